# Not yet reviewed by a native speaker.
# What mp4totext says, in Hindi. Formal (आप) throughout.
# Words in { $braces } are filled in; keep them all.

locale-name = हिन्दी

## Hello and help

hello = मुझे कोई वीडियो, वॉइस मैसेज, ऑडियो फ़ाइल या उसका लिंक भेजें। आपको वक्ताओं के साथ लिखित पाठ, सारांश, बोला हुआ सारांश और सबटाइटल मिलेंगे।
hello-invited = स्वागत है। आपका न्योता मान लिया गया है।
help-recordings = रिकॉर्डिंग
help-choices = आपको क्या मिलता है
help-rest = और भी
help-beside = फ़ाइल के साथ
help-wishes =
    सिर्फ़ उसी फ़ाइल के लिए विकल्प साथ में लिखें, जैसे: lang=hi speakers=2 summary=short speech=no formats=txt,srt,vtt
    lang: बोली जाने वाली भाषा, जैसे hi या en
    नाम भी चलेंगे: lang=जर्मन; कई भाषाएँ: lang=de,en; चीनी लिपि: lang=zh-Hant
    speakers: कितने लोग बोलते हैं, जैसे 3 या 2-4
    summary: none (नहीं), short (छोटा) या full (पूरा)
    speech: yes (हाँ) या no (नहीं)
    formats: इनमें से कोई भी: { $formats }
    captions: normal, या एक छोटी पंक्ति वाले सबटाइटल के लिए short
    video: चित्र में ही लिखे सबटाइटल वाले वीडियो के लिए burned
    careful: धीमी पर ज़्यादा बारीक पहचान के लिए yes
    from, to: किसी हिस्से के समय, जैसे from=22:10 to=26:20 या from=-5:00
    replace: शब्द कैसे लिखे जाएँ, जैसे केलर→कैलर
    clean: light भराव शब्द और हकलाहट हटाता है
    hints: नाम और कम सुने जाने वाले शब्द, अल्पविराम से अलग
    लिंक के साथ भी यही लिख सकते हैं। लिंक सीधे फ़ाइल तक जाना चाहिए।
hint-send-media = मुझे कोई वीडियो, वॉइस मैसेज, ऑडियो फ़ाइल या उसका लिंक भेजें। ज़्यादा जानकारी /help में है।
hint-what-to-transcribe = बताएँ कि किसे लिखित रूप देना है: /transcribe के साथ रिकॉर्डिंग या उसका लिंक भेजें, या रिकॉर्डिंग वाले किसी संदेश के जवाब में लिखें।
link-first = { $count } लिंक में से मैं पहला ले रहा हूँ। बाकी कृपया अलग-अलग संदेशों में भेजें।
hint-unknown-command = मैं /{ $name } नहीं जानता। मैं क्या-क्या कर सकता हूँ, यह /help में है।

## The card of a job

card-title = { $name }
card-taking = फ़ाइल मिल रही है
card-next = कतार में: अगली बारी आपकी
card-ahead =
    { $count ->
        [one] कतार में: आगे { $count } काम है
       *[other] कतार में: आगे { $count } काम हैं
    }
card-drained = कतार में। सेवा अपडेट हो रही है: कुछ खोएगा नहीं, और काम अपने आप आगे बढ़ेगा।
card-work = { $time } का काम
card-left = { $time } बाकी
card-failed = { $name } · विफल
card-cancelled = रद्द हो गया।
card-preparing = पूरा हुआ। जवाब तैयार हो रहा है
button-cancel = रद्द करें

stage-audio = ऑडियो पढ़ा जा रहा है
stage-transcript = सुनकर लिखा जा रहा है
stage-speakers = वक्ता पहचाने जा रहे हैं
stage-summary = सारांश बन रहा है
stage-speech = बोला हुआ सारांश रिकॉर्ड हो रहा है
stage-files = फ़ाइलें लिखी जा रही हैं
stage-starting = शुरू हो रहा है
card-fetching = वाक् मॉडल { $model } डाउनलोड हो रहा है, बस एक बार
card-fetching-bytes = { $total } में से { $done } MB
card-fetching-some = { $done } MB

percent = { NUMBER($fraction, style: "percent") }
lasting-seconds = { $seconds } सेकंड
lasting-minutes = { $minutes } मिनट { $seconds } सेकंड
lasting-hours = { $hours } घंटे { $minutes } मिनट
until-now = अभी
until-minutes = { $minutes } मिनट में, { $time } UTC पर
until-hours = { $hours } घंटे { $minutes } मिनट में, { $time } UTC पर
about-seconds = लगभग { $count } सेकंड
about-minutes = लगभग { $count } मिनट
about-hours = लगभग { $hours } घंटे { $minutes } मिनट

## The answer

answer-speakers = { $count } वक्ता
answer-points = मुख्य बातें
answer-chapters = अध्याय
answer-decisions = फ़ैसले
answer-actions = करने के काम
answer-questions = खुले सवाल
answer-shares = कौन बोला
answer-transcript = लिखित पाठ
answer-engines = इनसे बना: { $engines }
answer-more = बाकी फ़ाइलों में है।
answer-empty = इस रिकॉर्डिंग में मुझे कोई बोली सुनाई नहीं दी।
answer-empty-next = अगर इसमें कोई बोल रहा है, तो भाषा साथ लिखकर फिर भेजें, जैसे lang=hi, या आवाज़ के ज़्यादा पास से रिकॉर्ड करें।
answer-too-large = { $name } यहाँ भेजने के लिए बहुत बड़ी है ({ $megabytes } MB, सीमा { $limit } MB)।
large-zip = { $name } इस चैट के लिए बहुत बड़ी है ({ $megabytes } MB, सीमा { $limit } MB): इसलिए zip में आ रही है।
large-sound = { $name } इस चैट के लिए बहुत बड़ी है ({ $megabytes } MB, सीमा { $limit } MB): इसलिए छोटी ऑडियो फ़ाइल के रूप में आ रही है।
large-parts = { $name } इस चैट के लिए बहुत बड़ी है ({ $megabytes } MB, सीमा { $limit } MB): इसलिए हिस्सों में आ रही है।
large-beside = सबटाइटल फ़ाइल भी यही काम करती है: उसे वीडियो के साथ उसी नाम से रखें।
large-ask = वीडियो के साथ रखी सबटाइटल फ़ाइल भी यही काम करती है: /again formats=srt उसे बना देता है।
large-not-made = { $name } को इस चैट के लायक छोटा नहीं किया जा सका।

## The privacy receipt, one line below every answer. Its parts are joined by " · ".

receipt-heard = सुना: { $engine }
receipt-choice =
    { $code ->
        [fetching] इस मशीन के लिए बेहतर मॉडल डाउनलोड हो रहा है
       *[lacking] इस मशीन के लिए बेहतर मॉडल मौजूद नहीं है
    }
