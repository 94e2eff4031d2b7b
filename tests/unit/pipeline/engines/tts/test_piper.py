import json
from pathlib import Path

import pytest

from pipeline.engines.tts.piper import Piper, split_text
from storage.errors import EngineMissing
from tests.unit.pipeline.transcripts import no_report


def voice(folder: Path, name: str, code: str, quality: str = "medium") -> None:
    (folder / f"{name}.onnx").write_bytes(b"network")
    described = {"language": {"code": code}, "audio": {"quality": quality}}
    (folder / f"{name}.onnx.json").write_text(json.dumps(described))


def test_piper_lists_the_voices_of_its_folder(tmp_path: Path) -> None:
    voice(tmp_path, "de_DE-anna-low", "de_DE", "low")
    voice(tmp_path, "en_GB-bob-high", "en_GB", "high")
    (tmp_path / "broken.onnx").write_bytes(b"network without description")
    piper = Piper(tmp_path, 1)
    assert piper.ready() == "piper: de_DE-anna-low, en_GB-bob-high"
    assert piper.id == "piper de_DE-anna-low en_GB-bob-high"


def test_language_without_a_voice_names_the_setting(tmp_path: Path) -> None:
    voice(tmp_path, "de_DE-anna-low", "de_DE", "low")
    with pytest.raises(EngineMissing) as exc_info:
        Piper(tmp_path, 1).speak("Bonjour", "fr", tmp_path, no_report)
    assert exc_info.value.values["setting"] == "PIPER_VOICE"


def test_folder_without_voices_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EngineMissing):
        Piper(tmp_path, 1).ready()


def test_long_text_is_split_at_sentences_and_clauses() -> None:
    sentence = "One two three four five, six seven eight nine ten. "
    lines = list(split_text(sentence * 7))
    assert all(line.endswith(".") for line in lines)
    assert " ".join(lines) == (sentence * 7).strip()

    clause = "and then we went on to the next harness, "
    lines = list(split_text(clause * 8))
    assert all(line.endswith(",") for line in lines)

    endless = "word " * 100
    lines = list(split_text(endless.strip()))
    assert max(map(len, lines)) <= 120
    assert " ".join(lines) == endless.strip()

    assert max(map(len, split_text("字" * 500))) <= 120
    assert "".join(split_text("字" * 500)) == "字" * 500


def test_short_text_is_one_part() -> None:
    assert list(split_text("Hello, there. Bye.")) == ["Hello, there. Bye."]
    assert list(split_text("")) == [""]
