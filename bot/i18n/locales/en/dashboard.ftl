# The dashboard of administrators in a browser.

dashboard-title = Dashboard
dashboard-chart =
    { $what ->
        [hours] Hours of recordings
       *[jobs] Jobs
    }
dashboard-day = { $date }: { $hours } h of recordings, { $done } done, { $failed } failed, { $cancelled } cancelled
dashboard-table = As a list
dashboard-person = A person
dashboard-account = Account
dashboard-look = Look up
dashboard-limits = Limits
dashboard-limit = Set the limits
dashboard-block = Block
dashboard-unblock = Unblock
dashboard-audit = Actions of administrators
dashboard-front = Move to the front
