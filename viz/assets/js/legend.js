// The legend inside a saved picture, so that it explains itself: the shapes and lines that are in it.

function legendItems(view, colours) {
  const types = new Set(view.nodes.map((id) => corpus.entities[id].type));
  const families = new Set(view.edges.map(({ edge }) => corpus.core.relations[edge.predicate]));
  const first = (family) => Object.keys(corpus.core.relations).find((one) => corpus.core.relations[one] === family);
  return [
    ...corpus.core.types
      .filter((type) => types.has(type))
      .map((type) => ({ shape: corpus.core.shapes[type], colour: colours.types[type], words: t(`types_${type}`) })),
    ...[...families].map((family) => ({
      dash: corpus.core.dashes[family],
      colour: colours.relations[first(family)],
      words: t(`family_${family}`),
    })),
  ];
}

/** Where each item stands in rows of `width`, in units of the font's size; with the height of all rows. */
function legendRows(items, width) {
  let [x, y] = [1, 1.6];
  const placed = items.map((item) => {
    const room = 2.6 + roomOf(item.words) + 1.2;
    if (x + room > width && x > 1) [x, y] = [1, y + 1.8];
    const at = { ...item, x, y };
    x += room;
    return at;
  });
  return { placed, height: items.length ? y + 1.2 : 0 };
}

/** The legend as SVG below a picture whose lower left corner is (`left`, `top`). */
function legendSvg(view, colours, { left, top, width, size }) {
  const { placed, height } = legendRows(legendItems(view, colours), width / size);
  const group = s("g", { "font-size": size.toFixed(1), fill: colours.ink });
  for (const { shape, dash, colour, words, x, y } of placed) {
    const [px, py] = [left + x * size, top + y * size];
    group.append(
      shape
        ? s("path", { d: shapePath(shape, px + size * 0.7, py - size * 0.35, size * 0.55), fill: colour })
        : s("path", {
            d: `M${px},${py - size * 0.35}h${size * 1.8}`,
            stroke: colour,
            "stroke-width": size / 7,
            "stroke-dasharray": dash ? `${size / 2.5} ${size / 4}` : null,
          }),
      s("text", { x: px + size * 2.2, y: py }, words),
    );
  }
  return { group, height: height * size };
}

/** The same on a canvas of `width`, at `top`; the height is `legendRows` times the size. */
function legendOnCanvas(context, rows, colours, { top, size }) {
  context.font = `${size}px ${colours.face}`;
  for (const { shape, dash, colour, words, x, y } of rows.placed) {
    const [px, py] = [x * size, top + y * size];
    context.fillStyle = context.strokeStyle = colour;
    if (shape) context.fill(new Path2D(shapePath(shape, px + size * 0.7, py - size * 0.35, size * 0.55)));
    else {
      context.lineWidth = size / 7;
      context.setLineDash(dash ? [size / 2.5, size / 4] : []);
      context.stroke(new Path2D(`M${px},${py - size * 0.35}h${size * 1.8}`));
    }
    context.fillStyle = colours.ink;
    context.fillText(words, px + size * 2.2, py);
  }
}
