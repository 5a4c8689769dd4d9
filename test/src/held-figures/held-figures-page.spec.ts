import { agent } from 'supertest';
import { CommandHandler } from '../../../src/commands/command-handler.js';
import { EventStore } from '../../../src/event-store/event-store.js';
import { HeldFiguresModule } from '../../../src/held-figures/held-figures.module.js';
import { caseApp } from '../cases/case-app.js';
import type { CaseApp } from '../cases/case-app.js';
import { hiddenOf } from '../recording/form-reading.js';
import { date, summaryOf, textOf, Visitor } from '../recording/recording-fixture.js';
import { signInAs } from '../web/web-fixture.js';
import type { Browser } from '../web/web-fixture.js';

let app: CaseApp;
let helen: Visitor;
let tom: Visitor;
let browser: Browser;
let token: string;

beforeAll(async () => {
  app = await caseApp(() => [HeldFiguresModule]);
  browser = agent(app.app.getHttpServer());
  token = await signInAs(browser, 'demo-manager');
  helen = new Visitor(browser, token);
  const auditor = agent(app.app.getHttpServer());
  tom = new Visitor(auditor, await signInAs(auditor, 'demo-auditor'));
}, 90_000);
afterAll(() => app.close());

const importing = '/held-figures/import';
const head = 'series,part,period,value,numerator,denominator,source,document,as at';
const upload = (content: string | Buffer, name = 'figures.csv') =>
  browser.post(`${importing}?csrf=${encodeURIComponent(token)}`).attach('file', Buffer.from(content), { filename: name, contentType: 'text/csv' }); // prettier-ignore
/** Presses the button of the page on which a file is checked. */
const confirm = (html: string, fields: Record<string, string> = {}) => {
  const sent = browser.post(`${importing}?csrf=${encodeURIComponent(token)}`);
  for (const [name, value] of Object.entries({ ...hiddenOf(html), ...fields })) void sent.field(name, String(value));
  return sent;
};
const record = async (rows: readonly string[], fields: Record<string, string> = {}): Promise<string> => {
  const check = await upload([head, ...rows].join('\n'));
  expect([check.status, summaryOf(check.text)]).toEqual([200, []]);
  const done = await confirm(check.text, fields);
  expect([done.status, done.headers['location']]).toEqual([303, '/held-figures']);
  return textOf((await helen.get('/held-figures')).text);
};
const words = async (path: string, who: Visitor = helen): Promise<string> => textOf((await who.get(path)).text);
const events = async () => app.app.get(EventStore).readStream('heldFigures-999');
const services = ['paediatrics', 'physiotherapy', 'occupationalTherapy', 'speechAndLanguage', 'camhs'];
const ofMonth = (period: string): readonly string[] =>
  services.flatMap((service, at) => [
    `health.seenUnder18Weeks,${service},${period},${80 + at},${80 + at},100,Northmere Health,Board return,2026-11-16`,
    `health.waiting18WeeksOrMore,${service},${period},${10 + at},,,Northmere Health,Board return,2026-11-16`,
    `health.waited26WeeksOrMore,${service},${period},${at},,,Northmere Health,Board return,2026-11-16`,
  ]);

describe('R73 waiting times of five services', () => {
  it('are imported by month through the page, checked first, and change the figures shown', async () => {
    expect(await words('/held-figures')).toContain('No figure is on record');
    const check = await upload([head, ...ofMonth('2026-09')].join('\n'));
    expect(textOf(check.text)).toContain('15 in the file: 15 new, 0 in the place of another, 0 that stand already. Nothing is recorded yet'); // prettier-ignore
    expect(await events()).toEqual([]);
    expect((await confirm(check.text)).status).toBe(303);
    const list = await words('/held-figures');
    expect(list).toContain('15 new, 0 corrected');
    expect(list).toMatch(
      /Seen within 18 weeks : CAMHS CAMHS 84\.0% September 2026 None set Northmere Health given today Nothing/,
    );
    expect(list).toMatch(/Still waiting 18 weeks or more : Physiotherapy Physiotherapy 11 September 2026/);
    expect(list).toMatch(/Waited 26 weeks or more : CAMHS CAMHS 4 September 2026/);
    const later = await record(ofMonth('2026-10'));
    expect(later).toMatch(/Seen within 18 weeks : CAMHS CAMHS 84\.0% October 2026/);
    // The whole of a file is one event: all of it or nothing.
    expect((await events()).map(({ type }) => type)).toEqual(['FiguresRecorded', 'FiguresRecorded']);
  });

  it('have a page of their own by month and service, with a chart, for auditors too', async () => {
    const page = await helen.get('/held-figures/health.seenUnder18Weeks?part=camhs');
    expect(page.text).toContain('<svg role="img"');
    expect(textOf(page.text)).toContain('84.0% for October 2026');
    expect(textOf(page.text)).toContain('Asked for by South Gloucestershire m027');
    const read = await tom.get('/held-figures/health.seenUnder18Weeks');
    expect([read.status, read.text.includes('/new')]).toEqual([200, false]);
    expect((await tom.get('/held-figures/health.seenUnder18Weeks/new')).status).toBe(403);
  });
});

