# Not yet reviewed by a native speaker.
# Access tokens: /token in a chat, their page, and what the API answers, in German.

token-how = /token read erstellt ein Token, mit dem ein Programm deine Ergebnisse liest; mit /token write sendet, ändert und löscht es auch. Dazu kannst du Tage, 1 bis { $most }, und einen Namen angeben: /token read 30 backup
token-how-admin = /token admin erstellt ein Token, mit dem ein Programm tut, was die Befehle für Administratoren tun, und nichts mit deinen Ergebnissen.
token-admin = Nur Administratoren können ein Token mit dem Recht admin erstellen.
token-new =
    Dieses Zugriffstoken wird nur jetzt angezeigt. Gib es niemandem: Bis { $until } { $scope ->
        [admin] darf jeder, der es hat, was du als Administrator darfst
       *[read] öffnet es deine Ergebnisse jedem, der es hat
    }. Hinterlege es in deinem Programm und lösche dann diese Nachricht. /token zeigt und widerruft Token.
tokens-none = Du hast keine Zugriffstoken.
tokens-title = Zugriffstoken
token-line = { $name } · { $scope } · bis { $until } · zuletzt benutzt: { $used }
token-unused = nie
token-scope =
    { $scope ->
        [admin] Befehle für Administratoren
        [write] lesen und schreiben
       *[read] lesen
    }
token-many = Du hast { $most } Zugriffstoken. Widerrufe eines mit /token und erstelle dann ein neues.
button-token-revoke = Widerrufen
button-token-revoke-all = Alle widerrufen
privacy-token = Von einem Zugriffstoken aus /token speichere ich bis zu seinem Ende den Namen und die Zeiten der Nutzung; /token zeigt und widerruft Token.
web-token-about = Mit einem Zugriffstoken kann ein Programm, was du hier kannst.
web-token-new =
    Dieses Zugriffstoken wird nur jetzt angezeigt: Hinterlege es in deinem Programm. Gib es niemandem: Bis { $until } { $scope ->
        [admin] darf jeder, der es hat, was du als Administrator darfst
       *[read] öffnet es deine Ergebnisse jedem, der es hat
    }.
web-token-name = Name
web-token-days = Tage bis zum Ende
web-token-create = Token erstellen
api-unauthorized = Dafür ist ein gültiges Zugriffstoken nötig: Authorization: Bearer …. /token in einem privaten Chat erstellt eines.
api-scope =
    { $scope ->
        [admin] Dafür ist das Token eines Administrators nötig. /token admin in einem privaten Chat erstellt eines.
        [read] Dieses Token darf nur, was die Befehle für Administratoren tun. /token read in einem privaten Chat erstellt eines, das lesen darf.
       *[write] Dieses Token darf nur lesen. /token write in einem privaten Chat erstellt eines, das dies darf.
    }
api-not-administrator = Du bist kein Administrator mehr, deshalb gilt dieses Token nicht mehr.
api-invalid = Die Anfrage ist nicht, was die API erwartet: { $problem }
api-large = Die Anfrage ist größer als { $limit } Bytes.
api-key-reused = Dieser Idempotency-Key wurde schon für eine andere Anfrage benutzt. Wähle einen neuen.
