"""Bring published documents into the project: ``wsdl/<api>/<version>/``."""
