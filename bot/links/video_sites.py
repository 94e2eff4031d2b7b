"""Sites whose links lead to a player and never to a file. They are refused by name, before any
connection: most answer a bot with a login, a captcha or a page that says nothing."""

from __future__ import annotations

SITES = {
    "YouTube": ("youtube.com", "youtu.be", "youtube-nocookie.com"),
    "TikTok": ("tiktok.com",),
    "Instagram": ("instagram.com",),
    "Facebook": ("facebook.com", "fb.watch"),
    "X": ("x.com", "twitter.com"),
    "Twitch": ("twitch.tv",),
    "Vimeo": ("vimeo.com",),
    "Dailymotion": ("dailymotion.com", "dai.ly"),
    "Bilibili": ("bilibili.com", "b23.tv"),
    "Rutube": ("rutube.ru",),
    "VK": ("vk.com", "vk.ru", "vkvideo.ru"),
    "SoundCloud": ("soundcloud.com",),
    "Spotify": ("open.spotify.com",),
}
_FRONTS = ("www.", "m.", "mobile.", "music.", "vm.", "on.", "clips.")
"""Names before these that show the same pages. Others, as player.vimeo.com, may lead to files."""
_BY_HOST = {host: site for site, hosts in SITES.items() for host in hosts}


def site_of(host: str) -> str:
    """Return the name of the site of a host; "" if it is none of these."""
    for front in _FRONTS:
        host = host.removeprefix(front)
    return _BY_HOST.get(host, "")
