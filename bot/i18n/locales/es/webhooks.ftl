# Not yet reviewed by a native speaker.
# Webhooks: their page, and what the chat and the API say of them, in Spanish.

webhooks-title = Webhooks
webhooks-about = Cuando termina uno de tus trabajos, se envía un mensaje firmado a cada dirección de esta página. Contiene el identificador y el estado del trabajo, y ningún texto tuyo.
webhooks-none = No tienes webhooks.
webhook-title = Webhook
webhook-url = Dirección
webhook-events = Eventos
webhook-event =
    { $event ->
        [completed] Trabajo terminado
        [failed] Trabajo fallido
        [cancelled] Trabajo cancelado
       *[test] Prueba
    }
webhook-state =
    { $state ->
        [person] Desactivado
        [failing] Desactivado: durante cinco días no llegó nada.
        [gone] Desactivado: su servidor dice que esta dirección ya no existe.
       *[on] Activado
    }
webhook-secret-new = Este secreto solo se muestra ahora: guárdalo en el programa que comprueba las firmas y no se lo des a nadie.
webhook-secret-renewed = El secreto anterior también firma durante 24 horas más.
webhook-deliveries = Últimos envíos
webhook-deliveries-none = Todavía no se ha enviado nada.
webhook-job = Grabación
webhook-delivery-state =
    { $state ->
        [delivered] Entregado
        [failed] Abandonado
       *[pending] En espera
    }
webhook-error =
    { $error ->
        [unreachable] No se puede llegar al servidor.
        [certificate] El certificado del servidor no es válido.
        [timeout] No llegó respuesta a tiempo.
        [broken] La conexión se cortó.
        [redirect] El servidor redirige, y eso no se sigue.
        [gone] El servidor dice que esta dirección ya no existe.
        [off] El webhook se desactivó.
        [access] No tenías acceso.
       *[status] El servidor respondió con un error.
    }
webhook-seconds = { $seconds } s
webhook-next = próximo intento: { $moment }
webhook-no-events = Elige al menos un evento.
webhook-many = Tienes { $most } webhooks. Elimina uno y añade otro después.
webhook-is-off = Este webhook está desactivado. Actívalo primero.
webhook-switched-off =
    { $reason ->
        [gone] He desactivado tu webhook a { $host }: su servidor dice que esta dirección ya no existe. Puedes cambiarla aquí: { $page }
       *[failing] He desactivado tu webhook a { $host }: durante cinco días no llegó nada allí. Arregla el servidor y actívalo de nuevo: { $page }
    }
button-webhook-add = Añadir un webhook
button-webhook-save = Guardar
button-webhook-test = Enviar una prueba
button-webhook-on = Activar
button-webhook-off = Desactivar
button-webhook-secret = Nuevo secreto
button-webhook-delete = Eliminar
webhook-delete-ask = ¿Eliminar este webhook?
webhook-delete-how = Con él se van su clave de firma y la lista de envíos, y lo que aún espera no se envía. No se puede deshacer.
webhook-keep = Conservarlo
button-webhook-again = Enviar de nuevo
error-webhook_address = No se puede enviar nada a esta dirección. Debe empezar por https:// y ser accesible para todos en internet. Revísala.
error-webhook_https = Un webhook necesita https para que nadie por el camino lea o cambie lo que se envía. Da una dirección que empiece por https://.
privacy-webhook = De un webhook que añadiste en la página guardo la dirección y el secreto hasta que lo elimines, y durante 30 días qué se envió y cuándo.
