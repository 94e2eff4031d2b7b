# Not yet reviewed by a native speaker.
# What mp4totext says, in German.

locale-name = Deutsch

## Hello and help

hello = Schick mir ein Video, eine Sprachnachricht, eine Audiodatei oder einen Link dazu. Du bekommst den Text mit Sprechern, eine Zusammenfassung – auch vorgelesen – und Untertitel.
hello-invited = Willkommen! Deine Einladung ist angenommen.
help-recordings = Aufnahmen
help-choices = Was du bekommst
help-rest = Außerdem
help-beside = Zusammen mit einer Datei
help-wishes =
    Schreib Optionen dazu, die nur für diese Datei gelten, zum Beispiel: lang=de speakers=2 summary=short speech=no formats=txt,srt,vtt
    lang: die gesprochene Sprache, zum Beispiel de oder en
    Auch Namen gelten: lang=Deutsch; mehrere: lang=de,en; eine chinesische Schrift: lang=zh-Hant
    speakers: wie viele Personen sprechen, zum Beispiel 3 oder 2-4
    summary: none (keine), short (kurz) oder full (ausführlich)
    speech: yes (ja) oder no (nein)
    formats: beliebige von { $formats }
    captions: normal, oder short für Untertitel mit einer kurzen Zeile
    video: burned für ein Video mit Untertiteln im Bild
    careful: yes für langsamere, gründlichere Erkennung
    louder: yes hört leise Stimmen mit mehr Verstärkung
    from, to: Zeiten eines Ausschnitts, etwa from=22:10 to=26:20 oder from=-5:00
    replace: wie Wörter geschrieben werden, etwa Keler→Keller
    clean: light lässt Füllwörter und Stottern weg
    numbers: digits schreibt Zahlwörter in Ziffern
    hints: Namen und seltene Wörter, durch Kommas getrennt
    Dasselbe geht zusammen mit einem Link. Er muss direkt zur Datei führen.
hint-send-media = Schick mir ein Video, eine Sprachnachricht, eine Audiodatei oder einen Link dazu. Mehr dazu mit /help.
hint-what-to-transcribe = Was soll ich in Text umwandeln? Schreib /transcribe zusammen mit einer Aufnahme oder einem Link, oder als Antwort auf eine Nachricht mit einer Aufnahme.
hint-message-menu = In dieser Nachricht ist keine Aufnahme, oder ich sehe sie nicht. Rechtsklick auf die Nachricht, dann Apps und «In Text umwandeln»: So sehe ich sie.
link-first = Ich nehme den ersten der { $count } Links. Bitte schick die anderen einzeln.
hint-unknown-command = /{ $name } kenne ich nicht. Was ich kann, zeigt dir /help.

## The card of a job

card-title = { $name }
card-taking = Datei wird empfangen
card-next = In der Warteschlange: als Nächstes dran
card-ahead =
    { $count ->
        [one] In der Warteschlange: ein Auftrag vor dir
       *[other] In der Warteschlange: { $count } Aufträge vor dir
    }
card-drained = In der Warteschlange. Der Dienst wird gerade aktualisiert: Nichts geht verloren, es geht von selbst weiter.
card-lacks-language = In der Warteschlange, bis ein Worker diese Sprache kann: { $language }. Für den Betreiber: einen starten, dessen WHISPER_MODEL sie erkennt.
card-lacks-length = In der Warteschlange, bis ein Worker Aufnahmen dieser Länge nimmt. Für den Betreiber: einen mit WORKER_JOBS=all starten.
card-lacks-worker = Kein Worker ist erreichbar. Nichts geht verloren: Es geht von selbst weiter, sobald einer zurück ist. Für den Betreiber: einen starten (mp4totext worker).
card-work = dauert { $time }
card-left = noch { $time }
card-failed = { $name } · fehlgeschlagen
card-cancelled = Abgebrochen.
card-preparing = Fertig. Die Antwort wird vorbereitet
button-cancel = Abbrechen
stage-audio = Ton wird gelesen
stage-transcript = Sprache wird erkannt
stage-speakers = Sprecher werden unterschieden
stage-summary = Zusammenfassung wird geschrieben
stage-speech = Zusammenfassung wird eingesprochen
stage-files = Dateien werden geschrieben
stage-starting = Es geht los
card-fetching = Das Sprachmodell { $model } wird einmalig heruntergeladen
card-fetching-bytes = { $done } von { $total } MB
card-fetching-some = { $done } MB
percent = { NUMBER($fraction, style: "percent") }
lasting-seconds = { $seconds } s
lasting-minutes = { $minutes } min { $seconds } s
lasting-hours = { $hours } h { $minutes } min
until-now = jetzt
until-minutes = in { $minutes } min, um { $time } UTC
until-hours = in { $hours } h { $minutes } min, um { $time } UTC
about-seconds = etwa { $count } s
about-minutes = etwa { $count } min
about-hours = etwa { $hours } h { $minutes } min

## The answer

answer-speakers =
    { $count ->
        [one] eine Person spricht
       *[other] { $count } Personen sprechen
    }
answer-points = Das Wichtigste
answer-chapters = Kapitel
answer-decisions = Entscheidungen
answer-actions = Zu erledigen
answer-questions = Offene Fragen
answer-shares = Wer wie viel spricht
answer-transcript = Text
answer-engines = Erstellt mit { $engines }
answer-more = Der Rest steht in den Dateien.
answer-empty = In dieser Aufnahme habe ich keine Sprache gehört.
answer-empty-next = Falls doch jemand spricht: Schick sie noch einmal und schreib die Sprache dazu, zum Beispiel lang=de, oder nimm näher am Mikrofon auf.
answer-too-large = { $name } ist zu groß, um es hier zu senden ({ $megabytes } MB, erlaubt sind { $limit } MB).
large-zip = { $name } ist zu groß für diesen Chat ({ $megabytes } MB, erlaubt sind { $limit } MB) und kommt deshalb als ZIP.
large-sound = { $name } ist zu groß für diesen Chat ({ $megabytes } MB, erlaubt sind { $limit } MB) und kommt deshalb als kleinere Audiodatei.
large-parts = { $name } ist zu groß für diesen Chat ({ $megabytes } MB, erlaubt sind { $limit } MB) und kommt deshalb in Teilen.
large-beside = Die Untertiteldatei leistet dasselbe: Leg sie mit demselben Namen neben dein Video.
large-ask = Eine Untertiteldatei neben deinem Video leistet dasselbe: /again formats=srt erstellt eine.
large-not-made = { $name } ließ sich für diesen Chat nicht klein genug machen.

## The privacy receipt, one line below every answer. Its parts are joined by " · ".

receipt-heard = Gehört von { $engine }
receipt-choice =
    { $code ->
        [fetching] ein besseres Modell für diesen Rechner wird gerade heruntergeladen
       *[lacking] ein besseres Modell für diesen Rechner ist nicht vorhanden
    }
receipt-summarized = zusammengefasst von { $engine }
receipt-spoken = vorgelesen von { $engine }
receipt-sent = { $engine } (gesendet an { $company })
receipt-recording =
    { $hours ->
        [0] Aufnahme gelöscht
        [one] Aufnahme wird nach einer Stunde gelöscht
       *[other] Aufnahme wird nach { $hours } Stunden gelöscht
    }
