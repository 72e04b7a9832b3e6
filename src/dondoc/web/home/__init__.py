"""The first page: what is to be done from the seat that the user has taken."""
