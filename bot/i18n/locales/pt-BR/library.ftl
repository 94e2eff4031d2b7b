# The list of recordings on the pages: filters, tags, deletion of several, and shared links.

library-filter = Filtrar
library-any = Todas
library-kind =
    { $kind ->
        [film] Vídeo
       *[sound] Som
    }
library-by =
    { $what ->
        [platform] Plataforma
        [kind] Tipo
        [language] Idioma
        [state] Estado
        [speaker] Falante
        [tag] Etiqueta
        [since] Do dia
       *[until] Até o dia
    }
library-show = Mostrar
library-all = Todas as gravações
library-none = Nenhuma gravação corresponde a estes filtros.
library-select = Escolher { $name }
library-chosen = Gravações escolhidas
library-choose-all = Escolher todas desta página
library-none-chosen = Escolha primeiro gravações na lista.
library-delete = Excluir …
library-delete-ask = Excluir as gravações escolhidas ({ $count })?
library-delete-how = As gravações, seus textos, arquivos, etiquetas e links compartilhados são excluídos, e o que a conversa mostra delas. Não é possível desfazer.
library-delete-now = Excluir para sempre
library-keep = Manter

## Tags

tags-title = Etiquetas
tags-field = Etiquetas, separadas por vírgulas
tags-add = Adicionar
tags-remove = Tirar
tags-remove-one = Tirar a etiqueta { $name }
tags-how = Uma etiqueta existe enquanto uma gravação a tiver. Elas são dadas na lista de gravações e na página de cada uma.
tags-results = Gravações: { $count }
tags-new-name = Novo nome da etiqueta { $name }
tags-rename = Renomear
tags-delete = Excluir a etiqueta
tags-name = Uma etiqueta tem um nome de até 40 caracteres, sem vírgulas.
tags-person-full = Você tem tantas etiquetas quanto possível ({ $count }). Exclua uma primeiro.
tags-result-full = Uma gravação tem no máximo { $count } etiquetas. Tire uma primeiro.

## Shared links

shared-title = Links compartilhados
shared-how = Quem tem um destes links lê a gravação sem entrar.
shared-none = Você não compartilha nenhuma gravação. A página de uma gravação cria links para ela.
shared-revoke-one = Revogar o link para { $name }
shared-revoke-all = Revogar todos os links
web-links = Links que compartilham suas gravações: { $count }. Esta página os mostra e revoga: { $url }
