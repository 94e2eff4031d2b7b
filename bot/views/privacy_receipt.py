"""The privacy receipt of an answer: who got the recording, and until when it is kept."""

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
class Keeping:
    """How long things are kept: the recording in hours (0: it is gone already), the text in days
    (0: until somebody asks); and the address of the OpenAI-compatible server, if one is used."""

    recording_hours: int
    text_days: int
    openai_base_url: str = ""


def receipt(engines: Mapping[str, str], keeping: Keeping, t: Translator) -> str:
    """One line. `engines` maps roles to engine ids, as in `Result`."""
    parts = [
        t(key, engine=_named(engines[role], keeping, t))
        for role, key in _ROLES
        if engines.get(role)
    ]
    if code := engines.get("model_choice"):
        parts.insert(1, t("receipt-choice", code=code))
    parts.append(t("receipt-recording", hours=keeping.recording_hours))
    parts.append(t("receipt-text", days=keeping.text_days))
    parts.append(t("receipt-now", button=t("button-drop")))
    return "🔒 " + " · ".join(parts)


def company(engine: str, openai_base_url: str) -> str:
    """Who else sees what an engine works on; "" when it works on machines of the operator."""
    match engine.partition(" ")[0].lower():
        case "gemini" | "gtts":
            return GOOGLE
        case "openai":
            return _outside(openai_base_url)
        case _:
            return ""


def _named(engine: str, keeping: Keeping, t: Translator) -> str:
    name = " ".join(engine.split())
    if len(name) > _LONGEST_NAME:
        name = name[: _LONGEST_NAME - 1].rstrip() + "…"
    who = company(engine, keeping.openai_base_url)
    return t("receipt-sent", engine=name, company=who) if who else name


def _outside(url: str) -> str:
    """The server's name, unless it stands in the operator's own network."""
    host = urlsplit(url).hostname or ""
    try:
        return "" if not ipaddress.ip_address(host).is_global else host
    except ValueError:
        at_home = "." not in host or host.endswith((".local", ".internal", ".lan", ".home.arpa"))
        return "" if at_home else host
