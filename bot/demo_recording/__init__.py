"""The recording that `mp4totext demo` and `doctor` use: a meeting of three voices, 64 seconds."""

from pathlib import Path

RECORDING = Path(__file__).parent / "meeting.mp4"
