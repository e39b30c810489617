"""One rule of the table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, TypeAlias

from wsdlsmith.drift.change import Way
from wsdlsmith.drift.finding import Python, Severity, Wire

Stage: TypeAlias = Literal["diff", "history", "examples", "check", "reading"]
"""Which verb can find it: two contracts (``diff``), a row of versions, documented
envelopes, the project's own state (``check``), or one contract while it is read."""

_SEVERITY: Final[dict[str, Severity]] = {
    "E": "error",
    "W": "warning",
    "I": "info",
    "o": "off",
}
_WIRE: Final[dict[str, Wire]] = {
    "Y": "breaks",
    "S": "strict",
    "N": "safe",
    "?": "undecided",
}
_PYTHON: Final[dict[str, Python]] = {
    "Y": "breaks",
    "T": "types",
    "K": "positional",
    "N": "safe",
}


class Each(NamedTuple):
    """What a rule says of one direction."""

    severity: Severity
    wire: Wire


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A kind of drift; the id is a sentence, ``message`` the same with names in it.

    ``mirror`` is the rule that the same two contracts fall under when compared
    the other way round; a symmetric rule is its own. ``directed`` is False for
    what no message shows: such a finding has the direction ``none``.
    """

    id: str
    detects: str
    request: Each
    response: Each
    python: Python
    mirror: str
    message: str
    example: str
    directed: bool = True
    family: str = ""
    stage: Stage = "diff"

    def each(self, way: Way) -> Each:
        """What the rule says of one direction."""
        return self.request if way == "request" else self.response


class Family:
    """Writes the rules of one family, a call a rule."""

    def __init__(self, name: str, stage: Stage = "diff") -> None:
        self.name = name
        self.stage: Stage = stage
        self.rules: list[Rule] = []

    def rule(
        self, head: str, detects: str, message: str, example: str, mirror: str = ""
    ) -> None:
        """Add a rule; ``head`` is its id and the codes for request, response, Python.

        ``EY`` is an error that breaks the wire; severities are E W I o, wire
        verdicts Y S N ?, Python verdicts Y T K N; ``-`` in front of the Python
        verdict means that no message shows it.
        """
        name, request, response, python = head.split()
        self.rules.append(
            Rule(
                id=name,
                detects=detects,
                request=_each(request),
                response=_each(response),
                python=_PYTHON[python[-1]],
                mirror=mirror or name,
                message=message,
                example=example,
                directed=not python.startswith("-"),
                family=self.name,
                stage=self.stage,
            )
        )


def _each(code: str) -> Each:
    return Each(_SEVERITY[code[0]], _WIRE[code[1]])
