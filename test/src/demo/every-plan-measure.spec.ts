import type { LiveAnswer, LiveAsk } from '../../../src/action-plans/live/live-answer.js';
import { firstStartSize } from '../../../src/demo/first-start.js';
import { periodFrom } from '../../../src/performance/period.js';
import type { FeedClassOf } from '../../workflows/action-plan/plan-files.js';
import { planFiles } from '../../workflows/action-plan/plan-files.js';
import { casesOn, LiveRig } from '../action-plans/live-rig.js';
import { textOf } from '../recording/recording-fixture.js';
import { monday } from './demo-fixture.js';

interface Answered {
  readonly name: string;
  readonly ask: LiveAsk;
  readonly answer: LiveAnswer;
}

const period = periodFrom(undefined, undefined, monday);
let rig: LiveRig;

beforeAll(async () => {
  rig = await LiveRig.start(firstStartSize);
}, 120_000);
afterAll(() => rig.close());

async function answers(feedClass: FeedClassOf): Promise<readonly Answered[]> {
  const asks = planFiles.flatMap(
    ({ id: planId, measures }) =>
    measures.filter(({ feed }) => feed.class === feedClass).map((measure): LiveAsk => ({ planId, measure, period, knownOn: null })), // prettier-ignore
  );
  const found = await rig.live.answers(asks);
  return asks.map((ask, at) => ({ name: `${ask.planId} ${ask.measure.id}`, ask, answer: found[at] as LiveAnswer }));
}

describe('the measures of five plans over the demonstration', () => {
  it('every one of 82 measures of class A has a value', async () => {
    const all = await answers('A');
    expect(all).toHaveLength(82);
    const without = all.flatMap(({ name, ask, answer }) => {
      const kpi = ask.measure.feed.kpi ?? '';
      if (answer.kind === 'figures') {
        const [headline] = answer.figures;
        return headline?.value == null || headline.casesHref === null ? [`${name} ${kpi}: ${headline?.words ?? ''}`] : []; // prettier-ignore
      }
      return answer.kind === 'breakdown' && answer.total > 0 ? [] : [`${name} ${kpi}: ${answer.kind}`];
    });
    expect(without).toEqual([]);
  });

  it('every figure opens to exactly its cases', async () => {
    const figures = (await answers('A')).flatMap(({ answer }) => (answer.kind === 'figures' ? answer.figures : []));
    const byHref = new Map(figures.flatMap((one) => (one.casesHref === null ? [] : [[one.casesHref, one] as const])));
    const wrong: string[] = [];
    for (const [href, figure] of byHref) {
      const html = await rig.page(href);
      const { numerator, denominator, kind } = figure.figure;
      if (href.startsWith('/transition/')) {
        expect(textOf(html)).toContain(`${String((denominator ?? 0) - numerator)} of ${String(denominator)} plan holders aged 16 to 25`); // prettier-ignore
        continue;
      }
      const found = casesOn(html);
      const expected = kind === 'count' || href.includes('result=counted') ? numerator : (denominator ?? numerator);
      if (found !== expected) wrong.push(`${href}: ${String(found)}, not ${String(expected)}`);
      if (figure.unit === 'count' && figure.value !== found) wrong.push(`${href}: ${String(found)} cases of ${figure.words}`); // prettier-ignore
    }
    expect(wrong).toEqual([]);
    expect(byHref.size).toBeGreaterThan(60);
  }, 120_000);

  it('every row of a breakdown opens to its cases, and rows and cells add up', async () => {
    const tables = (await answers('A')).flatMap(({ name, answer }) => (answer.kind === 'breakdown' ? [{ name, answer }] : [])); // prettier-ignore
    for (const { name, answer } of tables) {
      for (const { columns, rows } of [answer, ...answer.further]) {
        expect([name, rows.reduce((sum, { total }) => sum + total, 0)]).toEqual([name, answer.total]);
        const uneven = rows.filter(({ total, cells }) => columns.length > 0 && cells.reduce((sum, { count }) => sum + count, 0) !== total); // prettier-ignore
        expect(uneven).toEqual([]);
        const row = rows.find(({ total }) => total > 0);
        expect(casesOn(await rig.page(row?.casesHref ?? ''))).toBe(row?.total);
        const cell = row?.cells.find(({ count }) => count > 0);
        if (cell !== undefined) expect(casesOn(await rig.page(cell.casesHref ?? ''))).toBe(cell.count);
      }
    }
  }, 120_000);

  it('every one of 108 measures of class B has the figure that was given, or says that nothing was given yet', async () => {
    const all = await answers('B');
    expect(all).toHaveLength(108);
    const wrong = all.flatMap(({ name, answer }) => {
      if (answer.kind !== 'held') return [`${name}: ${answer.kind}`];
      const { latest, parts, words } = answer;
      if (latest === null) return parts.some((part) => part.latest !== null) || words === 'Nothing given yet' ? [] : [`${name}: ${words}`]; // prettier-ignore
      return latest.source !== '' && latest.author !== '' && latest.asAt <= monday ? [] : [`${name}: nobody gave it`];
    });
    expect(wrong).toEqual([]);
    expect(all.filter(({ answer }) => answer.kind === 'held' && answer.latest !== null).length).toBeGreaterThan(20);
  });

  it('every one of 18 measures of class C is left to a person', async () => {
    const all = await answers('C');
    expect(all.map(({ answer }) => answer.kind)).toEqual(Array.from({ length: 18 }, () => 'judgement'));
  });
});
