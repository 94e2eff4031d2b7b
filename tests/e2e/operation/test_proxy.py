"""The service behind a proxy: it carries Telegram and Discord, and nothing else."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.discord_server import DiscordServer
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import TelegramServer
from tests.integration.network.proxy_server import ProxyServer


def test_both_platforms_are_reached_through_the_proxy(tmp_path: Path) -> None:
    with (
        ProxyServer() as proxy,
        TelegramServer() as telegram,
        DiscordServer() as discord,
        Service(tmp_path, telegram, **discord.settings) as service,
    ):
        service.configure(
            TELEGRAM_API_URL=telegram.url.replace("127.0.0.1", "telegram.test"),
            DISCORD_API_URL=discord.url.replace("127.0.0.1", "discord.test"),
            HTTP_PROXY=proxy.url,
        )
        service.start("bots")
        discord.waits_for_bot()
        anna = telegram.person("Anna")
        post = anna.says("/start")
        anna.waits_for(lambda: anna.answers(post), 30, "an answer by the proxy")
        ben = discord.person("Ben")
        start = ben.says("/start")
        ben.waits_for(lambda: ben.answers(start), 30, "an answer by the proxy")
        assert service.stop("bots") == 0
    asked_for = {line.split("/")[-1] for line in proxy.to("telegram.test")}
    assert {"getMe", "getUpdates", "sendMessage"} <= asked_for
    assert any("/users/@me" in line for line in proxy.to("discord.test"))
    assert any("/gateway" in line for line in proxy.went if "discord.test" not in line), (
        "the socket"
    )
    assert proxy.strangers == 0
    log = service.log.read_text()
    assert "s%25cret" not in log
    assert "s%cret" not in log
