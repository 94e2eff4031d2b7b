# Not yet reviewed by a native speaker.
# What mp4totext says, in Korean. Polite (해요 and 합니다) throughout.
# Words in { $braces } are filled in; keep them all.

locale-name = 한국어

## Hello and help

hello = 동영상, 음성 메시지, 오디오 파일이나 그 링크를 보내 주세요. 화자를 구분한 글, 요약, 음성 요약, 자막을 돌려드려요.
hello-invited = 환영해요! 초대가 확인되었어요.
help-recordings = 녹음
help-choices = 받을 내용
help-rest = 그 밖에
help-beside = 파일과 함께
help-wishes =
    그 파일에만 적용할 옵션을 함께 적어 주세요. 예: lang=ko speakers=2 summary=short speech=no formats=txt,srt,vtt
    언어 lang: 녹음에서 쓰는 언어. 예: ko, en
    이름도 돼요: lang=독일어. 여러 언어: lang=de,en. 한자 종류: lang=zh-Hant
    인원 speakers: 말하는 사람 수. 예: 3, 2-4
    요약 summary: none(없음), short(짧게), full(자세히)
    읽기 speech: yes 또는 no
    파일 formats: 다음 중에서 선택: { $formats }
    자막 captions: normal, 또는 짧은 한 줄 자막은 short
    video: 자막을 화면에 새긴 동영상은 burned
    정밀 careful: yes를 쓰면 느리지만 더 꼼꼼하게 인식해요
    크게 louder: yes를 쓰면 작은 목소리를 더 키워서 들어요
    from, to: 부분의 시간, 예: from=22:10 to=26:20 또는 from=-5:00
    replace: 단어를 적는 방법, 예: 켈러→켈레르
    clean: light는 군말과 더듬은 말을 빼요
    numbers: digits는 말로 된 수를 숫자로 적어요
    힌트 hints: 이름이나 낯선 단어를 쉼표로 구분
    링크에도 똑같이 적을 수 있어요. 링크는 파일로 바로 연결되어야 해요.
hint-send-media = 동영상, 음성 메시지, 오디오 파일이나 그 링크를 보내 주세요. 자세한 내용은 /help 명령에 있어요.
hint-what-to-transcribe = 무엇을 글로 옮길지 알려 주세요. 녹음이나 그 링크와 함께 /transcribe 명령을 보내거나, 녹음이 있는 메시지에 답장으로 보내 주세요.
hint-message-menu = 그 메시지에 녹음이 없거나 저에게는 보이지 않아요. 메시지를 마우스 오른쪽 버튼으로 누르고 ‘앱’, ‘받아쓰기’를 고르면 저에게 보여요.
link-first = 링크 { $count }개 중 첫 번째를 처리할게요. 나머지는 각각 따로 보내 주세요.
hint-unknown-command = /{ $name } 명령은 없어요. 할 수 있는 일은 /help 명령에서 볼 수 있어요.

## The card of a job

card-title = { $name }
card-taking = 파일을 받고 있어요
card-next = 대기 중: 다음 차례예요
card-ahead = 대기 중: 앞에 작업 { $count }개가 있어요
card-drained = 대기 중. 서비스를 업데이트하고 있어요. 사라지는 것은 없고, 자동으로 이어서 처리해요.
card-lacks-language = 대기 중: 이 언어를 아는 워커를 기다리고 있어요: { $language }. 운영자에게: WHISPER_MODEL이 이 언어를 인식하는 워커를 시작해 주세요.
card-lacks-length = 대기 중: 이 길이의 녹음을 받는 워커를 기다리고 있어요. 운영자에게: WORKER_JOBS=all로 워커를 시작해 주세요.
card-lacks-worker = 온라인 상태인 워커가 없어요. 잃어버린 것은 없으며, 워커가 돌아오면 자동으로 계속돼요. 운영자에게: 워커를 시작해 주세요 (mp4totext worker).
card-work = 소요 시간: { $time }
card-left = { $time } 남음
card-failed = { $name } · 실패
card-cancelled = 취소했어요.
card-preparing = 끝났어요. 결과를 준비하고 있어요
button-cancel = 취소

stage-audio = 소리를 읽는 중
stage-transcript = 듣고 받아쓰는 중
stage-speakers = 화자를 구분하는 중
stage-summary = 요약하는 중
stage-speech = 음성 요약을 녹음하는 중
stage-files = 파일을 만드는 중
stage-starting = 시작하는 중
card-fetching = 음성 모델 { $model } 내려받는 중(처음 한 번만)
card-fetching-bytes = { $done } / { $total } MB
card-fetching-some = { $done } MB

percent = { NUMBER($fraction, style: "percent") }
lasting-seconds = { $seconds }초
lasting-minutes = { $minutes }분 { $seconds }초
lasting-hours = { $hours }시간 { $minutes }분
until-now = 지금
until-minutes = { $minutes }분 뒤({ $time } UTC)
until-hours = { $hours }시간 { $minutes }분 뒤({ $time } UTC)
about-seconds = 약 { $count }초
about-minutes = 약 { $count }분
about-hours = 약 { $hours }시간 { $minutes }분

## The answer

answer-speakers = 화자 { $count }명
answer-points = 핵심 내용
answer-chapters = 챕터
answer-decisions = 결정 사항
answer-actions = 할 일
answer-questions = 남은 질문
answer-shares = 말한 사람
answer-transcript = 전체 글
answer-engines = 사용한 엔진: { $engines }
answer-more = 나머지는 파일에 있어요.
answer-empty = 이 녹음에서는 말소리가 들리지 않았어요.
answer-empty-next = 말하는 사람이 있다면 lang=ko처럼 언어를 함께 적어 다시 보내거나, 목소리에 더 가까이에서 녹음해 주세요.
answer-too-large = { $name } 파일은 너무 커서 여기로 보낼 수 없어요({ $megabytes } MB, 한도 { $limit } MB).
large-zip = { $name } 파일이 이 채팅에는 너무 커서({ $megabytes } MB, 한도 { $limit } MB) zip으로 보내 드려요.
large-sound = { $name } 파일이 이 채팅에는 너무 커서({ $megabytes } MB, 한도 { $limit } MB) 더 작은 오디오 파일로 보내 드려요.
large-parts = { $name } 파일이 이 채팅에는 너무 커서({ $megabytes } MB, 한도 { $limit } MB) 나누어 보내 드려요.
large-beside = 자막 파일로도 똑같이 볼 수 있어요. 동영상 옆에 같은 이름으로 두세요.
large-ask = 동영상 옆에 자막 파일을 두어도 똑같아요. /again formats=srt로 만들 수 있어요.
large-not-made = { $name } 파일을 이 채팅에 맞게 줄이지 못했어요.

## The privacy receipt, one line below every answer. Its parts are joined by " · ".

receipt-heard = 받아쓰기: { $engine }
receipt-choice =
    { $code ->
        [fetching] 이 컴퓨터에 더 좋은 모델을 내려받는 중
       *[lacking] 이 컴퓨터에 더 좋은 모델이 아직 없음
    }
