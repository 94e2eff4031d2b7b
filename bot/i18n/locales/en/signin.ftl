# Signing in to the pages without a link of the chat.

web-app-opening = Telegram is signing you in …
web-app-outside = This page opens inside Telegram, with the button beside the text field of the chat with the bot. In other browsers, send /web to the bot: it answers with a link.
web-app-refused = What Telegram says about you for this page is not valid, too old, or was used already. Close the page, and open it from the chat again.
web-app-failed = The server can’t be reached. Check your connection, close the page, and open it from the chat again.
web-app-blocked = This browser keeps no sign-in for pages inside Telegram. Send /web to the bot: its link signs in a window of its own.
web-app-elsewhere = Open in a window of its own

## Discord

web-provider-sign-in = Sign in with { $name }
web-provider-denied = You did not allow it at { $name }, so nothing has changed. You can try again, or send /web to the bot for a link.
web-provider-failed = { $name } did not answer as it should. Try again in a moment, or send /web to the bot for a link.
web-provider-old = This sign-in was begun too long ago or in another browser, or was used already. Begin it again.

## Google

web-provider-continue = Continue to { $name }
web-google-about = A Google account that you join here signs you in later. Your recordings stay where they are. Only a digest of the account’s number is kept: no address, no name, and nothing at Google is read.
web-google-join = Join my Google account
web-google-joined = A Google account, joined on { $since }
web-google-end = Part from it
web-google-unknown = This Google account is joined to nobody here. Sign in another way first, with /web for example, and join it on the page «Google».
web-google-taken = This Google account is joined to somebody else here. They have to part from it first.
login-told-joined = A { $name } account was joined to yours on the pages: it signs in as you now, and sees all your results. If that was not you, part from it at once: { $page } (/web signs you in), and sign other browsers out with /web sessions.
login-told-parted = A { $name } account was parted from yours on the pages: it no longer signs in as you, and the browsers that it signed in are signed out. If that was not you, look at your browsers with /web sessions.
privacy-google = Of a Google account that you join on the pages I keep a digest of its number, until you part from it there.
