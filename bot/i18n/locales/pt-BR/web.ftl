# Not yet reviewed by a native speaker.
# What the pages say, and /web in a chat, in Brazilian Portuguese.

web-link = Este link conecta um navegador, uma única vez, em até { $count } minutos. Não o envie a ninguém: quem o abrir verá todos os seus resultados. /web sessions mostra onde você está conectado.
web-how = Só conheço /web para um link e /web sessions para os navegadores conectados.
web-sessions-none = Nenhum navegador está conectado. /web dá um link a você.
web-sessions-title = Navegadores conectados
web-session = { $browser } · desde { $since } · último uso { $seen } UTC
web-browser-unknown = navegador desconhecido
button-web-end-all = Desconectar todos
privacy-web = De um navegador que você conectou com /web eu guardo o tipo e os momentos de uso por até 30 dias; /web sessions os mostra e os desconecta.

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
web-keys = Teclas: espaço toca e pausa, ← volta 3 s, < e > mudam a velocidade, / busca. Clique em uma palavra para ouvi-la.
web-doubtful = As palavras sublinhadas são duvidosas: ouça-as.
web-no-words = Este resultado só tem os tempos das frases. /again no chat dá também os das palavras.
web-no-recording = A gravação não está mais guardada e não pode ser tocada aqui.
web-not-playable = Os navegadores não conseguem tocar esta gravação. O texto e os arquivos estão aqui.
web-files = Arquivos
web-also-as = Também como:
