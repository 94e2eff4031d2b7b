"""Privacy receipt of an answer: companies that got the recording, and its retention."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.i18n.translator import Translator

GOOGLE = "Google"

_ROLES = (
    ("transcriber", "receipt-heard"),
    ("summarizer", "receipt-summarized"),
    ("voice", "receipt-spoken"),
)
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Retention:
    """Retention of the recording in hours (0: deleted already) and of the text in days (0: until a
    user deletes it); and the address of the OpenAI-compatible server, if one is used."""

    recording_hours: int
    text_days: int
    openai_base_url: str = ""


def receipt(engines: Mapping[str, str], retention: Retention, t: Translator) -> str:
    """Return the receipt as one line. `engines` maps roles to engine ids, as in `Result`."""
    parts = [
        t(key, engine=_named(engines[role], retention, t))
        for role, key in _ROLES
        if engines.get(role)
    ]
    if code := engines.get("model_choice"):
        parts.insert(1, t("receipt-choice", code=code))
    parts.append(t("receipt-recording", hours=retention.recording_hours))
    parts.append(t("receipt-text", days=retention.text_days))
    parts.append(t("receipt-now", button=t("button-drop")))
    return "🔒 " + " · ".join(parts)


def company(engine: str, openai_base_url: str) -> str:
    """Return the company that gets an engine's input; "" for the operator's own machines."""
    match engine.partition(" ")[0].lower():
        case "gemini" | "gtts":
            return GOOGLE
        case "openai":
            return _public_host(openai_base_url)
        case _:
            return ""


def _named(engine: str, retention: Retention, t: Translator) -> str:
    name = " ".join(engine.split())
    if len(name) > _LONGEST_NAME:
        name = name[: _LONGEST_NAME - 1].rstrip() + "…"
    receiver = company(engine, retention.openai_base_url)
    return t("receipt-sent", engine=name, company=receiver) if receiver else name


def _public_host(url: str) -> str:
    """Return the server's host name; "" when it is in the operator's own network."""
    host = urlsplit(url).hostname or ""
    try:
        return "" if not ipaddress.ip_address(host).is_global else host
    except ValueError:
        is_local = "." not in host or host.endswith((".local", ".internal", ".lan", ".home.arpa"))
        return "" if is_local else host
