import { fivePlans, planFile } from '../../support/five-plans.js';
import { LiveRig } from './live-rig.js';
import { bare, PlanReader, textsOf } from './plan-reading.js';

let rig: LiveRig;
let plans: PlanReader;
beforeAll(async () => {
  rig = await LiveRig.start({ children: 20, years: 1, seed: 5 });
  plans = new PlanReader(rig);
}, 120_000);
afterAll(() => rig.close());

/** What no page shows: how the file calls its own columns and codes. */
const mostBytes = 150_000;

describe.each(fivePlans)('every text of %s', (plan) => {
  it('stands on some page of it, and no page is heavy', async () => {
    const file = planFile(plan);
    const themes = file.nodes.filter(({ parentId }) => parentId === null);
    const pages = ['', 'milestones', 'timeline', 'money', 'gaps', 'about', 'overdue', 'versions', 'measures'].map((page) => `${plan}${page === '' ? '' : `/${page}`}`); // prettier-ignore
    const seen: string[] = [];
    const read = async (path: string): Promise<void> => {
      seen.push(bare(await plans.html(path)));
    };
    for (const page of [...pages, ...themes.map(({ id }) => `${plan}?theme=${id}`)]) await read(page);
    const missing = (texts: readonly string[]): readonly string[] =>
      texts.filter((text) => !seen.some((page) => page.includes(bare(text))));
    for (const item of file.items) if (missing(textsOf(item)).length > 0) await read(`${plan}/items/${item.id}`);
    for (const one of file.measures) if (missing(textsOf(one)).length > 0) await read(`${plan}/measures/${one.id}`);
    const asNow = plan === 'kirklees' ? [file.items.find(({ id }) => id === 'o1.2')?.summary] : [];
    expect(missing(textsOf(file)).filter((text) => !asNow.includes(text))).toEqual([]);
    expect([...plans.sizes].filter(([, bytes]) => bytes > mostBytes)).toEqual([]);
  });
});