receipt-summarized = सारांश: { $engine }
receipt-spoken = पढ़कर सुनाया: { $engine }
receipt-sent = { $engine } ({ $company } को भेजा गया)
receipt-recording =
    { $hours ->
        [0] रिकॉर्डिंग हटा दी गई
       *[other] रिकॉर्डिंग { $hours } घंटे बाद हट जाएगी
    }
receipt-text =
    { $days ->
        [0] पाठ तब तक रहेगा जब तक आप उसे न हटाएँ
       *[other] पाठ { $days } दिन बाद हट जाएगा
    }
receipt-now = अभी हटाने के लिए: नीचे «{ $button }»

## The buttons of an answer, and doing it again

button-summary = सारांश
button-transcript = लिखित पाठ
button-subtitles = सबटाइटल
button-voice = आवाज़
button-redo = फिर से
button-names = वक्ताओं को नाम दें
button-name = नाम लिखें
button-drop = हटाएँ
button-drop-now = हाँ, यह नतीजा हटाएँ
button-back = ‹ वापस
redo-language = दूसरी भाषा
redo-speakers = वक्ताओं की दूसरी संख्या
redo-careful = और ध्यान से सुनें, धीमा
redo-summary = दूसरा सारांश
redo-captions-short = छोटे सबटाइटल, एक पंक्ति
redo-captions-normal = सामान्य सबटाइटल, दो पंक्तियाँ
redo-burned = सबटाइटल चित्र में ही लिखें
redo-voice-on = बोले हुए सारांश के साथ
redo-voice-off = बोले हुए सारांश के बिना
again-title = फिर से करें: { $name }
again-begun = फिर से हो रहा है। ऊपर का जवाब बदल जाएगा।
again-busy = यह अभी हो रहा है। इसके पूरा होने का इंतज़ार करें, या इसे रद्द करें।
again-same = यह पहले से ऐसा ही है।
again-none = फिर से करने के लिए मेरे पास कोई नतीजा नहीं है। किसी नतीजे के जवाब में /again लिखें, या मुझे कोई रिकॉर्डिंग भेजें।
again-nothing = फिर से करने पर बात नहीं बनी: { $why } यह पहले वाला जवाब है।
again-changed = बदला गया: { $options }
again-differs = अब अलग: { $facts }
again-no-difference = नतीजा पहले जैसा ही है।
result-not-yours = यह नतीजा किसी और का है, या अब रखा नहीं गया है।
file-gone = यह फ़ाइल अब रखी नहीं गई है। नई फ़ाइल के लिए रिकॉर्डिंग फिर से भेजें।
file-never = यह सेवा इसे नहीं बना सकती।
drop-done = { $name }: इससे जुड़ी मेरे पास रखी हर चीज़ के साथ हटा दिया गया। भेजी जा चुकी फ़ाइलें चैट में तब तक रहेंगी जब तक आप उन्हें न हटाएँ।

## Naming the speakers

names-title = { $name } में कौन बोल रहा है?
names-how = इस संदेश के जवाब में इसी क्रम में नाम लिखें: अनीता, रवि। या नंबर से कोई एक: 2 = रवि। कहीं और: /names 1=अनीता 2=रवि
names-form = नीचे का बटन दबाएँ और नाम लिखें।
names-all = हर पंक्ति में एक: 1 = अनीता
names-late = फ़ॉर्म समय पर नहीं खुल सका। बटन एक बार और दबाएँ, या लिखें: /names 1=अनीता 2=रवि
names-clip = वक्ता { $number }
names-begun = मैं नाम डाल रहा हूँ। ऊपर का जवाब बदल जाएगा।
names-one = मुझे उसमें एक ही वक्ता सुनाई दिया, इसलिए अलग करने की ज़रूरत नहीं है।

## Remembered voices

voices-offer = क्या मैं इन आवाज़ों को याद रखूँ? हर एक की आवाज़-छाप रखूँगा: आवाज़ बताने वाली संख्याएँ, ख़ुद आवाज़ नहीं। उससे सिर्फ़ इसी चैट में आपकी अगली रिकॉर्डिंग में ये नाम डाले जाते हैं, और वह किसी के साथ साझा नहीं होती; /forget_voice उसे कभी भी हटा देता है। पहले उन लोगों से पूछ लें जिनकी ये आवाज़ें हैं।
button-remember = याद रखें
button-remember-not = नहीं
voices-remembered = याद रखा: { $names }। जब मुझे किसी आवाज़ का पक्का यक़ीन होगा, तो इस चैट में आपकी अगली रिकॉर्डिंग में उसका नाम डाल दूँगा; /forget_voice उन्हें हटा देता है।
voices-short = इतनी कम सुनाई दीं कि याद नहीं रखी जा सकीं: { $names }।
voices-many = याद नहीं रखा, क्योंकि यहाँ आपके लिए पहले से { $most } आवाज़ें याद हैं: { $names }। जगह बनाने के लिए /forget_voice लिखें।
voices-mute = इन आवाज़ों को याद नहीं रखा जा सकता: इस नतीजे में आवाज़-छाप नहीं है, क्योंकि यह उस समय का है जब वे होती ही नहीं थीं, या वक्ताओं को अलग करने वाला इंजन उन्हें नहीं बनाता।
voices-on = अब से आप जिन आवाज़ों को नाम देंगे, उन्हें मैं इसी चैट में आपकी अगली रिकॉर्डिंग के लिए याद रखूँगा।
voices-declined = मैं कोई आवाज़ याद नहीं रखूँगा। इसे /settings में बदल सकते हैं।
voices-off = यह सेवा आवाज़ें याद नहीं रखती।
voices-title = आपके लिए याद रखी आवाज़ें
voices-how = किसी आवाज़ को भुलाने के लिए नाम दबाएँ; पिछले जवाबों के नाम बने रहेंगे। कमांड से: /forget_voice अनीता, या /forget_voice all
voices-elsewhere = किसी और चैट में
voices-unknown = मुझे { $name } नाम की कोई आवाज़ याद नहीं है। सूची /forget_voice में है।
voices-forgotten = भुला दी: { $name }।
voices-none = यहाँ आपके लिए कोई आवाज़ याद नहीं है।
voices-gone = अब आपके लिए कोई आवाज़ याद नहीं है।
button-forget-voices = सब भुलाएँ

## Several recordings sent together

album-title = { $count } रिकॉर्डिंग
album-done = { $count } में से { $done } पूरी
state-done = पूरा
state-failed = विफल
state-cancelled = रद्द

## /status, /cancel

status-none = अभी आपके लिए कोई काम नहीं चल रहा। मुझे कोई रिकॉर्डिंग भेजें।
status-line = { $name }: { $state }
status-percent = { $stage }, { $percent }%
cancel-none = रद्द करने को कुछ नहीं है।
cancel-done =
    { $count ->
        [one] { $count } काम रद्द हुआ।
       *[other] { $count } काम रद्द हुए।
    }
cancel-over = यह काम पहले ही ख़त्म हो चुका है।
not-yours = यह सिर्फ़ वही कर सकता है जिसने रिकॉर्डिंग भेजी।

