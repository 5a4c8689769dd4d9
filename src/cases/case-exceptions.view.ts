import type { ExceptionClaim } from '../../workflows/exceptions/exception-claims.js';
import type { HistoryEntry } from '../children/case-record.js';
import type { DecisionBasis } from '../../workflows/kernel/decider.js';
import { excusableLimitsOf } from '../../workflows/needs-assessment/excusable-limits.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import { daysBetween } from '../../workflows/timetable/calendar-date.js';
import type { Deadline } from '../../workflows/timetable/clock.js';
import { actDate, period, sentenceDate } from '../web/words/date-words.js';
import { dayCount } from '../web/words/distance-words.js';
import { acts, actHref } from './acts.js';
import { possibleAbout } from './possible-acts.js';
import { bodyOf, limbWords } from './case-limits.view.js';
import { narrativeOf } from './event-words.js';
import { groundWords } from '../web/words/ground-words.js';
import { limitInSentence } from '../web/words/limit-words.js';
import { listed, lowerFirst } from '../web/words/list-words.js';
import { staffName } from './staff-names.service.js';
import type { StaffNames } from './staff-names.service.js';

/** The violet inset about one exception. */
export interface ExceptionInset {
  readonly title: string;
  readonly tag: string;
  readonly sentences: readonly string[];
  readonly struckOut: boolean;
  /** What can be recorded about it now. */
  readonly acts: readonly { readonly text: string; readonly href: string }[];
}

/** What may be recorded about an exception, by the reader, in the order of its links. */
export type ExceptionActs = (exceptionId: string) => ExceptionInset['acts'];

const exceptionActKeys = [
  'exceptionAgreement',
  'exceptionEvidence',
  'exceptionTold',
  'exceptionEnd',
  'exceptionStrikeOut',
] as const;

const linkWords: Readonly<Record<(typeof exceptionActKeys)[number], string>> = {
  exceptionAgreement: 'Agree it',
  exceptionEvidence: 'Add evidence',
  exceptionTold: 'Record that the family was told',
  exceptionEnd: 'Record its end',
  exceptionStrikeOut: 'Strike it out',
};

/** The acts about one exception that are still to be done, for somebody who may do them. */
export function exceptionActs(
  state: NeedsAssessment,
  basis: DecisionBasis,
  reference: string,
  isManager: boolean,
): ExceptionActs {
  return (exceptionId) =>
    exceptionActKeys
      .filter((key) => (isManager || !acts[key].managersOnly) && possibleAbout(key, exceptionId, state, basis))
      .map((key) => ({ text: linkWords[key], href: actHref(key, reference, exceptionId) }));
}

/** What every exception of the case is and does, and who stands for it. */
export function exceptionInsets(
  state: NeedsAssessment,
  history: readonly HistoryEntry[],
  names: StaffNames,
  basis: DecisionBasis,
  actsOf: ExceptionActs = () => [],
): readonly ExceptionInset[] {
  return state.exceptions.map((claim) => ({
    acts: actsOf(claim.exceptionId),
    title: `Exception: ${groundWords(claim.ground)}`,
    tag: claim.struckOutOn !== null ? 'Struck out' : claim.agreedOn !== null ? 'Agreed' : 'Claimed',
    struckOut: claim.struckOutOn !== null,
    sentences: [
      datesWords(claim),
      excusesWords(state, claim),
      ...refusedWords(state, claim, basis),
      claim.struckOutOn === null
        ? 'No new date replaces what it lifts: the step must be taken as soon as practicable.'
        : `Struck out on ${sentenceDate(claim.struckOutOn)}: the limits stand as if it had not been claimed.`,
      ...peopleWords(claim, history, names),
    ],
  }));
}

function datesWords({ from, to }: ExceptionClaim): string {
  if (to === null) return `From ${sentenceDate(from)}, and it still goes on.`;
  if (from === to) return `${actDate(from)}.`;
  return `${period(from, to)} (${dayCount(daysBetween(from, to) + 1)}).`;
}

