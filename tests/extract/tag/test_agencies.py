"""Agencies: which are found, where they begin and end, what they are called in full."""

from __future__ import annotations

import time

import pytest

from extract.lexicon import load_table
from extract.records import PolicyDocument, Structure
from extract.tag.agencies import find_agencies

NOTHING = Structure((), (), (), ())


def structure_of(text: str, title: str = "", issuer: str = "", number: str = "") -> Structure:
    """One document over the whole text; its title line where the text has it."""
    at = text.find(title) if title else -1
    span = (at, at + len(title)) if at >= 0 else (0, 0)
    document = PolicyDocument(
        title, number, (issuer,) if issuer else (), "", "", "", "", "plan", 0, len(text), *span, 0, 0
    )
    return Structure((document,), (), (), ())


def found(text: str, **said: str) -> list[tuple[str, ...]]:
    """Surface and names of every agency that is no collective."""
    structure = structure_of(text, **said) if said else NOTHING
    return [(text[c.start : c.end], *c.names) for c in find_agencies(text, structure) if not c.collective]


def collectives(text: str) -> list[str]:
    return [text[c.start : c.end] for c in find_agencies(text, NOTHING) if c.collective]


NATIONAL = [
    ("经国务院同意，由国家发改委牵头", [("国务院", "国务院"), ("国家发改委", "国家发展和改革委员会")]),
    ("党中央、国务院高度重视", [("党中央", "党中央"), ("国务院", "国务院")]),
    ("中共中央印发方案", [("中共中央", "党中央")]),
    ("教育部服务国家", [("教育部", "教育部")]),
    ("由国家教育部负责，教育部配合", [("国家教育部", "教育部"), ("教育部", "教育部")]),
    ("高法院、高检院参加", [("高法院", "最高人民法院"), ("高检院", "最高人民检察院")]),
    ("商中央网信办后实施", [("中央网信办", "中央网络安全和信息化委员会办公室")]),
    ("全国政协副主席出席", [("全国政协", "中国人民政治协商会议全国委员会")]),
    ("由国家发展改革委高技术司解释", [("国家发展改革委高技术司", "国家发展和改革委员会高技术司")]),
    ("报国务院办公厅电子政务办公室", [("国务院办公厅电子政务办公室", "国务院办公厅电子政务办公室")]),
    ("民政部信息中心承担运维", [("民政部信息中心", "民政部信息中心")]),
    ("原银保监会的数据", [("银保监会", "中国银行保险监督管理委员会")]),
    ("（公安部、医保局、税务总局负责）", [
        ("公安部", "公安部"), ("医保局", "国家医疗保障局"), ("税务总局", "国家税务总局"),
    ]),
    ("国家税务总局湖南省税务局参加", [("国家税务总局湖南省税务局", "国家税务总局湖南省税务局")]),
    ("人民银行南京分行配合", [("人民银行南京分行", "中国人民银行南京分行")]),
    ("新疆生产建设兵团民政局填报", [("新疆生产建设兵团民政局", "新疆生产建设兵团民政局")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NATIONAL, ids=[row[0] for row in NATIONAL])
def test_national_bodies(text: str, expected: list[tuple[str, ...]]) -> None:
    assert found(text) == expected


LOCAL = [
    ("由省发展改革委牵头", [("省发展改革委", "江苏省发展和改革委员会")]),
    ("省委网信办、省公安厅", [
        ("省委网信办", "中共江苏省委网络安全和信息化委员会办公室"), ("省公安厅", "江苏省公安厅"),
    ]),
    ("省公安厅、民政厅、财政厅负责", [
        ("省公安厅", "江苏省公安厅"), ("民政厅", "江苏省民政厅"), ("财政厅", "江苏省财政厅"),
    ]),
    ("省委省政府部署", [("省委", "中共江苏省委"), ("省政府", "江苏省人民政府")]),
    ("报省政府办公厅备案", [("省政府办公厅", "江苏省人民政府办公厅")]),
    ("省法院参与", [("省法院", "江苏省高级人民法院")]),
    ("南京市鼓楼区数据局试点", [("南京市鼓楼区数据局", "南京市鼓楼区数据局")]),
    ("玄武区、秦淮区人民政府先行", [("玄武区、秦淮区人民政府", "玄武区人民政府", "秦淮区人民政府")]),
    ("南京财政局先行", [("南京财政局", "南京市财政局")]),
    ("与南京海关、苏州大学合作", [("南京海关", "南京海关"), ("苏州大学", "苏州大学")]),
    ("国家发展改革委、数据局发文", [("国家发展改革委", "国家发展和改革委员会"), ("数据局", "国家数据局")]),
    ("团省委配合", [("团省委", "江苏省团委")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LOCAL, ids=[row[0] for row in LOCAL])
def test_local_bodies_in_a_text_of_a_province(text: str, expected: list[tuple[str, ...]]) -> None:
    assert found(text, issuer="江苏省人民政府") == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"issuer": "杭州市人民政府"}, "杭州市财政局"),
        ({"title": "杭州市数字政府建设规划"}, "杭州市财政局"),
        ({"title": "关于数字政府的意见", "issuer": "北京市人民政府"}, "北京市财政局"),
        ({"title": "云溪市人民政府关于数据共享的通知"}, "云溪市财政局"),
        ({"title": "国务院关于数据共享的通知"}, "市财政局"),
        ({"issuer": "江苏省人民政府"}, "市财政局"),
    ],
)
def test_the_place_of_a_bare_sign_comes_from_the_document(said: dict[str, str], expected: str) -> None:
    assert found("由市财政局负责", **said) == [("市财政局", expected)]


