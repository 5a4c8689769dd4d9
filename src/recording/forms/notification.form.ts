import { actDate } from '../../web/words/date-words.js';
import { notifyingBodyWords } from '../../web/words/notification-words.js';
import { choicesFrom, keysOf } from '../questions.js';
import type { Intention, RecordingForm } from '../recording-form.js';
import { narrative, wish } from '../recording-form.js';
import { dateAsked } from './shared-answers.js';

/** CFA 2014 s.23: a health body tells the authority of a young child; early years settings do so by agreement. */
export const earlyNotificationForm: RecordingForm = {
  key: 'earlyNotification',
  dateLabel: 'Date the notification was received',
  asksWhyLate: false,
  steps: [
    {
      questions: () => [
        { kind: 'date', name: 'on', legend: 'When was the notification received?', hint: 'For example 23 11 2026' },
        { kind: 'radios', name: 'from', legend: 'Who told us?', choices: choicesFrom(notifyingBodyWords) },
        { kind: 'date', name: 'agreedBy', legend: 'By which day should it have come? (optional)', hint: 'As agreed with that body. It is late if it came after that day' }, // prettier-ignore
        { kind: 'longText', name: 'text', label: 'What it said (optional)', hint: 'Everyone who may open the case can read this' }, // prettier-ignore
      ],
      side: () => [
        {
          heading: 'What the law says',
          paragraphs: [
            'A health body that thinks a child under school age has, or probably has, special educational needs must tell the authority (CFA 2014 s.23). It names no number of days: whether a notification is late is held against what was agreed locally.',
          ],
        },
      ],
    },
  ],
  intend: (asked, s): Intention => {
    const on = dateAsked(asked, s, 'Date the notification was received');
    const from = asked.oneOf('from', keysOf(notifyingBodyWords), 'Say who told us');
    const agreedBy = asked.optionalDate('agreedBy', { label: 'Day by which it should have come', missing: '' });
    const text = asked.text('text', 'What it said', null);
    const read = asked.finished({ on, from });
    const data = { notificationId: s.newId('notification'), from: read.from, agreedBy };
    return {
      wishes: [wish('RecordEarlyNotification', read.on, data, narrative(s.childId, text))],
      rows: [
        { key: 'Received', value: actDate(read.on) },
        { key: 'From', value: notifyingBodyWords[read.from] },
        { key: 'Agreed to come by', value: agreedBy === null ? 'No day agreed' : actDate(agreedBy) },
        ...(text === null ? [] : [{ key: 'What it said', value: text }]),
      ],
      button: 'Record the notification',
      done: agreedBy !== null && read.on > agreedBy ? 'Notification recorded, late' : 'Notification recorded',
    };
  },
};
