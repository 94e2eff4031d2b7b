# Not yet reviewed by a native speaker.

## Commands, as the menu and /help show them

command-start = Saludar
command-help = Todo lo que sé hacer
command-status = En qué estoy trabajando para ti
command-cancel = Cancelar tus trabajos
command-settings = Ver o cambiar lo que recibes
command-transcribe = Transcribir un enlace o el mensaje al que respondes
command-again = Repetirlo con otras opciones
command-join = Unir tus últimas grabaciones en un texto (/join 3), o un álbum: pie join
command-language = El idioma que se habla en tus grabaciones
command-speakers = Cuántas personas hablan en ellas
command-summary = Cómo de largo es el resumen
command-speech = Si quieres el resumen leído en voz alta
command-formats = Qué archivos recibes
command-names = Poner nombre a los hablantes de una respuesta
command-forget_voice = Olvidar voces que recuerdo para ti
command-history = Volver a ver tus resultados
command-search = Buscar palabras en tus grabaciones
command-quota = Cuánto puedes enviar y cuánto has usado
command-auto = En grupos: transcribir todas las grabaciones (on, off)
command-replace = En grupos: cómo se escriben palabras para todos; tus reglas van primero
command-privacy = Qué guardo y por cuánto tiempo
command-delete_my_data = Borrar todo lo que guardo sobre ti

## The commands' names in Discord's menu: small letters, digits, _ and - alone

name-start = inicio
name-help = ayuda
name-status = estado
name-cancel = cancelar
name-settings = ajustes
name-language = idioma
name-speakers = hablantes
name-summary = resumen
name-speech = voz
name-formats = formatos
name-transcribe = transcribir
name-again = repetir
name-join = unir
name-names = nombres
name-forget_voice = olvidar_voz
name-history = historial
name-search = buscar
name-quota = cuota
name-auto = automático
name-replace = sustituir
name-link = vincular
name-unlink = desvincular
name-web = web
name-token = token
name-privacy = privacidad
name-delete_my_data = borrar_mis_datos
name-stats = estadísticas
name-queue = cola
name-failures = fallos
name-who = quién
name-block = bloquear
name-unblock = desbloquear
name-admin = dar_admin
name-unadmin = quitar_admin
name-invite = invitar
name-audit = registro
name-drain = vaciar
name-announce = anunciar

## What people read before they talk to the bot: at most 512 and 120 characters

profile = Envíame un vídeo, un mensaje de voz o un archivo de audio. Recibirás el texto con hablantes y tiempos, un resumen con capítulos (también leído en voz alta) y subtítulos. Te digo enseguida cuánto tardará, y puedes borrarlo todo cuando quieras.
profile-short = De grabaciones a texto, con hablantes, resumen (también leído) y subtítulos.

## What a form asks for with a command, and the menu of a message

option-file-name = archivo
option-file = Una grabación: vídeo, mensaje de voz o audio
option-recording-link-name = enlace
option-recording-link = En vez de un archivo: enlace directo a una grabación o a un mensaje de aquí que tenga una
option-language-name = idioma
option-language = El idioma que se habla, por ejemplo es o en
option-speakers-name = hablantes
option-speakers = Cuántas personas hablan, por ejemplo 3 o 2-4
option-summary-name = resumen
option-summary = Cómo de largo es el resumen
option-speech-name = voz
option-speech = Leer el resumen en voz alta
option-formats-name = formatos
option-formats = Archivos, separados por comas: txt, srt, vtt, json, docx, pdf, video, …
option-video-name = video
option-video = Subtítulos de un vídeo: una pista o dibujados en la imagen
option-hints-name = pistas
option-hints = Nombres y palabras poco comunes, separados por comas
option-replace-name = sustituir
option-replace = Cómo se escriben palabras, como Keler→Keller; none borra las reglas
option-join = Cuántas de tus últimas grabaciones, por ejemplo 3, y opciones para el resultado
option-clean-name = limpiar
option-clean = Quitar muletillas como «eh» y tartamudeos
option-numbers-name = numeros
option-numbers = Escribir en cifras los números mayores de doce
option-louder-name = amplificar
option-louder = Escuchar las voces bajas con más ganancia
option-from-name = desde
option-from = Dónde empieza un fragmento, como 22:10; -5:00 son los últimos cinco minutos
option-to-name = hasta
option-to = Dónde termina el fragmento, como 26:20
option-news-name = novedades
option-news = Novedades del operador
option-days-name = días
option-days = Cuántos días, contando hoy
option-account-name = cuenta
option-account = De quién: un ID de esta plataforma, o telegram:123456789
option-front-name = adelantar
option-front = El ID de un trabajo, para que sea el siguiente
option-drain-name = estado
option-drain = on: no empezar nada nuevo; off: continuar; vacío: ver el estado actual
option-text-name = texto
option-text = Lo que quieres anunciar
option-private-name = privado
option-private = Solo tú ves la respuesta
option-code = Tu código de invitación
option-names = Los nombres, por ejemplo 1=Ana 2=Luis; vacío: te los pregunto
option-voice = La voz de quién, o all; vacío: ver la lista
option-words = Palabras que se dijeron; de la última basta el principio
option-quota = Para administradores: una cuenta y sus límites, por ejemplo minutes=600
option-value = El nuevo valor; vacío: ver todas las opciones
entry-transcribe = Transcribir
entry-summarize = Resumir
entry-join = Unir con la siguiente

## /settings

value-none = ninguno
value-short = corto
value-light = leve
value-heard = como se oyen
value-digits = cifras
value-full = completo
value-track = pista que se activa
value-burned = dibujados en la imagen

## /stats and the other commands of administrators

command-stats = Cómo va el servicio, en cifras y en imagen: /stats 7 para una semana
command-queue = Qué está en marcha y qué espera, con botones para cancelar y adelantar
command-failures = Lo último que falló, con botones para reintentar
command-who = Cuánto ha usado alguien de su cuota: /who 123456789
command-block = No aceptar nada más de alguien: /block 123456789
command-unblock = Volver a aceptar sus grabaciones: /unblock 123456789
command-admin = Nombrar administrador a alguien: /admin 123456789; solo: ver quiénes son
command-unadmin = Quitar a alguien como administrador: /unadmin 123456789
command-audit = Lo último que hicieron los administradores
command-drain = Antes de actualizar: terminar lo que está en marcha y no empezar más: /drain on, /drain off
command-announce = Contar algo a quienes quieren novedades: /announce TEXTO

## /link and /unlink: several accounts of one person

command-link = Vincular tus cuentas, también de distintas plataformas
command-unlink = Separar tus cuentas vinculadas
option-link = El código de tu otra cuenta; vacío: recibes uno
command-web = Ver tus resultados en un navegador
command-token = Crear, ver y revocar tokens de acceso para programas
option-web = sessions: lista los navegadores con sesión; vacío: recibir un enlace
option-token = read o write, días y un nombre: read 30 backup; vacío: verlos

## /invite

command-invite = Invitar con un código: /invite 5 30 para cinco personas y 30 días; /invite list
