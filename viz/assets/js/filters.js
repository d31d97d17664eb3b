// Which nodes and edges the network shows: settings in the address, and what passes them.

const SOFT_RELATION = "mentions";

function filterSettings() {
  const number = (key, fallback) => (state.get(key) === "" ? fallback : Number(state.get(key)) || 0);
  return {
    types: new Set(state.list("hide")),
    relations: new Set(state.read().has("rel") ? state.list("rel") : [SOFT_RELATION]),
    documents: new Set(
      state
        .list("doc")
        .map((key) => corpus.byKey.get(key)?.id)
        .filter((id) => id !== undefined),
    ),
    from: state.get("from"),
    to: state.get("to"),
    confidence: number("conf", 0) / 100,
    degree: number("deg", 1),
    ego: corpus.byKey.get(state.get("ego")) || null,
    steps: clamp(number("steps", 1), 1, 3),
  };
}

function yearOf(entity) {
  return (entity.facts.dueYear || entity.facts.date_document || "").slice(0, 4);
}

/** Sets of entity ids and edges that pass the settings. */
function passing(settings) {
  const node = (entity) => {
    if (settings.types.has(entity.type)) return false;
    if (!settings.from && !settings.to) return true;
    if (entity.type !== "goal" && entity.type !== "document") return true;
    const year = yearOf(entity);
    return year !== "" && (!settings.from || year >= settings.from) && (!settings.to || year <= settings.to);
  };
  const shown = new Set(corpus.entities.filter(node).map((entity) => entity.id));
  const said = (edge) =>
    !settings.documents.size ||
    edge.documents.some((id) => settings.documents.has(id)) ||
    (!edge.documents.length && (settings.documents.has(edge.subject) || settings.documents.has(edge.object)));
  let edges = corpus.edges.filter(
    (edge) =>
      !settings.relations.has(edge.predicate) &&
      shown.has(edge.subject) &&
      shown.has(edge.object) &&
      edge.confidence >= settings.confidence &&
      said(edge),
  );
  const count = new Map();
  for (const edge of edges) {
    for (const end of [edge.subject, edge.object]) count.set(end, (count.get(end) || 0) + 1);
  }
  let nodes = new Set([...shown].filter((id) => (count.get(id) || 0) >= settings.degree));
  if (settings.ego) nodes = withinSteps(settings.ego.id, settings.steps, edges);
  edges = edges.filter((edge) => nodes.has(edge.subject) && nodes.has(edge.object));
  return { nodes, edges };
}

function withinSteps(start, steps, edges) {
  const near = new Map();
  for (const { subject, object } of edges) {
    near.set(subject, [...(near.get(subject) || []), object]);
    near.set(object, [...(near.get(object) || []), subject]);
  }
  let rim = [start];
  const found = new Set(rim);
  for (let step = 0; step < steps; step += 1) {
    rim = rim.flatMap((id) => near.get(id) || []).filter((id) => !found.has(id) && found.add(id));
  }
  return found;
}

function checkRow(label, checked, onchange, mark, count) {
  const box = h("input", { type: "checkbox", checked, onchange: () => onchange(box.checked) });
  return h(
    "label",
    { class: "check" },
    box,
    mark,
    h("span", { class: "check-name" }, label),
    h("span", { class: "count" }, count),
  );
}

function counted(items) {
  const found = new Map();
  for (const item of items) found.set(item, (found.get(item) || 0) + 1);
  return found;
}

function toggled(set, item, inside) {
  const changed = new Set(set);
  if (inside) changed.add(item);
  else changed.delete(item);
  return [...changed].sort();
}

