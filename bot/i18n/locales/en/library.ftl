# The list of recordings on the pages: filters, tags, deletion of several, and shared links.

library-filter = Filter
library-any = All
library-kind =
    { $kind ->
        [film] Film
       *[sound] Sound
    }
library-by =
    { $what ->
        [platform] Platform
        [kind] Kind
        [language] Language
        [state] State
        [speaker] Speaker
        [tag] Tag
        [since] From day
       *[until] To day
    }
library-show = Show
library-all = All recordings
library-none = No recording fits these filters.
library-select = Choose { $name }
library-chosen = Chosen recordings
library-choose-all = Choose all on this page
library-none-chosen = Choose recordings in the list first.
library-delete = Delete …
library-delete-ask = Delete the chosen recordings ({ $count })?
library-delete-how = The recordings, their texts, files, tags and shared links are deleted, and what the chat shows of them. This can’t be undone.
library-delete-now = Delete for ever
library-keep = Keep them

## Tags

tags-title = Tags
tags-field = Tags, with commas between
tags-add = Add
tags-remove = Take off
tags-remove-one = Take the tag { $name } off
tags-how = A tag is there as long as a recording has it. You give tags in the list of recordings and on the page of each one.
tags-results = Recordings: { $count }
tags-new-name = New name of the tag { $name }
tags-rename = Rename
tags-delete = Delete the tag
tags-name = A tag has a name of at most 40 characters without commas.
tags-person-full = You have as many tags as possible ({ $count }). Delete one first.
tags-result-full = A recording has at most { $count } tags. Take one off first.

## Shared links

shared-title = Shared links
shared-how = Whoever has one of these links reads its recording without signing in.
shared-none = You share no recording. The page of a recording makes links to it.
shared-revoke-one = Revoke the link to { $name }
shared-revoke-all = Revoke all links
web-links = Links that share your recordings: { $count }. This page lists them and revokes them: { $url }
