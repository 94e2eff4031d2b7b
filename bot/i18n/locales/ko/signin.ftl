# Not yet reviewed by a native speaker.
# Signing in to the pages without a link of the chat, in Korean.

web-app-opening = Telegram으로 로그인하는 중이에요…
web-app-outside = 이 페이지는 봇과의 채팅에서 입력란 옆 버튼으로 Telegram 안에서 열려요. 다른 브라우저에서는 봇에게 /web을 보내면 링크로 답해요.
web-app-refused = 이 페이지를 위해 Telegram이 알려 준 정보가 올바르지 않거나 너무 오래되었거나 이미 사용되었어요. 페이지를 닫고 채팅에서 다시 열어 주세요.
web-app-failed = 서버에 연결할 수 없어요. 연결을 확인하고 페이지를 닫은 뒤 채팅에서 다시 열어 주세요.
web-app-blocked = 이 브라우저는 Telegram 안의 페이지에 로그인 상태를 보관하지 않아요. 봇에게 /web을 보내면 링크로 별도의 창에서 로그인할 수 있어요.
web-app-elsewhere = 별도의 창에서 열기

## Discord

web-provider-sign-in = { $name }(으)로 로그인
web-provider-denied = { $name }에서 허용하지 않아서 바뀐 것이 없어요. 다시 시도하거나 봇에게 /web을 보내 링크를 받으세요.
web-provider-failed = { $name }이(가) 제대로 응답하지 않았어요. 잠시 후 다시 시도하거나 봇에게 /web을 보내 링크를 받으세요.
web-provider-old = 이 로그인은 너무 오래전에 또는 다른 브라우저에서 시작되었거나 이미 사용되었어요. 다시 시작해 주세요.

## Google

web-provider-continue = { $name }(으)로 계속
web-google-about = 여기서 연결한 Google 계정으로 나중에 로그인할 수 있어요. 녹음은 그대로 있어요. 계정 번호의 다이제스트만 보관해요. 주소나 이름은 보관하지 않고 Google에서 아무것도 읽지 않아요.
web-google-join = 내 Google 계정 연결
web-google-joined = Google 계정, { $since }에 연결됨
web-google-end = 연결 해제
web-google-unknown = 이 Google 계정은 여기서 아무에게도 연결되어 있지 않아요. 먼저 /web 같은 다른 방법으로 로그인한 뒤 «Google» 페이지에서 연결하세요.
web-google-taken = 이 Google 계정은 여기서 다른 사람에게 연결되어 있어요. 그 사람이 먼저 연결을 해제해야 해요.
login-told-joined = 페이지에서 { $name } 계정이 내 계정에 연결됐어요. 이제 그 계정으로 나로 로그인하고 내 결과를 모두 볼 수 있어요. 본인이 아니라면 바로 연결을 끊으세요: { $page } (/web으로 로그인). 다른 브라우저는 /web sessions에서 로그아웃하세요.
login-told-parted = 페이지에서 { $name } 계정의 연결이 끊겼어요. 이제 그 계정으로 나로 로그인할 수 없고, 그 계정으로 로그인한 브라우저는 로그아웃됐어요. 본인이 아니라면 /web sessions에서 브라우저를 확인하세요.
privacy-google = 페이지에서 연결한 Google 계정은 번호의 다이제스트만, 그곳에서 연결을 해제할 때까지 보관해요.
