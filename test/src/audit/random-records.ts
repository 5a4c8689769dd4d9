import fc from 'fast-check';
import type { Fact, Recorded } from '../../../workflows/kernel/fact.js';
import { addDays, calendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { StoredEvent } from '../../../src/event-store/event-store.js';
import { childId } from '../../support/assessment-facts.js';
import { assessmentStory, planStory } from '../../projections/measures/random-stories.js';

export const streams = {
  child: `child-${childId}`,
  needsAssessment: 'needsAssessment-00000000-0000-4000-8000-000000000002',
  plan: 'plan-00000000-0000-4000-8000-000000000003',
  authority: 'authority-999',
} as const;

/** Everything that was recorded about one child and the authority’s settings, in the order of recording. */
export type RandomRecord = readonly Recorded[];

interface Noted {
  readonly stream: string;
  readonly fact: Fact;
  readonly recordedOn: CalendarDate;
}

interface Mistake {
  readonly at: number;
  readonly by: number;
  readonly later: number;
  readonly struck: boolean;
}

const mistake: fc.Arbitrary<Mistake> = fc.record({
  at: fc.nat(30),
  by: fc.integer({ min: 1, max: 40 }),
  later: fc.integer({ min: 0, max: 120 }),
  struck: fc.integer({ min: 0, max: 5 }).map((one) => one === 0),
});

/** Histories that were written down late, in part wrongly, and put right afterwards, once or several times over. */
export const randomRecord: fc.Arbitrary<RandomRecord> = fc
  .record({
    assessment: assessmentStory,
    plan: planStory,
    delays: fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 45 })), { minLength: 12, maxLength: 12 }),
    mistakes: fc.array(mistake, { maxLength: 5 }),
    renamed: fc.integer({ min: 0, max: 300 }),
    settled: fc.option(fc.integer({ min: 0, max: 400 })),
  })
  .map(({ assessment, plan, delays, mistakes, renamed, settled }) => {
    const begins = assessment[0]?.occurredOn ?? calendarDate('2024-06-03');
    const parts: readonly (readonly Noted[])[] = [
      noted(streams.child, childFacts(begins, addDays(begins, renamed)), delays, []),
      noted(streams.needsAssessment, assessment, delays, mistakes),
      noted(streams.plan, plan, delays, mistakes.slice(2)),
      settled === null ? [] : noted(streams.authority, [dayOfReceiptIsDayOne(addDays(begins, settled))], [3], []),
    ];
    return recorded(parts.flat());
  });

/** The record as the log holds what of it belongs to the authority. */
export function storedSettings(record: RandomRecord): readonly StoredEvent[] {
  return record
    .filter(({ stream }) => stream === streams.authority)
    .map(({ data, ...event }) => ({ ...event, clear: JSON.stringify(data), sealed: [] }) as unknown as StoredEvent);
}

function noted(
  stream: string,
  facts: readonly Fact[],
  delays: readonly number[],
  mistakes: readonly Mistake[],
): readonly Noted[] {
  let last = calendarDate('1990-01-01');
  const events = facts.map((fact, index): Noted => {
    const on = addDays(fact.occurredOn, delays[index % delays.length] ?? 0);
    if (on > last) last = on;
    return { stream, fact, recordedOn: last };
  });
  const corrections = mistakes.flatMap(({ at, by, later, struck }): readonly Noted[] => {
    const target = events[at % Math.max(1, events.length)];
    if (target === undefined) return [];
    // What begins a process cannot be struck out without the rest.
    const strikes = struck && at % events.length > 0;
    const on = addDays(target.recordedOn, later);
    const data = {
      correctsRevision: at % events.length,
      correctsEventId: 'some event',
      reason: 'mistyped',
      occurredOn: strikes ? null : addDays(target.fact.occurredOn, -by),
      changes: {},
      struck: strikes,
    };
    return [{ stream, fact: { type: 'FactCorrected', occurredOn: on, data }, recordedOn: on }];
  });
  return [...events, ...corrections];
}

/** Revisions go by the order of recording; what a correction names keeps its number, since it comes before. */
function recorded(noted: readonly Noted[]): RandomRecord {
  const order = noted.toSorted((a, b) => (a.recordedOn < b.recordedOn ? -1 : a.recordedOn > b.recordedOn ? 1 : 0));
  const revisions = new Map<string, number>();
  const names = new Map<string, number>();
  return order.map(({ stream, fact, recordedOn }, index) => {
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    const { type, data } = fact;
    const original = type === 'FactCorrected' ? -1 : [...names.keys()].filter((key) => key.startsWith(stream)).length;
    if (original >= 0) names.set(`${stream} ${original}`, revision);
    const target = 'correctsRevision' in data ? names.get(`${stream} ${String(data.correctsRevision)}`) : undefined;
    return {
      ...fact,
      data: target === undefined ? data : { ...data, correctsRevision: target },
      position: index + 1,
      stream,
      revision,
      eventId: `event-${index}`,
      authority: '999',
      schema: 1,
      recordedAt: `${recordedOn}T10:${String(index % 60).padStart(2, '0')}:00.000Z`,
      actor: { id: 'worker-1', role: 'caseworker' },
      commandId: `command-${index}`,
      correlationId: `command-${index}`,
      causationId: null,
      source: 'user',
    };
  });
}

function childFacts(on: CalendarDate, renamedOn: CalendarDate): readonly Fact[] {
  const details = { surname: 'Thornbury', forename: 'Maya', birthDate: '2014-03-18' };
  const facts: readonly (Fact & { personal: object })[] = [
    { type: 'ChildRecorded', occurredOn: on, data: { reference: 'EHC-2024-0001' }, personal: { [childId]: details } },
    {
      type: 'ChildDetailsChanged',
      occurredOn: renamedOn,
      data: {},
      personal: { [childId]: { surname: 'Castellan', birthDate: '2010-03-18' } },
    },
  ];
  return facts;
}

const dayOfReceiptIsDayOne = (on: CalendarDate): Fact => {
  const data = { option: 'P3', value: 'day1', reason: 'Decided by the board' };
  return { type: 'PolicyOptionChosen', occurredOn: on, data };
};
