// The picture of the timeline: a lane for each document under its level, years across, marks for what falls due.

const CHART = { lane: 42, head: 30, level: 28, mark: 26, least: 30, leastOnPhone: 15, leastMark: 12 };

function yearRange(rows, lanes) {
  const years = [...rows.map((row) => row.year), ...lanes.map(yearOfLane)].filter(Boolean).map(Number);
  return years.length ? [Math.min(...years), Math.max(...years)] : null;
}

function yearOfLane(lane) {
  return (lane.facts.date_document || "").slice(0, 4);
}

/** Lanes with the heading of their level before the first of each; `y` is the middle of a row. */
function chartRows(lanes) {
  const found = [];
  let y = CHART.head;
  let level = null;
  for (const lane of lanes) {
    const own = lane.facts.level || "none";
    if (own !== level) found.push({ level: own, y: (y += CHART.level) - CHART.level / 2 + 3 });
    level = own;
    found.push({ lane, y: (y += CHART.lane) - CHART.lane / 2 });
  }
  return { rows: found, bottom: y };
}

/** Draw the lanes `width` wide or wider; `open(document, year, rows)` is called for a mark. */
function timelineSvg(lanes, dues, open, wanted) {
  const range = yearRange(dues, lanes);
  if (!range) return null;
  const colours = pictureColours();
  const [first, last] = range;
  const left = wanted < 600 ? 116 : 250;
  const least = wanted < 600 ? CHART.leastOnPhone : CHART.least;
  const step = Math.max((wanted - left - 16) / (last - first + 1), least);
  const { rows, bottom } = chartRows(lanes);
  const [width, height] = [Math.round(left + step * (last - first + 1) + 16), bottom + 46];
  const plan = { colours, open, dues, left, step, width, x: (year) => left + (year - first + 0.5) * step };
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
  for (let year = first; year <= last; year += 1) {
    const at = { x1: plan.x(year), x2: plan.x(year) };
    svg.append(s("line", { ...at, y1: CHART.head, y2: bottom, stroke: colours.line }));
    if (step < CHART.least && year % 5 !== 0) continue;
    const words = step < 44 ? `'${String(year).slice(2)}` : year;
    for (const y of [20, bottom + 18])
      svg.append(s("text", { x: plan.x(year), y, "text-anchor": "middle", fill: colours.soft }, words));
  }
  for (const row of rows) svg.append(row.lane ? drawLane(row, plan) : drawLevel(row, plan));
  svg.append(drawMarks(12, bottom + 18, colours));
  return svg;
}

function drawLevel({ level, y }, { colours, width }) {
  return s(
    "g",
    {},
    s("rect", { x: 0, y: y - 12, width, height: 22, fill: colours.line, "fill-opacity": 0.45 }),
    s("text", { x: 12, y: y + 4, fill: colours.ink, "font-weight": 600, "font-size": 12 }, t(`level_${level}`)),
  );
}

/** What the marks mean; part of the picture, so that a saved one explains itself. */
function drawMarks(x, y, colours) {
  const legend = s("g", { fill: colours.soft, "font-size": 11 });
  let at = x;
  for (const [shape, colour, words] of [
    ["diamond", colours.types.document, t("mark_issued")],
    ["star", colours.types.goal, t("mark_goal")],
    ["dot", colours.types.platform, t("mark_commitment")],
  ]) {
    legend.append(
      s("path", { d: shapePath(shape, at + 5, y + 14, 5), fill: colour }),
      s("text", { x: at + 14, y: y + 18 }, words),
    );
    at += 26 + roomOf(words) * 11;
  }
  return legend;
}

function drawLane({ lane, y }, plan) {
  const { colours, left, width, x } = plan;
  const issued = lane.facts.date_document || "";
  const group = s(
    "g",
    {},
    s("line", { x1: left, x2: width - 16, y1: y, y2: y, stroke: colours.line }),
    s(
      "text",
      { x: left - 12, y: y + 4, "text-anchor": "end", fill: colours.ink },
      shorten(lane.label, left < 200 ? 6 : 17),
      s("title", {}, lane.label),
    ),
  );
  const years = new Map(issued ? [[issued.slice(0, 4), []]] : []);
  for (const due of plan.dues)
    if (due.document === lane.id && due.year) years.set(due.year, [...(years.get(due.year) || []), due]);
  for (const [year, dues] of years) {
    const goals = dues.filter((due) => due.predicate === "setsGoal").length;
    const parts = [
      ["diamond", issued.startsWith(year) ? 1 : 0, colours.types.document],
      ["star", goals, colours.types.goal],
      ["dot", dues.length - goals, colours.types.platform],
    ].filter((part) => part[1]);
    const middle = x(Number(year));
    const said = parts[0][0] === "diamond" ? `${t("issued")} ${issued}` : "";
    const label = dues.length ? t("due_label", lane.label, year, goals, dues.length - goals) : said;
    const mark = dues.length ? dueMark(label, plan, () => plan.open(lane, year, dues)) : s("g", {});
    mark.append(
      s("title", {}, dues.length ? [label, said].filter(Boolean).join(t("separator_long")) : label),
      s("rect", {
        x: middle - plan.step / 2,
        y: y - CHART.lane / 2,
        width: plan.step,
        height: CHART.lane,
        fill: "transparent",
      }),
    );
    group.append(mark, drawParts(mark, parts, middle, y, plan));
  }
  return group;
}

function dueMark(label, plan, open) {
  return s("g", {
    class: "mark",
    tabindex: 0,
    role: "button",
    "aria-label": label,
    onclick: open,
    onkeydown: (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      open();
    },
  });
}

/** The shapes side by side, into `mark`; their numbers, which the mark's label says already, apart. */
function drawParts(mark, parts, middle, y, { colours, step }) {
  const quiet = { "aria-hidden": "true", "pointer-events": "none" };
  const numbers = s("g", { "text-anchor": "middle", "font-size": 11, ...quiet });
  const apart = clamp((step - 4) / parts.length, CHART.leastMark, CHART.mark);
  parts.forEach(([shape, count, colour], place) => {
    const x = middle + (place - (parts.length - 1) / 2) * apart;
    const size = shape === "diamond" ? 6 : Math.min(8 + Math.min(count, 16) * 0.3, apart / 1.8);
    mark.append(s("path", { d: shapePath(shape, x, y, size), fill: colour }));
    if (shape !== "diamond") numbers.append(s("text", { x, y: y - size - 4, fill: colours.ink }, count));
  });
  return numbers;
}