receipt-summarized = 요약: { $engine }
receipt-spoken = 낭독: { $engine }
receipt-sent = { $engine }({ $company }에 전송됨)
receipt-recording =
    { $hours ->
        [0] 녹음은 삭제됨
       *[other] 녹음은 { $hours }시간 뒤 삭제
    }
receipt-text =
    { $days ->
        [0] 글은 직접 삭제할 때까지 보관
       *[other] 글은 { $days }일 뒤 삭제
    }
receipt-now = 지금 삭제하려면 아래의 ‘{ $button }’

## The buttons of an answer, and doing it again

button-summary = 요약
button-transcript = 전체 글
button-subtitles = 자막
button-voice = 음성
button-redo = 다시 하기
button-names = 화자 이름 붙이기
button-name = 이름 입력
button-drop = 삭제
button-drop-now = 네, 이 결과를 삭제할게요
button-back = ‹ 뒤로
redo-language = 다른 언어로
redo-speakers = 화자 수 바꾸기
redo-careful = 더 꼼꼼히 듣기(느림)
redo-louder = 더 크게: 작은 목소리 키워 듣기
redo-summary = 다른 요약으로
redo-captions-short = 짧은 자막, 한 줄
redo-captions-normal = 보통 자막, 두 줄
redo-burned = 자막을 화면에 새기기
redo-voice-on = 음성 요약 포함
redo-voice-off = 음성 요약 빼기
again-title = 다시 하기: { $name }
again-begun = 다시 처리하고 있어요. 위의 결과가 바뀔 거예요.
again-busy = 지금 처리 중이에요. 끝날 때까지 기다리거나 취소해 주세요.
again-same = 이미 그렇게 되어 있어요.
again-minutes = { $why } 녹음을 다시 듣는 것은 새 녹음처럼 계산돼요. 이 결과의 다른 파일, 요약, 이름, 화자 변경에는 시간이 차감되지 않아요.
again-none = 다시 처리할 결과가 없어요. 결과에 답장으로 /again 명령을 보내거나 녹음을 보내 주세요.
again-nothing = 다시 처리하지 못했어요. { $why } 이것은 이전 결과예요.
again-changed = 바뀐 옵션: { $options }
again-differs = 달라진 결과: { $facts }
again-no-difference = 결과는 전과 같아요.
result-not-yours = 이 결과는 다른 분의 것이거나 더 이상 보관되지 않아요.
file-gone = 이 파일은 더 이상 보관되지 않아요. 새로 받으려면 녹음을 다시 보내 주세요.
file-never = 이 서비스에서는 만들 수 없어요.
drop-done = { $name }: 보관하던 관련 내용까지 모두 삭제했어요. 이미 보낸 파일은 직접 삭제할 때까지 채팅에 남아 있어요.

## Naming the speakers

names-title = { $name }에서 누가 말하나요?
names-how = 이 메시지에 순서대로 이름을 적어 답장해 주세요: 민지, 준호. 번호로 한 명만 적어도 돼요: 2 = 준호. 다른 곳에서는: /names 1=민지 2=준호
names-form = 아래 버튼을 눌러 입력해 주세요.
names-all = 한 줄에 한 명씩: 1 = 민지
names-late = 입력창을 제때 열지 못했어요. 버튼을 한 번 더 누르거나 이렇게 보내 주세요: /names 1=민지 2=준호
names-clip = 화자 { $number }
names-begun = 이름을 넣고 있어요. 위의 결과가 바뀔 거예요.
names-one = 한 사람의 목소리만 들려서 구분할 필요가 없어요.

## Remembered voices

voices-offer = 이 목소리들을 기억할까요? 목소리마다 성문을 보관해요. 성문은 소리가 아니라 목소리의 특징을 나타내는 숫자예요. 이 채팅에서 앞으로 보내시는 녹음에 이름을 넣는 데만 쓰고, 누구와도 공유하지 않아요. /forget_voice 명령으로 언제든 삭제할 수 있어요. 먼저 목소리의 주인에게 동의를 구해 주세요.
button-remember = 기억하기
button-remember-not = 아니요
voices-remembered = 기억했어요: { $names }. 목소리가 확실하면 이 채팅에서 앞으로 보내시는 녹음에 이름을 넣을게요. /forget_voice 명령으로 삭제할 수 있어요.
voices-short = 말한 시간이 너무 짧아 기억하지 못했어요: { $names }.
voices-many = 여기서 이미 목소리 { $most }개를 기억하고 있어서 기억하지 못했어요: { $names }. /forget_voice 명령으로 자리를 만들 수 있어요.
voices-mute = 이 목소리들은 기억할 수 없어요. 이 결과에는 성문이 없어요. 성문 기능이 생기기 전의 결과이거나, 화자를 구분한 엔진이 성문을 만들지 않기 때문이에요.
voices-on = 이제부터 이름을 붙인 목소리를 기억해서, 같은 채팅에서 앞으로 보내시는 녹음에 쓸게요.
voices-declined = 목소리를 기억하지 않을게요. /settings 명령에서 바꿀 수 있어요.
voices-off = 이 서비스는 목소리를 기억하지 않아요.
voices-title = 기억하고 있는 목소리
voices-how = 이름을 누르면 그 목소리를 잊어요. 지난 결과의 이름은 그대로 남아요. 명령으로는: /forget_voice 민지, 모두 잊으려면 /forget_voice all
voices-elsewhere = 다른 채팅에서
voices-unknown = { $name }(이)라는 목소리는 기억하고 있지 않아요. /forget_voice 명령으로 목록을 볼 수 있어요.
voices-forgotten = 잊었어요: { $name }.
voices-none = 여기서 기억하고 있는 목소리가 없어요.
voices-gone = 이제 기억하고 있는 목소리가 없어요.
button-forget-voices = 모두 잊기

## Several recordings sent together

album-title = 녹음 { $count }개
album-done = { $count }개 중 { $done }개 완료
album-late = 이 파일이 오기 전에 앨범의 다른 파일 작업이 시작되어서 하나의 글로 합쳐지지 않았어요. 답이 모두 오면 첫 번째 답에 /join { $count }로 답장하세요. 그러면 하나가 돼요.
state-done = 완료
state-failed = 실패
state-cancelled = 취소됨

## /status, /cancel

status-none = 지금 처리 중인 작업이 없어요. 녹음을 보내 주세요.
status-line = { $name }: { $state }
status-percent = { $stage }, { $percent }%
cancel-none = 취소할 작업이 없어요.
cancel-done = 작업 { $count }개를 취소했어요.
cancel-over = 이 작업은 이미 끝났어요.
not-yours = 녹음을 보낸 분만 할 수 있어요.

## /settings

