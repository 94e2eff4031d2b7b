# Not yet reviewed by a native speaker.
# Signing in to the pages without a link of the chat, in Spanish.

web-app-opening = Telegram está iniciando tu sesión…
web-app-outside = Esta página se abre dentro de Telegram, con el botón junto al campo de texto del chat con el bot. En otros navegadores, envía /web al bot: responde con un enlace.
web-app-refused = Lo que Telegram dice de ti para esta página no es válido, es demasiado antiguo o ya se ha usado. Cierra la página y ábrela otra vez desde el chat.
web-app-failed = No se puede contactar con el servidor. Comprueba tu conexión, cierra la página y ábrela otra vez desde el chat.
web-app-blocked = Este navegador no guarda la sesión de páginas dentro de Telegram. Envía /web al bot: su enlace inicia sesión en una ventana aparte.
web-app-elsewhere = Abrir en una ventana aparte

## Discord

web-provider-sign-in = Iniciar sesión con { $name }
web-provider-denied = No lo permitiste en { $name }, así que nada ha cambiado. Puedes intentarlo otra vez o enviar /web al bot para recibir un enlace.
web-provider-failed = { $name } no respondió como debía. Inténtalo otra vez en un momento o envía /web al bot para recibir un enlace.
web-provider-old = Este inicio de sesión empezó hace demasiado tiempo o en otro navegador, o ya se ha usado. Empiézalo de nuevo.

## Google

web-provider-continue = Continuar en { $name }
web-google-about = Una cuenta de Google que unas aquí te permite iniciar sesión más adelante. Tus grabaciones se quedan donde están. Solo se guarda un resumen criptográfico del número de la cuenta: ni dirección ni nombre, y no se lee nada en Google.
web-google-join = Unir mi cuenta de Google
web-google-joined = Una cuenta de Google, unida el { $since }
web-google-end = Separarla
web-google-unknown = Esta cuenta de Google no está unida a nadie aquí. Inicia sesión primero de otra forma, por ejemplo con /web, y únela en la página «Google».
web-google-taken = Esta cuenta de Google está unida a otra persona aquí. Esa persona tiene que separarla primero.
login-told-joined = Se unió una cuenta de { $name } a la tuya en las páginas: ahora entra como tú y ve todos tus resultados. Si no fuiste tú, sepárala enseguida: { $page } (/web te da acceso), y cierra otros navegadores con /web sessions.
login-told-parted = Se separó una cuenta de { $name } de la tuya en las páginas: ya no entra como tú, y se cerró la sesión de los navegadores que entraron con ella. Si no fuiste tú, revisa tus navegadores con /web sessions.
privacy-google = De una cuenta de Google que unas en las páginas guardo un resumen criptográfico de su número, hasta que la separes allí.
