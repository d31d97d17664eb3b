"""Every noisy form in which a clean passage may reach a reader.

``FORMS`` maps the name of a form to a function from a clean passage (one paragraph per line)
to the noisy text.  Forms are deterministic: chance comes from a generator seeded by the form.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache

from noise_glosses import gloss, toneless
from noise_layout import fill, pages, wrap
from noise_words import AFTER, BEFORE, WORDS

__all__ = ["FORMS", "equal_share"]

CJK = "\u4e00-\u9fff"
WIDE = {
    ord(char): ord(char) + 0xFEE0
    for char in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz%+"
}
HALF = str.maketrans("，。：；？！（）", ",.:;?!()")
COMPATIBLE = dict(
    zip(
        map(ord, "不行年里理立量路度金料"),
        (0xF967, 0xFA08, 0xF98E, 0xF9E9, 0xF9E4, 0xF9F7, 0xF97E, 0xF937, 0xFA01, 0xF90A, 0xF9BE),
        strict=True,
    )
)
RADICALS = str.maketrans("一人大工日月生用立行金门长车风", "⼀⼈⼤⼯⽇⽉⽣⽤⽴⾏⾦⻔⻓⻋⻛")


def traditional(text: str) -> str:
    return _convert("s2t", text)


def taiwan_script(text: str) -> str:
    return _convert("s2tw", text)


def mixed_script(text: str) -> str:
    chance = random.Random("mixed")
    return "".join(
        new if chance.random() < 0.5 else old for old, new in zip(text, _convert("s2t", text), strict=True)
    )


def pinyin_tones(text: str) -> str:
    return gloss(text, lambda char, sound: f"{char}({sound})")


def pinyin_plain(text: str) -> str:
    return gloss(text, lambda char, sound: f"{char}({toneless(char)})")


def pinyin_doubled(text: str) -> str:
    return gloss(text, lambda char, sound: f"{char}({sound})({sound})")


def pinyin_damaged(text: str) -> str:
    chance = random.Random("damaged")

    def damage(char: str, sound: str) -> str:
        at = chance.randrange(1, len(sound) + 1)
        return f"{char}({sound[:at]}{chance.choice('≠¤�§¶')}{sound[at:]})"

    return gloss(text, damage)


def pinyin_wide_brackets(text: str) -> str:
    return gloss(text, lambda char, sound: f"{char}（{sound}）")


def english_glosses(text: str) -> str:
    return re.sub(f"[{''.join(WORDS)}]", lambda match: f"{match[0]}({WORDS[match[0]]})", text)


def pdf_indented(text: str) -> str:
    return pages(wrap(text, 28, indent="　　"), number="— {} —", lines=20)


def pdf_single_breaks(text: str) -> str:
    return "\n\n".join("\n".join(fill(paragraph, 30)) for paragraph in text.split("\n"))


def pdf_double_breaks(text: str) -> str:
    return pages(wrap(text, 28), number="—{}—", lines=22, between="\n\n")


def pdf_heads_and_feet(text: str) -> str:
    lines = wrap(text, 34, indent="  ")
    sheets = [lines[at : at + 12] for at in range(0, len(lines), 12)]
    return "\f".join(
        "\n".join(["某某省人民政府公报 2024年第6期", *page, f"第 {number} 页 共 {len(sheets)} 页"])
        for number, page in enumerate(sheets, 1)
    )


def pdf_bare_numbers(text: str) -> str:
    return pages(wrap(text, 28, indent="　　"), number="{}", lines=14)


def wraps_as_blanks(text: str) -> str:
    return "\n\n".join(" ".join(fill(paragraph, 30)) for paragraph in text.split("\n"))


def blanks_in_words(text: str) -> str:
    chance = random.Random("blanks")
    return "".join(
        char + (" " if char > "\u2fff" and after > " " and chance.random() < 0.08 else "")
        for char, after in zip(text, text[1:] + " ", strict=True)
    )


def blanks_around_figures(text: str) -> str:
    return re.sub(f"(?<=[{CJK}])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[{CJK}])", " ", text)


def wide_figures(text: str) -> str:
    return text.translate(WIDE)


def half_punctuation(text: str) -> str:
    return text.translate(HALF)


def straight_quotes(text: str) -> str:
    return re.sub("[“”]", '"', text)


def corner_quotes(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "「」『』"))


def private_use(text: str) -> str:
    text = re.sub(r"(?m)^(\d{1,2})\.", "\\1\U001001b0", text)
    return re.sub("(?m)^●", "\uf06c ", text)


def other_dashes(text: str) -> str:
    return re.sub("(?m)^——", "———", text)


def compatibility_characters(text: str) -> str:
    return text.translate(COMPATIBLE)


def radicals(text: str) -> str:
    return text.translate(RADICALS)


def invisible_characters(text: str) -> str:
    chance = random.Random("invisible")
    noise = ["", "", "", "", "\u200b", "\ufeff", "\x00", "\u00ad", "\u200e"]
    return "\ufeff" + "".join(char + chance.choice(noise) for char in text).replace("\n", "\r\n")


def mojibake(text: str) -> str:
    chance = random.Random("mojibake")
    islands = ["\ufffd\ufffd\ufffd", "锟斤拷锟斤拷", "ä¸­æ–‡"]
    return "".join(
        char + (chance.choice(islands) if char > "\u4e00" and chance.random() < 0.02 else "") for char in text
    )


def web_page(text: str) -> str:
    paragraphs = ["　　" + paragraph for paragraph in text.split("\n")]
    return "\n\n".join([*BEFORE, *paragraphs, *AFTER])


def web_page_traditional_glossed(text: str) -> str:
    return web_page(gloss(_convert("s2t", text), lambda char, sound: f"{char}({sound})"))


def web_page_english(text: str) -> str:
    return web_page(_convert("s2t", english_glosses(text)))


def pdf_printed(text: str) -> str:
    return pdf_double_breaks(private_use(wide_figures(half_punctuation(text))))


def pdf_traditional(text: str) -> str:
    return pdf_indented(corner_quotes(_convert("s2t", text)))


FORMS: dict[str, Callable[[str], str]] = {
    form.__name__: form
    for form in (
        traditional,
        taiwan_script,
        mixed_script,
        pinyin_tones,
        pinyin_plain,
        pinyin_doubled,
        pinyin_damaged,
        pinyin_wide_brackets,
        english_glosses,
        pdf_indented,
        pdf_single_breaks,
        pdf_double_breaks,
        pdf_heads_and_feet,
        pdf_bare_numbers,
        wraps_as_blanks,
        blanks_in_words,
        blanks_around_figures,
        wide_figures,
        half_punctuation,
        straight_quotes,
        corner_quotes,
        private_use,
        other_dashes,
        compatibility_characters,
        radicals,
        invisible_characters,
        mojibake,
        web_page,
        web_page_traditional_glossed,
        web_page_english,
        pdf_printed,
        pdf_traditional,
    )
}


def equal_share(expected: str, found: str) -> float:
    """Share of the characters of ``expected`` that stand in paragraphs which ``found`` has as well."""
    rest = found.split("\n")
    equal = total = 0
    for paragraph in expected.split("\n"):
        total += len(paragraph)
        if paragraph in rest:
            rest.remove(paragraph)
            equal += len(paragraph)
    return equal / total


@cache
def _converter(name: str) -> Callable[[str], str]:
    import opencc

    return opencc.OpenCC(name).convert


def _convert(name: str, text: str) -> str:
    return _converter(name)(text)
