# Not yet reviewed by a native speaker.
# What mp4totext says, in Spanish.

locale-name = Español

## Hello and help

hello = Envíame un vídeo, un mensaje de voz, un archivo de audio o un enlace a uno. Recibirás el texto con los hablantes, un resumen (también leído en voz alta) y subtítulos.
hello-invited = ¡Te damos la bienvenida! Tu invitación ha sido aceptada.
help-recordings = Grabaciones
help-choices = Lo que recibes
help-rest = Además
help-beside = Junto a un archivo
help-wishes =
    Escribe opciones que valgan solo para ese archivo, por ejemplo: lang=es speakers=2 summary=short speech=no formats=txt,srt,vtt
    lang: el idioma que se habla, por ejemplo es o en
    También valen los nombres: lang=alemán; varios: lang=de,en; una escritura del chino: lang=zh-Hant
    speakers: cuántas personas hablan, por ejemplo 3 o 2-4
    summary: none (sin resumen), short (corto) o full (completo)
    speech: yes (sí) o no
    formats: cualquiera de { $formats }
    captions: normal, o short para subtítulos de una línea corta
    video: burned para un vídeo con los subtítulos dibujados en la imagen
    careful: yes para un reconocimiento más lento y minucioso
    louder: yes escucha las voces bajas con más ganancia
    from, to: tiempos de un fragmento, como from=22:10 to=26:20 o from=-5:00
    replace: cómo se escriben palabras, como Keler→Keller
    clean: light quita muletillas y tartamudeos
    numbers: digits escribe en cifras los números dichos con palabras
    hints: nombres y palabras poco comunes, separados por comas
    Lo mismo vale junto a un enlace, que debe llevar directamente al archivo.
hint-send-media = Envíame un vídeo, un mensaje de voz, un archivo de audio o un enlace a uno. Más detalles en /help.
hint-what-to-transcribe = ¿Qué transcribo? Escribe /transcribe con una grabación o un enlace, o como respuesta a un mensaje que tenga una.
hint-message-menu = En ese mensaje no hay ninguna grabación, o no me la muestran. Clic derecho en el mensaje, Aplicaciones, Transcribir: así la veo.
link-first = Tomo el primero de los { $count } enlaces. Envía los demás en mensajes aparte, por favor.
hint-unknown-command = No conozco /{ $name }. En /help está todo lo que sé hacer.

## The card of a job

card-title = { $name }
card-taking = Recibiendo el archivo
card-next = En cola: es el siguiente
card-ahead =
    { $count ->
        [one] En cola: un trabajo por delante
       *[other] En cola: { $count } trabajos por delante
    }
card-drained = En cola. El servicio se está actualizando: no se pierde nada y continuará solo.
card-lacks-language = En cola hasta que un worker conozca este idioma: { $language }. El operador puede iniciar uno cuyo WHISPER_MODEL lo reconozca.
card-lacks-length = En cola hasta que un worker acepte grabaciones de esta duración. El operador puede iniciar uno con WORKER_JOBS=all.
card-lacks-worker = No hay ningún worker en línea. No se pierde nada: esto sigue solo en cuanto vuelva uno. El operador puede iniciar uno (mp4totext worker).
card-work = { $time } de trabajo
card-left = faltan { $time }
card-failed = { $name } · ha fallado
card-cancelled = Cancelado.
card-preparing = Terminado. Preparando la respuesta
button-cancel = Cancelar
stage-audio = Leyendo el sonido
stage-transcript = Escuchando y escribiendo
stage-speakers = Distinguiendo a los hablantes
stage-summary = Resumiendo
stage-speech = Grabando el resumen en voz alta
stage-files = Escribiendo los archivos
stage-starting = Empezando
card-fetching = Descargando el modelo de voz { $model }, solo esta vez
card-fetching-bytes = { $done } de { $total } MB
card-fetching-some = { $done } MB
percent = { NUMBER($fraction, style: "percent") }
lasting-seconds = { $seconds } s
lasting-minutes = { $minutes } min { $seconds } s
lasting-hours = { $hours } h { $minutes } min
until-now = ahora
until-minutes = en { $minutes } min, a las { $time } UTC
until-hours = en { $hours } h { $minutes } min, a las { $time } UTC
about-seconds = unos { $count } s
about-minutes = unos { $count } min
about-hours = unas { $hours } h { $minutes } min

## The answer

answer-speakers =
    { $count ->
        [one] un hablante
       *[other] { $count } hablantes
    }
answer-points = Puntos clave
answer-chapters = Capítulos
answer-decisions = Decisiones
answer-actions = Tareas pendientes
answer-questions = Preguntas abiertas
answer-shares = Quién habló
answer-transcript = Transcripción
answer-engines = Hecho con { $engines }
answer-more = El resto está en los archivos.
answer-empty = No he oído voz en esta grabación.
answer-empty-next = Si alguien habla en ella, envíala otra vez indicando el idioma, por ejemplo lang=es, o graba más cerca de la voz.
answer-too-large = { $name } es demasiado grande para enviarlo aquí ({ $megabytes } MB; el límite es { $limit } MB).
large-zip = { $name } es demasiado grande para este chat ({ $megabytes } MB; el límite es { $limit } MB): llega como zip.
large-sound = { $name } es demasiado grande para este chat ({ $megabytes } MB; el límite es { $limit } MB): llega como un audio más pequeño.
large-parts = { $name } es demasiado grande para este chat ({ $megabytes } MB; el límite es { $limit } MB): llega en partes.
large-beside = El archivo de subtítulos hace lo mismo: ponlo junto a tu vídeo, con el mismo nombre.
large-ask = Un archivo de subtítulos junto a tu vídeo hace lo mismo: /again formats=srt crea uno.
large-not-made = No he podido hacer { $name } lo bastante pequeño para este chat.

## The privacy receipt, one line below every answer. Its parts are joined by " · ".

receipt-heard = Escuchado por { $engine }
receipt-choice =
    { $code ->
        [fetching] se está descargando un modelo mejor para esta máquina
       *[lacking] falta un modelo mejor para esta máquina
    }
