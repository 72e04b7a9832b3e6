"""The ways out: mail and webhooks."""
