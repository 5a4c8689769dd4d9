import { jest } from '@jest/globals';
import { ChildDirectory } from '../../../src/children/child-directory.service.js';
import { ReadModelStore } from '../../../src/projector/read-model-store.js';
import { needsAssessmentView } from '../../../projections/case-view/case-view.projection.js';
import { wordsOf } from '../settings/settings-rig.js';
import type { Browser } from '../web/web-fixture.js';
import type { PerformanceRig } from './performance-rig.js';
import { performanceRig } from './performance-rig.js';

const list = '/performance/late-cases?from=2026-05&to=2026-08';
const east = Array.from({ length: 51 }, (_, at) => ({ surname: `Eastern${at + 1}.`, days: at + 1 }));
const west = ['Westa', 'Westb', 'Westc'].map((surname) => ({ surname, days: 10 }));
let rig: PerformanceRig;
let helen: Browser;

beforeAll(async () => {
  rig = await performanceRig();
  const issued = (team: string, plans: typeof east): Promise<unknown> =>
    Promise.all(plans.map(({ surname, days }) => rig.planIssued(surname, '2026-01-05', 140 + days, team)));
  await issued('East team', east);
  await issued('West team', west);
  helen = await rig.signedIn('demo-manager');
});
afterAll(() => rig.app.close());

const pageOf = async (path: string): Promise<string> => (await helen.get(path).expect(200)).text;
/** Surnames of a page, as they stand. */
const surnames = (html: string): readonly string[] =>
  [...html.matchAll(/Maya (Eastern\d+\.|West[abc])/g)].map(([, surname = '']) => surname);

describe('the list of late plans', () => {
  // First, while nothing has been worked out yet.
  it('has each team its own, also where two are asked for at once', async () => {
    const [easts, wests, all] = await Promise.all([
      pageOf(`${list}&team=East+team`),
      pageOf(`${list}&team=West+team`),
      pageOf(list),
    ]);
    expect(wordsOf(easts)).toContain('1,326 days late in all');
    expect(wordsOf(wests)).toContain('30 days late in all');
    expect([...surnames(wests)].sort()).toEqual(west.map(({ surname }) => surname));
    expect(wordsOf(all)).toContain('1,356 days late in all');
  });

  it('comes fifty a page, the most days first, each page with the totals of all', async () => {
    const pages = [await pageOf(list), await pageOf(`${list}&page=2`)];
    const [first = [], second = []] = pages.map(surnames);
    expect([first.length, second.length, new Set([...first, ...second]).size]).toEqual([50, 4, 54]);
    expect([first[0], second.at(-1)]).toEqual(['Eastern51.', 'Eastern1.']);
    for (const html of pages) {
      expect(wordsOf(html)).toContain('54 plans, the most days first');
      expect(wordsOf(html)).toContain('All of every page 1,356 1,356');
    }
    expect(pages[0]).toContain(`href="${list.replace('&', '&amp;')}&amp;page=2"`);
    expect(surnames(await pageOf(`${list}&page=99`))).toEqual(second);
  });

  it('keeps team and holder from page to page', async () => {
    const address = `${list}&team=East+team&holder=notExplained`;
    const html = await pageOf(address);
    expect(html).toContain(`href="${address.replaceAll('&', '&amp;')}&amp;page=2"`);
    expect(surnames(await pageOf(`${address}&page=2`))).toEqual(['Eastern1.']);
  });

  it('opens the names of its page alone; the CSV has all', async () => {
    const opened = jest.spyOn(rig.app.get(ChildDirectory), 'namesOf');
    await pageOf(`${list}&page=2`);
    const csv = await pageOf(list.replace('late-cases?', 'late-cases.csv?'));
    expect(opened.mock.calls.map(([children]) => children.length)).toEqual([4, 54]);
    opened.mockRestore();
    expect(surnames(csv)).toHaveLength(54);
  });

  it('has what was recorded or corrected a moment ago, and opens no other case for it', async () => {
    const opened = jest.spyOn(rig.app.get(ReadModelStore), 'getMany');
    const cases = (): readonly string[] =>
      opened.mock.calls.flatMap(([name, keys]) => (name === needsAssessmentView.name ? keys : []));
    const id = await rig.planIssued('Westd', '2026-01-05', 145, 'West team');
    expect(wordsOf(await pageOf(`${list}&team=West+team`))).toContain('35 days late in all');
    expect(wordsOf(await pageOf(list))).toContain('55 plans');
    expect(cases()).toEqual([`needsAssessment-${id}`]);
    // Sent three days later than was recorded.
    await rig.correct(id, 3, '2026-06-02');
    expect(wordsOf(await pageOf(`${list}&team=West+team`))).toContain('38 days late in all');
    expect(cases()).toHaveLength(2);
    opened.mockRestore();
  });
});
