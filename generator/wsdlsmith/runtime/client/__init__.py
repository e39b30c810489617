"""Calls over HTTP: sessions, transport, headers, security, what a caller sees."""
