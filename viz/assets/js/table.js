// A table that sorts by its headings, filters by words, and can be taken away as CSV.

/**
 * Columns are `{ key, label, value(row), cell?(row), number? }`: `value` is what is sorted, filtered and saved,
 * `cell` what is shown; `number` and `short` are about alignment and wrapping.  A column without a single value
 * is left out; one that is `aside` is shown in the cell of another, but found and saved as one of its own.  Sorting and filtering live in the address under `<name>-sort` and `<name>-find`.
 */
function tableView(name, allColumns, rows, { limit = 200, tools = [] } = {}) {
  const columns = allColumns.filter((one) => rows.some((row) => one.value(row) !== ""));
  const shownColumns = columns.filter((one) => !one.aside);
  const [sortKey, direction] = (state.get(`${name}-sort`) || "").split(":");
  const find = state.get(`${name}-find`);
  const column = columns.find((one) => one.key === sortKey);
  const wanted = fold(find);
  let shown = wanted
    ? rows.filter((row) => columns.some((one) => fold(String(one.value(row) ?? "")).includes(wanted)))
    : [...rows];
  if (column) {
    const sign = direction === "down" ? -1 : 1;
    shown.sort((a, b) => sign * compareValues(column.value(a), column.value(b)));
  }
  const input = h("input", {
    type: "search",
    "aria-label": t("table_find"),
    placeholder: t("table_find"),
    value: find,
    class: "find",
  });
  input.addEventListener("change", () => state.set({ [`${name}-find`]: input.value }));
  const save = button(t("save_csv"), () =>
    saveCsv(name, [
      columns.map((one) => one.label),
      ...shown.map((row) => columns.map((one) => one.value(row))),
    ]),
  );
  const head = shownColumns.map((one) => headCell(name, one, one === column ? direction || "up" : ""));
  const body = h(
    "tbody",
    {},
    shown.slice(0, limit).map((row) => bodyRow(shownColumns, row)),
  );
  const rest =
    shown.length > limit
      ? button(
          t("more_rows", shown.length - limit),
          () => {
            rest.remove();
            body.append(...shown.slice(limit).map((row) => bodyRow(shownColumns, row)));
          },
          { class: "button more" },
        )
      : null;
  return h(
    "div",
    { class: "table-view" },
    h(
      "p",
      { class: "tools" },
      input,
      tools,
      h("span", { class: "count-note" }, t("rows_count", shown.length)),
      save,
    ),
    h(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": t("table") },
      h("table", {}, h("thead", {}, h("tr", {}, head)), body),
    ),
    rest,
  );
}

function bodyRow(columns, row) {
  return h(
    "tr",
    {},
    columns.map((one) =>
      h(
        "td",
        { class: one.number ? "number" : one.short ? "short" : null, "data-label": one.label },
        one.cell ? one.cell(row) : h("bdi", {}, String(one.value(row) ?? "")),
      ),
    ),
  );
}

function headCell(name, column, direction) {
  const next = direction === "up" ? "down" : "up";
  const sort = direction ? { "aria-sort": direction === "up" ? "ascending" : "descending" } : {};
  return h(
    "th",
    { scope: "col", class: column.number ? "number" : null, ...sort },
    sortControl(
      [
        column.label,
        h(
          "span",
          { "aria-hidden": "true", class: direction ? "direction" : "direction idle" },
          { up: " ↑", down: " ↓", "": " ↕" }[direction],
        ),
      ],
      { onclick: () => state.set({ [`${name}-sort`]: `${column.key}:${next}` }) },
    ),
  );
}

/** A heading that sorts.  On paper plain words: browsers leave buttons out where a heading is repeated. */
function sortControl(content, attributes) {
  return state.printing
    ? h("span", {}, content)
    : h("button", { type: "button", class: "sort", ...attributes }, content);
}

function compareValues(a, b) {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a ?? "").localeCompare(String(b ?? ""), "zh-Hans");
}
