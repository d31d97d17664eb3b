// Names on the network, as on a map: the same size at any distance, the better connected first, none over another.

const labels = { sizes: new Map(), names: new Map(), above: new Set(), edges: [], timer: 0, took: 0, zooming: false };

const LABEL_LENGTH = NARROW ? 9 : 14;
const SMALLEST = 11;
const GROWTH = NARROW ? 0.1 : 0.2;
const CELL = 160;
const FEW = 40;
// Room between a node and its name; vis-network adds half of the name's height below a node.
const NAME_GAP = 5;
const LARGEST = 17;
// Of what matters a shorter name is better than none.
const LENGTHS = [LABEL_LENGTH, 9, 6];
const FAINT_NAMES = 10;
// Milliseconds without a further turn of the wheel after which names are placed anew; more on a slow machine.
const REST = 220;
const LATE = 70;
const HUBS = NARROW ? 6 : 20;

/** A set of boxes on the screen that do not touch. */
function boxField() {
  const cells = new Map();
  const cellsOfBox = ({ left, right, top, bottom }) => {
    const found = [];
    for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x += 1) {
      for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y += 1) found.push(`${x} ${y}`);
    }
    return found;
  };
  const touches = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  return {
    add(box) {
      const keys = cellsOfBox(box);
      if (keys.some((key) => (cells.get(key) || []).some((other) => touches(box, other)))) return false;
      for (const key of keys) cells.set(key, [...(cells.get(key) || []), box]);
      return true;
    },
  };
}

/**
 * Which names find room at this distance: size of each, in the canvas' own units, its words where they are not the usual
 * ones, which of them stand above their node instead of below, and where names of relations stand.
 */
function findRoom(view, selection, scale = canvas.net.getScale()) {
  const first = new Set([selection.entity?.id, selection.edge?.subject, selection.edge?.object]);
  const field = boxField();
  const sizes = new Map();
  const above = new Set();
  const names = new Map();
  const inside = whollyInside(scale);
  const weight = (id) =>
    (first.has(id) ? 1e6 : 0) + (canvas.near?.has(id) ? 1e4 : 0) + measureShare(corpus.entities[id]);
  const items = view.nodes
    .map((id) => [weight(id), id])
    .sort((a, b) => b[0] - a[0] || a[1] - b[1])
    .map(([, id]) => {
      const base = nodeSize(id) / canvas.boost;
      return { id, place: placeOf(id), radius: nodeSize(id), name: shortName(id), base };
    });
  const circle = ({ place, radius }) => ({
    left: (place.x - radius * 0.8) * scale,
    right: (place.x + radius * 0.8) * scale,
    top: (place.y - radius * 0.8) * scale,
    bottom: (place.y + radius * 0.8) * scale,
  });
  placeGroupNames(view.groups, field, scale, { sizes, names });
  for (const group of view.groups) field.add(circle({ place: groupPlace(group), radius: groupRadius(group) }));
  // Where few things matter, no name may hide any of them.
  const plain = canvas.near || (items.length <= FEW ? new Set(view.nodes) : null);
  if (plain && plain.size <= FEW) for (const item of items) if (plain.has(item.id)) field.add(circle(item));
  const placeName = ({ id, place, radius, name, base }) => {
    const pixels = Math.min((SMALLEST + base * GROWTH) * clamp(scale, 1, 1.3), LARGEST);
    const [x, y, reach] = [place.x * scale, place.y * scale, radius * scale];
    const fits = (words, top) => {
      const half = (roomOf(words) * pixels) / 2 + 3;
      const box = { left: x - half, right: x + half, top, bottom: top + pixels * 1.2 };
      return inside(place, box) && field.add(box);
    };
    const either = plain?.has(id) || !NARROW;
    for (const length of plain?.has(id) ? LENGTHS : [LABEL_LENGTH]) {
      const words = length === LABEL_LENGTH ? name : shortName(id, length);
      const below = fits(words, y + reach + (NAME_GAP - 1) * scale);
      if (!below && !(either && fits(words, y - reach - NAME_GAP * scale - pixels * 1.1))) continue;
      if (!below) above.add(id);
      if (words !== name) names.set(id, words);
      sizes.set(id, pixels / scale);
      break;
    }
    if (first.has(id) && !sizes.has(id)) sizes.set(id, pixels / scale);
    // No name of a lesser node may lie on this one.
    field.add({ left: x - reach, right: x + reach, top: y - reach, bottom: y + reach });
    return sizes.has(id);
  };
  const faint = (item) => canvas.near !== null && !canvas.near.has(item.id);
  const clear = items.filter((item) => !faint(item));
  for (const item of clear.slice(0, HUBS)) placeName(item);
  // Names of hubs may lie on lesser nodes, no others.
  for (const item of clear) field.add(circle(item));
  for (const item of clear.slice(HUBS)) placeName(item);
  const edges = edgeNames(view, selection, field, scale);
  // Beside a selection a few names for orientation are enough.
  const rest = items.filter(faint);
  for (const item of rest) field.add(circle(item));
  let left = FAINT_NAMES;
  for (const item of rest) if (left > 0 && placeName(item)) left -= 1;
  return { sizes, names, above, edges };
}

