"""A package as the generator writes them, by hand: one of each construct."""
