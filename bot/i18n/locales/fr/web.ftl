# Not yet reviewed by a native speaker.
# What the pages say, and /web in a chat, in French.

web-link = Ce lien connecte un navigateur, une seule fois, dans les { $count } minutes. Ne l’envoyez à personne : qui l’ouvre voit tous vos résultats. /web sessions montre où vous êtes connecté.
web-how = Je connais seulement /web pour un lien et /web sessions pour les navigateurs connectés. /web links compte les liens qui partagent vos enregistrements.
web-sessions-none = Aucun navigateur n’est connecté. /web vous donne un lien.
web-sessions-title = Navigateurs connectés
web-session = { $browser } · depuis { $since } · dernière utilisation { $seen } UTC
web-browser-unknown = navigateur inconnu
button-web-end-all = Tout déconnecter
privacy-web = D’un navigateur que vous avez connecté avec /web, je garde le type, votre nom sur la plateforme et les moments d’utilisation pendant 30 jours au plus ; /web sessions les montre et les déconnecte.

## Pages

web-title = Enregistrements
web-sign-in = Se connecter
web-sign-out = Se déconnecter
web-sign-in-how = Envoyez /web au bot dans une discussion privée. Il répond par un lien qui connecte ce navigateur.
web-sign-in-ask = Voulez-vous connecter ce navigateur ? Il montrera tous vos résultats pendant 30 jours au plus, ou jusqu’à ce que vous vous déconnectiez. Ne le faites que sur un appareil à vous.
web-link-used = Ce lien a déjà servi ou il est trop ancien. Envoyez /web au bot pour en recevoir un autre.
web-not-found = Il n’y a rien ici, ou cela appartient à quelqu’un d’autre. La page d’accueil montre vos enregistrements.
web-refused = Cela ne vient pas de l’une de nos pages, ou la page est trop ancienne. Ouvrez-la de nouveau et réessayez.
web-busy = Il y a eu trop de requêtes. Attendez un instant et réessayez.
web-away = Vos données ne sont pas accessibles pour l’instant. Réessayez dans un moment.
web-search = Chercher
web-working = En cours
web-newest = Enregistrements les plus récents
web-play = Lire ou mettre en pause
web-back = Reculer de 3 s
web-slower = Plus lent
web-faster = Plus vite
web-find = Chercher dans cet enregistrement
web-next-match = Résultat suivant
web-previous-match = Résultat précédent
web-doubtful = Les mots soulignés sont incertains : écoutez-les.
web-no-words = Ce résultat n’a que les temps de ses phrases. /again dans la discussion donne aussi ceux des mots.
web-no-recording = L’enregistrement n’est plus conservé et ne peut pas être lu ici.
web-not-playable = Les navigateurs ne peuvent pas lire cet enregistrement. Le texte et les fichiers sont ici.
web-files = Fichiers
web-also-as = Aussi en :
web-edit = Corriger cette phrase
web-save = Enregistrer
web-split = Enregistrer et couper la phrase au curseur
web-split-lines = Chaque ligne devient une phrase ; sans texte, la phrase disparaît.
web-leave = Quitter sans enregistrer
web-merge = Joindre à la phrase suivante
web-speaker = Locuteur
web-new-speaker = Nouveau locuteur
web-rename = Renommer le locuteur
web-undo = Annuler
web-redo = Rétablir
web-versions = Versions
web-saved = Enregistré comme version { $number }.
web-conflict = Ce passage a été modifié entre-temps. On y lit maintenant : « { $text } ». Enregistrez encore pour mettre votre texte à la place ; les deux restent dans les versions.
web-conflict-gone = Le texte a été modifié entre-temps, rien n’a été enregistré. Ce que vous avez écrit est toujours ici : regardez le texte actuel et réessayez.
web-not-saved = Non enregistré : le serveur est injoignable. Ce que vous avez écrit est toujours ici ; réessayez.
web-files-follow = Les fichiers sont refaits à partir du texte corrigé. En attendant, ils ont le texte précédent.
web-summary-again = Refaire le résumé à partir de ce texte
web-summary-asked = Le résumé est refait à partir du texte corrigé. La page du résultat l’affichera dès qu’il sera prêt.
web-help = Touches
web-forward = Avancer de 3 s
web-keys-alt = Les mêmes touches pendant la saisie
web-close = Fermer
web-change =
    { $kind ->
        [text] Texte corrigé
        [split] Phrase coupée
        [merge] Phrases jointes
        [speaker] Autre locuteur
        [name] Locuteur renommé
        [delete] Phrase supprimée
        [redo] Version { $undoes } rétablie
       *[undo] Version { $undoes } annulée
    }
web-not-possible =
    { $code ->
        [long] Une phrase a au plus 5 000 caractères. Coupez-la.
        [last] La dernière phrase ne peut pas être supprimée.
        [gone] Cette phrase ou ce locuteur n’existe plus. Rechargez la page.
        [many] Le nombre maximal de locuteurs est atteint.
        [full] Le nombre maximal de corrections de ce texte est atteint.
        [anew] Le texte a été refait entre-temps. Rechargez la page.
       *[other] Ce n’est pas possible.
    }
web-share = Partager par un lien
web-share-how = Quiconque a le lien lit et écoute cet enregistrement sans se connecter, tel qu’il est corrigé à ce moment-là. Il ne voit rien d’autre de vous et ne modifie rien.
web-share-days = Jours
web-share-files = avec les fichiers
web-share-make = Créer un lien
web-share-link = Créé le { $made }, valable jusqu’au { $until } UTC
web-share-revoke = Révoquer
web-share-once = Ce lien n’est affiché que maintenant : copiez-le. Vous pouvez le révoquer sur la page de l’enregistrement.
web-share-full = Cet enregistrement a déjà le nombre maximal de liens. Révoquez-en un d’abord.
web-share-ended = Ce lien n’est pas valable, ou ne l’est plus. Demandez-en un nouveau à la personne qui vous l’a envoyé.
