# Not yet reviewed by a native speaker.
# Signing in to the pages without a link of the chat, in French.

web-app-opening = Telegram vous connecte…
web-app-outside = Cette page s’ouvre dans Telegram, avec le bouton à côté du champ de texte de la discussion avec le bot. Dans un autre navigateur, envoyez /web au bot : il répond par un lien.
web-app-refused = Ce que Telegram indique à votre sujet pour cette page n’est pas valable, est trop ancien ou a déjà servi. Fermez la page et rouvrez-la depuis la discussion.
web-app-failed = Le serveur est injoignable. Vérifiez votre connexion, fermez la page et rouvrez-la depuis la discussion.
web-app-blocked = Ce navigateur ne garde pas de connexion pour les pages dans Telegram. Envoyez /web au bot : son lien connecte une fenêtre à part.
web-app-elsewhere = Ouvrir dans une fenêtre à part

## Discord

web-provider-sign-in = Se connecter avec { $name }
web-provider-denied = Vous ne l’avez pas autorisé chez { $name }, rien n’a donc changé. Réessayez, ou envoyez /web au bot pour recevoir un lien.
web-provider-failed = { $name } n’a pas répondu comme prévu. Réessayez dans un instant, ou envoyez /web au bot pour recevoir un lien.
web-provider-old = Cette connexion a été commencée il y a trop longtemps ou dans un autre navigateur, ou a déjà servi. Recommencez-la.

## Google

web-provider-continue = Continuer vers { $name }
web-google-about = Un compte Google que vous associez ici vous connecte ensuite. Vos enregistrements restent où ils sont. Seule une empreinte du numéro du compte est conservée : ni adresse, ni nom, et rien n’est lu chez Google.
web-google-join = Associer mon compte Google
web-google-joined = Un compte Google, associé le { $since }
web-google-end = Le dissocier
web-google-unknown = Ce compte Google n’est associé à personne ici. Connectez-vous d’abord autrement, par exemple avec /web, et associez-le sur la page « Google ».
web-google-taken = Ce compte Google est associé à quelqu’un d’autre ici. Cette personne doit d’abord le dissocier.
login-told-joined = Un compte { $name } a été associé au vôtre sur les pages : il se connecte désormais en votre nom et voit tous vos résultats. Si ce n’était pas vous, dissociez-le tout de suite : { $page } (/web vous connecte), et déconnectez les autres navigateurs avec /web sessions.
login-told-parted = Un compte { $name } a été dissocié du vôtre sur les pages : il ne se connecte plus en votre nom, et les navigateurs qu’il avait connectés sont déconnectés. Si ce n’était pas vous, vérifiez vos navigateurs avec /web sessions.
privacy-google = D’un compte Google que vous associez sur les pages, je garde une empreinte de son numéro, jusqu’à ce que vous l’y dissociiez.
