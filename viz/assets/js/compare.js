// Two documents side by side: shared, changed action, only here, only there, and likely counterparts.

/** What a document does with each entity: entity id to its edges, the bare mention only where nothing else is said. */
function doings(document) {
  const found = new Map();
  for (const edge of corpus.around[document.id]) {
    if (edge.subject !== document.id || corpus.entities[edge.object].type === "agency") continue;
    if (!["action", "mention"].includes(corpus.core.relations[edge.predicate])) continue;
    found.set(edge.object, [...(found.get(edge.object) || []), edge]);
  }
  for (const [id, edges] of found) {
    const strong = edges.filter((edge) => edge.predicate !== "mentions");
    if (strong.length) found.set(id, strong);
  }
  return found;
}

function comparison(left, right) {
  const [here, there] = [doings(left), doings(right)];
  const verbs = (edges) =>
    edges
      .map((edge) => edge.predicate)
      .sort()
      .join(" ");
  const rows = [];
  for (const id of new Set([...here.keys(), ...there.keys()])) {
    const [a, b] = [here.get(id) || [], there.get(id) || []];
    const kind = !b.length ? "here" : !a.length ? "there" : verbs(a) === verbs(b) ? "same" : "changed";
    rows.push({ entity: corpus.entities[id], a, b, kind });
  }
  const weight = (row) => -(row.a.length + row.b.length);
  const rank = (row) => corpus.core.types.indexOf(row.entity.type);
  rows.sort((x, y) => rank(x) - rank(y) || weight(x) - weight(y) || x.entity.id - y.entity.id);
  const shared = new Set(rows.filter((row) => row.a.length && row.b.length).map((row) => row.entity));
  const held = (side) => rows.filter((row) => row[side].length).map((row) => row.entity);
  const aligned = alignEntities(held("a"), held("b"), shared).map(({ a, b, score, edge }) => ({
    entity: a,
    other: b,
    a: here.get(a.id),
    b: there.get(b.id),
    kind: "aligned",
    score,
    edge,
  }));
  return [...rows, ...aligned];
}

function verbTags(edges) {
  return edges.map((edge) =>
    h(
      "button",
      {
        type: "button",
        class: `tag family-${corpus.core.relations[edge.predicate]} verb-${edge.predicate}`,
        onclick: () =>
          openSheet(
            [t(`rel_${edge.predicate}`), " ", nameOf(corpus.entities[edge.object].label)],
            passages(edge.first, edge.count, 6),
          ),
      },
      t(`rel_${edge.predicate}`),
    ),
  );
}

function compareRow(row) {
  return h(
    "tr",
    {},
    h("th", { scope: "row" }, entityLink(row.entity)),
    row.kind === "there" ? null : h("td", {}, verbTags(row.a)),
    row.kind === "here" ? null : h("td", {}, verbTags(row.b)),
  );
}

/** Counterparts face each other; between them what speaks for the pair. */
function alignedRow(row) {
  const link = row.edge
    ? h(
        "button",
        {
          type: "button",
          class: `tag family-${corpus.core.relations[row.edge.predicate]}`,
          onclick: () =>
            openSheet([t(`rel_${row.edge.predicate}`)], passages(row.edge.first, row.edge.count, 6)),
        },
        t(`rel_${row.edge.predicate}`),
      )
    : t("alike", Math.round(row.score * 100));
  return h(
    "tr",
    {},
    h("td", {}, entityLink(row.entity), h("div", { class: "verbs" }, verbTags(row.a))),
    h("td", { class: "alike" }, link),
    h("td", {}, entityLink(row.other), h("div", { class: "verbs" }, verbTags(row.b))),
  );
}

const OPEN_UP_TO = 200;

