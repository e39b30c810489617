"""Why the generator cannot go on.

::

    WsdlsmithError                  everything below; ``exit_code`` is the command's
    ├── UsageError            (2)   the command or the project file asks for the impossible
    ├── InputError            (3)   an input cannot be read or is invalid
    │   ├── SourceError             a source cannot be opened, fetched or unpacked
    │   │   └── AbsentError         there is nothing where a source points to
    │   ├── XmlError                not XML, a DTD, a wrong encoding, too deep, too large
    │   ├── DefinitionError         XML, but not what WSDL 1.1 or XML Schema 1.0 allow
    │   └── UnresolvedError         a name, import or include that leads nowhere
    ├── ConflictError         (4)   two different definitions of one name
    ├── UnsupportedError      (4)   a construct refused, or any diagnostic under ``--strict``
    └── OutputError           (3)   the output folder cannot be written or is not ours

Each message says what is wrong in one sentence, where (file, line, path), and
what to do about it.
"""

from __future__ import annotations

from typing import ClassVar

from wsdlsmith.location import NOWHERE, Location


class WsdlsmithError(Exception):
    """Base of all errors that a command reports to its user."""

    exit_code: ClassVar[int] = 3

    def __init__(
        self, message: str, location: Location = NOWHERE, hint: str = ""
    ) -> None:
        super().__init__(message)
        self.message = message
        self.location = location
        self.hint = hint

    def __str__(self) -> str:
        place = f"{self.location}: " if self.location.file else ""
        hint = f"\n  hint: {self.hint}" if self.hint else ""
        return f"{place}{self.message}{hint}"


class UsageError(WsdlsmithError):
    """The command line or the project file asks for something impossible."""

    exit_code = 2


class InputError(WsdlsmithError):
    """An input cannot be read or is invalid."""


class SourceError(InputError):
    """A source cannot be opened, fetched or unpacked."""


class AbsentError(SourceError):
    """There is no file, and no member of an archive or a commit, of that name."""


class XmlError(InputError):
    """Not well-formed XML, or XML that is refused: a DTD, too deep, too large."""


class DefinitionError(InputError):
    """Well-formed, but not what WSDL 1.1 or XML Schema 1.0 allow."""


class UnresolvedError(InputError):
    """A name, an import or an include that leads nowhere."""


class ConflictError(WsdlsmithError):
    """Two different definitions of one name."""

    exit_code = 4


class UnsupportedError(WsdlsmithError):
    """A construct that is refused, or a diagnostic under ``--strict``."""

    exit_code = 4


class OutputError(WsdlsmithError):
    """The output folder cannot be written, or was not made by wsdlsmith."""
