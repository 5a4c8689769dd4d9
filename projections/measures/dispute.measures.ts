import { calendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { AppealResult } from '../disputes/dispute-lines.js';
import { appealResults } from '../disputes/dispute-lines.js';
import type { DisputeRow } from '../disputes/disputes.projection.js';
import type { CountMeasure, RatioMeasure, ShareMeasure } from './measure.js';
import { within } from './measure.js';

type DayOf = (row: DisputeRow) => CalendarDate | null | undefined;

const disputes = {
  version: 1,
  of: 'dispute',
  source: 'plan',
  inForceFrom: calendarDate('2014-09-01'),
  seeAlso: [],
} as const;

interface Course {
  readonly id: string;
  readonly what: string;
  readonly provision: string;
  readonly began: DayOf;
  readonly ended: DayOf;
  readonly words: { readonly started: string; readonly startedOn: string; readonly ends: string };
}

const courses = {
  dispute: {
    id: 'ehc.dispute',
    what: 'Disputes',
    provision: 'CFA 2014 ss.51 to 57',
    began: ({ openedOn }) => openedOn,
    ended: ({ overOn }) => overOn,
    words: {
      started: 'Disputes about a decision that families began in the period: with an adviser, mediation or an appeal.',
      startedOn: 'The day of the first step',
      ends: 'an agreement in mediation, the end of the appeal, or the family taking it no further',
    },
  },
  mediation: {
    id: 'ehc.mediation',
    what: 'Mediation cases',
    provision: 'CFA 2014 ss.52 to 56',
    began: ({ mediation }) => mediation?.requestedOn,
    ended: ({ mediation }) => mediation?.endedOn,
    words: {
      started: 'Disputes in which the family asked for mediation in the period.',
      startedOn: 'The day mediation was asked for',
      ends: 'the mediation, an agreement, a certificate, the family thinking again, or the end of the dispute',
    },
  },
  tribunal: {
    id: 'ehc.tribunal',
    what: 'Tribunal cases',
    provision: 'CFA 2014 s.51',
    began: ({ appeal }) => appeal?.receivedOn,
    ended: ({ appeal }) => appeal?.endedOn,
    words: {
      started: 'Appeals that the Tribunal received in the period.',
      startedOn: 'The day the Tribunal received the appeal, or the first day the record shows it',
      ends: 'the Tribunal’s decision, a concession before a response, the withdrawal, or the closing of the dispute',
    },
  },
} as const satisfies Readonly<Record<string, Course>>;

/** How many began, were open and ended. */
function countsOf({ id, what, provision, began, ended, words }: Course, startedAs: string): CountsOfCourse {
  const count = { ...disputes, kind: 'count', provision, denominator: 'None: a count' } as const;
  const leavesOut = 'Disputes recorded by mistake';
  return {
    started: {
      ...count,
      id: `${id}.${startedAs}`,
      title: `${what} started`,
      definition: words.started,
      numerator: `${what} that began in the period`,
      dateBasis: words.startedOn,
      leavesOut,
      seeAlso: [`${id}.open`, `${id}.closed`],
      counts: (row, scope) => !row.mistaken && within(began(row), scope),
    },
    open: {
      ...count,
      id: `${id}.open`,
      title: `${what} open`,
      definition: `${what} that had begun and not ended by the day the figure speaks of. They end with ${words.ends}.`,
      numerator: `${what} begun and not ended`,
      dateBasis: 'As at the day the figure speaks of',
      leavesOut,
      seeAlso: [`${id}.${startedAs}`, `${id}.closed`],
      counts: (row, { asAt }) => {
        const [from, to] = [began(row), ended(row)];
        return !row.mistaken && from != null && from <= asAt && (to == null || to > asAt);
      },
    },
    closed: {
      ...count,
      id: `${id}.closed`,
      title: `${what} closed`,
      definition: `${what} that ended in the period: with ${words.ends}.`,
      numerator: `${what} that ended in the period`,
      dateBasis: 'The day it ended',
      leavesOut,
      seeAlso: [`${id}.${startedAs}`, `${id}.open`],
      counts: (row, scope) => !row.mistaken && began(row) != null && within(ended(row), scope),
    },
  };
}

type CountsOfCourse = Readonly<Record<'started' | 'open' | 'closed', CountMeasure<'dispute'>>>;

const { started: disputesStarted, ...otherDisputes } = countsOf(courses.dispute, 'started');
const mediation = countsOf(courses.mediation, 'started');
const tribunal = countsOf(courses.tribunal, 'lodged');

export const appealableDecisions: CountMeasure<'decision'> = {
  ...disputes,
  kind: 'count',
  of: 'decision',
  id: 'ehc.decisions.appealable',
  title: 'Decisions that may be appealed',
  definition:
    'Decisions of which families were told in the period and against which they may appeal: refusals to assess, refusals to issue a plan, plans made, plans amended, decisions not to amend (after a review or a notice), refusals to re-assess, and notices that a plan will cease.',
  numerator: 'Appealable decisions notified in the period',
  denominator: 'None: a count',
  dateBasis: 'The day the family was told, or was sent the plan',
  leavesOut: 'Notices of ceasing that were taken back',
  provision: 'CFA 2014 s.51(2)',
  counts: ({ item: { on } }, scope) => within(on, scope),
};

function rate(course: Course, id: string, title: string): RatioMeasure<'dispute', 'decision'> {
  return {
    ...disputes,
    kind: 'ratio',
    per: 'decision',
    id,
    title,
    definition: `${course.what} that began in the period for every hundred decisions of the period that may be appealed. A case may be about a decision of an earlier period.`,
    numerator: `${course.what} that began in the period`,
    denominator:
      'Appealable decisions notified in the period: refusals to assess, refusals to issue, plans made, plans amended, decisions not to amend, refusals to re-assess, notices of ceasing',
    dateBasis: `${course.words.startedOn}; for decisions the day the family was told`,
    leavesOut: 'Disputes recorded by mistake; notices of ceasing that were taken back',
    source: 'local',
    provision: 'CFA 2014 s.51(2)',
    seeAlso: ['ehc.decisions.appealable'],
    counts: (row, scope) => !row.mistaken && within(course.began(row), scope),
    countsBelow: ({ item: { on } }, scope) => within(on, scope),
  };
}

const resultWords: Readonly<Record<AppealResult, string>> = {
  allowed: 'allowed by the Tribunal',
  allowedInPart: 'allowed in part by the Tribunal',
  byConsent: 'decided by consent',
  dismissed: 'dismissed by the Tribunal',
  conceded: 'conceded before a response',
  withdrawn: 'withdrawn',
};

function endedWith(result: AppealResult): ShareMeasure<'dispute'> {
  return {
    ...disputes,
    kind: 'share',
    id: `ehc.tribunal.outcome.${result}`,
    title: `Appeals ${resultWords[result]}`,
    definition: `Of the appeals that ended in the period, those ${resultWords[result]}.`,
    numerator: `Appeals ${resultWords[result]}`,
    denominator: 'Appeals that were decided, conceded before a response or withdrawn in the period',
    dateBasis: 'The day the appeal ended',
    leavesOut: 'Disputes recorded by mistake, and those closed without an end of the appeal',
    provision: 'CFA 2014 s.51, SEND Regulations 2014 regs 43 to 45',
    seeAlso: ['ehc.tribunal.closed'],
    counted({ appeal, mistaken }, scope) {
      if (mistaken || appeal?.result == null || !within(appeal.endedOn, scope)) return 'out';
      return appeal.result === result ? 'inNumerator' : 'inDenominator';
    },
  };
}

export const mediationRate = rate(courses.mediation, 'ehc.mediation.rate', 'Mediation for every hundred decisions');
export const appealRate = rate(courses.tribunal, 'ehc.tribunal.rate', 'Appeals for every hundred decisions');
export const appealOutcomes: readonly ShareMeasure<'dispute'>[] = appealResults.map(endedWith);

/** How many disputes, mediations and appeals began, were open and ended. */
export const disputeCounts: readonly CountMeasure<'dispute'>[] = [
  disputesStarted,
  otherDisputes.open,
  otherDisputes.closed,
  mediation.started,
  mediation.open,
  mediation.closed,
  tribunal.started,
  tribunal.open,
  tribunal.closed,
];
