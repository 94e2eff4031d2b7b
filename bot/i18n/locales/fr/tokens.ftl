# Not yet reviewed by a native speaker.
# Access tokens: /token in a chat, their page, and what the API answers, in French.

token-how = /token read crée un jeton avec lequel un programme lit vos résultats ; avec /token write, il envoie, modifie et supprime aussi. Vous pouvez ajouter des jours, de 1 à { $most }, et un nom : /token read 30 backup
token-how-admin = /token admin crée un jeton avec lequel un programme fait ce que font les commandes d’administrateur, et rien avec vos résultats.
token-admin = Seuls les administrateurs peuvent créer un jeton avec le droit admin.
token-new =
    Ce jeton d’accès n’est affiché que maintenant. Ne le donnez à personne : jusqu’au { $until }, { $scope ->
        [admin] il permet à qui le possède ce que vous pouvez faire en tant qu’administrateur
       *[read] il ouvre vos résultats à qui le possède
    }. Enregistrez-le dans votre programme, puis supprimez ce message. /token montre et révoque les jetons.
tokens-none = Vous n’avez aucun jeton d’accès.
tokens-title = Jetons d’accès
token-line = { $name } · { $scope } · jusqu’au { $until } · dernière utilisation : { $used }
token-unused = jamais
token-scope =
    { $scope ->
        [admin] commandes d’administrateur
        [write] lecture et écriture
       *[read] lecture
    }
token-many = Vous avez { $most } jetons d’accès. Révoquez-en un avec /token, puis créez-en un autre.
button-token-revoke = Révoquer
button-token-revoke-all = Tout révoquer
privacy-token = D’un jeton d’accès créé avec /token, je garde le nom et les moments d’utilisation jusqu’à sa fin ; /token montre et révoque les jetons.
web-token-about = Avec un jeton d’accès, un programme peut faire ce que vous pouvez faire ici.
web-token-new =
    Ce jeton d’accès n’est affiché que maintenant : enregistrez-le dans votre programme. Ne le donnez à personne : jusqu’au { $until }, { $scope ->
        [admin] il permet à qui le possède ce que vous pouvez faire en tant qu’administrateur
       *[read] il ouvre vos résultats à qui le possède
    }.
web-token-name = Nom
web-token-days = Jours jusqu’à sa fin
web-token-create = Créer un jeton
api-unauthorized = Il faut un jeton d’accès valide : Authorization: Bearer …. /token dans une discussion privée en crée un.
api-scope =
    { $scope ->
        [admin] Il faut un jeton d’administrateur. /token admin dans une discussion privée en crée un.
        [read] Ce jeton ne peut faire que ce que font les commandes d’administrateur. /token read dans une discussion privée en crée un qui peut lire.
       *[write] Ce jeton ne peut que lire. /token write dans une discussion privée en crée un qui peut le faire.
    }
api-not-administrator = Vous n’êtes plus administrateur : ce jeton n’est donc plus valable.
api-invalid = La requête n’est pas celle que l’API attend : { $problem }
api-large = La requête dépasse { $limit } octets.
api-key-reused = Cette Idempotency-Key a déjà servi pour une autre requête. Choisissez-en une nouvelle.
