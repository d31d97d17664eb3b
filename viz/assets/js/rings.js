// The surroundings of one entity on rings around it, a ring for each step, each thing on the side where its neighbours are.

const RING = 210;
const ROOM_ON_RING = 80;
const SHELL = 90;

/** Places of `nodes` around `centre`, by the edges between them: node id to `{ x, y }`; `shape` is width by height of the picture. */
function ringPlaces(centre, nodes, edges, shape) {
  const inside = new Set(nodes);
  const near = new Map(nodes.map((id) => [id, []]));
  for (const { subject, object } of edges) {
    if (!inside.has(subject) || !inside.has(object)) continue;
    near.get(subject).push(object);
    near.get(object).push(subject);
  }
  const middle = canvas.places.get(centre);
  const angleOf = (id) => {
    const { x, y } = canvas.places.get(id);
    return Math.atan2(y - middle.y, x - middle.x);
  };
  const angles = new Map();
  const found = new Map([[centre, { ...middle }]]);
  const [wide, high] = [clamp(Math.sqrt(shape), 0.75, 1.3), clamp(1 / Math.sqrt(shape), 0.8, 1.1)];
  let rim = [centre];
  let radius = 0;
  while (rim.length) {
    const next = [...new Set(rim.flatMap((id) => near.get(id)))].filter((id) => !found.has(id));
    const side = (id) => meanAngle(near.get(id).filter((one) => angles.has(one)).map((one) => angles.get(one)));
    const wanted = new Map(next.map((id) => [id, side(id) ?? angleOf(id)]));
    next.sort((a, b) => wanted.get(a) - wanted.get(b) || angleOf(a) - angleOf(b) || a - b);
    radius += RING;
    // A ring that is too full becomes several, taken in turn.
    const shells = Math.ceil(Math.sqrt((next.length * ROOM_ON_RING) / (2 * Math.PI * radius)));
    const first = next.length ? wanted.get(next[0]) : 0;
    next.forEach((id, place) => {
      const angle = first + (place / next.length) * 2 * Math.PI;
      const reach = radius + (place % shells) * SHELL;
      angles.set(id, angle);
      found.set(id, {
        x: middle.x + Math.cos(angle) * reach * wide,
        y: middle.y + Math.sin(angle) * reach * high,
      });
    });
    radius += (Math.max(shells, 1) - 1) * SHELL;
    rim = next;
  }
  return found;
}

function meanAngle(angles) {
  if (!angles.length) return null;
  const sum = (part) => angles.reduce((total, angle) => total + part(angle), 0);
  return Math.atan2(sum(Math.sin), sum(Math.cos));
}
