# Not yet reviewed by a native speaker.
# Webhooks: their page, and what the chat and the API say of them, in German.

webhooks-title = Webhooks
webhooks-about = Wenn einer deiner Aufträge endet, geht eine signierte Nachricht an jede Adresse hier. Sie enthält Kennung und Zustand des Auftrags und keinen deiner Texte.
webhooks-none = Du hast keine Webhooks.
webhook-title = Webhook
webhook-url = Adresse
webhook-events = Ereignisse
webhook-event =
    { $event ->
        [completed] Auftrag fertig
        [failed] Auftrag gescheitert
        [cancelled] Auftrag abgebrochen
       *[test] Test
    }
webhook-state =
    { $state ->
        [person] Ausgeschaltet
        [failing] Ausgeschaltet: Fünf Tage lang kam nichts an.
        [gone] Ausgeschaltet: Laut dem Server gibt es diese Adresse nicht mehr.
       *[on] Eingeschaltet
    }
webhook-secret-new = Dieses Geheimnis wird nur jetzt gezeigt: Speichere es im Programm, das die Signaturen prüft, und gib es niemandem.
webhook-secret-renewed = Das Geheimnis davor signiert noch 24 Stunden mit.
webhook-deliveries = Letzte Zustellungen
webhook-deliveries-none = Noch wurde nichts gesendet.
webhook-job = Aufnahme
webhook-delivery-state =
    { $state ->
        [delivered] Zugestellt
        [failed] Aufgegeben
       *[pending] Wartet
    }
webhook-error =
    { $error ->
        [unreachable] Der Server ist nicht erreichbar.
        [certificate] Das Zertifikat des Servers ist ungültig.
        [timeout] Es kam rechtzeitig keine Antwort.
        [broken] Die Verbindung ist abgebrochen.
        [redirect] Der Server leitet weiter; dem wird nicht gefolgt.
        [gone] Laut dem Server gibt es diese Adresse nicht mehr.
        [off] Der Webhook wurde ausgeschaltet.
        [access] Du hattest keinen Zugang.
       *[status] Der Server hat mit einem Fehler geantwortet.
    }
webhook-seconds = { $seconds } s
webhook-next = nächster Versuch: { $moment }
webhook-no-events = Wähle mindestens ein Ereignis.
webhook-many = Du hast { $most } Webhooks. Lösche einen und füge dann einen neuen hinzu.
webhook-is-off = Dieser Webhook ist ausgeschaltet. Schalte ihn zuerst ein.
webhook-switched-off =
    { $reason ->
        [gone] Ich habe deinen Webhook zu { $host } ausgeschaltet: Laut dem Server gibt es diese Adresse nicht mehr. Hier kannst du sie ändern: { $page }
       *[failing] Ich habe deinen Webhook zu { $host } ausgeschaltet: Dort kam fünf Tage lang nichts an. Bring den Server in Ordnung und schalte ihn wieder ein: { $page }
    }
button-webhook-add = Webhook hinzufügen
button-webhook-save = Speichern
button-webhook-test = Test senden
button-webhook-on = Einschalten
button-webhook-off = Ausschalten
button-webhook-secret = Neues Geheimnis
button-webhook-delete = Löschen
webhook-delete-ask = Diesen Webhook löschen?
webhook-delete-how = Sein Signaturschlüssel und die Liste der Zustellungen gehen mit, und was noch wartet, wird nicht gesendet. Das lässt sich nicht rückgängig machen.
webhook-keep = Behalten
button-webhook-again = Noch einmal senden
error-webhook_address = An diese Adresse kann nichts gesendet werden. Sie muss mit https:// beginnen und im Internet für alle erreichbar sein. Bitte prüf sie.
error-webhook_https = Ein Webhook braucht https, damit unterwegs niemand liest oder ändert, was gesendet wird. Bitte gib eine Adresse an, die mit https:// beginnt.
privacy-webhook = Von einem Webhook, den du auf der Seite hinzugefügt hast, behalte ich Adresse und Geheimnis, bis du ihn löschst, und 30 Tage lang, was wann gesendet wurde.
