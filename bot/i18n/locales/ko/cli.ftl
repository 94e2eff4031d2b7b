# Not yet reviewed by a native speaker.
# What `mp4totext run` says at a command line, in Korean. Polite (해요 and 합니다) throughout.

run-done = { $all }개 중 { $done }개 완료
run-partly = , 일부만 완료 { $count }개: { $names }
run-failed = , 실패 { $count }개: { $names }
run-stopped = 멈췄어요. 지금까지 한 것은 보관돼요. 같은 명령으로 이어서 할 수 있어요.
run-watching = { $folder } 폴더를 지켜보고 있어요. Ctrl-C로 끝낼 수 있어요.
run-open = { $name } 파일을 아직 다른 프로그램이 쓰고 있어요. 닫히면 처리할게요.

error-bad_input = { $name }: 쓸 수 없어요.
error-not_there = { $name }: 찾을 수 없어요.
error-no_match = { $name }: 이런 이름의 파일이 없어요.
error-nothing_inside = { $name } 안에 녹음이 없어요.
error-not_a_file =
    { $name }: 파일이 아니라 { $kind ->
        [pipe] 파이프
        [socket] 소켓
       *[device] 장치
    }예요. 그 내용은 파이프로 넘길 수 있어요: mp4totext run -
error-unreadable = { $name }: 읽을 수 없어요: { $problem }.
error-nothing_piped = 표준 입력으로 들어온 것이 없어요. 녹음을 파이프로 넘겨 주세요: mp4totext run - < talk.mp4
error-not_written = { $name }에 파일을 쓸 수 없어요: { $problem }.