receipt-summarized = resumido por { $engine }
receipt-spoken = leído por { $engine }
receipt-sent = { $engine } (enviado a { $company })
receipt-recording =
    { $hours ->
        [0] grabación borrada
        [one] la grabación se borra en una hora
       *[other] la grabación se borra en { $hours } horas
    }
receipt-text =
    { $days ->
        [0] el texto se guarda hasta que lo borres
        [one] el texto se borra en un día
       *[other] el texto se borra en { $days } días
    }
receipt-now = borrar ya: «{ $button }», abajo

## The buttons of an answer, and doing it again

button-summary = Resumen
button-transcript = Transcripción
button-subtitles = Subtítulos
button-voice = Voz
button-redo = Repetir
button-names = Nombrar a los hablantes
button-name = Escribir los nombres
button-drop = Borrar
button-drop-now = Sí, borrar este resultado
button-back = ‹ Atrás
redo-language = Otro idioma
redo-speakers = Otro número de hablantes
redo-careful = Escuchar con más cuidado, más lento
redo-louder = Más alto: voces bajas con más ganancia
redo-summary = Otro resumen
redo-captions-short = Subtítulos cortos, una línea
redo-captions-normal = Subtítulos normales, dos líneas
redo-burned = Subtítulos dibujados en la imagen
redo-voice-on = Con el resumen leído
redo-voice-off = Sin el resumen leído
again-title = Repetir: { $name }
again-begun = Lo estoy repitiendo. La respuesta de arriba cambiará.
again-busy = Ya estoy con esto. Espera a que termine o cancélalo.
again-same = Ya está así.
again-minutes = { $why } Volver a escuchar la grabación cuenta como una nueva. Otros archivos, resúmenes, nombres y hablantes de esta respuesta no gastan minutos.
again-none = No tengo ningún resultado que repetir. Escribe /again como respuesta a uno de mis resultados, o envíame una grabación.
again-nothing = No ha podido repetirse: { $why } Esta es la respuesta anterior.
again-changed = Cambiado: { $options }
again-differs = Ahora es distinto: { $facts }
again-no-difference = El resultado es el mismo que antes.
result-not-yours = Este resultado es de otra persona o ya no se guarda.
file-gone = Este archivo ya no se guarda. Envía otra vez la grabación para obtener uno nuevo.
file-never = Este servicio no puede crear eso.
drop-done = { $name }: borrado, con todo lo que guardaba. Los archivos ya enviados siguen en el chat hasta que los borres.

## Naming the speakers

names-title = ¿Quién habla en { $name }?
names-how = Responde a este mensaje con los nombres, en este orden: Ana, Luis. O solo uno por su número: 2 = Luis. En otro sitio: /names 1=Ana 2=Luis
names-form = Pulsa el botón de abajo y escríbelos.
names-all = Una línea por persona: 1 = Ana
names-late = No se pudo abrir el formulario a tiempo. Pulsa el botón otra vez o escribe: /names 1=Ana 2=Luis
names-clip = Hablante { $number }
names-begun = Estoy poniendo los nombres. La respuesta de arriba cambiará.
names-one = Solo he oído a una persona, así que no hay a quién distinguir.

## Remembered voices

voices-offer = ¿Recuerdo estas voces? De cada una guardaría una huella: números que describen la voz, no su sonido. Solo sirve para poner estos nombres en tus próximas grabaciones en este chat y no se comparte con nadie; /forget_voice la borra cuando quieras. Pide permiso antes a las personas de quienes son las voces.
button-remember = Recordar
button-remember-not = No, gracias
voices-remembered = Recordadas: { $names }. Cuando esté seguro de una voz, pondré su nombre en tus próximas grabaciones en este chat; /forget_voice las borra.
voices-short = Hablaron muy poco para poder recordarlas: { $names }.
voices-many = No las he recordado porque ya conozco { $most } voces tuyas aquí: { $names }. /forget_voice hace sitio.
voices-mute = No puedo recordar estas voces: esta respuesta no tiene huellas de voz, porque es demasiado antigua o porque el motor que distinguió a los hablantes no las crea.
voices-on = Desde ahora recuerdo las voces a las que pongas nombre, solo para tus próximas grabaciones en el mismo chat.
voices-declined = No recuerdo ninguna voz. Puedes cambiarlo en /settings.
voices-off = Este servicio no recuerda voces.
voices-title = Voces que recuerdo para ti
voices-how = Pulsa un nombre para olvidar esa voz; los nombres en respuestas anteriores se quedan. Con comandos: /forget_voice Ana o /forget_voice all
voices-elsewhere = en otro chat
voices-unknown = No recuerdo ninguna voz llamada { $name }. /forget_voice las muestra todas.
voices-forgotten = Olvidada: { $name }.
voices-none = Aquí no recuerdo ninguna voz para ti.
voices-gone = Ya no recuerdo ninguna voz para ti.
button-forget-voices = Olvidar todas

## Several recordings sent together

album-title =
    { $count ->
        [one] Una grabación
       *[other] { $count } grabaciones
    }
album-done = { $done } de { $count } listas
album-late = Otros archivos de este álbum ya se habían empezado cuando llegó este, así que no están en un solo texto. Cuando estén todas las respuestas, envía /join { $count } como respuesta a la primera: entonces lo estarán.
state-done = listo
state-failed = ha fallado
state-cancelled = cancelado

## /status, /cancel

status-none = No estoy trabajando en nada para ti. Envíame una grabación.
status-line = { $name }: { $state }
status-percent = { $stage }, { $percent } %
cancel-none = No hay nada que cancelar.
cancel-done =
    { $count ->
        [one] He cancelado un trabajo.
       *[other] He cancelado { $count } trabajos.
    }
cancel-over = Este trabajo ya ha terminado.
not-yours = Eso solo puede hacerlo quien envió la grabación.

## /settings

