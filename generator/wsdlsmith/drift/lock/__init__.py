"""The contract lock: a contract as text, a line a fact, and back."""
