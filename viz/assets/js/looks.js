// How nodes and edges look on the canvas, and what is said when the pointer rests on one.

function steppedBack(id) {
  return canvas.near !== null && !canvas.near.has(id);
}

function nodeLook(id, colours) {
  const entity = corpus.entities[id];
  const colour = colours.types[entity.type];
  return {
    id,
    ...placeOf(id),
    ...nodeLabel(id, colours),
    shape: corpus.core.shapes[entity.type],
    size: nodeSize(id),
    opacity: steppedBack(id) ? 0.3 : 1,
    color: {
      background: colour,
      border: colours.paper,
      highlight: { background: colour, border: colours.ink },
      hover: { background: colour, border: colours.ink },
    },
  };
}

function groupLook(group, colours) {
  const id = `c${group.community}`;
  return {
    id,
    ...groupPlace(group),
    ...groupLabel(group, colours),
    shape: "dot",
    size: groupRadius(group),
    color: {
      background: colours.line,
      border: colours.soft,
      highlight: { background: colours.line, border: colours.ink },
      hover: { background: colours.line, border: colours.ink },
    },
  };
}

function edgeLook({ edge, from, to }, colours, touches) {
  const bend = canvas.bends.get(edge.id) || 0;
  const colour = colours.relations[edge.predicate];
  return {
    id: edge.id,
    from,
    to,
    color: { color: colour, highlight: colour, hover: colour, opacity: edgeOpacity(touches) },
    width: (1.2 + Math.min(edge.count, 6) * 0.25) * canvas.boost * (touches ? 1.5 : 1),
    arrows: { to: { enabled: true, scaleFactor: 0.45 * canvas.boost } },
    dashes: corpus.core.dashes[corpus.core.relations[edge.predicate]]
      ? [6 * canvas.boost, 4 * canvas.boost]
      : false,
    smooth: bend ? { enabled: true, type: "curvedCW", roundness: bend } : false,
  };
}

function edgeOpacity(touches) {
  if (canvas.near === null) return canvas.dense ? 0.5 : 0.7;
  return touches ? 0.95 : 0.14;
}

/** The strongest of the lines between communities stand out: where all are joined to all, the weak ones are no more than a shade. */
function bundleLook({ id, from, to, count }, colours, most) {
  const share = Math.sqrt(count / most);
  return {
    id,
    from,
    to,
    arrows: "",
    smooth: false,
    width: (0.5 + 4 * share) * canvas.boost,
    color: { color: colours.soft, highlight: colours.ink, opacity: 0.05 + 0.3 * share ** 2 },
  };
}

function tip(...lines) {
  return h(
    "div",
    { class: "tip" },
    lines.map((line) => h("p", { dir: "auto" }, shorten(line, 160))),
  );
}

/** The words for a node or an edge under the pointer; `view` is what is drawn now. */
function nodeTip(id, view) {
  const group = view.groups.find((one) => `c${one.community}` === id);
  if (group) {
    return tip(t("community", communityName(group.community), group.ids.length), t("community_open"));
  }
  const entity = corpus.entities[id];
  return tip(entity.label, t(`type_${entity.type}`));
}

function edgeTip(id, view) {
  const bundle = view.bundles.find((one) => one.id === id);
  if (bundle) return tip(t("bundle", bundle.count));
  const [from, verb, to] = edgeKey(corpus.edges[id]).map(
    (key) => corpus.byKey.get(key)?.label || t(`rel_${key}`),
  );
  return tip(`${from} — ${verb} → ${to}`);
}

/** Tips are made when they are needed: thousands of them would slow the start. */
function listenToPointer(view) {
  canvas.net.on("hoverNode", ({ node }) => {
    canvas.net.body.nodes[node].options.title = nodeTip(node, view());
  });
  canvas.net.on("hoverEdge", ({ edge }) => {
    canvas.net.body.edges[edge].title = edgeTip(edge, view());
  });
}
