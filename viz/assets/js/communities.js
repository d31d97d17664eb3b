// Above some size the network starts as an overview: one node for each community, opened by a click.

const OVERVIEW_FROM = 2000;

// A community is named by its best connected member, also in the address: numbers would change with the graph.
const overview = { of: [], closed: [], centres: new Map(), seats: new Map(), opened: "", active: false };

// From here on a picture of all nodes says little, and the page offers the overview.
const FOLD_FROM = 400;

const SMALL_GROUP = 4;
const SEAT = 36;
const COVERED = NARROW ? 0.22 : 0.14;

/**
 * Where each closed community stands in the overview, once for all filters: around the middle of its members, but with
 * room between them.  A circle's area is the number of members; all together cover a part of the picture, `COVERED`.
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
      const out = (axis) => middle[axis] + (mean(axis) - middle[axis]) * 1.8;
      return { community, x: out("x"), y: out("y"), radius: unit * Math.sqrt(ids.length) };
    });
  settle(circles);
  overview.closed = circles;
  overview.centres = new Map(circles.map((circle) => [circle.community, circle]));
}

function settle(circles) {
  for (let turn = 0; turn < 80; turn += 1) {
    for (const [index, a] of circles.entries()) {
      for (const b of circles.slice(index + 1)) pushApart(a, b, (a.radius + b.radius) * 1.25);
    }
  }
}

/** Opened communities take more room, and the others make way; their members sit around the best connected one. */
function openUp(open) {
  const now = [...open].join(" ");
  if (now === overview.opened) return;
  overview.opened = now;
  overview.seats = new Map();
  const circles = overview.closed.map((circle) => ({ ...circle }));
  for (const circle of circles.filter(({ community }) => open.has(community))) {
    const members = overview.of.map((community, id) => [community, id]).filter(([one]) => one === circle.community);
    const held = (id) => degree(corpus.entities[id]);
    const ids = members.map(([, id]) => id).sort((a, b) => held(b) - held(a) || a - b);
    // The first ones are the largest and stand further apart.  Turned by the golden angle from one to the next, as seeds in a sunflower: evenly, and none on another.
    ids.forEach((id, place) => {
      const [reach, angle] = [place && SEAT * (Math.sqrt(place) + 0.8), place * Math.PI * (3 - Math.sqrt(5))];
      overview.seats.set(id, { x: reach * Math.cos(angle), y: reach * Math.sin(angle) });
    });
    circle.radius = SEAT * (Math.sqrt(ids.length) + 1.5);
  }
  settle(circles);
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

/** Where a node stands in the overview: a member of an opened community has a seat in its circle. */
function inOverview(id, place) {
  const seat = overview.active && overview.seats.get(id);
  if (!seat) return place;
  const { x, y } = overview.centres.get(overview.of[id]);
  return { x: x + seat.x, y: y + seat.y };
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
  const wanted = state.get("overview");
  const many = shown.nodes.size > OVERVIEW_FROM && wanted !== "off";
  overview.active = overview.centres.size > 0 && !settings.ego && (many || wanted === "on");
  if (!overview.active) {
    return {
      nodes: [...shown.nodes],
      groups: [],
      edges: shown.edges.map((edge) => ({ edge, from: edge.subject, to: edge.object })),
      bundles: [],
    };
  }
  const open = openCommunities();
  openUp(open);
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
  const circle = overview.centres.get(community);
  if (circle) flyInto(circle);
}
