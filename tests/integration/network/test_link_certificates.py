"""Downloads over TLS trust a certificate for its own host name alone."""

from __future__ import annotations

import datetime as dt
import ssl
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot.links import errors
from bot.links.addresses import AddressFilter
from bot.links.fetcher import LinkFetcher
from bot.links.urls import parse
from tests.integration.network.hostile_server import serving
from tests.integration.network.link_download import MOST, OPUS, QUICK


def certificate(folder: Path, name: str) -> tuple[ssl.SSLContext, Path]:
    """Return a TLS context for one name, and the certificate file for the client to trust."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    public, private = folder / f"{name}.pem", folder / f"{name}.key"
    public.write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(public, private)
    return context, public


async def test_certificate_is_checked_for_the_host_name(tmp_path: Path) -> None:
    context, trusted = certificate(tmp_path, "media.example")

    async def lookup(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    async with serving(tls=context) as server:
        server.has("/x.ogg", OPUS)
        names = frozenset(f"{it}:{server.port}" for it in ("media.example", "other.example"))
        address_filter = AddressFilter(names, lookup=lookup)
        tls = ssl.create_default_context(cafile=str(trusted))
        into = tmp_path / "source"
        knowing = LinkFetcher(address_filter, timeouts=QUICK, tls=tls)
        await knowing.fetch(parse(f"https://media.example:{server.port}/x.ogg"), into, MOST)
        assert into.read_bytes() == OPUS
        for at, host in (
            (knowing, "other.example"),
            (LinkFetcher(address_filter), "media.example"),
        ):
            with pytest.raises(errors.BadCertificate):
                await at.fetch(parse(f"https://{host}:{server.port}/x.ogg"), into, MOST)
            assert not into.exists()
        assert len(server.requests) == 1
