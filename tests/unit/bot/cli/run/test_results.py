"""Outcome of one input as JSON."""

from __future__ import annotations

import json

from bot.cli.run.results import Outcome, as_json
from bot.i18n.translator import Translations
from storage.models import Note, Result


def test_notes_name_the_option_of_the_command_line() -> None:
    notes = (Note("too_quiet", {"places": "0:06-0:15"}), Note("damaged"))
    result = Result("Talk", "en", 20.0, "Hello.", None, (), (), notes, {})
    outcome = Outcome("talk.mp4", "talk.mp4", "ok", result=result)
    said = json.loads(as_json(outcome, Translations().for_locale("en")))["notes"]
    assert said[0] == {
        "code": "too_quiet",
        "sentence": "Somebody is too quiet at 0:06-0:15; --louder hears it with more gain.",
    }
    assert said[1]["sentence"].startswith("The recording is damaged")
