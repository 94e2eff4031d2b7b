"""Untrusted file names become harmless ones."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.export.file_names import safe_stem


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("talk.mp4", "talk"),
        ("Meeting 2024-05-01.final.m4a", "Meeting 2024-05-01.final"),
        ("Sprint 1.5", "Sprint 1.5"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\..\\Ж.ogg", "Ж"),
        ("запись №5 – 日本語.mp3", "запись №5 – 日本語"),
        ("cafe\u0301.wav", "café"),
        ("a\u202egpj.exe\u202c.mp4", "agpj.exe"),
        ("line\nbreak\ttab.mp4", "line break tab"),
        ("\x00\x1b[31m.mp4", "[31m"),
        ("CON.mp4", "_CON"),
        ("com1.tar.mp4", "_com1.tar"),
        ("-rf.mp4", "rf"),
        ("$(reboot)`id`.mp4", "(reboot)id"),
        ("...", "recording"),
        ("", "recording"),
        (".mp4", "recording"),
        ("\u200b\u200b.mp4", "recording"),
    ],
)
def test_safe_stem_of_sample_names(name: str, stem: str) -> None:
    assert safe_stem(name) == stem


@given(st.text())
def test_safe_stem_of_any_text_is_a_plain_name(name: str) -> None:
    stem = safe_stem(name)
    assert stem
    assert len(stem.encode()) <= 121
    assert Path(stem).name == stem
    assert not stem.startswith((".", "-", " "))
    assert not stem.endswith((".", " "))
    assert all(unicodedata.category(char)[0] != "C" for char in stem)
    assert not set(stem) & set('<>:"/\\|?*')


@given(st.text(max_size=40))
def test_safe_stem_is_idempotent(name: str) -> None:
    stem = safe_stem(name + ".mp4")
    assert safe_stem(stem + ".mp4") == stem
