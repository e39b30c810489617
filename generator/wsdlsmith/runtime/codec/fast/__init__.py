"""The fast way: functions compiled for each class when it is first used.

What they give is what the generic reader and writer give, in every respect; on
anything unusual they leave the element, or the whole message, to them. So the
generic way is the reference, and this package can be left out (``fast=False``).
"""
