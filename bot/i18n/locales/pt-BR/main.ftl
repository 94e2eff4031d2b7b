# Not yet reviewed by a native speaker.
# What mp4totext says, in Brazilian Portuguese.

locale-name = Português (Brasil)

## Hello and help

hello = Envie um vídeo, uma mensagem de voz, um arquivo de áudio ou um link para um deles. Você recebe o texto com os falantes, um resumo (também lido em voz alta) e legendas.
hello-invited = Boas-vindas! Seu convite foi aceito.
help-recordings = Gravações
help-choices = O que você recebe
help-rest = E mais
help-beside = Junto com um arquivo
help-wishes =
    Escreva opções que valem só para aquele arquivo, por exemplo: lang=pt speakers=2 summary=short speech=no formats=txt,srt,vtt
    lang: o idioma falado, por exemplo pt ou en
    Nomes também valem: lang=alemão; vários: lang=de,en; uma escrita do chinês: lang=zh-Hant
    speakers: quantas pessoas falam, por exemplo 3 ou 2-4
    summary: none (sem resumo), short (curto) ou full (completo)
    speech: yes (sim) ou no (não)
    formats: qualquer um de { $formats }
    captions: normal, ou short para legendas de uma linha curta
    video: burned para um vídeo com as legendas desenhadas na imagem
    careful: yes para um reconhecimento mais lento e cuidadoso
    louder: yes ouve vozes baixas com mais ganho
    from, to: tempos de um trecho, como from=22:10 to=26:20 ou from=-5:00
    replace: como escrever palavras, como Keler→Keller
    clean: light tira vícios de fala e gagueiras
    numbers: digits escreve em algarismos os números por extenso
    hints: nomes e palavras raras, separados por vírgulas
    O mesmo vale junto com um link, que precisa levar direto ao arquivo.
hint-send-media = Envie um vídeo, uma mensagem de voz, um arquivo de áudio ou um link para um deles. Veja mais em /help.
hint-what-to-transcribe = O que eu transcrevo? Escreva /transcribe com uma gravação ou um link, ou como resposta a uma mensagem que tenha uma.
hint-message-menu = Não há gravação nessa mensagem, ou ela não me é mostrada. Clique com o botão direito na mensagem, Aplicativos, Transcrever: assim eu a vejo.
link-first = Vou pegar o primeiro dos { $count } links. Envie os outros em mensagens separadas, por favor.
hint-unknown-command = Não conheço /{ $name }. Em /help está tudo o que eu sei fazer.

## The card of a job

card-title = { $name }
card-taking = Recebendo o arquivo
card-next = Na fila: é o próximo
card-ahead =
    { $count ->
        [one] Na fila: uma tarefa na frente
       *[other] Na fila: { $count } tarefas na frente
    }
card-drained = Na fila. O serviço está sendo atualizado: nada se perde, e ele continua sozinho.
card-lacks-language = Na fila até que um worker conheça este idioma: { $language }. Para o operador: inicie um cujo WHISPER_MODEL o reconheça.
card-lacks-length = Na fila até que um worker aceite gravações desta duração. Para o operador: inicie um com WORKER_JOBS=all.
card-lacks-worker = Nenhum worker está on-line. Nada se perde: isto continua sozinho assim que um voltar. Para o operador: inicie um (mp4totext worker).
card-work = { $time } de trabalho
card-left = faltam { $time }
card-failed = { $name } · falhou
card-cancelled = Cancelado.
card-preparing = Pronto. Preparando a resposta
button-cancel = Cancelar
stage-audio = Lendo o som
stage-transcript = Ouvindo e escrevendo
stage-speakers = Separando os falantes
stage-summary = Resumindo
stage-speech = Gravando o resumo em áudio
stage-files = Escrevendo os arquivos
stage-starting = Começando
card-fetching = Baixando o modelo de fala { $model }, só desta vez
card-fetching-bytes = { $done } de { $total } MB
card-fetching-some = { $done } MB
percent = { NUMBER($fraction, style: "percent") }
lasting-seconds = { $seconds } s
lasting-minutes = { $minutes } min { $seconds } s
lasting-hours = { $hours } h { $minutes } min
until-now = agora
until-minutes = em { $minutes } min, às { $time } UTC
until-hours = em { $hours } h { $minutes } min, às { $time } UTC
about-seconds = cerca de { $count } s
about-minutes = cerca de { $count } min
about-hours = cerca de { $hours } h { $minutes } min

## The answer

answer-speakers =
    { $count ->
        [one] { $count } falante
       *[other] { $count } falantes
    }
answer-points = Pontos principais
answer-chapters = Capítulos
answer-decisions = Decisões
answer-actions = A fazer
answer-questions = Questões em aberto
answer-shares = Quem falou
answer-transcript = Transcrição
answer-engines = Feito com { $engines }
answer-more = O restante está nos arquivos.
answer-empty = Não ouvi fala nesta gravação.
answer-empty-next = Se alguém fala nela, envie de novo com o idioma ao lado, por exemplo lang=pt, ou grave mais perto da voz.
answer-too-large = { $name } é grande demais para enviar aqui ({ $megabytes } MB; o limite é { $limit } MB).
large-zip = { $name } é grande demais para este chat ({ $megabytes } MB; o limite é { $limit } MB): vai como zip.
large-sound = { $name } é grande demais para este chat ({ $megabytes } MB; o limite é { $limit } MB): vai como um áudio menor.
large-parts = { $name } é grande demais para este chat ({ $megabytes } MB; o limite é { $limit } MB): vai em partes.
large-beside = O arquivo de legendas faz o mesmo: deixe-o ao lado do seu vídeo, com o mesmo nome.
large-ask = Um arquivo de legendas ao lado do seu vídeo faz o mesmo: /again formats=srt cria um.
large-not-made = Não consegui deixar { $name } pequeno o bastante para este chat.

## The privacy receipt, one line below every answer. Its parts are joined by " · ".