def test_the_number_tells_the_province() -> None:
    text = "由省财政厅负责"
    assert found(text, title="关于数据共享的通知", number="苏政发〔2030〕7号") == [
        ("省财政厅", "江苏省财政厅")
    ]


def test_a_fragment_that_names_one_place_speaks_from_there() -> None:
    assert found("登录四川省项目管理系统，由省财政厅审核") == [("省财政厅", "四川省财政厅")]
    assert found("登录四川省、云南省的系统，由省财政厅审核") == [("省财政厅", "省财政厅")]


OPEN = [
    ("成立数字政府建设工作领导小组，统筹推进", ["数字政府建设工作领导小组"]),
    ("组建深化数字政府系统建设工作专班", ["深化数字政府系统建设工作专班"]),
    ("研究设立全国数据标准化技术委员会", ["全国数据标准化技术委员会"]),
    ("由中央网络安全和信息化领导小组统筹", ["中央网络安全和信息化领导小组"]),
    ("国务院推进政府职能转变和“放管服”改革协调小组审议", ["国务院推进政府职能转变和“放管服”改革协调小组"]),
    ("作者是国家电子政务专家委员会主任", ["国家电子政务专家委员会"]),
    ("第三条数字化改革领导小组负责", ["数字化改革领导小组"]),
    ("推行专班化推进方式，健全领导小组制度", []),
]


@pytest.mark.parametrize(("text", "expected"), OPEN, ids=[row[0] for row in OPEN])
def test_free_names(text: str, expected: list[str]) -> None:
    assert [row[0] for row in found(text)] == expected


def test_a_bare_head_and_a_given_short_name_have_the_full_name() -> None:
    text = "成立泉州市数据工作领导小组（以下简称领导小组）。领导小组办公室设在市数据局。"
    assert found(text) == [
        ("泉州市数据工作领导小组", "泉州市数据工作领导小组"),
        ("领导小组", "泉州市数据工作领导小组"),
        ("领导小组办公室", "泉州市数据工作领导小组办公室"),
        ("市数据局", "泉州市数据局"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "各地要成立工作专班。全国政务数据工作专班负责统筹",
        "全国政务数据工作专班负责统筹，各地要成立工作专班",
        "全国政务数据工作专班、全国公共数据工作专班统筹，工作专班负责",
    ],
)
def test_a_bare_head_that_is_new_or_doubtful_names_nothing(text: str) -> None:
    assert all(surface.startswith("全国") for surface, _ in found(text))


