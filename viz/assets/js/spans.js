// Texts in three forms and spans that stay put: from source offsets to any form, and to nested elements.
// Offsets are code points; JavaScript strings count halves of some characters, so texts become arrays.

/** A function from source spans to spans of the clean forms, by the runs `[clean start, source start, length]`. */
function toClean(runs) {
  const starts = runs.map((run) => run[1]);
  const runAt = (place) => {
    let [low, high] = [0, runs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= place) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  return (start, end) => {
    if (!runs.length) return [0, 0];
    const first = runAt(start);
    const [clean, source, length] = first >= 0 ? runs[first] : [0, 0, 0];
    // A place that cleaning took away: the next one that is left.
    const from = start < source + length ? clean + start - source : (runs[first + 1]?.[0] ?? clean + length);
    const last = runAt(end - 1);
    if (last < 0) return [from, from];
    const to = runs[last][0] + Math.min(end - runs[last][1], runs[last][2]);
    return [from, Math.max(from, to)];
  };
}

/** Stretches of the source that cleaning took away, as spans. */
function droppedSpans(runs, length) {
  const spans = [];
  let place = 0;
  for (const [, source, size] of runs) {
    if (source > place) spans.push({ start: place, end: source, dropped: true });
    place = source + size;
  }
  if (place < length) spans.push({ start: place, end: length, dropped: true });
  return spans;
}

/** Group marks with equal bounds: several entities may be named by the same words. */
function groupSpans(rows) {
  const groups = new Map();
  for (const row of rows) {
    const key = `${row.start}-${row.end}`;
    if (!groups.has(key))
      groups.set(key, { start: row.start, end: row.end, source: row.source, entities: [] });
    if (!groups.get(key).entities.includes(row.entity)) groups.get(key).entities.push(row.entity);
  }
  return [...groups.values()];
}

/** Wider spans first; a span that would cross another's end is cut there, so that spans nest. */
function nestSpans(spans) {
  const queue = [...spans].sort(bySpan);
  const nested = [];
  const open = [];
  while (queue.length) {
    const span = queue.shift();
    while (open.length && open[open.length - 1].end <= span.start) open.pop();
    const outer = open[open.length - 1];
    if (outer && span.end > outer.end) {
      insertSpan(queue, { ...span, start: outer.end, continued: true });
      insertSpan(queue, { ...span, end: outer.end });
      continue;
    }
    nested.push(span);
    open.push(span);
  }
  return nested;
}

function bySpan(a, b) {
  return a.start - b.start || b.end - a.end;
}

function insertSpan(queue, span) {
  let [low, high] = [0, queue.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bySpan(queue[middle], span) <= 0) low = middle + 1;
    else high = middle;
  }
  queue.splice(low, 0, span);
}

/** Paragraphs of a text with the nested spans in them as elements made by `wrap(span)`. */
function renderText(characters, spans, wrap) {
  const lines = [];
  let at = 0;
  let next = 0;
  for (let line = 0; at <= characters.length; line += 1) {
    let stop = characters.indexOf("\n", at);
    if (stop < 0) stop = characters.length;
    const inside = [];
    for (; next < spans.length && spans[next].start < stop; next += 1) {
      // What began on the line break itself begins on this line.
      if (spans[next].end > at) inside.push({ ...spans[next], start: Math.max(spans[next].start, at) });
    }
    const carried = inside
      .filter((span) => span.end > stop + 1)
      .map((span) => ({ ...span, start: stop + 1, continued: true }));
    lines.push(
      h("p", { class: stop === at ? "line blank" : "line" }, renderRange(characters, at, stop, inside, wrap)),
    );
    for (const span of carried.reverse()) spans.splice(next, 0, span);
    at = stop + 1;
  }
  return lines;
}

function renderRange(characters, start, end, spans, wrap) {
  const children = [];
  let at = start;
  for (let index = 0; index < spans.length;) {
    const span = spans[index];
    const stop = Math.min(span.end, end);
    if (span.start > at) children.push(characters.slice(at, span.start).join(""));
    let last = index + 1;
    while (last < spans.length && spans[last].start < stop) last += 1;
    const element = wrap(span);
    element.append(...renderRange(characters, span.start, stop, spans.slice(index + 1, last), wrap));
    children.push(element);
    at = stop;
    index = last;
  }
  if (at < end) children.push(characters.slice(at, end).join(""));
  return children;
}