receipt-text =
    { $days ->
        [0] Text bleibt, bis du ihn löschst
        [one] Text wird nach einem Tag gelöscht
       *[other] Text wird nach { $days } Tagen gelöscht
    }
receipt-now = sofort löschen: unten «{ $button }»

## The buttons of an answer, and doing it again

button-summary = Zusammenfassung
button-transcript = Text
button-subtitles = Untertitel
button-voice = Vorlesen
button-redo = Noch einmal
button-names = Sprecher benennen
button-name = Namen eingeben
button-drop = Löschen
button-drop-now = Ja, dieses Ergebnis löschen
button-back = ‹ Zurück
redo-language = Andere Sprache
redo-speakers = Andere Zahl von Sprechern
redo-careful = Genauer hinhören (dauert länger)
redo-louder = Lauter: leise Stimmen verstärken
redo-summary = Andere Zusammenfassung
redo-captions-short = Kurze Untertitel, eine Zeile
redo-captions-normal = Normale Untertitel, zwei Zeilen
redo-burned = Untertitel ins Bild zeichnen
redo-voice-on = Zusammenfassung vorlesen
redo-voice-off = Zusammenfassung nicht vorlesen
again-title = Noch einmal: { $name }
again-begun = Ich mache es noch einmal. Die Antwort oben ändert sich dann.
again-busy = Daran arbeite ich gerade. Warte, bis ich fertig bin, oder brich ab.
again-same = Das ist schon so.
again-minutes = { $why } Die Aufnahme noch einmal anzuhören zählt wie eine neue. Andere Dateien, Zusammenfassungen, Namen und Sprecher dieser Antwort verbrauchen keine Minuten.
again-none = Ich habe kein Ergebnis, das ich noch einmal machen könnte. Schreib /again als Antwort auf eine Antwort von mir oder schick mir eine Aufnahme.
again-nothing = Der neue Versuch hat nicht geklappt: { $why } Das hier ist die frühere Antwort.
again-changed = Geändert: { $options }
again-differs = Jetzt anders: { $facts }
again-no-difference = Das Ergebnis ist dasselbe wie vorher.
result-not-yours = Dieses Ergebnis gehört jemand anderem oder ist nicht mehr gespeichert.
file-gone = Diese Datei ist nicht mehr gespeichert. Schick die Aufnahme noch einmal, dann bekommst du eine neue.
file-never = Das kann dieser Dienst nicht erstellen.
drop-done = { $name }: gelöscht, mit allem, was ich davon gespeichert hatte. Schon gesendete Dateien bleiben im Chat, bis du sie löschst.

## Naming the speakers

names-title = Wer spricht in { $name }?
names-how = Antworte auf diese Nachricht mit den Namen in dieser Reihenfolge: Anna, Ben. Oder nur einen mit seiner Nummer: 2 = Ben. Anderswo: /names 1=Anna 2=Ben
names-form = Tippe unten auf den Knopf und gib sie ein.
names-all = Eine Zeile pro Person: 1 = Anna
names-late = Das Formular ließ sich nicht rechtzeitig öffnen. Tippe noch einmal auf den Knopf oder schreib: /names 1=Anna 2=Ben
names-clip = Sprecher { $number }
names-begun = Ich setze die Namen ein. Die Antwort oben ändert sich dann.
names-one = Ich habe dort nur eine Person gehört, es gibt also niemanden zu unterscheiden.

## Remembered voices

voices-offer = Soll ich mir diese Stimmen merken? Ich speichere von jeder einen Stimmabdruck: Zahlen, die eine Stimme beschreiben, nicht ihren Klang. Er setzt nur diese Namen in deine eigenen späteren Aufnahmen in diesem Chat ein und wird mit niemandem geteilt; /forget_voice löscht ihn jederzeit. Frag vorher die Personen, denen die Stimmen gehören.
button-remember = Merken
button-remember-not = Nein
voices-remembered = Gemerkt: { $names }. Wenn ich mir bei einer Stimme sicher bin, setze ich ihren Namen in deine späteren Aufnahmen in diesem Chat ein; /forget_voice löscht sie.
voices-short = Zu kurz gehört, um sie zu merken: { $names }.
voices-many = Nicht gemerkt, weil ich hier schon { $most } Stimmen für dich kenne: { $names }. /forget_voice schafft Platz.
voices-mute = Diese Stimmen kann ich mir nicht merken: Zu dieser Antwort gibt es keine Stimmabdrücke. Entweder ist sie zu alt, oder die Engine, die die Sprecher unterschieden hat, erstellt keine.
voices-on = Ab jetzt merke ich mir Stimmen, denen du Namen gibst – nur für deine eigenen späteren Aufnahmen im selben Chat.
voices-declined = Ich merke mir keine Stimmen. Ändern kannst du das mit /settings.
voices-off = Dieser Dienst merkt sich keine Stimmen.
voices-title = Stimmen, die ich mir für dich merke
voices-how = Tippe auf einen Namen, um die Stimme zu vergessen; Namen in früheren Antworten bleiben. Als Befehl: /forget_voice Anna oder /forget_voice all
voices-elsewhere = in einem anderen Chat
voices-unknown = Eine Stimme namens { $name } kenne ich nicht. /forget_voice zeigt alle.
voices-forgotten = Vergessen: { $name }.
voices-none = Ich habe mir hier keine Stimmen für dich gemerkt.
voices-gone = Ich habe alle Stimmen vergessen, die ich mir für dich gemerkt hatte.
button-forget-voices = Alle vergessen

## Several recordings sent together

album-title =
    { $count ->
        [one] Eine Aufnahme
       *[other] { $count } Aufnahmen
    }
album-done = { $done } von { $count } fertig
album-late = Andere Dateien dieses Albums waren schon begonnen, als diese kam, daher stehen sie nicht in einem Text. Wenn alle Antworten da sind, schick /join { $count } als Antwort auf die erste: Dann ist es einer.
state-done = fertig
state-failed = fehlgeschlagen
state-cancelled = abgebrochen

## /status, /cancel

status-none = Gerade arbeite ich an nichts für dich. Schick mir eine Aufnahme.
status-line = { $name }: { $state }
status-percent = { $stage }, { $percent } %
cancel-none = Es gibt nichts abzubrechen.
cancel-done =
    { $count ->
        [one] Ein Auftrag abgebrochen.
       *[other] { $count } Aufträge abgebrochen.
    }
cancel-over = Dieser Auftrag ist schon vorbei.
not-yours = Das kann nur, wer die Aufnahme geschickt hat.

## /settings

