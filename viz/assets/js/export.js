// Taking the visible part of the network away: picture, table or JSON.

function exportButtons(view) {
  return [
    button(t("save_png"), () => saveCanvas(view())),
    button(t("save_svg"), () => saveSvg("network", networkSvg(view()))),
    button(t("save_csv"), () => saveCsv("network", networkRows(view()))),
    button(t("save_json"), () =>
      saveText("network.json", "application/json", JSON.stringify(networkJson(view()), null, 1)),
    ),
  ];
}

function saveCanvas(view) {
  const drawn = canvas.net.canvas.frame.canvas;
  const colours = pictureColours();
  const size = 14 * (drawn.width / Math.max(drawn.clientWidth, 1));
  const rows = legendRows(legendItems(view, colours), drawn.width / size);
  const copy = h("canvas", { width: drawn.width, height: drawn.height + Math.ceil(rows.height * size) });
  const context = copy.getContext("2d");
  context.fillStyle = colours.paper;
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(drawn, 0, 0);
  legendOnCanvas(context, rows, colours, { top: drawn.height, size });
  copy.toBlob((blob) => saveBlob("network.png", blob), "image/png");
}

function networkRows(view) {
  const head = ["subject_type", "subject", "predicate", "object_type", "object", "passages", "confidence"];
  return [
    head,
    ...view.edges.map(({ edge }) => {
      const [from, to] = [corpus.entities[edge.subject], corpus.entities[edge.object]];
      return [from.type, from.label, edge.predicate, to.type, to.label, edge.count, edge.confidence];
    }),
  ];
}

function networkJson(view) {
  return {
    nodes: view.nodes.map((id) => {
      const { key, type, label, english, aliases, facts } = corpus.entities[id];
      const central = measureNames().map((name) => [name, measureOf(name, corpus.entities[id])]);
      return { id: key, type, label, english, aliases, facts, ...Object.fromEntries(central) };
    }),
    edges: view.edges.map(({ edge }) => {
      const [source, predicate, target] = edgeKey(edge);
      return { source, predicate, target, passages: edge.count, confidence: edge.confidence };
    }),
  };
}
