"""Measurements of wsdlsmith beside its peers; see ``python -m benchmarks --help``.

They print what they find and never judge it: a time that fails a build is a
test of the machine.
"""
