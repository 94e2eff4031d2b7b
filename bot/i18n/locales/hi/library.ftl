# The list of recordings on the pages: filters, tags, deletion of several, and shared links.

library-filter = छाँटें
library-any = सभी
library-kind =
    { $kind ->
        [film] फ़िल्म
       *[sound] ध्वनि
    }
library-by =
    { $what ->
        [platform] प्लेटफ़ॉर्म
        [kind] प्रकार
        [language] भाषा
        [state] स्थिति
        [speaker] वक्ता
        [tag] टैग
        [since] इस दिन से
       *[until] इस दिन तक
    }
library-show = दिखाएँ
library-all = सभी रिकॉर्डिंग
library-none = इन फ़िल्टरों से कोई रिकॉर्डिंग मेल नहीं खाती।
library-select = { $name } चुनें
library-chosen = चुनी हुई रिकॉर्डिंग
library-choose-all = इस पेज की सभी चुनें
library-none-chosen = पहले सूची में रिकॉर्डिंग चुनें।
library-delete = हटाएँ …
library-delete-ask = चुनी हुई रिकॉर्डिंग ({ $count }) हटाएँ?
library-delete-how = रिकॉर्डिंग, उनके टेक्स्ट, फ़ाइलें, टैग और साझा लिंक हटा दिए जाते हैं, और चैट में उनका जो दिखता है वह भी। इसे वापस नहीं लाया जा सकता।
library-delete-now = हमेशा के लिए हटाएँ
library-keep = रहने दें

## Tags

tags-title = टैग
tags-field = टैग, बीच में अल्पविराम
tags-add = जोड़ें
tags-remove = निकालें
tags-remove-one = टैग { $name } निकालें
tags-how = टैग तब तक रहता है जब तक किसी रिकॉर्डिंग पर वह हो। टैग रिकॉर्डिंग की सूची में और हर रिकॉर्डिंग के पेज पर लगते हैं।
tags-results = रिकॉर्डिंग: { $count }
tags-new-name = टैग { $name } का नया नाम
tags-rename = नाम बदलें
tags-delete = टैग हटाएँ
tags-name = टैग का नाम अधिकतम 40 अक्षरों का होता है, बिना अल्पविराम के।
tags-person-full = आपके पास जितने टैग हो सकते हैं, उतने हैं ({ $count })। पहले एक हटाएँ।
tags-result-full = एक रिकॉर्डिंग पर अधिकतम { $count } टैग होते हैं। पहले एक निकालें।

## Shared links

shared-title = साझा लिंक
shared-how = जिसके पास इनमें से कोई लिंक है, वह बिना साइन इन किए वह रिकॉर्डिंग पढ़ता है।
shared-none = आप कोई रिकॉर्डिंग साझा नहीं करते। रिकॉर्डिंग का पेज उसके लिंक बनाता है।
shared-revoke-one = { $name } का लिंक रद्द करें
shared-revoke-all = सभी लिंक रद्द करें
web-links = आपकी रिकॉर्डिंग साझा करने वाले लिंक: { $count }। यह पेज उन्हें दिखाता और रद्द करता है: { $url }
