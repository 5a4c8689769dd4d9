import type { ChildDetails, ChildEvent, NeedDetails } from '../../workflows/child/child.events.js';
import type { ReturnFlagsStated } from '../../workflows/kernel/common-events.js';
import type { NeedsAssessmentEvent } from '../../workflows/needs-assessment/needs-assessment.events.js';
import type { PlanEvent } from '../../workflows/plan/plan.events.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';

/** What the log holds of a person: each stream's facts in order, corrections applied, personal data opened. */
export interface KnownPerson {
  readonly personId: string;
  readonly child: readonly (ChildEvent | ReturnFlagsStated)[];
  readonly needsAssessments: ReadonlyMap<string, readonly NeedsAssessmentEvent[]>;
  readonly plans: ReadonlyMap<string, readonly PlanEvent[]>;
}

export function unknownPerson(personId: string): KnownPerson {
  return { personId, child: [], needsAssessments: new Map(), plans: new Map() };
}

/** The facts of one type, in order. */
export function ofType<Event extends { readonly type: string }, Type extends Event['type']>(
  history: readonly Event[],
  ...types: readonly Type[]
): readonly Extract<Event, { readonly type: Type }>[] {
  return history.filter((event): event is Extract<Event, { readonly type: Type }> =>
    types.some((type) => type === event.type),
  );
}

/** The child's details as last recorded. */
export function knownDetails({ child, personId }: KnownPerson): ChildDetails {
  return ofType(child, 'ChildRecorded', 'ChildDetailsChanged').reduce<ChildDetails>(
    (details, fact) => ({ ...details, ...fact.personal?.[personId] }),
    {},
  );
}

/** The need as last found; null where none is recorded. */
export function knownNeed({ child, personId }: KnownPerson): NeedDetails | null {
  return ofType(child, 'NeedRecorded').at(-1)?.personal?.[personId] ?? null;
}

/**
 * The latest day up to which details of the child are known, from a return or from a person: a return of an earlier
 * day has nothing to change. Null where nothing tells.
 */
export function detailsKnownOn(known: KnownPerson): CalendarDate | null {
  const statements = [known.child, ...known.needsAssessments.values(), ...known.plans.values()].flatMap((history) =>
    ofType<{ readonly type: string; readonly occurredOn: CalendarDate }, string>(
      history,
      'ReturnFlagsStated',
      'ChildDetailsChanged',
      'NeedRecorded',
    ),
  );
  return statements.reduce<CalendarDate | null>(
    (latest, { occurredOn }) => (latest === null || occurredOn > latest ? occurredOn : latest),
    null,
  );
}

/** The fact that opened an assessment. */
export function openingOf(history: readonly NeedsAssessmentEvent[]) {
  return ofType(history, 'RequestReceived', 'ResponsibilityBegan', 'AssessmentBroughtIn')[0] ?? null;
}
