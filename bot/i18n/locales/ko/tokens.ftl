# Not yet reviewed by a native speaker.
# Access tokens: /token in a chat, their page, and what the API answers, in Korean.

token-how = /token read는 프로그램이 결과를 읽는 토큰을 만들어요. /token write면 보내고, 바꾸고, 지울 수도 있어요. 일수(1~{ $most })와 이름을 덧붙일 수 있어요: /token read 30 backup
token-how-admin = /token admin은 프로그램이 관리자 명령이 하는 일을 할 수 있는 토큰을 만들어요. 내 결과에는 손대지 않아요.
token-admin = admin 권한의 토큰은 관리자만 만들 수 있어요.
token-new =
    이 액세스 토큰은 지금만 보여요. 아무에게도 주지 마세요. { $until }까지는 { $scope ->
        [admin] 가진 사람 누구나 내 관리자 권한을 쓸 수 있어요
       *[read] 가진 사람 누구나 내 결과를 열 수 있어요
    }. 프로그램에 저장한 뒤 이 메시지를 지우세요. /token으로 목록을 보고 취소할 수 있어요.
tokens-none = 액세스 토큰이 없어요.
tokens-title = 액세스 토큰
token-line = { $name } · { $scope } · { $until }까지 · 마지막 사용: { $used }
token-unused = 없음
token-scope =
    { $scope ->
        [admin] 관리자 명령
        [write] 읽기와 쓰기
       *[read] 읽기
    }
token-many = 액세스 토큰이 { $most }개 있어요. /token으로 하나를 취소한 뒤 새로 만드세요.
button-token-revoke = 취소
button-token-revoke-all = 모두 취소
privacy-token = /token으로 만든 액세스 토큰의 이름과 사용 시각은 끝날 때까지 보관해요. /token으로 보고 취소할 수 있어요.
web-token-about = 액세스 토큰이 있으면 프로그램이 여기서 할 수 있는 일을 할 수 있어요.
web-token-new =
    이 액세스 토큰은 지금만 보여요. 프로그램에 저장하세요. 아무에게도 주지 마세요. { $until }까지는 { $scope ->
        [admin] 가진 사람 누구나 내 관리자 권한을 쓸 수 있어요
       *[read] 가진 사람 누구나 내 결과를 열 수 있어요
    }.
web-token-name = 이름
web-token-days = 끝날 때까지의 일수
web-token-create = 토큰 만들기
api-unauthorized = 유효한 액세스 토큰이 필요해요: Authorization: Bearer …. 개인 채팅에서 /token으로 만드세요.
api-scope =
    { $scope ->
        [admin] 관리자의 토큰이 필요해요. 개인 채팅에서 /token admin으로 만드세요.
        [read] 이 토큰은 관리자 명령이 하는 일만 할 수 있어요. 개인 채팅에서 /token read로 읽을 수 있는 토큰을 만드세요.
       *[write] 이 토큰은 읽기만 할 수 있어요. 개인 채팅에서 /token write로 이 일을 할 수 있는 토큰을 만드세요.
    }
api-not-administrator = 더 이상 관리자가 아니어서 이 토큰은 끝났어요.
api-invalid = 요청이 API가 기대하는 것과 달라요: { $problem }
api-large = 요청이 { $limit }바이트보다 커요.
api-key-reused = 이 Idempotency-Key는 다른 요청에 쓰였어요. 새로 정하세요.
