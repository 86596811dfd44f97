// @ts-check
// Time: a histogram, two sliders, buckets for what has no place on the axis, and play with what is new and what ended.

let playing = 0;
/** What the buckets beside the axis hold. */
const BUCKETS = { before: () => `before ${clock.first}`, after: () => `after ${clock.last}`, undated: () => 'no date' };

/** @param {'from'|'until'} id */
const timeSlider = (id) => /** @type {HTMLInputElement} */ (byId(id));

function buildTimeline() {
  if (!clock.first) { byId('time').hidden = true; return; }
  for (const id of /** @type {('from'|'until')[]} */ (['from', 'until'])) {
    timeSlider(id).addEventListener('input', () => {
      const day = dayText(Number(timeSlider(id).value));
      if (id === 'from') setTime(day, day > state.until ? day : state.until);
      else setTime(day < state.from ? day : state.from, day);
    });
  }
  byId('play-button').addEventListener('click', togglePlay);
  const chooser = /** @type {HTMLSelectElement} */ (byId('clock'));
  chooser.addEventListener('change', () => { useClock(/** @type {'event'|'published'} */ (chooser.value)); drawSoon(); });
  showTime();
}

/** @param {'event'|'published'} by */
function useClock(by) {
  setClock(by);
  state.from = clock.first;
  state.until = clock.last;
  showTime();
}

/** The axis and what is chosen of it. */
function showTime() {
  if (byId('time').hidden || !clock.first) return;
  /** @type {HTMLSelectElement} */ (byId('clock')).value = clock.by;
  for (const id of /** @type {('from'|'until')[]} */ (['from', 'until'])) {
    timeSlider(id).min = String(dayNumber(clock.first));
    timeSlider(id).max = String(dayNumber(clock.last));
    timeSlider(id).value = String(dayNumber(state[id]));
    byId(`${id}-day`).textContent = state[id];
  }
  for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (byId('buckets').querySelectorAll('input'))) box.checked = state.off.has(box.value);
}

/** Bars and buckets: of what passes all filters but the time. */
function showBars() {
  if (byId('time').hidden || !clock.first) return;
  const days = [...passing, ...(nearly.get(FACET.time) || [])].map(daysIfAny);
  showHistogram(days);
  showBuckets(days);
}

/** @param {number[][]} days of each statement */
function showHistogram(days) {
  const first = dayNumber(clock.first);
  const length = Math.max(dayNumber(clock.last) - first + 1, 1);
  const bins = new Array(Math.min(length, 120)).fill(0);
  for (const day of days.flat()) if (bucketOf(day) === 'axis') bins[Math.floor((bins.length * (day - first)) / length)] += 1;
  const most = Math.max(...bins, 1);
  const wide = 1000 / bins.length;
  const picture = byId('histogram');
  picture.setAttribute('viewBox', '0 0 1000 40');
  picture.setAttribute('preserveAspectRatio', 'none');
  picture.setAttribute('aria-label', `Statements that pass the other filters, from ${clock.first} to ${clock.last}`);
  picture.replaceChildren(...bins.flatMap((count, bin) => {
    if (!count) return [];
    const bar = makeSvg('rect', { x: bin * wide, y: 40 - (38 * count) / most, width: wide * 0.9, height: (38 * count) / most, fill: 'currentColor' });
    const title = makeSvg('title', {});
    title.textContent = `${dayText(first + Math.floor((bin * length) / bins.length))}: ${several(count, 'statement')}`;
    bar.append(title);
    return [bar];
  }));
}

/** How many statements the axis has no place for. @param {number[][]} all days of each statement */
function countBuckets(all) {
  const counts = { before: 0, after: 0, undated: 0 };
  for (const days of all) {
    if (!days.length) counts.undated += 1;
    else if (days.every((day) => bucketOf(day) === 'before')) counts.before += 1;
    else if (days.every((day) => bucketOf(day) === 'after')) counts.after += 1;
  }
  return counts;
}

/** What the axis has no place for, with a box each: nothing is dropped unsaid. @param {number[][]} days of each statement */
function showBuckets(days) {
  const [counts, whole] = [countBuckets(days), countBuckets(EDGES.map((_, edge) => dayNumbers(edge, true)))];
  const boxes = Object.entries(BUCKETS).flatMap(([bucket, label]) => {
    const count = counts[/** @type {keyof typeof counts} */ (bucket)];
    if (!whole[/** @type {keyof typeof counts} */ (bucket)]) return [];
    const box = make('input', { type: 'checkbox', value: bucket });
    box.checked = state.off.has(bucket);
    box.addEventListener('change', () => { if (box.checked) state.off.add(bucket); else state.off.delete(bucket); drawSoon(); });
    return [make('label', {}, box, `${label()} (${several(count, 'statement')})`)];
  });
  byId('buckets').replaceChildren(...(boxes.length ? [make('span', { title: 'The axis would get too long with these days, or they aren’t known; what isn’t ticked is left out.' }, 'Beside the axis:')] : []), ...boxes);
}

/** @param {string} from @param {string} until */
function setTime(from, until) {
  if (!clock.first) return;
  state.from = from < clock.first ? clock.first : from;
  state.until = until > clock.last ? clock.last : until;
  showTime();
  drawSoon();
}

/** Links of a window of time, by name. @param {number} from @param {number} until */
function linksWithin(from, until) {
  const edges = [...passing, ...(nearly.get(FACET.time) || [])].filter((edge) => pairOfEdge[edge] >= 0 && dayNumbers(edge, true).some((day) => day >= from && day <= until));
  return new Map(edges.map((edge) => [pairOfEdge[edge], `${fullName(EDGES[edge].s)} – ${fullName(EDGES[edge].t)}`]));
}

/** What is in one window of time and not in the one before it. @param {number} start @param {number} step */
function tellChange(start, step) {
  const now = linksWithin(start, start + step - 1);
  const before = linksWithin(start - step, start - 1);
  /** @param {Map<number, string>} some @param {Map<number, string>} others */
  const only = (some, others) => [...some].filter(([pair]) => !others.has(pair)).map(([, name]) => name);
  /** @param {string} word @param {string[]} names */
  const told = (word, names) => (names.length ? `${word}: ${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${counted(names.length - 3)} more` : ''}` : '');
  byId('window').textContent = `${dayText(start)} to ${dayText(start + step - 1)}. ${[told('New', only(now, before)), told('No longer', only(before, now))].filter(Boolean).join('. ') || 'Nothing new, nothing ended.'}`;
}

/** Move a window of a twelfth of the axis through it, a step each two seconds. */
function togglePlay() {
  const button = byId('play-button');
  button.setAttribute('aria-pressed', String(!playing));
  if (playing) { clearInterval(playing); playing = 0; return; }
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) { button.setAttribute('aria-pressed', 'false'); announce('Play is off: this system asks for reduced motion. The sliders do the same.'); return; }
  const step = Math.max(1, Math.ceil((dayNumber(clock.last) - dayNumber(clock.first) + 1) / 12));
  const buckets = [...state.off];
  let start = dayNumber(clock.first);
  state.off.clear();
  const next = () => {
    if (start > dayNumber(clock.last)) { togglePlay(); state.off = new Set(buckets); byId('window').textContent = ''; setTime(clock.first, clock.last); return; }
    setTime(dayText(start), dayText(Math.min(start + step - 1, dayNumber(clock.last))));
    tellChange(start, step);
    start += step;
  };
  next();
  playing = window.setInterval(next, 2000);
}