## /settings

settings-title = आपको क्या मिलेगा, जब तक फ़ाइल के साथ कुछ और न लिखें
settings-how = या कमांड से: /settings lang=hi summary=short formats=txt,srt
settings-no-part = from= और to= एक ही रिकॉर्डिंग के लिए हैं: इन्हें उसके कैप्शन में या /again के बाद लिखें। कुछ नहीं बदला गया।
settings-changed = बदल दिया।
settings-reset = सब कुछ शुरुआत जैसा हो गया है।
button-reset = शुरुआत जैसा कर दें
button-to-settings = ‹ सेटिंग्स
menu-not-yours = यह मेन्यू किसी और का है। अपना मेन्यू /settings से खोलें।
menu-lang = भाषा
menu-speakers = वक्ता
menu-summary = सारांश
menu-summary_lang = सारांश की भाषा
menu-speech = बोला हुआ सारांश
menu-formats = फ़ाइलें
menu-captions = सबटाइटल
menu-clean = भराव शब्द
menu-video = वीडियो में सबटाइटल
menu-careful = पहचान
menu-voices = आवाज़ें
menu-tongue = मेरी भाषा
menu-news = ख़बरें
page-lang = आपकी रिकॉर्डिंग में कौन-सी भाषा बोली जाती है?
page-speakers = उनमें कितने लोग बोलते हैं?
page-summary = आपको कितना सारांश चाहिए?
page-summary_lang = सारांश किस भाषा में हो?
page-speech = क्या सारांश पढ़कर सुनाया जाए?
page-formats = आपको कौन-सी फ़ाइलें चाहिए? जितनी चाहें चुनें।
page-captions = सबटाइटल की पंक्तियाँ कितनी लंबी हों?
page-clean = «उम्म» और हकलाहट हटाएँ?
page-video = वीडियो में सबटाइटल कैसे दिखें?
page-careful = ज़्यादा बारीक पहचान में ज़्यादा समय लगता है। क्या आप यह चाहते हैं?
page-voices = क्या मैं उन आवाज़ों को पहचानूँ जिन्हें आपने नाम दिया है? हर एक की आवाज़-छाप, यानी संख्याएँ और ख़ुद आवाज़ नहीं, सिर्फ़ इसी चैट में आपकी अगली रिकॉर्डिंग के लिए रखता हूँ। इसे बंद करने पर सब भुला दी जाती हैं।
page-tongue = मैं आपसे किस भाषा में बात करूँ?
page-news = क्या आप इस सेवा के संचालक की घोषणाएँ पाना चाहते हैं? वे कम होती हैं, और कभी दूसरों के बारे में नहीं।
page-by = कमांड से: { $command }
wish-lang = भाषा: { $value }
wish-speakers = वक्ता: { $value }
wish-summary = सारांश: { $value }
wish-summary_lang = सारांश की भाषा: { $value }
wish-speech = बोला हुआ सारांश: { $value }
wish-formats = फ़ाइलें: { $value }
wish-captions = सबटाइटल की पंक्तियाँ: { $value }
wish-clean = भराव शब्द हटाना: { $value }
wish-video = वीडियो में सबटाइटल: { $value }
wish-careful = ज़्यादा बारीक, धीमी पहचान: { $value }
wish-voices = मेरी नाम दी हुई आवाज़ें पहचानें: { $value }
wish-tongue = आपसे बात करने की भाषा: { $value }
wish-news = संचालक की ख़बरें: { $value }
wish-hints = नाम और कम सुने जाने वाले शब्द: { $value }
wish-replace = बदले जाने वाले शब्द: { $value }
value-auto = अपने आप
value-platform = जैसा आपके ऐप में है
value-normal = सामान्य
value-video = वीडियो
value-yes = हाँ
value-no = नहीं

## /quota

quota-title = आपका कोटा
quota-minutes = 24 घंटे में मिनट: { $limit } में से { $used } इस्तेमाल हुए, { $left } बाकी
quota-minutes-free = 24 घंटे में मिनट: { $used } इस्तेमाल हुए, कोई सीमा नहीं
quota-back = इनमें से { $amount } मिनट वापस मिलेंगे: { $until }
quota-all-back = सभी वापस मिलेंगे: { $until }
quota-jobs = चल रहे काम: { $limit } में से { $count }
quota-jobs-free = चल रहे काम: { $count }, कोई सीमा नहीं
quota-longest = सबसे लंबी रिकॉर्डिंग: { $limit } मिनट
quota-largest = सबसे बड़ी फ़ाइल: { $limit } MB

## /history

history-none = यहाँ आपका कोई नतीजा नहीं है।
history-title = आपके नतीजे
button-newer = नए
button-older = पुराने
result-elsewhere = यह रिकॉर्डिंग आपने कहीं और भेजी थी। इसका नतीजा वहीं, या मेरे साथ निजी चैट में खोलें।

## /search

search-how = बताएँ कि क्या खोजना है, जैसे: /search मार्च का बजट। मैं आपकी रिकॉर्डिंग के पाठ में खोजता हूँ।
search-none = यहाँ आपकी रिकॉर्डिंग में यह किसी ने नहीं कहा।
search-title = «{ $words }» किसने कहा
search-places = जगहें: { $count }
search-also = और भी: { $times }
search-more = और भी हैं। कम नतीजों के लिए और शब्द जोड़ें।

## /auto

auto-in-groups = /auto समूहों के लिए है: समूह का कोई एडमिन इसे चालू करता है, और फिर मैं वहाँ भेजी गई हर रिकॉर्डिंग को लिखित रूप देता हूँ।
auto-is-on = यहाँ भेजी गई हर रिकॉर्डिंग को मैं लिखित रूप देता हूँ।
auto-is-off = यहाँ मैं सिर्फ़ कहे जाने पर लिखित रूप देता हूँ।
auto-how = इस समूह के एडमिन इसे /auto on और /auto off से बदल सकते हैं।
auto-only-managers = यह सिर्फ़ इस समूह के एडमिन कर सकते हैं।
auto-unknown = मैं पता नहीं कर सका कि इस समूह के एडमिन कौन हैं। कृपया बाद में फिर कोशिश करें।
auto-on = अब से मैं यहाँ हर उस वॉइस मैसेज, वीडियो मैसेज, ऑडियो और वीडियो को लिखित रूप दूँगा, जो मेरा इस्तेमाल कर सकने वाले लोग भेजेंगे। वह उन्हीं के कोटे में गिना जाएगा।
auto-deaf-telegram = पर ये संदेश अभी मुझ तक नहीं पहुँचते: मुझे इस समूह का एडमिन बनाएँ, या संचालक @BotFather में privacy mode बंद करके मुझे समूह में फिर से जोड़े।
auto-deaf-discord = पर ये संदेश अभी मुझ तक नहीं पहुँचते: संचालक को इस बॉट के लिए Message Content intent और सेटिंग्स में DISCORD_MESSAGE_CONTENT चालू करना होगा।
auto-off = अब से मैं यहाँ सिर्फ़ कहे जाने पर लिखित रूप दूँगा।

