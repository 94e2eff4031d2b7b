"""Sentences that resemble an action or a decision, and are none, in each language with cues."""

import pytest

from tests.unit.pipeline.engines.summarization.test_dialogue_acts import find, texts
from tests.unit.pipeline.engines.summarization.traps_in_latin_script import IN_LATIN_SCRIPT
from tests.unit.pipeline.engines.summarization.traps_in_other_scripts import IN_OTHER_SCRIPTS

TRAPS = IN_LATIN_SCRIPT | IN_OTHER_SCRIPTS
CASES = [(language, kind) for language, traps in TRAPS.items() for kind in traps]


@pytest.mark.parametrize(("language", "kind"), CASES)
def test_what_resembles_an_action_or_a_decision_is_none(language: str, kind: str) -> None:
    actions, decisions, _ = texts(find(*TRAPS[language][kind], language=language))
    assert (actions, decisions) == ([], [])
