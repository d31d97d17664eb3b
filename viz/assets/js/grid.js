// A matrix: things down, things across, in each cell short words; sorted, filtered, saved.

const ROWS_AT_FIRST = 120;
const COLUMNS_AT_MOST = 24;
const COLUMNS_ON_PAPER = 10;

/**
 * `cells` are `{ row, column, edges }` with entity ids; columns beyond the fullest 24 are shown on demand.
 * Sorting by a column puts its filled cells first.
 */
function gridView(name, cells, corner) {
  const byRow = new Map();
  const weight = new Map();
  for (const cell of cells) {
    if (!byRow.has(cell.row)) byRow.set(cell.row, new Map());
    byRow.get(cell.row).set(cell.column, cell);
    weight.set(cell.column, (weight.get(cell.column) || 0) + 1);
  }
  const columns = [...weight.keys()].sort((a, b) => weight.get(b) - weight.get(a) || a - b);
  // By level, documents then by date: what goes down from the state to the city is read from left to right.
  const dates = new Map(heldDocuments().map((document, order) => [document.id, order]));
  const place = (id) => dates.get(id) ?? columns.indexOf(id);
  const level = (id) => levelRank(corpus.entities[id]);
  const shownColumns = columns
    .slice(0, state.printing || state.get("columns") === "all" ? columns.length : COLUMNS_AT_MOST)
    .sort((a, b) => level(a) - level(b) || place(a) - place(b));
  const find = fold(state.get("find"));
  const rows = [...byRow.keys()].filter((id) => !find || fold(corpus.entities[id].label).includes(find));
  const sort = corpus.byKey.get(state.get("sort"))?.id;
  const size = (id) => byRow.get(id).size;
  const label = (id) => corpus.entities[id].label;
  if (state.get("sort") === "name") rows.sort((a, b) => label(a).localeCompare(label(b), "zh-Hans"));
  else
    rows.sort(
      (a, b) =>
        (sort === undefined ? 0 : byRow.get(b).has(sort) - byRow.get(a).has(sort)) ||
        size(b) - size(a) ||
        a - b,
    );
  const table = (ids, shown) => {
    const body = h("tbody", {}, ids.map((id) => gridRow(id, byRow.get(id), shown)));
    return { body, element: h("table", { class: "grid" }, gridHead(corner, shown, sort), body) };
  };
  const [firstRows, otherRows] = [rows.slice(0, ROWS_AT_FIRST), rows.slice(ROWS_AT_FIRST)];
  const main = table(firstRows, shownColumns);
  const rest = otherRows.length
    ? button(
        t("more_rows", otherRows.length),
        () => {
          rest.remove();
          main.body.append(...otherRows.map((id) => gridRow(id, byRow.get(id), shownColumns)));
        },
        { class: "button more" },
      )
    : null;
  // On paper as many tables as needed, each as wide as a page and without empty rows.
  const sheets = state.printing
    ? chunksOf(shownColumns, COLUMNS_ON_PAPER).map(
        (some) => table(rows.filter((id) => some.some((column) => byRow.get(id).has(column))), some).element,
      )
    : [main.element];
  const save = () =>
    saveCsv(name, [
      [corner, ...columns.map(label)],
      ...rows.map((id) => [label(id), ...columns.map((column) => words(byRow.get(id).get(column)))]),
    ]);
  return [
    h(
      "p",
      { class: "tools" },
      h("span", { class: "count-note" }, t("grid_count", rows.length, shownColumns.length)),
      columns.length > shownColumns.length
        ? button(t("grid_columns", columns.length), () => state.set({ columns: "all" }))
        : null,
      button(t("save_csv"), save),
    ),
    h(
      "div",
      { class: "scroll grid-scroll", tabindex: "0", role: "region", "aria-label": corner },
      sheets,
    ),
    rest,
  ];
}

function chunksOf(list, size) {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, place) =>
    list.slice(place * size, (place + 1) * size),
  );
}

function gridHead(corner, columns, sort) {
  const sortButton = (key, content, title) =>
    sortControl(content, { title, onclick: () => state.set({ sort: key }) });
  const column = (id) => {
    const { key, label, facts } = corpus.entities[id];
    return h(
      "th",
      { scope: "col", "aria-sort": id === sort ? "descending" : null },
      sortButton(key, nameOf(label, { class: "name upright", title: label }), t("sort_by_column", label)),
      facts.level ? h("span", { class: "level" }, t(`level_${facts.level}`)) : null,
    );
  };
  return h(
    "thead",
    {},
    h(
      "tr",
      {},
      h(
        "th",
        { scope: "col", class: "corner" },
        sortButton("name", corner, t("sort_by_name")),
        sortButton("", t("sort_by_count"), t("sort_by_count")),
      ),
      columns.map(column),
    ),
  );
}

/** The relation in as few words as a cell has room for. */
function cellWord(predicate) {
  return predicate === "responsibleFor" ? t("role_responsible") : t(`rel_${predicate}`);
}

function words(cell) {
  return cell ? cell.edges.map((edge) => t(`rel_${edge.predicate}`)).join(t("separator")) : "";
}

function gridRow(id, cells, columns) {
  return h(
    "tr",
    {},
    h("th", { scope: "row" }, entityLink(corpus.entities[id])),
    columns.map((column) => {
      const cell = cells.get(column);
      if (!cell) return h("td", {});
      return h(
        "td",
        {},
        h(
          "button",
          { type: "button", class: "cell", onclick: () => openCell(cell) },
          cell.edges.map((edge) =>
            h(
              "span",
              { class: `tag family-${corpus.core.relations[edge.predicate]} verb-${edge.predicate}` },
              cellWord(edge.predicate),
            ),
          ),
        ),
      );
    }),
  );
}

function openCell(cell) {
  const [row, column] = [corpus.entities[cell.row], corpus.entities[cell.column]];
  openSheet(
    [nameOf(column.label), " × ", nameOf(row.label)],
    cell.edges.map((edge) =>
      h(
        "section",
        {},
        h("h3", {}, h("span", { class: "verb" }, t(`rel_${edge.predicate}`))),
        passages(edge.first, edge.count, 6),
      ),
    ),
  );
}

/** Edges as cells: those with the same row and column come together. */
function cellsOf(edges, rowEnd, columnEnd) {
  const cells = new Map();
  for (const edge of edges) {
    const key = `${edge[rowEnd]} ${edge[columnEnd]}`;
    if (!cells.has(key)) cells.set(key, { row: edge[rowEnd], column: edge[columnEnd], edges: [] });
    cells.get(key).edges.push(edge);
  }
  return [...cells.values()];
}
