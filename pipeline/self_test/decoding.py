"""Self-test of decoding in the confined child, and of its locks."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import cast

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream

from pipeline.engines.protocols import Report
from pipeline.media.confined.child_runner import run_child
from pipeline.media.confined.sandbox import Limits
from pipeline.media.confined.sandbox_probe import Locks
from pipeline.media.decode import decode
from storage.errors import CorruptMedia

CONTAINERS = {"ogg with Opus": ("x.ogg", "libopus"), "mp4 with AAC": ("x.mp4", "aac")}
"""Most frequent formats: voice messages, and recordings of phones and screens."""
_RATE = 48_000
_LIMITS = Limits(memory=1_500_000_000, processor=20, file_size=1_000_000)


def decode_each(folder: Path, report: Report) -> Iterator[tuple[str, float]]:
    """Decode a second of each of CONTAINERS, written into `folder`. Yields its name and seconds.

    Raises BadMedia for a format that can't be decoded here, and OSError.
    """
    for kind, (name, codec) in CONTAINERS.items():
        path = folder / name
        write_tone(path, codec)
        started = time.monotonic()
        decoded = decode(path, folder, 60, report)
        if not 0.9 < decoded.seconds < 1.3:
            raise CorruptMedia(f"a second of {kind} came out as {decoded.seconds:.2f} s")
        yield kind, time.monotonic() - started


def write_tone(path: Path, codec: str) -> None:
    """Write a second of a tone."""
    wave = np.sin(np.arange(_RATE, dtype=np.float32) * (2 * np.pi * 440 / _RATE)) * 0.3
    with av.open(path, "w") as container:
        stream = cast("AudioStream", container.add_stream(codec, rate=_RATE, layout="mono"))
        frame = AudioFrame.from_ndarray(wave[None].astype(np.float32), "fltp", "mono")
        frame.sample_rate = _RATE
        frame.pts = 0
        resampler = av.AudioResampler(stream.codec_context.format, "mono", _RATE, frame_size=960)
        for piece in (*resampler.resample(frame), *resampler.resample(None)):
            container.mux(stream.encode(piece))
        container.mux(stream.encode(None))


def probe_sandbox(folder: Path, report: Report) -> Locks:
    """Return the locks that a child has on this machine. Raises OSError when it can't use them."""
    mine, other = folder / "mine", folder / "other"
    mine.write_bytes(b"mine")
    other.write_bytes(b"other")
    with closing(socket.socket()) as closed_port:
        closed_port.bind(
            ("127.0.0.1", 0)
        )  # bound, not listening: the machine itself refuses connections
        request: dict[str, object] = {
            "mine": str(mine.resolve()),
            "other": str(other.resolve()),
            "port": closed_port.getsockname()[1],
            "limits": asdict(_LIMITS),
        }
        return Locks(**run_child("pipeline.media.confined.sandbox_probe", request, report))
