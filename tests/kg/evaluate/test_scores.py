"""The evaluation gives the reference scorer's numbers, pools gold texts, and tells gains from losses."""

from __future__ import annotations

import importlib.util
import json
import random
from copy import deepcopy
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from annotated import load_passages

from kg.evaluate.measures import Score, overlap, pair_up, trim_span
from kg.evaluate.scores import EvaluationError, evaluate, read_gold, read_predictions
from kg.evaluate.text import compare_findings, error_lines, score_table

PASSAGES = Path(__file__).resolve().parents[2] / "cases" / "annotated" / "tuned"
TYPES = ("agency", "platform", "database", "project", "document", "goal")


def mention(text: str, surface: str, kind: str, **fields: Any) -> dict[str, Any]:
    """A gold mention of the first place that holds the surface."""
    start = text.index(surface)
    return {
        "type": kind,
        "opt": 0,
        "surface": surface,
        "start": start,
        "end": start + len(surface),
        "canonical": [surface],
        "attrs": {},
        **fields,
    }


TEXT = "市数据局建设“城市大脑”平台，对接市政务云。到2026年，实现一网统管。"
GOLD: dict[str, Any] = {
    "file": "a.txt",
    "text": TEXT,
    "same": [["城市大脑平台", "市城市大脑"]],
    "mentions": [
        mention(TEXT, "市数据局", "agency"),
        mention(TEXT, "“城市大脑”平台", "platform", canonical=["城市大脑平台"], attrs={"action": "build"}),
        mention(TEXT, "市政务云", "platform", opt=1),
        mention(TEXT, "到2026年，实现一网统管", "goal", attrs={"year": "2026"}),
    ],
    "relations": [
        {"subject": "城市大脑平台", "predicate": "connectsTo", "object": "市政务云", "opt": 0},
        {"subject": "市数据局", "predicate": "responsibleFor", "object": "城市大脑平台", "opt": 1},
    ],
}


def perfect(gold: dict[str, Any]) -> list[dict[str, Any]]:
    """Predictions that say what the gold says."""
    mentions = [
        {k: deepcopy(m[k]) for k in ("type", "start", "end", "canonical", "attrs")} | {"kind": "mention"}
        for m in gold["mentions"]
    ]
    relations = [
        {"kind": "relation"} | {k: r[k] for k in ("subject", "predicate", "object")}
        for r in gold["relations"]
    ]
    return [item | {"doc": gold["file"]} for item in (*mentions, *relations)]


def perturbed(gold: dict[str, Any], seed: int) -> list[dict[str, Any]]:
    """Predictions with drawn mistakes: dropped, moved, retyped, renamed, doubled, invented, reversed."""
    draw = random.Random(seed)
    names = [name for m in gold["mentions"] for name in m["canonical"]]
    found: list[dict[str, Any]] = []
    for item in perfect(gold):
        fate = draw.random()
        if fate < 0.1:
            continue
        if item["kind"] == "mention":
            if fate < 0.3:
                item["start"] = max(0, item["start"] + draw.randint(-4, 4))
                item["end"] = max(
                    item["start"] + 1, min(len(gold["text"]), item["end"] + draw.randint(-4, 4))
                )
            elif fate < 0.35:
                item["type"] = draw.choice(TYPES)
            elif fate < 0.45:
                item["canonical"] = draw.sample(names, 2)
            elif fate < 0.5:
                item["attrs"] = {"action": draw.choice(["build", "use"]), "year": draw.choice([2025, "2035"])}
            elif fate < 0.55:
                found.append(deepcopy(item))
            elif fate < 0.6:
                at = draw.randrange(len(gold["text"]) - 9)
                found.append(item | {"start": at, "end": at + draw.randint(2, 8), "canonical": ["凭空一名"]})
            elif fate < 0.65:
                del item["attrs"]
        elif fate < 0.3:
            item["subject"], item["object"] = item["object"], item["subject"]
        elif fate < 0.4:
            item["predicate"] = draw.choice(["cites", "supports", "partOf"])
        elif fate < 0.5:
            item["object"] = draw.choice(names)
        found.append(item)
    draw.shuffle(found)
    return found


