import type { Dispute } from '../../workflows/dispute/dispute.state.js';
import { decidedReviews } from '../../workflows/plan/plan.state.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { sentenceDate } from '../web/words/date-words.js';
import { recommendedToWords } from '../web/words/dispute-code-words.js';
import { rejectionWords } from '../web/errors/error-messages.js';
import { lowerFirst } from '../web/words/list-words.js';
import type { FactPossibility } from './fact-act-trials.js';
import { monthsLater } from './fact-act-subjects.js';
import { factActHref, isCasework } from './fact-acts.js';
import type { ActedState } from './fact-acts.js';
import type { FactGroup } from './plan-acts.js';
import { planSubjectName } from './plan-names.js';
import type { ActLink } from './possible-acts.view.js';

/** What can be recorded on a plan or a dispute: what takes it on first, the rest by what it is about. */
export interface GroupedActs {
  readonly next: readonly ActLink[];
  readonly groups: readonly { readonly title: string; readonly links: readonly ActLink[] }[];
  readonly notYet: readonly { readonly text: string; readonly reason: string }[];
}

export const noActs: GroupedActs = { next: [], groups: [], notYet: [] };

const groupTitles: Readonly<Record<FactGroup, string>> = {
  reviews: 'Reviews',
  placements: 'Placements and visits',
  amendment: 'Amending the plan',
  transfer: 'Phase transfer',
  adulthood: 'Preparing for adulthood',
  moves: 'Moves, health body and custody',
  reassessment: 'Re-assessment and personal budget',
  ending: 'Ending the plan',
  mediation: 'Mediation',
  appeal: 'Appeal',
  closing: 'Closing the dispute',
  complaint: 'The complaint',
  feedback: 'What the family says',
  quality: 'Quality and outcomes',
  replying: 'Closing without a reply',
  keeping: 'Notes and exceptions',
};

export interface ActedProcess {
  readonly id: string;
  readonly state: ActedState;
}

export function factActsView(
  possibilities: readonly FactPossibility[],
  { id, state }: ActedProcess,
  reference: string | null,
  today: CalendarDate,
): GroupedActs {
  const open = possibilities.filter(({ refusal }) => refusal === null);
  const link = (one: FactPossibility): ActLink => ({
    text: wordsOf(one, open, state),
    hint: one.act.hint,
    href: factActHref(one.act, reference, id, one.subject),
  });
  const first = open.filter((one) => isStep(one, state) || begins(one, state, today));
  const rest = open.filter((one) => !first.includes(one));
  const titles = [...new Set(rest.map(({ act }) => act.group))];
  return {
    next: first.map(link),
    groups: titles.map((group) => ({
      title: group === 'keeping' ? keepingTitle(state) : groupTitles[group],
      links: rest.filter(({ act }) => act.group === group).map(link),
    })),
    notYet: possibilities.flatMap((one) => {
      if (one.refusal === null || !one.act.explained || one.refusal.code === 'not-allowed-at-this-stage') return [];
      if (one.act.about !== null && one.subject === null) return [];
      const { code, details } = one.refusal;
      return [{ text: wordsOf(one, possibilities, state), reason: `${rejectionWords(code, details)}.` }];
    }),
  };
}

function keepingTitle(state: ActedState): string {
  if ('complainantId' in state) return 'Notes and who works on it';
  if (isCasework(state)) return 'raised' in state ? 'Notes' : 'Notes and who is to answer';
  return groupTitles.keeping;
}

/** A step about something that is open takes the case on; begun from nothing it is one act among others. */
function isStep({ act, subject }: FactPossibility, state: ActedState): boolean {
  if (!act.step || (act.about !== null && subject === null)) return false;
  if (!('appeal' in state) || act.about === 'recommendation') return true;
  // Once there is an appeal mediation is beside the way, and once that has ended so are its own steps.
  if (act.group === 'mediation') return state.appeal.stage === 'noAppeal' || act.command === 'CarryOutOtherMatters';
  return !appealOver(state);
}

function appealOver({ appeal: { stage } }: Dispute): boolean {
  return stage === 'appealDecided' || stage === 'appealWithdrawn' || stage === 'appealConceded';
}

/** Months after the last review from which the next one is to be arranged. */
const monthsToArrange = 6;

/** What is to be begun next: the review of the year where none is on its way, and asking for the places of a transfer. */
function begins({ act, subject }: FactPossibility, state: ActedState, today: CalendarDate): boolean {
  if (isCasework(state)) return false;
  if ('appeal' in state) {
    if (act.command === 'CloseDispute') return appealOver(state);
    return act.command === 'RecordAppeal' && state.mediation.certificates.length > 0;
  }
  if (!('phaseTransfers' in state)) return false;
  if (act.command === 'ArrangeReview') {
    const last = decidedReviews(state).at(-1)?.decidedOn ?? state.made?.on ?? today;
    const open = state.reviews.some(({ stage }) => stage === 'arranged' || stage === 'met');
    return subject === null && !open && monthsLater(last, monthsToArrange) <= today;
  }
  if (act.command !== 'ConsultTransferSetting') return false;
  return state.phaseTransfers.some((one) => one.transferId === subject && one.consultations.length === 0);
}

function wordsOf({ act, subject }: FactPossibility, all: readonly FactPossibility[], state: ActedState): string {
  const again = act.command === 'ArrangeReview' && subject !== null ? 'Arrange the review for another day' : act.words;
  const alone = all.filter((one) => one.act === act).length === 1;
  if (subject === null) {
    if (act.command === 'NotifyDecisionToReassess') return 'Decide to assess again without a request';
    return act.command === 'RecordReviewMeeting' && !alone ? 'Record a meeting that was not arranged' : again;
  }
  const name = subjectName(state, subject);
  return alone || name === null ? again : `${again}: ${lowerFirst(name)}`;
}

/** What an act is about, in words. */
export function subjectName(state: ActedState, subject: string): string | null {
  if (isCasework(state) || 'complainantId' in state) return null;
  if (!('appeal' in state)) return planSubjectName(state, subject);
  const made = state.appeal.recommendations.find(({ recommendationId }) => recommendationId === subject);
  if (made !== undefined) return `${recommendedToWords[made.to]}, ${sentenceDate(made.on)}`;
  const claim = state.exceptions.find(({ exceptionId }) => exceptionId === subject);
  return claim === undefined ? null : `Exception from ${sentenceDate(claim.from)}`;
}
