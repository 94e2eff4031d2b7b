# Not yet reviewed by a native speaker.
# The dashboard of administrators in a browser, in Hindi.

dashboard-title = डैशबोर्ड
dashboard-chart =
    { $what ->
        [hours] रिकॉर्डिंग के घंटे
       *[jobs] काम
    }
dashboard-day = { $date }: { $hours } घंटे की रिकॉर्डिंग, पूरे: { $done }, विफल: { $failed }, रद्द: { $cancelled }
dashboard-table = सूची के रूप में
dashboard-person = एक व्यक्ति
dashboard-account = खाता
dashboard-look = देखें
dashboard-limits = सीमाएँ
dashboard-limit = सीमाएँ तय करें
dashboard-block = ब्लॉक करें
dashboard-unblock = अनब्लॉक करें
dashboard-audit = व्यवस्थापकों की कार्रवाइयाँ
dashboard-front = सबसे आगे लाएँ
