# Not yet reviewed by a native speaker.
# Access tokens: /token in a chat, their page, and what the API answers, in Spanish.

token-how = /token read crea un token con el que un programa lee tus resultados; con /token write también envía, cambia y borra. Puedes añadir los días, de 1 a { $most }, y un nombre: /token read 30 backup
token-how-admin = /token admin crea un token con el que un programa hace lo que hacen los comandos de administradores, y nada con tus resultados.
token-admin = Solo los administradores pueden crear un token con el permiso admin.
token-new =
    Este token de acceso solo se muestra ahora. No se lo des a nadie: hasta { $until } { $scope ->
        [admin] permite a quien lo tenga lo que puedes hacer como administrador
       *[read] abre tus resultados a quien lo tenga
    }. Guárdalo en tu programa y borra este mensaje. /token muestra y revoca los tokens.
tokens-none = No tienes tokens de acceso.
tokens-title = Tokens de acceso
token-line = { $name } · { $scope } · hasta { $until } · último uso: { $used }
token-unused = nunca
token-scope =
    { $scope ->
        [admin] comandos de administradores
        [write] leer y escribir
       *[read] leer
    }
token-many = Tienes { $most } tokens de acceso. Revoca uno con /token y crea otro después.
button-token-revoke = Revocar
button-token-revoke-all = Revocar todos
privacy-token = De un token de acceso creado con /token guardo su nombre y los momentos de uso hasta que caduca; /token los muestra y los revoca.
web-token-about = Con un token de acceso, un programa puede hacer lo que tú puedes hacer aquí.
web-token-new =
    Este token de acceso solo se muestra ahora: guárdalo en tu programa. No se lo des a nadie: hasta { $until } { $scope ->
        [admin] permite a quien lo tenga lo que puedes hacer como administrador
       *[read] abre tus resultados a quien lo tenga
    }.
web-token-name = Nombre
web-token-days = Días hasta que caduque
web-token-create = Crear un token
api-unauthorized = Esto necesita un token de acceso válido: Authorization: Bearer …. /token en un chat privado crea uno.
api-scope =
    { $scope ->
        [admin] Esto necesita un token de administrador. /token admin en un chat privado crea uno.
        [read] Este token solo puede hacer lo que hacen los comandos de administradores. /token read en un chat privado crea uno que puede leer.
       *[write] Este token solo puede leer. /token write en un chat privado crea uno que puede hacer esto.
    }
api-not-administrator = Ya no eres administrador, así que este token ha dejado de valer.
api-invalid = La solicitud no es lo que espera la API: { $problem }
api-large = La solicitud supera los { $limit } bytes.
api-key-reused = Esta Idempotency-Key ya se usó para otra solicitud. Elige una nueva.
