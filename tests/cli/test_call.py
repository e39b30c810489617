"""``wsdlsmith call``, as a user runs it, against a server on this machine."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from lxml import etree
from wsdlsmith.cli.main import main

from tests.runtime.client.conftest import Server, no_proxy, server
from tests.runtime.client.test_attachments import SENT, answer, posted
from tests.runtime.client.vault import WSDL, envelope, fetched

__all__ = ["no_proxy", "server"]

Run = Callable[..., tuple[int, str, str]]
VAULT = str(WSDL)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command: exit code, stdout, stderr."""

    def command(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["wsdlsmith", "call", *arguments])
        with pytest.raises(SystemExit) as caught:
            main()
        captured = capsys.readouterr()
        return int(caught.value.code or 0), captured.out, captured.err

    return command


def test_json_goes_in_and_comes_out(run: Run, server: Server) -> None:
    server.gives(fetched("cup", more="<t:Content>YWJj</t:Content>"))
    code, out, _ = run(
        *(VAULT, "Vault.Fetch", "--url", server.url, "--data", '{"Number": 3}')
    )
    assert code == 0
    assert json.loads(out) == {"Name": "cup", "Content": "YWJj", "Copies": []}
    sent = etree.fromstring(server.posted[0].body)
    assert sent.findtext(".//{urn:vault}Number") == "3"


def test_data_and_headers_come_from_files(
    run: Run, server: Server, tmp_path: Path
) -> None:
    server.gives(fetched())
    (tmp_path / "data.json").write_text('{"number": 7}')
    (tmp_path / "ticket").write_text("7T:abc\n")
    files = (
        "--data",
        f"@{tmp_path}/data.json",
        "--header",
        f"ticket=@{tmp_path}/ticket",
    )
    code, _, _ = run(VAULT, "fetch", "--url", server.url, *files)
    assert code == 0
    sent = etree.fromstring(server.posted[0].body)
    assert sent.findtext(".//{urn:vault}Ticket") == "7T:abc"
    assert sent.findtext(".//{urn:vault}Number") == "7"


def test_xml_comes_out_where_it_is_asked_for(run: Run, server: Server) -> None:
    server.gives(fetched("cup"))
    code, out, _ = run(VAULT, "Vault.Fetch", "--url", server.url, "-f", "xml")
    assert code == 0
    assert "      <t:Result>\n        <t:Name>cup</t:Name>" in out


def test_a_dry_run_prints_the_envelope_and_sends_nothing(
    run: Run, server: Server
) -> None:
    code, out, _ = run(
        *(VAULT, "Vault.Fetch", "--url", server.url, "--dry-run"),
        *("--data", '{"Number": 3}', "--header", "Ticket=7T"),
    )
    assert code == 0
    assert not server.posted
    sent = etree.fromstring(out)
    assert sent.findtext(".//{urn:vault}Ticket") == "7T"
    assert sent.findtext(".//{urn:vault}Number") == "3"


FAULT = (
    "<s:Fault><faultcode>s:Client</faultcode><faultstring>no shelf</faultstring>"
    "<detail><t:TroubleDetail><t:Shelf>7</t:Shelf></t:TroubleDetail></detail></s:Fault>"
)
FAILED = "<t:ExceptionInfo><t:Message>no such ticket</t:Message></t:ExceptionInfo>"


def test_a_fault_has_the_exit_code_1(run: Run, server: Server) -> None:
    server.gives(envelope(FAULT), 500)
    code, out, err = run(VAULT, "Vault.Fetch", "--url", server.url)
    assert (code, out) == (1, "")
    assert "no shelf" in err
    assert err.endswith('\n  detail: {"Shelf": 7}\n')
    code, out, _ = run(VAULT, "Vault.Fetch", "--url", server.url, "-f", "xml")
    assert code == 1
    assert "<t:Shelf>7</t:Shelf>" in out


def test_a_failure_by_header_has_the_exit_code_1(run: Run, server: Server) -> None:
    server.gives(fetched(headers=FAILED))
    here = (VAULT, "Vault.Fetch", "--url", server.url)
    assert run(*here)[0] == 0
    code, _, err = run(*here, "--failure", "ExceptionInfo")
    assert code == 1
    assert "no such ticket" in err


