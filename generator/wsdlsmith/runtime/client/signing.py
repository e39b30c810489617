"""X.509 signatures by signxml, which is imported when the first one is made.

The certificate goes along as a BinarySecurityToken that the signature refers to
(X.509 Token Profile 1.0, 3.2.1). Exclusive canonicalization keeps the signature
good wherever the element stands (WS-I Basic Security Profile 1.1, R5404).
"""

from __future__ import annotations

from base64 import b64encode
from typing import Any, Final

from lxml import etree

from wsdlsmith.runtime.client.extras import load_extra
from wsdlsmith.runtime.client.security import (
    BASE64,
    NSMAP,
    WSSE,
    WSU,
    X509,
    Signature,
    new_id,
)
from wsdlsmith.runtime.client.signxml_privacy import silently

_DS: Final = "http://www.w3.org/2000/09/xmldsig#"
_EXCLUSIVE: Final = "http://www.w3.org/2001/10/xml-exc-c14n#"


def sign(root: etree._Element, block: etree._Element, part: Signature) -> None:
    """Sign the Body and what the Security block holds, the token too."""
    signxml = load_extra("signxml", "wssecurity", "an X.509 signature")
    body = root.find(f"{{{etree.QName(root).namespace}}}Body")
    assert body is not None
    token = _token(block, part)
    signed = [new_id(body, "Body")]
    signed += [name for child in block if (name := child.get(f"{{{WSU}}}Id"))]
    key = _key(part)
    signer = signxml.XMLSigner(
        method=signxml.methods.detached,
        signature_algorithm=_algorithm(key),
        digest_algorithm="sha256",
        c14n_algorithm=_EXCLUSIVE,
    )
    with silently():
        signature = signer.sign(
            root,
            key=key,
            cert=part.certificate.decode("ascii"),
            reference_uri=[f"#{name}" for name in signed],
            key_info=_key_info(token),
        )
    block.append(signature)


def _key(part: Signature) -> Any:
    serialization = load_extra(
        "cryptography.hazmat.primitives.serialization",
        "wssecurity",
        "an X.509 signature",
    )
    return serialization.load_pem_private_key(part.key, part.passphrase)


def _algorithm(key: Any) -> str:
    return "ecdsa-sha256" if hasattr(key, "curve") else "rsa-sha256"


def _token(block: etree._Element, part: Signature) -> str:
    """The certificate as the first child of the block; its identifier."""
    x509 = load_extra("cryptography.x509", "wssecurity", "an X.509 signature")
    certificate = x509.load_pem_x509_certificate(part.certificate)
    encoding = load_extra(
        "cryptography.hazmat.primitives.serialization",
        "wssecurity",
        "an X.509 signature",
    ).Encoding.DER
    token = etree.Element(f"{{{WSSE}}}BinarySecurityToken", nsmap=NSMAP)
    token.set("EncodingType", BASE64)
    token.set("ValueType", X509)
    token.text = b64encode(certificate.public_bytes(encoding)).decode("ascii")
    block.insert(0, token)
    return new_id(token, "X509")


def _key_info(token: str) -> etree._Element:
    info = etree.Element(f"{{{_DS}}}KeyInfo", nsmap={"ds": _DS})
    outer = etree.SubElement(info, f"{{{WSSE}}}SecurityTokenReference", nsmap=NSMAP)
    inner = etree.SubElement(outer, f"{{{WSSE}}}Reference", URI=f"#{token}")
    inner.set("ValueType", X509)
    return info
