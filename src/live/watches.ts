import type { Person } from '../access/people.js';
import { isTheirs } from '../boards/whose.js';
import type { StoredEvent } from '../event-store/event-store.js';
import type { Happened } from './live-feed.service.js';
import type { LiveTopic } from './live-pages.js';
import { liveLists } from './live-pages.js';
import { caseWords, listWords } from './live-words.js';
import type { ListMove } from './list-moves.service.js';

/** What has happened, with what it means for lists where anybody looks at one. */
export interface Told extends Happened {
  readonly moves: readonly ListMove[];
}

/** What one open page has been told and has to be told. */
export interface Watch {
  /** Takes in what happened; true where there is something new to say. */
  take(told: Told, person: Person): Promise<boolean>;
  /** Whether the person may still be told anything. */
  stillOpen(person: Person): Promise<boolean>;
  readonly words: string;
  /** Where this stands, for a page that comes back: position and number of changes. */
  readonly place: string;
}

type MayBeTold = (person: Person, childId: string) => Promise<boolean>;

/** An open page of one case. */
export class CaseWatch implements Watch {
  private readonly seen: StoredEvent[] = [];
  private personId = '';

  /** `read` gives every event of the case: those after `since` are news. */
  constructor(
    private readonly childId: string,
    private readonly streams: Set<string>,
    private readonly since: number,
    private readonly read: (streams: ReadonlySet<string>) => Promise<readonly StoredEvent[]>,
    private readonly mayBeTold: MayBeTold,
  ) {}

  async take({ events }: Told, person: Person): Promise<boolean> {
    this.personId = person.id;
    const found = events ?? (await this.read(this.streams));
    const before = this.seen.length;
    for (const event of found) {
      if (event.position <= this.since || this.seen.some(({ position }) => position === event.position)) continue;
      // A plan or a dispute that begins names its child.
      if (event.revision === 0 && childOf(event) === this.childId) this.streams.add(event.stream);
      if (this.streams.has(event.stream)) this.seen.push(event);
    }
    return this.seen.length > before && (await this.mayBeTold(person, this.childId));
  }

  stillOpen(person: Person): Promise<boolean> {
    return this.mayBeTold(person, this.childId);
  }

  get words(): string {
    return caseWords(this.seen.map(({ type, actor }) => ({ type, own: actor.id === this.personId })));
  }

  get place(): string {
    return `${this.seen.at(-1)?.position ?? this.since}-${this.seen.length}`;
  }
}

/** An open list. */
export class ListWatch implements Watch {
  private more = false;

  constructor(
    private readonly topic: LiveTopic & { readonly kind: 'list' },
    private position: number,
    private changes: number,
    private readonly mayBeTold: MayBeTold,
  ) {}

  async take({ events, moves, upTo }: Told, person: Person): Promise<boolean> {
    if (upTo <= this.position) return false;
    this.position = upTo;
    if (events === null) {
      this.more = true;
      return true;
    }
    const prefixes: readonly string[] = liveLists[this.topic.list];
    const theirs = isTheirs(this.topic.whose, person);
    const concerned = moves.filter(({ prefix, holders }) => prefixes.includes(prefix) && holders.some(theirs));
    const told = await Promise.all(concerned.map(({ childId }) => this.mayBeTold(person, childId)));
    const added = told.filter((may) => may).length;
    this.changes += added;
    return added > 0;
  }

  stillOpen(): Promise<boolean> {
    return Promise.resolve(true);
  }

  get words(): string {
    return this.more ? 'Much has changed since you opened this page.' : listWords(this.changes);
  }

  get place(): string {
    return `${this.position}-${this.changes}`;
  }
}

/** Where a page that comes back had got to; null where that cannot be read. */
export function placeOf(text: unknown): { readonly position: number; readonly changes: number } | null {
  const found = typeof text === 'string' ? /^(\d{1,15})-(\d{1,6})$/.exec(text) : null;
  return found === null ? null : { position: Number(found[1]), changes: Number(found[2]) };
}

function childOf({ clear }: StoredEvent): unknown {
  return (JSON.parse(clear) as { readonly childId?: unknown }).childId;
}
