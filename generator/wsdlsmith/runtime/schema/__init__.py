"""What the mapping texts of generated code say: types, messages, services."""
