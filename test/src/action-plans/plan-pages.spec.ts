import { agent } from 'supertest';
import type { PlanDocument, PlanItem } from '../../../workflows/action-plan/plan-document.js';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { planFile } from '../../support/five-plans.js';
import { smallPlan } from '../../workflows/action-plan/small-plan.js';
import { signInAs } from '../web/web-fixture.js';
import { LiveRig } from './live-rig.js';
import { PlanReader, refsOn } from './plan-reading.js';

let rig: LiveRig;
let plans: PlanReader;
beforeAll(async () => {
  rig = await LiveRig.start({ children: 40, years: 1, seed: 3 });
  plans = new PlanReader(rig);
  await plans.load(smallPlan);
}, 120_000);
afterAll(() => rig.close());

const gloucestershire = 'south-gloucestershire';
const on = calendarDate('2026-11-20');
const count = (text: string, part: string): number => text.split(part).length - 1;

describe('R80 ratings and words at each monitoring date', () => {
  const told = (rag: string, words: string) =>
    plans.record(gloucestershire, { type: 'RecordProgress', on, data: { itemId: 'a5.1.1', deliverableId: 'a5.1.1.d1', pointId: '2018-09', rag, ragScheme: 'brag', points: [words] } }); // prettier-ignore

  it('stand in the column of their date, with what the plan’s own scheme means by them', async () => {
    expect(await plans.text(`${gloucestershire}?theme=t5`)).toMatch(/5\.1\.1 Support service .*?Sept 2018.*?None recorded None recorded None recorded None recorded/); // prettier-ignore
    await told('red', 'Nobody could be found');
    await told('green', 'Somebody was found');
    expect(await plans.text(`${gloucestershire}?theme=t5`)).toMatch(/5\.1\.1 Support service .*?None recorded None recorded Green on track, no concerns None recorded Somebody was found/); // prettier-ignore
  });

  it('keep what was told before, with who told it when', async () => {
    const text = await plans.text(`${gloucestershire}/items/a5.1.1`);
    expect(text).toMatch(/Told anew since Red no progress, or major concerns Nobody could be found Helen Marsh, 23 November 2026/); // prettier-ignore
    expect(text).toMatch(/Green on track, no concerns Somebody was found Helen Marsh/);
  });

  it('can be read as known on a day before, which the page says first', async () => {
    const text = await plans.text(`${gloucestershire}?theme=t5&known-on=2026-11-22`);
    expect(text).toContain('The plan as known at the end of 22 November 2026');
    expect(text).not.toContain('Somebody was found');
  });
});

describe('R84 level, consultation and funding', () => {
  const items = planFile('portsmouth').items;
  const narrowed: readonly (readonly [string, (item: PlanItem) => boolean])[] = [
    ['funding=yes-unconfirmed', ({ fundingRequired }) => fundingRequired === 'yes-unconfirmed'],
    ['consultation=yes-unconfirmed', ({ consultationRequired }) => consultationRequired === 'yes-unconfirmed'],
    ['level=2&funding=no', ({ recommendationLevel, fundingRequired }) => recommendationLevel === '2' && fundingRequired === 'no'], // prettier-ignore
    ['consultation=not-recorded', ({ consultationRequired }) => consultationRequired === 'not-recorded'],
  ];

  it.each(narrowed)('R84 narrow the plan by %s', async (query, wanted) => {
    const found = refsOn(await plans.html(`portsmouth?${query}`));
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(items.filter(wanted).map(({ sourceRef, id }) => sourceRef ?? id));
  });

  it('say “Yes?” as it is printed', async () => {
    expect(await plans.text('portsmouth?funding=yes-unconfirmed')).toMatch(
      /20 Review outreach.*? 2 Yes\? Yes\? Aug-19/,
    );
  });
});

