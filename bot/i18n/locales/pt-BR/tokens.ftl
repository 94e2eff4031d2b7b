# Not yet reviewed by a native speaker.
# Access tokens: /token in a chat, their page, and what the API answers, in Brazilian Portuguese.

token-how = /token read cria um token com o qual um programa lê os seus resultados; com /token write ele também envia, muda e apaga. Você pode acrescentar dias, de 1 a { $most }, e um nome: /token read 30 backup
token-how-admin = /token admin cria um token com o qual um programa faz o que os comandos de administradores fazem, e nada com os seus resultados.
token-admin = Só administradores podem criar um token com a permissão admin.
token-new =
    Este token de acesso só é mostrado agora. Não o dê a ninguém: até { $until } { $scope ->
        [admin] ele permite a quem o tiver o que você pode fazer como administrador
       *[read] ele abre os seus resultados a quem o tiver
    }. Guarde-o no seu programa e apague esta mensagem. /token mostra e revoga os tokens.
tokens-none = Você não tem tokens de acesso.
tokens-title = Tokens de acesso
token-line = { $name } · { $scope } · até { $until } · último uso: { $used }
token-unused = nunca
token-scope =
    { $scope ->
        [admin] comandos de administradores
        [write] ler e escrever
       *[read] ler
    }
token-many = Você tem { $most } tokens de acesso. Revogue um com /token e depois crie outro.
button-token-revoke = Revogar
button-token-revoke-all = Revogar todos
privacy-token = De um token de acesso criado com /token eu guardo o nome e os momentos de uso até o fim dele; /token mostra e revoga os tokens.
web-token-about = Com um token de acesso, um programa pode fazer o que você pode fazer aqui.
web-token-new =
    Este token de acesso só é mostrado agora: guarde-o no seu programa. Não o dê a ninguém: até { $until } { $scope ->
        [admin] ele permite a quem o tiver o que você pode fazer como administrador
       *[read] ele abre os seus resultados a quem o tiver
    }.
web-token-name = Nome
web-token-days = Dias até o fim
web-token-create = Criar um token
api-unauthorized = Isto precisa de um token de acesso válido: Authorization: Bearer …. /token em um chat privado cria um.
api-scope =
    { $scope ->
        [admin] Isto precisa de um token de administrador. /token admin em um chat privado cria um.
        [read] Este token só pode fazer o que os comandos de administradores fazem. /token read em um chat privado cria um que pode ler.
       *[write] Este token só pode ler. /token write em um chat privado cria um que pode fazer isto.
    }
api-not-administrator = Você não é mais administrador, por isso este token deixou de valer.
api-invalid = O pedido não é o que a API espera: { $problem }
api-large = O pedido é maior que { $limit } bytes.
api-key-reused = Esta Idempotency-Key já foi usada em outro pedido. Escolha uma nova.
