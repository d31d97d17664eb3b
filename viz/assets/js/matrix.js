// Two matrices: what documents do with platforms and databases, and what agencies answer for.

function matrixEdges(matrix, types) {
  const fits = (edge) => {
    const [row, column] = [corpus.entities[edge.object], corpus.entities[edge.subject]];
    return (
      matrix.families.includes(corpus.core.relations[edge.predicate]) &&
      matrix.columns.includes(column.type) &&
      types.includes(row.type)
    );
  };
  const turned = corpus.edges.map((edge) =>
    corpus.core.vocabulary.turned.includes(edge.predicate)
      ? { ...edge, subject: edge.object, object: edge.subject }
      : edge,
  );
  return turned.filter(fits);
}

startPage({
  async load() {
    await loadCorpus();
    byId("matrix-find").addEventListener("input", () => state.set({ find: byId("matrix-find").value }));
  },
  draw() {
    const { matrices } = corpus.core.vocabulary;
    const name = Object.hasOwn(matrices, state.get("of")) ? state.get("of") : "actions";
    const matrix = matrices[name];
    const types = state.read().has("types") ? state.list("types") : matrix.chosen;
    replace(
      byId("choices"),
      Object.keys(matrices).map((one) =>
        h(
          "button",
          {
            type: "button",
            class: "button",
            "aria-pressed": String(one === name),
            onclick: () => state.set({ of: one === "actions" ? "" : one, types: "", sort: "", find: "", columns: "" }),
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
    const cells = cellsOf(matrixEdges(matrix, types), "object", "subject");
    replace(
      byId("matrix"),
      cells.length
        ? gridView(`matrix-${name}`, cells, t(`corner_${name}`))
        : h("p", { class: "empty" }, t("matrix_empty")),
    );
  },
});
