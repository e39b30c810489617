"""What the classes of values say of their fields, to whoever asks at run time.

``typing.get_type_hints`` is how pydantic, cattrs and the like look at a dataclass.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_type_hints

import pytest
from superoffice.services88 import types
from wsdlsmith.runtime import (
    Fault,
    Record,
    RequestEvent,
    ResponseEvent,
    Retry,
    resolve_types,
)

from tests.emit.generated import imported, make

CASE = Path(__file__).parents[1] / "cases/generate/bindings/service.wsdl"
RECORDS = [
    kind for name in types.__all__ if issubclass(kind := getattr(types, name), Record)
]


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_a_generated_class_tells_the_types_of_its_fields(kind: type[Record]) -> None:
    assert get_type_hints(kind).keys() == kind.__dataclass_fields__.keys()


def test_a_hint_is_what_the_annotation_names() -> None:
    hints = get_type_hints(types.PluginResponse)
    assert hints["changes"] == types.ChangedData | None
    assert hints["is_ok"] == bool | None


@pytest.mark.parametrize("kind", [Fault, RequestEvent, ResponseEvent, Retry])
def test_values_of_the_run_time_do_too(kind: Any) -> None:
    assert get_type_hints(kind).keys() == kind.__dataclass_fields__.keys()


def test_types_of_other_modules_are_found_once_they_are_resolved(
    tmp_path: Path,
) -> None:
    built = make(tmp_path, CASE.read_text(encoding="utf-8"))
    with imported(built, tmp_path / "out") as modules:
        several = modules["types"]
        response = several.CountResponse
        with pytest.raises(NameError, match="Order"):
            get_type_hints(response)
        resolve_types(several)
        assert get_type_hints(response)["last"] is several.Order
