# Not yet reviewed by a native speaker.

## Commands, as the menu and /help show them

command-start = Hallo sagen
command-help = Was ich alles kann
command-status = Woran ich gerade für dich arbeite
command-cancel = Deine Aufträge abbrechen
command-settings = Ansehen oder ändern, was du bekommst
command-transcribe = Einen Link oder die Nachricht, auf die du antwortest, in Text umwandeln
command-again = Noch einmal, mit anderen Optionen
command-join = Deine letzten Aufnahmen zu einem Text verbinden (/join 3), oder ein Album: Text join
command-language = Die Sprache in deinen Aufnahmen
command-speakers = Wie viele Personen darin sprechen
command-summary = Wie ausführlich die Zusammenfassung wird
command-speech = Ob du die Zusammenfassung vorgelesen bekommst
command-formats = Welche Dateien du bekommst
command-names = Den Sprechern einer Antwort Namen geben
command-forget_voice = Gemerkte Stimmen vergessen
command-history = Deine Ergebnisse noch einmal ansehen
command-search = In deinen Aufnahmen nach Wörtern suchen
command-quota = Wie viel du senden darfst und schon verbraucht hast
command-auto = In Gruppen: jede Aufnahme in Text umwandeln (on, off)
command-replace = In Gruppen: wie Wörter für alle geschrieben werden; deine Regeln gehen vor
command-privacy = Was ich speichere und wie lange
command-delete_my_data = Alles löschen, was ich über dich gespeichert habe

## The commands' names in Discord's menu: small letters, digits, _ and - alone

name-start = start
name-help = hilfe
name-status = status
name-cancel = abbrechen
name-settings = einstellungen
name-language = sprache
name-speakers = sprecher
name-summary = zusammenfassung
name-speech = vorlesen
name-formats = formate
name-transcribe = transkribieren
name-again = nochmal
name-join = verbinden
name-names = namen
name-forget_voice = stimme_vergessen
name-history = verlauf
name-search = suche
name-quota = kontingent
name-auto = automatisch
name-replace = ersetzen
name-link = verknüpfen
name-unlink = trennen
name-web = web
name-token = token
name-privacy = datenschutz
name-delete_my_data = daten_löschen
name-stats = statistik
name-queue = warteschlange
name-failures = fehler
name-who = wer
name-block = sperren
name-unblock = entsperren
name-admin = admin_ernennen
name-unadmin = admin_entziehen
name-invite = einladen
name-audit = protokoll
name-drain = leerlauf
name-announce = ankündigen

## What people read before they talk to the bot: at most 512 and 120 characters

profile = Schick mir ein Video, eine Sprachnachricht oder eine Audiodatei. Du bekommst den Text mit Sprechern und Zeiten, eine Zusammenfassung mit Kapiteln – auch vorgelesen – und Untertitel. Ich sage dir sofort, wie lange es dauert, und du kannst jederzeit alles löschen lassen.
profile-short = Aus Aufnahmen wird Text: mit Sprechern, Zusammenfassung (auch vorgelesen) und Untertiteln.

## What a form asks for with a command, and the menu of a message

