// Two matrices: what documents do with platforms and databases, and what agencies answer for.

const MATRICES = {
  actions: {
    row: "object",
    column: "subject",
    rows: ["platform", "database", "project"],
    chosen: ["platform", "database"],
    columns: ["document"],
    family: ["action"],
  },
  duties: {
    row: "object",
    column: "subject",
    rows: ["platform", "database", "project", "goal", "document"],
    chosen: [],
    columns: ["agency"],
    family: ["duty"],
  },
};

function matrixEdges(matrix, types) {
  const fits = (edge) => {
    const [row, column] = [corpus.entities[edge[matrix.row]], corpus.entities[edge[matrix.column]]];
    return (
      matrix.family.includes(corpus.core.relations[edge.predicate]) &&
      matrix.columns.includes(column.type) &&
      types.includes(row.type)
    );
  };
  // `hostedBy` runs from the thing to the agency; turned round it reads like the other duties.
  const turned = corpus.edges.map((edge) =>
    edge.predicate === "hostedBy" ? { ...edge, subject: edge.object, object: edge.subject } : edge,
  );
  return turned.filter(fits);
}

startPage({
  async load() {
    await loadCorpus();
    byId("matrix-find").addEventListener("input", () => state.set({ find: byId("matrix-find").value }));
  },
  draw() {
    const name = Object.hasOwn(MATRICES, state.get("of")) ? state.get("of") : "actions";
    const matrix = MATRICES[name];
    const initial = matrix.chosen.length ? matrix.chosen : matrix.rows;
    const types = state.read().has("types") ? state.list("types") : initial;
    replace(
      byId("choices"),
      Object.keys(MATRICES).map((one) =>
        h(
          "button",
          {
            type: "button",
            class: "button",
            "aria-pressed": String(one === name),
            onclick: () => state.set({ of: one === "actions" ? "" : one, types: "", sort: "", find: "" }),
          },
          t(`matrix_${one}`),
        ),
      ),
    );
    replace(
      byId("row-types"),
      matrix.rows.map((type) => {
        const box = h("input", {
          type: "checkbox",
          checked: types.includes(type),
          onchange: () => {
            const now = matrix.rows.filter((one) => (one === type ? box.checked : types.includes(one)));
            state.set({ types: now.length ? now : "none" });
          },
        });
        return h("label", { class: "check" }, box, glyph(type), h("span", {}, t(`type_${type}`)));
      }),
    );
    if (document.activeElement !== byId("matrix-find")) byId("matrix-find").value = state.get("find");
    const cells = cellsOf(matrixEdges(matrix, types), matrix.row, matrix.column);
    replace(
      byId("matrix"),
      cells.length
        ? gridView(`matrix-${name}`, cells, t(`corner_${name}`))
        : h("p", { class: "empty" }, t("matrix_empty")),
    );
  },
});
