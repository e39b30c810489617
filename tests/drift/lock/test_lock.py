"""A contract as the text of its lock, and back."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
from wsdlsmith.drift.diff import diff
from wsdlsmith.drift.finding import Finding
from wsdlsmith.drift.lock.lock import lock_text, looks_like_lock, read_lock
from wsdlsmith.errors import InputError
from wsdlsmith.model.contract import Contract

from tests.conftest import CaseCount
from tests.drift.contracts import contract_in, contract_of
from tests.drift.small_wsdl import Op, Wsdl
from tests.shop_wsdl import shop

CASES = Path(__file__).parents[1] / "cases"


def _again(contract: Contract) -> Contract:
    return read_lock(lock_text(contract), "a.lock").contract


def _findings(old: Contract, new: Contract) -> list[Finding]:
    # the order of operations is no fact that a lock keeps
    found = diff(old, new).findings
    return [one for one in found if one.rule != "operation-order-changed"]


def test_locks_give_the_findings_that_the_documents_give(cases: CaseCount) -> None:
    pairs = [path.parent for path in sorted(CASES.rglob("before.wsdl"))]
    assert len(pairs) > 100
    for pair in pairs:
        old = contract_in(pair / "before.wsdl")
        new = contract_in(pair / "after.wsdl")
        assert _findings(_again(old), new) == _findings(old, new), pair
        assert _findings(old, _again(new)) == _findings(old, new), pair
        cases.add("contracts that came back from their lock", 2)


def test_a_lock_read_and_written_again_is_the_same_text() -> None:
    for path in sorted(CASES.rglob("after.wsdl")):
        text = lock_text(contract_in(path))
        assert lock_text(read_lock(text, "a.lock").contract) == text, path


@pytest.mark.parametrize(
    "text", ['a "b" \\c', "two\nlines", "-", "#", "a=b", " ", "\u2028", "\x7f", "æ𝄞"]
)
def test_any_text_comes_back_from_its_lock(text: str) -> None:
    xml = "".join(f"&#{ord(each)};" for each in text)
    contract = contract_of(shop(documentation="DOC", default="DEF").replace("DOC", xml))
    again = _again(contract)
    assert again.services == contract.services
    for space in fields(contract.schema):
        assert getattr(again.schema, space.name) == getattr(contract.schema, space.name)


def test_a_lock_has_a_line_for_each_fact_and_no_line_moves_with_the_order() -> None:
    one = Op(request='<xs:element name="Id" type="xs:int" minOccurs="0"/>')
    first = Wsdl(ops={"Get": one, "Add": Op()})
    second = Wsdl(ops={"Add": Op(), "Get": one})
    text = lock_text(contract_of(first.text()))
    assert text == lock_text(contract_of(second.text()))
    assert "      element tns:Id type=xs:int occurs=0..1\n" in text
    more = Op(request=one.request + '<xs:element name="B" type="xs:string"/>')
    changed = lock_text(contract_of(Wsdl(ops={"Get": more, "Add": Op()}).text()))
    assert set(changed.split("\n")) - set(text.split("\n")) == {
        "      element tns:B type=xs:string"
    }


def test_a_lock_that_was_cut_is_refused_wherever_it_was_cut() -> None:
    lines = lock_text(contract_of(shop())).splitlines(keepends=True)
    for end in range(4, len(lines)):
        with pytest.raises(InputError, match=r"cut off|not a contract lock"):
            read_lock("".join(lines[:end]), "contract.lock")


def test_a_lock_of_another_version_is_refused_by_name() -> None:
    text = re.sub("\ntool .*", "\ntool 9.9.9", lock_text(contract_of(shop())))
    with pytest.raises(InputError, match=r"written by wsdlsmith 9\.9\.9"):
        read_lock(text, "contract.lock")


def test_a_lock_of_another_format_is_refused_by_name() -> None:
    text = lock_text(contract_of(shop())).replace(
        "wsdlsmith-lock 1", "wsdlsmith-lock 2"
    )
    with pytest.raises(InputError, match="wsdlsmith-lock 2"):
        read_lock(text, "contract.lock")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("xs:int", "zz:int", 'no namespace is called "zz"'),
        ("occurs=0..1", "occurs=0..x", '"x" is no number'),
        ("  sequence", "  sequins", '"sequins" is not known'),
        ("service tns", "servant tns", '"servant" is not known'),
        ("  sequence", "       sequence", "cannot be read"),
        ("nillable", '"nillable', "cannot be read"),
    ],
)
def test_a_line_that_says_nothing_is_told_with_its_number(
    old: str, new: str, told: str
) -> None:
    item = '<xs:element name="Id" type="xs:int" minOccurs="0" nillable="true"/>'
    text = lock_text(contract_of(Wsdl(ops={"Get": Op(request=item)}).text()))
    assert old in text
    with pytest.raises(InputError, match=told) as caught:
        read_lock(text.replace(old, new, 1), "contract.lock")
    assert caught.value.location.line > 2


def test_a_lock_that_lacks_a_line_that_another_names_is_refused() -> None:
    """As a merge that went wrong leaves it."""
    item = '<xs:element name="One" type="tns:Item"/>'
    types = '<xs:complexType name="Item"><xs:sequence/></xs:complexType>'
    ops = {"Get": Op(request=item)}
    text = lock_text(contract_of(Wsdl(ops=ops, types=types).text()))
    lines = text.splitlines(keepends=True)
    heads = [
        n for n, line in enumerate(lines) if re.match("(complex-type|element)", line)
    ]
    assert len(heads) == 3  # the type, the request and the answer
    for start in heads:
        end = next(n for n in range(start + 1, len(lines)) if lines[n][0] != " ")
        without = "".join([*lines[:start], *lines[end:]])
        with pytest.raises(InputError, match=r"no line says what the \w+ \w+ is"):
            read_lock(without, "contract.lock")
        twice = "".join([*lines[:end], *lines[start:]])
        with pytest.raises(InputError, match="is there twice"):
            read_lock(twice, "contract.lock")
        nameless = "".join([*lines[:start], re.sub(r" tns:\w+", "", lines[start])])
        with pytest.raises(InputError, match=r"has no name|something is missing"):
            read_lock(nameless + "".join(lines[start + 1 :]), "contract.lock")


def test_a_lock_whose_lines_end_as_on_windows_is_a_lock() -> None:
    text = lock_text(contract_of(shop()))
    other = "\ufeff" + text.replace("\n", "\r\n")
    assert looks_like_lock(other.encode())
    assert read_lock(other, "contract.lock") == read_lock(text, "contract.lock")


def test_text_that_is_no_lock_is_refused() -> None:
    for text in ("", "\n", "end\n", "<xml/>", "# only a comment\n"):
        with pytest.raises(InputError, match="not a contract lock"):
            read_lock(text, "contract.lock")


def test_the_published_versions_come_back_from_their_locks(corpus: Path) -> None:
    from wsdlsmith.diagnostics import Diagnostics
    from wsdlsmith.merge.contract import read_contract
    from wsdlsmith.read.source import open_source

    source = f"{corpus}/superoffice/wsdl-2023.zip#*Services84-*"
    contract = read_contract([open_source(source, offline=True)], Diagnostics())
    again = _again(contract)
    assert again.schema == contract.schema
    assert _findings(contract, again) == []
