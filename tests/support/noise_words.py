"""What noisy pages add to a text: English words behind characters, lines around the main text."""

from __future__ import annotations

__all__ = ["AFTER", "BEFORE", "WORDS"]

WORDS = {
    "的": "of",
    "和": "and",
    "与": "and",
    "不": "No",
    "一": "one",
    "个": "indivual",
    "为": "for",
    "于": "At",
    "在": "exist",
    "大": "big",
    "用": "use",
    "地": "land",
    "生": "born",
    "来": "Come",
    "要": "want",
    "时": "hour",
    "到": "arrive",
    "人": "people",
    "出": "out",
    "以": "by",
    "作": "do",
    "有": "have",
    "上": "superior",
    "日": "day",
}
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
