"""Every noisy form in which a clean passage may reach a reader.

``FORMS`` maps the name of a form to a function from a clean passage (one paragraph per line)
to the noisy text.  Forms are deterministic: chance comes from a generator seeded by the form.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache

__all__ = ["FORMS", "equal_share"]

CJK = "\u4e00-\u9fff"
PINYIN_SHARE = 3
WORDS = {
    "的": "of", "和": "and", "与": "and", "不": "No", "一": "one", "个": "indivual", "为": "for", "于": "At",
    "在": "exist", "大": "big", "用": "use", "地": "land", "生": "born", "来": "Come", "要": "want", "时": "hour",
    "到": "arrive", "人": "people", "出": "out", "以": "by", "作": "do", "有": "have", "上": "superior", "日": "day",
}  # fmt: skip
BEFORE = (
    "首页 > 政务公开 > 政策文件",
    "当前位置：首页 > 通知公告",
    "浏览次数：1024 次",
    "【字体：大 中 小】",
    "分享到：微信 微博",
    "1698765432109876.png",
)
AFTER = (
    "【打印】 【关闭窗口】",
    "扫一扫在手机上查看当前页面",
    "责任编辑：小周",
    "上一篇：关于公布试点名单的公告",
    "下一篇：关于开展自查的函",
    "登录后才能评论",
    "版权所有：某某门户网站 未经授权不得转载，违者必究",
    "京ICP备00000000号-1 京公网安备00000000000000号",
    "相关推荐",
    "全省政务公开工作会议召开",
    "一图读懂数字政府",
)
WIDE = {
    ord(char): ord(char) + 0xFEE0
    for char in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz%+"
}
HALF = str.maketrans("，。：；？！（）", ",.:;?!()")
COMPATIBLE = str.maketrans("不行年里理立量路类金车度", "不行年里理立量路類金車度")
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
    return _gloss(text, lambda char, sound: f"{char}({sound})")


def pinyin_plain(text: str) -> str:
    return _gloss(text, lambda char, sound: f"{char}({_toneless(char)})")


def pinyin_doubled(text: str) -> str:
    return _gloss(text, lambda char, sound: f"{char}({sound})({sound})")


def pinyin_damaged(text: str) -> str:
    chance = random.Random("damaged")

    def damage(char: str, sound: str) -> str:
        at = chance.randrange(1, len(sound) + 1)
        return f"{char}({sound[:at]}{chance.choice('≠¤�§¶')}{sound[at:]})"

    return _gloss(text, damage)


def pinyin_wide_brackets(text: str) -> str:
    return _gloss(text, lambda char, sound: f"{char}（{sound}）")


def english_glosses(text: str) -> str:
    return re.sub(f"[{''.join(WORDS)}]", lambda match: f"{match[0]}({WORDS[match[0]]})", text)


def pdf_indented(text: str) -> str:
    return _pages(_wrap(text, 28, indent="　　"), number="— {} —", lines=20)


def pdf_single_breaks(text: str) -> str:
    return "\n\n".join("\n".join(_fill(paragraph, 30)) for paragraph in text.split("\n"))


def pdf_double_breaks(text: str) -> str:
    return _pages(_wrap(text, 28), number="—{}—", lines=22, between="\n\n")


def pdf_heads_and_feet(text: str) -> str:
    lines = _wrap(text, 34, indent="  ")
    pages = [lines[at : at + 12] for at in range(0, len(lines), 12)]
    return "\f".join(
        "\n".join(["某某省人民政府公报 2024年第6期", *page, f"第 {number} 页 共 {len(pages)} 页"])
        for number, page in enumerate(pages, 1)
    )


def pdf_bare_numbers(text: str) -> str:
    return _pages(_wrap(text, 28, indent="　　"), number="{}", lines=14)


def wraps_as_blanks(text: str) -> str:
    return "\n\n".join(" ".join(_fill(paragraph, 30)) for paragraph in text.split("\n"))


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
    return web_page(_gloss(_convert("s2t", text), lambda char, sound: f"{char}({sound})"))


def web_page_english(text: str) -> str:
    return web_page(_convert("s2t", english_glosses(text)))


def pdf_printed(text: str) -> str:
    return pdf_double_breaks(private_use(wide_figures(half_punctuation(text))))


def pdf_traditional(text: str) -> str:
    return pdf_indented(corner_quotes(_convert("s2t", text)))


FORMS: dict[str, Callable[[str], str]] = {
    form.__name__: form
    for form in (
        traditional, taiwan_script, mixed_script, pinyin_tones, pinyin_plain, pinyin_doubled, pinyin_damaged,
        pinyin_wide_brackets, english_glosses, pdf_indented, pdf_single_breaks, pdf_double_breaks, pdf_heads_and_feet,
        pdf_bare_numbers, wraps_as_blanks, blanks_in_words, blanks_around_figures, wide_figures, half_punctuation,
        straight_quotes, corner_quotes, private_use, other_dashes, compatibility_characters, radicals,
        invisible_characters, mojibake, web_page, web_page_traditional_glossed, web_page_english, pdf_printed,
        pdf_traditional,
    )
}  # fmt: skip


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


def _gloss(text: str, write: Callable[[str, str], str]) -> str:
    """Gloss every third distinct character wherever it stands, as such pages do."""
    from pypinyin import Style, pinyin

    glossed = {char for char in set(text) if "\u4e00" <= char <= "\u9fff" and ord(char) % PINYIN_SHARE == 0}
    sounds = {char: pinyin(char, style=Style.TONE)[0][0] for char in glossed}
    return "".join(write(char, sounds[char]) if char in glossed else char for char in text)


def _toneless(char: str) -> str:
    from pypinyin import lazy_pinyin

    return lazy_pinyin(char)[0]


def _fill(paragraph: str, width: int, first: int | None = None) -> list[str]:
    """Cut a paragraph into lines of full width (figures and Latin letters count half).

    No line begins with a stop or a closing mark, and no number or word is cut.
    """
    lines: list[str] = []
    room = width if first is None else first
    while paragraph:
        cut = 0
        used = 0.0
        while cut < len(paragraph) and (used < room or paragraph[cut] in "，。、；：？！）》”’%"):
            used += 0.5 if paragraph[cut].isascii() else 1
            cut += 1
        whole = cut
        while 1 < cut < len(paragraph) and paragraph[cut - 1].isascii() and paragraph[cut].isascii():
            cut -= 1
        cut = whole if cut == 1 else cut
        lines.append(paragraph[:cut].strip())
        paragraph = paragraph[cut:].lstrip()
        room = width
    return lines


def _wrap(text: str, width: int, indent: str = "") -> list[str]:
    lines: list[str] = []
    for number, paragraph in enumerate(text.split("\n")):
        lead = indent if number else ""
        filled = _fill(paragraph, width, width - len(lead))
        lines += [lead + filled[0], *filled[1:]]
    return lines


def _pages(rows: list[str], number: str, lines: int, between: str = "\n") -> str:
    pages = [rows[at : at + lines] for at in range(0, len(rows), lines)]
    return "\n\n".join(between.join(page) + "\n\n" + number.format(at) for at, page in enumerate(pages, 11))
