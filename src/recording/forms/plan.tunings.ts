import type { Plan } from '../../../workflows/plan/plan.state.js';
import { ruleOfTransfer } from '../../../workflows/plan/phase-transfer-clocks.js';
import { addDays } from '../../../workflows/timetable/calendar-date.js';
import { actDate, sentenceDate } from '../../web/words/date-words.js';
import { limitDueWords, limitsByDue, limitValue } from './exception-limits.js';
import { dateAnswer } from '../questions.js';
import type { Choice } from '../questions.js';
import type { FactSituation } from '../recording-form.js';
import { dueFrom, dueWords, runningDue } from './due-words.js';
import type { Tuning } from './fact-form.js';
import { referencesFor } from './fact-questions.js';
import { exceptionGrounds } from '../../../workflows/timetable/exception-matrix.js';
import { AnswerReader } from '../../web/forms/answers.js';

const planIn = ({ state }: FactSituation): Plan => state as Plan;

/** Reg 22(2): the fifteen days and the eight weeks are shown before it is recorded. */
export const amendmentNotice: Tuning = {
  dateLabel: 'Date the notice was sent',
  button: 'Record the notice',
  done: 'Notice of amendment sent',
  defaults: (s) => {
    const [first, ...others] = referencesFor('reviewId', s);
    return first !== undefined && others.length === 1 ? { reviewId: first.value } : {};
  },
  side: ({ basis }) => {
    const familyUntil = dueFrom('E8', basis.today, basis);
    return [
      {
        heading: 'What this does',
        paragraphs: [
          `The family has at least 15 days, counting the day it is sent: sent today, to ${dueWords(familyUntil)}.`,
          `The amended plan, or word that there will be none, is due 8 weeks from the notice: sent today, by ${dueWords(dueFrom('E9', basis.today, basis))}.`,
        ],
      },
    ];
  },
  preview: (s) => [
    { type: 'SendAmendmentNotice', on: s.basis.today, data: { reviewId: null, noticeId: 'preview', withEvidence: true } },
  ],
};

/** A transfer moved: what becomes of its limit is shown beside the form and again on the check page. */
export const transferMoved: Tuning = {
  dateLabel: 'Date it was settled',
  button: 'Move the transfer',
  done: 'Phase transfer moved',
  defaults: (s) => {
    const transfer = planIn(s).phaseTransfers.find(({ transferId }) => transferId === s.subject);
    return {
      ...dateAnswer('on', s.basis.today),
      ...(transfer?.kind == null ? {} : { kind: transfer.kind }),
      ...(transfer?.transferOn == null ? {} : dateAnswer('transferOn', transfer.transferOn)),
    };
  },
  side: (s) => {
    const transfer = planIn(s).phaseTransfers.find(({ transferId }) => transferId === s.subject);
    const now = runningDue(s, ['E12', 'E13', 'E14'], s.subject);
    const year = Number((transfer?.transferOn ?? s.basis.today).slice(0, 4)) + 1;
    const kind = transfer?.kind ?? 'primaryToSecondary';
    const later = dueFrom(ruleOfTransfer(kind), addDays(`${year}-09-01` as never, 0), s.basis);
    return [
      {
        heading: 'What becomes of the limit',
        paragraphs: [
          now === null ? 'No limit of this transfer is running.' : `The plan must name the new place by ${actDate(now)}.`,
          `The limit moves with the first day there. On 1 September ${year} it would be ${dueWords(later)}.`,
          'Secondary to post-16: before 31 March of the year of transfer. Other changes of phase: before 15 February. Post-16 at another time: 5 months before.',
          'You see the new limit before anything is recorded.',
        ],
      },
    ];
  },
};

/** Reg 31(2): the notice, and until when the plan is kept all the same. */
export const ceaseNotice: Tuning = {
  dateLabel: 'Date the notice was sent',
  button: 'Record the notice',
  done: 'Notice sent that the plan ends',
  defaults: (s) => {
    const reason = planIn(s).ceasing?.reason ?? null;
    return reason === null ? {} : { reason };
  },
  side: ({ basis }) => [
    {
      heading: 'What this does',
      paragraphs: [
        'The family’s time to appeal begins: 2 months from the notice, or a month from the mediation certificate if that is later.',
        `The plan is kept until it is over or the appeal is decided (CFA 2014 s.45(4)). Sent today, it is kept to ${dueWords(dueFrom('H3', basis.today, basis))} at least.`,
      ],
    },
  ],
};

/** The end of the plan: the earliest day stands beside it. */
export const planEnded: Tuning = {
  dateLabel: 'Day the plan ends',
  button: 'End the plan',
  done: 'Plan ended',
  defaults: (s) => {
    const reason = planIn(s).ceasing?.reason ?? null;
    return reason === null ? {} : { reason };
  },
  side: (s) => [{ heading: 'The earliest day', paragraphs: [earliestEnd(s), 'Reaching the oldest age, a move to another authority, leaving England and death end a plan by themselves.'] }],
};

function earliestEnd(s: FactSituation): string {
  const notice = planIn(s).ceasing?.notice ?? null;
  if (notice === null) return 'No notice of ending the plan has been sent: it must come first, with the right to appeal.';
  const until = runningDue(s, ['H3']);
  if (until === null) return `The notice went on ${sentenceDate(notice.on)}. An appeal is open: the plan is kept until it is decided.`;
  return until < s.basis.today
    ? `The time to appeal ended on ${actDate(until)}: the plan can end on any day after it.`
    : `The notice went on ${sentenceDate(notice.on)}. The time to appeal ends on ${actDate(until)}: the plan can end from ${actDate(addDays(until, 1))}.`;
}

/** The limits that the reasons of the law can lift, chosen from those of the plan or dispute. */
export const exceptionClaimed: Tuning = {
  dateLabel: 'Date it was recorded',
  button: 'Record the exception',
  done: 'Exception recorded',
  without: () => ['limits'],
  defaults: ({ basis }) => dateAnswer('on', basis.today),
  after: (s) => [
    {
      kind: 'checkboxes',
      name: 'limits',
      legend: 'Which limits could not be met because of this?',
      hint: 'An exception lifts a limit. It never adds days.',
      choices: limitChoices(s),
    },
  ],
  read: (asked, s, { ground, from, to = null }) => {
    const values = limitChoices(s).map(({ value }) => value);
    const chosen = asked.someOf('limits', values, 'Choose at least one limit that could not be met because of this');
    if (typeof ground !== 'string' || typeof from !== 'string') return {};
    const claim = { ground, from, to } as Parameters<typeof limitsByDue>[1];
    const limits = limitsByDue(s, claim).filter(({ clock }) => chosen.includes(limitValue(clock)));
    for (const value of chosen) {
      const found = limits.find(({ clock }) => limitValue(clock) === value);
      if (found === undefined) asked.wrong('limits', 'The ground cannot excuse this limit. Choose another ground or another limit');
      else if (!found.answer.possible) asked.wrong('limits', found.answer.reason);
    }
    return {
      body: {
        limits: limits.flatMap(({ clock, answer }) =>
          answer.possible ? [{ rule: clock.rule, subject: clock.subject, limb: answer.limb }] : [],
        ),
      },
      rows: limits.map((limit) => ({ key: 'Limit it excuses', value: limitDueWords(s, limit) })),
    };
  },
  preview: () => [],
};

/** Every limit that some ground can excuse. */
function limitChoices(s: FactSituation): readonly Choice[] {
  const asked = new AnswerReader(s.answers);
  const from = asked.date('from', { label: '', missing: '' }) ?? s.basis.today;
  const found = new Map<string, Choice>();
  for (const { ground } of exceptionGrounds) {
    for (const limit of limitsByDue(s, { ground, from, to: null })) {
      const value = limitValue(limit.clock);
      if (!found.has(value)) found.set(value, { value, text: limitDueWords(s, limit) });
    }
  }
  return [...found.values()];
}