describe('R93 figures from a file', () => {
  it('are passed over where they stand already, and the file says so', async () => {
    const before = (await events()).length;
    const check = await upload([head, ...ofMonth('2026-10')].join('\r\n'));
    expect(textOf(check.text)).toContain('0 new, 0 in the place of another, 15 that stand already');
    expect(check.text).not.toContain('Record the figures');
    expect((await confirm(check.text)).status).toBe(303);
    expect((await events()).length).toBe(before);
  });

  it('are corrected only after both values were seen and somebody said why; the first stays readable', async () => {
    const camhs = 'exclusions.permanent,plan,2025/26 summer';
    await record([
      `${camhs},4,,,Schools,,2026-09-20`,
      'attendance.rate,plan,2025/26 summer,88.4,,,Schools,,2026-09-20',
    ]);
    const check = await upload(`${head}\n${camhs},5,,,Schools,Corrected return,2026-10-20\n`);
    expect(textOf(check.text)).toContain('Permanent exclusions With an EHC plan Summer term 2025/26 4 Schools, 20 Sep 2026 5 Schools, Corrected return, 20 Oct 2026'); // prettier-ignore
    const before = (await events()).length;
    const without = await confirm(check.text);
    expect([without.status, summaryOf(without.text)]).toEqual([422, ['Say why figures that stand are corrected']]);
    expect((await events()).length).toBe(before);
    expect((await confirm(without.text, { reason: 'An appeal was counted twice' })).status).toBe(303);
    const page = await words('/held-figures/exclusions.permanent');
    expect(page).toContain('5 was 4 until 23 Nov 2026');
    expect(page).toMatch(
      /by Helen Marsh Summer term 2025\/26 With an EHC plan 5 \(in the place of another\), from a file/,
    );
    expect(page).toContain('An appeal was counted twice');
    const { history } = await app.app.get(CommandHandler).load('heldFigures', '999');
    expect(history.at(-1)?.data).toMatchObject({ figures: [{ value: 5, corrects: before - 1 }] });
  });

  it('say every fault by row and column, and nothing is half written', async () => {
    const before = (await events()).length;
    const rows = [...ofMonth('2026-08').slice(0, 2), 'health.autismWait,,2026-13,abc,,,,,31/2/2026', '=1+1,,,,,,,,'];
    const answer = await upload([head, ...rows].join('\n'));
    expect([answer.status, summaryOf(answer.text)]).toEqual([422, ['Nothing was recorded: 4 things are wrong with the file. Correct them and choose the file again']]); // prettier-ignore
    const said = textOf(answer.text);
    expect(said).toContain('4 period “2026-13” is not a period of this series');
    expect(said).toContain('4 value Write a number in figures');
    expect(said).toContain('4 as at The day the figure was taken must be a real date');
    expect(said).toContain('5 series This begins like a formula of a spreadsheet');
    const column = await upload('series,period,value\na,b,1');
    expect([column.status, summaryOf(column.text)]).toEqual([422, ['The first row must name the columns. These are missing: source and as at']]); // prettier-ignore
    expect((await upload('')).status).toBe(422);
    const script = await upload(`${head}\n<script>alert(1)</script>,,,1,,,x,,2026-01-01`);
    expect([script.status, script.text.includes('<script>alert')]).toEqual([422, false]);
    const huge = await upload('x'.repeat(300 * 1024));
    expect([huge.status, summaryOf(huge.text)]).toEqual([413, ['The file must be 256 KB or smaller']]);
    expect((await browser.post(`${importing}?csrf=${encodeURIComponent(token)}`).attach('other', Buffer.from('x'), 'x.csv')).status).toBe(422); // prettier-ignore
    expect((await events()).length).toBe(before);
  });

  it('recorded twice by a double click are recorded once', async () => {
    const check = await upload(`${head}\nattainment.progress8,plan,2024/25,-1.04,,,DfE,,2025-10-20\n`);
    const before = (await events()).length;
    const [first, second] = [await confirm(check.text), await confirm(check.text)];
    expect([first.status, second.status, (await events()).length]).toEqual([303, 303, before + 1]);
  });

  it('are not recorded over what somebody else recorded after they were checked', async () => {
    const row = 'destinations.neet,,2026-09,12,,,Northmere,,2026-10-20';
    const check = await upload(`${head}\n${row}\n`);
    await record([row.replace(',12,', ',13,')]);
    const before = (await events()).length;
    const late = await confirm(check.text);
    expect([late.status, summaryOf(late.text)[0]]).toEqual([422, expect.stringContaining('Somebody else recorded something here meanwhile')]); // prettier-ignore
    expect(textOf(late.text)).toContain('13.0%');
    expect((await events()).length).toBe(before);
  });

  it('come out as a file that can be brought in again', async () => {
    const { text } = await helen.get('/held-figures/figures.csv');
    const again = await upload(text);
    expect(textOf(again.text)).toMatch(/(\d+) in the file: 0 new, 0 in the place of another, \1 that stand already/);
    expect((await helen.get('/held-figures/template.csv')).text).toContain('"series","part","period","value"');
  });
});

