"""The receipt names every engine, the company that runs it, and the deletion times."""

from __future__ import annotations

import pytest

from bot.i18n.translator import Translations, Translator
from bot.views.privacy_receipt import Retention, company, receipt


@pytest.fixture(scope="module")
def t() -> Translator:
    return Translations().for_locale("en")


def test_receipt_of_local_engines_names_no_company(t: Translator) -> None:
    engines = {"transcriber": "faster-whisper base", "summarizer": "key sentences"}
    assert receipt(engines, Retention(0, 30), t) == (
        "🔒 Transcribed by faster-whisper base · summarized by key sentences"
        " · recording deleted · text deleted after 30 days · delete now: «Delete» below"
    )


def test_receipt_names_the_receiving_company(t: Translator) -> None:
    engines = {"transcriber": "x", "summarizer": "gemini gemini-2.5-flash", "voice": "gTTS"}
    line = receipt(engines, Retention(24, 1), t)
    assert "summarized by gemini gemini-2.5-flash (sent to Google)" in line
    assert "read aloud by gTTS (sent to Google)" in line
    assert "recording deleted after 24 hours · text deleted after one day" in line


def test_long_engine_name_does_not_hide_the_company(t: Translator) -> None:
    line = receipt({"summarizer": "gemini " + "x" * 4000}, Retention(1, 0), t)
    assert "… (sent to Google)" in line
    assert "recording deleted after one hour · text kept until you delete it" in line
    assert len(line) < 250


@pytest.mark.parametrize(
    ("engine", "url", "who"),
    [
        ("openai gpt", "https://api.openai.com/v1", "api.openai.com"),
        ("openai gpt", "http://8.8.8.8/v1", "8.8.8.8"),
        ("openai llama", "http://127.0.0.1:11434/v1", ""),
        ("openai llama", "http://[::1]:11434/v1", ""),
        ("openai llama", "http://192.168.1.5/v1", ""),
        ("openai llama", "http://ollama:11434/v1", ""),
        ("openai llama", "http://host.docker.internal:11434/v1", ""),
        ("gemini x", "", "Google"),
        ("piper en", "https://api.openai.com/v1", ""),
        ("", "", ""),
    ],
)
def test_company_of_an_engine_depends_on_name_and_address(engine: str, url: str, who: str) -> None:
    assert company(engine, url) == who