## /stats and the other commands of administrators

help-operators = एडमिन के लिए
stats-how = बताएँ कि कितने दिन: 1 से { $most } तक कोई संख्या, जैसे /stats 7
stats-title =
    { $days ->
        [1] आज
       *[other] पिछले { $days } दिन
    }
stats-people = लोग: { $people }, सक्रिय: { $active }
stats-queue = अभी: { $running } चल रहे, { $queued } इंतज़ार में
stats-jobs = सभी काम: { $done } पूरे, { $failed } विफल, { $cancelled } रद्द
stats-hours = रिकॉर्डिंग: { $hours } घंटे
stats-success = बिना विफलता के पूरे: { $percent }
stats-waited = इंतज़ार: माध्यिका { $median }, 100 में से 95 ज़्यादा से ज़्यादा { $most }
stats-worked = काम: माध्यिका { $median }, 100 में से 95 ज़्यादा से ज़्यादा { $most }
stats-realtime = रीयल-टाइम अनुपात: { $factor }
stats-failures = विफलताएँ: { $list }
stats-languages = भाषाएँ: { $list }
stats-no-workers = कोई वर्कर नज़र नहीं आ रहा।
stats-worker = वर्कर { $name }: { $device }, { $memory } GB, काम: { $jobs }, { $seconds } सेकंड पहले दिखा
stats-more-workers = दूसरे वर्कर: { $others }
stats-storage = स्टोरेज: { $used } GB इस्तेमाल में, { $free } GB खाली
stats-legend =
    ऊपर: रिकॉर्डिंग के घंटे। नीचे: काम।
    🟦 पूरे ⬜ रद्द 🟧 विफल

queue-none = न कुछ चल रहा है, न कुछ इंतज़ार में है।
queue-title = चल रहे: { $running }, इंतज़ार में: { $waiting }
queue-waits = इंतज़ार में
button-front = सबसे आगे:
front-not = कतार में ऐसा कोई काम नहीं है: वह चल रहा है, ख़त्म हो चुका है, या कभी था ही नहीं।
drained-since = { $since } से नया काम शुरू नहीं हो रहा है।
drain-off = सेवा काम ले रही है।
drain-how = अपडेट से पहले: /drain on. जो चल रहा है वह पूरा होगा; लोग जो भेजेंगे वह रखा जाएगा और इंतज़ार करेगा।
drain-not-yet = जो चल रहा है, पहले वह पूरा होगा। थोड़ी देर में फिर देखें।
drain-ready = कुछ नहीं चल रहा: अब सेवा को रोककर अपडेट किया जा सकता है। जो इंतज़ार में है वह /drain off के बाद आगे बढ़ेगा।
announce-how = जो घोषित करना है वह लिखें: /announce पाठ। आपके देख लेने के बाद यह उन्हें जाएगा जिन्होंने /settings में ख़बरें चालू की हैं।
announce-long = यह बहुत लंबा है: ज़्यादा से ज़्यादा { $most } अक्षर।
announce-nobody = किसी ने /settings में ख़बरें चालू नहीं की हैं, इसलिए बताने को कोई नहीं है।
announce-preview =
    { $count ->
        [one] { $count } व्यक्ति को यह मिलेगा:
       *[other] { $count } लोगों को यह मिलेगा:
    }
announce-sending = घोषणा भेजी जा रही है।
announce-sent = घोषणा भेज दी गई।
announce-stopped = घोषणा रोक दी गई।
announce-told = बताया गया: { $count } में से { $told }
announce-gone = इन तक नहीं पहुँच सके, क्योंकि उन्होंने बॉट को रोका है या अपने सीधे संदेश बंद किए हैं: { $count }
announce-spared = अब नहीं चाहते थे: { $count }
announce-dropped = नहीं भेजी गई।
announce-over = यह घोषणा ख़त्म हो चुकी है, या कभी थी ही नहीं।
button-announce = भेजें
button-announce-drop = न भेजें
button-announce-stop = रोकें
news-title = संचालक की ओर से ख़बर
news-off = यह आपको इसलिए मिला क्योंकि आपकी सेटिंग्स में ख़बरें चालू हैं। बंद करने के लिए: /settings news=no
button-drain = नया काम शुरू न करें
button-go-on = काम जारी रखें
button-look = फिर देखें
failures-none = कुछ भी विफल नहीं हुआ है।
failures-title = हाल की विफलताएँ
button-retry = फिर कोशिश करें
retry-begun = इसे एक बार और किया जा रहा है। प्रगति उसके अपने संदेश में दिखेगी।
retry-not = इसे फिर नहीं किया जा सकता: यह चल रहा है, तब से पूरा हो चुका है, या अब रखा नहीं गया है।
who-how = बताएँ किसका खाता, जैसे: { $example }
who-unknown = मैं { $account } से अभी नहीं मिला हूँ: पहले उन्हें मुझे लिखना होगा।
who-role = भूमिका: { $role }
who-accounts = खाते: { $accounts }
who-since = पहली बार: { $date }
role-user = उपयोगकर्ता
role-admin = एडमिन
role-blocked = रोका गया
block-done = रोका गया: { $account }
block-not-admins = { $account } एडमिन है, इसलिए रोका नहीं जा सकता। एडमिन से हटाने के लिए /unadmin लिखें।
block-not-self = आप ख़ुद को नहीं रोक सकते।
unblock-done = रोक नहीं है: { $account }
admin-done = अब एडमिन: { $account }
admin-already = { $account } पहले से एडमिन है।
admin-blocked = { $account } पर रोक है। एडमिन बनाना हो तो पहले /unblock लिखें।
unadmin-done = अब एडमिन नहीं: { $account }
unadmin-not-self = यह आप ख़ुद से नहीं छीन सकते। कोई दूसरा एडमिन कर सकता है।
unadmin-settings = { $account } को सेटिंग्स (ADMINS) में एडमिन बनाया गया है: इसे सिर्फ़ सेवा चलाने वाला बदल सकता है।
unadmin-none = { $account } एडमिन नहीं है।
admins-settings = सेटिंग्स (ADMINS) से बने एडमिन: { $accounts }
admins-made = एडमिन के बनाए एडमिन: { $accounts }
quota-of = { $account } का कोटा
quota-done = अब से { $account } का कोटा
quota-set = इनके लिए तय: { $limits }
quota-service = पर यहाँ कोई भी { $longest } मिनट और { $largest } MB से ज़्यादा नहीं भेज सकता।
audit-none = अभी तक किसी एडमिन ने कुछ नहीं किया है।

## /link and /unlink: several accounts of one person

platform-name =
    { $code ->
        [telegram] Telegram
        [discord] Discord
       *[other] टर्मिनल
    }
