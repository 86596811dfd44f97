// @ts-check
// The home: what the articles are, and questions with their answers, each of which opens a scene with its evidence.

/** @typedef {{text: string, note: string, edges: number[], scene: string, documents?: number, score?: number}} Answer */
/** @typedef {{id: string, title: string, help: string, none: string, count: number, answers: Answer[], scene: string}} Question */

const FACTS = DATA.home.facts;
/** @type {Question[]} */ const QUESTIONS = DATA.home.questions;
/** Answers of a question on the home; its scene lists the others. */
const FIRST_ANSWERS = 3;

/** The first conflict and alliance, if several articles tell of them; where none does, the surest of all. @returns {{kind: string, answer: Answer, rank: string}[]} */
function tellingAnswers() {
  const all = [['conflict', 'conflicts'], ['alliance', 'alliances']].flatMap(([kind, id]) => (QUESTIONS.find((one) => one.id === id)?.answers || []).map((answer) => ({ kind, answer, rank: 'main' })));
  const told = all.filter(({ answer }) => (answer.documents || 0) > 1);
  if (told.length) return told.filter((one, place) => told.findIndex((other) => other.kind === one.kind) === place);
  return all.sort((one, other) => (other.answer.score || 0) - (one.answer.score || 0)).slice(0, 1).map((one) => ({ ...one, rank: 'surest' }));
}

/** What is seen, in a sentence. */
function leadSentence() {
  const told = tellingAnswers();
  const parts = FACTS.leading.length ? [`Most articles are about ${FACTS.leading.map(plain).join(', ').replace(/, ([^,]*)$/, ' and $1')}`] : [];
  for (const { kind, answer, rank } of told) parts.push(`the ${rank} ${kind} is between ${plain(answer.text)} (${several(answer.documents || 1, 'article')})`);
  return parts.length ? `${parts.join('; ')}.` : 'No actor was read.';
}

/** @param {Question} question @param {number} number of the answer */
const answerScene = (question, number) => `${question.answers[number].scene}&ask=${question.id}.${number}`;
/** @param {Question} question */
const questionScene = (question) => `${question.scene ? `${question.scene}&` : ''}cast=${encodeURIComponent(castOf(question)).replace(/%20/g, '+')}&ask=${question.id}`;
/** Everybody in the answers of a question. @param {Question} question */
const castOf = (question) => [...new Set(question.answers.flatMap((answer) => (new URLSearchParams(answer.scene).get('cast') || '').split(' ')))].filter(Boolean).slice(0, 60).join(' ');

/** Open an answer: the focus goes to what is told of it, Escape leads back. @param {string} address */
function openScene(address) {
  openAddress(address);
  detail.focus();
}

/** @param {Question} question */
function questionCard(question) {
  const row = (/** @type {Answer} */ answer) => make('li', {}, linkButton(answer.text, () => openScene(answerScene(question, question.answers.indexOf(answer)))), make('div', { class: 'small' }, plain(answer.note)));
  const list = make('ol', {}, ...question.answers.slice(0, FIRST_ANSWERS).map(row));
  const left = () => question.answers.length - list.children.length;
  const more = make('button', { type: 'button', 'aria-label': `${plain(question.title)} More answers`, onclick: () => { const from = list.children.length; list.append(...question.answers.slice(from, from + 20).map(row)); more.hidden = !left(); list.children[from].querySelector('button')?.focus(); } }, `More of ${counted(question.count)}`);
  more.hidden = left() <= 0;
  return make('section', { class: 'card', 'aria-label': plain(question.title) }, make('h3', { title: question.help }, plain(question.title)),
    question.answers.length ? list : make('p', { class: 'small' }, question.none),
    ...(question.answers.length > 1 ? [more, ' ', make('button', { type: 'button', onclick: () => openScene(questionScene(question)), 'aria-label': `${plain(question.title)} All answers` }, `See ${question.count > question.answers.length ? `the first ${question.answers.length} of ${counted(question.count)}` : `all ${question.count}`} in the graph`)] : []));
}

function buildHome() {
  const dates = FACTS.from ? `, ${FACTS.from} to ${FACTS.until}` : '';
  const undated = FACTS.undated ? ` (${counted(FACTS.undated)} without a date)` : '';
  byId('home-panel').replaceChildren(
    make('h2', {}, plain(DATA.options.title)),
    make('p', { class: 'facts' }, `${several(FACTS.articles, 'article')}${FACTS.publishers ? ` of ${several(FACTS.publishers, 'outlet')}` : ''}${dates}${undated}. ${several(NODES.length, 'actor')}, ${several(EDGES.length, 'statement')}, each with its sentences. Answers count the whole collection, whatever filters were chosen in other views.`),
    make('p', { class: 'lead' }, leadSentence()),
    ...changeSummary(),
    make('div', { class: 'cards' }, ...QUESTIONS.slice().sort((one, other) => Number(!one.count) - Number(!other.count)).map(questionCard)),
    make('div', { class: 'buttons' }, make('button', { type: 'button', onclick: () => openTab('graph') }, 'See the network'), make('button', { type: 'button', onclick: () => openTab('articles') }, 'Read by article'), make('button', { type: 'button', onclick: () => openTab('quotations') }, 'Search what was said')),
  );
}

/** The answers of a question beside its scene; the one that was chosen is open. @param {string} ask */
function showAnswers(ask) {
  const [id, chosen] = ask.split('.');
  const question = QUESTIONS.find((one) => one.id === id);
  if (!question) { announce(`No question is called ${plain(id)}.`); return; }
  fillDetail(
    make('div', { class: 'buttons' }, make('button', { type: 'button', onclick: leaveQuestion }, '← All questions')),
    make('h2', {}, plain(question.title)), make('p', { class: 'small' }, `${question.help} Answers count the whole collection; the sentences below them follow the filters.`),
    ...(question.count > question.answers.length ? [make('p', { class: 'small' }, `The first ${counted(question.answers.length)} of ${counted(question.count)}; kg analyze lists all.`)] : []),
    ...longList([...question.answers.keys()].sort((one, other) => Number(String(other) === chosen) - Number(String(one) === chosen)), 20, (number) => {
      const answer = question.answers[number];
      const open = String(number) === chosen;
      const list = () => longList(answer.edges, 6, (/** @type {number} */ edge) => statementBlock(edge, 2));
      return opening([make('strong', {}, isolated(answer.text)), make('div', { class: 'small' }, plain(answer.note))], () => [...(open ? [] : [linkButton('Show this alone in the graph', () => openScene(answerScene(question, number)))]), ...list()], open);
    }),
  );
  panelShows(() => showAnswers(ask));
}
