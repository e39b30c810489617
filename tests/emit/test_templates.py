"""A user's own templates: taken, formatted, and their mistakes told with the line."""

from __future__ import annotations

from pathlib import Path

import black
import pytest
from wsdlsmith.errors import UsageError
from wsdlsmith.fileset import FileSet
from wsdlsmith.job import Job
from wsdlsmith.pipeline import build, template_root

from tests.shop_wsdl import shop


def _with(folder: Path, **templates: str) -> FileSet:
    """The shop's package with these templates; ``__`` in a name is a slash."""
    (folder / "shop.wsdl").write_text(shop())
    for name, text in templates.items():
        path = folder / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
    source = str(folder / "shop.wsdl")
    job = Job(package="shop", sources=(source,), templates=folder / "templates")
    return build(job).files


def _refused(folder: Path, **templates: str) -> str:
    with pytest.raises(UsageError) as caught:
        _with(folder, **templates)
    return str(caught.value)


def test_a_template_of_the_same_path_is_used_and_black_formats_it(
    tmp_path: Path,
) -> None:
    text = (
        "NAMES = [{% for s in package.services %}'{{ s.name }}',{% endfor %} \"x\"  ]\n"
    )
    files = _with(tmp_path, **{"services/__init__.py.jinja": text})
    assert files["services/__init__.py"] == b'NAMES = ["Shop", "x"]\n'
    for path, data in files.items():
        if path.endswith(".py") and data:
            assert black.format_str(data.decode(), mode=black.Mode()) == data.decode()


def test_every_built_in_template_can_be_replaced_by_itself(tmp_path: Path) -> None:
    root = template_root()
    own = {p.relative_to(root).as_posix(): p.read_text() for p in root.rglob("*.jinja")}
    (tmp_path / "plain").mkdir()
    (tmp_path / "plain" / "shop.wsdl").write_text(shop())
    source = str(tmp_path / "plain" / "shop.wsdl")
    plain = build(Job(package="shop", sources=(source,))).files
    assert len(own) > 6
    assert dict(_with(tmp_path, **own)) == dict(plain)


def test_a_template_may_include_one_of_another_name(tmp_path: Path) -> None:
    files = _with(
        tmp_path,
        **{
            "services/__init__.py.jinja": '{% include "notice.jinja" %}\n',
            "notice.jinja": "# of {{ package.name }}",
        },
    )
    assert files["services/__init__.py"] == b"# of shop\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\n{{ package.nmae }}\n", "session.py.jinja:2: "),
        ("{{ pakage }}", "'pakage' is undefined"),
        ("{{ package.services[0].nmae }}", "has no attribute 'nmae'"),
        ("\n\n{% for %}", "session.py.jinja:3: "),
        ("{{ package.name | shout }}", "No filter named 'shout'"),
        ('{% include "gone.jinja" %}', "gone.jinja"),
        ("\n{{ 1 / 0 }}", "session.py.jinja:2: division by zero"),
        ("{{ package.name() }}", "'str' object is not callable"),
        ("{{ package.name + 1 }}", "can only concatenate str"),
        ("{{ [][1].x }}", "session.py.jinja:1: "),
        ("# \udcff", "codec can't decode byte 0xff"),
    ],
)
def test_a_mistake_in_a_template_is_told_with_its_place(
    tmp_path: Path, text: str, said: str
) -> None:
    message = _refused(tmp_path, **{"session.py.jinja": text})
    assert message.startswith("template session.py.jinja")
    assert said in message
    assert "hint: compare it with the built-in template of the same path" in message


@pytest.mark.parametrize(
    "text",
    [
        "def f(:\n",
        "x = 'unfinished\n",
        "x = '''unfinished\n",
        "return 1\n",
        "  x = 1\n y = 2\n",
        "print 'x'\n",
        "x = 1 \x00\n",
        "{{ '{' }}",
    ],
)
def test_what_is_not_python_is_refused(tmp_path: Path, text: str) -> None:
    message = _refused(tmp_path, **{"session.py.jinja": text})
    assert message.startswith("session.py is not valid Python: ")
    assert "hint: the template that wrote it is at fault" in message


@pytest.mark.parametrize("name", ["sessions.py.jinja", "services/service.py.jinja"])
def test_a_template_that_replaces_nothing_is_told(tmp_path: Path, name: str) -> None:
    message = _refused(tmp_path, **{name: "x = 1\n", "session.py.jinja": "x = 1\n"})
    assert f"{name} replaces no built-in template" in message
    assert "services/[service].py.jinja" in message


def test_a_folder_without_templates_is_told(tmp_path: Path) -> None:
    message = _refused(tmp_path, **{"session.py": "x = 1\n"})
    assert "this folder replaces no built-in template" in message
