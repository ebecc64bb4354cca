"""Every text about a delay thanks and apologizes, in every language (standard 31)."""

import re
from collections.abc import Iterator

from kiosk.office.alerts.courtesy.breach import Breach

# The English texts that tell a visitor of a delay: these must do both.
_DELAY = re.compile(
    r"\b(ha(s|ve) to wait|have waited|(wait|waiting|take|takes|taking) (\w+ ){0,2}longer|longer than"
    r"|delay(s|ed)?|(running|will be) late|another (\w+ )?(minutes?|hours?))\b",
    re.IGNORECASE,
)

_WAITING = re.compile(r"\b(wait|waiting|patience)\b", re.IGNORECASE)

# How thanks and apologies begin or are contained in each language. A text is looked at without capitals.
THANKS = {
    "en": ("thank",),
    "am": ("እናመሰግናለን", "አመሰግናለሁ", "ስላመሰገን", "እናመሰግን"),
    "ar": ("شكر", "نشكر"),
    "bn": ("ধন্যবাদ",),
    "de": ("dank",),
    "es": ("gracias", "agradec"),
    "fa": ("متشکر", "سپاس", "ممنون", "تشکر"),
    "fr": ("merci", "remerci"),
    "gu": ("આભાર",),
    "hi": ("धन्यवाद", "शुक्रिया", "आभार"),
    "hmn": ("ua tsaug",),
    "ht": ("mèsi", "remèsye"),
    "hy": ("շնորհակալ",),
    "it": ("grazie", "ringrazi"),
    "ja": ("ありがとう", "感謝"),
    "km": ("អរគុណ",),
    "ko": ("감사", "고맙"),
    "ku": ("spas", "سوپاس"),
    "lo": ("ຂອບໃຈ",),
    "mr": ("धन्यवाद", "आभार"),
    "my": ("ကျေးဇူး",),
    "ne": ("धन्यवाद",),
    "om": ("galatoom",),
    "pa": ("ਧੰਨਵਾਦ", "ਸ਼ੁਕਰੀਆ"),
    "pl": ("dzięk",),
    "ps": ("مننه", "منن", "تشکر"),
    "pt": ("obrigad", "agradec"),
    "ro": ("mulțum", "mulţum"),
    "ru": ("спасибо", "благодар"),
    "rw": ("murakoze", "urakoze", "turabashimira", "tubashimira", "gushimira", "shimira"),
    "so": ("mahadsanid", "mahadsan", "mahad"),
    "sq": ("falemnderit", "faleminderit"),
    "sw": ("asante", "shukrani", "tunashukuru"),
    "ta": ("நன்றி",),
    "te": ("ధన్యవాద", "కృతజ్ఞత"),
    "th": ("ขอบคุณ",),
    "ti": ("የቐንየልና", "የቐንየለይ", "የቕንየልና", "ነመስግን", "የመስግን"),
    "tl": ("salamat",),
    "fil": ("salamat",),
    "tr": ("teşekkür",),
    "uk": ("дяку", "вдячн"),
    "ur": ("شکری",),
    "uz": ("rahmat", "minnatdor"),
    "vi": ("cảm ơn", "cám ơn"),
    "yue": ("多謝", "感謝", "謝謝"),
    "zh": ("谢", "謝"),
}
SORRY = {
    "en": ("sorry", "apolog"),
    "am": ("ይቅርታ", "እናዝናለን"),
    "ar": ("نعتذر", "عذر", "آسف", "نأسف"),
    "bn": ("দুঃখিত", "ক্ষমা"),
    "de": ("leid", "entschuldig", "verzeih", "bedauer"),
    "es": ("lament", "sentimos", "siento", "disculp", "perdón", "perdon"),
    "fa": ("متأسف", "متاسف", "عذر", "پوزش", "معذرت", "ببخشید"),
    "fr": ("désolé", "excus", "regrett", "pardon"),
    "gu": ("માફ", "દિલગીર", "ક્ષમા"),
    "hi": ("खेद", "क्षमा", "माफ़", "माफ"),
    "hmn": ("thov txim", "zam txim"),
    "ht": ("dezole", "regrèt", "padon", "eskiz"),
    "hy": ("ցավում", "ներող", "ներեցեք"),
    "it": ("spiace", "scus", "dispiac"),
    "ja": ("申し訳", "すみません", "お詫び", "ご迷惑", "恐れ入"),
    "km": ("សុំទោស", "សោកស្ដាយ", "សូមទោស", "សូមអភ័យទោស"),
    "ko": ("죄송", "미안", "사과"),
    "ku": ("bibor", "lêborîn", "ببوور", "داوای لێبوردن"),
    "lo": ("ຂໍອະໄພ", "ຂໍໂທດ", "ເສຍໃຈ"),
    "mr": ("क्षमस्व", "माफ", "खेद", "दिलगीर"),
    "my": ("တောင်းပန်", "ဝမ်းနည်း"),
    "ne": ("माफ", "क्षमा", "दुःख", "खेद"),
    "om": ("dhiifama", "gadd"),
    "pa": ("ਮਾਫ਼", "ਮਾਫ", "ਅਫ਼ਸੋਸ", "ਖਿਮਾ"),
    "pl": ("przepras", "przykro"),
    "ps": ("بخښنه", "بښنه", "خواشیني", "خواشینی", "معذرت"),
    "pt": ("lament", "desculp", "sentimos"),
    "ro": ("scuz", "regret", "pare rău"),
    "ru": ("извин", "прост", "прощен", "сожале", "жаль"),
    "rw": ("imbabazi", "twiseguye", "mutwihanganire", "kwihangana", "twisegura", "tubabaje"),
    "so": ("raalli", "ka xun", "xun nahay", "cudurdaar", "waan ka xunnahay"),
    "sq": ("falje", "fal", "keqardhje", "vjen keq"),
    "sw": ("samahani", "pole", "radhi", "tunasikitika"),
    "ta": ("மன்னி", "வருந்து"),
    "te": ("క్షమి", "మన్ని", "చింతి"),
    "th": ("ขออภัย", "ขอโทษ", "เสียใจ"),
    "ti": ("ይቕሬታ", "ይቅሬታ", "ንሓዝን"),
    "tl": ("paumanhin", "pasensiya", "pasensya", "patawad"),
    "fil": ("paumanhin", "pasensiya", "pasensya", "patawad"),
    "tr": ("özür", "üzgün", "kusura"),
    "uk": ("вибач", "перепрош", "шкода", "пробач", "прощен", "прикро"),
    "ur": ("معذرت", "افسوس", "معاف"),
    "uz": ("uzr", "kechir"),
    "vi": ("xin lỗi", "rất tiếc", "thứ lỗi"),
    "yue": ("對不起", "抱歉", "唔好意思"),
    "zh": ("抱歉", "对不起", "對不起", "歉", "不好意思"),
}


def check_delay(english: str, text: str, tag: str) -> Iterator[Breach]:
    """What is wrong with a translation of an English text: about waiting, it thanks as that one does, and it
    apologizes wherever that one does. A text about a delay has to do both.
    """
    where = f"{text!r} ({tag})"
    base = tag.split("_")[0]
    if base not in THANKS:
        yield Breach(31, where, f"no words of thanks are known in {tag}", "Add them to THANKS and SORRY.")
        return
    delay = _DELAY.search(english) is not None
    thanks = _WAITING.search(english) is not None and _has(english, THANKS["en"])
    apology = _has(english, SORRY["en"])
    for asked, words, what in ((delay or thanks, THANKS, "thanks"), (delay or apology, SORRY, "apology")):
        if asked and not _has(text, words[base]):
            yield Breach(31, where, f"no {what}", f"Say in it, politely, as in: {', '.join(words[base])}.")


def _has(text: str, words: tuple[str, ...]) -> bool:
    return any(word in text.casefold() for word in words)