settings-title = 파일에 다른 옵션을 적지 않으면 이렇게 받아요
settings-how = 명령으로도 바꿀 수 있어요: /settings lang=ko summary=short formats=txt,srt
settings-no-part = from=과 to=는 녹음 하나에만 쓰는 옵션이에요. 그 녹음의 설명이나 /again 뒤에 적어 주세요. 바뀐 것은 없어요.
settings-no-join = join은 앨범 하나에만 쓰는 옵션이에요. 그 앨범의 설명에 적어 주세요. 끝난 녹음에는 /join을 쓰세요. 바뀐 것은 없어요.
settings-changed = 바꿨어요.
settings-reset = 모두 처음 상태로 되돌렸어요.
button-reset = 처음 상태로 되돌리기
button-to-settings = ‹ 설정
menu-not-yours = 이 메뉴는 다른 분의 것이에요. /settings 명령으로 내 메뉴를 열 수 있어요.
menu-lang = 언어
menu-speakers = 화자 수
menu-summary = 요약
menu-summary_lang = 요약 언어
menu-speech = 음성 요약
menu-formats = 파일
menu-captions = 자막
menu-clean = 군말
menu-numbers = 수 표기
menu-video = 동영상 자막
menu-careful = 인식
menu-louder = 작은 목소리
menu-voices = 목소리
menu-tongue = 봇의 언어
menu-news = 공지
page-lang = 녹음에서 어떤 언어를 쓰나요?
page-speakers = 몇 명이 말하나요?
page-summary = 요약을 얼마나 자세히 받을까요?
page-summary_lang = 요약은 어떤 언어로 할까요?
page-speech = 요약을 음성으로도 받을까요?
page-formats = 어떤 파일을 받을까요? 여러 개를 골라도 돼요.
page-captions = 자막 한 줄의 길이는 어떻게 할까요?
page-clean = ‘음’과 더듬은 말을 뺄까요?
page-numbers = 수를 25처럼 숫자로 적을까요?
page-video = 동영상에 자막을 어떻게 표시할까요?
page-careful = 더 꼼꼼한 인식은 시간이 더 걸려요. 사용할까요?
page-louder = 작은 목소리를 더 키워서 들을까요? 잡음이 가끔 틀린 말이 될 수 있어요.
page-voices = 이름을 붙인 목소리를 알아볼까요? 목소리마다 소리가 아닌 숫자로 된 성문만, 같은 채팅에서 앞으로 보내시는 녹음을 위해 보관해요. 끄면 모두 잊어요.
page-tongue = 어떤 언어로 이야기할까요?
page-news = 이 서비스의 운영자가 알리는 소식을 받을까요? 자주 보내지 않고, 다른 사람에 관한 내용은 없어요.
page-by = 명령으로는: { $command }
wish-lang = 언어: { $value }
wish-speakers = 화자 수: { $value }
wish-summary = 요약: { $value }
wish-summary_lang = 요약 언어: { $value }
wish-speech = 음성 요약: { $value }
wish-formats = 파일: { $value }
wish-captions = 자막 길이: { $value }
wish-clean = 군말 빼기: { $value }
wish-numbers = 수 표기: { $value }
wish-video = 동영상 자막: { $value }
wish-careful = 느리지만 더 꼼꼼한 인식: { $value }
wish-louder = 작은 목소리 더 키우기: { $value }
wish-voices = 이름 붙인 목소리 알아보기: { $value }
wish-tongue = 봇의 언어: { $value }
wish-news = 운영자의 공지: { $value }
wish-hints = 이름과 낯선 단어: { $value }
wish-replace = 바꿔 쓸 단어: { $value }
value-auto = 자동
value-platform = 앱 설정에 따름
value-normal = 보통
value-video = 동영상
value-yes = 예
value-no = 아니요

## /quota

quota-title = 내 사용량
quota-minutes = 24시간 동안: { $limit }분 중 { $used }분 사용, { $left }분 남음
quota-minutes-free = 24시간 동안: { $used }분 사용, 한도 없음
quota-back = 그중 { $amount }분이 돌아오는 때: { $until }
quota-all-back = 모두 돌아오는 때: { $until }
quota-jobs = 진행 중인 작업: { $limit }개 중 { $count }개
quota-jobs-free = 진행 중인 작업: { $count }개, 한도 없음
quota-longest = 가장 긴 녹음: { $limit }분
quota-largest = 가장 큰 파일: { $limit } MB

## /history

history-none = 여기에는 아직 결과가 없어요.
history-title = 내 결과
button-newer = 더 최근
button-older = 더 이전
result-elsewhere = 이 녹음은 다른 곳에서 보내셨어요. 결과는 그곳이나 저와의 개인 채팅에서 열어 주세요.

## /search

search-how = 찾을 말을 적어 주세요. 예: /search 3월 예산. 녹음의 글에서 찾아 드려요.
search-none = 여기 있는 녹음에서는 아무도 그 말을 하지 않아요.
search-title = ‘{ $words }’라고 말한 곳
search-places = { $count }곳
search-also = 그 밖에: { $times }
search-more = 더 있어요. 단어를 더하면 범위를 좁힐 수 있어요.

## /auto

auto-in-groups = 그룹에서 쓰는 명령이에요. 그룹 관리자가 /auto 기능을 켜면, 그곳에 올라오는 모든 녹음을 글로 옮겨 드려요.
auto-is-on = 여기에 올라오는 모든 녹음을 글로 옮기고 있어요.
auto-is-off = 여기서는 요청받을 때만 글로 옮겨요.
auto-how = 이 그룹의 관리자가 /auto on과 /auto off로 바꿀 수 있어요.
auto-only-managers = 이 그룹의 관리자만 할 수 있어요.
auto-unknown = 이 그룹의 관리자를 확인하지 못했어요. 잠시 뒤 다시 시도해 주세요.
auto-on = 이제부터 저를 쓸 수 있는 분이 여기에 올리는 음성 메시지, 동영상 메시지, 오디오, 동영상을 모두 글로 옮겨요. 사용량은 올린 분에게 계산돼요.
auto-deaf-telegram = 하지만 아직 이런 메시지를 받지 못해요. 저를 이 그룹의 관리자로 지정하거나, 운영자가 @BotFather에서 privacy mode를 끈 뒤 저를 그룹에 다시 추가해 주세요.
auto-deaf-discord = 하지만 아직 이런 메시지를 받지 못해요. 운영자가 이 봇의 Message Content intent를 켜고, 설정에서 DISCORD_MESSAGE_CONTENT를 켜야 해요.
auto-off = 이제부터 여기서는 요청받을 때만 글로 옮겨요.
join-too-few = 이 대화에서 끝난 내 녹음만 합칠 수 있고, 두 개 이상이어야 해요. 녹음을 보내고 답을 기다린 뒤 /join 2를 보내거나, 첫 번째 녹음에 /join으로 답장하세요.
join-too-few-menu = 이 대화에서 끝난 내 녹음만 합칠 수 있고, 두 개 이상이어야 해요. 녹음을 보내고 답을 기다린 뒤 /join 2를 보내거나, 첫 번째 녹음을 마우스 오른쪽 버튼으로 누르고 ‘앱’, ‘{ $entry }’를 고르세요.
join-no-part = 합친 녹음은 전체를 글로 옮겨요. from=과 to=, 그리고 일부만 옮긴 녹음은 빼 주세요. /again from=start to=end를 쓰면 그런 녹음도 전체를 옮길 수 있어요.
rules-in-groups = 그룹에서 쓰는 명령이에요. 그룹 관리자가 /replace로 그곳에 올라오는 모든 녹음에서 단어를 어떻게 적을지 정해요. 어디서나 내 녹음에 쓰려면: /settings replace=켈러→켈레르
rules-here = 여기에 올라오는 모든 녹음에서 바꿔 쓸 단어: { $value }
rules-none = 이 그룹에서 바꿔 쓰는 단어는 없어요.
rules-how = 이 그룹의 관리자는 /replace 켈러→켈레르; 마이어→마이여 로 바꿀 수 있고, /replace none은 규칙을 지워요. 같은 단어에는 캡션의 규칙이 먼저, 그다음 본인의 규칙이 쓰여요.