describe('one figure, typed', () => {
  const path = '/held-figures/health.seenWithin3Months';
  const answers = { period: 'October 2026', value: '43', numerator: '43', denominator: '100', source: 'Northmere Health', document: '', ...date('asAt', '2026-11-16'), reason: '' }; // prettier-ignore

  it('R75 is held with its baseline, the current value and its target', async () => {
    const set = await helen.recordAt(`${path}/target`, { direction: 'atLeast', path: '31/3/2026 50\n31/3/2027 70', baseline: '39', ...date('baselineOn', '2025-11-30'), reason: 'As the plan says' }); // prettier-ignore
    expect([set.status, set.headers['location']]).toEqual([303, path]);
    expect((await helen.recordAt(`${path}/new`, answers)).status).toBe(303);
    const page = await words(path);
    expect(page).toContain('43.0% for October 2026; the target then is at least 50.0%');
    expect(page).toContain('43.0% 43 of 100 target not reached');
    expect(page).toContain('39.0%, 30 November 2025 at least 50.0% by 31 March 2026; at least 70.0% by 31 March 2027');
    expect(await words('/held-figures')).toMatch(
      /begun within 3 months 43\.0% October 2026 at least 50\.0% Not reached then at least 70\.0% by 31 Mar 2027/,
    );
  });

  it('is checked beside the one it takes the place of, and kept as it was known on a day', async () => {
    const check = await helen.fill(`${path}/new`, {
      ...answers,
      value: '44',
      numerator: '44',
      reason: 'Late returns came',
    });
    expect(textOf(check.text)).toContain('October 2026 43.0% (Northmere Health, taken on 16 November 2026) 44.0%');
    expect((await helen.confirm(`${path}/new`, check)).status).toBe(303);
    expect(await words(path)).toContain('44.0% 44 of 100 target not reached was 43.0% until 23 Nov 2026');
    expect(await words(`${path}?known-on=2026-11-22`)).toContain('No figure is on record as known on 22 November 2026');
  });

  it('is taken out with a reason', async () => {
    const out = `${path}/withdraw?period=2026-10`;
    expect(summaryOf((await helen.fill(out, { reason: '' })).text)).toEqual(['Say why the figure is taken out']);
    expect((await helen.recordAt(out, { reason: 'Of another area' })).status).toBe(303);
    expect(await words(path)).toContain('Taken out was 43.0% until 23 Nov 2026 was 44.0% until 23 Nov 2026');
    expect((await helen.get(out)).status).toBe(404);
  });

  it.each([
    [{ period: '' }, 'Enter the period'],
    [
      { period: '2026-13' },
      '“2026-13” is not a period of this series. Give year and month, for example 2026-10 or October 2026',
    ],
    [
      { period: '2026-12' },
      'The period 2026-12 begins on 1 December 2026, which is still to come. Give one that has begun',
    ],
    [{ value: 'x' }, expect.stringContaining('The value: write a number in figures')],
    [{ value: '101', numerator: '', denominator: '' }, 'A percentage must be between 0 and 100'],
    [{ value: '-1', numerator: '', denominator: '' }, 'The value must not be below 0'],
    [{ denominator: '' }, 'Give both numbers that the percentage comes from, or neither'],
    [{ source: '<script>alert(1)</script>'.repeat(9) }, 'The source must be 120 characters or fewer'],
    [{ source: 'a\u0007b' }, 'The source must not contain control characters. Type it again instead of pasting it'],
    [date('asAt', '2026-02-30'), 'The day the figure was taken must be a real date. February 2026 has 28 days'],
    [date('asAt', '2026-11-24'), 'The day the figure was taken must be today or earlier'],
  ])('with %j says what to do, keeps the answers and records nothing', async (changes, said) => {
    const before = (await events()).length;
    const answer = await helen.fill(`${path}/new`, { ...answers, ...changes });
    expect([answer.status, summaryOf(answer.text)]).toEqual([422, [said]]);
    expect(answer.text).toContain('name="document"');
    expect(answer.text).not.toContain('<script>alert');
    expect((await events()).length).toBe(before);
  });
});

