// The drawing surface: vis-network with positions computed beforehand, physics off.

const canvas = {
  net: null,
  nodes: null,
  edges: null,
  places: new Map(),
  degrees: new Map(),
  bends: new Map(),
  squeeze: null,
};

const MANY_EDGES = 600;
const ROOM_FOR_NAMES = { across: 260, down: 220 };

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
  canvas.net = new vis.Network(
    element,
    { nodes: canvas.nodes, edges: canvas.edges },
    {
      physics: false,
      layout: { improvedLayout: false },
      interaction: {
        hover: true,
        tooltipDelay: 150,
        keyboard: { enabled: true, bindToWindow: false },
        multiselect: false,
        hoverConnectedEdges: false,
        hideEdgesOnDrag: corpus.edges.length > MANY_EDGES,
        hideEdgesOnZoom: corpus.edges.length > MANY_EDGES,
      },
      nodes: {
        borderWidth: 1.5,
        borderWidthSelected: 4,
        scaling: { label: { drawThreshold: 6 } },
      },
      edges: {
        arrows: { to: { enabled: true, scaleFactor: 0.45 } },
        smooth: false,
        selectionWidth: 2,
        hoverWidth: 0.5,
      },
    },
  );
  canvas.net.on("click", ({ nodes, edges }) => choose(nodes[0], edges[0]));
  canvas.net.on("dragEnd", ({ nodes }) => {
    if (canvas.squeeze) return;
    for (const [id, place] of Object.entries(canvas.net.getPositions(nodes)))
      canvas.places.set(Number(id), place);
  });
  const held = element.querySelector("canvas");
  held.setAttribute("role", "img");
  held.setAttribute("aria-label", t("network_canvas"));
}

/** Where a node stands: a small neighbourhood is drawn together, so that names stay readable. */
function placeOf(id) {
  const { x, y } = canvas.places.get(id);
  if (!canvas.squeeze) return { x, y };
  const { middle, factor } = canvas.squeeze;
  return { x: middle.x + (x - middle.x) * factor, y: middle.y + (y - middle.y) * factor };
}

function squeezeAround(ids, [width, height]) {
  const found = extent(ids.map((id) => canvas.places.get(id)));
  const factor = Math.min(1, width / (found.width || 1), height / (found.height || 1));
  return { middle: found.middle, factor: Math.max(factor, 0.3) };
}

function groupPlace({ ids }) {
  const at = ids.map((id) => canvas.places.get(id));
  const middle = (axis) => at.reduce((sum, place) => sum + place[axis], 0) / at.length;
  return { x: middle("x"), y: middle("y") };
}

/** Half the width of a node, by its number of relations. */
function nodeSize(id) {
  return 7 + 22 * Math.sqrt(Math.min(canvas.degrees.get(id), 80) / 80);
}

/** Draw what is to be seen; labels on edges only near the selection or in a small picture. */
function drawCanvas(view, selection) {
  const colours = pictureColours();
  const few = view.edges.length <= 60;
  const named = (edge) =>
    few ||
    edge.id === selection.edge?.id ||
    (selection.entity && [edge.subject, edge.object].includes(selection.entity.id));
  labels.sizes = labelSizes(view, selection);
  put(canvas.nodes, [
    ...view.nodes.map((id) => nodeLook(id, colours)),
    ...view.groups.map((group) => groupLook(group, colours)),
  ]);
  put(canvas.edges, [
    ...view.edges.map((item) => edgeLook(item, colours, named(item.edge))),
    ...view.bundles.map((bundle) => bundleLook(bundle, colours)),
  ]);
}

function put(set, items) {
  const keep = new Set(items.map((item) => item.id));
  const gone = set.getIds().filter((id) => !keep.has(id));
  if (gone.length) set.remove(gone);
  set.update(items);
}

function motion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches
    ? false
    : { duration: 400, easingFunction: "easeInOutQuad" };
}

/** Bring all that is to be seen into the picture, from its places: nothing need be drawn for that. */
function fitCanvas(view) {
  const places = [...view.nodes.map(placeOf), ...view.groups.map(groupPlace)];
  if (!places.length) return;
  const { middle, width, height } = extent(places);
  canvas.net.setSize("100%", "100%");
  const { clientWidth, clientHeight } = canvas.net.canvas.frame;
  const room = (size, names) => size - Math.min(names, size * 0.45);
  const scale = clamp(
    Math.min(
      room(clientWidth, ROOM_FOR_NAMES.across) / (width || 1),
      room(clientHeight, ROOM_FOR_NAMES.down) / (height || 1),
    ),
    0.02,
    1.2,
  );
  canvas.net.moveTo({ position: middle, scale, animation: false });
}

function extent(places) {
  const [first] = places;
  const box = { left: first.x, right: first.x, top: first.y, bottom: first.y };
  for (const { x, y } of places) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  return { middle, width: box.right - box.left, height: box.bottom - box.top };
}

/** Bring a node to the middle; at once when the page has just opened. */
function flyTo(id, animation = motion()) {
  if (!canvas.nodes.get(id)) return;
  const scale = Math.max(canvas.net.getScale(), 0.9);
  placeLabels(view, selected(), scale);
  canvas.net.focus(id, { scale, animation });
}
