// How central an entity is among the stated relations: their number, PageRank, betweenness.

const MEASURE = "relations";
const MANY_RELATIONS = 80;

const measures = { values: {}, ranks: new Map(), address: null, chosen: MEASURE };

async function loadMeasures() {
  measures.values = await loadBlock("measures");
}

function measureNames() {
  return Object.keys(measures.values);
}

function measureOf(name, entity) {
  return measures.values[name][entity.id];
}

function measureText(name, value) {
  return name === MEASURE ? String(value) : value.toFixed(4);
}

/** Each value of a measure, the highest first, with its place; equals share a place. */
function measureRanks(name) {
  if (!measures.ranks.has(name)) {
    const ranks = new Map();
    const sorted = [...measures.values[name]].sort((a, b) => b - a);
    for (const [place, value] of sorted.entries()) if (!ranks.has(value)) ranks.set(value, place + 1);
    measures.ranks.set(name, ranks);
  }
  return measures.ranks.get(name);
}

/** Each measure of an entity with relations and its place among all, ready to read. */
function measureRows(entity) {
  if (!measureOf(MEASURE, entity)) return [];
  return measureNames().map((name) => {
    const value = measureOf(name, entity);
    const place = measureRanks(name).get(value);
    return [t(`measure_${name}`), t("measure_rank", measureText(name, value), place, corpus.entities.length)];
  });
}

/** The measure that sizes the nodes.  Every node asks for it at every drawing: the address is read once. */
function sizedBy() {
  if (measures.address !== location.hash) {
    measures.address = location.hash;
    measures.chosen = measureNames().includes(state.get("size")) ? state.get("size") : MEASURE;
  }
  return measures.chosen;
}

/** That measure as a share, from 0 to 1: of the highest value; of many relations where they are counted. */
function measureShare(entity) {
  const name = sizedBy();
  const [highest] = measureRanks(name).keys();
  return Math.min(1, measureOf(name, entity) / (name === MEASURE ? MANY_RELATIONS : highest || 1));
}
