"""Stands in until callers import it from :mod:`wsdlsmith.merge.contract`."""

from wsdlsmith.merge.contract import read_contract

__all__ = ["read_contract"]