def test_a_department_takes_the_fuller_name_of_the_text_only_if_it_says_the_same() -> None:
    text = "由青田市数据局牵头，青田市数据资源管理局配合，青田市水利局、青田市水利工程管理局"
    names = [row[-1] for row in found(text, title="青田市人民政府关于数据共享的通知")]
    assert names == ["青田市数据资源管理局", "青田市数据资源管理局", "青田市水利局", "青田市水利工程管理局"]


NONE = [
    "教育部门、交通部分站点、财政部署",
    "构建新发展格局，优化布局，打开局面，服务大厅",
    "全部、局部、总部、干部、内部、东部、结局、当局",
    "数字政府、法治政府和政府职能",
    "国务院令第九百号",
    "国务院客户端和省政府门户网站",
    "《国务院关于数据共享的指导意见》",
    "电子税务局、智慧法院",
    "市场主体、地区生产总值、社区服务中心",
    "市政府采购和政府投资",
    "党的十九大以来，党和政府",
    "数据中心、指挥平台、中央行政区划",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_agency(text: str) -> None:
    assert found(text) == []


COLLECTIVES = [
    ("各地区各部门要落实", ["各地区各部门"]),
    (
        "各市、县（区）人民政府，省政府各部门、各直属机构：",
        ["各市、县（区）人民政府", "省政府各部门、各直属机构"],
    ),
    ("县级以上地方人民政府公安机关", ["县级以上地方人民政府公安机关"]),
    ("国务院电信主管部门", ["国务院电信主管部门"]),
    ("各级数据局和地方公安局", ["各级数据局", "地方公安局"]),
    ("跨部门、部门间", []),
    ("推动技术部门参与", []),
]


@pytest.mark.parametrize(("text", "expected"), COLLECTIVES, ids=[row[0] for row in COLLECTIVES])
def test_collectives(text: str, expected: list[str]) -> None:
    assert collectives(text) == expected


def test_a_shared_head_names_several_kinds() -> None:
    (candidate,) = find_agencies("教育、民政、交通运输等部门", NOTHING)
    assert candidate.names == ("教育部门", "民政部门", "交通运输部门")
    assert candidate.collective


def test_bodies_listed_with_a_kind_are_kinds() -> None:
    text = "各市、县（区）数据局、发展改革委（局）、公安局、国资委："
    assert found(text, issuer="浙江省数据局") == []


def test_the_front_of_an_own_title_is_tagged_and_the_rest_is_not() -> None:
    title = "云海省人民政府关于印发国务院工作细则的通知"
    text = f"{title}\n经国务院批准。"
    spans = [(c.start, c.names[0]) for c in find_agencies(text, structure_of(text, title))]
    assert spans == [(0, "云海省人民政府"), (text.rfind("国务院"), "国务院")]


def test_a_centre_that_a_place_is_let_build_is_no_body() -> None:
    assert found("支持成都市建设城市运行管理中心和便民系统。") == []
    assert found("由成都市建设信息中心负责。") == [("成都市建设信息中心",) * 2]


def test_a_centre_linked_upwards_is_a_system() -> None:
    assert [c for c in found("贵州省大数据中心上联国家大数据中心。") if c[0].startswith("贵州")] == []
    assert found("贵州省大数据中心上报数据。")[0] == ("贵州省大数据中心",) * 2


def test_a_meeting_is_no_committee_and_a_count_of_districts_no_county() -> None:
    assert found("报贵阳市委常委会议审议") == []
    assert found("38个区县政府主要负责人") == []
    assert [name for _, name in found("报贵阳市委常委会审定")] == ["中共贵阳市委常务委员会"]


def test_the_session_of_an_assembly_is_no_part_of_its_name() -> None:
    said = "贵州省第十三届人民代表大会常务委员会"
    assert found(f"{said}第二次会议通过") == [(said, "贵州省人民代表大会常务委员会")]


@pytest.mark.parametrize(
    ("said", "name"), [("林业局", "国家林业局"), ("卫生计生委", "国家卫生和计划生育委员会")]
)
def test_bodies_of_the_time_are_those_of_the_centre_only_in_its_texts(said: str, name: str) -> None:
    text = f"由财政部、{said}负责。"
    assert (said, name) in found(text, issuer="国务院办公厅")
    assert (said, name) not in found(f"由省财政厅、{said}负责。", issuer="浙江省人民政府")


def names_in(phrase: str) -> set[str]:
    return {name for candidate in find_agencies(phrase, NOTHING) for name in candidate.names}


@pytest.mark.parametrize("table", ["agencies", "former_agencies"])
def test_national_rows_hold_in_their_example_and_not_in_their_counter(table: str) -> None:
    rows = load_table(table)
    assert [row["name"] for row in rows if row["name"] not in names_in(row["example"])] == []
    assert [row["name"] for row in rows if row["name"] in names_in(row["counter"])] == []


def test_no_short_name_belongs_to_two_bodies() -> None:
    rows = [*load_table("agencies"), *load_table("former_agencies")]
    shorts = [s for row in rows for s in (row["name"], *row["short"].split("|")) if s]
    assert sorted({s for s in shorts if shorts.count(s) > 1}) == []


def test_successors_are_known_bodies() -> None:
    known = {row["name"] for table in ("agencies", "former_agencies") for row in load_table(table)}
    for row in load_table("former_agencies"):
        assert set(row["successors"].split("|")) <= known | {"国务院推进政府职能转变和“放管服”改革协调小组"}
        assert int(row["from"]) < int(row["to"])


@pytest.mark.parametrize("table", ["agency_fields", "agency_heads", "agency_bodies", "department_names"])
def test_local_rows_hold_in_their_example_and_not_in_their_counter(table: str) -> None:
    rows = load_table(table)
    assert [row["example"] for row in rows if not find_agencies(row["example"], NOTHING)] == []
    tagged = [row["counter"] for row in rows if any(c.rule == "department" for c in
              find_agencies(row["counter"], NOTHING))]  # fmt: skip
    assert tagged == []


def test_irregular_names_hold() -> None:
    for row in load_table("local_agencies"):
        assert row["full"] in names_in(row["example"])
        assert row["full"] not in names_in(row["counter"])


def test_collective_rows_hold() -> None:
    for row in load_table("collectives"):
        rule = f"collective:{row['id']}"
        assert any(c.collective for c in find_agencies(row["example"], NOTHING)), row
        assert all(c.rule != rule for c in find_agencies(row["counter"], NOTHING)), row


def test_phrases_that_are_no_agencies_hold() -> None:
    for row in load_table("agency_not"):
        at = row["example"].find(row["phrase"])
        inside = [
            c for c in find_agencies(row["example"], NOTHING) if at <= c.start < at + len(row["phrase"])
        ]
        assert inside == [], row
        assert find_agencies(row["counter"], NOTHING), row


def test_free_heads_and_edges_hold() -> None:
    for row in load_table("agency_open_heads"):
        assert any(name.endswith(row["head"]) for name, *_ in found(row["example"])), row
        assert not any(name.endswith(row["head"]) for name, *_ in found(row["counter"])), row
    for row in load_table("agency_edges"):
        assert "数据工作领导小组" in names_in(row["example"]), row
        assert row["counter"] in names_in(row["counter"]), row


def test_openings_of_schools_hold() -> None:
    for row in load_table("school_openings"):
        assert any(name.startswith(row["opening"]) for name in names_in(row["example"])), row
        assert not names_in(row["counter"]), row


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("由重庆医科大学、陆军军医大学牵头", ["重庆医科大学", "陆军军医大学"]),
        ("支持西南大学与鹏城实验室合作", ["西南大学", "鹏城实验室"]),
        ("组织大学生参观大学城，推进国家重点实验室建设", []),
        ("东湖高新区社会事务局负责", ["东湖高新区社会事务局"]),
        ("中共重庆市委办公厅印发", ["中共重庆市委办公厅"]),
        ("依托合肥城市运行监测中心", ["合肥市城市运行监测中心"]),
        ("各开发区管委会、各铁路局集团公司参加", ["各开发区管委会", "各铁路局集团公司"]),
        ("省政府各委、办、厅、局", ["省政府各委、办、厅、局"]),
        ("各省直管县（市）人民政府", ["各省直管县（市）人民政府"]),
        ("市、区县（自治县）人民政府领导", ["市、区县（自治县）人民政府"]),
        ("登记信息与农业、林业、海洋等部门共享", ["农业部门", "林业部门", "海洋部门"]),
    ],
)
def test_bodies_by_shape(text: str, names: list[str]) -> None:
    assert names_in(text) == set(names)


