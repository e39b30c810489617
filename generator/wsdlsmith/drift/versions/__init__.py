"""The version that stands in names: found, mapped, and taken out of the comparison."""
