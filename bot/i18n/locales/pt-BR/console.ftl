# Not yet reviewed by a native speaker.
# What the chat at a terminal says by itself, in Brazilian Portuguese.

console-what = de gravações a texto, com falantes, resumo e legendas
console-example = ~/conversa.mp4
console-send = o caminho de uma gravação: digite ou arraste o arquivo para esta janela. As opções vêm depois: lang=pt speakers=2
console-link = um link direto para uma gravação
console-demo = experimente com uma gravação curta que já vem junto
console-help = tudo o que eu sei fazer
console-quit = sair
console-where = Os arquivos são escritos em { $folder }
console-keys = Tab completa, ↑ traz de volta o que você digitou, Ctrl-C limpa a linha.
console-token = Nenhum token de bot está definido, então este terminal é o chat. Para o Telegram, ponha TELEGRAM_BOT_TOKEN=… (do @BotFather) no arquivo .env; para o Discord, DISCORD_BOT_TOKEN=…
console-press = Aperte um botão pelo número: { $code }
console-asks = Sua próxima linha é a resposta à mensagem { $number }; uma linha vazia deixa para depois.
console-reply = resposta a { $number } >
console-later = Ficou para depois. Para responder: /reply { $number } …
console-meant = Se isso era a resposta à mensagem { $number }, digite: /reply { $number } …
console-does-reply = Responder a uma mensagem pelo número: /reply 3 Ana, Léo
console-form = Enter vai para o próximo campo; Esc sai do formulário sem mudar nada.
console-form-left = Você saiu do formulário. Nada mudou.
console-leave = Aperte Ctrl-C mais uma vez para sair, ou digite /quit.
console-leave-busy = Aperte Ctrl-C mais uma vez para sair, ou digite /quit. O trabalho em andamento continua no próximo início; /cancel o interrompe.
console-goes-on = O que ainda não terminou continua no próximo início.
console-no-file = Não existe o arquivo { $name }
console-folder = { $name } é uma pasta. Indique um arquivo dela; para a pasta toda: mp4totext run { $name }
console-no-button = Não existe o botão { $name }. Botões se escrevem como 3a; /history mostra respostas anteriores.
console-no-message = Não existe a mensagem { $name } para responder. Escreva: /reply 3 e suas palavras
console-not-written = Não dá para escrever { $path }: { $why }. Vou tentar de novo; se não resolver, saia com /quit e comece com outro --out.
console-logged = Algo deu errado no caminho; está anotado em { $path }
privacy-typed =
    As linhas que você digita neste terminal ficam guardadas para a tecla ↑ { $days ->
        [0] até você apagar tudo
        [one] por um dia
       *[other] por { $days } dias
    }; códigos e links com senha ou consulta, não.
