// @ts-check
// Time: a histogram by month, two sliders, and play.

let playing = 0;

function buildTimeline() {
  if (!FIRST_DAY) { byId('time').hidden = true; return; }
  /** @type {Map<string, number>} */ const months = new Map();
  for (const edge of EDGES) for (const day of edge.d) months.set(day.slice(0, 7), (months.get(day.slice(0, 7)) || 0) + 1);
  const first = dayNumber(FIRST_DAY);
  const length = Math.max(dayNumber(LAST_DAY) - first, 1);
  const most = Math.max(...months.values());
  const picture = byId('histogram');
  picture.setAttribute('viewBox', '0 0 1000 40');
  picture.setAttribute('preserveAspectRatio', 'none');
  const width = Math.max(3, Math.min(30, (1000 * 28) / length));
  for (const [month, count] of months) {
    const at = (1000 - width) * Math.max(0, Math.min(1, (dayNumber(`${month}-15`) - first) / length));
    const height = 38 * (count / most);
    const bar = makeSvg('rect', { x: at, y: 40 - height, width, height, fill: 'currentColor', opacity: 0.55 });
    const title = makeSvg('title', {});
    title.textContent = `${month}: ${count}`;
    bar.append(title);
    picture.append(bar);
  }
  for (const [id, key] of /** @type {[string, 'from'|'until'][]} */ ([['from', 'from'], ['until', 'until']])) {
    const input = /** @type {HTMLInputElement} */ (byId(id));
    input.min = String(first);
    input.max = String(dayNumber(LAST_DAY));
    input.addEventListener('input', () => {
      const day = dayText(Number(input.value));
      if (key === 'from') setTime(day, day > state.until ? day : state.until);
      else setTime(day < state.from ? day : state.from, day);
    });
  }
  byId('play-button').addEventListener('click', togglePlay);
  setTime(state.from, state.until);
}

/** @param {string} from @param {string} until */
function setTime(from, until) {
  if (!FIRST_DAY) return;
  state.from = from < FIRST_DAY ? FIRST_DAY : from;
  state.until = until > LAST_DAY ? LAST_DAY : until;
  /** @type {HTMLInputElement} */ (byId('from')).value = String(dayNumber(state.from));
  /** @type {HTMLInputElement} */ (byId('until')).value = String(dayNumber(state.until));
  byId('from-day').textContent = state.from;
  byId('until-day').textContent = state.until;
  drawSoon();
}

/** Move a window of a twelfth of the time through the whole, a step a second. */
function togglePlay() {
  const button = byId('play-button');
  if (playing) { clearInterval(playing); playing = 0; button.setAttribute('aria-pressed', 'false'); return; }
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) { announce('Play is off: this system asks for reduced motion.'); return; }
  const step = Math.max(1, Math.ceil((dayNumber(LAST_DAY) - dayNumber(FIRST_DAY)) / 12));
  let start = dayNumber(FIRST_DAY);
  button.setAttribute('aria-pressed', 'true');
  const next = () => {
    if (start > dayNumber(LAST_DAY)) { togglePlay(); setTime(FIRST_DAY, LAST_DAY); return; }
    setTime(dayText(start), dayText(Math.min(start + step, dayNumber(LAST_DAY))));
    start += step;
  };
  next();
  playing = window.setInterval(next, 1000);
}
