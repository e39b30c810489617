"""WS-Security: what an envelope says of who sent it (OASIS WSS 1.0 and 1.1).

``security=[UsernameToken("me", "secret"), Timestamp()]`` puts the header into every
request, made anew for each, since nonces and times are good once.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, TypeAlias
from uuid import uuid4

if TYPE_CHECKING:
    from lxml import etree

_WSS: Final = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss"
WSSE: Final = f"{_WSS}-wssecurity-secext-1.0.xsd"
WSU: Final = f"{_WSS}-wssecurity-utility-1.0.xsd"
SECURITY: Final = f"{{{WSSE}}}Security"
BASE64: Final = f"{_WSS}-soap-message-security-1.0#Base64Binary"
X509: Final = f"{_WSS}-x509-token-profile-1.0#X509v3"
_PASSWORD: Final = f"{_WSS}-username-token-profile-1.0#Password"
NSMAP: Final = {"wsse": WSSE, "wsu": WSU}


@dataclass(frozen=True, slots=True)
class UsernameToken:
    """User name and password (UsernameToken Profile 1.0).

    With ``digest`` the password itself is not sent, but SHA-1 of it with a nonce
    and the time. That keeps it from readers of the message, not from who guesses:
    use TLS in any case.
    """

    username: str
    password: str = field(repr=False)
    digest: bool = False


@dataclass(frozen=True, slots=True)
class Timestamp:
    """When the message was made, and how many seconds it is good for."""

    seconds: int = 300


@dataclass(frozen=True, slots=True)
class Signature:
    """An X.509 signature of the body, the certificate, and the other tokens if any.

    ``key`` and ``certificate`` are PEM texts; ``passphrase`` unlocks the key. Needs
    ``pip install 'wsdlsmith[wssecurity]'``. For answers see the option ``signed_by``.
    """

    key: bytes = field(repr=False)
    certificate: bytes
    passphrase: bytes | None = field(default=None, repr=False)


Security: TypeAlias = "UsernameToken | Timestamp | Signature"


def add_security(
    root: etree._Element, header: etree._Element, parts: Sequence[Security]
) -> None:
    """Put a ``wsse:Security`` block into the header, and sign last."""
    from lxml import etree

    soap = etree.QName(root).namespace
    block = etree.SubElement(header, SECURITY, nsmap=NSMAP)
    block.set(f"{{{soap}}}mustUnderstand", "1")
    now = datetime.now(UTC)
    for part in parts:
        if isinstance(part, Timestamp):
            _timestamp(block, part, now)
        elif isinstance(part, UsernameToken):
            _username(block, part, now)
    for part in parts:
        if isinstance(part, Signature):
            from wsdlsmith.runtime.client.signing import sign

            sign(root, block, part)


def new_id(element: etree._Element, kind: str) -> str:
    """Give the element a ``wsu:Id``, which a signature can refer to."""
    name = f"{kind}-{uuid4().hex}"
    element.set(f"{{{WSU}}}Id", name)
    return name


def _timestamp(block: etree._Element, part: Timestamp, now: datetime) -> None:
    from lxml import etree

    element = etree.SubElement(block, f"{{{WSU}}}Timestamp")
    new_id(element, "TS")
    etree.SubElement(element, f"{{{WSU}}}Created").text = _moment(now)
    until = now + timedelta(seconds=part.seconds)
    etree.SubElement(element, f"{{{WSU}}}Expires").text = _moment(until)


def _username(block: etree._Element, part: UsernameToken, now: datetime) -> None:
    from lxml import etree

    element = etree.SubElement(block, f"{{{WSSE}}}UsernameToken")
    new_id(element, "UT")
    etree.SubElement(element, f"{{{WSSE}}}Username").text = part.username
    password = etree.SubElement(element, f"{{{WSSE}}}Password")
    if not part.digest:
        password.set("Type", f"{_PASSWORD}Text")
        password.text = part.password
        return
    from hashlib import sha1
    from secrets import token_bytes

    nonce, created = token_bytes(16), _moment(now)
    # SHA-1 is what the profile says (3.1); it protects no more than it ever did
    digest = sha1(nonce + created.encode() + part.password.encode())  # noqa: S324
    password.set("Type", f"{_PASSWORD}Digest")
    password.text = b64encode(digest.digest()).decode("ascii")
    spoken = etree.SubElement(element, f"{{{WSSE}}}Nonce", EncodingType=BASE64)
    spoken.text = b64encode(nonce).decode("ascii")
    etree.SubElement(element, f"{{{WSU}}}Created").text = created


def _moment(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03}Z"
