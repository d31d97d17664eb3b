// The state of a view lives in the address, so that a view can be sent to a colleague.
// `#m-12-20&lang=en`: the piece without `=` is a place in a text, the others are settings.

const state = {
  listeners: [],
  printing: false,

  read() {
    const found = new Map();
    for (const piece of location.hash.slice(1).split("&")) {
      const cut = piece.indexOf("=");
      try {
        if (cut > 0) found.set(piece.slice(0, cut), decodeURIComponent(piece.slice(cut + 1)));
        else if (piece) found.set("at", decodeURIComponent(piece));
      } catch {
        // A broken escape in a hand-written address: that piece says nothing.
      }
    }
    return found;
  },

  get(key) {
    return this.read().get(key) || "";
  },

  list(key) {
    return this.get(key).split(",").filter(Boolean).map(unescapePart);
  },

  /** Change settings; an empty value removes one.  `push` makes a step that the back button undoes. */
  set(changes, push = false) {
    const found = this.read();
    for (const [key, value] of Object.entries(changes)) {
      if (value === "" || value === null || value === undefined) found.delete(key);
      else found.set(key, Array.isArray(value) ? value.map(escapePart).join(",") : String(value));
    }
    const hash = hashOf(found);
    if (hash === location.hash) return;
    history[push ? "pushState" : "replaceState"](null, "", hash || "#");
    this.tell();
  },

  tell() {
    for (const listener of this.listeners) listener();
  },

  listen(listener) {
    this.listeners.push(listener);
  },
};

function hashOf(settings) {
  const pieces = [];
  if (settings.has("at")) pieces.push(encodeURIComponent(settings.get("at")));
  for (const [key, value] of settings) {
    if (key !== "at") pieces.push(`${key}=${encodeURIComponent(value)}`);
  }
  return pieces.length ? `#${pieces.join("&")}` : "";
}

// Names may hold commas: inside a list they are written %2C.
function escapePart(text) {
  return String(text).replaceAll("%", "%25").replaceAll(",", "%2C");
}

function unescapePart(text) {
  return text.replaceAll("%2C", ",").replaceAll("%25", "%");
}

/** Address of another page of the site; the chosen language and theme travel with it. */
function pageLink(page, settings = {}) {
  const all = new Map(Object.entries(settings));
  for (const name of Object.keys(PREFERENCES)) {
    if (chosen(name)) all.set(name, chosen(name));
  }
  return document.documentElement.dataset.root + page + hashOf(all);
}

for (const [event, printing] of [
  ["beforeprint", true],
  ["afterprint", false],
]) {
  window.addEventListener(event, () => {
    state.printing = printing;
    state.tell();
  });
}
window.addEventListener("hashchange", () => state.tell());
window.addEventListener("popstate", () => state.tell());
