"""A Discord of our own, REST and gateway, for stories over real sockets:
https://discord.com/developers/docs.

It keeps Discord's rules (limits, times, error codes) and remembers everything that was shown,
when, and in which form. It knows nothing of the bot that talks to it.
"""

from tests.e2e.discord_server.people import Person
from tests.e2e.discord_server.posts import Place, Post, StoredFile
from tests.e2e.discord_server.server import DiscordServer

__all__ = ["DiscordServer", "Person", "Place", "Post", "StoredFile"]
