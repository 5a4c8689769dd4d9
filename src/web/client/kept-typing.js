/** After the last key; leaving a field, and the page, saves at once. */
const pauseMs = 2_000;
/** What a browser sends while it leaves a page, at most. */
const mostCharacters = 60_000;

/** @type {HTMLFormElement | null} */
let form = null;
let changed = false;
let sent = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** Keeps what is typed into a form on the server, sealed and for this person alone, until it is sent. */
export function startKeptTyping() {
  const found = document.querySelector('form[data-keep]');
  if (!(found instanceof HTMLFormElement)) return;
  form = found;
  found.addEventListener('input', () => {
    changed = true;
    clearTimeout(timer);
    timer = setTimeout(saveNow, pauseMs);
  });
  found.addEventListener('change', saveNow);
  found.addEventListener('focusout', saveNow);
  found.addEventListener('submit', () => {
    clearTimeout(timer);
    sent = true;
  });
  addEventListener('pagehide', saveNow);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') saveNow();
  });
}

/**
 * The session is over: the form goes to the server as it stands, which keeps it for whoever it was drawn for and says so.
 * @returns {boolean} false where there is nothing to keep
 */
export function handOverTyping() {
  if (form === null || sent) return false;
  const redraw = document.createElement('input');
  redraw.type = 'hidden';
  redraw.name = 'redraw';
  redraw.value = 'yes';
  form.append(redraw);
  sent = true;
  form.submit();
  return true;
}

function saveNow() {
  void save();
}

async function save() {
  clearTimeout(timer);
  if (form === null || !changed || sent) return;
  const body = bodyOf(form);
  if (body.toString().length > mostCharacters) return;
  changed = false;
  try {
    const answer = await fetch('/kept-forms', { method: 'POST', body, keepalive: true });
    if (answer.status === 401) document.dispatchEvent(new Event('app-session-in-doubt'));
    else if (answer.ok) {
      /** @type {{ words: string }} */
      const kept = await answer.json();
      say(kept.words);
    }
  } catch {
    // The next change, or leaving the page, tries again.
    changed = true;
  }
}

/** @param {HTMLFormElement} from */
function bodyOf(from) {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(from)) if (typeof value === 'string') body.append(name, value);
  body.set('keptForm', from.dataset.keep ?? '');
  return body;
}

/** @param {string} words */
function say(words) {
  const note = document.querySelector('[data-kept-note]');
  if (note !== null) note.textContent = words;
}
