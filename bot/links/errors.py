"""The errors of links, a branch of the tree in `storage/errors.py`.

    UserError
    └── BadLink              `bad_link`         not http(s), or with a user name or another port
        ├── LinksOff         `links_off`        the operator has switched links off
        ├── Unreachable      `link_unreachable` no such host, no answer, or no allowed address: one
        │                                       text for all, which reveals nothing of the network
        ├── BadCertificate   `link_certificate` the certificate does not fit the host
        ├── NotFound         `link_gone`        404, 410
        ├── Forbidden        `link_forbidden`   403
        ├── NeedsLogin       `link_login`       401, 407
        ├── ServerFailed     `link_trouble`     any other status; values: status
        ├── TooManyRedirects `link_circles`     more redirects than are followed
        ├── TooSlow          `link_too_slow`    the content does not come in time
        ├── ConnectionLost   `link_broken`      the connection broke
        ├── WebPage          `link_page`        a page and not a recording
        ├── VideoSite        `link_site`        a site that has players and no files; values: site
        ├── BadWebhookAddress `webhook_address` nothing may be posted there
        │   └── PlainHttp     `webhook_https`   http, where the operator does not allow it
        └── MessageLink      `link_message`     a message that can't be read
            ├── Forward       `link_forward`    on Telegram, where bots can't get it by its link
            ├── WrongPlatform `link_elsewhere`  on Discord, sent on another platform
            └── NoMedia       `link_nothing_in` without a recording

No error repeats the link: it may hold secrets.
"""

from __future__ import annotations

from storage.errors import UserError


class BadLink(UserError):
    """The link has a form that is not followed."""

    code = "bad_link"
    is_mistake = True


class LinksOff(BadLink):
    """The operator has switched links off."""

    code = "links_off"


class Unreachable(BadLink):
    """No such host, no answer, or no allowed address."""

    code = "link_unreachable"


class BadCertificate(BadLink):
    """The certificate does not fit the host."""

    code = "link_certificate"


class NotFound(BadLink):
    """The server has nothing at this link."""

    code = "link_gone"


class Forbidden(BadLink):
    """The server refuses access."""

    code = "link_forbidden"


class NeedsLogin(BadLink):
    """The server requires a login."""

    code = "link_login"


class ServerFailed(BadLink):
    """The server returned another error. Values: status."""

    code = "link_trouble"
    is_mistake = False


class TooManyRedirects(BadLink):
    """More redirects than are followed."""

    code = "link_circles"


class TooSlow(BadLink):
    """The content does not come, or comes too slowly."""

    code = "link_too_slow"
    is_mistake = False


class ConnectionLost(BadLink):
    """The connection broke at every attempt."""

    code = "link_broken"
    is_mistake = False


class WebPage(BadLink):
    """A web page and not a recording."""

    code = "link_page"


class VideoSite(BadLink):
    """A site that shows recordings in its own player and gives out no files. Values: site."""

    code = "link_site"


class BadWebhookAddress(BadLink):
    """An address to which nothing may be posted: one text for all, as for links."""

    code = "webhook_address"


class PlainHttp(BadWebhookAddress):
    """An address with http, of a host that the operator does not allow it for."""

    code = "webhook_https"


class MessageLink(BadLink):
    """A message that the bot or the user can't read."""

    code = "link_message"


class Forward(MessageLink):
    """A message on Telegram, where bots can't get a message by its link."""

    code = "link_forward"


class WrongPlatform(MessageLink):
    """A message on Discord, sent on another platform. Only Discord knows its readers."""

    code = "link_elsewhere"


class NoMedia(MessageLink):
    """A message without a recording."""

    code = "link_nothing_in"
