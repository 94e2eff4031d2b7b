# Not yet reviewed by a native speaker.
# What `mp4totext run` says at a command line, in Brazilian Portuguese.

run-done = { $done } de { $all } prontos
run-partly =
    { $count ->
        [one] ; { $count } em parte: { $names }
       *[other] ; { $count } em parte: { $names }
    }
run-failed = ; { $count } com falha: { $names }
run-stopped = Parado. O que já foi feito fica guardado: o mesmo comando continua dali.
run-watching = De olho em { $folder }. Ctrl-C encerra.
run-open = Algum programa ainda está escrevendo em { $name }. Será processado quando for fechado.
error-bad_input = Não dá para usar { $name }.
error-not_there = { $name } não existe.
error-no_match = Nenhum arquivo se chama assim: { $name }.
error-nothing_inside = Não há gravação em { $name }.
error-not_a_file =
    { $name } é { $kind ->
        [pipe] um pipe
        [socket] um socket
       *[device] um dispositivo
    } e não um arquivo. O que sai dali pode ser enviado por pipe para: mp4totext run -
error-unreadable = Não dá para ler { $name }: { $problem }.
error-nothing_piped = Nada chegou pela entrada padrão. Envie uma gravação por ela: mp4totext run - < talk.mp4
error-not_written = Não dá para escrever os arquivos em { $name }: { $problem }.
