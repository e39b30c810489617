"""Documented envelopes as evidence: replayed against both contracts."""
