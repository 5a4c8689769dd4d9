import { EventStore } from '../../../src/event-store/event-store.js';
import { ProjectorService } from '../../../src/projector/projector.service.js';
import { wordsOf } from '../settings/settings-rig.js';
import type { Browser } from '../web/web-fixture.js';
import type { PerformanceRig } from './performance-rig.js';
import { performanceRig } from './performance-rig.js';

const year = 'from=2025-11&to=2026-10';
let rig: PerformanceRig;
let helen: Browser;

beforeAll(async () => {
  rig = await performanceRig();
  rig.setNow('2026-11-02T09:00:00.000Z');
  await rig.planIssued('Thornbury', '2026-01-05', 140);
  await rig.planIssued('Castellan', '2026-02-02', 150);
  await rig.planIssued('Okonjo', '2026-02-02', 100, 'West team');
  await rig.planIssued('Hussain', '2026-03-02', 141);
  rig.setNow('2026-11-23T08:41:00.000Z');
  helen = await rig.signedIn('demo-manager');
});
afterAll(() => rig.app.close());

const pageOf = async (path: string, status = 200): Promise<string> => (await helen.get(path).expect(status)).text;
/** The tables of a CSV, by column name. */
const csvOf = async (path: string): Promise<readonly Readonly<Record<string, string>>[]> => {
  const [head = '', ...lines] = (await pageOf(path))
    .replace(/^\uFEFF/, '')
    .trim()
    .split('\r\n');
  const names = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at] ?? '', cell])));
};

describe('the published rate beside the requests behind it', () => {
  it('adds up, month by month and over the period', async () => {
    const rows = await csvOf(`/performance/backlog.csv?${year}`);
    const outcomes = Object.keys(rows[0] ?? {}).slice(5);
    for (const row of rows) {
      const sum = outcomes.reduce((total, name) => total + Number(row[name]), 0);
      expect(sum).toBe(Number(row['requests received']));
    }
    const [all] = rows.slice(-1);
    expect(all).toMatchObject({ month: 'All', 'plans issued': '4', 'of these in time': '2', percent: '50', 'requests received': '4', 'Plan in time': '2', 'Plan late': '2' }); // prettier-ignore
    expect(rows.find(({ month }) => month === '2026-02')).toMatchObject({ 'plans issued': '0', 'requests received': '2', 'Plan in time': '1', 'Plan late': '1' }); // prettier-ignore
  });

  it('opens every number to exactly so many cases', async () => {
    const html = await pageOf(`/performance?${year}`);
    const figure = html.slice(html.indexOf('backlog-title'), html.indexOf('ages-title'));
    const links = [...figure.matchAll(/<a class="govuk-link" href="(\/performance\/cases[^"]+)"[^>]*>(\d+)</g)];
    expect(links.length).toBeGreaterThan(8);
    for (const [, href = '', count = ''] of links) {
      const cases = await pageOf(href.replaceAll('&amp;', '&'));
      expect([href, wordsOf(cases).includes(` ${count} ${count === '1' ? 'case' : 'cases'} Child`)]).toEqual([
        href,
        true,
      ]);
    }
  });

  it('says both in one sentence, and how it is counted on a page', async () => {
    const words = wordsOf(await pageOf(`/performance?${year}`));
    expect(words).toContain(
      '2 of 4 plans issued in the period were in time: 50.0%, the rate as published. Of the 4 requests received',
    );
    expect(await pageOf('/definitions/backlog')).toContain('a plan in time, a late plan, open within its 20 weeks');
    expect(wordsOf(await pageOf('/performance?from=2020-01&to=2020-03'))).toContain(
      'No plan was issued in the period. No request was received in it.',
    );
  });

  it('looks back: what was open then is open there', async () => {
    const rows = await csvOf(`/performance/backlog.csv?${year}&as-at=2026-10-31`);
    expect(rows.at(-1)).toMatchObject({ 'requests received': '0' });
  });
});

describe('numbers of the page', () => {
  it('open the days late to the cases that add up to them', async () => {
    const html = await pageOf('/performance?from=2026-07&to=2026-07');
    const late = html.slice(html.indexOf('late-title'));
    const href =
      /href="(\/performance\/late-cases[^"]+holder=notExplained)"[^>]*>11</.exec(late)?.[1]?.replaceAll('&amp;', '&') ??
      '';
    const page = wordsOf(await pageOf(href));
    expect(page).toContain('11 days of 11 days late');
    expect(page).toMatch(/Castellan EHC-2026-\d+ 2 Jul 2026 10 10/);
    expect(page).toMatch(/Hussain EHC-2026-\d+ 21 Jul 2026 1 1 All 11 11/);
    await pageOf('/performance/late-cases?holder=nobody', 400);
    await pageOf('/performance/late-cases?as-at=2026-10-31', 404);
    expect(await pageOf(href.replace('late-cases?', 'late-cases.csv?'))).toContain('Castellan');
  });

  it('open work per person to its cases and limits; a caseworker sees only the own', async () => {
    const html = await pageOf(`/performance?${year}`);
    expect(html).toContain('/performance/workload.csv');
    expect(await pageOf('/definitions/workload')).toContain('Due in 28 days');
    await pageOf('/performance/workload-limits?worker=demo-caseworker&which=overdue');
    await pageOf('/performance/workload-limits?worker=demo-caseworker', 400);
    const priya = await rig.signedIn('demo-caseworker');
    await priya.get('/performance/workload-limits?worker=demo-caseworker&which=due').expect(200);
    await priya.get('/performance/workload-limits?worker=demo-manager&which=due').expect(404);
    await (await rig.signedIn('demo-auditor')).get('/performance/workload-limits?worker=x&which=due').expect(404);
  });

  it('narrow the cases behind a figure to one worker, or refuse what they cannot be narrowed by', async () => {
    const cases = (part: string): string => `/performance/cases?measure=dfe.plan.within20w&version=1&${year}${part}`;
    expect(wordsOf(await pageOf(cases('&worker=demo-caseworker')))).toContain('Priya Nair · 50.0%, 2 of 4');
    expect(wordsOf(await pageOf(cases('&worker=somebody')))).toContain('No cases');
    await pageOf(cases('&body=education'), 400);
  });

  it('stand in charts that have their tables', async () => {
    const html = await pageOf(`/performance?${year}`);
    for (const label of ['How long each stage takes', 'What became of the requests of each month']) {
      expect(html).toMatch(new RegExp(`<svg role="img" aria-label="${label}`));
    }
  });

  it('say how far they are behind while they catch up', async () => {
    expect(await pageOf(`/performance?${year}`)).not.toContain('catching up');
    await rig.app.get(ProjectorService).stop();
    const before = await rig.app.get(EventStore).head();
    const caughtUp = rig.planIssued('Castle', '2026-04-06', 100);
    caughtUp.catch(() => undefined);
    await expect(caughtUp).rejects.toThrow();
    const behind = (await rig.app.get(EventStore).head()) - before;
    expect(behind).toBeGreaterThan(0);
    expect(await pageOf(`/performance?${year}`)).toContain(
      `Figures are catching up. Worked out to 2 November 2026, 9:00am; ${behind} events still to add.`,
    );
  });
});
