# Uploads on the pages, live progress, and in whose name a browser is signed in.

web-signed-in = { $platform }의 { $name } 계정으로 로그인됨
web-upload = 녹음 추가
web-upload-drop = 오디오나 동영상 파일을 여기에 놓거나 선택하세요.
web-upload-most = 파일당 최대 { $megabytes } MB.
web-upload-choose = 파일 선택
web-upload-link = 녹음 링크
web-upload-options = 옵션(캡션과 같은 방식)
web-upload-add = 링크 받아쓰기
web-upload-lost = 연결이 끊겼어요. 다시 시도하는 중…
web-upload-again = 다시 시도
web-upload-script = 파일을 올리려면 JavaScript가 필요해요. 봇에 보내도 돼요.
button-open = 브라우저에서 열기
web-sign-in-back = 이 브라우저에서 로그인하면 이 결과로 돌아와요.
answer-goes = 답을 함께 받을 곳
answer-in-chat = { $platform } 개인 채팅
answer-only-here = 채팅 없이 여기에만
