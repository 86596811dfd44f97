"use strict";
// The query editor: sends the query to /sparql and shows rows, triples or yes and no. Results are put
// in as text, never as markup.

const form = document.getElementById("form");
const query = document.getElementById("query");
const named = document.getElementById("named");
const help = document.getElementById("help");
const status = document.getElementById("status");
const result = document.getElementById("result");
const pages = /^urn:kg:(actor|day|doc|graph|part|record):([^#]+)$/;
let queries = [];

function element(name, text) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  return made;
}

function cell(term) {
  const made = element("td");
  if (!term) return made;
  const page = term.type === "uri" && pages.exec(term.value);
  if (page) {
    const link = element("a", decodeURIComponent(page[2]));
    link.href = `/${page[1]}/${page[2]}`;
    made.append(link);
  } else {
    made.textContent = term.value;
  }
  return made;
}

function table(found) {
  const made = element("table");
  const head = made.createTHead().insertRow();
  for (const name of found.head.vars) {
    const header = element("th", name);
    header.scope = "col";
    head.append(header);
  }
  const body = made.createTBody();
  for (const binding of found.results.bindings) {
    const row = body.insertRow();
    for (const name of found.head.vars) row.append(cell(binding[name]));
  }
  return made;
}

async function ask() {
  status.textContent = "Asking …";
  result.replaceChildren();
  const started = performance.now();
  try {
    const response = await fetch("/sparql", {
      method: "POST",
      headers: {
        "Content-Type": "application/sparql-query",
        Accept: "application/sparql-results+json, text/turtle",
      },
      body: query.value,
    });
    const type = response.headers.get("content-type") || "";
    if (!response.ok) {
      status.textContent = await response.text();
      return;
    }
    const time = () => `${Math.round(performance.now() - started)} ms`;
    if (!type.includes("json")) {
      result.append(element("pre", await response.text()));
      status.textContent = `Triples in ${time()}.`;
      return;
    }
    const found = await response.json();
    if ("boolean" in found) {
      status.textContent = found.boolean ? "Yes." : "No.";
      return;
    }
    result.append(table(found));
    status.textContent = `${found.results.bindings.length} rows in ${time()}.`;
  } catch (error) {
    status.textContent = `The server can't be reached: ${error.message}`;
  }
}

async function load() {
  const response = await fetch("/queries");
  queries = await response.json();
  for (const one of queries) {
    const option = element("option", one.title);
    option.value = one.name;
    named.append(option);
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask();
});
query.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) ask();
});
named.addEventListener("change", () => {
  const found = queries.find((one) => one.name === named.value);
  query.value = found ? found.text : "";
  help.textContent = found ? found.help : "";
});
load();
