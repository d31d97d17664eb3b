// The drawing surface: vis-network with positions computed beforehand, physics off.

const canvas = {
  net: null,
  nodes: null,
  edges: null,
  places: new Map(),
  bends: new Map(),
  rings: null,
  boost: 1,
  many: false,
  dense: false,
  colours: null,
  target: null,
  near: null,
};

const MANY_EDGES = 600;
const MANY_NODES = 800;
// Where all things have their names, room is left for those at the rim.
const ROOM_FOR_NAMES = NARROW ? { across: 150, down: 120 } : { across: 250, down: 130 };
const ROOM_FOR_SOME = NARROW ? { across: 56, down: 96 } : { across: 160, down: 110 };
const MANY_LINES = 150;
const NEAREST_FAR = NARROW ? 0.22 : 0.4;

/** Places are wider than high; where the picture is higher than wide they are turned. */
function readPlaces(network) {
  const turned = upright();
  for (const [id, x, y] of network.nodes) canvas.places.set(id, turned ? { x: y, y: x } : { x, y });
  for (const [id, , , bend] of network.edges) canvas.bends.set(id, bend);
  overview.of = network.communities;
  if (canvas.places.size > FOLD_FROM) arrangeCommunities(canvas.places);
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
    for (const id of nodes) dropNode(id, canvas.net.getPosition(id));
  });
  canvas.net.on("afterDrawing", drawEdgeNames);
  // vis-network takes the focus at a click; its ring is for the keyboard.
  element.addEventListener("pointerdown", () => element.classList.add("by-pointer"));
  element.addEventListener("keydown", () => element.classList.remove("by-pointer"));
  const held = element.querySelector("canvas");
  held.setAttribute("role", "img");
  held.setAttribute("aria-label", t("network_canvas"));
}

/** Keep the place to which a node or a community was dragged. */
function dropNode(id, { x, y }) {
  if (typeof id === "string") {
    Object.assign(overview.centres.get(Number(id.slice(1))), { x, y });
    return;
  }
  const circle = overview.active && overview.seats.has(id) && overview.centres.get(overview.of[id]);
  if (canvas.rings) canvas.rings.set(id, { x, y });
  else if (circle) overview.seats.set(id, { x: x - circle.x, y: y - circle.y });
  else canvas.places.set(id, { x, y });
}

/** Where a node stands now. */
function placeOf(id) {
  return canvas.rings?.get(id) || inOverview(id, canvas.places.get(id));
}

function upright() {
  return pictureShape() < 0.9;
}

/** Width of the picture by its height. */
function pictureShape() {
  const { clientWidth, clientHeight } = byId("canvas");
  return clientWidth / (clientHeight || 1);
}

function groupPlace({ community }) {
  const { x, y } = overview.centres.get(community);
  return { x, y };
}

function groupCorners(group) {
  const { x, y } = groupPlace(group);
  const radius = groupRadius(group);
  return [
    { x: x - radius, y: y - radius },
    { x: x + radius, y: y + radius },
  ];
}

function groupRadius({ community }) {
  return overview.centres.get(community).radius;
}

/** Half the width of a node, by the measure that is chosen. */
function nodeSize(id) {
  return (7 + 22 * Math.sqrt(measureShare(corpus.entities[id]))) * canvas.boost;
}

/** How much larger than life things are drawn: seen from afar they stay visible, from near they leave room. */
function boostAt(scale) {
  const most = canvas.many || NARROW ? 2.4 : 3.4;
  const wanted = scale < 0.62 ? Math.min(0.62 / scale, most) : scale > 1.3 ? Math.max(1.3 / scale, 0.35) : 1;
  // Each step draws everything anew: few steps where there is much to draw.
  const step = canvas.many ? 1.6 : 1.25;
  return step ** Math.round(Math.log(wanted) / Math.log(step));
}

function touchesSelection(edge, selection) {
  return (
    edge.id === selection.edge?.id ||
    Boolean(selection.entity && [edge.subject, edge.object].includes(selection.entity.id))
  );
}

/** The selected thing and what touches it; everything else steps back. */
function nearSelection(view, { entity, edge }) {
  if (edge) return new Set([edge.subject, edge.object]);
  if (!entity || !view.nodes.includes(entity.id)) return null;
  return new Set(
    view.edges
      .filter((item) => item.from === entity.id || item.to === entity.id)
      .flatMap((item) => [item.from, item.to])
      .concat(entity.id),
  );
}

/** Draw what is to be seen. */
function drawCanvas(view, selection, scale = canvas.net.getScale()) {
  const colours = pictureColours();
  canvas.colours = colours;
  canvas.dense = view.edges.length > MANY_LINES;
  canvas.many = view.nodes.length > MANY_NODES;
  canvas.boost = boostAt(scale);
  canvas.near = selection.far ? null : nearSelection(view, selection);
  const most = Math.max(1, ...view.bundles.map((bundle) => bundle.count));
  Object.assign(labels, findRoom(view, selection, scale));
  put(canvas.nodes, [
    ...view.nodes.map((id) => nodeLook(id, colours)),
    ...view.groups.map((group) => groupLook(group, colours)),
  ]);
  put(canvas.edges, [
    ...view.edges.map((item) => edgeLook(item, colours, touchesSelection(item.edge, selection))),
    ...view.bundles.map((bundle) => bundleLook(bundle, colours, most)),
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
  const places = [...view.nodes.map(placeOf), ...view.groups.flatMap(groupCorners)];
  if (!places.length) return;
  const { middle, width, height } = extent(places);
  canvas.net.setSize("100%", "100%");
  const { clientWidth, clientHeight } = canvas.net.canvas.frame;
  const room = (size, names) => size - Math.min(names, size * 0.45);
  const { across, down } = view.groups.length || places.length > FEW ? ROOM_FOR_SOME : ROOM_FOR_NAMES;
  // What stands above the picture covers its upper rim.
  const above = byId("ego-note").hidden ? 0 : byId("ego-note").offsetHeight;
  const scale = clamp(
    Math.min(room(clientWidth, across) / (width || 1), room(clientHeight - above, down) / (height || 1)),
    0.02,
    1.2,
  );
  const position = { x: middle.x, y: middle.y - above / 2 / scale };
  canvas.net.moveTo({ position, scale, animation: false });
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

/** Bring an opened community into the picture. */
function flyInto({ x, y, radius }) {
  const { clientWidth, clientHeight } = canvas.net.canvas.frame;
  const scale = clamp(Math.min(clientWidth, clientHeight - 80) / (2.2 * radius), 0.1, 1);
  canvas.target = { x, y };
  placeLabels(view, selected(), scale);
  canvas.target = null;
  canvas.net.moveTo({ position: { x, y }, scale, animation: motion() });
}

/** Bring a node and what touches it into the picture; at once when the page has just opened. */
function flyTo(id, animation = motion()) {
  if (!canvas.nodes.get(id)) return;
  const { middle, width, height } = extent([...(canvas.near || [id])].map(placeOf));
  const { clientWidth, clientHeight } = canvas.net.canvas.frame;
  const fitting = Math.min(
    (clientWidth - ROOM_FOR_NAMES.across) / (width || 1),
    (clientHeight - ROOM_FOR_NAMES.down) / (height || 1),
  );
  // What reaches too far would make all the rest tiny: then the node itself is the middle.
  const position = fitting < NEAREST_FAR ? placeOf(id) : middle;
  const scale = clamp(fitting, NEAREST_FAR, 1);
  canvas.target = position;
  placeLabels(view, selected(), scale);
  canvas.target = null;
  canvas.net.moveTo({ position, scale, animation });
}
