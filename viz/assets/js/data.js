// The data blocks of a page, and the corpus that they describe.

const blocks = new Map();
const waiting = new Map();

// Blocks too large to stand in every page lie in data/<name>.js, which call this.
window.policyBlock = (name, value) => blocks.set(name, value);

const blockAddress = window.trustedTypes
  ? trustedTypes.createPolicy("policy-blocks", {
      createScriptURL: (url) => {
        if (/^(\.\.\/)?data\/[a-z]+(-\d+)?\.js$/.test(url)) return url;
        throw new TypeError(`not a data block: ${url}`);
      },
    })
  : { createScriptURL: (url) => url };

function loadBlock(name) {
  if (blocks.has(name)) return Promise.resolve(blocks.get(name));
  const element = byId(`block-${name}`);
  if (element) {
    blocks.set(name, JSON.parse(element.textContent));
    element.remove();
    return Promise.resolve(blocks.get(name));
  }
  if (document.documentElement.dataset.loads !== "yes") return Promise.resolve(null);
  if (!waiting.has(name)) {
    waiting.set(
      name,
      new Promise((resolve) => {
        const script = document.createElement("script");
        script.src = blockAddress.createScriptURL(`${document.documentElement.dataset.root}data/${name}.js`);
        script.onload = () => resolve(blocks.get(name));
        script.onerror = () => resolve(null);
        document.head.append(script);
      }),
    );
  }
  return waiting.get(name);
}

const corpus = { entities: [], files: [], edges: [], byKey: new Map(), around: [], fold: ["", ""] };

/** Read entities and, where the page has them, edges. */
async function loadCorpus() {
  const core = await loadBlock("core");
  const edges = (await loadBlock("edges")) || [];
  corpus.core = core;
  corpus.fold = core.fold;
  corpus.entities = core.entities.map((row, id) => {
    const [key, type, label, english, traditional, aliases, hidden, initials, facts, indicators] = row;
    return {
      id,
      key,
      type: core.types[type],
      label,
      english,
      traditional,
      aliases,
      hidden,
      initials,
      facts,
      indicators,
    };
  });
  corpus.byKey = new Map(corpus.entities.map((entity) => [entity.key, entity]));
  corpus.files = core.files.map(([name, page, documents]) => ({ name, page, documents }));
  corpus.edges = edges.map(([subject, predicate, object, first, count, documents, confidence], id) => {
    return { id, subject, predicate, object, first, count, documents, confidence };
  });
  corpus.around = corpus.entities.map(() => []);
  for (const edge of corpus.edges) {
    corpus.around[edge.subject].push(edge);
    corpus.around[edge.object].push(edge);
  }
}

function degree(entity) {
  return corpus.around[entity.id].length;
}

const documentsKnown = new Map();

/** Documents whose text names the entity or says something of it. */
function documentsOf(entity) {
  if (documentsKnown.has(entity.id)) return documentsKnown.get(entity.id);
  const found = new Set(corpus.around[entity.id].flatMap((edge) => edge.documents));
  documentsKnown.set(entity.id, found);
  for (const edge of corpus.around[entity.id])
    if (edge.object === entity.id && corpus.entities[edge.subject].type === "document") found.add(edge.subject);
  return found;
}

/** Highest level first, then what has none. */
function levelRank(entity) {
  const { levels } = corpus.core.vocabulary;
  return (levels.indexOf(entity.facts.level) + levels.length + 1) % (levels.length + 1);
}

/** Documents whose text we hold, ordered by level and date. */
function heldDocuments() {
  const held = new Set(corpus.files.flatMap((file) => file.documents));
  return [...held]
    .map((id) => corpus.entities[id])
    .sort(
      (a, b) =>
        levelRank(a) - levelRank(b) ||
        (a.facts.date_document || "9").localeCompare(b.facts.date_document || "9") ||
        a.id - b.id,
    );
}

function edgeKey(edge) {
  return [corpus.entities[edge.subject].key, edge.predicate, corpus.entities[edge.object].key];
}

function edgeByKey([subject, predicate, object]) {
  const from = corpus.byKey.get(subject);
  const to = corpus.byKey.get(object);
  if (!from || !to) return null;
  return (
    corpus.around[from.id].find(
      (e) => e.subject === from.id && e.predicate === predicate && e.object === to.id,
    ) || null
  );
}

/** Evidence rows `first … first + count - 1`, whatever blocks they lie in. */
async function evidenceRows(first, count) {
  const size = corpus.core.chunk;
  const found = [];
  for (let number = Math.floor(first / size); number * size < first + count; number += 1) {
    const block = await loadBlock(`evidence-${number}`);
    if (!block) continue;
    const from = Math.max(first, number * size);
    const to = Math.min(first + count, (number + 1) * size);
    for (let row = from; row < to; row += 1) found.push(evidenceRow(block, row - number * size));
  }
  return found;
}

function evidenceRow(block, place) {
  const [subject, predicate, object, file, start, end, sentence, section, document, confidence, ...rest] =
    block.rows[place];
  const text = (number) => block.strings[number];
  const [rule, role, modality, polarity, action] = rest.map(text);
  return {
    subject,
    predicate: text(predicate),
    object,
    file,
    start,
    end,
    sentence: text(sentence),
    section: text(section),
    document,
    confidence,
    rule,
    role,
    modality,
    polarity,
    action,
  };
}
