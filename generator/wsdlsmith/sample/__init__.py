"""Random elements that a schema allows: for witnesses, tests and benchmarks."""
