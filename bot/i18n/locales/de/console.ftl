# Not yet reviewed by a native speaker.
# What the chat at a terminal says by itself, in German.

console-what = Aufnahmen werden Text, mit Sprechern, Zusammenfassung und Untertiteln
console-example = ~/gespräch.mp4
console-send = der Pfad einer Aufnahme: tippe ihn ein oder zieh die Datei in dieses Fenster. Optionen kommen dahinter: lang=de speakers=2
console-link = ein Link, der direkt zu einer Aufnahme führt
console-demo = mit einer kurzen mitgelieferten Aufnahme ausprobieren
console-help = alles, was ich kann
console-quit = beenden
console-where = Dateien landen in { $folder }
console-keys = Tab ergänzt, ↑ holt frühere Eingaben zurück, Strg-C leert die Zeile.
console-token = Es ist kein Bot-Token gesetzt, deshalb ist dieses Terminal der Chat. Für Telegram schreib TELEGRAM_BOT_TOKEN=… (von @BotFather) in die Datei .env, für Discord DISCORD_BOT_TOKEN=…
console-press = Einen Knopf drückst du mit seiner Nummer: { $code }
console-asks = Deine nächste Zeile ist die Antwort auf Nachricht { $number }; eine leere Zeile verschiebt sie auf später.
console-reply = Antwort auf { $number } >
console-later = Auf später verschoben. Zum Antworten: /reply { $number } …
console-meant = Falls das die Antwort auf Nachricht { $number } war, schreib: /reply { $number } …
console-does-reply = Auf eine Nachricht mit ihrer Nummer antworten: /reply 3 Anna, Ben
console-form = Enter springt zum nächsten Feld; Esc verlässt das Formular, ohne etwas zu ändern.
console-form-left = Formular verlassen. Nichts hat sich geändert.
console-leave = Drück noch einmal Strg-C zum Beenden oder schreib /quit.
console-leave-busy = Drück noch einmal Strg-C zum Beenden oder schreib /quit. Laufende Arbeit geht beim nächsten Start weiter; /cancel bricht sie ab.
console-goes-on = Was noch nicht fertig ist, geht beim nächsten Start weiter.
console-no-file = Es gibt keine Datei { $name }
console-folder = { $name } ist ein Ordner. Nenne eine Datei darin; für den ganzen Ordner: mp4totext run { $name }
console-no-button = Es gibt keinen Knopf { $name }. Knöpfe schreibt man wie 3a; /history zeigt frühere Antworten.
console-no-message = Es gibt keine Nachricht { $name }, auf die man antworten kann. Schreib: /reply 3 und deinen Text
console-not-written = { $path } lässt sich nicht schreiben: { $why }. Ich versuche es weiter; falls das nicht hilft, beende mit /quit und starte mit einem anderen --out.
console-logged = Unterwegs ist etwas schiefgegangen; es steht in { $path }
privacy-typed =
    Zeilen, die du in dieses Terminal tippst, bleiben für die ↑-Taste { $days ->
        [0] gespeichert, bis du alles löschst
        [one] einen Tag gespeichert
       *[other] { $days } Tage gespeichert
    }; Codes und Links mit Passwort oder Abfrage nicht.
