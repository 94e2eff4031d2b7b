# Uploads on the pages, live progress, and in whose name a browser is signed in.

web-signed-in = Angemeldet als { $name } auf { $platform }
web-upload = Aufnahmen hinzufügen
web-upload-drop = Zieh Audio- oder Videodateien hierher, oder wähle sie aus.
web-upload-most = Jeweils bis { $megabytes } MB.
web-upload-choose = Dateien auswählen
web-upload-link = Link zu einer Aufnahme
web-upload-options = Optionen, wie in einer Bildunterschrift
web-upload-add = Link transkribieren
web-upload-lost = Die Verbindung ist abgebrochen. Neuer Versuch …
web-upload-again = Noch einmal
web-upload-script = Zum Hochladen braucht diese Seite JavaScript. Du kannst Dateien auch dem Bot schicken.
button-open = Im Browser öffnen
web-sign-in-back = Nach der Anmeldung in diesem Browser kommst du zu diesem Ergebnis zurück.
answer-goes = Die Antwort geht auch an
answer-in-chat = Mein privater Chat auf { $platform }
answer-only-here = Keinen Chat, nur hierher
