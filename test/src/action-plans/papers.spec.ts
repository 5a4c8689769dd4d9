import { withheldMark } from '../../../src/action-plans/papers/published-answers.js';
import type { Paper } from '../../../src/action-plans/papers/paper.js';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { fivePlans, planFile } from '../../support/five-plans.js';
import { pdfText } from '../../support/pdf-text.js';
import { textOf } from '../recording/recording-fixture.js';
import { smallPlan } from '../../workflows/action-plan/small-plan.js';
import { LiveRig } from './live-rig.js';
import { PlanReader } from './plan-reading.js';

let rig: LiveRig;
let plans: PlanReader;
beforeAll(async () => {
  rig = await LiveRig.start({ children: 40, years: 1, seed: 3 });
  plans = new PlanReader(rig);
  await plans.load(smallPlan);
}, 120_000);
afterAll(() => rig.close());

const gloucestershire = 'south-gloucestershire';
const bare = (text: string): string => text.replaceAll(/\s+/g, '');
const paper = async (plan: string, query: string): Promise<Paper> =>
  JSON.parse(await plans.file(`${plan}/papers/paper.json?${query}`)) as Paper;
const pdf = async (path: string): Promise<Buffer> => {
  const answer = await rig.browser
    .get(`/action-plans/${path}`)
    .buffer(true)
    .parse((stream, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        done(null, Buffer.concat(chunks));
      });
    });
  expect(answer.status).toBe(200);
  return answer.body as Buffer;
};

describe('R86 board packs and annual reports', () => {
  it('R86 put together what the plan says, what was told, and live values, as a page, a PDF, CSV and JSON', async () => {
    const query = 'month=2026-11&theme=t1';
    const before = await paper(smallPlan.id, query);
    expect(before.summary.byRating.map(({ rating, tasks }) => [rating?.code, tasks])).toEqual([['green', 0], ['red', 0], [undefined, 2]]); // prettier-ignore
    await plans.record(smallPlan.id, { type: 'RecordProgress', on: calendarDate('2026-11-20'), data: { itemId: 'a1.1', deliverableId: null, pointId: null, rag: 'red', ragScheme: 'main', points: ['Two posts stand empty'] } }); // prettier-ignore
    const after = await paper(smallPlan.id, query);
    const [first] = after.sections[0]?.parts[0]?.tasks ?? [];
    expect([first?.latest?.meaning, first?.progress]).toEqual(['slipped', ['Two posts stand empty']]);
    expect(after.summary.byRating.map(({ rating, tasks }) => [rating?.code, tasks])).toEqual([['green', 0], ['red', 1], [undefined, 1]]); // prettier-ignore
    const page = textOf(await rig.page(`/action-plans/${smallPlan.id}/papers/print?${query}`));
    const file = bare(pdfText(await pdf(`${smallPlan.id}/papers/paper.pdf?${query}`)).join(''));
    const csv = await plans.file(`${smallPlan.id}/papers/paper.csv?${query}`);
    for (const words of ['Two posts stand empty', 'slipped', 'Advice in 6 weeks']) {
      expect(page).toContain(words);
      expect(file).toContain(bare(words));
    }
    expect(csv).toContain('Two posts stand empty');
    expect(page).toContain('For the board: not for publication');
  });

  it('R86 hold every action of a theme in the PDF, none of its text cut off, and the same bytes each time', async () => {
    const address = `${gloucestershire}/papers/paper.pdf?month=2018-06&theme=t3`;
    const bytes = await pdf(address);
    const text = bare(pdfText(bytes).join('')).replaceAll('[?]', '');
    expect(text).not.toContain('\u{FFFD}');
    const { items, nodes } = planFile(gloucestershire);
    const within = new Set(nodes.filter(({ id, parentId }) => id === 't3' || parentId === 't3').map(({ id }) => id));
    const own = items.filter(({ nodeId }) => within.has(nodeId));
    expect(own).toHaveLength(6);
    for (const { sourceRef, summary, deliverables = [] } of own) {
      for (const said of [
        sourceRef ?? '',
        summary,
        ...deliverables.flatMap(({ criteria }) => criteria.map((one) => one.summary)),
      ]) {
        expect(text).toContain(bare(said));
      }
    }
    expect((await pdf(address)).equals(bytes)).toBe(true);
  });

  it('R86 show the course of a year in quarters', async () => {
    const report = await paper(gloucestershire, 'paper=annual-report&month=2026-10&theme=t3');
    const within = report.sections.flatMap(({ measures }) => measures).find(({ summary }) => summary === 'Plan issued within 20 weeks'); // prettier-ignore
    expect(within?.course.map(({ label }) => label)).toEqual(['Nov to Jan 26', 'Feb to Apr 26', 'May to Jul 26', 'Aug to Oct 26']); // prettier-ignore
  });

  it.each(fivePlans)(
    'hold every item and measure of %s',
    async (plan) => {
      const { items, measures } = planFile(plan);
      const month = plan === 'portsmouth' ? '2019-06' : '2018-06';
      const made = await paper(plan, `month=${month}`);
      const refs = new Set(
        made.sections.flatMap(({ parts }) => parts.flatMap(({ tasks }) => tasks.map(({ ref }) => ref))),
      );
      expect(items.filter(({ sourceRef, id }) => !refs.has(sourceRef ?? id))).toEqual([]);
      const found = new Set(made.sections.flatMap((section) => section.measures.map(({ id }) => id)));
      expect(measures.filter(({ id }) => !found.has(id))).toEqual([]);
      expect(made.discrepancies).toHaveLength(planFile(plan).discrepancies.length);
    },
    60_000,
  );

  it.each([
    ['month=2027-01', 'The month must not lie in the future. Choose November 2026 or an earlier one'],
    ['month=2017-12', 'The plan begins in January 2018. Choose that month or a later one'],
    ['month=<script>', 'Give the month as year and month, for example 2018-06'],
    ['month=2018-13', 'Give the month as year and month'],
    ['theme=t99', 'There is no such theme or section in this plan'],
    ['paper=poster', 'Choose a board pack or an annual report'],
    ['for=everyone', 'Choose a paper for the board, or one for publication'],
    ['known=never', 'Choose as known at the end of the month, or as it stands now'],
  ])('refuse %s and say what to do', async (query, words) => {
    for (const under of ['paper', 'paper.pdf', 'paper.csv', 'paper.json', 'print']) {
      const { status, text } = await rig.browser.get(`/action-plans/${gloucestershire}/papers/${under}?${query}`);
      expect([status, textOf(text).includes(words)]).toEqual([422, true]);
    }
  });

  it('are not there for a plan that is not', async () => {
    expect(await plans.status('no-such-plan/papers/paper')).toBe(404);
  });
});

