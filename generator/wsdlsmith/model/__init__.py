"""The contract and its parts: frozen facts, no input or output."""
