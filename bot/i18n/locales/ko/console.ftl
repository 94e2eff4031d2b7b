# Not yet reviewed by a native speaker.
# What the chat at a terminal says by itself, in Korean: `mp4totext up` without a token. Polite (해요 and 합니다) throughout.

console-what = 녹음과 동영상을 글로, 화자 구분과 요약, 자막까지
console-example = ~/hoeui.mp4
console-send = 녹음의 경로: 직접 입력하거나 파일을 이 창으로 끌어오세요. 옵션은 그 뒤에: lang=ko speakers=2
console-link = 녹음으로 바로 연결되는 링크
console-demo = 함께 들어 있는 짧은 녹음으로 해 보기
console-help = 할 수 있는 모든 일
console-quit = 나가기
console-where = 파일을 저장하는 곳: { $folder }
console-keys = Tab은 자동 완성, ↑는 이전 입력, Ctrl-C는 줄 지우기예요.
console-token = 봇 토큰이 없어서 이 터미널이 채팅이에요. Telegram을 쓰려면 .env 파일에 TELEGRAM_BOT_TOKEN=…(@BotFather에서 받음)을, Discord를 쓰려면 DISCORD_BOT_TOKEN=…을 적어 주세요.
console-press = 버튼은 번호로 눌러요: { $code }
console-asks = 다음 줄이 메시지 { $number }번에 대한 답장이 돼요. 빈 줄이면 나중으로 미뤄요.
console-reply = { $number }번에 답장 >
console-later = 나중으로 미뤘어요. 답장하려면: /reply { $number } …
console-meant = 메시지 { $number }번에 대한 답장이었다면 이렇게 입력해 주세요: /reply { $number } …
console-does-reply = 번호로 메시지에 답장하기: /reply 3 민지, 준호
console-form = Enter는 다음 칸으로 가요. Esc는 입력창을 닫고 아무것도 바꾸지 않아요.
console-form-left = 입력창을 닫았어요. 바뀐 것은 없어요.
console-leave = 나가려면 Ctrl-C를 한 번 더 누르거나 /quit 명령을 입력하세요.
console-leave-busy = 나가려면 Ctrl-C를 한 번 더 누르거나 /quit 명령을 입력하세요. 진행 중인 작업은 다음에 시작할 때 이어져요. /cancel 명령으로 멈출 수 있어요.
console-goes-on = 끝나지 않은 것은 다음에 시작할 때 이어져요.
console-no-file = { $name } 파일이 없어요
console-folder = { $name }: 폴더예요. 그 안의 파일을 적어 주세요. 폴더 전체라면: mp4totext run { $name }
console-no-button = { $name } 버튼이 없어요. 버튼은 3a처럼 써요. 지난 결과는 /history 명령으로 볼 수 있어요.
console-no-message = 답장할 수 있는 메시지 { $name }번이 없어요. 이렇게 적어 주세요: /reply 3 뒤에 할 말
console-not-written = { $path }에 쓸 수 없어요: { $why }. 다시 시도할게요. 그래도 안 되면 /quit 명령으로 나가서 다른 --out으로 시작해 주세요.
console-logged = 도중에 문제가 생겼어요. 내용은 { $path }에 기록되어 있어요
privacy-typed =
    이 터미널에서 입력한 줄은 ↑ 키를 위해 { $days ->
        [0] 모두 삭제할 때까지
       *[other] { $days }일 동안
    } 보관해요. 코드, 그리고 비밀번호나 쿼리가 있는 링크는 보관하지 않아요.
