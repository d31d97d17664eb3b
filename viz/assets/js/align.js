// Which things of two documents may be each other's counterpart: the national and the provincial platform.
// A proposal, always shown as one: same type, names alike once words of place and level are left out.

/** Words of place and level, as the vocabulary lists them. */
function levelWords({ words, places, common }) {
  const place = `\\p{Script=Han}{2,3}?(?:${places.join("|")})(?<!${common.join("|")})`;
  return new RegExp(`${words.join("|")}|${place}`, "gu");
}

function pairsOf(name) {
  const characters = Array.from(name);
  return new Set(characters.slice(1).map((character, place) => characters[place] + character));
}

/** Share of common pairs of characters, between 0 and 1. */
function likeness(a, b) {
  const [left, right] = [pairsOf(a), pairsOf(b)];
  if (!left.size || !right.size) return 0;
  let common = 0;
  for (const pair of left) common += right.has(pair);
  return (2 * common) / (left.size + right.size);
}

/** What tells a name from others of its kind: without words of place and level, and without its last word. */
function bareName(entity, level, heads) {
  const name = entity.label.replace(/[“”]/g, "").replace(level, "");
  const head = heads.find((one) => name.length > one.length && name.endsWith(one));
  return head ? name.slice(0, -head.length) : name;
}

/** The best counterpart of each entity of `left` among `right`, most alike first; each once, never two shared ones. */
function alignEntities(left, right, shared) {
  const rules = corpus.core.vocabulary.counterparts;
  const level = levelWords(rules);
  const national = (entity) => rules.national.some((word) => entity.label.includes(word));
  const bare = (list) =>
    list
      .filter((one) => rules.types.includes(one.type))
      .map((entity) => ({ entity, name: bareName(entity, level, rules.heads) }));
  const linked = (a, b) =>
    corpus.around[a.id].find(
      (edge) => edge.predicate !== "mentions" && (edge.subject === b.id || edge.object === b.id),
    );
  const found = [];
  const others = bare(right);
  for (const { entity: a, name } of bare(left)) {
    for (const { entity: b, name: other } of others) {
      if (a === b || a.type !== b.type || (shared.has(a) && shared.has(b))) continue;
      const edge = national(a) !== national(b) && linked(a, b);
      const score = Math.max(likeness(name, other), edge ? 1 : 0);
      if (score >= rules.alike) found.push({ a, b, score, edge });
    }
  }
  found.sort((one, two) => two.score - one.score || one.a.id - two.a.id || one.b.id - two.b.id);
  const used = new Set();
  return found.filter(({ a, b }) => !used.has(a.id) && !used.has(b.id) && used.add(a.id) && used.add(b.id));
}
