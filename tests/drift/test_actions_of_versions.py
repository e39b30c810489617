"""Actions and addresses beside a namespace that changed: what stayed has not."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from wsdlsmith.drift.diff import diff

from tests.drift.contracts import contract_of
from tests.drift.small_wsdl import Op, Wsdl


def _rules(
    old: Wsdl, new: Wsdl, names: Mapping[str, str] | None = None
) -> dict[str, str | None]:
    drift = diff(contract_of(old.text()), contract_of(new.text()), names)
    return {one.rule: one.old for one in drift.findings}


def _service(namespace: str, action: str, address: str = "https://shop/v1") -> Wsdl:
    ops = {"Get": Op(action=action)}
    return Wsdl(namespace=namespace, address=address, ops=ops)


@pytest.mark.parametrize(
    ("new", "rule"),
    [
        ("urn:shop:v2", "namespace-version-changed"),
        ("urn:x", "target-namespace-changed"),
    ],
)
def test_an_action_and_an_address_that_stayed_have_not_changed(
    new: str, rule: str
) -> None:
    old = _service("urn:shop:v1", "urn:shop:v1/Get")
    assert set(_rules(old, _service(new, "urn:shop:v1/Get"))) == {rule}


def test_an_action_that_went_elsewhere_has_changed() -> None:
    old = _service("urn:shop:v1", "urn:shop:v1/Get")
    assert set(_rules(old, _service("urn:shop:v2", "urn:shop:v3/Get"))) == {
        "namespace-version-changed",
        "soap-action-changed",
    }


@pytest.mark.parametrize("names", [None, {"urn:shop": "urn:store"}])
def test_an_action_below_a_namespace_goes_with_it(
    names: dict[str, str] | None,
) -> None:
    old, new = _service("urn:shop", "urn:shop:Get"), _service(
        "urn:store", "urn:store:Get"
    )
    expected = set() if names else {"target-namespace-changed"}
    assert set(_rules(old, new, names)) == expected


def test_an_action_of_a_longer_name_is_not_below_the_namespace() -> None:
    old = _service("urn:shop", "urn:shopping:Get")
    found = _rules(old, _service("urn:store", "urn:bank:Get"))
    assert found["soap-action-changed"] == "urn:shopping:Get"
