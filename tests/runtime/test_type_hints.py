"""What the classes of values say of their fields, to whoever asks at run time.

``typing.get_type_hints`` is how pydantic, cattrs and the like look at a dataclass.
"""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, get_type_hints

import pydantic
import pytest
from superoffice import services88
from superoffice.services88 import types
from wsdlsmith.runtime import (
    Fault,
    Message,
    QName,
    Record,
    Reply,
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


@pytest.mark.parametrize(
    "kind", [Fault, Message, Reply, RequestEvent, ResponseEvent, Retry]
)
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


@pytest.mark.parametrize(
    "client", [services88.ErpSync, services88.AsyncErpSync], ids=["sync", "async"]
)
def test_methods_tell_their_types_to_who_says_what_t_is(client: type) -> None:
    """As the guide shows it."""
    for name in ("force_resync", "force_resync_no_blank_values"):
        hints = get_type_hints(getattr(client, name), localns={"t": types})
        assert hints == {
            "erp_connection_id": int | None,
            "internal_key_ids": list[int] | None,
            "return": types.PluginResponse | None,
        }
    hints = get_type_hints(vars(client)["__init__"], localns={"t": types})
    assert hints["credentials"] == types.SoCredentials | None


def test_a_client_alone_imports_no_types() -> None:
    """Which is why its methods' hints name a module that is not there."""
    code = """
import sys
from superoffice.services88.services import erp_sync
assert "superoffice.services88.types" not in sys.modules
assert not hasattr(erp_sync, "t")
"""
    paths = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", code], env=paths, check=True)


VALUES = Path(__file__).parents[1] / "cases/generate/values/service.wsdl"


def test_pydantic_takes_every_record_and_shows_its_fields_alone(tmp_path: Path) -> None:
    """Not the facts of the XML that a record was read from."""
    built = make(tmp_path, VALUES.read_text(encoding="utf-8"))
    with imported(built, tmp_path / "out") as modules:
        several = modules["types"]
        resolve_types(several)
        found = [getattr(several, name) for name in several.__all__]
        records = [k for k in found if isinstance(k, type) and issubclass(k, Record)]
        assert len(records) > 5
        for kind in records:
            schema = pydantic.TypeAdapter(kind).json_schema(mode="serialization")
            fields = {f.name for f in dataclasses.fields(kind)} - {"_wire"}
            shown = (
                schema.get("properties") or schema["$defs"][kind.__name__]["properties"]
            )
            assert set(shown) == fields


def test_a_name_is_text_to_pydantic() -> None:
    names = pydantic.TypeAdapter(dict[QName, QName])
    value = {QName("urn:a", "b", "p"): QName("", "c")}
    assert names.dump_json(value) == b'{"{urn:a}b":"c"}'
    assert names.validate_json(names.dump_json(value)) == value
    assert names.validate_python(value) == value
    assert names.validate_python({"{urn:a}b": "c"}) == value
