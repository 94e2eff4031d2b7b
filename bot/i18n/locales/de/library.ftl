# The list of recordings on the pages: filters, tags, deletion of several, and shared links.

library-filter = Filtern
library-any = Alle
library-kind =
    { $kind ->
        [film] Film
       *[sound] Ton
    }
library-by =
    { $what ->
        [platform] Plattform
        [kind] Art
        [language] Sprache
        [state] Zustand
        [speaker] Wer spricht
        [tag] Schlagwort
        [since] Ab Tag
       *[until] Bis Tag
    }
library-show = Zeigen
library-all = Alle Aufnahmen
library-none = Keine Aufnahme passt zu diesen Filtern.
library-select = { $name } auswählen
library-chosen = Ausgewählte Aufnahmen
library-choose-all = Alle auf dieser Seite auswählen
library-none-chosen = Wähle zuerst Aufnahmen in der Liste aus.
library-delete = Löschen …
library-delete-ask = Die ausgewählten Aufnahmen ({ $count }) löschen?
library-delete-how = Die Aufnahmen, ihre Texte, Dateien, Schlagwörter und geteilten Links werden gelöscht, auch was der Chat davon zeigt. Das lässt sich nicht rückgängig machen.
library-delete-now = Endgültig löschen
library-keep = Behalten

## Tags

tags-title = Schlagwörter
tags-field = Schlagwörter, durch Kommas getrennt
tags-add = Hinzufügen
tags-remove = Entfernen
tags-remove-one = Das Schlagwort { $name } entfernen
tags-how = Ein Schlagwort gibt es, solange eine Aufnahme es hat. Du vergibst Schlagwörter in der Liste der Aufnahmen und auf der Seite jeder Aufnahme.
tags-results = Aufnahmen: { $count }
tags-new-name = Neuer Name des Schlagworts { $name }
tags-rename = Umbenennen
tags-delete = Schlagwort löschen
tags-name = Ein Schlagwort hat einen Namen von höchstens 40 Zeichen ohne Kommas.
tags-person-full = Du hast schon so viele Schlagwörter wie möglich ({ $count }). Lösche zuerst eines.
tags-result-full = Eine Aufnahme hat höchstens { $count } Schlagwörter. Entferne zuerst eines.

## Shared links

shared-title = Geteilte Links
shared-how = Wer einen dieser Links hat, liest die Aufnahme ohne Anmeldung.
shared-none = Du teilst keine Aufnahme. Auf der Seite einer Aufnahme erstellst du Links zu ihr.
shared-revoke-one = Den Link zu { $name } widerrufen
shared-revoke-all = Alle Links widerrufen
web-links = Links, die deine Aufnahmen teilen: { $count }. Diese Seite zeigt und widerruft sie: { $url }
