import { complaintDecider } from '../../../workflows/complaint/complaint.decider.js';
import { replyDue } from '../../../workflows/complaint/complaint-limits.js';
import { replyOwed } from '../../../workflows/complaint/complaint.state.js';
import { replay } from '../../../workflows/kernel/replay.js';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { englandCalendar } from '../../../workflows/timetable/calendars.js';
import { complaintFact as fact, complaintReceived } from '../../support/complaint-stories.js';
import { placed, specification } from '../../support/given-when-then.js';

const day = calendarDate;
const given = specification(complaintDecider);
const came = {
  childId: null,
  complainantId: 'parent-1',
  complainant: 'parent',
  kind: 'transport',
  aboutTeam: 'East team',
} as const;

describe('a complaint', () => {
  it('keeps the days that were promised with it: those of the authority where nobody says others', () => {
    const record = { type: 'RecordComplaint', on: day('2026-11-02'), data: { ...came, answerWithin: null } } as const;
    given()
      .when(record)
      .then({ type: 'ComplaintReceived', data: { answerWithin: 10 } });
    const settings = { signOffOrder: [], complaintLimits: { firstStage: 15, secondStage: 25 } };
    given()
      .when(record, { settings })
      .then({ type: 'ComplaintReceived', data: { answerWithin: 15 } });
    given()
      .when({ ...record, data: { ...came, answerWithin: 5 } }, { settings })
      .then({ type: 'ComplaintReceived', data: { answerWithin: 5 } });
    given(complaintReceived('2026-10-05'), fact('ComplaintAnswered', '2026-10-19', { outcome: 'notUpheld' }))
      .when({ type: 'TakeComplaintFurther', on: day('2026-10-26'), data: { answerWithin: null } }, { settings })
      .then({ type: 'ComplaintTakenFurther', data: { answerWithin: 25 } });
  });

  it.each([0, -1, 66, 1.5])('is not promised an answer in %d working days', (answerWithin) => {
    given()
      .when({ type: 'RecordComplaint', on: day('2026-11-02'), data: { ...came, answerWithin } })
      .thenRejected('complaint-limit-out-of-range', { most: 65 });
  });

  it('is answered at the stage at which it stands, however late', () => {
    const late = { type: 'AnswerComplaint', on: day('2026-11-20'), data: { outcome: 'upheld' } } as const;
    given(complaintReceived('2026-01-05'))
      .when(late)
      .then({ type: 'ComplaintAnswered', data: { outcome: 'upheld' } });
    const twice = given(
      complaintReceived('2026-01-05'),
      fact('ComplaintAnswered', '2026-01-19', { outcome: 'upheld' }),
    );
    twice.when(late).thenRejected('not-allowed-at-this-stage', { stage: 'answeredAtStageOne' });
    const state = given(
      complaintReceived('2026-01-05'),
      fact('ComplaintAnswered', '2026-01-19', { outcome: 'notUpheld' }),
      fact('ComplaintTakenFurther', '2026-01-26', { answerWithin: 20 }),
      fact('ComplaintAnswered', '2026-02-23', { outcome: 'partlyUpheld' }),
    ).state();
    expect(state.replies).toMatchObject([
      { stage: 1, answered: { outcome: 'notUpheld' } },
      { stage: 2, answered: { outcome: 'partlyUpheld' } },
    ]);
    expect(state.stage).toBe('answeredAtStageTwo');
  });

  it('counts working days from the day after it came, bank holidays left out', () => {
    const owed = replyOwed(replay(complaintDecider, placed([complaintReceived('2026-12-18')])));
    // 25 and 28 December (for Boxing Day) and 1 January do not count.
    expect(owed === null ? null : replyDue(owed, englandCalendar)).toBe('2027-01-06');
  });

  it('is not closed as answered without an answer, nor as decided without a decision', () => {
    const close = (because: string) => ({ type: 'CloseComplaint', on: day('2026-11-20'), data: { because } }) as never;
    const open = given(complaintReceived('2026-11-02'));
    open.when(close('answered')).thenRejected('complaint-not-answered');
    open.when(close('decidedByOmbudsman')).thenRejected('ombudsman-not-decided');
    open.when(close('recordedByMistake')).then({ type: 'ComplaintClosed' });
  });

  it('takes the Ombudsman before any answer, and our own answer meanwhile', () => {
    const state = given(
      complaintReceived('2026-03-02'),
      fact('ComplaintTakenToOmbudsman', '2026-06-01'),
      fact('ComplaintAnswered', '2026-06-15', { outcome: 'upheld' }),
      fact('OmbudsmanDecided', '2026-09-01', { decision: 'upheld' }),
    ).state();
    expect(state).toMatchObject({ stage: 'ombudsmanDecided', ombudsman: { decided: { decision: 'upheld' } } });
    expect(state.replies[0]?.answered?.on).toBe('2026-06-15');
  });

  it.each([
    ['an answer before it came', [fact('ComplaintAnswered', '2026-10-01', { outcome: 'upheld' })], 'ComplaintAnswered'],
    ['an acknowledgement before it came', [fact('ComplaintAcknowledged', '2026-10-01')], 'ComplaintAcknowledged'],
    [
      'the second stage asked for before the first answer',
      [
        fact('ComplaintAnswered', '2026-11-16', { outcome: 'upheld' }),
        fact('ComplaintTakenFurther', '2026-11-09', { answerWithin: 20 }),
      ],
      'ComplaintTakenFurther',
    ],
  ])('cannot have had %s', (_, facts, later) => {
    expect(given(complaintReceived('2026-11-02'), ...facts).contradiction()).toMatchObject({
      code: 'before-an-earlier-fact',
      details: { fact: later },
    });
  });

  it('is acknowledged once, and never by the child it is about', () => {
    given(complaintReceived('2026-11-02'), fact('ComplaintAnswered', '2026-11-16', { outcome: 'upheld' }), fact('ComplaintAcknowledged', '2026-11-04')) // prettier-ignore
      .when({ type: 'AcknowledgeComplaint', on: day('2026-11-20'), data: {} })
      .thenRejected('complaint-already-acknowledged', { on: '2026-11-04' });
    given()
      .when({
        type: 'RecordComplaint',
        on: day('2026-11-02'),
        data: { ...came, childId: 'same', complainantId: 'same', answerWithin: null },
      })
      .thenRejected('complainant-is-the-child');
  });
});
