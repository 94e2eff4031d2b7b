"""The languages of the models, known without a model library."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from faster_whisper.tokenizer import _LANGUAGE_CODES

from pipeline.engines.whisper.languages import LANGUAGES, language_code

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


def test_parsing_options_loads_no_model_library() -> None:
    script = (
        "import sys, bot.parsing.options;"
        "print(sorted({'numpy', 'ctranslate2', 'faster_whisper'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
