"""Calendar links: the file that programs fetch, and the pages on which links are made and revoked."""
