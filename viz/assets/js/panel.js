// What is known of one entity or one relation: names, facts, what documents do with it, relations, passages.

function factRows(entity) {
  const known = corpus.core.vocabulary.facts.filter((fact) => entity.facts[fact]);
  const rows = known.map((fact) => {
    const value = entity.facts[fact];
    const shown = { level: "level_", documentKind: "kind_", validity: "validity_" }[fact];
    return [t(`fact_${fact}`), shown ? t(shown + value) : value];
  });
  if (entity.indicators.length) rows.push([t("fact_indicators"), entity.indicators.join(t("separator_long"))]);
  if (entity.facts.collective === "true") rows.push([t("fact_collective"), t("yes")]);
  return [...rows, ...measureRows(entity)];
}

/** Names, type and facts of an entity; `heading` is the tag of its name. */
function entityHead(entity, heading = "h2") {
  const names = [entity.english, entity.traditional, ...entity.aliases].filter(Boolean);
  return h(
    "header",
    { class: `entity-head type-${entity.type}` },
    h("p", { class: "kind" }, glyph(entity.type), t(`type_${entity.type}`)),
    h(heading, { class: "entity-name" }, h("bdi", { dir: "auto", title: entity.label }, entity.label)),
    names.length
      ? h(
          "p",
          { class: "aliases" },
          names.map((name) => nameOf(name, { class: "name alias", title: name })),
        )
      : null,
    h(
      "dl",
      { class: "facts" },
      factRows(entity).map(([name, value]) => [h("dt", {}, name), h("dd", {}, h("bdi", {}, value))]),
    ),
  );
}

/** Edges of an entity in groups, each with its words, in a fixed order: first what documents do, then relations. */
function edgeGroups(entity) {
  const groups = new Map();
  const order = Object.keys(corpus.core.relations);
  for (const edge of corpus.around[entity.id]) {
    const outward = edge.subject === entity.id;
    const key = `${outward ? "rel" : "inv"}_${edge.predicate}`;
    if (!groups.has(key)) groups.set(key, { key, predicate: edge.predicate, outward, edges: [] });
    groups.get(key).edges.push(edge);
  }
  const isAction = (group) => corpus.core.relations[group.predicate] === "action";
  const rank = (group) => (group.predicate === "mentions" ? 2 : isAction(group) ? 0 : 1);
  return [...groups.values()].sort(
    (a, b) =>
      rank(a) - rank(b) || order.indexOf(a.predicate) - order.indexOf(b.predicate) || b.outward - a.outward,
  );
}

const EDGES_AT_FIRST = 8;

function edgeItem(edge, outward, choose) {
  const other = corpus.entities[outward ? edge.object : edge.subject];
  const body = h("div", { class: "edge-body" });
  const summary = h(
    "summary",
    {},
    glyph(other.type),
    nameOf(other.label),
    edge.count ? h("span", { class: "count", title: t("passages_count", edge.count) }, edge.count) : null,
  );
  const details = h("details", { class: "edge" }, summary, body);
  const open = () => {
    if (!details.open || body.childElementCount) return;
    const go = choose
      ? button(t("show_entity"), () => choose(other), { class: "button small" })
      : h("a", { class: "button small", href: pageLink("entity.html", { id: other.key }) }, t("show_entity"));
    replace(body, passages(edge.first, edge.count), go);
  };
  details.addEventListener("toggle", open);
  return details;
}

/** All relations of an entity; `choose` is what happens with the entity at the other end, default its page. */
function relationGroups(entity, choose, opened = 1) {
  let left = opened;
  return edgeGroups(entity).map((group) => {
    const list = h("div", { class: "edges" });
    const add = (edges) => {
      for (const edge of edges) {
        const item = edgeItem(edge, group.outward, choose);
        list.append(item);
        if (left > 0 && edge.count && group.predicate !== "mentions") {
          item.open = true;
          // The event of the browser itself comes too late for paper.
          item.dispatchEvent(new Event("toggle"));
          left -= 1;
        }
      }
    };
    add(group.edges.slice(0, EDGES_AT_FIRST));
    const hidden = group.edges.slice(EDGES_AT_FIRST);
    const rest = hidden.length
      ? button(
          t("more_entities", hidden.length),
          () => {
            rest.remove();
            add(hidden);
          },
          { class: "button more" },
        )
      : null;
    const family = corpus.core.relations[group.predicate];
    return h(
      "section",
      { class: `relation-group family-${family}` },
      h("h3", {}, t(group.key), " ", h("small", {}, group.edges.length)),
      list,
      rest,
    );
  });
}

function edgePanel(edge, choose) {
  const ends = [corpus.entities[edge.subject], corpus.entities[edge.object]];
  const end = (entity) =>
    h(
      "button",
      { type: "button", class: "chip", onclick: () => choose(entity) },
      glyph(entity.type),
      nameOf(entity.label),
    );
  return [
    h(
      "header",
      { class: `entity-head family-${corpus.core.relations[edge.predicate]}` },
      h("p", { class: "kind" }, t("relation")),
      h(
        "h2",
        { class: "statement" },
        end(ends[0]),
        h("span", { class: "verb" }, t(`rel_${edge.predicate}`)),
        end(ends[1]),
      ),
    ),
    passages(edge.first, edge.count, 5),
  ];
}
