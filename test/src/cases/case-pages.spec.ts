import { headingOf } from '../web/web-fixture.js';
import type { Browser } from '../web/web-fixture.js';
import { caseApp } from './case-app.js';
import type { CaseApp } from './case-app.js';
import { leo, maya, zainab } from './sample-cases.js';
import type { SampleCase } from './sample-cases.js';

let app: CaseApp;
let priya: Browser;
let auditor: Browser;
let mayas: SampleCase;
let leos: SampleCase;

beforeAll(async () => {
  app = await caseApp();
  mayas = await maya(app);
  leos = await leo(app);
  await zainab(app);
  await app.settled();
  priya = await app.as('demo-caseworker');
  auditor = await app.as('demo-auditor');
});
afterAll(() => app.close());

const page = async (browser: Browser, path: string): Promise<string> => {
  const { text } = await browser.get(path).expect(200);
  return text.replaceAll(/\s+/g, ' ');
};

describe('the summary of a case', () => {
  it('shows who the child is, the stage, the next legal date and the final plan', async () => {
    const text = await page(priya, `/cases/${mayas.reference}`);
    expect(headingOf(text)).toBe('Maya Thornbury');
    expect(text).toContain('14 March 2019 (age 7, Year 3)');
    expect(text).toContain('1 of 2 received · since 24 September 2026');
    expect(text).toContain('Mon 7 December 2026');
    expect(text).toContain('Mon 4 January 2027');
    expect(text).toContain('send draft by Friday 18 December to leave 15 days');
    expect(text).toContain('Today: week 14, day 98');
  });

  it('offers what the workflow allows, best first, and says why the rest is not possible yet', async () => {
    const text = await page(priya, `/cases/${mayas.reference}`);
    const receive = text.indexOf(`/advice/${mayas.adviceIds[0] ?? ''}/received`);
    const decide = text.lastIndexOf('/decision-to-issue');
    expect(receive).toBeGreaterThan(0);
    expect(decide).toBeGreaterThan(receive);
    expect(text).toContain('Educational psychology is 18 days late, last chased 16 November 2026');
    expect(text).toContain('<strong>Send a draft plan</strong>: First record that there will be a plan.');
    expect(text).not.toContain('Record the decision whether to assess');
  });

  it('tells what an exception lifts, what it cannot reach and how the case counts', async () => {
    const text = await page(priya, `/cases/${leos.reference}`);
    expect(text).toContain('Exception: away from the area for 4 weeks or more');
    expect(text).toContain('10 August 2026 to 18 September 2026 (40 days).');
    expect(text).toContain('week 16 (reg 10(4)(d)) and week 20 (reg 13(3) applying reg 10(4)(d))');
    expect(text).toContain('It could not excuse week 6');
    expect(text).toContain('agreed 21 September 2026 by Helen Marsh');
    expect(text).toContain('As soon as practicable');
    expect(text).toContain('Not counted at all');
    expect(text).toContain('Fri 27 November 2026');
    // Never a date made of the limit and the days away.
    expect(text).not.toContain('9 Dec 2026');
  });

  it('shows an auditor the case without anything to record', async () => {
    const text = await page(auditor, `/cases/${mayas.reference}`);
    expect(headingOf(text)).toBe('Maya Thornbury');
    expect(text).not.toContain('What can be done now');
    expect(text).not.toContain('Record something');
  });

  it('looks the same for a case that is not there and one with a strange name', async () => {
    await priya.get('/cases/EHC-2026-9999').expect(404);
    await priya.get('/cases/EHC-2026-9999/history').expect(404);
    await app.visitor().get(`/cases/${mayas.reference}`).expect(302);
  });
});

describe('a case on a past date', () => {
  it('shows what was known at the end of that day, before a correction came, and records nothing', async () => {
    const text = await page(priya, `/cases/${mayas.reference}?as-at=2026-09-30`);
    expect(text).toContain('<title>30 September 2026: Maya Thornbury');
    expect(text).toContain('As known at the end of <strong>Wednesday 30 September 2026</strong>');
    // First written down as 20 August: every limit three days later than now.
    expect(text).toContain('Thu 7 January 2027');
    expect(text).not.toContain('What can be done now');
  });

  it('says so where nothing had been recorded by then', async () => {
    const text = await page(priya, `/cases/${mayas.reference}?as-at=2026-08-01`);
    expect(headingOf(text)).toBe(mayas.reference);
    expect(text).toContain('Nothing was recorded about this case by then');
    expect(text).not.toContain('Maya');
  });

  it('shows today for a day that is not over', async () => {
    const path = `/cases/${mayas.reference}`;
    await priya.get(`${path}?as-at=2026-11-23`).expect(302).expect('Location', path);
    await priya.get(`${path}?as-at=nonsense`).expect(302).expect('Location', path);
  });
});

