"""Conflicts between settings whose values are valid one by one."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from urllib.parse import urlsplit

from bot.settings import BotSettings
from pipeline.engines.cores import usable_cores
from pipeline.settings import PipelineSettings
from storage.config.problem import Problem

PUBLIC = "https://api.telegram.org"
_PORTS = (443, 80, 88, 8443)
"""https://core.telegram.org/bots/api#setwebhook"""


def find_conflicts(
    bot: BotSettings, pipeline: PipelineSettings
) -> tuple[list[Problem], list[Problem]]:
    """Return the conflicts that can't work, and the combinations that are probably a mistake."""
    problems = [*_check_telegram(bot), *_check_allowlist(bot), *_check_summarizers(pipeline)]
    problems += [*_check_libraries(bot, pipeline), *_check_recognition(pipeline)]
    warnings = [*_check_access(bot), *_check_person_limits(bot, pipeline)]
    warnings += [*_check_threads(pipeline), *_check_sign_in(bot)]
    return problems, warnings


def _check_telegram(bot: BotSettings) -> Iterator[Problem]:
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
            "TELEGRAM_WEBHOOK_URL", "must begin with https://, since Telegram posts to https only"
        )
    elif (address.port or 443) not in _PORTS:
        ports = ", ".join(map(str, _PORTS))
        yield Problem(
            "TELEGRAM_WEBHOOK_URL", f"must have one of the ports that Telegram posts to: {ports}"
        )


def _check_sign_in(bot: BotSettings) -> Iterator[Problem]:
    """Yield clients of providers of which half is set, or that have no pages."""
    for name, client, secret in (
        ("WEB_DISCORD_CLIENT", bot.web_discord_client_id, bot.web_discord_client_secret),
        ("WEB_GOOGLE_CLIENT", bot.web_google_client_id, bot.web_google_client_secret),
    ):
        given = {f"{name}_ID": client, f"{name}_SECRET": secret.get_secret_value()}
        missing = [each for each, value in given.items() if not value]
        if len(missing) == 1:
            (other,) = given.keys() - missing
            yield Problem(missing[0], f"is needed beside {other}; people see no button without it")
        elif not missing and not bot.has_pages:
            yield Problem(f"{name}_ID", "has no effect without WEB_URL")


def _check_allowlist(bot: BotSettings) -> Iterator[Problem]:
    if bot.access == "allowlist" and not (bot.allowed or bot.admins):
        yield Problem(
            "ACCESS",
            "allowlist admits the accounts in ALLOWED and ADMINS, and both are empty; "
            "add one, for example ALLOWED=telegram:123456789, or set ACCESS=invite",
        )


def _check_summarizers(pipeline: PipelineSettings) -> Iterator[Problem]:
    if "gemini" in pipeline.summarizer and not (
        pipeline.gemini_api_key.get_secret_value() or pipeline.gemini_base_url
    ):
        yield Problem(
            "GEMINI_API_KEY",
            "is required by SUMMARIZER=gemini; create one at https://aistudio.google.com/apikey",
        )
    if "openai" not in pipeline.summarizer:
        return
    if not (pipeline.openai_base_url or pipeline.openai_api_key.get_secret_value()):
        yield Problem(
            "OPENAI_BASE_URL",
            "is required by SUMMARIZER=openai, for example http://127.0.0.1:11434/v1 for Ollama; "
            "for OpenAI itself set OPENAI_API_KEY instead",
        )
    if not (pipeline.openai_model or pipeline.openai_base_url):
        yield Problem(
            "OPENAI_MODEL", "is required by SUMMARIZER=openai: the name of a model on that server"
        )


def _check_recognition(pipeline: PipelineSettings) -> Iterator[Problem]:
    """Yield conflicts of model and device, if one was set: `auto` never conflicts."""
    values = (pipeline.whisper_model, pipeline.device, pipeline.compute_type)
    if set(values) == {"auto"} and not pipeline.whisper_model_careful:
        return
    from pipeline.engines.registry import whisper_config  # noqa: PLC0415 loads numpy
    from pipeline.engines.whisper.start_check import find_setting_problems  # noqa: PLC0415 loads numpy

    yield from (
        Problem(setting, says) for setting, says in find_setting_problems(whisper_config(pipeline))
    )


def _check_libraries(bot: BotSettings, pipeline: PipelineSettings) -> Iterator[Problem]:
    if bot.has_pages and not all(map(_installed, ("starlette", "uvicorn", "jinja2"))):
        yield Problem(
            "WEB_URL",
            "needs libraries that are not installed; pip install 'mp4totext[web]', or leave it "
            "empty",
        )
    if pipeline.diarizer == "pyannote" and not _installed("pyannote.audio"):
        yield Problem(
            "DIARIZER",
            "pyannote is not installed; pip install 'mp4totext[pyannote]', or set DIARIZER=onnx",
        )


def _installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # the parent package is missing
        return False


def _check_access(bot: BotSettings) -> Iterator[Problem]:
    """Yield settings without effect, and an ACCESS that admits nobody new."""
    if bot.allowed and bot.access == "open":
        yield Problem("ALLOWED", "has no effect with ACCESS=open, where everybody may use the bot")
    if bot.invite_codes and bot.access != "invite":
        yield Problem("INVITE_CODES", f"has no effect with ACCESS={bot.access}")
    if bot.access == "invite" and not (bot.invite_codes or bot.admins):
        yield Problem(
            "ACCESS",
            "invite admits people with a code, and INVITE_CODES has none; "
            "create one with `mp4totext admin invite`",
        )


def _check_person_limits(bot: BotSettings, pipeline: PipelineSettings) -> Iterator[Problem]:
    """Yield limits of one person that exceed the limit of the service, which takes precedence."""
    for name, own, most, above in (
        ("LONGEST_MINUTES", bot.longest_minutes, pipeline.max_minutes, "MAX_MINUTES"),
        ("ADMIN_LONGEST_MINUTES", bot.admin_longest_minutes, pipeline.max_minutes, "MAX_MINUTES"),
        ("LARGEST_MEGABYTES", bot.largest_megabytes, pipeline.max_megabytes, "MAX_MEGABYTES"),
        ("ADMIN_LARGEST_MEGABYTES", bot.admin_largest_megabytes, pipeline.max_megabytes,
         "MAX_MEGABYTES"),
    ):  # fmt: skip
        if own > most:
            yield Problem(
                name, f"{own:g} is above {above}={most:g}, which limits it; raise {above}"
            )


def _check_threads(pipeline: PipelineSettings) -> Iterator[Problem]:
    cores = usable_cores()
    if pipeline.cpu_threads > cores:
        says = f"{pipeline.cpu_threads} is more than the {cores} cores of this machine, which is"
        yield Problem("CPU_THREADS", f"{says} slower; 0 uses all cores")
    if pipeline.windows_at_once > cores:
        says = f"{pipeline.windows_at_once} is more than the {cores} cores of this machine, which"
        yield Problem("WINDOWS_AT_ONCE", f"{says} costs memory and no time is won; 0 chooses")
