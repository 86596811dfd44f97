// @ts-check
// What limits the view that is open, as chips that take it away: nothing is left out without being told.

/** Parts of the address that leave something out: what they are called, and the tab that they touch alone, if they do. @type {{keys: string[], label: () => string, tab?: string}[]} */
const LIMITS = [
  { keys: ['cast', 'ask'], label: () => (state.cast ? `Only ${several(state.cast.length, 'actor')}${state.ask ? ` of “${askTitle()}”` : ''}${besideCast()}` : `The answer to “${askTitle()}”`), tab: 'graph' },
  { keys: ['path'], label: () => `Only the path from ${(state.path || []).filter((_, step, all) => !step || step === all.length - 1).map(fullName).join(' to ')}`, tab: 'graph' },
  { keys: ['ego', 'direction'], label: () => (state.ego && state.actor !== null ? `Only ${fullName(state.actor)} and actors within ${several(state.ego, 'step')}${{ both: '', out: ', outgoing', in: ', incoming' }[state.direction]}` : `Surroundings follow ${state.direction === 'in' ? 'incoming' : 'outgoing'} links`), tab: 'graph' },
  { keys: ['shown'], label: () => `At most ${several(state.shown, 'actor')} drawn`, tab: 'graph' },
  { keys: ['community'], label: () => `Only the community of ${communityName(/** @type {number} */ (state.only))}`, tab: 'graph' },
  { keys: ['by', 'about'], label: () => ['What was said', state.saidBy && `by ${plain(state.saidBy)}`, state.saidOf && `to or about ${plain(state.saidOf)}`].filter(Boolean).join(' '), tab: 'quotations' },
  { keys: ['of'], label: () => `Articles that tell of ${fullName(/** @type {number} */ (state.tellOf))}`, tab: 'articles' },
  { keys: ['layer'], label: () => `Only: ${LAYERS.find((one) => one.id === state.layer)?.label}` },
  { keys: ['types'], label: () => `Types: ${chosenOf(state.types, new Set(NODES.map((node) => node.t)), typeWords)}` },
  { keys: ['relations'], label: () => `Relations: ${chosenOf(state.relations, RELATIONS.keys(), (one) => RELATIONS[one].label)}` },
  { keys: ['polarity'], label: () => `Polarity: ${someOf([...state.polarities].map((sign) => (sign > 0 ? 'positive' : 'negated')))}` },
  { keys: ['modality'], label: () => `Modality: ${chosenOf(state.modalities, MODALITIES.keys(), (one) => MODALITIES[one])}` },
  { keys: ['changes'], label: () => `Changes: ${someOf([...state.changes])}` },
  { keys: ['publishers'], label: () => `Outlets: ${chosenOf(state.publishers, PUBLISHERS.keys(), (one) => plain(PUBLISHERS[one]))}` },
  { keys: ['score'], label: () => `Score at least ${state.score}` },
  { keys: ['documents'], label: () => `At least ${several(state.documents, 'article')}` },
  { keys: ['from', 'until', 'beside'], label: () => `Time: ${state.from} to ${state.until}` },
  { keys: ['hidden'], label: () => `${several(state.gone.size, 'actor')} hidden` },
  { keys: ['articles'], label: () => (state.articles.size === 1 ? `Only the article “${articleName([...state.articles][0])}”` : `Only ${several(state.articles.size, 'article')}`) },
];

/** Whom the reader has drawn beside the actors that alone were asked for. */
function besideCast() {
  const more = scene.nodes.filter((node) => !state.cast?.includes(node));
  return more.length ? `, and ${someOf(more.map(fullName))}` : '';
}

const askTitle = () => plain(QUESTIONS.find((one) => one.id === state.ask.split('.')[0])?.title || state.ask);

/** @param {string[]} words */
const someOf = (words) => (words.length ? words.slice(0, 4).join(', ') + (words.length > 4 ? ` and ${counted(words.length - 4)} more` : '') : 'none');

/** What is chosen of all there is, or what isn't, if that is less. @param {Set<number>} chosen @param {Iterable<number>} all @param {(one: number) => string} named */
function chosenOf(chosen, all, named) {
  const left = [...all].filter((one) => !chosen.has(one));
  return left.length && left.length < chosen.size ? `all but ${someOf(left.map(named))}` : someOf([...chosen].map(named));
}

/** Go on without some parts of the address, in the view that is open. @param {string[]} keys */
function withoutLimits(keys) {
  const link = addressOf();
  keys.forEach((key) => link.delete(key));
  link.set('view', state.tab);
  openAddress(String(link));
  byId(`${state.tab}-tab`).focus();
}

function showScope() {
  const link = addressOf();
  const found = state.tab === 'home' ? [] : LIMITS.filter((one) => one.keys.some((key) => link.has(key)) && (!one.tab || state.tab === one.tab));
  /** @param {string} text @param {string[]} keys */
  const button = (text, keys) => make('button', { type: 'button', 'aria-label': `Take away: ${text}`, onclick: () => withoutLimits(keys) }, isolated(text), ' ×');
  byId('scope').hidden = !found.length;
  byId('scope').replaceChildren(...found.map((one) => button(one.label(), one.keys)), ...(found.length > 1 ? [button('all of these', found.flatMap((one) => one.keys))] : []));
}

/** Back from a question to all of them, where it stands. */
function leaveQuestion() {
  const title = askTitle();
  openHome();
  /** @type {HTMLElement} */ (byId('home-panel').querySelector(`[aria-label="${CSS.escape(title)}"] button`) || byId('home-panel')).focus();
}

/** The questions, with nothing left of what was chosen. */
const openHome = () => openAddress('view=home');
