# Not yet reviewed by a native speaker.
# What the pages say, and /web in a chat, in Brazilian Portuguese.

web-link = Este link conecta um navegador, uma única vez, em até { $count } minutos. Não o envie a ninguém: quem o abrir verá todos os seus resultados. /web sessions mostra onde você está conectado.
web-how = Só conheço /web para um link e /web sessions para os navegadores conectados. /web links conta os links que compartilham suas gravações.
web-sessions-none = Nenhum navegador está conectado. /web dá um link a você.
web-sessions-title = Navegadores conectados
web-session = { $browser } · desde { $since } · último uso { $seen } UTC
web-browser-unknown = navegador desconhecido
button-web-end-all = Desconectar todos
privacy-web = De um navegador que você conectou com /web eu guardo o tipo, seu nome na plataforma e os momentos de uso por até 30 dias; /web sessions os mostra e os desconecta.

## Pages

web-title = Gravações
web-sign-in = Entrar
web-sign-out = Sair
web-sign-in-how = Envie /web ao bot em um chat privado. Ele responde com um link que conecta este navegador.
web-sign-in-ask = Quer conectar este navegador? Ele mostrará todos os seus resultados por até 30 dias, ou até você sair. Faça isso apenas em um aparelho seu.
web-link-used = Este link já foi usado ou é antigo demais. Envie /web ao bot para receber outro.
web-not-found = Não há nada aqui, ou é de outra pessoa. A página inicial mostra as suas gravações.
web-refused = Isto não veio de uma das nossas páginas, ou a página é antiga demais. Abra-a de novo e tente mais uma vez.
web-busy = Foram pedidos demais. Espere um momento e tente de novo.
web-away = Seus dados não estão acessíveis agora. Tente de novo em um momento.
web-search = Buscar
web-working = Em andamento
web-newest = Gravações mais recentes
web-play = Tocar ou pausar
web-back = Voltar 3 s
web-slower = Mais lento
web-faster = Mais rápido
web-find = Buscar nesta gravação
web-next-match = Próximo resultado
web-previous-match = Resultado anterior
web-doubtful = As palavras sublinhadas são duvidosas: ouça-as.
web-no-words = Este resultado só tem os tempos das frases. /again no chat dá também os das palavras.
web-no-recording = A gravação não está mais guardada e não pode ser tocada aqui.
web-not-playable = Os navegadores não conseguem tocar esta gravação. O texto e os arquivos estão aqui.
web-files = Arquivos
web-also-as = Também como:
web-edit = Corrigir esta frase
web-save = Salvar
web-split = Salvar e dividir a frase no cursor
web-split-lines = Cada linha vira uma frase; sem texto, a frase some.
web-leave = Sair sem salvar
web-merge = Juntar com a próxima frase
web-speaker = Falante
web-new-speaker = Novo falante
web-rename = Renomear o falante
web-undo = Desfazer
web-redo = Refazer
web-versions = Versões
web-saved = Salvo como versão { $number }.
web-conflict = Isto foi alterado nesse meio-tempo. Agora está: «{ $text }». Salve de novo para pôr o seu texto no lugar; os dois ficam nas versões.
web-conflict-gone = O texto foi alterado nesse meio-tempo e nada foi salvo. O que você escreveu continua aqui: veja o texto atual e tente de novo.
web-not-saved = Não foi salvo: o servidor está inacessível. O que você escreveu continua aqui; tente de novo.
web-files-follow = Os arquivos estão sendo refeitos com o texto corrigido. Até lá, eles têm o anterior.
web-summary-again = Refazer o resumo com este texto
web-summary-asked = O resumo está sendo refeito com o texto corrigido. A página do resultado vai mostrá-lo quando estiver pronto.
web-help = Teclas
web-forward = Avançar 3 s
web-keys-alt = As mesmas teclas enquanto você escreve
web-close = Fechar
web-change =
    { $kind ->
        [text] Texto corrigido
        [split] Frase dividida
        [merge] Frases unidas
        [speaker] Outro falante
        [name] Falante renomeado
        [delete] Frase excluída
        [redo] Versão { $undoes } refeita
       *[undo] Versão { $undoes } desfeita
    }
web-not-possible =
    { $code ->
        [long] Uma frase tem no máximo 5.000 caracteres. Divida-a.
        [last] A última frase não pode ser excluída.
        [gone] Essa frase ou esse falante não existe mais. Recarregue a página.
        [many] Não cabem mais falantes.
        [full] Este texto não aceita mais correções.
        [anew] O texto foi refeito nesse meio-tempo. Recarregue a página.
       *[other] Isso não é possível.
    }
web-share = Compartilhar por um link
web-share-how = Quem tem o link lê e ouve esta gravação sem entrar, do jeito que estiver corrigida. Não vê mais nada seu e não muda nada.
web-share-days = Dias
web-share-files = com os arquivos
web-share-make = Criar um link
web-share-link = Criado em { $made }, válido até { $until } UTC
web-share-revoke = Revogar
web-share-once = Este link só aparece agora, então copie-o. Você pode revogá-lo na página da gravação.
web-share-full = Esta gravação já tem o máximo de links. Revogue um primeiro.
web-share-ended = Este link não é válido, ou não é mais. Peça um novo a quem o enviou.
