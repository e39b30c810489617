"""Sources on a server; the server is a real one, on this machine."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
from wsdlsmith.errors import SourceError, UnresolvedError
from wsdlsmith.read.limits import Limits
from wsdlsmith.read.source import Opened, open_source

if TYPE_CHECKING:
    from tests.read.conftest import Site

WSDL = b'<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/"/>'


def _error(url: str, limits: Limits | None = None) -> str:
    with pytest.raises(SourceError) as caught:
        open_source(url, limits=limits or Limits())
    return str(caught.value)


def _only(opened: Opened) -> tuple[str, bytes]:
    (document,) = opened.documents
    return document.name, document.data


def test_a_url_is_one_document(site: Site) -> None:
    url = site.says("/S.svc?singleWsdl", WSDL)
    assert _only(open_source(url)) == (url, WSDL)


def test_a_zip_behind_a_url_is_opened(site: Site) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("w/a.xml", WSDL)
        archive.writestr("w/b.md", b"# b")
    url = site.says("/download", stream.getvalue())
    assert _only(open_source(f"{url}#*.xml")) == (f"{url}#w/a.xml", WSDL)


def test_offline_asks_nobody(site: Site) -> None:
    url = site.says("/a", WSDL)
    with pytest.raises(SourceError, match="the network is not asked with --offline"):
        open_source(url, offline=True)
    assert site.asked == []


def test_imports_are_asked_of_the_same_host_once(site: Site) -> None:
    url = site.says("/s/S.svc?wsdl", WSDL)
    site.says("/s/S.svc?xsd=xsd0", b"<zero/>")
    site.says("/x/one.xsd", b"<one/>")
    opened = open_source(url)
    base = opened.documents[0]
    resolve = opened.resolver.resolve
    assert resolve(base, "?xsd=xsd0").data == b"<zero/>"
    assert resolve(base, f"{site.url}/s/S.svc?xsd=xsd0#part").data == b"<zero/>"
    assert resolve(base, "../x/one.xsd").data == b"<one/>"
    assert resolve(base, "S.svc?wsdl").data == WSDL
    assert [path for path, _ in site.asked] == [
        "/s/S.svc?wsdl",
        "/s/S.svc?xsd=xsd0",
        "/x/one.xsd",
    ]


@pytest.mark.parametrize(
    "location", ["http://localhost.invalid/a.xsd", "file:///etc/passwd"]
)
def test_other_hosts_and_local_files_are_not_asked(site: Site, location: str) -> None:
    opened = open_source(site.says("/a", WSDL))
    with pytest.raises(UnresolvedError, match="other hosts are not asked"):
        opened.resolver.resolve(opened.documents[0], location)


def test_an_import_that_the_server_does_not_have_names_its_url(site: Site) -> None:
    opened = open_source(site.says("/s/a", WSDL))
    with pytest.raises(UnresolvedError) as caught:
        opened.resolver.resolve(opened.documents[0], "b.xsd")
    assert f"looked for {site.url}/s/b.xsd" in str(caught.value)
    assert caught.value.location.file == f"{site.url}/s/a"


def test_401_says_how_to_log_in(site: Site) -> None:
    text = _error(site.says("/a", b"", 401))
    assert f"{site.url}/a: the server answers 401 Unauthorized" in text
    assert "hint: the server wants a login: https://USER:PASSWORD@HOST/" in text


def test_404_says_what_to_ask_for_instead(site: Site) -> None:
    text = _error(f"{site.url}/none")
    assert f"{site.url}/none: the server answers 404 Not Found" in text
    assert "?singleWsdl" in text


def test_500_is_an_error(site: Site) -> None:
    assert "answers 500 Internal Server Error" in _error(site.says("/a", b"", 500))


def test_a_server_that_does_not_answer_is_not_waited_for(site: Site) -> None:
    text = _error(f"{site.url}/silent", Limits(seconds=0.2))
    assert f"{site.url}/silent: no answer within 0.2 seconds" in text


def test_a_server_that_is_not_there_is_named() -> None:
    assert "http://127.0.0.1:9/a: cannot be fetched:" in _error("http://127.0.0.1:9/a")


@pytest.mark.parametrize("url", ["http://", "https:///a", "http://[::1/a"])
def test_a_url_without_a_host_is_an_error(url: str) -> None:
    assert url in _error(url)


def test_a_body_is_bounded_before_and_after_decompression(site: Site) -> None:
    url = site.says("/a", b"x" * 1000)
    assert "larger than 500 bytes" in _error(url, Limits(archive=500))


def test_a_login_page_is_not_taken_for_a_wsdl(site: Site) -> None:
    text = _error(site.says("/a", b"<!DOCTYPE html><html></html>"))
    assert "the server answers with an HTML page" in text


def test_redirects_are_followed_and_count_as_the_base(site: Site) -> None:
    url = site.says("/old", b"", 302, Location="/new/a.wsdl")
    site.says("/new/a.wsdl", WSDL)
    site.says("/new/b.xsd", b"<b/>")
    opened = open_source(url)
    assert opened.documents[0].name == url
    found = opened.resolver.resolve(opened.documents[0], "b.xsd")
    assert found.data == b"<b/>"


@pytest.mark.parametrize(
    ("target", "message"),
    [("/loop", "more than 5 redirects"), ("file:///etc/passwd", "which is not asked")],
)
def test_redirects_end(site: Site, target: str, message: str) -> None:
    assert message in _error(site.says("/loop", b"", 302, Location=target))


def test_an_import_is_not_redirected_to_another_host(site: Site) -> None:
    opened = open_source(site.says("/a", WSDL))
    site.says("/b.xsd", b"", 302, Location="http://localhost.invalid/b.xsd")
    with pytest.raises(SourceError, match=r"redirects to http://localhost\.invalid"):
        opened.resolver.resolve(opened.documents[0], "b.xsd")


def test_a_login_is_sent_and_never_shown(site: Site) -> None:
    site.says("/a", WSDL)
    url = site.url.replace("//", "//me:s%20cret@")
    opened = open_source(f"{url}/a")
    assert opened.documents[0].name == f"{site.url}/a"
    assert "cret" not in repr(opened.documents)
    assert site.asked == [("/a", "Basic bWU6cyBjcmV0")]
    assert "cret" not in _error(f"{url}/none")


def test_the_network_library_is_not_imported_for_a_file() -> None:
    code = "import sys, wsdlsmith.read.source; print('httpx2' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, timeout=60, check=True
    )
    assert done.stdout.split() == [b"False"]
