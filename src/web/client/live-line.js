/** Tried again after this long where the server would not listen: too many pages, or nobody signed in. */
const refusedMs = 60_000;

/** Says on an open page that something it shows has moved. The page itself stays as it is until the person refreshes it. */
export function startLiveLine() {
  const line = document.querySelector('[data-live]');
  const template = document.querySelector('template[data-live-line]');
  if (!(line instanceof HTMLElement) || !(template instanceof HTMLTemplateElement)) return;
  const { live = '' } = line.dataset;
  /** @type {EventSource | null} */
  let source = null;
  let place = '';

  /** @param {string} text */
  const show = (text) => {
    if (line.childElementCount === 0) line.append(template.content.cloneNode(true));
    const words = line.querySelector('[data-live-words]');
    if (words !== null && words.textContent !== text) words.textContent = text;
    const link = line.querySelector('a');
    if (link !== null) link.href = location.pathname + location.search;
  };

  const connect = () => {
    // A browser opens six connections to a server at most: pages in the background give theirs up and catch up later.
    if (source !== null || document.visibilityState === 'hidden') return;
    const opened = new EventSource(place === '' ? live : `${live}&seen=${place}`);
    source = opened;
    opened.addEventListener('change', (/** @type {MessageEvent<string>} */ event) => {
      place = event.lastEventId;
      /** @type {{ text: string }} */
      const told = JSON.parse(event.data);
      show(told.text);
    });
    opened.addEventListener('beat', (/** @type {MessageEvent<string>} */ event) => {
      place = event.lastEventId;
    });
    opened.addEventListener('error', () => {
      if (opened.readyState !== EventSource.CLOSED || source !== opened) return;
      source = null;
      setTimeout(connect, refusedMs);
    });
  };
  const leave = () => {
    source?.close();
    source = null;
  };

  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') leave();
    else connect();
  });
  addEventListener('pagehide', leave);
  addEventListener('pageshow', connect);
  connect();
}
