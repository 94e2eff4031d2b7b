# Uploads on the pages, live progress, and in whose name a browser is signed in.

web-signed-in = Connecté en tant que { $name } sur { $platform }
web-upload = Ajouter des enregistrements
web-upload-drop = Déposez ici des fichiers audio ou vidéo, ou choisissez-les.
web-upload-most = Jusqu’à { $megabytes } Mo chacun.
web-upload-choose = Choisir des fichiers
web-upload-link = Lien vers un enregistrement
web-upload-options = Options, comme dans une légende
web-upload-add = Transcrire le lien
web-upload-lost = La connexion a été perdue. Nouvel essai…
web-upload-again = Réessayer
web-upload-script = Cette page a besoin de JavaScript pour envoyer des fichiers. Vous pouvez aussi les envoyer au bot.
button-open = Ouvrir dans un navigateur
web-sign-in-back = Une fois connecté dans ce navigateur, vous reviendrez à ce résultat.
answer-goes = La réponse va aussi à
answer-in-chat = Ma discussion privée sur { $platform }
answer-only-here = Aucune discussion, seulement ici
