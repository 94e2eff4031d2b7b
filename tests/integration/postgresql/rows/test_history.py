"""History, and chats that move, with the `database` of the folder above."""

from tests.unit.storage.repositories.test_chat_moves import *  # noqa: F403
from tests.unit.storage.repositories.test_history import *  # noqa: F403
