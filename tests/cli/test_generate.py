"""``wsdlsmith generate``: what it says, what it writes, and when it does not."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Command, tree
from tests.shop_wsdl import shop

GENERATE = ("generate", "shop.wsdl", "--package", "vendor.shop")
HOME = Path("generated/vendor/shop")
PROJECT = """
output = "out"
[[api]]
name = "one"
version = "1"
package = "vendor.one"
wsdl = ["shop.wsdl"]
[[api]]
name = "two"
version = "1"
package = "vendor.two"
wsdl = ["two.wsdl"]
"""


def _nothing_written(folder: Path) -> bool:
    return not list(folder.rglob("*.py")) and not (folder / "generated").exists()


# -- what it says ------------------------------------------------------------


def test_the_json_report_has_the_documented_shape(wsdlsmith: Command) -> None:
    code, out, err = wsdlsmith(*GENERATE, "-f", "json")
    report = json.loads(out)
    assert (code, err) == (0, "")
    counts = {key: report[key] for key in ("version", "services", "operations")}
    assert counts == {"version": 1, "services": 1, "operations": 1}
    assert report["types"] == 2
    assert report["diagnostics"] == []
    assert report["written"] is True
    assert report["lines"] == sum(
        data.count(b"\n") for path, data in tree(HOME).items() if path.endswith(".py")
    )
    assert report["files"] == [f"vendor/shop/{path}" for path in sorted(tree(HOME))]


def test_the_text_report_is_two_lines(wsdlsmith: Command) -> None:
    code, out, err = wsdlsmith(*GENERATE)
    lines = sum(d.count(b"\n") for p, d in tree(HOME).items() if p.endswith(".py"))
    assert (code, err) == (0, "")
    assert out == (
        "vendor.shop: 1 service, 1 operation, 2 types\n"
        f"  written to generated/vendor/shop ({len(tree(HOME))} files, {lines} lines)\n"
    )
    assert "up to date in generated/vendor/shop" in wsdlsmith(*GENERATE)[1]


def test_a_report_goes_to_the_file_that_is_named_with_it(wsdlsmith: Command) -> None:
    code, out, _ = wsdlsmith(*GENERATE, "-f", "text", "-f", "json=report.json")
    assert code == 0
    assert out.startswith("vendor.shop: 1 service")
    assert json.loads(Path("report.json").read_text())["services"] == 1


def test_quiet_says_nothing_of_success(wsdlsmith: Command) -> None:
    assert wsdlsmith(*GENERATE, "-q") == (0, "", "")
    assert wsdlsmith(*GENERATE, "-q", "--check") == (0, "", "")


def test_quiet_writes_the_file_that_a_report_was_asked_for_in(
    wsdlsmith: Command, tmp_path: Path
) -> None:
    file = tmp_path / "report.txt"
    assert wsdlsmith(*GENERATE, "-q", "-f", f"text={file}") == (0, "", "")
    assert "1 service" in file.read_text()


def test_quiet_still_prints_json_that_was_asked_for(wsdlsmith: Command) -> None:
    code, out, _ = wsdlsmith(*GENERATE, "-q", "-f", "json")
    assert (code, json.loads(out)["written"]) == (0, True)


def test_diagnostics_are_notes_on_stderr_and_objects_in_json(
    wsdlsmith: Command,
) -> None:
    _with_a_diagnostic()
    code, out, err = wsdlsmith(*GENERATE, "-f", "json")
    assert code == 0
    assert err.startswith("note: shop.wsdl:")
    (entry,) = json.loads(out)["diagnostics"]
    assert entry["code"] == "binding-without-soap"
    assert set(entry) == {"code", "message", "hint", "location"}
    assert entry["location"]["file"] == "shop.wsdl"
    assert wsdlsmith(*GENERATE, "-q")[2] == ""


@pytest.mark.parametrize("variables", [{}, {"NO_COLOR": "1"}, {"TERM": "xterm"}])
def test_piped_output_has_no_colour_and_no_progress(
    wsdlsmith: Command, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str]
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    for arguments in (GENERATE, (*GENERATE, "--check"), ("generate", "--help")):
        _, out, err = wsdlsmith(*arguments)
        assert "\x1b" not in out + err
    assert "reading" not in wsdlsmith(*GENERATE)[2]


# -- sources -----------------------------------------------------------------


def test_a_folder_may_hold_what_is_no_wsdl(wsdlsmith: Command) -> None:
    Path("api").mkdir()
    Path("api/shop.wsdl").write_text(shop(), encoding="utf-8")
    Path("api/README.txt").write_text("Our WSDL.")
    Path("api/settings.json").write_text("{}")
    Path("api/logo.png").write_bytes(b"\x89PNG\r\n\x1a\n\0")
    for _ in range(2):  # the second time it is known
        code, out, err = wsdlsmith("generate", "api", "--package", "vendor.shop")
        assert (code, err) == (0, "")
        assert "1 service, 1 operation, 2 types" in out


def test_a_page_in_any_folder_documents_the_operation_that_it_shows(
    wsdlsmith: Command,
) -> None:
    Path("docs").mkdir()
    Path("docs/ordering.md").write_text(
        "# How to order\n\nOrders one thing.\n\n## Example request\n\n```xml\n"
        '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/">'
        '<e:Body><Order xmlns="urn:shop"/></e:Body></e:Envelope>\n```\n',
        encoding="utf-8",
    )
    assert wsdlsmith(*GENERATE, "--examples", "docs/", "--tests")[0] == 0
    assert '"""Orders one thing."""' in (HOME / "services/shop.py").read_text()
    code, out, _ = wsdlsmith("verify", "shop.wsdl", "--examples", "docs/")
    assert (code, "it came back as it was" in out) == (0, True)


def test_a_page_with_a_wsdl_in_it_gives_what_the_wsdl_gives(wsdlsmith: Command) -> None:
    assert wsdlsmith(*GENERATE)[0] == 0
    Path("page.md").write_text(f"# Shop\n\n```xml\n{shop()}\n```\n", encoding="utf-8")
    arguments = ("generate", "page.md", "--package", "vendor.shop", "--output", "paged")
    for _ in range(2):
        assert wsdlsmith(*arguments)[0] == 0
        written, expected = tree(Path("paged/vendor/shop")), tree(HOME)
        written.pop("wsdlsmith.json")
        expected.pop("wsdlsmith.json")
        assert written == expected


# -- exit code 1: out of date -------------------------------------------------


def test_check_shows_a_unified_diff_and_writes_nothing(wsdlsmith: Command) -> None:
    assert wsdlsmith(*GENERATE)[0] == 0
    target = HOME / "services" / "shop.py"
    text = target.read_text()
    target.write_text(text.replace("urn:shop/Order", "urn:shop/Other"))
    before = tree(Path())
    code, out, _ = wsdlsmith(*GENERATE, "--check")
    assert code == 1
    assert (
        "--- a/vendor/shop/services/shop.py\n+++ b/vendor/shop/services/shop.py" in out
    )
    assert "\n-operation Order order urn:shop/Other\n" in out
    assert "\n+operation Order order urn:shop/Order\n" in out
    assert "bring it up to date with wsdlsmith generate" in out
    assert tree(Path()) == before


def test_check_before_the_first_time_shows_every_file_as_new(
    wsdlsmith: Command,
) -> None:
    before = tree(Path())
    code, out, _ = wsdlsmith(*GENERATE, "--check", "-f", "json")
    report = json.loads(out)
    assert (code, report["written"], report["up_to_date"]) == (1, False, False)
    told = {
        line[len("+++ b/") :]
        for line in report["diff"].splitlines()
        if line.startswith("+++ b/")
    }
    assert told == {path for path in report["files"] if path[-8:] != "py.typed"}
    assert tree(Path()) == before


def test_check_tells_of_a_file_that_is_not_ours(wsdlsmith: Command) -> None:
    assert wsdlsmith(*GENERATE)[0] == 0
    (HOME / "mine.py").write_text("")
    code, out, _ = wsdlsmith(*GENERATE, "--check")
    assert (code, "not ours: mine.py" in out) == (1, True)


def test_check_is_clean_after_a_run(wsdlsmith: Command) -> None:
    assert wsdlsmith(*GENERATE)[0] == 0
    code, out, _ = wsdlsmith(*GENERATE, "--check")
    assert (code, "up to date in" in out) == (0, True)


# -- exit code 2: usage --------------------------------------------------------

USAGE = {
    "no package": (("shop.wsdl",), "--package is missing"),
    "no source and no project": ((), "no source is given and there is no project file"),
    "no such option": (("--nope",), "No such option"),
    "no such format": ((*GENERATE[1:], "-f", "yaml"), '"yaml" is no format'),
    "a format twice": (
        (*GENERATE[1:], "-f", "json=a", "-f", "json=b"),
        "json is asked for twice",
    ),
    "two reports on stdout": (
        (*GENERATE[1:], "-f", "json", "-f", "text"),
        "two reports would be printed into each other",
    ),
    "no such templates": (
        (*GENERATE[1:], "--templates", "nowhere"),
        "there is no template folder nowhere",
    ),
    "output is a file": ((*GENERATE[1:], "--output", "shop.wsdl"), "is a file"),
    "unknown verb": (("generat",), "No such command 'generat'"),
}
PACKAGES = {
    "class": '"class" is a keyword of Python',
    "vendor.import.v1": '"import" is a keyword of Python',
    "..": '"" is no Python name',
    "d\u00e9p\u00f4t": '"d\u00e9p\u00f4t" has other letters than those of ASCII',
    "../up": '"" is no Python name',
    "/tmp/x": '"/tmp/x" is no Python name',
    "a..b": '"" is no Python name',
    "a b": '"a b" is no Python name',
    "a\nb": "is no Python name",
    "C:\\x": "is no Python name",
    '__import__("os")': "is no Python name",
    "1st": '"1st" is no Python name',
    "email": '"email" would hide the Python module of that name',
    "wsdlsmith.x": '"wsdlsmith" would hide the Python module of that name',
}


@pytest.mark.parametrize("why", USAGE)
def test_a_usage_error_has_code_2_and_writes_nothing(
    wsdlsmith: Command, tmp_path: Path, why: str
) -> None:
    arguments, message = USAGE[why]
    verb = () if arguments == ("generat",) else ("generate",)
    code, out, err = wsdlsmith(*verb, *arguments)
    assert (code, out) == (2, "")
    assert message in " ".join(re.sub("[│╭╮╰╯─]", " ", err).split())
    assert _nothing_written(tmp_path)


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_that_cannot_be_imported_is_refused(
    wsdlsmith: Command, tmp_path: Path, package: str
) -> None:
    code, _, err = wsdlsmith("generate", "shop.wsdl", "--package", package)
    assert code == 2
    assert "cannot be the package" in err
    assert PACKAGES[package] in err
    assert _nothing_written(tmp_path)


# -- exit code 3: input and output ---------------------------------------------

BAD_INPUT = {
    "hello": "shop.wsdl",
    "<a/>": "shop.wsdl",
    shop().replace("</w:types>", ""): "not well-formed XML",
    shop().replace('type="t:Item"', 'type="t:Itme"'): "there is no type 'Itme'",
    shop().replace('element="t:Order"', 'element="t:Ordre"'): "there is no element",
    "<!DOCTYPE a [<!ENTITY b 'c'>]>" + shop(): "DTD",
    shop().replace("<w:types>", '<w:import location="no.wsdl"/><w:types>'): "no.wsdl",
    shop(operation='__import__("os")'): "which is no XML name",
    '<d:description xmlns:d="http://www.w3.org/ns/wsdl"/>': "WSDL 2.0",
}


@pytest.mark.parametrize("text", BAD_INPUT)
def test_bad_input_has_code_3_and_writes_nothing(
    wsdlsmith: Command, tmp_path: Path, text: str
) -> None:
    Path("shop.wsdl").write_text(text)
    code, out, err = wsdlsmith(*GENERATE)
    assert (code, out) == (3, "")
    assert err.startswith("wsdlsmith: shop.wsdl")
    assert BAD_INPUT[text] in err
    assert "Traceback" not in err
    assert _nothing_written(tmp_path)


def test_a_source_that_is_not_there_is_named(wsdlsmith: Command) -> None:
    code, _, err = wsdlsmith("generate", "gone.wsdl", "--package", "shop")
    assert (code, "gone.wsdl" in err) == (3, True)


def test_a_page_without_a_fence_is_named(wsdlsmith: Command) -> None:
    Path("page.md").write_text("# Nothing\n\nbut words.\n")
    code, _, err = wsdlsmith("generate", "page.md", "--package", "shop")
    assert (code, "page.md" in err) == (3, True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_an_output_folder_without_permission_is_told(wsdlsmith: Command) -> None:
    Path("locked").mkdir(mode=0o500)
    code, _, err = wsdlsmith(*GENERATE, "--output", "locked")
    assert (code, tree(Path("locked"))) == (3, {})
    assert "the output folder cannot be written: Permission denied" in err


def test_an_output_folder_below_a_file_is_told(wsdlsmith: Command) -> None:
    code, _, err = wsdlsmith(*GENERATE, "--output", "shop.wsdl/below")
    assert code == 3
    assert "the output folder cannot be" in err
    assert "hint: choose another folder with --output" in err


def test_a_folder_that_wsdlsmith_did_not_make_is_left_alone(wsdlsmith: Command) -> None:
    HOME.mkdir(parents=True)
    (HOME / "notes.txt").write_text("mine")
    code, _, err = wsdlsmith(*GENERATE)
    assert code == 3
    assert "was not made by wsdlsmith: it holds notes.txt" in err
    assert tree(HOME) == {"notes.txt": b"mine"}


def test_a_file_of_somebody_else_stops_the_run(wsdlsmith: Command) -> None:
    assert wsdlsmith(*GENERATE)[0] == 0
    (HOME / "mine.py").write_text("mine = 1\n")
    Path("shop.wsdl").write_text(shop(documentation="Other words."))
    before = tree(HOME)
    code, _, err = wsdlsmith(*GENERATE)
    assert code == 3
    assert "files that wsdlsmith did not write are in its folder: mine.py" in err
    assert tree(HOME) == before


def test_a_link_on_the_way_to_the_package_is_not_followed(
    wsdlsmith: Command, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    Path("generated").mkdir()
    Path("generated/vendor").symlink_to(tmp_path / "elsewhere")
    code, _, err = wsdlsmith(*GENERATE)
    assert code == 3
    assert "holds a link, which could lead out of it" in err
    assert tree(tmp_path / "elsewhere") == {}


def test_an_output_folder_may_be_a_link_itself(
    wsdlsmith: Command, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    Path("out").symlink_to(tmp_path / "elsewhere")
    assert wsdlsmith(*GENERATE, "--output", "out")[0] == 0
    assert (tmp_path / "elsewhere/vendor/shop/session.py").is_file()


@pytest.mark.parametrize("report", ["nowhere/report.json", "folder"])
def test_a_report_that_cannot_be_written_stops_before_the_work(
    wsdlsmith: Command, tmp_path: Path, report: str
) -> None:
    Path("folder").mkdir()
    code, _, err = wsdlsmith(*GENERATE, "-f", f"json={report}")
    assert code == 3
    assert f"{report}: the report cannot be written" in err
    assert _nothing_written(tmp_path)


# -- exit code 4: conflicts, and --strict ----------------------------------------


def test_two_definitions_of_one_type_have_code_4(
    wsdlsmith: Command, tmp_path: Path
) -> None:
    Path("two.wsdl").write_text(shop(port_type="Other", field="Status"))
    code, _, err = wsdlsmith(
        "generate", "shop.wsdl", "two.wsdl", "--package", "vendor.shop"
    )
    assert code == 4
    assert "Item" in err
    assert "shop.wsdl" in err
    assert "two.wsdl" in err
    assert _nothing_written(tmp_path)


def test_strict_refuses_what_would_be_a_diagnostic(
    wsdlsmith: Command, tmp_path: Path
) -> None:
    _with_a_diagnostic()
    code, _, err = wsdlsmith(*GENERATE, "--strict")
    assert code == 4
    assert "1 diagnostic under --strict" in err
    assert "[binding-without-soap]" in err
    assert _nothing_written(tmp_path)


def _with_a_diagnostic() -> None:
    other = '<w:binding name="Get" type="t:Shop"/><w:service'
    Path("shop.wsdl").write_text(shop().replace("<w:service", other))


# -- several APIs: all or nothing -------------------------------------------------


def test_the_projects_apis_are_written_together(wsdlsmith: Command) -> None:
    Path("wsdlsmith.toml").write_text(PROJECT)
    Path("two.wsdl").write_text(shop())
    code, out, _ = wsdlsmith("generate")
    assert code == 0
    assert [line.split(":")[0] for line in out.splitlines()[::2]] == [
        "vendor.one",
        "vendor.two",
    ]
    assert Path("out/vendor/one/session.py").is_file()
    assert Path("out/vendor/two/session.py").is_file()
    assert wsdlsmith("generate", "--check")[0] == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [("<a/>", 3), (shop(record="a b"), 3), (shop(port_type="X", record="Item"), 4)],
)
def test_one_bad_api_and_nothing_is_written_for_any(
    wsdlsmith: Command, text: str, expected: int
) -> None:
    Path("wsdlsmith.toml").write_text(
        PROJECT.replace('["two.wsdl"]', '["two.wsdl", "more.wsdl"]')
    )
    Path("two.wsdl").write_text(text)
    Path("more.wsdl").write_text(shop(field="Status"))
    code, out, _ = wsdlsmith("generate")
    assert (code, out, Path("out").exists()) == (expected, "", False)


def test_a_foreign_file_in_the_last_package_keeps_the_first_from_being_written(
    wsdlsmith: Command,
) -> None:
    Path("wsdlsmith.toml").write_text(PROJECT)
    Path("two.wsdl").write_text(shop())
    Path("out/vendor/two").mkdir(parents=True)
    Path("out/vendor/two/mine.txt").write_text("mine")
    code, _, err = wsdlsmith("generate")
    assert code == 3
    assert "mine.txt" in err
    assert tree(Path("out")) == {"vendor/two/mine.txt": b"mine"}


def test_one_of_the_projects_apis_can_be_chosen(wsdlsmith: Command) -> None:
    Path("wsdlsmith.toml").write_text(PROJECT)
    assert wsdlsmith("generate", "--api", "one")[0] == 0
    assert not Path("out/vendor/two").exists()
    code, _, err = wsdlsmith("generate", "--api", "three")
    assert (code, "three" in err) == (2, True)
    code, _, err = wsdlsmith("generate", "--package", "x")
    assert (code, "2 APIs are declared" in err) == (2, True)


def test_a_source_that_gives_nothing_is_told_beside_one_that_does(
    wsdlsmith: Command, tmp_path: Path
) -> None:
    Path("notes.txt").write_text("words")
    code, _, err = wsdlsmith("generate", "shop.wsdl", "notes.txt", "--package", "shop")
    assert (code, "notes.txt" in err) == (3, True)
    assert _nothing_written(tmp_path)


@pytest.mark.parametrize(
    "inner",
    [
        ("--package", "vendor.shop.more"),
        ("--package", "more", "--output", "generated/vendor/shop"),
    ],
)
def test_nothing_is_written_inside_of_another_package(
    wsdlsmith: Command, inner: tuple[str, ...]
) -> None:
    """Which could not be generated again: it is replaced as a whole."""
    assert wsdlsmith(*GENERATE)[0] == 0
    before = tree(Path("generated"))
    code, _, err = wsdlsmith("generate", "shop.wsdl", *inner)
    assert code == 3
    assert "a package that wsdlsmith made and replaces as a whole" in err
    assert tree(Path("generated")) == before
    assert wsdlsmith(*GENERATE)[0] == 0
