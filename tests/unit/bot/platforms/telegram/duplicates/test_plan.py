from __future__ import annotations

from datetime import UTC, datetime

from bot.platforms.telegram.duplicates import plan
from storage.models import SendRecord, SendState

NOON = datetime(2026, 1, 31, 12, tzinfo=UTC)


def lost(
    key: str, low: int, fingerprint: str = "text:a", size: int = 1, buttons: str = ""
) -> SendRecord:
    """Return a send whose answer was lost."""
    return SendRecord(
        f"{key}@{low}", "1", "7", key, low, NOON, (fingerprint,), size, buttons, SendState.UNCERTAIN
    )


def sent(key: str, *messages: int) -> SendRecord:
    low = min(messages) - 1
    return SendRecord(
        f"{key}+{low}", "1", "7", key, low, NOON, state=SendState.SENT, messages=messages
    )


def unknown(_: int) -> bool:
    return False


def test_candidates_are_the_unknown_ids_between_the_send_and_its_answer() -> None:
    records = [lost("card", 10), sent("menu", 12), sent("card", 15), lost("reply", 3)]
    assert plan.candidates(records, unknown) == [11, 13, 14]
    assert plan.candidates(records, lambda number: number == 13) == [11, 14]


def test_no_send_has_more_candidates_than_the_limit() -> None:
    records = [lost("a", 10), sent("a", 500), lost("b", 300), sent("b", 501)]
    first = range(11, 11 + plan.MOST)
    assert plan.candidates(records, unknown) == [*first, *range(301, 301 + plan.MOST)]
    far = [lost("a", 10), sent("a", 90_000)]
    assert plan.candidates(far, lambda number: number < 10 + plan.WIDEST) == [10 + plan.WIDEST]


def test_send_without_answer_key_or_bound_has_no_candidates() -> None:
    assert plan.candidates([lost("card", 10)], unknown) == []
    assert plan.candidates([lost("", 10), sent("", 15)], unknown) == []
    assert plan.candidates([lost("card", 0), sent("card", 15)], unknown) == []
    assert plan.candidates([lost("card", 20), sent("card", 15)], unknown) == []


def test_copy_of_a_settled_send_is_deleted_once() -> None:
    once = lost("card", 10)
    records = [once, sent("card", 15)]
    assert plan.judge(12, "text:a", records).duplicate_of == once
    assert plan.judge(15, "text:a", records).duplicate_of is None
    assert plan.judge(12, "text:b", records) == plan.Verdict(known=False)
    gone = SendRecord(**{name: getattr(once, name) for name in once.__slots__} | {"deleted": 1})
    assert plan.judge(12, "text:a", [gone, sent("card", 15)]).duplicate_of is None


def test_copies_of_equal_sends_are_counted_for_the_one_whose_window_ends_first() -> None:
    wide, narrow = lost("a", 10), lost("b", 5)
    records = [wide, narrow, sent("a", 90), sent("b", 50)]
    assert plan.judge(30, "text:a", records).duplicate_of == narrow
    assert plan.judge(60, "text:a", records).duplicate_of == wide


def test_message_that_may_be_an_only_copy_keeps_its_buttons() -> None:
    records = [lost("card", 10), sent("card", 15), lost("menu", 11, "text:menu", buttons="[]")]
    assert plan.judge(12, "text:menu", records) == plan.Verdict(buttons="[]")
    twin = [lost("card", 10), sent("card", 15), lost("other", 11)]
    assert plan.judge(12, "text:a", twin).duplicate_of is None


def test_search_waits_while_one_message_could_belong_to_two_sends() -> None:
    settled = [lost("card", 10, buttons="1"), sent("card", 15)]
    assert not plan.must_wait(settled)
    assert plan.must_wait([*settled, lost("other", 11, buttons="2")])
    assert not plan.must_wait([*settled, lost("other", 11, buttons="2"), sent("other", 16)])
    assert not plan.must_wait([*settled, lost("reply", 11, "text:b")])
    assert plan.must_wait([lost("a", 10, buttons="1"), lost("b", 10, buttons="2")])
    assert not plan.must_wait([lost("a", 10), lost("b", 10)])


def test_albums_are_read_only_when_all_of_them_are_settled() -> None:
    album = [lost("files#0", 10, "document:1:a", size=2), sent("files#0", 15, 16)]
    other = lost("other#0", 11, "document:2:b", size=3)
    assert plan.is_album_of_one_kind(12, album)
    assert not plan.is_album_of_one_kind(15, album)
    assert not plan.is_album_of_one_kind(12, [*album, other])
    assert plan.must_wait([*album, other])
