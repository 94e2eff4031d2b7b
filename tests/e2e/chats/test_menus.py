"""Commands and buttons around a recording: settings, languages, groups, history."""

from __future__ import annotations

from tests.e2e.harness.answers import wait_for_answer
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import Person, Post, TelegramServer
from tests.paths import DATA

NOTE = DATA / "asr/en/fleurs_en_001.ogg"


def reply(person: Person, words: str, timeout: float = 30) -> Post:
    """Return the bot's reply to a text."""
    post = person.says(words)
    return person.waits_for(lambda: person.answers(post), timeout, f"a reply to {words}")[0]


def shows(person: Person, post: Post, words: str) -> None:
    """Wait until the message contains a text."""
    person.waits_for(lambda: words in post.text, 20, words)


def newest(person: Person, words: str) -> Post:
    """Wait until the bot's last message contains a text. Return it."""
    return person.waits_for(
        lambda: [it for it in person.sees() if words in it.text], 30, f"a message with {words}"
    )[-1]


def test_settings_are_one_message_with_pages(anna: Person) -> None:
    menu = reply(anna, "/settings")
    anna.presses(menu, "Speakers")
    shows(anna, menu, "How many people")
    anna.presses(menu, "3")
    shows(anna, menu, "Speakers: 3")
    anna.presses(menu, "Files")
    shows(anna, menu, "Which files")
    anna.presses(menu, "vtt")
    anna.waits_for(lambda: "✓ vtt" in menu.labels, 20, "a tick")
    anna.presses(menu, "Settings")
    shows(anna, menu, "Files: txt, srt, vtt")
    assert len([it for it in anna.sees() if it.kind == "text"]) == 1
    assert "Language: German" in reply(anna, "/language de").text
    assert "Speakers: 3" in reply(anna, "/settings").text


def test_settings_menu_belongs_to_its_owner(
    anna: Person, ben: Person, telegram: TelegramServer
) -> None:
    group = telegram.group("Menus")
    menu = reply(anna.at(group), "/settings")
    ben.at(group).presses(menu, "Speakers")
    ben.at(group).forges(menu, f"set:speakers:6:{anna.id}")
    ben.at(group).forges(menu, "set:speakers:x")
    refusals = ben.waits_for(lambda: ben.alerts()[2:] and ben.alerts(), 20, "three refusals")
    assert ["somebody else" in text for text in refusals] == [True] * 3
    assert [it for it in anna.at(group).sees() if "somebody else" in it.text] == []
    assert len(menu.history) == 1
    assert "Speakers: automatic" in reply(anna, "/settings").text


def test_turkish_user_gets_turkish_messages(service: Service, telegram: TelegramServer) -> None:
    ayse = telegram.person("Ayşe", "tr")
    assert "Bana bir video" in reply(ayse, "/start").text
    world = telegram.world
    commands = ayse.waits_for(lambda: world.commands.get("all_group_chats/tr"), 20, "a menu")
    assert {
        "command": "settings",
        "description": "Varsayılan seçeneklerinizi görün veya değiştirin",
    } in commands
    assert ayse.waits_for(lambda: world.texts.get(("short_description", "tr")), 20)
    assert ayse.waits_for(lambda: world.texts.get(("description", "")), 20).startswith("Send me")
    managers = ayse.waits_for(lambda: world.commands.get("all_chat_administrators/"), 20)
    assert "auto" in {it["command"] for it in managers}
    assert "auto" not in {it["command"] for it in world.commands["all_group_chats/"]}
    ayse.waits_for(lambda: world.menu_button["type"] == "commands", 20, "the menu button")
    menu = reply(ayse, "/settings")
    ayse.presses(menu, "Botun dili")
    shows(ayse, menu, "hangi dilde")
    ayse.presses(menu, "English")
    shows(ayse, menu, "Bot language: English")
    assert "Send me" in reply(ayse, "/start").text


def test_automatic_mode_is_enabled_by_group_administrators(
    anna: Person, ben: Person, telegram: TelegramServer
) -> None:
    group = telegram.group("Talks")
    telegram.promotes(anna, group)
    boss, guest = anna.at(group), ben.at(group)
    ignored = guest.sends_voice(NOTE)
    assert "Only administrators" in reply(guest, "/auto on").text
    assert (
        "BotFather" in reply(boss, "/auto on").text
    )  # in privacy mode the bot receives only commands
    post = guest.sends_voice(NOTE)
    answer = guest.waits_for(
        lambda: [it for it in guest.answers(post) if "capital letter" in it.text.lower()],
        120,
        "the words",
    )[0]
    assert "In the queue" not in answer.text
    assert [it.kind for it in guest.answers(post)] == ["text"]
    assert guest.answers(ignored) == []
    assert "only when somebody asks" in reply(boss, "/auto off").text


def test_results_are_opened_from_history_and_by_link(
    anna: Person, ben: Person, service: Service
) -> None:
    answer = wait_for_answer(anna, anna.sends_voice(NOTE, "summary=none speech=no"))
    listed = reply(anna, "/history")
    assert "voice_" in listed.text
    count = len(anna.sees())
    anna.presses(listed, "1")
    opened = anna.waits_for(lambda: anna.sees()[count:], 20, "the answer again")[0]
    assert opened.text == answer.card.text
    job = listed.data_of("1").removeprefix("open:")
    assert reply(ben, "/history").text == "You have no results here yet."
    ben.forges(ben.sees()[-1], f"open:{job}")
    newest(ben, "belongs to somebody else")
    assert "belongs to somebody else" in reply(ben, f"/start again_{job}").text
    count = len(anna.sees())
    anna.says(f"/start again_{job}")
    linked = anna.waits_for(lambda: anna.sees()[count:], 20, "the answer by link")[0]
    assert linked.text == answer.card.text
