"""The merged core: one label, one value, whatever the order of the files."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.build.merge import CoreMerge, merge_core
from kg.rdf.ntriples import ELI, RDFS, SKOS, literal, pkg, typed

X = "<urn:x:entity>"


def line(predicate: str, value: str) -> str:
    return f"{X} {predicate} {value} .\n"


LABEL, PREF, ALT = f"<{RDFS}label>", f"<{SKOS}prefLabel>", f"<{SKOS}altLabel>"
NAME = line(pkg("canonicalName"), '"一码通系统"')


def named(label: str) -> list[str]:
    return [NAME, line(LABEL, literal(label, "zh")), line(PREF, literal(label, "zh-Hans"))]


def merge(*files: list[str]) -> list[str]:
    results = [merge_core(order) for order in permutations(files)]
    with TemporaryDirectory() as folder:
        for most in (0, 200, 1_000_000):  # all, some or no lines go by way of the disk
            merging = CoreMerge(Path(folder) / "aside", most)
            for lines in files:
                merging.add(lines)
            results.append(list(merging.merged()))
            merging.close()
        assert not list(Path(folder).iterdir())
    assert all(result == results[0] for result in results)
    assert results[0] == sorted(set(results[0]))
    return results[0]


def test_the_fullest_form_of_the_name_wins_and_the_others_become_aliases() -> None:
    merged = merge(named("一码通系统"), named("“一码通”系统"), named("统一的一码通系统平台"))
    assert [x for x in merged if LABEL in x] == [line(LABEL, '"“一码通”系统"@zh')]
    assert [x for x in merged if PREF in x] == [line(PREF, '"“一码通”系统"@zh-Hans')]
    assert {x for x in merged if ALT in x} == {
        line(ALT, '"一码通系统"@zh-Hans'),
        line(ALT, '"统一的一码通系统平台"@zh-Hans'),
    }


def test_scripts_and_languages_are_apart() -> None:
    merged = merge(
        [*named("一码通系统"), line(PREF, '"一碼通系統"@zh-Hant'), line(LABEL, '"One-Code System"@en')],
        named("一码通系统"),
    )
    assert sum(PREF in x for x in merged) == 2
    assert sum(LABEL in x for x in merged) == 2
    assert not [x for x in merged if ALT in x]


def test_a_document_that_was_read_knows_best() -> None:
    date, kind = f"<{ELI}date_document>", pkg("documentKind")
    read = [line(pkg("inCorpus"), typed("true", "boolean")), line(date, typed("2030-02", "gYearMonth"))]
    read.append(line(kind, '"plan"'))
    cited = [line(pkg("inCorpus"), typed("false", "boolean")), line(date, typed("2031-01-01", "date"))]
    cited.append(line(kind, '"measures"'))
    assert merge(read, cited) == sorted(read)


def test_the_more_precise_date_wins() -> None:
    date, own = f"<{ELI}date_document>", line(pkg("inCorpus"), typed("true", "boolean"))
    day, year = line(date, typed("2030-02-03", "date")), line(date, typed("2030", "gYear"))
    assert merge([own, day], [own, year]) == sorted([own, day])


def test_other_values_are_all_kept_once() -> None:
    first, second = line(pkg("dueYear"), typed("2030", "gYear")), line(pkg("dueYear"), typed("2035", "gYear"))
    assert merge([first, second], [first]) == [first, second]


def test_many_subjects_come_sorted_from_the_disk(tmp_path: Path) -> None:
    lines = [f'<urn:x:{number}> {pkg("unit")} "第{number % 7}行\u2028" .\n' for number in range(3000)]
    merging = CoreMerge(tmp_path / "aside", 1000)
    for start in range(0, 3000, 100):
        merging.add([*lines[start : start + 100], *lines[:3]])
    assert list(merging.merged()) == sorted(lines)
