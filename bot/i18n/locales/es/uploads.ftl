# Uploads on the pages, live progress, and in whose name a browser is signed in.

web-signed-in = Sesión de { $name } en { $platform }
web-upload = Añadir grabaciones
web-upload-drop = Suelta aquí archivos de audio o vídeo, o elígelos.
web-upload-most = Hasta { $megabytes } MB cada uno.
web-upload-choose = Elegir archivos
web-upload-link = Enlace a una grabación
web-upload-options = Opciones, como en la descripción de un archivo
web-upload-add = Transcribir el enlace
web-upload-lost = Se perdió la conexión. Reintentando…
web-upload-again = Reintentar
web-upload-script = Esta página necesita JavaScript para subir archivos. También puedes enviárselos al bot.
button-open = Abrir en el navegador
web-sign-in-back = Después de iniciar sesión en este navegador volverás a este resultado.
answer-goes = La respuesta va también a
answer-in-chat = Mi chat privado en { $platform }
answer-only-here = Ningún chat, solo aquí
