// @ts-check
// Elements made from text alone: nothing that comes from news is ever read as markup.

/** @param {string} id @returns {HTMLElement} */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * Make an element. `on…` properties are listeners, `class` a class, true an empty attribute.
 * @param {string} name @param {Record<string, unknown>} [properties] @param {...(Node|string)} children
 * @returns {any}
 */
function make(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith('on') && typeof value === 'function') element.addEventListener(key.slice(2), /** @type {EventListener} */ (value));
    else if (value === true) element.setAttribute(key, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, String(value));
  }
  element.append(...children);
  return element;
}

/** @param {string} name @param {Record<string, unknown>} properties */
function makeSvg(name, properties) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(properties)) element.setAttribute(key, String(value));
  return element;
}

/** Text without control and direction marks, which would garble labels. @param {string} text */
const plain = (text) => text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ' ');

/** Text whose direction can't leak into its surroundings. @param {string} text */
const isolated = (text) => make('bdi', {}, plain(text));

/** @param {string} text @param {string} [kind] */
const chip = (text, kind = '') => make('span', { class: `chip ${kind}` }, plain(text));

/** @param {string} text @param {() => void} action */
const linkButton = (text, action) => make('button', { type: 'button', class: 'link', onclick: action }, isolated(text));

/** @param {string} text */
const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** @param {number} number */
const counted = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ',');

/** @param {string} message */
const announce = (message) => { byId('notice').textContent = message; };
