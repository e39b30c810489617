"""Facts about two contracts, without opinion: one module for each kind of component."""
