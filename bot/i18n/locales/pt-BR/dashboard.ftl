# Not yet reviewed by a native speaker.
# The dashboard of administrators in a browser, in Brazilian Portuguese.

dashboard-title = Painel
dashboard-chart =
    { $what ->
        [hours] Horas de gravações
       *[jobs] Tarefas
    }
dashboard-day = { $date }: { $hours } h de gravações, { $done } concluídas, { $failed } com falha, { $cancelled } canceladas
dashboard-table = Como lista
dashboard-person = Uma pessoa
dashboard-account = Conta
dashboard-look = Consultar
dashboard-limits = Limites
dashboard-limit = Definir os limites
dashboard-block = Bloquear
dashboard-unblock = Desbloquear
dashboard-audit = Ações dos administradores
dashboard-front = Mover para o início
