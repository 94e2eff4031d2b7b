"""The languages of the models, known without a model library."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from faster_whisper.tokenizer import _LANGUAGE_CODES

from pipeline.engines.whisper.languages import (
    LANGUAGES,
    chinese_script,
    language_code,
    language_codes,
    supported_languages,
)

ROOT = Path(__file__).parents[5]


def test_languages_are_those_of_the_library() -> None:
    assert set(_LANGUAGE_CODES) == LANGUAGES


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("de", "de"),
        (" DE_at", "de"),
        ("pt-BR", "pt"),
        ("zh-Hans-CN", "zh"),
        ("yue", "yue"),
        ("nb-NO", "no"),
        ("iw", "he"),
        ("jv", "jw"),
        ("", ""),
    ],
)
def test_language_tag_is_reduced_to_its_code(tag: str, code: str) -> None:
    assert language_code(tag) == code


@pytest.mark.parametrize(
    ("tags", "script"),
    [
        *((tag, "Hant") for tag in ("zh-TW", "zh_hk", "zh-Hant", "zh-Hant-MO", "yue-HK", "cmn-TW")),
        *((tag, "Hans") for tag in ("zh-CN", "zh-Hans-TW", "zh-sg", "yue-CN", "en,zh-CN")),
        *((tag, "") for tag in ("zh", "yue", "en-TW", "", "de,en", None)),
    ],
)
def test_chinese_script_follows_the_tag_or_its_region(tags: str | None, script: str) -> None:
    assert chinese_script(tags) == script


def test_list_of_tags_is_parsed_as_codes() -> None:
    assert language_codes("zh-Hant,en,zh") == ("zh", "en")
    assert language_codes(None) == ()


def test_english_only_models_are_recognized_by_name() -> None:
    assert supported_languages("Systran/faster-whisper-base.en") == {"en"}
    assert supported_languages("auto") == LANGUAGES


def test_parsing_options_loads_no_model_library() -> None:
    script = (
        "import sys, bot.parsing.options;"
        "print(sorted({'numpy', 'ctranslate2', 'faster_whisper'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
