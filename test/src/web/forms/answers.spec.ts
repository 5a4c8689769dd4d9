import { AnswerReader, AnswersInvalid } from '../../../../src/web/forms/answers.js';
import { formMeta, hiddenAnswers } from '../../../../src/web/forms/form-page.js';

const errorsOf = (work: () => void): readonly { field: string | null; text: string; target: string | null }[] => {
  try {
    work();
  } catch (error) {
    if (error instanceof AnswersInvalid) return error.errors;
    throw error;
  }
  return [];
};

it('gathers everything that is wrong, in the order of the questions', () => {
  const asked = new AnswerReader({
    decision: 'perhaps',
    'on-day': '31',
    'on-month': '11',
    'on-year': '2026',
    note: 'x'.repeat(11),
  });
  asked.oneOf('decision', ['yes', 'no'], 'Say what was decided');
  asked.date('on', { label: 'Date', missing: 'Enter the date' });
  asked.someOf('how', ['email'], 'Say how');
  asked.text('note', 'Note', null, 10);
  expect(
    errorsOf(() => {
      asked.finish();
    }),
  ).toEqual([
    { field: 'decision', text: 'Say what was decided', target: 'decision' },
    { field: 'on', text: 'Date must be a real date. November has 30 days', target: 'on-day' },
    { field: 'how', text: 'Say how', target: 'how' },
    { field: 'note', text: 'Note must be 10 characters or fewer', target: 'note' },
  ]);
});

it('hands over the answers once all of them are there', () => {
  const asked = new AnswerReader({ decision: 'yes', how: ['email', 'post', 'owl'], note: '  a\r\nb ', 'on-day': '' });
  const read = asked.finished({
    decision: asked.oneOf('decision', ['yes', 'no'], 'Say what was decided'),
    how: asked.someOf('how', ['email', 'post'], 'Say how'),
    note: asked.text('note', 'Note', null),
  });
  expect(read).toEqual({ decision: 'yes', how: ['email', 'post'], note: 'a\nb' });
  expect(asked.optionalDate('on', { label: 'Date', missing: 'Enter the date' })).toBeNull();
});

it('keeps the command id and the revision that the form carries, and makes an id where there is none', () => {
  const commandId = '0b9e7a4e-3f0e-4a3b-9d53-1f2b8a3c4d5e';
  expect(formMeta({ commandId, seenRevision: '12' })).toEqual({ commandId, seenRevision: 12 });
  const fresh = formMeta({ commandId: '<script>', seenRevision: '-1' });
  expect(fresh.seenRevision).toBeNull();
  expect(fresh.commandId).toMatch(/^[0-9a-f-]{36}$/);
});

it('carries answers through another page without the token and the buttons', () => {
  expect(
    hiddenAnswers({ how: ['email', 'post'], decision: 'yes', csrfToken: 't', redraw: 'yes', checked: 'yes' }),
  ).toEqual([
    { name: 'how', value: 'email' },
    { name: 'how', value: 'post' },
    { name: 'decision', value: 'yes' },
  ]);
});
