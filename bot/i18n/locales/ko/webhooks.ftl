# Not yet reviewed by a native speaker.
# Webhooks: their page, and what the chat and the API say of them, in Korean.

webhooks-title = 웹훅
webhooks-about = 작업이 끝나면 서명된 메시지가 여기의 각 주소로 전송돼요. 작업의 ID와 상태만 들어 있고, 텍스트는 들어 있지 않아요.
webhooks-none = 웹훅이 없어요.
webhook-title = 웹훅
webhook-url = 주소
webhook-events = 이벤트
webhook-event =
    { $event ->
        [completed] 작업 완료
        [failed] 작업 실패
        [cancelled] 작업 취소
       *[test] 테스트
    }
webhook-state =
    { $state ->
        [person] 꺼짐
        [failing] 꺼짐: 5일 동안 아무것도 도착하지 않았어요.
        [gone] 꺼짐: 서버가 이 주소는 더 이상 없다고 해요.
       *[on] 켜짐
    }
webhook-secret-new = 이 비밀 키는 지금만 보여요. 서명을 확인하는 프로그램에 저장하고 아무에게도 주지 마세요.
webhook-secret-renewed = 이전 비밀 키도 24시간 동안 함께 서명해요.
webhook-deliveries = 최근 전송
webhook-deliveries-none = 아직 보낸 것이 없어요.
webhook-job = 녹음
webhook-delivery-state =
    { $state ->
        [delivered] 전달됨
        [failed] 포기함
       *[pending] 대기 중
    }
webhook-error =
    { $error ->
        [unreachable] 서버에 연결할 수 없어요.
        [certificate] 서버의 인증서가 유효하지 않아요.
        [timeout] 제시간에 응답이 없었어요.
        [broken] 연결이 끊겼어요.
        [redirect] 서버가 다른 곳으로 돌렸어요. 리디렉션은 따라가지 않아요.
        [gone] 서버가 이 주소는 더 이상 없다고 해요.
        [off] 웹훅이 꺼졌어요.
        [access] 접근 권한이 없었어요.
       *[status] 서버가 오류로 응답했어요.
    }
webhook-seconds = { $seconds }초
webhook-next = 다음 시도: { $moment }
webhook-no-events = 이벤트를 하나 이상 고르세요.
webhook-many = 웹훅이 { $most }개 있어요. 하나를 삭제한 뒤 새로 추가하세요.
webhook-is-off = 이 웹훅은 꺼져 있어요. 먼저 켜세요.
webhook-switched-off =
    { $reason ->
        [gone] { $host }(으)로 가는 웹훅을 껐어요. 서버가 이 주소는 더 이상 없다고 해요. 주소는 여기에서 바꿀 수 있어요: { $page }
       *[failing] { $host }(으)로 가는 웹훅을 껐어요. 5일 동안 아무것도 도착하지 않았어요. 서버를 고친 뒤 다시 켜세요: { $page }
    }
button-webhook-add = 웹훅 추가
button-webhook-save = 저장
button-webhook-test = 테스트 보내기
button-webhook-on = 켜기
button-webhook-off = 끄기
button-webhook-secret = 새 비밀 키
button-webhook-delete = 삭제
webhook-delete-ask = 이 웹훅을 삭제할까요?
webhook-delete-how = 서명 키와 전송 목록도 함께 삭제되고, 아직 기다리는 것은 보내지 않아요. 되돌릴 수 없어요.
webhook-keep = 그대로 두기
button-webhook-again = 다시 보내기
error-webhook_address = 이 주소로는 아무것도 보낼 수 없어요. https://로 시작하고 인터넷에서 누구나 접근할 수 있어야 해요. 주소를 확인해 주세요.
error-webhook_https = 도중에 누가 읽거나 바꾸지 못하도록 웹훅에는 https가 필요해요. https://로 시작하는 주소를 알려 주세요.
privacy-webhook = 페이지에서 추가한 웹훅은 주소와 비밀 키를 삭제할 때까지, 언제 무엇을 보냈는지를 30일 동안 보관해요.