@pytest.fixture(scope="module")
def reference(root: Path) -> ModuleType:
    """The scorer that lies beside the checkout."""
    path = root.parent / "shared" / "score" / "score.py"
    if not path.is_file():
        pytest.skip("the reference scorer (../shared/score/score.py) is not on this machine")
    spec = importlib.util.spec_from_file_location("reference_scorer", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def assert_agrees(reference: ModuleType, gold: dict[str, Any], found: list[dict[str, Any]]) -> None:
    expected = reference.score(deepcopy(gold), deepcopy(found))
    report = evaluate(gold, found)

    def same(score: Score, row: dict[str, float]) -> None:
        assert (score.right, score.extra, score.missed) == (row["tp"], row["fp"], row["fn"])
        assert (score.precision, score.recall, score.f1) == pytest.approx((row["p"], row["r"], row["f1"]))

    for kind, row in expected["types"].items():
        for measure in ("exact", "overlap", "names"):
            if measure in row:
                same(report.measures[measure, kind], row[measure])
        for name, counts in row["attrs"].items():
            assert report.attributes[kind, name] == (counts["right"], counts["of"])
    assert len(report.attributes) == sum(len(row["attrs"]) for row in expected["types"].values())
    for measure, row in expected["all"].items():
        same(report.measures[measure, "all"], row)
    assert set(report.relations) == set(expected.get("relations", ())) - ({"all"} - set(report.relations))
    for name, row in expected.get("relations", {}).items():
        same(report.relations.get(name, Score()), row)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("name", ["002", "004"])
def test_agrees_with_the_reference_scorer_on_gold(
    reference: ModuleType, gold: Path, name: str, seed: int
) -> None:
    text = json.loads((gold / f"{name}.gold.json").read_text(encoding="utf-8"))
    assert_agrees(reference, text, perturbed(text, seed))


@pytest.mark.parametrize("passage", load_passages(PASSAGES), ids=lambda passage: passage["file"])
def test_agrees_with_the_reference_scorer_on_own_passages(
    reference: ModuleType, passage: dict[str, Any]
) -> None:
    for found in (perfect(passage), perturbed(passage, 1), []):
        assert_agrees(reference, passage, found)


def test_perfect_predictions_score_one() -> None:
    report = evaluate(GOLD, perfect(GOLD))
    assert {m: report.measures[m, "all"] for m in ("exact", "overlap", "names")} == {
        "exact": Score(3),
        "overlap": Score(3),
        "names": Score(2),
    }
    assert report.attributes == {("platform", "action"): (1, 1), ("goal", "year"): (1, 1)}
    assert report.relations == {"connectsTo": Score(1), "responsibleFor": Score(), "all": Score(1)}
    assert {finding.outcome for finding in report.findings} == {"right"}


def changed(**fields: Any) -> dict[str, Any]:
    """The perfect platform mention with some fields changed."""
    return next(item for item in perfect(GOLD) if item.get("canonical") == ["城市大脑平台"]) | fields


@pytest.mark.parametrize(
    ("found", "exact", "loose", "names"),
    [
        (changed(), Score(1), Score(1), Score(1)),
        (changed(start=changed()["start"] + 1), Score(1), Score(1), Score(1)),  # the quotation mark trims
        (changed(end=changed()["end"] + 3), Score(0, 1, 1), Score(1), Score(1)),
        (changed(start=0, end=3), Score(0, 1, 1), Score(0, 1, 1), Score(1)),
        (changed(canonical=["市城市大脑"]), Score(1), Score(1), Score(1)),  # names that count as one
        (changed(canonical=["“城市大脑”平台"]), Score(1), Score(1), Score(1)),
        (changed(canonical=["别的平台"]), Score(1), Score(1), Score(0, 1, 1)),
        (changed(canonical=["市政务云"]), Score(1), Score(1), Score(0, 0, 1)),  # an optional name
        (changed(type="database"), Score(0, 0, 1), Score(0, 0, 1), Score(0, 0, 1)),
        (changed(doc="b.txt"), Score(0, 0, 1), Score(0, 0, 1), Score(0, 0, 1)),
    ],
)
def test_one_mention(found: dict[str, Any], exact: Score, loose: Score, names: Score) -> None:
    report = evaluate(GOLD, [found])
    assert [report.measures[m, "platform"] for m in ("exact", "overlap", "names")] == [exact, loose, names]


def test_symmetric_relation_holds_both_ways() -> None:
    turned = {
        "kind": "relation",
        "doc": "a.txt",
        "subject": "市政务云",
        "predicate": "connectsTo",
        "object": "市城市大脑",
    }
    assert evaluate(GOLD, [turned]).relations["connectsTo"] == Score(1)
    assert evaluate(GOLD, [turned | {"kind": "denial"}]).relations["connectsTo"] == Score(0, 0, 1)


def test_several_gold_texts_are_pooled(tmp_path: Path) -> None:
    other = deepcopy(GOLD) | {"file": "b.txt"}
    path = tmp_path / "b.gold.json"
    path.write_text(json.dumps(other, ensure_ascii=False), encoding="utf-8")
    report = evaluate([GOLD, path], perfect(GOLD))
    assert report.documents == ("a.txt", "b.txt")
    assert report.measures["exact", "all"] == Score(3, 0, 3)
    assert report.relations["all"] == Score(1, 0, 1)


@pytest.mark.parametrize(
    ("kind", "surface", "trimmed"),
    [
        ("platform", "《“政务云”》", "政务云"),
        ("platform", " 政务云(zhèng)(wù) ", "政务云"),
        ("platform", "政务云（二期）", "政务云（二期）"),
        ("platform", "政务云(二期)", "政务云(二期)"),
        ("platform", "——政务云。", "——政务云。"),
        ("goal", "——政务云。", "政务云"),
        ("goal", "“”", ""),
    ],
)
def test_spans_are_trimmed(kind: str, surface: str, trimmed: str) -> None:
    assert surface[slice(*trim_span(surface, (0, len(surface)), kind))] == trimmed


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [((0, 4), (0, 4), 1), ((0, 4), (2, 6), 1 / 3), ((0, 4), (4, 6), 0), ((2, 2), (2, 2), 0)],
)
def test_overlap_is_shared_of_union(one: tuple[int, int], other: tuple[int, int], share: float) -> None:
    assert overlap(one, other) == pytest.approx(share)


