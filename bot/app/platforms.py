"""Creation of the platforms from the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.app.service import Settings
    from bot.chat import Chat


def create_chats(settings: Settings) -> list[Chat]:
    """Create every platform that has a token. The libraries of the others are not loaded."""
    from storage.models import Platform

    create = {Platform.TELEGRAM: create_telegram_chat, Platform.DISCORD: create_discord_chat}
    return [create[platform](settings) for platform in settings.bot.platforms]


def create_telegram_chat(settings: Settings) -> Chat:
    """Create the Telegram adapter."""
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


def create_discord_chat(settings: Settings) -> Chat:
    """Create the Discord adapter."""
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