link-how = अपने दूसरे खाते से, निजी चैट में मुझे यह भेजें:
link-once = यह सिर्फ़ एक बार, { $count } मिनट के भीतर चलेगा। किसी को न दिखाएँ: जो इसका इस्तेमाल करेगा, वह आपके सभी नतीजे देख और हटा सकेगा।
link-alone = यह सिर्फ़ आपके देखने के लिए है। निजी चैट में मुझे /{ $command } भेजें।
link-seen = यहाँ दूसरे लोग यह कोड पढ़ सकते थे, इसलिए अब यह बेकार है। /link फिर से भेजें, और नया कोड मेरे साथ निजी चैट में लिखें।
link-own = यह कोड आपका अपना ही है। इसे अपने दूसरे खाते से लिखें।
link-admins = एडमिन के खाते सिर्फ़ एडमिन के खातों से जुड़ते हैं: कोड से किसी को अधिकार नहीं मिलते। पहले किसी एडमिन से दोनों को एडमिन बनवाएँ।
link-many = ज़्यादा से ज़्यादा { $count } खाते जोड़े जा सकते हैं।
link-ask = क्या आप इस खाते को उस खाते से जोड़ना चाहते हैं जिसने यह कोड दिया ({ $platform })? फिर मेरे लिए आप एक ही व्यक्ति होंगे: एक इतिहास, एक कोटा, और उस खाते की सेटिंग्स। दोनों खाते एक-दूसरे का सब कुछ देख और हटा सकेंगे। हाँ तभी कहें जब दोनों आपके हों।
button-join = हाँ, दोनों मेरे हैं
button-join-not = नहीं
link-not = कुछ नहीं जोड़ा गया।
link-done = जुड़ गए। इतिहास, खोज, सेटिंग्स और कोटा अब यहाँ और वहाँ ({ $platform }) एक ही हैं। फिर अलग करने के लिए /unlink लिखें।
link-told = आपके कोड का इस्तेमाल हुआ: यह खाता अब { $account } से जुड़ा है। दोनों एक-दूसरे के सभी नतीजे देख सकते हैं। अगर यह आपने नहीं किया, तो तुरंत /unlink भेजें।
unlink-none = यह खाता किसी और से जुड़ा नहीं है। जोड़ने के लिए /link लिखें।
unlink-which = कौन-सा खाता फिर से अलग हो?
unlink-this = { $account } (यह खाता)
unlink-done = अलग हुआ: { $account } फिर से अकेला है। जिस खाते से जो भेजा गया, वह उसी के पास रहेगा; सेटिंग्स की नक़ल बन जाएगी।
code-wrong-link = यह कोड नहीं चलता: ग़लत लिखा गया, पहले इस्तेमाल हो चुका, या बहुत पुराना है। नए कोड के लिए अपने दूसरे खाते में /link लिखें।
code-wrong-invite = यह न्योता कोड नहीं चलता: ग़लत लिखा गया, पूरा इस्तेमाल हो चुका, या बहुत पुराना है।
code-tries =
    { $count ->
        [0] बहुत ज़्यादा कोड ग़लत थे, इसलिए एक घंटे तक कोई कोड नहीं देखा जाएगा।
       *[other] आप { $count } बार और कोशिश कर सकते हैं।
    }
code-too-many = बहुत ज़्यादा कोड ग़लत थे, इसलिए अभी आपके सही कोड भी नहीं देखे जाएँगे। { $time } बाद फिर कोशिश करें।
delete-accounts = यह आपके सभी जुड़े खातों के लिए है: { $accounts }। किसी खाते के नतीजे रखने हों, तो पहले उसे /unlink से अलग करें।
privacy-codes = आप जो कोड ग़लत लिखते हैं, उनकी सिर्फ़ गिनती एक घंटे तक रखता हूँ, तब भी जब आप सब कुछ हटा दें।
privacy-voices =
    पाठ के साथ उसके वक्ताओं की आवाज़-छाप रखता हूँ: आवाज़ बताने वाली संख्याएँ, यानी बायोमेट्रिक डेटा। उनसे किसी को पहचाना नहीं जाता, जब तक आप मुझसे नाम दी हुई आवाज़ें याद रखने को न कहें। वे { $days ->
        [0] आपके /forget_voice लिखने तक
       *[other] आपके /forget_voice लिखने तक, या { $days } दिन तक सुनाई न देने तक
    } रखी जाती हैं, और सिर्फ़ उसी चैट में आपकी अगली रिकॉर्डिंग में नाम डालने के काम आती हैं।
again-here = फिर से हो रहा है, और नया जवाब यहीं आएगा।
again-elsewhere = यह रिकॉर्डिंग अब मेरे पास नहीं है, और यह कहीं और ({ $platform }) भेजी गई थी। इसे यहाँ भेजें, या वहीं फिर से करें।

## /invite

invite-how = बताएँ कि कितने लोग ({ $uses } तक) और कितने दिन ({ $limit } तक): /invite 5 30. बिना संख्या के एक व्यक्ति और एक हफ़्ता। कोड देखने के लिए /invite list, वापस लेने के लिए /invite revoke और कोड लिखें।
invite-made =
    { $count ->
        [one] इससे { $count } व्यक्ति { $date } तक आ सकता है। किसी भी प्लैटफ़ॉर्म पर मुझे यह भेजें:
       *[other] इससे { $count } लोग { $date } तक आ सकते हैं। किसी भी प्लैटफ़ॉर्म पर मुझे यह भेजें:
    }
invite-link = या यह लिंक खोलें ({ $platform }): { $link }
invite-idle = पर कोड सिर्फ़ ACCESS=invite होने पर माँगे जाते हैं। अभी ACCESS={ $access } है।
invite-title = आने देने वाले कोड
invite-left = { $uses } में से { $left } बाकी, { $date } UTC तक
invite-none = किसी को आने देने वाला कोई कोड नहीं है। बनाने के लिए /invite लिखें।
invite-unknown = ऐसा कोई कोड नहीं है, या अब कोई उसका इस्तेमाल नहीं कर सकता।
invite-revoked = { $name } से अब कोई नहीं आ सकता। जो पहले आ चुके, वे बने रहेंगे।
button-revoke = वापस लें

## Privacy

privacy =
    { $hours ->
        [0] काम पूरा होते ही मैं आपकी रिकॉर्डिंग हटा देता हूँ।
       *[other] काम के बाद { $hours } घंटे तक मैं आपकी रिकॉर्डिंग रखता हूँ, ताकि बिना दोबारा भेजे काम फिर हो सके; फिर उसे हटा देता हूँ।
    } { $days ->
        [0] पाठ और सारांश तब तक रखता हूँ जब तक आप /delete_my_data न लिखें, जो सब कुछ एक साथ हटा देता है। आपकी भेजी चीज़ें सिर्फ़ आप देख सकते हैं।
       *[other] पाठ और सारांश { $days } दिन रखता हूँ, ताकि वही रिकॉर्डिंग दोबारा भेजने पर जल्दी हो; फिर वे भी हट जाते हैं। /delete_my_data सब कुछ एक साथ हटा देता है। आपकी भेजी चीज़ें सिर्फ़ आप देख सकते हैं।
    } एक दिन तक मुझे सिर्फ़ इतना याद रहता है कि आपने कितने मिनट भेजे, ताकि हटाने से मिनट वापस न मिलें; अगर संचालक ने आपको रोका या आपका कोटा तय किया, तो वह भी रहता है।
