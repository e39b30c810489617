"""Envelopes to objects and back, on lxml: nothing here knows of HTTP."""
