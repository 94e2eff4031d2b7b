"""Emulated users: their actions become events, and they see the bot's posts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from tests.e2e.discord_server.client import Client
from tests.e2e.discord_server.posts import Form, Json, Place, Post
from tests.e2e.harness.threaded_server import PATIENCE, wait_for_change

T = TypeVar("T")
_OPTION_TYPES = {bool: 5, int: 4, str: 3}


@dataclass(frozen=True)
class Person(Client):
    """A user in one channel; `at` returns the user in another channel."""

    def at(self, place: Place) -> Person:
        """Return the same user in another channel."""
        return replace(self, place=place)

    # --- actions ----------------------------------------------------------------------------

    def says(self, text: str, reply_to: Post | None = None) -> Post:
        """Send a text; `/name words` becomes a slash command, as in Discord's clients."""
        if text.startswith("/"):
            name, _, words = text[1:].partition(" ")
            return self.uses(name, **self._filled_in(name, words))
        return self._posts(text, [], reply_to)

    def sends(self, *paths: Path, caption: str = "", voice: bool = False) -> Post:
        """Send recordings in one message."""
        return self._posts(caption, [self._uploaded(path, voice=voice) for path in paths])

    def sends_video(self, path: Path, caption: str = "") -> Post:
        return self.sends(path, caption=caption)

    def sends_voice(self, path: Path, caption: str = "") -> Post:
        return self.sends(path, caption=caption, voice=True)

    def sends_document(self, path: Path, caption: str = "", size: int | None = None) -> Post:
        """Send a file; `size` replaces its size."""
        return self._posts(caption, [self._uploaded(path, size)])

    def uses(self, command: str, *paths: Path, **options: Any) -> Post:
        """Use a slash command, with recordings in its options `file`, `file2` and so on."""
        with self.world.lock:
            registered = [it for it in self._menu() if it["name"] == command]
        assert registered, f"no command {command!r}"
        known = {it["name"]: it for it in registered[0].get("options", [])}
        files = [self._uploaded(path) for path in paths]
        given = [
            {"name": n, "type": _OPTION_TYPES[type(v)], "value": v} for n, v in options.items()
        ]
        names = ["file", "file2", "file3", "file4", "file5"]
        given += [
            {"name": n, "type": 11, "value": f.id} for n, f in zip(names, files, strict=False)
        ]
        for option in given:
            assert known[option["name"]]["type"] == option["type"], option
        attachments = {it.id: it.as_json(self.world.address(self.place, it)) for it in files}
        data = {"id": "1", "name": command, "type": 1, "options": given}
        if attachments:
            data["resolved"] = {"attachments": attachments}
        return self._does(2, data)

    def _menu(self) -> list[Json]:
        """Return the commands in this place."""
        return [*self.world.server_commands.get(self.place.guild, ()), *self.world.commands]

    def _filled_in(self, command: str, words: str) -> dict[str, Any]:
        """Return the options of the command for words that are typed on other platforms."""
        with self.world.lock:
            options = {
                option["name"]: option["type"]
                for it in self._menu()
                if it["name"] == command
                for option in it.get("options", [])
            }
        if "words" in options:
            return {"words": words} if words else {}
        given = dict(word.split("=", 1) for word in words.split())
        return {
            name: value == "yes" if options[name] == 5 else value for name, value in given.items()
        }

    def clicks(self, entry: str, post: Post) -> Post:
        """Use a message command."""
        with self.world.lock:
            assert any(it["type"] == 3 and it["name"] == entry for it in self.world.commands), entry
            message = self.world.as_json(post)
        data = {
            "id": "1",
            "name": entry,
            "type": 3,
            "target_id": post.id,
            "resolved": {"messages": {post.id: message}},
        }
        return self._does(2, data)

    def types(self, command: str, option: str, words: str) -> list[str]:
        """Type into an option of a command. Return the autocomplete choices."""
        typed = {"name": option, "type": 3, "value": words, "focused": True}
        post = self._does(4, {"id": "1", "name": command, "type": 1, "options": [typed]})
        with self.world.lock:
            (interaction,) = [it for it in self.world.interactions.values() if it.id == post.id]
            assert self.world.lock.wait_for(lambda: interaction.choices is not None, PATIENCE)
        return interaction.choices or []

    def presses(self, post: Post, label: str) -> Post:
        """Press the button whose label contains `label`."""
        return self.forges(post, post.data_of(label))

    def forges(self, post: Post, data: str) -> Post:
        """Send a button press with any payload, even without such a button."""
        return self._does(3, {"custom_id": data, "component_type": 2}, post)

    def opens(self, post: Post, label: str) -> Form:
        """Press a button that opens a form. Return the form."""
        pressed = self.presses(post, label)
        with self.world.lock:
            (interaction,) = [it for it in self.world.interactions.values() if it.id == pressed.id]
            assert self.world.lock.wait_for(lambda: interaction.modal is not None, PATIENCE), (
                "no form"
            )
        return Form(post, interaction.modal or {})

    def fills(self, form: Form, *values: str) -> Post:
        """Fill the fields of a form in order, and submit it."""
        boxes = [it["component"] for it in form.json["components"]]
        sent = [
            {"type": 18, "component": {"type": 4, "custom_id": box["custom_id"], "value": value}}
            for box, value in zip(boxes, values, strict=True)
        ]
        return self._does(5, {"custom_id": form.json["custom_id"], "components": sent}, form.post)

    def takes_no_messages(self) -> None:
        """Block direct messages of the bot."""
        with self.world.lock:
            self.world.blocked.add(self.id)

    # --- what the user sees ------------------------------------------------------------------

    def sees(self) -> list[Post]:
        """Return the bot's posts in this channel that the user sees, oldest first."""
        with self.world.lock:
            return [
                part
                for post in self.world.posts.values()
                if post.place.id == self.place.id and post.from_bot and not post.deleted
                if post.for_user in ("", self.id)
                and post.history[-1].markdown + "".join(it.name for it in post.files)
                for part in post.parts()
            ]

    def answers(self, post: Post) -> list[Post]:
        """Return the bot's posts that answer this one, or reply to such an answer."""
        posts = self.sees()
        direct = {it.id for it in posts if post.id in (it.interaction, it.reply_to)}
        return [it for it in posts if it.id in direct or it.reply_to in direct]

    def waits_for(self, condition: Callable[[], T | None], timeout: float, what: str = "") -> T:
        """Return the first true value of `condition`, called after every change."""

        def describe_posts() -> list[str]:
            return [f"{post.kind}: {post.text or post.file}" for post in self.sees()]

        return wait_for_change(self.world.lock, condition, timeout, what, describe_posts)
