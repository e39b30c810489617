"""The vendor's WSDLs, served and validated by JAX-WS RI."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.interop.callers import Connect
from tests.interop.filled import Filler


def test_a_selection_comes_back_as_it_was_sent(
    connect_published: Connect, jaxws_published: str, published: Any
) -> None:
    rights = published.ETableRight.SELECT | published.ETableRight.UPDATE
    entity = published.SelectionEntity(
        name="spring <2024> & more",
        associate=published.Associate(
            associate_id=7,
            full_name="Ada Ö",
            table_right=published.TableRight(mask=rights, reason=""),
            field_properties={"name": published.FieldProperty()},
        ),
        created_date=dt.datetime(2023, 1, 2, 3, 4, 5, 123000),
        member_count=4294967295,
        source=-32768,
        selection_type=published.SelectionType.DYNAMIC,
        visible_for=[published.VisibleFor(display_value="all"), None],
    )
    api = connect_published(
        "Selection",
        jaxws_published,
        application_token="top",
        credentials=published.SoCredentials(ticket="ticket"),
    )
    reply = api.reply("save_selection_entity", selection_entity=entity)
    assert reply.result == entity
    assert reply.headers["succeeded"] is True
    assert reply.headers.get("exception_info") is None


def test_a_soft_failure_is_told_by_its_headers(
    connect_published: Connect, jaxws_published: str, published: Any
) -> None:
    credentials = published.SoCredentials(ticket="ticket")
    api = connect_published("Selection", jaxws_published, credentials=credentials)
    reply = api.reply("save_selection_entity", selection_entity=None)
    assert reply.result is None
    assert reply.headers["succeeded"] is False
    info: Any = reply.headers["exception_info"]
    assert info.message == "nothing to save"


def test_an_answer_of_a_subtype_is_of_the_subclass(
    connect_published: Connect, jaxws_published: str, published: Any
) -> None:
    api = connect_published("UserDefinedFieldInfo", jaxws_published)
    answer = api("get_custom_field_info", table_name="contact", field_name="x_size")
    assert answer == published.FieldInfoInt(
        field_name="x_size",
        field_type=published.CustomFieldType.INTEGER,
        default_value=3,
    )


@pytest.mark.parametrize("seed", range(10))
def test_filled_selections_come_back_as_they_were_sent(
    connect_published: Connect, jaxws_published: str, published: Any, seed: int
) -> None:
    credentials = published.SoCredentials(ticket="ticket")
    api = connect_published("Selection", jaxws_published, credentials=credentials)
    schema = type(api.client).__service__.schema
    filler = Filler(schema, seed)
    entity = filler.of(schema.type_of(published.SelectionEntity), 1)
    assert api("save_selection_entity", selection_entity=entity) == entity
