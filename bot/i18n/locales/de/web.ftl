# Not yet reviewed by a native speaker.
# What the pages say, and /web in a chat, in German.

web-link = Dieser Link meldet einen Browser an, einmal, innerhalb von { $count } Minuten. Schick ihn niemandem: Wer ihn öffnet, sieht alle deine Ergebnisse. /web sessions zeigt, wo du angemeldet bist.
web-how = Ich kenne nur /web für einen Link und /web sessions für die angemeldeten Browser.
web-sessions-none = Kein Browser ist angemeldet. /web gibt dir einen Link.
web-sessions-title = Angemeldete Browser
web-session = { $browser } · seit { $since } · zuletzt benutzt { $seen } UTC
web-browser-unknown = unbekannter Browser
button-web-end-all = Alle abmelden
privacy-web = Von einem Browser, den du mit /web angemeldet hast, speichere ich bis zu 30 Tage lang die Art und die Zeiten der Nutzung; /web sessions zeigt und beendet sie.

## Pages

web-title = Aufnahmen
web-sign-in = Anmelden
web-sign-out = Abmelden
web-sign-in-how = Schick dem Bot in einem privaten Chat /web. Er antwortet mit einem Link, der diesen Browser anmeldet.
web-sign-in-ask = Möchtest du diesen Browser anmelden? Er zeigt dann bis zu 30 Tage lang alle deine Ergebnisse, oder bis du dich abmeldest. Tu das nur auf einem eigenen Gerät.
web-link-used = Dieser Link wurde schon benutzt oder ist zu alt. Schick dem Bot /web, um einen neuen zu bekommen.
web-not-found = Hier ist nichts, oder es gehört jemand anderem. Die Startseite zeigt deine Aufnahmen.
web-refused = Das kam nicht von einer unserer Seiten, oder die Seite ist zu alt. Öffne sie neu und versuch es noch einmal.
web-busy = Das waren zu viele Anfragen. Bitte warte kurz und versuch es noch einmal.
web-away = Deine Daten sind gerade nicht erreichbar. Bitte versuch es gleich noch einmal.
web-search = Suchen
web-working = In Arbeit
web-newest = Neueste Aufnahmen
web-play = Abspielen oder anhalten
web-back = 3 s zurück
web-slower = Langsamer
web-faster = Schneller
web-find = In dieser Aufnahme suchen
web-next-match = Nächster Treffer
web-previous-match = Voriger Treffer
web-keys = Tasten: Leertaste spielt und hält an, ← springt 3 s zurück, < und > ändern das Tempo, / sucht. Klick ein Wort an, um es zu hören.
web-doubtful = Unterstrichene Wörter sind zweifelhaft: Hör sie dir an.
web-no-words = Dieses Ergebnis hat nur die Zeiten seiner Sätze. /again im Chat ergibt auch die der Wörter.
web-no-recording = Die Aufnahme ist nicht mehr gespeichert und kann hier nicht abgespielt werden.
web-not-playable = Browser können diese Aufnahme nicht abspielen. Text und Dateien stehen hier.
web-files = Dateien
web-also-as = Auch als:
