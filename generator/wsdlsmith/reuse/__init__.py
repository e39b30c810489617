"""What an earlier run learnt, used again where it still holds: docs/decisions/0011."""