settings-title = Lo que recibes, salvo que pidas otra cosa junto a un archivo
settings-how = O con un comando: /settings lang=es summary=short formats=txt,srt
settings-no-part = from= y to= son para una sola grabación: escríbelos en su descripción o después de /again. No se ha cambiado nada.
settings-no-join = join es para un solo álbum: escríbelo en su descripción. Para grabaciones terminadas usa /join. No se ha cambiado nada.
settings-changed = Cambiado.
settings-reset = Todo vuelve a estar como al principio.
button-reset = Restablecer todo
button-to-settings = ‹ Ajustes
menu-not-yours = Este menú es de otra persona. /settings abre el tuyo.
menu-lang = Idioma
menu-speakers = Hablantes
menu-summary = Resumen
menu-summary_lang = Idioma del resumen
menu-speech = Resumen leído
menu-formats = Archivos
menu-captions = Subtítulos
menu-clean = Muletillas
menu-numbers = Números
menu-video = Subtítulos en el vídeo
menu-careful = Reconocimiento
menu-louder = Voces bajas
menu-voices = Voces
menu-tongue = Mi idioma
menu-news = Novedades
page-lang = ¿Qué idioma se habla en tus grabaciones?
page-speakers = ¿Cuántas personas hablan en ellas?
page-summary = ¿Cómo de largo quieres el resumen?
page-summary_lang = ¿En qué idioma quieres el resumen?
page-speech = ¿Quieres el resumen leído en voz alta?
page-formats = ¿Qué archivos quieres? Elige todos los que te sirvan.
page-captions = ¿Cómo de largas pueden ser las líneas de los subtítulos?
page-clean = ¿Quitar los «eh» y los tartamudeos?
page-numbers = ¿Escribir en cifras los números, como 25?
page-video = ¿Cómo debe mostrar un vídeo sus subtítulos?
page-careful = Un reconocimiento más cuidadoso tarda más. ¿Lo quieres?
page-louder = ¿Escuchar las voces bajas con más ganancia? El ruido se convierte a veces en palabras equivocadas.
page-voices = ¿Reconozco las voces a las que pusiste nombre? De cada una guardo una huella, números y no el sonido, solo para tus próximas grabaciones en el mismo chat. Si lo desactivas, las olvido todas.
page-tongue = ¿En qué idioma te hablo?
page-news = ¿Quieres enterarte de lo que anuncie el operador de este servicio? Es poco y nunca trata de otras personas.
page-by = Con un comando: { $command }
wish-lang = Idioma: { $value }
wish-speakers = Hablantes: { $value }
wish-summary = Resumen: { $value }
wish-summary_lang = Idioma del resumen: { $value }
wish-speech = Resumen leído: { $value }
wish-formats = Archivos: { $value }
wish-captions = Líneas de los subtítulos: { $value }
wish-clean = Quitar muletillas: { $value }
wish-numbers = Números: { $value }
wish-video = Subtítulos en el vídeo: { $value }
wish-careful = Reconocimiento más cuidadoso y lento: { $value }
wish-louder = Más ganancia para voces bajas: { $value }
wish-voices = Reconocer voces con nombre: { $value }
wish-tongue = Te hablo en: { $value }
wish-news = Novedades del operador: { $value }
wish-hints = Nombres y palabras poco comunes: { $value }
wish-replace = Palabras sustituidas: { $value }
value-auto = automático
value-platform = como tu aplicación
value-normal = normales
value-video = vídeo
value-yes = sí
value-no = no

## /quota

quota-title = Tu cuota
quota-minutes = Minutos en 24 horas: { $used } de { $limit } usados, quedan { $left }
quota-minutes-free = Minutos en 24 horas: { $used } usados, sin límite
quota-back = { $amount } min vuelven { $until }
quota-all-back = Los recuperas todos { $until }
quota-jobs = Trabajos en curso: { $count } de { $limit }
quota-jobs-free = Trabajos en curso: { $count }, sin límite
quota-longest = Grabación más larga: { $limit } min
quota-largest = Archivo más grande: { $limit } MB

## /history

history-none = Aquí no hay resultados tuyos.
history-title = Tus resultados
button-newer = Más nuevos
button-older = Más antiguos
result-elsewhere = Enviaste esta grabación en otro sitio. Abre su resultado allí o en un chat privado conmigo.

## /search

search-how = Dime qué busco, por ejemplo: /search presupuesto de marzo. Miro en el texto de tus grabaciones.
search-none = Nadie dice eso en tus grabaciones de aquí.
search-title = Quién dice «{ $words }»
search-places = lugares: { $count }
search-also = También en { $times }
search-more = Hay más. Añade palabras para afinar la búsqueda.

## /auto

auto-in-groups = /auto es para grupos: lo activa uno de sus administradores y transcribo todas las grabaciones que se envíen allí.
auto-is-on = Transcribo todas las grabaciones que se envían aquí.
auto-is-off = Aquí transcribo cuando alguien me lo pide.
auto-how = Los administradores de este grupo lo cambian con /auto on y /auto off.
auto-only-managers = Eso solo pueden hacerlo los administradores de este grupo.
auto-unknown = No he podido averiguar quiénes administran este grupo. Inténtalo más tarde, por favor.
auto-on = Desde ahora transcribo cada mensaje de voz, videomensaje, audio y vídeo que envíen aquí las personas que pueden usarme. Cuenta en la cuota de quien lo envía.
auto-deaf-telegram = Pero todavía no me llegan: hazme administrador de este grupo, o que el operador desactive el modo de privacidad en @BotFather y me vuelva a añadir al grupo.
auto-deaf-discord = Pero todavía no me llegan: el operador tiene que activar el intent «Message Content» de este bot y DISCORD_MESSAGE_CONTENT en su configuración.
auto-off = Desde ahora solo transcribo aquí cuando alguien me lo pide.
join-too-few = Solo puedo unir grabaciones tuyas terminadas en este chat, y hacen falta dos. Envíalas, espera mis respuestas y usa /join 2, o /join como respuesta a la primera.
join-too-few-menu = Solo puedo unir grabaciones tuyas terminadas en este chat, y hacen falta dos. Envíalas, espera mis respuestas y usa /join 2, o clic derecho en la primera, Aplicaciones, { $entry }.
join-no-part = Las grabaciones unidas se transcriben enteras: quita from= y to=, y las grabaciones de las que solo se transcribió una parte. /again from=start to=end transcribe entera una de esas.
rules-in-groups = /replace es para grupos: uno de sus administradores decide cómo se escriben las palabras en todas las grabaciones que se envíen allí. Para tus propias grabaciones en todas partes: /settings replace=Keler→Keller
rules-here = Palabras sustituidas en todas las grabaciones enviadas aquí: { $value }
rules-none = En este grupo no se sustituye ninguna palabra.
rules-how = Los administradores de este grupo lo cambian con /replace Keler→Keller; Mayer→Maier, y /replace none borra las reglas. Para la misma palabra va primero la regla del pie del mensaje y luego la propia de cada persona.

