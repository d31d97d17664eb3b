// The visible network as SVG: the same shapes, colours and places as on the canvas.

const MARGIN = 24;

/** The corners of what a node or community takes up with its name. */
function cornersOf(id, { x, y }) {
  const size = labels.sizes.get(id) || 0;
  const group = typeof id === "string";
  const radius = group ? overview.centres.get(Number(id.slice(1))).radius : nodeSize(id);
  const lines = (group ? labels.names.get(id) || "" : nameNow(id)).split("\n");
  const across = Math.max(radius, (Math.max(...lines.map(roomOf)) * size) / 2);
  const down = radius + (group ? 0 : size * 1.5);
  return [
    { x: x - across, y: y - down },
    { x: x + across, y: y + down },
  ];
}

function networkSvg(view) {
  const colours = pictureColours();
  const ids = [...view.nodes, ...view.groups.map((group) => `c${group.community}`)];
  const places = canvas.net.getPositions(ids);
  const { middle, width: wide, height: high } = extent(ids.flatMap((id) => cornersOf(id, places[id])));
  const box = [middle.x - wide / 2 - MARGIN, middle.y - high / 2 - MARGIN, wide + 2 * MARGIN, high + 2 * MARGIN];
  box.forEach((size, place) => (box[place] = Math.round(size)));
  const lines = view.edges.map(({ edge: item, from, to }) =>
    svgEdge(item, places[from], places[to], colours),
  );
  const most = Math.max(1, ...view.bundles.map((bundle) => bundle.count));
  const bundles = view.bundles.map((bundle) => {
    const { width, color } = bundleLook(bundle, colours, most);
    return s("path", {
      d: `M${places[bundle.from].x},${places[bundle.from].y}L${places[bundle.to].x},${places[bundle.to].y}`,
      stroke: color.color,
      "stroke-opacity": color.opacity.toFixed(2),
      "stroke-width": width.toFixed(1),
    });
  });
  const groups = view.groups.map((group) => svgGroup(group, places[`c${group.community}`], colours));
  const nodes = view.nodes.map((id) => {
    const entity = corpus.entities[id];
    return svgNode(
      places[id],
      corpus.core.shapes[entity.type],
      nodeSize(id),
      colours.types[entity.type],
      nameNow(id),
      colours,
      labels.sizes.get(id) || 0,
      labels.above.has(id),
      entity.label,
      steppedBack(id),
    );
  });
  const legend = legendSvg(view, colours, {
    left: box[0],
    top: box[1] + box[3],
    width: box[2],
    size: clamp(box[2] / 60, 14, 60),
  });
  box[3] += Math.ceil(legend.height);
  const shrink = Math.min(1, 4000 / Math.max(box[2], box[3]));
  return s(
    "svg",
    {
      xmlns: SVG_SPACE,
      viewBox: box.join(" "),
      width: Math.round(box[2] * shrink),
      height: Math.round(box[3] * shrink),
      "font-family": colours.face,
      "font-size": 13,
    },
    s("rect", { x: box[0], y: box[1], width: box[2], height: box[3], fill: colours.paper }),
    s("g", { fill: "none" }, bundles, lines),
    s("g", {}, groups, nodes, edgeNamesNow().map((one) => svgEdgeName(one, colours))),
    legend.group,
  );
}

/** A node with its name; a name without room (size 0) stays in the title. */
function svgNode({ x, y }, shape, size, colour, name, colours, fontSize, above, title, faint) {
  return s(
    "g",
    { opacity: faint ? 0.3 : null },
    s("path", { d: shapePath(shape, x, y, size), fill: colour, stroke: colours.paper }),
    fontSize
      ? s(
          "text",
          {
            x,
            y: above ? y - size - fontSize * 0.4 : y + size + fontSize * 1.1,
            "font-size": fontSize.toFixed(1),
            "text-anchor": "middle",
            fill: colours.ink,
            stroke: colours.paper,
            "stroke-width": fontSize / 5,
            "paint-order": "stroke",
          },
          name,
        )
      : null,
    s("title", {}, title),
  );
}

function svgEdgeName({ name, predicate, size, x, y }, colours) {
  const halo = { stroke: colours.paper, "stroke-width": size / 3, "stroke-linejoin": "round", "paint-order": "stroke" };
  return s(
    "text",
    {
      x,
      y: y + size * 0.35,
      "font-size": size.toFixed(1),
      "font-weight": 600,
      "text-anchor": "middle",
      fill: colours.relations[predicate],
      ...halo,
    },
    name,
  );
}

/** A line, bent aside as on the canvas, with an arrow head short of its target. */
function svgEdge(edge, from, to, colours) {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const middle = bendOf(edge, from, to) || { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const [ax, ay] = [to.x - middle.x, to.y - middle.y];
  const reach = Math.hypot(ax, ay) || 1;
  const stop = Math.min(nodeSize(edge.object) + 2, length / 2);
  const tipAt = { x: to.x - (ax / reach) * stop, y: to.y - (ay / reach) * stop };
  const angle = Math.atan2(ay, ax);
  // As strong, as faint as it is drawn.
  const { width, color, dashes } = canvas.edges.get(edge.id);
  const head = 5 + 2.5 * width;
  const corner = (turn) =>
    `${(tipAt.x - head * Math.cos(angle + turn)).toFixed(1)},${(tipAt.y - head * Math.sin(angle + turn)).toFixed(1)}`;
  const colour = colours.relations[edge.predicate];
  const dash = dashes ? dashes.map((one) => one.toFixed(1)).join(" ") : null;
  return s(
    "g",
    { stroke: colour, "stroke-opacity": color.opacity, "fill-opacity": color.opacity },
    s("path", {
      d: `M${from.x},${from.y}Q${middle.x.toFixed(1)},${middle.y.toFixed(1)} ${tipAt.x.toFixed(1)},${tipAt.y.toFixed(1)}`,
      "stroke-dasharray": dash,
      "stroke-width": width.toFixed(1),
    }),
    s("path", {
      d: `M${corner(0.4)}L${tipAt.x.toFixed(1)},${tipAt.y.toFixed(1)}L${corner(-0.4)}`,
      fill: colour,
    }),
    s("title", {}, t(`rel_${edge.predicate}`)),
  );
}
