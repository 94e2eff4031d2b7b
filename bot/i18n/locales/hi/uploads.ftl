# Uploads on the pages, live progress, and in whose name a browser is signed in.

web-signed-in = { $platform } पर { $name } के रूप में साइन इन
web-upload = रिकॉर्डिंग जोड़ें
web-upload-drop = ऑडियो या वीडियो फ़ाइलें यहाँ छोड़ें, या चुनें।
web-upload-most = हर फ़ाइल { $megabytes } MB तक।
web-upload-choose = फ़ाइलें चुनें
web-upload-link = रिकॉर्डिंग का लिंक
web-upload-options = विकल्प, जैसे कैप्शन में
web-upload-add = लिंक को लिखित में बदलें
web-upload-lost = कनेक्शन टूट गया। फिर कोशिश हो रही है…
web-upload-again = फिर कोशिश करें
web-upload-script = फ़ाइलें अपलोड करने के लिए इस पेज को JavaScript चाहिए। आप उन्हें बॉट को भी भेज सकते हैं।
button-open = ब्राउज़र में खोलें
web-sign-in-back = इस ब्राउज़र में साइन इन करने के बाद आप इसी नतीजे पर लौट आएँगे।
answer-goes = जवाब यहाँ भी जाता है
answer-in-chat = { $platform } पर मेरी निजी चैट
answer-only-here = किसी चैट में नहीं, केवल यहाँ
