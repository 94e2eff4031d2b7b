"""Opening of the ONNX networks in this package, after a check of their hashes."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from storage.errors import EngineMissing

FOLDER = Path(__file__).parent / "networks"
"""The ONNX files, with their hashes (SHA256SUMS), licences and provenance (README.md)."""


def known_hashes() -> dict[str, str]:
    """Return the SHA-256 (hex) of every network by file name."""
    lines = (FOLDER / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    return {name: digest for digest, name in (line.split() for line in lines)}


def check_network(name: str) -> Path:
    """Return the path of a network after a check of its hash. Raises EngineMissing."""
    path = FOLDER / name
    if not path.is_file():
        raise EngineMissing(f"{path} is missing", engine=name, setting="DIARIZER")
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != known_hashes().get(name):
        raise EngineMissing(f"{path} has SHA-256 {digest}", engine=name, setting="DIARIZER")
    return path


def open_network(name: str, threads: int) -> Any:  # onnxruntime ships no types
    """Return an ONNX Runtime session on the CPU with `threads` threads, the caller's among them.

    Waiting threads sleep: spinning would take the cores from speech recognition. Raises
    EngineMissing.
    """
    try:
        import onnxruntime  # noqa: PLC0415  the bot's process must not load it
    except ImportError as error:
        raise EngineMissing(str(error), engine="onnxruntime", setting="DIARIZER") from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(
        str(check_network(name)), options, providers=["CPUExecutionProvider"]
    )
