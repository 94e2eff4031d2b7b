# Not yet reviewed by a native speaker.
# What `mp4totext run` says at a command line, in German.

run-done = { $done } von { $all } fertig
run-partly =
    { $count ->
        [one] ; 1 teilweise: { $names }
       *[other] ; { $count } teilweise: { $names }
    }
run-failed = ; { $count } fehlgeschlagen: { $names }
run-stopped = Gestoppt. Was fertig ist, bleibt erhalten: Derselbe Befehl macht dort weiter.
run-watching = { $folder } wird beobachtet. Strg-C beendet das.
run-open = { $name } wird noch von einem Programm geschrieben. Die Datei kommt dran, sobald sie geschlossen ist.
error-bad_input = { $name } lässt sich nicht verwenden.
error-not_there = { $name } gibt es nicht.
error-no_match = Keine Datei heißt so wie { $name }.
error-nothing_inside = In { $name } ist keine Aufnahme.
error-not_a_file =
    { $name } ist { $kind ->
        [pipe] eine Pipe
        [socket] ein Socket
       *[device] ein Gerät
    } und keine Datei. Was dort herauskommt, lässt sich weiterleiten an: mp4totext run -
error-unreadable = { $name } lässt sich nicht lesen: { $problem }.
error-nothing_piped = Über die Standardeingabe kam nichts. Leite eine Aufnahme hinein: mp4totext run - < talk.mp4
error-not_written = Die Dateien lassen sich nicht in { $name } schreiben: { $problem }.
