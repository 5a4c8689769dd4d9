import { wordsOf } from '../settings/settings-rig.js';
import { summaryOf } from '../recording/recording-fixture.js';
import type { Browser } from '../web/web-fixture.js';
import { performanceRig } from './performance-rig.js';
import type { PerformanceRig } from './performance-rig.js';

let rig: PerformanceRig;
let helen: Browser;

beforeAll(async () => {
  rig = await performanceRig();
  // Every family is told on day 40: the days to the plan differ.
  await rig.planIssued('Thornbury', '2026-01-05', 140);
  await rig.planIssued('Castellan', '2026-01-12', 150);
  await rig.planIssued('Okonjo', '2026-06-08', 100, 'West team');
  helen = await rig.signedIn('demo-manager');
});
afterAll(() => rig.app.close());

const path = '/performance/stages-compared';
const pageOf = async (query: string, status = 200): Promise<string> =>
  (await helen.get(`${path}${query}`).expect(status)).text;

describe('R15 how long each stage takes, before and after a date', () => {
  it('R15 sets medians side by side, says the difference and opens each side to its own cases', async () => {
    const html = await pageOf('?changed=1/4/2026&weeks=26');
    const words = wordsOf(html);
    expect(words).toContain('Every team · the change of 1 April 2026');
    expect(words).toMatch(/Request to decision to assess 40 2 cases[^–]*40 1 case[^–]*The same/);
    const sides = [...html.matchAll(/href="(\/performance\/cases\?[^"]*requestToDecision[^"]*)"/g)].map(
      ([, href = '']) => href.replaceAll('&amp;', '&'),
    );
    expect(sides).toHaveLength(2);
    const [before = '', after = ''] = await Promise.all(sides.map(async (href) => (await helen.get(href)).text));
    expect([before.includes('Castellan'), before.includes('Okonjo')]).toEqual([true, false]);
    expect([after.includes('Castellan'), after.includes('Okonjo')]).toEqual([false, true]);
    const file = (await helen.get(`${path}.csv?changed=1/4/2026&weeks=26`).expect(200)).text;
    expect(file).toContain(
      'ehc.stageEnded.requestToDecision,Request to decision to assess,42,2025-10-01,2026-03-31,2,40,2026-04-01,2026-09-29,1,40,0',
    );
    expect(wordsOf(await pageOf('?changed=1/4/2026&weeks=26&team=West%20team'))).toMatch(
      /Request to decision to assess – no cases 0 cases[^–]*40 1 case/,
    );
  });

  it('says that a time cut short by today looks shorter than it is, and has a date where none is given', async () => {
    expect(wordsOf(await pageOf('?changed=1/11/2026&weeks=13'))).toContain('68 days short of the time before it');
    expect(wordsOf(await pageOf(''))).toContain('the change of 25 May 2026');
    expect((await helen.get('/performance').expect(200)).text).toContain(`href="${path}"`);
  });

  it.each([
    ['?changed=31/2/2026', ['Date of the change must be a real date. February 2026 has 28 days']],
    ['?changed=24/11/2026', ['Date of the change must be today or earlier']],
    ['?changed=1/1/1901', ['Date of the change must be on or after 1 September 2014, when EHC plans began']],
    ['?changed=<script>&weeks=9999', ['Date of the change must be a real date', 'Choose how many weeks on either side from the list']],
  ])('says what cannot be read of %s', async (query, faults) => {
    const html = await pageOf(query, 422);
    expect(summaryOf(html)).toEqual(faults);
    expect(html).not.toContain('value="<script>');
    await helen.get(`${path}.csv${query}`).expect(404);
  }); // prettier-ignore

  it('refuses days of cases that run backwards or are none', async () => {
    for (const days of ['first=2026-02-01&last=2026-01-01', 'first=2026-02-30&last=2026-03-01', 'first=2026-02-01']) {
      await helen.get(`/performance/cases?measure=ehc.stageEnded.draftToFinal&${days}`).expect(400);
    }
  });

  it('keeps a caseworker to the own team', async () => {
    const priya = await rig.signedIn('demo-caseworker');
    const html = (await priya.get(`${path}?changed=1/4/2026&team=West%20team`).expect(200)).text;
    expect(wordsOf(html)).toContain('East team · the change of');
  });
});
