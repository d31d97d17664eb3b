// Passages: the sentence with the names in it marked, where it stands, and the way to it in the reader.

/** The sentence with every name of the given entities in a mark. */
function markedSentence(whole, entities) {
  const names = entities
    .flatMap((entity) =>
      [entity.label, ...entity.aliases].map((name) => ({ name: name.replace(/[“”]/g, ""), entity })),
    )
    .concat(entities.map((entity) => ({ name: entity.label, entity })))
    .filter(({ name }) => name.length > 1)
    .sort((a, b) => b.name.length - a.name.length);
  const text = excerpt(
    whole,
    names.map(({ name }) => name),
  );
  const pieces = [];
  let rest = text;
  while (rest) {
    let best = null;
    for (const { name, entity } of names) {
      const at = rest.indexOf(name);
      if (at >= 0 && (!best || at < best.at)) best = { at, name, entity };
    }
    if (!best) break;
    pieces.push(rest.slice(0, best.at), h("mark", { class: `type-${best.entity.type}` }, best.name));
    rest = rest.slice(best.at + best.name.length);
  }
  return h("q", { class: "sentence", dir: "auto", title: text === whole ? null : whole }, pieces, rest);
}

const LONG_SENTENCE = 260;

/** Of a very long sentence the part around the first of the names. */
function excerpt(text, names) {
  if (text.length <= LONG_SENTENCE) return text;
  const places = names.map((name) => text.indexOf(name)).filter((place) => place >= 0);
  const start = Math.max(0, Math.min(...places, text.length) - LONG_SENTENCE / 3);
  const from = places.length && start > 12 ? Math.floor(start) : 0;
  return `${from ? "…" : ""}${shorten(text.slice(from), LONG_SENTENCE)}`;
}

/** Address of a passage in its reader page, or empty where the site holds no text of the file. */
function readerLink(item) {
  const { page } = corpus.files[item.file];
  return page ? pageLink(page, { at: `m-${item.start}-${item.end}` }) : "";
}

function passage(item) {
  const marked = [corpus.entities[item.subject], corpus.entities[item.object]].filter(Boolean);
  const link = readerLink(item);
  const document = corpus.entities[item.document];
  const notes = [
    item.role && t(`role_${item.role}`),
    item.modality && item.modality !== "stated" && t(`modality_${item.modality}`),
    item.polarity === "negative" && t("negative"),
    t("confidence_short", Math.round(item.confidence * 100)),
  ].filter(Boolean);
  return h(
    "li",
    { class: `passage${item.polarity === "negative" ? " negative" : ""}` },
    markedSentence(item.sentence, marked),
    h(
      "p",
      { class: "source" },
      nameOf(document ? document.label : corpus.files[item.file].name, { class: "name from" }),
      item.section ? h("bdi", { class: "section", title: item.section }, item.section) : null,
      h("span", { class: "notes", title: item.rule ? t("rule", item.rule) : null }, notes.join(" · ")),
      link ? h("a", { class: "read", href: link }, t("read_in_text")) : null,
    ),
  );
}

/** The same sentence says it twice, or stands in a second file of the document: one passage with a further link. */
function againLink(place, item) {
  const links = place.querySelectorAll(".read");
  const link = readerLink(item);
  if (!link || [...links].some((one) => one.getAttribute("href") === link)) return;
  const number = links.length + 1;
  const label = `${t("read_in_text")} ${number}`;
  links[links.length - 1].after(" ", h("a", { class: "read", href: link, "aria-label": label }, number));
}

const SHOWN_AT_FIRST = 2;

/** The passages of an edge: the first ones at once, the others on demand. */
function passages(first, count, shown = SHOWN_AT_FIRST) {
  const list = h("ol", { class: "passages" });
  if (!count) return h("p", { class: "quiet" }, t("no_passage"));
  const seen = new Map();
  const more = async (from, to) => {
    for (const item of await evidenceRows(from, to - from)) {
      const key = `${item.document ?? `file ${item.file}`} ${item.sentence}`;
      if (seen.has(key)) againLink(seen.get(key), item);
      else list.append(seen.set(key, passage(item)).get(key));
    }
  };
  more(first, first + Math.min(count, shown));
  if (count <= shown) return list;
  const rest = button(
    t("more_passages", count - shown),
    () => {
      rest.remove();
      more(first + shown, first + count);
    },
    { class: "button more" },
  );
  return h("div", {}, list, rest);
}

/** A sheet over the page with passages: opened by cells of tables and points of pictures. */
function openSheet(title, ...content) {
  const sheet = byId("sheet");
  replace(byId("sheet-title"), title);
  replace(byId("sheet-body"), ...content);
  if (!sheet.open) sheet.showModal();
}
