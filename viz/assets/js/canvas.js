// The drawing surface: vis-network with positions computed beforehand, physics off.

const canvas = { net: null, nodes: null, edges: null, places: new Map(), degrees: new Map(), bends: new Map(), squeeze: null };

const MANY_EDGES = 600;
const ROOM_FOR_NAMES = 0.86;

function readPlaces(network) {
  for (const [id, x, y, value] of network.nodes) {
    canvas.places.set(id, { x, y });
    canvas.degrees.set(id, value);
  }
  for (const [id, , , bend] of network.edges) canvas.bends.set(id, bend);
  overview.of = network.communities;
  overview.names = network.names;
}

function startCanvas(element, choose) {
  canvas.nodes = new vis.DataSet();
  canvas.edges = new vis.DataSet();
  canvas.net = new vis.Network(element, { nodes: canvas.nodes, edges: canvas.edges }, {
    physics: false,
    layout: { improvedLayout: false },
    interaction: { hover: true, tooltipDelay: 150, keyboard: false, multiselect: false, hoverConnectedEdges: false },
    nodes: {
      borderWidth: 1.5,
      borderWidthSelected: 4,
      scaling: { label: { drawThreshold: 6 } },
    },
    edges: { arrows: { to: { enabled: true, scaleFactor: 0.45 } }, selectionWidth: 2, hoverWidth: 0.5 },
  });
  canvas.net.on("click", ({ nodes, edges }) => choose(nodes[0], edges[0]));
  canvas.net.on("dragEnd", ({ nodes }) => {
    if (canvas.squeeze) return;
    for (const [id, place] of Object.entries(canvas.net.getPositions(nodes))) canvas.places.set(Number(id), place);
  });
  const held = element.querySelector("canvas");
  held.setAttribute("role", "img");
  held.setAttribute("aria-label", t("network_canvas"));
}

function tip(...lines) {
  return h("div", { class: "tip" }, lines.map((line) => h("p", { dir: "auto" }, shorten(line, 160))));
}

/** Where a node stands: a small neighbourhood is drawn together, so that names stay readable. */
function placeOf(id) {
  const { x, y } = canvas.places.get(id);
  if (!canvas.squeeze) return { x, y };
  const { middle, factor } = canvas.squeeze;
  return { x: middle.x + (x - middle.x) * factor, y: middle.y + (y - middle.y) * factor };
}

function squeezeAround(ids, [width, height]) {
  const places = ids.map((id) => canvas.places.get(id));
  const reach = (axis) => [Math.min(...places.map((place) => place[axis])), Math.max(...places.map((place) => place[axis]))];
  const [[left, right], [top, bottom]] = [reach("x"), reach("y")];
  const factor = Math.min(1, width / (right - left || 1), height / (bottom - top || 1));
  return { middle: { x: (left + right) / 2, y: (top + bottom) / 2 }, factor: Math.max(factor, 0.3) };
}

function nodeLook(id, colours) {
  const entity = corpus.entities[id];
  const colour = colours.types[entity.type];
  return {
    id,
    ...placeOf(id),
    label: "",
    title: tip(entity.label, t(`type_${entity.type}`)),
    shape: corpus.core.shapes[entity.type],
    size: nodeSize(id),
    color: { background: colour, border: colours.paper, highlight: { background: colour, border: colours.ink }, hover: { background: colour, border: colours.ink } },
  };
}

/** Half the width of a node, by its number of relations. */
function nodeSize(id) {
  return 7 + 22 * Math.sqrt(Math.min(canvas.degrees.get(id), 80) / 80);
}

function groupLook({ community, ids }, colours) {
  const at = ids.map((id) => canvas.places.get(id));
  const middle = (axis) => at.reduce((sum, place) => sum + place[axis], 0) / at.length;
  return {
    id: `c${community}`,
    x: middle("x"),
    y: middle("y"),
    label: `${shorten(overview.names[community], LABEL_LENGTH)}\n${ids.length}`,
    title: tip(t("community", overview.names[community], ids.length), t("community_open")),
    shape: "dot",
    size: 14 + Math.sqrt(ids.length) * 2.4,
    color: { background: colours.soft, border: colours.line, highlight: { background: colours.soft, border: colours.ink } },
    font: labelFont(colours, 30),
  };
}

function edgeLook({ edge, from, to }, colours, labelled) {
  const bend = canvas.bends.get(edge.id) || 0;
  return {
    id: edge.id,
    from,
    to,
    color: { color: colours.relations[edge.predicate], highlight: colours.ink, hover: colours.ink, opacity: 0.75 },
    width: 1 + Math.min(edge.count, 6) * 0.25,
    dashes: corpus.core.dashes[corpus.core.relations[edge.predicate]] ? [6, 4] : false,
    smooth: bend ? { enabled: true, type: "curvedCW", roundness: bend } : false,
    label: labelled ? t(`rel_${edge.predicate}`) : undefined,
    font: { color: colours.ink, size: 11, face: colours.face, strokeWidth: 4, strokeColor: colours.paper, align: "middle" },
    title: tip(`${corpus.entities[edge.subject].label} — ${t(`rel_${edge.predicate}`)} → ${corpus.entities[edge.object].label}`),
  };
}

function bundleLook({ id, from, to, count }, colours) {
  return { id, from, to, arrows: "", smooth: false, width: 1 + Math.sqrt(count) / 2, color: { color: colours.line, highlight: colours.ink }, title: tip(t("bundle", count)) };
}

/** Draw what is to be seen; labels on edges only near the selection or in a small picture. */
function drawCanvas(view, selection, near) {
  const colours = pictureColours();
  canvas.squeeze = near && view.nodes.length < 80 ? squeezeAround(view.nodes, [900, 560]) : null;
  const few = view.edges.length <= 60;
  const named = (edge) => few || edge.id === selection.edge?.id || (selection.entity && [edge.subject, edge.object].includes(selection.entity.id));
  labels.sizes = new Map();
  put(canvas.nodes, [...view.nodes.map((id) => nodeLook(id, colours)), ...view.groups.map((group) => groupLook(group, colours))]);
  put(canvas.edges, [...view.edges.map((item) => edgeLook(item, colours, named(item.edge))), ...view.bundles.map((bundle) => bundleLook(bundle, colours))]);
  const many = view.edges.length > MANY_EDGES;
  canvas.net.setOptions({ interaction: { hideEdgesOnDrag: many, hideEdgesOnZoom: many } });
}

function put(set, items) {
  const keep = new Set(items.map((item) => item.id));
  const gone = set.getIds().filter((id) => !keep.has(id));
  if (gone.length) set.remove(gone);
  set.update(items);
}

function motion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 400, easingFunction: "easeInOutQuad" };
}

function fitCanvas(ids) {
  // Sizes are known only after drawing, and the panel may just have taken room.
  canvas.net.setSize("100%", "100%");
  canvas.net.redraw();
  canvas.net.fit({ nodes: ids, maxZoomLevel: 1.4, animation: false });
  canvas.net.moveTo({ scale: canvas.net.getScale() * ROOM_FOR_NAMES });
}

function flyTo(id) {
  if (canvas.nodes.get(id)) canvas.net.focus(id, { scale: Math.max(canvas.net.getScale(), 0.9), animation: motion() });
}
