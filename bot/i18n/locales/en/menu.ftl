# What command menus, forms and profiles show. They are read in every language at each start; the
# rest of a catalogue is read when somebody speaks the language.

## Commands, as the menu and /help show them

command-start = Say hello
command-help = What I can do
command-status = See what I'm working on for you
command-cancel = Stop your jobs
command-settings = See or change your default options
command-transcribe = Transcribe a link, or the message you reply to
command-again = Redo a recording with other options
command-join = Join your last recordings into one transcript (/join 3), or an album: caption join
command-language = The language spoken in your recordings
command-speakers = How many people speak in your recordings
command-summary = How detailed the summary is
command-speech = Whether the summary is read aloud
command-formats = Which files you get
command-names = Name the speakers of a result
command-forget_voice = Forget voices I remember for you
command-history = See your earlier results
command-search = Find words in your recordings
command-quota = See your limits and what you have used
command-auto = In a group: transcribe every recording (on, off)
command-replace = In a group: how words are written for all; your own rules come first
command-privacy = What I keep, and for how long
command-delete_my_data = Delete everything I keep about you

## The commands' names in Discord's menu: small letters, digits, _ and - alone

name-start = start
name-help = help
name-status = status
name-cancel = cancel
name-settings = settings
name-language = language
name-speakers = speakers
name-summary = summary
name-speech = speech
name-formats = formats
name-transcribe = transcribe
name-again = again
name-join = join
name-names = names
name-forget_voice = forget_voice
name-history = history
name-search = search
name-quota = quota
name-auto = auto
name-replace = replace
name-link = link
name-unlink = unlink
name-web = web
name-token = token
name-privacy = privacy
name-delete_my_data = delete_my_data
name-stats = stats
name-queue = queue
name-failures = failures
name-who = who
name-block = block
name-unblock = unblock
name-admin = admin
name-unadmin = unadmin
name-invite = invite
name-audit = audit
name-drain = drain
name-announce = announce

## What people read before they talk to the bot: at most 512 and 120 characters

profile = Send me a video, a voice message or an audio file. You get back the text with speakers and times, a summary with chapters, the summary read aloud, and subtitles. I tell you right away how long it will take, and you can have everything deleted at any time.
profile-short = Recordings to text, with speakers, summary, spoken summary and subtitles.

## What a form asks for with a command, and the menu of a message

option-file-name = file
option-file = A recording: video, voice message or audio
option-recording-link-name = link
option-recording-link = Instead of a file: a direct link to a recording, or a link to a message here that has one
option-language-name = language
option-language = The language spoken, such as en or de
option-speakers-name = speakers
option-speakers = How many people speak, such as 3 or 2-4
option-summary-name = summary
option-summary = How detailed the summary is
option-speech-name = speech
option-speech = Read the summary aloud
option-formats-name = formats
option-formats = Files, separated by commas: txt, srt, vtt, json, docx, pdf, video, …
option-video-name = video
option-video = Captions of a video: a track, or drawn into the picture
option-hints-name = hints
option-hints = Names and rare words, separated by commas
option-replace-name = replace
option-replace = How words are written, such as Keler→Keller; none removes the rules
option-join = How many of your last recordings, such as 3, and options for the result
option-clean-name = clean
option-clean = Leave out fillers such as «um», and stutters
option-numbers-name = numbers
option-numbers = Write spelled numbers above twelve in digits
option-louder-name = louder
option-louder = Hear quiet voices with more gain
option-from-name = from
option-from = Where a part begins, such as 22:10; -5:00 means the last five minutes
option-to-name = to
option-to = Where the part ends, such as 26:20
option-news-name = news
option-news = News from the operator
option-days-name = days
option-days = How many days, including today
option-account-name = account
option-account = An account: its id on this platform, or telegram:123456789
option-front-name = front
option-front = The id of the job to move to the front
option-drain-name = state
option-drain = on: start no new jobs; off: resume; empty: show the state
option-text-name = text
option-text = The text to announce
option-private-name = private
option-private = Only you see the answer
option-code = Your invite code
option-names = The names, such as 1=Anna 2=Ben; leave empty to be asked
option-voice = The name of a voice, or all; leave empty to list them
option-words = Words to find; the last one may be incomplete
option-quota = For administrators: an account and its limits, such as minutes=600
option-value = The new value; leave empty to see the choices
entry-transcribe = Transcribe
entry-summarize = Summarize
entry-join = Join with the next

## /settings

value-none = none
value-short = short
value-light = light
value-heard = as heard
value-digits = digits
value-full = full
value-track = a track to switch on
value-burned = drawn into the picture

## /stats and the other commands of administrators

command-stats = Statistics of the service with a chart: /stats 7 for a week
command-queue = Running and waiting jobs, with buttons to cancel them or move them to the front
command-failures = Recent failures, with buttons to retry
command-who = Show a user's quota and usage: /who 123456789
command-block = Block a user: /block 123456789
command-unblock = Unblock a user: /unblock 123456789
command-admin = Make a user an administrator: /admin 123456789; without an id: list administrators
command-unadmin = Remove an administrator: /unadmin 123456789
command-audit = Recent admin actions
command-drain = Pause for an update: finish running jobs, start no new ones: /drain on, /drain off
command-announce = Send an announcement to users who want news: /announce TEXT

## /link and /unlink: several accounts of one person

command-link = Join your accounts, also across platforms
command-unlink = Separate your joined accounts
option-link = The code from your other account; leave empty to get one
command-web = See your results in a browser
command-token = Make, list and revoke access tokens for programs
option-web = sessions: list the browsers that are signed in; leave empty to get a link
option-token = read or write, days and a name: read 30 backup; leave empty to list them

## /invite

command-invite = Create an invite code: /invite 5 30 for five people and 30 days; /invite list
