# Not yet reviewed by a native speaker.
# What the pages say, and /web in a chat, in Korean.

web-link = 이 링크는 { $count }분 안에 한 번만 브라우저 하나를 로그인시켜요. 아무에게도 보내지 마세요. 링크를 연 사람은 모든 결과를 볼 수 있어요. /web sessions는 로그인된 브라우저를 보여 줘요.
web-how = 링크를 받는 /web과 로그인된 브라우저를 보는 /web sessions만 알아요.
web-sessions-none = 로그인된 브라우저가 없어요. /web을 보내면 링크를 받을 수 있어요.
web-sessions-title = 로그인된 브라우저
web-session = { $browser } · { $since }부터 · 마지막 사용 { $seen } UTC
web-browser-unknown = 알 수 없는 브라우저
button-web-end-all = 모두 로그아웃
privacy-web = /web으로 로그인한 브라우저의 종류와 사용 시각은 최대 30일 동안 보관해요. /web sessions로 보고 로그아웃할 수 있어요.

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
web-keys = 키: 스페이스로 재생과 일시정지, ←로 3초 뒤로, <와 >로 속도, /로 검색. 단어를 클릭하면 그곳부터 들려요.
web-doubtful = 밑줄 친 단어는 확실하지 않아요. 들어 보세요.
web-no-words = 이 결과에는 문장의 시간만 있어요. 채팅에서 /again을 보내면 단어의 시간도 생겨요.
web-no-recording = 녹음이 더 이상 저장되어 있지 않아 여기서 재생할 수 없어요.
web-not-playable = 브라우저에서 이 녹음을 재생할 수 없어요. 텍스트와 파일은 여기 있어요.
web-files = 파일
web-also-as = 다른 형식:
