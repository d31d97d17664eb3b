// Words of the interface in two languages, and the two preferences of a reader: language and theme.

const WORDS = JSON.parse(document.getElementById("block-words").textContent);
const PREFERENCES = { lang: ["zh", "en"], theme: ["light", "dark"] };

/** A preference as chosen: by the address, else remembered, else empty. */
function chosen(name) {
  const fits = (value) => (PREFERENCES[name].includes(value) ? value : "");
  let kept = "";
  try {
    kept = localStorage.getItem(`policy-${name}`) || "";
  } catch {
    // Some browsers keep nothing for pages opened from disk; links carry the choice as well.
  }
  return fits(state.get(name)) || fits(kept);
}

function remember(name, value) {
  try {
    localStorage.setItem(`policy-${name}`, value);
  } catch {
    // As above: the address carries it.
  }
  state.set({ [name]: value });
}

function language() {
  return chosen("lang") || (navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en");
}

/** Whether the page is dark; on paper never. */
function dark() {
  if (state.printing) return false;
  const theme = chosen("theme");
  return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

/** The words for a key, with `{0}` … filled in; the key's own last part where nothing is known. */
function t(key, ...values) {
  const row = Object.hasOwn(WORDS, key) ? WORDS[key] : null;
  const text = row ? row[language() === "zh" ? 0 : 1] : key.slice(key.indexOf("_") + 1);
  return text.replace(/\{(\d)\}/g, (_, place) => String(values[Number(place)]));
}