/** The legend: a row for each type and relation; a box unticked hides it. */
function drawLegend(settings) {
  const types = counted(corpus.entities.map((entity) => entity.type));
  replace(
    byId("legend-types"),
    corpus.core.types
      .filter((type) => types.has(type))
      .map((type) =>
        checkRow(
          t(`types_${type}`),
          !settings.types.has(type),
          (on) => state.set({ hide: toggled(settings.types, type, !on) }),
          glyph(type),
          types.get(type),
        ),
      ),
  );
  const relations = counted(corpus.edges.map((edge) => edge.predicate));
  const families = [...new Set(Object.values(corpus.core.relations))];
  const set = (list) => state.set({ rel: list.length ? list : "none" });
  replace(
    byId("legend-relations"),
    families.map((family) => {
      const rows = Object.keys(corpus.core.relations).filter(
        (name) => corpus.core.relations[name] === family && relations.has(name),
      );
      return rows.length
        ? h(
            "fieldset",
            { class: `family family-${family}` },
            h(
              "legend",
              {},
              h(
                "button",
                {
                  type: "button",
                  class: "family-name",
                  title: t("family_toggle"),
                  onclick: () => {
                    const hidden = new Set(settings.relations);
                    const all = rows.every((name) => !hidden.has(name));
                    for (const name of rows) hidden[all ? "add" : "delete"](name);
                    set([...hidden].sort());
                  },
                },
                t(`family_${family}`),
              ),
            ),
            rows.map((name) =>
              checkRow(
                t(`rel_${name}`),
                !settings.relations.has(name),
                (on) => set(toggled(settings.relations, name, !on)),
                lineMark(family),
                relations.get(name),
              ),
            ),
          )
        : null;
    }),
  );
}

function lineMark(family) {
  return s(
    "svg",
    { class: `line-mark family-${family}`, viewBox: "0 0 22 8", "aria-hidden": "true" },
    s("path", { d: "M0,4H16M14,1L20,4L14,7", "stroke-dasharray": corpus.core.dashes[family] ? "4 2" : null }),
  );
}

function drawFilters(settings) {
  const documents = heldDocuments();
  replace(
    byId("filter-documents"),
    documents.map((document) =>
      checkRow(
        nameOf(document.label),
        settings.documents.has(document.id),
        (on) => {
          const ids = new Set(toggled(settings.documents, document.id, on));
          state.set({ doc: documents.filter((one) => ids.has(one.id)).map((one) => one.key) });
        },
        glyph("document"),
        yearOf(document),
      ),
    ),
  );
  const years = [...new Set(corpus.entities.map(yearOf).filter(Boolean))].sort();
  for (const [id, key] of [
    ["filter-from", "from"],
    ["filter-to", "to"],
  ]) {
    replace(
      byId(id),
      h("option", { value: "" }, t("any_year")),
      years.map((year) => h("option", { value: year, selected: settings[key] === year }, year)),
    );
    byId(id).value = settings[key];
  }
  replace(
    byId("node-size"),
    measureNames().map((name) =>
      h("option", { value: name, selected: sizedBy() === name }, t(`measure_${name}`)),
    ),
  );
  byId("node-size").value = sizedBy();
  byId("filter-confidence").value = Math.round(settings.confidence * 100);
  byId("filter-degree").value = settings.degree;
  replace(byId("confidence-value"), `${Math.round(settings.confidence * 100)}%`);
  replace(byId("degree-value"), String(settings.degree));
}

function listenToFilters() {
  const set = (id, key, fallback) =>
    byId(id).addEventListener("input", () =>
      state.set({ [key]: byId(id).value === fallback ? "" : byId(id).value }),
    );
  set("node-size", "size", MEASURE);
  set("filter-from", "from", "");
  set("filter-to", "to", "");
  set("filter-confidence", "conf", "0");
  set("filter-degree", "deg", "1");
  byId("filter-reset").addEventListener("click", () =>
    state.set({
      hide: "",
      rel: "",
      doc: "",
      from: "",
      to: "",
      conf: "",
      deg: "",
      ego: "",
      steps: "",
      size: "",
      open: "",
      overview: "",
    }),
  );
}
