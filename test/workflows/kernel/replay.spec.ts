import type { FactCorrected } from '../../../workflows/kernel/common-events.js';
import type { Fact } from '../../../workflows/kernel/fact.js';
import { effectiveHistory } from '../../../workflows/kernel/replay.js';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { placed } from '../../support/given-when-then.js';

const fact = (type: string, on: string, data: object = {}): Fact => ({ type, occurredOn: calendarDate(on), data });
const corrected = (revision: number, changes: Partial<FactCorrected['data']>, personal?: object): Fact => ({
  ...fact('FactCorrected', '2026-11-01', {
    correctsRevision: revision,
    correctsEventId: '',
    reason: 'mistyped',
    occurredOn: null,
    changes: {},
    struck: false,
    ...changes,
  }),
  ...(personal === undefined ? {} : { personal: personal as never }),
});
const effective = (...facts: readonly Fact[]): unknown[] =>
  effectiveHistory(placed(facts)).map(({ type, occurredOn, data }) => [type, occurredOn, data]);

describe('a history with corrections', () => {
  const request = fact('RequestReceived', '2026-08-20', { channel: 'post' });

  it('reads as if the corrected day had always stood, in its own place', () => {
    expect(
      effective(request, fact('NoteAdded', '2026-08-21'), corrected(0, { occurredOn: calendarDate('2026-08-17') })),
    ).toEqual([
      ['RequestReceived', '2026-08-17', { channel: 'post' }],
      ['NoteAdded', '2026-08-21', {}],
    ]);
  });

  it('takes the latest word on each field, and keeps what a later correction does not speak of', () => {
    const history = effective(
      request,
      corrected(0, { occurredOn: calendarDate('2026-08-17') }),
      corrected(0, { changes: { channel: 'email' } }),
      corrected(0, { changes: { channel: 'portal' } }),
    );
    expect(history).toEqual([['RequestReceived', '2026-08-17', { channel: 'portal' }]]);
  });

  it('leaves out what was struck, until it is put back', () => {
    expect(effective(request, corrected(0, { struck: true }))).toEqual([]);
    expect(effective(request, corrected(0, { struck: true }), corrected(0, { struck: false }))).toHaveLength(1);
  });

  it('corrects sealed parts person by person', () => {
    const child = {
      ...fact('ChildRecorded', '2026-08-20'),
      personal: { a: { surname: 'Thornbery', sex: 'F' }, b: { name: 'R' } },
    };
    const [event] = effectiveHistory(placed([child, corrected(0, {}, { a: { changes: { surname: 'Thornbury' } } })]));
    expect(event?.personal).toEqual({ a: { surname: 'Thornbury', sex: 'F' }, b: { name: 'R' } });
  });

  it('without any correction is handed back as it is', () => {
    const history = placed([request]);
    expect(effectiveHistory(history)).toBe(history);
  });
});
