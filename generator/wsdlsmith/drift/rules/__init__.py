"""What each kind of change means: a table, and the choice of a rule for a change."""
