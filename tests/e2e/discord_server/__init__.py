"""An emulated Discord, REST and gateway, for tests over real sockets:
https://discord.com/developers/docs.

It applies Discord's rules (limits, times, error codes) and records every form of every message
with its time. It does not depend on the bot.
"""

from tests.e2e.discord_server.people import Person
from tests.e2e.discord_server.posts import Place, Post, StoredFile
from tests.e2e.discord_server.server import DiscordServer

__all__ = ["DiscordServer", "Person", "Place", "Post", "StoredFile"]
