import type { Deadline } from '../../workflows/timetable/clock.js';
import type { NeedsAssessmentStage } from '../../workflows/needs-assessment/needs-assessment.machine.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import { daysBetween } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { rejectionWords } from '../web/errors/error-messages.js';
import { sentenceDate } from '../web/words/date-words.js';
import { capital, dayCount } from '../web/words/distance-words.js';
import { factClause } from '../web/words/fact-words.js';
import { acts, actHref, caseHref } from './acts.js';
import { bodyWords } from '../web/words/body-words.js';
import { adviceOut, subjectsOf } from './act-subjects.js';
import type { OfferedAct, Possibility } from './possible-acts.js';

export interface ActLink {
  readonly text: string;
  readonly href: string;
  readonly hint: string;
}

/** "What can be done now", best first, and "Not possible yet" with the reasons. */
export interface PossibleActs {
  readonly now: readonly ActLink[];
  readonly notYet: readonly { readonly text: string; readonly reason: string }[];
}

/** What each stage is for comes first; what is not named keeps the usual order after it. */
const bestFirst: Partial<Readonly<Record<NeedsAssessmentStage, readonly OfferedAct[]>>> = {
  consideringRequest: ['decisionToAssess', 'consideration', 'requestEvaluation', 'panelDecision'],
  drafting: ['draftPlan', 'receiveAdvice', 'chaseAdvice', 'consultSetting', 'settingReply'],
  draftWithFamily: ['finalPlan', 'signOff', 'comments', 'settingReply', 'consultSetting', 'draftPlan'],
  planSent: ['finalPlan'],
};

/** The steps of every assessment: where one is not possible yet, the page says why. The others come up when they can be done. */
const steps: readonly OfferedAct[] = [
  'decisionToAssess',
  'askForAdvice',
  'decisionToIssue',
  'draftPlan',
  'comments',
  'signOff',
  'finalPlan',
];

export function possibleActsView(
  possibilities: readonly Possibility[],
  state: NeedsAssessment,
  deadlines: readonly Deadline[],
  reference: string,
  today: CalendarDate,
): PossibleActs {
  const now = possibilities.flatMap(({ key, answer }) => {
    const link = answer === 'possible' ? linkOf(key, state, deadlines, reference, today) : null;
    return link === null ? [] : [{ key, link }];
  });
  const first = firstActs(state);
  const rank = (key: OfferedAct): number => (first.includes(key) ? first.indexOf(key) : first.length);
  return {
    now: [
      ...now.toSorted((a, b) => rank(a.key) - rank(b.key)).map(({ link }) => link),
      { text: 'Add a call, email or visit', href: actHref('note', reference), hint: '' },
      {
        text: 'Correct something recorded earlier',
        href: `${caseHref(reference)}/history`,
        hint: 'Choose the record in the history',
      },
    ],
    notYet: possibilities.flatMap((one) =>
      one.answer === 'notYet' && steps.includes(one.key) ? [{ text: acts[one.key].words, reason: reasonOf(one) }] : [],
    ),
  };
}

/** In the advice stage what comes first depends on what is out. */
function firstActs(state: NeedsAssessment): readonly OfferedAct[] {
  if (state.stage !== 'assessing') return bestFirst[state.stage] ?? [];
  if (state.advice.length === 0) return ['askForAdvice'];
  return adviceOut(state).length === 0
    ? ['decisionToIssue']
    : ['receiveAdvice', 'chaseAdvice', 'decisionToIssue', 'askForAdvice'];
}

/** Acts whose form is about the case and nothing single in it. */
const aboutTheCase = [
  ...([
    'consideration',
    'decisionToAssess',
    'requestEvaluation',
    'panelDecision',
    'earlyNotification',
    'askForAdvice',
  ] as const),
  ...(['familyVisit', 'personCentredMeeting', 'childViews', 'comments', 'meetingRequest', 'meeting'] as const),
  ...(['consultSetting', 'signOff', 'exception', 'withdrawal'] as const),
] as const satisfies readonly OfferedAct[];

function isAboutTheCase(key: OfferedAct): key is (typeof aboutTheCase)[number] {
  return (aboutTheCase as readonly OfferedAct[]).includes(key);
}

function linkOf(
  key: OfferedAct,
  state: NeedsAssessment,
  deadlines: readonly Deadline[],
  reference: string,
  today: CalendarDate,
): ActLink | null {
  const plain = { text: acts[key].words, hint: acts[key].hint };
  if (isAboutTheCase(key)) return { ...plain, href: actHref(key, reference) };
  switch (key) {
    case 'receiveAdvice': {
      const out = adviceOut(state);
      const hint = `${out.length} still out: ${out.map(({ body }) => bodyWords(body)).join(', ')}`;
      const list = `${caseHref(reference)}/advice`;
      return { ...plain, hint, href: oneOrList(key, reference, subjectsOf(key, state), list) };
    }
    case 'chaseAdvice': {
      const late = deadlines.filter(({ rule, status }) => rule === 'B1' && status === 'overdue');
      if (late.length === 0) return null;
      const hint = late.map((deadline) => lateWords(deadline, state, today)).join('. ');
      return {
        text: 'Chase late advice',
        hint,
        href: oneOrList(
          key,
          reference,
          late.map(({ subject }) => subject ?? ''),
          `${caseHref(reference)}/advice`,
        ),
      };
    }
    case 'finalPlan':
      if (state.sent.length === 0) return { ...plain, href: actHref(key, reference) };
      return {
        text: 'Send the final plan to the others',
        hint: 'It counts as sent when everyone the law names has it',
        href: actHref(key, reference),
      };
    case 'draftPlan':
      if (state.drafts.length === 0) return { ...plain, href: actHref(key, reference) };
      return { text: 'Send a new draft plan', hint: 'The family’s 15 days begin again', href: actHref(key, reference) };
    case 'decisionToIssue':
      if (adviceOut(state).length === 0) return { ...plain, href: actHref(key, reference) };
      return { ...plain, hint: 'Some advice is still out', href: actHref(key, reference) };
    case 'settingReply':
      return { ...plain, href: oneOrList(key, reference, subjectsOf(key, state), `${caseHref(reference)}/plan`) };
    case 'exceptionAgreement':
    case 'exceptionEvidence':
    case 'exceptionTold':
    case 'exceptionEnd':
      return { ...plain, href: oneOrList(key, reference, subjectsOf(key, state), `${caseHref(reference)}#exceptions`) };
  }
}

/** One subject leads straight to its form, several to the list of them. */
function oneOrList(key: OfferedAct, reference: string, subjects: readonly string[], list: string): string {
  const [only] = subjects;
  return subjects.length === 1 && only !== undefined ? actHref(key, reference, only) : list;
}

function lateWords({ subject, due }: Deadline, { advice }: NeedsAssessment, today: CalendarDate): string {
  const found = advice.find(({ adviceId }) => adviceId === subject);
  const late = due === null ? '' : ` is ${dayCount(daysBetween(due, today))} late`;
  const chased = found?.chasedOn == null ? '' : `, last chased ${sentenceDate(found.chasedOn)}`;
  return `${capital(bodyWords(found?.body ?? 'other'))}${late}${chased}`;
}

function reasonOf(one: Extract<Possibility, { answer: 'notYet' }>): string {
  if (one.needs !== null) return `First record that ${factClause(one.needs)}.`;
  return `${rejectionWords(one.rejection.code, one.rejection.details)}.`;
}
