import type { Placed } from '../kernel/decider.js';
import type { Order } from '../kernel/facts-in-order.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type {
  NeedWeighed,
  OrdinaryProvisionEvaluated,
  PanelDecisionRecorded,
  TherapyPackUseEvaluated,
} from './request-evaluation.events.js';

/** One thing that a request was evaluated for, and on which day; a later record of the same takes the place of an earlier. */
export interface RequestEvaluation {
  readonly what: 'ordinaryProvision' | 'therapyPack' | 'need';
  readonly on: CalendarDate;
  /** False where somebody recorded that it was not evaluated. */
  readonly done: boolean;
}
export interface PanelDecision {
  readonly panelId: string;
  readonly on: CalendarDate;
  readonly panel: PanelDecisionRecorded['data']['panel'];
  readonly outcome: PanelDecisionRecorded['data']['outcome'];
  readonly missing: PanelDecisionRecorded['data']['missing'];
}

interface Evaluated {
  requestEvaluations: readonly RequestEvaluation[];
  panelDecisions: readonly PanelDecision[];
}

const whatOf = {
  OrdinaryProvisionEvaluated: 'ordinaryProvision',
  TherapyPackUseEvaluated: 'therapyPack',
  NeedWeighed: 'need',
} as const;

/** Keeps every evaluation: which of them counts before a decision depends on its day. */
export function keepEvaluation(
  state: Evaluated,
  { type, occurredOn: on, data }: Placed<OrdinaryProvisionEvaluated | TherapyPackUseEvaluated | NeedWeighed>,
): void {
  const done = 'evaluated' in data ? data.evaluated : true;
  state.requestEvaluations = [...state.requestEvaluations, { what: whatOf[type], on, done }];
}

export function keepPanelDecision(state: Evaluated, { occurredOn: on, data }: Placed<PanelDecisionRecorded>): void {
  const { panelId, panel, outcome, missing } = data;
  state.panelDecisions = [...state.panelDecisions, { panelId, on, panel, outcome, missing }];
}

/** Nothing is evaluated and no panel decides before there is anything to decide about. */
export function evaluationOrders(
  startFact: string,
  start: CalendarDate | null,
  { requestEvaluations, panelDecisions }: Readonly<Evaluated>,
): readonly Order[] {
  const factOf = {
    ordinaryProvision: 'OrdinaryProvisionEvaluated',
    therapyPack: 'TherapyPackUseEvaluated',
    need: 'NeedWeighed',
  };
  return [
    ...requestEvaluations.map(({ what, on }): Order => [startFact, start, factOf[what], on]),
    ...panelDecisions.map(({ on }): Order => [startFact, start, 'PanelDecisionRecorded', on]),
  ];
}

/** Whether something had been evaluated by a day: what was recorded last of it up to then. */
export function evaluatedBy(
  evaluations: readonly RequestEvaluation[],
  what: RequestEvaluation['what'],
  day: CalendarDate,
): boolean {
  const upTo = evaluations.filter((one) => one.what === what && one.on <= day);
  const last = upTo.reduce<RequestEvaluation | null>(
    (best, one) => (best === null || one.on >= best.on ? one : best),
    null,
  );
  return last?.done === true;
}
