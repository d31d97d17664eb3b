// Names on the network, as on a map: the same size at any distance, the better connected first, none over another.

const labels = { sizes: new Map(), timer: 0 };

const PHONE = matchMedia("(max-width: 40rem)").matches;
const LABEL_LENGTH = PHONE ? 9 : 14;
const SMALLEST = 11;
const GROWTH = PHONE ? 0.1 : 0.2;
const CELL = 160;

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

/** Size of each name that finds room at this distance; in the canvas' own units, not the screen's. */
function labelSizes(view, selection, scale = canvas.net.getScale()) {
  const first = new Set([selection.entity?.id, selection.edge?.subject, selection.edge?.object]);
  const field = boxField();
  const sizes = new Map();
  const weight = (id) =>
    (first.has(id) ? 1e6 : 0) + (canvas.near?.has(id) ? 1e4 : 0) + canvas.degrees.get(id);
  for (const id of [...view.nodes].sort((a, b) => weight(b) - weight(a) || a - b)) {
    const pixels = (SMALLEST + (nodeSize(id) / canvas.boost) * GROWTH) * Math.max(1, Math.min(scale, 1.3));
    const { x, y } = placeOf(id);
    const half = (roomOf(shorten(corpus.entities[id].label, LABEL_LENGTH)) * pixels) / 2 + 3;
    const radius = nodeSize(id) * scale;
    const top = y * scale + radius + 2;
    if (field.add({ left: x * scale - half, right: x * scale + half, top, bottom: top + pixels * 1.4 }))
      sizes.set(id, pixels / scale);
    // No name of a lesser node may lie on this one.
    field.add({
      left: x * scale - radius,
      right: x * scale + radius,
      top: y * scale - radius,
      bottom: y * scale + radius,
    });
  }
  return sizes;
}

function nodeLabel(id, colours) {
  const size = labels.sizes.get(id);
  return {
    label: size ? shorten(corpus.entities[id].label, LABEL_LENGTH) : "",
    font: { ...labelFont(colours, size || SMALLEST), ...(steppedBack(id) ? { color: colours.soft } : {}) },
  };
}

/** Write the names that have room at a new distance; only what changed is touched. */
function placeLabels(view, selection, scale = canvas.net.getScale()) {
  if (boostAt(scale) !== canvas.boost) {
    drawCanvas(view, selection, scale);
    return;
  }
  const before = labels.sizes;
  labels.sizes = labelSizes(view, selection, scale);
  const colours = pictureColours();
  const changes = view.nodes
    .filter((id) => labels.sizes.get(id) !== before.get(id))
    .map((id) => ({ id, ...nodeLabel(id, colours) }));
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