/** Whether a box stays inside the picture, for what stands in it; what stands outside may be panned to and has no bounds. */
function whollyInside(scale) {
  const { clientWidth, clientHeight } = canvas.net.canvas.frame;
  const middle = canvas.target || canvas.net.getViewPosition();
  const left = middle.x * scale - clientWidth / 2;
  const top = middle.y * scale - clientHeight / 2;
  const covers = (x, y) => x >= left && x <= left + clientWidth && y >= top && y <= top + clientHeight;
  return ({ x, y }, box) =>
    !covers(x * scale, y * scale) || (covers(box.left, box.top) && covers(box.right, box.bottom));
}

function shortName(id, length = LABEL_LENGTH) {
  return shorten(corpus.entities[id].label, length);
}

/** What is written at a node now. */
function nameNow(id) {
  return labels.names.get(id) || shortName(id);
}

function nodeLabel(id, colours, name = nameNow(id)) {
  const size = labels.sizes.get(id);
  return {
    label: size ? name : "",
    font: {
      ...labelFont(colours, size || SMALLEST),
      ...(steppedBack(id) ? { color: colours.soft } : {}),
      vadjust: labels.above.has(id) ? -(2 * (nodeSize(id) + NAME_GAP) + size * 1.5) : -size * 0.4,
    },
  };
}

/** Write the names that have room at a new distance; only what changed is touched. */
function placeLabels(view, selection, scale = canvas.net.getScale()) {
  if (boostAt(scale) !== canvas.boost) {
    drawCanvas(view, selection, scale);
    return;
  }
  const before = { ...labels };
  Object.assign(labels, findRoom(view, selection, scale));
  const colours = pictureColours();
  const moved = (id) =>
    labels.sizes.get(id) !== before.sizes.get(id) ||
    labels.names.get(id) !== before.names.get(id) ||
    labels.above.has(id) !== before.above.has(id);
  const changes = [
    ...view.nodes.filter(moved).map((id) => ({ id, ...nodeLabel(id, colours) })),
    ...view.groups
      .filter(({ community }) => moved(`c${community}`))
      .map((group) => ({ id: `c${group.community}`, ...groupLabel(group, colours) })),
  ];
  if (changes.length) canvas.nodes.update(changes);
  else canvas.net.redraw();
}

function labelFont(colours, size) {
  return { color: colours.ink, face: colours.face, size, strokeWidth: size / 5, strokeColor: colours.paper };
}

/**
 * Names at ever new sizes are most of the work of a zoom.  Where drawings come late they are left out until the wheel
 * rests, and come back as soon as drawings are quick again.
 */
function spareNames() {
  let [drawn, slow] = [0, 0];
  canvas.net.on("beforeDrawing", (context) => {
    const now = performance.now();
    if (labels.zooming) slow = clamp(slow + (now - drawn > LATE ? 1 : -1), 0, 3);
    drawn = now;
    if (labels.zooming && slow > 1) Object.assign(context, { fillText() {}, strokeText() {} });
  });
  canvas.net.on("afterDrawing", (context) => {
    delete context.fillText;
    delete context.strokeText;
  });
}

function listenToZoom(place) {
  spareNames();
  canvas.net.on("zoom", () => {
    labels.zooming = true;
  });
  const timed = () => {
    labels.zooming = false;
    const began = performance.now();
    place();
    labels.took = performance.now() - began;
  };
  const later = () => {
    clearTimeout(labels.timer);
    labels.timer = setTimeout(timed, Math.max(REST, 4 * labels.took));
  };
  canvas.net.on("zoom", later);
  canvas.net.on("animationFinished", later);
  canvas.net.on("dragEnd", later);
}
