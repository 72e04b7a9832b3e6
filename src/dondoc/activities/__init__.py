"""What units run beside their tasks: initiatives, training classes, campaigns, commitments, forces."""
