import { HttpException, HttpStatus, Injectable, Logger } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import type { Person } from '../access/people.js';
import { People } from '../access/people.js';
import { SessionStore } from '../access/session-store.js';
import type { EventStream } from './event-stream.js';
import { LiveFeed } from './live-feed.service.js';
import type { Happened } from './live-feed.service.js';
import { ListMoves } from './list-moves.service.js';
import { ListWatch } from './watches.js';
import type { Told, Watch } from './watches.js';

/** Bounds and beat of listening. Also its own injection token. */
export class LiveOptions {
  /** How often each stream is kept alive and its session looked at. */
  readonly beatMs: number = 15_000;
  /** Pages of one person that listen at once; browsers open no more than six connections either. */
  readonly eachPerson: number = 6;
  readonly inAll: number = 2_000;
}

/** One page that listens. */
interface Listening {
  readonly stream: EventStream;
  readonly watch: Watch;
  readonly sid: string;
  person: Person;
  caughtUp: boolean;
  /** Whether the page's route is still open to the person. */
  readonly mayOpen: (person: Person) => boolean;
}

export interface NewListening extends Omit<Listening, 'stream' | 'caughtUp'> {
  /** The page is drawn as at this position: what came after is told at once. */
  readonly since: number;
}

/** All pages of this process that listen: tells them what moves, and ends with their sessions. */
@Injectable()
export class LiveStreams implements OnModuleDestroy {
  private readonly log = new Logger('Live');
  private readonly open = new Set<Listening>();
  private readonly beating: NodeJS.Timeout;
  private stopping = false;

  constructor(
    private readonly feed: LiveFeed,
    private readonly moves: ListMoves,
    private readonly sessions: SessionStore,
    private readonly people: People,
    private readonly options: LiveOptions,
  ) {
    sessions.on('ended', this.sessionEnded);
    this.beating = setInterval(() => void this.beat(), options.beatMs).unref();
  }

  get count(): number {
    return this.open.size;
  }

  /** Listens until the page closes or the returned function is called. @throws HttpException where there are too many. */
  async listen(begun: NewListening, begin: () => EventStream): Promise<() => void> {
    this.refuseTooMany(begun.person);
    const listening: Listening = { ...begun, stream: begin(), caughtUp: false };
    this.open.add(listening);
    // Before anything is read: what is saved from here on comes by itself.
    this.feed.follow((happened) => this.tell(happened));
    listening.stream.open();
    try {
      await this.catchUp(listening, begun.since);
    } catch (error) {
      this.end(listening);
      throw error;
    }
    return () => {
      this.end(listening);
    };
  }

  onModuleDestroy(): void {
    this.stopping = true;
    clearInterval(this.beating);
    this.sessions.off('ended', this.sessionEnded);
    this.endAll();
  }

  /** Lets go of every page: each comes back by itself and catches up. */
  endAll(): void {
    for (const listening of this.open) this.end(listening);
  }

  private refuseTooMany({ id }: Person): void {
    const own = [...this.open].filter(({ person }) => person.id === id).length;
    if (this.stopping || own >= this.options.eachPerson || this.open.size >= this.options.inAll) {
      throw new HttpException('Too many pages listen', HttpStatus.TOO_MANY_REQUESTS);
    }
  }

  /** Tells every open page what has happened, each what concerns it. */
  async tell(happened: Happened): Promise<void> {
    const told = await this.toldOf(happened, [...this.open]);
    const ready = [...this.open].filter(({ caughtUp }) => caughtUp);
    await inTurns(ready, async (listening) => {
      if (await listening.watch.take(told, listening.person)) say(listening);
    });
  }

  /** Between drawing and listening nothing is missed: a page takes part in `tell` once it has all that was told before. */
  private async catchUp(listening: Listening, since: number): Promise<void> {
    const { watch, person } = listening;
    let news = false;
    for (let at = since; !listening.caughtUp;) {
      const upTo = this.feed.position;
      const missed = watch instanceof ListWatch ? await this.feed.between(at, upTo) : { events: null, upTo };
      news = (await watch.take(await this.toldOf(missed, [listening]), person)) || news;
      at = Math.max(at, upTo);
      listening.caughtUp = this.feed.position <= at;
    }
    if (news) say(listening);
  }

  /** What lists have to know is looked up only where a list is open. */
  private async toldOf(happened: Happened, listenings: readonly Listening[]): Promise<Told> {
    const lists = listenings.some(({ watch }) => watch instanceof ListWatch);
    return { ...happened, moves: lists && happened.events !== null ? await this.moves.of(happened.events) : [] };
  }

  /** Keeps every stream alive, and ends those whose session, person or case is over. Happens by itself every `beatMs`. */
  async beat(): Promise<void> {
    // Should an announcement have been lost, it is made up for here.
    this.feed.look();
    await inTurns([...this.open], async (listening) => {
      try {
        if (await this.mayGoOn(listening)) listening.stream.beat(listening.watch.place);
        else this.end(listening);
      } catch (error) {
        this.log.debug(`An open page ends: ${error instanceof Error ? error.name : typeof error}`);
        this.end(listening);
      }
    });
  }

  /** Asked on every beat; looking at the session does not prolong it. */
  private async mayGoOn(listening: Listening): Promise<boolean> {
    if ((await this.sessions.left(listening.sid)) === null) return false;
    const person = await this.people.find(listening.person.id);
    if (person === null || !listening.mayOpen(person)) return false;
    listening.person = person;
    return listening.watch.stillOpen(person);
  }

  private readonly sessionEnded = (sid: string): void => {
    for (const listening of this.open) if (listening.sid === sid) this.end(listening);
  };

  private end(listening: Listening): void {
    this.open.delete(listening);
    listening.stream.close();
    if (this.open.size === 0) this.feed.rest();
  }
}

function say({ stream, watch }: Listening): void {
  stream.send('change', { text: watch.words }, watch.place);
}

/** Some at a time: a thousand open pages must not keep everybody waiting. */
async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const atOnce = 50;
  for (let from = 0; from < items.length; from += atOnce) {
    await Promise.all(items.slice(from, from + atOnce).map(work));
  }
}