describe('the other pages of a case', () => {
  it('counts every clock in words, from the event that day 0 came from', async () => {
    const text = await page(priya, `/cases/${mayas.reference}/clocks`);
    expect(text).toContain('17 August 2026 + 16 weeks');
    expect(text).toContain('SEND Regs 2014 (SI 2014/1530)');
    expect(text).toContain('/history/2">the request was received</a>');
    expect(text).toContain('in force from');
  });

  it('lists late advice first with how long it has taken, and the chasing', async () => {
    const text = await page(priya, `/cases/${mayas.reference}/advice`);
    expect(text.indexOf('Educational psychology')).toBeLessThan(text.indexOf('Paediatrics'));
    expect(text).toContain('60 days so far');
    expect(text).toContain('18 days overdue');
    expect(text).toContain('7 days late');
    expect(text).toContain('It does not move 7 December 2026 or 4 January 2027');
    expect(text).toContain(`/advice/${mayas.adviceIds[0] ?? ''}/chase`);
    expect(await page(auditor, `/cases/${mayas.reference}/advice`)).not.toContain('/chase');
  });

  it('says who the law names where nobody has been asked', async () => {
    expect(await page(priya, `/cases/${leos.reference}/advice`)).toContain('No body has been asked yet');
  });

  it('tells the history newest first, with both dates where they differ and corrections struck through', async () => {
    const text = await page(priya, `/cases/${mayas.reference}/history`);
    expect(text).toContain('9 events, newest first');
    expect(text.indexOf('Chased: educational psychology')).toBeLessThan(
      text.indexOf('Request received from the family'),
    );
    expect(text).toContain('Happened Thursday 12 November 2026 · recorded Friday 13 November 2026 at 9:05am');
    expect(text).toContain('Corrected: request received from the family');
    expect(text).toContain('<s>20 Aug 2026');
    expect(text).toContain('Advice asked for (2)');
    expect(await page(priya, `/cases/${mayas.reference}/history?show=corrections`)).not.toContain('Chased');
  });

  it('shows one event with its facts, its fingerprint and what it changed', async () => {
    const text = await page(priya, `/cases/${mayas.reference}/history/7`);
    expect(text).toContain('Event 7 of 9');
    expect(text).toContain('<s>20 Aug 2026');
    expect(text).toMatch(/<code class="app-fingerprint">[0-9a-f]{64}<\/code>/);
    expect(text).toContain('Thu 7 Jan 2027');
    expect(text).toContain('Mon 4 Jan 2027');
    const request = await page(priya, `/cases/${mayas.reference}/history/2`);
    expect(request).toContain(`/cases/${mayas.reference}/corrections/new?event=0`);
    expect(await page(auditor, `/cases/${mayas.reference}/history/2`)).not.toContain('corrections/new');
    expect(text).toContain('It was mistyped');
    expect(text).toContain('7 of 9 in this case, 6 in its own chain');
    await priya.get(`/cases/${mayas.reference}/history/10`).expect(404);
    await priya.get(`/cases/${mayas.reference}/history/0`).expect(404);
  });

  it('says of the history whether it can be trusted, and leads back to a past date: auditors and managers by replay', async () => {
    const history = `/cases/${mayas.reference}/history`;
    const ours = await page(priya, history);
    expect(ours).toContain('All 9 events match their fingerprints');
    expect(ours).toContain(`href="${history}?as-at=2026-11-22"`);
    expect(ours).not.toContain('/replay/');
    expect(await page(auditor, history)).toContain(`href="/replay/${mayas.reference}?as-at=2026-11-22"`);
    expect(await page(auditor, `${history}/7`)).toContain(`/replay/${mayas.reference}?as-at=2026-10-02&amp;event=7`);
    expect(await page(priya, `${history}?as-at=2026-09-30`)).toContain('All 6 events match');
  });

  it('shows drafts on the plan tab, or that there are none', async () => {
    expect(await page(priya, `/cases/${leos.reference}/plan`)).toContain('13 Nov 2026');
    expect(await page(priya, `/cases/${mayas.reference}/plan`)).toContain(
      'No draft has been sent, and no plan is on record.',
    );
  });
});
