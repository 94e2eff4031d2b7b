# Not yet reviewed by a native speaker.

## Commands, as the menu and /help show them

command-start = Dizer oi
command-help = Tudo o que eu sei fazer
command-status = No que estou trabalhando para você
command-cancel = Cancelar suas tarefas
command-settings = Ver ou mudar o que você recebe
command-transcribe = Transcrever um link ou a mensagem que você responde
command-again = Refazer com outras opções
command-join = Unir suas últimas gravações em um texto (/join 3), ou um álbum: legenda join
command-language = O idioma falado nas suas gravações
command-speakers = Quantas pessoas falam nelas
command-summary = O tamanho do resumo
command-speech = Se você recebe o resumo lido em voz alta
command-formats = Quais arquivos você recebe
command-names = Dar nome às pessoas que falam em uma resposta
command-forget_voice = Esquecer vozes que eu lembro para você
command-history = Rever seus resultados
command-search = Buscar palavras nas suas gravações
command-quota = Quanto você pode enviar e quanto já usou
command-auto = Em grupos: transcrever todas as gravações (on, off)
command-replace = Em grupos: como escrever palavras para todos; suas regras vêm antes
command-privacy = O que eu guardo e por quanto tempo
command-delete_my_data = Apagar tudo o que eu guardo sobre você

## The commands' names in Discord's menu: small letters, digits, _ and - alone

name-start = início
name-help = ajuda
name-status = status
name-cancel = cancelar
name-settings = configurações
name-language = idioma
name-speakers = falantes
name-summary = resumo
name-speech = voz
name-formats = formatos
name-transcribe = transcrever
name-again = refazer
name-join = unir
name-names = nomes
name-forget_voice = esquecer_voz
name-history = histórico
name-search = buscar
name-quota = cota
name-auto = automático
name-replace = substituir
name-link = vincular
name-unlink = desvincular
name-web = web
name-token = token
name-privacy = privacidade
name-delete_my_data = apagar_meus_dados
name-stats = estatísticas
name-queue = fila
name-failures = falhas
name-who = quem
name-block = bloquear
name-unblock = desbloquear
name-admin = dar_admin
name-unadmin = tirar_admin
name-invite = convidar
name-audit = registro
name-drain = esvaziar
name-announce = anunciar

## What people read before they talk to the bot: at most 512 and 120 characters

profile = Envie um vídeo, uma mensagem de voz ou um arquivo de áudio. Você recebe o texto com falantes e tempos, um resumo com capítulos (também lido em voz alta) e legendas. Eu digo na hora quanto vai demorar, e você pode apagar tudo quando quiser.
profile-short = De gravações a texto, com falantes, resumo (também em áudio) e legendas.

## What a form asks for with a command, and the menu of a message

option-file-name = arquivo
option-file = Uma gravação: vídeo, mensagem de voz ou áudio
option-recording-link-name = link
option-recording-link = Em vez de arquivo: link direto para uma gravação ou para uma mensagem daqui que tenha uma
option-language-name = idioma
option-language = O idioma falado, por exemplo pt ou en
option-speakers-name = falantes
option-speakers = Quantas pessoas falam, por exemplo 3 ou 2-4
option-summary-name = resumo
option-summary = O tamanho do resumo
option-speech-name = voz
option-speech = Ler o resumo em voz alta
option-formats-name = formatos
option-formats = Arquivos, separados por vírgulas: txt, srt, vtt, json, docx, pdf, video, …
option-video-name = video
option-video = Legendas de um vídeo: uma faixa ou desenhadas na imagem
option-hints-name = dicas
option-hints = Nomes e palavras raras, separados por vírgulas
option-replace-name = substituir
option-replace = Como escrever palavras, como Keler→Keller; none apaga as regras
option-join = Quantas das suas últimas gravações, como 3, e opções para o resultado
option-clean-name = limpar
option-clean = Tirar vícios como «hã» e gagueiras
option-numbers-name = numeros
option-numbers = Escrever em algarismos os números acima de doze
option-louder-name = amplificar
option-louder = Ouvir vozes baixas com mais ganho
option-from-name = de
option-from = Onde começa um trecho, como 22:10; -5:00 são os últimos cinco minutos
option-to-name = ate
option-to = Onde o trecho termina, como 26:20
option-news-name = novidades
option-news = Novidades do operador
option-days-name = dias
option-days = Quantos dias, contando hoje
option-account-name = conta
option-account = De quem: um ID desta plataforma, ou telegram:123456789
option-front-name = adiantar
option-front = O ID de uma tarefa, para ela ser a próxima
option-drain-name = estado
option-drain = on: não começar nada novo; off: continuar; vazio: mostrar a situação
option-text-name = texto
option-text = O que você quer anunciar
option-private-name = privado
option-private = Só você vê a resposta
option-code = Seu código de convite
option-names = Os nomes, por exemplo 1=Ana 2=Léo; vazio: eu pergunto
option-voice = A voz de quem, ou all; vazio: ver a lista
option-words = Palavras que foram ditas; da última basta o começo
option-quota = Para administradores: uma conta e seus limites, por exemplo minutes=600
option-value = O novo valor; vazio: ver todas as opções
entry-transcribe = Transcrever
entry-summarize = Resumir
entry-join = Unir com a próxima

## /settings

value-none = nenhum
value-short = curto
value-light = leve
value-heard = como ouvidos
value-digits = algarismos
value-full = completo
value-track = faixa que se liga
value-burned = desenhadas na imagem

## /stats and the other commands of administrators

command-stats = Como vai o serviço, em números e em imagem: /stats 7 para uma semana
command-queue = O que está em andamento e o que espera, com botões para cancelar e adiantar
command-failures = O que falhou por último, com botões para tentar de novo
command-who = Quanto alguém usa da sua cota: /who 123456789
command-block = Não aceitar mais nada de alguém: /block 123456789
command-unblock = Voltar a aceitar gravações: /unblock 123456789
command-admin = Tornar alguém administrador: /admin 123456789; sozinho: ver quem são
command-unadmin = Tirar alguém da administração: /unadmin 123456789
command-audit = O que os administradores fizeram por último
command-drain = Antes de atualizar: terminar o que está em andamento e não começar mais: /drain on, /drain off
command-announce = Contar algo a quem quer novidades: /announce TEXTO

## /link and /unlink: several accounts of one person

command-link = Vincular suas contas, também de outras plataformas
command-unlink = Separar suas contas vinculadas
option-link = O código da sua outra conta; vazio: você recebe um
command-web = Ver seus resultados em um navegador
command-token = Criar, ver e revogar tokens de acesso para programas
option-web = sessions: lista os navegadores conectados; vazio: receber um link
option-token = read ou write, dias e um nome: read 30 backup; vazio: ver todos

## /invite

command-invite = Convidar com um código: /invite 5 30 para cinco pessoas e 30 dias; /invite list
