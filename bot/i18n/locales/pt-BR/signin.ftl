# Not yet reviewed by a native speaker.
# Signing in to the pages without a link of the chat, in Portuguese.

web-app-opening = O Telegram está conectando você…
web-app-outside = Esta página abre dentro do Telegram, com o botão ao lado do campo de texto do chat com o bot. Em outros navegadores, envie /web ao bot: ele responde com um link.
web-app-refused = O que o Telegram informa sobre você para esta página não é válido, é antigo demais ou já foi usado. Feche a página e abra-a de novo pelo chat.
web-app-failed = Não foi possível acessar o servidor. Verifique sua conexão, feche a página e abra-a de novo pelo chat.
web-app-blocked = Este navegador não mantém a conexão de páginas dentro do Telegram. Envie /web ao bot: o link dele conecta uma janela separada.
web-app-elsewhere = Abrir em uma janela separada

## Discord

web-provider-sign-in = Entrar com { $name }
web-provider-denied = Você não permitiu no { $name }, então nada mudou. Tente de novo ou envie /web ao bot para receber um link.
web-provider-failed = { $name } não respondeu como deveria. Tente de novo em instantes ou envie /web ao bot para receber um link.
web-provider-old = Esta entrada começou há tempo demais ou em outro navegador, ou já foi usada. Comece de novo.

## Google

web-provider-continue = Continuar para { $name }
web-google-about = Uma conta do Google que você associa aqui permite entrar depois. Suas gravações ficam onde estão. Só um resumo criptográfico do número da conta é guardado: nem endereço nem nome, e nada é lido no Google.
web-google-join = Associar minha conta do Google
web-google-joined = Uma conta do Google, associada em { $since }
web-google-end = Desassociar
web-google-unknown = Esta conta do Google não está associada a ninguém aqui. Entre antes de outra forma, por exemplo com /web, e associe-a na página «Google».
web-google-taken = Esta conta do Google está associada a outra pessoa aqui. Essa pessoa precisa desassociá-la primeiro.
login-told-joined = Uma conta { $name } foi vinculada à sua nas páginas: agora ela entra como você e vê todos os seus resultados. Se não foi você, desvincule-a já: { $page } (/web faz seu login), e desconecte outros navegadores com /web sessions.
login-told-parted = Uma conta { $name } foi desvinculada da sua nas páginas: ela não entra mais como você, e os navegadores que entraram com ela foram desconectados. Se não foi você, confira seus navegadores com /web sessions.
privacy-google = De uma conta do Google que você associa nas páginas eu guardo um resumo criptográfico do número, até você desassociá-la lá.
