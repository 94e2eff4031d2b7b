# Not yet reviewed by a native speaker.

## Commands, as the menu and /help show them

command-start = 인사하기
command-help = 할 수 있는 일 보기
command-status = 지금 처리 중인 작업 보기
command-cancel = 작업 중지하기
command-settings = 받을 내용 확인하고 바꾸기
command-transcribe = 링크나 답장한 메시지를 글로 옮기기
command-again = 다른 방식으로 다시 처리하기
command-join = 최근 녹음을 하나의 글로 합치기 (/join 3), 앨범은 설명에 join
command-language = 녹음에서 쓰는 언어
command-speakers = 녹음에서 말하는 사람 수
command-summary = 요약의 분량
command-speech = 요약을 음성으로도 받을지 여부
command-formats = 받을 파일 형식
command-names = 결과의 화자에게 이름 붙이기
command-forget_voice = 기억해 둔 목소리 지우기
command-history = 지난 결과 다시 보기
command-search = 녹음 속의 말 찾기
command-quota = 보낼 수 있는 양과 사용한 양
command-auto = 그룹에서: 모든 녹음을 글로 옮기기 (on, off)
command-replace = 그룹에서: 모두의 녹음에서 단어를 적는 방법 (내 규칙이 먼저예요)
command-privacy = 무엇을 얼마 동안 보관하는지
command-delete_my_data = 나에 관해 보관된 모든 것 삭제하기

## The commands' names in Discord's menu: small letters, digits, _ and - alone

name-start = 시작
name-help = 도움말
name-status = 상태
name-cancel = 취소
name-settings = 설정
name-language = 언어
name-speakers = 화자
name-summary = 요약
name-speech = 읽어주기
name-formats = 형식
name-transcribe = 받아쓰기
name-again = 다시
name-join = 합치기
name-names = 이름
name-forget_voice = 목소리_지우기
name-history = 기록
name-search = 검색
name-quota = 사용량
name-auto = 자동
name-replace = 바꾸기
name-link = 연결
name-unlink = 연결_해제
name-web = web
name-token = token
name-privacy = 개인정보
name-delete_my_data = 내_데이터_삭제
name-stats = 통계
name-queue = 대기열
name-failures = 실패
name-who = 사용자
name-block = 차단
name-unblock = 차단_해제
name-admin = 관리자_지정
name-unadmin = 관리자_해제
name-invite = 초대
name-audit = 작업_기록
name-drain = 접수_중지
name-announce = 공지

## What people read before they talk to the bot: at most 512 and 120 characters

profile = 동영상, 음성 메시지, 오디오 파일을 보내 주세요. 화자와 시간이 표시된 글, 챕터별 요약, 음성 요약, 자막을 돌려드려요. 얼마나 걸릴지 바로 알려 드리고, 모든 데이터는 언제든 삭제할 수 있어요.
profile-short = 녹음과 동영상을 글로 옮겨 드려요. 화자 구분, 요약, 음성 요약, 자막까지.

## What a form asks for with a command, and the menu of a message

