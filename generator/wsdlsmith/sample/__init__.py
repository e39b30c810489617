"""Random messages that a contract allows: for tests, witnesses and benchmarks."""
