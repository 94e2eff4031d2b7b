# Not yet reviewed by a native speaker.
# What the chat at a terminal says by itself, in French.

console-what = vos enregistrements en texte, avec locuteurs, résumé et sous-titres
console-example = ~/entretien.mp4
console-send = le chemin d’un enregistrement : tapez-le, ou glissez le fichier dans cette fenêtre. Les options viennent après : lang=fr speakers=2
console-link = un lien direct vers un enregistrement
console-demo = essayer avec un court enregistrement fourni
console-help = tout ce que je sais faire
console-quit = quitter
console-where = Les fichiers sont écrits dans { $folder }
console-keys = Tab complète, ↑ rappelle ce que vous avez tapé, Ctrl-C vide la ligne.
console-token = Aucun jeton de bot n’est défini, ce terminal sert donc de chat. Pour Telegram, mettez TELEGRAM_BOT_TOKEN=… (de @BotFather) dans le fichier .env, pour Discord DISCORD_BOT_TOKEN=…
console-press = Appuyez sur un bouton par son numéro : { $code }
console-asks = Votre prochaine ligne sera la réponse au message { $number } ; une ligne vide la remet à plus tard.
console-reply = réponse à { $number } >
console-later = Remis à plus tard. Pour répondre : /reply { $number } …
console-meant = Si c’était la réponse au message { $number }, tapez : /reply { $number } …
console-does-reply = Répondre à un message par son numéro : /reply 3 Anna, Ben
console-form = Entrée passe au champ suivant ; Échap quitte le formulaire sans rien changer.
console-form-left = Formulaire quitté. Rien n’a changé.
console-leave = Appuyez encore sur Ctrl-C pour quitter, ou tapez /quit.
console-leave-busy = Appuyez encore sur Ctrl-C pour quitter, ou tapez /quit. Le travail en cours reprendra au prochain démarrage ; /cancel l’arrête.
console-goes-on = Ce qui n’est pas fini reprendra au prochain démarrage.
console-no-file = Il n’y a pas de fichier { $name }
console-folder = { $name } est un dossier. Indiquez un de ses fichiers ; pour tout le dossier : mp4totext run { $name }
console-no-button = Il n’y a pas de bouton { $name }. Les boutons s’écrivent comme 3a ; /history montre les réponses précédentes.
console-no-message = Il n’y a pas de message { $name } auquel répondre. Écrivez : /reply 3 et votre texte
console-not-written = Impossible d’écrire { $path } : { $why }. Je réessaierai ; si cela ne suffit pas, quittez avec /quit et relancez avec un autre --out.
console-logged = Quelque chose s’est mal passé en route ; c’est noté dans { $path }
privacy-typed =
    Les lignes que vous tapez dans ce terminal sont gardées pour la touche ↑ { $days ->
        [0] jusqu’à ce que vous supprimiez tout
        [one] pendant un jour
       *[other] pendant { $days } jours
    } ; les codes et les liens avec mot de passe ou paramètres ne le sont pas.
