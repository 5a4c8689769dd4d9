import { disputedDecisionWords } from '../../web/words/dispute-code-words.js';
import { actDate, sentenceDate } from '../../web/words/date-words.js';
import { dateAnswer } from '../questions.js';
import type { FactSituation } from '../recording-form.js';
import { dueFrom, dueWords } from './due-words.js';
import type { Tuning } from './fact-form.js';

/** A dispute begins with a decision that was told: the two months count from its notice. */
export const disputeOpened: Tuning = {
  dateLabel: 'Date of the first step',
  button: 'Open the dispute',
  done: 'Dispute opened',
  without: () => ['about', 'aboutStream', 'noticeSentOn'],
  defaults: ({ disputable: [only, ...others] }) =>
    only === undefined || others.length > 0
      ? {}
      : { decision: valueOf(only), ...dateAnswer('noticeSentOn', only.noticeSentOn) },
  before: (s) => [
    {
      kind: 'radios',
      name: 'decision',
      legend: 'Which decision does the family disagree with?',
      hint: 'Decisions that were never recorded are recorded first',
      choices: s.disputable.map((one) => ({
        value: valueOf(one),
        text: disputedDecisionWords[one.about],
        hint: `Told on ${sentenceDate(one.noticeSentOn)}`,
      })),
    },
    {
      kind: 'date',
      name: 'noticeSentOn',
      legend: 'When was the notice of that decision sent?',
      hint: 'Leave empty where it is the day shown above. The two months to appeal count from it',
    },
  ],
  read: (asked, s) => {
    const chosen = asked.oneOf('decision', s.disputable.map(valueOf), 'Say which decision the family disagrees with');
    const decision = s.disputable.find((one) => valueOf(one) === chosen);
    const given = asked.optionalDate('noticeSentOn', {
      label: 'Date the notice was sent',
      missing: '',
      today: s.basis.today,
    });
    if (decision === undefined) return {};
    const noticeSentOn = given ?? decision.noticeSentOn;
    return {
      body: { about: decision.about, aboutStream: decision.stream, noticeSentOn },
      rows: [
        { key: 'Decision', value: disputedDecisionWords[decision.about] },
        { key: 'Notice sent', value: actDate(noticeSentOn) },
        {
          key: 'Time to appeal',
          value: `To ${dueWords(dueFrom('J1', noticeSentOn, s.basis))}, or a month from a mediation certificate if later`,
        },
      ],
    };
  },
  side: ({ disputable }) => [
    {
      heading: 'What this does',
      paragraphs: [
        'Opens the clocks of mediation and appeal: 2 months from the notice to contact the mediation adviser and to appeal, or a month from the certificate if that is later.',
        ...(disputable.length === 0
          ? ['Nothing that a family can appeal against is on record for this child yet.']
          : []),
      ],
    },
  ],
  preview: () => [],
};

function valueOf({ stream, about }: FactSituation['disputable'][number]): string {
  return `${stream}.${about}`;
}
