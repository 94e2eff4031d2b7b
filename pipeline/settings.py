"""Settings of the pipeline: the queue, the engines, their models and keys, and limits."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import NoDecode

from storage.config.addresses import http_address
from storage.config.redis_address import redis_address
from storage.config.settings_group import SettingsGroup

SummarizerName = Literal["gemini", "openai", "offline"]
ComputeType = Literal[
    "auto", "int8", "int8_float32", "int8_float16", "int8_bfloat16", "int16", "float16", "bfloat16",
    "float32",
]  # fmt: skip
"""https://opennmt.net/CTranslate2/quantization.html"""
VoiceName = Literal["piper", "gtts"]


_EARLIER_NAMES = {"sumy": "offline"}
"""Names that earlier versions had for a summarizer."""


def _current_name(name: str) -> str:
    return _EARLIER_NAMES.get(name, name)


class PipelineSettings(SettingsGroup):
    """Settings from the environment and `.env`. A field's docstring is its documentation."""

    redis_url: str = ""
    """Redis or Valkey for the queue; empty: an embedded Valkey server in DATA_DIR. Behind Sentinel:
    redis+sentinel://user:password@one:26379,two:26379,three:26379/mymaster"""
    jobs_at_once: int = Field(default=4, ge=1, le=64)
    """Jobs that one worker runs at the same time; they share the device in fair order."""
    worker_jobs: Literal["all", "short", "long"] = "all"
    """Jobs that a worker takes: `all`; `short`, recordings up to SHORT_MINUTES, so that a worker is
    always there for notes; `long`, the others, also those whose length nobody knows before."""
    short_minutes: float = Field(default=5, gt=0)
    """Length up to which a recording is short, for WORKER_JOBS; the same for workers and bots."""
    max_minutes: float = Field(default=240, gt=0)
    """Longest accepted recording, in minutes."""
    max_megabytes: float = Field(default=2000, gt=0)
    """Largest accepted file, in megabytes; also of the recordings in an archive, unpacked."""

    max_burned_minutes: float = Field(default=60, ge=0)
    """Longest work for drawing captions into one film (`video=burned`), in minutes. A film that
    would take longer gets them as a track, or does not come back if it takes no track. 0: never."""

    transcriber: Literal["faster-whisper"] = "faster-whisper"
    """The speech recognition engine."""
    whisper_model: str = "auto"
    """`auto`, a folder, a short name such as small or large-v3-turbo, or a name on the hub. `auto`
    uses the best available model, and downloads a better one that suits the machine:
    large-v3-turbo for a GPU with 6 GB, small for 6 cores and 6 GB of memory. Recordings never
    leave the machine. With HF_HUB_OFFLINE=1, or with a stored model, no hub is contacted."""
    whisper_model_careful: str = ""
    """Model of the more accurate recognition, e.g. large-v3-turbo; empty: the same model with a
    wider search, which is slower and hardly better."""
    device: Literal["auto", "cpu", "cuda"] = "auto"
    """Device of recognition; `auto` takes the GPU if there is one and it works."""
    compute_type: ComputeType = "auto"
    """CTranslate2 precision; `auto`: the best that the device supports, float16 on most GPUs, int8
    on a CPU."""
    cpu_threads: int = Field(default=0, ge=0)
    """Cores for all engines on a CPU: recognition, speakers, speech and films. 0: those that the
    worker may use, by affinity and by the limit of its container."""
    windows_at_once: int = Field(default=0, ge=0, le=64)
    """Windows of speech that a CPU recognizes at the same time, with equal shares of CPU_THREADS;
    0: one for each core, at most 8, fewer with little memory."""
    beam_size: int = Field(default=5, ge=1, le=10)
    """Beams of the recognition search: more are slower and a little more accurate."""

    diarizer: Literal["onnx", "pyannote", "none"] = "onnx"
    """Engine of speaker turns: `onnx` (included, no torch), `pyannote` (an extra), `none`."""
    pyannote_model: str = "pyannote/speaker-diarization-community-1"
    """Folder or hub name of the pipeline, for DIARIZER=pyannote."""
    hf_token: SecretStr = SecretStr("")
    """Hugging Face token, for models that need one."""

    remember_voices: bool = True
    """Let users have named voices remembered, each only for their own later recordings in that
    chat; a voiceprint is biometric data. False: no voiceprint is computed, stored or used."""

    summarizer: Annotated[tuple[SummarizerName, ...], NoDecode] = ("offline",)
    """Comma-separated, the first that works is used: gemini, openai, offline."""
    summary_timeout: float = Field(default=120, gt=0)
    """Seconds to wait for one answer of a summary server."""
    gemini_api_key: SecretStr = SecretStr("")
    """Key for SUMMARIZER=gemini."""
    # Stable since September 2026, https://ai.google.dev/gemini-api/docs/models; gemini-2.5-flash is
    # shut down in 2026. Only this line names the model; engines/summarization/gemini.py has the
    # alias that replaces it after a shutdown.
    gemini_model: str = "gemini-3.8-flash"
    """Model for SUMMARIZER=gemini. After its shutdown gemini-flash-latest replaces it, with a note
    in the answer."""
    gemini_base_url: str = ""
    """Another address for the Gemini protocol, such as a proxy."""
    openai_base_url: str = ""
    """Address of an OpenAI-compatible server, e.g. http://127.0.0.1:11434/v1 for Ollama."""
    openai_api_key: SecretStr = SecretStr("")
    """Key for that server, if it needs one."""
    openai_model: str = ""
    """Model name on that server; empty: its model, if it has only one."""
    openai_context: int = Field(default=8192, ge=2048)
    """Tokens of this model's context, for prompt and answer: longer transcripts are split. Ollama
    silently cuts prompts longer than its OLLAMA_CONTEXT_LENGTH."""

    voice: Annotated[tuple[VoiceName, ...], NoDecode] = ("piper",)
    """Comma-separated, the first that works is used: piper (offline, the extra `piper`), gtts
    (sends the text of the speech to Google); none: no speech."""
    piper_voice: str = ""
    """Folder with Piper voices (`*.onnx` and `*.onnx.json`); empty: installed voice packages."""

    @field_validator("summarizer", "voice", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        """Split `a, b` into a tuple of two; `none` and `off` give an empty tuple."""
        if not isinstance(value, str):
            return value
        names = [name.strip().lower() for name in value.split(",") if name.strip()]
        return () if names in (["none"], ["off"]) else tuple(map(_current_name, names))

    @field_validator("redis_url")
    @classmethod
    def _redis(cls, written: str) -> str:
        return redis_address(written) if written else ""

    @field_validator("gemini_base_url")
    @classmethod
    def _gemini(cls, written: str) -> str:
        return http_address(written, "https://gemini.example.org") if written else ""

    @field_validator("openai_base_url")
    @classmethod
    def _openai(cls, written: str) -> str:
        """Remove the path of a call that was pasted with the address: the client adds it."""
        if not written:
            return ""
        address = http_address(written.partition("?")[0], "http://127.0.0.1:11434/v1")
        return re.sub(r"/(?:chat/completions|completions|responses|models)$", "", address)

    @field_validator("gemini_api_key", "openai_api_key", "hf_token")
    @classmethod
    def _key(cls, secret: SecretStr) -> SecretStr:
        if re.search(r"\s", secret.get_secret_value()):
            raise ValueError("must be one word: it has a space or a line break inside")
        return secret

    @property
    def piper_folder(self) -> Path | None:
        """Folder of Piper voices; None for installed packages."""
        return Path(self.piper_voice).expanduser() if self.piper_voice else None
