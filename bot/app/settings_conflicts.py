"""Settings that are right one by one and do not go together."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.util import find_spec
from urllib.parse import urlsplit

from bot.settings import BotSettings
from pipeline.settings import PipelineSettings
from storage.config.problem import Problem

PUBLIC = "https://api.telegram.org"
_PORTS = (443, 80, 88, 8443)
"""https://core.telegram.org/bots/api#setwebhook"""


def find_conflicts(
    bot: BotSettings, pipeline: PipelineSettings
) -> tuple[list[Problem], list[Problem]]:
    """What can't work, and what will hardly do what was meant."""
    broken = [*_telegram(bot), *_nobody(bot), *_summarizers(pipeline), *_libraries(pipeline)]
    broken += _recognition(pipeline)
    careful = [*_without_effect(bot), *_beyond(bot, pipeline), *_threads(pipeline)]
    return broken, careful


def _telegram(bot: BotSettings) -> Iterator[Problem]:
    public = bot.telegram_api_url == PUBLIC
    if bot.telegram_local and public:
        yield Problem(
            "TELEGRAM_LOCAL",
            "needs the TELEGRAM_API_URL of a local Bot API server, for example "
            "http://127.0.0.1:8081",
        )
    if not (bot.telegram_webhook_url and public):
        return
    address = urlsplit(bot.telegram_webhook_url)
    if address.scheme != "https":
        yield Problem(
            "TELEGRAM_WEBHOOK_URL", "must begin with https://: Telegram posts to no other"
        )
    elif (address.port or 443) not in _PORTS:
        ports = ", ".join(map(str, _PORTS))
        yield Problem("TELEGRAM_WEBHOOK_URL", f"has a port that Telegram posts to none of: {ports}")


def _nobody(bot: BotSettings) -> Iterator[Problem]:
    if bot.access == "allowlist" and not (bot.allowed or bot.admins):
        yield Problem(
            "ACCESS",
            "allowlist lets in those whom ALLOWED or ADMINS name, and both are empty; "
            "name somebody, for example ALLOWED=telegram:123456789, or set ACCESS=invite",
        )


def _summarizers(pipeline: PipelineSettings) -> Iterator[Problem]:
    if "gemini" in pipeline.summarizer and not (
        pipeline.gemini_api_key.get_secret_value() or pipeline.gemini_base_url
    ):
        yield Problem(
            "GEMINI_API_KEY",
            "is needed by SUMMARIZER=gemini; https://aistudio.google.com/apikey makes one",
        )
    if "openai" not in pipeline.summarizer:
        return
    if not (pipeline.openai_base_url or pipeline.openai_api_key.get_secret_value()):
        yield Problem(
            "OPENAI_BASE_URL",
            "is needed by SUMMARIZER=openai, for example http://127.0.0.1:11434/v1 for Ollama; "
            "for OpenAI itself set OPENAI_API_KEY",
        )
    if not (pipeline.openai_model or pipeline.openai_base_url):
        yield Problem(
            "OPENAI_MODEL", "is needed by SUMMARIZER=openai: the name of a model on that server"
        )


def _recognition(pipeline: PipelineSettings) -> Iterator[Problem]:
    """Model and device, where they were set: what `auto` finds always goes together."""
    chosen = (pipeline.whisper_model, pipeline.device, pipeline.compute_type)
    if set(chosen) == {"auto"} and not pipeline.whisper_model_careful:
        return
    from pipeline.engines.registry import whisper_config  # noqa: PLC0415 loads numpy
    from pipeline.engines.whisper.start_check import wrong_settings  # noqa: PLC0415 loads numpy

    yield from (
        Problem(setting, says) for setting, says in wrong_settings(whisper_config(pipeline))
    )


def _libraries(pipeline: PipelineSettings) -> Iterator[Problem]:
    if pipeline.diarizer == "pyannote" and not _installed("pyannote.audio"):
        yield Problem(
            "DIARIZER",
            "pyannote is not installed; pip install 'mp4totext[pyannote]', or DIARIZER=onnx",
        )


def _installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # of the package above it
        return False


def _without_effect(bot: BotSettings) -> Iterator[Problem]:
    if bot.allowed and bot.access == "open":
        yield Problem("ALLOWED", "has no effect with ACCESS=open, where everybody may use the bot")
    if bot.invite_codes and bot.access != "invite":
        yield Problem("INVITE_CODES", f"has no effect with ACCESS={bot.access}")
    if bot.access == "invite" and not (bot.invite_codes or bot.admins):
        yield Problem(
            "ACCESS",
            "invite lets in those with a code, and there is none in INVITE_CODES; "
            "`mp4totext admin invite` makes one",
        )


def _beyond(bot: BotSettings, pipeline: PipelineSettings) -> Iterator[Problem]:
    """Limits of persons above those of the service, which hold."""
    for name, own, most, above in (
        ("LONGEST_MINUTES", bot.longest_minutes, pipeline.max_minutes, "MAX_MINUTES"),
        ("ADMIN_LONGEST_MINUTES", bot.admin_longest_minutes, pipeline.max_minutes, "MAX_MINUTES"),
        ("LARGEST_MEGABYTES", bot.largest_megabytes, pipeline.max_megabytes, "MAX_MEGABYTES"),
        ("ADMIN_LARGEST_MEGABYTES", bot.admin_largest_megabytes, pipeline.max_megabytes,
         "MAX_MEGABYTES"),
    ):  # fmt: skip
        if own > most:
            yield Problem(name, f"{own:g} is above {above}={most:g}, which holds; raise that")


def _threads(pipeline: PipelineSettings) -> Iterator[Problem]:
    cores = os.cpu_count() or 1
    if pipeline.cpu_threads > cores:
        says = f"{pipeline.cpu_threads} is more than the {cores} cores of this machine, which is"
        yield Problem("CPU_THREADS", f"{says} slower; 0 takes as many as there are")
