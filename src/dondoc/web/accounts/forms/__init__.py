"""Forms of accounts: what is typed, as one type each."""
