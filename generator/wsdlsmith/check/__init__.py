"""Everything CI wants to know about a project's APIs, in one summary."""
