"""One of the vendor's WSDLs, served by Mono's WCF."""

from __future__ import annotations

from typing import Any

from tests.interop.callers import Connect


def test_flags_and_dictionaries_come_back_as_they_were_sent(
    connect_published: Connect, mono_published: str, published: Any
) -> None:
    update = published.ETableRight.SELECT | published.ETableRight.UPDATE
    read = published.FieldRight(mask=published.EFieldRight.READ)
    entity = published.UserDefinedFieldInfo(
        table_right=published.TableRight(mask=update, reason=""),
        field_properties={"x": published.FieldProperty(field_right=read), "y": None},
        field_label="größer <als> & so",
        field_height=-32768,
        field_type=published.UDefFieldType.NUMBER,
        is_mandatory=True,
    )
    api = connect_published(
        "UserDefinedFieldInfo",
        mono_published,
        credentials=published.SoCredentials(ticket="ticket"),
    )
    reply = api.reply("save_user_defined_field_info", user_defined_field_info=entity)
    saved = reply.result
    for name in ("table_right", "field_label", "field_height", "is_mandatory"):
        assert getattr(saved, name) == getattr(entity, name)
    assert saved.field_properties["x"].field_right.mask == read.mask
    assert saved.field_properties["y"] is None
    assert reply.headers["succeeded"] is True
    assert "exception_info" not in reply.headers


def test_a_soft_failure_is_told_by_its_headers(
    connect_published: Connect, mono_published: str
) -> None:
    api = connect_published("UserDefinedFieldInfo", mono_published)
    reply = api.reply("save_user_defined_field_info")
    assert reply.result is None
    assert reply.headers["succeeded"] is False
    info: Any = reply.headers["exception_info"]
    assert (info.message, info.friendly_text) == ("who are you", "Log in")
    assert info.inner_exception.message == "no ticket"


def test_answers_of_subtypes_are_of_the_subclasses(
    connect_published: Connect, mono_published: str, published: Any
) -> None:
    api = connect_published("UserDefinedFieldInfo", mono_published)
    one = api("get_custom_field_info", table_name="contact", field_name="x_size")
    assert type(one) is published.FieldInfoInt
    assert (one.field_name, one.default_value) == ("x_size", 3)
    first, second = api("get_custom_field_info_list", table_name="contact")
    assert type(first) is published.FieldInfoBool
    assert first.default_value is True
    assert second is None
