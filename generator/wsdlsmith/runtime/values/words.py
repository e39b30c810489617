"""The words of the compact texts: of mappings, schemas and services.

Apart from :mod:`~wsdlsmith.runtime.schema.mapping`, because importing a client needs
them and nothing else of it.
"""

from __future__ import annotations

from collections.abc import Mapping

from wsdlsmith.runtime.values.names import pattern_of

# not \s: U+1680 is white space to Python, and a letter of names to XML
_WORD = r'"(?:[^"\\]|\\.)*"|[;\n]|[^ \t\n;"]+'


def occurs(flags: str) -> tuple[int, int | None, bool]:
    """``1`` ``?`` ``*`` ``+`` ``{2,5}``, then ``n`` when nillable."""
    nillable = flags.endswith("n")
    text = flags[:-1] if nillable else flags
    if text.startswith("{"):
        low, _, high = text[1:-1].partition(",")
        return int(low or 0), int(high) if high else None, nillable
    low_high = {"": (1, 1), "1": (1, 1), "?": (0, 1), "*": (0, None), "+": (1, None)}
    return (*low_high[text], nillable)


def expand(name: str, namespaces: Mapping[str, str]) -> str:
    """A prefixed name of the text in Clark notation; without a prefix as it is."""
    prefix, colon, rest = name.partition(":")
    return f"{{{namespaces[prefix]}}}{rest}" if colon else name


def fact(line: str) -> list[str]:
    """The words of a line; blanks part them, and nothing else that Python skips."""
    return [word for word in line.split(" ") if word]


def plain(word: str) -> str:
    """A word as it was meant: one that holds unusual characters is a JSON string."""
    if not word.startswith('"'):
        return word
    import json

    text: str = json.loads(word)
    return text


def statements(text: str) -> list[list[str]]:
    """The text's entries as lists of words; JSON strings are one word each."""
    result: list[list[str]] = [[]]
    for word in pattern_of(_WORD).findall(text):
        if word in (";", "\n"):
            result.append([])
        else:
            result[-1].append(word)
    return [words for words in result if words]
