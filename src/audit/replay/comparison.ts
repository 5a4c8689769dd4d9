import type { CaseFile } from '../../cases/case-file.service.js';
import { caseFacts } from './case-facts.js';
import { saysTheSame } from './known-fact.js';
import type { KnownFact } from './known-fact.js';

/** Why a fact is known otherwise now. */
export interface Cause {
  /** Numbers of the events that changed it, in recorded order. */
  readonly events: readonly number[];
  /** It would be otherwise without any new record: days have gone by. */
  readonly timePassed: boolean;
  /** The authority’s own settings have changed since. */
  readonly settingsChanged: boolean;
}

/** A fact as it was known, beside what is known now. */
export interface ComparedFact {
  readonly key: string;
  readonly group: string;
  readonly label: string;
  readonly kind: KnownFact['kind'];
  readonly then: KnownFact | null;
  readonly now: KnownFact | null;
  /** Null where both say the same. */
  readonly cause: Cause | null;
}

/**
 * The case at the moments between then and now. Each adds one thing to the one before: first the days that have gone by,
 * then the settings of now, then one event after another.
 */
export interface Moments {
  readonly then: CaseFile;
  readonly thenToday: CaseFile;
  readonly thenResettled: CaseFile;
  /** One for each event recorded since. Together with `thenResettled` they may leave out what the event cannot have changed. */
  readonly since: readonly { readonly event: number; readonly before: CaseFile; readonly after: CaseFile }[];
  readonly now: CaseFile;
}

/** Every fact of then and now, with what made the difference. */
export function compareFacts(moments: Moments): readonly ComparedFact[] {
  const factsOf = reader();
  const [then, now] = [factsOf(moments.then), factsOf(moments.now)];
  const changes = changesOf(moments, factsOf);
  const groups = new Map([...now.values()].map((fact) => [partOf(fact), fact.group]));
  const keys = [...now.keys(), ...[...then.keys()].filter((key) => !now.has(key))];
  const compared = keys.flatMap((key): readonly ComparedFact[] => {
    const [was, is] = [then.get(key) ?? null, now.get(key) ?? null];
    const shown = is ?? was;
    if (shown === null) return [];
    const { label, kind } = shown;
    const cause = saysTheSame(was, is) ? null : (changes.get(key) ?? nothing);
    return [{ key, group: groups.get(partOf(shown)) ?? shown.group, label, kind, then: was, now: is, cause }];
  });
  return grouped(compared);
}

const nothing: Cause = { events: [], timePassed: false, settingsChanged: false };

/** The heading a fact stands under may itself have been corrected: what is gone stands under the heading of now. */
const partOf = ({ key, kind }: KnownFact): string => `${key.split(/[ #]/)[0] ?? ''} ${kind}`;

type FactsByKey = ReadonlyMap<string, KnownFact>;

/** Most moments are held against the one before and the one after. */
function reader(): (file: CaseFile) => FactsByKey {
  const read = new Map<CaseFile, FactsByKey>();
  return (file) => {
    const facts = read.get(file) ?? new Map(caseFacts(file).map((fact) => [fact.key, fact]));
    read.set(file, facts);
    return facts;
  };
}

function changesOf(
  { then, thenToday, thenResettled, since }: Moments,
  factsOf: (file: CaseFile) => FactsByKey,
): ReadonlyMap<string, Cause> {
  const causes = new Map<string, Cause>();
  const note = (before: CaseFile, after: CaseFile, add: (cause: Cause) => Cause): void => {
    for (const key of changedKeys(factsOf(before), factsOf(after))) causes.set(key, add(causes.get(key) ?? nothing));
  };
  note(then, thenToday, (cause) => ({ ...cause, timePassed: true }));
  note(thenToday, thenResettled, (cause) => ({ ...cause, settingsChanged: true }));
  for (const { event, before, after } of since) {
    note(before, after, (cause) => ({ ...cause, events: [...cause.events, event] }));
  }
  return causes;
}

function changedKeys(before: ReadonlyMap<string, KnownFact>, after: ReadonlyMap<string, KnownFact>): readonly string[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].filter((key) => !saysTheSame(before.get(key) ?? null, after.get(key) ?? null));
}

/** Facts of one heading together, headings in the order in which they first come. */
function grouped(facts: readonly ComparedFact[]): readonly ComparedFact[] {
  const order = [...new Set(facts.map(({ group }) => group))];
  return facts.toSorted((a, b) => order.indexOf(a.group) - order.indexOf(b.group));
}
