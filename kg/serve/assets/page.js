// The query page: named questions with their parameters, an editor, and answers as a table.
// Text enters the page only through text nodes and attributes, never as markup.

const byId = (id) => document.getElementById(id);
let questions = [];
let language = localStorage.getItem("language") || (navigator.language.startsWith("zh") ? "zh" : "en");
let asked = null;
let waiting = 0;

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

const say = (en, zh) => (language === "zh" ? zh : en);

function tell(text, isError) {
  byId("status").textContent = text;
  byId("status").classList.toggle("error", Boolean(isError));
}

function current() {
  return questions.find((question) => question.id === byId("question").value);
}

function drawLanguage() {
  document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
  byId("language").textContent = say("中文", "English");
  for (const element of document.querySelectorAll("[data-en]")) element.textContent = element.dataset[language];
  const chosen = byId("question").value;
  byId("question").replaceChildren(
    ...questions.map((question) => make("option", { value: question.id }, question.title[language])),
    make("option", { value: "" }, say("My own SPARQL", "自己写 SPARQL")),
  );
  byId("question").value = chosen === "" && byId("editing").open ? "" : chosen || questions[0]?.id || "";
}

function drawParameters() {
  const question = current();
  byId("answers").textContent = question ? question.answers[language] : "";
  byId("parameters").replaceChildren();
  if (!question) {
    byId("editing").open = true;
    return;
  }
  byId("editor").value = question.text;
  for (const parameter of question.parameters) {
    const id = `p-${parameter.name}`;
    const optional = parameter.required ? "" : say(" (optional)", "（可不填）");
    const input = make("input", {
      id, name: parameter.name, required: parameter.required, value: parameter.default,
      autocomplete: "off", list: parameter.types.length ? "names" : null, spellcheck: "false",
    });
    if (parameter.types.length) input.addEventListener("input", () => suggest(input.value, parameter.types));
    byId("parameters").append(make("label", { for: id }, parameter.label[language] + optional), input);
  }
}

function suggest(words, types) {
  clearTimeout(waiting);
  if (!words.trim()) return;
  waiting = setTimeout(async () => {
    const reply = await fetch(`/api/search?${new URLSearchParams({ q: words, types: types.join(",") })}`);
    if (!reply.ok) return;
    const found = await reply.json();
    byId("names").replaceChildren(
      ...found.map((hit) => make("option", { value: hit.name }, hit.found === hit.name ? hit.type : `${hit.type} · ${hit.found}`)),
    );
  }, 150);
}

function request() {
  const question = current();
  const wanted = { lang: language };
  const edited = !question || byId("editor").value !== question.text;
  if (edited) {
    wanted.query = byId("editor").value;
  } else {
    wanted.question = question.id;
    for (const input of byId("parameters").querySelectorAll("input")) wanted[`p.${input.name}`] = input.value;
  }
  return wanted;
}

async function ask(event) {
  event.preventDefault();
  asked = request();
  byId("download").hidden = true;
  byId("result").replaceChildren();
  tell(say("Asking…", "正在查询…"));
  byId("run").disabled = true;
  try {
    const reply = await fetch("/api/ask", {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(asked),
    });
    if (!reply.ok) {
      tell((await reply.text()).trim(), true);
      return;
    }
    draw(await reply.json());
    if (!asked.query) history.replaceState(null, "", `?${new URLSearchParams(asked)}`);
  } catch {
    tell(say("The server cannot be reached.", "无法连接服务器。"), true);
  } finally {
    byId("run").disabled = false;
  }
}

function draw(answer) {
  // On a phone each row is a card of titled cells; the roles keep it a table to those who hear it.
  const titles = answer.columns.map((column) => column.title);
  const head = make("tr", { role: "row" }, ...titles.map((title) => make("th", { scope: "col", role: "columnheader" }, title)));
  const cell = (found, index) => make("td", { role: "cell", "data-title": titles[index] }, ...content(found));
  const rows = answer.rows.map((row) => make("tr", { role: "row" }, ...row.map(cell)));
  if (rows.length) byId("result").replaceChildren(
    make("table", { role: "table" }, make("thead", { role: "rowgroup" }, head), make("tbody", { role: "rowgroup" }, ...rows)),
  );
  const count = answer.rows.length;
  tell(answer.more
    ? say(`The first ${count} rows; the download has more.`, `前 ${count} 行；下载文件中有更多。`)
    : say(count === 1 ? "1 row" : count ? `${count} rows` : "No rows: the graph holds nothing of it.", count ? `共 ${count} 行` : "没有结果：图谱中没有这方面的内容。"));
  byId("download").href = `/api/ask?${new URLSearchParams({ ...asked, form: "csv" })}`;
  byId("download").hidden = false;
}

function content(cell) {
  const own = cell.iri && /\/id\/(.+)$/u.exec(cell.iri);
  if (own) return [make("a", { href: `/id/${own[1]}?lang=${language}`, title: cell.iri }, cell.text)];
  if (cell.iri) return [make("span", { title: cell.iri }, cell.text)];
  if (cell.view) return [make("a", { href: cell.view, class: "place" }, cell.text)];
  return cell.text ? [cell.text] : [];
}

async function begin() {
  const reply = await fetch("/api/questions");
  questions = await reply.json();
  const given = new URLSearchParams(location.search);
  if (["en", "zh"].includes(given.get("lang"))) language = given.get("lang");
  drawLanguage();
  if (questions.some((question) => question.id === given.get("question"))) byId("question").value = given.get("question");
  drawParameters();
  for (const input of byId("parameters").querySelectorAll("input")) {
    if (given.has(`p.${input.name}`)) input.value = given.get(`p.${input.name}`);
  }
  if (given.has("question")) byId("ask").requestSubmit();
}

byId("question").addEventListener("change", drawParameters);
byId("ask").addEventListener("submit", ask);
byId("language").addEventListener("click", () => {
  language = language === "zh" ? "en" : "zh";
  localStorage.setItem("language", language);
  drawLanguage();
  drawParameters();
});
begin();
