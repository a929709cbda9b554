"""Who may do what: roles, accounts and sessions. Nothing of a client is believed but its session's token."""
