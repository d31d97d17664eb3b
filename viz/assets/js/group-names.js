// Names of communities: in their circle, on as many lines as it has room for, or over it where it is small.

const GROUP_NAME = NARROW ? 11 : 14;
const LEAST_PER_LINE = NARROW ? 6 : 8;

/** Lines of a community's name with its number of members; `reach` is its radius on the screen, in pixels. */
function groupLines({ community, ids }, reach) {
  const perLine = Math.max(LEAST_PER_LINE, Math.floor((reach * 1.7) / GROUP_NAME));
  const rows = reach > GROUP_NAME * 2 ? 2 : 1;
  const letters = Array.from(shorten(communityName(community), perLine * rows - 1));
  const each = Math.ceil(letters.length / Math.ceil(letters.length / perLine));
  return [...chunksOfText(letters, each), String(ids.length)];
}

function chunksOfText(letters, size) {
  const found = [];
  for (let from = 0; from < letters.length; from += size) found.push(letters.slice(from, from + size).join(""));
  return found;
}

/** Write the names that find room, or the numbers alone, into `sizes` and `names`, the larger communities first. */
function placeGroupNames(groups, field, scale, { sizes, names }) {
  const largest = [...groups].sort((a, b) => b.ids.length - a.ids.length || a.community - b.community);
  for (const group of largest) {
    const { x, y } = groupPlace(group);
    const fits = (lines) => {
      const [across, down] = [Math.max(...lines.map(roomOf)) / 2, lines.length * 0.55].map((half) => half * GROUP_NAME);
      const [left, right, top, bottom] = [x * scale - across, x * scale + across, y * scale - down, y * scale + down];
      return field.add({ left, right, top, bottom });
    };
    const whole = groupLines(group, groupRadius(group) * scale);
    const lines = [whole, whole.slice(-1)].find(fits);
    if (!lines) continue;
    sizes.set(`c${group.community}`, GROUP_NAME / scale);
    names.set(`c${group.community}`, lines.join("\n"));
  }
}

/** The name as vis-network wants it: below the circle by itself, lifted to its middle. */
function groupLabel(group, colours) {
  const id = `c${group.community}`;
  const size = labels.sizes.get(id);
  const words = size ? labels.names.get(id) : "";
  const lift = groupRadius(group) + (size * (words.split("\n").length + 1)) / 2 + 4;
  return { label: words, font: { ...labelFont(colours, size || SMALLEST), vadjust: size ? -lift : 0 } };
}

/** The circle and its lines in a saved picture. */
function svgGroup(group, { x, y }, colours) {
  const id = `c${group.community}`;
  const size = labels.sizes.get(id);
  const lines = size ? labels.names.get(id).split("\n") : [];
  const halo = { stroke: colours.paper, "stroke-width": size / 5, "paint-order": "stroke" };
  return s(
    "g",
    {},
    s("circle", { cx: x, cy: y, r: groupRadius(group), fill: colours.line, stroke: colours.soft }),
    lines.map((line, row) =>
      s(
        "text",
        {
          x,
          y: y + size * (row - (lines.length - 1) / 2 + 0.35),
          "font-size": size.toFixed(1),
          "text-anchor": "middle",
          fill: colours.ink,
          ...halo,
        },
        line,
      ),
    ),
    s("title", {}, t("community", communityName(group.community), group.ids.length)),
  );
}
