"""Names of languages as people type them: in every language of the bot, and each in its own.

The names are those of CLDR (https://cldr.unicode.org), which Babel brings. Case, accents, spaces
and words such as «language» do not matter.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from babel import Locale

LOCALES = (
    *("ar", "de", "en", "es", "fa", "fr", "hi", "id", "ja", "ko", "pt_BR", "pt_PT", "ru", "tr"),
    *("uk", "zh_Hans", "zh_Hant", "zh_Hant_HK"),
)
"""CLDR's names of the locales that the bot speaks, and of two that differ from them."""

_OWN_NAMES = (
    "af:Afrikaans; am:አማርኛ; ar:العربية; as:অসমীয়া; az:azərbaycan; ba:башҡорт теле; "
    "be:беларуская; bg:български; bn:বাংলা; bo:བོད་སྐད་; br:brezhoneg; bs:bosanski; ca:català; "
    "cs:čeština; cy:Cymraeg; da:dansk; de:Deutsch; el:Ελληνικά; en:English; es:español; et:eesti; "
    "eu:euskara; fa:فارسی; fi:suomi; fo:føroyskt; fr:français; gl:galego; gu:ગુજરાતી; ha:Hausa; "
    "haw:ʻŌlelo Hawaiʻi; he:עברית; hi:हिन्दी; hr:hrvatski; ht:Kreyòl Ayisyen; hu:magyar; "
    "hy:հայերեն; id:Indonesia; is:íslenska; it:italiano; ja:日本語; jv:Jawa; ka:ქართული; kk:қазақ "
    "тілі; km:ខ្មែរ; kn:ಕನ್ನಡ; ko:한국어; la:Latina; lb:Lëtzebuergesch; ln:lingála; lo:ລາວ; "
    "lt:lietuvių; lv:latviešu; mg:Malagasy; mi:Māori; mk:македонски; ml:മലയാളം; mn:монгол; "
    "mr:मराठी; ms:Melayu; mt:Malti; my:မြန်မာ; ne:नेपाली; nl:Nederlands; nn:norsk nynorsk; "
    "no:norsk; oc:occitan; pa:ਪੰਜਾਬੀ; pl:polski; ps:پښتو; pt:português; ro:română; ru:русский; "
    "sa:संस्कृत भाषा; sd:سنڌي; si:සිංහල; sk:slovenčina; sl:slovenščina; sn:chiShona; so:Soomaali; "
    "sq:shqip; sr:српски; su:Basa Sunda; sv:svenska; sw:Kiswahili; ta:தமிழ்; te:తెలుగు; "
    "tg:тоҷикӣ; th:ไทย; tk:türkmen dili; tl:Tagalog; tr:Türkçe; tt:татар; uk:українська; ur:اردو; "
    "uz:o‘zbek; vi:Tiếng Việt; yi:ייִדיש; yo:Èdè Yorùbá; yue:粵語; zh:中文"
)
"""Languages of Whisper by their own names. CLDR has each in a file of its own: reading a hundred of
them takes 66 MB. A test compares the table with CLDR."""

_OTHER_NAMES = (
    "fa:farsi; zh:mandarin; zh:putonghua; zh:zhongwen; zh:hanyu; zh:普通話; zh:普通话; zh:國語; "
    "zh:国语; zh:漢語; zh:汉语; zh:华语; zh:華語; zh:中国话; yue:廣東話; yue:广东话; "
    "es:castellano; es:castilian; ca:valencian; no:bokmål; nn:nynorsk; tl:pilipino; my:myanmar; "
    "ro:moldavian; nl:flemish; nl:vlaams; he:ivrit; pa:panjabi; ps:pushto; si:sinhalese; "
    "ht:haitian; ht:kreyol; lb:letzeburgesch; az:azeri; ja:nihongo; ja:にほんご; hi:हिंदी; "
    "pt:brazilian; pt:brasileiro; en:american; en:british; zh_Hans:simplified; "
    "zh_Hant:traditional; zh_Hans:简体; zh_Hant:繁體; zh_Hant:繁体; zh_Hant:正體"
)
"""Names that CLDR does not have. Most are other names of Whisper itself:
https://github.com/openai/whisper/blob/main/whisper/tokenizer.py (TO_LANGUAGE_CODE)."""

_WORDS_FOR_LANGUAGE = frozenset(
    {
        *("language", "langue", "lengua", "idioma", "lingua", "sprache", "dili", "dil", "bahasa"),
        *("язык", "языка", "мова", "zaban", "زبان", "لغه", "اللغه", "भाषा", "말", "tieng"),
        *("теле", "тілі", "basa", "ede"),
    }
)
"""The word «language», as `_words` returns it, in the names of languages."""
_ENDINGS = "语語文话話어"
"""«Language», «script» and «speech» as the last character of Chinese, Japanese and Korean names."""
_BEGINNINGS = ("ال", "ภาษา")
"""The Arabic article, and the Thai word for «language»."""
_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
    | {"ی": "ي", "ى": "ي", "ک": "ك", "ة": "ه"}
)
"""Letters that have no decomposition but are typed as others."""
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def find_language(name: str) -> str | None:
    """Return the language tag of CLDR (`de`, `zh_Hant`) for a name; None for an unknown one."""
    words = _words(name)
    joined = "".join(words)
    return _names().get(joined) or _stems().get(joined) or _stems().get(_stem(words))


def suggest_languages(name: str, most: int = 3) -> tuple[str, ...]:
    """Return the tags of the languages with the most similar names."""
    known = _names()
    close = get_close_matches("".join(_words(name)), known, n=4 * most, cutoff=0.7)
    return tuple(dict.fromkeys(known[each] for each in close))[:most]


def is_language(tag: str) -> bool:
    """Return whether CLDR has a name for a language tag."""
    return tag in Locale.parse("en").languages


@functools.cache
def _names() -> Mapping[str, str]:
    """Return the languages by their names without spaces."""
    return {"".join(words): tag for words, tag in reversed(list(_entries())) if words}


@functools.cache
def _stems() -> Mapping[str, str]:
    """Return the languages by the stems of their names, without stems of several languages."""
    found: dict[str, set[str]] = {}
    for words, tag in _entries():
        found.setdefault(_stem(words), set()).add(tag)
    return {stem: min(tags) for stem, tags in found.items() if stem and len(tags) == 1}


def _entries() -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield names as words with their tags; where two languages share a name the first counts."""
    for table in (_OWN_NAMES, _OTHER_NAMES):
        for row in table.split("; "):
            tag, _, name = row.partition(":")
            yield _words(name), tag
    for locale in LOCALES:
        for tag, name in Locale.parse(locale).languages.items():
            yield _words(name), tag
            if "_" not in tag and name.lower() != name.lower().translate(_UMLAUTS):
                yield _words(name.lower().translate(_UMLAUTS)), tag


def _words(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower case, without accents and punctuation."""
    decomposed = unicodedata.normalize("NFKD", name.casefold()).translate(_LETTERS)
    kept = (
        character if unicodedata.category(character)[0] in "LNM" else " "
        for character in decomposed
        if not unicodedata.combining(character) and unicodedata.category(character) != "Cf"
    )
    return tuple("".join(kept).split())


def _stem(words: tuple[str, ...]) -> str:
    """Return a name without the words and characters that mean «language»."""
    name = "".join(word for word in words if word not in _WORDS_FOR_LANGUAGE)
    for beginning in _BEGINNINGS:
        name = name.removeprefix(beginning)
    return name.rstrip(_ENDINGS) or name
