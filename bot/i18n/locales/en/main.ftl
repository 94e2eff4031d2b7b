# What mp4totext says, in English.
# To translate: copy this folder to locales/<language>/ and translate what stands after each "=".
# Words in { $braces } are filled in; keep them all. `make test` says which key or word is missing.

locale-name = English

## Commands, as the menu and /help show them

command-start = Say hello
command-help = What I can do
command-status = What I am working on for you
command-cancel = Stop your jobs
command-settings = See or change what you get
command-transcribe = Transcribe a link, or the message that you reply to
command-again = Do it again in another way
command-language = The language that is spoken in your recordings
command-speakers = How many people speak in them
command-summary = How much summary you get
command-speech = Whether you get the summary read aloud
command-formats = Which files you get
command-names = Name the speakers of an answer
command-forget_voice = Forget voices that I remember for you
command-history = Your results, to see them again
command-search = Find words in your recordings
command-quota = What you may send, and what you used of it
command-auto = In a group: transcribe every recording (on, off)
command-privacy = What I keep, and for how long
command-delete_my_data = Delete everything that I keep about you

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
name-names = names
name-forget_voice = forget_voice
name-history = history
name-search = search
name-quota = quota
name-auto = auto
name-link = link
name-unlink = unlink
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

profile = Send me a video, a voice message or a sound file. You get back the text with speakers and times, a summary with chapters, the summary read aloud, and subtitles. I tell you at once how long it will take, and you can have everything deleted at any time.
profile-short = Recordings to text, with speakers, summary, spoken summary and subtitles.

## What a form asks for with a command, and the menu of a message

option-file-name = file
option-file = A recording: video, voice message or sound
option-recording-link-name = link
option-recording-link = Instead of a file: a link straight to a recording, or to a message here that has one
option-language-name = language
option-language = The language that is spoken, such as en or de
option-speakers-name = speakers
option-speakers = How many people speak, such as 3 or 2-4
option-summary-name = summary
option-summary = How much summary
option-speech-name = speech
option-speech = Read the summary aloud
option-formats-name = formats
option-formats = Files, with commas between them: txt, srt, vtt, json, md, video
option-hints-name = hints
option-hints = Names and rare words, with commas between them
option-news-name = news
option-news = News from the operator
option-days-name = days
option-days = How many days, today among them
option-account-name = account
option-account = Whose: a number of this platform, or telegram:123456789
option-front-name = front
option-front = The id of a job, to make it the next
option-drain-name = state
option-drain = on: begin no new work; off: go on; without it, how things stand
option-text-name = text
option-text = What to announce
option-private-name = private
option-private = Only you see the answer
option-code = Your invitation code
option-names = The names, such as 1=Anna 2=Ben; empty asks you
option-voice = Whose voice, or all; empty lists them
option-words = Words that were said; the last one may be a beginning
option-quota = For administrators: an account, and what holds for it, such as minutes=600
option-value = What it shall be; without it, all choices are shown
entry-transcribe = Transcribe
entry-summarize = Summarize

## Hello and help

hello = Send me a video, a voice message or a sound file, or a link to one. You get back the text with speakers, a summary, a spoken summary and subtitles.
hello-invited = Welcome. Your invitation is accepted.
help-recordings = Recordings
help-choices = What you get
help-rest = Also
help-beside = Beside a file
help-wishes =
    Write wishes that hold for it alone, for example: lang=de speakers=2 summary=short speech=no formats=txt,srt,vtt
    lang: the language that is spoken, such as en or de
    speakers: how many people speak, such as 3 or 2-4
    summary: none, short or full
    speech: yes or no
    formats: any of { $formats }
    captions: normal, or short for subtitles of one short line
    careful: yes for slower and more thorough recognition
    hints: names and rare words, separated by commas
    The same beside a link. It has to lead straight to the file.
hint-send-media = Send me a video, a voice message or a sound file, or a link to one. /help says more.
hint-what-to-transcribe = Say what to transcribe: write /transcribe with a recording or with a link to one, or as a reply to a message that has one.
link-first = I take the first of the { $count } links. Please send the others in messages of their own.
hint-unknown-command = I don't know /{ $name }. /help lists what I can do.

## The card of a job

card-title = { $name }
card-taking = Receiving the file
card-next = In the queue: next
card-ahead =
    { $count ->
        [one] In the queue: one job ahead
       *[other] In the queue: { $count } jobs ahead
    }
card-drained = In the queue. The service is being updated: nothing is lost, and it goes on by itself.
card-work = { $time } of work
card-left = { $time } left
card-failed = { $name } · failed
card-cancelled = Cancelled.
card-preparing = Finished. Preparing the answer
button-cancel = Cancel

stage-audio = Reading the sound
stage-transcript = Listening and writing
stage-speakers = Telling the speakers apart
stage-summary = Summarizing
stage-speech = Recording the spoken summary
stage-files = Writing the files
stage-starting = Starting
card-fetching = Fetching the speech model { $model }, once
card-fetching-bytes = { $done } of { $total } MB
card-fetching-some = { $done } MB

percent = { NUMBER($fraction, style: "percent") }
lasting-seconds = { $seconds } s
lasting-minutes = { $minutes } min { $seconds } s
lasting-hours = { $hours } h { $minutes } min
until-now = now
until-minutes = in { $minutes } min, at { $time } UTC
until-hours = in { $hours } h { $minutes } min, at { $time } UTC
about-seconds = about { $count } s
about-minutes = about { $count } min
about-hours = about { $hours } h { $minutes } min

## The answer

answer-speakers =
    { $count ->
        [one] one speaker
       *[other] { $count } speakers
    }
answer-points = Key points
answer-chapters = Chapters
answer-actions = To do
answer-shares = Who spoke
answer-transcript = Transcript
answer-engines = Made by { $engines }
answer-more = The rest is in the files.
answer-empty = I heard no speech in this recording.
answer-empty-next = If somebody does speak in it, send it again with the language beside it, for example lang=en, or record it closer to the voice.
answer-too-large = { $name } is too large to send here ({ $megabytes } MB, the limit is { $limit } MB).
large-zip = { $name } is too large for this chat ({ $megabytes } MB, the limit is { $limit } MB): it comes as a zip.
large-sound = { $name } is too large for this chat ({ $megabytes } MB, the limit is { $limit } MB): it comes as a smaller sound file.
large-parts = { $name } is too large for this chat ({ $megabytes } MB, the limit is { $limit } MB): it comes in parts.
large-beside = The subtitle file does the same: put it beside your video, under the same name.
large-ask = A subtitle file does the same beside your video: /again formats=srt makes one.
large-not-made = { $name } could not be made small enough for this chat.

## The privacy receipt, one line below every answer. Its parts are joined by " · ".

receipt-heard = Heard by { $engine }
receipt-choice =
    { $code ->
        [fetching] a better model for this machine is being fetched
       *[lacking] a better model for this machine is not there
    }
receipt-summarized = summarized by { $engine }
receipt-spoken = read aloud by { $engine }
receipt-sent = { $engine } (sent to { $company })
receipt-recording =
    { $hours ->
        [0] recording deleted
        [one] recording deleted after one hour
       *[other] recording deleted after { $hours } hours
    }
receipt-text =
    { $days ->
        [0] text kept until you delete it
        [one] text deleted after one day
       *[other] text deleted after { $days } days
    }
receipt-now = delete now: «{ $button }» below

## The buttons of an answer, and doing it again

button-summary = Summary
button-transcript = Transcript
button-subtitles = Subtitles
button-voice = Voice
button-redo = Redo
button-names = Name the speakers
button-name = Type the names
button-drop = Delete
button-drop-now = Yes, delete this result
button-back = ‹ Back
redo-language = Other language
redo-speakers = Other number of speakers
redo-careful = Listen more carefully, slower
redo-summary = Other summary
redo-captions-short = Short subtitles, one line
redo-captions-normal = Normal subtitles, two lines
redo-voice-on = With a spoken summary
redo-voice-off = Without a spoken summary
again-title = Do it again: { $name }
again-begun = Doing it again. The answer above will change.
again-busy = This is being done just now. Wait for it to end, or cancel it.
again-same = It is like that already.
again-none = I have no result to do again. Say /again as a reply to an answer, or send me a recording.
again-nothing = Doing it again came to nothing: { $why } This is the earlier answer.
result-not-yours = This result belongs to somebody else, or it is not kept any more.
file-gone = This file is no longer kept. Send the recording again to get a new one.
file-never = This service can't make that.
drop-done = { $name }: deleted, with everything that I kept of it. Files that were sent stay in the chat until you delete them.

## Naming the speakers

names-title = Who speaks in { $name }?
names-how = Reply to this message with the names, in this order: Anna, Ben. Or one by its number: 2 = Ben. Elsewhere: /names 1=Anna 2=Ben
names-form = Press the button below and type them.
names-all = A line for each: 1 = Anna
names-late = No form could be opened in time. Press the button once more, or write: /names 1=Anna 2=Ben
names-clip = Speaker { $number }
names-begun = I am putting the names in. The answer above will change.
names-one = I heard no more than one speaker there, so nobody has to be told apart.

## Remembered voices

voices-offer = Shall I remember these voices? I would keep a voiceprint of each: numbers that describe a voice, not its sound. It only puts these names into your own later recordings in this chat and is shared with nobody; /forget_voice deletes it at any time. Ask the people first whose voices they are.
button-remember = Remember
button-remember-not = No
voices-remembered = Remembered: { $names }. When I am sure of a voice I put its name into your later recordings in this chat; /forget_voice deletes them.
voices-short = Heard for too short to be remembered: { $names }.
voices-many = Not remembered, since I know { $most } voices for you here already: { $names }. /forget_voice makes room.
voices-mute = These voices can't be remembered: this answer has no voiceprints, because it is from before there were any, or because the engine that told the speakers apart makes none.
voices-on = From now on I remember voices that you name, for your own later recordings in the same chat.
voices-declined = I remember no voices. /settings changes that.
voices-off = This service does not remember voices.
voices-title = Voices that I remember for you
voices-how = Press a name to forget that voice; names in earlier answers stay. By command: /forget_voice Anna, or /forget_voice all
voices-elsewhere = in another chat
voices-unknown = I remember no voice called { $name }. /forget_voice lists them.
voices-forgotten = Forgotten: { $name }.
voices-none = I remember no voices for you here.
voices-gone = I remember no voices for you any more.
button-forget-voices = Forget all

## Several recordings sent together

album-title =
    { $count ->
        [one] One recording
       *[other] { $count } recordings
    }
album-done = { $done } of { $count } done
state-done = done
state-failed = failed
state-cancelled = cancelled

## /status, /cancel

status-none = I am not working on anything for you. Send me a recording.
status-line = { $name }: { $state }
status-percent = { $stage }, { $percent } %
cancel-none = There is nothing to cancel.
cancel-done =
    { $count ->
        [one] Cancelled one job.
       *[other] Cancelled { $count } jobs.
    }
cancel-over = This job is already over.
not-yours = Only the person who sent the recording can do that.

## /settings

settings-title = What you get, unless you write other wishes beside a file
settings-how = Or by command: /settings lang=de summary=short formats=txt,srt
settings-changed = Changed.
settings-reset = Everything is as it was at the start.
button-reset = Back to how it was at the start
button-to-settings = ‹ Settings
menu-not-yours = This menu belongs to somebody else. /settings opens your own.
menu-lang = Language
menu-speakers = Speakers
menu-summary = Summary
menu-summary_lang = Summary’s language
menu-speech = Spoken summary
menu-formats = Files
menu-captions = Subtitles
menu-careful = Recognition
menu-voices = Voices
menu-tongue = My language
menu-news = News
page-lang = Which language is spoken in your recordings?
page-speakers = How many people speak in them?
page-summary = How much summary do you want?
page-summary_lang = In which language shall the summary be?
page-speech = Do you want the summary read aloud?
page-formats = Which files do you want? Press as many as you like.
page-captions = How long may the lines of subtitles be?
page-careful = More careful recognition takes longer. Do you want it?
page-voices = Shall I recognize voices that you named? I keep a voiceprint of each, numbers and not the sound, only for your own later recordings in the same chat. Switching it off forgets all of them.
page-tongue = In which language shall I talk to you?
page-news = Do you want to hear what the operator of this service announces? It is little, and never about others.
page-by = By command: { $command }
wish-lang = Language: { $value }
wish-speakers = Speakers: { $value }
wish-summary = Summary: { $value }
wish-summary_lang = Summary’s language: { $value }
wish-speech = Spoken summary: { $value }
wish-formats = Files: { $value }
wish-captions = Lines of subtitles: { $value }
wish-careful = More careful, slower recognition: { $value }
wish-voices = Recognize voices that I named: { $value }
wish-tongue = I talk to you in: { $value }
wish-news = News from the operator: { $value }
wish-hints = Names and rare words: { $value }
value-auto = found out by itself
value-platform = as your app is set
value-normal = normal
value-video = video
value-yes = yes
value-no = no
value-none = none
value-short = short
value-full = full

## /quota

quota-title = Your quota
quota-minutes = Minutes in 24 hours: { $used } of { $limit } used, { $left } left
quota-minutes-free = Minutes in 24 hours: { $used } used, no limit
quota-back = { $amount } min of them come back { $until }
quota-all-back = All of them are back { $until }
quota-jobs = Jobs under way: { $count } of { $limit }
quota-jobs-free = Jobs under way: { $count }, no limit
quota-longest = Longest recording: { $limit } min
quota-largest = Largest file: { $limit } MB

## /history

history-none = There are no results of yours here.
history-title = Your results
button-newer = Newer
button-older = Older
result-elsewhere = You sent this recording somewhere else. Open its result there, or in a private chat with me.

## /search

search-how = Say what to look for, for example: /search budget of March. I look through the text of your recordings.
search-none = Nobody says that in your recordings here.
search-title = Who says «{ $words }»
search-more = There is more. Add words to find less.

## /auto

auto-in-groups = /auto is for groups: one of their administrators switches it on, and I transcribe every recording that is sent there.
auto-is-on = I transcribe every recording that is sent here.
auto-is-off = I transcribe here when somebody asks me to.
auto-how = Administrators of this group change that with /auto on and /auto off.
auto-only-managers = Only administrators of this group can do that.
auto-unknown = I could not find out who the administrators of this group are. Please try again later.
auto-on = From now on I transcribe every voice message, video message, sound and video that is sent here by people who may use me. It counts as theirs.
auto-deaf-telegram = But I am not told of them yet: make me an administrator of this group, or let the operator switch privacy mode off with @BotFather and then add me to the group again.
auto-deaf-discord = But I am not told of them yet: the operator has to switch the Message Content intent on for this bot, and DISCORD_MESSAGE_CONTENT in its settings.
auto-off = From now on I transcribe here only when somebody asks me to.

## /stats and the other commands of administrators

command-stats = How the service is doing, in figures and as a picture: /stats 7 for a week
help-operators = For administrators
stats-how = Say for how many days: a number from 1 to { $most }, for example /stats 7.
stats-title =
    { $days ->
        [one] Today
       *[other] The last { $days } days
    }
stats-people = People: { $people }, active: { $active }
stats-queue = Now: { $running } running, { $queued } waiting
stats-jobs = All jobs: { $done } done, { $failed } failed, { $cancelled } cancelled
stats-hours = Recordings: { $hours } h
stats-success = Done without failing: { $percent }
stats-waited = Waiting: { $median } in the middle, 95 of 100 at most { $most }
stats-worked = Work: { $median } in the middle, 95 of 100 at most { $most }
stats-realtime = Real-time factor: { $factor }
stats-failures = Failures: { $list }
stats-languages = Languages: { $list }
stats-no-workers = No worker shows itself.
stats-worker = Worker { $name }: { $device }, { $memory } GB, jobs: { $jobs }, seen { $seconds } s ago
stats-more-workers = Other workers: { $others }
stats-storage = Storage: { $used } GB used, { $free } GB free
stats-legend =
    Above: hours of recordings. Below: jobs.
    🟦 done ⬜ cancelled 🟧 failed

command-queue = What runs and what waits, with buttons to cancel and to move to the front
command-failures = What failed last, with buttons to retry
command-who = What somebody uses of what they may: /who 123456789
command-block = Take nothing more from somebody: /block 123456789
command-unblock = Take recordings from them again: /unblock 123456789
command-admin = Make somebody an administrator: /admin 123456789; alone: who they are
command-unadmin = Unmake an administrator: /unadmin 123456789
command-audit = What administrators did last
queue-none = Nothing runs and nothing waits.
queue-title = Running: { $running }, waiting: { $waiting }
queue-waits = waiting
button-front = To the front:
front-not = There is no such job in the queue: it runs, has ended, or never was.
command-drain = Begin no new work and finish what runs, before an update: /drain on, /drain off
drained-since = Drained since { $since }: no new work is begun.
drain-off = The service takes work.
drain-how = Before an update: /drain on. What runs is finished, what people send is kept and waits.
drain-not-yet = What runs is finished first. Look again in a while.
drain-ready = Nothing runs: the service can be stopped and updated now. What waits goes on after /drain off.
command-announce = Tell something to those who want news: /announce TEXT
announce-how = Write what you want to announce: /announce TEXT. It goes to those who switched news on in /settings, after you have looked at it.
announce-long = This is too long: at most { $most } characters.
announce-nobody = Nobody has switched news on in /settings, so there is nobody to tell.
announce-preview =
    { $count ->
        [one] One person would get this:
       *[other] { $count } people would get this:
    }
announce-sending = The announcement is on its way.
announce-sent = The announcement was sent.
announce-stopped = The announcement was stopped.
announce-told = Told: { $told } of { $count }
announce-gone = Can’t be reached, because they blocked the bot or closed their direct messages: { $count }
announce-spared = No longer wanted it: { $count }
announce-dropped = Not sent.
announce-over = This announcement is over, or was never there.
button-announce = Send
button-announce-drop = Don’t send
button-announce-stop = Stop
news-title = News from the operator
news-off = You get this because news is switched on in your settings. /settings news=no ends it.
button-drain = Begin no new work
button-go-on = Go on with the work
button-look = Look again
failures-none = Nothing has failed.
failures-title = What failed last
button-retry = Retry
retry-begun = It is being done once more. Its own message shows how it goes.
retry-not = This can't be retried: it is being done, was done since, or is no longer kept.
who-how = Say whose account, for example: { $example }
who-unknown = I have not met { $account }: they have to write to me first.
who-role = Role: { $role }
who-accounts = Accounts: { $accounts }
who-since = First met: { $date }
role-user = user
role-admin = administrator
role-blocked = blocked
block-done = Blocked: { $account }
block-not-admins = { $account } is an administrator and can't be blocked. /unadmin unmakes administrators.
block-not-self = You can't block yourself.
unblock-done = Not blocked: { $account }
admin-done = An administrator now: { $account }
admin-already = { $account } is an administrator already.
admin-blocked = { $account } is blocked. Say /unblock first, if they shall be an administrator.
unadmin-done = No administrator any more: { $account }
unadmin-not-self = You can't take this from yourself. Another administrator can.
unadmin-settings = { $account } is named an administrator in the settings (ADMINS): only who runs the service can change that.
unadmin-none = { $account } is no administrator.
admins-settings = Administrators by the settings (ADMINS): { $accounts }
admins-made = Made by an administrator: { $accounts }
quota-of = The quota of { $account }
quota-done = The quota of { $account } from now on
quota-set = Set for them: { $limits }
quota-service = But nobody may send more than { $longest } min and { $largest } MB here.
audit-none = No administrator has done anything yet.

## /link and /unlink: several accounts of one person

command-link = Join your accounts, also of different platforms
command-unlink = Part your joined accounts
option-link = The code from your other account; without it you get one
platform-name =
    { $code ->
        [telegram] Telegram
        [discord] Discord
       *[other] the console
    }
link-how = Say this to me from your other account, in a private chat:
link-once =
    { $count ->
        [one] It works once, within one minute. Show it to nobody: who uses it sees all your results and can delete them.
       *[other] It works once, within { $count } minutes. Show it to nobody: who uses it sees all your results and can delete them.
    }
link-alone = That is for your eyes only. Say /{ $command } to me in a private chat.
link-seen = Others could read this code here, so it is void now. Say /link once more, and type the new code in a private chat with me.
link-own = This code is of the person that you already are. Type it from your other account.
link-admins = Accounts of administrators are joined only with accounts of administrators: a code gives nobody rights. Ask an administrator to name both first.
link-many = At most { $count } accounts can be joined.
link-ask = Do you want to join this account with the account that gave you this code ({ $platform })? You are then one person to me, with one history, one quota, and the settings of that account. Each of the accounts sees everything that the other one has, and can delete it. Say yes only if both are yours.
button-join = Yes, both are mine
button-join-not = No
link-not = Nothing was joined.
link-done = Joined. History, search, settings and quota are now the same here and there ({ $platform }). /unlink parts the accounts again.
link-told = Your code was used: this account is now joined with { $account }. Each sees all results of the other. If that was not you, say /unlink at once.
unlink-none = This account is joined with no other one. /link joins it with one.
unlink-which = Which account shall be on its own again?
unlink-this = { $account } (this one)
unlink-done = Parted: { $account } is on its own again. Each account keeps what was sent from it; the settings are copied.
code-wrong-link = This code does not work: it was mistyped, used already, or is too old. Say /link on your other account for a new one.
code-wrong-invite = This invitation code does not work: it was mistyped, used up, or is too old.
code-tries =
    { $count ->
        [0] Too many were wrong, so no other one is looked at for an hour.
        [one] You have one more try.
       *[other] You have { $count } more tries.
    }
code-too-many = Too many codes were wrong, so yours are not looked at, not even right ones. Try again in { $time }.
delete-accounts = That is for all your joined accounts: { $accounts }. /unlink parts one first, if you want to keep its results.
privacy-codes = Of codes that you mistype I keep for an hour how many there were, even when you delete everything.
privacy-voices = With a text I keep voiceprints of its speakers: numbers that describe a voice, biometric data. They recognize nobody, unless you ask me to remember voices that you named. Those are kept { $days ->
        [0] until you say /forget_voice
        [one] until you say /forget_voice or they were not heard for one day
       *[other] until you say /forget_voice or they were not heard for { $days } days
    }, and only put their names into your own later recordings in that chat.
again-here = I am doing it again, and the new answer comes here.
again-elsewhere = I keep this recording no longer, and it was sent elsewhere ({ $platform }). Send it to me here, or do it again there.

## /invite

command-invite = Let people in by a code: /invite 5 30 for five people and 30 days; /invite list
invite-how = Say for how many people (up to { $uses }) and for how many days (up to { $limit }): /invite 5 30. Without numbers it is one person and a week. /invite list shows the codes, /invite revoke CODE takes one back.
invite-made =
    { $count ->
        [one] This lets one person in, until { $date }. They say to me, on whatever platform:
       *[other] This lets { $count } people in, until { $date }. They say to me, on whatever platform:
    }
invite-link = Or they open this link ({ $platform }): { $link }
invite-idle = But codes are asked for only with ACCESS=invite. Now it is ACCESS={ $access }.
invite-title = Codes that let people in
invite-left = { $left } of { $uses } left, until { $date } UTC
invite-none = There is no code that lets anybody in. /invite makes one.
invite-unknown = There is no such code, or nobody can use it any more.
invite-revoked = Nobody comes in by { $name } any more. Who came in before stays.
button-revoke = Take back

## Privacy

privacy =
    { $hours ->
        [0] I delete your recording when its job is done.
        [one] I keep your recording for one hour after its job, so that it can be done again without sending it again; then I delete it.
       *[other] I keep your recording for { $hours } hours after its job, so that it can be done again without sending it again; then I delete it.
    } { $days ->
        [0] I keep the text and the summary until you say /delete_my_data, which removes all of it at once. Only you can get at what you sent.
       *[other] I keep the text and the summary for { $days } days, so that sending the same recording again is quick; then they are deleted too. /delete_my_data removes all of it at once. Only you can get at what you sent.
    } For a day I remember how many minutes you sent, and nothing else of it, so that deleting gives no minutes back; if the operator blocked you or set a quota for you, that stays too.
delete-confirm = This cancels your jobs and deletes everything that I keep about you: recordings, texts, summaries, files. It can't be undone.
button-delete = Delete everything
button-keep = Keep it
delete-not-yours = Only the person who asked for this can decide it. /delete_my_data asks about your own data.
delete-kept = Nothing was deleted.
delete-working = Deleting
delete-done = Deleted: { $jobs } jobs, { $files } files, { $megabytes } MB. I keep nothing about you any more, but for a day how many minutes you sent, and a block or a quota if the operator set one for you.

## Errors: what happened, and what to do next

error-unknown = Something went wrong ({ $code }). Please try again; if it happens again, tell the operator.
error-bug = Something went wrong on my side. It has been logged. Please try again; if it happens again, tell the operator.
error-expected = That did not work. Please try again.
error-bad_media = This file can't be used. Please send another one.
error-empty_file = This file is empty. Please send it again.
error-not_media = This is not a video or sound file that I can open. Send mp4, mkv, mov, webm, mp3, m4a, wav, ogg or another common format.
error-no_audio = There is no sound in this file. Please send one with a sound track.
error-corrupt = This file is damaged and can't be read. Please save or record it again and send it once more.
error-unsupported = The sound in this file is in a format that I can't decode. Please convert it, for example to mp3 or m4a, and send it again.
error-encrypted = This file is copy-protected, so I can't read it. Please send an unprotected one.
error-too_long = This recording is too long: { $minutes } min, and the limit is { $limit } min. Please cut it and send the parts.
error-too_large = This file is too large: { $megabytes } MB, and the limit is { $limit } MB. Please send a smaller one, for example only the sound.
error-too_large_here = This file is too large: { $megabytes } MB, and bots get files up to { $limit } MB here. Please send a shorter one, or only its sound, or a link from which I can download the file. On Telegram the operator can lift the limit with a local Bot API server.
error-bad_link = I can't use this link. Please send one that begins with https:// or http:// and leads straight to a recording, without a user name, a password or an unusual port in it.
error-links_off = Links are switched off here. Please send me the file itself.
error-link_unreachable = I can't reach what this link leads to. I fetch only what everybody on the internet can reach. Please check the link, or send me the file itself.
error-link_certificate = The certificate of this site is not valid, so I did not fetch anything. Please send another link, or the file itself.
error-link_gone = There is nothing (any more) where this link leads to. Please check the link, or send me the file itself.
error-link_forbidden = This site does not let me have the file. Please share it so that everybody with the link can download it, or send me the file itself.
error-link_login = One has to log in to get this file. Please share it so that everybody with the link can download it, or send me the file itself.
error-link_trouble = This site answers with the error { $status }. Please try again later, or send me the file itself.
error-link_circles = This link leads from one address to the next without an end. Please send one that leads straight to the file, or the file itself.
error-link_too_slow = The file comes too slowly, so I gave up. Please try again later, or send me the file itself.
error-link_broken = The connection to this site broke off several times. Please try again later, or send me the file itself.
error-link_page = This link leads to a web page and not to a recording. Open the page, download the recording there and send me the file, or a link straight to it (it often ends in .mp3 or .mp4).
error-link_message = I can't read the message that this link leads to. Please send me its recording here.
error-link_forward = This is a link to a message on Telegram, which bots can't open. Please forward the message to me, or send me its file.
error-link_elsewhere = This is a link to a message on Discord, where I know who may read it. Please send it to me there, or send me the file here.
error-link_nothing_in = There is no recording in the message that this link leads to, or I am not shown it. A right click on the message, Apps, Transcribe, shows it to me.
error-refused = That is not allowed here. Please ask the operator.
error-no_access = This bot is private. Ask its operator for access and tell them who you are: { $account }
error-not_invited = This bot is private, but an invitation code lets you in: say /start and the code, for example /start ABCD-EFGH-JKMN. If you have none, ask the operator and tell them who you are: { $account }. If another account of yours is in already, say /link there and the code here.
error-too_many_jobs = You already have { $limit } jobs under way: { $names }. Wait for one to end; or /cancel stops all of them, and /status lists them with a button for each.
error-quota_used_up =
    { $minutes ->
        [0] Your minutes are used up: 0 of { $limit } min in 24 hours are left. There are enough for this recording { $until }. /quota says more.
       *[other] There are too few minutes left for this recording: { $minutes } of { $limit } min in 24 hours. There are enough { $until }; something shorter goes at once. /quota says more.
    }
error-longer_than_a_day = This recording is { $minutes } min long, and you have { $limit } min in 24 hours, so it never fits. Please cut it and send the parts.
error-bad_wish = I don't understand { $wish }. Possible: { $choices }
error-engine_trouble = A part of the service ({ $engine }) does not work just now. Please try again later.
error-engine_missing = A part of the service ({ $engine }) is not set up. The operator can change that with the setting { $setting }.
error-model_not_fetched =
    The speech model { $model } is not here yet and could not be fetched: { $reason ->
        [silent] its server does not answer in time
        [offline] no server may be asked here
        [no_space] there is no space left on the disk
        [damaged] what came is damaged
        [nonsense] its server gave an answer that can't be used
       *[unreachable] its server can't be reached
    }. Please try again later; the operator can choose another one with the setting { $setting }.
error-engine_lacks_language = A part of the service ({ $engine }) does not know this language ({ $language }). The operator can change that with the setting { $setting }.
error-engine_unreachable = A part of the service ({ $engine }) can't be reached just now. Please try again later.
error-engine_over_quota = A part of the service ({ $engine }) has reached its limit for now. Please try again later.
error-engine_refused = A part of the service ({ $engine }) declined this content.
error-engine_too_slow = A part of the service ({ $engine }) did not answer in time. Please try again later.
error-engine_nonsense = A part of the service ({ $engine }) gave an answer that can't be used. Please try again later.
error-media_gone = I could not get the file. Please send it again.
error-kept_crashing = This recording made the service stop several times, so I gave up on it. Please send it in another format, and tell the operator.
error-bad_setting = The setting { $setting } can't be used: { $problem }. The operator has to change it.

## Notes: what is missing or worth knowing

note-unknown = Worth knowing: { $code }
note-nothing_said = I heard no speech in this recording.
note-text_removed =
    { $count ->
        [one] One passage was left out: the recognizer invented or repeated it.
       *[other] { $count } passages were left out: the recognizer invented or repeated them.
    }
note-damaged = The recording is damaged: some parts could not be read.
note-track_chosen = The recording has { $tracks } sound tracks; this is number { $track }.
note-no_speakers = The speakers could not be told apart: { why }.
note-names_dropped = The speakers’ names were left out: there are more or fewer speakers now. You can name them again.
note-recognized = Recognized by voice: { $names }. Wrong? Press «{ button-names }».
note-model_fell_back = This was heard by { $used }, because { $wanted } is not there: { why }.
note-card_failed = The graphics card failed while I listened, so a part was heard on the processor, which is slower. Nothing is missing.
note-no_summary = There is no summary: { why }.
note-no_voice =
    { $code ->
        [engine_missing] There is no spoken summary: no voice for its language is installed here. Who runs this service can add one.
       *[other] There is no spoken summary: { why }.
    }
note-no_video =
    There is no film to give back: { $code ->
        [not_copied] its picture or sound is of a kind that can't be put beside subtitles.
       *[sound_only] the recording has sound only.
    }
note-no_files = The files could not be written: { why }.
note-summary_fell_back = The summary was made by { $used }, because { $engine } failed: { why }.
note-summary_model_gone = The summary was made by { $used }: { $engine } is not there any more. The operator can change the setting { $setting }.
note-change_setting = The operator can mend that with the setting { $setting }.
note-summary_not_translated = The summary is in the language of the recording: { $engine } does not translate.

why =
    { $code ->
        [engine_missing] its engine is not set up
        [model_not_fetched] it could not be fetched
        [engine_lacks_language] its voice does not read the language of the summary ({ $language })
        [engine_unreachable] its engine can't be reached
        [engine_over_quota] its engine has reached its limit for now
        [engine_refused] its engine declined this content
        [engine_too_slow] its engine did not answer in time
        [engine_nonsense] its engine gave an answer that can't be used
       *[other] something went wrong, which has been logged
    }

## The command line

outcome-lacking = Not made: { $names }. { $notes }
demo-too-slow = It is not done after 20 minutes. The lines above say what goes wrong; mp4totext doctor says what to do.
outcome-failed = { $name }: { $why }