receipt-heard = Ouvido por { $engine }
receipt-choice =
    { $code ->
        [fetching] um modelo melhor para esta máquina está sendo baixado
       *[lacking] falta um modelo melhor para esta máquina
    }
receipt-summarized = resumido por { $engine }
receipt-spoken = lido por { $engine }
receipt-sent = { $engine } (enviado para { $company })
receipt-recording =
    { $hours ->
        [0] gravação apagada
        [one] gravação apagada em uma hora
       *[other] gravação apagada em { $hours } horas
    }
receipt-text =
    { $days ->
        [0] texto guardado até você apagar
        [one] texto apagado em um dia
       *[other] texto apagado em { $days } dias
    }
receipt-now = apagar agora: «{ $button }» abaixo

## The buttons of an answer, and doing it again

button-summary = Resumo
button-transcript = Transcrição
button-subtitles = Legendas
button-voice = Áudio
button-redo = Refazer
button-names = Dar nome aos falantes
button-name = Digitar os nomes
button-drop = Apagar
button-drop-now = Sim, apagar este resultado
button-back = ‹ Voltar
redo-language = Outro idioma
redo-speakers = Outro número de falantes
redo-careful = Ouvir com mais cuidado, mais lento
redo-louder = Mais alto: vozes baixas com mais ganho
redo-summary = Outro resumo
redo-captions-short = Legendas curtas, uma linha
redo-captions-normal = Legendas normais, duas linhas
redo-burned = Legendas desenhadas na imagem
redo-voice-on = Com o resumo em áudio
redo-voice-off = Sem o resumo em áudio
again-title = Refazer: { $name }
again-begun = Estou refazendo. A resposta acima vai mudar.
again-busy = Já estou fazendo isso. Espere terminar ou cancele.
again-same = Já está assim.
again-minutes = { $why } Ouvir a gravação de novo conta como uma nova. Outros arquivos, resumos, nomes e falantes desta resposta não gastam minutos.
again-none = Não tenho nenhum resultado para refazer. Escreva /again em resposta a um resultado meu ou envie uma gravação.
again-nothing = Não deu para refazer: { $why } Esta é a resposta anterior.
again-changed = Alterado: { $options }
again-differs = Diferente agora: { $facts }
again-no-difference = O resultado é o mesmo de antes.
result-not-yours = Este resultado é de outra pessoa ou não está mais guardado.
file-gone = Este arquivo não está mais guardado. Envie a gravação de novo para receber outro.
file-never = Este serviço não consegue criar isso.
drop-done = { $name }: apagado, com tudo o que eu guardava dele. Os arquivos já enviados ficam no chat até você apagar.

## Naming the speakers

names-title = Quem fala em { $name }?
names-how = Responda a esta mensagem com os nomes, nesta ordem: Ana, Léo. Ou só um pelo número: 2 = Léo. Em outro lugar: /names 1=Ana 2=Léo
names-form = Toque no botão abaixo e digite os nomes.
names-all = Uma linha para cada um: 1 = Ana
names-late = Não deu para abrir o formulário a tempo. Toque no botão de novo ou escreva: /names 1=Ana 2=Léo
names-clip = Falante { $number }
names-begun = Estou colocando os nomes. A resposta acima vai mudar.
names-one = Só ouvi uma pessoa ali, então não há quem separar.

## Remembered voices

voices-offer = Quer que eu lembre destas vozes? De cada uma eu guardaria uma impressão de voz: números que descrevem a voz, não o som. Ela só coloca estes nomes nas suas próximas gravações neste chat e não é compartilhada com ninguém; /forget_voice apaga quando você quiser. Pergunte antes às pessoas de quem são as vozes.
button-remember = Lembrar
button-remember-not = Não
voices-remembered = Lembradas: { $names }. Quando eu tiver certeza de uma voz, coloco o nome nas suas próximas gravações neste chat; /forget_voice apaga.
voices-short = Falaram pouco demais para eu lembrar: { $names }.
voices-many = Não lembrei destas, porque já conheço { $most } vozes suas aqui: { $names }. /forget_voice abre espaço.
voices-mute = Não consigo lembrar destas vozes: esta resposta não tem impressões de voz, porque é antiga demais ou porque o motor que separou os falantes não as cria.
voices-on = A partir de agora eu lembro das vozes a que você der nome, só para as suas próximas gravações no mesmo chat.
voices-declined = Não lembro de nenhuma voz. Dá para mudar em /settings.
voices-off = Este serviço não lembra de vozes.
voices-title = Vozes que eu lembro para você
voices-how = Toque em um nome para esquecer aquela voz; os nomes em respostas anteriores ficam. Por comando: /forget_voice Ana ou /forget_voice all
voices-elsewhere = em outro chat
voices-unknown = Não lembro de nenhuma voz chamada { $name }. /forget_voice mostra todas.
voices-forgotten = Esquecida: { $name }.
voices-none = Não lembro de nenhuma voz para você aqui.
voices-gone = Não lembro mais de nenhuma voz para você.
button-forget-voices = Esquecer todas

## Several recordings sent together

album-title =
    { $count ->
        [one] { $count } gravação
       *[other] { $count } gravações
    }
album-done = { $done } de { $count } prontas
album-late = Outros arquivos deste álbum já tinham começado quando este chegou, por isso não estão em um só texto. Quando todas as respostas chegarem, envie /join { $count } em resposta à primeira: aí estarão.
state-done = pronto
state-failed = falhou
state-cancelled = cancelado

## /status, /cancel

status-none = Não estou trabalhando em nada para você. Envie uma gravação.
status-line = { $name }: { $state }
status-percent = { $stage }, { $percent } %
cancel-none = Não há nada para cancelar.
cancel-done =
    { $count ->
        [one] Cancelei uma tarefa.
       *[other] Cancelei { $count } tarefas.
    }
cancel-over = Esta tarefa já terminou.
not-yours = Só quem enviou a gravação pode fazer isso.

## /settings

