// @ts-check
// The home: what the articles are, and questions with their answers, each of which opens a scene with its evidence.

/** @typedef {{text: string, note: string, edges: number[], scene: string}} Answer */
/** @typedef {{id: string, title: string, help: string, none: string, count: number, answers: Answer[], scene: string}} Question */

const FACTS = DATA.home.facts;
/** @type {Question[]} */ const QUESTIONS = DATA.home.questions;
/** Answers of a question on the home; its scene lists the others. */
const FIRST_ANSWERS = 3;

/** What is seen, in a sentence. */
function leadSentence() {
  const first = (/** @type {string} */ id) => QUESTIONS.find((one) => one.id === id)?.answers[0];
  const [conflict, alliance] = [first('conflicts'), first('alliances')];
  const parts = FACTS.leading.length ? [`Most articles are about ${FACTS.leading.map(plain).join(', ').replace(/, ([^,]*)$/, ' and $1')}`] : [];
  if (conflict) parts.push(`the main conflict is between ${plain(conflict.text)}`);
  if (alliance) parts.push(`the main alliance between ${plain(alliance.text)}`);
  return parts.length ? `${parts.join('; ')}.` : 'No actor was read.';
}

/** @param {Question} question @param {number} number of the answer */
const answerScene = (question, number) => `${question.answers[number].scene}&ask=${question.id}.${number}`;
/** @param {Question} question */
const questionScene = (question) => `${question.scene ? `${question.scene}&` : ''}cast=${encodeURIComponent(castOf(question)).replace(/%20/g, '+')}&ask=${question.id}`;
/** Everybody in the answers of a question. @param {Question} question */
const castOf = (question) => [...new Set(question.answers.flatMap((answer) => (new URLSearchParams(answer.scene).get('cast') || '').split(' ')))].filter(Boolean).slice(0, 60).join(' ');

/** @param {Question} question */
function questionCard(question) {
  const answers = question.answers.slice(0, FIRST_ANSWERS).map((answer, number) => make('li', {}, linkButton(answer.text, () => openAddress(answerScene(question, number))), make('div', { class: 'small' }, plain(answer.note))));
  return make('section', { class: 'card', 'aria-label': plain(question.title) }, make('h3', { title: question.help }, plain(question.title)),
    answers.length ? make('ol', {}, ...answers) : make('p', { class: 'small' }, question.none),
    ...(question.answers.length > 1 ? [make('button', { type: 'button', onclick: () => openAddress(questionScene(question)), 'aria-label': `${plain(question.title)} All answers` }, `See ${question.count > question.answers.length ? `the first ${question.answers.length} of ${counted(question.count)}` : `all ${question.count}`} in the graph`)] : []));
}

function buildHome() {
  const dates = FACTS.from ? `, ${FACTS.from} to ${FACTS.until}` : '';
  const undated = FACTS.undated ? ` (${counted(FACTS.undated)} without a date)` : '';
  byId('home-panel').replaceChildren(
    make('h2', {}, plain(DATA.options.title)),
    make('p', { class: 'facts' }, `${several(FACTS.articles, 'article')}${FACTS.publishers ? ` of ${several(FACTS.publishers, 'outlet')}` : ''}${dates}${undated}. ${several(NODES.length, 'actor')}, ${several(EDGES.length, 'statement')}, each with its sentences.`),
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
    make('div', { class: 'buttons' }, make('button', { type: 'button', onclick: () => openHome() }, '← All questions')),
    make('h2', {}, plain(question.title)), make('p', { class: 'small' }, question.help),
    ...question.answers.map((answer, number) => {
      const open = String(number) === chosen;
      const list = () => longList(answer.edges, 6, (/** @type {number} */ edge) => statementBlock(edge, 2));
      return opening([make('strong', {}, isolated(answer.text)), make('div', { class: 'small' }, plain(answer.note))], () => [...(open ? [] : [linkButton('Show this alone in the graph', () => openAddress(answerScene(question, number)))]), ...list()], open);
    }),
  );
}
