import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { englandCalendar } from '../../../workflows/timetable/calendars.js';
import { defaultPolicy } from '../../../workflows/timetable/policy-options.js';
import { englandRules } from '../../../workflows/timetable/rule-sets.js';
import { measureById } from '../../../projections/measures/catalogue.js';
import { figureOf } from '../../../projections/measures/figures.js';
import { EventStore } from '../../../src/event-store/event-store.js';
import { figureRowsFromLog } from '../../../src/performance/figure-rows.js';
import { OpenedPlan } from './opened-cases.js';
import { date, summaryOf, textOf } from './recording-fixture.js';

const day = calendarDate;
const today = day('2026-11-23');
const place = {
  provision: 'independentSpecial',
  boarding: 'day',
  outOfArea: 'yes',
  authority: '873',
  outsideDesignation: 'nothing',
  setting: 'Marram Hall School',
};
/** Asked of what happened more than a week ago. */
const whyLate = 'The letter came late';
const visit = { post: 'SEN officer', seenInClass: 'yes', progress: 'good', provisionDelivered: 'part' };

describe('placements recorded through their forms', () => {
  const opened = new OpenedPlan({ received: '2024-01-12', name: ['Wren', 'Calloway'], madeOn: '2024-09-02' });

  const started = async () => (await opened.state()).startedPlacements[0];
  const placementId = async (): Promise<string> => (await started())?.placementId ?? '';
  const begin = async (on: string, more: Readonly<Record<string, string>> = {}): Promise<string> => {
    const done = await opened.priya.recordAt(`${opened.plan.href}/start-placement`, {
      ...date('on', on),
      ...place,
      ...more,
    });
    expect(done.status).toBe(303);
    return placementId();
  };
  /** Of this plan alone: the store holds those of the tests before it. */
  const figure = async (id: string, asAt: CalendarDate = today): Promise<readonly (number | null)[]> => {
    const measure = measureById(id);
    if (measure === undefined) throw new Error(id);
    const basis = { ruleSet: englandRules, calendar: englandCalendar, policy: defaultPolicy };
    const rows = await figureRowsFromLog(opened.app.app.get(EventStore), basis, { authority: '999' });
    const own = { ...rows, placement: rows.placement.filter(({ stream }) => stream === `plan-${opened.plan.id}`) };
    const { numerator, denominator } = figureOf(measure, own, { from: day('2026-01-01'), to: day('2026-12-31'), asAt });
    return [numerator, denominator];
  };

  it('R57 a placement is counted by kind, area and weeks once its form is recorded, and no more once it has ended', async () => {
    expect(await figure('ehc.placement.independent')).toEqual([0, null]);
    const id = await begin('2025-09-03', { boarding: 'residential38' });
    expect(await figure('ehc.placement.independent')).toEqual([1, null]);
    expect(await figure('ehc.placement.independent.residential38')).toEqual([1, null]);
    expect(await figure('ehc.placement.independent.day')).toEqual([0, null]);
    expect(await figure('ehc.placement.outOfArea')).toEqual([0, null]);
    const change = `${opened.plan.href}/change-placement/${id}`;
    const changes = { ...date('on', '2026-03-02'), ...place, whyLate, provision: 'specialMaintained' };
    expect((await opened.priya.recordAt(change, changes)).status).toBe(303);
    expect(await figure('ehc.placement.outOfArea')).toEqual([1, null]);
    expect(await figure('ehc.placement.independent', day('2026-03-01'))).toEqual([1, null]);
    const end = `${opened.plan.href}/end-placement/${id}`;
    expect(
      (await opened.priya.recordAt(end, { ...date('on', '2026-10-30'), because: 'breakdown', whyLate })).status,
    ).toBe(303);
    expect(await figure('ehc.placement.outOfArea')).toEqual([0, null]);
    expect(await figure('ehc.placement.outOfArea', day('2026-10-30'))).toEqual([1, null]);
  });

  it('R57 names of schools are sealed, and codes stand in clear', async () => {
    await begin('2025-09-03');
    const events = await opened.app.app.get(EventStore).readStream(`plan-${opened.plan.id}`);
    const recorded = events.find(({ type }) => type === 'PlacementStarted');
    expect(recorded?.clear).not.toContain('Marram');
    expect(JSON.parse(recorded?.clear ?? '')).toMatchObject({
      provision: 'independentSpecial',
      authority: '873',
      rank: 1,
    });
    expect((await started())?.setting).toEqual({ setting: 'Marram Hall School' });
  });

  it('R54 a visit that is recorded brings the child back among those visited every six months', async () => {
    const id = await begin('2025-09-03');
    expect(await figure('ehc.visits.outOfArea6m')).toEqual([0, 1]);
    const path = `${opened.plan.href}/record-visit/${id}`;
    expect(textOf((await opened.priya.get(path)).text)).toContain('No visit to this placement is on record');
    const answers = {
      ...date('on', '2026-11-20'),
      ...visit,
      ...date('nextVisitOn', '2027-04-12'),
      text: 'Happy there.',
    };
    const check = await opened.priya.fill(path, answers);
    expect(textOf(check.text)).toContain('Part of it');
    expect((await opened.priya.confirm(path, check)).status).toBe(303);
    expect(await figure('ehc.visits.outOfArea6m')).toEqual([1, 1]);
    expect((await started())?.visits).toMatchObject([
      { on: '2026-11-20', nextVisitOn: '2027-04-12', seenInClass: true },
    ]);
    expect(textOf((await opened.priya.get(path)).text)).toContain(
      'visited today, the next one is due by Sunday 23 May 2027',
    );
  });

  it('R54 refuses in plain words a visit before the placement, after it, or yet to come', async () => {
    const id = await begin('2025-09-03');
    const path = `${opened.plan.href}/record-visit/${id}`;
    const refusal = async (answers: object): Promise<readonly string[]> => {
      const filled = await opened.priya.fill(path, { ...visit, whyLate, ...answers });
      expect(filled.status).toBe(422);
      return summaryOf(filled.text);
    };
    expect(await refusal(date('on', '2025-09-02'))).toEqual([
      'Day of the visit must be on or after 3 September 2025, when the placement began',
    ]);
    expect(await refusal(date('on', '2026-11-24'))).toHaveLength(1);
    expect(await refusal({ ...date('on', '2026-11-20'), ...date('nextVisitOn', '2026-11-20') })).toEqual([
      'The next visit must be after 20 November 2026, the day of this one',
    ]);
    expect(await refusal(date('on', '2026-02-30'))).toHaveLength(1);
    const ended = { type: 'EndPlacement', on: day('2026-07-17'), data: { placementId: id, because: 'other' } };
    await opened.app.recordIn('plan', opened.plan.id, ended);
    expect(await refusal(date('on', '2026-07-18'))).toEqual([
      'The date must be on or before 17 July 2026, the last day of the placement. If it went on, correct its end in the history',
    ]);
    expect((await started())?.visits).toEqual([]);
  });

  it('R55 reason and return plan are recorded, and R60 a missing look at local options warns and holds nothing back', async () => {
    const id = await begin('2025-09-03');
    const reason = `${opened.plan.href}/record-out-of-area-reason/${id}`;
    const said = { because: 'noLocalPlace', fundingConsidered: 'yes', text: 'Two schools were full.' };
    const check = await opened.priya.fill(reason, {
      ...date('on', '2025-07-14'),
      ...said,
      localOptionsConsidered: 'no',
    });
    expect(textOf(check.text)).toContain('Not met: local options not considered. It is recorded all the same');
    expect((await opened.priya.confirm(reason, check)).status).toBe(303);
    const back = `${opened.plan.href}/plan-return/${id}`;
    const early = await opened.priya.fill(back, {
      ...date('on', '2025-09-10'),
      aim: 'atPhaseTransfer',
      ...date('returnBy', '2025-09-01'),
    });
    expect(summaryOf(early.text)).toEqual([
      'The child must be back on or after 10 September 2025, the day of this plan',
    ]);
    const planned = { ...date('on', '2025-09-10'), aim: 'atPhaseTransfer', ...date('returnBy', '2027-09-01') };
    expect((await opened.priya.recordAt(back, planned)).status).toBe(303);
    expect(await started()).toMatchObject({
      reason: { because: 'noLocalPlace', localOptionsConsidered: false, text: 'Two schools were full.' },
      returnPlan: { aim: 'atPhaseTransfer', returnBy: '2027-09-01' },
    });
  });

  it('refuses in plain words what a placement cannot be', async () => {
    const path = `${opened.plan.href}/start-placement`;
    const id = await begin('2025-09-03');
    const second = await opened.priya.fill(path, { ...date('on', '2026-01-05'), ...place });
    expect(summaryOf(second.text)).toEqual([
      'A placement that began on 3 September 2025 has not ended. Record its end first, or say that this is a second placement beside it',
    ]);
    const ours = await opened.priya.fill(path, { ...date('on', '2026-01-05'), ...place, outOfArea: 'no', rank: '2' });
    expect(summaryOf(ours.text)).toEqual([
      'Say that the placement is in the area of another authority, or leave out which authority it is',
    ]);
    const end = `${opened.plan.href}/end-placement/${id}`;
    const before = await opened.priya.fill(end, { ...date('on', '2025-09-02'), because: 'breakdown', whyLate });
    expect(summaryOf(before.text)).toEqual([
      'Last day there must be on or after 3 September 2025, when the placement began',
    ]);
    expect(
      (await opened.priya.recordAt(end, { ...date('on', '2026-03-27'), because: 'breakdown', whyLate })).status,
    ).toBe(303);
    const again = await opened.priya.fill(end, { ...date('on', '2026-04-01'), because: 'other', whyLate });
    expect(summaryOf(again.text)).toEqual([
      'This placement ended already, on 27 March 2026. If that day is wrong, correct it in the history',
    ]);
  });

  it('R57 a wrong record of a placement is corrected in its form, and the figure follows', async () => {
    await begin('2025-09-03', { provision: 'specialMaintained' });
    expect(await figure('ehc.placement.outOfArea')).toEqual([1, null]);
    const history = await opened.app.app.get(EventStore).readStream(`plan-${opened.plan.id}`);
    const at = history.findIndex(({ type }) => type === 'PlacementStarted');
    const form = `${opened.plan.href}/corrections/new?event=${at}`;
    const because = { what: 'changed', reason: 'mistyped', text: 'Seen in the letter' };
    const drawn = await opened.priya.formAsDrawn(form);
    expect(drawn).toMatchObject({
      'field-authority': '873',
      'field-boarding': 'day',
      'field-setting': 'Marram Hall School',
    });
    const changes = { 'field-outOfArea': 'no', 'field-authority': 'none', 'field-outsideDesignation': 'yes' };
    const check = await opened.priya.post(form, { ...drawn, ...because, ...changes });
    expect(summaryOf(check.text)).toEqual([]);
    expect((await opened.priya.confirm(form, check)).status).toBe(303);
    expect(await figure('ehc.placement.outOfArea')).toEqual([0, null]);
    expect(await figure('ehc.placement.outsideDesignation')).toEqual([1, null]);
    expect((await started())?.spells).toMatchObject([{ outOfArea: false, authority: null, outsideDesignation: true }]);
    const wrong = await opened.priya.post(form, {
      ...(await opened.priya.formAsDrawn(form)),
      ...because,
      'field-authority': 'nowhere',
    });
    expect([wrong.status, summaryOf(wrong.text).length > 0]).toEqual([422, true]);
  });

  it('keeps answers and records nothing where they are hostile, overlong or of another form', async () => {
    const path = `${opened.plan.href}/start-placement`;
    const answers = { ...date('on', '2025-09-03'), ...place };
    for (const wrong of [
      { setting: 'x'.repeat(201) },
      { setting: 'Hall\u0000School' },
      { urn: '12345' },
      { authority: '<script>' },
      { provision: "'; DROP TABLE events; --" },
      { rank: '3' },
      { rank: 'two' },
    ]) {
      const filled = await opened.priya.fill(path, { ...answers, ...wrong });
      expect([wrong, filled.status, summaryOf(filled.text).length > 0]).toEqual([wrong, 422, true]);
    }
    const shown = await opened.priya.fill(path, { ...answers, setting: '<b>Hall</b>', urn: '1' });
    expect(shown.text).toContain('&lt;b&gt;Hall&lt;/b&gt;');
    expect((await opened.state()).startedPlacements).toEqual([]);
  });
});
