// The small network of an entity page: the entity in the middle, its neighbours around it.

const AROUND_AT_MOST = 22;

function egoNeighbours(entity) {
  const others = new Map();
  for (const edge of corpus.around[entity.id]) {
    const outward = edge.subject === entity.id;
    const other = outward ? edge.object : edge.subject;
    if (!others.has(other)) others.set(other, { entity: corpus.entities[other], edges: [] });
    others.get(other).edges.push({ edge, outward });
  }
  const bare = (one) => one.edges.every(({ edge }) => edge.predicate === "mentions");
  return [...others.values()]
    .map((one) =>
      bare(one) ? one : { ...one, edges: one.edges.filter(({ edge }) => edge.predicate !== "mentions") },
    )
    .sort((a, b) => bare(a) - bare(b) || b.edges.length - a.edges.length || a.entity.id - b.entity.id)
    .slice(0, AROUND_AT_MOST)
    .sort((a, b) => a.entity.type.localeCompare(b.entity.type) || a.entity.id - b.entity.id);
}

/** `width` is that of the picture; below 620 pixels names are shorter and lines have none. */
function egoSvg(entity, width = 820) {
  const length = width < 620 ? 7 : 14;
  const near = egoNeighbours(entity);
  const colours = pictureColours();
  const few = near.length < 3;
  const height = few ? 170 : clamp(Math.ceil(near.length / 2) * 48 + 40, 220, 600);
  const middle = { x: width / 2, y: height / 2 };
  const svg = s(
    "svg",
    {
      xmlns: SVG_SPACE,
      class: "ego",
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      "font-family": colours.face,
      "font-size": 12,
      role: "group",
      "aria-label": t("small_network"),
    },
    s("rect", { width, height, fill: colours.paper }),
  );
  const lines = s("g", { fill: "none" });
  const nodes = s("g", {});
  near.forEach((one, place) => {
    const { angle, ...at } = egoPlace(place, near.length, middle, length * 12.7 + 22);
    lines.append(egoLine(one, middle, at, colours, length > 7));
    nodes.append(egoNode(one.entity, at, Math.cos(angle), colours, length));
  });
  svg.append(
    lines,
    nodes,
    s("path", {
      d: shapePath(corpus.core.shapes[entity.type], middle.x, middle.y, 15),
      fill: colours.types[entity.type],
    }),
    s(
      "text",
      {
        x: middle.x,
        y: middle.y + 32,
        "text-anchor": "middle",
        "font-weight": "bold",
        fill: colours.ink,
        stroke: colours.paper,
        "stroke-width": 4,
        "paint-order": "stroke",
      },
      shorten(entity.label, 18),
    ),
  );
  return svg;
}

/** Places on the right and the left side only: names need `room` beside them. */
function egoPlace(place, count, middle, room) {
  const right = Math.ceil(count / 2);
  const onRight = place < right;
  const [own, of] = onRight ? [place, right] : [count - 1 - place, count - right];
  const turn = of > 1 ? (own / (of - 1) - 0.5) * Math.PI * 0.8 : 0;
  const angle = onRight ? turn : Math.PI - turn;
  const high = (middle.y - 26) / Math.sin(Math.PI * 0.4);
  return { angle, x: middle.x + Math.cos(angle) * (middle.x - room), y: middle.y + Math.sin(turn) * high };
}

function egoLine({ edges }, middle, at, colours, named) {
  const { edge } = edges[0];
  const names = [...new Set(edges.map((one) => t(`rel_${one.edge.predicate}`)))];
  const label = names.slice(0, 2).join(t("separator")) + (names.length > 2 ? "…" : "");
  const mid = { x: middle.x + (at.x - middle.x) * 0.62, y: middle.y + (at.y - middle.y) * 0.62 };
  const dash = corpus.core.dashes[corpus.core.relations[edge.predicate]] ? "5 4" : null;
  return s(
    "g",
    {},
    [...new Set(edges.map((one) => one.outward))].map((outward) =>
      egoArrow(
        outward ? middle : at,
        outward ? at : middle,
        colours.relations[edge.predicate],
        outward ? 12 : 18,
      ),
    ),
    s("line", {
      x1: middle.x,
      y1: middle.y,
      x2: at.x,
      y2: at.y,
      stroke: colours.relations[edge.predicate],
      "stroke-width": 1 + Math.min(edges.length, 4) * 0.5,
      "stroke-dasharray": dash,
    }),
    named &&
      s(
        "text",
        {
          x: mid.x,
          y: mid.y + 4,
          "text-anchor": "middle",
          "font-size": 11,
          fill: colours.soft,
          stroke: colours.paper,
          "stroke-width": 8,
          "paint-order": "stroke",
        },
        label,
      ),
  );
}

/** An arrow head on the way to `to`, short of it by `stop`. */
function egoArrow(from, to, colour, stop) {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const tip = { x: to.x - Math.cos(angle) * stop, y: to.y - Math.sin(angle) * stop };
  const corner = (turn) =>
    `${(tip.x - 9 * Math.cos(angle + turn)).toFixed(1)},${(tip.y - 9 * Math.sin(angle + turn)).toFixed(1)}`;
  return s("path", {
    d: `M${corner(0.4)}L${tip.x.toFixed(1)},${tip.y.toFixed(1)}L${corner(-0.4)}Z`,
    fill: colour,
  });
}

function egoNode(entity, { x, y }, side, colours, length) {
  const aside = side > 0 ? 15 : -15;
  return s(
    "a",
    { href: pageLink("entity.html", { id: entity.key }) },
    s("path", { d: shapePath(corpus.core.shapes[entity.type], x, y, 9), fill: colours.types[entity.type] }),
    s(
      "text",
      {
        x: x + aside,
        y: y + 4,
        "text-anchor": side > 0 ? "start" : "end",
        fill: colours.ink,
        stroke: colours.paper,
        "stroke-width": 4,
        "paint-order": "stroke",
      },
      shorten(entity.label, length),
    ),
    s("title", {}, entity.label),
  );
}