delete-confirm = इससे आपके काम रद्द होंगे और आपके बारे में रखी हर चीज़ हट जाएगी: रिकॉर्डिंग, पाठ, सारांश, फ़ाइलें। इसे वापस नहीं लाया जा सकता।
button-delete = सब कुछ हटाएँ
button-keep = रहने दें
delete-not-yours = इसका फ़ैसला सिर्फ़ वही कर सकता है जिसने कहा था। अपने डेटा के लिए /delete_my_data लिखें।
delete-kept = कुछ नहीं हटाया गया।
delete-working = हटाया जा रहा है
delete-done = हटाया गया: { $jobs } काम, { $files } फ़ाइलें, { $megabytes } MB। अब आपके बारे में कुछ नहीं रखता, सिवाय इसके कि एक दिन तक आपने कितने मिनट भेजे, और संचालक की लगाई रोक या कोटा, अगर हो।

## Errors: what happened, and what to do next

error-unknown = कुछ गड़बड़ हो गई ({ $code })। कृपया फिर कोशिश करें; दोबारा हो तो संचालक को बताएँ।
error-bug = मेरी ओर से कुछ गड़बड़ हो गई। इसे दर्ज कर लिया गया है। कृपया फिर कोशिश करें; दोबारा हो तो संचालक को बताएँ।
error-expected = बात नहीं बनी। कृपया फिर कोशिश करें।
error-bad_media = यह फ़ाइल काम नहीं आ सकती। कृपया दूसरी भेजें।
error-empty_file = यह फ़ाइल खाली है। कृपया फिर से भेजें।
error-not_media = यह ऐसी वीडियो या ऑडियो फ़ाइल नहीं है जिसे मैं खोल सकूँ। mp4, mkv, mov, webm, mp3, m4a, wav, ogg या कोई और आम फ़ॉर्मैट भेजें।
error-foreign_file =
    { $kind ->
        [dictation] { $name } डिक्टेशन मशीन का फ़ॉर्मेट है जिसे केवल { $program } खोल सकता है। वहाँ रिकॉर्डिंग को mp3 या wav में सहेजकर वही भेजें।
        [protected] { $name } फ़ाइलें कॉपी से सुरक्षित हैं: उन्हें केवल { $program } चला सकता है। कृपया बिना सुरक्षा वाली रिकॉर्डिंग भेजें।
        [archive] { $name } एक आर्काइव है। कृपया इसे खोलकर इसमें की रिकॉर्डिंग भेजें।
        [playlist] { $name } एक प्लेलिस्ट है: इसमें केवल रिकॉर्डिंग के नाम हैं। कृपया रिकॉर्डिंग ही भेजें, या उनके लिंक।
        [project] { $name } { $program } का प्रोजेक्ट है, रिकॉर्डिंग नहीं। कृपया वहाँ रिकॉर्डिंग को जैसे mp3 या mp4 में एक्सपोर्ट करके वही भेजें।
       *[other] { $name } रिकॉर्डिंग नहीं है। कृपया वीडियो या ऑडियो फ़ाइल भेजें, जैसे mp4, mp3, m4a, wav या ogg।
    }
error-no_audio = इस फ़ाइल में आवाज़ नहीं है। कृपया आवाज़ वाली फ़ाइल भेजें।
error-corrupt = यह फ़ाइल ख़राब है और पढ़ी नहीं जा सकती। कृपया इसे फिर से सहेजकर या रिकॉर्ड करके भेजें।
error-unsupported = इस फ़ाइल की आवाज़ ऐसे फ़ॉर्मैट में है जिसे मैं नहीं पढ़ सकता। कृपया इसे mp3 या m4a जैसे फ़ॉर्मैट में बदलकर फिर भेजें।
error-encrypted = यह फ़ाइल कॉपी-सुरक्षित है, इसलिए मैं इसे नहीं पढ़ सकता। कृपया बिना सुरक्षा वाली फ़ाइल भेजें।
error-too_long = यह रिकॉर्डिंग बहुत लंबी है: { $minutes } मिनट, जबकि सीमा { $limit } मिनट है। कृपया काटकर हिस्सों में भेजें।
error-no_such_part = { $start } और { $end } के बीच कुछ नहीं है: यह रिकॉर्डिंग { $length } लंबी है। कृपया दूसरे समय चुनें, जैसे from=0:30 to=2:00.
error-too_large = यह फ़ाइल बहुत बड़ी है: { $megabytes } MB, जबकि सीमा { $limit } MB है। कृपया छोटी फ़ाइल भेजें, जैसे सिर्फ़ आवाज़।
error-too_large_here = यह फ़ाइल बहुत बड़ी है: { $megabytes } MB, जबकि यहाँ बॉट { $limit } MB तक की फ़ाइलें ले सकते हैं। कृपया छोटी फ़ाइल, सिर्फ़ उसकी आवाज़, या ऐसा लिंक भेजें जहाँ से मैं उसे डाउनलोड कर सकूँ। Telegram पर संचालक लोकल Bot API सर्वर से यह सीमा हटा सकता है।
error-bad_link = मैं इस लिंक का इस्तेमाल नहीं कर सकता। कृपया ऐसा लिंक भेजें जो https:// या http:// से शुरू हो और सीधे रिकॉर्डिंग तक जाए; उसमें यूज़र नाम, पासवर्ड या कोई असामान्य पोर्ट न हो।
error-links_off = यहाँ लिंक बंद हैं। कृपया फ़ाइल ही भेजें।
error-link_unreachable = मैं वहाँ नहीं पहुँच पा रहा जहाँ यह लिंक जाता है। मैं वही लेता हूँ जिस तक इंटरनेट पर हर कोई पहुँच सके। कृपया लिंक जाँचें, या फ़ाइल ही भेजें।
error-link_certificate = इस साइट का प्रमाणपत्र मान्य नहीं है, इसलिए मैंने कुछ नहीं लिया। कृपया दूसरा लिंक या फ़ाइल ही भेजें।
error-link_gone = जहाँ यह लिंक जाता है, वहाँ (अब) कुछ नहीं है। कृपया लिंक जाँचें, या फ़ाइल ही भेजें।
error-link_forbidden = यह साइट मुझे फ़ाइल लेने नहीं देती। कृपया उसे ऐसे साझा करें कि लिंक वाला हर कोई डाउनलोड कर सके, या फ़ाइल ही भेजें।
error-link_login = यह फ़ाइल लेने के लिए लॉग इन करना पड़ता है। कृपया उसे ऐसे साझा करें कि लिंक वाला हर कोई डाउनलोड कर सके, या फ़ाइल ही भेजें।
error-link_trouble = यह साइट त्रुटि { $status } दे रही है। कृपया बाद में फिर कोशिश करें, या फ़ाइल ही भेजें।
error-link_circles = यह लिंक एक पते से दूसरे पते पर भेजता ही जाता है। कृपया ऐसा लिंक भेजें जो सीधे फ़ाइल तक जाए, या फ़ाइल ही।
error-link_too_slow = फ़ाइल बहुत धीरे आ रही थी, इसलिए मैंने छोड़ दिया। कृपया बाद में फिर कोशिश करें, या फ़ाइल ही भेजें।
error-link_broken = इस साइट से संपर्क कई बार टूटा। कृपया बाद में फिर कोशिश करें, या फ़ाइल ही भेजें।
error-link_page = यह लिंक किसी वेब पेज पर जाता है, रिकॉर्डिंग पर नहीं। पेज खोलकर वहाँ से रिकॉर्डिंग डाउनलोड करें और मुझे फ़ाइल भेजें, या उसका सीधा लिंक (जो अक्सर .mp3 या .mp4 पर ख़त्म होता है)।
error-link_message = जिस संदेश पर यह लिंक जाता है, उसे मैं नहीं पढ़ सकता। कृपया उसकी रिकॉर्डिंग यहाँ भेजें।
error-link_forward = यह Telegram के किसी संदेश का लिंक है, जिसे बॉट नहीं खोल सकते। कृपया वह संदेश मुझे आगे भेजें, या उसकी फ़ाइल भेजें।
error-link_elsewhere = यह Discord के किसी संदेश का लिंक है; उसे कौन पढ़ सकता है, यह मुझे वहीं पता चलता है। कृपया वहीं मुझे भेजें, या फ़ाइल यहाँ भेजें।
error-link_nothing_in = जिस संदेश पर यह लिंक जाता है, उसमें कोई रिकॉर्डिंग नहीं है, या वह मुझे नहीं दिखती। संदेश पर राइट क्लिक करके ऐप्स में «लिखित रूप दें» चुनें, तो वह मुझे दिखेगी।
error-refused = यहाँ इसकी अनुमति नहीं है। कृपया संचालक से पूछें।
error-no_access = यह बॉट निजी है। इसके संचालक से इस्तेमाल की अनुमति माँगें और अपना खाता बताएँ: { $account }
error-not_invited = यह बॉट निजी है, पर न्योता कोड से आप आ सकते हैं: /start के साथ कोड भेजें, जैसे /start ABCD-EFGH-JKMN. कोड न हो तो संचालक से माँगें और अपना खाता बताएँ: { $account }। अगर आपका कोई दूसरा खाता पहले से अंदर है, तो वहाँ /link लिखें और कोड यहाँ भेजें।
error-too_many_jobs = आपके { $limit } काम पहले से चल रहे हैं: { $names }। किसी एक के पूरा होने का इंतज़ार करें; या /cancel से सब रोकें, और /status में हर एक के बटन के साथ सूची देखें।
error-quota_used_up =
    { $minutes ->
        [0] आपके मिनट ख़त्म हो गए हैं: 24 घंटे के { $limit } में से 0 मिनट बाकी हैं। इस रिकॉर्डिंग के लिए काफ़ी मिनट: { $until }। ज़्यादा जानकारी /quota में है।
       *[other] इस रिकॉर्डिंग के लिए मिनट कम हैं: 24 घंटे के { $limit } में से { $minutes } मिनट बाकी हैं। काफ़ी मिनट: { $until }; इससे छोटी रिकॉर्डिंग तुरंत हो सकती है। ज़्यादा जानकारी /quota में है।
    }