settings-title = O que você recebe, se não pedir outra coisa junto com um arquivo
settings-how = Ou por comando: /settings lang=pt summary=short formats=txt,srt
settings-no-part = from= e to= valem para uma única gravação: escreva-os na legenda dela ou depois de /again. Nada foi alterado.
settings-no-join = join vale para um único álbum: escreva na legenda dele. Para gravações prontas, use /join. Nada foi alterado.
settings-changed = Alterado.
settings-reset = Tudo voltou a ser como no começo.
button-reset = Voltar ao padrão
button-to-settings = ‹ Configurações
menu-not-yours = Este menu é de outra pessoa. /settings abre o seu.
menu-lang = Idioma
menu-speakers = Falantes
menu-summary = Resumo
menu-summary_lang = Idioma do resumo
menu-speech = Resumo em áudio
menu-formats = Arquivos
menu-captions = Legendas
menu-clean = Vícios de fala
menu-numbers = Números
menu-video = Legendas nos vídeos
menu-careful = Reconhecimento
menu-louder = Vozes baixas
menu-voices = Vozes
menu-tongue = Meu idioma
menu-news = Novidades
page-lang = Que idioma é falado nas suas gravações?
page-speakers = Quantas pessoas falam nelas?
page-summary = De que tamanho você quer o resumo?
page-summary_lang = Em que idioma você quer o resumo?
page-speech = Quer o resumo lido em voz alta?
page-formats = Quais arquivos você quer? Toque em quantos quiser.
page-captions = De que tamanho podem ser as linhas das legendas?
page-clean = Tirar os «hã» e as gagueiras?
page-numbers = Escrever os números em algarismos, como 25?
page-video = Como um vídeo deve mostrar as legendas?
page-careful = O reconhecimento mais cuidadoso demora mais. Você quer?
page-louder = Ouvir vozes baixas com mais ganho? O ruído às vezes vira palavras erradas.
page-voices = Quer que eu reconheça as vozes a que você deu nome? De cada uma guardo uma impressão de voz, números e não o som, só para as suas próximas gravações no mesmo chat. Ao desligar, esqueço todas.
page-tongue = Em que idioma falo com você?
page-news = Quer saber o que o operador deste serviço anuncia? É pouco e nunca sobre outras pessoas.
page-by = Por comando: { $command }
wish-lang = Idioma: { $value }
wish-speakers = Falantes: { $value }
wish-summary = Resumo: { $value }
wish-summary_lang = Idioma do resumo: { $value }
wish-speech = Resumo em áudio: { $value }
wish-formats = Arquivos: { $value }
wish-captions = Linhas das legendas: { $value }
wish-clean = Retirar vícios de fala: { $value }
wish-numbers = Números: { $value }
wish-video = Legendas nos vídeos: { $value }
wish-careful = Reconhecimento mais cuidadoso e lento: { $value }
wish-louder = Mais ganho para vozes baixas: { $value }
wish-voices = Reconhecer vozes com nome: { $value }
wish-tongue = Falo com você em: { $value }
wish-news = Novidades do operador: { $value }
wish-hints = Nomes e palavras raras: { $value }
wish-replace = Palavras substituídas: { $value }
value-auto = automático
value-platform = como no seu aplicativo
value-normal = normais
value-video = vídeo
value-yes = sim
value-no = não

## /quota

quota-title = Sua cota
quota-minutes = Minutos em 24 horas: { $used } de { $limit } usados, restam { $left }
quota-minutes-free = Minutos em 24 horas: { $used } usados, sem limite
quota-back = { $amount } min deles voltam { $until }
quota-all-back = Todos voltam { $until }
quota-jobs = Tarefas em andamento: { $count } de { $limit }
quota-jobs-free = Tarefas em andamento: { $count }, sem limite
quota-longest = Gravação mais longa: { $limit } min
quota-largest = Maior arquivo: { $limit } MB

## /history

history-none = Não há resultados seus aqui.
history-title = Seus resultados
button-newer = Mais novos
button-older = Mais antigos
result-elsewhere = Você enviou esta gravação em outro lugar. Abra o resultado lá ou em um chat privado comigo.

## /search

search-how = Diga o que procurar, por exemplo: /search orçamento de março. Eu procuro no texto das suas gravações.
search-none = Ninguém diz isso nas suas gravações daqui.
search-title = Quem diz «{ $words }»
search-places = trechos: { $count }
search-also = Também em { $times }
search-more = Há mais. Acrescente palavras para achar menos.

## /auto

auto-in-groups = /auto é para grupos: um administrador liga, e eu transcrevo todas as gravações enviadas lá.
auto-is-on = Eu transcrevo todas as gravações enviadas aqui.
auto-is-off = Aqui eu transcrevo quando alguém me pede.
auto-how = Os administradores deste grupo mudam isso com /auto on e /auto off.
auto-only-managers = Só os administradores deste grupo podem fazer isso.
auto-unknown = Não consegui descobrir quem administra este grupo. Tente de novo mais tarde, por favor.
auto-on = A partir de agora eu transcrevo cada mensagem de voz, mensagem de vídeo, áudio e vídeo enviado aqui por quem pode me usar. Conta na cota de quem enviou.
auto-deaf-telegram = Mas eles ainda não chegam a mim: torne-me administrador deste grupo, ou peça ao operador para desligar o modo de privacidade no @BotFather e me adicionar de novo ao grupo.
auto-deaf-discord = Mas eles ainda não chegam a mim: o operador precisa ligar o intent «Message Content» deste bot e DISCORD_MESSAGE_CONTENT nas configurações.
auto-off = A partir de agora só transcrevo aqui quando alguém me pede.
join-too-few = Só posso unir gravações suas que já estejam prontas nesta conversa, e são necessárias duas. Envie-as, espere minhas respostas e use /join 2, ou /join em resposta à primeira.
join-too-few-menu = Só posso unir gravações suas que já estejam prontas nesta conversa, e são necessárias duas. Envie-as, espere minhas respostas e use /join 2, ou clique com o botão direito na primeira, Aplicativos, { $entry }.
join-no-part = Gravações unidas são transcritas por inteiro: deixe de fora from= e to=, e gravações das quais só uma parte foi transcrita. /again from=start to=end transcreve uma dessas por inteiro.
rules-in-groups = /replace é para grupos: um administrador define como as palavras são escritas em todas as gravações enviadas lá. Para as suas próprias gravações em qualquer lugar: /settings replace=Keler→Keller
rules-here = Palavras substituídas em todas as gravações enviadas aqui: { $value }
rules-none = Nenhuma palavra é substituída neste grupo.
rules-how = Os administradores deste grupo mudam isso com /replace Keler→Keller; Mayer→Maier, e /replace none apaga as regras. Para a mesma palavra, vale primeiro a regra da legenda, depois a da própria pessoa.