describe('R85 what is overdue on a day', () => {
  it('stands by lead with the days that are over', async () => {
    const text = await plans.text('northmere-send/overdue');
    expect(text).toContain('2 things are overdue');
    expect(text).toMatch(
      /lead-01 \(1\).*?1\.1 Plans in 20 weeks.*?To be done by 30 September 2026 printed Sept 2026 54/,
    );
    expect(text).toMatch(/No lead \(1\).*?1\.2 Advice in 6 weeks.*?To be done by 30 June 2026 printed June 2026 146/);
  });

  it('is asked for any day, by theme and by group', async () => {
    const text = await plans.text('northmere-send/overdue?on=2026-07-10&by=theme');
    expect(text).toMatch(/Overdue on 10 July 2026.*?1 Timeliness \(1\).*?1\.2 Advice in 6 weeks.*? 10 /);
    expect(await plans.text('northmere-send/overdue?on=2026-06-30')).toContain('Nothing is overdue.');
    expect(await plans.text('portsmouth/overdue?by=group&on=2018-11-30')).toMatch(/Place planning.*? \(\d+\)/i);
    expect(await plans.file('northmere-send/overdue.csv?on=2026-07-10')).toMatch(
      /"1\.2","Advice in 6 weeks".*?,10,""\r\n$/,
    );
  });

  it('ends with the item', async () => {
    await plans.record('northmere-send', { type: 'CompleteItem', on, data: { itemId: 'a1.2', deliverableId: 'a1.2.d1', evidence: 'Panel' } }); // prettier-ignore
    expect(await plans.text('northmere-send/overdue')).toContain('1 thing is overdue');
    expect(await plans.text('northmere-send')).toContain('Done on 20 November 2026');
  });
});

describe('R88 versions', () => {
  it('are numbered, and two of them compared place by place', async () => {
    expect(await plans.text('kirklees/versions')).toMatch(/2: V9 \(invented\).*?1: V8/);
    const text = await plans.text('kirklees/compare?from=1&to=2');
    expect(text).toMatch(/Item 1\.2, text Changed “[^”]+” “School community hubs work with the third sector/);
    expect(text).toMatch(/Item 1\.1, due 1 Added – “Mar-27”/);
  });

  it('can be days, and what is neither is said', async () => {
    expect(await plans.text('kirklees/compare?from=1&to=2026-11-20')).toContain('then known on 20 November 2026');
    const { status, text } = await rig.browser.get('/action-plans/kirklees/compare?from=7&to=<script>');
    expect([status, text.includes('Enter the number of a version, 1 to 2'), text.includes('<script>alert')]).toEqual([422, true, false]); // prettier-ignore
  });
});

describe('R89 budget lines', () => {
  it('add up to the printed total where they do', async () => {
    expect(await plans.text(`${gloucestershire}/money`)).toMatch(/Sum of the lines £58,300 .*?Cost table of the statement £58,300 The lines add up/); // prettier-ignore
  });

  it('are said not to where they do not', async () => {
    expect(await plans.text('northmere-send/money')).toContain('£50,000.3');
    await plans.record('northmere-send', { type: 'StateBudgetTotal', on, data: { amountGBP: 50_000, source: 'Page 9' } }); // prettier-ignore
    expect(await plans.text('northmere-send/money')).toContain('The lines do not add up to the printed total: £0.3');
  });
});

describe('R90 two dates printed for one item', () => {
  it('both stand with the one that is chosen and why', async () => {
    expect(await plans.text(`${gloucestershire}/gaps`)).toMatch(/1\.5\.1 .*?Feb \(February 2018\) March 2018.*?Nobody has chosen/); // prettier-ignore
    const line = planFile(gloucestershire).timeline.find(({ sourceRef }) => sourceRef === '1.5.1');
    await plans.record(gloucestershire, { type: 'ChooseDate', on, data: { timelineId: line?.id ?? '', chosen: 'timeline', reason: 'The contract says so' } }); // prettier-ignore
    for (const page of ['gaps', 'items/a1.5.1'])
      expect(await plans.text(`${gloucestershire}/${page}`)).toMatch(/The timeline’s date is worked to: The contract says so/); // prettier-ignore
  });
});

