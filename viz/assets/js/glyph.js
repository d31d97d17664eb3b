// The shape of each type, the same in legends, chips and pictures.

const POINTS = {
  square: [4, Math.PI / 4, 1, 1],
  diamond: [4, 0, 1.1, 1.1],
  triangle: [3, -Math.PI / 2, 1.15, 1.15],
  hexagon: [6, 0, 1.05, 1.05],
  star: [10, -Math.PI / 2, 1.25, 0.55],
};

/** Path of a shape of radius `r` around (x, y); what has no corners is a circle. */
function shapePath(shape, x, y, r) {
  const look = POINTS[shape];
  if (!look) return `M${x - r},${y}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`;
  const [corners, turn, outer, inner] = look;
  const points = Array.from({ length: corners }, (_, corner) => {
    const angle = turn + (corner * 2 * Math.PI) / corners;
    const reach = r * (corner % 2 ? inner : outer);
    return `${(x + reach * Math.cos(angle)).toFixed(1)},${(y + reach * Math.sin(angle)).toFixed(1)}`;
  });
  return `M${points.join("L")}Z`;
}

function glyph(type, shapes = corpus.core.shapes) {
  return s(
    "svg",
    { class: `glyph type-${type}`, viewBox: "-8 -8 16 16", "aria-hidden": "true" },
    s("path", { d: shapePath(shapes[type], 0, 0, 5.6) }),
  );
}

/** Glyph and name of an entity as a link to its page. */
function entityLink(entity, attributes = {}) {
  return h(
    "a",
    { class: "entity-link", href: pageLink("entity.html", { id: entity.key }), ...attributes },
    glyph(entity.type),
    nameOf(entity.label),
  );
}

/** Colours of a picture in the present theme. */
function pictureColours() {
  const types = Object.fromEntries(corpus.core.types.map((type) => [type, ink(`type-${type}`)]));
  const relations = Object.fromEntries(
    Object.entries(corpus.core.relations).map(([relation, family]) => [relation, ink(`family-${family}`)]),
  );
  const face = getComputedStyle(document.body).fontFamily;
  return {
    types,
    relations,
    paper: ink("paper"),
    ink: ink("ink"),
    soft: ink("soft"),
    line: ink("line"),
    face,
  };
}
