# Not yet reviewed by a native speaker.
# What mp4totext says, in French.

locale-name = Français

## Hello and help

hello = Envoyez-moi une vidéo, un message vocal, un fichier audio ou un lien. Vous recevez le texte avec les locuteurs, un résumé (aussi lu à voix haute) et des sous-titres.
hello-invited = Bienvenue ! Votre invitation est acceptée.
help-recordings = Enregistrements
help-choices = Ce que vous recevez
help-rest = Et aussi
help-beside = Avec un fichier
help-wishes =
    Ajoutez des options qui ne valent que pour lui, par exemple : lang=fr speakers=2 summary=short speech=no formats=txt,srt,vtt
    lang : la langue parlée, par exemple fr ou en
    Les noms valent aussi : lang=allemand ; plusieurs : lang=de,en ; une écriture du chinois : lang=zh-Hant
    speakers : combien de personnes parlent, par exemple 3 ou 2-4
    summary : none (aucun), short (court) ou full (complet)
    speech : yes (oui) ou no (non)
    formats : au choix parmi { $formats }
    captions : normal, ou short pour des sous-titres d’une ligne courte
    video : burned pour une vidéo avec les sous-titres dans l’image
    careful : yes pour une reconnaissance plus lente et plus soignée
    louder : yes pour entendre les voix faibles avec plus de gain
    from, to : temps d’un extrait, par exemple from=22:10 to=26:20 ou from=-5:00
    replace : comment écrire des mots, par exemple Keler→Keller
    clean : light retire les « euh » et les bégaiements
    numbers : digits écrit en chiffres les nombres en lettres
    hints : noms et mots rares, séparés par des virgules
    De même avec un lien, qui doit mener directement au fichier.
hint-send-media = Envoyez-moi une vidéo, un message vocal, un fichier audio ou un lien. Plus de détails avec /help.
hint-what-to-transcribe = Que faut-il transcrire ? Écrivez /transcribe avec un enregistrement ou un lien, ou en réponse à un message qui en contient un.
hint-message-menu = Il n’y a pas d’enregistrement dans ce message, ou on ne me le montre pas. Clic droit sur le message, Applications, Transcrire : ainsi je le vois.
link-first = Je prends le premier des { $count } liens. Envoyez les autres dans des messages séparés, s’il vous plaît.
hint-unknown-command = Je ne connais pas /{ $name }. Tout ce que je sais faire est dans /help.

## The card of a job

card-title = { $name }
card-taking = Réception du fichier
card-next = En file d’attente : c’est la suivante
card-ahead =
    { $count ->
        [one] En file d’attente : { $count } tâche avant vous
       *[other] En file d’attente : { $count } tâches avant vous
    }
card-drained = En file d’attente. Le service est en cours de mise à jour : rien n’est perdu, et il reprend tout seul.
card-lacks-language = En file d’attente jusqu’à ce qu’un worker connaisse cette langue : { $language }. Pour l’opérateur : démarrez-en un dont le WHISPER_MODEL la reconnaît.
card-lacks-length = En file d’attente jusqu’à ce qu’un worker prenne les enregistrements de cette durée. Pour l’opérateur : démarrez-en un avec WORKER_JOBS=all.
card-lacks-worker = Aucun worker n’est en ligne. Rien n’est perdu : le travail reprend de lui-même dès qu’un worker revient. Pour l’opérateur : démarrez-en un (mp4totext worker).
card-work = { $time } de travail
card-left = encore { $time }
card-failed = { $name } · échec
card-cancelled = Annulé.
card-preparing = Terminé. Je prépare la réponse
button-cancel = Annuler
stage-audio = Lecture du son
stage-transcript = Écoute et transcription
stage-speakers = Distinction des locuteurs
stage-summary = Rédaction du résumé
stage-speech = Enregistrement du résumé lu
stage-files = Écriture des fichiers
stage-starting = Démarrage
card-fetching = Téléchargement du modèle vocal { $model }, une seule fois
card-fetching-bytes = { $done } sur { $total } Mo
card-fetching-some = { $done } Mo
percent = { NUMBER($fraction, style: "percent") }
lasting-seconds = { $seconds } s
lasting-minutes = { $minutes } min { $seconds } s
lasting-hours = { $hours } h { $minutes } min
until-now = maintenant
until-minutes = dans { $minutes } min, à { $time } UTC
until-hours = dans { $hours } h { $minutes } min, à { $time } UTC
about-seconds = environ { $count } s
about-minutes = environ { $count } min
about-hours = environ { $hours } h { $minutes } min

## The answer

answer-speakers =
    { $count ->
        [one] { $count } locuteur
       *[other] { $count } locuteurs
    }
answer-points = L’essentiel
answer-chapters = Chapitres
answer-decisions = Décisions
answer-actions = À faire
answer-questions = Questions ouvertes
answer-shares = Qui a parlé
answer-transcript = Transcription
answer-engines = Réalisé avec { $engines }
answer-more = La suite est dans les fichiers.
answer-empty = Je n’ai entendu aucune parole dans cet enregistrement.
answer-empty-next = Si quelqu’un y parle, renvoyez-le en précisant la langue, par exemple lang=fr, ou enregistrez plus près de la voix.
answer-too-large = { $name } est trop gros pour être envoyé ici ({ $megabytes } Mo, la limite est de { $limit } Mo).
large-zip = { $name } est trop gros pour ce chat ({ $megabytes } Mo, la limite est de { $limit } Mo) : il arrive en zip.
large-sound = { $name } est trop gros pour ce chat ({ $megabytes } Mo, la limite est de { $limit } Mo) : il arrive en audio allégé.
large-parts = { $name } est trop gros pour ce chat ({ $megabytes } Mo, la limite est de { $limit } Mo) : il arrive en plusieurs parties.
large-beside = Le fichier de sous-titres fait la même chose : placez-le à côté de votre vidéo, sous le même nom.
large-ask = Un fichier de sous-titres à côté de votre vidéo fait la même chose : /again formats=srt en crée un.
large-not-made = Je n’ai pas pu rendre { $name } assez petit pour ce chat.

## The privacy receipt, one line below every answer. Its parts are joined by " · ".

receipt-heard = Écouté par { $engine }
receipt-choice =
    { $code ->
        [fetching] un meilleur modèle pour cette machine est en cours de téléchargement
       *[lacking] il manque un meilleur modèle pour cette machine
    }
receipt-summarized = résumé par { $engine }
receipt-spoken = lu par { $engine }
receipt-sent = { $engine } (envoyé à { $company })
receipt-recording =
    { $hours ->
        [0] enregistrement supprimé
        [one] enregistrement supprimé après une heure
       *[other] enregistrement supprimé après { $hours } heures
    }
receipt-text =
    { $days ->
        [0] texte gardé jusqu’à ce que vous le supprimiez
        [one] texte supprimé après un jour
       *[other] texte supprimé après { $days } jours
    }
receipt-now = supprimer maintenant : « { $button } » ci-dessous

## The buttons of an answer, and doing it again

button-summary = Résumé
button-transcript = Transcription
button-subtitles = Sous-titres
button-voice = Écouter
button-redo = Refaire
button-names = Nommer les locuteurs
button-name = Saisir les noms
button-drop = Supprimer
button-drop-now = Oui, supprimer ce résultat
button-back = ‹ Retour
redo-language = Autre langue
redo-speakers = Autre nombre de locuteurs
redo-careful = Écouter mieux, plus lentement
redo-louder = Plus fort : voix faibles amplifiées
redo-summary = Autre résumé
redo-captions-short = Sous-titres courts, une ligne
redo-captions-normal = Sous-titres normaux, deux lignes
redo-burned = Sous-titres incrustés dans l’image
redo-voice-on = Avec le résumé lu
redo-voice-off = Sans le résumé lu
again-title = Refaire : { $name }
again-begun = Je recommence. La réponse ci-dessus va changer.
again-busy = C’est en cours. Attendez la fin, ou annulez.
again-same = C’est déjà le cas.
again-minutes = { $why } Réécouter l’enregistrement compte comme un nouveau. Les autres fichiers, résumés, noms et locuteurs de cette réponse n’utilisent aucune minute.
again-none = Je n’ai aucun résultat à refaire. Écrivez /again en réponse à un de mes résultats, ou envoyez-moi un enregistrement.
again-nothing = Le nouvel essai n’a rien donné : { $why } Voici la réponse précédente.
again-changed = Modifié : { $options }
again-differs = Différent maintenant : { $facts }
again-no-difference = Le résultat est le même qu’avant.
result-not-yours = Ce résultat appartient à quelqu’un d’autre, ou n’est plus gardé.
file-gone = Ce fichier n’est plus gardé. Renvoyez l’enregistrement pour en obtenir un nouveau.
file-never = Ce service ne peut pas créer cela.
drop-done = { $name } : supprimé, avec tout ce que j’en gardais. Les fichiers envoyés restent dans le chat jusqu’à ce que vous les supprimiez.

## Naming the speakers

names-title = Qui parle dans { $name } ?
names-how = Répondez à ce message avec les noms, dans cet ordre : Anna, Ben. Ou un seul avec son numéro : 2 = Ben. Ailleurs : /names 1=Anna 2=Ben
names-form = Appuyez sur le bouton ci-dessous et saisissez-les.
names-all = Une ligne par personne : 1 = Anna
names-late = Le formulaire n’a pas pu s’ouvrir à temps. Appuyez encore sur le bouton, ou écrivez : /names 1=Anna 2=Ben
names-clip = Locuteur { $number }
names-begun = J’ajoute les noms. La réponse ci-dessus va changer.
names-one = Je n’y ai entendu qu’une personne, il n’y a donc personne à distinguer.

## Remembered voices

voices-offer = Dois-je retenir ces voix ? Je garderais une empreinte de chacune : des nombres qui décrivent la voix, pas le son. Elle sert seulement à mettre ces noms dans vos prochains enregistrements de ce chat et n’est partagée avec personne ; /forget_voice la supprime à tout moment. Demandez d’abord leur accord aux personnes concernées.
button-remember = Retenir
button-remember-not = Non
voices-remembered = Retenues : { $names }. Quand je suis sûr d’une voix, je mets son nom dans vos prochains enregistrements de ce chat ; /forget_voice les supprime.
voices-short = Trop peu entendues pour être retenues : { $names }.
voices-many = Non retenues, car je connais déjà { $most } voix pour vous ici : { $names }. /forget_voice fait de la place.
voices-mute = Je ne peux pas retenir ces voix : cette réponse n’a pas d’empreintes vocales, soit parce qu’elle est trop ancienne, soit parce que le moteur qui a distingué les locuteurs n’en crée pas.
voices-on = Désormais, je retiens les voix que vous nommez, pour vos propres enregistrements du même chat.
voices-declined = Je ne retiens aucune voix. Vous pouvez changer cela dans /settings.
voices-off = Ce service ne retient pas les voix.
voices-title = Voix que je retiens pour vous
voices-how = Appuyez sur un nom pour oublier cette voix ; les noms des réponses précédentes restent. Par commande : /forget_voice Anna, ou /forget_voice all
voices-elsewhere = dans un autre chat
voices-unknown = Je ne retiens aucune voix nommée { $name }. /forget_voice en donne la liste.
voices-forgotten = Oubliée : { $name }.
voices-none = Je ne retiens aucune voix pour vous ici.
voices-gone = Je ne retiens plus aucune voix pour vous.
button-forget-voices = Tout oublier

## Several recordings sent together

album-title =
    { $count ->
        [one] { $count } enregistrement
       *[other] { $count } enregistrements
    }
album-done = { $done } sur { $count } terminés
album-late = D’autres fichiers de cet album étaient déjà commencés quand celui-ci est arrivé, ils ne sont donc pas dans un seul texte. Quand toutes les réponses sont là, envoyez /join { $count } en réponse à la première : ils le seront.
state-done = terminé
state-failed = échec
state-cancelled = annulé

## /status, /cancel

status-none = Je ne travaille sur rien pour vous. Envoyez-moi un enregistrement.
status-line = { $name } : { $state }
status-percent = { $stage }, { $percent } %
cancel-none = Il n’y a rien à annuler.
cancel-done =
    { $count ->
        [one] { $count } tâche annulée.
       *[other] { $count } tâches annulées.
    }
cancel-over = Cette tâche est déjà terminée.
not-yours = Seule la personne qui a envoyé l’enregistrement peut le faire.

## /settings

settings-title = Ce que vous recevez, sauf demande contraire avec un fichier
settings-how = Ou par commande : /settings lang=fr summary=short formats=txt,srt
settings-no-part = from= et to= valent pour un seul enregistrement : écrivez-les dans sa légende ou après /again. Rien n’a été changé.
settings-no-join = join vaut pour un seul album : écrivez-le dans sa légende. Pour des enregistrements terminés, utilisez /join. Rien n’a été changé.
settings-changed = Modifié.
settings-reset = Tout est redevenu comme au début.
button-reset = Tout réinitialiser
button-to-settings = ‹ Réglages
menu-not-yours = Ce menu appartient à quelqu’un d’autre. /settings ouvre le vôtre.
menu-lang = Langue
menu-speakers = Locuteurs
menu-summary = Résumé
menu-summary_lang = Langue du résumé
menu-speech = Résumé lu
menu-formats = Fichiers
menu-captions = Sous-titres
menu-clean = Mots de remplissage
menu-numbers = Nombres
menu-video = Sous-titres des vidéos
menu-careful = Reconnaissance
menu-louder = Voix faibles
menu-voices = Voix
menu-tongue = Ma langue
menu-news = Nouvelles
page-lang = Quelle langue parle-t-on dans vos enregistrements ?
page-speakers = Combien de personnes y parlent ?
page-summary = Quelle longueur de résumé voulez-vous ?
page-summary_lang = Dans quelle langue voulez-vous le résumé ?
page-speech = Voulez-vous le résumé lu à voix haute ?
page-formats = Quels fichiers voulez-vous ? Choisissez-en autant que vous voulez.
page-captions = Quelle longueur pour les lignes de sous-titres ?
page-clean = Retirer les « euh » et les bégaiements ?
page-numbers = Écrire les nombres en chiffres, comme 25 ?
page-video = Comment une vidéo doit-elle montrer ses sous-titres ?
page-careful = Une reconnaissance plus soignée prend plus de temps. La voulez-vous ?
page-louder = Entendre les voix faibles avec plus de gain ? Le bruit devient alors parfois des mots faux.
page-voices = Dois-je reconnaître les voix que vous avez nommées ? Je garde une empreinte de chacune, des nombres et non le son, seulement pour vos prochains enregistrements du même chat. Si vous désactivez, je les oublie toutes.
page-tongue = Dans quelle langue dois-je vous parler ?
page-news = Voulez-vous recevoir les annonces de l’opérateur de ce service ? Elles sont rares et ne parlent jamais des autres.
page-by = Par commande : { $command }
wish-lang = Langue : { $value }
wish-speakers = Locuteurs : { $value }
wish-summary = Résumé : { $value }
wish-summary_lang = Langue du résumé : { $value }
wish-speech = Résumé lu : { $value }
wish-formats = Fichiers : { $value }
wish-captions = Lignes de sous-titres : { $value }
wish-clean = Mots de remplissage retirés : { $value }
wish-numbers = Nombres : { $value }
wish-video = Sous-titres des vidéos : { $value }
wish-careful = Reconnaissance plus soignée, plus lente : { $value }
wish-louder = Plus de gain pour les voix faibles : { $value }
wish-voices = Reconnaître les voix nommées : { $value }
wish-tongue = Je vous parle en : { $value }
wish-news = Nouvelles de l’opérateur : { $value }
wish-hints = Noms et mots rares : { $value }
wish-replace = Mots remplacés : { $value }
value-auto = automatique
value-platform = comme votre application
value-normal = normales
value-video = vidéo
value-yes = oui
value-no = non

## /quota

quota-title = Votre quota
quota-minutes = Minutes en 24 heures : { $used } sur { $limit } utilisées, reste { $left }
quota-minutes-free = Minutes en 24 heures : { $used } utilisées, sans limite
quota-back = { $amount } min vous reviennent { $until }
quota-all-back = Toutes vous reviennent { $until }
quota-jobs = Tâches en cours : { $count } sur { $limit }
quota-jobs-free = Tâches en cours : { $count }, sans limite
quota-longest = Enregistrement le plus long : { $limit } min
quota-largest = Fichier le plus gros : { $limit } Mo

## /history

history-none = Vous n’avez pas de résultats ici.
history-title = Vos résultats
button-newer = Plus récents
button-older = Plus anciens
result-elsewhere = Vous avez envoyé cet enregistrement ailleurs. Ouvrez son résultat là-bas, ou dans un chat privé avec moi.

## /search

search-how = Dites-moi quoi chercher, par exemple : /search budget de mars. Je cherche dans le texte de vos enregistrements.
search-none = Personne ne dit cela dans vos enregistrements d’ici.
search-title = Qui dit « { $words } »
search-places = passages : { $count }
search-also = Aussi à { $times }
search-more = Il y en a d’autres. Ajoutez des mots pour affiner.

## /auto

auto-in-groups = /auto est fait pour les groupes : un admin l’active, et je transcris chaque enregistrement qui y est envoyé.
auto-is-on = Je transcris chaque enregistrement envoyé ici.
auto-is-off = Je transcris ici quand on me le demande.
auto-how = Les admins de ce groupe changent cela avec /auto on et /auto off.
auto-only-managers = Seuls les admins de ce groupe peuvent le faire.
auto-unknown = Je n’ai pas pu savoir qui sont les admins de ce groupe. Réessayez plus tard, s’il vous plaît.
auto-on = Désormais, je transcris chaque message vocal, message vidéo, audio et vidéo envoyé ici par les personnes autorisées. Cela compte dans leur quota.
auto-deaf-telegram = Mais ils ne me parviennent pas encore : nommez-moi admin de ce groupe, ou demandez à l’opérateur de désactiver le mode confidentialité auprès de @BotFather puis de m’ajouter à nouveau au groupe.
auto-deaf-discord = Mais ils ne me parviennent pas encore : l’opérateur doit activer l’intent « Message Content » pour ce bot, et DISCORD_MESSAGE_CONTENT dans sa configuration.
auto-off = Désormais, je transcris ici seulement quand on me le demande.
join-too-few = Je ne peux réunir que vos enregistrements terminés dans cette discussion, et il en faut deux. Envoyez-les, attendez mes réponses, puis utilisez /join 2, ou /join en réponse au premier.
join-too-few-menu = Je ne peux réunir que vos enregistrements terminés dans cette discussion, et il en faut deux. Envoyez-les, attendez mes réponses, puis utilisez /join 2, ou clic droit sur le premier, Applications, { $entry }.
join-no-part = Les enregistrements réunis sont transcrits en entier : retirez from= et to=, et les enregistrements dont seule une partie a été transcrite. /again from=start to=end en transcrit un en entier.
rules-in-groups = /replace est fait pour les groupes : un admin y fixe comment les mots s’écrivent dans tous les enregistrements envoyés. Pour vos propres enregistrements partout : /settings replace=Keler→Keller
rules-here = Mots remplacés dans tous les enregistrements envoyés ici : { $value }
rules-none = Aucun mot n’est remplacé dans ce groupe.
rules-how = Les admins de ce groupe changent cela avec /replace Keler→Keller; Mayer→Maier, et /replace none efface les règles. Pour un même mot, la règle de la légende passe d’abord, puis celle de la personne.

## /stats and the other commands of administrators

help-operators = Pour les admins
stats-how = Dites pour combien de jours : un nombre de 1 à { $most }, par exemple /stats 7.
stats-title =
    { $days ->
        [one] Aujourd’hui
       *[other] Les { $days } derniers jours
    }
stats-people = Personnes : { $people }, actives : { $active }
stats-queue = Maintenant : { $running } en cours, { $queued } en attente
stats-jobs = Toutes les tâches : { $done } terminées, { $failed } en échec, { $cancelled } annulées
stats-hours = Enregistrements : { $hours } h
stats-success = Terminées sans échec : { $percent }
stats-waited = Attente : médiane { $median }, 95 sur 100 au plus { $most }
stats-worked = Travail : médiane { $median }, 95 sur 100 au plus { $most }
stats-realtime = Facteur temps réel : { $factor }
stats-failures = Échecs : { $list }
stats-languages = Langues : { $list }
stats-no-workers = Aucun worker ne se manifeste.
stats-worker = Worker { $name } : { $device }, { $memory } Go, tâches : { $jobs }, vu il y a { $seconds } s
stats-more-workers = Autres workers : { $others }
stats-storage = Stockage : { $used } Go utilisés, { $free } Go libres
stats-legend =
    En haut : heures d’enregistrements. En bas : tâches.
    🟦 terminées ⬜ annulées 🟧 en échec
queue-none = Rien ne tourne, rien n’attend.
queue-title = En cours : { $running }, en attente : { $waiting }
queue-waits = en attente
button-front = Avancer :
front-not = Cette tâche n’est pas dans la file : elle est en cours, terminée, ou n’a jamais existé.
drained-since = Depuis { $since }, rien de nouveau n’est commencé.
drain-off = Le service accepte du travail.
drain-how = Avant une mise à jour : /drain on. Ce qui est en cours se termine ; ce qui arrive est gardé et attend.
drain-not-yet = Ce qui est en cours se termine d’abord. Revenez voir dans un moment.
drain-ready = Rien ne tourne : le service peut être arrêté et mis à jour. Ce qui attend reprend après /drain off.
announce-how = Écrivez votre annonce : /announce TEXTE. Elle part à ceux qui ont activé les nouvelles dans /settings, une fois que vous l’avez relue.
announce-long = C’est trop long : { $most } caractères au plus.
announce-nobody = Personne n’a activé les nouvelles dans /settings, il n’y a donc personne à prévenir.
announce-preview =
    { $count ->
        [one] { $count } personne recevrait ceci :
       *[other] { $count } personnes recevraient ceci :
    }
announce-sending = L’annonce est en route.
announce-sent = L’annonce est envoyée.
announce-stopped = L’annonce a été arrêtée.
announce-told = Envoyée à { $told } sur { $count }
announce-gone = Injoignables, car ils ont bloqué le bot ou fermé leurs messages privés : { $count }
announce-spared = N’en voulaient plus : { $count }
announce-dropped = Non envoyée.
announce-over = Cette annonce est terminée, ou n’a jamais existé.
button-announce = Envoyer
button-announce-drop = Ne pas envoyer
button-announce-stop = Arrêter
news-title = Nouvelles de l’opérateur
news-off = Vous recevez ceci car les nouvelles sont activées dans vos réglages. /settings news=no les désactive.
button-drain = Ne rien commencer de nouveau
button-go-on = Reprendre le travail
button-look = Regarder à nouveau
failures-none = Aucun échec.
failures-title = Derniers échecs
button-retry = Réessayer
retry-begun = Nouvel essai en cours. Son propre message montre l’avancement.
retry-not = Impossible de réessayer : c’est en cours, fait depuis, ou plus gardé.
who-how = Dites de qui est le compte, par exemple : { $example }
who-unknown = Je ne connais pas { $account } : cette personne doit d’abord m’écrire.
who-role = Rôle : { $role }
who-accounts = Comptes : { $accounts }
who-since = Premier contact : { $date }
role-user = utilisateur
role-admin = admin
role-blocked = bloqué
block-done = Bloqué : { $account }
block-not-admins = { $account } est admin et ne peut pas être bloqué. /unadmin retire ce rôle.
block-not-self = Vous ne pouvez pas vous bloquer vous-même.
unblock-done = N’est plus bloqué : { $account }
admin-done = Désormais admin : { $account }
admin-already = { $account } est déjà admin.
admin-blocked = { $account } est bloqué. Écrivez d’abord /unblock pour pouvoir le nommer admin.
unadmin-done = N’est plus admin : { $account }
unadmin-not-self = Vous ne pouvez pas vous le retirer. Un autre admin le peut.
unadmin-settings = { $account } est nommé admin dans la configuration (ADMINS) : seule la personne qui gère le service peut changer cela.
unadmin-none = { $account } n’est pas admin.
admins-settings = Admins selon la configuration (ADMINS) : { $accounts }
admins-made = Nommés par un admin : { $accounts }
quota-of = Le quota de { $account }
quota-done = Le quota de { $account } désormais
quota-set = Fixé pour cette personne : { $limits }
quota-service = Mais personne ne peut envoyer plus de { $longest } min et { $largest } Mo ici.
audit-none = Aucun admin n’a encore rien fait.

## /link and /unlink: several accounts of one person

platform-name =
    { $code ->
        [telegram] Telegram
        [discord] Discord
       *[other] la console
    }
link-how = Écrivez-moi ceci depuis votre autre compte, dans un chat privé :
link-once =
    { $count ->
        [one] Valable une fois, pendant une minute. Ne le montrez à personne : qui l’utilise voit tous vos résultats et peut les supprimer.
       *[other] Valable une fois, pendant { $count } minutes. Ne le montrez à personne : qui l’utilise voit tous vos résultats et peut les supprimer.
    }
link-alone = C’est pour vos yeux seulement. Écrivez-moi /{ $command } dans un chat privé.
link-seen = D’autres pouvaient lire ce code ici, il n’est donc plus valable. Écrivez encore /link, et saisissez le nouveau code dans un chat privé avec moi.
link-own = Ce code est le vôtre. Saisissez-le depuis votre autre compte.
link-admins = Les comptes d’admins ne s’associent qu’à des comptes d’admins : un code ne donne de droits à personne. Demandez d’abord à un admin de nommer les deux.
link-many = { $count } comptes au plus peuvent être associés.
link-ask = Voulez-vous associer ce compte à celui qui vous a donné ce code ({ $platform }) ? Vous serez alors une seule personne pour moi, avec un historique, un quota et les réglages de ce compte-là. Chaque compte voit tout ce que l’autre a, et peut le supprimer. Dites oui seulement si les deux sont à vous.
button-join = Oui, les deux sont à moi
button-join-not = Non
link-not = Rien n’a été associé.
link-done = C’est associé. Historique, recherche, réglages et quota sont désormais les mêmes ici et là-bas ({ $platform }). /unlink sépare à nouveau les comptes.
link-told = Votre code a été utilisé : ce compte est désormais associé à { $account }. Chacun voit tous les résultats de l’autre. Si ce n’était pas vous, écrivez /unlink tout de suite.
unlink-none = Ce compte n’est associé à aucun autre. /link permet d’en associer un.
unlink-which = Quel compte faut-il séparer ?
unlink-this = { $account } (celui-ci)
unlink-done = Séparé : { $account } est de nouveau indépendant. Chaque compte garde ce qu’il a envoyé ; les réglages sont copiés.
code-wrong-link = Ce code ne marche pas : il est mal saisi, déjà utilisé ou trop ancien. Écrivez /link depuis votre autre compte pour en avoir un nouveau.
code-wrong-invite = Ce code d’invitation ne marche pas : il est mal saisi, épuisé ou trop ancien.
code-tries =
    { $count ->
        [0] Trop d’erreurs : je n’en accepte plus pendant une heure.
        [one] Il vous reste { $count } essai.
       *[other] Il vous reste { $count } essais.
    }
code-too-many = Trop de codes faux : je ne regarde plus les vôtres, même justes. Réessayez dans { $time }.
delete-accounts = Cela concerne tous vos comptes associés : { $accounts }. Pour garder les résultats de l’un d’eux, séparez-le d’abord avec /unlink.
privacy-codes = Des codes mal saisis, je garde pendant une heure seulement le nombre, même si vous supprimez tout.
privacy-voices =
    Avec un texte, je garde les empreintes vocales de ses locuteurs : des nombres qui décrivent une voix, donc des données biométriques. Elles ne reconnaissent personne, sauf si vous me demandez de retenir des voix que vous avez nommées. Celles-là sont gardées { $days ->
        [0] jusqu’à ce que vous écriviez /forget_voice
        [one] jusqu’à ce que vous écriviez /forget_voice ou qu’elles n’aient pas été entendues pendant un jour
       *[other] jusqu’à ce que vous écriviez /forget_voice ou qu’elles n’aient pas été entendues pendant { $days } jours
    }, et mettent seulement leurs noms dans vos prochains enregistrements de ce chat.
again-here = Je recommence, et la nouvelle réponse arrive ici.
again-elsewhere = Je n’ai plus cet enregistrement, et il a été envoyé ailleurs ({ $platform }). Envoyez-le-moi ici, ou refaites-le là-bas.

## /invite

invite-how = Dites pour combien de personnes ({ $uses } au plus) et de jours ({ $limit } au plus) : /invite 5 30. Sans nombres, c’est une personne et une semaine. /invite list montre les codes, /invite revoke CODE en retire un.
invite-made =
    { $count ->
        [one] Ceci fait entrer { $count } personne, jusqu’au { $date }. Elle m’écrit, sur n’importe quelle plateforme :
       *[other] Ceci fait entrer { $count } personnes, jusqu’au { $date }. Elles m’écrivent, sur n’importe quelle plateforme :
    }
invite-link = Ou en ouvrant ce lien ({ $platform }) : { $link }
invite-idle = Mais les codes ne servent qu’avec ACCESS=invite. Actuellement : ACCESS={ $access }.
invite-title = Codes d’invitation
invite-left = reste { $left } sur { $uses }, jusqu’au { $date } UTC
invite-none = Aucun code d’invitation n’est valable. /invite en crée un.
invite-unknown = Ce code n’existe pas, ou plus personne ne peut l’utiliser.
invite-revoked = Plus personne n’entre avec { $name }. Ceux qui sont déjà entrés restent.
button-revoke = Retirer

## Privacy

privacy =
    { $hours ->
        [0] Je supprime votre enregistrement dès que sa tâche est finie.
        [one] Je garde votre enregistrement une heure après sa tâche, pour pouvoir la refaire sans nouvel envoi ; ensuite je le supprime.
       *[other] Je garde votre enregistrement { $hours } heures après sa tâche, pour pouvoir la refaire sans nouvel envoi ; ensuite je le supprime.
    } { $days ->
        [0] Je garde le texte et le résumé jusqu’à ce que vous écriviez /delete_my_data, qui supprime tout d’un coup. Vous seul avez accès à ce que vous avez envoyé.
       *[other] Je garde le texte et le résumé { $days } jours, pour que renvoyer le même enregistrement aille vite ; ensuite ils sont supprimés aussi. /delete_my_data supprime tout d’un coup. Vous seul avez accès à ce que vous avez envoyé.
    } Pendant un jour, je retiens combien de minutes vous avez envoyées, et rien d’autre, pour que supprimer ne rende pas de minutes ; si l’opérateur vous a bloqué ou a fixé votre quota, cela reste aussi.
delete-confirm = Ceci annule vos tâches et supprime tout ce que je garde sur vous : enregistrements, textes, résumés, fichiers. C’est irréversible.
button-delete = Tout supprimer
button-keep = Garder
delete-not-yours = Seule la personne qui l’a demandé peut décider. /delete_my_data concerne vos propres données.
delete-kept = Rien n’a été supprimé.
delete-working = Suppression en cours
delete-done = Supprimé : { $jobs } tâches, { $files } fichiers, { $megabytes } Mo. Je ne garde plus rien sur vous, sauf, pendant un jour, le nombre de minutes envoyées, et un blocage ou un quota si l’opérateur en a fixé un.

## Errors: what happened, and what to do next

error-unknown = Quelque chose s’est mal passé ({ $code }). Réessayez ; si cela se reproduit, prévenez l’opérateur.
database-away = Ma base de données n’est pas disponible pour l’instant. Je garde votre demande et je continue dès son retour ; inutile de la renvoyer.
error-bug = Quelque chose s’est mal passé de mon côté, c’est noté dans le journal. Réessayez ; si cela se reproduit, prévenez l’opérateur.
error-expected = Cela n’a pas marché. Réessayez, s’il vous plaît.
error-bad_media = Ce fichier est inutilisable. Envoyez-en un autre, s’il vous plaît.
error-empty_file = Ce fichier est vide. Renvoyez-le, s’il vous plaît.
error-not_media = Ce n’est ni une vidéo ni un audio que je puisse ouvrir. Envoyez mp4, mkv, mov, webm, mp3, m4a, wav, ogg ou un autre format courant.
error-foreign_file =
    { $kind ->
        [dictation] { $name } est un format de dictée que seul { $program } peut ouvrir. Enregistrez-y l’enregistrement en mp3 ou wav et envoyez-le-moi.
        [protected] Les fichiers { $name } sont protégés contre la copie : seul { $program } peut les lire. Envoyez un enregistrement sans protection.
        [archive] { $name } est une archive. Décompressez-la et envoyez les enregistrements qu’elle contient.
        [playlist] { $name } est une liste de lecture : elle ne fait que nommer des enregistrements. Envoyez les enregistrements eux-mêmes, ou des liens vers eux.
        [project] { $name } est un projet de { $program }, pas un enregistrement. Exportez-y l’enregistrement, par exemple en mp3 ou mp4, et envoyez-le-moi.
       *[other] { $name } n’est pas un enregistrement. Envoyez un fichier vidéo ou audio, par exemple mp4, mp3, m4a, wav ou ogg.
    }
error-bad_archive =
    { $reason ->
        [encrypted] Cette archive demande un mot de passe. Créez-la sans mot de passe et renvoyez-la, ou envoyez les enregistrements un par un.
        [members] Cette archive contient { $count } fichiers et j’en ouvre au plus { $limit }. N’y mettez que les enregistrements d’une conversation.
        [tracks] Cette archive contient { $count } enregistrements et j’en écoute au plus { $limit } comme pistes d’une conversation. Mettez-en moins, s’il vous plaît.
        [size] Les enregistrements de cette archive font { $count } Mo une fois décompressés, et la limite est de { $limit } Mo. Enregistrez-les dans un format plus petit, par exemple flac, ogg ou m4a, puis recréez l’archive.
        [ratio] Cette archive est plus comprimée que des enregistrements ne peuvent l’être, je ne l’ai donc pas ouverte. Enregistrez-les en flac, ogg ou mp3, puis recréez l’archive.
        [method] Cette archive utilise une méthode que je n’ouvre pas. Créez un fichier zip ordinaire ou envoyez les enregistrements un par un.
       *[damaged] Cette archive est endommagée. Téléchargez-la ou créez-la à nouveau, ou envoyez les enregistrements un par un.
    }
error-no_audio = Ce fichier n’a pas de son. Envoyez-en un avec une piste audio, s’il vous plaît.
error-corrupt = Ce fichier est abîmé et illisible. Enregistrez-le à nouveau et renvoyez-le, s’il vous plaît.
error-unsupported = Le son de ce fichier est dans un format que je ne sais pas décoder. Convertissez-le, par exemple en mp3 ou m4a, et renvoyez-le.
error-encrypted = Ce fichier est protégé contre la copie, je ne peux pas le lire. Envoyez-en un sans protection, s’il vous plaît.
error-too_long = Cet enregistrement est trop long : { $minutes } min, la limite est de { $limit } min. Coupez-le et envoyez les morceaux, s’il vous plaît.
error-no_such_part = Il n’y a rien entre { $start } et { $end } : cet enregistrement dure { $length }. Choisissez d’autres temps, par exemple from=0:30 to=2:00.
error-too_large = Ce fichier est trop gros : { $megabytes } Mo, la limite est de { $limit } Mo. Envoyez-en un plus petit, par exemple seulement le son.
error-too_large_here = Ce fichier est trop gros : { $megabytes } Mo, et les bots reçoivent ici des fichiers jusqu’à { $limit } Mo. Envoyez-en un plus court, seulement le son, ou un lien d’où je peux le télécharger. Sur Telegram, l’opérateur peut lever cette limite avec un serveur local de la Bot API.
error-bad_link = Je ne peux pas utiliser ce lien. Envoyez-en un qui commence par https:// ou http:// et mène directement à un enregistrement, sans nom d’utilisateur, mot de passe ni port inhabituel.
error-links_off = Les liens sont désactivés ici. Envoyez-moi le fichier lui-même, s’il vous plaît.
error-link_unreachable = Je n’arrive pas là où mène ce lien. Je ne télécharge que ce que tout le monde peut atteindre sur internet. Vérifiez le lien, ou envoyez-moi le fichier.
error-link_certificate = Le certificat de ce site n’est pas valable, je n’ai donc rien téléchargé. Envoyez un autre lien, ou le fichier.
error-link_gone = Il n’y a rien (ou plus rien) là où mène ce lien. Vérifiez-le, ou envoyez-moi le fichier.
error-link_forbidden = Ce site ne me donne pas le fichier. Partagez-le pour que toute personne ayant le lien puisse le télécharger, ou envoyez-moi le fichier.
error-link_login = Il faut se connecter pour obtenir ce fichier. Partagez-le pour que toute personne ayant le lien puisse le télécharger, ou envoyez-moi le fichier.
error-link_trouble = Ce site répond avec l’erreur { $status }. Réessayez plus tard, ou envoyez-moi le fichier.
error-link_circles = Ce lien mène sans fin d’une adresse à l’autre. Envoyez-en un qui mène directement au fichier, ou le fichier.
error-link_too_slow = Le fichier arrive trop lentement, j’ai donc abandonné. Réessayez plus tard, ou envoyez-moi le fichier.
error-link_broken = La connexion à ce site s’est coupée plusieurs fois. Réessayez plus tard, ou envoyez-moi le fichier.
error-link_page = Ce lien mène à une page web, pas à un enregistrement. Ouvrez la page, téléchargez-y l’enregistrement et envoyez-moi le fichier ou un lien direct (il finit souvent par .mp3 ou .mp4).
error-link_site = { $site } ne montre les enregistrements que dans son propre lecteur, et je n’y télécharge rien. Si vous en avez le droit, téléchargez l’enregistrement et envoyez-moi le fichier. L’exploitant du bot peut aussi transcrire un fichier avec mp4totext run.
error-link_message = Je ne peux pas lire le message auquel mène ce lien. Envoyez-moi son enregistrement ici, s’il vous plaît.
error-link_forward = C’est un lien vers un message Telegram, que les bots ne peuvent pas ouvrir. Transférez-moi le message, ou envoyez-moi son fichier.
error-link_elsewhere = C’est un lien vers un message Discord, où je sais qui peut le lire. Envoyez-le-moi là-bas, ou envoyez-moi le fichier ici.
error-link_nothing_in = Il n’y a pas d’enregistrement dans le message auquel mène ce lien, ou on ne me le montre pas. Clic droit sur le message, Applications, Transcrire : ainsi je le vois.
error-refused = Ce n’est pas autorisé ici. Demandez à l’opérateur, s’il vous plaît.
error-no_access = Ce bot est privé. Demandez l’accès à son opérateur et dites-lui qui vous êtes : { $account }
error-not_invited = Ce bot est privé, mais un code d’invitation vous y fait entrer : écrivez /start et le code, par exemple /start ABCD-EFGH-JKMN. Si vous n’en avez pas, demandez à l’opérateur et dites-lui qui vous êtes : { $account }. Si un autre de vos comptes a déjà accès, écrivez /link là-bas et le code ici.
error-too_many_jobs = Vous avez déjà { $limit } tâches en cours : { $names }. Attendez que l’une finisse ; /cancel les annule toutes, et /status les montre avec un bouton chacune.
error-quota_used_up =
    { $minutes ->
        [0] Vos minutes sont épuisées : il reste 0 min sur { $limit } en 24 heures. Il y en aura assez pour cet enregistrement { $until }. Plus de détails avec /quota.
       *[other] Il reste trop peu de minutes pour cet enregistrement : { $minutes } min sur { $limit } en 24 heures. Il y en aura assez { $until } ; un plus court passe tout de suite. Plus de détails avec /quota.
    }
error-longer_than_a_day = Cet enregistrement dure { $minutes } min, et vous avez { $limit } min en 24 heures : il ne passera jamais. Coupez-le et envoyez les morceaux, s’il vous plaît.
error-bad_wish = Je ne comprends pas { $wish }. Possible : { $choices }
error-unknown_language =
    { $suggestions ->
        [none] Je ne connais pas la langue { $wish }. Écrivez son nom ou son code, par exemple lang=français ou lang=fr.
       *[other] Je ne comprends pas { $wish }. Vouliez-vous dire : { $suggestions } ?
    }
error-language_not_recognized = La reconnaissance vocale ne connaît pas cette langue : { $language }. Sans cette option, la langue est détectée.
error-engine_trouble = Une partie du service ({ $engine }) ne marche pas en ce moment. Réessayez plus tard, s’il vous plaît.
error-engine_missing = Une partie du service ({ $engine }) n’est pas configurée. L’opérateur peut changer cela avec le réglage { $setting }.
error-model_not_fetched =
    Le modèle vocal { $model } n’est pas encore là et n’a pas pu être téléchargé : { $reason ->
        [silent] son serveur ne répond pas à temps
        [offline] aucun serveur ne peut être consulté ici
        [no_space] il n’y a plus de place sur le disque
        [damaged] ce qui est arrivé est abîmé
        [nonsense] son serveur a donné une réponse inutilisable
       *[unreachable] son serveur est injoignable
    }. Réessayez plus tard ; l’opérateur peut en choisir un autre avec le réglage { $setting }.
error-engine_lacks_language = Une partie du service ({ $engine }) ne connaît pas cette langue ({ $language }). L’opérateur peut changer cela avec le réglage { $setting }. Renvoyez-le avec une autre langue ou sans langue.
error-engine_unreachable = Une partie du service ({ $engine }) est injoignable en ce moment. Réessayez plus tard, s’il vous plaît.
error-engine_over_quota = Une partie du service ({ $engine }) a atteint sa limite pour l’instant. Réessayez plus tard, s’il vous plaît.
error-engine_refused = Une partie du service ({ $engine }) a refusé ce contenu.
error-engine_too_slow = Une partie du service ({ $engine }) n’a pas répondu à temps. Réessayez plus tard, s’il vous plaît.
error-engine_nonsense = Une partie du service ({ $engine }) a donné une réponse inutilisable. Réessayez plus tard, s’il vous plaît.
error-media_gone = Je n’ai pas pu obtenir le fichier. Renvoyez-le, s’il vous plaît.
error-kept_crashing = Cet enregistrement a fait s’arrêter le service plusieurs fois, j’y ai donc renoncé. Envoyez-le dans un autre format, et prévenez l’opérateur.
error-bad_setting = Le réglage { $setting } est inutilisable : { $problem }. L’opérateur doit le changer.

## Notes: what is missing or worth knowing

note-unknown = Bon à savoir : { $code }
note-nothing_said = Je n’ai entendu aucune parole dans cet enregistrement.
note-text_removed =
    { $count ->
        [one] { $count } passage a été retiré : la reconnaissance l’avait inventé ou répété.
       *[other] { $count } passages ont été retirés : la reconnaissance les avait inventés ou répétés.
    }
note-not_speech =
    { $count ->
        [one] Un passage n’a pas de texte : c’est de la musique ou du bruit, pas de la parole.
       *[other] { $count } passages n’ont pas de texte : c’est de la musique ou du bruit, pas de la parole.
    }
note-check_places = Mots incertains, à vérifier : { $places }
note-too_quiet = Quelqu’un parle trop bas à { $places } ; /again louder l’écoute avec plus de gain.
note-still_too_quiet = Quelqu’un parle trop bas à { $places }, même avec plus de gain. S’il existe un enregistrement fait de plus près, envoyez-le-moi.
note-damaged = L’enregistrement est abîmé : certaines parties n’ont pas pu être lues.
note-track_chosen = L’enregistrement a { $tracks } pistes audio ; voici la numéro { $track }.
note-channels_inverted = Les deux canaux de cet enregistrement s’annulent, leur différence a donc été utilisée.
note-channels_delayed = Un canal est une copie retardée de l’autre, seul le plus fort a donc été utilisé.
note-channels_one_sided = Un seul canal de cet enregistrement contient du son, lui seul a donc été utilisé.
note-channels_apart = Chaque canal a été écouté séparément, car une personne différente parle sur chacun : rien de ce qui est dit en même temps n’est perdu.
note-channels_alike = Les canaux ont le même son, ils ne permettent donc pas de distinguer les locuteurs.
note-tracks_apart = Chaque piste a été écoutée séparément : les locuteurs sont donc certains et portent le nom de leur piste. Rien de ce qui est dit en même temps n’est perdu.
note-tracks_unreadable = Ces pistes n’ont pas de son que je puisse lire : { $names }
note-tracks_repeated = Ces pistes ne contiennent que ce que contiennent les autres, elles n’ont donc pas été réécoutées : { $names }
note-tracks_simultaneous = Beaucoup de choses sont dites en même temps sur ces pistes. Si elles ne viennent pas d’une même conversation, envoyez les enregistrements un par un.
note-no_speakers = Je n’ai pas pu distinguer les locuteurs : { why }.
note-names_dropped = Les noms des locuteurs ont été retirés : leur nombre a changé. Vous pouvez les nommer à nouveau.
note-corrections_dropped = Vos corrections appartiennent à un texte précédent de cet enregistrement et ne sont pas dans celui-ci. Refaites-le avec les options précédentes pour les retrouver.
note-film_not_corrected = Le film a ses sous-titres précédents : l’enregistrement n’est plus conservé.
note-joined = Un seul texte de ces fichiers, dans cet ordre : { $names }
note-joined_channels_mixed = Dans { $names }, une autre personne parle sur chaque canal ou piste. Réunis, ils ont été écoutés mélangés : des paroles simultanées peuvent manquer. /again speakers=channels écoute chacun séparément.
note-joined_channels_differ = Dans { $names }, une autre personne parle sur chaque canal ou piste. Les fichiers réunis n’ont pas tous les mêmes, ils ont donc été écoutés mélangés : des paroles simultanées peuvent manquer. La réponse à un tel fichier seul les contient.
note-file_left_out = Laissé de côté, car je ne peux pas l’ouvrir comme enregistrement : { $name }. Envoyez-le seul pour savoir pourquoi.
note-recognized = Reconnus à la voix : { $names }. Une erreur ? Appuyez sur « { button-names } ».
note-model_fell_back = Écouté par { $used }, car { $wanted } n’est pas là : { why }.
note-heard_as = { $engine } ne connaît pas cette langue : { $language }. L’enregistrement a été transcrit comme : { $instead }.
note-card_failed = La carte graphique est tombée en panne pendant l’écoute : une partie a été faite sur le processeur, plus lent. Il ne manque rien.
note-no_summary = Il n’y a pas de résumé : { why }.
note-no_voice =
    { $code ->
        [engine_missing] Il n’y a pas de résumé lu : aucune voix pour sa langue n’est installée ici. La personne qui gère ce service peut en ajouter une.
        [short] Il n’y a pas de résumé lu : un enregistrement aussi court n’a pas de résumé, seulement ses mots.
       *[other] Il n’y a pas de résumé lu : { why }.
    }
note-no_video =
    Il n’y a pas de vidéo à rendre : { $code ->
        [not_copied] son image ou son audio ne peut pas être associé à des sous-titres. Converti en MP4 (H.264), il pourra peut-être être rendu.
        [too_long] son image ne peut pas être combinée avec une piste de sous-titres, et les incruster prendrait ici environ { $minutes } min ; la limite est de { $limit } min. Converti en MP4 (H.264), le film revient avec une piste.
        [off] son image ne peut pas être combinée avec une piste de sous-titres, et ici ils ne sont pas incrustés dans les films. Converti en MP4 (H.264), le film revient avec une piste.
        [no_font] son image ne peut pas être combinée avec une piste de sous-titres, et aucune police d’ici n’a cette écriture. L’opérateur peut installer { $font }. Converti en MP4 (H.264), le film revient avec une piste.
        [joined] il réunit plusieurs fichiers.
       *[sound_only] l’enregistrement n’a que du son.
    }
note-tracks_left_out =
    { $count ->
        [one] Une piste de la vidéo n'a pas pu être conservée : aucun format lisible ne l'accepte.
       *[other] { $count } pistes de la vidéo n'ont pas pu être conservées : aucun format lisible ne les accepte.
    }
note-not_burned =
    Les sous-titres sont une piste à activer dans le lecteur et ne sont pas incrustés dans l’image : { $code ->
        [no_font] aucune police d’ici n’a cette écriture. L’opérateur peut installer { $font }.
        [too_long] cela prendrait ici environ { $minutes } min, et la limite est de { $limit } min.
        [off] ici, les sous-titres ne sont pas incrustés dans les films.
       *[failed] rien n’a pu être dessiné sur cette image.
    }
note-hdr_reduced = Le film est fait pour les écrans HDR. La nouvelle image a les couleurs des écrans ordinaires.
note-burned_instead = L’image de ce film ne peut pas être combinée avec une piste de sous-titres : ils sont donc incrustés dans l’image.
note-no_document =
    Le fichier { $format } n’a pas pu être créé : { $code ->
        [no_font] aucune police d’ici n’a cette écriture. L’opérateur peut installer { $font }. Les autres fichiers contiennent tous les mots.
       *[failed] une erreur est survenue et a été consignée. Les autres fichiers contiennent tous les mots. /again formats={ $format } essaie encore une fois.
    }
note-document_letters = Dans le fichier { $format }, les caractères qu’aucune police d’ici ne possède sont écrits par leur numéro : { $letters }.
note-no_files = Les fichiers n’ont pas pu être écrits : { why }.
note-summary_fell_back = Le résumé a été fait par { $used }, car { $engine } a échoué : { why }.
note-summary_model_gone = Le résumé a été fait par { $used } : { $engine } n’existe plus. L’opérateur peut changer le réglage { $setting }.
note-change_setting = L’opérateur peut y remédier avec le réglage { $setting }.
note-summary_not_translated = Le résumé est dans la langue de l’enregistrement : { $engine } ne traduit pas.
why =
    { $code ->
        [engine_missing] son moteur n’est pas configuré
        [model_not_fetched] le téléchargement a échoué
        [engine_lacks_language] sa voix ne lit pas la langue du résumé ({ $language })
        [engine_unreachable] son moteur est injoignable
        [engine_over_quota] son moteur a atteint sa limite pour l’instant
        [engine_refused] son moteur a refusé ce contenu
        [engine_too_slow] son moteur n’a pas répondu à temps
        [engine_nonsense] son moteur a donné une réponse inutilisable
       *[other] quelque chose s’est mal passé, c’est noté dans le journal
    }

## The command line

outcome-lacking = Non créé : { $names }. { $notes }
demo-too-slow = Ce n’est pas fini après 20 minutes. Les lignes ci-dessus disent ce qui ne va pas ; mp4totext doctor dit quoi faire.
outcome-failed = { $name } : { $why }