def test_each_span_has_one_partner() -> None:
    assert pair_up([(0, 4), (0, 4)], [(0, 4)], 0.5) == {0: 0}
    assert pair_up([(0, 4)], [(0, 5), (0, 4)], 0.5) == {0: 1}
    assert pair_up([(0, 4)], [(0, 5)], 1.0) == {}


def test_changes_between_two_runs() -> None:
    earlier = [item for item in perfect(GOLD) if item.get("type") != "agency"]
    later = [item for item in perfect(GOLD) if item.get("type") != "goal"]
    later.append(changed(start=8, end=13, canonical=["脑平台"]))
    later[-1] |= {"type": "database"}
    changes = compare_findings(evaluate(GOLD, earlier).findings, evaluate(GOLD, later).findings)
    assert [(f.kind, f.words, f.outcome) for f in changes.gains] == [
        ("agency", "市数据局", "missed -> right"),
        ("agency.name", "市数据局", "missed -> right"),
    ]
    assert [(f.kind, f.outcome) for f in changes.losses] == [
        ("database", "absent -> extra"),
        ("database.name", "absent -> extra"),
        ("goal", "right -> missed"),
        ("goal.year", "right -> absent"),
    ]


def test_a_run_has_no_changes_against_itself() -> None:
    findings = evaluate(GOLD, perturbed(GOLD, 3)).findings
    assert compare_findings(findings, findings).gains == compare_findings(findings, findings).losses == ()


def test_table_has_a_row_for_each_type_and_predicate() -> None:
    lines = score_table(evaluate(GOLD, perfect(GOLD))).splitlines()
    assert lines[0] == "a.txt"
    assert [line.split()[0] for line in lines[2:9]] == [*TYPES, "ALL"]
    assert lines[3].split()[1:4] == ["1.00", "1.00", "1.000"]
    assert lines[3].endswith("action 1/1")
    assert [line.split()[1] for line in lines[9:]] == ["all", "connectsTo", "responsibleFor"]


def test_errors_are_listed_up_to_the_limit() -> None:
    report = evaluate(GOLD, [])
    assert list(error_lines(report, 1))[:2] == [
        "missed\tagency\ta.txt\t'市数据局'",
        "missed\tagency.name\ta.txt\t'市数据局'",
    ]
    assert list(error_lines(report, 0)) == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "g.json: expected gold"),
        ("[]", "lack file, text, mentions"),
        ('{"file": "a", "text": ""}', "lack mentions"),
    ],
)
def test_bad_gold_is_refused(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "g.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(EvaluationError, match=message):
        read_gold(path)


@pytest.mark.parametrize(
    ("line", "message"),
    [("nonsense", "p.jsonl:2: expected one JSON"), ("[1]", "p.jsonl:2: expected a JSON object, found list")],
)
def test_bad_predictions_are_refused(line: str, message: str) -> None:
    with pytest.raises(EvaluationError, match=message):
        read_predictions(["", line], "p.jsonl")


def test_predictions_are_read_line_by_line() -> None:
    assert read_predictions(['{"kind": "mention"}', "", '{"kind": "relation"}'], "p.jsonl") == [
        {"kind": "mention"},
        {"kind": "relation"},
    ]
