// Goals and dated commitments by year, by document and level.

let dated = [];

function timelineRows() {
  const level = state.get("level");
  const document = corpus.byKey.get(state.get("doc"));
  const kind = state.get("kind");
  return dated.filter((row) => {
    const lane = corpus.entities[row.document];
    if (level && lane?.facts.level !== level) return false;
    if (document && row.document !== document.id) return false;
    if (kind && (kind === "goal") !== (row.predicate === "setsGoal")) return false;
    return true;
  });
}

async function passageOf(row) {
  return (await evidenceRows(row.evidence, 1)).map(passage);
}

async function openDue(lane, year, rows) {
  const items = [];
  for (const row of rows) {
    items.push(
      h(
        "section",
        { class: "due" },
        h(
          "h3",
          {},
          h("span", { class: "verb" }, t(`rel_${row.predicate}`)),
          " ",
          entityLink(corpus.entities[row.entity]),
        ),
        h("ol", { class: "passages" }, await passageOf(row)),
      ),
    );
  }
  openSheet([year, " ", nameOf(lane.label)], items);
}

function dueCard(row) {
  const entity = corpus.entities[row.entity];
  const document = corpus.entities[row.document];
  const body = h("div", { class: "edge-body" });
  const details = h(
    "details",
    { class: `edge due-card type-${entity.type}` },
    h(
      "summary",
      {},
      glyph(entity.type),
      h("span", { class: "verb" }, t(`rel_${row.predicate}`)),
      h("bdi", { class: "clamp", title: entity.label }, entity.label),
      document
        ? h(
            "small",
            {},
            document.facts.level ? `${t(`level_${document.facts.level}`)} · ` : "",
            nameOf(document.label),
          )
        : null,
    ),
    body,
  );
  details.addEventListener("toggle", async () => {
    if (!details.open || body.childElementCount) return;
    replace(
      body,
      entity.indicators.length
        ? h(
            "p",
            { class: "indicators" },
            entity.indicators.map((one) => h("bdi", { class: "tag" }, one)),
          )
        : null,
      h("ol", { class: "passages" }, await passageOf(row)),
      h("a", { class: "button small", href: pageLink("entity.html", { id: entity.key }) }, t("entity_page")),
    );
  });
  return details;
}

function drawYears(rows) {
  const years = [...new Set(rows.map((row) => row.year))].sort((a, b) =>
    (a || "9999").localeCompare(b || "9999"),
  );
  replace(
    byId("years"),
    years.map((year) => {
      const own = rows.filter((row) => row.year === year);
      return h(
        "section",
        { class: "year", id: `year-${year || "open"}` },
        h("h2", {}, year || t("no_year"), " ", h("small", {}, own.length)),
        h("div", { class: "edges" }, own.map(dueCard)),
      );
    }),
  );
}

function choiceRow(id, key, options) {
  const select = byId(id);
  replace(
    select,
    options.map(([value, label]) => h("option", { value }, label)),
  );
  select.value = state.get(key);
  select.onchange = () => state.set({ [key]: select.value });
}

startPage({
  async load() {
    await loadCorpus();
    let later = 0;
    window.addEventListener("resize", () => {
      clearTimeout(later);
      later = setTimeout(() => state.tell(), 200);
    });
    dated = ((await loadBlock("dated")) || []).map(([year, entity, predicate, document, evidence]) => ({
      year,
      entity,
      predicate,
      document,
      evidence,
    }));
  },
  draw() {
    const lanes = heldDocuments();
    const levels = [...new Set(lanes.map((lane) => lane.facts.level).filter(Boolean))];
    choiceRow("choose-level", "level", [
      ["", t("any_level")],
      ...levels.map((level) => [level, t(`level_${level}`)]),
    ]);
    choiceRow("choose-document", "doc", [
      ["", t("any_document")],
      ...lanes.map((lane) => [lane.key, shorten(lane.label, 40)]),
    ]);
    choiceRow("choose-kind", "kind", [
      ["", t("goals_and_commitments")],
      ["goal", t("only_goals")],
      ["commitment", t("only_commitments")],
    ]);
    const rows = timelineRows();
    const onlyDue = Boolean(state.get("due") || state.get("level") || state.get("doc"));
    byId("only-due").checked = onlyDue;
    byId("only-due").disabled = onlyDue && !state.get("due");
    byId("only-due").onchange = () => state.set({ due: byId("only-due").checked ? "only" : "" });
    const due = new Set(rows.map((row) => row.document));
    const used = lanes.filter((lane) => !onlyDue || due.has(lane.id));
    const width = clamp(byId("chart").clientWidth - 2, 320, 1500);
    const svg = timelineSvg(used, rows, openDue, width);
    replace(byId("chart"), svg || h("p", { class: "empty" }, t("nothing_dated")));
    const head = [t("year"), t("rel_setsGoal"), t("entity"), t("document"), t("fact_level")];
    const csv = () => [
      head,
      ...rows.map((row) => {
        const document = corpus.entities[row.document];
        return [
          row.year,
          t(`rel_${row.predicate}`),
          corpus.entities[row.entity].label,
          document?.label,
          document?.facts.level,
        ];
      }),
    ];
    replace(
      byId("export"),
      svg ? pictureButtons("timeline", () => timelineSvg(used, rows, () => {}, 1200)) : null,
      button(t("save_csv"), () => saveCsv("timeline", csv())),
    );
    drawYears(rows);
  },
});