## /stats and the other commands of administrators

help-operators = Para administradores
stats-how = Di para cuántos días: un número de 1 a { $most }, por ejemplo /stats 7.
stats-title =
    { $days ->
        [one] Hoy
       *[other] Los últimos { $days } días
    }
stats-people = Personas: { $people }, activas: { $active }
stats-queue = Ahora: { $running } en marcha, { $queued } en espera
stats-jobs = Todos los trabajos: { $done } listos, { $failed } fallidos, { $cancelled } cancelados
stats-hours = Grabaciones: { $hours } h
stats-success = Terminados sin fallos: { $percent }
stats-waited = Espera: mediana { $median }, 95 de cada 100 como mucho { $most }
stats-worked = Trabajo: mediana { $median }, 95 de cada 100 como mucho { $most }
stats-realtime = Factor de tiempo real: { $factor }
stats-failures = Fallos: { $list }
stats-languages = Idiomas: { $list }
stats-no-workers = Ningún worker da señales.
stats-worker = Worker { $name }: { $device }, { $memory } GB, trabajos: { $jobs }, visto hace { $seconds } s
stats-more-workers = Otros workers: { $others }
stats-storage = Almacenamiento: { $used } GB usados, { $free } GB libres
stats-legend =
    Arriba: horas de grabaciones. Abajo: trabajos.
    🟦 listos ⬜ cancelados 🟧 fallidos
queue-none = No hay nada en marcha ni en espera.
queue-title = En marcha: { $running }, en espera: { $waiting }
queue-waits = en espera
button-front = Adelantar:
front-not = Ese trabajo no está en la cola: está en marcha, ya terminó o nunca existió.
drained-since = Desde { $since } no se empieza nada nuevo.
drain-off = El servicio acepta trabajo.
drain-how = Antes de actualizar: /drain on. Lo que está en marcha se termina; lo que llegue se guarda y espera.
drain-not-yet = Primero se termina lo que está en marcha. Vuelve a mirar dentro de un rato.
drain-ready = No hay nada en marcha: ya se puede parar y actualizar el servicio. Lo que espera sigue con /drain off.
announce-how = Escribe lo que quieres anunciar: /announce TEXTO. Llega a quienes activaron las novedades en /settings, después de que lo revises.
announce-long = Es demasiado largo: como mucho { $most } caracteres.
announce-nobody = Nadie ha activado las novedades en /settings, así que no hay a quién enviarlo.
announce-preview =
    { $count ->
        [one] Una persona recibiría esto:
       *[other] { $count } personas recibirían esto:
    }
announce-sending = El anuncio está en camino.
announce-sent = El anuncio se ha enviado.
announce-stopped = El anuncio se ha detenido.
announce-told = Enviado a { $told } de { $count }
announce-gone = No se puede llegar a ellos, porque bloquearon el bot o cerraron sus mensajes directos: { $count }
announce-spared = Ya no lo querían: { $count }
announce-dropped = No se ha enviado.
announce-over = Este anuncio ya terminó o nunca existió.
button-announce = Enviar
button-announce-drop = No enviar
button-announce-stop = Detener
news-title = Novedades del operador
news-off = Recibes esto porque tienes activadas las novedades en tus ajustes. Se desactivan con /settings news=no.
button-drain = No empezar nada nuevo
button-go-on = Continuar con el trabajo
button-look = Volver a mirar
failures-none = No ha fallado nada.
failures-title = Lo último que falló
button-retry = Reintentar
retry-begun = Lo estoy intentando otra vez. Su propio mensaje muestra cómo va.
retry-not = No se puede reintentar: está en marcha, ya se hizo después o ya no se guarda.
who-how = Di de quién es la cuenta, por ejemplo: { $example }
who-unknown = No conozco a { $account }: primero tiene que escribirme.
who-role = Rol: { $role }
who-accounts = Cuentas: { $accounts }
who-since = Primer contacto: { $date }
role-user = usuario
role-admin = administrador
role-blocked = bloqueado
block-done = Bloqueado: { $account }
block-not-admins = { $account } es administrador y no se puede bloquear. Antes usa /unadmin.
block-not-self = No puedes bloquearte a ti mismo.
unblock-done = Ya no está bloqueado: { $account }
admin-done = Ahora es administrador: { $account }
admin-already = { $account } ya es administrador.
admin-blocked = { $account } está bloqueado. Usa primero /unblock para poder nombrarlo administrador.
unadmin-done = Ya no es administrador: { $account }
unadmin-not-self = No puedes quitártelo a ti mismo. Otro administrador sí puede.
unadmin-settings = { $account } figura como administrador en la configuración (ADMINS): solo puede cambiarlo quien gestiona el servicio.
unadmin-none = { $account } no es administrador.
admins-settings = Administradores según la configuración (ADMINS): { $accounts }
admins-made = Nombrados por un administrador: { $accounts }
quota-of = La cuota de { $account }
quota-done = La cuota de { $account } desde ahora
quota-set = Fijada para esta persona: { $limits }
quota-service = Pero nadie puede enviar aquí más de { $longest } min y { $largest } MB.
audit-none = Ningún administrador ha hecho nada todavía.

## /link and /unlink: several accounts of one person

platform-name =
    { $code ->
        [telegram] Telegram
        [discord] Discord
       *[other] la consola
    }
