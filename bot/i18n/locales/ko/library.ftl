# The list of recordings on the pages: filters, tags, deletion of several, and shared links.

library-filter = 필터
library-any = 전체
library-kind =
    { $kind ->
        [film] 영상
       *[sound] 소리
    }
library-by =
    { $what ->
        [platform] 플랫폼
        [kind] 종류
        [language] 언어
        [state] 상태
        [speaker] 화자
        [tag] 태그
        [since] 시작 날짜
       *[until] 끝 날짜
    }
library-show = 보기
library-all = 모든 녹음
library-none = 이 필터에 맞는 녹음이 없어요.
library-select = { $name } 선택
library-chosen = 선택한 녹음
library-choose-all = 이 페이지의 모두 선택
library-none-chosen = 먼저 목록에서 녹음을 선택하세요.
library-delete = 삭제…
library-delete-ask = 선택한 녹음({ $count }개)을 삭제할까요?
library-delete-how = 녹음과 그 텍스트, 파일, 태그, 공유 링크, 채팅에 보이는 내용이 삭제돼요. 되돌릴 수 없어요.
library-delete-now = 영구 삭제
library-keep = 그대로 두기

## Tags

tags-title = 태그
tags-field = 태그(쉼표로 구분)
tags-add = 추가
tags-remove = 떼기
tags-remove-one = 태그 { $name } 떼기
tags-how = 태그는 그 태그가 붙은 녹음이 있는 동안 있어요. 녹음 목록과 각 녹음 페이지에서 붙여요.
tags-results = 녹음: { $count }개
tags-new-name = 태그 { $name }의 새 이름
tags-rename = 이름 바꾸기
tags-delete = 태그 삭제
tags-name = 태그 이름은 쉼표 없이 40자까지예요.
tags-person-full = 태그가 최대 개수({ $count })예요. 먼저 하나를 삭제하세요.
tags-result-full = 녹음 하나에 태그는 { $count }개까지예요. 먼저 하나를 떼세요.

## Shared links

shared-title = 공유 링크
shared-how = 이 링크를 가진 사람은 로그인하지 않고 그 녹음을 읽어요.
shared-none = 공유하는 녹음이 없어요. 녹음 페이지에서 링크를 만들어요.
shared-revoke-one = { $name } 링크 취소하기
shared-revoke-all = 모든 링크 취소하기
web-links = 녹음을 공유하는 링크: { $count }개. 이 페이지에서 보고 취소할 수 있어요: { $url }
