# Not yet reviewed by a native speaker.
# What `mp4totext run` says at a command line, in French.

run-done = { $done } sur { $all } terminés
run-partly =
    { $count ->
        [one]  ; { $count } en partie : { $names }
       *[other]  ; { $count } en partie : { $names }
    }
run-failed =  ; { $count } en échec : { $names }
run-stopped = Arrêté. Ce qui est fait est gardé : la même commande reprend à cet endroit.
run-watching = Surveillance de { $folder }. Ctrl-C y met fin.
run-open = { $name } est encore ouvert en écriture dans un programme. Il sera traité dès sa fermeture.
error-bad_input = { $name } est inutilisable.
error-not_there = { $name } n’existe pas.
error-no_match = Aucun fichier ne s’appelle comme { $name }.
error-nothing_inside = Il n’y a pas d’enregistrement dans { $name }.
error-not_a_file =
    { $name } est { $kind ->
        [pipe] un tube
        [socket] un socket
       *[device] un périphérique
    } et non un fichier. Ce qui en sort peut être envoyé par un tube à : mp4totext run -
error-unreadable = Impossible de lire { $name } : { $problem }.
error-nothing_piped = Rien n’est arrivé par l’entrée standard. Envoyez-y un enregistrement : mp4totext run - < talk.mp4
error-not_written = Impossible d’écrire les fichiers dans { $name } : { $problem }.
