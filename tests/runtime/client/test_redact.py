"""What was sent in confidence does not come back in a message."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import pytest
from wsdlsmith.runtime.client.redact import excerpt
from wsdlsmith.runtime.client.secrets import Secrets
from wsdlsmith.runtime.http import HttpAnswer, public_url


@dataclass(slots=True)
class Account:
    name: str
    password: str
    inner: object = None


def hidden(text: str, headers: dict[str, object], body: object = None) -> str:
    return Secrets("http://me:p%40ss@h/", (*headers.values(),), body).hide(text)


def test_every_text_of_a_header_value_is_hidden() -> None:
    key = UUID("7d8f3c2a-0000-4000-8000-000000000001")
    headers = {"login": Account("Ann Lee", "hunter2", [{"deep": "below"}]), "key": key}
    text = f"Ann Lee hunter2 below {key} stays"
    assert hidden(text, headers) == "*** *** *** *** stays"


def test_of_the_body_only_what_is_named_so_is_hidden() -> None:
    body = Account("Ann Lee", "hunter2", Account("x", "swordfish"))
    assert hidden("Ann Lee hunter2 swordfish", {}, body) == "Ann Lee *** ***"


def test_escaped_and_shortened_spellings_are_hidden() -> None:
    long = "7T:" + "ab'\"" * 20
    text = f"""a&lt;b {long[:37]!r} p@ss p%40ss"""
    assert hidden(text, {"a": "a<b", "b": long}) == "*** '***' *** ***"


def test_a_short_secret_is_hidden_as_a_word() -> None:
    assert hidden("no, not now: no", {"a": "no"}) == "***, not now: ***"


def test_a_value_that_holds_itself_ends() -> None:
    account = Account("a", "secret")
    account.inner = account
    assert hidden("secret", {}, account) == "***"


def test_an_excerpt_is_words_without_tags_and_control_characters() -> None:
    answer = HttpAnswer(
        status=500,
        headers={"content-type": "text/html; charset=utf-16"},
        content="<p>Ümlaut\x1b[31m <b>x</b></p><script>no()</script>".encode("utf-16"),
    )
    assert excerpt(answer, Secrets("", (), None)) == "Ümlaut\ufffd[31m x"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://h:8/a/b.svc?ticket=1#x", "https://h:8/a/b.svc"),
        ("https://me:pw@h/a?b@c", "https://h/a"),
        ("http://[::1]:80/a", "http://[::1]:80/a"),
        ("http://me:p/w@h/a", "(an unusual URL)"),
        ("http://me:p?w@h/a", "(an unusual URL)"),
        ("nonsense", "(an unusual URL)"),
    ],
)
def test_a_url_is_shown_without_user_and_query(url: str, shown: str) -> None:
    assert public_url(url) == shown


def test_keys_in_the_query_of_the_url_are_hidden() -> None:
    secrets = Secrets("http://h/S?code=AbC%2Bdefgh1&v=1&wsdl", (), None)
    text = "no page /S?code=AbC%2Bdefgh1&v=1 (AbC+defgh1)"
    assert secrets.hide(text) == "no page /S?code=***&v=1 (***)"


def test_binary_header_values_are_hidden_as_they_are_written() -> None:
    # printf '\0\1ticket' | base64
    assert (
        hidden("token AAF0aWNrZXQ= is old", {"t": b"\0\1ticket"}) == "token *** is old"
    )


def test_what_basic_authentication_sends_is_hidden() -> None:
    # printf 'me:p@ss' | base64
    assert hidden("got bWU6cEBzcw==", {}) == "got ***"


def test_a_value_that_is_no_text_in_utf8_is_hidden_as_well() -> None:
    assert hidden("no \ud800secret", {"t": "\ud800secret"}) == "no ***"
