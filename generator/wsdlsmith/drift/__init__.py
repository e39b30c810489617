"""What changed between two contracts, and whom it hurts: changes, rules, policy, reports."""
