"""Pure writers: frozen values in, the bytes of a file out; no database, no Django."""
