# Not yet reviewed by a native speaker.
# What the chat at a terminal says by itself, in Hindi: `mp4totext up` without a token. Formal (आप) throughout.

console-what = रिकॉर्डिंग से लिखित पाठ, वक्ताओं, सारांश और सबटाइटल के साथ
console-example = ~/baithak.mp4
console-send = रिकॉर्डिंग का पाथ: लिखें, या फ़ाइल को इस विंडो में खींचें। विकल्प उसके बाद: lang=hi speakers=2
console-link = ऐसा लिंक जो सीधे रिकॉर्डिंग तक जाए
console-demo = साथ आई एक छोटी रिकॉर्डिंग से आज़माएँ
console-help = मैं जो कुछ कर सकता हूँ
console-quit = बाहर जाएँ
console-where = फ़ाइलें यहाँ लिखी जाती हैं: { $folder }
console-keys = Tab शब्द पूरा करता है, ↑ पहले का लिखा लाता है, Ctrl-C पंक्ति साफ़ करता है।
console-token = बॉट टोकन तय नहीं है, इसलिए चैट इसी टर्मिनल में है। Telegram के लिए .env फ़ाइल में TELEGRAM_BOT_TOKEN=… (@BotFather से) लिखें, Discord के लिए DISCORD_BOT_TOKEN=…
console-press = बटन उसके नंबर से दबाएँ: { $code }
console-asks = आपकी अगली पंक्ति संदेश { $number } का जवाब होगी; खाली पंक्ति उसे बाद के लिए छोड़ देती है।
console-reply = { $number } का जवाब >
console-later = बाद के लिए छोड़ा। जवाब देने के लिए: /reply { $number } …
console-meant = अगर यह संदेश { $number } का जवाब था, तो लिखें: /reply { $number } …
console-does-reply = संदेश का नंबर लिखकर जवाब दें: /reply 3 अनीता, रवि
console-form = Enter अगले खाने में ले जाता है; Esc फ़ॉर्म बंद करता है, और कुछ नहीं बदलता।
console-form-left = फ़ॉर्म बंद हुआ। कुछ नहीं बदला।
console-leave = बाहर जाने के लिए Ctrl-C एक बार और दबाएँ, या /quit लिखें।
console-leave-busy = बाहर जाने के लिए Ctrl-C एक बार और दबाएँ, या /quit लिखें। चल रहा काम अगली शुरुआत पर आगे बढ़ेगा; रोकने के लिए /cancel लिखें।
console-goes-on = जो पूरा नहीं हुआ, वह अगली शुरुआत पर आगे बढ़ेगा।
console-no-file = { $name } नाम की कोई फ़ाइल नहीं है
console-folder = { $name } एक फ़ोल्डर है। उसके अंदर की फ़ाइल लिखें; पूरे फ़ोल्डर के लिए: mp4totext run { $name }
console-no-button = { $name } नाम का कोई बटन नहीं है। बटन 3a की तरह लिखे जाते हैं; पिछले जवाब /history में हैं।
console-no-message = ऐसा कोई संदेश { $name } नहीं है जिसका जवाब दिया जा सके। लिखें: /reply 3 और अपनी बात
console-not-written = { $path } में लिखा नहीं जा सकता: { $why }। मैं फिर कोशिश करूँगा; फिर भी न हो, तो /quit से बाहर जाएँ और किसी दूसरे --out के साथ शुरू करें।
console-logged = बीच में कुछ गड़बड़ हो गई; वह { $path } में लिखी है
privacy-typed =
    इस टर्मिनल में आप जो पंक्तियाँ लिखते हैं, वे ↑ कुंजी के लिए { $days ->
        [0] तब तक रखी जाती हैं जब तक आप सब कुछ न हटाएँ
       *[other] { $days } दिन रखी जाती हैं
    }; कोड, और पासवर्ड या क्वेरी वाले लिंक नहीं रखे जाते।
