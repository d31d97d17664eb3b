"""The spaCy components say what the string pipeline says, alone or in company, and survive the way to bytes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

import extract
from extract.components import (
    annotated_doc,
    displacy_html,
    extraction_of,
    read_docbin,
    read_source,
    write_docbin,
)
from extract.components.attributes import set_mentions
from extract.pipeline import extract_text
from extract.records import Extraction, Mention, SourceText

CLEAN = "依托国家电子政务外网，构建全省政务云平台。到2025年，全省政务云平台覆盖率达到90%以上。"
NOISY = "依托國(guó)家電子政\n务 外网，構建全省政務雲平臺（platform）。\r\n\r\n　　由省数据局牵头，完善人口基础信息库。\n"
NAMELESS = "依托国家电子政务外网。\n王小明出席了云岭研究会的年会。"
EXAMPLES = sorted((Path(__file__).parents[2] / "kg" / "examples").iterdir())


@cache
def pipeline() -> Language:
    return extract.load()


def source_of(text: str) -> SourceText:
    return SourceText("text", "text", text)


def alone(name: str, **config: object) -> Language:
    nlp = spacy.blank("zh")
    nlp.add_pipe(name, config=config)
    return nlp


def with_entities(text: str, *marks: tuple[str, str]) -> Doc:
    """Return a Doc as a trained pipeline leaves it: entities are set already."""
    doc = spacy.blank("zh").make_doc(text)
    found = [
        doc.char_span(text.index(words), text.index(words) + len(words), label=label)
        for words, label in marks
    ]
    doc.ents = [span for span in found if span is not None]
    assert len(doc.ents) == len(marks)
    return doc


def assert_same(left: Extraction, right: Extraction) -> None:
    assert left.mentions == right.mentions
    assert left.relations == right.relations
    assert left.structure == right.structure
    assert left.entities == right.entities
    assert (left.cleaned, left.simplified, left.offset_map) == (
        right.cleaned,
        right.simplified,
        right.offset_map,
    )


@pytest.mark.parametrize("text", [CLEAN, NOISY, NAMELESS, "", " \n", "\U001001b0\t平台"])
def test_same_as_the_string_pipeline(text: str) -> None:
    assert_same(extraction_of(pipeline()(text)), extract_text(source_of(text)))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_same_on_the_examples(path: Path) -> None:
    source = extract.read_file(path)
    assert_same(extraction_of(read_source(pipeline(), source), source), extract_text(source))


def test_same_on_the_corpus(corpus: Path) -> None:
    problems: list[Exception] = []
    for source in extract.read_sources([corpus], on_problem=problems.append):
        assert_same(extraction_of(read_source(pipeline(), source), source), extract_text(source))
    assert problems == []


@pytest.mark.parametrize("text", [CLEAN, NOISY])
def test_spans_cover_the_words_of_the_source(text: str) -> None:
    doc = pipeline()(text)
    assert doc.text == text
    spans = doc.spans["policy"]
    assert len(spans) == len(doc._.policy_mentions) > 0
    for span, mention in zip(spans, doc._.policy_mentions, strict=True):
        assert (span.start_char, span.end_char) == (mention.start, mention.end)
        assert span.label_ == mention.type
        assert span.kb_id_ == f"{mention.type}/{mention.canonical[0]}"
        assert span._.canonical == mention.canonical
        assert (span._.action, span._.year) == (mention.action, mention.year)
        assert (span._.confidence, span._.rule) == (mention.confidence, mention.rule)


def test_tag_works_alone() -> None:
    doc = alone("policy_tag")(CLEAN)
    assert [span.text for span in doc.spans["policy"]][:2] == ["国家电子政务外网", "全省政务云平台"]
    assert doc._.policy_structure is not None
    assert doc._.policy_text.startswith("依托国家")


def test_every_requirement_is_met() -> None:
    assert not any(pipeline().analyze_pipes()["problems"].values())
    assert not any(alone("policy_tag").analyze_pipes()["problems"].values())
    assert alone("policy_relate").analyze_pipes()["problems"] == {"policy_relate": ["doc._.policy_mentions"]}


def test_a_component_without_its_requirement_says_what_to_add() -> None:
    with pytest.raises(ValueError, match="add policy_tag"):
        alone("policy_link")("国家电子政务外网")


def test_entities_of_a_trained_pipeline_become_agencies() -> None:
    doc = with_entities(NAMELESS, ("云岭研究会", "ORG"), ("王小明", "PERSON"), ("国家电子", "ORG"))
    found = [(m.surface, m.type, m.rule, m.confidence) for m in alone("policy_tag")(doc)._.policy_mentions]
    assert ("云岭研究会", "agency", "doc.ents.ORG", 0.5) in found
    assert not any("王小明" in words or words == "国家电子" for words, *_ in found)


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ({"merge_entities": False}, []),
        ({"entity_labels": ["PERSON"]}, ["王小明"]),
        ({"entity_labels": ["ORG", "PERSON"]}, ["王小明", "云岭研究会"]),
    ],
)
def test_which_entities_are_merged_can_be_chosen(config: dict[str, object], words: list[str]) -> None:
    doc = with_entities(NAMELESS, ("云岭研究会", "ORG"), ("王小明", "PERSON"))
    mentions = alone("policy_tag", **config)(doc)._.policy_mentions
    assert [m.surface for m in mentions if m.rule.startswith("doc.ents.")] == words


def test_linking_keeps_the_confidence_of_others() -> None:
    doc = with_entities(NAMELESS, ("云岭研究会", "ORG"))
    (found,) = (m for m in pipeline()(doc)._.policy_mentions if m.rule == "doc.ents.ORG")
    assert found.confidence == 0.5


def test_entities_stay_as_they_were() -> None:
    doc = with_entities(NAMELESS, ("云岭研究会", "ORG"))
    before = [(e.start_char, e.end_char, e.label_) for e in doc.ents]
    assert [(e.start_char, e.end_char, e.label_) for e in alone("policy_tag")(doc).ents] == before


def test_spans_of_others_are_taken_along_and_removed_ones_are_gone() -> None:
    @Language.component("test_policy_editor")
    def edit(doc: Doc) -> Doc:
        start = doc.text.index("云岭研究会")
        more = doc.char_span(start, start + 5, label="agency", kb_id="云岭研究会总会")
        doc.spans["policy"] = [more, *(span for span in doc.spans["policy"] if span.label_ != "platform")]
        return doc

    nlp = extract.load()
    nlp.add_pipe("test_policy_editor", after="policy_tag")
    found = nlp(NAMELESS)._.policy_mentions
    assert [(m.canonical, m.type, m.rule, m.sentence) for m in found] == [
        (("云岭研究会总会",), "agency", "doc.spans", 1)
    ]


def test_words_of_another_segmenter_are_covered_whole() -> None:
    nlp = pipeline()
    doc = Doc(
        nlp.vocab,
        words=["依托", "国家", "电子政务", "外网，构建", "全省政务云平台", "。"],
        spaces=[False] * 6,
    )
    texts = [span.text for span in nlp(doc).spans["policy"]]
    assert texts == ["国家电子政务外网，构建", "全省政务云平台"]
    assert [m.surface for m in doc._.policy_mentions] == ["国家电子政务外网", "全省政务云平台"]


def test_two_processes_and_bytes_keep_everything() -> None:
    nlp = pipeline()
    expected = [extraction_of(nlp(text)) for text in (CLEAN, NOISY)]
    for doc, extraction in zip(nlp.pipe([CLEAN, NOISY], n_process=2), expected, strict=True):
        assert_same(extraction_of(doc), extraction)
        again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
        assert_same(extraction_of(again), extraction)


def test_docbin_keeps_everything(tmp_path: Path) -> None:
    path = tmp_path / "texts.spacy"
    docs = [pipeline()(CLEAN), pipeline()(NOISY)]
    write_docbin(docs, path)
    fresh = spacy.blank("zh")
    for doc, before in zip(read_docbin(fresh, path), docs, strict=True):
        assert_same(extraction_of(doc), extraction_of(before))
        assert [(s.text, s.label_, s.kb_id_) for s in doc.spans["policy"]] == [
            (s.text, s.label_, s.kb_id_) for s in before.spans["policy"]
        ]
    (plain, _) = DocBin().from_disk(path).get_docs(fresh.vocab)
    assert plain.text == CLEAN


def test_attributes_of_others_keep_their_meaning() -> None:
    before = Span.get_extension("year")
    Span.set_extension("year", default="theirs", force=True)
    try:
        doc = extract.load()(CLEAN)
        assert {span._.year for span in doc.spans["policy"]} == {"theirs"}
        assert {m.year for m in doc._.policy_mentions} == {"", "2025"}
    finally:
        Span.set_extension("year", getter=before[2], force=True)


def test_long_texts_pass() -> None:
    text = "甲" * 1_000_001
    with pytest.raises(ValueError, match="max_length"):
        spacy.blank("zh").make_doc(text)
    assert len(pipeline().make_doc(text)) == len(text)


@pytest.mark.parametrize(
    "text", ["", " ", "  甲", "甲 ", "甲 乙  丙\n\n丁", "a b\u3000c \u00a0d\r\n", " \n甲\U001001b0 乙"]
)
def test_tokens_are_those_of_spacy(text: str) -> None:
    doc, other = pipeline().make_doc(text), spacy.blank("zh").make_doc(text)
    assert doc.text == text
    assert [(t.text, t.whitespace_) for t in doc] == [(t.text, t.whitespace_) for t in other]


def test_the_pipeline_can_be_kept_on_disk(tmp_path: Path) -> None:
    pipeline().to_disk(tmp_path / "model")
    again = spacy.load(tmp_path / "model")
    assert_same(extraction_of(again(CLEAN)), extraction_of(pipeline()(CLEAN)))


def test_mention_outside_the_text_is_an_error() -> None:
    doc = pipeline()("平台")
    stray = Mention("platform", 0, 9, 0, 9, "", ("甲",), 0, 0, 0, "test", 1.0)
    with pytest.raises(ValueError, match="outside"):
        set_mentions(doc, [stray])
    with pytest.raises(ValueError, match="outside"):
        annotated_doc(pipeline(), "平台", [(3, 5, "platform", "甲")])


def test_annotated_doc_holds_the_spans_given() -> None:
    doc = annotated_doc(pipeline(), CLEAN, [(2, 10, "platform", "国家电子政务外网")])
    assert [(s.text, s.label_, s._.canonical) for s in doc.spans["policy"]] == [
        ("国家电子政务外网", "platform", ("国家电子政务外网",))
    ]


def test_displacy_shows_mentions_and_escapes_the_rest() -> None:
    html = displacy_html(pipeline()("甲<img src=x>，依托国家电子政务外网。\n无。"))
    assert "国家电子政务外网" in html and "platform" in html
    assert "<img" not in html and "&lt;img src=x&gt;" in html
    assert html.count('<div class="spans"') == 1
    assert displacy_html(pipeline()(CLEAN), page=True).startswith("<!DOCTYPE html>")
