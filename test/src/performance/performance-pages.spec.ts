import { headingOf } from '../web/web-fixture.js';
import type { PerformanceRig } from './performance-rig.js';
import { performanceRig } from './performance-rig.js';

const year = 'from=2025-11&to=2026-10';
let rig: PerformanceRig;

beforeAll(async () => {
  rig = await performanceRig();
  rig.setNow('2026-10-01T09:00:00.000Z');
  await rig.planIssued('Thornbury', '2026-01-05', 140);
  await rig.planIssued('Castellan', '2026-02-02', 150);
  await rig.planIssued('Okonjo', '2026-02-02', 100, 'West team');
  rig.setNow('2026-11-02T09:00:00.000Z');
  await rig.planIssued('Hussain', '2026-03-02', 141);
  rig.setNow('2026-11-23T08:41:00.000Z');
});
afterAll(() => rig.app.close());

const pageOf = async (person: string, path: string): Promise<string> =>
  (await (await rig.signedIn(person)).get(path).expect(200)).text;

describe('the performance page', () => {
  it('shows the rate with its counts, and draws it without inline styles', async () => {
    const html = await pageOf('demo-manager', `/performance?${year}`);
    expect(headingOf(html)).toBe('Performance');
    expect(html).toContain('50.0%');
    expect(html).toContain('2 of 4');
    expect(html).toMatch(/<svg role="img" aria-label="[^"]+"/);
    expect(html).not.toMatch(/<svg[^]*? style="/);
    expect(html).toContain('worked out from events recorded to 23 November 2026, 8:41am');
  });

  it('shares the late days out so that they add up', async () => {
    const html = await pageOf('demo-manager', '/performance?from=2026-07&to=2026-07');
    expect(html).toContain('2 plans issued late in July 2026 were 11 days late in all');
    const csv = await pageOf('demo-manager', '/performance/late.csv?from=2026-07&to=2026-07');
    expect(csv).toContain('Not explained,11,11');
    expect(csv).toContain('All,11,11');
  });

  it('lists figures about plans and disputes under headings of their own, and leads to the cases', async () => {
    const first = await pageOf('demo-manager', `/performance?${year}`);
    expect(first).toContain(`href="/performance/plans?${year.replace('&', '&amp;')}#disputes-title"`);
    const html = await pageOf('demo-manager', `/performance/plans?${year}`);
    for (const title of ['Annual reviews', 'Phase transfers', 'Disputes', 'Plans that ended']) {
      expect(html).toMatch(new RegExp(`<h2[^>]*>${title}`));
    }
    const cases = await pageOf('demo-manager', `/performance/cases?measure=ehc.tribunal.rate&version=1&${year}`);
    expect(cases).toContain('Plan made');
    expect(cases).toContain('Maya Thornbury');
    expect(cases).toContain('0.0%, 0 of 4');
    const csv = await pageOf('demo-manager', `/performance/plans.csv?${year}`);
    expect(csv).toContain('Disputes,ehc.decisions.appealable,1,Decisions that may be appealed,4,,');
  });

  it('joins no line and says so with fewer than three months of cases', async () => {
    const html = await pageOf('demo-manager', '/performance?from=2026-05&to=2026-06');
    expect(html).toContain('Fewer than 3 months with cases: no line is drawn');
  });

  it('says "No cases", never 0%, where there are none', async () => {
    const html = await pageOf('demo-manager', '/performance?from=2020-01&to=2020-03');
    expect(html).toContain('No cases');
    expect(html).not.toContain('0.0%');
  });

  it('keeps a caseworker to the own team and shows one row with the team’s median', async () => {
    const html = await pageOf('demo-caseworker', `/performance?${year}&team=West+team`);
    expect(html).toContain('1 of 3');
    expect(html).not.toContain('West team');
    expect(html).toContain('Median of the team');
  });

  it('shows the other basis and says which one it is', async () => {
    const html = await pageOf('demo-manager', `/performance?${year}&basis=received`);
    expect(html).toContain('Counted by the day the 20 weeks ended');
    expect(html).toContain('/definitions/ehc.plan.within20w.cohort');
  });

  it('looks back at what was known on a day', async () => {
    const html = await pageOf('demo-auditor', `/performance?${year}&as-at=2026-10-15`);
    expect(html).toContain('2 of 3');
    expect(html).toContain('Looking back');
  });

  it.each(['from=2026-13', 'from=2026-05&to=2026-04', 'as-at=2030-01-01', 'from=1990-01&to=2026-01'])(
    'refuses an address it cannot read: %s',
    async (query) => {
      await (await rig.signedIn('demo-manager')).get(`/performance?${query}`).expect(400);
    },
  );

  it('sends people who are not signed in away', async () => {
    const { default: supertest } = await import('supertest');
    await supertest(rig.app.getHttpServer()).get('/performance').expect(302);
  });
});

describe('the cases behind a figure', () => {
  const cases = `/performance/cases?measure=dfe.plan.within20w&version=1&${year}`;

  it('are named with the days that decided it, the late ones apart', async () => {
    const html = await pageOf('demo-manager', `${cases}&result=late`);
    expect(html).toContain('Maya Castellan');
    expect(html).toContain('Maya Hussain');
    expect(html).not.toContain('Maya Thornbury');
    expect(html).toMatch(/href="\/cases\/EHC-2026-\d{4}"/);
    expect(html).toContain('>150<');
  });

  it('come as a file with the same rows', async () => {
    const lines = (await pageOf('demo-manager', `${cases.replace('cases?', 'cases.csv?')}&result=inTime`))
      .trim()
      .split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain('Maya Thornbury,,2026-01-05,2026-05-25,140,yes,dfe.plan.within20w,1');
  });

  it('do not show another team’s children to a caseworker', async () => {
    expect(await pageOf('demo-caseworker', `${cases}&team=all`)).not.toContain('Okonjo');
  });

  it('are not found for an unknown measure or version', async () => {
    const browser = await rig.signedIn('demo-manager');
    await browser.get('/performance/cases?measure=nothing').expect(404);
    await browser.get('/performance/cases?measure=dfe.plan.within20w&version=9').expect(404);
  });
});

describe('a figure as it was known', () => {
  it('names the events that changed it, the last of which equals what is known now', async () => {
    const html = await pageOf('demo-auditor', `/figures?measure=dfe.plan.within20w&${year}&known=2026-10-15`);
    expect(html).toContain('66.7%');
    expect(html).toContain('16.7 points lower');
    expect(html).toContain('Now counted, outside the numerator');
    expect(html).toContain('Priya Nair');
    expect(html.lastIndexOf('2 of 4')).toBeGreaterThan(html.indexOf('Events that made the difference'));
  });

  it('compares two past days, and gives the steps as a file whose last row is the later figure', async () => {
    const query = `measure=dfe.plan.within20w&${year}&known=15%2F10%2F2026&compare=15%2F10%2F2026`;
    const html = await pageOf('demo-auditor', `/figures?${query}`);
    expect(html).toContain('No difference');
    expect(html).toContain('value="15/10/2026"');
    const auditor = await rig.signedIn('demo-auditor');
    const { text } = await auditor.get(`/figures.csv?measure=dfe.plan.within20w&${year}&known=2026-10-15`).expect(200);
    const rows = text.trim().split('\r\n');
    expect(rows[1]).toContain('66.7%,2 of 3');
    expect(rows.at(-1)).toContain('50.0%,2 of 4');
    expect(rows.at(-2)).toContain('50.0%,2 of 4');
  });

  it.each([
    ['known=31%2F9%2F2026', 'September has 30 days'],
    ['known=2027-01-01', 'must be today or earlier'],
    ['known=2026-10-15&compare=2026-10-01', 'must be on or after the date it was known on'],
    ['from=2026-13', 'Enter the months as year and month'],
    ['known=%3Cscript%3Ealert(1)%3C%2Fscript%3E', 'must be a real date'],
  ])('says what is wrong with %s', async (query, words) => {
    const auditor = await rig.signedIn('demo-auditor');
    const { text } = await auditor.get(`/figures?${query}`).expect(422);
    expect(text).toContain('There is a problem');
    expect(text).toContain(words);
    expect(text).not.toContain('<script>alert');
  });

  it('says so where nothing has changed it', async () => {
    const html = await pageOf('demo-manager', `/figures?measure=dfe.plan.within20w&${year}&known=2026-11-20`);
    expect(html).toContain('Nothing recorded since has changed this figure');
  });

  it('is not for caseworkers', async () => {
    await (await rig.signedIn('demo-caseworker')).get('/figures').expect(404);
  });
});

describe('definitions', () => {
  it('are open to everyone, each with its words and its twin of another date basis', async () => {
    const { default: supertest } = await import('supertest');
    const server = supertest(rig.app.getHttpServer());
    expect((await server.get('/definitions').expect(200)).text).toContain('dfe.plan.within20w');
    const html = (await server.get('/definitions/dfe.plan.within20w').expect(200)).text;
    expect(html).toContain('/definitions/ehc.plan.within20w.cohort');
    expect(html).toContain('halves up');
    await server.get('/definitions/late-days').expect(200);
    await server.get('/definitions/nothing').expect(404);
  });
});

describe('the interface for programs', () => {
  it('lists measures and works one out, also as known on a day', async () => {
    const browser = await rig.signedIn('demo-auditor');
    const list = await browser.get('/api/measures').expect(200);
    const { measures } = list.body as { measures: readonly { id: string }[] };
    expect(measures.map(({ id }) => id)).toContain('dfe.plan.within20w');
    const path = '/api/measures/dfe.plan.within20w?from=2025-11-01&to=2026-10-31';
    expect((await browser.get(path).expect(200)).body).toMatchObject({ numerator: 2, denominator: 4, percentage: 50 });
    expect((await browser.get(`${path}&known-on=2026-10-15`)).body).toMatchObject({ numerator: 2, denominator: 3 });
    await browser.get('/api/measures/dfe.plan.within20w?from=2026-13-01').expect(400);
    expect((await browser.get('/api/published-years/2026').expect(200)).body).toMatchObject({
      counts: { issued: 4, issued_20wk: 2 },
    });
  });
});
