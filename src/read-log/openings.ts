import { AsyncLocalStorage } from 'node:async_hooks';
import type { Personal } from '../../workflows/kernel/fact.js';
import { classOf, dataClasses } from './data-classes.js';
import type { DataClass } from './data-classes.js';

/** What was opened for one answer, to be recorded before it goes out. */
export interface Opened {
  /** Children whose data were opened, those opened beyond their name first. */
  readonly children: readonly string[];
  /** How many of them were opened beyond their name. */
  readonly opened: number;
  readonly classes: readonly DataClass[];
}

/** Why somebody looks, where the code that opens the data knows it better than the address. */
export type NotedPurpose = 'search' | 'breakGlass';

const childStream = 'child-';

/** What one request has opened so far and nobody has recorded yet. */
export class Openings {
  purpose: NotedPurpose | null = null;
  /** The address that the answer leads to tells whose case it is. */
  toldByAddress = false;
  private readonly byPerson = new Map<string, Set<DataClass>>();
  /** Parents by the child whose stream names them: what a letter holds about a parent counts as the child's too. */
  private readonly childOf = new Map<string, string>();
  private readonly childOfStream = new Map<string, string>();
  /** Children about whom was shown who has looked; null where that was not shown. */
  private readLog: readonly string[] | null = null;

  get isEmpty(): boolean {
    return this.byPerson.size === 0 && this.readLog === null;
  }

  note(personId: string, dataClass: DataClass): void {
    const classes = this.byPerson.get(personId);
    if (classes === undefined) this.byPerson.set(personId, new Set([dataClass]));
    else classes.add(dataClass);
  }

  /** The person is a parent or carer of the child. */
  noteParent(personId: string, childId: string): void {
    this.childOf.set(personId, childId);
  }

  /** The stream of an assessment, a plan or a dispute is about the child. */
  noteStream(stream: string, childId: string): void {
    this.childOfStream.set(stream, childId);
  }

  /** Whose data an event of the stream holds, whoever of the family they are about. */
  childIn(stream: string): string | null {
    return stream.startsWith(childStream) ? stream.slice(childStream.length) : (this.childOfStream.get(stream) ?? null);
  }

  /** Who has looked is shown: of one child, or of everybody. */
  noteReadLog(childId: string | null): void {
    this.readLog = childId === null ? [] : [childId];
  }

  /** What was opened; from now on there is nothing to be recorded. */
  take(): Opened {
    const byChild = this.byChild();
    const children = [...byChild.keys()];
    const beyond = (childId: string): boolean => [...(byChild.get(childId) ?? [])].some((one) => one !== 'names');
    const full = children.filter(beyond);
    const named = children.filter((childId) => !beyond(childId));
    const seen = new Set([...byChild.values()].flatMap((classes) => [...classes]));
    // The name of a child whose identity was opened is part of it.
    if (named.length === 0 && seen.has('identity')) seen.delete('names');
    const lookedAfter = this.readLog ?? [];
    if (this.readLog !== null) seen.add('readLog');
    this.forget();
    return {
      children: [...new Set([...full, ...named, ...lookedAfter])],
      opened: full.length,
      classes: dataClasses.filter((one) => seen.has(one)),
    };
  }

  private byChild(): ReadonlyMap<string, ReadonlySet<DataClass>> {
    const found = new Map<string, Set<DataClass>>();
    for (const [personId, classes] of this.byPerson) {
      const childId = this.childOf.get(personId) ?? personId;
      found.set(childId, new Set([...(found.get(childId) ?? []), ...classes]));
    }
    return found;
  }

  /** Nothing of it is shown. */
  forget(): void {
    this.byPerson.clear();
    this.childOf.clear();
    this.childOfStream.clear();
    this.readLog = null;
    this.toldByAddress = false;
  }
}

const current = new AsyncLocalStorage<Openings | null>();

/** Runs work whose openings belong to one request. */
export function observed<Result>(openings: Openings, work: () => Result): Result {
  return current.run(openings, work);
}

/**
 * Runs work that opens data without showing them to whoever asked: to judge a command, to find an id, or to keep them in
 * memory. Whoever later hands out what is kept notes it then.
 */
export function unobserved<Result>(work: () => Result): Result {
  return current.run(null, work);
}

/** Those of the request that is being answered; null outside of one. */
export function currentOpenings(): Openings | null {
  return current.getStore() ?? null;
}

/** Notes what an event held about people: a parent's data count as their child's. */
export function noteOpenedEvent(stream: string, type: string, personal: Personal<object>): void {
  const openings = current.getStore();
  if (openings == null) return;
  for (const [subject, content] of Object.entries(personal)) {
    const childId = openings.childIn(stream) ?? subject;
    if (childId !== subject) openings.noteParent(subject, childId);
    for (const field of Object.keys(content)) openings.note(childId, classOf(type, field));
  }
}

/** Notes whose process a stream is, where one of its events says so in clear: its first one does. */
export function noteChildOf(stream: string, data: object): void {
  if ('childId' in data && typeof data.childId === 'string') current.getStore()?.noteStream(stream, data.childId);
}

/** Notes that somebody's name was handed out, wherever it was kept. */
export function noteName(childId: string): void {
  current.getStore()?.note(childId, 'names');
}
