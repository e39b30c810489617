"""Lexical forms against a table taken from XML Schema Part 2, not from the codec."""

from __future__ import annotations

import datetime as dt
import math
import uuid
from decimal import Decimal

import pytest
from wsdlsmith.runtime import Duration
from wsdlsmith.runtime.values.builtin_types import BUILTINS
from wsdlsmith.runtime.values.names import XS
from wsdlsmith.runtime.values.simple import KEYS, SimpleType

UTC = dt.UTC
PLUS = dt.timezone(dt.timedelta(hours=5, minutes=30))


def builtin(name: str) -> SimpleType:
    return BUILTINS.get(name) or BUILTINS[f"{{{XS}}}{name}"]


# type, text, value, canonical text
TABLE: list[tuple[str, str, object, str]] = [
    ("string", " a\tb ", " a\tb ", " a\tb "),
    ("token", "  a \n b ", "a b", "a b"),
    ("anyURI", " urn:x ", "urn:x", "urn:x"),
    ("boolean", "1", True, "true"),
    ("boolean", " false ", False, "false"),
    ("int", "-2147483648", -(2**31), "-2147483648"),
    ("int", "+007", 7, "7"),
    ("byte", "127", 127, "127"),
    ("unsignedLong", "18446744073709551615", 2**64 - 1, "18446744073709551615"),
    ("integer", "9" * 40, 10**40 - 1, "9" * 40),
    ("negativeInteger", "-1", -1, "-1"),
    ("nonPositiveInteger", "-0", 0, "0"),
    ("decimal", "1.00", Decimal("1.00"), "1.00"),
    ("decimal", ".5", Decimal("0.5"), "0.5"),
    ("decimal", "-1.", Decimal("-1"), "-1"),
    ("double", "1E2", 100.0, "100"),
    ("double", "0.0", 0.0, "0"),
    ("double", "-0", -0.0, "-0"),
    ("double", "INF", math.inf, "INF"),
    ("double", "-INF", -math.inf, "-INF"),
    (
        "double",
        "1.7976931348623157E308",
        1.7976931348623157e308,
        "1.7976931348623157E+308",
    ),
    ("float", "12.78e-2", 0.1278, "0.1278"),
    (
        "dateTime",
        "2002-10-10T12:00:00Z",
        dt.datetime(2002, 10, 10, 12, tzinfo=UTC),
        "2002-10-10T12:00:00Z",
    ),
    (
        "dateTime",
        "2002-10-10T12:00:00+05:30",
        dt.datetime(2002, 10, 10, 12, tzinfo=PLUS),
        "2002-10-10T12:00:00+05:30",
    ),
    (
        "dateTime",
        "2002-10-10T12:00:00",
        dt.datetime(2002, 10, 10, 12),
        "2002-10-10T12:00:00",
    ),
    ("dateTime", "2002-12-31T24:00:00", dt.datetime(2003, 1, 1), "2003-01-01T00:00:00"),
    (
        "dateTime",
        "2002-10-10T12:00:00.1234567Z",
        dt.datetime(2002, 10, 10, 12, 0, 0, 123456, UTC),
        "2002-10-10T12:00:00.123456Z",
    ),
    (
        "dateTime",
        "9999-12-31T23:59:59.9999999",
        dt.datetime.max,
        "9999-12-31T23:59:59.999999",
    ),
    ("dateTime", "0001-01-01T00:00:00", dt.datetime.min, "0001-01-01T00:00:00"),
    (
        "dateTime",
        "2002-10-10T12:00:00.500",
        dt.datetime(2002, 10, 10, 12, 0, 0, 500000),
        "2002-10-10T12:00:00.5",
    ),
    ("date", "2004-02-29", dt.date(2004, 2, 29), "2004-02-29"),
    ("date", "2004-02-29-14:00", dt.date(2004, 2, 29), "2004-02-29"),
    ("time", "24:00:00", dt.time(0), "00:00:00"),
    (
        "time",
        "13:20:00-05:00",
        dt.time(13, 20, tzinfo=dt.timezone(-dt.timedelta(hours=5))),
        "13:20:00-05:00",
    ),
    (
        "duration",
        "P1Y2M3DT10H30M1.50S",
        Duration(1, 2, 3, 10, 30, Decimal("1.50")),
        "P1Y2M3DT10H30M1.50S",
    ),
    ("duration", "-P120D", Duration(days=120, negative=True), "-P120D"),
    ("duration", "P0D", Duration(), "PT0S"),
    ("hexBinary", "0fb7", b"\x0f\xb7", "0FB7"),
    ("hexBinary", "", b"", ""),
    ("base64Binary", "aGV sbG8=", b"hello", "aGVsbG8="),
    ("base64Binary", "", b"", ""),
    ("gYearMonth", "1999-05", "1999-05", "1999-05"),
    ("gMonthDay", "--05-31Z", "--05-31Z", "--05-31Z"),
    ("gYear", "-0044", "-0044", "-0044"),
    ("language", "en-GB", "en-GB", "en-GB"),
    ("NMTOKENS", " a  b ", ["a", "b"], "a b"),
    (
        "guid",
        "E2D1A8B0-0000-4000-8000-0123456789AB",
        uuid.UUID("e2d1a8b0-0000-4000-8000-0123456789ab"),
        "e2d1a8b0-0000-4000-8000-0123456789ab",
    ),
    ("char", "65", "A", "65"),
]


