"""Language codes for video containers: ISO 639-2 from ISO 639-1."""

from __future__ import annotations

_THREE_LETTERS = (
    "af:afr am:amh ar:ara as:asm az:aze ba:bak be:bel bg:bul bn:ben bo:bod br:bre bs:bos ca:cat "
    "cs:ces cy:cym da:dan de:deu el:ell en:eng es:spa et:est eu:eus fa:fas fi:fin fo:fao fr:fra "
    "gl:glg gu:guj ha:hau haw:haw he:heb hi:hin hr:hrv ht:hat hu:hun hy:hye id:ind is:isl it:ita "
    "ja:jpn jw:jav jv:jav ka:kat kk:kaz km:khm kn:kan ko:kor la:lat lb:ltz ln:lin lo:lao lt:lit "
    "lv:lav mg:mlg mi:mri mk:mkd ml:mal mn:mon mr:mar ms:msa mt:mlt my:mya ne:nep nl:nld nn:nno "
    "no:nor oc:oci pa:pan pl:pol ps:pus pt:por ro:ron ru:rus sa:san sd:snd si:sin sk:slk sl:slv "
    "sn:sna so:som sq:sqi sr:srp su:sun sv:swe sw:swa ta:tam te:tel tg:tgk th:tha tk:tuk tl:tgl "
    "tr:tur tt:tat uk:ukr ur:urd uz:uzb vi:vie yi:yid yo:yor yue:yue zh:zho"
)
"""Languages of Whisper. https://www.loc.gov/standards/iso639-2/php/code_list.php"""

_TABLE = {two: three for two, _, three in (row.partition(":") for row in _THREE_LETTERS.split())}


def three_letters(language: str) -> str:
    """Return `eng` for `en`; `und` (undetermined) for an unknown language."""
    return _TABLE.get(language, "und")
