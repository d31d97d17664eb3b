// The network page.

let view = { nodes: [], groups: [], edges: [], bundles: [] };
let framed = "";
let ringed = "";
let settled = false;

function selected() {
  const edge = state.get("edge") ? edgeByKey(state.list("edge")) : null;
  const { ego, steps } = filterSettings();
  // A wide neighbourhood is shown as a whole: nothing in it steps back.
  return { edge, entity: edge ? null : corpus.byKey.get(state.get("sel")) || null, far: Boolean(ego) && steps > 1 };
}

function choose(node, edge) {
  if (typeof node === "string" && node.startsWith("c")) openCommunity(Number(node.slice(1)));
  else if (node !== undefined) state.set({ sel: corpus.entities[node].key, edge: "" }, true);
  else if (typeof edge === "number") state.set({ edge: edgeKey(corpus.edges[edge]), sel: "" }, true);
  else state.set({ sel: "", edge: "" });
}

/** Select an entity and bring it into view, whatever hides it now. */
function goTo(entity) {
  const settings = filterSettings();
  const changes = { sel: entity.key, edge: "" };
  if (!passing(settings).nodes.has(entity.id)) {
    Object.assign(changes, { hide: "", rel: "none", doc: "", from: "", to: "", conf: "", ego: "" });
    changes.deg = degree(entity) ? "" : "0";
  }
  const community = overview.of[entity.id];
  if (overview.active || corpus.entities.length > OVERVIEW_FROM)
    changes.open = openKeys(community);
  state.set(changes, true);
  flyTo(entity.id);
  byId("panel").focus({ preventScroll: true });
}

function drawPanel({ entity, edge }) {
  const panel = byId("panel");
  byId("workspace").classList.toggle("has-panel", Boolean(entity || edge));
  panel.hidden = !entity && !edge;
  if (panel.hidden) return;
  const close = h(
    "button",
    {
      type: "button",
      class: "close",
      "aria-label": t("close"),
      title: t("close"),
      onclick: () => state.set({ sel: "", edge: "" }),
    },
    "×",
  );
  if (edge) {
    replace(panel, close, ...edgePanel(edge, goTo));
    return;
  }
  const settings = filterSettings();
  const step = (count) =>
    h(
      "button",
      {
        type: "button",
        class: "button small",
        "aria-pressed": String(settings.ego === entity && settings.steps === count),
        onclick: () => {
          const same = settings.ego === entity && settings.steps === count;
          state.set({ ego: same ? "" : entity.key, steps: same ? "" : String(count) }, true);
        },
      },
      t("steps", count),
    );
  const tools = h(
    "p",
    { class: "tools" },
    h("span", {}, t("surroundings")),
    step(1),
    step(2),
    step(3),
    h("a", { class: "button small", href: pageLink("entity.html", { id: entity.key }) }, t("entity_page")),
  );
  replace(panel, close, entityHead(entity), tools, ...relationGroups(entity, goTo));
  panel.scrollTop = 0;
}

function drawList() {
  const entities = view.nodes
    .map((id) => corpus.entities[id])
    .sort((a, b) => measureOf(sizedBy(), b) - measureOf(sizedBy(), a) || a.id - b.id);
  const shown = entities.slice(0, 200);
  replace(byId("visible-count"), t("visible_count", view.nodes.length, view.edges.length));
  replace(
    byId("visible-list"),
    view.groups.map(({ community, ids }) =>
      h(
        "li",
        {},
        button(t("community", communityName(community), ids.length), () => openCommunity(community), {
          class: "row",
        }),
      ),
    ),
    shown.map((entity) =>
      h(
        "li",
        {},
        h(
          "button",
          { type: "button", class: "row", onclick: () => goTo(entity) },
          glyph(entity.type),
          nameOf(entity.label),
          h("span", { class: "count" }, measureText(sizedBy(), measureOf(sizedBy(), entity))),
        ),
      ),
    ),
  );
}

/** Above the picture: whose surroundings it shows, or that it is an overview, and the way out of that. */
function drawNote(settings) {
  const note = byId("ego-note");
  const folding = !settings.ego && overview.centres.size > 0 && (overview.active || view.nodes.length > FOLD_FROM);
  note.hidden = !settings.ego && !folding;
  note.classList.toggle("for-overview", folding);
  if (folding) {
    const members = view.groups.reduce((sum, { ids }) => sum + ids.length, 0);
    replace(
      note,
      overview.active
        ? t("overview_note", view.groups.length, members)
        : t("visible_count", view.nodes.length, view.edges.length),
      " ",
      overview.active
        ? button(t("open_all"), () => state.set({ overview: "off", open: "" }, true), { class: "button small" })
        : button(t("fold"), () => state.set({ overview: "on", open: "" }, true), { class: "button small" }),
    );
  }
  if (settings.ego) {
    replace(
      note,
      t("ego_note", settings.steps),
      " ",
      nameOf(settings.ego.label),
      " ",
      button(t("show_all"), () => state.set({ ego: "", steps: "" }, true), { class: "button small" }),
    );
  }
}

function drawNetwork() {
  const settings = filterSettings();
  const selection = selected();
  view = foldCommunities(passing(settings), settings);
  drawLegend(settings);
  drawFilters(settings);
  drawNote(settings);
  drawPanel(selection);
  drawRings(settings, view);
  frame(settings);
  drawCanvas(view, selection);
  drawList();
  replace(byId("export"), ...exportButtons(() => view));
  byId("empty").hidden = view.nodes.length + view.groups.length > 0;
  if (selection.entity && canvas.nodes.get(selection.entity.id))
    canvas.net.selectNodes([selection.entity.id]);
  else if (selection.edge && canvas.edges.get(selection.edge.id))
    canvas.net.setSelection({ nodes: [], edges: [selection.edge.id] });
  else canvas.net.unselectAll();
  if (!settled && selection.entity && !settings.ego) flyTo(selection.entity.id, false);
  settled = true;
}

const RINGS_UP_TO = 150;

function drawRings({ ego, steps }, { nodes, edges }) {
  const now = ego && nodes.length <= RINGS_UP_TO ? [ego.key, steps, ...nodes].join(" ") : "";
  if (now === ringed) return;
  ringed = now;
  canvas.rings = now ? ringPlaces(ego.id, nodes, edges.map(({ edge }) => edge), pictureShape()) : null;
}

/** Fit the picture when its content changed as a whole, not at every click. */
function frame(settings) {
  const now = `${settings.ego?.key || ""} ${settings.steps} ${overview.active}`;
  if (now !== framed) fitCanvas(view);
  framed = now;
}

startPage({
  async load() {
    await loadCorpus();
    await loadMeasures();
    readPlaces(await loadBlock("network"));
    startCanvas(byId("canvas"), choose);
    listenToFilters();
    listenToPointer(() => view);
    listenToZoom(() => placeLabels(view, selected()));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented && !byId("sheet").open)
        state.set({ sel: "", edge: "" });
    });
    const zoom = (factor) =>
      canvas.net.moveTo({ scale: canvas.net.getScale() * factor, animation: { duration: 200 } });
    byId("zoom-in").addEventListener("click", () => zoom(1.3));
    byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
    byId("zoom-fit").addEventListener("click", () => {
      fitCanvas(view);
      placeLabels(view, selected());
    });
    window.policyNetwork = canvas.net;
  },
  draw: drawNetwork,
  choose: goTo,
});
