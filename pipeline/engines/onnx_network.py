"""Opens the networks that ship with the house, after checking that they are the ones we know."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from storage.errors import EngineMissing

FOLDER = Path(__file__).parent / "networks"
"""The ONNX files, with their hashes (SHA256SUMS), licences and provenance (README.md)."""


def known_hashes() -> dict[str, str]:
    """SHA-256 (hex) of every network by file name."""
    lines = (FOLDER / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    return {name: digest for digest, name in (line.split() for line in lines)}


def check_network(name: str) -> Path:
    """The path of a network whose bytes are the known ones. Raises EngineMissing."""
    path = FOLDER / name
    if not path.is_file():
        raise EngineMissing(f"{path} is missing", engine=name, setting="DIARIZER")
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != known_hashes().get(name):
        raise EngineMissing(f"{path} has SHA-256 {digest}", engine=name, setting="DIARIZER")
    return path


def open_network(name: str, threads: int) -> Any:  # onnxruntime ships no types
    """An ONNX Runtime session on the CPU with `threads` threads (0: as many as cores).

    Its threads sleep while they wait: spinning would take the cores from the recognizer.
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
