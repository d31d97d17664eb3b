// One entity with all that is known of it; without one, the list of all entities.

function drawIndex() {
  titlePage(t("page_entity"));
  const types = corpus.core.types;
  const type = types.includes(state.get("type")) ? state.get("type") : "";
  const rows = corpus.entities
    .filter((entity) => !type || entity.type === type)
    .sort((a, b) => documentsOf(b).size - documentsOf(a).size || degree(b) - degree(a) || a.id - b.id);
  const choices = h(
    "div",
    { class: "buttons", role: "group", "aria-label": t("type") },
    ["", ...types].map((one) =>
      h(
        "button",
        {
          type: "button",
          class: "button",
          "aria-pressed": String(one === type),
          onclick: () => state.set({ type: one }),
        },
        one ? glyph(one) : null,
        one ? t(`types_${one}`) : t("any_type"),
      ),
    ),
  );
  const columns = [
    { key: "name", label: t("entity"), value: (row) => row.label, cell: (row) => [entityLink(row), englishBelow(row)] },
    { key: "type", label: t("type"), short: true, value: (row) => t(`type_${row.type}`) },
    { key: "english", label: t("english_name"), aside: true, value: (row) => row.english },
    {
      key: "aliases",
      label: t("aliases"),
      value: (row) => row.aliases.join(t("separator_long")),
      cell: (row) => row.aliases.slice(0, 4).map((name) => h("span", { class: "item" }, nameOf(name))),
    },
    { key: "documents", label: t("documents"), number: true, value: (row) => documentsOf(row).size },
    ...measureNames().map((name) => ({
      key: name,
      label: t(`measure_${name}`),
      number: true,
      value: (row) => measureOf(name, row),
      cell: (row) => measureText(name, measureOf(name, row)),
    })),
  ];
  replace(byId("entity"), h("h1", {}, t("page_entity")), choices, tableView("entities", columns, rows));
}

/** Few entities have an English name: it stands below the name, not in a column of its own. */
function englishBelow(entity) {
  return entity.english ? h("small", { class: "below", lang: "en" }, h("bdi", {}, entity.english)) : null;
}

/** Every place that names the entity, document by document. */
function mentionSection(entity) {
  const mentions = corpus.around[entity.id].filter(
    (edge) => edge.object === entity.id && edge.predicate === "mentions",
  );
  if (!mentions.length) return null;
  return h(
    "section",
    { class: "mentions" },
    h("h2", {}, t("mentions")),
    mentions.map((edge) => {
      const body = h("div", { class: "edge-body" });
      const details = h(
        "details",
        { class: "edge" },
        h(
          "summary",
          {},
          glyph("document"),
          nameOf(corpus.entities[edge.subject].label),
          h("span", { class: "count" }, t("passages_count", edge.count)),
        ),
        body,
      );
      details.addEventListener(
        "toggle",
        () => details.open && !body.childElementCount && replace(body, passages(edge.first, edge.count, 10)),
      );
      return details;
    }),
  );
}

function relationRows(entity) {
  const head = [t("direction"), t("relation"), t("type"), t("entity"), t("passages"), t("filter_confidence")];
  return [
    head,
    ...corpus.around[entity.id].map((edge) => {
      const outward = edge.subject === entity.id;
      const other = corpus.entities[outward ? edge.object : edge.subject];
      return [outward ? "→" : "←", edge.predicate, other.type, other.label, edge.count, edge.confidence];
    }),
  ];
}

function drawEntity(entity) {
  titlePage(entity.label);
  const files = corpus.files.filter((file) => file.documents.includes(entity.id) && file.page);
  const links = h(
    "p",
    { class: "tools" },
    h(
      "a",
      { class: "button", href: pageLink("network.html", { sel: entity.key, ego: entity.key }) },
      t("in_network"),
    ),
    files.map((file) =>
      h(
        "a",
        { class: "button", href: pageLink(file.page), title: file.name },
        t("read"),
        " ",
        nameOf(file.name),
      ),
    ),
    entity.type === "document" && heldDocuments().includes(entity)
      ? h("a", { class: "button", href: pageLink("compare.html", { a: entity.key }) }, t("page_compare"))
      : null,
    button(t("save_csv"), () => saveCsv("entity", relationRows(entity))),
  );
  const related = corpus.around[entity.id].length > 0;
  const statement =
    entity.facts.statement && entity.facts.statement !== entity.label
      ? h("blockquote", { dir: "auto" }, entity.facts.statement)
      : null;
  replace(
    byId("entity"),
    entityHead(entity, "h1"),
    statement,
    links,
    related
      ? h(
          "section",
          { class: "small-network" },
          h("h2", {}, t("small_network")),
          h(
            "div",
            { class: "scroll", tabindex: "0", role: "region", "aria-label": t("small_network") },
            egoSvg(entity, clamp(byId("entity").clientWidth - 2, 320, 960)),
          ),
          pictureButtons("entity", () => egoSvg(entity)),
        )
      : null,
    h(
      "section",
      { class: "relations" },
      h("h2", {}, t("relations")),
      related ? relationGroupsWithoutMentions(entity) : h("p", { class: "quiet" }, t("no_relation")),
    ),
    mentionSection(entity),
  );
  const picture = byId("entity").querySelector(".small-network .scroll");
  if (picture) picture.scrollLeft = (picture.scrollWidth - picture.clientWidth) / 2;
}

function relationGroupsWithoutMentions(entity) {
  const groups = relationGroups(entity, null, 3).filter(
    (group) => !group.classList.contains("family-mention"),
  );
  return groups.length ? h("div", { class: "groups" }, groups) : h("p", { class: "quiet" }, t("no_relation"));
}

startPage({
  async load() {
    await loadCorpus();
    await loadMeasures();
  },
  draw() {
    const entity = corpus.byKey.get(state.get("id"));
    if (entity) drawEntity(entity);
    else drawIndex();
  },
  choose: (entity) => {
    state.set({ id: entity.key }, true);
    scrollTo(0, 0);
  },
});
