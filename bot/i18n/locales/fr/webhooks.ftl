# Not yet reviewed by a native speaker.
# Webhooks: their page, and what the chat and the API say of them, in French.

webhooks-title = Webhooks
webhooks-about = Quand l’un de vos travaux se termine, un message signé est envoyé à chaque adresse de cette page. Il contient l’identifiant et l’état du travail, et aucun de vos textes.
webhooks-none = Vous n’avez aucun webhook.
webhook-title = Webhook
webhook-url = Adresse
webhook-events = Événements
webhook-event =
    { $event ->
        [completed] Travail terminé
        [failed] Travail échoué
        [cancelled] Travail annulé
       *[test] Essai
    }
webhook-state =
    { $state ->
        [person] Désactivé
        [failing] Désactivé : rien n’est arrivé pendant cinq jours.
        [gone] Désactivé : son serveur dit que cette adresse n’existe plus.
       *[on] Activé
    }
webhook-secret-new = Ce secret n’est affiché que maintenant : enregistrez-le dans le programme qui vérifie les signatures et ne le donnez à personne.
webhook-secret-renewed = Le secret précédent signe aussi pendant encore 24 heures.
webhook-deliveries = Derniers envois
webhook-deliveries-none = Rien n’a encore été envoyé.
webhook-job = Enregistrement
webhook-delivery-state =
    { $state ->
        [delivered] Livré
        [failed] Abandonné
       *[pending] En attente
    }
webhook-error =
    { $error ->
        [unreachable] Le serveur est injoignable.
        [certificate] Le certificat du serveur n’est pas valable.
        [timeout] Aucune réponse n’est venue à temps.
        [broken] La connexion s’est coupée.
        [redirect] Le serveur redirige, ce qui n’est pas suivi.
        [gone] Le serveur dit que cette adresse n’existe plus.
        [off] Le webhook a été désactivé.
        [access] Vous n’aviez pas accès.
       *[status] Le serveur a répondu par une erreur.
    }
webhook-seconds = { $seconds } s
webhook-next = prochain essai : { $moment }
webhook-no-events = Choisissez au moins un événement.
webhook-many = Vous avez { $most } webhooks. Supprimez-en un, puis ajoutez-en un autre.
webhook-is-off = Ce webhook est désactivé. Activez-le d’abord.
webhook-switched-off =
    { $reason ->
        [gone] J’ai désactivé votre webhook vers { $host } : son serveur dit que cette adresse n’existe plus. Vous pouvez la changer ici : { $page }
       *[failing] J’ai désactivé votre webhook vers { $host } : rien n’y est arrivé pendant cinq jours. Réparez le serveur, puis activez-le de nouveau : { $page }
    }
button-webhook-add = Ajouter un webhook
button-webhook-save = Enregistrer
button-webhook-test = Envoyer un essai
button-webhook-on = Activer
button-webhook-off = Désactiver
button-webhook-secret = Nouveau secret
button-webhook-delete = Supprimer
webhook-delete-ask = Supprimer ce webhook ?
webhook-delete-how = Sa clé de signature et la liste de ses envois disparaissent avec lui, et ce qui attend encore n’est pas envoyé. C’est irréversible.
webhook-keep = Le garder
button-webhook-again = Renvoyer
error-webhook_address = Rien ne peut être envoyé à cette adresse. Elle doit commencer par https:// et être accessible à tous sur internet. Vérifiez-la.
error-webhook_https = Un webhook a besoin de https, pour que personne en chemin ne lise ni ne change ce qui est envoyé. Donnez une adresse qui commence par https://.
privacy-webhook = D’un webhook que vous avez ajouté sur la page, je garde l’adresse et le secret jusqu’à ce que vous le supprimiez, et pendant 30 jours ce qui a été envoyé et quand.