settings-title = Das bekommst du, wenn du zu einer Datei nichts anderes schreibst
settings-how = Oder als Befehl: /settings lang=de summary=short formats=txt,srt
settings-no-part = from= und to= gelten für eine einzelne Aufnahme: Schreib sie in ihre Bildunterschrift oder hinter /again. Nichts wurde geändert.
settings-no-join = join gilt für ein einzelnes Album: Schreib es in dessen Bildunterschrift. Für fertige Aufnahmen nimm /join. Nichts wurde geändert.
settings-changed = Geändert.
settings-reset = Alles ist wieder wie am Anfang.
button-reset = Auf Standard zurücksetzen
button-to-settings = ‹ Einstellungen
menu-not-yours = Dieses Menü gehört jemand anderem. /settings öffnet deins.
menu-lang = Sprache
menu-speakers = Sprecher
menu-summary = Zusammenfassung
menu-summary_lang = Sprache der Zusammenfassung
menu-speech = Vorlesen
menu-formats = Dateien
menu-captions = Untertitel
menu-clean = Füllwörter
menu-numbers = Zahlen
menu-video = Untertitel im Video
menu-careful = Erkennung
menu-louder = Leise Stimmen
menu-voices = Stimmen
menu-tongue = Meine Sprache
menu-news = Neuigkeiten
page-lang = Welche Sprache wird in deinen Aufnahmen gesprochen?
page-speakers = Wie viele Personen sprechen darin?
page-summary = Wie ausführlich soll die Zusammenfassung sein?
page-summary_lang = In welcher Sprache soll die Zusammenfassung sein?
page-speech = Möchtest du die Zusammenfassung vorgelesen bekommen?
page-formats = Welche Dateien möchtest du? Wähle so viele du willst.
page-captions = Wie lang dürfen die Untertitelzeilen sein?
page-clean = «Ähm» und Stottern weglassen?
page-numbers = Zahlwörter in Ziffern schreiben, etwa 25?
page-video = Wie soll ein Video seine Untertitel zeigen?
page-careful = Gründlichere Erkennung dauert länger. Möchtest du sie?
page-louder = Leise Stimmen mit mehr Verstärkung hören? Aus Rauschen werden dann manchmal falsche Wörter.
page-voices = Soll ich Stimmen erkennen, denen du Namen gegeben hast? Ich speichere von jeder einen Stimmabdruck – Zahlen, nicht den Klang – nur für deine eigenen späteren Aufnahmen im selben Chat. Wenn du das ausschaltest, vergesse ich alle.
page-tongue = In welcher Sprache soll ich mit dir reden?
page-news = Möchtest du erfahren, was der Betreiber dieses Dienstes ankündigt? Es ist wenig und geht nie um andere.
page-by = Als Befehl: { $command }
wish-lang = Sprache: { $value }
wish-speakers = Sprecher: { $value }
wish-summary = Zusammenfassung: { $value }
wish-summary_lang = Sprache der Zusammenfassung: { $value }
wish-speech = Zusammenfassung vorlesen: { $value }
wish-formats = Dateien: { $value }
wish-captions = Untertitelzeilen: { $value }
wish-clean = Füllwörter weglassen: { $value }
wish-numbers = Zahlen: { $value }
wish-video = Untertitel im Video: { $value }
wish-careful = Gründlichere, langsamere Erkennung: { $value }
wish-louder = Leise Stimmen mehr verstärken: { $value }
wish-voices = Stimmen mit Namen erkennen: { $value }
wish-tongue = Ich rede mit dir: { $value }
wish-news = Neuigkeiten vom Betreiber: { $value }
wish-hints = Namen und seltene Wörter: { $value }
wish-replace = Ersetzte Wörter: { $value }
value-auto = automatisch
value-platform = wie deine App
value-normal = normal
value-video = Video
value-yes = ja
value-no = nein

## /quota

quota-title = Dein Kontingent
quota-minutes = Minuten in 24 Stunden: { $used } von { $limit } verbraucht, { $left } übrig
quota-minutes-free = Minuten in 24 Stunden: { $used } verbraucht, keine Grenze
quota-back = { $amount } min davon kommen { $until } zurück
quota-all-back = Alle sind { $until } wieder da
quota-jobs = Laufende Aufträge: { $count } von { $limit }
quota-jobs-free = Laufende Aufträge: { $count }, keine Grenze
quota-longest = Längste Aufnahme: { $limit } min
quota-largest = Größte Datei: { $limit } MB

## /history

history-none = Hier gibt es noch keine Ergebnisse von dir.
history-title = Deine Ergebnisse
button-newer = Neuere
button-older = Ältere
result-elsewhere = Diese Aufnahme hast du woanders geschickt. Öffne ihr Ergebnis dort oder im privaten Chat mit mir.

## /search

search-how = Schreib, wonach ich suchen soll, zum Beispiel: /search Budget März. Ich durchsuche den Text deiner Aufnahmen.
search-none = Das sagt niemand in deinen Aufnahmen hier.
search-title = Wer sagt «{ $words }»
search-places = Stellen: { $count }
search-also = Auch bei { $times }
search-more = Es gibt noch mehr. Mit weiteren Wörtern werden es weniger Treffer.

## /auto

auto-in-groups = /auto ist für Gruppen: Ein Admin der Gruppe schaltet es ein, und ich wandle jede Aufnahme dort in Text um.
auto-is-on = Ich wandle hier jede Aufnahme in Text um.
auto-is-off = Ich wandle hier Aufnahmen in Text um, wenn mich jemand darum bittet.
auto-how = Admins dieser Gruppe ändern das mit /auto on und /auto off.
auto-only-managers = Das können nur Admins dieser Gruppe.
auto-unknown = Ich konnte nicht herausfinden, wer diese Gruppe verwaltet. Bitte versuch es später noch einmal.
auto-on = Ab jetzt wandle ich hier jede Sprachnachricht, Videonachricht, Audiodatei und jedes Video von Personen in Text um, die mich benutzen dürfen. Es zählt auf ihr Kontingent.
auto-deaf-telegram = Aber noch bekomme ich sie nicht zu sehen: Mach mich zum Admin dieser Gruppe, oder der Betreiber schaltet bei @BotFather den Privacy Mode aus und fügt mich dann neu zur Gruppe hinzu.
auto-deaf-discord = Aber noch bekomme ich sie nicht zu sehen: Der Betreiber muss für diesen Bot den Intent «Message Content» einschalten und in den Einstellungen DISCORD_MESSAGE_CONTENT.
auto-off = Ab jetzt wandle ich hier nur in Text um, wenn mich jemand darum bittet.
join-too-few = Ich kann nur deine fertigen Aufnahmen in diesem Chat verbinden, und es müssen zwei sein. Schick sie, warte auf meine Antworten und nimm dann /join 2 oder /join als Antwort auf die erste.
join-too-few-menu = Ich kann nur deine fertigen Aufnahmen in diesem Chat verbinden, und es müssen zwei sein. Schick sie, warte auf meine Antworten und nimm dann /join 2, oder Rechtsklick auf die erste, dann Apps und «{ $entry }».
join-no-part = Verbundene Aufnahmen werden ganz in Text umgewandelt: Lass from= und to= weg, und Aufnahmen, von denen nur ein Teil umgewandelt wurde. /again from=start to=end wandelt eine solche ganz um.
rules-in-groups = /replace ist für Gruppen: Ein Admin der Gruppe legt fest, wie Wörter in allen Aufnahmen dort geschrieben werden. Für deine eigenen Aufnahmen überall: /settings replace=Keler→Keller
rules-here = Ersetzte Wörter in allen Aufnahmen hier: { $value }
rules-none = In dieser Gruppe werden keine Wörter ersetzt.
rules-how = Admins dieser Gruppe ändern das mit /replace Keler→Keller; Mayer→Maier, und /replace none löscht die Regeln. Für dasselbe Wort gilt zuerst die Regel in der Bildunterschrift, dann die eigene einer Person.

## /stats and the other commands of administrators

help-operators = Für Admins
stats-how = Schreib dazu, für wie viele Tage: eine Zahl von 1 bis { $most }, zum Beispiel /stats 7.
stats-title =
    { $days ->
        [one] Heute
       *[other] Die letzten { $days } Tage
    }
stats-people = Personen: { $people }, aktiv: { $active }
stats-queue = Jetzt: { $running } laufen, { $queued } warten
stats-jobs = Alle Aufträge: { $done } fertig, { $failed } fehlgeschlagen, { $cancelled } abgebrochen
stats-hours = Aufnahmen: { $hours } h
stats-success = Ohne Fehler erledigt: { $percent }
stats-waited = Wartezeit: { $median } im Median, 95 von 100 höchstens { $most }
stats-worked = Arbeitszeit: { $median } im Median, 95 von 100 höchstens { $most }
stats-realtime = Echtzeitfaktor: { $factor }
stats-failures = Fehler: { $list }
stats-languages = Sprachen: { $list }
stats-no-workers = Kein Worker meldet sich.
stats-worker = Worker { $name }: { $device }, { $memory } GB, Aufträge: { $jobs }, zuletzt gesehen vor { $seconds } s
stats-more-workers = Weitere Worker: { $others }
stats-storage = Speicher: { $used } GB belegt, { $free } GB frei
stats-legend =
    Oben: Stunden an Aufnahmen. Unten: Aufträge.
    🟦 fertig ⬜ abgebrochen 🟧 fehlgeschlagen
queue-none = Nichts läuft, nichts wartet.
queue-title = Laufend: { $running }, wartend: { $waiting }
queue-waits = wartet
button-front = Vorziehen:
front-not = So einen Auftrag gibt es nicht in der Warteschlange: Er läuft schon, ist vorbei oder war nie da.
drained-since = Seit { $since } wird nichts Neues begonnen.
drain-off = Der Dienst nimmt Aufträge an.
drain-how = Vor einem Update: /drain on. Was läuft, wird fertig; was neu kommt, bleibt erhalten und wartet.
drain-not-yet = Erst wird fertig, was läuft. Schau bald wieder nach.
drain-ready = Es läuft nichts mehr: Der Dienst kann jetzt gestoppt und aktualisiert werden. Was wartet, geht nach /drain off weiter.
announce-how = Schreib, was du ankündigen möchtest: /announce TEXT. Es geht an alle, die in /settings Neuigkeiten eingeschaltet haben – erst, nachdem du es geprüft hast.
announce-long = Das ist zu lang: höchstens { $most } Zeichen.
announce-nobody = Niemand hat in /settings Neuigkeiten eingeschaltet, also würde es niemand bekommen.
announce-preview =
    { $count ->
        [one] Eine Person würde das bekommen:
       *[other] { $count } Personen würden das bekommen:
    }
announce-sending = Die Ankündigung ist unterwegs.
announce-sent = Die Ankündigung ist verschickt.
announce-stopped = Die Ankündigung wurde gestoppt.
announce-told = Erreicht: { $told } von { $count }
announce-gone = Nicht erreichbar, weil sie den Bot blockiert oder Direktnachrichten geschlossen haben: { $count }
announce-spared = Wollten sie nicht mehr: { $count }
announce-dropped = Nicht gesendet.
announce-over = Diese Ankündigung ist vorbei oder war nie da.
button-announce = Senden
button-announce-drop = Nicht senden
button-announce-stop = Stopp
news-title = Neuigkeiten vom Betreiber
news-off = Du bekommst das, weil in deinen Einstellungen Neuigkeiten eingeschaltet sind. /settings news=no schaltet sie aus.
button-drain = Nichts Neues beginnen
button-go-on = Weitermachen
button-look = Noch einmal nachsehen
failures-none = Nichts ist fehlgeschlagen.
failures-title = Was zuletzt fehlschlug
button-retry = Wiederholen
retry-begun = Es läuft noch einmal. Den Stand zeigt die Nachricht des Auftrags selbst.
retry-not = Das lässt sich nicht wiederholen: Es läuft gerade, ist inzwischen erledigt oder nicht mehr gespeichert.
who-how = Schreib dazu, wessen Konto, zum Beispiel: { $example }
who-unknown = { $account } kenne ich nicht: Die Person muss mir erst schreiben.
who-role = Rolle: { $role }
who-accounts = Konten: { $accounts }
who-since = Zum ersten Mal gesehen: { $date }
role-user = Nutzer
role-admin = Admin
role-blocked = gesperrt
block-done = Gesperrt: { $account }
block-not-admins = { $account } ist Admin und kann nicht gesperrt werden. /unadmin entzieht die Rechte.
block-not-self = Du kannst dich nicht selbst sperren.
unblock-done = Nicht mehr gesperrt: { $account }
admin-done = Jetzt Admin: { $account }
admin-already = { $account } ist schon Admin.
admin-blocked = { $account } ist gesperrt. Schreib erst /unblock, um das Konto zum Admin zu machen.
unadmin-done = Kein Admin mehr: { $account }
unadmin-not-self = Das kannst du dir nicht selbst entziehen. Ein anderer Admin kann es.
unadmin-settings = { $account } steht als Admin in den Einstellungen (ADMINS): Das kann nur der Betreiber des Dienstes ändern.
unadmin-none = { $account } ist kein Admin.
admins-settings = Admins laut Einstellungen (ADMINS): { $accounts }
admins-made = Von einem Admin ernannt: { $accounts }
quota-of = Kontingent von { $account }
quota-done = Ab jetzt gilt für { $account }
quota-set = Eigens festgelegt: { $limits }
quota-service = Aber mehr als { $longest } min und { $largest } MB darf hier niemand senden.
audit-none = Noch hat kein Admin etwas getan.

## /link and /unlink: several accounts of one person

platform-name =
    { $code ->
        [telegram] Telegram
        [discord] Discord
       *[other] die Konsole
    }
link-how = Schreib mir das von deinem anderen Konto, in einem privaten Chat:
link-once =
    { $count ->
        [one] Der Code gilt einmal, eine Minute lang. Zeig ihn niemandem: Wer ihn benutzt, sieht alle deine Ergebnisse und kann sie löschen.
       *[other] Der Code gilt einmal, { $count } Minuten lang. Zeig ihn niemandem: Wer ihn benutzt, sieht alle deine Ergebnisse und kann sie löschen.
    }
link-alone = Das ist nur für deine Augen bestimmt. Schreib mir /{ $command } in einem privaten Chat.
link-seen = Andere konnten diesen Code hier lesen, deshalb ist er jetzt ungültig. Schreib noch einmal /link und gib den neuen Code in einem privaten Chat mit mir ein.
link-own = Dieser Code ist von dir selbst. Gib ihn in deinem anderen Konto ein.
link-admins = Konten von Admins lassen sich nur mit Konten von Admins verknüpfen: Ein Code gibt niemandem Rechte. Bitte einen Admin, erst beide zu ernennen.
link-many = Höchstens { $count } Konten lassen sich verknüpfen.
link-ask = Möchtest du dieses Konto mit dem Konto verknüpfen, von dem der Code kommt ({ $platform })? Dann bist du für mich eine Person, mit einem Verlauf, einem Kontingent und den Einstellungen jenes Kontos. Jedes der Konten sieht alles vom anderen und kann es löschen. Sag nur Ja, wenn beide dir gehören.
button-join = Ja, beide gehören mir
button-join-not = Nein
link-not = Es wurde nichts verknüpft.
link-done = Verknüpft. Verlauf, Suche, Einstellungen und Kontingent sind jetzt hier und dort ({ $platform }) dieselben. /unlink trennt die Konten wieder.
link-told = Dein Code wurde benutzt: Dieses Konto ist jetzt mit { $account } verknüpft. Beide sehen alle Ergebnisse des anderen. Wenn du das nicht warst, schreib sofort /unlink.
unlink-none = Dieses Konto ist mit keinem anderen verknüpft. Mit /link kannst du das ändern.
unlink-which = Welches Konto soll wieder für sich sein?
unlink-this = { $account } (dieses)
unlink-done = Getrennt: { $account } ist wieder für sich. Jedes Konto behält, was von ihm geschickt wurde; die Einstellungen werden kopiert.
code-wrong-link = Dieser Code funktioniert nicht: vertippt, schon benutzt oder zu alt. Mit /link bekommst du in deinem anderen Konto einen neuen.
code-wrong-invite = Dieser Einladungscode funktioniert nicht: vertippt, aufgebraucht oder zu alt.
code-tries =
    { $count ->
        [0] Zu viele waren falsch, deshalb nehme ich eine Stunde lang keinen mehr an.
        [one] Du hast noch einen Versuch.
       *[other] Du hast noch { $count } Versuche.
    }
code-too-many = Zu viele Codes waren falsch, deshalb nehme ich von dir gerade keine an, auch keine richtigen. Versuch es in { $time } noch einmal.
delete-accounts = Das gilt für alle deine verknüpften Konten: { $accounts }. Mit /unlink trennst du vorher eines, dessen Ergebnisse du behalten willst.
privacy-codes = Von vertippten Codes merke ich mir eine Stunde lang, wie viele es waren, auch wenn du alles löschst.
privacy-voices =
    Zusammen mit einem Text speichere ich Stimmabdrücke der Sprecher: Zahlen, die eine Stimme beschreiben, also biometrische Daten. Sie erkennen niemanden, außer du bittest mich, mir Stimmen zu merken, denen du Namen gegeben hast. Die bleiben, { $days ->
        [0] bis du /forget_voice schreibst
        [one] bis du /forget_voice schreibst oder ich sie einen Tag lang nicht höre
       *[other] bis du /forget_voice schreibst oder ich sie { $days } Tage lang nicht höre
    }, und setzen nur ihre Namen in deine eigenen späteren Aufnahmen in jenem Chat ein.
again-here = Ich mache es noch einmal, die neue Antwort kommt hier.
again-elsewhere = Diese Aufnahme habe ich nicht mehr, und sie wurde woanders geschickt ({ $platform }). Schick sie mir hier oder wiederhole es dort.

## /invite

invite-how = Schreib dazu, für wie viele Personen (höchstens { $uses }) und wie viele Tage (höchstens { $limit }): /invite 5 30. Ohne Zahlen ist es eine Person und eine Woche. /invite list zeigt die Codes, /invite revoke CODE zieht einen zurück.
invite-made =
    { $count ->
        [one] Das lässt eine Person herein, bis { $date }. Sie schreibt mir, egal auf welcher Plattform:
       *[other] Das lässt { $count } Personen herein, bis { $date }. Sie schreiben mir, egal auf welcher Plattform:
    }
invite-link = Oder sie öffnen diesen Link ({ $platform }): { $link }
invite-idle = Aber nach Codes frage ich nur mit ACCESS=invite. Zurzeit gilt ACCESS={ $access }.
invite-title = Einladungscodes
invite-left = { $left } von { $uses } übrig, bis { $date } UTC
invite-none = Es gibt keinen gültigen Einladungscode. /invite erstellt einen.
invite-unknown = Diesen Code gibt es nicht, oder er gilt nicht mehr.
invite-revoked = Mit { $name } kommt niemand mehr herein. Wer schon da ist, bleibt.
button-revoke = Zurückziehen

## Privacy

privacy =
    { $hours ->
        [0] Ich lösche deine Aufnahme, sobald ihr Auftrag erledigt ist.
        [one] Nach dem Auftrag behalte ich deine Aufnahme eine Stunde lang, damit du sie für einen neuen Durchgang nicht noch einmal schicken musst; dann lösche ich sie.
       *[other] Nach dem Auftrag behalte ich deine Aufnahme { $hours } Stunden lang, damit du sie für einen neuen Durchgang nicht noch einmal schicken musst; dann lösche ich sie.
    } { $days ->
        [0] Text und Zusammenfassung behalte ich, bis du /delete_my_data schreibst; das löscht alles auf einmal. Nur du kommst an das, was du geschickt hast.
       *[other] Text und Zusammenfassung behalte ich { $days } Tage, damit dieselbe Aufnahme beim nächsten Mal schnell geht; dann lösche ich auch sie. /delete_my_data löscht alles auf einmal. Nur du kommst an das, was du geschickt hast.
    } Einen Tag lang merke ich mir, wie viele Minuten du geschickt hast, und sonst nichts davon, damit Löschen keine Minuten zurückgibt; wenn der Betreiber dich gesperrt oder dir ein Kontingent gegeben hat, bleibt auch das.
delete-confirm = Das bricht deine Aufträge ab und löscht alles, was ich über dich gespeichert habe: Aufnahmen, Texte, Zusammenfassungen, Dateien. Es lässt sich nicht rückgängig machen.
button-delete = Alles löschen
button-keep = Behalten
delete-not-yours = Das kann nur entscheiden, wer darum gebeten hat. /delete_my_data fragt nach deinen eigenen Daten.
delete-kept = Es wurde nichts gelöscht.
delete-working = Wird gelöscht
delete-done = Gelöscht: { $jobs } Aufträge, { $files } Dateien, { $megabytes } MB. Ich habe nichts mehr über dich, außer einen Tag lang, wie viele Minuten du geschickt hast, und eine Sperre oder ein Kontingent, falls der Betreiber das festgelegt hat.

## Errors: what happened, and what to do next

