# What the chat at a terminal says by itself: `mp4totext up` without a token.

console-what = recordings to text, with speakers, a summary and subtitles
console-example = ~/talk.mp4
console-send = the path of a recording: type it, or drag the file into this window. Options go after it: lang=de speakers=2
console-link = a direct link to a recording
console-demo = try it with the included sample recording
console-help = everything I can do
console-quit = leave
console-where = Files are written to { $folder }
console-keys = Tab completes, ↑ brings back what you typed, Ctrl-C clears the line.
console-token = No bot token is set, so this terminal is the chat. For Telegram put TELEGRAM_BOT_TOKEN=… (from @BotFather) into the file .env, for Discord DISCORD_BOT_TOKEN=…
console-press = Press a button by its number: { $code }
console-asks = Your next line is the reply to message { $number }; an empty line leaves it for later.
console-reply = reply to { $number } >
console-later = Left for later. To reply: /reply { $number } …
console-meant = If this was the reply to message { $number }, type: /reply { $number } …
console-does-reply = Reply to a message by its number: /reply 3 Anna, Ben
console-form = Enter goes to the next field; Esc leaves the form, and nothing changes.
console-form-left = You left the form. Nothing changed.
console-leave = Press Ctrl-C again to leave, or type /quit.
console-leave-busy = Press Ctrl-C again to leave, or type /quit. Unfinished jobs continue at the next start; /cancel stops them.
console-goes-on = Unfinished jobs continue at the next start.
console-no-file = There is no file { $name }
console-folder = { $name } is a folder. Name a file in it; for the whole folder: mp4totext run { $name }
console-no-button = There is no button { $name }. Buttons are written like 3a; /history shows earlier answers.
console-no-message = There is no message { $name } you can reply to. Write: /reply 3 and your words
console-not-written = { $path } can't be written: { $why }. I'll try again; if that does not help, leave with /quit and start with another --out.
console-logged = Something went wrong; the details are in { $path }
privacy-typed = Lines that you type at this terminal are kept for the ↑ key { $days ->
        [0] until you delete everything
        [one] for one day
       *[other] for { $days } days
    }; codes, and links with a password or a query, are not.