describe('R94 papers for publication', () => {
  it('R94 withhold small counts, say so, and let none be worked out by subtraction', async () => {
    const board = await paper(gloucestershire, 'month=2026-10');
    const query = 'month=2026-10&for=publication';
    const published = await paper(gloucestershire, query);
    const figures = (made: Paper) => made.sections.flatMap(({ measures }) => measures.flatMap((one) => one.figures));
    const [all, shown] = [figures(board), figures(published)];
    expect(shown).toHaveLength(all.length);
    const isSmall = (count: number | null): boolean => count !== null && count > 0 && count < 5;
    const small = all.filter(({ numerator, definition }) => definition !== null && isSmall(numerator));
    expect(small.length).toBeGreaterThan(0);
    for (const { numerator, denominator, unit, value, withheld } of shown) {
      expect([isSmall(numerator), isSmall(denominator)]).toEqual([false, false]);
      // Neither the other side of the fraction nor a percentage gives it away.
      if (numerator !== null && denominator !== null && denominator > numerator) expect(isSmall(denominator - numerator)).toBe(false); // prettier-ignore
      if (withheld) expect(value).toBeNull();
      if (unit === 'count') expect(isSmall(value)).toBe(false);
    }
    for (const { tables } of published.sections.flatMap(({ measures }) => measures)) {
      for (const { rows } of tables)
        expect(rows.flatMap(({ cells, total }) => [...cells, total]).filter(isSmall)).toEqual([]);
    }
    const page = textOf(await rig.page(`/action-plans/${gloucestershire}/papers/print?${query}`));
    expect(page).toContain('For publication');
    expect(page).toContain(`Counts from 1 to 4 are withheld and shown as ${withheldMark}`);
    expect(page).not.toContain('not for publication');
  });
});
