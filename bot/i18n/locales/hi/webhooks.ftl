# Not yet reviewed by a native speaker.
# Webhooks: their page, and what the chat and the API say of them, in Hindi.

webhooks-title = वेबहुक
webhooks-about = जब आपका कोई काम पूरा होता है, तो यहाँ के हर पते पर हस्ताक्षर वाला संदेश भेजा जाता है। उसमें काम की आईडी और स्थिति होती है, आपका कोई पाठ नहीं।
webhooks-none = आपके पास कोई वेबहुक नहीं है।
webhook-title = वेबहुक
webhook-url = पता
webhook-events = घटनाएँ
webhook-event =
    { $event ->
        [completed] काम पूरा
        [failed] काम विफल
        [cancelled] काम रद्द
       *[test] जाँच
    }
webhook-state =
    { $state ->
        [person] बंद
        [failing] बंद: पाँच दिन तक कुछ नहीं पहुँचा।
        [gone] बंद: सर्वर कहता है कि यह पता अब नहीं है।
       *[on] चालू
    }
webhook-secret-new = यह गुप्त कुंजी केवल अभी दिखाई जा रही है: इसे हस्ताक्षर जाँचने वाले प्रोग्राम में सहेजें और किसी को न दें।
webhook-secret-renewed = इससे पहले की गुप्त कुंजी भी 24 घंटे और हस्ताक्षर करेगी।
webhook-deliveries = पिछली डिलीवरी
webhook-deliveries-none = अभी तक कुछ नहीं भेजा गया।
webhook-job = रिकॉर्डिंग
webhook-delivery-state =
    { $state ->
        [delivered] पहुँच गया
        [failed] छोड़ दिया गया
       *[pending] प्रतीक्षा में
    }
webhook-error =
    { $error ->
        [unreachable] सर्वर तक पहुँचा नहीं जा सकता।
        [certificate] सर्वर का प्रमाणपत्र मान्य नहीं है।
        [timeout] समय पर जवाब नहीं आया।
        [broken] संपर्क टूट गया।
        [redirect] सर्वर कहीं और भेजता है, जिसका पालन नहीं किया जाता।
        [gone] सर्वर कहता है कि यह पता अब नहीं है।
        [off] वेबहुक बंद कर दिया गया था।
        [access] आपकी पहुँच नहीं थी।
       *[status] सर्वर ने त्रुटि के साथ जवाब दिया।
    }
webhook-seconds = { $seconds } से॰
webhook-next = अगली कोशिश: { $moment }
webhook-no-events = कम से कम एक घटना चुनें।
webhook-many = आपके पास { $most } वेबहुक हैं। एक हटाएँ, फिर नया जोड़ें।
webhook-is-off = यह वेबहुक बंद है। पहले इसे चालू करें।
webhook-switched-off =
    { $reason ->
        [gone] मैंने { $host } का आपका वेबहुक बंद कर दिया: सर्वर कहता है कि यह पता अब नहीं है। पता यहाँ बदल सकते हैं: { $page }
       *[failing] मैंने { $host } का आपका वेबहुक बंद कर दिया: पाँच दिन तक वहाँ कुछ नहीं पहुँचा। सर्वर ठीक करें, फिर इसे चालू करें: { $page }
    }
button-webhook-add = वेबहुक जोड़ें
button-webhook-save = सहेजें
button-webhook-test = जाँच भेजें
button-webhook-on = चालू करें
button-webhook-off = बंद करें
button-webhook-secret = नई गुप्त कुंजी
button-webhook-delete = हटाएँ
webhook-delete-ask = यह वेबहुक हटाएँ?
webhook-delete-how = इसकी हस्ताक्षर कुंजी और भेजे गए संदेशों की सूची भी हट जाती है, और जो अभी बाकी है वह नहीं भेजा जाता। इसे वापस नहीं लाया जा सकता।
webhook-keep = रहने दें
button-webhook-again = फिर भेजें
error-webhook_address = इस पते पर कुछ नहीं भेजा जा सकता। यह https:// से शुरू होना चाहिए और इंटरनेट पर हर किसी की पहुँच में होना चाहिए। कृपया जाँचें।
error-webhook_https = वेबहुक को https चाहिए, ताकि रास्ते में कोई भेजी गई बात न पढ़े, न बदले। कृपया https:// से शुरू होने वाला पता दें।
privacy-webhook = पेज पर आपके जोड़े वेबहुक का पता और गुप्त कुंजी मैं आपके हटाने तक रखता हूँ, और क्या कब भेजा गया, यह 30 दिन तक।
