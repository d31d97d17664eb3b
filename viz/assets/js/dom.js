// Making elements.  Text enters a page only through text nodes and attributes set here, never as markup.

const SVG_SPACE = "http://www.w3.org/2000/svg";

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "vars") {
      for (const [key, text] of Object.entries(value)) element.style.setProperty(key, text);
    } else element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) element.append(child);
  }
  return element;
}

function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function s(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG_SPACE, tag), attributes, children);
}

function byId(id) {
  return document.getElementById(id);
}

function replace(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== false));
  return element;
}

/** A name that cannot disturb its surroundings: isolated in direction, cut by the style, full in the title. */
function nameOf(text, attributes = {}) {
  return h("bdi", { class: "name", dir: "auto", title: text.length > 24 ? text : null, ...attributes }, text);
}

/** Shorten by characters (not by halves of them). */
function shorten(text, length) {
  const characters = Array.from(text.length > 4 * length ? text.slice(0, 4 * length) : text);
  return characters.length <= length ? text : `${characters.slice(0, length).join("")}…`;
}

/** Width of a text in its own font size: Latin letters are about half as wide as Chinese ones. */
function roomOf(text) {
  let room = 0;
  for (const character of text) room += character.codePointAt(0) < 0x2000 ? 0.58 : 1;
  return room;
}

/** A phone, or a window as narrow as one; the styles have the same bound. */
const NARROW = matchMedia("(max-width: 40rem)").matches;

function clamp(value, low, high) {
  return Math.min(high, Math.max(low, value));
}

/** The value of a style variable, for pictures that must stand alone. */
function ink(variable) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${variable}`).trim();
}

function button(label, onclick, attributes = {}) {
  return h("button", { type: "button", class: "button", onclick, ...attributes }, label);
}
