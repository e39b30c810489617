"""Drafts of XML Schema, which WSDLs of 2000 and 2001 are still written in.

What those WSDLs use of them means the same in the Recommendation: its namespace
is put in the drafts' place, and the few types that got other names are read as
those (https://www.w3.org/TR/2001/REC-xmlschema-2-20010502/, its change log).
"""

from __future__ import annotations

import re
from typing import Final

from wsdlsmith.model.qname import XS

DRAFT_TYPES: Final = {
    "CDATA": "normalizedString",
    "binary": "base64Binary",
    "century": "gYear",
    "month": "gYearMonth",
    "recurringDate": "gMonthDay",
    "recurringDay": "gDay",
    "recurringDuration": "string",
    "timeDuration": "duration",
    "timeInstant": "dateTime",
    "timePeriod": "string",
    "ur-type": "anyType",
    "uri-reference": "anyURI",
    "uriReference": "anyURI",
    "year": "gYear",
}
"""Name in a draft -> in the Recommendation."""
_NAMESPACE = re.compile(
    rb"([\"'])http://www\.w3\.org/(?:1999|2000/(?:08|10))/XMLSchema([\"'])"
)


def recommended(data: bytes) -> bytes:
    """The document with the Recommendation's namespace for the drafts'."""
    return _NAMESPACE.sub(rb"\g<1>" + XS.encode() + rb"\g<2>", data)
