// Above some size the network starts as an overview: one node for each community, opened by a click.

const OVERVIEW_FROM = 2000;

// A community is named by its best connected member, also in the address: numbers would change with the graph.
const overview = { of: [] };

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
  if (shown.nodes.size <= OVERVIEW_FROM || settings.ego || state.get("overview") === "off") {
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
    if (open.has(community)) nodes.push(id);
    else members.set(community, [...(members.get(community) || []), id]);
  }
  const end = (id) => (open.has(overview.of[id]) ? id : `c${overview.of[id]}`);
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
