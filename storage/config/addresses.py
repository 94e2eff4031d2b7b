"""Checks of addresses in settings.

Messages about a wrong address never repeat it: it may hold a password.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from storage.config.bucket import EXAMPLE as BUCKET
from storage.config.bucket import bucket_address

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_LOCAL = re.compile(
    r"(?:localhost|127\.[\d.]+|\[::1\]|host\.docker\.internal)(?=[:/]|$)", re.IGNORECASE
)


def http_address(written: str, example: str) -> str:
    """Return an http or https address without a slash at its end.

    An address of this machine without a scheme becomes an http address. Raises ValueError with the
    mistake.
    """
    if not _SCHEME.match(written):
        if not _LOCAL.match(written):
            raise ValueError(f"must begin with http:// or https://, for example {example}")
        written = f"http://{written}"
    parts = split(written, ("http", "https"), example)
    if parts.query or parts.fragment:
        raise ValueError(f"must be an address without ? and #, for example {example}")
    return parts.geturl().rstrip("/")


def split(written: str, schemes: Collection[str], example: str) -> SplitResult:
    """Return the parts of an address with one of these schemes, a host and a valid port.

    Raises ValueError with the mistake.
    """
    usage = f"for example {example}"
    if re.search(r"\s", written):
        raise ValueError(f"must be one address without spaces, {usage}")
    try:
        parts = urlsplit(written)
        port = parts.port
    except ValueError:
        raise ValueError(unreadable(written, usage)) from None
    if parts.scheme not in schemes:
        names = ", ".join(f"{name}://" for name in schemes)
        raise ValueError(f"must begin with {names}; {usage}")
    if parts.netloc.count("@") > 1 or ("@" in parts.path and parts.scheme != "file"):
        raise ValueError(unreadable(written, usage))
    if not parts.hostname:
        raise ValueError(f"names no host; {usage}")
    if port == 0:
        raise ValueError(f"names port 0; {usage}")
    return parts


def unreadable(written: str, usage: str) -> str:
    """Return the message for an address that can't be parsed."""
    if "@" in written:
        return (
            "can't be read; in a user name or password write @ : / ? # % as %40 %3A %2F %3F %23 "
            f"%25, {usage}"
        )
    return f"has a host or port that can't be; the port is a number up to 65535, {usage}"


def blob_address(written: str) -> str:
    """Return a folder as file:///absolute/path, a bucket as s3://bucket/prefix. Raises ValueError
    with the mistake."""
    example = "file:///srv/mp4totext/blobs"
    if written.lower().startswith("s3://"):
        return bucket_address(written)
    if "://" in written and not written.startswith("file://"):
        raise ValueError(f"must be a folder or a bucket, for example {example} or {BUCKET}")
    path = Path(written.removeprefix("file://"))
    if path.parts[:1] == ("~",):
        path = path.expanduser()
    if not path.is_absolute():
        raise ValueError(f"must name the folder from the root on, for example {example}")
    return f"file://{path}"


def host_and_port(written: str, example: str) -> None:
    """Check `host:port`. Raises ValueError with the mistake."""
    found = re.fullmatch(r"(?:\[[0-9A-Fa-f:.%]+\]|[^\s:/\[\]]*):(\d{1,5})", written)
    if not found or int(found[1]) > 65535:
        raise ValueError(f"must be host:port, for example {example}, not {written[:60]!r}")


def watch_address(written: str) -> str:
    """Return `host:port`; a port alone is one of this machine's own address. Raises ValueError with
    the mistake."""
    example = "9464 or 127.0.0.1:9464"
    if re.fullmatch(r":?\d{1,5}", written):
        written = f"127.0.0.1:{written.lstrip(':')}"
    host_and_port(written, example)
    return written


def next_port(address: str) -> str:
    """Return `host:port` with the next port, "" for ""; 0 stays any free one."""
    host, _, port = address.rpartition(":")
    return f"{host}:{int(port) + 1 if int(port) else 0}" if address else ""
