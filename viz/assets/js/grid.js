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
  const size = (id) => byRow.get(id).size;
  const fullest = [...byRow.keys()].sort((a, b) => size(b) - size(a) || a - b);
  const order = columnOrder(columns, fullest, byRow);
  const asList = NARROW && !state.printing;
  const shownColumns = columns
    .slice(0, asList || state.printing || state.get("columns") === "all" ? columns.length : COLUMNS_AT_MOST)
    .sort((a, b) => order.get(a) - order.get(b));
  const find = fold(state.get("find"));
  const rows = fullest.filter((id) => !find || fold(corpus.entities[id].label).includes(find));
  const sort = corpus.byKey.get(state.get("sort"))?.id;
  const label = (id) => corpus.entities[id].label;
  if (state.get("sort") === "name") rows.sort((a, b) => label(a).localeCompare(label(b), "zh-Hans"));
  else if (sort !== undefined) rows.sort((a, b) => byRow.get(b).has(sort) - byRow.get(a).has(sort));
  const table = (ids, shown) => {
    const body = h("tbody", {}, ids.map((id) => gridRow(id, byRow.get(id), shown)));
    return { body, element: h("table", { class: "grid" }, gridHead(corner, shown, sort), body) };
  };
  const [firstRows, otherRows] = [rows.slice(0, ROWS_AT_FIRST), rows.slice(ROWS_AT_FIRST)];
  const cellsOfRow = (id) => byRow.get(id);
  const main = asList ? null : table(firstRows, shownColumns);
  const list = asList ? gridList(firstRows, cellsOfRow, shownColumns) : null;
  const rest = otherRows.length
    ? button(
        t("more_rows", otherRows.length),
        () => {
          rest.remove();
          if (asList) list.append(...gridItems(otherRows, cellsOfRow, shownColumns));
          else main.body.append(...otherRows.map((id) => gridRow(id, byRow.get(id), shownColumns)));
        },
        { class: "button more" },
      )
    : null;
  // On paper as many tables as needed, each as wide as a page and without empty rows.
  const sheets = state.printing
    ? chunksOf(shownColumns, COLUMNS_ON_PAPER).map(
        (some) => table(rows.filter((id) => some.some((column) => byRow.get(id).has(column))), some).element,
      )
    : [main?.element];
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
      asList ? gridOrder(shownColumns, state.get("sort")) : null,
      button(t("save_csv"), save),
    ),
    list ||
      h("div", { class: "scroll grid-scroll", tabindex: "0", role: "region", "aria-label": corner }, sheets),
    rest,
  ];
}

/**
 * Place of each column from left to right.  Documents by level, then by date: what goes down from the state to the city is
 * read from left to right.  Agencies as the fullest rows name them: a sparse table then opens on filled cells.
 */
function columnOrder(columns, rows, byRow) {
  const documents = columns.filter((id) => corpus.entities[id].type === "document");
  const dates = new Map(heldDocuments().map((document, place) => [document.id, place]));
  const date = (id) => dates.get(id) ?? dates.size + columns.indexOf(id);
  const level = (id) => levelRank(corpus.entities[id]);
  const ordered =
    documents.length === columns.length
      ? documents.sort((a, b) => level(a) - level(b) || date(a) - date(b))
      : [...new Set(rows.flatMap((id) => [...byRow.get(id).keys()]))];
  return new Map(ordered.map((id, place) => [id, place]));
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
      return h("td", {}, cell ? cellButton(cell) : null);
    }),
  );
}

function cellButton(cell) {
  return h(
    "button",
    { type: "button", class: "cell", onclick: () => openCell(cell) },
    cell.edges.map((edge) =>
      h(
        "span",
        { class: `tag family-${corpus.core.relations[edge.predicate]} verb-${edge.predicate}` },
        cellWord(edge.predicate),
      ),
    ),
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