def test_no_answer_or_a_bad_one_has_the_exit_code_3(run: Run, server: Server) -> None:
    server.gives(b"<p>gone</p>", 404)
    code, _, err = run(VAULT, "Vault.Fetch", "--url", server.url)
    assert code == 3
    assert "HTTP 404" in err
    server.gives(fetched(), delay=2)
    code, _, err = run(VAULT, "Vault.Fetch", "--url", server.url, "--timeout", "0.2")
    assert code == 3
    assert "0.2 s" in err
    assert run("nowhere.wsdl", "Vault.Fetch")[0] == 3


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["Vault.Fetsch"], 'no operation is called "Vault.Fetsch"', "Vault.Fetch?"),
        (["Vault.Fetch", "--data", "{"], "--data is not JSON", ""),
        (["Vault.Fetch", "--data", "[]"], "Fetch: an object is expected", ""),
        (
            ["Vault.Fetch", "--data", '{"Nubmer": 1}'],
            'Fetch: no field is called "Nubmer"',
            "did you mean Number?",
        ),
        (["Vault.Fetch", "--data", '{"Number": "x"}'], "Fetch.Number", ""),
        (["Vault.Fetch", "--data", '{"Number": 1.5}'], "Fetch.Number", ""),
        (["Vault.Fetch", "--data", '{"Number": 99999999999}'], "Fetch.Number", ""),
        (["Vault.Fetch", "--data", '{"Number": [1]}'], "one value is expected", ""),
        (["Vault.Fetch", "--data", '{"Number": 1, "Number": 2}'], "stands twice", ""),
        (["Vault.Fetch", "--data", '{"Number": 1, "number": 2}'], "given twice", ""),
        (
            ["Vault.Fetch", "--header", "Tikcet=1"],
            'no SOAP header is called "Tikcet"',
            "did you mean Ticket?",
        ),
        (["Vault.Fetch", "--header", "Ticket"], "NAME=VALUE is expected", ""),
        (["Vault.Fetch", "--failure", "Exception"], "no response has", "ExceptionInfo"),
        (["Vault.Store", "--data", '{"Content": "?"}'], "Store.Content", ""),
    ],
)
def test_what_does_not_fit_the_contract_has_the_exit_code_2(
    run: Run, arguments: list[str], message: str, hint: str
) -> None:
    code, out, err = run(VAULT, *arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert hint in err


@pytest.mark.parametrize("host", ["[::1", "h\u2100st"])
def test_a_url_that_is_none_has_the_exit_code_2_and_is_not_quoted(
    run: Run, host: str
) -> None:
    code, out, err = run(VAULT, "Fetch", "--url", f"http://me:p4ssw0rd@{host}/")
    assert (code, out) == (2, "")
    assert "base_url: this is no URL" in err
    assert "p4ssw0rd" not in err


def test_an_operation_has_to_be_named(run: Run) -> None:
    code, _, err = run()
    assert code == 2
    assert "no operation is named" in err
    code, _, err = run(VAULT)
    assert (code, "no operation is named" in err) == (2, True)
    assert f"wsdlsmith show {VAULT} lists them" in err
    code, _, err = run(VAULT, "Xyzzy")
    assert code == 2
    (line,) = [one for one in err.splitlines() if "there are: " in one]
    names = line.partition("there are: ")[2].split(", ")
    assert "Vault.Fetch" in names
    assert "Vault.fetch" not in names


def test_data_comes_from_standard_input_where_it_is_asked_for(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = TextIOWrapper(BytesIO(b'\xef\xbb\xbf{"Number": 3}'), "ascii")
    monkeypatch.setattr(sys, "stdin", given)
    code, out, _ = run(VAULT, "Vault.Fetch", "--data", "@-", "--dry-run")
    assert code == 0
    assert etree.fromstring(out.encode()).findtext(".//{urn:vault}Number") == "3"


def test_the_project_file_says_what_failure_is(
    run: Run, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "wsdlsmith.toml").write_text(
        '[[api]]\nname = "a"\nversion = "1"\npackage = "a.v1"\n'
        f'wsdl = ["{WSDL}"]\n[api.failure]\nheader = "ExceptionInfo"\n'
    )
    monkeypatch.chdir(tmp_path)
    server.gives(fetched(headers=FAILED))
    assert run("Vault.Fetch", "--url", server.url)[0] == 1
    server.gives(fetched())
    assert run("Vault.Fetch", "--url", server.url)[0] == 0


POST = str(WSDL.with_name("post.wsdl"))


def test_files_go_along_as_attachments_and_come_back_as_base64(
    run: Run, server: Server, tmp_path: Path
) -> None:
    (tmp_path / "cat.gif").write_bytes(b"GIF89a")
    (tmp_path / "words").write_bytes(b"words")
    receipt = b"Content-ID: <receipt>\r\nContent-Type: application/pdf\r\n\r\n%PDF"
    kind = 'multipart/related; boundary="b-1"; type="text/xml"'
    server.gives(answer(SENT, receipt), 200, {"Content-Type": kind})
    request = (POST, "Post.Send", "--url", server.url, "--data", '{"Note": "n"}')
    photo = ("--attach", f"photo={tmp_path}/cat.gif")
    code, out, _ = run(*request, *photo, "--attach", f"größe={tmp_path}/words")
    assert code == 0
    part = {"content_type": "application/pdf", "file_name": "", "content": "JVBERg=="}
    assert json.loads(out) == [2, part]
    _, (first, second) = posted(server)
    assert first.get_content_type() == "image/gif"
    assert first.get_filename() == "cat.gif"
    assert first.get_payload(decode=True) == b"GIF89a"
    assert second.get_payload(decode=True) == b"words"
    code, _, err = run(*request, *photo)
    assert (code, "größe is missing" in err) == (2, True)
    code, _, err = run(*request, "--attach", "foto=x")
    assert (code, "did you mean photo?" in err) == (2, True)
    code, _, err = run(*request, "--attach", f"photo={tmp_path}/none")
    assert (code, "attachment photo cannot be read" in err) == (3, True)
