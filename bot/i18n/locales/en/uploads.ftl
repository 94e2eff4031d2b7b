# Uploads on the pages, live progress, and in whose name a browser is signed in.

web-signed-in = Signed in as { $name } on { $platform }
web-upload = Add recordings
web-upload-drop = Drop audio or video files here, or choose them.
web-upload-most = Up to { $megabytes } MB each.
web-upload-choose = Choose files
web-upload-link = Link to a recording
web-upload-options = Options, as in a caption
web-upload-add = Transcribe the link
web-upload-lost = The connection was lost. Trying again …
web-upload-again = Try again
web-upload-script = This page needs JavaScript to upload files. You can also send them to the bot.
button-open = Open in a browser
web-sign-in-back = After signing in in this browser you come back to this result.
answer-goes = The answer also goes to
answer-in-chat = My private chat on { $platform }
answer-only-here = No chat, only here
