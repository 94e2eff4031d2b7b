"""A Bot API server of our own, for stories over real sockets: https://core.telegram.org/bots/api.

It keeps Telegram's rules (limits, confirmations, error texts) and remembers everything that was
shown, when, and in which form. It knows nothing of the bot that talks to it.
"""

from tests.e2e.telegram_server.people import Person
from tests.e2e.telegram_server.posts import Post, Shown, StoredFile
from tests.e2e.telegram_server.server import TelegramServer

__all__ = ["Person", "Post", "Shown", "StoredFile", "TelegramServer"]