## /stats and the other commands of administrators

help-operators = 관리자용
stats-how = 며칠을 볼지 1부터 { $most } 사이의 숫자로 적어 주세요. 예: /stats 7
stats-title =
    { $days ->
        [1] 오늘
       *[other] 최근 { $days }일
    }
stats-people = 사용자: { $people }명, 활동: { $active }명
stats-queue = 현재: 실행 { $running }개, 대기 { $queued }개
stats-jobs = 전체 작업: 완료 { $done }개, 실패 { $failed }개, 취소 { $cancelled }개
stats-hours = 녹음: { $hours }시간
stats-success = 실패 없이 완료: { $percent }
stats-waited = 대기 시간: 중앙값 { $median }, 95%는 { $most } 이내
stats-worked = 처리 시간: 중앙값 { $median }, 95%는 { $most } 이내
stats-realtime = 실시간 비율: { $factor }
stats-failures = 실패: { $list }
stats-languages = 언어: { $list }
stats-no-workers = 보이는 워커가 없어요.
stats-worker = 워커 { $name }: { $device }, { $memory } GB, 작업: { $jobs }개, { $seconds }초 전 확인
stats-more-workers = 다른 워커: { $others }
stats-storage = 저장 공간: { $used } GB 사용, { $free } GB 남음
stats-legend =
    위: 녹음 시간. 아래: 작업 수.
    🟦 완료 ⬜ 취소 🟧 실패

queue-none = 실행 중이거나 대기 중인 작업이 없어요.
queue-title = 실행 중: { $running }, 대기 중: { $waiting }
queue-waits = 대기 중
button-front = 맨 앞으로:
front-not = 대기열에 그런 작업이 없어요. 실행 중이거나, 끝났거나, 처음부터 없었어요.
drained-since = { $since }부터 새 작업을 시작하지 않고 있어요.
drain-off = 서비스가 작업을 받고 있어요.
drain-how = 업데이트 전에 /drain on을 보내 주세요. 실행 중인 작업은 끝까지 하고, 새로 보내온 것은 보관해 두고 기다려요.
drain-not-yet = 실행 중인 작업을 먼저 끝내요. 잠시 뒤 다시 확인해 주세요.
drain-ready = 실행 중인 작업이 없어요. 지금 서비스를 멈추고 업데이트할 수 있어요. 대기 중인 작업은 /drain off 뒤에 이어져요.
announce-how = 알릴 내용을 적어 주세요: /announce 내용. 먼저 확인하신 뒤, /settings 명령에서 공지를 켠 분들에게 보내요.
announce-long = 너무 길어요. 최대 { $most }자까지 쓸 수 있어요.
announce-nobody = /settings 명령에서 공지를 켠 사람이 없어서 보낼 곳이 없어요.
announce-preview = { $count }명이 이렇게 받게 돼요:
announce-sending = 공지를 보내고 있어요.
announce-sent = 공지를 보냈어요.
announce-stopped = 공지 보내기를 멈췄어요.
announce-told = 전달: { $count }명 중 { $told }명
announce-gone = 봇을 차단했거나 다이렉트 메시지를 닫아 전달할 수 없음: { $count }명
announce-spared = 더 이상 원하지 않음: { $count }명
announce-dropped = 보내지 않았어요.
announce-over = 이 공지는 끝났거나 처음부터 없었어요.
button-announce = 보내기
button-announce-drop = 보내지 않기
button-announce-stop = 멈추기
news-title = 운영자의 공지
news-off = 설정에서 공지를 켜 두셔서 보내 드려요. 그만 받으려면 /settings news=no를 보내 주세요.
button-drain = 새 작업 시작하지 않기
button-go-on = 작업 계속하기
button-look = 다시 확인
failures-none = 실패한 작업이 없어요.
failures-title = 최근 실패
button-retry = 다시 시도
retry-begun = 다시 처리하고 있어요. 진행 상황은 원래 메시지에 표시돼요.
retry-not = 다시 시도할 수 없어요. 처리 중이거나, 그 뒤에 끝났거나, 더 이상 보관되지 않아요.
who-how = 누구의 계정인지 적어 주세요. 예: { $example }
who-unknown = { $account } 계정은 아직 본 적이 없어요. 먼저 그분이 저에게 메시지를 보내야 해요.
who-role = 역할: { $role }
who-accounts = 계정: { $accounts }
who-since = 첫 사용: { $date }
role-user = 사용자
role-admin = 관리자
role-blocked = 차단됨
block-done = 차단했어요: { $account }
block-not-admins = { $account } 계정은 관리자라서 차단할 수 없어요. /unadmin 명령으로 관리자를 해제할 수 있어요.
block-not-self = 자기 자신은 차단할 수 없어요.
unblock-done = 차단되어 있지 않아요: { $account }
admin-done = 이제 관리자예요: { $account }
admin-already = { $account } 계정은 이미 관리자예요.
admin-blocked = { $account } 계정은 차단되어 있어요. 관리자로 지정하려면 먼저 /unblock 명령을 써 주세요.
unadmin-done = 이제 관리자가 아니에요: { $account }
unadmin-not-self = 자기 자신은 해제할 수 없어요. 다른 관리자가 할 수 있어요.
unadmin-settings = { $account } 계정은 설정(ADMINS)에서 관리자로 지정되어 있어요. 서비스를 운영하는 사람만 바꿀 수 있어요.
unadmin-none = { $account } 계정은 관리자가 아니에요.
admins-settings = 설정(ADMINS)으로 지정된 관리자: { $accounts }
admins-made = 관리자가 지정한 관리자: { $accounts }
quota-of = { $account } 계정의 한도
quota-done = 이제부터 { $account } 계정의 한도
quota-set = 따로 정한 값: { $limits }
quota-service = 하지만 여기서는 누구도 { $longest }분이나 { $largest } MB를 넘게 보낼 수 없어요.
audit-none = 아직 관리자가 한 일이 없어요.

## /link and /unlink: several accounts of one person

platform-name =
    { $code ->
        [telegram] Telegram
        [discord] Discord
       *[other] 터미널
    }
