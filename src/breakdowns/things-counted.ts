import { standingDecision } from '../../projections/measures/assessment-facts.js';
import * as breakdown from '../../projections/measures/breakdown.measures.js';
import type { FigureCase } from '../../projections/measures/figures.js';
import { outcomesMet } from '../../projections/measures/impact.measures.js';
import type { Measure, Populations, Scope } from '../../projections/measures/measure.js';
import * as evaluation from '../../projections/measures/request-evaluation.measures.js';
import { panelOf } from './groupings.js';
import { plansWithin20Weeks } from '../../projections/measures/plan.measures.js';
import { requestsRefusedRate } from '../../projections/measures/request.measures.js';
import type { TimelinessRow } from '../../projections/timeliness/timeliness.projection.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { Way } from './groupings.js';

/** What can be broken down. */
export interface ThingCounted {
  readonly title: string;
  /** Head of the column of all of them. */
  readonly all: string;
  /** Head of the column of those above the line; null for a count. */
  readonly part: string | null;
  /** As at a day, rather than over a period. */
  readonly asAt: boolean;
  measure(way: Way): Measure;
  /** The day on which what the child is like counts. */
  day(found: FigureCase, scope: Scope): CalendarDate | null;
}

const assessment = ({ item }: FigureCase): TimelinessRow => item as TimelinessRow;
const decidedOn = (found: FigureCase, { asAt }: Scope): CalendarDate | null =>
  standingDecision(assessment(found).assessDecisions, asAt)?.on ?? null;

const stock: Readonly<Partial<Record<Way, Measure>>> = {
  school: breakdown.stockBySchool,
  'school-and-need': breakdown.stockBySchoolAndNeed,
};

export const thingsCounted = {
  received: {
    title: 'Requests received',
    all: 'Requests',
    part: null,
    asAt: false,
    measure: () => breakdown.requestsByDemographic,
    day: (found) => assessment(found).receivedOn,
  },
  refused: {
    title: 'Requests refused',
    all: 'Decisions',
    part: 'Refused',
    asAt: false,
    measure: () => requestsRefusedRate,
    day: decidedOn,
  },
  begun: {
    title: 'Assessments begun',
    all: 'Assessments',
    part: null,
    asAt: false,
    measure: () => breakdown.assessmentsBegun,
    day: decidedOn,
  },
  ordinary: {
    title: 'Ordinarily available provision evaluated',
    all: 'Decisions',
    part: 'Evaluated',
    asAt: false,
    measure: () => evaluation.ordinaryProvisionEvaluated,
    day: decidedOn,
  },
  pack: {
    title: 'Use of the therapy pack evaluated',
    all: 'Decisions',
    part: 'Evaluated',
    asAt: false,
    measure: () => evaluation.therapyPackEvaluated,
    day: decidedOn,
  },
  weighed: {
    title: 'Need weighed against the local threshold',
    all: 'Decisions',
    part: 'Weighed',
    asAt: false,
    measure: () => evaluation.needWeighed,
    day: decidedOn,
  },
  panels: {
    title: 'Panel decisions',
    all: 'Decisions',
    part: null,
    asAt: false,
    measure: () => evaluation.panelDecisions,
    day: (found) => panelOf(found)?.on ?? null,
  },
  issued: {
    title: 'Plans issued, and within 20 weeks',
    all: 'Plans issued',
    part: 'Within 20 weeks',
    asAt: false,
    measure: () => plansWithin20Weeks,
    day: (found) => assessment(found).planSentToFamilyOn,
  },
  outcomes: {
    title: 'Outcomes looked at in reviews, and met',
    all: 'Outcomes',
    part: 'Met',
    asAt: false,
    measure: () => outcomesMet,
    day: ({ item }) => (item as Populations['reviewedOutcome']).item.on,
  },
  live: {
    title: 'Live plans on a day',
    all: 'Live plans',
    part: null,
    asAt: true,
    measure: (way) => stock[way] ?? breakdown.stockByAgeAndNeed,
    day: (_found, { asAt }) => asAt,
  },
} as const satisfies Readonly<Record<string, ThingCounted>>;

export type ThingName = keyof typeof thingsCounted;
