# Not yet reviewed by a native speaker.
# What the chat at a terminal says by itself, in Spanish.

console-what = de grabaciones a texto, con hablantes, resumen y subtítulos
console-example = ~/charla.mp4
console-send = la ruta de una grabación: escríbela o arrastra el archivo a esta ventana. Las opciones van detrás: lang=es speakers=2
console-link = un enlace directo a una grabación
console-demo = pruébalo con una grabación corta incluida
console-help = todo lo que sé hacer
console-quit = salir
console-where = Los archivos se escriben en { $folder }
console-keys = Tab completa, ↑ recupera lo que escribiste, Ctrl-C vacía la línea.
console-token = No hay ningún token de bot, así que el chat es este terminal. Para Telegram, pon TELEGRAM_BOT_TOKEN=… (de @BotFather) en el archivo .env; para Discord, DISCORD_BOT_TOKEN=…
console-press = Pulsa un botón por su número: { $code }
console-asks = Tu próxima línea será la respuesta al mensaje { $number }; una línea vacía la deja para después.
console-reply = respuesta a { $number } >
console-later = Queda para después. Para responder: /reply { $number } …
console-meant = Si eso era la respuesta al mensaje { $number }, escribe: /reply { $number } …
console-does-reply = Responder a un mensaje por su número: /reply 3 Ana, Luis
console-form = Intro pasa al campo siguiente; Esc cierra el formulario sin cambiar nada.
console-form-left = Formulario cerrado. No ha cambiado nada.
console-leave = Pulsa Ctrl-C otra vez para salir, o escribe /quit.
console-leave-busy = Pulsa Ctrl-C otra vez para salir, o escribe /quit. El trabajo en curso seguirá en el próximo inicio; /cancel lo detiene.
console-goes-on = Lo que falta seguirá en el próximo inicio.
console-no-file = No existe el archivo { $name }
console-folder = { $name } es una carpeta. Indica un archivo de ella; para toda la carpeta: mp4totext run { $name }
console-no-button = No hay ningún botón { $name }. Los botones se escriben como 3a; /history muestra respuestas anteriores.
console-no-message = No hay ningún mensaje { $name } al que se pueda responder. Escribe: /reply 3 y tus palabras
console-not-written = No se puede escribir { $path }: { $why }. Lo volveré a intentar; si no se arregla, sal con /quit y empieza con otro --out.
console-logged = Algo ha salido mal por el camino; está anotado en { $path }
privacy-typed =
    Las líneas que escribes en este terminal se guardan para la tecla ↑ { $days ->
        [0] hasta que lo borres todo
        [one] durante un día
       *[other] durante { $days } días
    }; los códigos y los enlaces con contraseña o consulta, no.
