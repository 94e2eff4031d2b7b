# Not yet reviewed by a native speaker.
# Webhooks: their page, and what the chat and the API say of them, in Brazilian Portuguese.

webhooks-title = Webhooks
webhooks-about = Quando um dos seus trabalhos termina, uma mensagem assinada é enviada a cada endereço desta página. Ela contém o identificador e o estado do trabalho, e nenhum texto seu.
webhooks-none = Você não tem webhooks.
webhook-title = Webhook
webhook-url = Endereço
webhook-events = Eventos
webhook-event =
    { $event ->
        [completed] Trabalho concluído
        [failed] Trabalho com falha
        [cancelled] Trabalho cancelado
       *[test] Teste
    }
webhook-state =
    { $state ->
        [person] Desativado
        [failing] Desativado: nada chegou durante cinco dias.
        [gone] Desativado: o servidor diz que este endereço não existe mais.
       *[on] Ativado
    }
webhook-secret-new = Este segredo só é mostrado agora: guarde-o no programa que confere as assinaturas e não o dê a ninguém.
webhook-secret-renewed = O segredo anterior também assina por mais 24 horas.
webhook-deliveries = Últimas entregas
webhook-deliveries-none = Nada foi enviado ainda.
webhook-job = Gravação
webhook-delivery-state =
    { $state ->
        [delivered] Entregue
        [failed] Desistiu
       *[pending] Aguardando
    }
webhook-error =
    { $error ->
        [unreachable] Não é possível alcançar o servidor.
        [certificate] O certificado do servidor não é válido.
        [timeout] Nenhuma resposta chegou a tempo.
        [broken] A conexão caiu.
        [redirect] O servidor redireciona, e isso não é seguido.
        [gone] O servidor diz que este endereço não existe mais.
        [off] O webhook foi desativado.
        [access] Você não tinha acesso.
       *[status] O servidor respondeu com um erro.
    }
webhook-seconds = { $seconds } s
webhook-next = próxima tentativa: { $moment }
webhook-no-events = Escolha pelo menos um evento.
webhook-many = Você tem { $most } webhooks. Exclua um e depois adicione outro.
webhook-is-off = Este webhook está desativado. Ative-o primeiro.
webhook-switched-off =
    { $reason ->
        [gone] Desativei seu webhook para { $host }: o servidor diz que este endereço não existe mais. Você pode mudá-lo aqui: { $page }
       *[failing] Desativei seu webhook para { $host }: nada chegou lá durante cinco dias. Conserte o servidor e ative-o de novo: { $page }
    }
button-webhook-add = Adicionar um webhook
button-webhook-save = Salvar
button-webhook-test = Enviar um teste
button-webhook-on = Ativar
button-webhook-off = Desativar
button-webhook-secret = Novo segredo
button-webhook-delete = Excluir
webhook-delete-ask = Excluir este webhook?
webhook-delete-how = A chave de assinatura e a lista de envios vão junto, e o que ainda espera não é enviado. Não é possível desfazer.
webhook-keep = Manter
button-webhook-again = Enviar de novo
error-webhook_address = Nada pode ser enviado a este endereço. Ele precisa começar com https:// e ser acessível a todos na internet. Confira-o.
error-webhook_https = Um webhook precisa de https, para que ninguém no caminho leia ou mude o que é enviado. Dê um endereço que comece com https://.
privacy-webhook = De um webhook que você adicionou na página guardo o endereço e o segredo até você excluí-lo, e por 30 dias o que foi enviado e quando.
