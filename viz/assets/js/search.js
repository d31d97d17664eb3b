// Search over all names: simplified and traditional script, aliases, noisy forms, pinyin initials.

let searchIndex = null;
let folding = null;

/** Lower case, one script, no blanks or quotation marks: what is compared is always folded. */
function fold(text) {
  if (!folding) {
    const simplified = Array.from(corpus.fold[1]);
    folding = new Map(Array.from(corpus.fold[0]).map((character, place) => [character, simplified[place]]));
  }
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s“”‘’"'《》〈〉「」『』]/g, "");
  return Array.from(plain, (character) => folding.get(character) || character).join("");
}

function buildIndex() {
  searchIndex = corpus.entities.map((entity) => ({
    entity,
    names: [entity.label, entity.english, ...entity.aliases].filter(Boolean).map(fold),
    hidden: [entity.traditional, ...entity.hidden].filter(Boolean).map(fold),
    initials: entity.initials,
  }));
}

/** How well an entry fits: 0 is best, 9 not at all. */
function fitness(entry, query) {
  const latin = /^[a-z0-9]+$/.test(query);
  if (entry.names.includes(query)) return 0;
  if (entry.names.some((name) => name.startsWith(query))) return 1;
  if (latin && entry.initials.startsWith(query)) return 2;
  if (entry.names.some((name) => name.includes(query))) return 3;
  if (entry.hidden.some((name) => name.includes(query))) return 4;
  if (latin && query.length > 1 && entry.initials.includes(query)) return 5;
  return 9;
}

function findEntities(text, limit = 12) {
  const query = fold(text);
  if (!query) return [];
  if (!searchIndex) buildIndex();
  return searchIndex
    .map((entry) => ({ entity: entry.entity, fit: fitness(entry, query) }))
    .filter((hit) => hit.fit < 9)
    .sort((a, b) => a.fit - b.fit || degree(b.entity) - degree(a.entity) || a.entity.id - b.entity.id)
    .slice(0, limit)
    .map((hit) => hit.entity);
}

/** Make an input and its list a search box; `choose` gets the entity. */
function searchBox(input, list, choose) {
  let hits = [];
  let active = -1;
  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const pick = (entity) => {
    close();
    input.value = "";
    choose(entity);
  };
  const mark = () => {
    [...list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === active)));
    if (list.children[active]) {
      input.setAttribute("aria-activedescendant", list.children[active].id);
      list.children[active].scrollIntoView({ block: "nearest" });
    }
  };
  const show = () => {
    hits = findEntities(input.value);
    active = hits.length ? 0 : -1;
    const rows = hits.map((entity, place) =>
      h(
        "li",
        {
          role: "option",
          id: `${list.id}-${place}`,
          onmousedown: (event) => {
            event.preventDefault();
            pick(entity);
          },
        },
        glyph(entity.type),
        nameOf(entity.label),
        h("small", {}, t(`type_${entity.type}`)),
      ),
    );
    const none = h("li", { class: "none", role: "option", "aria-disabled": "true" }, t("search_none"));
    replace(list, rows.length ? rows : [none]);
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    mark();
  };
  input.addEventListener("input", show);
  input.addEventListener("focus", () => input.value && show());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      input.value = "";
      close();
    }
    if (event.key === "Enter" && hits[active]) pick(hits[active]);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !hits.length) return;
    event.preventDefault();
    active = (active + step + hits.length) % hits.length;
    mark();
  });
}
