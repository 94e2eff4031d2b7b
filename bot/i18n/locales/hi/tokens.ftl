# Not yet reviewed by a native speaker.
# Access tokens: /token in a chat, their page, and what the API answers, in Hindi.

token-how = /token read एक टोकन बनाता है जिससे कोई प्रोग्राम आपके नतीजे पढ़ता है; /token write से वह भेजता, बदलता और मिटाता भी है। आप दिन, 1 से { $most }, और एक नाम जोड़ सकते हैं: /token read 30 backup
token-how-admin = /token admin ऐसा टोकन बनाता है जिससे कोई प्रोग्राम वही करता है जो एडमिन के आदेश करते हैं, और आपके परिणामों के साथ कुछ नहीं।
token-admin = admin अधिकार वाला टोकन केवल एडमिन बना सकते हैं।
token-new =
    यह एक्सेस टोकन केवल अभी दिखाया जा रहा है। इसे किसी को न दें: { $until } तक { $scope ->
        [admin] यह जिसके पास हो, वह वही कर सकता है जो आप एडमिन के रूप में कर सकते हैं
       *[read] यह जिसके पास हो, उसे आपके नतीजे खोल देता है
    }। इसे अपने प्रोग्राम में सहेजें, फिर यह संदेश मिटा दें। /token टोकन दिखाता और रद्द करता है।
tokens-none = आपके पास कोई एक्सेस टोकन नहीं है।
tokens-title = एक्सेस टोकन
token-line = { $name } · { $scope } · { $until } तक · अंतिम उपयोग: { $used }
token-unused = कभी नहीं
token-scope =
    { $scope ->
        [admin] एडमिन के आदेश
        [write] पढ़ना और लिखना
       *[read] पढ़ना
    }
token-many = आपके पास { $most } एक्सेस टोकन हैं। /token से एक रद्द करें, फिर नया बनाएँ।
button-token-revoke = रद्द करें
button-token-revoke-all = सब रद्द करें
privacy-token = /token से बने एक्सेस टोकन का नाम और उपयोग के समय मैं उसके अंत तक रखता हूँ; /token टोकन दिखाता और रद्द करता है।
web-token-about = एक्सेस टोकन से कोई प्रोग्राम वह सब कर सकता है जो आप यहाँ कर सकते हैं।
web-token-new =
    यह एक्सेस टोकन केवल अभी दिखाया जा रहा है: इसे अपने प्रोग्राम में सहेजें। इसे किसी को न दें: { $until } तक { $scope ->
        [admin] यह जिसके पास हो, वह वही कर सकता है जो आप एडमिन के रूप में कर सकते हैं
       *[read] यह जिसके पास हो, उसे आपके नतीजे खोल देता है
    }।
web-token-name = नाम
web-token-days = अंत तक के दिन
web-token-create = टोकन बनाएँ
api-unauthorized = इसके लिए मान्य एक्सेस टोकन चाहिए: Authorization: Bearer …. निजी चैट में /token एक बनाता है।
api-scope =
    { $scope ->
        [admin] इसके लिए एडमिन का टोकन चाहिए। निजी चैट में /token admin एक बनाता है।
        [read] यह टोकन केवल वही कर सकता है जो एडमिन के आदेश करते हैं। निजी चैट में /token read ऐसा टोकन बनाता है जो पढ़ सकता है।
       *[write] यह टोकन केवल पढ़ सकता है। निजी चैट में /token write ऐसा टोकन बनाता है जो यह कर सकता है।
    }
api-not-administrator = आप अब एडमिन नहीं हैं, इसलिए यह टोकन समाप्त हो गया है।
api-invalid = अनुरोध वैसा नहीं है जैसा API चाहता है: { $problem }
api-large = अनुरोध { $limit } बाइट से बड़ा है।
api-key-reused = यह Idempotency-Key किसी और अनुरोध में इस्तेमाल हो चुकी है। नई चुनें।
