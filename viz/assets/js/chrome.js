// What every page has around its content: navigation, language, theme, search, and the order of starting.

function translate() {
  const root = document.documentElement;
  root.lang = language() === "zh" ? "zh-Hans" : "en";
  root.dataset.theme = dark() ? "dark" : "light";
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = t(element.dataset.t);
  for (const element of document.querySelectorAll("[data-t-label]")) {
    element.setAttribute("aria-label", t(element.dataset.tLabel));
    if (element.matches("button")) element.title = t(element.dataset.tLabel);
    if (element.matches("input[type=search]")) element.placeholder = t(element.dataset.tLabel);
  }
  for (const link of document.querySelectorAll("a[data-page]")) {
    link.href = pageLink(link.dataset.page);
    const here = link.dataset.page.replace("index", "home") === `${root.dataset.page}.html`;
    if (here) link.setAttribute("aria-current", "page");
  }
  const { page } = root.dataset;
  titlePage(page === "reader" ? document.querySelector("h1").textContent : t(`page_${page}`));
}

function titlePage(text) {
  document.title = `${shorten(text, 60)} · ${t("site_title")}`;
}

const REACHABLE = "a[href], button, input, select, summary, [tabindex]";

/** Where the keyboard is: drawing anew replaces elements, and the keyboard must not be thrown out of them. */
function keepFocus() {
  const held = document.activeElement;
  const root = held?.closest("[id]");
  if (!root || held === document.body) return () => {};
  const place = [...root.querySelectorAll(REACHABLE)].indexOf(held);
  return () => {
    if (held.isConnected && held.getClientRects().length) return;
    const now = byId(root.id);
    const again = place < 0 ? now : now?.querySelectorAll(REACHABLE)[place];
    (again?.getClientRects().length ? again : byId("main")).focus({ preventScroll: true });
  };
}

/** Start a page: `load` once, then `draw` now and whenever the language or theme changes. */
async function startPage({ load, draw, choose }) {
  translate();
  byId("language").addEventListener("click", () => remember("lang", language() === "zh" ? "en" : "zh"));
  byId("theme").addEventListener("click", () => remember("theme", dark() ? "light" : "dark"));
  byId("sheet").addEventListener("click", (event) => {
    if (event.target === byId("sheet") || event.target.closest("[data-close]")) byId("sheet").close();
  });
  await load();
  const box = byId("search");
  if (box && corpus.entities.length) {
    searchBox(
      box,
      byId("search-list"),
      choose || ((entity) => location.assign(pageLink("entity.html", { id: entity.key }))),
    );
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.target.closest("input,select,textarea")) return;
      event.preventDefault();
      box.focus();
    });
  } else if (box) box.closest(".search").hidden = true;
  let shown = "";
  const redraw = () => {
    const now = `${language()} ${dark()}`;
    const restoreFocus = keepFocus();
    if (now !== shown) translate();
    draw(now !== shown);
    shown = now;
    restoreFocus();
  };
  state.listen(redraw);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  redraw();
  document.documentElement.dataset.ready = "yes";
}
