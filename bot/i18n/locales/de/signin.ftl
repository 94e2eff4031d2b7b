# Not yet reviewed by a native speaker.
# Signing in to the pages without a link of the chat, in German.

web-app-opening = Telegram meldet dich an …
web-app-outside = Diese Seite öffnet sich in Telegram, mit dem Knopf neben dem Textfeld im Chat mit dem Bot. Für andere Browser schick dem Bot /web: Er antwortet mit einem Link.
web-app-refused = Was Telegram für diese Seite über dich mitgibt, ist ungültig, zu alt oder wurde schon benutzt. Schließ die Seite und öffne sie noch einmal aus dem Chat.
web-app-failed = Der Server ist nicht erreichbar. Prüf deine Verbindung, schließ die Seite und öffne sie noch einmal aus dem Chat.
web-app-blocked = Dieser Browser behält keine Anmeldung für Seiten in Telegram. Schick dem Bot /web: Sein Link meldet ein eigenes Fenster an.
web-app-elsewhere = In einem eigenen Fenster öffnen

## Discord

web-provider-sign-in = Mit { $name } anmelden
web-provider-denied = Du hast es bei { $name } nicht erlaubt, deshalb hat sich nichts geändert. Versuch es noch einmal, oder schick dem Bot /web für einen Link.
web-provider-failed = { $name } hat nicht geantwortet, wie es sollte. Versuch es gleich noch einmal, oder schick dem Bot /web für einen Link.
web-provider-old = Diese Anmeldung wurde vor zu langer Zeit oder in einem anderen Browser begonnen oder schon benutzt. Beginn sie noch einmal.

## Google

web-provider-continue = Weiter zu { $name }
web-google-about = Ein Google-Konto, das du hier verbindest, meldet dich später an. Deine Aufnahmen bleiben, wo sie sind. Nur eine Prüfsumme der Kontonummer wird gespeichert: keine Adresse, kein Name, und bei Google wird nichts gelesen.
web-google-join = Mein Google-Konto verbinden
web-google-joined = Ein Google-Konto, verbunden am { $since }
web-google-end = Trennen
web-google-unknown = Dieses Google-Konto ist hier mit niemandem verbunden. Melde dich zuerst anders an, zum Beispiel mit /web, und verbinde es auf der Seite «Google».
web-google-taken = Dieses Google-Konto ist hier mit jemand anderem verbunden. Diese Person muss es zuerst trennen.
login-told-joined = Ein { $name }-Konto wurde auf den Seiten mit deinem verbunden: Es meldet dich jetzt an und sieht alle deine Ergebnisse. Wenn du das nicht warst, trenne es sofort: { $page } (/web meldet dich an), und melde fremde Browser mit /web sessions ab.
login-told-parted = Ein { $name }-Konto wurde auf den Seiten von deinem getrennt: Es meldet dich nicht mehr an, und die Browser, die es angemeldet hat, sind abgemeldet. Wenn du das nicht warst, prüfe deine Browser mit /web sessions.
privacy-google = Von einem Google-Konto, das du auf den Seiten verbindest, speichere ich eine Prüfsumme seiner Nummer, bis du es dort trennst.
