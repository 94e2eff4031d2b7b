# Not yet reviewed by a native speaker.
# What the pages say, and /web in a chat, in Korean.

web-link = 이 링크는 { $count }분 안에 한 번만 브라우저 하나를 로그인시켜요. 아무에게도 보내지 마세요. 링크를 연 사람은 모든 결과를 볼 수 있어요. /web sessions는 로그인된 브라우저를 보여 줘요.
web-how = 링크를 받는 /web과 로그인된 브라우저를 보는 /web sessions만 알아요. /web links는 녹음을 공유하는 링크의 수를 알려 줘요.
web-sessions-none = 로그인된 브라우저가 없어요. /web을 보내면 링크를 받을 수 있어요.
web-sessions-title = 로그인된 브라우저
web-session = { $browser } · { $since }부터 · 마지막 사용 { $seen } UTC
web-browser-unknown = 알 수 없는 브라우저
button-web-end-all = 모두 로그아웃
privacy-web = /web으로 로그인한 브라우저의 종류와 플랫폼의 이름, 사용 시각은 최대 30일 동안 보관해요. /web sessions로 보고 로그아웃할 수 있어요.

## Pages

web-title = 녹음
web-sign-in = 로그인
web-sign-out = 로그아웃
web-sign-in-how = 봇과의 개인 채팅에서 /web을 보내세요. 이 브라우저를 로그인시키는 링크로 답해요.
web-sign-in-ask = 이 브라우저에서 로그인할까요? 최대 30일 동안 또는 로그아웃할 때까지 모든 결과가 보여요. 본인의 기기에서만 하세요.
web-link-used = 이 링크는 이미 사용했거나 너무 오래되었어요. 봇에게 /web을 보내면 새 링크를 받을 수 있어요.
web-not-found = 여기에는 아무것도 없거나 다른 사람의 것이에요. 첫 페이지에 내 녹음 목록이 있어요.
web-refused = 이 요청은 저희 페이지에서 오지 않았거나 페이지가 너무 오래되었어요. 다시 열고 한 번 더 시도해 주세요.
web-busy = 요청이 너무 많아요. 잠시 기다린 뒤 다시 시도해 주세요.
web-away = 지금은 데이터에 접근할 수 없어요. 잠시 후 다시 시도해 주세요.
web-search = 검색
web-working = 진행 중
web-newest = 최신 녹음
web-play = 재생 또는 일시정지
web-back = 3초 뒤로
web-slower = 느리게
web-faster = 빠르게
web-find = 이 녹음에서 찾기
web-next-match = 다음 결과
web-previous-match = 이전 결과
web-doubtful = 밑줄 친 단어는 확실하지 않아요. 들어 보세요.
web-no-words = 이 결과에는 문장의 시간만 있어요. 채팅에서 /again을 보내면 단어의 시간도 생겨요.
web-no-recording = 녹음이 더 이상 저장되어 있지 않아 여기서 재생할 수 없어요.
web-not-playable = 브라우저에서 이 녹음을 재생할 수 없어요. 텍스트와 파일은 여기 있어요.
web-files = 파일
web-also-as = 다른 형식:
web-edit = 이 문장 고치기
web-save = 저장
web-split = 저장하고 커서 위치에서 문장 나누기
web-split-lines = 줄마다 한 문장이 됩니다. 비우면 문장이 사라집니다.
web-leave = 저장하지 않고 나가기
web-merge = 다음 문장과 합치기
web-speaker = 화자
web-new-speaker = 새 화자
web-rename = 화자 이름 바꾸기
web-undo = 실행 취소
web-redo = 다시 실행
web-versions = 버전
web-saved = 버전 { $number }(으)로 저장했습니다.
web-conflict = 그사이에 바뀌었습니다. 지금은 이렇습니다: «{ $text }». 다시 저장하면 내 글로 바뀝니다. 둘 다 버전에 남습니다.
web-conflict-gone = 그사이에 글이 바뀌어서 아무것도 저장하지 않았습니다. 쓴 내용은 여기 그대로 있습니다. 지금 글을 보고 다시 해 보세요.
web-not-saved = 저장하지 못했습니다. 서버에 연결할 수 없습니다. 쓴 내용은 여기 그대로 있습니다. 다시 해 보세요.
web-files-follow = 고친 글로 파일을 다시 만들고 있습니다. 그때까지는 이전 글이 들어 있습니다.
web-summary-again = 이 글로 요약 다시 만들기
web-summary-asked = 고친 글로 요약을 다시 만들고 있습니다. 준비되면 결과 페이지에 나옵니다.
web-help = 키
web-forward = 3초 앞으로
web-keys-alt = 쓰는 동안 같은 키
web-close = 닫기
web-change =
    { $kind ->
        [text] 글을 고침
        [split] 문장을 나눔
        [merge] 문장을 합침
        [speaker] 다른 화자
        [name] 화자 이름을 바꿈
        [delete] 문장을 삭제함
        [redo] 버전 { $undoes } 다시 실행함
       *[undo] 버전 { $undoes } 취소함
    }
web-not-possible =
    { $code ->
        [long] 한 문장은 최대 5,000자입니다. 나누세요.
        [last] 마지막 문장은 삭제할 수 없습니다.
        [gone] 그런 문장이나 화자가 더는 없습니다. 페이지를 다시 불러오세요.
        [many] 화자를 더 늘릴 수 없습니다.
        [full] 이 글은 더 고칠 수 없습니다.
        [anew] 그사이에 글을 다시 만들었습니다. 페이지를 다시 불러오세요.
       *[other] 그렇게 할 수 없습니다.
    }
web-share = 링크로 공유
web-share-how = 링크를 가진 사람은 로그인하지 않고 그때까지 고친 이 녹음을 읽고 들을 수 있습니다. 다른 것은 볼 수 없고 아무것도 바꿀 수 없습니다.
web-share-days = 일수
web-share-files = 파일 포함
web-share-make = 링크 만들기
web-share-link = { $made } 생성, { $until } UTC까지 유효
web-share-revoke = 취소하기
web-share-once = 이 링크는 지금만 표시되니 복사하세요. 녹음 페이지에서 취소할 수 있습니다.
web-share-full = 이 녹음의 링크가 최대치입니다. 먼저 하나를 취소하세요.
web-share-ended = 이 링크는 유효하지 않거나 더는 유효하지 않습니다. 보낸 사람에게 새 링크를 요청하세요.
