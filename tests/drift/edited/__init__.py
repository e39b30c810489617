"""WSDLs that others wrote, and random edits of them."""
