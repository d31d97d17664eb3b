// A matrix on a phone: a list of its rows, each with its filled cells only, for most cells are empty.

/** `cellsOfRow(id)` gives the cells of a row by column, in the order of `columns`. */
function gridList(ids, cellsOfRow, columns) {
  return h("ul", { class: "plain grid-list" }, gridItems(ids, cellsOfRow, columns));
}

function gridItems(ids, cellsOfRow, columns) {
  return ids.map((id) =>
    h(
      "li",
      {},
      h("h3", {}, entityLink(corpus.entities[id])),
      columns
        .filter((column) => cellsOfRow(id).has(column))
        .map((column) => {
          const { label, facts } = corpus.entities[column];
          return h(
            "div",
            { class: "grid-line" },
            h(
              "span",
              {},
              nameOf(label, { title: label }),
              facts.level ? h("small", {}, " ", t(`level_${facts.level}`)) : null,
            ),
            cellButton(cellsOfRow(id).get(column)),
          );
        }),
    ),
  );
}

/** The headings of the table sort it; a list has a choice for that. */
function gridOrder(columns, sort) {
  const options = [
    ["", t("sort_by_count")],
    ["name", t("sort_by_name")],
    ...columns.map((id) => [corpus.entities[id].key, t("sort_by_column", shorten(corpus.entities[id].label, 16))]),
  ];
  const select = h(
    "select",
    { "aria-label": t("sort") },
    options.map(([value, label]) => h("option", { value, selected: value === sort }, label)),
  );
  select.addEventListener("change", () => state.set({ sort: select.value }));
  return select;
}
