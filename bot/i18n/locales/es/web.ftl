# Not yet reviewed by a native speaker.
# What the pages say, and /web in a chat, in Spanish.

web-link = Este enlace inicia sesión en un navegador, una sola vez, en los próximos { $count } minutos. No se lo envíes a nadie: quien lo abra verá todos tus resultados. /web sessions muestra dónde has iniciado sesión.
web-how = Solo conozco /web para un enlace y /web sessions para los navegadores con sesión iniciada. /web links cuenta los enlaces que comparten tus grabaciones.
web-sessions-none = Ningún navegador tiene la sesión iniciada. /web te da un enlace.
web-sessions-title = Navegadores con sesión iniciada
web-session = { $browser } · desde { $since } · último uso { $seen } UTC
web-browser-unknown = navegador desconocido
button-web-end-all = Cerrar todas las sesiones
privacy-web = De un navegador en el que iniciaste sesión con /web guardo el tipo, tu nombre en la plataforma y los momentos de uso durante 30 días como máximo; /web sessions los muestra y los cierra.

## Pages

web-title = Grabaciones
web-sign-in = Iniciar sesión
web-sign-out = Cerrar sesión
web-sign-in-how = Envía /web al bot en un chat privado. Responde con un enlace que inicia sesión en este navegador.
web-sign-in-ask = ¿Quieres iniciar sesión en este navegador? Mostrará todos tus resultados durante 30 días como máximo, o hasta que cierres la sesión. Hazlo solo en un dispositivo tuyo.
web-link-used = Este enlace ya se ha usado o es demasiado antiguo. Envía /web al bot para recibir otro.
web-not-found = Aquí no hay nada, o es de otra persona. La página de inicio muestra tus grabaciones.
web-refused = Esto no vino de una de nuestras páginas, o la página es demasiado antigua. Ábrela de nuevo e inténtalo otra vez.
web-busy = Han sido demasiadas solicitudes. Espera un momento e inténtalo de nuevo.
web-away = Ahora mismo no se puede acceder a tus datos. Inténtalo de nuevo en un momento.
web-search = Buscar
web-working = En curso
web-newest = Grabaciones más recientes
web-play = Reproducir o pausar
web-back = Retroceder 3 s
web-slower = Más lento
web-faster = Más rápido
web-find = Buscar en esta grabación
web-next-match = Siguiente resultado
web-previous-match = Resultado anterior
web-doubtful = Las palabras subrayadas son dudosas: escúchalas.
web-no-words = Este resultado solo tiene los tiempos de las frases. /again en el chat da también los de las palabras.
web-no-recording = La grabación ya no está guardada y no se puede reproducir aquí.
web-not-playable = Los navegadores no pueden reproducir esta grabación. Aquí están el texto y los archivos.
web-files = Archivos
web-also-as = También como:
web-edit = Corregir esta frase
web-save = Guardar
web-split = Guardar y dividir la frase en el cursor
web-split-lines = Cada línea se convierte en una frase; sin texto, la frase desaparece.
web-leave = Salir sin guardar
web-merge = Unir con la frase siguiente
web-speaker = Hablante
web-new-speaker = Nuevo hablante
web-rename = Cambiar el nombre del hablante
web-undo = Deshacer
web-redo = Rehacer
web-versions = Versiones
web-saved = Guardado como versión { $number }.
web-conflict = Esto se cambió mientras tanto. Ahora dice: «{ $text }». Guarda otra vez para poner tu texto en su lugar; ambos quedan en las versiones.
web-conflict-gone = El texto se cambió mientras tanto y no se guardó nada. Lo que escribiste sigue aquí: mira el texto actual e inténtalo de nuevo.
web-not-saved = No guardado: no se puede acceder al servidor. Lo que escribiste sigue aquí; inténtalo de nuevo.
web-files-follow = Los archivos se están rehaciendo con el texto corregido. Hasta entonces tienen el anterior.
web-summary-again = Rehacer el resumen con este texto
web-summary-asked = El resumen se está rehaciendo con el texto corregido. La página del resultado lo mostrará cuando esté listo.
web-help = Teclas
web-forward = Avanzar 3 s
web-keys-alt = Las mismas teclas mientras escribes
web-close = Cerrar
web-change =
    { $kind ->
        [text] Texto corregido
        [split] Frase dividida
        [merge] Frases unidas
        [speaker] Otro hablante
        [name] Hablante con otro nombre
        [delete] Frase eliminada
        [redo] Versión { $undoes } rehecha
       *[undo] Versión { $undoes } deshecha
    }
web-not-possible =
    { $code ->
        [long] Una frase tiene como máximo 5000 caracteres. Divídela.
        [last] La última frase no se puede eliminar.
        [gone] Esa frase o ese hablante ya no existe. Vuelve a cargar la página.
        [many] No caben más hablantes.
        [full] Este texto no admite más correcciones.
        [anew] El texto se rehízo mientras tanto. Vuelve a cargar la página.
       *[other] Eso no es posible.
    }
web-share = Compartir con un enlace
web-share-how = Quien tenga el enlace lee y oye esta grabación sin iniciar sesión, tal como esté corregida entonces. No ve nada más tuyo ni cambia nada.
web-share-days = Días
web-share-files = con los archivos
web-share-make = Crear un enlace
web-share-link = Creado { $made }, válido hasta { $until } UTC
web-share-revoke = Revocar
web-share-once = Este enlace solo se muestra ahora: cópialo. Puedes revocarlo en la página de la grabación.
web-share-full = Esta grabación ya tiene el máximo de enlaces. Revoca uno primero.
web-share-ended = Este enlace no es válido o ya no lo es. Pide uno nuevo a quien te lo envió.