describe('figures that are set against others', () => {
  it('R76 a review at 2 years is held against the step of its target that was due', async () => {
    const path = '/held-figures/health.twoYearReview';
    await helen.recordAt(`${path}/target`, { direction: 'atLeast', path: '31/3/2026 80\n31/3/2027 90', baseline: '', reason: 'Path to 90%' }); // prettier-ignore
    await record(['health.twoYearReview,,2026-Q1,81,,,Health,,2026-05-01', 'health.twoYearReview,,2026-Q2,79,,,Health,,2026-08-01']); // prettier-ignore
    const page = await words(path);
    expect(page).toContain('January to March 2026 81.0% target reached');
    expect(page).toContain('April to June 2026 79.0% target not reached');
    // July to September was looked for by 15 November and has not come.
    expect(page).toContain('Overdue July to September 2026');
  });

  it('R74 a wait for a diagnosis is read against 26 weeks', async () => {
    await record(['health.autismWait,,2026-10,31.5,,,Health,,2026-11-16']);
    expect(await words('/held-figures/health.autismWait')).toContain(
      '31.5 weeks for October 2026; read against 26 weeks',
    );
  });

  it('R29 live plans are set against the school population of the day it was counted', async () => {
    const { childId } = await app.child({ forename: 'Maya', surname: 'Thornbury', birthDate: '2018-04-12' });
    const path = '/held-figures/population.pupils';
    await record(['population.pupils,all,2025/26,200,,,Census,,2026-01-15']);
    expect(await words(path)).toContain('School year 2025/26 15 January 2026 200 0');
    const data = { childId, needsAssessmentId: null, fromAuthority: null };
    await app.record('plan', '70000000-0000-4000-8000-000000000009', { type: 'BringInPlan', on: '2025-12-01', data }); // prettier-ignore
    await app.settled();
    expect(await words(path)).toMatch(/200 1 live plans on 15 January 2026, by age 0\.5%/);
  });

  it('an authority adds a series of its own, and records figures of it', async () => {
    const own = { title: 'Seen by the sleep clinic', meaning: 'Children seen in the month', unit: 'count', every: 'month', partName: 'Clinic', parts: 'North\nSouth', better: 'higher', giver: 'Clinic' }; // prettier-ignore
    expect(summaryOf((await helen.fill('/held-figures/new-series', { ...own, title: '' })).text)).toEqual(['Enter the title']); // prettier-ignore
    expect(summaryOf((await helen.fill('/held-figures/new-series', { ...own, title: '!!!' })).text)).toEqual(['Give the series a title that begins with a letter and holds letters and figures']); // prettier-ignore
    expect((await helen.recordAt('/held-figures/new-series', own)).status).toBe(303);
    const id = 'own.seenByTheSleepClinic';
    expect(await record([`${id},North,2026-10,7,,,Clinic,,2026-11-02`])).toMatch(/Seen by the sleep clinic : North North 7 October 2026/); // prettier-ignore
    const changed = await helen.fill(`/held-figures/${id}/words`, { ...own, unit: 'percent' });
    expect(summaryOf(changed.text)[0]).toContain('Figures of this series are on record');
    for (const path of ['own.nothing/words', '__proto__']) expect((await helen.get(`/held-figures/${path}`)).status).toBe(404); // prettier-ignore
  });
});
