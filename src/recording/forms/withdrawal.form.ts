import { actDate } from '../../web/words/date-words.js';
import type { NeedsAssessmentFactCommand } from '../../../workflows/needs-assessment/needs-assessment.commands.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { Intention, RecordingForm } from '../recording-form.js';
import { narrative, wish } from '../recording-form.js';
import { dateAsked } from './shared-answers.js';

const endings = {
  family: 'The family withdrew the request',
  authorityPrompted: 'The request was withdrawn after we suggested it',
  movedOut: 'The family moved to another authority’s area',
  died: 'The child died',
} as const;
type EndingKey = keyof typeof endings;

/** The end of an assessment before there is a plan. */
export const withdrawalForm: RecordingForm = {
  key: 'withdrawal',
  dateLabel: 'Date it happened',
  preview: (s) => [wish('WithdrawRequest', s.basis.today, { by: 'family', dateKnown: true })],
  steps: [
    {
      questions: () => [
        {
          kind: 'radios',
          name: 'ending',
          legend: 'What happened?',
          choices: [
            { value: 'family', text: endings.family },
            { value: 'authorityPrompted', text: endings.authorityPrompted },
            {
              value: 'movedOut',
              text: endings.movedOut,
              reveals: [{ kind: 'text', name: 'toAuthority', label: 'Which authority? (optional)' }],
            },
            { value: 'died', text: endings.died },
          ],
        },
        { kind: 'date', name: 'on', legend: 'When?', hint: 'For a withdrawal, the day the family told us' },
        {
          kind: 'longText',
          name: 'text',
          label: 'What was said (optional)',
          hint: 'Kept as a note. Everyone who may open the case can read this',
        },
      ],
      side: () => [
        {
          heading: 'What this does',
          paragraphs: [
            'The assessment ends and no limit runs on. What was late stays late.',
            'A new request starts a new assessment with its own limits.',
          ],
        },
      ],
    },
  ],
  intend: (asked, s): Intention => {
    const ending = asked.oneOf('ending', Object.keys(endings) as readonly EndingKey[], 'Say what happened');
    const toAuthority = ending === 'movedOut' ? asked.text('toAuthority', 'Name of the authority', null, 200) : null;
    const on = dateAsked(asked, s, 'Date it happened');
    const text = asked.text('text', 'What was said', null);
    const read = asked.finished({ ending, on });
    const note = text === null ? [] : [wish('AddNote', read.on, { kind: 'note' }, narrative(s.childId, text))];
    return {
      wishes: [end(read.ending, read.on, toAuthority), ...note],
      rows: [
        { key: 'What happened', value: endings[read.ending] },
        ...(toAuthority === null ? [] : [{ key: 'Authority', value: toAuthority }]),
        { key: 'When', value: actDate(read.on) },
        ...(text === null ? [] : [{ key: 'What was said', value: text }]),
      ],
      button: 'End the assessment',
      done: 'Assessment ended',
    };
  },
};

function end(ending: EndingKey, on: CalendarDate, toAuthority: string | null): NeedsAssessmentFactCommand {
  switch (ending) {
    case 'family':
    case 'authorityPrompted':
      return wish('WithdrawRequest', on, { by: ending, dateKnown: true });
    case 'movedOut':
      return wish('RecordMoveOut', on, { toAuthority, dateKnown: true });
    case 'died':
      return wish('RecordDeath', on, {});
  }
}
