"""Messages that one side may send: sampled, then changed at random as libxml2 allows.

The sampler gives the first; every further one differs from one that is valid in one
value, attribute, element, ``xsi:type`` or ``xsi:nil``, in the words of both documents.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from dataclasses import replace

from lxml import etree
from wsdlsmith.model.qname import XSI
from wsdlsmith.model.schema import Element, SchemaSet
from wsdlsmith.sample.element import Sampler

from tests.drift.breaking import faultless
from tests.drift.zoo.nodes import Node
from tests.drift.zoo.words import SPACES, Words

_NIL, _TYPE = f"{{{XSI}}}nil", f"{{{XSI}}}type"


def samples(
    declared: Element, schema: SchemaSet, seed: str, fills: Iterable[float]
) -> Iterator[Node]:
    """Messages as the sampler makes them; none where no message can be finite."""
    for number, fill in enumerate(fills):
        sampler = Sampler(schema, f"{seed} {number}", fill=fill)
        if sampler.heights.may_stand(declared):
            yield _sample(sampler, declared)


def _sample(sampler: Sampler, declared: Element) -> Node:
    root = etree.Element("root", nsmap={**sampler.prefixes(), **SPACES})
    sampler.add(root, replace(declared, nillable=False), may_substitute=False)
    return etree.fromstring(etree.tostring(root[0], encoding="unicode"))


class Sender:
    """Sends messages of one element that are valid by its own schema."""

    def __init__(
        self, judge: etree.XMLSchema, words: Words, chance: random.Random
    ) -> None:
        self._judge = judge
        self._words = words
        self._chance = chance

    def messages(self, firsts: list[Node], steps: int) -> Iterator[Node]:
        """The valid ones of ``firsts``, and what they become in random steps."""
        known = [
            one
            for one in firsts
            if faultless(self._judge, one) and not self._says_it_twice(one)
        ]
        yield from known
        for _ in range(steps):
            if not known:
                return
            one = deepcopy(self._chance.choice(known))
            for _ in range(self._chance.choice([1, 1, 2])):
                self._chance.choice(_STEPS)(self, one, firsts)
            if faultless(self._judge, one) and not self._says_it_twice(one):
                known.append(one)
                yield one

    def _says_it_twice(self, root: Node) -> bool:
        """Whether ``xsi:type`` names the very type that an element has anyway."""
        said = (one for one in root.iter(etree.Element) if one.get(_TYPE))
        return any(self._names_its_own(node) for node in said)

    def _names_its_own(self, node: Node) -> bool:
        prefix, _, name = node.get(_TYPE, "").rpartition(":")
        named = (node.nsmap.get(prefix or None), name)
        known = self._words.declared.get(etree.QName(node).localname, ())
        types = (one.partition(":") for one in known)
        return any((SPACES.get(p), local) == named for p, _, local in types)

    # -- steps -------------------------------------------------------------

    def _any(self, root: Node) -> Node:
        """An element; mostly one of those, or in one of those, that differ."""
        every = list(root.iter(etree.Element))
        if self._chance.random() < 0.6:
            every = [one for one in every if self._differs(one)] or every
        return self._chance.choice(every)

    def _differs(self, node: Node) -> bool:
        names = {etree.QName(node).localname, node.get(_TYPE, "").rpartition(":")[2]}
        return not names.isdisjoint(self._words.changed)

    def text(self, root: Node, firsts: list[Node]) -> None:
        node = self._any(root)
        if not len(node):
            node.text = self._text()

    def _text(self) -> str:
        known = self._words.texts
        if self._words.near and self._chance.random() < 0.4:
            known = self._words.near
        return self._chance.choice(known).replace("&#32;", " ")

    def attribute(self, root: Node, firsts: list[Node]) -> None:
        """One more, another value, or one less."""
        node = self._any(root)
        if node.attrib and self._chance.random() < 0.6:
            name = self._chance.choice(list(node.attrib))
            if self._chance.random() < 0.4:
                del node.attrib[name]
                return
        else:
            name = self._chance.choice(self._words.attributes)
        if name not in (_TYPE, _NIL):
            node.set(name, self._text())

    def type(self, root: Node, firsts: list[Node]) -> None:
        self._any(root).set(_TYPE, self._chance.choice(self._words.types))

    def nil(self, root: Node, firsts: list[Node]) -> None:
        node = self._any(root)
        if self._chance.random() < 0.7:
            node[:] = []
            node.text = None
        node.set(_NIL, self._chance.choice(["true", "true", "false"]))

    def removal(self, root: Node, firsts: list[Node]) -> None:
        node = self._any(root)
        above = node.getparent()
        if above is not None:
            above.remove(node)

    def repeat(self, root: Node, firsts: list[Node]) -> None:
        node = self._any(root)
        if node.getparent() is not None:
            for _ in range(self._chance.choice([1, 1, 2])):
                node.addnext(deepcopy(node))

    def swap(self, root: Node, firsts: list[Node]) -> None:
        node = self._any(root)
        behind = node.getnext()
        if behind is not None:
            behind.addnext(node)

    def insert(self, root: Node, firsts: list[Node]) -> None:
        """An element of any name, with a text or none."""
        node = self._any(root)
        new = etree.Element(self._chance.choice(self._words.tags))
        if self._chance.random() < 0.6:
            new.text = self._text()
        node.insert(self._chance.randint(0, len(node)), new)

    def graft(self, root: Node, firsts: list[Node]) -> None:
        """What another message has for the same name, or in another element."""
        other = self._any(self._chance.choice(firsts))
        if other.getparent() is None:
            return
        alike = [one for one in root.iter(str(other.tag)) if one is not root]
        node = self._chance.choice(alike) if alike else self._any(root)
        above = node.getparent()
        new = deepcopy(other)
        if alike and above is not None and self._chance.random() < 0.7:
            above.replace(node, new)
        else:
            node.insert(self._chance.randint(0, len(node)), new)

    def rename(self, root: Node, firsts: list[Node]) -> None:
        node = self._any(root)
        if node.getparent() is not None:
            node.tag = self._chance.choice(self._words.tags)

    def mix(self, root: Node, firsts: list[Node]) -> None:
        """Text between elements, or none."""
        node = self._any(root)
        if len(node):
            node[0].tail = self._chance.choice([None, "text"])
            node.text = self._chance.choice([None, "text", "5"])


_Step = Callable[[Sender, Node, list[Node]], None]
_STEPS: list[_Step] = [
    *[Sender.text] * 4,
    *[Sender.attribute] * 2,
    Sender.type,
    Sender.nil,
    *[Sender.removal] * 2,
    *[Sender.repeat] * 2,
    Sender.swap,
    *[Sender.insert] * 2,
    *[Sender.graft] * 3,
    Sender.rename,
    Sender.mix,
]
