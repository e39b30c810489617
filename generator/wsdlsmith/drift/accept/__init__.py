"""``drift.toml``: changes that are known and meant, each with a reason and an end."""
