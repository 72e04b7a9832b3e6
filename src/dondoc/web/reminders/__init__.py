"""How reminders run: rules, mailboxes, webhooks, what could not be delivered, and urging by hand."""
