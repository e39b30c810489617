"""Many documents to one contract: same definitions once, conflicts told."""
