"""First code of a confined child process: it waits for its request on standard input.

A spare child has imported the libraries before it waits.
"""

from __future__ import annotations

import importlib
import json
import os
import runpy
import sys

SPARE = "spare"
"""Argument of a child that waits for a request that may come much later, or never."""
_IMPORTED = (
    "av",
    "numpy",
    "pipeline.media.containers",
    "pipeline.media.part_seek",
    "pipeline.media.sound.channels",
    "pipeline.media.sound.mixdown",
    "pipeline.media.timeline",
)
"""Two thirds of the time before the first packet go into these imports."""


def main() -> None:
    """Run the module that is asked for. End when the parent ends without a request."""
    if SPARE in sys.argv[1:]:
        for name in _IMPORTED:
            importlib.import_module(name)
    line = sys.stdin.readline()
    if not line:
        return
    module, request = json.loads(line)
    os.dup2(os.open(os.devnull, os.O_RDONLY), sys.stdin.fileno())
    sys.argv[1:] = [json.dumps(request)]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
