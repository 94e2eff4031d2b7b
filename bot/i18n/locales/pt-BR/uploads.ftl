# Uploads on the pages, live progress, and in whose name a browser is signed in.

web-signed-in = Conectado como { $name } em { $platform }
web-upload = Adicionar gravações
web-upload-drop = Solte aqui arquivos de áudio ou vídeo, ou escolha-os.
web-upload-most = Até { $megabytes } MB cada.
web-upload-choose = Escolher arquivos
web-upload-link = Link para uma gravação
web-upload-options = Opções, como em uma legenda
web-upload-add = Transcrever o link
web-upload-lost = A conexão foi perdida. Tentando de novo…
web-upload-again = Tentar de novo
web-upload-script = Esta página precisa de JavaScript para enviar arquivos. Você também pode enviá-los ao bot.
button-open = Abrir no navegador
web-sign-in-back = Depois de entrar neste navegador, você volta a este resultado.
answer-goes = A resposta também vai para
answer-in-chat = Minha conversa privada no { $platform }
answer-only-here = Nenhuma conversa, só aqui
