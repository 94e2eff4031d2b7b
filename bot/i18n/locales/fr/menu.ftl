# Not yet reviewed by a native speaker.

## Commands, as the menu and /help show them

command-start = Dire bonjour
command-help = Tout ce que je sais faire
command-status = Ce sur quoi je travaille pour vous
command-cancel = Annuler vos tâches
command-settings = Voir ou changer ce que vous recevez
command-transcribe = Transcrire un lien ou le message auquel vous répondez
command-again = Recommencer avec d’autres options
command-join = Réunir vos derniers enregistrements en un texte (/join 3), ou un album : légende join
command-language = La langue parlée dans vos enregistrements
command-speakers = Combien de personnes y parlent
command-summary = La longueur du résumé
command-speech = Recevoir ou non le résumé lu à voix haute
command-formats = Les fichiers que vous recevez
command-names = Nommer les personnes qui parlent dans une réponse
command-forget_voice = Oublier des voix que je retiens pour vous
command-history = Revoir vos résultats
command-search = Chercher des mots dans vos enregistrements
command-quota = Ce que vous pouvez envoyer et avez déjà utilisé
command-auto = En groupe : transcrire chaque enregistrement (on, off)
command-replace = En groupe : comment écrire des mots pour tous ; vos règles passent avant
command-privacy = Ce que je garde et combien de temps
command-delete_my_data = Supprimer tout ce que je garde sur vous

## The commands' names in Discord's menu: small letters, digits, _ and - alone

name-start = bonjour
name-help = aide
name-status = état
name-cancel = annuler
name-settings = réglages
name-language = langue
name-speakers = locuteurs
name-summary = résumé
name-speech = lecture
name-formats = formats
name-transcribe = transcrire
name-again = refaire
name-join = réunir
name-names = noms
name-forget_voice = oublier_voix
name-history = historique
name-search = chercher
name-quota = quota
name-auto = automatique
name-replace = remplacer
name-link = associer
name-unlink = dissocier
name-web = web
name-token = token
name-privacy = confidentialité
name-delete_my_data = supprimer_mes_données
name-stats = statistiques
name-queue = file
name-failures = échecs
name-who = qui
name-block = bloquer
name-unblock = débloquer
name-admin = nommer_admin
name-unadmin = retirer_admin
name-invite = inviter
name-audit = journal
name-drain = vidange
name-announce = annoncer

## What people read before they talk to the bot: at most 512 and 120 characters

profile = Envoyez-moi une vidéo, un message vocal ou un fichier audio. Vous recevez le texte avec les locuteurs et les temps, un résumé par chapitres (aussi lu à voix haute) et des sous-titres. Je vous dis tout de suite combien de temps cela prendra, et vous pouvez tout faire supprimer à tout moment.
profile-short = Vos enregistrements en texte : locuteurs, résumé (aussi lu), sous-titres.

## What a form asks for with a command, and the menu of a message

option-file-name = fichier
option-file = Un enregistrement : vidéo, message vocal ou audio
option-recording-link-name = lien
option-recording-link = Au lieu d’un fichier : lien direct vers un enregistrement ou un message d’ici qui en contient un
option-language-name = langue
option-language = La langue parlée, par exemple fr ou en
option-speakers-name = locuteurs
option-speakers = Combien de personnes parlent, par exemple 3 ou 2-4
option-summary-name = résumé
option-summary = La longueur du résumé
option-speech-name = lecture
option-speech = Lire le résumé à voix haute
option-formats-name = formats
option-formats = Fichiers, séparés par des virgules : txt, srt, vtt, json, docx, pdf, video, …
option-video-name = video
option-video = Sous-titres d’une vidéo : une piste, ou incrustés dans l’image
option-hints-name = indices
option-hints = Noms et mots rares, séparés par des virgules
option-replace-name = remplacer
option-replace = Comment écrire des mots, par exemple Keler→Keller ; none efface les règles
option-join = Combien de vos derniers enregistrements, par exemple 3, et options pour le résultat
option-clean-name = nettoyer
option-clean = Retirer les « euh » et les bégaiements
option-numbers-name = nombres
option-numbers = Écrire en chiffres les nombres au-dessus de douze
option-louder-name = amplifier
option-louder = Entendre les voix faibles avec plus de gain
option-from-name = de
option-from = Début d’un extrait, par exemple 22:10 ; -5:00 signifie les cinq dernières minutes
option-to-name = a
option-to = Fin de l’extrait, par exemple 26:20
option-news-name = nouvelles
option-news = Nouvelles de l’opérateur
option-days-name = jours
option-days = Combien de jours, aujourd’hui compris
option-account-name = compte
option-account = De qui : un ID de cette plateforme, ou telegram:123456789
option-front-name = avancer
option-front = L’ID d’une tâche à faire en premier
option-drain-name = état
option-drain = on : ne rien commencer ; off : continuer ; vide : voir la situation
option-text-name = texte
option-text = Ce que vous voulez annoncer
option-private-name = privé
option-private = Vous seul voyez la réponse
option-code = Votre code d’invitation
option-names = Les noms, par exemple 1=Anna 2=Ben ; vide : je vous les demande
option-voice = La voix de qui, ou all ; vide : voir la liste
option-words = Des mots prononcés ; pour le dernier, le début suffit
option-quota = Pour les admins : un compte et ses limites, par exemple minutes=600
option-value = La nouvelle valeur ; vide : voir tous les choix
entry-transcribe = Transcrire
entry-summarize = Résumer
entry-join = Réunir avec le suivant

## /settings

value-none = aucun
value-short = court
value-light = léger
value-heard = comme entendus
value-digits = chiffres
value-full = complet
value-track = piste à activer
value-burned = incrustés dans l’image

## /stats and the other commands of administrators

command-stats = L’état du service, en chiffres et en image : /stats 7 pour une semaine
command-queue = Ce qui tourne et ce qui attend, avec des boutons pour annuler et avancer
command-failures = Les derniers échecs, avec des boutons pour réessayer
command-who = Ce que quelqu’un utilise de son quota : /who 123456789
command-block = Ne plus rien accepter de quelqu’un : /block 123456789
command-unblock = Accepter à nouveau ses enregistrements : /unblock 123456789
command-admin = Nommer quelqu’un admin : /admin 123456789 ; seul : voir qui l’est
command-unadmin = Retirer le rôle d’admin : /unadmin 123456789
command-audit = Les dernières actions des admins
command-drain = Avant une mise à jour : finir l’en-cours, ne rien commencer : /drain on, /drain off
command-announce = Écrire à ceux qui veulent des nouvelles : /announce TEXTE

## /link and /unlink: several accounts of one person

command-link = Associer vos comptes, même de plateformes différentes
command-unlink = Séparer vos comptes associés
option-link = Le code de votre autre compte ; vide : vous en recevez un
command-web = Voir vos résultats dans un navigateur
command-token = Créer, voir et révoquer des jetons d’accès pour programmes
option-web = sessions : liste les navigateurs connectés ; vide : recevoir un lien
option-token = read ou write, jours et nom : read 30 backup ; vide : les voir

## /invite

command-invite = Inviter avec un code : /invite 5 30 pour cinq personnes et 30 jours ; /invite list