option-file-name = 파일
option-file = 녹음: 동영상, 음성 메시지, 오디오 파일
option-recording-link-name = 링크
option-recording-link = 파일 대신: 녹음으로 바로 연결되는 링크, 또는 녹음이 있는 메시지의 링크
option-language-name = 언어
option-language = 녹음에서 쓰는 언어. 예: ko, en
option-speakers-name = 화자
option-speakers = 말하는 사람 수. 예: 3, 2-4
option-summary-name = 요약
option-summary = 요약의 분량
option-speech-name = 읽어주기
option-speech = 요약을 소리 내어 읽기
option-formats-name = 형식
option-formats = 파일 형식을 쉼표로 구분: txt, srt, vtt, json, docx, pdf, video, …
option-video-name = 동영상
option-video = 동영상 자막: 트랙, 또는 화면에 새김
option-hints-name = 힌트
option-hints = 이름이나 낯선 단어를 쉼표로 구분
option-replace-name = 바꾸기
option-replace = 단어를 적는 방법, 예: 켈러→켈레르. none은 규칙을 지워요
option-join = 최근 녹음 몇 개, 예: 3, 그리고 결과의 옵션
option-clean-name = 다듬기
option-clean = ‘음’ 같은 군말과 더듬은 말 빼기
option-numbers-name = 숫자
option-numbers = 12보다 큰 수를 숫자로 적기
option-louder-name = 더크게
option-louder = 작은 목소리를 더 키워서 듣기
option-from-name = 시작
option-from = 부분의 시작, 예: 22:10. -5:00은 마지막 5분이에요
option-to-name = 끝
option-to = 부분의 끝, 예: 26:20
option-news-name = 공지
option-news = 운영자의 소식
option-days-name = 일수
option-days = 오늘을 포함한 일수
option-account-name = 계정
option-account = 누구의 계정: 이 플랫폼의 번호 또는 telegram:123456789
option-front-name = 맨앞
option-front = 다음 차례로 옮길 작업의 ID
option-drain-name = 상태
option-drain = on: 새 작업을 시작하지 않음, off: 계속함, 비워 두면: 현재 상태 보기
option-text-name = 내용
option-text = 공지할 내용
option-private-name = 나만_보기
option-private = 답을 나만 볼 수 있음
option-code = 초대 코드
option-names = 이름. 예: 1=민지 2=준호. 비워 두면 물어볼게요
option-voice = 누구의 목소리인지, 또는 all. 비워 두면 목록 보기
option-words = 녹음에서 나온 말. 마지막 단어는 앞부분만 써도 돼요
option-quota = 관리자용: 계정과 한도. 예: minutes=600
option-value = 새 값. 비워 두면 모든 선택지 보기
entry-transcribe = 받아쓰기
entry-summarize = 요약하기
entry-join = 다음 녹음과 합치기

## /settings

value-none = 없음
value-short = 짧게
value-light = 가볍게
value-heard = 들린 대로
value-digits = 숫자
value-full = 자세히
value-track = 켜고 끄는 트랙
value-burned = 화면에 새김

## /stats and the other commands of administrators

command-stats = 서비스 현황을 숫자와 그림으로 보기: 일주일이면 /stats 7
command-queue = 실행 중이거나 대기 중인 작업 보기. 취소하거나 맨 앞으로 옮길 수 있음
command-failures = 최근 실패 보기. 다시 시도할 수 있음
command-who = 누군가의 한도와 사용량 보기: /who 123456789
command-block = 누군가의 녹음을 더 받지 않기: /block 123456789
command-unblock = 다시 녹음 받기: /unblock 123456789
command-admin = 관리자로 지정하기: /admin 123456789, 번호 없이 쓰면 관리자 목록
command-unadmin = 관리자에서 해제하기: /unadmin 123456789
command-audit = 관리자들이 최근에 한 일
command-drain = 업데이트 전에 새 작업을 시작하지 않고 실행 중인 것만 끝내기: /drain on, /drain off
command-announce = 소식을 원하는 사람들에게 알리기: /announce 내용

## /link and /unlink: several accounts of one person

command-link = 내 계정들을 하나로 합치기(다른 플랫폼도 가능)
command-unlink = 합친 계정 나누기
option-link = 다른 계정에서 받은 코드. 비워 두면 새로 받아요
command-web = 결과를 브라우저에서 보기
command-token = 프로그램용 액세스 토큰 만들기, 보기, 취소
option-web = sessions: 로그인된 브라우저 목록; 비워 두면 링크를 받아요
option-token = read 또는 write, 일수, 이름: read 30 backup; 비워 두면 목록

## /invite

command-invite = 코드로 사람 초대하기: 5명, 30일이면 /invite 5 30, 목록은 /invite list