link-how = 다른 계정에서 저와의 개인 채팅에 이것을 보내 주세요:
link-once = { $count }분 안에 한 번만 쓸 수 있어요. 누구에게도 보여 주지 마세요. 이 코드를 쓰는 사람은 모든 결과를 보고 삭제할 수 있어요.
link-alone = 본인만 보셔야 하는 내용이에요. 개인 채팅에서 /{ $command } 명령을 보내 주세요.
link-seen = 여기서는 다른 사람도 이 코드를 볼 수 있어서 무효로 했어요. /link 명령을 한 번 더 보내고, 새 코드는 저와의 개인 채팅에서 입력해 주세요.
link-own = 이 코드는 본인의 코드예요. 다른 계정에서 입력해 주세요.
link-admins = 관리자 계정은 관리자 계정과만 합칠 수 있어요. 코드로 권한이 생기지는 않아요. 먼저 두 계정을 모두 관리자로 지정해 달라고 관리자에게 부탁해 주세요.
link-many = 계정은 최대 { $count }개까지 합칠 수 있어요.
link-ask = 이 계정을 코드를 준 계정({ $platform })과 합칠까요? 합치면 한 사람으로 보고, 기록과 한도를 함께 쓰며, 설정은 그 계정의 것을 따라요. 각 계정에서 다른 계정의 모든 것을 보고 삭제할 수 있어요. 둘 다 본인의 계정일 때만 ‘네’를 눌러 주세요.
button-join = 네, 둘 다 제 계정이에요
button-join-not = 아니요
link-not = 합치지 않았어요.
link-done = 합쳤어요. 이제 기록, 검색, 설정, 한도를 { $platform }에서도 똑같이 써요. /unlink 명령으로 다시 나눌 수 있어요.
link-told = 코드가 사용되었어요. 이 계정이 { $account } 계정과 합쳐졌고, 서로의 모든 결과를 볼 수 있어요. 본인이 한 일이 아니라면 바로 /unlink 명령을 보내 주세요.
unlink-none = 이 계정은 다른 계정과 합쳐져 있지 않아요. /link 명령으로 합칠 수 있어요.
unlink-which = 어떤 계정을 다시 따로 둘까요?
unlink-this = { $account }(이 계정)
unlink-done = 나누었어요: { $account } 계정이 다시 따로 있어요. 각 계정에서 보낸 것은 그 계정에 남고, 설정은 복사돼요.
code-wrong-link = 이 코드는 쓸 수 없어요. 잘못 입력했거나, 이미 사용했거나, 너무 오래되었어요. 다른 계정에서 /link 명령을 보내 새 코드를 받아 주세요.
code-wrong-invite = 이 초대 코드는 쓸 수 없어요. 잘못 입력했거나, 모두 사용되었거나, 너무 오래되었어요.
code-tries =
    { $count ->
        [0] 너무 많이 틀려서 한 시간 동안 코드를 받지 않아요.
       *[other] { $count }번 더 시도할 수 있어요.
    }
code-too-many = 코드를 너무 많이 틀려서 지금은 맞는 코드도 받지 않아요. { $time } 뒤에 다시 시도해 주세요.
delete-accounts = 합친 계정 모두에 적용돼요: { $accounts }. 결과를 남기고 싶은 계정이 있다면 먼저 /unlink 명령으로 나누어 주세요.
privacy-codes = 잘못 입력한 코드는 횟수만 한 시간 동안 보관해요. 모든 데이터를 삭제해도 마찬가지예요.
privacy-voices =
    글과 함께 화자의 성문을 보관해요. 성문은 목소리의 특징을 나타내는 숫자로, 생체 정보예요. 이름을 붙인 목소리를 기억해 달라고 하지 않는 한, 누구인지 알아보는 데 쓰지 않아요. 기억한 목소리는 { $days ->
        [0] /forget_voice 명령을 보낼 때까지
       *[other] /forget_voice 명령을 보내거나 { $days }일 동안 들리지 않을 때까지
    } 보관하고, 그 채팅에서 앞으로 보내시는 녹음에 이름을 넣는 데만 써요.
again-here = 다시 처리하고 있어요. 새 결과는 여기로 보내 드려요.
again-elsewhere = 이 녹음은 더 이상 보관되지 않고, 다른 곳({ $platform })에서 보내신 것이에요. 여기로 다시 보내거나 그곳에서 다시 해 주세요.

## /invite

invite-how = 몇 명(최대 { $uses }명), 며칠(최대 { $limit }일)인지 적어 주세요: /invite 5 30. 숫자가 없으면 한 명, 일주일이에요. 코드 목록은 /invite list, 코드를 거두려면 /invite revoke 코드 를 보내 주세요.
invite-made = 이 코드로 { $date }까지 { $count }명이 들어올 수 있어요. 어느 플랫폼에서든 저에게 이렇게 보내면 돼요:
invite-link = 또는 이 링크를 열면 돼요({ $platform }): { $link }
invite-idle = 하지만 코드는 ACCESS=invite일 때만 필요해요. 지금은 ACCESS={ $access } 상태예요.
invite-title = 들어올 수 있는 초대 코드
invite-left = { $uses }명 중 { $left }명 남음, { $date } UTC까지
invite-none = 쓸 수 있는 초대 코드가 없어요. /invite 명령으로 만들 수 있어요.
invite-unknown = 그런 코드가 없거나 이제 아무도 쓸 수 없어요.
invite-revoked = 이제 { $name } 코드로는 들어올 수 없어요. 이미 들어온 사람은 그대로예요.
button-revoke = 거두기

## Privacy

privacy =
    { $hours ->
        [0] 작업이 끝나면 녹음을 삭제해요.
       *[other] 다시 보내지 않고도 다시 처리할 수 있도록, 작업이 끝난 뒤 { $hours }시간 동안 녹음을 보관했다가 삭제해요.
    } { $days ->
        [0] 글과 요약은 /delete_my_data 명령을 보낼 때까지 보관하고, 그때 모두 한 번에 삭제해요. 보내신 것은 본인만 볼 수 있어요.
       *[other] 같은 녹음을 다시 보내면 빨리 처리할 수 있도록, 글과 요약은 { $days }일 동안 보관했다가 삭제해요. /delete_my_data 명령은 모두 한 번에 삭제해요. 보내신 것은 본인만 볼 수 있어요.
    } 삭제해도 사용량이 되돌아오지 않도록, 보내신 시간이 몇 분인지만 하루 동안 기억해요. 운영자가 차단했거나 한도를 정했다면 그것도 남아요.
delete-confirm = 작업을 취소하고, 보관하던 모든 것(녹음, 글, 요약, 파일)을 삭제해요. 되돌릴 수 없어요.
button-delete = 모두 삭제
button-keep = 남겨 두기
delete-not-yours = 요청한 분만 결정할 수 있어요. 내 데이터에 대해서는 /delete_my_data 명령을 써 주세요.
delete-kept = 아무것도 삭제하지 않았어요.
delete-working = 삭제하는 중
delete-done = 삭제했어요: 작업 { $jobs }개, 파일 { $files }개, { $megabytes } MB. 이제 보관하는 것이 없어요. 다만 보내신 시간이 몇 분인지는 하루 동안 남고, 운영자가 차단했거나 한도를 정했다면 그것도 남아요.

## Errors: what happened, and what to do next

