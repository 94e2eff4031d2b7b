# Access tokens: /token in a chat, their page, and what the API answers.

token-how = /token read makes a token with which a program reads your results; with /token write it also sends, changes and deletes. You may add days, 1 to { $most }, and a name: /token read 30 backup
token-how-admin = /token admin makes a token with which a program does what the commands of administrators do, and nothing with your results.
token-admin = Only administrators can make a token with the scope admin.
token-new =
    This access token is shown only now. Give it to nobody: until { $until } { $scope ->
        [admin] whoever has it may do what you may as an administrator
       *[read] it opens your results to whoever has it
    }. Store it in your program, then delete this message. /token lists and revokes tokens.
tokens-none = You have no access tokens.
tokens-title = Access tokens
token-line = { $name } · { $scope } · until { $until } · last used: { $used }
token-unused = never
token-scope =
    { $scope ->
        [admin] commands of administrators
        [write] read and write
       *[read] read
    }
token-many = You have { $most } access tokens. Revoke one with /token, then make a new one.
button-token-revoke = Revoke
button-token-revoke-all = Revoke all
privacy-token = Of an access token made with /token I keep its name and the times of its use until it ends; /token lists and revokes tokens.
web-token-about = With an access token a program can do what you can do here.
web-token-new =
    This access token is shown only now: store it in your program. Give it to nobody: until { $until } { $scope ->
        [admin] whoever has it may do what you may as an administrator
       *[read] it opens your results to whoever has it
    }.
web-token-name = Name
web-token-days = Days until it ends
web-token-create = Make a token
api-unauthorized = This needs a valid access token: Authorization: Bearer …. /token in a private chat makes one.
api-scope =
    { $scope ->
        [admin] This needs a token of an administrator. /token admin in a private chat makes one.
        [read] This token may only do what the commands of administrators do. /token read in a private chat makes one that may read.
       *[write] This token may only read. /token write in a private chat makes one that may do this.
    }
api-not-administrator = You are not an administrator any more, so this token has ended.
api-invalid = The request is not what the API expects: { $problem }
api-large = The request is larger than { $limit } bytes.
api-key-reused = This Idempotency-Key was used for another request. Choose a new one.
