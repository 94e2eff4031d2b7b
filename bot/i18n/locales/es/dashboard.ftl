# Not yet reviewed by a native speaker.
# The dashboard of administrators in a browser, in Spanish.

dashboard-title = Panel
dashboard-chart =
    { $what ->
        [hours] Horas de grabaciones
       *[jobs] Trabajos
    }
dashboard-day = { $date }: { $hours } h de grabaciones, { $done } terminados, { $failed } fallidos, { $cancelled } cancelados
dashboard-table = Como lista
dashboard-person = Una persona
dashboard-account = Cuenta
dashboard-look = Consultar
dashboard-limits = Límites
dashboard-limit = Fijar los límites
dashboard-block = Bloquear
dashboard-unblock = Desbloquear
dashboard-audit = Acciones de los administradores
dashboard-front = Mover al principio
