// The picture of the timeline: a lane for each document, years across, a mark for each group of due things.

const LANE = 46;
const LEFT = 230;
const TOP = 34;

function yearRange(rows, lanes) {
  const years = [...rows.map((row) => row.year), ...lanes.map(yearOfLane)].filter(Boolean).map(Number);
  if (!years.length) return null;
  return [Math.min(...years), Math.max(...years)];
}

function yearOfLane(lane) {
  return (lane.facts.date_document || "").slice(0, 4);
}

/** Draw the lanes; `open(document, year)` is called for a mark. */
function timelineSvg(lanes, rows, open) {
  const colours = pictureColours();
  const range = yearRange(rows, lanes);
  if (!range) return null;
  const [first, last] = range;
  const step = clamp(1000 / (last - first + 1), 34, 120);
  const width = Math.round(LEFT + step * (last - first + 1) + 20);
  const height = TOP + lanes.length * LANE + 10;
  const x = (year) => LEFT + (year - first + 0.5) * step;
  const svg = s(
    "svg",
    {
      xmlns: SVG_SPACE,
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      "font-family": colours.face,
      "font-size": 13,
      role: "group",
      "aria-label": t("page_timeline"),
    },
    s("rect", { width, height, fill: colours.paper }),
  );
  const sparse = step < 48;
  for (let year = first; year <= last; year += 1) {
    svg.append(
      s("line", {
        x1: x(year),
        x2: x(year),
        y1: TOP - 6,
        y2: height,
        stroke: colours.line,
        "stroke-width": 1,
      }),
    );
    if (!sparse || year % 5 === 0)
      svg.append(s("text", { x: x(year), y: 18, "text-anchor": "middle", fill: colours.soft }, year));
  }
  lanes.forEach((lane, place) =>
    drawLane(svg, { lane, rows, y: TOP + (place + 0.5) * LANE, x, step, width, colours, open }),
  );
  return svg;
}

function drawLane(svg, { lane, rows, y, x, step, width, colours, open }) {
  const own = rows.filter((row) => row.document === lane.id && row.year);
  svg.append(
    s("line", { x1: LEFT, x2: width, y1: y, y2: y, stroke: colours.line }),
    s(
      "text",
      { x: LEFT - 12, y: y + (lane.facts.level ? -2 : 4), "text-anchor": "end", fill: colours.ink },
      shorten(lane.label, 15),
      s("title", {}, lane.label),
    ),
  );
  if (lane.facts.level)
    svg.append(
      s(
        "text",
        { x: LEFT - 12, y: y + 14, "text-anchor": "end", fill: colours.soft, "font-size": 11 },
        t(`level_${lane.facts.level}`),
      ),
    );
  const issued = lane.facts.date_document || "";
  if (issued) {
    const at = x(Number(issued.slice(0, 4)));
    svg.append(
      s(
        "path",
        { d: shapePath("diamond", at, y, 7), fill: colours.types.document },
        s("title", {}, `${t("issued")} ${issued}`),
      ),
    );
  }
  const years = new Map();
  for (const row of own) years.set(row.year, [...(years.get(row.year) || []), row]);
  for (const [year, list] of years) {
    const goals = list.filter((row) => row.predicate === "setsGoal").length;
    const parts = [
      ["star", goals, colours.types.goal],
      ["dot", list.length - goals, colours.types.platform],
    ].filter((part) => part[1]);
    const label = t("due_label", lane.label, year, goals, list.length - goals);
    const mark = s(
      "g",
      {
        class: "mark",
        tabindex: 0,
        role: "button",
        "aria-label": label,
        onclick: () => open(lane, year, list),
        onkeydown: (event) => {
          if (event.key !== "Enter" && event.key !== " ") return;
          event.preventDefault();
          open(lane, year, list);
        },
      },
      s("title", {}, label),
      s("rect", {
        x: x(Number(year)) - step / 2,
        y: y - LANE / 2,
        width: step,
        height: LANE,
        fill: "transparent",
      }),
    );
    const shift = issued.startsWith(year) ? 15 : 0;
    // The label says the numbers already.
    const quiet = { "aria-hidden": "true", "pointer-events": "none" };
    const numbers = s("g", { "text-anchor": "middle", "font-size": 11, ...quiet });
    parts.forEach(([shape, count, colour], place) => {
      const cx = x(Number(year)) + shift + (place - (parts.length - 1) / 2) * 28;
      const size = 9 + Math.min(count, 16) * 0.3;
      mark.append(s("path", { d: shapePath(shape, cx, y, size), fill: colour }));
      numbers.append(s("text", { x: cx, y: y - size - 4, fill: colours.ink }, count));
    });
    svg.append(mark, numbers);
  }
}