## /stats and the other commands of administrators

help-operators = Para administradores
stats-how = Diga para quantos dias: um número de 1 a { $most }, por exemplo /stats 7.
stats-title =
    { $days ->
        [one] Hoje
       *[other] Os últimos { $days } dias
    }
stats-people = Pessoas: { $people }, ativas: { $active }
stats-queue = Agora: { $running } em andamento, { $queued } esperando
stats-jobs = Todas as tarefas: { $done } prontas, { $failed } com falha, { $cancelled } canceladas
stats-hours = Gravações: { $hours } h
stats-success = Concluídas sem falha: { $percent }
stats-waited = Espera: mediana { $median }, 95 de 100 no máximo { $most }
stats-worked = Trabalho: mediana { $median }, 95 de 100 no máximo { $most }
stats-realtime = Fator de tempo real: { $factor }
stats-failures = Falhas: { $list }
stats-languages = Idiomas: { $list }
stats-no-workers = Nenhum worker dá sinal.
stats-worker = Worker { $name }: { $device }, { $memory } GB, tarefas: { $jobs }, visto há { $seconds } s
stats-more-workers = Outros workers: { $others }
stats-storage = Armazenamento: { $used } GB usados, { $free } GB livres
stats-legend =
    Acima: horas de gravações. Abaixo: tarefas.
    🟦 prontas ⬜ canceladas 🟧 com falha
queue-none = Não há nada em andamento nem esperando.
queue-title = Em andamento: { $running }, esperando: { $waiting }
queue-waits = esperando
button-front = Adiantar:
front-not = Não há essa tarefa na fila: está em andamento, já terminou ou nunca existiu.
drained-since = Desde { $since } nada novo é começado.
drain-off = O serviço aceita trabalho.
drain-how = Antes de atualizar: /drain on. O que está em andamento termina; o que chegar fica guardado e espera.
drain-not-yet = Primeiro termina o que está em andamento. Olhe de novo daqui a pouco.
drain-ready = Não há nada em andamento: o serviço já pode ser parado e atualizado. O que espera continua depois de /drain off.
announce-how = Escreva o que quer anunciar: /announce TEXTO. Vai para quem ligou as novidades em /settings, depois que você conferir.
announce-long = É longo demais: no máximo { $most } caracteres.
announce-nobody = Ninguém ligou as novidades em /settings, então não há a quem contar.
announce-preview =
    { $count ->
        [one] { $count } pessoa receberia isto:
       *[other] { $count } pessoas receberiam isto:
    }
announce-sending = O anúncio está a caminho.
announce-sent = O anúncio foi enviado.
announce-stopped = O anúncio foi interrompido.
announce-told = Enviado a { $told } de { $count }
announce-gone = Fora de alcance, porque bloquearam o bot ou fecharam as mensagens diretas: { $count }
announce-spared = Não queriam mais: { $count }
announce-dropped = Não enviado.
announce-over = Este anúncio já terminou ou nunca existiu.
button-announce = Enviar
button-announce-drop = Não enviar
button-announce-stop = Parar
news-title = Novidades do operador
news-off = Você recebe isto porque as novidades estão ligadas nas suas configurações. /settings news=no desliga.
button-drain = Não começar nada novo
button-go-on = Continuar o trabalho
button-look = Olhar de novo
failures-none = Nada falhou.
failures-title = O que falhou por último
button-retry = Tentar de novo
retry-begun = Estou tentando de novo. A própria mensagem mostra o andamento.
retry-not = Não dá para tentar de novo: está em andamento, já foi feito depois ou não está mais guardado.
who-how = Diga de quem é a conta, por exemplo: { $example }
who-unknown = Não conheço { $account }: a pessoa precisa escrever para mim primeiro.
who-role = Papel: { $role }
who-accounts = Contas: { $accounts }
who-since = Primeiro contato: { $date }
role-user = usuário
role-admin = administrador
role-blocked = bloqueado
block-done = Bloqueado: { $account }
block-not-admins = { $account } é administrador e não pode ser bloqueado. Antes, use /unadmin.
block-not-self = Você não pode se bloquear.
unblock-done = Não está mais bloqueado: { $account }
admin-done = Agora é administrador: { $account }
admin-already = { $account } já é administrador.
admin-blocked = { $account } está bloqueado. Use /unblock antes, para que possa ser administrador.
unadmin-done = Não é mais administrador: { $account }
unadmin-not-self = Você não pode tirar isso de si. Outro administrador pode.
unadmin-settings = { $account } está como administrador na configuração (ADMINS): só quem mantém o serviço pode mudar isso.
unadmin-none = { $account } não é administrador.
admins-settings = Administradores pela configuração (ADMINS): { $accounts }
admins-made = Nomeados por um administrador: { $accounts }
quota-of = A cota de { $account }
quota-done = A cota de { $account } a partir de agora
quota-set = Definido para esta pessoa: { $limits }
quota-service = Mas ninguém pode enviar mais de { $longest } min e { $largest } MB aqui.
audit-none = Nenhum administrador fez nada ainda.

## /link and /unlink: several accounts of one person

platform-name =
    { $code ->
        [telegram] Telegram
        [discord] Discord
       *[other] o console
    }