error-unknown = 문제가 생겼어요({ $code }). 다시 시도해 주세요. 또 생기면 운영자에게 알려 주세요.
database-away = 지금은 데이터베이스를 사용할 수 없어요. 요청은 제가 가지고 있다가 복구되는 대로 이어서 할게요. 다시 보내지 않아도 돼요.
error-bug = 제 쪽에서 문제가 생겼고, 기록해 두었어요. 다시 시도해 주세요. 또 생기면 운영자에게 알려 주세요.
error-expected = 잘되지 않았어요. 다시 시도해 주세요.
error-bad_media = 이 파일은 쓸 수 없어요. 다른 파일을 보내 주세요.
error-empty_file = 이 파일은 비어 있어요. 다시 보내 주세요.
error-not_media = 제가 열 수 있는 동영상이나 오디오 파일이 아니에요. mp4, mkv, mov, webm, mp3, m4a, wav, ogg 같은 흔한 형식으로 보내 주세요.
error-foreign_file =
    { $kind ->
        [dictation] { $name } 파일은 { $program }에서만 열 수 있는 구술 녹음 형식입니다. 거기서 mp3나 wav로 저장해 보내 주세요.
        [protected] { $name } 파일은 복사 방지되어 있어 { $program }에서만 재생됩니다. 보호되지 않은 녹음을 보내 주세요.
        [archive] { $name } 파일은 압축 파일입니다. 압축을 풀고 안의 녹음을 보내 주세요.
        [playlist] { $name } 파일은 재생 목록이라 녹음의 이름만 들어 있습니다. 녹음 자체나 그 링크를 보내 주세요.
        [project] { $name } 파일은 { $program } 프로젝트이며 녹음이 아닙니다. 거기서 mp3나 mp4로 내보내 보내 주세요.
       *[other] { $name } 파일은 녹음이 아닙니다. mp4, mp3, m4a, wav, ogg 같은 동영상이나 오디오 파일을 보내 주세요.
    }
error-bad_archive =
    { $reason ->
        [encrypted] 이 압축 파일에는 비밀번호가 필요합니다. 비밀번호 없이 다시 압축해서 보내거나 녹음을 하나씩 보내 주세요.
        [members] 이 압축 파일에는 파일이 { $count }개 있는데, 최대 { $limit }개까지 엽니다. 한 대화의 녹음만 압축해 주세요.
        [tracks] 이 압축 파일에는 녹음이 { $count }개 있는데, 한 대화의 트랙으로 최대 { $limit }개까지 듣습니다. 더 적게 압축해 주세요.
        [size] 이 압축 파일의 녹음은 압축을 풀면 { $count } MB이고 한도는 { $limit } MB입니다. flac, ogg, m4a처럼 더 작은 형식으로 저장해 다시 압축해 주세요.
        [ratio] 이 압축 파일은 녹음으로는 불가능할 만큼 심하게 압축되어 있어 풀지 않았습니다. 녹음을 flac, ogg, mp3로 저장해 다시 압축해 주세요.
        [method] 이 압축 파일은 제가 열지 않는 방식으로 압축되어 있습니다. 녹음을 일반 zip으로 압축하거나 하나씩 보내 주세요.
       *[damaged] 이 압축 파일은 손상되었습니다. 다시 내려받거나 압축하거나, 녹음을 하나씩 보내 주세요.
    }
error-no_audio = 이 파일에는 소리가 없어요. 소리가 있는 파일을 보내 주세요.
error-corrupt = 이 파일은 손상되어 읽을 수 없어요. 다시 저장하거나 녹음해서 보내 주세요.
error-unsupported = 이 파일의 소리는 제가 풀 수 없는 형식이에요. mp3나 m4a 같은 형식으로 바꿔 다시 보내 주세요.
error-encrypted = 이 파일은 복제 방지가 되어 있어 읽을 수 없어요. 보호되지 않은 파일을 보내 주세요.
error-too_long = 이 녹음은 너무 길어요: { $minutes }분, 한도는 { $limit }분이에요. 잘라서 나누어 보내 주세요.
error-no_such_part = { $start }부터 { $end }까지는 아무것도 없어요. 이 녹음의 길이는 { $length }이에요. from=0:30 to=2:00처럼 다른 시간을 골라 주세요.
error-too_large = 이 파일은 너무 커요: { $megabytes } MB, 한도는 { $limit } MB예요. 소리만 보내는 식으로 더 작게 보내 주세요.
error-too_large_here = 이 파일은 너무 커요: { $megabytes } MB. 여기서 봇은 { $limit } MB까지만 받을 수 있어요. 더 짧게 보내거나, 소리만 보내거나, 내려받을 수 있는 링크를 보내 주세요. Telegram에서는 운영자가 로컬 Bot API 서버로 한도를 없앨 수 있어요.
error-bad_link = 이 링크는 쓸 수 없어요. https:// 또는 http://로 시작하고 녹음으로 바로 연결되는 링크를 보내 주세요. 사용자 이름, 비밀번호, 특수한 포트는 넣지 마세요.
error-links_off = 여기서는 링크를 쓸 수 없어요. 파일을 직접 보내 주세요.
error-link_unreachable = 링크가 가리키는 곳에 연결할 수 없어요. 인터넷에서 누구나 열 수 있는 것만 가져와요. 링크를 확인하거나 파일을 직접 보내 주세요.
error-link_certificate = 이 사이트의 인증서가 올바르지 않아 아무것도 가져오지 않았어요. 다른 링크나 파일을 보내 주세요.
error-link_gone = 링크가 가리키는 곳에 아무것도 없거나 이미 사라졌어요. 링크를 확인하거나 파일을 직접 보내 주세요.
error-link_forbidden = 이 사이트에서 파일을 가져올 수 없게 막고 있어요. 링크가 있는 누구나 내려받을 수 있게 공유하거나 파일을 직접 보내 주세요.
error-link_login = 이 파일을 받으려면 로그인해야 해요. 링크가 있는 누구나 내려받을 수 있게 공유하거나 파일을 직접 보내 주세요.
error-link_trouble = 이 사이트가 오류 { $status }(으)로 응답해요. 나중에 다시 시도하거나 파일을 직접 보내 주세요.
error-link_circles = 이 링크는 다른 주소로 끝없이 이어져요. 파일로 바로 연결되는 링크나 파일을 보내 주세요.
error-link_too_slow = 파일이 너무 느리게 들어와서 그만두었어요. 나중에 다시 시도하거나 파일을 직접 보내 주세요.
error-link_broken = 이 사이트와의 연결이 여러 번 끊겼어요. 나중에 다시 시도하거나 파일을 직접 보내 주세요.
error-link_page = 이 링크는 녹음이 아니라 웹페이지로 이어져요. 페이지를 열고 녹음을 내려받아 그 파일을 보내거나, 바로 연결되는 링크를 보내 주세요(보통 .mp3나 .mp4로 끝나요).
error-link_site = { $site }의 녹음은 그 사이트의 플레이어에서만 재생되고, 저는 거기서 내려받지 않아요. 허용된다면 녹음을 내려받아 파일을 보내 주세요. 운영자는 mp4totext run으로 파일을 글로 옮길 수도 있어요.
error-link_message = 링크가 가리키는 메시지를 읽을 수 없어요. 그 녹음을 여기로 보내 주세요.
error-link_forward = Telegram 메시지의 링크인데, 봇은 열 수 없어요. 메시지를 저에게 전달하거나 파일을 보내 주세요.
error-link_elsewhere = Discord 메시지의 링크예요. 누가 읽을 수 있는지는 Discord에서만 알 수 있어요. 그곳에서 저에게 보내거나, 파일을 여기로 보내 주세요.
error-link_nothing_in = 링크가 가리키는 메시지에 녹음이 없거나 저에게는 보이지 않아요. 메시지를 마우스 오른쪽 버튼으로 누르고 ‘앱’, ‘받아쓰기’를 고르면 저에게 보여요.
error-refused = 여기서는 허용되지 않아요. 운영자에게 문의해 주세요.
error-no_access = 이 봇은 비공개예요. 운영자에게 사용을 요청하고 이 계정을 알려 주세요: { $account }
error-not_invited = 이 봇은 비공개지만 초대 코드가 있으면 쓸 수 있어요. /start 명령과 코드를 함께 보내 주세요. 예: /start ABCD-EFGH-JKMN. 코드가 없다면 운영자에게 부탁하고 이 계정을 알려 주세요: { $account }. 이미 쓰고 있는 다른 계정이 있다면 그곳에서 /link 명령을 보내고, 받은 코드를 여기에 입력해 주세요.
error-too_many_jobs = 이미 작업 { $limit }개가 진행 중이에요: { $names }. 하나가 끝나길 기다려 주세요. /cancel 명령은 모두 멈추고, /status 명령은 목록과 각각의 버튼을 보여 드려요.
error-quota_used_up =
    { $minutes ->
        [0] 사용할 수 있는 시간을 모두 썼어요. 24시간 동안 { $limit }분 중 0분이 남았어요. 이 녹음을 보낼 수 있는 때: { $until }. 자세한 내용은 /quota 명령에 있어요.
       *[other] 이 녹음을 처리하기에는 남은 시간이 모자라요. 24시간 동안 { $limit }분 중 { $minutes }분이 남았어요. 충분해지는 때: { $until }. 더 짧은 것은 바로 할 수 있어요. 자세한 내용은 /quota 명령에 있어요.
    }