option-file-name = datei
option-file = Eine Aufnahme: Video, Sprachnachricht oder Audiodatei
option-recording-link-name = link
option-recording-link = Statt einer Datei: direkter Link zu einer Aufnahme oder zu einer Nachricht mit einer Aufnahme
option-language-name = sprache
option-language = Die gesprochene Sprache, zum Beispiel de oder en
option-speakers-name = sprecher
option-speakers = Wie viele Personen sprechen, zum Beispiel 3 oder 2-4
option-summary-name = zusammenfassung
option-summary = Wie ausführlich die Zusammenfassung wird
option-speech-name = vorlesen
option-speech = Die Zusammenfassung vorlesen
option-formats-name = formate
option-formats = Dateien, durch Kommas getrennt: txt, srt, vtt, json, docx, pdf, video, …
option-video-name = video
option-video = Untertitel eines Videos: als Spur oder ins Bild gezeichnet
option-hints-name = hinweise
option-hints = Namen und seltene Wörter, durch Kommas getrennt
option-replace-name = ersetzen
option-replace = Wie Wörter geschrieben werden, etwa Keler→Keller; none löscht die Regeln
option-join = Wie viele deiner letzten Aufnahmen, etwa 3, und Optionen für das Ergebnis
option-clean-name = bereinigen
option-clean = Füllwörter wie «ähm» und Stottern weglassen
option-numbers-name = zahlen
option-numbers = Zahlwörter über zwölf in Ziffern schreiben
option-louder-name = lauter
option-louder = Leise Stimmen mit mehr Verstärkung hören
option-from-name = von
option-from = Beginn eines Ausschnitts, etwa 22:10; -5:00 sind die letzten fünf Minuten
option-to-name = bis
option-to = Ende des Ausschnitts, etwa 26:20
option-news-name = neuigkeiten
option-news = Neuigkeiten vom Betreiber
option-days-name = tage
option-days = Wie viele Tage, heute eingeschlossen
option-account-name = konto
option-account = Wessen Konto: eine ID auf dieser Plattform oder telegram:123456789
option-front-name = vorziehen
option-front = Die ID eines Auftrags, der als Nächster drankommen soll
option-drain-name = zustand
option-drain = on: nichts Neues beginnen; off: weitermachen; leer: aktuellen Zustand zeigen
option-text-name = text
option-text = Was du ankündigen möchtest
option-private-name = privat
option-private = Nur du siehst die Antwort
option-code = Dein Einladungscode
option-names = Die Namen, zum Beispiel 1=Anna 2=Ben; leer: ich frage dich
option-voice = Wessen Stimme, oder all; leer: alle anzeigen
option-words = Gesprochene Wörter; beim letzten genügt der Anfang
option-quota = Für Admins: ein Konto und was dafür gilt, zum Beispiel minutes=600
option-value = Der neue Wert; leer: alle Möglichkeiten anzeigen
entry-transcribe = In Text umwandeln
entry-summarize = Zusammenfassen
entry-join = Mit der nächsten verbinden

## /settings

value-none = keine
value-short = kurz
value-light = leicht
value-heard = wie gehört
value-digits = Ziffern
value-full = ausführlich
value-track = als einschaltbare Spur
value-burned = ins Bild gezeichnet

## /stats and the other commands of administrators

command-stats = Wie der Dienst läuft, in Zahlen und als Bild: /stats 7 für eine Woche
command-queue = Was läuft und was wartet, mit Knöpfen zum Abbrechen und Vorziehen
command-failures = Was zuletzt fehlschlug, mit Knöpfen zum Wiederholen
command-who = Was jemand von seinem Kontingent verbraucht: /who 123456789
command-block = Von jemandem nichts mehr annehmen: /block 123456789
command-unblock = Wieder Aufnahmen annehmen: /unblock 123456789
command-admin = Jemanden zum Admin machen: /admin 123456789; ohne Konto: alle Admins zeigen
command-unadmin = Jemandem die Adminrechte entziehen: /unadmin 123456789
command-audit = Was Admins zuletzt getan haben
command-drain = Vor einem Update nichts Neues beginnen, Laufendes beenden: /drain on, /drain off
command-announce = Allen etwas mitteilen, die Neuigkeiten möchten: /announce TEXT

## /link and /unlink: several accounts of one person

command-link = Deine Konten verknüpfen, auch von verschiedenen Plattformen
command-unlink = Verknüpfte Konten trennen
option-link = Der Code von deinem anderen Konto; leer: du bekommst einen
command-web = Deine Ergebnisse im Browser ansehen
command-token = Zugriffstoken für Programme erstellen, zeigen und widerrufen
option-web = sessions: angemeldete Browser zeigen; leer lassen, um einen Link zu bekommen
option-token = read oder write, Tage und ein Name: read 30 backup; leer: alle zeigen

## /invite

command-invite = Mit einem Code einladen: /invite 5 30 für fünf Personen und 30 Tage; /invite list