error-unknown = Etwas ist schiefgegangen ({ $code }). Bitte versuch es noch einmal; wenn es wieder passiert, sag dem Betreiber Bescheid.
database-away = Meine Datenbank ist gerade nicht erreichbar. Ich behalte deine Anfrage und mache weiter, sobald sie wieder da ist; du musst nichts noch einmal senden.
error-bug = Bei mir ist etwas schiefgegangen. Es ist protokolliert. Bitte versuch es noch einmal; wenn es wieder passiert, sag dem Betreiber Bescheid.
error-expected = Das hat nicht geklappt. Bitte versuch es noch einmal.
error-bad_media = Mit dieser Datei kann ich nichts anfangen. Bitte schick eine andere.
error-empty_file = Diese Datei ist leer. Bitte schick sie noch einmal.
error-not_media = Das ist kein Video und keine Audiodatei, die ich öffnen kann. Schick mp4, mkv, mov, webm, mp3, m4a, wav, ogg oder ein anderes gängiges Format.
error-foreign_file =
    { $kind ->
        [dictation] { $name } ist ein Diktierformat, das nur { $program } öffnen kann. Speichere die Aufnahme dort als mp3 oder wav und schick mir diese.
        [protected] { $name }-Dateien sind kopiergeschützt: nur { $program } kann sie abspielen. Bitte schick eine ungeschützte Aufnahme.
        [archive] { $name } ist ein Archiv. Bitte entpacke es und schick die Aufnahmen daraus.
        [playlist] { $name } ist eine Wiedergabeliste: sie nennt Aufnahmen nur. Bitte schick die Aufnahmen selbst oder Links dorthin.
        [project] { $name } ist ein Projekt von { $program } und keine Aufnahme. Bitte exportiere die Aufnahme dort, zum Beispiel als mp3 oder mp4, und schick diese.
       *[other] { $name } ist keine Aufnahme. Bitte schick eine Video- oder Audiodatei, zum Beispiel mp4, mp3, m4a, wav oder ogg.
    }
error-bad_archive =
    { $reason ->
        [encrypted] Dieses Archiv verlangt ein Passwort. Bitte pack die Aufnahmen ohne Passwort und schick sie noch einmal, oder schick sie einzeln.
        [members] In diesem Archiv sind { $count } Dateien, und ich öffne höchstens { $limit }. Bitte pack nur die Aufnahmen eines Gesprächs ein.
        [tracks] In diesem Archiv sind { $count } Aufnahmen, und ich höre höchstens { $limit } als Spuren eines Gesprächs. Bitte pack weniger ein.
        [size] Die Aufnahmen in diesem Archiv sind entpackt { $count } MB groß, die Grenze ist { $limit } MB. Bitte speichere sie kleiner, zum Beispiel als flac, ogg oder m4a, und pack sie noch einmal.
        [ratio] Dieses Archiv ist dichter gepackt, als Aufnahmen es sein können, darum habe ich es nicht entpackt. Bitte speichere die Aufnahmen als flac, ogg oder mp3 und pack sie noch einmal.
        [method] Dieses Archiv ist auf eine Art gepackt, die ich nicht öffne. Bitte pack die Aufnahmen als gewöhnliche Zip-Datei, oder schick sie einzeln.
       *[damaged] Dieses Archiv ist beschädigt. Bitte lade oder pack es noch einmal, oder schick die Aufnahmen einzeln.
    }
error-no_audio = Diese Datei hat keinen Ton. Bitte schick eine mit Tonspur.
error-corrupt = Diese Datei ist beschädigt und lässt sich nicht lesen. Bitte speichere sie neu oder nimm neu auf und schick sie noch einmal.
error-unsupported = Der Ton dieser Datei hat ein Format, das ich nicht dekodieren kann. Bitte wandle sie um, zum Beispiel in mp3 oder m4a, und schick sie noch einmal.
error-encrypted = Diese Datei ist kopiergeschützt, deshalb kann ich sie nicht lesen. Bitte schick eine ungeschützte.
error-too_long = Diese Aufnahme ist zu lang: { $minutes } min, erlaubt sind { $limit } min. Bitte schneide sie und schick die Teile.
error-no_such_part = Zwischen { $start } und { $end } ist nichts: Diese Aufnahme dauert { $length }. Bitte wähle andere Zeiten, zum Beispiel from=0:30 to=2:00.
error-too_large = Diese Datei ist zu groß: { $megabytes } MB, erlaubt sind { $limit } MB. Bitte schick eine kleinere, zum Beispiel nur den Ton.
error-too_large_here = Diese Datei ist zu groß: { $megabytes } MB, und Bots bekommen hier Dateien bis { $limit } MB. Bitte schick eine kürzere, nur den Ton oder einen Link, von dem ich sie herunterladen kann. Auf Telegram kann der Betreiber die Grenze mit einem lokalen Bot-API-Server aufheben.
error-bad_link = Diesen Link kann ich nicht benutzen. Bitte schick einen, der mit https:// oder http:// beginnt und direkt zu einer Aufnahme führt, ohne Benutzernamen, Passwort oder ungewöhnlichen Port.
error-links_off = Links sind hier abgeschaltet. Bitte schick mir die Datei selbst.
error-link_unreachable = Ich erreiche nicht, wohin dieser Link führt. Ich lade nur, was alle im Internet erreichen können. Bitte prüf den Link oder schick mir die Datei selbst.
error-link_certificate = Das Zertifikat dieser Seite ist ungültig, deshalb habe ich nichts geladen. Bitte schick einen anderen Link oder die Datei selbst.
error-link_gone = Wohin dieser Link führt, ist nichts (mehr). Bitte prüf den Link oder schick mir die Datei selbst.
error-link_forbidden = Diese Seite gibt mir die Datei nicht. Bitte gib sie so frei, dass alle mit dem Link sie herunterladen können, oder schick mir die Datei selbst.
error-link_login = Für diese Datei muss man sich anmelden. Bitte gib sie so frei, dass alle mit dem Link sie herunterladen können, oder schick mir die Datei selbst.
error-link_trouble = Diese Seite antwortet mit dem Fehler { $status }. Bitte versuch es später noch einmal oder schick mir die Datei selbst.
error-link_circles = Dieser Link leitet endlos von einer Adresse zur nächsten. Bitte schick einen, der direkt zur Datei führt, oder die Datei selbst.
error-link_too_slow = Die Datei kommt zu langsam, deshalb habe ich aufgegeben. Bitte versuch es später noch einmal oder schick mir die Datei selbst.
error-link_broken = Die Verbindung zu dieser Seite ist mehrmals abgebrochen. Bitte versuch es später noch einmal oder schick mir die Datei selbst.
error-link_page = Dieser Link führt zu einer Webseite, nicht zu einer Aufnahme. Öffne die Seite, lade die Aufnahme dort herunter und schick mir die Datei oder einen direkten Link dazu (er endet oft auf .mp3 oder .mp4).
error-link_site = { $site } zeigt Aufnahmen nur im eigenen Player, und von dort lade ich nichts. Wenn du es darfst, lade die Aufnahme herunter und schick mir die Datei. Wer den Bot betreibt, kann eine Datei auch mit mp4totext run umwandeln.
error-link_message = Die Nachricht, zu der dieser Link führt, kann ich nicht lesen. Bitte schick mir ihre Aufnahme hier.
error-link_forward = Das ist ein Link zu einer Nachricht auf Telegram, die Bots nicht öffnen können. Bitte leite mir die Nachricht weiter oder schick mir die Datei.
error-link_elsewhere = Das ist ein Link zu einer Nachricht auf Discord, wo ich weiß, wer sie lesen darf. Bitte schick ihn mir dort oder die Datei hier.
error-link_nothing_in = In der Nachricht, zu der dieser Link führt, ist keine Aufnahme, oder ich sehe sie nicht. Rechtsklick auf die Nachricht, dann Apps und «In Text umwandeln»: So sehe ich sie.
error-refused = Das ist hier nicht erlaubt. Bitte frag den Betreiber.
error-no_access = Dieser Bot ist privat. Bitte den Betreiber um Zugang und nenne ihm dein Konto: { $account }
error-not_invited = Dieser Bot ist privat, aber mit einem Einladungscode kommst du herein: Schreib /start und den Code, zum Beispiel /start ABCD-EFGH-JKMN. Wenn du keinen hast, frag den Betreiber und nenne ihm dein Konto: { $account }. Ist ein anderes Konto von dir schon drin, schreib dort /link und hier den Code.
error-too_many_jobs = Du hast schon { $limit } laufende Aufträge: { $names }. Warte, bis einer fertig ist; /cancel bricht alle ab, /status zeigt sie mit je einem Knopf.
error-quota_used_up =
    { $minutes ->
        [0] Deine Minuten sind aufgebraucht: 0 von { $limit } min in 24 Stunden übrig. Für diese Aufnahme reicht es wieder { $until }. Mehr mit /quota.
       *[other] Für diese Aufnahme sind zu wenige Minuten übrig: { $minutes } von { $limit } min in 24 Stunden. Es reicht wieder { $until }; etwas Kürzeres geht sofort. Mehr mit /quota.
    }
