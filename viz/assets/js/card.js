// The card beside a highlight: what is named there, its relations, and the ways on.

function cardOf(ids) {
  return ids.map((id) => {
    const entity = reading.entities.get(id);
    return h(
      "section",
      { class: `card-entity type-${entity.type}` },
      h("p", { class: "kind" }, glyph(entity.type, reading.text.shapes), t(`type_${entity.type}`)),
      h(
        "p",
        { class: "card-name" },
        nameOf(entity.label),
        entity.english ? h("small", {}, entity.english) : null,
      ),
      h(
        "ul",
        { class: "plain" },
        entity.relations.map(([predicate, outward, other]) =>
          h("li", {}, h("em", {}, t(`${outward ? "rel" : "inv"}_${predicate}`)), " ", nameOf(other)),
        ),
      ),
      h(
        "p",
        { class: "tools" },
        h("a", { href: pageLink("entity.html", { id: entity.key }) }, t("entity_page")),
        h("a", { href: pageLink("network.html", { sel: entity.key, ego: entity.key }) }, t("in_network")),
      ),
    );
  });
}

/** One highlight is a stop of the Tab key, the arrow keys go on from there: hundreds of stops would bar the way. */
function enterAt(mention) {
  byId("text").querySelector('.mention[tabindex="0"]')?.setAttribute("tabindex", "-1");
  mention?.setAttribute("tabindex", "0");
}

function stepFrom(mention, step) {
  const all = [...byId("text").querySelectorAll(".mention[tabindex]")];
  const next = all[all.indexOf(mention) + step];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
}

/** The card beside a highlight: on hover and focus, kept open while the pointer is on it. */
function listenToMentions() {
  const card = byId("card");
  let timer = 0;
  const hide = () => {
    timer = setTimeout(() => {
      card.hidden = true;
    }, 250);
  };
  const show = (mention) => {
    clearTimeout(timer);
    const outer = [];
    for (let node = mention; node; node = node.parentElement.closest(".mention"))
      outer.push(...node.dataset.entities.split(" ").map(Number));
    replace(card, cardOf([...new Set(outer)]));
    card.hidden = false;
    return placeBeside(mention);
  };
  const placeBeside = (mention) => {
    const box = mention.getClientRects()[0];
    const size = card.getBoundingClientRect();
    const below = box.bottom + size.height + 12 < innerHeight;
    card.style.setProperty("left", `${clamp(box.left, 8, Math.max(8, innerWidth - size.width - 8))}px`);
    card.style.setProperty("top", `${below ? box.bottom + 6 : Math.max(8, box.top - size.height - 6)}px`);
    return card;
  };
  const at = (event) => event.target.closest?.(".mention");
  const text = byId("text");
  text.addEventListener("mouseover", (event) => at(event) && show(at(event)));
  text.addEventListener("mouseout", (event) => at(event) && hide());
  text.addEventListener("focusin", (event) => {
    if (!at(event)) return;
    enterAt(at(event));
    show(at(event));
  });
  text.addEventListener("click", (event) => {
    const mention = at(event);
    if (mention?.id) state.set({ at: mention.id });
    if (mention) show(mention);
  });
  text.addEventListener("keydown", (event) => {
    const mention = at(event);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.key === "Escape") card.hidden = true;
    if (!mention || (!step && event.key !== "Enter")) return;
    event.preventDefault();
    if (step) stepFrom(mention, step);
    else show(mention).querySelector("a")?.focus();
  });
  card.addEventListener("mouseenter", () => clearTimeout(timer));
  card.addEventListener("mouseleave", hide);
  card.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    text.querySelector('.mention[tabindex="0"]')?.focus({ preventScroll: true });
    card.hidden = true;
  });
  document.addEventListener(
    "scroll",
    () => {
      if (card.hidden || card.matches(":hover,:focus-within")) return;
      const held = text.querySelector(".mention:focus-visible");
      if (held) placeBeside(held);
      else card.hidden = true;
    },
    { passive: true },
  );
}
