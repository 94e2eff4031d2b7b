# The list of recordings on the pages: filters, tags, deletion of several, and shared links.

library-filter = Filtrer
library-any = Tous
library-kind =
    { $kind ->
        [film] Film
       *[sound] Son
    }
library-by =
    { $what ->
        [platform] Plateforme
        [kind] Genre
        [language] Langue
        [state] État
        [speaker] Locuteur
        [tag] Étiquette
        [since] Du jour
       *[until] Au jour
    }
library-show = Afficher
library-all = Tous les enregistrements
library-none = Aucun enregistrement ne correspond à ces filtres.
library-select = Choisir { $name }
library-chosen = Enregistrements choisis
library-choose-all = Choisir tous ceux de cette page
library-none-chosen = Choisissez d’abord des enregistrements dans la liste.
library-delete = Supprimer …
library-delete-ask = Supprimer les enregistrements choisis ({ $count }) ?
library-delete-how = Les enregistrements, leurs textes, fichiers, étiquettes et liens partagés sont supprimés, ainsi que ce que la discussion en montre. C’est irréversible.
library-delete-now = Supprimer définitivement
library-keep = Les garder

## Tags

tags-title = Étiquettes
tags-field = Étiquettes, séparées par des virgules
tags-add = Ajouter
tags-remove = Retirer
tags-remove-one = Retirer l’étiquette { $name }
tags-how = Une étiquette existe tant qu’un enregistrement la porte. On les donne dans la liste des enregistrements et sur la page de chacun.
tags-results = Enregistrements : { $count }
tags-new-name = Nouveau nom de l’étiquette { $name }
tags-rename = Renommer
tags-delete = Supprimer l’étiquette
tags-name = Une étiquette a un nom de 40 caractères au plus, sans virgule.
tags-person-full = Vous avez autant d’étiquettes que possible ({ $count }). Supprimez-en une d’abord.
tags-result-full = Un enregistrement a au plus { $count } étiquettes. Retirez-en une d’abord.

## Shared links

shared-title = Liens partagés
shared-how = Qui possède un de ces liens lit l’enregistrement sans se connecter.
shared-none = Vous ne partagez aucun enregistrement. La page d’un enregistrement crée des liens vers lui.
shared-revoke-one = Révoquer le lien vers { $name }
shared-revoke-all = Révoquer tous les liens
web-links = Liens qui partagent vos enregistrements : { $count }. Cette page les montre et les révoque : { $url }
