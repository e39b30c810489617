"""Examples against contract and bindings: conformance, round trip, report."""
