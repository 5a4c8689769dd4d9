import type { ClearRow, EventStore } from '../event-store/event-store.js';
import { Turns } from '../event-store/turns.js';

/** A store's clock may have been put right meanwhile: so much is read before the place found, milliseconds. */
const slackMs = 2 * 86_400_000;

/** So many events are read at once, a few milliseconds; pages come first in between. */
const eventsAtOnce = 250;

export interface RecordedSpan {
  /** UTC instants: recorded after the first, up to the second. */
  readonly after: string;
  readonly until: string;
}

/**
 * Streams of an authority in which something was recorded in a span of time. Instants rise with positions but for clocks put
 * right, so that of a log of millions of events only the end is read.
 */
export async function streamsRecordedIn(
  events: Pick<EventStore, 'head' | 'readClearPage' | 'readAllClear'>,
  authority: string,
  { after, until }: RecordedSpan,
  onProgress: (share: number) => void = () => undefined,
): Promise<ReadonlySet<string>> {
  const head = await events.head();
  const from = await positionBefore(events, head, new Date(Date.parse(after) - slackMs).toISOString());
  const touched = new Set<string>();
  const turns = new Turns({ givingWay: true });
  for await (const page of events.readAllClear({ after: from, until: head, limit: eventsAtOnce })) {
    for (const [, stream, , , , , recordedAt, of] of page) {
      if (of === authority && recordedAt > after && recordedAt <= until) touched.add(stream);
    }
    onProgress(((page.at(-1)?.[0] ?? head) - from) / Math.max(1, head - from));
    await turns.next();
  }
  return touched;
}

/** A position after which everything recorded later than an instant stands. */
async function positionBefore(
  events: Pick<EventStore, 'readClearPage'>,
  head: number,
  instant: string,
): Promise<number> {
  // Positions may have gaps: the event looked at is the first one after the middle.
  let [from, to] = [0, head];
  while (from < to) {
    const middle = from + Math.floor((to - from) / 2);
    const [row] = await events.readClearPage({ after: middle, limit: 1 });
    if (row === undefined || recordedAtOf(row) > instant) to = middle;
    else from = row[0];
  }
  return from;
}

const recordedAtOf = (row: ClearRow): string => row[6];