error-longer_than_a_day = Diese Aufnahme ist { $minutes } min lang, und du hast { $limit } min in 24 Stunden, sie passt also nie. Bitte schneide sie und schick die Teile.
error-bad_wish = { $wish } verstehe ich nicht. Möglich: { $choices }
error-unknown_language =
    { $suggestions ->
        [none] Die Sprache { $wish } kenne ich nicht. Schreib ihren Namen oder ihren Code, zum Beispiel lang=Deutsch oder lang=de.
       *[other] { $wish } verstehe ich nicht. Gemeint war vielleicht: { $suggestions }
    }
error-language_not_recognized = Die Spracherkennung kann diese Sprache nicht: { $language }. Ohne diese Option wird die Sprache erkannt.
error-engine_trouble = Ein Teil des Dienstes ({ $engine }) funktioniert gerade nicht. Bitte versuch es später noch einmal.
error-engine_missing = Ein Teil des Dienstes ({ $engine }) ist nicht eingerichtet. Der Betreiber kann das mit der Einstellung { $setting } ändern.
error-model_not_fetched =
    Das Sprachmodell { $model } ist noch nicht da und ließ sich nicht herunterladen: { $reason ->
        [silent] sein Server antwortet nicht rechtzeitig
        [offline] hier darf kein Server gefragt werden
        [no_space] auf der Festplatte ist kein Platz mehr
        [damaged] was ankam, ist beschädigt
        [nonsense] sein Server gab eine unbrauchbare Antwort
       *[unreachable] sein Server ist nicht erreichbar
    }. Bitte versuch es später noch einmal; der Betreiber kann mit der Einstellung { $setting } ein anderes wählen.
error-engine_lacks_language = Ein Teil des Dienstes ({ $engine }) kann diese Sprache ({ $language }) nicht. Der Betreiber kann das mit der Einstellung { $setting } ändern. Schick die Aufnahme mit einer anderen Sprache oder ohne Angabe noch einmal.
error-engine_unreachable = Ein Teil des Dienstes ({ $engine }) ist gerade nicht erreichbar. Bitte versuch es später noch einmal.
error-engine_over_quota = Ein Teil des Dienstes ({ $engine }) hat vorerst seine Grenze erreicht. Bitte versuch es später noch einmal.
error-engine_refused = Ein Teil des Dienstes ({ $engine }) hat diesen Inhalt abgelehnt.
error-engine_too_slow = Ein Teil des Dienstes ({ $engine }) hat nicht rechtzeitig geantwortet. Bitte versuch es später noch einmal.
error-engine_nonsense = Ein Teil des Dienstes ({ $engine }) gab eine unbrauchbare Antwort. Bitte versuch es später noch einmal.
error-media_gone = Ich konnte die Datei nicht bekommen. Bitte schick sie noch einmal.
error-kept_crashing = Bei dieser Aufnahme ist der Dienst mehrmals abgestürzt, deshalb habe ich sie aufgegeben. Bitte schick sie in einem anderen Format und sag dem Betreiber Bescheid.
error-bad_setting = Die Einstellung { $setting } ist unbrauchbar: { $problem }. Der Betreiber muss sie ändern.

## Notes: what is missing or worth knowing

note-unknown = Gut zu wissen: { $code }
note-nothing_said = In dieser Aufnahme habe ich keine Sprache gehört.
note-text_removed =
    { $count ->
        [one] Eine Stelle fehlt: Die Erkennung hatte sie erfunden oder wiederholt.
       *[other] { $count } Stellen fehlen: Die Erkennung hatte sie erfunden oder wiederholt.
    }
note-not_speech =
    { $count ->
        [one] Eine Stelle hat keinen Text: Dort ist Musik oder Geräusch, keine Sprache.
       *[other] { $count } Stellen haben keinen Text: Dort ist Musik oder Geräusch, keine Sprache.
    }