link-how = Escríbeme esto desde tu otra cuenta, en un chat privado:
link-once =
    { $count ->
        [one] Sirve una sola vez, durante un minuto. No se lo enseñes a nadie: quien lo use verá todos tus resultados y podrá borrarlos.
       *[other] Sirve una sola vez, durante { $count } minutos. No se lo enseñes a nadie: quien lo use verá todos tus resultados y podrá borrarlos.
    }
link-alone = Esto es solo para tus ojos. Escríbeme /{ $command } en un chat privado.
link-seen = Otras personas podían leer este código aquí, así que ya no vale. Escribe /link otra vez y pon el código nuevo en un chat privado conmigo.
link-own = Este código es tuyo. Escríbelo desde tu otra cuenta.
link-admins = Las cuentas de administradores solo se vinculan con cuentas de administradores: un código no da permisos a nadie. Pide a un administrador que nombre antes a ambas.
link-many = Se pueden vincular como mucho { $count } cuentas.
link-ask = ¿Quieres vincular esta cuenta con la que te dio este código ({ $platform })? Para mí seréis una sola persona, con un historial, una cuota y los ajustes de esa cuenta. Cada cuenta verá todo lo de la otra y podrá borrarlo. Di que sí solo si las dos son tuyas.
button-join = Sí, las dos son mías
button-join-not = No, dejarlo así
link-not = No se ha vinculado nada.
link-done = Vinculadas. El historial, la búsqueda, los ajustes y la cuota son ahora los mismos aquí y allí ({ $platform }). /unlink las separa.
link-told = Se ha usado tu código: esta cuenta está ahora vinculada con { $account }. Cada una ve todos los resultados de la otra. Si no has sido tú, escribe /unlink enseguida.
unlink-none = Esta cuenta no está vinculada con ninguna otra. Con /link puedes hacerlo.
unlink-which = ¿Qué cuenta quieres separar?
unlink-this = { $account } (esta)
unlink-done = Separada: { $account } vuelve a estar sola. Cada cuenta conserva lo que se envió desde ella; los ajustes se copian.
code-wrong-link = Este código no funciona: está mal escrito, ya se usó o es demasiado antiguo. Escribe /link en tu otra cuenta para obtener uno nuevo.
code-wrong-invite = Este código de invitación no funciona: está mal escrito, agotado o es demasiado antiguo.
code-tries =
    { $count ->
        [0] Ha habido demasiados errores, así que no acepto más códigos durante una hora.
        [one] Te queda un intento.
       *[other] Te quedan { $count } intentos.
    }
code-too-many = Ha habido demasiados códigos erróneos, así que no miro los tuyos, ni siquiera los correctos. Inténtalo de nuevo en { $time }.
delete-accounts = Afecta a todas tus cuentas vinculadas: { $accounts }. Si quieres conservar los resultados de una, sepárala antes con /unlink.
privacy-codes = De los códigos que escribas mal guardo durante una hora cuántos fueron, aunque lo borres todo.
privacy-voices =
    Con cada texto guardo huellas de voz de sus hablantes: números que describen una voz, es decir, datos biométricos. No reconocen a nadie, salvo que me pidas recordar voces a las que pusiste nombre. Esas se guardan { $days ->
        [0] hasta que escribas /forget_voice
        [one] hasta que escribas /forget_voice o pase un día sin oírlas
       *[other] hasta que escribas /forget_voice o pasen { $days } días sin oírlas
    }, y solo ponen sus nombres en tus próximas grabaciones en ese chat.
again-here = Lo estoy repitiendo; la nueva respuesta llegará aquí.
again-elsewhere = Ya no guardo esta grabación, y se envió en otro sitio ({ $platform }). Envíamela aquí o repítelo allí.

## /invite

invite-how = Di para cuántas personas (hasta { $uses }) y cuántos días (hasta { $limit }): /invite 5 30. Sin números, es una persona y una semana. /invite list muestra los códigos; /invite revoke CÓDIGO retira uno.
invite-made =
    { $count ->
        [one] Esto deja entrar a una persona, hasta el { $date }. Tiene que escribirme, en cualquier plataforma:
       *[other] Esto deja entrar a { $count } personas, hasta el { $date }. Tienen que escribirme, en cualquier plataforma:
    }
invite-link = O abrir este enlace ({ $platform }): { $link }
invite-idle = Pero solo pido códigos con ACCESS=invite. Ahora es ACCESS={ $access }.
invite-title = Códigos de invitación
invite-left = quedan { $left } de { $uses }, hasta el { $date } UTC
invite-none = No hay ningún código de invitación válido. /invite crea uno.
invite-unknown = Ese código no existe o ya no se puede usar.
invite-revoked = Ya no entra nadie con { $name }. Quienes entraron antes se quedan.
button-revoke = Retirar

## Privacy

privacy =
    { $hours ->
        [0] Borro tu grabación en cuanto termina su trabajo.
        [one] Guardo tu grabación una hora después de su trabajo, para poder repetirlo sin que la envíes otra vez; luego la borro.
       *[other] Guardo tu grabación { $hours } horas después de su trabajo, para poder repetirlo sin que la envíes otra vez; luego la borro.
    } { $days ->
        [0] Guardo el texto y el resumen hasta que escribas /delete_my_data, que lo borra todo de una vez. Solo tú puedes acceder a lo que enviaste.
       *[other] Guardo el texto y el resumen { $days } días, para que enviar otra vez la misma grabación sea rápido; luego también se borran. /delete_my_data lo borra todo de una vez. Solo tú puedes acceder a lo que enviaste.
    } Durante un día recuerdo cuántos minutos enviaste, y nada más, para que borrar no devuelva minutos; si el operador te bloqueó o te fijó una cuota, eso también se queda.
delete-confirm = Esto cancela tus trabajos y borra todo lo que guardo sobre ti: grabaciones, textos, resúmenes y archivos. No se puede deshacer.
button-delete = Borrar todo
button-keep = Conservar
delete-not-yours = Eso solo puede decidirlo quien lo pidió. /delete_my_data pregunta por tus propios datos.
delete-kept = No se ha borrado nada.
delete-working = Borrando
delete-done = Borrado: { $jobs } trabajos, { $files } archivos, { $megabytes } MB. Ya no guardo nada sobre ti, salvo, durante un día, cuántos minutos enviaste, y un bloqueo o una cuota si el operador los fijó.

