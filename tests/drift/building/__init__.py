"""The tables that the case folders are written from."""
