import pytest

from bot.i18n.translator import Translations
from bot.views.pages import page_buttons


@pytest.mark.parametrize(
    ("page", "more", "payloads"),
    [(0, False, []), (0, True, ["1:x"]), (2, True, ["1:x", "3:x"]), (2, False, ["1:x"])],
)
def test_page_buttons_lead_to_existing_pages(page: int, more: bool, payloads: list[str]) -> None:
    rows = page_buttons("list", page, more=more, suffix=":x")
    assert len(rows) == bool(payloads)
    assert [button.argument for row in rows for button in row] == payloads


def test_page_buttons_may_have_words() -> None:
    t = Translations().for_locale("en")
    ((newer, older),) = page_buttons("list", 1, more=True, t=t)
    assert (newer.label, older.label) == (f"◀ {t('button-newer')}", f"{t('button-older')} ▶")
