// The home page: counts, documents, most shared entities, downloads.

function targets(entity, predicate) {
  return corpus.around[entity.id]
    .filter((edge) => edge.subject === entity.id && edge.predicate === predicate)
    .map((edge) => corpus.entities[edge.object]);
}

function drawCounts() {
  const counts = new Map();
  for (const entity of corpus.entities) counts.set(entity.type, (counts.get(entity.type) || 0) + 1);
  const card = (href, mark, number, label) =>
    h("a", { class: "card", href }, mark, h("strong", {}, number.toLocaleString()), h("span", {}, label));
  replace(
    byId("counts"),
    corpus.core.types.map((type) =>
      card(pageLink("entity.html", { type }), glyph(type), counts.get(type) || 0, t(`types_${type}`)),
    ),
    card(
      pageLink("network.html"),
      lineGlyph(),
      corpus.edges.filter((edge) => edge.predicate !== "mentions").length,
      t("relations"),
    ),
    h(
      "div",
      { class: "card still" },
      h("strong", {}, corpus.core.evidence.toLocaleString()),
      h("span", {}, t("passages")),
    ),
  );
}

function lineGlyph() {
  return s(
    "svg",
    { class: "glyph line", viewBox: "-8 -8 16 16", "aria-hidden": "true" },
    s("path", { d: "M-6,5L6,-5M6,-5L1,-5M6,-5L6,0" }),
  );
}

function documentColumns() {
  const list = (row, predicate) =>
    targets(row, predicate)
      .map((entity) => entity.label)
      .join(t("separator_long"));
  const links = (row, predicate) =>
    targets(row, predicate).map((entity) => h("span", { class: "item" }, entityLink(entity)));
  const files = (row) => corpus.files.filter((file) => file.documents.includes(row.id));
  const touched = (row) =>
    new Set(corpus.around[row.id].filter((edge) => edge.subject === row.id).map((edge) => edge.object)).size;
  return [
    { key: "title", label: t("document"), value: (row) => row.label, cell: (row) => entityLink(row) },
    {
      key: "number",
      label: t("fact_documentNumber"),
      short: true,
      value: (row) => row.facts.documentNumber || "",
    },
    {
      key: "date",
      label: t("fact_date_document"),
      short: true,
      value: (row) => row.facts.date_document || "",
    },
    {
      key: "level",
      label: t("fact_level"),
      short: true,
      value: (row) => (row.facts.level ? t(`level_${row.facts.level}`) : ""),
    },
    {
      key: "issuer",
      label: t("rel_issuedBy"),
      value: (row) => list(row, "issuedBy"),
      cell: (row) => links(row, "issuedBy"),
    },
    {
      key: "basis",
      label: t("rel_basedOn"),
      value: (row) => list(row, "basedOn"),
      cell: (row) => links(row, "basedOn"),
    },
    { key: "entities", label: t("entities"), number: true, value: touched },
    {
      key: "files",
      label: t("texts"),
      value: (row) =>
        files(row)
          .map((file) => file.name)
          .join(t("separator_long")),
      cell: (row) =>
        files(row).map((file, place, all) =>
          h(
            "span",
            { class: "item" },
            file.page
              ? h(
                  "a",
                  { href: pageLink(file.page), title: file.name },
                  all.length > 1 ? `${t("read")} ${place + 1}` : t("read"),
                )
              : nameOf(file.name),
          ),
        ),
    },
  ];
}

/** Entities that most documents speak of. */
function drawShared() {
  const held = new Set(heldDocuments().map((document) => document.id));
  const rows = corpus.entities
    .filter((entity) => entity.facts.collective !== "true")
    .map((entity) => ({
      entity,
      count: [...documentsOf(entity)].filter((one) => held.has(one) && one !== entity.id).length,
    }))
    .filter((row) => row.count > 1)
    .sort((a, b) => b.count - a.count || degree(b.entity) - degree(a.entity) || a.entity.id - b.entity.id)
    .slice(0, 16);
  const most = rows.length ? rows[0].count : 1;
  byId("shared-section").hidden = rows.length === 0;
  replace(
    byId("shared"),
    rows.map(({ entity, count }) =>
      h(
        "li",
        { vars: { "--part": `${Math.round((count / most) * 100)}%` }, class: `bar type-${entity.type}` },
        entityLink(entity),
        h("span", { class: "count" }, t("documents_count", count)),
      ),
    ),
  );
}

async function drawDownloads() {
  const { downloads } = (await loadBlock("home")) || { downloads: [] };
  byId("downloads-section").hidden = downloads.length === 0;
  const size = (bytes) =>
    bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1e3))} kB`;
  replace(
    byId("downloads"),
    downloads.map(([path, label, notes, bytes]) =>
      h(
        "li",
        {},
        h(
          "a",
          { href: path.split("/").map(encodeURIComponent).join("/"), download: true },
          nameOf(path.split("/").pop()),
        ),
        h(
          "small",
          {},
          [label, notes[language() === "zh" ? 0 : 1], bytes ? size(bytes) : ""].filter(Boolean).join(" · "),
        ),
      ),
    ),
  );
}

startPage({
  load: loadCorpus,
  draw() {
    drawCounts();
    const documents = heldDocuments();
    const others = corpus.entities.filter(
      (entity) => entity.type === "document" && !documents.includes(entity),
    );
    replace(byId("documents"), tableView("documents", documentColumns(), documents));
    byId("cited-section").hidden = others.length === 0;
    replace(
      byId("cited"),
      others
        .sort((a, b) => degree(b) - degree(a) || a.id - b.id)
        .slice(0, 40)
        .map((entity) => h("li", {}, entityLink(entity), h("span", { class: "count" }, degree(entity)))),
    );
    drawShared();
    drawDownloads();
  },
});
