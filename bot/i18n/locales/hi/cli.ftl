# Not yet reviewed by a native speaker.
# What `mp4totext run` says at a command line, in Hindi. Formal (आप) throughout.

run-done = { $all } में से { $done } पूरे
run-partly = ; { $count } अधूरे: { $names }
run-failed = ; { $count } विफल: { $names }
run-stopped = रोका गया। अब तक का काम सुरक्षित है: वही कमांड वहीं से आगे बढ़ेगा।
run-watching = { $folder } पर नज़र है। Ctrl-C से ख़त्म करें।
run-open = { $name } अभी किसी प्रोग्राम में लिखने के लिए खुली है। बंद होने पर इस पर काम होगा।

error-bad_input = { $name } काम नहीं आ सकता।
error-not_there = { $name } यहाँ नहीं है।
error-no_match = { $name } जैसी कोई फ़ाइल नहीं है।
error-nothing_inside = { $name } में कोई रिकॉर्डिंग नहीं है।
error-not_a_file =
    { $name } फ़ाइल नहीं, { $kind ->
        [pipe] पाइप
        [socket] सॉकेट
       *[device] डिवाइस
    } है। उससे जो आता है, उसे यहाँ पाइप कर सकते हैं: mp4totext run -
error-unreadable = { $name } को पढ़ा नहीं जा सकता: { $problem }।
error-nothing_piped = मानक इनपुट से कुछ नहीं आया। कोई रिकॉर्डिंग पाइप करें: mp4totext run - < talk.mp4
error-not_written = { $name } में फ़ाइलें नहीं लिखी जा सकतीं: { $problem }।
