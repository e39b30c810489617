"""The vendor's WSDLs, served by PHP: failure by header, flags, inherited types."""

from __future__ import annotations

from typing import Any

import pytest
from wsdlsmith.runtime import SoapFault

from tests.interop.callers import Connect


@pytest.mark.parametrize(
    ("number", "rights"),
    [(0, ""), (1, "SELECT"), (3, "SELECT UPDATE"), (99, "SELECT FILTERING")],
)
def test_flags_of_an_associate_are_read_by_token(
    connect_published: Connect,
    php_published: str,
    published: Any,
    number: int,
    rights: str,
) -> None:
    api = connect_published("Associate", php_published)
    mask = api("get_associate", associate_id=number).table_right.mask
    expected = published.ETableRight(0)
    for name in rights.split():
        expected |= published.ETableRight[name]
    assert mask == expected


def test_an_answer_of_a_subtype_is_of_the_subclass(
    connect_published: Connect, php_published: str, published: Any
) -> None:
    api = connect_published("UserDefinedFieldInfo", php_published)
    one = api("get_custom_field_info", table_name="contact", field_name="x_size")
    assert one == published.FieldInfoInt(field_name="x_size", default_value=3)
    many = api("get_custom_field_info_list", table_name="contact")
    assert [type(field).__name__ for field in many] == [
        "FieldInfoBool",
        "FieldInfoBase",
    ]
    assert many[0].default_value is True


def test_a_soft_failure_is_told_by_its_headers(
    connect_published: Connect, php_published: str
) -> None:
    reply = connect_published("ErpSync", php_published).reply(
        "force_resync", erp_connection_id=5
    )
    assert reply.status == 200
    assert reply.result.is_ok is False
    assert reply.headers["succeeded"] is False
    info: Any = reply.headers["exception_info"]
    assert info.message == "No access to the connection"
    assert info.friendly_text == "Ask an administrator"
    assert info.inner_exception.message == "ticket expired"
    assert info.parameters == {"ticket": "7T"}


def test_a_body_parameter_may_have_a_headers_name(
    connect_published: Connect, php_published: str, published: Any
) -> None:
    api = connect_published(
        "User",
        php_published,
        application_token="top",
        credentials=published.SoCredentials(ticket="7T"),
    )
    credentials = published.UntrustedCredentials(comment="kept", is_active=True)
    with pytest.raises(SoapFault) as caught:
        api("save_untrusted_credentials", type="mail", credentials=credentials)
    assert caught.value.fault.reason == "mail top/7T in the body"
    assert "7T" not in str(caught.value)


def test_user_name_and_password_give_a_ticket(
    connect_published: Connect, php_published: str
) -> None:
    api = connect_published("SoPrincipal", php_published)
    reply = api.reply(
        "authenticate_username_password", user_name="ada", password="secret"
    )
    assert reply.headers["succeeded"] is True
    assert reply.result.authentication_succeeded is True
    assert reply.result.response.associate == "ada"
    assert reply.result.credentials.ticket == "7T:ada"
    refused = api("authenticate_username_password", user_name="ada", password="wrong")
    assert refused.authentication_succeeded is False
    assert refused.credentials.ticket is None
