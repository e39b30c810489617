"""WSDLs that others wrote and four of our own, and random edits of them."""