link-how = Escreva isto para mim na sua outra conta, em um chat privado:
link-once =
    { $count ->
        [one] Funciona uma vez, durante um minuto. Não mostre a ninguém: quem usar vê todos os seus resultados e pode apagá-los.
       *[other] Funciona uma vez, durante { $count } minutos. Não mostre a ninguém: quem usar vê todos os seus resultados e pode apagá-los.
    }
link-alone = Isto é só para os seus olhos. Escreva /{ $command } para mim em um chat privado.
link-seen = Outras pessoas podiam ler este código aqui, então ele não vale mais. Escreva /link de novo e digite o novo código em um chat privado comigo.
link-own = Este código é seu mesmo. Digite-o na sua outra conta.
link-admins = Contas de administradores só se vinculam a contas de administradores: um código não dá direitos a ninguém. Peça a um administrador que nomeie as duas antes.
link-many = No máximo { $count } contas podem ser vinculadas.
link-ask = Quer vincular esta conta à conta que deu este código ({ $platform })? Para mim, vocês passam a ser uma pessoa só, com um histórico, uma cota e as configurações daquela conta. Cada conta vê tudo o que a outra tem e pode apagar. Diga sim só se as duas forem suas.
button-join = Sim, as duas são minhas
button-join-not = Não
link-not = Nada foi vinculado.
link-done = Vinculadas. Histórico, busca, configurações e cota agora são os mesmos aqui e lá ({ $platform }). /unlink separa as contas.
link-told = Seu código foi usado: esta conta agora está vinculada a { $account }. Cada uma vê todos os resultados da outra. Se não foi você, escreva /unlink agora mesmo.
unlink-none = Esta conta não está vinculada a nenhuma outra. Use /link para vincular.
unlink-which = Qual conta você quer separar?
unlink-this = { $account } (esta)
unlink-done = Separada: { $account } voltou a ser independente. Cada conta fica com o que foi enviado por ela; as configurações são copiadas.
code-wrong-link = Este código não funciona: foi digitado errado, já foi usado ou é antigo demais. Escreva /link na sua outra conta para receber um novo.
code-wrong-invite = Este código de convite não funciona: foi digitado errado, esgotou ou é antigo demais.
code-tries =
    { $count ->
        [0] Houve erros demais, então não aceito outro código por uma hora.
        [one] Você tem mais { $count } tentativa.
       *[other] Você tem mais { $count } tentativas.
    }
code-too-many = Houve códigos errados demais, então não olho os seus, nem mesmo os certos. Tente de novo em { $time }.
delete-accounts = Isso vale para todas as suas contas vinculadas: { $accounts }. Use /unlink antes, se quiser manter os resultados de uma delas.
privacy-codes = Dos códigos que você errar eu guardo por uma hora quantos foram, mesmo que você apague tudo.
privacy-voices =
    Com um texto eu guardo impressões de voz dos falantes: números que descrevem uma voz, ou seja, dados biométricos. Elas não reconhecem ninguém, a não ser que você me peça para lembrar vozes a que deu nome. Essas ficam guardadas { $days ->
        [0] até você escrever /forget_voice
        [one] até você escrever /forget_voice ou passar um dia sem que sejam ouvidas
       *[other] até você escrever /forget_voice ou passarem { $days } dias sem que sejam ouvidas
    }, e só colocam os nomes nas suas próximas gravações naquele chat.
again-here = Estou refazendo, e a nova resposta vem aqui.
again-elsewhere = Não guardo mais esta gravação, e ela foi enviada em outro lugar ({ $platform }). Envie aqui ou refaça lá.

## /invite

invite-how = Diga para quantas pessoas (até { $uses }) e quantos dias (até { $limit }): /invite 5 30. Sem números, é uma pessoa e uma semana. /invite list mostra os códigos; /invite revoke CÓDIGO cancela um.
invite-made =
    { $count ->
        [one] Isto deixa entrar { $count } pessoa, até { $date }. Ela escreve para mim, em qualquer plataforma:
       *[other] Isto deixa entrar { $count } pessoas, até { $date }. Elas escrevem para mim, em qualquer plataforma:
    }
invite-link = Ou abrem este link ({ $platform }): { $link }
invite-idle = Mas os códigos só são pedidos com ACCESS=invite. Agora é ACCESS={ $access }.
invite-title = Códigos de convite
invite-left = restam { $left } de { $uses }, até { $date } UTC
invite-none = Não há nenhum código de convite válido. /invite cria um.
invite-unknown = Esse código não existe ou ninguém mais pode usá-lo.
invite-revoked = Ninguém mais entra com { $name }. Quem já entrou continua.
button-revoke = Cancelar código

## Privacy

privacy =
    { $hours ->
        [0] Eu apago sua gravação quando a tarefa termina.
        [one] Eu guardo sua gravação por uma hora depois da tarefa, para poder refazer sem você enviar de novo; depois apago.
       *[other] Eu guardo sua gravação por { $hours } horas depois da tarefa, para poder refazer sem você enviar de novo; depois apago.
    } { $days ->
        [0] Guardo o texto e o resumo até você escrever /delete_my_data, que apaga tudo de uma vez. Só você tem acesso ao que enviou.
       *[other] Guardo o texto e o resumo por { $days } dias, para que enviar a mesma gravação de novo seja rápido; depois também são apagados. /delete_my_data apaga tudo de uma vez. Só você tem acesso ao que enviou.
    } Por um dia eu lembro quantos minutos você enviou, e mais nada, para que apagar não devolva minutos; se o operador bloqueou você ou definiu uma cota, isso também fica.
delete-confirm = Isto cancela suas tarefas e apaga tudo o que eu guardo sobre você: gravações, textos, resumos, arquivos. Não dá para desfazer.
button-delete = Apagar tudo
button-keep = Manter
delete-not-yours = Só quem pediu pode decidir isso. /delete_my_data pergunta sobre os seus próprios dados.
delete-kept = Nada foi apagado.
delete-working = Apagando
delete-done = Apagado: { $jobs } tarefas, { $files } arquivos, { $megabytes } MB. Não guardo mais nada sobre você, a não ser, por um dia, quantos minutos você enviou, e um bloqueio ou uma cota, se o operador definiu.

