"""Speech with gTTS, the voice of Google Translate: many languages, no key, needs the network.

It uses an unofficial address (https://gtts.readthedocs.io/en/latest/#disclaimer), which may answer
429 at any time. gTTS does not check its certificate, so the audio is treated as untrusted.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

from pipeline.engines.protocols import Report
from storage.errors import (
    EngineLacksLanguage,
    EngineNonsense,
    EngineOverQuota,
    EngineTooSlow,
    EngineTrouble,
    EngineUnreachable,
)

_CONNECT, _READ = 5.0, 15.0  # seconds for one request of at most 100 characters
_OTHER_CODES = {"he": "iw", "jv": "jw", "nb": "no", "nn": "no", "zh": "zh-CN"}
"""Codes of Google Translate that differ from ISO 639-1."""


class GoogleVoice:
    """Voice of Google Translate; `timeout` is seconds for one whole text."""

    id = "gTTS"

    def __init__(self, timeout: float = 60.0) -> None:
        self._timeout = timeout

    def ready(self) -> str:
        """Return a line about the engine. Access to the network is not checked."""
        return "gTTS: Google Translate's voice; needs the network"

    def speak(self, text: str, language: str, folder: Path, report: Report) -> Path:
        """Write an mp3 file in `folder` and return its path.

        Raises EngineLacksLanguage if it does not support `language`, EngineUnreachable,
        EngineOverQuota, EngineTooSlow and EngineNonsense.
        """
        from gtts.lang import tts_langs  # noqa: PLC0415 loads requests

        code = _OTHER_CODES.get(language, language)
        if code not in tts_langs():
            raise EngineLacksLanguage(
                f"no {language!r}", engine=self.id, setting="VOICE", language=language
            )
        mp3 = folder / "google.mp3"
        call = _Call(lambda stop: self._fetch(text, code, mp3, stop))
        until = time.monotonic() + self._timeout
        try:
            while not call.done(0.5):
                report(0.0)
                if time.monotonic() > until:
                    raise EngineTooSlow(engine=self.id)
        finally:
            call.stop.set()
        if call.trouble:
            raise call.trouble
        if not mp3.stat().st_size:
            raise EngineNonsense("an answer without sound", engine=self.id)
        return mp3

    def _fetch(self, text: str, code: str, mp3: Path, stop: threading.Event) -> None:
        """Download the speech piece by piece, until `stop` is set."""
        from gtts import gTTS, gTTSError  # noqa: PLC0415 loads requests

        speech = gTTS(text, lang=code, lang_check=False, timeout=(_CONNECT, _READ))
        try:
            with mp3.open("wb") as file:
                for piece in speech.stream():
                    file.write(piece)
                    if stop.is_set():
                        return
        except gTTSError as error:
            raise self._convert_error(error) from error
        except (AssertionError, ValueError) as error:  # no text; not base64, not UTF-8
            raise EngineNonsense(str(error), engine=self.id) from error

    def _convert_error(self, error: Exception) -> EngineTrouble:
        """Convert gTTS's only error, by its response or its cause."""
        from requests.exceptions import ReadTimeout  # noqa: PLC0415 gTTS's dependency

        answer = getattr(error, "rsp", None)
        if answer is None:
            slow = isinstance(error.__context__, ReadTimeout)
            kind: type[EngineTrouble] = EngineTooSlow if slow else EngineUnreachable
        elif answer.status_code == 429:
            kind = EngineOverQuota
        else:
            kind = EngineNonsense if answer.ok else EngineUnreachable
        return kind(str(error), engine=self.id)


class _Call:
    """Blocking call in a separate thread. `stop` ends it."""

    def __init__(self, work: Callable[[threading.Event], None]) -> None:
        self.stop = threading.Event()
        self.trouble: Exception | None = None
        self._work = work
        self._thread = threading.Thread(target=self._run, daemon=True, name="gtts")
        self._thread.start()

    def _run(self) -> None:
        try:
            self._work(self.stop)
        except Exception as trouble:  # noqa: BLE001 raised again by the waiting thread
            self.trouble = trouble

    def done(self, seconds: float) -> bool:
        """Wait up to `seconds`. Return whether the call has ended."""
        self._thread.join(seconds)
        return not self._thread.is_alive()
