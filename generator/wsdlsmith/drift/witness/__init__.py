"""A message that proves a finding: valid for its sender, not for its receiver."""