## Errors: what happened, and what to do next

error-unknown = Algo ha salido mal ({ $code }). Inténtalo otra vez; si vuelve a pasar, avisa al operador.
database-away = Mi base de datos no está disponible en este momento. Guardo tu petición y sigo en cuanto vuelva; no hace falta que la envíes otra vez.
error-bug = Algo ha salido mal por mi parte y ha quedado registrado. Inténtalo otra vez; si vuelve a pasar, avisa al operador.
error-expected = No ha funcionado. Inténtalo otra vez, por favor.
error-bad_media = Este archivo no se puede usar. Envía otro, por favor.
error-empty_file = Este archivo está vacío. Envíalo otra vez, por favor.
error-not_media = No es un vídeo ni un audio que pueda abrir. Envía mp4, mkv, mov, webm, mp3, m4a, wav, ogg u otro formato habitual.
error-foreign_file =
    { $kind ->
        [dictation] { $name } es un formato de dictado que solo { $program } puede abrir. Guarda allí la grabación como mp3 o wav y envíamela.
        [protected] Los archivos { $name } están protegidos contra copia: solo { $program } puede reproducirlos. Envía una grabación sin protección.
        [archive] { $name } es un archivo comprimido. Descomprímelo y envía las grabaciones que contiene.
        [playlist] { $name } es una lista de reproducción: solo nombra grabaciones. Envía las grabaciones o enlaces a ellas.
        [project] { $name } es un proyecto de { $program }, no una grabación. Exporta allí la grabación, por ejemplo como mp3 o mp4, y envíamela.
       *[other] { $name } no es una grabación. Envía un archivo de vídeo o audio, por ejemplo mp4, mp3, m4a, wav u ogg.
    }
error-bad_archive =
    { $reason ->
        [encrypted] Este archivo comprimido pide una contraseña. Comprime las grabaciones sin ella y envíalo otra vez, o envíalas una por una.
        [members] Este archivo comprimido contiene { $count } archivos y abro como máximo { $limit }. Comprime solo las grabaciones de una conversación.
        [tracks] Este archivo comprimido contiene { $count } grabaciones y escucho como máximo { $limit } como pistas de una conversación. Comprime menos, por favor.
        [size] Las grabaciones de este archivo ocupan { $count } MB descomprimidas y el límite es de { $limit } MB. Guárdalas en un formato más pequeño, por ejemplo flac, ogg o m4a, y comprímelas otra vez.
        [ratio] Este archivo está más comprimido de lo que puede estarlo una grabación, así que no lo descomprimí. Guarda las grabaciones como flac, ogg o mp3 y comprímelas otra vez.
        [method] Este archivo está comprimido con un método que no abro. Comprime las grabaciones como un zip normal o envíalas una por una.
       *[damaged] Este archivo comprimido está dañado. Descárgalo o créalo otra vez, o envía las grabaciones una por una.
    }
error-no_audio = Este archivo no tiene sonido. Envía uno con pista de audio, por favor.
error-corrupt = Este archivo está dañado y no se puede leer. Guárdalo o grábalo de nuevo y envíalo otra vez, por favor.
error-unsupported = El sonido de este archivo está en un formato que no puedo decodificar. Conviértelo, por ejemplo a mp3 o m4a, y envíalo otra vez, por favor.
error-encrypted = Este archivo está protegido contra copia y no puedo leerlo. Envía uno sin protección, por favor.
error-too_long = Esta grabación es demasiado larga: { $minutes } min; el límite es { $limit } min. Córtala y envía las partes, por favor.
error-no_such_part = No hay nada entre { $start } y { $end }: esta grabación dura { $length }. Elige otros tiempos, por ejemplo from=0:30 to=2:00.
error-too_large = Este archivo es demasiado grande: { $megabytes } MB; el límite es { $limit } MB. Envía uno más pequeño, por ejemplo solo el audio.
error-too_large_here = Este archivo es demasiado grande: { $megabytes } MB, y aquí los bots reciben archivos de hasta { $limit } MB. Envía uno más corto, solo el audio o un enlace del que pueda descargarlo. En Telegram, el operador puede quitar el límite con un servidor local de la Bot API.
error-bad_link = No puedo usar este enlace. Envía uno que empiece por https:// o http:// y lleve directamente a una grabación, sin usuario, contraseña ni un puerto inusual.
error-links_off = Aquí los enlaces están desactivados. Envíame el archivo, por favor.
error-link_unreachable = No puedo llegar a donde lleva este enlace. Solo descargo lo que cualquiera en internet puede alcanzar. Revisa el enlace o envíame el archivo.
error-link_certificate = El certificado de este sitio no es válido, así que no he descargado nada. Envía otro enlace o el archivo, por favor.
error-link_gone = Donde lleva este enlace no hay nada (o ya no). Revisa el enlace o envíame el archivo.
error-link_forbidden = Este sitio no me deja descargar el archivo. Compártelo de modo que cualquiera con el enlace pueda descargarlo, o envíame el archivo.
error-link_login = Hay que iniciar sesión para obtener este archivo. Compártelo de modo que cualquiera con el enlace pueda descargarlo, o envíame el archivo.
error-link_trouble = Este sitio responde con el error { $status }. Inténtalo más tarde o envíame el archivo.
error-link_circles = Este enlace lleva de una dirección a otra sin fin. Envía uno que lleve directamente al archivo, o el propio archivo.
error-link_too_slow = El archivo llegaba demasiado despacio y lo he dejado. Inténtalo más tarde o envíame el archivo.
error-link_broken = La conexión con este sitio se ha cortado varias veces. Inténtalo más tarde o envíame el archivo.
error-link_page = Este enlace lleva a una página web y no a una grabación. Abre la página, descarga allí la grabación y envíame el archivo o un enlace directo (suele acabar en .mp3 o .mp4).
error-link_site = { $site } solo muestra las grabaciones en su propio reproductor, y de ahí no descargo nada. Si te está permitido, descarga la grabación y envíame el archivo. Quien opera el bot también puede transcribir un archivo con mp4totext run.
error-link_message = No puedo leer el mensaje al que lleva este enlace. Envíame aquí su grabación, por favor.
error-link_forward = Es un enlace a un mensaje de Telegram, y los bots no pueden abrirlos. Reenvíame el mensaje o envíame su archivo.
error-link_elsewhere = Es un enlace a un mensaje de Discord, donde sé quién puede leerlo. Envíamelo allí, o envíame el archivo aquí.
error-link_nothing_in = En el mensaje al que lleva este enlace no hay ninguna grabación, o no me la muestran. Clic derecho en el mensaje, Aplicaciones, Transcribir: así la veo.
error-refused = Eso no está permitido aquí. Pregunta al operador, por favor.
error-no_access = Este bot es privado. Pide acceso a su operador y dile quién eres: { $account }
error-not_invited = Este bot es privado, pero puedes entrar con un código de invitación: escribe /start y el código, por ejemplo /start ABCD-EFGH-JKMN. Si no tienes ninguno, pregunta al operador y dile quién eres: { $account }. Si otra cuenta tuya ya está dentro, escribe allí /link y aquí el código.
error-too_many_jobs = Ya tienes { $limit } trabajos en curso: { $names }. Espera a que termine uno; /cancel los cancela todos y /status los muestra con un botón cada uno.
error-quota_used_up =
    { $minutes ->
        [0] Has gastado tus minutos: quedan 0 de { $limit } min en 24 horas. Habrá suficientes para esta grabación { $until }. Más en /quota.
       *[other] Quedan pocos minutos para esta grabación: { $minutes } de { $limit } min en 24 horas. Habrá suficientes { $until }; algo más corto puede ir ya. Más en /quota.
    }