note-check_places = Unsichere Wörter, bitte prüfen: { $places }
note-too_quiet = Jemand ist zu leise bei { $places }; /again louder hört es mit mehr Verstärkung.
note-still_too_quiet = Jemand ist zu leise bei { $places }, auch mit mehr Verstärkung. Wenn es eine Aufnahme aus größerer Nähe gibt, schick mir die.
note-damaged = Die Aufnahme ist beschädigt: Einige Teile ließen sich nicht lesen.
note-track_chosen = Die Aufnahme hat { $tracks } Tonspuren; das ist Nummer { $track }.
note-channels_inverted = Die beiden Kanäle dieser Aufnahme löschen sich gegenseitig aus, deshalb wurde ihre Differenz verwendet.
note-channels_delayed = Ein Kanal ist eine verzögerte Kopie des anderen, deshalb wurde nur der lautere verwendet.
note-channels_one_sided = Nur ein Kanal dieser Aufnahme enthält Ton, deshalb wurde nur dieser verwendet.
note-channels_apart = Jeder Kanal wurde für sich gehört, weil auf jedem jemand anderes spricht: Nichts gleichzeitig Gesagtes geht verloren.
note-channels_alike = Die Kanäle enthalten denselben Ton, deshalb lassen sich die Sprecher nicht nach Kanälen unterscheiden.
note-tracks_apart = Jede Spur wurde für sich gehört, darum sind die Sprecher sicher und heißen wie ihre Spuren. Nichts gleichzeitig Gesagtes geht verloren.
note-tracks_unreadable = Diese Spuren haben keinen Ton, den ich lesen kann: { $names }
note-tracks_repeated = Diese Spuren enthalten nur, was auch die anderen enthalten, darum wurden sie nicht noch einmal gehört: { $names }
note-tracks_simultaneous = Auf diesen Spuren wird viel gleichzeitig gesagt. Wenn sie nicht zu einem Gespräch gehören, schick die Aufnahmen bitte einzeln.
note-no_speakers = Die Sprecher ließen sich nicht unterscheiden: { why }.
note-names_dropped = Die Namen der Sprecher sind entfallen: Es sind jetzt mehr oder weniger Sprecher. Du kannst sie neu benennen.
note-corrections_dropped = Deine Korrekturen gehören zu einem früheren Text dieser Aufnahme und fehlen in diesem. Wiederhole sie mit den früheren Optionen, dann sind sie wieder da.
note-film_not_corrected = Der Film hat seine früheren Untertitel: Die Aufnahme ist nicht mehr gespeichert.
note-joined = Ein Text aus diesen Dateien, in dieser Reihenfolge: { $names }
note-joined_channels_mixed = In { $names } spricht auf jedem Kanal oder jeder Spur jemand anderes. Verbunden wurden sie als Mischung gehört: Etwas gleichzeitig Gesagtes kann fehlen. /again speakers=channels hört jeden für sich.
note-joined_channels_differ = In { $names } spricht auf jedem Kanal oder jeder Spur jemand anderes. Nicht alle verbundenen Dateien haben dieselben, daher wurden sie als Mischung gehört: Etwas gleichzeitig Gesagtes kann fehlen. In der Antwort auf eine solche Datei allein steht es.
note-file_left_out = Ausgelassen, weil ich sie nicht als Aufnahme öffnen kann: { $name }. Schick sie allein, um zu sehen, woran es liegt.
note-recognized = An der Stimme erkannt: { $names }. Falsch? Tippe auf «{ button-names }».
note-model_fell_back = Gehört hat { $used }, weil { $wanted } nicht da ist: { why }.
note-heard_as = { $engine } kann diese Sprache nicht: { $language }. Die Aufnahme wurde transkribiert als: { $instead }.
note-card_failed = Die Grafikkarte ist während der Erkennung ausgefallen, ein Teil lief deshalb langsamer auf dem Prozessor. Es fehlt nichts.
note-no_summary = Es gibt keine Zusammenfassung: { why }.
note-no_voice =
    { $code ->
        [engine_missing] Die Zusammenfassung wird nicht vorgelesen: Für ihre Sprache ist hier keine Stimme installiert. Der Betreiber kann eine hinzufügen.
        [short] Es wird nichts vorgelesen: Eine so kurze Aufnahme hat keine Zusammenfassung, nur ihre Worte.
       *[other] Die Zusammenfassung wird nicht vorgelesen: { why }.
    }
note-no_video =
    Es gibt kein Video zurück: { $code ->
        [not_copied] Bild oder Ton lassen sich nicht mit Untertiteln verbinden. In MP4 (H.264) umgewandelt, kommt der Film vielleicht zurück.
        [too_long] Das Bild lässt sich nicht mit einer Untertitelspur verbinden, und die Untertitel hineinzuzeichnen würde hier etwa { $minutes } min dauern; die Grenze ist { $limit } min. In MP4 (H.264) umgewandelt, kommt der Film mit einer Spur zurück.
        [off] Das Bild lässt sich nicht mit einer Untertitelspur verbinden, und in Filme gezeichnet werden Untertitel hier nicht. In MP4 (H.264) umgewandelt, kommt der Film mit einer Spur zurück.
        [no_font] Das Bild lässt sich nicht mit einer Untertitelspur verbinden, und keine Schrift hier hat diese Schriftzeichen. Der Betreiber kann { $font } installieren. In MP4 (H.264) umgewandelt, kommt der Film mit einer Spur zurück.
        [joined] Die Aufnahme wurde aus mehreren Dateien verbunden.
       *[sound_only] Die Aufnahme hat nur Ton.
    }
note-tracks_left_out =
    { $count ->
        [one] Eine Spur des Films konnte nicht behalten werden: Kein abspielbares Format nimmt sie auf.
       *[other] { $count } Spuren des Films konnten nicht behalten werden: Kein abspielbares Format nimmt sie auf.
    }
note-not_burned =
    Die Untertitel sind eine Spur, die der Player einschaltet, und nicht ins Bild gezeichnet: { $code ->
        [no_font] keine Schrift hier hat diese Schriftzeichen. Der Betreiber kann { $font } installieren.
        [too_long] das würde hier etwa { $minutes } min dauern, und die Grenze ist { $limit } min.
        [off] Untertitel werden hier nicht in Filme gezeichnet.
       *[failed] auf dieses Bild ließ sich nichts zeichnen.
    }
note-hdr_reduced = Der Film ist für HDR-Bildschirme gemacht. Im neuen Bild hat er die Farben gewöhnlicher Bildschirme.
note-burned_instead = Das Bild dieses Films lässt sich nicht mit einer Untertitelspur verbinden, deshalb sind die Untertitel ins Bild gezeichnet.
note-no_document =
    Die { $format }-Datei ließ sich nicht erstellen: { $code ->
        [no_font] keine Schrift hier hat diese Schriftzeichen. Der Betreiber kann { $font } installieren. Die anderen Dateien enthalten alle Wörter.
       *[failed] etwas ging schief und wurde protokolliert. Die anderen Dateien enthalten alle Wörter. /again formats={ $format } versucht es noch einmal.
    }
note-document_letters = In der { $format }-Datei stehen Zeichen, die keine Schrift hier hat, als ihre Nummern: { $letters }.
note-no_files = Die Dateien ließen sich nicht schreiben: { why }.
note-summary_fell_back = Die Zusammenfassung ist von { $used }, weil { $engine } ausfiel: { why }.
note-summary_model_gone = Die Zusammenfassung ist von { $used }: { $engine } gibt es nicht mehr. Der Betreiber kann die Einstellung { $setting } ändern.
note-change_setting = Der Betreiber kann das mit der Einstellung { $setting } beheben.
note-summary_not_translated = Die Zusammenfassung ist in der Sprache der Aufnahme: { $engine } übersetzt nicht.
why =
    { $code ->
        [engine_missing] die Engine dafür ist nicht eingerichtet
        [model_not_fetched] das Modell ließ sich nicht herunterladen
        [engine_lacks_language] die Stimme kann die Sprache der Zusammenfassung ({ $language }) nicht
        [engine_unreachable] die Engine dafür ist nicht erreichbar
        [engine_over_quota] die Engine dafür hat vorerst ihre Grenze erreicht
        [engine_refused] die Engine dafür hat diesen Inhalt abgelehnt
        [engine_too_slow] die Engine dafür hat nicht rechtzeitig geantwortet
        [engine_nonsense] die Engine dafür gab eine unbrauchbare Antwort
       *[other] etwas ist schiefgegangen und wurde protokolliert
    }

## The command line

outcome-lacking = Nicht erstellt: { $names }. { $notes }
demo-too-slow = Nach 20 Minuten ist es noch nicht fertig. Die Zeilen oben sagen, woran es liegt; mp4totext doctor sagt, was zu tun ist.
outcome-failed = { $name }: { $why }
