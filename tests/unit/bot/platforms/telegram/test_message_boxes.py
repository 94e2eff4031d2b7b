"""The message box that a number belongs to."""

from __future__ import annotations

import pytest

from bot.chat import ChatGone
from bot.platforms.telegram.message_boxes import check_here, is_here, ref_in
from bot.platforms.telegram.text import reply_parameters_for
from storage.models import Address, MessageRef, Platform

PRIVATE = Address(Platform.TELEGRAM, "7")
BASIC_GROUP = Address(Platform.TELEGRAM, "-4518810793")
SUPERGROUP = Address(Platform.TELEGRAM, "-1002471352452")


@pytest.mark.parametrize("address", [PRIVATE, BASIC_GROUP])
def test_each_bot_numbers_private_chats_and_basic_groups_anew(address: Address) -> None:
    ref = ref_in(address, 5, "42")
    assert is_here(ref, "42")
    assert not is_here(ref, "43")
    assert reply_parameters_for(ref, address, "42") is not None
    assert reply_parameters_for(ref, address, "43") is None
    with pytest.raises(ChatGone):
        check_here(ref, "43")
    assert not ref.is_same(ref_in(address, 5, "43"))


def test_all_bots_see_the_same_numbers_in_a_supergroup() -> None:
    ref = ref_in(SUPERGROUP, 5, "42")
    assert is_here(ref, "43")
    assert ref.is_same(ref_in(SUPERGROUP, 5, "43"))


def test_reference_without_a_box_is_taken_as_it_is() -> None:
    stored = MessageRef(PRIVATE, "5")
    assert is_here(stored, "42")
    assert stored.is_same(ref_in(PRIVATE, 5, "42"))
