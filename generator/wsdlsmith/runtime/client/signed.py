"""Whether an answer's Body is signed by whom it has to be, by signxml.

A signature says of some elements that their texts are the signer's. Which ones, it
says by identifiers, and an answer may hold another element of the same identifier
(signature wrapping). So an identifier that occurs twice is refused, and what counts
is that the very Body that is read is among the signed elements.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from lxml import etree

from wsdlsmith.runtime.client.extras import load_extra
from wsdlsmith.runtime.client.security import SECURITY, WSU
from wsdlsmith.runtime.client.signxml_privacy import silently
from wsdlsmith.runtime.codec.parsing import parse, parser
from wsdlsmith.runtime.limits import Limits
from wsdlsmith.runtime.values.names import XML_SPACE

_DS: Final = "{http://www.w3.org/2000/09/xmldsig#}"
_TIMESTAMP: Final = f"{{{WSU}}}Timestamp"
_SKEW: Final = timedelta(minutes=5)
_PURPOSE: Final = "a client that verifies signatures"


class NotSignedByError(ValueError):
    """Why an answer does not count as signed."""


@dataclass(frozen=True, slots=True)
class Signers:
    """The certificates of those who may sign answers."""

    certificates: tuple[Any, ...] = field(repr=False)

    @classmethod
    def of(cls, pem: bytes) -> Signers:
        """Those of a PEM text; ValueError where it holds none."""
        x509 = load_extra("cryptography.x509", "wssecurity", _PURPOSE)
        load_extra("signxml", "wssecurity", _PURPOSE)
        if not isinstance(pem, bytes):
            raise TypeError("signed_by: certificates as PEM, in bytes")
        return cls(tuple(x509.load_pem_x509_certificates(pem)))

    @property
    def understands(self) -> frozenset[str]:
        """The header block that is taken care of here."""
        return frozenset((SECURITY,))

    def verify(self, envelope: bytes, limits: Limits) -> None:
        """Raise NotSignedByError unless one of them has signed the Body.

        The Timestamp, where there is one, must be signed with it and be in time
        (WSS 1.1, section 10), within five minutes for clocks that differ.
        """
        root = parse(envelope, limits)
        soap = str(etree.QName(root).namespace)
        body = root.find(f"{{{soap}}}Body")
        place = f"{{{soap}}}Header/{SECURITY}"
        blocks = root.findall(place)
        reason = "it has no signature"
        for number, block in enumerate(blocks, 1):
            signature = block.find(f"{_DS}Signature")
            if signature is None or body is None:
                continue
            reason = self._problem(envelope, f"./{place}[{number}]/")
            if reason:
                continue
            signed = _references(signature)
            reason = _uncovered(block, body, signed) or _untimely(block)
            if not reason:
                return
        raise NotSignedByError(reason)

    def _problem(self, envelope: bytes, location: str) -> str:
        """Why the signature there is none of theirs; empty where it is one."""
        signxml = load_extra("signxml", "wssecurity", _PURPOSE)
        wanted = signxml.SignatureConfiguration(
            location=location, expect_references=False
        )
        problem = ""
        for certificate in self.certificates:
            try:
                with silently():
                    signxml.XMLVerifier().verify(
                        envelope,
                        x509_cert=certificate,
                        id_attribute="Id",
                        expect_config=wanted,
                        parser=parser(huge=True),
                    )
            except signxml.exceptions.InvalidDigest:
                return "what it holds is not what was signed"
            except signxml.exceptions.InvalidCertificate:
                problem = problem or "the certificate is not valid now"
            except (signxml.exceptions.SignXMLException, ValueError, TypeError):
                problem = "its signature is none by the given certificates"
            except etree.LxmlError:
                return "its signature is none"
            else:
                return ""
        return problem


def _references(signature: etree._Element) -> set[str]:
    path = f"{_DS}SignedInfo/{_DS}Reference"
    return {one.get("URI") or "" for one in signature.iterfind(path)}


def _uncovered(
    block: etree._Element, body: etree._Element, signed: Collection[str]
) -> str:
    """Which of the elements that count is not signed."""
    if not any(f"#{name}" in signed for name in _identifiers(body)):
        return "its Body is not signed"
    for stamp in block.iterfind(_TIMESTAMP):
        if not any(f"#{name}" in signed for name in _identifiers(stamp)):
            return "its Timestamp is not signed"
    return ""


def _identifiers(element: etree._Element) -> Iterator[str]:
    """As signxml looks for them: attributes that are called Id in any namespace."""
    for name, value in element.items():
        if etree.QName(str(name)).localname == "Id":
            yield str(value)


def _untimely(block: etree._Element) -> str:
    """What is wrong with when it was made."""
    now = datetime.now(UTC)
    for stamp in block.iterfind(_TIMESTAMP):
        created, expires = (_moment(stamp, name) for name in ("Created", "Expires"))
        if expires is not None and expires + _SKEW < now:
            return "its Timestamp has expired"
        if created is not None and created - _SKEW > now:
            return "its Timestamp is of the future"
    return ""


def _moment(stamp: etree._Element, name: str) -> datetime | None:
    text = (stamp.findtext(f"{{{WSU}}}{name}") or "").strip(XML_SPACE)
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise NotSignedByError(f"its Timestamp has no {name} that is a time") from None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)
