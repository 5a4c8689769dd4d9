import { reject } from '../kernel/command-rejected.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type {
  BreakGlassCategory,
  BreakGlassOutcome,
  CaseAccessEvent,
  CaseOpeners,
  CaseOpenedUnderBreakGlass,
} from './case-access.events.js';

/** A restriction that stands. */
export interface Restriction extends CaseOpeners {
  readonly since: CalendarDate;
}

/** One use of break-glass; unreviewed until somebody else has looked at it. */
export interface BreakGlassUse {
  readonly breakGlassId: string;
  readonly personId: string;
  readonly category: BreakGlassCategory;
  readonly openedOn: CalendarDate;
  readonly until: CalendarDate;
  readonly review: {
    readonly reviewerId: string;
    readonly on: CalendarDate;
    readonly outcome: BreakGlassOutcome;
  } | null;
}

/** Who may open a child's case, as far as the child's own record says it. */
export interface CaseAccess {
  /** Null: everybody who works with cases. */
  readonly restriction: Restriction | null;
  /** In the order of recording. */
  readonly breakGlass: readonly BreakGlassUse[];
}

export const openToAll: CaseAccess = { restriction: null, breakGlass: [] };

const types: Readonly<Record<CaseAccessEvent['type'], true>> = {
  CaseRestricted: true,
  CaseAccessChanged: true,
  CaseRestrictionLifted: true,
  CaseOpenedUnderBreakGlass: true,
  BreakGlassReviewed: true,
};

/** Facts of who could open the case and who did. They stand as recorded: none can be corrected or struck out. */
export const caseAccessTypes = Object.keys(types) as readonly CaseAccessEvent['type'][];

export function isCaseAccessEvent(event: { readonly type: string }): event is CaseAccessEvent {
  return Object.hasOwn(types, event.type);
}

/** What the fact makes of who may open the case. */
export function accessAfter(access: CaseAccess, event: CaseAccessEvent): CaseAccess {
  switch (event.type) {
    case 'CaseRestricted':
      return { ...access, restriction: { ...openers(event.data), since: event.occurredOn } };
    case 'CaseAccessChanged':
      return access.restriction === null
        ? access
        : { ...access, restriction: { ...openers(event.data), since: access.restriction.since } };
    case 'CaseRestrictionLifted':
      return { ...access, restriction: null };
    case 'CaseOpenedUnderBreakGlass':
      return { ...access, breakGlass: [...access.breakGlass, useOf(event)] };
    case 'BreakGlassReviewed': {
      const { breakGlassId, reviewerId, outcome } = event.data;
      const review = { reviewerId, on: event.occurredOn, outcome };
      const breakGlass = access.breakGlass.map((use) => (use.breakGlassId === breakGlassId ? { ...use, review } : use));
      return { ...access, breakGlass };
    }
  }
}

/** Judges a fact about who may open the case. @throws CommandRejected */
export function judgeCaseAccess(fact: CaseAccessEvent, { restriction, breakGlass }: CaseAccess): void {
  const written = Object.values(fact.personal ?? {})[0]?.text?.trim() ?? '';
  if (written === '') reject('access-needs-a-reason');
  if (fact.type === 'BreakGlassReviewed') {
    judgeReview(fact.data, breakGlass);
    return;
  }
  if (fact.type === 'CaseRestricted' && restriction !== null) reject('case-already-restricted');
  if (fact.type !== 'CaseRestricted' && restriction === null) reject('case-not-restricted');
  if (fact.type === 'CaseOpenedUnderBreakGlass') {
    if (fact.data.until !== fact.occurredOn) reject('break-glass-ends-with-the-day', { until: fact.data.until });
    if (breakGlass.some(({ breakGlassId }) => breakGlassId === fact.data.breakGlassId)) {
      reject('break-glass-already-recorded');
    }
  }
  if (fact.type === 'CaseRestricted' || fact.type === 'CaseAccessChanged') {
    // Whoever restricts stays among them, so that a manager is always left to change or lift it.
    if (!fact.data.people.includes(fact.data.manager)) reject('restriction-leaves-out-its-manager');
  }
}

function judgeReview(
  { breakGlassId, reviewerId }: { readonly breakGlassId: string; readonly reviewerId: string },
  uses: readonly BreakGlassUse[],
): void {
  const use = uses.find((one) => one.breakGlassId === breakGlassId);
  if (use === undefined) reject('no-such-break-glass');
  if (use.review !== null) reject('break-glass-already-reviewed');
  if (use.personId === reviewerId) reject('own-break-glass');
}

/** Those parts of the fact alone that say who may open the case. */
function openers({ people, teams, manager }: CaseOpeners): CaseOpeners {
  return { people, teams, manager };
}

function useOf({ occurredOn, data }: CaseOpenedUnderBreakGlass): BreakGlassUse {
  const { breakGlassId, personId, category, until } = data;
  return { breakGlassId, personId, category, until, openedOn: occurredOn, review: null };
}
