import type { CorrectFact } from '../../../workflows/kernel/correction.js';
import type { Recorded } from '../../../workflows/kernel/fact.js';
import { effectiveHistory, isCorrection } from '../../../workflows/kernel/replay.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { NotFoundException } from '@nestjs/common';
import { actDate, instantWords } from '../../web/words/date-words.js';
import { capital } from '../../web/words/distance-words.js';
import { factClause } from '../../web/words/fact-words.js';
import { choicesFrom, keysOf } from '../case-words.js';
import type { Intention, RecordingForm, Situation } from '../recording-form.js';

const reasons: Readonly<Record<CorrectFact['reason'], string>> = {
  mistyped: 'It was mistyped',
  wrongCase: 'It belongs to another case',
  newEvidence: 'New evidence shows otherwise',
  didNotHappen: 'It did not happen',
  other: 'Another reason',
};

/** An earlier record that is wrong: its day, or that it happened at all. */
export const correctionForm: RecordingForm = {
  key: 'correction',
  dateLabel: 'Correct date',
  asksWhyLate: false,
  steps: [
    {
      questions: (s) => [
        { kind: 'answers', rows: asRecorded(s) },
        {
          kind: 'radios',
          name: 'what',
          legend: 'What is wrong?',
          choices: [
            {
              value: 'date',
              text: 'The date',
              reveals: [{ kind: 'date', name: 'on', legend: 'On which day did it happen?' }],
            },
            {
              value: 'struck',
              text: 'It should not be there at all',
              hint: 'It is struck out. It stays readable, and counts for nothing',
            },
          ],
        },
        { kind: 'radios', name: 'reason', legend: 'Why?', choices: choicesFrom(reasons) },
        {
          kind: 'longText',
          name: 'text',
          label: 'How do you know?',
          hint: 'Everyone who may open the case can read this',
        },
      ],
      side: () => [
        {
          heading: 'What this does',
          paragraphs: [
            'Nothing is erased. The record and its correction both stay in the history, and limits are worked out again from the corrected one.',
            'You see every limit that moves before anything is recorded.',
          ],
        },
      ],
    },
  ],
  intend: (asked, s): Intention => {
    const target = targetOf(s);
    const what = asked.oneOf('what', ['date', 'struck'], 'Say what is wrong');
    const on =
      what === 'date'
        ? asked.date('on', { label: 'Correct date', missing: 'Enter the correct date', today: s.basis.today })
        : null;
    const reason = asked.oneOf('reason', keysOf(reasons), 'Say why');
    const text = asked.text('text', 'How you know', 'Say how you know');
    const read = asked.finished({ what, reason, text });
    const standing = standingDay(s, target);
    return {
      wishes: {
        type: 'CorrectFact',
        revision: target.revision,
        reason: read.reason,
        ...(on === null ? { struck: true } : { occurredOn: on }),
        personal: { [s.childId]: { text: read.text } },
      },
      rows: [
        { key: 'Record', value: capital(factClause(target.type)) },
        { key: 'Before', value: standing === null ? 'Struck out' : actDate(standing) },
        { key: 'After', value: on === null ? 'Struck out: it did not happen' : actDate(on) },
        { key: 'Why', value: reasons[read.reason] },
        { key: 'How you know', value: read.text },
      ],
      button: 'Record the correction',
      done: on === null ? 'Record struck out' : 'Date corrected',
      next: { text: 'Both stay readable.', link: 'See the history', href: `/cases/${s.reference}/history` },
    };
  },
};

/** @throws NotFoundException where the address names no event that can be corrected. */
function targetOf({ history, event }: Situation): Recorded {
  const target = event === null ? undefined : history[event];
  if (target === undefined || isCorrection(target)) throw new NotFoundException();
  return target;
}

function standingDay({ history }: Situation, target: Recorded): CalendarDate | null {
  return effectiveHistory(history).find(({ revision }) => revision === target.revision)?.occurredOn ?? null;
}

function asRecorded(s: Situation): readonly { key: string; value: string }[] {
  const target = targetOf(s);
  const standing = standingDay(s, target);
  const who = s.colleagues.find(({ id }) => id === target.actor.id)?.name;
  return [
    { key: 'Record', value: capital(factClause(target.type)) },
    { key: 'Happened', value: standing === null ? 'Struck out' : actDate(standing) },
    {
      key: 'Recorded',
      value: who === undefined ? instantWords(target.recordedAt) : `${instantWords(target.recordedAt)}, by ${who}`,
    },
  ];
}
