# What the pages say, and /web in a chat.

web-link = This link signs one browser in, once, within { $count } minutes. Send it to nobody: whoever opens it sees all your results. /web sessions shows where you are signed in.
web-how = I only know /web for a link, and /web sessions for the browsers that are signed in.
web-sessions-none = No browser is signed in. /web gives you a link.
web-sessions-title = Browsers that are signed in
web-session = { $browser } · since { $since } · last used { $seen } UTC
web-browser-unknown = unknown browser
button-web-end-all = Sign all out
privacy-web = Of a browser that you signed in with /web I keep its kind and the times of its use, for up to 30 days; /web sessions lists and ends them.

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
web-keys = Keys: space plays and pauses, ← goes back 3 s, < and > change the speed, / searches. Click a word to hear it.
web-doubtful = Underlined words are doubtful: listen to them.
web-no-words = This result has the times of its sentences alone. /again in the chat also gives those of the words.
web-no-recording = The recording is no longer stored, so it can’t be played here.
web-not-playable = Browsers can’t play this recording. The text and the files are here.
web-files = Files
web-also-as = Also as:
