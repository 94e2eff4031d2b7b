# What mp4totext says, in English.
# To translate: copy this folder to locales/<language>/ and translate what stands after each "=".
# Words in { $braces } are filled in; keep them all. `make test` says which key or word is missing.

locale-name = English

## Hello and help

hello = Send me a video, a voice message or an audio file, or a link to one. You get back the text with speakers, a summary, a spoken summary and subtitles.
hello-invited = Welcome! Your invite code is accepted.
help-recordings = Recordings
help-choices = Your options
help-rest = More
help-beside = Options in a caption
help-wishes =
    Write options for one recording in its caption, for example: lang=de speakers=2 summary=short speech=no formats=txt,srt,vtt
    lang: the language spoken, such as en or de
    Names count too: lang=German; several: lang=de,en; a script of Chinese: lang=zh-Hant
    speakers: how many people speak, such as 3 or 2-4
    summary: none, short or full
    speech: yes or no
    formats: any of { $formats }
    captions: normal, or short for subtitles of one short line
    video: burned for a video with the captions drawn into the picture
    careful: yes for more accurate, slower recognition
    louder: yes hears quiet voices with more gain
    from, to: times of a part, such as from=22:10 to=26:20 or from=-5:00
    replace: how words are written, such as Keler→Keller
    clean: light leaves out fillers and stutters
    numbers: digits writes spelled numbers in digits
    hints: names and rare words, separated by commas
    You can write the same options after a link. The link has to lead straight to the file.
hint-send-media = Send me a video, a voice message or an audio file, or a link to one. /help shows more.
hint-what-to-transcribe = Tell me what to transcribe: use /transcribe with a recording or a link to one, or as a reply to a message that has one.
hint-message-menu = There is no recording in that message, or I can't see it. Right-click the message, then Apps, Transcribe to show it to me.
link-first = I take the first of the { $count } links. Please send the others in separate messages.
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
card-drained = In the queue. The service is paused for an update: nothing is lost, and your job continues by itself.
card-lacks-language = In the queue until a worker knows this language: { $language }. For the operator: start one whose WHISPER_MODEL recognizes it.
card-lacks-length = In the queue until a worker takes recordings of this length. For the operator: start one with WORKER_JOBS=all.
card-lacks-worker = No worker is online. Nothing is lost: this goes on by itself as soon as one is back. For the operator: start one (mp4totext worker).
card-work = takes { $time }
card-left = { $time } left
card-failed = { $name } · failed
card-cancelled = Cancelled.
card-preparing = Finished. Preparing the answer
button-cancel = Cancel

stage-audio = Reading the audio
stage-transcript = Transcribing
stage-speakers = Identifying the speakers
stage-summary = Summarizing
stage-speech = Recording the spoken summary
stage-files = Writing the files
stage-starting = Starting
card-fetching = Downloading the speech model { $model } (only once)
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
answer-decisions = Decisions
answer-actions = To do
answer-questions = Open questions
answer-shares = Who spoke
answer-transcript = Transcript
answer-engines = Made by { $engines }
answer-more = The rest is in the files.
answer-empty = I heard no speech in this recording.
answer-empty-next = If somebody does speak in it, send it again with the language in the caption, for example lang=en, or record closer to the speaker.
answer-too-large = { $name } is too large to send here ({ $megabytes } MB, the limit is { $limit } MB).
large-zip = { $name } is too large for this chat ({ $megabytes } MB, the limit is { $limit } MB): it comes as a zip.
large-sound = { $name } is too large for this chat ({ $megabytes } MB, the limit is { $limit } MB): it comes as a smaller audio file.
large-parts = { $name } is too large for this chat ({ $megabytes } MB, the limit is { $limit } MB): it comes in parts.
large-beside = The subtitle file does the same: put it next to your video, under the same name.
large-ask = A subtitle file next to your video does the same: /again formats=srt makes one.
large-not-made = I couldn't make { $name } small enough for this chat.

## The privacy receipt, one line below every answer. Its parts are joined by " · ".

