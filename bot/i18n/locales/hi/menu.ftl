# Not yet reviewed by a native speaker.

## Commands, as the menu and /help show them

command-start = नमस्ते कहें
command-help = मैं क्या-क्या कर सकता हूँ
command-status = अभी आपके लिए क्या चल रहा है
command-cancel = अपने काम रोकें
command-settings = देखें या बदलें कि आपको क्या मिलता है
command-transcribe = लिंक को, या जिस संदेश का आप जवाब दे रहे हैं, उसे लिखित रूप दें
command-again = इसे दूसरे तरीके से फिर करें
command-join = अपनी पिछली रिकॉर्डिंग को एक पाठ में जोड़ें (/join 3), या एल्बम: कैप्शन join
command-language = आपकी रिकॉर्डिंग में बोली जाने वाली भाषा
command-speakers = उनमें कितने लोग बोलते हैं
command-summary = सारांश कितना हो
command-speech = सारांश पढ़कर सुनाया जाए या नहीं
command-formats = आपको कौन-सी फ़ाइलें मिलें
command-names = नतीजे के वक्ताओं को नाम दें
command-forget_voice = आपके लिए याद रखी आवाज़ें भुलाएँ
command-history = अपने नतीजे फिर से देखें
command-search = अपनी रिकॉर्डिंग में शब्द खोजें
command-quota = आप कितना भेज सकते हैं और कितना भेज चुके हैं
command-auto = समूह में: हर रिकॉर्डिंग को लिखित रूप दें (on, off)
command-replace = समूह में: सबके लिए शब्द कैसे लिखे जाएँ; आपके अपने नियम पहले
command-privacy = मैं क्या रखता हूँ और कब तक
command-delete_my_data = आपके बारे में रखी हर चीज़ हटाएँ

## The commands' names in Discord's menu: small letters, digits, _ and - alone

name-start = शुरू
name-help = मदद
name-status = स्थिति
name-cancel = रद्द
name-settings = सेटिंग्स
name-language = भाषा
name-speakers = वक्ता
name-summary = सारांश
name-speech = पढ़कर_सुनाएँ
name-formats = फ़ाइलें
name-transcribe = लिखित_रूप
name-again = फिर_से
name-join = मिलाएँ
name-names = नाम
name-forget_voice = आवाज़_भुलाएँ
name-history = इतिहास
name-search = खोज
name-quota = कोटा
name-auto = अपने_आप
name-replace = बदलें
name-link = जोड़ें
name-unlink = अलग_करें
name-web = web
name-token = token
name-privacy = निजता
name-delete_my_data = मेरा_डेटा_हटाएँ
name-stats = आँकड़े
name-queue = कतार
name-failures = विफलताएँ
name-who = कौन
name-block = रोकें
name-unblock = रोक_हटाएँ
name-admin = एडमिन_बनाएँ
name-unadmin = एडमिन_हटाएँ
name-invite = न्योता
name-audit = गतिविधि
name-drain = नया_काम_रोकें
name-announce = घोषणा

## What people read before they talk to the bot: at most 512 and 120 characters

profile = मुझे कोई वीडियो, वॉइस मैसेज या ऑडियो फ़ाइल भेजें। आपको वक्ताओं और समय के साथ लिखित पाठ, अध्यायों वाला सारांश, बोला हुआ सारांश और सबटाइटल मिलेंगे। कितना समय लगेगा, मैं तुरंत बताता हूँ, और आप कभी भी सब कुछ हटवा सकते हैं।
profile-short = रिकॉर्डिंग से लिखित पाठ: वक्ता, सारांश, बोला हुआ सारांश और सबटाइटल के साथ।

## What a form asks for with a command, and the menu of a message

