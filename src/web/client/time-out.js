import { handOverTyping } from './kept-typing.js';

/** @typedef {{ seconds: number, canStay: boolean }} TimeLeft */

const warnSeconds = 5 * 60;
/** Before the first look the page knows nothing of the 12 hours. */
const firstLookMs = 4 * 60_000;
const lookAgainMs = 15_000;

/** Warns before a session ends. The server's clock decides; the tabs of a browser tell each other when it was asked. */
export function startTimeOut() {
  const dialog = document.querySelector('dialog[data-time-out]');
  if (dialog instanceof HTMLDialogElement) new TimeOut(dialog).start();
}

class TimeOut {
  /** @param {HTMLDialogElement} dialog */
  constructor(dialog) {
    this.dialog = dialog;
    this.tabs = new BroadcastChannel('ehc-session');
    /** The person knows that the 12 hours are nearly over. */
    this.knows = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  start() {
    const look = () => void this.look();
    document.addEventListener('app-session-in-doubt', look);
    this.tabs.addEventListener('message', ({ data }) => {
      if (data === 'ended') this.lookIn(1_000);
      else look();
    });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') look();
    });
    this.dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      void this.stay();
    });
    this.dialog.addEventListener('keydown', (event) => {
      if (event.key === 'Tab') this.keepFocus(event);
    });
    this.part('stay')?.addEventListener('click', () => void this.stay());
    for (const form of document.querySelectorAll('form[action="/sign-out"]')) {
      // The other tabs look a moment later, when the session is over.
      form.addEventListener('submit', () => {
        this.tabs.postMessage('ended');
      });
    }
    this.lookIn(firstLookMs);
  }

  async look() {
    const left = await ask('/session/left');
    if (left === 'ended') this.leave();
    else if (left === 'unknown') this.lookIn(lookAgainMs);
    else this.goBy(left);
  }

  async stay() {
    const left = await ask('/session/stay', this.dialog.dataset.token);
    if (left === 'ended') this.leave();
    else if (left === 'unknown') this.lookIn(lookAgainMs);
    else {
      this.knows = !left.canStay;
      this.close();
      this.goBy(left);
      this.tabs.postMessage('stayed');
    }
  }

  /** @param {TimeLeft} left */
  goBy({ seconds, canStay }) {
    if (seconds > warnSeconds) {
      this.close();
      this.lookIn((seconds - warnSeconds) * 1_000);
      return;
    }
    if (canStay || !this.knows) this.show(seconds, canStay);
    this.lookIn(Math.min(lookAgainMs, seconds * 1_000 + 500));
  }

  /**
   * @param {number} seconds
   * @param {boolean} canStay
   */
  show(seconds, canStay) {
    const minutes = Math.ceil(seconds / 60);
    const time = this.part('time');
    const words = minutes === 1 ? '1 minute' : `${minutes} minutes`;
    if (time !== null && time.textContent !== words) time.textContent = words;
    this.part('whole')?.toggleAttribute('hidden', canStay);
    const stay = this.part('stay');
    if (stay !== null) stay.textContent = canStay ? 'Stay signed in' : 'Go on until then';
    if (!this.dialog.open) {
      this.dialog.showModal();
      stay?.focus();
    }
  }

  close() {
    // The browser gives the focus back to where it was.
    if (this.dialog.open) this.dialog.close();
  }

  /** @param {KeyboardEvent} event */
  keepFocus(event) {
    const stops = [...this.dialog.querySelectorAll('button')];
    const [first, last] = [stops[0], stops.at(-1)];
    const end = event.shiftKey ? first : last;
    if (document.activeElement !== end) return;
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  }

  leave() {
    clearTimeout(this.timer);
    if (!handOverTyping()) location.replace(location.pathname + location.search);
  }

  /** @param {number} ms */
  lookIn(ms) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), ms);
  }

  /**
   * @param {string} name
   * @returns {HTMLElement | null}
   */
  part(name) {
    return this.dialog.querySelector(`[data-time-out-${name}]`);
  }
}

/**
 * @param {string} address
 * @param {string} [token] makes it a change
 * @returns {Promise<TimeLeft | 'ended' | 'unknown'>}
 */
async function ask(address, token) {
  try {
    const answer = await fetch(
      address,
      token === undefined ? {} : { method: 'POST', headers: { 'x-csrf-token': token } },
    );
    // A token that no longer fits: somebody signed in anew in another tab.
    if (answer.status === 401 || answer.status === 403) return 'ended';
    return answer.ok ? /** @type {TimeLeft} */ (await answer.json()) : 'unknown';
  } catch {
    return 'unknown';
  }
}