## Errors: what happened, and what to do next

error-unknown = Algo deu errado ({ $code }). Tente de novo; se acontecer outra vez, avise o operador.
database-away = Meu banco de dados não está disponível no momento. Guardo o seu pedido e continuo assim que ele voltar; não precisa enviar de novo.
error-bug = Algo deu errado do meu lado e ficou registrado. Tente de novo; se acontecer outra vez, avise o operador.
error-expected = Não funcionou. Tente de novo, por favor.
error-bad_media = Não dá para usar este arquivo. Envie outro, por favor.
error-empty_file = Este arquivo está vazio. Envie de novo, por favor.
error-not_media = Isto não é um vídeo nem um áudio que eu consiga abrir. Envie mp4, mkv, mov, webm, mp3, m4a, wav, ogg ou outro formato comum.
error-foreign_file =
    { $kind ->
        [dictation] { $name } é um formato de ditado que só { $program } abre. Salve lá a gravação como mp3 ou wav e envie-a.
        [protected] Os arquivos { $name } são protegidos contra cópia: só { $program } os reproduz. Envie uma gravação sem proteção.
        [archive] { $name } é um arquivo compactado. Descompacte-o e envie as gravações que ele contém.
        [playlist] { $name } é uma lista de reprodução: ela só cita gravações. Envie as próprias gravações ou links para elas.
        [project] { $name } é um projeto de { $program }, não uma gravação. Exporte lá a gravação, por exemplo como mp3 ou mp4, e envie-a.
       *[other] { $name } não é uma gravação. Envie um arquivo de vídeo ou áudio, por exemplo mp4, mp3, m4a, wav ou ogg.
    }
error-bad_archive =
    { $reason ->
        [encrypted] Este arquivo compactado pede uma senha. Compacte as gravações sem senha e envie de novo, ou envie uma por uma.
        [members] Este arquivo compactado contém { $count } arquivos, e eu abro no máximo { $limit }. Compacte só as gravações de uma conversa.
        [tracks] Este arquivo compactado contém { $count } gravações, e eu ouço no máximo { $limit } como faixas de uma conversa. Compacte menos, por favor.
        [size] As gravações deste arquivo ocupam { $count } MB descompactadas, e o limite é de { $limit } MB. Salve-as em um formato menor, por exemplo flac, ogg ou m4a, e compacte de novo.
        [ratio] Este arquivo está mais compactado do que gravações podem estar, por isso não o abri. Salve as gravações como flac, ogg ou mp3 e compacte de novo.
        [method] Este arquivo está compactado com um método que não abro. Compacte as gravações como um zip comum ou envie uma por uma.
       *[damaged] Este arquivo compactado está danificado. Baixe ou compacte de novo, ou envie as gravações uma por uma.
    }
error-no_audio = Este arquivo não tem som. Envie um com trilha de áudio, por favor.
error-corrupt = Este arquivo está danificado e não pode ser lido. Salve ou grave de novo e envie outra vez, por favor.
error-unsupported = O som deste arquivo está em um formato que não consigo decodificar. Converta, por exemplo para mp3 ou m4a, e envie de novo, por favor.
error-encrypted = Este arquivo tem proteção contra cópia, então não consigo ler. Envie um sem proteção, por favor.
error-too_long = Esta gravação é longa demais: { $minutes } min; o limite é { $limit } min. Corte e envie as partes, por favor.
error-no_such_part = Não há nada entre { $start } e { $end }: esta gravação dura { $length }. Escolha outros tempos, por exemplo from=0:30 to=2:00.
error-too_large = Este arquivo é grande demais: { $megabytes } MB; o limite é { $limit } MB. Envie um menor, por exemplo só o áudio.
error-too_large_here = Este arquivo é grande demais: { $megabytes } MB, e aqui os bots recebem arquivos de até { $limit } MB. Envie um mais curto, só o áudio ou um link de onde eu possa baixar. No Telegram, o operador pode tirar o limite com um servidor local da Bot API.
error-bad_link = Não consigo usar este link. Envie um que comece com https:// ou http:// e leve direto a uma gravação, sem usuário, senha ou porta incomum.
error-links_off = Links estão desligados aqui. Envie o próprio arquivo, por favor.
error-link_unreachable = Não consigo chegar aonde este link leva. Só baixo o que qualquer pessoa na internet alcança. Confira o link ou envie o próprio arquivo.
error-link_certificate = O certificado deste site não é válido, então não baixei nada. Envie outro link ou o próprio arquivo.
error-link_gone = Não há (mais) nada aonde este link leva. Confira o link ou envie o próprio arquivo.
error-link_forbidden = Este site não me entrega o arquivo. Compartilhe de modo que qualquer pessoa com o link possa baixar, ou envie o próprio arquivo.
error-link_login = É preciso entrar com uma conta para pegar este arquivo. Compartilhe de modo que qualquer pessoa com o link possa baixar, ou envie o próprio arquivo.
error-link_trouble = Este site responde com o erro { $status }. Tente de novo mais tarde ou envie o próprio arquivo.
error-link_circles = Este link leva de um endereço a outro sem fim. Envie um que leve direto ao arquivo, ou o próprio arquivo.
error-link_too_slow = O arquivo vinha devagar demais, então desisti. Tente de novo mais tarde ou envie o próprio arquivo.
error-link_broken = A conexão com este site caiu várias vezes. Tente de novo mais tarde ou envie o próprio arquivo.
error-link_page = Este link leva a uma página da web, não a uma gravação. Abra a página, baixe a gravação e envie o arquivo ou um link direto (costuma terminar em .mp3 ou .mp4).
error-link_site = { $site } só mostra gravações no próprio player, e de lá não baixo nada. Se você tiver permissão, baixe a gravação e envie o arquivo. Quem opera o bot também pode transcrever um arquivo com mp4totext run.
error-link_message = Não consigo ler a mensagem a que este link leva. Envie a gravação dela aqui, por favor.
error-link_forward = É um link para uma mensagem do Telegram, que bots não conseguem abrir. Encaminhe a mensagem para mim ou envie o arquivo.
error-link_elsewhere = É um link para uma mensagem do Discord, onde eu sei quem pode ler. Envie por lá, ou envie o arquivo aqui.
error-link_nothing_in = Não há gravação na mensagem a que este link leva, ou ela não me é mostrada. Clique com o botão direito na mensagem, Aplicativos, Transcrever: assim eu a vejo.
error-refused = Isso não é permitido aqui. Pergunte ao operador, por favor.
error-no_access = Este bot é privado. Peça acesso ao operador e diga quem você é: { $account }
error-not_invited = Este bot é privado, mas um código de convite deixa você entrar: escreva /start e o código, por exemplo /start ABCD-EFGH-JKMN. Se não tiver um, pergunte ao operador e diga quem você é: { $account }. Se outra conta sua já entrou, escreva /link lá e o código aqui.
error-too_many_jobs = Você já tem { $limit } tarefas em andamento: { $names }. Espere uma terminar; /cancel cancela todas, e /status mostra cada uma com um botão.
error-quota_used_up =
    { $minutes ->
        [0] Seus minutos acabaram: restam 0 de { $limit } min em 24 horas. Haverá o bastante para esta gravação { $until }. Veja mais em /quota.
       *[other] Restam poucos minutos para esta gravação: { $minutes } de { $limit } min em 24 horas. Haverá o bastante { $until }; algo mais curto vai na hora. Veja mais em /quota.
    }