error-longer_than_a_day = यह रिकॉर्डिंग { $minutes } मिनट की है, और 24 घंटे में आपके पास { $limit } मिनट हैं, इसलिए यह कभी नहीं समाएगी। कृपया काटकर हिस्सों में भेजें।
error-bad_wish = मैं { $wish } नहीं समझा। ये चल सकते हैं: { $choices }
error-unknown_language =
    { $suggestions ->
        [none] मैं भाषा { $wish } नहीं जानता। उसका नाम या कोड लिखें, जैसे lang=हिन्दी या lang=hi।
       *[other] मैं { $wish } नहीं समझा। क्या आपका मतलब यह था: { $suggestions }?
    }
error-language_not_recognized = वाक् पहचान यह भाषा नहीं जानती: { $language }। इस विकल्प के बिना भाषा अपने-आप पहचानी जाती है।
error-engine_trouble = सेवा का एक हिस्सा ({ $engine }) अभी काम नहीं कर रहा। कृपया बाद में फिर कोशिश करें।
error-engine_missing = सेवा का एक हिस्सा ({ $engine }) तैयार नहीं किया गया है। संचालक इसे सेटिंग { $setting } से बदल सकता है।
error-model_not_fetched =
    वाक् मॉडल { $model } अभी यहाँ नहीं है और डाउनलोड नहीं हो सका: { $reason ->
        [silent] उसका सर्वर समय पर जवाब नहीं देता
        [offline] यहाँ किसी सर्वर से संपर्क की अनुमति नहीं है
        [no_space] डिस्क में जगह नहीं बची
        [damaged] जो आया वह ख़राब है
        [nonsense] उसके सर्वर ने ऐसा जवाब दिया जो काम नहीं आ सकता
       *[unreachable] उसके सर्वर तक पहुँचा नहीं जा सकता
    }। कृपया बाद में फिर कोशिश करें; संचालक सेटिंग { $setting } से दूसरा मॉडल चुन सकता है।
error-engine_lacks_language = सेवा का एक हिस्सा ({ $engine }) यह भाषा ({ $language }) नहीं जानता। संचालक इसे सेटिंग { $setting } से बदल सकता है। इसे दूसरी भाषा के साथ या बिना भाषा के फिर भेजें।
error-engine_unreachable = सेवा के एक हिस्से ({ $engine }) तक अभी पहुँचा नहीं जा सकता। कृपया बाद में फिर कोशिश करें।
error-engine_over_quota = सेवा का एक हिस्सा ({ $engine }) फ़िलहाल अपनी सीमा तक पहुँच गया है। कृपया बाद में फिर कोशिश करें।
error-engine_refused = सेवा के एक हिस्से ({ $engine }) ने इस सामग्री को लेने से मना किया।
error-engine_too_slow = सेवा के एक हिस्से ({ $engine }) ने समय पर जवाब नहीं दिया। कृपया बाद में फिर कोशिश करें।
error-engine_nonsense = सेवा के एक हिस्से ({ $engine }) ने ऐसा जवाब दिया जो काम नहीं आ सकता। कृपया बाद में फिर कोशिश करें।
error-media_gone = मुझे फ़ाइल नहीं मिल सकी। कृपया फिर से भेजें।
error-kept_crashing = इस रिकॉर्डिंग से सेवा कई बार रुक गई, इसलिए मैंने इसे छोड़ दिया। कृपया दूसरे फ़ॉर्मैट में भेजें, और संचालक को बताएँ।
error-bad_setting = सेटिंग { $setting } काम नहीं आ सकती: { $problem }। इसे संचालक को बदलना होगा।