MINISTRY = [
    ("由规划司、部网信办负责", [("规划司", "水利部规划司"), ("部网信办", "水利部网信办")]),
    ("部水文局、水资源管理司", [("部水文局", "水利部水文局"), ("水资源管理司", "水利部水资源管理司")]),
    ("报部网络安全领导小组审批", [("部网络安全领导小组", "水利部网络安全领导小组")]),
    ("由部水运局牵头，会同部信息中心落实", [("部水运局", "水利部水运局"), ("部信息中心", "水利部信息中心")]),
    ("组建部网信领导小组及网信办", [("部网信领导小组", "水利部网信领导小组"), ("网信办", "水利部网信办")]),
    ("部大坝安全工作领导小组下设大坝安全办。", [
        ("部大坝安全工作领导小组", "水利部大坝安全工作领导小组"),
    ]),
    ("部节水领导小组由节水办协调，报节水办备案", [("部节水领导小组", "水利部节水领导小组")]),
    ("部数字孪生领导小组及数字孪生办", [
        ("部数字孪生领导小组", "水利部数字孪生领导小组"), ("数字孪生办", "水利部数字孪生办"),
    ]),
    ("各部门协同，召开部际会议，部分司局参加", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MINISTRY, ids=[row[0] for row in MINISTRY])
def test_bodies_of_the_ministry_that_speaks(text: str, expected: list[tuple[str, ...]]) -> None:
    assert [name for name in found(f"水利部推进智慧水利。{text}") if name[0] != "水利部"] == expected


def test_local_bodies_of_a_list_of_kinds_are_none_of_the_centre() -> None:
    text = "各省、自治区、直辖市教育厅（教委）、网信办、发展改革委："
    assert found(text) == []


@pytest.mark.parametrize(
    ("issuer", "text", "expected"),
    [
        ("江苏省农业农村厅", "覆盖省厅各业务系统", [("省厅", "江苏省农业农村厅")]),
        ("南京市农业农村局", "报省厅和市局", [("省厅", "江苏省农业农村厅"), ("市局", "南京市农业农村局")]),
        ("江苏省农业农村厅", "各市局上报，省厅级干部参加", []),
        ("江苏省人民政府", "报省厅备案", []),
    ],
)
def test_bureaus_of_the_department_that_speaks(
    issuer: str, text: str, expected: list[tuple[str, ...]]
) -> None:
    assert found(text, issuer=issuer) == expected


def test_no_ministry_speaks_where_two_are_named() -> None:
    assert ("部网信办", "水利部网信办") not in found("水利部、交通运输部联合部署，由部网信办负责")


ALIASES = [
    (
        "成立自治区网络建设领导小组。广西壮族自治区网络建设领导小组负责审核，领导小组办公室负责日常工作",
        "领导小组办公室",
        "广西壮族自治区网络建设领导小组办公室",
    ),
    (
        "平台建设协调工作小组由国务院办公厅成立。全国平台建设协调工作小组负责统筹，工作小组审议",
        "工作小组",
        "全国平台建设协调工作小组",
    ),
    ("数据工作领导小组审定，领导小组督办；防汛工作领导小组另行部署", "领导小组", "数据工作领导小组"),
]


@pytest.mark.parametrize(("text", "said", "name"), ALIASES, ids=[row[1] for row in ALIASES])
def test_a_bare_head_means_the_one_body_named_before(text: str, said: str, name: str) -> None:
    assert (said, name) in found(text)


def test_a_bare_head_after_two_bodies_means_none() -> None:
    text = "数据工作领导小组、防汛工作领导小组参加，领导小组督办"
    assert "领导小组" not in {said for said, *_ in found(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("产业联盟浙江省协会上海协会", []),
        ("由西海岸新区管委牵头", [("西海岸新区管委", "西海岸新区管理委员会")]),
        ("高新区管委会配合", [("高新区管委会", "高新区管委会")]),
        ("以下均需各市政府和省云溪新区管委会落实", [("省云溪新区管委会", "江苏省云溪新区管理委员会")]),
        ("贯彻省数据工作领导小组会议精神", [("省数据工作领导小组", "江苏省数据工作领导小组")]),
        ("组建攻坚团队和工作专班", []),
        ("市公安局、密码管理办公室参加", [("市公安局", "市公安局"), ("密码管理办公室", "市密码管理办公室")]),
        ("有关单位、密码管理办公室参加", []),
        (
            "云溪新区管委会社会事务局参加",
            [("云溪新区管委会社会事务局", "云溪新区管理委员会社会事务局")],
        ),
        ("南京市政府外事办参加", [("南京市政府外事办", "南京市人民政府外事办公室")]),
        ("印发市政府大数据中心建设方案", []),
        ("大兴安岭地区行署参加", [("大兴安岭地区行署", "大兴安岭地区行政公署")]),
        ("省数据资源中心等重大信息基础设施建成", []),
        ("宣城市委市政府部署", [("宣城市委", "中共宣城市委"), ("市政府", "宣城市人民政府")]),
        (
            "广州、深圳出入境边防检查总站配合",
            [("广州、深圳出入境边防检查总站", "广州出入境边防检查总站", "深圳出入境边防检查总站")],
        ),
        (
            "新疆生产建设兵团民政局、数据局参加",
            [("新疆生产建设兵团民政局", "新疆生产建设兵团民政局"), ("数据局", "新疆生产建设兵团数据局")],
        ),
        (
            "新疆生产建设兵团教育局、网信办参加",
            [
                ("新疆生产建设兵团教育局", "新疆生产建设兵团教育局"),
                ("网信办", "新疆生产建设兵团网络安全和信息化委员会办公室"),
            ],
        ),
        ("市政务服务中心管理办公室制定", [("市政务服务中心管理办公室", "市政务服务中心管理办公室")]),
    ],
)
def test_edges_of_local_bodies(text: str, expected: list[tuple[str, ...]]) -> None:
    assert found(text, issuer="江苏省人民政府") == expected


def test_the_sign_of_a_city_of_county_level_means_itself() -> None:
    text = "禄丰市人民政府关于数据共享的通知\n由市人民政府统筹"
    assert ("市人民政府", "禄丰市人民政府") in found(text, issuer="禄丰市人民政府")


HOSTILE = {
    "brackets": "《" * 100_000,
    "fields": ("数据管理" * 15 + "中部门") * 1_600,
    "places": "浙江省" * 30_000,
    "signs": "省、" * 50_000 + "政府",
    "topics": "数字政府建设" * 8_000 + "领导小组",
    "shorts": "".join(f"省财政厅（以下简称甲{i}乙），" for i in range(5_000)),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_bounded(text: str) -> None:
    began = time.process_time()
    find_agencies(text, NOTHING)
    assert time.process_time() - began < 5
