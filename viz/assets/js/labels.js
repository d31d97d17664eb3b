// Names on the network, as on a map: the same size at any distance, the better connected first, none over another.

const labels = { sizes: new Map(), above: new Set(), timer: 0 };

const PHONE = matchMedia("(max-width: 40rem)").matches;
const LABEL_LENGTH = PHONE ? 9 : 14;
const SMALLEST = 11;
const ROOM_INSIDE = 22;
const GROWTH = PHONE ? 0.1 : 0.2;
const CELL = 160;
const FEW = 40;

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

/** Size of each name that finds room at this distance, below its node or else above (`labels.above`); in the canvas' own units. */
function labelSizes(view, selection, scale = canvas.net.getScale()) {
  const first = new Set([selection.entity?.id, selection.edge?.subject, selection.edge?.object]);
  const field = boxField();
  const sizes = new Map();
  labels.above = new Set();
  const weight = (id) =>
    (first.has(id) ? 1e6 : 0) + (canvas.near?.has(id) ? 1e4 : 0) + measureShare(corpus.entities[id]);
  const items = [...view.nodes]
    .sort((a, b) => weight(b) - weight(a) || a - b)
    .map((id) => {
      const base = nodeSize(id) / canvas.boost;
      return { id, place: placeOf(id), radius: nodeSize(id), name: shortName(id), base };
    });
  const groups = [...view.groups]
    .sort((a, b) => b.ids.length - a.ids.length || a.community - b.community)
    .map((group) => ({
      id: `c${group.community}`,
      place: groupPlace(group),
      radius: groupRadius(group),
      name: groupName(group),
      base: 15,
    }));
  const circle = ({ place, radius }) => ({
    left: (place.x - radius * 0.8) * scale,
    right: (place.x + radius * 0.8) * scale,
    top: (place.y - radius * 0.8) * scale,
    bottom: (place.y + radius * 0.8) * scale,
  });
  for (const group of groups) field.add(circle(group));
  // Where few things matter, no name may hide any of them.
  const plain = canvas.near || (items.length <= FEW ? new Set(view.nodes) : null);
  if (plain && plain.size <= FEW) for (const item of items) if (plain.has(item.id)) field.add(circle(item));
  for (const { id, place, radius, name, base } of [...groups, ...items]) {
    const pixels = (SMALLEST + base * GROWTH) * Math.max(1, Math.min(scale, 1.3));
    const [x, y, reach] = [place.x * scale, place.y * scale, radius * scale];
    if (reach > ROOM_INSIDE && typeof id === "string") {
      sizes.set(id, pixels / scale);
      continue;
    }
    const half = (roomOf(name) * pixels) / 2 + 3;
    const fits = (top) => field.add({ left: x - half, right: x + half, top, bottom: top + pixels * 1.4 });
    const below = fits(y + reach + 2);
    const either = plain?.has(id) || (!PHONE && typeof id === "number");
    if (!below && either && fits(y - reach - 2 - pixels * 1.4)) labels.above.add(id);
    if (below || labels.above.has(id)) sizes.set(id, pixels / scale);
    // No name of a lesser node may lie on this one.
    field.add({ left: x - reach, right: x + reach, top: y - reach, bottom: y + reach });
  }
  return sizes;
}

function groupName({ community, ids }) {
  return `${shorten(communityName(community), LABEL_LENGTH - 5)} · ${ids.length}`;
}

/** The name of a community below its circle, or in it where it has room. */
function groupLabel(group, colours) {
  const look = nodeLabel(`c${group.community}`, colours, groupName(group));
  const radius = groupRadius(group);
  const { size } = look.font;
  if (!look.label || radius * canvas.net.getScale() <= ROOM_INSIDE) return { ...look, font: { ...look.font, vadjust: 0 } };
  const name = shorten(communityName(group.community), Math.floor((radius * 1.7) / size));
  return { label: `${name}\n${group.ids.length}`, font: { ...look.font, vadjust: -(radius + size * 1.1) } };
}

function shortName(id) {
  return shorten(corpus.entities[id].label, LABEL_LENGTH);
}

function nodeLabel(id, colours, name = shortName(id)) {
  const size = labels.sizes.get(id);
  return {
    label: size ? name : "",
    font: {
      ...labelFont(colours, size || SMALLEST),
      ...(steppedBack(id) ? { color: colours.soft } : {}),
      vadjust: labels.above.has(id) ? -(2 * nodeSize(id) + size * 1.5 + 9) : 0,
    },
  };
}

/** Write the names that have room at a new distance; only what changed is touched. */
function placeLabels(view, selection, scale = canvas.net.getScale()) {
  if (boostAt(scale) !== canvas.boost) {
    drawCanvas(view, selection, scale);
    return;
  }
  const before = { sizes: labels.sizes, above: labels.above };
  labels.sizes = labelSizes(view, selection, scale);
  const colours = pictureColours();
  const moved = (id) =>
    labels.sizes.get(id) !== before.sizes.get(id) || labels.above.has(id) !== before.above.has(id);
  const changes = [
    ...view.nodes.filter(moved).map((id) => ({ id, ...nodeLabel(id, colours) })),
    ...view.groups
      .filter(({ community }) => moved(`c${community}`))
      .map((group) => ({ id: `c${group.community}`, ...groupLabel(group, colours) })),
  ];
  if (changes.length) canvas.nodes.update(changes);
}

function labelFont(colours, size) {
  return { color: colours.ink, face: colours.face, size, strokeWidth: size / 5, strokeColor: colours.paper };
}

function listenToZoom(place) {
  const later = () => {
    clearTimeout(labels.timer);
    labels.timer = setTimeout(place, 120);
  };
  canvas.net.on("zoom", later);
  canvas.net.on("animationFinished", later);
}