error-longer_than_a_day = 이 녹음은 { $minutes }분이고 24시간 한도는 { $limit }분이라서 처리할 수 없어요. 잘라서 나누어 보내 주세요.
error-bad_wish = { $wish }: 이해하지 못했어요. 쓸 수 있는 값: { $choices }
error-unknown_language =
    { $suggestions ->
        [none] { $wish }: 모르는 언어예요. 언어의 이름이나 코드를 적어 주세요. 예: lang=한국어, lang=ko
       *[other] { $wish }: 이해하지 못했어요. 혹시 이것인가요: { $suggestions }
    }
error-language_not_recognized = 음성 인식이 지원하지 않는 언어예요: { $language }. 이 옵션이 없으면 언어를 자동으로 알아내요.
error-engine_trouble = 서비스의 일부({ $engine })가 지금 작동하지 않아요. 나중에 다시 시도해 주세요.
error-engine_missing = 서비스의 일부({ $engine })가 설정되어 있지 않아요. 운영자가 설정 { $setting }에서 바꿀 수 있어요.
error-model_not_fetched =
    음성 모델 { $model }이(가) 아직 없고, 내려받지도 못했어요: { $reason ->
        [silent] 서버가 제때 응답하지 않아요
        [offline] 여기서는 서버에 연결할 수 없게 되어 있어요
        [no_space] 디스크에 남은 공간이 없어요
        [damaged] 받은 데이터가 손상되었어요
        [nonsense] 서버가 쓸 수 없는 응답을 보냈어요
       *[unreachable] 서버에 연결할 수 없어요
    }. 나중에 다시 시도해 주세요. 운영자가 설정 { $setting }에서 다른 모델을 고를 수 있어요.
error-engine_lacks_language = 서비스의 일부({ $engine })가 이 언어({ $language })를 지원하지 않아요. 운영자가 설정 { $setting }에서 바꿀 수 있어요. 다른 언어로, 또는 언어 없이 다시 보내 주세요.
error-engine_unreachable = 서비스의 일부({ $engine })에 지금 연결할 수 없어요. 나중에 다시 시도해 주세요.
error-engine_over_quota = 서비스의 일부({ $engine })가 지금 한도에 이르렀어요. 나중에 다시 시도해 주세요.
error-engine_refused = 서비스의 일부({ $engine })가 이 내용을 거절했어요.
error-engine_too_slow = 서비스의 일부({ $engine })가 제때 응답하지 않았어요. 나중에 다시 시도해 주세요.
error-engine_nonsense = 서비스의 일부({ $engine })가 쓸 수 없는 응답을 보냈어요. 나중에 다시 시도해 주세요.
error-media_gone = 파일을 가져오지 못했어요. 다시 보내 주세요.
error-kept_crashing = 이 녹음 때문에 서비스가 여러 번 멈춰서 그만두었어요. 다른 형식으로 보내고 운영자에게 알려 주세요.
error-bad_setting = 설정 { $setting }을(를) 쓸 수 없어요: { $problem }. 운영자가 바꿔야 해요.

## Notes: what is missing or worth knowing

note-unknown = 알아 두세요: { $code }
note-nothing_said = 이 녹음에서는 말소리가 들리지 않았어요.
note-text_removed = { $count }곳을 뺐어요. 인식기가 지어냈거나 되풀이한 부분이에요.
note-not_speech = 텍스트가 없는 부분이 { $count }곳 있어요. 말소리가 아니라 음악이나 소음이에요.
note-check_places = 확실하지 않은 단어예요. 확인해 보세요: { $places }
note-too_quiet = 목소리가 너무 작은 곳이 있어요: { $places }. /again louder 명령은 그곳을 더 키워서 들어요.
note-still_too_quiet = 더 키워도 목소리가 너무 작은 곳이 있어요: { $places }. 더 가까이에서 녹음한 것이 있으면 보내 주세요.
note-damaged = 녹음이 손상되어 일부를 읽지 못했어요.
note-track_chosen = 이 녹음에는 오디오 트랙이 { $tracks }개 있고, 이것은 { $track }번이에요.
note-channels_inverted = 이 녹음의 두 채널이 서로 상쇄되어, 두 채널의 차이를 사용했어요.
note-channels_delayed = 한 채널이 다른 채널의 지연된 복사본이라, 더 큰 쪽만 사용했어요.
note-channels_one_sided = 이 녹음은 한 채널에만 소리가 있어서, 그 채널만 사용했어요.
note-channels_apart = 채널마다 다른 사람이 말하고 있어서 채널을 따로 들었어요. 동시에 한 말도 빠지지 않았어요.
note-channels_alike = 채널의 소리가 같아서 채널로는 화자를 구분할 수 없어요.
note-tracks_apart = 각 트랙을 따로 들었으므로 화자가 확실하고 트랙 이름으로 표시됩니다. 동시에 한 말도 빠지지 않습니다.
note-tracks_unreadable = 다음 트랙에는 읽을 수 있는 소리가 없습니다: { $names }
note-tracks_repeated = 다음 트랙에는 다른 트랙에 있는 소리만 있어서 다시 듣지 않았습니다: { $names }
note-tracks_simultaneous = 이 트랙들에서는 많은 말이 동시에 나옵니다. 한 대화의 녹음이 아니라면 녹음을 하나씩 보내 주세요.
note-no_speakers = 화자를 구분하지 못했어요: { why }.
note-names_dropped = 화자 수가 달라져서 이름을 뺐어요. 다시 붙일 수 있어요.
note-corrections_dropped = 고친 내용은 이 녹음의 이전 글에 대한 것이라 이 글에는 없습니다. 이전 옵션으로 다시 만들면 돌아옵니다.
note-film_not_corrected = 영상의 자막은 이전 그대로입니다. 녹음이 더는 저장되어 있지 않습니다.
note-joined = 다음 파일들을 이 순서로 합친 글이에요: { $names }
note-joined_channels_mixed = { $names }에서는 채널이나 트랙마다 다른 사람이 말해요. 합치면서 섞어서 들었기 때문에 동시에 한 말이 빠졌을 수 있어요. /again speakers=channels를 쓰면 하나씩 따로 들어요.
note-joined_channels_differ = { $names }에서는 채널이나 트랙마다 다른 사람이 말해요. 합친 파일들의 채널이 서로 달라서 섞어서 들었기 때문에 동시에 한 말이 빠졌을 수 있어요. 그 파일만의 답에는 들어 있어요.
note-file_left_out = 녹음으로 열 수 없어서 뺐어요: { $name }. 이유는 따로 보내면 알 수 있어요.
note-recognized = 목소리로 알아봤어요: { $names }. 틀렸나요? ‘{ button-names }’를 눌러 주세요.
note-model_fell_back = { $wanted } 모델이 없어서 { $used } 모델로 들었어요: { why }.
note-heard_as = { $engine }에서 지원하지 않는 언어예요: { $language }. 다음 언어로 받아 적었어요: { $instead }
note-card_failed = 듣는 중에 그래픽 카드에 문제가 생겨 일부는 더 느린 프로세서로 들었어요. 빠진 부분은 없어요.
note-no_summary = 요약이 없어요: { why }.
note-no_voice =
    { $code ->
        [engine_missing] 음성 요약이 없어요. 이 언어의 음성이 설치되어 있지 않아요. 서비스를 운영하는 사람이 추가할 수 있어요.
        [short] 음성 요약이 없어요: 이렇게 짧은 녹음은 요약 없이 말한 내용만 있어요.
       *[other] 음성 요약이 없어요: { why }.
    }
note-no_video =
    돌려드릴 동영상이 없어요: { $code ->
        [not_copied] 영상이나 소리가 자막과 함께 담을 수 없는 종류예요. MP4(H.264)로 변환하면 돌려드릴 수 있을지도 몰라요.
        [too_long] 영상에 자막 트랙을 붙일 수 없고, 화면에 새기려면 여기서 약 { $minutes }분이 걸려요. 한도는 { $limit }분이에요. MP4(H.264)로 변환하면 트랙을 붙여 돌려드려요.
        [off] 영상에 자막 트랙을 붙일 수 없고, 여기서는 화면에 새기지도 않아요. MP4(H.264)로 변환하면 트랙을 붙여 돌려드려요.
        [no_font] 영상에 자막 트랙을 붙일 수 없고, 이 문자가 들어 있는 글꼴도 여기에 없어요. 운영자가 { $font } 글꼴을 설치할 수 있어요. MP4(H.264)로 변환하면 트랙을 붙여 돌려드려요.
        [joined] 여러 파일을 합친 녹음이에요.
       *[sound_only] 이 녹음에는 소리만 있어요.
    }
note-tracks_left_out = 영상의 트랙 { $count }개를 남기지 못했습니다. 재생할 수 있는 형식에 담을 수 없습니다.
note-not_burned =
    자막은 화면에 새기지 않고 플레이어에서 켜는 트랙으로 넣었습니다: { $code ->
        [no_font] 이 문자가 들어 있는 글꼴이 여기에 없습니다. 운영자가 { $font } 글꼴을 설치할 수 있습니다.
        [too_long] 여기서는 약 { $minutes }분이 걸리고, 한도는 { $limit }분입니다.
        [off] 여기서는 자막을 영상에 새기지 않습니다.
       *[failed] 이 화면에는 그릴 수 없었습니다.
    }
note-hdr_reduced = 이 영상은 HDR 화면용입니다. 새 영상의 색은 일반 화면에 맞춘 것입니다.
note-burned_instead = 이 영상에는 자막 트랙을 붙일 수 없어 자막을 화면에 새겼습니다.
note-no_document =
    { $format } 파일을 만들지 못했습니다: { $code ->
        [no_font] 이 문자가 들어 있는 글꼴이 여기에 없습니다. 운영자가 { $font } 글꼴을 설치할 수 있습니다. 다른 파일에는 모든 말이 들어 있습니다.
       *[failed] 문제가 생겼고 기록되었습니다. 다른 파일에는 모든 말이 들어 있습니다. /again formats={ $format } 명령으로 다시 시도할 수 있습니다.
    }
note-document_letters = { $format } 파일에서 이곳의 어떤 글꼴에도 없는 글자는 번호로 적었습니다: { $letters }.
note-no_files = 파일을 만들지 못했어요: { why }.
note-summary_fell_back = { $engine } 엔진이 실패해서 { $used } 엔진으로 요약했어요: { why }.
note-summary_model_gone = { $used } 엔진으로 요약했어요. { $engine } 엔진은 이제 없어요. 운영자가 설정 { $setting }을(를) 바꿀 수 있어요.
note-change_setting = 운영자가 설정 { $setting }에서 고칠 수 있어요.
note-summary_not_translated = 요약은 녹음의 언어로 되어 있어요. { $engine } 엔진은 번역하지 않아요.

why =
    { $code ->
        [engine_missing] 엔진이 설정되어 있지 않아요
        [model_not_fetched] 내려받지 못했어요
        [engine_lacks_language] 요약의 언어({ $language })를 읽을 수 있는 음성이 없어요
        [engine_unreachable] 엔진에 연결할 수 없어요
        [engine_over_quota] 엔진이 지금 한도에 이르렀어요
        [engine_refused] 엔진이 이 내용을 거절했어요
        [engine_too_slow] 엔진이 제때 응답하지 않았어요
        [engine_nonsense] 엔진이 쓸 수 없는 응답을 보냈어요
       *[other] 문제가 생겨 기록해 두었어요
    }

## The command line

outcome-lacking = 만들지 못한 것: { $names }. { $notes }
demo-too-slow = 20분이 지나도 끝나지 않았어요. 위의 줄에 문제가 나와 있어요. 해결 방법은 mp4totext doctor가 알려 줘요.
outcome-failed = { $name }: { $why }
