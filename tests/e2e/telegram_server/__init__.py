"""An emulated Bot API server for tests over real sockets: https://core.telegram.org/bots/api.

It applies Telegram's rules (limits, confirmations, error texts) and records every form of every
message with its time. It does not depend on the bot.
"""

from tests.e2e.telegram_server.people import Person
from tests.e2e.telegram_server.posts import Post, PostVersion, StoredFile
from tests.e2e.telegram_server.server import TelegramServer

__all__ = ["Person", "Post", "PostVersion", "StoredFile", "TelegramServer"]
