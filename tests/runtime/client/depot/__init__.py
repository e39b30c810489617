"""A small package in the form that the generator gives its packages."""