function excusesWords(state: NeedsAssessment, { limits, struckOutOn }: ExceptionClaim): string {
  const excused = limits.map(({ rule, subject, limb }) => {
    return `${limitInSentence(rule, bodyOf(state, { rule, subject }))} (${limbWords(rule, limb)})`;
  });
  return `${struckOutOn === null ? 'Excuses' : 'It was to excuse'} ${listed(excused, 'no limit')}.`;
}

/** Limits of the case that this ground cannot excuse, with the reason of the law. Advice of other bodies goes without saying. */
function refusedWords(state: NeedsAssessment, claim: ExceptionClaim, basis: DecisionBasis): readonly string[] {
  if (claim.struckOutOn !== null) return [];
  return excusableLimitsOf(state, claim, basis).flatMap(({ clock: { rule, subject }, answer }) => {
    if (answer.possible || rule === 'B1') return [];
    const named = claim.limits.some((limit) => limit.rule === rule && limit.subject === subject);
    if (named || claim.ground === 'missedAppointment') return [];
    return [`It could not excuse ${limitInSentence(rule, null)}: ${lowerFirst(answer.reason)}.`];
  });
}

function peopleWords(claim: ExceptionClaim, history: readonly HistoryEntry[], names: StaffNames): readonly string[] {
  const about = history.filter(({ data }) => 'exceptionId' in data && data.exceptionId === claim.exceptionId);
  const by = (type: string): string => staffName(names, about.find((entry) => entry.type === type)?.actor.id ?? null);
  const reason = about.flatMap((entry) => (entry.type === 'ExceptionClaimed' ? (narrativeOf(entry) ?? []) : []))[0];
  const recorded = `Recorded ${sentenceDate(claim.on)} by ${by('ExceptionClaimed')}`;
  return [
    ...(reason === undefined ? [] : [`“${reason}”`]),
    claim.agreedOn === null
      ? `${recorded}; not yet agreed.`
      : `${recorded}, agreed ${sentenceDate(claim.agreedOn)} by ${by('ExceptionAgreed')}.`,
    claim.evidenced ? 'Evidence is on file.' : 'No evidence is attached: it excuses nothing in figures until there is.',
    claim.familyToldOn === null
      ? 'The family has not been told of the delay yet.'
      : `Family told ${sentenceDate(claim.familyToldOn)}.`,
  ];
}

/** How the 20 weeks of this case will count, with the exception and without it. */
export function countsInFigures(
  deadlines: readonly Deadline[],
): readonly { readonly key: string; readonly value: string }[] {
  const plan = deadlines.find(({ rule }) => rule === 'C3');
  if (plan?.due == null || plan.exception === null || plan.status === 'closed' || plan.status === 'superseded')
    return [];
  const { completedOn, daysOver, due, exception } = plan;
  const late = daysOver > 0;
  const counted =
    completedOn !== null
      ? late
        ? 'Counts as late'
        : 'Counts as in time'
      : late
        ? 'Will count as late'
        : `In time if sent by ${sentenceDate(due)}`;
  return [
    { key: 'All plans', value: counted },
    {
      key: 'Leaving out exceptions',
      value: exception.evidenced ? 'Not counted at all' : `${counted}: there is no evidence`,
    },
    { key: 'If evidence is struck out', value: late ? 'Would count as late' : counted },
  ];
}

/** A sentence under the limits that says what an exception does not move; null where there is none. */
export function notMovedWords(state: NeedsAssessment, deadlines: readonly Deadline[]): string | null {
  const standing = state.exceptions.filter(({ struckOutOn }) => struckOutOn === null);
  const [first] = standing;
  if (first === undefined) return null;
  const open = deadlines.filter(
    ({ rule, status, due }) =>
      ['A1', 'A2', 'C1', 'C3'].includes(rule) && due !== null && (status === 'running' || status === 'overdue'),
  );
  if (open.length === 0) return null;
  const dates = listed(open.map(({ due }) => (due === null ? '' : sentenceDate(due))));
  const what =
    first.ground === 'missedAppointment'
      ? 'A missed appointment excuses that one body only.'
      : 'An exception lifts only the limits it names.';
  return `${what} It does not move ${dates}.`;
}
