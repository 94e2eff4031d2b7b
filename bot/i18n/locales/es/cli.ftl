# Not yet reviewed by a native speaker.
# What `mp4totext run` says at a command line, in Spanish.

run-done = { $done } de { $all } listos
run-partly =
    { $count ->
        [one] ; 1 en parte: { $names }
       *[other] ; { $count } en parte: { $names }
    }
run-failed = ; { $count } fallidos: { $names }
run-stopped = Detenido. Lo ya hecho se conserva: el mismo comando sigue desde ahí.
run-watching = Vigilando { $folder }. Ctrl-C para terminar.
run-open = Algún programa sigue escribiendo en { $name }. Se procesará cuando se cierre.
error-bad_input = No se puede usar { $name }.
error-not_there = { $name } no existe.
error-no_match = Ningún archivo se llama como { $name }.
error-nothing_inside = No hay ninguna grabación en { $name }.
error-not_a_file =
    { $name } es { $kind ->
        [pipe] una tubería
        [socket] un socket
       *[device] un dispositivo
    } y no un archivo. Lo que salga de ahí se puede enviar con una tubería a: mp4totext run -
error-unreadable = No se puede leer { $name }: { $problem }.
error-nothing_piped = No llegó nada por la entrada estándar. Envíale una grabación: mp4totext run - < talk.mp4
error-not_written = No se pueden escribir los archivos en { $name }: { $problem }.
