"""Ed25519 signatures (RFC 8032) over a manifest or a delta; keys are files of the user's, never made here."""

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

    def to_json(self, signed: str = "manifest.json") -> bytes:
        """The signature as the file beside the one that was signed."""
        record = {
            "algorithm": ALGORITHM,
            "signed": signed,
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
    except (ValueError, KeyError, TypeError, RecursionError):
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


def signature_path(file: Path) -> Path:
    """Where the signature of a single file lies: x.rdfp → x.rdfp.signature.json."""
    return file.with_name(f"{file.name}.signature.json")


def require_signature(file: Path, trusted: bytes) -> None:
    """Raises unless the key has signed the file."""
    place, mend = signature_path(file), "fetch both anew, or ask who sent them"
    try:
        signature = parse_signature(place.read_bytes())
    except FileNotFoundError as error:
        raise ExportError(f"not signed: there is no {place.name}", source=str(file), mend=mend) from error
    except OSError as error:
        raise ExportError(f"cannot read: {error.strerror}", source=str(place), mend=mend) from error
    if signature is None:
        raise ExportError("not a signature this can read", source=str(place), mend=mend)
    if signature.public != trusted:
        problem = f"signed by another key than the one given: its fingerprint is {signature.fingerprint}"
        raise ExportError(problem, source=str(place), mend=mend)
    if not signature.holds(_read(file)):
        problem = "the signature does not hold: the file was changed after signing"
        raise ExportError(problem, source=str(file), mend=mend)


def sign(data: bytes, key: Ed25519PrivateKey) -> Signature:
    """The key's signature of the bytes: the same each time, as Ed25519 is."""
    return Signature(key.public_key().public_bytes_raw(), key.sign(data))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        mend = "check the path"
        raise ExportError(f"cannot read: {error.strerror}", source=str(path), mend=mend) from error