@pytest.mark.parametrize(("name", "text", "value", "canonical"), TABLE)
def test_a_lexical_form_has_its_value_and_is_kept_when_not_canonical(
    name: str, text: str, value: object, canonical: str
) -> None:
    kind = builtin(name)
    found = kind.decode(text, KEYS)
    assert found == value
    assert type(found) is type(value)
    assert kind.encode(value, KEYS) == canonical
    assert kind.kept(text, found) == (None if text == canonical else text)


def test_nan_is_a_value_and_minus_zero_keeps_its_sign() -> None:
    kind = builtin("double")
    assert math.isnan(kind.decode("NaN", KEYS))  # type: ignore[arg-type]
    assert kind.encode(math.nan, KEYS) == "NaN"
    assert math.copysign(1, kind.decode("-0", KEYS)) == -1  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("int", "2147483648"),
        ("int", "1_000"),
        ("int", "\u0663"),
        ("int", "1.0"),
        ("int", "0x10"),
        ("int", "9" * 5000),
        ("unsignedByte", "-1"),
        ("positiveInteger", "0"),
        ("boolean", "True"),
        ("boolean", "yes"),
        ("decimal", "1e3"),
        ("decimal", "NaN"),
        ("double", "nan"),
        ("double", "Infinity"),
        ("double", "+NaN"),
        ("double", "1e"),
        ("dateTime", "2002-10-10"),
        ("dateTime", "2002-10-10 12:00:00"),
        ("dateTime", "2002-02-30T12:00:00"),
        ("dateTime", "2002-10-10T25:00:00"),
        ("dateTime", "2002-10-10T24:00:01"),
        ("dateTime", "2002-10-10T12:00:00+15:00"),
        ("dateTime", "2002-10-10T12:00"),
        ("dateTime", "9999-12-31T24:00:00"),
        ("dateTime", "-0001-01-01T00:00:00"),
        ("date", "2003-02-29"),
        ("time", "12:60:00"),
        ("duration", "P"),
        ("duration", "P1DT"),
        ("duration", "1D"),
        ("duration", "P-1D"),
        ("hexBinary", "abc"),
        ("base64Binary", "a"),
        ("base64Binary", "a*b="),
        ("gMonth", "--13"),
        ("language", "toolongtag1"),
        ("NCName", "a:b"),
        ("guid", "{e2d1a8b0-0000-4000-8000-0123456789ab}"),
        ("char", "A"),
        ("char", "65536"),
    ],
)
def test_what_is_no_lexical_form_is_refused(name: str, text: str) -> None:
    with pytest.raises(ValueError):
        builtin(name).decode(text, KEYS)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("int", 2**31),
        ("int", True),
        ("int", "7"),
        ("boolean", 1),
        ("decimal", Decimal("NaN")),
        ("decimal", 0.5),
        ("dateTime", dt.date(2020, 1, 1)),
        ("date", dt.datetime(2020, 1, 1)),
        ("string", 5),
        ("string", b"x"),
        ("base64Binary", "x"),
        ("char", "ab"),
        ("NMTOKENS", "ab"),
        ("NMTOKENS", ["a b"]),
    ],
)
def test_a_value_of_another_type_or_range_is_not_written(
    name: str, value: object
) -> None:
    with pytest.raises((TypeError, ValueError)):
        builtin(name).encode(value, KEYS)


def test_every_builtin_of_xml_schema_is_known() -> None:
    names = (
        "anySimpleType string normalizedString token language NMTOKEN NMTOKENS Name "
        "NCName ID IDREF IDREFS ENTITY ENTITIES boolean decimal integer "
        "nonPositiveInteger negativeInteger long int short byte nonNegativeInteger "
        "unsignedLong unsignedInt unsignedShort unsignedByte positiveInteger float "
        "double duration dateTime time date gYearMonth gYear gMonthDay gDay gMonth "
        "hexBinary base64Binary anyURI QName NOTATION"
    ).split()
    assert {f"{{{XS}}}{name}" for name in names} == {n for n in BUILTINS if "}" in n}


class TestDuration:
    def test_a_day_is_24_hours_and_a_month_is_no_number_of_days(self) -> None:
        assert Duration.parse("P1D") == Duration.parse("PT24H")
        assert hash(Duration.parse("P1D")) == hash(Duration.parse("PT24H"))
        assert Duration.parse("P1M") != Duration.parse("P30D")

    def test_a_timedelta_goes_there_and_back(self) -> None:
        span = dt.timedelta(days=-1, hours=3, microseconds=5)
        assert Duration.from_timedelta(span).to_timedelta() == span
        assert str(Duration.from_timedelta(span)) == "-PT20H59M59.999995S"

    def test_months_have_no_timedelta(self) -> None:
        with pytest.raises(ValueError, match="no fixed length"):
            Duration.parse("P1M").to_timedelta()

    def test_finer_than_a_microsecond_has_no_timedelta(self) -> None:
        with pytest.raises(ValueError, match="finer than a microsecond"):
            Duration.parse("PT0.0000001S").to_timedelta()
