from bot.context.refusals import RequestRefused, refusal_text
from bot.i18n.translator import Translations
from bot.people.code_entry import WrongCode
from storage.errors import TooLong
from storage.models import CodeKind, Failure

T = Translations().for_locale("en")


def test_every_refusal_has_a_message() -> None:
    too_long = TooLong(limit=60)
    assert refusal_text(too_long, T) == T.failure(Failure("too_long", too_long.values))
    assert refusal_text(RequestRefused("link-many", count=8), T) == T("link-many", count=8)


def test_message_about_a_wrong_code_counts_the_tries() -> None:
    text = refusal_text(WrongCode(CodeKind.LINK, 3), T)
    assert text == f"{T('code-wrong-link')} {T('code-tries', count=3)}"
