# Not yet reviewed by a native speaker.
# The dashboard of administrators in a browser, in French.

dashboard-title = Tableau de bord
dashboard-chart =
    { $what ->
        [hours] Heures d’enregistrements
       *[jobs] Tâches
    }
dashboard-day = { $date } : { $hours } h d’enregistrements, { $done } terminées, { $failed } échouées, { $cancelled } annulées
dashboard-table = En liste
dashboard-person = Une personne
dashboard-account = Compte
dashboard-look = Consulter
dashboard-limits = Limites
dashboard-limit = Fixer les limites
dashboard-block = Bloquer
dashboard-unblock = Débloquer
dashboard-audit = Actions des administrateurs
dashboard-front = Mettre en tête
