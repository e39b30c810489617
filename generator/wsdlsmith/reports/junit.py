"""JUnit's XML, in the form that Jenkins, GitLab and others read."""

from __future__ import annotations

import re

from lxml import etree

from wsdlsmith.reports.sheet import Note, Sheet

# what XML 1.0 has no way to write (section 2.2)
_NO_CHARACTER = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render_junit(sheet: Sheet) -> str:
    """A test case a finding; errors and warnings are failures, the rest passes."""
    failures = str(sheet.count("error") + sheet.count("warning"))
    tests = str(max(len(sheet.notes), 1))
    root = etree.Element("testsuites", tests=tests, failures=failures, errors="0")
    suite = etree.SubElement(
        root,
        "testsuite",
        name=_clean(sheet.title),
        tests=tests,
        failures=failures,
        errors="0",
        skipped="0",
    )
    if not sheet.notes:
        etree.SubElement(suite, "testcase", classname="wsdlsmith", name="no finding")
    for note in sheet.notes:
        suite.append(_case(note))
    etree.indent(root)
    text = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'


def _case(note: Note) -> etree._Element:
    case = etree.Element("testcase", classname=f"wsdlsmith.{note.rule}")
    case.set("name", _clean(f"{note.place or note.file} {note.fingerprint}".strip()))
    if note.file:
        case.set("file", _clean(note.file))
    if note.level == "info":
        etree.SubElement(case, "system-out").text = _clean(note.text)
    else:
        told = etree.SubElement(case, "failure", type=note.level)
        told.set("message", _clean(note.text))
        told.text = _clean(f"{note.level}: {note.text} [{note.rule}]")
    return case


def _clean(text: str) -> str:
    return _NO_CHARACTER.sub("\ufffd", text)
