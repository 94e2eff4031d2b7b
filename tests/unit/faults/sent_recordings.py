"""A recording that was sent, and its answers."""

from __future__ import annotations

from dataclasses import replace

from tests.faults.oracle import Sent, Shown

CHAT = ("telegram", "7")
SENT = Sent(CHAT, "1", "alfa bravo", frozenset({"txt"}), at=10.0)
ANSWER = Shown(CHAT, "1", "note.ogg\nAlfa bravo", at=11.0, ended=14.0)
FILE = Shown(CHAT, "1", "", at=14.0, file="note.txt", content="Alfa bravo")
REFUSAL = replace(ANSWER, text="note.ogg · failed")