error-longer_than_a_day = Esta grabación dura { $minutes } min y tienes { $limit } min en 24 horas, así que nunca cabrá. Córtala y envía las partes, por favor.
error-bad_wish = No entiendo { $wish }. Opciones: { $choices }
error-unknown_language =
    { $suggestions ->
        [none] No conozco el idioma { $wish }. Escribe su nombre o su código, por ejemplo lang=español o lang=es.
       *[other] No entiendo { $wish }. Quizá: { $suggestions }
    }
error-language_not_recognized = El reconocimiento de voz no conoce este idioma: { $language }. Sin esta opción, el idioma se detecta solo.
error-engine_trouble = Una parte del servicio ({ $engine }) no funciona ahora mismo. Inténtalo más tarde, por favor.
error-engine_missing = Una parte del servicio ({ $engine }) no está configurada. El operador puede cambiarlo con el ajuste { $setting }.
error-model_not_fetched =
    El modelo de voz { $model } aún no está aquí y no se pudo descargar: { $reason ->
        [silent] su servidor no responde a tiempo
        [offline] aquí no se puede consultar ningún servidor
        [no_space] no queda espacio en el disco
        [damaged] lo que llegó está dañado
        [nonsense] su servidor dio una respuesta que no sirve
       *[unreachable] no se puede llegar a su servidor
    }. Inténtalo más tarde; el operador puede elegir otro con el ajuste { $setting }.
error-engine_lacks_language = Una parte del servicio ({ $engine }) no conoce este idioma ({ $language }). El operador puede cambiarlo con el ajuste { $setting }. Envíala otra vez con otro idioma o sin indicarlo.
error-engine_unreachable = No se puede llegar ahora a una parte del servicio ({ $engine }). Inténtalo más tarde, por favor.
error-engine_over_quota = Una parte del servicio ({ $engine }) ha llegado a su límite por ahora. Inténtalo más tarde, por favor.
error-engine_refused = Una parte del servicio ({ $engine }) ha rechazado este contenido.
error-engine_too_slow = Una parte del servicio ({ $engine }) no ha respondido a tiempo. Inténtalo más tarde, por favor.
error-engine_nonsense = Una parte del servicio ({ $engine }) ha dado una respuesta que no sirve. Inténtalo más tarde, por favor.
error-media_gone = No he podido obtener el archivo. Envíalo otra vez, por favor.
error-kept_crashing = Esta grabación ha hecho parar el servicio varias veces, así que la he dejado. Envíala en otro formato y avisa al operador, por favor.
error-bad_setting = El ajuste { $setting } no se puede usar: { $problem }. Tiene que cambiarlo el operador.

## Notes: what is missing or worth knowing

note-unknown = Conviene saber: { $code }
note-nothing_said = No he oído voz en esta grabación.
note-text_removed =
    { $count ->
        [one] He quitado un pasaje: el reconocedor lo había inventado o repetido.
       *[other] He quitado { $count } pasajes: el reconocedor los había inventado o repetido.
    }
note-not_speech =
    { $count ->
        [one] Un fragmento no tiene texto: es música o ruido, no habla.
       *[other] { $count } fragmentos no tienen texto: son música o ruido, no habla.
    }
