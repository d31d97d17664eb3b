// The reader: one text in three forms, its section tree, its highlights, and the place an address points to.

const FORMS = ["source", "cleaned", "simplified"];
const reading = { text: null, entities: new Map(), clean: null, drawn: "" };

function form() {
  return FORMS.includes(state.get("form")) ? state.get("form") : "source";
}

/** The place in the address, `m-<start>-<end>`, in source offsets. */
function target() {
  const found = /^m-(\d+)-(\d+)$/.exec(state.get("at"));
  return found ? { start: Number(found[1]), end: Number(found[2]) } : null;
}

function inForm(start, end) {
  return form() === "source" ? [start, end] : reading.clean(start, end);
}

function visibleSpans() {
  const hidden = new Set(state.list("hide"));
  const rows = reading.text.spans
    .filter(([, , entity]) => !hidden.has(reading.entities.get(entity).type))
    .map(([start, end, entity]) => {
      const [from, to] = inForm(start, end);
      return { start: from, end: to, entity, source: [start, end] };
    })
    .filter((row) => row.end > row.start);
  const spans = groupSpans(rows);
  if (form() === "source")
    spans.push(...droppedSpans(reading.text.map, Array.from(reading.text.forms.source).length));
  const wanted = target();
  if (wanted) {
    const [start, end] = inForm(wanted.start, wanted.end);
    if (end > start) spans.push({ start, end, target: true });
  }
  return nestSpans(spans);
}

function wrapSpan(span) {
  if (span.dropped) return h("span", { class: "dropped", title: t("dropped") });
  if (span.target) return h("mark", { class: "target", id: span.continued ? null : "target" });
  const first = reading.entities.get(span.entities[0]);
  const goal = first.type === "goal" ? " wide" : "";
  return h("span", {
    class: `mention type-${first.type}${goal}`,
    tabindex: span.continued ? null : "-1",
    role: "mark",
    "data-entities": span.entities.join(" "),
    id: span.continued ? null : `m-${span.source[0]}-${span.source[1]}`,
  });
}

function drawText() {
  const place = target();
  const now = [form(), state.get("hide"), place && `${place.start}-${place.end}`, language()].join(" ");
  if (now === reading.drawn) return;
  const keep = reading.drawn && place && byId("target") ? byId("target").getBoundingClientRect().top : null;
  reading.drawn = now;
  const characters = Array.from(reading.text.forms[form()]);
  const body = byId("text");
  body.className = `text form-${form()}`;
  body.lang = form() === "simplified" ? "zh-Hans" : "zh";
  replace(body, renderText(characters, visibleSpans(), wrapSpan));
  const found = byId("target");
  enterAt(found?.closest(".mention") || found?.querySelector(".mention") || body.querySelector(".mention[tabindex]"));
  if (found) {
    found.scrollIntoView({ block: "center" });
    if (keep !== null && keep > 0 && keep < innerHeight)
      scrollBy(0, found.getBoundingClientRect().top - keep);
  }
}

function drawTree() {
  const items = reading.text.sections.map(([depth, number, label, start]) =>
    h(
      "li",
      { class: `depth-${Math.min(depth, 5)}` },
      h(
        "button",
        { type: "button", class: "row", title: label, onclick: () => goToPlace(start) },
        number ? h("span", { class: "section-number" }, number) : null,
        nameOf(label),
      ),
    ),
  );
  byId("tree-box").hidden = items.length === 0;
  replace(byId("tree"), items);
}

function goToPlace(start) {
  const [at] = inForm(start, start + 1);
  // Lines are elements: count characters line by line, then one for each line break.
  let count = 0;
  for (const line of byId("text").children) {
    const length = Array.from(line.textContent).length + 1;
    if (count + length > at) {
      line.scrollIntoView({
        block: "start",
        behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth",
      });
      line.classList.add("arrived");
      setTimeout(() => line.classList.remove("arrived"), 1600);
      return;
    }
    count += length;
  }
}

function drawControls() {
  replace(byId("file"), reading.text.file);
  replace(
    byId("forms"),
    FORMS.map((name) =>
      h(
        "button",
        {
          type: "button",
          class: "button",
          "aria-pressed": String(form() === name),
          onclick: () => state.set({ form: name === "source" ? "" : name }),
        },
        t(`form_${name}`),
      ),
    ),
  );
  const hidden = new Set(state.list("hide"));
  const counts = new Map();
  for (const [, , entity] of reading.text.spans) {
    const { type } = reading.entities.get(entity);
    counts.set(type, (counts.get(type) || 0) + 1);
  }
  replace(
    byId("legend-types"),
    reading.text.types
      .filter((type) => counts.has(type))
      .map((type) => {
        const box = h("input", {
          type: "checkbox",
          checked: !hidden.has(type),
          onchange: () => {
            if (box.checked) hidden.delete(type);
            else hidden.add(type);
            state.set({ hide: [...hidden] });
          },
        });
        return h(
          "label",
          { class: "check" },
          box,
          glyph(type, reading.text.shapes),
          h("span", { class: "check-name" }, t(`type_${type}`)),
          h("span", { class: "count" }, counts.get(type)),
        );
      }),
  );
  replace(
    byId("documents"),
    reading.text.documents.map((id) => {
      const entity = reading.entities.get(id);
      return h(
        "a",
        { class: "entity-link", href: pageLink("entity.html", { id: entity.key }) },
        glyph("document", reading.text.shapes),
        nameOf(entity.label),
      );
    }),
  );
}

startPage({
  async load() {
    reading.text = await loadBlock("text");
    for (const [id, [key, type, label, english, relations]] of Object.entries(reading.text.entities)) {
      reading.entities.set(Number(id), { key, type: reading.text.types[type], label, english, relations });
    }
    reading.clean = toClean(reading.text.map);
    if (matchMedia("(max-width: 60rem)").matches) byId("contents").open = false;
    listenToMentions();
  },
  draw() {
    drawControls();
    drawTree();
    drawText();
    const dropped = byId("text").querySelectorAll(".dropped");
    byId("dropped-note").hidden = ![...dropped].some((one) => one.textContent.trim());
  },
});
