"""Names that are values (``xs:QName``)."""

from __future__ import annotations

from typing import Any, NoReturn


class QName:
    """A name in a namespace; ``prefix`` is how it was written, and no part of it.

    No dataclass: ``dataclasses.asdict`` would make a dict of it, which cannot be a
    key, as names are in ``any_attributes``.
    """

    __slots__ = ("name", "namespace", "prefix")
    __match_args__ = ("namespace", "name")

    namespace: str
    name: str
    prefix: str

    def __init__(self, namespace: str, name: str, prefix: str = "") -> None:
        for field, value in zip(_FIELDS, (namespace, name, prefix), strict=True):
            object.__setattr__(self, field, value)

    @property
    def clark(self) -> str:
        """``{namespace}name``, or the bare name without a namespace."""
        return f"{{{self.namespace}}}{self.name}" if self.namespace else self.name

    @classmethod
    def from_clark(cls, text: str) -> QName:
        """The inverse of :attr:`clark`."""
        if text.startswith("{"):
            namespace, _, name = text[1:].partition("}")
            return cls(namespace, name)
        return cls("", text)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """For pydantic, who calls it: a text in Clark notation, as a key too."""
        from pydantic_core import core_schema as made

        text = made.no_info_after_validator_function(cls.from_clark, made.str_schema())
        return made.json_or_python_schema(
            json_schema=text,
            python_schema=made.union_schema([made.is_instance_schema(cls), text]),
            serialization=made.to_string_ser_schema(),
        )

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a QName does not change: {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a QName does not change: {name}")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, QName):
            return NotImplemented
        return self.name == other.name and self.namespace == other.namespace

    def __hash__(self) -> int:
        return hash((self.namespace, self.name))

    def __reduce__(self) -> tuple[type[QName], tuple[str, str, str]]:
        return type(self), (self.namespace, self.name, self.prefix)

    def __repr__(self) -> str:
        return f"QName(namespace={self.namespace!r}, name={self.name!r})"

    def __str__(self) -> str:
        return self.clark


_FIELDS = ("namespace", "name", "prefix")
