// Names of relations on the network: level, in the colour of their line, and only where they find room.

const NAMED_EDGES = 60;
const EDGE_NAME = 12;
// Where on its line a name may stand, the best place first.
const PLACES_ON_LINE = [0.5, 0.6, 0.4, 0.7, 0.3, 0.78, 0.22];

/** Relations to be named, `{ edge, from, to, along, size }`: those of the selection, or all of a small picture. */
function edgeNames(view, selection, field, scale) {
  const touching = view.edges.filter((item) => touchesSelection(item.edge, selection));
  const wanted = touching.length || canvas.near ? touching : view.edges;
  if (wanted.length > NAMED_EDGES) return [];
  const size = EDGE_NAME / scale;
  const found = [];
  for (const item of wanted) {
    const half = (roomOf(t(`rel_${item.edge.predicate}`)) * EDGE_NAME) / 2 + 2;
    const ends = [placeOf(item.from), placeOf(item.to)];
    const along = PLACES_ON_LINE.find((share) => {
      const { x, y } = pointOnEdge(item.edge, ...ends, share);
      const [left, top] = [x * scale - half, y * scale - EDGE_NAME * 0.65];
      return field.add({ left, right: left + 2 * half, top, bottom: top + EDGE_NAME * 1.3 });
    });
    if (along !== undefined) found.push({ ...item, along, size });
  }
  return found;
}

/** The point that bends a line aside, as vis-network's `curvedCW` has it; null where the line is straight. */
function bendOf(edge, from, to) {
  const bend = canvas.bends.get(edge.id) || 0;
  if (!bend) return null;
  const reach = (bend / 2 + 0.5) * Math.hypot(to.x - from.x, to.y - from.y);
  const angle = Math.atan2(from.y - to.y, to.x - from.x) + (bend / 2 + 0.5) * Math.PI;
  return { x: from.x + reach * Math.sin(angle), y: from.y + reach * Math.cos(angle) };
}

function pointOnEdge(edge, from, to, share) {
  const bend = bendOf(edge, from, to) || { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const [a, b, c] = [(1 - share) ** 2, 2 * share * (1 - share), share ** 2];
  return { x: a * from.x + b * bend.x + c * to.x, y: a * from.y + b * bend.y + c * to.y };
}

/** Where the named relations stand now: a line moves with its node. */
function edgeNamesNow() {
  // While what is drawn changes, an end may not be there.
  const drawn = ({ from, to }) => canvas.net.body.nodes[from] && canvas.net.body.nodes[to];
  return labels.edges.filter(drawn).map(({ edge, from, to, along, size }) => ({
    name: t(`rel_${edge.predicate}`),
    predicate: edge.predicate,
    size,
    ...pointOnEdge(edge, canvas.net.getPosition(from), canvas.net.getPosition(to), along),
  }));
}

function drawEdgeNames(context) {
  if (!labels.edges.length) return;
  const { colours } = canvas;
  Object.assign(context, { textAlign: "center", textBaseline: "middle", lineJoin: "round" });
  for (const { name, predicate, size, x, y } of edgeNamesNow()) {
    context.font = `600 ${size}px ${colours.face}`;
    context.lineWidth = size / 3;
    context.strokeStyle = colours.paper;
    context.strokeText(name, x, y);
    context.fillStyle = colours.relations[predicate];
    context.fillText(name, x, y);
  }
}
