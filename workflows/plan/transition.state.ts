import type { Placed } from '../kernel/decider.js';
import type { Order } from '../kernel/facts-in-order.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type {
  AdulthoodFormatUsed,
  AdultServicesNeedJudged,
  BreakdownRiskFlagged,
  BreakdownRiskLifted,
  DestinationRecorded,
  InformationShared,
  TransitionAssessmentCompleted,
  TransitionAssessmentRequested,
  TransitionEvent,
} from './transition.events.js';

type On<Data> = Data & { readonly on: CalendarDate };

/** One assessment that was asked for; who finished it without being asked has no day of asking. */
export interface TransitionAssessment {
  readonly requestedOn: CalendarDate | null;
  readonly requestedBy: TransitionAssessmentRequested['data']['requestedBy'] | null;
  readonly completedOn: CalendarDate | null;
  readonly result: TransitionAssessmentCompleted['data']['result'] | null;
}
export interface CareActAssessment {
  readonly requestedOn: CalendarDate | null;
  /** The day agreed; null where nobody asked for it. */
  readonly dueOn: CalendarDate | null;
  readonly completedOn: CalendarDate | null;
  readonly eligible: boolean | null;
}

/** A flag of risk that the placement breaks down; at most one stands at a time. */
export type RiskFlag = On<BreakdownRiskFlagged['data']> & {
  readonly lifted: On<BreakdownRiskLifted['data']> | null;
};

/** What is recorded about one young person's way to adulthood, each list in the order of recording. */
export interface Transition {
  readonly expected: readonly On<AdultServicesNeedJudged['data']>[];
  readonly shared: readonly On<InformationShared['data']>[];
  readonly assessments: readonly TransitionAssessment[];
  readonly careAct: readonly CareActAssessment[];
  readonly agreed: readonly On<{ readonly ownerPost: string }>[];
  readonly destinations: readonly On<DestinationRecorded['data']>[];
  readonly confirmed: readonly On<{ readonly post: string }>[];
  readonly formats: readonly On<AdulthoodFormatUsed['data']>[];
  readonly risks: readonly RiskFlag[];
}

export const noTransition: Transition = {
  expected: [],
  shared: [],
  assessments: [],
  careAct: [],
  agreed: [],
  destinations: [],
  confirmed: [],
  formats: [],
  risks: [],
};

/** The way to adulthood after one more fact. */
export function foldTransition(before: Transition, event: Placed<TransitionEvent>): Transition {
  const { occurredOn: on } = event;
  switch (event.type) {
    case 'AdultServicesNeedJudged':
      return { ...before, expected: [...before.expected, { ...event.data, on }] };
    case 'InformationShared':
      return { ...before, shared: [...before.shared, { ...event.data, on }] };
    case 'TransitionAssessmentRequested': {
      const asked = { requestedOn: on, requestedBy: event.data.requestedBy, completedOn: null, result: null };
      return { ...before, assessments: [...before.assessments, asked] };
    }
    case 'TransitionAssessmentCompleted': {
      const done = { completedOn: on, result: event.data.result };
      return {
        ...before,
        assessments: finished(before.assessments, done, { requestedOn: null, requestedBy: null, ...done }),
      };
    }
    case 'CareActAssessmentRequested': {
      const asked = { requestedOn: on, dueOn: event.data.dueOn, completedOn: null, eligible: null };
      return { ...before, careAct: [...before.careAct, asked] };
    }
    case 'CareActAssessmentCompleted': {
      const done = { completedOn: on, eligible: event.data.eligible };
      return { ...before, careAct: finished(before.careAct, done, { requestedOn: null, dueOn: null, ...done }) };
    }
    case 'TransitionPlanAgreed':
      return { ...before, agreed: [...before.agreed, { ...event.data, on }] };
    case 'DestinationRecorded':
      return { ...before, destinations: [...before.destinations, { ...event.data, on }] };
    case 'PostSixteenPlanConfirmed':
      return { ...before, confirmed: [...before.confirmed, { ...event.data, on }] };
    case 'AdulthoodFormatUsed':
      return { ...before, formats: [...before.formats, { ...event.data, on }] };
    case 'BreakdownRiskFlagged':
      return { ...before, risks: [...before.risks, { ...event.data, on, lifted: null }] };
    case 'BreakdownRiskLifted': {
      const at = before.risks.findLastIndex(({ lifted }) => lifted === null);
      const flag = before.risks[at];
      if (flag === undefined) return before;
      return { ...before, risks: before.risks.with(at, { ...flag, lifted: { ...event.data, on } }) };
    }
  }
}

interface Asked {
  readonly completedOn: CalendarDate | null;
}

/** The assessment that is under way is the one that ended; where none is, one was made without being asked for. */
function finished<One extends Asked>(all: readonly One[], done: Partial<One>, unasked: One): readonly One[] {
  const at = all.findLastIndex(({ completedOn }) => completedOn === null);
  const known = all[at];
  return known === undefined ? [...all, unasked] : all.with(at, { ...known, ...done });
}

/** The one that is under way; null where none is. */
export function underWay<One extends Asked>(all: readonly One[]): One | null {
  return all.findLast(({ completedOn }) => completedOn === null) ?? null;
}

/** The flag of risk that stands; null where none does. */
export function standingRisk({ risks }: Pick<Transition, 'risks'>): RiskFlag | null {
  return risks.findLast(({ lifted }) => lifted === null) ?? null;
}

/** What was said last up to a day, by the day for which it was said; of one day, the later record. Null where nothing was. */
export function lastSaid<Said extends { readonly on: CalendarDate }>(
  said: readonly Said[],
  asAt: CalendarDate,
): Said | null {
  return said.reduce<Said | null>(
    (last, one) => (one.on > asAt || (last !== null && one.on < last.on) ? last : one),
    null,
  );
}

/** No assessment ended before it was asked for, and no flag was taken off before it was put. */
export function ordersOfTransition({ assessments, careAct, risks }: Transition): readonly Order[] {
  return [
    ...assessments.map(({ requestedOn, completedOn }): Order => [
      'TransitionAssessmentRequested',
      requestedOn,
      'TransitionAssessmentCompleted',
      completedOn,
    ]),
    ...careAct.map(({ requestedOn, completedOn }): Order => [
      'CareActAssessmentRequested',
      requestedOn,
      'CareActAssessmentCompleted',
      completedOn,
    ]),
    ...risks.map(({ on, lifted }): Order => ['BreakdownRiskFlagged', on, 'BreakdownRiskLifted', lifted?.on]),
  ];
}
