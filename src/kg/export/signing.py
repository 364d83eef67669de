"""Ed25519 signatures (RFC 8032) over a package's manifest; keys are files of the user's, never made here."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

from kg.errors import ExportError

ALGORITHM = "Ed25519"
MAKE_KEY = "make one with `openssl genpkey -algorithm ed25519 -out key.pem`"


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed and the 64 bytes that prove it."""

    public: bytes
    value: bytes

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the public key, in hexadecimal."""
        return hashlib.sha256(self.public).hexdigest()

    def holds(self, data: bytes) -> bool:
        """Whether the key signed exactly these bytes."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(self.value, data)
        except (InvalidSignature, ValueError):
            return False
        return True

    def to_json(self) -> bytes:
        """The signature as the file beside the manifest."""
        record = {
            "algorithm": ALGORITHM,
            "signed": "manifest.json",
            "publicKey": base64.b64encode(self.public).decode(),
            "fingerprint": self.fingerprint,
            "signature": base64.b64encode(self.value).decode(),
        }
        return (json.dumps(record, indent=1) + "\n").encode()


def parse_signature(data: bytes) -> Signature | None:
    """The signature in a file's bytes; None where they hold none."""
    try:
        record = json.loads(data)
        if not isinstance(record, dict) or record["algorithm"] != ALGORITHM:
            return None
        public = base64.b64decode(record["publicKey"], validate=True)
        value = base64.b64decode(record["signature"], validate=True)
    except (ValueError, KeyError, TypeError):
        return None
    return Signature(public, value)


def read_private_key(path: Path) -> Ed25519PrivateKey:
    """The signer's key, from PEM (PKCS #8) without a passphrase."""
    try:
        key = load_pem_private_key(_read(path), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise ExportError("not a private key this can read", source=str(path), mend=MAKE_KEY) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise ExportError("not an Ed25519 key", source=str(path), mend=MAKE_KEY)
    return key


def read_public_key(path: Path) -> bytes:
    """The 32 bytes of a public key, from PEM, a private key's PEM, or a package's signature.json."""
    data = _read(path)
    stated = parse_signature(data)
    if stated is not None:
        return stated.public
    if b"PRIVATE KEY" in data:
        return read_private_key(path).public_key().public_bytes_raw()
    try:
        key = load_pem_public_key(data)
    except (ValueError, UnsupportedAlgorithm) as error:
        mend = "give the signer's PEM: `openssl pkey -in key.pem -pubout -out public.pem`"
        raise ExportError("not a public key this can read", source=str(path), mend=mend) from error
    if not isinstance(key, Ed25519PublicKey):
        raise ExportError("not an Ed25519 key", source=str(path), mend="ask the signer for the right one")
    return key.public_bytes_raw()


def sign(data: bytes, key: Ed25519PrivateKey) -> Signature:
    """The key's signature of the bytes: the same each time, as Ed25519 is."""
    return Signature(key.public_key().public_bytes_raw(), key.sign(data))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        mend = "check the path of the key"
        raise ExportError(f"cannot read: {error.strerror}", source=str(path), mend=mend) from error
