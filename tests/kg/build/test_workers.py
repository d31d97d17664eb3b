"""A worker that fails, dies or hangs costs one task, which is named."""

from __future__ import annotations

from dataclasses import replace

import pytest
from building import extract_sample, sample_sources

from kg.build.workers import Failed, Limits, run_tasks

GOOD = sample_sources()[2]


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_with_their_tasks(jobs: int) -> None:
    tasks = [*sample_sources(), replace(GOOD, name="bad", text="raise")]
    results = {task.name: result for task, result in run_tasks(extract_sample, tasks, jobs=jobs)}
    assert set(results) == {task.name for task in tasks}
    assert results["bad"] == Failed("ValueError: this text cannot be read")
    assert results[GOOD.name].source == GOOD


def test_dead_and_hanging_workers_are_named_and_the_rest_goes_on() -> None:
    tasks = [replace(GOOD, path=f"{i}", text=GOOD.text) for i in range(4)]
    tasks[1:1] = [replace(GOOD, path="dies", text="die"), replace(GOOD, path="hangs", text="hang")]
    results = {
        task.path: result
        for task, result in run_tasks(extract_sample, tasks, jobs=2, limits=Limits(seconds=6))
    }
    assert results["dies"] == Failed("the worker process died (exit code 9)")
    assert results["hangs"] == Failed("took longer than 6 s")
    assert [results[str(i)].source.name for i in range(4)] == [GOOD.name] * 4


def test_tasks_are_taken_only_as_workers_become_free() -> None:
    taken: list[int] = []

    def tasks() -> object:
        for index in range(6):
            taken.append(index)
            yield replace(GOOD, path=str(index))

    results = run_tasks(extract_sample, tasks(), jobs=2)  # type: ignore[arg-type]
    next(results)
    assert len(taken) <= 4
    results.close()  # type: ignore[attr-defined]