describe('R91 outcomes that several actions share', () => {
  it('stand once as a block, and are rated for all of it', async () => {
    const block = planFile('southampton').outcomeAssessments.find(({ itemIds }) => itemIds.length > 1);
    const covers = `Outcome of ${(block?.itemIds ?? []).map((id) => id.slice(1)).join(', ')}, rated once`;
    await plans.record('southampton', { type: 'RateOutcome', on, data: { blockId: block?.id ?? '', measureId: null, rag: 'red', ragScheme: 'main', suggested: null, reason: 'All of it slipped' } }); // prettier-ignore
    const text = await plans.text('southampton');
    expect(count(text, covers)).toBe(1);
    expect(text.split(covers)[1]).toMatch(/21 July 2017 Amber performance improving 20 November 2026 Red performance significantly off track/); // prettier-ignore
    for (const id of block?.measureIds.slice(0, 2) ?? [])
      expect(await plans.text(`southampton/measures/${id}`)).toMatch(/Given, 20 November 2026 Red performance significantly off track Outcome of .*?All of it slipped/); // prettier-ignore
  });
});

describe('R92 what a plan leaves open', () => {
  it('is listed: no lead, no date, no measure', async () => {
    const { items } = planFile('kirklees');
    const text = await plans.text('kirklees/gaps');
    // One date was added in the second draft.
    expect(text).toContain(`No date (${String(items.filter(({ due }) => due.length === 0).length - 1)})`);
    expect(text).toContain(`No lead (${String(items.filter(({ leads }) => leads.length === 0).length)})`);
    expect(text).toContain('No measure (');
    expect(await plans.text('southampton/gaps')).toMatch(/Baseline missing \(\d+\).*?Exclusions of children with SEND/);
  });
});

describe('the pages of a plan', () => {
  it('give its file back as it was loaded', async () => {
    expect(JSON.parse(await plans.file('plymouth/plan.json')) as PlanDocument).toEqual(planFile('plymouth'));
    expect(JSON.parse(await plans.file('kirklees/plan.json?version=1')) as PlanDocument).toEqual(planFile('kirklees'));
  });

  it('tell everything that was recorded, with author, time and reason (R87)', async () => {
    const text = await plans.text('southampton/history');
    expect(text).toMatch(/23 November 2026, .*? by Helen Marsh Outcome rated Outcome of .*? Red: performance significantly off track 20 Nov 2026 All of it slipped/); // prettier-ignore
    expect(text).toContain('Plan loaded');
  });

  it('are read by all four roles; administrators see no live values', async () => {
    for (const person of ['demo-caseworker', 'demo-auditor', 'demo-administrator']) {
      const browser = agent(rig.app.getHttpServer());
      await signInAs(browser, person);
      const list = await browser.get('/action-plans');
      expect([list.status, list.text.includes('29 met')]).toEqual([200, person !== 'demo-administrator']);
      const measure = await browser.get('/action-plans/southampton/measures/m09');
      expect([measure.status, measure.text.includes('Live values are for those who work with cases')]).toEqual([200, person === 'demo-administrator']); // prettier-ignore
    }
  });

  it.each(['nothing', '..%2f', 'southampton/items/none', 'southampton/measures/none', 'southampton/plan.json?version=9'])('say of %s that there is no such page', async (path) => expect(await plans.status(path)).toBe(404)); // prettier-ignore

  it.each(['southampton?theme=<script>&lead=%00&known-on=2026-13-45', 'southampton/overdue?on=abc&by=x', 'southampton/history?page=-1'])('leave out what %s asks in vain', async (path) => expect(await plans.status(path)).toBe(200)); // prettier-ignore

  it('refuse a month that is none', async () => {
    expect(await plans.status('southampton/measures?from=2026-13')).toBe(400);
  });
});