error-longer_than_a_day = Esta gravação tem { $minutes } min, e você tem { $limit } min em 24 horas, então ela nunca cabe. Corte e envie as partes, por favor.
error-bad_wish = Não entendo { $wish }. Opções: { $choices }
error-unknown_language =
    { $suggestions ->
        [none] Não conheço o idioma { $wish }. Escreva o nome ou o código, por exemplo lang=português ou lang=pt.
       *[other] Não entendo { $wish }. Você quis dizer: { $suggestions }?
    }
error-language_not_recognized = O reconhecimento de fala não conhece este idioma: { $language }. Sem esta opção, o idioma é detectado.
error-engine_trouble = Uma parte do serviço ({ $engine }) não está funcionando agora. Tente de novo mais tarde, por favor.
error-engine_missing = Uma parte do serviço ({ $engine }) não está configurada. O operador pode mudar isso com a opção { $setting }.
error-model_not_fetched =
    O modelo de fala { $model } ainda não está aqui e não pôde ser baixado: { $reason ->
        [silent] o servidor não responde a tempo
        [offline] aqui nenhum servidor pode ser consultado
        [no_space] não há espaço no disco
        [damaged] o que chegou está danificado
        [nonsense] o servidor deu uma resposta que não serve
       *[unreachable] o servidor está fora de alcance
    }. Tente de novo mais tarde; o operador pode escolher outro com a opção { $setting }.
error-engine_lacks_language = Uma parte do serviço ({ $engine }) não conhece este idioma ({ $language }). O operador pode mudar isso com a opção { $setting }. Envie de novo com outro idioma ou sem idioma.
error-engine_unreachable = Uma parte do serviço ({ $engine }) está fora de alcance agora. Tente de novo mais tarde, por favor.
error-engine_over_quota = Uma parte do serviço ({ $engine }) chegou ao limite por enquanto. Tente de novo mais tarde, por favor.
error-engine_refused = Uma parte do serviço ({ $engine }) recusou este conteúdo.
error-engine_too_slow = Uma parte do serviço ({ $engine }) não respondeu a tempo. Tente de novo mais tarde, por favor.
error-engine_nonsense = Uma parte do serviço ({ $engine }) deu uma resposta que não serve. Tente de novo mais tarde, por favor.
error-media_gone = Não consegui pegar o arquivo. Envie de novo, por favor.
error-kept_crashing = Esta gravação derrubou o serviço várias vezes, então desisti dela. Envie em outro formato e avise o operador, por favor.
error-bad_setting = A opção { $setting } não pode ser usada: { $problem }. O operador precisa mudá-la.

## Notes: what is missing or worth knowing

note-unknown = Vale saber: { $code }
note-nothing_said = Não ouvi fala nesta gravação.
note-text_removed =
    { $count ->
        [one] { $count } trecho ficou de fora: o reconhecimento o inventou ou repetiu.
       *[other] { $count } trechos ficaram de fora: o reconhecimento os inventou ou repetiu.
    }
note-not_speech =
    { $count ->
        [one] Um trecho não tem texto: é música ou ruído, não fala.
       *[other] { $count } trechos não têm texto: são música ou ruído, não fala.
    }
