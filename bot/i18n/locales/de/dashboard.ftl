# Not yet reviewed by a native speaker.
# The dashboard of administrators in a browser, in German.

dashboard-title = Übersicht für Betreiber
dashboard-chart =
    { $what ->
        [hours] Stunden an Aufnahmen
       *[jobs] Aufträge
    }
dashboard-day = { $date }: { $hours } h Aufnahmen, { $done } fertig, { $failed } fehlgeschlagen, { $cancelled } abgebrochen
dashboard-table = Als Liste
dashboard-person = Eine Person
dashboard-account = Konto
dashboard-look = Nachsehen
dashboard-limits = Grenzen
dashboard-limit = Grenzen setzen
dashboard-block = Sperren
dashboard-unblock = Entsperren
dashboard-audit = Handlungen der Administratoren
dashboard-front = Nach vorn