option-file-name = फ़ाइल
option-file = रिकॉर्डिंग: वीडियो, वॉइस मैसेज या ऑडियो
option-recording-link-name = लिंक
option-recording-link = फ़ाइल की जगह: रिकॉर्डिंग का सीधा लिंक, या यहाँ के किसी ऐसे संदेश का लिंक जिसमें रिकॉर्डिंग हो
option-language-name = भाषा
option-language = बोली जाने वाली भाषा, जैसे hi या en
option-speakers-name = वक्ता
option-speakers = कितने लोग बोलते हैं, जैसे 3 या 2-4
option-summary-name = सारांश
option-summary = सारांश कितना हो
option-speech-name = पढ़कर_सुनाएँ
option-speech = सारांश पढ़कर सुनाएँ
option-formats-name = फ़ाइलें
option-formats = फ़ाइलें, अल्पविराम से अलग: txt, srt, vtt, json, docx, pdf, video, …
option-video-name = वीडियो
option-video = वीडियो के सबटाइटल: अलग ट्रैक, या चित्र में ही लिखे
option-hints-name = संकेत
option-hints = नाम और कम सुने जाने वाले शब्द, अल्पविराम से अलग
option-replace-name = बदलें
option-replace = शब्द कैसे लिखे जाएँ, जैसे केलर→कैलर; none नियम हटाता है
option-join = पिछली कितनी रिकॉर्डिंग, जैसे 3, और नतीजे के विकल्प
option-clean-name = साफ़
option-clean = «उम्म» जैसे शब्द और हकलाहट हटाएँ
option-numbers-name = संख्याएँ
option-numbers = बारह से बड़ी संख्याएँ अंकों में लिखें
option-louder-name = तेज़
option-louder = धीमी आवाज़ों को ज़्यादा बढ़ाकर सुनें
option-from-name = से
option-from = हिस्से की शुरुआत, जैसे 22:10; -5:00 यानी आख़िरी पाँच मिनट
option-to-name = तक
option-to = हिस्से का अंत, जैसे 26:20
option-news-name = ख़बरें
option-news = संचालक की ख़बरें
option-days-name = दिन
option-days = कितने दिन, आज को मिलाकर
option-account-name = खाता
option-account = किसका: इस प्लैटफ़ॉर्म का नंबर, या telegram:123456789
option-front-name = आगे
option-front = जिस काम को अगला बनाना है, उसकी आईडी
option-drain-name = हालत
option-drain = on: नया काम शुरू न करें; off: जारी रखें; खाली छोड़ें: मौजूदा हालत देखें
option-text-name = पाठ
option-text = क्या घोषित करना है
option-private-name = निजी
option-private = जवाब सिर्फ़ आपको दिखे
option-code = आपका न्योता कोड
option-names = नाम, जैसे 1=अनीता 2=रवि; खाली छोड़ें तो मैं पूछूँगा
option-voice = किसकी आवाज़, या all; खाली छोड़ें तो सूची दिखेगी
option-words = बोले गए शब्द; आख़िरी शब्द अधूरा भी चलेगा
option-quota = एडमिन के लिए: खाता और उसकी सीमा, जैसे minutes=600
option-value = नया मान; खाली छोड़ें तो सभी विकल्प दिखेंगे
entry-transcribe = लिखित रूप दें
entry-summarize = सारांश बनाएँ
entry-join = अगली के साथ जोड़ें

## /settings

value-none = कोई नहीं
value-short = छोटा
value-light = हल्का
value-heard = जैसा सुना
value-digits = अंक
value-full = पूरा
value-track = चालू किया जाने वाला ट्रैक
value-burned = चित्र में ही लिखे

## /stats and the other commands of administrators

command-stats = सेवा कैसी चल रही है, आँकड़ों और चित्र में: एक हफ़्ते के लिए /stats 7
command-queue = क्या चल रहा है और क्या इंतज़ार में है, रद्द करने और सबसे आगे लाने के बटन के साथ
command-failures = हाल की विफलताएँ, फिर कोशिश करने के बटन के साथ
command-who = किसी का कोटा और इस्तेमाल: /who 123456789
command-block = किसी से आगे कुछ न लें: /block 123456789
command-unblock = उनसे फिर रिकॉर्डिंग लें: /unblock 123456789
command-admin = किसी को एडमिन बनाएँ: /admin 123456789; अकेला लिखें तो एडमिन की सूची
command-unadmin = किसी को एडमिन से हटाएँ: /unadmin 123456789
command-audit = एडमिन ने हाल में क्या किया
command-drain = अपडेट से पहले नया काम शुरू न करें और चल रहा काम पूरा करें: /drain on, /drain off
command-announce = ख़बरें चाहने वालों को कुछ बताएँ: /announce पाठ

## /link and /unlink: several accounts of one person

command-link = अपने खाते जोड़ें, अलग-अलग प्लैटफ़ॉर्म के भी
command-unlink = जोड़े हुए खाते अलग करें
option-link = आपके दूसरे खाते का कोड; खाली छोड़ें तो नया कोड मिलेगा
command-web = अपने नतीजे ब्राउज़र में देखें
command-token = प्रोग्रामों के लिए एक्सेस टोकन बनाएँ, देखें और रद्द करें
option-web = sessions: साइन इन ब्राउज़रों की सूची; लिंक के लिए खाली छोड़ें
option-token = read या write, दिन और नाम: read 30 backup; सूची के लिए खाली छोड़ें

## /invite

command-invite = कोड से लोगों को बुलाएँ: पाँच लोग और 30 दिन के लिए /invite 5 30; सूची: /invite list
