// Above some size the network starts as an overview: one node for each community, opened by a click.

const OVERVIEW_FROM = 2000;

// A community is named by its best connected member, also in the address: numbers would change with the graph.
const overview = { of: [], centres: new Map(), active: false };

const SMALL_GROUP = 4;
const COVERED = 0.1;

/**
 * Where each community stands in the overview, once for all filters: around the middle of its members, but with
 * room between them.  A circle's area is the number of members; all together cover a tenth of the picture.
 */
function arrangeCommunities(places) {
  const members = new Map();
  overview.of.forEach((community, id) => members.set(community, [...(members.get(community) || []), id]));
  const { middle, width, height } = extent([...places.values()]);
  const unit = Math.sqrt((COVERED * width * height) / (Math.PI * Math.max(overview.of.length, 1)));
  const circles = [...members]
    .filter(([, ids]) => ids.length > SMALL_GROUP)
    .map(([community, ids]) => {
      const mean = (axis) => ids.reduce((sum, id) => sum + places.get(id)[axis], 0) / ids.length;
      const own = { x: mean("x"), y: mean("y") };
      const out = (axis) => middle[axis] + (own[axis] - middle[axis]) * 1.8;
      return { community, own, x: out("x"), y: out("y"), radius: unit * Math.sqrt(ids.length) };
    });
  for (let turn = 0; turn < 80; turn += 1) {
    for (const [index, a] of circles.entries()) {
      for (const b of circles.slice(index + 1)) pushApart(a, b, (a.radius + b.radius) * 1.25);
    }
  }
  overview.centres = new Map(circles.map((circle) => [circle.community, circle]));
}

function pushApart(a, b, least) {
  const [dx, dy] = [b.x - a.x || 1, b.y - a.y];
  const apart = Math.hypot(dx, dy);
  if (apart >= least) return;
  const move = (least - apart) / 2 / apart;
  a.x -= dx * move;
  a.y -= dy * move;
  b.x += dx * move;
  b.y += dy * move;
}

/** A member of an opened community stands around the place where its circle was. */
function inOverview(id, place) {
  const circle = overview.active && overview.centres.get(overview.of[id]);
  return circle ? { x: place.x + circle.x - circle.own.x, y: place.y + circle.y - circle.own.y } : place;
}

function communityName(community) {
  return corpus.entities[community].label;
}

function openCommunities() {
  return new Set(state.list("open").map((key) => corpus.byKey.get(key)?.id));
}

function openKeys(community) {
  return [...openCommunities().add(community)]
    .filter((id) => id !== undefined)
    .sort((a, b) => a - b)
    .map((id) => corpus.entities[id].key);
}

/** Nodes and edges to draw: those that pass, with closed communities folded into one node each. */
function foldCommunities(shown, settings) {
  overview.active = shown.nodes.size > OVERVIEW_FROM && !settings.ego && state.get("overview") !== "off";
  if (!overview.active) {
    return {
      nodes: [...shown.nodes],
      groups: [],
      edges: shown.edges.map((edge) => ({ edge, from: edge.subject, to: edge.object })),
      bundles: [],
    };
  }
  const open = openCommunities();
  const members = new Map();
  const nodes = [];
  for (const id of shown.nodes) {
    const community = overview.of[id];
    if (open.has(community) || !overview.centres.has(community)) nodes.push(id);
    else members.set(community, [...(members.get(community) || []), id]);
  }
  const end = (id) => (members.has(overview.of[id]) ? `c${overview.of[id]}` : id);
  const edges = [];
  const bundles = new Map();
  for (const edge of shown.edges) {
    const [from, to] = [end(edge.subject), end(edge.object)];
    if (from === to) continue;
    if (typeof from === "number" && typeof to === "number") edges.push({ edge, from, to });
    else {
      const key = [from, to].sort().join(" ");
      const bundle = bundles.get(key) || { id: `b ${key}`, from, to, count: 0 };
      bundle.count += 1;
      bundles.set(key, bundle);
    }
  }
  const groups = [...members].map(([community, ids]) => ({ community, ids }));
  return { nodes, groups, edges, bundles: [...bundles.values()] };
}

function openCommunity(community) {
  state.set({ open: openKeys(community) }, true);
}
