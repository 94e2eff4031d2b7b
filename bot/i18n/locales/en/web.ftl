# What the pages say, and /web in a chat.

web-link = This link signs one browser in, once, within { $count } minutes. Send it to nobody: whoever opens it sees all your results. /web sessions shows where you are signed in.
web-how = I only know /web for a link, and /web sessions for the browsers that are signed in. /web links counts the links that share your recordings.
web-sessions-none = No browser is signed in. /web gives you a link.
web-sessions-title = Browsers that are signed in
web-session = { $browser } · since { $since } · last used { $seen } UTC
web-browser-unknown = unknown browser
button-web-end-all = Sign all out
privacy-web = Of a browser that you signed in with /web I keep its kind, your name on the platform and the times of its use, for up to 30 days; /web sessions lists and ends them.

## Pages

web-title = Recordings
web-sign-in = Sign in
web-sign-out = Sign out
web-sign-in-how = Send /web to the bot in a private chat. It answers with a link that signs this browser in.
web-sign-in-ask = Do you want to sign this browser in? It then shows all your results for up to 30 days, or until you sign out. Do so on a device of your own only.
web-link-used = This link was used already or is too old. Send /web to the bot for a new one.
web-not-found = There is nothing here, or it is somebody else’s. The start page lists your recordings.
web-refused = This did not come from one of our pages, or the page is too old. Open it again and try once more.
web-busy = These were too many requests. Please wait a moment and try again.
web-away = Your data can’t be reached right now. Please try again in a moment.
web-search = Search
web-working = In progress
web-newest = Newest recordings
web-play = Play or pause
web-back = Back 3 s
web-slower = Slower
web-faster = Faster
web-find = Find in this recording
web-next-match = Next match
web-previous-match = Previous match
web-doubtful = Underlined words are doubtful: listen to them.
web-no-words = This result has the times of its sentences alone. /again in the chat also gives those of the words.
web-no-recording = The recording is no longer stored, so it can’t be played here.
web-not-playable = Browsers can’t play this recording. The text and the files are here.
web-files = Files
web-also-as = Also as:
web-edit = Correct this sentence
web-save = Save
web-split = Save and split the sentence at the cursor
web-split-lines = Each line becomes a sentence of its own; without text the sentence goes.
web-leave = Leave without saving
web-merge = Join with the next sentence
web-speaker = Speaker
web-new-speaker = New speaker
web-rename = Rename the speaker
web-undo = Undo
web-redo = Redo
web-versions = Versions
web-saved = Saved as version { $number }.
web-conflict = This was changed meanwhile. It now reads: «{ $text }». Save again to put yours in its place; both stay in the versions.
web-conflict-gone = The text was changed meanwhile, so nothing was saved. What you wrote is still here: look at the text as it is now and try again.
web-not-saved = Not saved: the server can’t be reached. What you wrote is still here; try again.
web-files-follow = The files are being made anew from the corrected text. Until then they have the earlier one.
web-summary-again = Redo the summary from this text
web-summary-asked = The summary is being redone from the corrected text. The page of the result shows it when it is ready.
web-help = Keys
web-forward = Forward 3 s
web-keys-alt = The same keys while you write
web-close = Close
web-change =
    { $kind ->
        [text] Text corrected
        [split] Sentence split
        [merge] Sentences joined
        [speaker] Another speaker
        [name] Speaker renamed
        [delete] Sentence deleted
        [redo] Version { $undoes } made again
       *[undo] Version { $undoes } undone
    }
web-not-possible =
    { $code ->
        [long] A sentence has at most 5,000 characters. Split it.
        [last] The last sentence can’t be deleted.
        [gone] There is no such sentence or speaker any more. Load the page again.
        [many] There are as many speakers as possible.
        [full] This text has as many corrections as possible.
        [anew] The text was made anew meanwhile. Load the page again.
       *[other] That is not possible.
    }
web-share = Share by a link
web-share-how = Whoever has the link reads and hears this recording without signing in, as it is corrected by then. They see nothing else of yours and change nothing.
web-share-days = Days
web-share-files = with the files
web-share-make = Make a link
web-share-link = Made { $made }, valid until { $until } UTC
web-share-revoke = Revoke
web-share-once = This link is shown only now, so copy it. You can revoke it on the page of the recording.
web-share-full = This recording has as many links as possible. Revoke one first.
web-share-ended = This link is not valid, or not any more. Ask the person who sent it to you for a new one.
