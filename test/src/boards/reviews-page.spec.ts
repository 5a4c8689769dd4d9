import { caseApp } from '../cases/case-app.js';
import type { CaseApp } from '../cases/case-app.js';
import type { Browser } from '../web/web-fixture.js';
import { headingOf } from '../web/web-fixture.js';
import { keptPlan, picturedPlans } from './sample-plans.js';

let app: CaseApp;
let priya: Browser;
let helen: Browser;
let plans: Awaited<ReturnType<typeof picturedPlans>>;

const page = async (browser: Browser, path: string): Promise<string> => {
  const { text } = await browser.get(path).expect(200);
  return text.replaceAll(/\s+/g, ' ');
};
/** The row of one child, as text. */
const rowOf = (text: string, name: string): string => {
  const from = text.indexOf(`>${name}<`);
  if (from < 0) throw new Error(`${name} is not on the page`);
  return text.slice(from, text.indexOf('</tr>', from)).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
}; // prettier-ignore

describe('the board of annual reviews', () => {
  beforeAll(async () => {
    app = await caseApp();
    plans = await picturedPlans(app);
    await app.settled();
    priya = await app.as('demo-caseworker');
    helen = await app.as('demo-manager');
  });
  afterAll(() => app.close());

  it('counts what is late or next and lists each plan with the day before its anniversary', async () => {
    const text = await page(helen, '/reviews');
    expect(headingOf(text)).toBe('Annual reviews');
    expect(text).toContain('5 plans kept · 1 late · 3 due by 21 February 2027');
    expect(text).toMatch(/counters__number">1<\/span> <a[^>]*>Review late/);
    expect(text).toMatch(/counters__number">1<\/span> <a[^>]*>Decision late/);
    expect(text).toMatch(/counters__number">1<\/span> <a[^>]*>Due, not booked/);
    expect(text).toMatch(/counters__number">1<\/span> <a[^>]*>Final plan to send/);
    expect(rowOf(text, 'Ruby Sallow')).toMatch(
      /Oak Bank Primary .*22 Nov 2025 Sat 21 Nov 2026 2 days overdue Not booked/,
    );
    expect(rowOf(text, 'Dylan Pryce')).toMatch(/Wed 25 Nov 2026 In 2 days Booked 25 Nov Transfer 2027/);
    expect(text.indexOf('Ruby Sallow')).toBeLessThan(text.indexOf('Dylan Pryce'));
    expect(text).not.toContain('Otis Kestrel');
  });

  it('shows the clocks of both owners: the school’s report, our decision, then the final plan and the twelve weeks', async () => {
    const text = await page(helen, '/reviews');
    const noah = rowOf(text, 'Noah Pellew');
    expect(noah).toContain('Meeting held 20 Oct School’s report by 3 Nov Our decision by 17 Nov');
    expect(noah).toContain('Report 20 days overdue Decision 6 days overdue');
    const finley = rowOf(text, 'Finley Rosewarne');
    expect(finley).toContain(
      'Amendment notice sent 28 Sep Final plan by 23 Nov (8 weeks) 12 weeks from the meeting: 3 Dec',
    );
    expect(finley).toContain('Final plan today');
  });

  it('leads to the form of the next step, and to the plan where there is nothing to record yet', async () => {
    const { ruby, dylan, noah, finley } = plans;
    const text = await page(helen, '/reviews');
    const href = ({ reference, planId }: typeof ruby, form: string): string =>
      `/cases/${reference}/plans/${planId}/${form}`;
    expect(text).toContain(`href="${href(ruby, 'arrange-review')}"`);
    expect(text).toContain(`href="/cases/${dylan.reference}/plan"`);
    expect(text).toContain(`href="${href(noah, 'send-review-report')}/`);
    expect(text).toContain(`href="${href(finley, 'send-amended-plan')}/`);
  });

  it('groups by month, and keeps apart what was reviewed but owes a plan', async () => {
    const text = await page(helen, '/reviews');
    const headings = [...text.matchAll(/<h2[^>]*id="by-[^"]+">([^<]+)</g)].map(([, title]) => title?.trim());
    expect(headings).toEqual(['November 2026', 'December 2026', 'Reviewed, with something still to send']);
  });

  it('begins with a caseworker’s own plans and takes everything else from the address', async () => {
    const own = await page(priya, '/reviews');
    expect(own).not.toContain('Finley');
    expect(own).toContain('Ruby Sallow');
    expect(await page(priya, '/reviews?who=everyone')).toContain('Finley');
    expect(await page(priya, '/reviews?who=team:West%20team')).not.toContain('Ruby');
    expect(await page(helen, '/reviews?within=30')).not.toContain('Hana');
    expect(await page(helen, '/reviews?within=all')).toContain('Hana');
    const december = await page(helen, '/reviews?month=2026-12');
    expect(december).toContain('Noah');
    expect(december).not.toContain('Ruby');
    expect(await page(helen, '/reviews?show=decision-late')).toContain('Showing 1: decision late');
    expect(await page(helen, '/reviews?where=booked')).toContain('Showing 1');
    expect(await page(helen, '/reviews?where=notice')).toContain('No review fits what you chose.');
  });

  it('narrows to one school without its number on disk in clear', async () => {
    const text = await page(helen, '/reviews?setting=140002');
    expect(text).toContain('Noah');
    expect(text).not.toContain('Ruby');
    expect(text).toMatch(/<option value="140002" selected>Harbour Academy/);
  });

  it('follows what is recorded', async () => {
    const { childId, planId } = await keptPlan(app, { name: ['Billy', 'Trask'], birthDate: '2023-01-09', school: ['Little Acorns', '140004'], madeOn: '2025-06-18', lastReviewedOn: '2025-12-16' }); // prettier-ignore
    await app.settled();
    expect(await page(helen, '/reviews/settings/140004')).toContain('Billy Trask');
    const personal = { [childId]: { name: 'Oak Bank Primary', urn: '140001' } };
    await app.record('child', childId, { type: 'RecordSetting', on: '2026-11-20', data: {}, personal });
    const meeting = { reviewId: planId, kind: 'annual', heldBy: 'setting', yearNineOrLater: null };
    await app.record('plan', planId, { type: 'RecordReviewMeeting', on: '2026-11-20', data: meeting });
    await app.settled();
    expect(rowOf(await page(helen, '/reviews'), 'Billy Trask')).toContain('Meeting held 20 Nov');
    expect(await page(helen, '/reviews/settings/140001')).toContain('Billy Trask');
    await helen.get('/reviews/settings/140004').expect(404);
  });

  it('lists one school for printing, with the clocks in columns', async () => {
    const schools = await page(helen, '/reviews/settings');
    expect(schools).toContain('<a class="govuk-link" href="/reviews/settings/140002">Harbour Academy</a>');
    const text = await page(helen, '/reviews/settings/140002');
    expect(headingOf(text)).toBe('Annual reviews: Harbour Academy');
    expect(text).toContain('URN 140002 · 2 plans · 0 reviews late · 1 of our decisions late');
    expect(rowOf(text, 'Noah Pellew')).toMatch(
      /Held 20 Oct Tue 3 Nov 2026 20 days overdue Tue 17 Nov 2026 6 days overdue –/,
    );
  });

  it('gives the same as CSV, with no cell that a spreadsheet would run', async () => {
    const { text, headers } = await helen.get('/reviews.csv?who=everyone').expect(200);
    expect(headers['content-disposition']).toContain('reviews-2026-11-23.csv');
    const finley = text.split('\r\n').find((line) => line.includes('Finley')) ?? '';
    expect(finley).toContain(`"'=Saltings"`);
    expect(finley).toContain('"2026-11-23","2026-12-03"');
    const school = await helen.get('/reviews/settings/140002.csv').expect(200);
    expect(school.text.trim().split('\r\n')).toHaveLength(3);
  });

  it.each([
    '/reviews?who=worker:&within=-5&setting=%27%20OR%201&month=2026-13&where=__proto__&show=constructor&page=-1',
    '/reviews?who[]=a&within[x]=1&page=1e9&month=2026-11&month=2026-12',
    '/reviews?page=999999',
    '/reviews?setting=%3Cscript%3Ealert(1)%3C/script%3E',
  ])('reads an address of %s as far as it makes sense', async (path) => {
    const text = await page(helen, path);
    expect(text).not.toContain('<script>alert');
    expect(headingOf(text)).toBe('Annual reviews');
  });

  it.each(['/reviews/settings/999999', '/reviews/settings/abc', '/reviews/settings/..%2f..%2fetc.csv'])(
    'has no school at %s',
    async (path) => {
      await helen.get(path).expect(404);
    },
  );

  it('is for caseworkers and managers, and knows today alone', async () => {
    for (const path of ['/reviews', '/reviews.csv', '/reviews/settings', '/reviews/settings/140002']) {
      await (await app.as('demo-auditor')).get(path).expect(404);
      await app.visitor().get(path).expect(302);
    }
    await helen
      .get('/reviews?as-at=2026-09-30&month=2026-12')
      .expect(302)
      .expect('Location', '/reviews?who=everyone&month=2026-12');
  });

  // Last, as its plans would be in the counts of the others.
  it('pages the list of a school with many plans: counted and downloaded whole', async () => {
    for (let at = 0; at < 53; at += 1) {
      // The first three were last reviewed longest ago, and are late.
      const lastReviewedOn = at < 3 ? `2025-11-0${String(at + 1)}` : `2026-0${String(3 + Math.trunc(at / 20))}-${String(10 + (at % 20))}`;
      await keptPlan(app, { name: ['Ada', `Vale${String(at)}`], birthDate: '2016-03-17', school: ['Long Lane School', '140077'], madeOn: '2022-11-24', lastReviewedOn });
    } // prettier-ignore
    await app.settled();
    const children = (text: string): readonly string[] => [...text.matchAll(/>Ada (Vale\d+)</g)].map(([, name = '']) => name); // prettier-ignore
    const expected = Array.from({ length: 53 }, (_, at) => `Vale${String(at)}`);
    const first = await page(helen, '/reviews/settings/140077');
    expect(children(first)).toEqual(expected.slice(0, 50));
    expect(first).toContain('URN 140077 · 53 plans · 3 reviews late · 0 of our decisions late');
    expect(first).toContain('Download CSV (53)');
    expect(first).toContain('1 to 50 of 53');
    expect(first).toContain('href="/reviews/settings/140077?page=2"');
    const second = await page(helen, '/reviews/settings/140077?page=2');
    expect(children(second)).toEqual(expected.slice(50));
    expect(second).toContain('53 plans · 3 reviews late');
    expect(second).toContain('51 to 53 of 53');
    for (const beyond of ['999999', '3']) {
      expect(children(await page(helen, `/reviews/settings/140077?page=${beyond}`))).toEqual(expected.slice(50));
    }
    for (const none of ['0', '-1', '1.5', 'x', '&page[a]=2']) {
      expect(children(await page(helen, `/reviews/settings/140077?page=${none}`))).toEqual(expected.slice(0, 50));
    }
    const all = await helen.get('/reviews/settings/140077.csv?page=2').expect(200);
    expect(all.text.trim().split('\r\n')).toHaveLength(54);
    const one = await page(helen, '/reviews/settings/140002');
    expect(one).not.toContain('govuk-pagination');
  });
});

it('says what is to come where there are no plans', async () => {
  const empty = await caseApp();
  try {
    const manager = await empty.as('demo-manager');
    expect(await page(manager, '/reviews')).toContain('There are no plans here yet.');
    expect(await page(manager, '/reviews/settings')).toContain('No plan has a school or college');
    expect(await page(await empty.as('demo-caseworker'), '/reviews')).toContain('a manager allocates it to you');
  } finally {
    await empty.close();
  }
});