note-check_places = Palavras duvidosas, vale conferir: { $places }
note-too_quiet = Alguém fala baixo demais em { $places }; /again louder ouve isso com mais ganho.
note-still_too_quiet = Alguém fala baixo demais em { $places }, mesmo com mais ganho. Se houver uma gravação feita mais de perto, envie essa.
note-damaged = A gravação está danificada: algumas partes não puderam ser lidas.
note-track_chosen = A gravação tem { $tracks } trilhas de áudio; esta é a número { $track }.
note-channels_inverted = Os dois canais desta gravação se anulam, por isso foi usada a diferença entre eles.
note-channels_delayed = Um canal é uma cópia atrasada do outro, por isso só o mais alto foi usado.
note-channels_one_sided = Só um canal desta gravação tem som, por isso só ele foi usado.
note-channels_apart = Cada canal foi ouvido separadamente, porque em cada um fala uma pessoa diferente: nada dito ao mesmo tempo se perde.
note-channels_alike = Os canais têm o mesmo som, por isso não servem para separar os falantes.
note-tracks_apart = Cada faixa foi ouvida separadamente, por isso os falantes são certos e têm o nome da faixa. Nada do que foi dito ao mesmo tempo se perde.
note-tracks_unreadable = Estas faixas não têm som que eu consiga ler: { $names }
note-tracks_repeated = Estas faixas só contêm o que as outras contêm, por isso não foram ouvidas de novo: { $names }
note-tracks_simultaneous = Muito é dito ao mesmo tempo nestas faixas. Se elas não são de uma mesma conversa, envie as gravações uma por uma.
note-no_speakers = Não deu para separar os falantes: { why }.
note-names_dropped = Os nomes dos falantes ficaram de fora: agora há mais ou menos falantes. Você pode nomeá-los de novo.
note-corrections_dropped = Suas correções são de um texto anterior desta gravação e não estão neste. Refaça-o com as opções anteriores, e elas voltam.
note-film_not_corrected = O filme tem as legendas anteriores: a gravação não está mais guardada.
note-joined = Um só texto destes arquivos, nesta ordem: { $names }
note-joined_channels_mixed = Em { $names }, outra pessoa fala em cada canal ou faixa. Unidos, foram ouvidos como uma mistura: pode faltar algo dito ao mesmo tempo. /again speakers=channels ouve cada um separadamente.
note-joined_channels_differ = Em { $names }, outra pessoa fala em cada canal ou faixa. Nem todos os arquivos unidos têm os mesmos, por isso foram ouvidos como uma mistura: pode faltar algo dito ao mesmo tempo. A resposta a um arquivo assim sozinho tem tudo.
note-file_left_out = Deixado de fora, porque não consigo abrir como gravação: { $name }. Envie sozinho para ver o motivo.
note-recognized = Reconhecidos pela voz: { $names }. Errei? Toque em «{ button-names }».
note-model_fell_back = Quem ouviu foi { $used }, porque { $wanted } não está disponível: { why }.
note-heard_as = { $engine } não conhece este idioma: { $language }. A gravação foi transcrita como: { $instead }.
note-card_failed = A placa de vídeo falhou enquanto eu ouvia, então uma parte foi feita no processador, que é mais lento. Não falta nada.
note-no_summary = Não há resumo: { why }.
note-no_voice =
    { $code ->
        [engine_missing] Não há resumo em áudio: nenhuma voz para o idioma dele está instalada aqui. Quem mantém o serviço pode adicionar uma.
        [short] Não há resumo em áudio: uma gravação tão curta não tem resumo, só as palavras.
       *[other] Não há resumo em áudio: { why }.
    }
note-no_video =
    Não há vídeo para devolver: { $code ->
        [not_copied] a imagem ou o som é de um tipo que não combina com legendas. Convertido para MP4 (H.264), talvez possa ser devolvido.
        [too_long] a imagem não aceita uma faixa de legendas, e desenhá-las nela levaria aqui cerca de { $minutes } min; o limite é de { $limit } min. Convertido para MP4 (H.264), o filme volta com uma faixa.
        [off] a imagem não aceita uma faixa de legendas, e aqui elas não são desenhadas nos filmes. Convertido para MP4 (H.264), o filme volta com uma faixa.
        [no_font] a imagem não aceita uma faixa de legendas, e nenhuma fonte daqui tem esta escrita. O operador pode instalar { $font }. Convertido para MP4 (H.264), o filme volta com uma faixa.
        [joined] ela foi unida a partir de vários arquivos.
       *[sound_only] a gravação só tem som.
    }
note-tracks_left_out =
    { $count ->
        [one] Uma faixa do vídeo não pôde ser mantida: nenhum formato reproduzível a aceita.
       *[other] { $count } faixas do vídeo não puderam ser mantidas: nenhum formato reproduzível as aceita.
    }
note-not_burned =
    As legendas são uma faixa que se liga no player e não estão desenhadas na imagem: { $code ->
        [no_font] nenhuma fonte daqui tem esta escrita. O operador pode instalar { $font }.
        [too_long] isso levaria aqui cerca de { $minutes } min, e o limite é de { $limit } min.
        [off] aqui as legendas não são desenhadas nos filmes.
       *[failed] não foi possível desenhar nesta imagem.
    }
note-hdr_reduced = O filme foi feito para telas HDR. Na nova imagem ele tem as cores das telas comuns.
note-burned_instead = A imagem deste filme não aceita uma faixa de legendas, por isso elas estão desenhadas na imagem.
note-no_document =
    O arquivo { $format } não pôde ser criado: { $code ->
        [no_font] nenhuma fonte daqui tem esta escrita. O operador pode instalar { $font }. Os outros arquivos têm todas as palavras.
       *[failed] algo deu errado e foi registrado. Os outros arquivos têm todas as palavras. /again formats={ $format } tenta mais uma vez.
    }
note-document_letters = No arquivo { $format }, os caracteres que nenhuma fonte daqui tem aparecem como seus números: { $letters }.
note-no_files = Os arquivos não puderam ser escritos: { why }.
note-summary_fell_back = O resumo foi feito por { $used }, porque { $engine } falhou: { why }.
note-summary_model_gone = O resumo foi feito por { $used }: { $engine } não existe mais. O operador pode mudar a opção { $setting }.
note-change_setting = O operador pode resolver isso com a opção { $setting }.
note-summary_not_translated = O resumo está no idioma da gravação: { $engine } não traduz.
why =
    { $code ->
        [engine_missing] o motor não está configurado
        [model_not_fetched] não pôde ser baixado
        [engine_lacks_language] a voz não lê o idioma do resumo ({ $language })
        [engine_unreachable] o motor está fora de alcance
        [engine_over_quota] o motor chegou ao limite por enquanto
        [engine_refused] o motor recusou este conteúdo
        [engine_too_slow] o motor não respondeu a tempo
        [engine_nonsense] o motor deu uma resposta que não serve
       *[other] algo deu errado e ficou registrado
    }

## The command line

outcome-lacking = Não foi feito: { $names }. { $notes }
demo-too-slow = Não terminou em 20 minutos. As linhas acima dizem o que está errado; mp4totext doctor diz o que fazer.
outcome-failed = { $name }: { $why }
