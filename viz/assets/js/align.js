// Which things of two documents may be each other's counterpart: the national and the provincial platform.
// A proposal, always shown as one: same type, names alike once words of place and level are left out.

const LEVEL_WORDS =
  /全国|国家|中央|全省|全市|省级|市级|县级|一体化|统一|[\u4e00-\u9fff]{2,3}?(省|市|县|区|自治区)/g;
const ALIKE = 0.6;

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

function bare(entity) {
  return entity.label.replace(/[“”]/g, "").replace(LEVEL_WORDS, "");
}

/** The best counterpart of each entity of `left` among `right`, most alike first; each once, never two shared ones. */
function alignEntities(left, right, shared) {
  const linked = (a, b) =>
    corpus.around[a.id].find(
      (edge) => edge.predicate !== "mentions" && (edge.subject === b.id || edge.object === b.id),
    );
  const found = [];
  for (const a of left) {
    for (const b of right) {
      if (a === b || a.type !== b.type || (shared.has(a) && shared.has(b))) continue;
      if (!["platform", "database", "project"].includes(a.type)) continue;
      const edge = linked(a, b);
      const score = Math.max(likeness(bare(a), bare(b)), edge ? 1 : 0);
      if (score >= ALIKE) found.push({ a, b, score, edge });
    }
  }
  found.sort((one, two) => two.score - one.score || one.a.id - two.a.id || one.b.id - two.b.id);
  const used = new Set();
  return found.filter(({ a, b }) => !used.has(a.id) && !used.has(b.id) && used.add(a.id) && used.add(b.id));
}