function compareSection(kind, rows, left, right) {
  if (!rows.length) return null;
  const aligned = kind === "aligned";
  const head = (name) => h("th", { scope: "col" }, nameOf(name, { title: name }));
  const columns = aligned
    ? [head(left.label), h("th", { scope: "col", class: "alike" }, t("likeness")), head(right.label)]
    : [
        h("th", { scope: "col" }, t("entity")),
        kind === "there" ? null : head(left.label),
        kind === "here" ? null : head(right.label),
      ];
  return h(
    "details",
    { class: `compare-group ${kind}`, id: `group-${kind}`, open: rows.length <= OPEN_UP_TO },
    h("summary", {}, h("h2", {}, t(`compare_${kind}`), " ", h("small", {}, rows.length))),
    aligned ? h("p", { class: "quiet" }, t("compare_aligned_note")) : null,
    h(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": t(`compare_${kind}`) },
      h(
        "table",
        { class: "compare" },
        h("thead", {}, h("tr", {}, columns)),
        h("tbody", {}, rows.map(aligned ? alignedRow : compareRow)),
      ),
    ),
  );
}

function showGroup(kind) {
  const group = byId(`group-${kind}`);
  group.open = true;
  group.scrollIntoView({ block: "start" });
  group.querySelector("summary").focus({ preventScroll: true });
}

function compareCsv(rows, left, right) {
  const words = (edges) => edges.map((edge) => t(`rel_${edge.predicate}`)).join(t("separator"));
  return [
    [t("comparison"), t("type"), t("entity"), t("counterpart"), left.label, right.label],
    ...rows.map((row) => [
      t(`compare_${row.kind}`),
      t(`type_${row.entity.type}`),
      row.entity.label,
      row.other?.label,
      words(row.a),
      words(row.b),
    ]),
  ];
}

function chosenDocuments(documents) {
  const pick = (key, fallback) => corpus.byKey.get(state.get(key)) || fallback;
  const rich = [...documents].sort((a, b) => doings(b).size - doings(a).size);
  const left = pick("a", rich[0]);
  const others = rich.filter((one) => one !== left);
  const right = pick(
    "b",
    others.find((one) => one.facts.level && one.facts.level !== left?.facts.level) || others[0] || left,
  );
  return [left, right];
}

startPage({
  load: loadCorpus,
  draw() {
    const documents = heldDocuments();
    const [left, right] = chosenDocuments(documents);
    for (const [id, key, one] of [
      ["choose-a", "a", left],
      ["choose-b", "b", right],
    ]) {
      const select = byId(id);
      replace(
        select,
        documents.map((document) =>
          h(
            "option",
            { value: document.key },
            [
              document.facts.level && t(`level_${document.facts.level}`),
              document.facts.date_document,
              document.label,
            ]
              .filter(Boolean)
              .join(" · "),
          ),
        ),
      );
      select.value = one?.key || "";
      select.onchange = () => state.set({ [key]: select.value });
    }
    byId("swap").onclick = () => state.set({ a: right.key, b: left.key });
    if (!left || left === right) {
      replace(byId("comparison"), h("p", { class: "empty" }, t("compare_two")));
      return;
    }
    const types = [...new Set(corpus.core.types)].filter((type) => type !== "agency");
    const select = byId("choose-type");
    replace(
      select,
      h("option", { value: "" }, t("any_type")),
      types.map((type) => h("option", { value: type }, t(`type_${type}`))),
    );
    select.value = state.get("type");
    select.onchange = () => state.set({ type: select.value });
    const rows = comparison(left, right).filter(
      (row) => !state.get("type") || row.entity.type === state.get("type"),
    );
    const of = (kind) => rows.filter((row) => row.kind === kind);
    replace(
      byId("summary"),
      ["same", "changed", "aligned", "here", "there"].map((kind) =>
        h(
          "li",
          {},
          button([h("strong", {}, of(kind).length), t(`compare_${kind}`)], () => showGroup(kind), {
            class: "button chip",
            disabled: !of(kind).length,
          }),
        ),
      ),
    );
    replace(
      byId("comparison"),
      ["changed", "same", "aligned"].map((kind) => compareSection(kind, of(kind), left, right)),
      h(
        "div",
        { class: "facing" },
        ["here", "there"].map((kind) => h("div", {}, compareSection(kind, of(kind), left, right))),
      ),
    );
    replace(
      byId("export"),
      button(t("save_csv"), () => saveCsv("compare", compareCsv(rows, left, right))),
    );
  },
});