receipt-heard = Transcribed by { $engine }
receipt-choice =
    { $code ->
        [fetching] a better model for this machine is being downloaded
       *[lacking] a better model for this machine is not available
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
redo-careful = More accurate, slower
redo-louder = Louder: quiet voices with more gain
redo-summary = Other summary
redo-captions-short = Short subtitles, one line
redo-captions-normal = Normal subtitles, two lines
redo-burned = Captions drawn into the picture
redo-voice-on = With a spoken summary
redo-voice-off = Without a spoken summary
again-title = Redo: { $name }
again-begun = I'm redoing it. The answer above will change.
again-busy = I'm already working on this. Wait until it is done, or cancel it.
again-same = It's already like that, so nothing changes.
again-minutes = { $why } Hearing the recording again counts like a new one. Other files, summaries, names and speakers of this answer use no minutes.
again-none = I have no result to redo. Send /again as a reply to an answer, or send me a recording.
again-nothing = I couldn't redo it: { $why } This is the earlier answer.
again-changed = Changed: { $options }
again-differs = Different now: { $facts }
again-no-difference = The result is the same as before.
result-not-yours = This result belongs to somebody else, or is no longer kept.
file-gone = This file is no longer kept. Send the recording again to get a new one.
file-never = This service can't make that.
drop-done = { $name }: deleted, with everything I kept of it. Files already sent stay in the chat until you delete them.

## Naming the speakers

names-title = Who speaks in { $name }?
names-how = Reply to this message with the names in this order: Anna, Ben. Or name one by its number: 2 = Ben. Anywhere else: /names 1=Anna 2=Ben
names-form = Press the button below and type the names.
names-all = One line each: 1 = Anna
names-late = The form could not be opened in time. Press the button again, or write: /names 1=Anna 2=Ben
names-clip = Speaker { $number }
names-begun = I'm adding the names. The answer above will change.
names-one = I found only one speaker, so there is nothing to name.

## Remembered voices

voices-offer = Shall I remember these voices? I would keep a voiceprint of each: numbers that describe a voice, not its sound. I use it only to put these names into your own later recordings in this chat, and share it with nobody; /forget_voice deletes it at any time. Please ask these people first.
button-remember = Remember
button-remember-not = No
voices-remembered = Remembered: { $names }. When I am sure of a voice, I put its name into your later recordings in this chat; /forget_voice deletes it.
voices-short = Too little speech to remember the voice: { $names }.
voices-many = Not remembered, because I already know { $most } voices for you here: { $names }. /forget_voice makes room.
voices-mute = I can't remember these voices: this answer has no voiceprints. Either it is too old, or the engine that identified the speakers makes none.
voices-on = From now on I remember the voices you name, for your own later recordings in the same chat.
voices-declined = I don't remember voices. You can change that in /settings.
voices-off = This service does not remember voices.
voices-title = Voices I remember for you
voices-how = Press a name to forget that voice; names in earlier answers stay. By command: /forget_voice Anna, or /forget_voice all
voices-elsewhere = in another chat
voices-unknown = I remember no voice called { $name }. /forget_voice lists them.
voices-forgotten = Forgotten: { $name }.
voices-none = I remember no voices for you here.
voices-gone = I no longer remember any voices for you.
button-forget-voices = Forget all

## Several recordings sent together

album-title =
    { $count ->
        [one] One recording
       *[other] { $count } recordings
    }
album-done = { $done } of { $count } done
album-late = Other files of this album were begun before this one came, so they are not in one transcript. When all answers are there, send /join { $count } as a reply to the first one: then they are.
state-done = done
state-failed = failed
state-cancelled = cancelled

## /status, /cancel

status-none = I'm not working on anything for you. Send me a recording.
status-line = { $name }: { $state }
status-percent = { $stage }, { $percent } %
cancel-none = There is nothing to cancel.
cancel-done =
    { $count ->
        [one] Cancelled one job.
       *[other] Cancelled { $count } jobs.
    }
cancel-over = This job has already ended.
not-yours = Only the person who sent the recording can do that.

## /settings

settings-title = Your default options. Options in a caption override them.
settings-how = You can also write: /settings lang=de summary=short formats=txt,srt
settings-no-part = from= and to= are for one recording: write them in its caption, or after /again. Nothing was changed.
settings-no-join = join is for one album: write it in its caption. For recordings that are done, use /join. Nothing was changed.
settings-changed = Changed.
settings-reset = Your options are back to the defaults.
button-reset = Reset to defaults
button-to-settings = ‹ Settings
menu-not-yours = This menu belongs to somebody else. /settings opens your own.
menu-lang = Language
menu-speakers = Speakers
menu-summary = Summary
menu-summary_lang = Summary language
menu-speech = Spoken summary
menu-formats = Files
menu-captions = Subtitles
menu-clean = Fillers
menu-numbers = Numbers
menu-video = Captions in videos
menu-careful = Accuracy
menu-louder = Quiet voices
menu-voices = Voices
menu-tongue = Bot language
menu-news = News
page-lang = Which language is spoken in your recordings?
page-speakers = How many people speak in them?
page-summary = How detailed should the summary be?
page-summary_lang = Which language should the summary be in?
page-speech = Do you want the summary read aloud?
page-formats = Which files do you want? Press as many as you like.
page-captions = How long may a subtitle line be?
page-clean = Leave out «um» and stutters?
page-numbers = Write spelled numbers in digits, such as 25?
page-video = How should a video show its captions?
page-careful = More accurate recognition takes longer. Do you want it?
page-louder = Hear quiet voices with more gain? Noise then sometimes becomes wrong words.
page-voices = Shall I recognize voices you named? I keep a voiceprint of each, numbers and not the sound, only for your own later recordings in the same chat. Switching this off forgets all of them.
page-tongue = Which language should I use with you?
page-news = Do you want the operator's announcements? They are rare, and never about other people.
page-by = By command: { $command }
wish-lang = Language: { $value }
wish-speakers = Speakers: { $value }
wish-summary = Summary: { $value }
wish-summary_lang = Summary language: { $value }
wish-speech = Spoken summary: { $value }
wish-formats = Files: { $value }
wish-captions = Subtitle lines: { $value }
wish-clean = Fillers left out: { $value }
wish-numbers = Numbers: { $value }
wish-video = Captions in videos: { $value }
wish-careful = More accurate, slower recognition: { $value }
wish-louder = More gain for quiet speech: { $value }
wish-voices = Recognize voices I named: { $value }
wish-tongue = Bot language: { $value }
wish-news = News from the operator: { $value }
wish-hints = Names and rare words: { $value }
wish-replace = Replaced words: { $value }
value-auto = automatic
value-platform = same as your app
value-normal = normal
value-video = video
value-yes = yes
value-no = no

## /quota

quota-title = Your quota
quota-minutes = Minutes in 24 hours: { $used } of { $limit } used, { $left } left
quota-minutes-free = Minutes in 24 hours: { $used } used, no limit
quota-back = { $amount } min become available again { $until }
quota-all-back = All minutes are available again { $until }
quota-jobs = Jobs in progress: { $count } of { $limit }
quota-jobs-free = Jobs in progress: { $count }, no limit
quota-longest = Longest recording: { $limit } min
quota-largest = Largest file: { $limit } MB

## /history

history-none = You have no results here yet.
history-title = Your results
button-newer = Newer
button-older = Older
result-elsewhere = You sent this recording in another chat. Open its result there, or in a private chat with me.

## /search

search-how = Tell me what to look for, for example: /search budget of March. I search the text of your recordings.
search-none = Nobody says that in your recordings here.
search-title = Who says «{ $words }»
search-places = places: { $count }
search-also = Also at { $times }
search-more = There are more results. Add words to narrow them down.

## /auto

auto-in-groups = /auto is for groups: a group administrator switches it on, and I transcribe every recording sent there.
auto-is-on = I transcribe every recording sent here.
auto-is-off = I transcribe here only when somebody asks me to.
auto-how = Administrators of this group change that with /auto on and /auto off.
auto-only-managers = Only administrators of this group can do that.
auto-unknown = I could not find out who the administrators of this group are. Please try again later.
auto-on = From now on I transcribe every voice message, video message, audio file and video sent here by people who may use me. It counts towards the sender's quota.
auto-deaf-telegram = But I can't see messages here yet: make me an administrator of this group, or let the operator switch privacy mode off with @BotFather and then add me to the group again.
auto-deaf-discord = But I can't see messages here yet: the operator has to switch the Message Content intent on for this bot, and DISCORD_MESSAGE_CONTENT in its settings.
auto-off = From now on I transcribe here only when somebody asks me to.
join-too-few = I can only join recordings of yours that are done in this chat, and it takes two. Send them, wait for my answers, then use /join 2, or /join as a reply to the first one.
join-too-few-menu = I can only join recordings of yours that are done in this chat, and it takes two. Send them, wait for my answers, then use /join 2, or right-click the first one, then Apps, { $entry }.
join-no-part = Joined recordings are transcribed as a whole: leave out from= and to=, and recordings of which only a part was transcribed. /again from=start to=end transcribes such a recording as a whole.
rules-in-groups = /replace is for groups: a group administrator sets how words are written in all recordings sent there. For your own recordings everywhere: /settings replace=Keler→Keller
rules-here = Words replaced in all recordings sent here: { $value }
rules-none = No words are replaced in this group.
rules-how = Administrators of this group change that with /replace Keler→Keller; Mayer→Maier, and /replace none removes the rules. For the same word, a rule in a caption comes first, then a person's own rule.

## /stats and the other commands of administrators

help-operators = For administrators
stats-how = Tell me how many days: a number from 1 to { $most }, for example /stats 7.
stats-title =
    { $days ->
        [one] Today
       *[other] The last { $days } days
    }
stats-people = People: { $people }, active: { $active }
stats-queue = Now: { $running } running, { $queued } waiting
stats-jobs = All jobs: { $done } done, { $failed } failed, { $cancelled } cancelled
stats-hours = Recordings: { $hours } h
stats-success = Success rate: { $percent }
stats-waited = Waiting time: median { $median }, 95th percentile { $most }
stats-worked = Processing time: median { $median }, 95th percentile { $most }
stats-realtime = Real-time factor: { $factor }
stats-failures = Failures: { $list }
stats-languages = Languages: { $list }
stats-no-workers = No worker is online.
stats-worker = Worker { $name }: { $device }, { $memory } GB, jobs: { $jobs }, seen { $seconds } s ago
stats-more-workers = Other workers: { $others }
stats-storage = Storage: { $used } GB used, { $free } GB free
stats-legend =
    Above: hours of recordings. Below: jobs.
    🟦 done ⬜ cancelled 🟧 failed

queue-none = No jobs are running or waiting.
queue-title = Running: { $running }, waiting: { $waiting }
queue-waits = waiting
button-front = Move to the front:
front-not = No queued job has this id: it is running, finished or unknown.
drained-since = Paused for an update since { $since }: no new jobs are started.
drain-off = The service is taking jobs.
drain-how = Before an update: /drain on. Running jobs finish; what users send is kept and waits.
drain-not-yet = Some jobs are still running. Check again in a while.
drain-ready = No jobs are running: you can stop and update the service now. Waiting jobs continue after /drain off.
announce-how = Write your announcement: /announce TEXT. You see a preview first; then it goes to everybody who switched news on in /settings.
announce-long = This is too long: the limit is { $most } characters.
announce-nobody = Nobody has switched news on in /settings, so there is nobody to send it to.
announce-preview =
    { $count ->
        [one] One person would get this:
       *[other] { $count } people would get this:
    }
announce-sending = Sending the announcement.
announce-sent = The announcement was sent.
announce-stopped = The announcement was stopped.
announce-told = Delivered: { $told } of { $count }
announce-gone = Unreachable (blocked the bot or closed their direct messages): { $count }
announce-spared = Switched news off meanwhile: { $count }
announce-dropped = Not sent.
announce-over = This announcement has ended or is unknown.
button-announce = Send
button-announce-drop = Don’t send
button-announce-stop = Stop
news-title = News from the operator
news-off = You get this because news is on in your settings. /settings news=no turns it off.
button-drain = Pause for an update
button-go-on = Resume
button-look = Refresh
failures-none = Nothing has failed.
failures-title = Recent failures
button-retry = Retry
retry-begun = Retrying. The job's own message shows its progress.
retry-not = This can't be retried: it is running, has finished since, or is no longer kept.
who-how = Tell me which account, for example: { $example }
who-unknown = I don't know { $account }: they have to write to me first.
who-role = Role: { $role }
who-accounts = Accounts: { $accounts }
who-since = First seen: { $date }
role-user = user
role-admin = administrator
role-blocked = blocked
block-done = Blocked: { $account }
block-not-admins = { $account } is an administrator and can't be blocked. Use /unadmin first.
block-not-self = You can't block yourself.
unblock-done = Unblocked: { $account }
admin-done = Now an administrator: { $account }
admin-already = { $account } is already an administrator.
admin-blocked = { $account } is blocked. Use /unblock first.
unadmin-done = No longer an administrator: { $account }
unadmin-not-self = You can't demote yourself. Another administrator can do it.
unadmin-settings = { $account } is an administrator by the settings (ADMINS): only the operator can change that.
unadmin-none = { $account } is not an administrator.
admins-settings = Administrators by the settings (ADMINS): { $accounts }
admins-made = Appointed by an administrator: { $accounts }
quota-of = Quota of { $account }
quota-done = New quota of { $account }
quota-set = Own limits: { $limits }
quota-service = The limit of this service is { $longest } min and { $largest } MB.
audit-none = No admin actions yet.

## /link and /unlink: several accounts of one person

platform-name =
    { $code ->
        [telegram] Telegram
        [discord] Discord
       *[other] the console
    }
link-how = Send me this from your other account, in a private chat:
link-once =
    { $count ->
        [one] It works once, within one minute. Show it to nobody: whoever uses it sees all your results and can delete them.
       *[other] It works once, within { $count } minutes. Show it to nobody: whoever uses it sees all your results and can delete them.
    }
link-alone = This is for your eyes only. Send me /{ $command } in a private chat.
link-seen = Others could read this code here, so it is no longer valid. Send /link again, and type the new code in a private chat with me.
link-own = This code is your own. Type it from your other account.
link-admins = An administrator's account can only be joined with another administrator's: a code gives nobody rights. Ask an administrator to appoint both first.
link-many = At most { $count } accounts can be joined.
link-ask = Do you want to join this account with the account that gave you this code ({ $platform })? You are then one person to me, with one history, one quota, and the settings of that account. Each account sees everything of the other and can delete it. Say yes only if both are yours.
button-join = Yes, both are mine
button-join-not = No
link-not = Nothing was joined.
link-done = Joined. History, search, settings and quota are now the same here and there ({ $platform }). /unlink separates the accounts again.
link-told = Your code was used: this account is now joined with { $account }. Each sees all results of the other. If that was not you, use /unlink at once.
unlink-none = This account is not joined with any other. /link joins it with one.
unlink-which = Which account should be separate again?
unlink-this = { $account } (this one)
unlink-done = Separated: { $account } is on its own again. Each account keeps what was sent from it; the settings are copied.
code-wrong-link = This code does not work: it was mistyped, already used, or has expired. Send /link from your other account to get a new one.
code-wrong-invite = This invite code does not work: it was mistyped, used up, or has expired.
code-tries =
    { $count ->
        [0] Too many wrong codes: I don't check any more for an hour.
        [one] You have one more try.
       *[other] You have { $count } more tries.
    }
code-too-many = Too many wrong codes, so I don't check any from you for now, not even right ones. Try again in { $time }.
delete-accounts = This covers all your joined accounts: { $accounts }. To keep the results of one, separate it first with /unlink.
privacy-codes = Of mistyped codes I keep only their number, for an hour, even when you delete everything.
privacy-voices = With a text I keep voiceprints of its speakers: numbers that describe a voice, biometric data. They recognize nobody, unless you ask me to remember voices you named. Those are kept { $days ->
        [0] until you use /forget_voice
        [one] until you use /forget_voice, or until they were not heard for one day
       *[other] until you use /forget_voice, or until they were not heard for { $days } days
    }, and only put their names into your own later recordings in that chat.
again-here = I'm redoing it, and the new answer comes here.
again-elsewhere = I no longer keep this recording, and it was sent elsewhere ({ $platform }). Send it to me here, or redo it there.

## /invite

invite-how = Tell me for how many people (up to { $uses }) and how many days (up to { $limit }): /invite 5 30. Without numbers it is one person and a week. /invite list shows the codes, /invite revoke CODE revokes one.
invite-made =
    { $count ->
        [one] This lets one person in, until { $date }. They send me, on any platform:
       *[other] This lets { $count } people in, until { $date }. They send me, on any platform:
    }
invite-link = Or they open this link ({ $platform }): { $link }
invite-idle = But codes only work with ACCESS=invite. Now it is ACCESS={ $access }.
invite-title = Invite codes
invite-left = { $left } of { $uses } left, until { $date } UTC
invite-none = There are no invite codes. /invite makes one.
invite-unknown = This code is unknown or no longer valid.
invite-revoked = The code { $name } no longer works. People who already used it stay.
button-revoke = Revoke

## Privacy

privacy =
    { $hours ->
        [0] I delete your recording when its job is done.
        [one] I keep your recording for one hour after its job, so that you can redo it without sending it again; then I delete it.
       *[other] I keep your recording for { $hours } hours after its job, so that you can redo it without sending it again; then I delete it.
    } { $days ->
        [0] I keep the text and the summary until you use /delete_my_data, which removes all of it at once. Only you can access what you sent.
       *[other] I keep the text and the summary for { $days } days, so that sending the same recording again is quick; then they are deleted too. /delete_my_data removes all of it at once. Only you can access what you sent.
    } For a day I remember how many minutes you sent, and nothing else about them, so that deleting does not give minutes back; if the operator blocked you or set a quota for you, that stays as well.
delete-confirm = This cancels your jobs and deletes everything I keep about you: recordings, texts, summaries, files. It can't be undone.
button-delete = Delete everything
button-keep = Keep it
delete-not-yours = Only the person who asked for this can decide. Use /delete_my_data for your own data.
delete-kept = Nothing was deleted.
delete-working = Deleting
delete-done = Deleted: { $jobs } jobs, { $files } files, { $megabytes } MB. I keep nothing about you any more, except how many minutes you sent (for a day), and a block or a quota if the operator set one for you.

## Errors: what happened, and what to do next

error-unknown = Something went wrong ({ $code }). Please try again; if it happens again, tell the operator.
database-away = My database is not available at the moment. I keep your request and go on as soon as it is back; you need not send it again.
error-bug = Something went wrong on my side. It has been logged. Please try again; if it happens again, tell the operator.
error-expected = That did not work. Please try again.
error-bad_media = This file can't be used. Please send another one.
error-empty_file = This file is empty. Please send it again.
error-not_media = This is not a video or audio file I can open. Send mp4, mkv, mov, webm, mp3, m4a, wav, ogg or another common format.
error-foreign_file =
    { $kind ->
        [dictation] { $name } is a dictation format that only { $program } can open. Please save the recording there as mp3 or wav, and send that.
        [protected] { $name } files are copy-protected: only { $program } can play them. Please send an unprotected recording.
        [archive] { $name } is an archive. Please unpack it and send the recordings in it.
        [playlist] { $name } is a playlist: it only names recordings. Please send the recordings themselves, or links to them.
        [project] { $name } is a project of { $program }, not a recording. Please export the recording there, for example as mp3 or mp4, and send that.
       *[other] { $name } is not a recording. Please send a video or audio file, for example mp4, mp3, m4a, wav or ogg.
    }
error-bad_archive =
    { $reason ->
        [encrypted] This archive needs a password. Please pack the recordings without one and send it again, or send them one by one.
        [members] This archive has { $count } files in it, and I open at most { $limit }. Please pack only the recordings of one conversation.
        [tracks] This archive has { $count } recordings in it, and I hear at most { $limit } as tracks of one conversation. Please pack fewer of them.
        [size] The recordings in this archive take { $count } MB when they are unpacked, and the limit is { $limit } MB. Please save them in a smaller format, for example flac, ogg or m4a, and pack them again.
        [ratio] This archive is packed more tightly than recordings can be, so I did not unpack it. Please save the recordings as flac, ogg or mp3 and pack them again.
        [method] This archive is packed in a way that I don’t open. Please pack the recordings as an ordinary zip file, or send them one by one.
       *[damaged] This archive is damaged. Please download or pack it again, or send the recordings one by one.
    }
error-no_audio = There is no sound in this file. Please send one with an audio track.
error-corrupt = This file is damaged and can't be read. Please save or record it again and send it once more.
error-unsupported = The audio in this file is in a format I can't decode. Please convert it, for example to mp3 or m4a, and send it again.
error-encrypted = This file is copy-protected, so I can't read it. Please send an unprotected one.
error-too_long = This recording is too long: { $minutes } min, and the limit is { $limit } min. Please cut it and send the parts.
error-no_such_part = There is nothing between { $start } and { $end }: this recording is { $length } long. Please choose other times, for example from=0:30 to=2:00.
error-too_large = This file is too large: { $megabytes } MB, and the limit is { $limit } MB. Please send a smaller one, for example only the audio.
error-too_large_here = This file is too large: { $megabytes } MB, and bots get files up to { $limit } MB here. Please send a shorter one, only its audio, or a link from which I can download the file. On Telegram the operator can lift the limit with a local Bot API server.
error-bad_link = I can't use this link. Please send one that begins with https:// or http:// and leads straight to a recording, without a user name, a password or an unusual port in it.
error-links_off = Links are switched off here. Please send me the file itself.
error-link_unreachable = I can't reach this link. I only download what everybody on the internet can reach. Please check the link, or send me the file itself.
error-link_certificate = The certificate of this site is not valid, so I downloaded nothing. Please send another link, or the file itself.
error-link_gone = There is nothing (any more) at this link. Please check the link, or send me the file itself.
error-link_forbidden = This site does not let me download the file. Please share it so that everybody with the link can download it, or send me the file itself.
error-link_login = This file needs a login. Please share it so that everybody with the link can download it, or send me the file itself.
error-link_trouble = This site answers with error { $status }. Please try again later, or send me the file itself.
error-link_circles = This link redirects endlessly. Please send one that leads straight to the file, or the file itself.
error-link_too_slow = The download is too slow, so I gave up. Please try again later, or send me the file itself.
error-link_broken = The connection to this site broke several times. Please try again later, or send me the file itself.
error-link_page = This link leads to a web page and not to a recording. Open the page, download the recording there and send me the file, or a link straight to it (it often ends in .mp3 or .mp4).
error-link_site = { $site } shows recordings only in its own player, and I download nothing from there. If you may, download the recording and send me the file. The operator can also transcribe a file with mp4totext run.
error-link_message = I can't read the message behind this link. Please send me its recording here.
error-link_forward = This is a link to a message on Telegram, which bots can't open. Please forward the message to me, or send me its file.
error-link_elsewhere = This is a link to a message on Discord, where I know who may read it. Please send it to me there, or send me the file here.
error-link_nothing_in = There is no recording in the message behind this link, or I can't see it. Right-click the message, then Apps, Transcribe to show it to me.
error-refused = That is not allowed here. Please ask the operator.
error-no_access = This bot is private. Ask its operator for access and tell them your account: { $account }
error-not_invited = This bot is private, but an invite code lets you in: send /start and the code, for example /start ABCD-EFGH-JKMN. If you have none, ask the operator and tell them your account: { $account }. If another account of yours already has access, send /link there and the code here.
error-too_many_jobs = You already have { $limit } jobs in progress: { $names }. Wait for one to finish; /cancel stops all of them, and /status lists them with a button for each.
error-quota_used_up =
    { $minutes ->
        [0] Your minutes are used up: 0 of { $limit } min in 24 hours are left. You have enough for this recording { $until }. /quota shows more.
       *[other] There are too few minutes left for this recording: { $minutes } of { $limit } min in 24 hours. You have enough { $until }; a shorter recording works right away. /quota shows more.
    }
error-longer_than_a_day = This recording is { $minutes } min long, but you have { $limit } min in 24 hours, so it never fits. Please cut it and send the parts.
error-bad_wish = I don't understand { $wish }. Possible: { $choices }
error-unknown_language =
    { $suggestions ->
        [none] I don't understand { $wish }: it is no language. Write its name or its code, for example lang=German or lang=de.
       *[other] I don't understand { $wish }. Did you mean: { $suggestions }?
    }
error-language_not_recognized = Speech recognition does not know this language: { $language }. Without this option the language is detected.
error-engine_trouble = A part of the service ({ $engine }) does not work right now. Please try again later.
error-engine_missing = A part of the service ({ $engine }) is not set up. The operator can change that with the setting { $setting }.
error-model_not_fetched =
    The speech model { $model } is not here yet and could not be downloaded: { $reason ->
        [silent] its server does not answer in time
        [offline] downloads are switched off here
        [no_space] there is no space left on the disk
        [damaged] the downloaded file is damaged
        [nonsense] its server gave an unusable answer
       *[unreachable] its server can't be reached
    }. Please try again later; the operator can choose another one with the setting { $setting }.
error-engine_lacks_language = A part of the service ({ $engine }) does not support this language ({ $language }). The operator can change that with the setting { $setting }. Send it again with another language or without one.
error-engine_unreachable = A part of the service ({ $engine }) can't be reached right now. Please try again later.
error-engine_over_quota = A part of the service ({ $engine }) has reached its limit for now. Please try again later.
error-engine_refused = A part of the service ({ $engine }) declined this content.
error-engine_too_slow = A part of the service ({ $engine }) did not answer in time. Please try again later.
error-engine_nonsense = A part of the service ({ $engine }) gave an unusable answer. Please try again later.
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
note-not_speech =
    { $count ->
        [one] One passage has no text: it is music or noise, not speech.
       *[other] { $count } passages have no text: they are music or noise, not speech.
    }
note-check_places = Doubtful words, worth checking: { $places }
note-too_quiet = Somebody is too quiet at { $places }; /again louder hears it with more gain.
note-still_too_quiet = Somebody is too quiet at { $places }, even with more gain. If there is a recording from nearer by, send me that one.
note-damaged = The recording is damaged: some parts could not be read.
note-track_chosen = The recording has { $tracks } audio tracks; this is number { $track }.
note-channels_inverted = The two channels of this recording cancel each other out, so their difference was used.
note-channels_delayed = One channel is a delayed copy of the other, so only the louder one was used.
note-channels_one_sided = Only one channel of this recording has sound, so only that one was used.
note-channels_apart = Each channel was heard on its own, because somebody else speaks on each: nothing said at once is lost.
note-channels_alike = The channels have the same sound, so they can’t tell the speakers apart.
note-tracks_apart = Each track was heard on its own, so each speaker is certain and has the name of the track. Nothing said at once is lost.
note-tracks_unreadable = These tracks have no sound that I can read: { $names }
note-tracks_repeated = These tracks hold only what the others hold, so they were not heard again: { $names }
note-tracks_simultaneous = Much is said at the same time on these tracks. If they do not belong to one conversation, please send the recordings one by one.
note-no_speakers = The speakers could not be told apart: { why }.
note-names_dropped = The speakers’ names were left out: there are more or fewer speakers now. You can name them again.
note-corrections_dropped = Your corrections belong to an earlier text of this recording and are not in this one. Redo it with the earlier options, and they are back.
note-film_not_corrected = The film has its earlier captions: the recording is no longer stored.
note-joined = One transcript of these files, in this order: { $names }
note-joined_channels_mixed = In { $names }, another person speaks on each channel or track. Joined, they were heard as one mix: something said at once may be missing. /again speakers=channels hears each of them on its own.
note-joined_channels_differ = In { $names }, another person speaks on each channel or track. The joined files do not all have the same ones, so they were heard as one mix: something said at once may be missing. The answer to such a file alone has it.
note-file_left_out = Left out, because I can't open it as a recording: { $name }. Send it alone to see why.
note-recognized = Recognized by voice: { $names }. Wrong? Press «{ button-names }».
note-model_fell_back = Transcribed by { $used }, because { $wanted } is not available: { why }.
note-heard_as = { $engine } does not know this language: { $language }. The recording was transcribed as: { $instead }.
note-card_failed = The graphics card failed, so a part was transcribed on the processor, which is slower. Nothing is missing.
note-no_summary = There is no summary: { why }.
note-no_voice =
    { $code ->
        [engine_missing] There is no spoken summary: no voice for its language is installed here. The operator can add one.
        [short] There is no spoken summary: so short a recording has no summary, only its words.
       *[other] There is no spoken summary: { why }.
    }
note-no_video =
    There is no video to send back: { $code ->
        [not_copied] its picture or sound is in a format that can't be combined with subtitles. Converted to MP4 (H.264) it may come back.
        [too_long] its picture can't be combined with a subtitle track, and drawing the captions into it would take about { $minutes } min here; the limit is { $limit } min. Converted to MP4 (H.264) it comes back with a track.
        [off] its picture can't be combined with a subtitle track, and captions are not drawn into films here. Converted to MP4 (H.264) it comes back with a track.
        [no_font] its picture can't be combined with a subtitle track, and no font here has this script. The operator can install { $font }. Converted to MP4 (H.264) it comes back with a track.
        [joined] it was joined from several files.
       *[sound_only] the recording has sound only.
    }
note-tracks_left_out =
    { $count ->
        [one] One track of the film could not be kept: no player's format holds it.
       *[other] { $count } tracks of the film could not be kept: no player's format holds them.
    }
note-not_burned =
    The captions are a track that players switch on, not drawn into the picture: { $code ->
        [no_font] no font here has this script. The operator can install { $font }.
        [too_long] that would take about { $minutes } min here, and the limit is { $limit } min.
        [off] captions are not drawn into films here.
       *[failed] this picture could not be drawn on.
    }
note-hdr_reduced = The film was made for HDR screens. In the new picture its colours are those of ordinary screens.
note-burned_instead = The picture of this film can't be combined with a subtitle track, so the captions are drawn into it.
note-no_document =
    The { $format } file could not be made: { $code ->
        [no_font] no font here has this script. The operator can install { $font }. The other files have all the words.
       *[failed] something went wrong, which has been logged. The other files have all the words. /again formats={ $format } tries once more.
    }
note-document_letters = In the { $format } file, characters that no font here has are written as their numbers: { $letters }.
note-no_files = The files could not be written: { why }.
note-summary_fell_back = The summary was made by { $used }, because { $engine } failed: { why }.
note-summary_model_gone = The summary was made by { $used }: { $engine } is no longer available. The operator can change the setting { $setting }.
note-change_setting = The operator can fix that with the setting { $setting }.
note-summary_not_translated = The summary is in the language of the recording: { $engine } does not translate.

why =
    { $code ->
        [engine_missing] its engine is not set up
        [model_not_fetched] it could not be downloaded
        [engine_lacks_language] its voice does not read the language of the summary ({ $language })
        [engine_unreachable] its engine can't be reached
        [engine_over_quota] its engine has reached its limit for now
        [engine_refused] its engine declined this content
        [engine_too_slow] its engine did not answer in time
        [engine_nonsense] its engine gave an unusable answer
       *[other] something went wrong, which has been logged
    }

## The command line

outcome-lacking = Not made: { $names }. { $notes }
demo-too-slow = It is not finished after 20 minutes. The lines above show the problem; mp4totext doctor tells you what to do.
outcome-failed = { $name }: { $why }
