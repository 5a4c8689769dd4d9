import { caseApp } from '../cases/case-app.js';
import type { CaseApp } from '../cases/case-app.js';
import type { Browser } from '../web/web-fixture.js';
import { headingOf } from '../web/web-fixture.js';
import { fact, keptPlan, picturedPlans } from './sample-plans.js';

let app: CaseApp;
let helen: Browser;

const page = async (browser: Browser, path: string): Promise<string> => {
  const { text } = await browser.get(path).expect(200);
  return text.replaceAll(/\s+/g, ' ');
};
const words = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

describe('the grid of phase transfers', () => {
  beforeAll(async () => {
    app = await caseApp();
    await picturedPlans(app);
    // A return states the date of a planned move once more, and of one move without its kind.
    await keptPlan(app, {
      name: ['Kofi', 'Asante'], birthDate: '2016-01-01', school: ['Oak Bank Primary', '140001'], madeOn: '2023-01-09', lastReviewedOn: '2025-12-01',
      since: (id) => [
        fact('PhaseTransferPlanned', '2026-09-21', { transferId: id('transfer'), kind: 'primaryToSecondary', transferOn: '2027-09-01' }),
        fact('PhaseTransferRecorded', '2026-09-22', { dueOn: '2027-02-15', finalisedOn: null }),
        fact('PhaseTransferRecorded', '2026-11-10', { dueOn: '2027-02-15', finalisedOn: '2026-11-10' }),
      ],
    }); // prettier-ignore
    await keptPlan(app, {
      name: ['Wren', 'Nakamba'], birthDate: '2016-01-01', school: ['Weirside Juniors', '140005'], madeOn: '2023-01-09', lastReviewedOn: '2025-12-01',
      since: () => [fact('PhaseTransferRecorded', '2026-09-22', { dueOn: '2027-02-15', finalisedOn: null })],
    }); // prettier-ignore
    await app.settled();
    helen = await app.as('demo-manager');
  });
  afterAll(() => app.close());

  it('goes to the cohort that moves in the September to come', async () => {
    await helen.get('/transfers').expect(302).expect('Location', '/transfers/2027');
  });

  it('counts down to the strict last days, with the working day before and the customary dates in words', async () => {
    const text = words(await page(helen, '/transfers/2027'));
    expect(text).toContain('must be sent before 15 February 2027 83 days left');
    expect(text).toContain('Last day Sunday 14 February 2027 · act by Friday 12 February 2027 · 2 of 3 still to send');
    expect(text).toContain('must be sent before 31 March 2027 127 days left');
    expect(text).toContain('Last day Tuesday 30 March 2027 · 1 of 1 still to send');
  });

  it('warns of those for whom the full twelve weeks are gone', async () => {
    const text = words(await page(helen, '/transfers/2027'));
    expect(text).toContain('2 young people have no review meeting, and the full 12 weeks is no longer there');
    expect(text).toContain(
      'A meeting by 22 November 2026 left 4 weeks to decide and 8 to finish before 15 February 2027.',
    );
    expect(text).toContain('For post-16 the same date is 5 January 2027.');
    const list = await page(helen, '/transfers/2027/list?past=yes');
    expect(list).toContain('Dylan Pryce');
    expect(list).toContain('Wren Nakamba');
    expect(list).not.toContain('Hana');
  });

  it('counts every young person once, at one step of one kind of move', async () => {
    const html = await page(helen, '/transfers/2027');
    expect(html).toContain('4 young people · 1 final plan sent');
    const rows = [...html.slice(html.indexOf('app-grid')).matchAll(/<tr class="govuk-table__row">(.*?)<\/tr>/g)].map(
      ([, row]) => words(row ?? ''),
    );
    const primary = rows.find((row) => row.includes('Primary to secondary')) ?? '';
    expect(primary).toContain('2 young people · before 15 Feb');
    expect(primary).toMatch(/50\.0% 1 of 2/);
    expect(rows.find((row) => row.includes('kind not recorded'))).toContain('1 young person');
    expect(html).toContain('href="/transfers/2027/list?kind=secondaryToPost16&amp;step=asking&amp;who=everyone"');
    expect(html).toMatch(/<caption[^>]*>Phase transfers for September 2027: how many/);
  });

  it('says which schools still have to reply, how long ago they were asked, and that this is guidance', async () => {
    const text = words(await page(helen, '/transfers/2027'));
    expect(text).toContain('Schools and colleges still to reply (2)');
    expect(text).toMatch(/Northmere College 1 1 Asked 23 Oct 2026, 16 days late/);
    expect(text).toMatch(/Foundry Sixth Form 1 0 Asked 20 Nov 2026 /);
    expect(text).toContain('That is guidance: no reply does not stop the decision.');
    expect(await page(helen, '/transfers/2027/list?asked=140009')).toContain('Hana Sato-Mills');
    expect(await page(helen, '/transfers/2027/list?asked=140001')).toContain('Nobody stands here now.');
  });

  it('says how far the aims for year 6 are met', async () => {
    const text = words(await page(helen, '/transfers/2027'));
    expect(text).toContain('Review held by 31 December 2026 0.0% 0 of 2, so far');
    expect(text).toContain('Final plan sent by 15 February 2027 50.0% 1 of 2');
  });

  it('lists a cell, narrows by caseworker, and gives both as CSV', async () => {
    const list = await page(helen, '/transfers/2027/list?kind=secondaryToPost16&step=asking');
    expect(headingOf(list)).toBe('Secondary to post-16 · Asking schools');
    expect(words(list)).toContain('2 of 2 still to reply');
    const { text } = await helen.get('/transfers/2027/list.csv?kind=secondaryToPost16').expect(200);
    expect(text.trim().split('\r\n')).toHaveLength(2);
    expect(text).toContain('"Northmere College; Foundry Sixth Form"');
    const all = await helen.get('/transfers/2027.csv').expect(200);
    expect(all.text.trim().split('\r\n')).toHaveLength(5);
    expect(await page(helen, '/transfers/2027?who=worker:nobody')).toContain('0 young people');
  });

  it('follows what is recorded', async () => {
    const people = async (): Promise<number> =>
      Number(/([\d,]+) young p/.exec(words((await helen.get('/transfers/2027')).text))?.[1]);
    const before = await people();
    await keptPlan(app, {
      name: ['Mina', 'Osei'], birthDate: '2016-02-01', school: ['Oak Bank Primary', '140001'], madeOn: '2023-01-09', lastReviewedOn: '2025-12-01',
      since: () => [fact('PhaseTransferRecorded', '2026-09-22', { dueOn: '2027-02-15', finalisedOn: null })],
    }); // prettier-ignore
    await app.settled();
    expect(await people()).toBe(before + 1);
  });

  it('shows an empty year, and none that cannot be', async () => {
    expect(await page(helen, '/transfers/2031')).toContain('0 young people · 0 final plans sent');
    for (const path of ['/transfers/next', '/transfers/1999', '/transfers/2027x', '/transfers/20270.csv']) {
      await helen.get(path).expect(404);
    }
    await page(helen, '/transfers/2027/list?kind=constructor&step=__proto__&asked=%3Cb%3E&past=no&page=-4&who[]=x');
  });

  it('is for caseworkers and managers, and knows today alone', async () => {
    for (const path of ['/transfers', '/transfers/2027', '/transfers/2027.csv', '/transfers/2027/list']) {
      await (await app.as('demo-auditor')).get(path).expect(404);
      await app.visitor().get(path).expect(302);
    }
    await helen.get('/transfers/2027?as-at=2026-09-30').expect(302).expect('Location', '/transfers/2027');
  });
});
