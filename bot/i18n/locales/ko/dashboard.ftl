# Not yet reviewed by a native speaker.
# The dashboard of administrators in a browser, in Korean.

dashboard-title = 대시보드
dashboard-chart =
    { $what ->
        [hours] 녹음 시간
       *[jobs] 작업
    }
dashboard-day = { $date }: 녹음 { $hours }시간, 완료 { $done }, 실패 { $failed }, 취소 { $cancelled }
dashboard-table = 목록으로 보기
dashboard-person = 사용자
dashboard-account = 계정
dashboard-look = 조회
dashboard-limits = 한도
dashboard-limit = 한도 설정
dashboard-block = 차단
dashboard-unblock = 차단 해제
dashboard-audit = 관리자 작업 기록
dashboard-front = 맨 앞으로
