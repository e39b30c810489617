"""A contract as Python: planned, laid out by templates, formatted; nothing written."""
