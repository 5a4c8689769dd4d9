import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { headingOf } from '../web/web-fixture.js';
import { hiddenOf } from './form-reading.js';
import { OpenedPlan } from './opened-cases.js';
import { date, summaryOf, textOf } from './recording-fixture.js';

const day = calendarDate;

describe('recording a review', () => {
  const opened = new OpenedPlan({ received: '2026-01-12', name: ['Ruby', 'Sallow'], madeOn: '2025-12-01' });

  const arranged = async (meetingOn: string, on = '2026-11-02'): Promise<string> => {
    const data = {
      reviewId: crypto.randomUUID(),
      kind: 'annual',
      heldBy: 'setting',
      meetingOn,
      yearNineOrLater: false,
    };
    await opened.app.recordIn('plan', opened.plan.id, { type: 'ArrangeReview', on: day(on), data });
    return data.reviewId;
  };
  const held = async (on: string): Promise<string> => {
    const reviewId = await arranged(on, '2026-09-01');
    await opened.app.recordIn('plan', opened.plan.id, { type: 'RecordReviewMeeting', on: day(on), data: { reviewId } });
    return reviewId;
  };
  const arrangement = { kind: 'annual', heldBy: 'authority', yearNineOrLater: 'no', ...date('on', '2026-11-23') };

  it('is arranged with the twelve months beside it', async () => {
    const path = `${opened.plan.href}/arrange-review`;
    const drawn = await opened.priya.get(path);
    expect(textOf(drawn.text)).toContain('The family must be told of the decision by Monday 30 November 2026');
    const done = await opened.priya.recordAt(path, { ...arrangement, ...date('meetingOn', '2026-12-14') });
    expect([done.status, done.headers['location']]).toEqual([303, `${opened.child.href}/plan`]);
    expect((await opened.state()).reviews).toMatchObject([
      { stage: 'arranged', arrangedFor: '2026-12-14', heldBy: 'authority' },
    ]);
  });

  it('says what is wrong with an arrangement and keeps what was typed', async () => {
    const path = `${opened.plan.href}/arrange-review`;
    const wrong = await opened.priya.fill(path, {
      ...arrangement,
      kind: 'interim',
      ...date('meetingOn', '2026-11-20'),
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('<title>Error: ');
    expect(summaryOf(wrong.text)).toHaveLength(1);
    expect(wrong.text).toMatch(/name="meetingOn-day"[^>]*value="20"/);
    expect(wrong.text).toMatch(/value="interim" checked/);
  });

  it('records the meeting together with who wrote and who came', async () => {
    const reviewId = await arranged('2026-11-23');
    const path = `${opened.plan.href}/record-review-meeting/${reviewId}`;
    const check = await opened.priya.fill(path, {
      ...date('on', '2026-11-23'),
      written: ['education', 'educationalPsychology'],
      attending: ['education', 'parentOrYoungPerson'],
    });
    expect(textOf(check.text)).toMatch(
      /Review decision, 4 weeks \(annual review.*\) Not started Mon 21 Dec 2026, in 28 days/,
    );
    expect((await opened.priya.confirm(path, check)).status).toBe(303);
    expect((await opened.state()).reviews[0]).toMatchObject({
      meetingOn: '2026-11-23',
      contributions: [
        { from: 'parentOrYoungPerson', attended: true, contribution: 'spoken' },
        { from: 'education', attended: true, contribution: 'written' },
        { from: 'educationalPsychology', attended: false, contribution: 'written' },
      ],
    });
  });

  it('records a meeting that nobody had arranged, with what the arrangement would have said', async () => {
    const path = `${opened.plan.href}/record-review-meeting`;
    expect(summaryOf((await opened.priya.post(path, { commandId: crypto.randomUUID() })).text)).toContain(
      'Answer “Who holds the meeting?”',
    );
    const answers = { ...date('on', '2026-11-20'), kind: 'early', heldBy: 'setting', yearNineOrLater: 'nothing' };
    expect((await opened.priya.recordAt(path, answers)).status).toBe(303);
    expect((await opened.state()).reviews).toMatchObject([{ kind: 'early', meetingOn: '2026-11-20' }]);
  });

  it('shows the four weeks and sends the notice of amendment with the decision', async () => {
    const reviewId = await held('2026-11-02');
    const path = `${opened.plan.href}/notify-review-decision/${reviewId}`;
    expect(textOf((await opened.priya.get(path)).text)).toContain(
      'The family must be told by Monday 30 November 2026, 4 weeks from the meeting',
    );
    const half = await opened.priya.fill(path, { ...date('on', '2026-11-23'), outcome: 'amend' });
    expect(summaryOf(half.text)).toEqual(['Say whether the notice of amendment was sent at the same time']);
    const done = await opened.priya.recordAt(path, { ...date('on', '2026-11-23'), outcome: 'amend', notice: 'yes' });
    expect(done.status).toBe(303);
    expect((await opened.app.typesIn(opened.plan)).slice(-2)).toEqual([
      'ReviewDecisionNotified',
      'AmendmentNoticeSent',
    ]);
    expect((await opened.state()).amendments).toMatchObject([
      { reviewId, withEvidence: true, notice: { on: '2026-11-23' } },
    ]);
  });

  it('asks why a decision is recorded only now', async () => {
    const reviewId = await held('2026-10-05');
    const path = `${opened.plan.href}/notify-review-decision/${reviewId}`;
    const late = await opened.priya.fill(path, { ...date('on', '2026-10-26'), outcome: 'maintain' });
    expect(summaryOf(late.text)).toEqual(['Say why this is recorded 28 days after it happened']);
    const check = await opened.priya.post(path, {
      ...hiddenOf(late.text),
      ...date('on', '2026-10-26'),
      outcome: 'maintain',
      whyLate: 'The letter was filed late',
    });
    expect((await opened.priya.confirm(path, check)).status).toBe(303);
    expect((await opened.app.typesIn(opened.plan)).slice(-2)).toEqual(['ReviewDecisionNotified', 'NoteAdded']);
  });

  it('closes a review only when it is whole, and lets what has happened be recorded all the same', async () => {
    const reviewId = await held('2026-11-02');
    await opened.app.recordIn('plan', opened.plan.id, {
      type: 'NotifyReviewDecision',
      on: day('2026-11-20'),
      data: { reviewId, outcome: 'maintain' },
    });
    const path = `${opened.plan.href}/close-review/${reviewId}`;
    const answers = {
      ...date('on', '2026-11-23'),
      primaryNeed: 'confirmed',
      settingSuitable: 'suitable',
      'outcomes-met': '3',
      'outcomes-partlyMet': '1',
      'outcomes-notMet': '0',
      preparingForAdulthood: 'nothing',
    };
    const refused = await opened.priya.fill(path, answers);
    expect([refused.status, summaryOf(refused.text).length]).toEqual([422, 1]);
    expect(textOf(refused.text)).toContain('It has already happened');
    const check = await opened.priya.post(path, {
      ...hiddenOf(refused.text),
      ...answers,
      itHappened: 'yes',
      alreadyHappened: 'Closed on paper',
    });
    expect((await opened.priya.confirm(path, check)).status).toBe(303);
    expect((await opened.state()).reviews[0]).toMatchObject({
      stage: 'closed',
      closed: { outcomes: { met: 3, partlyMet: 1, notMet: 0 } },
    });
  });

  it('shows both sides when somebody else recorded meanwhile', async () => {
    const reviewId = await held('2026-11-02');
    const path = `${opened.plan.href}/notify-review-decision/${reviewId}`;
    const form = { ...(await opened.priya.formAt(path)), ...date('on', '2026-11-23'), outcome: 'maintain' };
    await opened.app.recordIn('plan', opened.plan.id, {
      type: 'NotifyReviewDecision',
      on: day('2026-11-20'),
      data: { reviewId, outcome: 'amend' },
    });
    const conflict = await opened.priya.post(path, form);
    expect([conflict.status, headingOf(conflict.text)]).toEqual([409, 'Someone else changed this case']);
    expect(textOf(conflict.text)).toContain('Yours, not saved What Record the decision of the review');
    const kept = await opened.priya.post(path, hiddenOf(conflict.text));
    expect(kept.text).toMatch(/value="maintain" checked/);
  });

  it('is undone by a correction from its own record', async () => {
    const reviewId = await held('2026-11-02');
    const path = `${opened.plan.href}/corrections/new?event=2`;
    const drawn = await opened.priya.get(path);
    expect(textOf(drawn.text)).toContain('The review meeting was held');
    const done = await opened.priya.recordAt(path, {
      what: 'changed',
      ...date('on', '2026-11-03'),
      reason: 'mistyped',
      text: 'The minutes say so',
    });
    expect(done.status).toBe(303);
    expect((await opened.state()).reviews.find((one) => one.reviewId === reviewId)?.meetingOn).toBe('2026-11-03');
  });
});
