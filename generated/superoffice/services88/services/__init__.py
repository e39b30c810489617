"""The clients, a module a service."""