## Notes: what is missing or worth knowing

note-unknown = ध्यान दें: { $code }
note-nothing_said = इस रिकॉर्डिंग में मुझे कोई बोली सुनाई नहीं दी।
note-text_removed =
    { $count ->
        [one] { $count } अंश छोड़ दिया गया: पहचान ने उसे ख़ुद गढ़ा या दोहराया था।
       *[other] { $count } अंश छोड़ दिए गए: पहचान ने उन्हें ख़ुद गढ़ा या दोहराया था।
    }
note-not_speech =
    { $count ->
        [one] एक हिस्से में पाठ नहीं है: वह बोली नहीं, संगीत या शोर है।
       *[other] { $count } हिस्सों में पाठ नहीं है: वे बोली नहीं, संगीत या शोर हैं।
    }
note-check_places = संदिग्ध शब्द, जाँच लें: { $places }
note-damaged = रिकॉर्डिंग ख़राब है: कुछ हिस्से पढ़े नहीं जा सके।
note-track_chosen = रिकॉर्डिंग में { $tracks } ऑडियो ट्रैक हैं; यह नंबर { $track } है।
note-channels_inverted = इस रिकॉर्डिंग के दोनों चैनल एक-दूसरे को काट देते हैं, इसलिए उनका अंतर इस्तेमाल किया गया।
note-channels_delayed = एक चैनल दूसरे की देर से चलने वाली नकल है, इसलिए सिर्फ़ ज़्यादा तेज़ वाला इस्तेमाल किया गया।
note-channels_one_sided = इस रिकॉर्डिंग के सिर्फ़ एक चैनल में आवाज़ है, इसलिए सिर्फ़ वही इस्तेमाल किया गया।
note-channels_apart = हर चैनल अलग से सुना गया, क्योंकि हर एक में कोई और बोलता है: एक साथ कही गई कोई बात नहीं छूटी।
note-channels_alike = चैनलों में एक ही आवाज़ है, इसलिए उनसे वक्ताओं को अलग नहीं किया जा सकता।
note-no_speakers = वक्ताओं को अलग नहीं किया जा सका: { why }।
note-names_dropped = वक्ताओं के नाम हटा दिए गए: अब वक्ताओं की संख्या अलग है। आप उन्हें फिर नाम दे सकते हैं।
note-recognized = आवाज़ से पहचाने: { $names }। ग़लत है? «{ button-names }» दबाएँ।
note-model_fell_back = इसे { $used } ने सुना, क्योंकि { $wanted } मौजूद नहीं है: { why }।
note-heard_as = { $engine } यह भाषा नहीं जानता: { $language }। रिकॉर्डिंग इस भाषा में लिखी गई: { $instead }।
note-card_failed = सुनते समय ग्राफ़िक्स कार्ड बंद हो गया, इसलिए एक हिस्सा प्रोसेसर पर सुना गया, जो धीमा है। कुछ छूटा नहीं है।
note-no_summary = सारांश नहीं है: { why }।
note-no_voice =
    { $code ->
        [engine_missing] बोला हुआ सारांश नहीं है: इस भाषा की कोई आवाज़ यहाँ नहीं लगी है। सेवा चलाने वाला उसे जोड़ सकता है।
        [short] बोला हुआ सारांश नहीं है: इतनी छोटी रिकॉर्डिंग का सारांश नहीं होता, केवल उसके शब्द होते हैं।
       *[other] बोला हुआ सारांश नहीं है: { why }।
    }
note-no_video =
    लौटाने को कोई वीडियो नहीं है: { $code ->
        [not_copied] उसका चित्र या आवाज़ ऐसी है जिसे सबटाइटल के साथ नहीं रखा जा सकता।
       *[sound_only] रिकॉर्डिंग में सिर्फ़ आवाज़ है।
    }
note-tracks_left_out =
    { $count ->
        [one] फ़िल्म का एक ट्रैक नहीं रखा जा सका: चलने वाला कोई फ़ॉर्मैट उसे नहीं लेता।
       *[other] फ़िल्म के { $count } ट्रैक नहीं रखे जा सके: चलने वाला कोई फ़ॉर्मैट उन्हें नहीं लेता।
    }
note-not_burned =
    सबटाइटल प्लेयर में चालू किया जाने वाला ट्रैक हैं, चित्र में नहीं लिखे गए: { $code ->
        [no_font] यहाँ किसी फ़ॉन्ट में यह लिपि नहीं है। संचालक { $font } इंस्टॉल कर सकता है।
        [too_long] इसमें यहाँ करीब { $minutes } मिनट लगते, और सीमा { $limit } मिनट है।
       *[failed] इस चित्र पर लिखा नहीं जा सका।
    }
note-hdr_reduced = यह फ़िल्म HDR स्क्रीन के लिए बनी है। नए चित्र में इसके रंग साधारण स्क्रीन के हैं।
note-burned_instead = इस फ़िल्म के चित्र के साथ सबटाइटल ट्रैक नहीं जुड़ सकता, इसलिए सबटाइटल चित्र में ही लिखे हैं।
note-no_files = फ़ाइलें नहीं लिखी जा सकीं: { why }।
note-summary_fell_back = सारांश { $used } ने बनाया, क्योंकि { $engine } विफल रहा: { why }।
note-summary_model_gone = सारांश { $used } ने बनाया: { $engine } अब नहीं रहा। संचालक सेटिंग { $setting } बदल सकता है।
note-change_setting = संचालक इसे सेटिंग { $setting } से ठीक कर सकता है।
note-summary_not_translated = सारांश रिकॉर्डिंग की ही भाषा में है: { $engine } अनुवाद नहीं करता।

why =
    { $code ->
        [engine_missing] इसका इंजन तैयार नहीं किया गया है
        [model_not_fetched] डाउनलोड नहीं हो सका
        [engine_lacks_language] इसकी आवाज़ सारांश की भाषा ({ $language }) नहीं पढ़ती
        [engine_unreachable] इसके इंजन तक पहुँचा नहीं जा सकता
        [engine_over_quota] इसका इंजन फ़िलहाल अपनी सीमा तक पहुँच गया है
        [engine_refused] इसके इंजन ने यह सामग्री लेने से मना किया
        [engine_too_slow] इसके इंजन ने समय पर जवाब नहीं दिया
        [engine_nonsense] इसके इंजन ने ऐसा जवाब दिया जो काम नहीं आ सकता
       *[other] कुछ गड़बड़ हो गई, जो दर्ज कर ली गई है
    }

## The command line

outcome-lacking = नहीं बना: { $names }। { $notes }
demo-too-slow = 20 मिनट बाद भी पूरा नहीं हुआ। ऊपर की पंक्तियाँ बताती हैं कि क्या गड़बड़ है; क्या करना है, यह mp4totext doctor बताता है।
outcome-failed = { $name }: { $why }
