"""The platforms that have a token, opened by the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.app.service import Settings
    from bot.chat import Chat


def chats(settings: Settings) -> list[Chat]:
    """The front ends that have a token; the library of one that has none is not loaded."""
    from storage.models import Platform

    makers = {Platform.TELEGRAM: telegram_chat, Platform.DISCORD: discord_chat}
    return [makers[platform](settings) for platform in settings.bot.platforms]


def telegram_chat(settings: Settings) -> Chat:
    """Telegram, by the settings."""
    from bot.platforms.telegram.adapter import TelegramChat
    from bot.platforms.telegram.webhook import Webhook
    from storage.models import Platform

    bot = settings.bot
    secret = bot.telegram_webhook_secret.get_secret_value()
    webhook = Webhook(bot.telegram_webhook_url, bot.telegram_webhook_listen, secret)
    return TelegramChat(
        bot.telegram_bot_token.get_secret_value(),
        bot.telegram_api_url,
        bot.telegram_local,
        webhook if webhook.url else None,
        rich=bot.telegram_rich,
        per_second=bot.telegram_messages_per_second,
        operators=bot.admins_on(Platform.TELEGRAM),
    )


def discord_chat(settings: Settings) -> Chat:
    """Discord, by the settings."""
    from bot.platforms.discord.adapter import DiscordChat

    bot = settings.bot
    token = bot.discord_bot_token.get_secret_value()
    return DiscordChat(
        token,
        bot.discord_api_url,
        bot.discord_message_content,
        bot.discord_shards,
        bot.discord_operators_server,
    )
