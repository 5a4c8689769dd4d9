import { DatabaseSync } from '@photostructure/sqlite';
import { join } from 'node:path';
import { WebOptions } from '../../../src/web/web-options.js';
import { tamperWith } from '../../support/tamper.js';
import { caseApp } from '../cases/case-app.js';
import type { CaseApp } from '../cases/case-app.js';
import { leo, maya } from '../cases/sample-cases.js';
import type { SampleCase } from '../cases/sample-cases.js';
import type { Browser } from '../web/web-fixture.js';
import { headingOf } from '../web/web-fixture.js';

describe('replay', () => {
  let app: CaseApp;
  let tom: Browser;
  let mayas: SampleCase;
  let leos: SampleCase;
  const page = async (address: string, status = 200): Promise<string> =>
    (await tom.get(address).expect(status)).text.replaceAll(/\s+/g, ' ');
  /** One row of the table: fact, known then, known now, why. */
  const row = (html: string, fact: string): readonly string[] => {
    const cells = [...html.matchAll(/<tr class="govuk-table__row"> ?<th scope="row"[^>]*>(.*?)<\/th>(.*?)<\/tr>/g)]
      .map(([, label = '', rest = '']) => [label, ...[...rest.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, one]) => one)])
      .find(([label]) => label === fact);
    return (cells ?? []).map((cell) =>
      (cell ?? '')
        .replaceAll(/<[^>]+>/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    );
  };
  const at = (query: string): string => `/replay/${mayas.reference}?${query}`;

  beforeAll(async () => {
    app = await caseApp();
    mayas = await maya(app);
    leos = await leo(app);
    await app.settled();
    tom = await app.as('demo-auditor');
  });
  afterAll(() => app.close());

  it('is for auditors and managers, and remembers no case', async () => {
    await (await app.as('demo-manager')).get(at('as-at=2026-09-30')).expect(200);
    const priya = await app.as('demo-caseworker');
    await priya.get('/replay').expect(404);
    await priya.get(at('as-at=2026-09-30')).expect(404);
    expect(await page('/replay')).not.toContain(mayas.reference);
  });

  it.each([
    ['', 422, 'Enter the reference of a case'],
    ['EHC-2026-9999', 404, 'No case has this reference'],
    ["' OR 1=1 --", 404, 'No case has this reference'],
    ['<script>alert(1)</script>', 404, 'No case has this reference'],
    ['\u202Eabc\u0000', 404, 'No case has this reference'],
    ['x'.repeat(3_000), 404, 'No case has this reference'],
  ])('answers the reference “%s” with what to do', async (reference, status, words) => {
    const html = await page(`/replay?reference=${encodeURIComponent(reference)}`, status);
    expect(html).toContain('There is a problem');
    expect(html).toContain(words);
    expect(html).not.toContain('<script>alert');
  });

  it('opens a case by its reference on the day before', async () => {
    const chosen = await tom.get(`/replay?reference=${mayas.reference.toLowerCase()}`).expect(302);
    expect(chosen.headers['location']).toBe(`/replay/${mayas.reference}`);
    const dated = await tom.get(`/replay/${mayas.reference}`).expect(302);
    expect(dated.headers['location']).toBe(at('as-at=2026-11-22'));
    await tom.get('/replay/EHC-2026-9999?as-at=2026-09-30').expect(404);
    await tom.get('/replay/EHC-2026-9999?as-at=never').expect(404);
  });

  it('sets what was known beside what is known now, with the event that changed it', async () => {
    const html = await page(at('as-at=2026-09-30'));
    expect(headingOf(html)).toBe('Maya Thornbury, as known on 30 September 2026');
    expect(html).toContain('<title>30 September 2026: ');
    expect(html).toContain('6 of 9 events had been recorded');
    expect(row(html, 'Request received from the family').slice(1)).toEqual([
      expect.stringMatching(/^Thu 20 Aug 2026/),
      expect.stringMatching(/^Mon 17 Aug 2026.* changed$/),
      expect.stringMatching(/^Event 7 , 2 Oct/),
    ]);
    expect(row(html, 'Tell family: assess or not')).toEqual([
      'Tell family: assess or not',
      'Thu 1 Oct 2026 Met 24 Sep',
      'Mon 28 Sep 2026 Met 24 Sep changed',
      'Follows from event 7',
    ]);
    expect(row(html, 'Send final plan')[1]).toContain('Thu 7 Jan 2027');
    expect(row(html, 'Send final plan')[2]).toContain('Mon 4 Jan 2027');
    expect(row(html, 'Advice: educational psychology')).toEqual([
      'Advice: educational psychology',
      'Thu 5 Nov 2026 In 36 days',
      'Thu 5 Nov 2026 18 days overdue changed',
      'Time has passed',
    ]);
    expect(row(html, 'Advice')).toEqual([
      'Advice',
      '2 asked for, none back',
      '2 asked for, 1 back, 2 late changed',
      expect.stringContaining('Event 8') as string,
    ]);
    expect(row(html, 'Stage')).toEqual([
      'Stage',
      'Advice since 24 September 2026',
      'Advice since 24 September 2026',
      '',
    ]);
    expect(row(html, 'Held by')[1]).toContain('Priya Nair');
  });

  it('shows differences alone where asked for', async () => {
    const html = await page(at('as-at=2026-09-30&only=differences'));
    expect(row(html, 'Stage')).toEqual([]);
    expect(row(html, 'Send final plan')).not.toEqual([]);
    expect(html).toContain('Show every fact');
  });

  it('takes dates as they are typed, and says what is wrong with one', async () => {
    const typed = await tom.get(at('as-at=30%2F9%2F2026')).expect(302);
    expect(typed.headers['location']).toBe(at('as-at=2026-09-30'));
    expect(await page(at('as-at=31%2F9%2F2026'), 422)).toContain('must be a real date. September has 30 days');
    expect(await page(at('as-at=2027-01-01'), 422)).toContain('must be today or earlier');
    expect(await page(at('as-at=%3Cscript%3Ealert(1)%3C%2Fscript%3E'), 422)).not.toContain('<script>alert');
  });

  it('goes through the events of one day in the order of their recording', async () => {
    const html = await page(at('as-at=2026-09-24&event=5'));
    expect(html).toContain('Event 5 of 9');
    expect(html).toContain('5 of 9 events had been recorded by then, not yet all of that day');
    expect(row(html, 'Advice')[1]).toBe('1 asked for, none back');
    expect(html).toContain(`href="/replay/${mayas.reference}?as-at=2026-09-24&amp;event=4"`);
    expect(html).toContain(`href="/replay/${mayas.reference}?as-at=2026-09-24&amp;event=6"`);
    expect(row(await page(at('as-at=2026-09-24')), 'Advice')[1]).toBe('2 asked for, none back');
    const alone = await tom.get(at('event=7')).expect(302);
    expect(alone.headers['location']).toBe(at('as-at=2026-10-02&event=7'));
  });

  it('leaves out the outer step at either end', async () => {
    const first = await page(at('as-at=2026-08-20&event=1'));
    expect(first).not.toContain('rel="prev"');
    expect(first).toContain('rel="next"');
    const last = await page(at('as-at=2026-11-16&event=9'));
    expect(last).toContain('rel="prev"');
    expect(last).not.toContain('rel="next"');
  });

  it('says that nothing was recorded before the first event, and goes on to it', async () => {
    const html = await page(at('as-at=2026-01-01'));
    expect(html).toContain('Nothing was recorded about this case by then');
    expect(html).toContain('Before the first of 9 events');
    expect(html).toContain('event=1"');
    expect(row(html, 'Request received from the family')[1]).toBe('– not known');
  });

  it('reads the case under other rules, marked as what it is', async () => {
    const html = await page(at('as-at=2026-09-30&rules=P3:day1'));
    expect(html).toContain('What if: not the record');
    const [, whatIf = ''] = html.split('id="what-if"');
    expect(row(whatIf, 'Send final plan').slice(1)).toEqual([
      'Thu 7 Jan 2027 In 99 days',
      'Wed 6 Jan 2027 In 98 days changed',
    ]);
    // What the record says stays as it is.
    expect(row(html, 'Send final plan')[1]).toContain('Thu 7 Jan 2027');
    const sent = await tom.get(at('as-at=2026-09-30&rules=&rules=P3%3Aday1&rules=&rules-on=')).expect(302);
    expect(sent.headers['location']).toBe(at('as-at=2026-09-30&rules=P3%3Aday1'));
  });

  it('refuses a rule that is none', async () => {
    expect(await page(at('as-at=2026-09-30&rules=P3:day9'), 422)).toContain('one of them is no option');
    expect(await page(at('as-at=2026-09-30&rules-on=31%2F2%2F2020'), 422)).toContain('must be a real date');
  });

  it('reads every limit by the rules of another day', async () => {
    const html = await page(`/replay/${leos.reference}?as-at=2026-11-20&rules-on=2013-01-01`);
    const [, whatIf = ''] = html.split('id="what-if"');
    expect(whatIf).toContain('the rules in force on 1 January 2013');
    expect(row(whatIf, 'Send final plan')[2]).toContain('changed');
  });

  it('gives the comparison as a file', async () => {
    const csv = await tom.get(`/replay/${mayas.reference}.csv?as-at=2026-09-30&only=differences`).expect(200);
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.text).toContain(
      '"Send final plan","Thu 7 Jan 2027 · In 99 days","Mon 4 Jan 2027 · In 42 days","yes","Follows from event 7"',
    );
    const json = await tom.get(`/replay/${mayas.reference}.json?as-at=2026-09-30`).expect(200);
    expect(json.body).toMatchObject({
      knownOn: '2026-09-30',
      events: { known: 6, now: 9 },
      proof: { good: 9, of: 9, fault: null },
    });
    await tom.get(`/replay/${mayas.reference}.csv`).expect(404);
  });

  it('says whether this is the true record, and what is not covered yet', async () => {
    const html = await page(at('as-at=2026-09-30'));
    expect(html).toContain('Checked: nothing altered');
    expect(html).toContain('9 of 9 events match their fingerprints');
    expect(html).toMatch(/Fingerprint of event 6,.*<code class="app-fingerprint">[0-9a-f]{64}<\/code>/);
    expect(html).toContain('None yet. Nothing that was signed outside this system covers this case');
  });

  it('names the first bad event in red and goes on showing what is known now', async () => {
    const sql = "UPDATE events SET occurred_on = '2026-09-23' WHERE occurred_on = '2026-09-24' AND revision = 2";
    tamperWith(app.app.get(WebOptions).dataFolder, sql);
    const html = await page(at('as-at=2026-09-30'));
    expect(html).toContain('Event 4 does not match its fingerprint');
    expect(html).toContain('govuk-tag--red');
    expect(row(html, 'Send final plan')[2]).toContain('Mon 4 Jan 2027');
    const history = await page(`/cases/${mayas.reference}/history`);
    expect(history).toContain('Event 4 does not match its fingerprint');
    const priya = await app.as('demo-caseworker');
    const theirs = (await priya.get(`/cases/${mayas.reference}/history`).expect(200)).text;
    expect(theirs).toContain('Nothing can be recorded from here');
    expect(theirs).not.toContain('Add to the record');
  });

  it('shows dates alone of a child whose personal data were erased', async () => {
    const keys = new DatabaseSync(join(app.app.get(WebOptions).dataFolder, 'keys.sqlite'));
    keys.prepare('DELETE FROM data_keys WHERE person_id = ?').run(leos.childId);
    keys.close();
    const html = await page(`/replay/${leos.reference}?as-at=2026-09-30`);
    expect(html).toContain('The personal data of this child have been erased');
    expect(headingOf(html)).toBe('Erased person, as known on 30 September 2026');
    expect(html).not.toContain('Castellan');
    expect(row(html, 'Send final plan')).not.toEqual([]);
  });
});