note-check_places = Palabras dudosas, conviene revisarlas: { $places }
note-too_quiet = Alguien habla demasiado bajo en { $places }; /again louder lo escucha con más ganancia.
note-still_too_quiet = Alguien habla demasiado bajo en { $places }, también con más ganancia. Si hay una grabación hecha más cerca, envíame esa.
note-damaged = La grabación está dañada: algunas partes no se han podido leer.
note-track_chosen = La grabación tiene { $tracks } pistas de audio; esta es la número { $track }.
note-channels_inverted = Los dos canales de esta grabación se anulan entre sí, así que se usó su diferencia.
note-channels_delayed = Un canal es una copia retrasada del otro, así que solo se usó el más fuerte.
note-channels_one_sided = Solo un canal de esta grabación tiene sonido, así que solo se usó ese.
note-channels_apart = Cada canal se escuchó por separado, porque en cada uno habla otra persona: no se pierde nada dicho a la vez.
note-channels_alike = Los canales tienen el mismo sonido, así que no sirven para distinguir a los hablantes.
note-tracks_apart = Cada pista se escuchó por separado, así que los hablantes son seguros y tienen el nombre de su pista. No se pierde nada dicho a la vez.
note-tracks_unreadable = Estas pistas no tienen sonido que pueda leer: { $names }
note-tracks_repeated = Estas pistas solo contienen lo que ya contienen las otras, así que no se escucharon de nuevo: { $names }
note-tracks_simultaneous = En estas pistas se dice mucho a la vez. Si no son de una misma conversación, envía las grabaciones una por una.
note-no_speakers = No se ha podido distinguir a los hablantes: { why }.
note-names_dropped = He quitado los nombres de los hablantes: ahora hay más o menos hablantes. Puedes volver a ponerlos.
note-corrections_dropped = Tus correcciones son de un texto anterior de esta grabación y no están en este. Rehazlo con las opciones anteriores y volverán.
note-film_not_corrected = El vídeo tiene sus subtítulos anteriores: la grabación ya no está guardada.
note-joined = Un solo texto de estos archivos, en este orden: { $names }
note-joined_channels_mixed = En { $names } habla otra persona en cada canal o pista. Unidos, se escucharon como una mezcla: puede faltar algo dicho a la vez. /again speakers=channels escucha cada uno por separado.
note-joined_channels_differ = En { $names } habla otra persona en cada canal o pista. No todos los archivos unidos tienen los mismos, así que se escucharon como una mezcla: puede faltar algo dicho a la vez. La respuesta a ese archivo solo lo contiene.
note-file_left_out = Omitido, porque no puedo abrirlo como grabación: { $name }. Envíalo solo para ver por qué.
note-recognized = Reconocidos por la voz: { $names }. ¿No es así? Pulsa «{ button-names }».
note-model_fell_back = Lo ha escuchado { $used }, porque { $wanted } no está: { why }.
note-heard_as = { $engine } no conoce este idioma: { $language }. La grabación se transcribió como: { $instead }.
note-card_failed = La tarjeta gráfica falló mientras escuchaba, así que una parte se hizo en el procesador, que es más lento. No falta nada.
note-no_summary = No hay resumen: { why }.
note-no_voice =
    { $code ->
        [engine_missing] No hay resumen leído: aquí no hay instalada ninguna voz para su idioma. Quien gestiona este servicio puede añadirla.
        [short] No hay resumen leído: una grabación tan corta no tiene resumen, solo sus palabras.
       *[other] No hay resumen leído: { why }.
    }
note-no_video =
    No hay vídeo que devolver: { $code ->
        [not_copied] su imagen o su sonido no se puede combinar con subtítulos. Convertido a MP4 (H.264) quizá se pueda devolver.
        [too_long] su imagen no admite una pista de subtítulos, y dibujarlos en ella llevaría aquí unos { $minutes } min; el límite es de { $limit } min. Convertido a MP4 (H.264), vuelve con una pista.
        [off] su imagen no admite una pista de subtítulos, y aquí no se dibujan en los vídeos. Convertido a MP4 (H.264), vuelve con una pista.
        [no_font] su imagen no admite una pista de subtítulos, y aquí ninguna fuente tiene esta escritura. El operador puede instalar { $font }. Convertido a MP4 (H.264), vuelve con una pista.
        [joined] se unió a partir de varios archivos.
       *[sound_only] la grabación solo tiene sonido.
    }
note-tracks_left_out =
    { $count ->
        [one] No se pudo conservar una pista del vídeo: ningún formato reproducible la admite.
       *[other] No se pudieron conservar { $count } pistas del vídeo: ningún formato reproducible las admite.
    }
note-not_burned =
    Los subtítulos son una pista que se activa en el reproductor y no están dibujados en la imagen: { $code ->
        [no_font] aquí ninguna fuente tiene esta escritura. El operador puede instalar { $font }.
        [too_long] eso llevaría aquí unos { $minutes } min y el límite es de { $limit } min.
        [off] aquí no se dibujan subtítulos en los vídeos.
       *[failed] no se pudo dibujar sobre esta imagen.
    }
note-hdr_reduced = El vídeo está hecho para pantallas HDR. En la nueva imagen tiene los colores de las pantallas corrientes.
note-burned_instead = La imagen de este vídeo no admite una pista de subtítulos, así que los subtítulos están dibujados en ella.
note-no_document =
    No se pudo crear el archivo { $format }: { $code ->
        [no_font] aquí ninguna fuente tiene esta escritura. El operador puede instalar { $font }. Los demás archivos contienen todas las palabras.
       *[failed] algo salió mal y se ha registrado. Los demás archivos contienen todas las palabras. /again formats={ $format } lo intenta otra vez.
    }
note-document_letters = En el archivo { $format }, los caracteres que ninguna fuente de aquí tiene aparecen como sus números: { $letters }.
note-no_files = No se han podido escribir los archivos: { why }.
note-summary_fell_back = El resumen lo ha hecho { $used }, porque { $engine } ha fallado: { why }.
note-summary_model_gone = El resumen lo ha hecho { $used }: { $engine } ya no existe. El operador puede cambiar el ajuste { $setting }.
note-change_setting = El operador puede arreglarlo con el ajuste { $setting }.
note-summary_not_translated = El resumen está en el idioma de la grabación: { $engine } no traduce.
why =
    { $code ->
        [engine_missing] su motor no está configurado
        [model_not_fetched] no se pudo descargar
        [engine_lacks_language] su voz no lee el idioma del resumen ({ $language })
        [engine_unreachable] no se puede llegar a su motor
        [engine_over_quota] su motor ha llegado a su límite por ahora
        [engine_refused] su motor ha rechazado este contenido
        [engine_too_slow] su motor no respondió a tiempo
        [engine_nonsense] su motor dio una respuesta que no sirve
       *[other] algo salió mal y ha quedado registrado
    }

## The command line

outcome-lacking = No se ha hecho: { $names }. { $notes }
demo-too-slow = No ha terminado en 20 minutos. Las líneas de arriba dicen qué falla; mp4totext doctor dice qué hacer.
outcome-failed = { $name }: { $why }
