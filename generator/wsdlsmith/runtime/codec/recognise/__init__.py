"""Messages read from their text, without a tree, where nothing in them is unusual.

A regular expression for each class takes the shape that a serializer writes: the
elements in schema order, no layout, no attribute but ``xsi:nil``. What does not
match to the last byte is for the ways that go by a tree; they decide what it means.
"""
