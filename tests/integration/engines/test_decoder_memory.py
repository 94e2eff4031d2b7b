"""The memory of the decoder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ENCODE_MANY_LENGTHS = """
import sys
from pathlib import Path
import numpy, psutil
from pipeline.engines.whisper.decoder import Whisper
from pipeline.engines.whisper.models.packaged import join_packages
from pipeline.engines.whisper.parallelism import Parallelism

folder = join_packages(Path(sys.argv[1]))
one = Parallelism(1, 1)
whisper = Whisper(folder, device="cpu", compute_type="int8", parallelism=one, beam_size=1)
resident = []
for frames in range(600, 680, 2):
    whisper.model.encode(numpy.zeros((1, 80, frames), numpy.float32))
    resident.append(psutil.Process().memory_info().rss)
print(resident[-1] - resident[9])
"""


def test_windows_of_many_lengths_do_not_leak_memory(tmp_path: Path) -> None:
    """Each length left 2 MB behind in the worker."""
    arguments = [str(tmp_path)]
    grown = subprocess.run(
        [sys.executable, "-c", ENCODE_MANY_LENGTHS, *arguments],
        check=True, capture_output=True, text=True, timeout=240,
    )  # fmt: skip
    assert int(grown.stdout) < 30e6
