# The list of recordings on the pages: filters, tags, deletion of several, and shared links.

library-filter = Filtrar
library-any = Todas
library-kind =
    { $kind ->
        [film] Vídeo
       *[sound] Sonido
    }
library-by =
    { $what ->
        [platform] Plataforma
        [kind] Tipo
        [language] Idioma
        [state] Estado
        [speaker] Hablante
        [tag] Etiqueta
        [since] Desde el día
       *[until] Hasta el día
    }
library-show = Mostrar
library-all = Todas las grabaciones
library-none = Ninguna grabación coincide con estos filtros.
library-select = Elegir { $name }
library-chosen = Grabaciones elegidas
library-choose-all = Elegir todas las de esta página
library-none-chosen = Elige primero grabaciones de la lista.
library-delete = Borrar …
library-delete-ask = ¿Borrar las grabaciones elegidas ({ $count })?
library-delete-how = Se borran las grabaciones, sus textos, archivos, etiquetas y enlaces compartidos, y lo que el chat muestra de ellas. No se puede deshacer.
library-delete-now = Borrar para siempre
library-keep = Conservarlas

## Tags

tags-title = Etiquetas
tags-field = Etiquetas, separadas por comas
tags-add = Añadir
tags-remove = Quitar
tags-remove-one = Quitar la etiqueta { $name }
tags-how = Una etiqueta existe mientras una grabación la tiene. Se ponen en la lista de grabaciones y en la página de cada una.
tags-results = Grabaciones: { $count }
tags-new-name = Nombre nuevo de la etiqueta { $name }
tags-rename = Cambiar nombre
tags-delete = Borrar la etiqueta
tags-name = Una etiqueta tiene un nombre de 40 caracteres como máximo, sin comas.
tags-person-full = Tienes tantas etiquetas como es posible ({ $count }). Borra una primero.
tags-result-full = Una grabación tiene como máximo { $count } etiquetas. Quita una primero.

## Shared links

shared-title = Enlaces compartidos
shared-how = Quien tiene uno de estos enlaces lee la grabación sin iniciar sesión.
shared-none = No compartes ninguna grabación. En la página de una grabación se crean enlaces a ella.
shared-revoke-one = Revocar el enlace a { $name }
shared-revoke-all = Revocar todos los enlaces
web-links = Enlaces que comparten tus grabaciones: { $count }. Esta página los muestra y los revoca: { $url }
