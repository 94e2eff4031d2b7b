# Not yet reviewed by a native speaker.
# What the pages say, and /web in a chat, in German.

web-link = Dieser Link meldet einen Browser an, einmal, innerhalb von { $count } Minuten. Schick ihn niemandem: Wer ihn öffnet, sieht alle deine Ergebnisse. /web sessions zeigt, wo du angemeldet bist.
web-how = Ich kenne nur /web für einen Link und /web sessions für die angemeldeten Browser. /web links zählt die Links, die deine Aufnahmen teilen.
web-sessions-none = Kein Browser ist angemeldet. /web gibt dir einen Link.
web-sessions-title = Angemeldete Browser
web-session = { $browser } · seit { $since } · zuletzt benutzt { $seen } UTC
web-browser-unknown = unbekannter Browser
button-web-end-all = Alle abmelden
privacy-web = Von einem Browser, den du mit /web angemeldet hast, speichere ich bis zu 30 Tage lang seine Art, deinen Namen auf der Plattform und die Zeiten der Nutzung; /web sessions zeigt und beendet sie.

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
web-doubtful = Unterstrichene Wörter sind zweifelhaft: Hör sie dir an.
web-no-words = Dieses Ergebnis hat nur die Zeiten seiner Sätze. /again im Chat ergibt auch die der Wörter.
web-no-recording = Die Aufnahme ist nicht mehr gespeichert und kann hier nicht abgespielt werden.
web-not-playable = Browser können diese Aufnahme nicht abspielen. Text und Dateien stehen hier.
web-files = Dateien
web-also-as = Auch als:
web-edit = Diesen Satz korrigieren
web-save = Speichern
web-split = Speichern und den Satz am Cursor teilen
web-split-lines = Jede Zeile wird ein eigener Satz; ohne Text wird der Satz gelöscht.
web-leave = Ohne Speichern verlassen
web-merge = Mit dem nächsten Satz verbinden
web-speaker = Sprecher
web-new-speaker = Neuer Sprecher
web-rename = Sprecher umbenennen
web-undo = Rückgängig
web-redo = Wiederherstellen
web-versions = Versionen
web-saved = Gespeichert als Version { $number }.
web-conflict = Das wurde inzwischen geändert. Jetzt steht dort: «{ $text }». Speichere noch einmal, um deinen Text dort einzusetzen; beide bleiben in den Versionen.
web-conflict-gone = Der Text wurde inzwischen geändert, darum wurde nichts gespeichert. Was du geschrieben hast, steht noch hier: Sieh dir den jetzigen Text an und versuch es noch einmal.
web-not-saved = Nicht gespeichert: Der Server ist nicht erreichbar. Was du geschrieben hast, steht noch hier; versuch es noch einmal.
web-files-follow = Die Dateien werden aus dem korrigierten Text neu erstellt. Bis dahin haben sie den früheren.
web-summary-again = Zusammenfassung aus diesem Text neu erstellen
web-summary-asked = Die Zusammenfassung wird aus dem korrigierten Text neu erstellt. Die Seite des Ergebnisses zeigt sie, sobald sie fertig ist.
web-help = Tasten
web-forward = 3 s vor
web-keys-alt = Dieselben Tasten beim Schreiben
web-close = Schließen
web-change =
    { $kind ->
        [text] Text korrigiert
        [split] Satz geteilt
        [merge] Sätze verbunden
        [speaker] Anderer Sprecher
        [name] Sprecher umbenannt
        [delete] Satz gelöscht
        [redo] Version { $undoes } wiederhergestellt
       *[undo] Version { $undoes } rückgängig gemacht
    }
web-not-possible =
    { $code ->
        [long] Ein Satz hat höchstens 5.000 Zeichen. Teile ihn.
        [last] Der letzte Satz kann nicht gelöscht werden.
        [gone] Diesen Satz oder Sprecher gibt es nicht mehr. Lade die Seite neu.
        [many] Mehr Sprecher sind nicht möglich.
        [full] Mehr Korrekturen sind bei diesem Text nicht möglich.
        [anew] Der Text wurde inzwischen neu erstellt. Lade die Seite neu.
       *[other] Das ist nicht möglich.
    }
web-share = Mit einem Link teilen
web-share-how = Wer den Link hat, liest und hört diese Aufnahme ohne Anmeldung, so wie sie bis dahin korrigiert ist. Sonst sieht er nichts von dir und ändert nichts.
web-share-days = Tage
web-share-files = mit den Dateien
web-share-make = Link erstellen
web-share-link = Erstellt { $made }, gültig bis { $until } UTC
web-share-revoke = Widerrufen
web-share-once = Dieser Link wird nur jetzt angezeigt, kopiere ihn also. Auf der Seite der Aufnahme kannst du ihn widerrufen.
web-share-full = Diese Aufnahme hat schon so viele Links wie möglich. Widerrufe zuerst einen.
web-share-ended = Dieser Link ist nicht oder nicht mehr gültig. Bitte die Person, die ihn dir geschickt hat, um einen neuen.
