import { agent } from 'supertest';
import { EventStore } from '../../../src/event-store/event-store.js';
import { PerformancePagesModule } from '../../../src/performance/performance-pages.module.js';
import { PublishedFigures } from '../../../src/published-figures/published-figures.service.js';
import { PublishedFiguresPagesModule } from '../../../src/published-figures/published-figures-pages.module.js';
import { HomeAuthority } from '../../../src/children/home-authority.js';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { describeWithPublished, publishedBytes, timelinessFile, timelinessRow } from '../../support/published-files.js';
import { caseApp } from '../cases/case-app.js';
import type { CaseApp } from '../cases/case-app.js';
import { hiddenOf } from '../recording/form-reading.js';
import { summaryOf, textOf, Visitor } from '../recording/recording-fixture.js';
import { signInAs } from '../web/web-fixture.js';
import type { Browser } from '../web/web-fixture.js';

let app: CaseApp;
let helen: Visitor;
let browser: Browser;
let token: string;

beforeAll(async () => {
  app = await caseApp(() => [PerformancePagesModule, PublishedFiguresPagesModule]);
  browser = agent(app.app.getHttpServer());
  token = await signInAs(browser, 'demo-manager');
  helen = new Visitor(browser, token);
}, 90_000);
afterAll(() => app.close());

const importing = '/published-figures/import';
const upload = (
  content: string | Buffer,
  fields: Readonly<Record<string, string>> = {},
  name = 'timeliness_20_week.csv',
) => {
  // prettier-ignore
  const sent = browser.post(`${importing}?csrf=${encodeURIComponent(token)}`).attach('file', Buffer.from(content), { filename: name, contentType: 'text/csv' }); // prettier-ignore
  for (const [field, value] of Object.entries(fields)) void sent.field(field, value);
  return sent;
};
/** Presses the button of the page on which a file is checked. */
const confirm = (html: string, fields: Readonly<Record<string, string>> = {}) => {
  const sent = browser.post(`${importing}?csrf=${encodeURIComponent(token)}`);
  for (const [name, value] of Object.entries({ ...hiddenOf(html), ...fields })) void sent.field(name, String(value));
  return sent;
};
const record = async (
  content: string | Buffer,
  fields: Readonly<Record<string, string>> = {},
  name?: string,
): Promise<string> => {
  // prettier-ignore
  const check = await upload(content, fields, name);
  expect([check.status, summaryOf(check.text)]).toEqual([200, []]);
  const done = await confirm(check.text);
  expect([done.status, done.headers['location']]).toEqual([303, '/published-figures']);
  return textOf(check.text);
};
const words = async (path: string): Promise<string> => textOf((await helen.get(path)).text);
const events = () => app.app.get(EventStore).readStream('publishedFigures-999');
const row = timelinessRow;
/** The invented authority, as if the department published something of it. */
const northmere = 'Local authority,E92000001,England,E12000008,South East,E06000999,999,Northmere';
const first = timelinessFile(
  row('England', 2023, [80945, 76506, 39784, 38471, 49.1, 50.3]),
  row('England', 2024, [90392, 84866, 41448, 39407, 45.9, 46.4]),
  row('South East', 2024, [13910, 13000, 5277, 5000, 37.9, 38.5]),
  row(northmere, 2023, [200, 190, 90, 88, 45, 46.3]),
  row(northmere, 2024, [250, 240, 150, 148, 60, 61.7]),
  row('Portsmouth', 2024, [100, 90, 50, 48, 50, 53.3]),
  row('Plymouth', 2024, [300, 290, 90, 88, 30, 30.3]),
);
const neighbours = 'Portsmouth,Plymouth,Atlantis\nPlymouth,Portsmouth,Portsmouth\n';

describe('R04 national values and neighbours beside the 20-week rate', () => {
  it('are missed in one sentence, with a link to the import, before anything was imported', async () => {
    const performance = await helen.get('/performance');
    expect(textOf(performance.text)).toContain('No published figures stand beside these yet. Import what the DfE publishes'); // prettier-ignore
    expect(performance.text).toContain('href="/published-figures/import"');
    expect(await words('/definitions/dfe.plan.within20w')).toContain('Nothing published was imported yet to stand beside it'); // prettier-ignore
    expect(await words('/published-figures')).toContain('Nothing was imported yet. Import a file');
  });

  it('come with the file through its page, checked before it is recorded, and stand beside the rate by year', async () => {
    const check = await upload(first, { edition: 'EHC plans, reporting year 2025' });
    expect(textOf(check.text)).toContain('7 new, 0 changed, 0 that stand already. Nothing is recorded yet.');
    expect(textOf(check.text)).toContain('Plans issued, and how long they took (timeliness_20_week.csv) Rows 7 Years 2023, 2024 Authorities 3'); // prettier-ignore
    expect(await events()).toEqual([]);
    expect((await confirm(check.text)).status).toBe(303);
    // A year is one event, so that none grows beyond what a store takes.
    expect((await events()).map(({ type }) => type)).toEqual(['PublishedFiguresRecorded', 'PublishedFiguresRecorded']);
    const page = await words('/definitions/dfe.plan.within20w');
    expect(page).toContain('Published by the DfE');
    expect(page).toMatch(
      /Of 2023 2024 Northmere 45\.0% 60\.0% South East – not published 37\.9% England 49\.1% 45\.9%/,
    );
    expect(page).toContain('No file of statistical neighbours was imported.');
    expect(page).toContain('Source: Department for Education, Education, health and care plans, EHC plans, reporting year 2025, timeliness_20_week.csv, read 23 November 2026. Open Government Licence v3.0'); // prettier-ignore
    expect(await words('/performance')).toContain('Published for 2024: Northmere 60.0% · South East 37.9% · England 45.9%'); // prettier-ignore
    expect(await words('/performance?basis=received')).toContain('Published for 2024: Northmere 60.0%');
  });

  it('come with the neighbours of the file of neighbours, all their cases together', async () => {
    const check = await record(neighbours, {}, 'statistical_neighbours.csv');
    expect(check).toContain('Names not known Atlantis. Nothing stands beside these authorities');
    // An invented authority is in no list by its name: this one chooses.
    await app.app.get(PublishedFigures).record(
      { type: 'ChooseComparators', data: { region: 'E12000008', neighbours: ['851', '879'], reason: 'It is invented.' } },
      { authority: app.app.get(HomeAuthority).code, actor: { id: 'demo-manager', role: 'manager' }, commandId: '0b7f7245-0000-4000-8000-000000000001', source: 'user' },
    ); // prettier-ignore
    const page = await words('/definitions/dfe.plan.within20w');
    expect(page).toContain('Statistical neighbours all their cases together – not published 35.0%');
    expect(page).toContain('Region and neighbours were chosen by the authority: It is invented.');
    expect(page).toContain('Neighbours, the nearest first: Portsmouth and Plymouth.');
    expect(await words('/performance')).toContain('Published for 2024: Northmere 60.0% · neighbours 35.0% · South East 37.9% · England 45.9%'); // prettier-ignore
    const other = await words('/definitions/ehc.plan.within20w.cohort');
    expect(other).toContain('Published by the day on which it was done, not by the day on which it was due');
    expect(await words('/definitions/ehc.review.onTime')).not.toContain('Published by the DfE');
  });

  it('are restated by a later edition: both values stay readable, and what was known on a day too', async () => {
    const later = first.replace('250,240,150,148,60,61.7', '250,240,155,153,62,63.8');
    const check = await upload(later);
    expect(textOf(check.text)).toContain('0 new, 1 changed, 6 that stand already');
    expect(textOf(check.text)).toContain('Northmere 2024 plans_issued_within_20_weeks 150 155');
    expect((await confirm(check.text)).status).toBe(303);
    expect(await words('/published-figures')).toContain('Northmere, 2024: pc_plans_issued_within_20_weeks was 60% until 23 Nov 2026'); // prettier-ignore
    expect(await words('/performance')).toContain('Published for 2024: Northmere 62.0%');
    expect(await words('/published-figures?known-on=2026-11-22')).toContain('Nothing was imported yet as known on 22 November 2026'); // prettier-ignore
    const published = app.app.get(PublishedFigures);
    expect((await published.latest('dfe.plan.within20w'))?.own).toBe(62);
    expect(await published.besides('dfe.plan.within20w', calendarDate('2026-11-22'))).toBeNull();
    expect(await published.besides('ehc.review.onTime')).toBeNull();
  });

  it('are passed over where they stand already, and recorded once by a double click', async () => {
    const later = first.replace('250,240,150,148,60,61.7', '250,240,155,153,62,63.8');
    const again = await upload(later);
    expect(textOf(again.text)).toContain('Everything in the file stands already: there is nothing to record.');
    expect(again.text).not.toContain('Record the published figures');
    const check = await upload(timelinessFile(row('England', 2022, [65512, 62108, 31226, 30536, 47.7, 49.2])));
    const before = (await events()).length;
    const [one, two] = [await confirm(check.text), await confirm(check.text)];
    expect([one.status, two.status, (await events()).length]).toEqual([303, 303, before + 1]);
  });

  it('are not recorded over what somebody else imported after they were checked', async () => {
    const of = (value: number) => timelinessFile(row('England', 2021, [61269, 57196, 35470, 34249, value, 59.9]));
    const check = await upload(of(57.9));
    await record(of(57.8));
    const before = (await events()).length;
    const late = await confirm(check.text);
    expect([late.status, summaryOf(late.text)]).toEqual([422, [expect.stringContaining('Somebody else imported something meanwhile')]]); // prettier-ignore
    expect(textOf(late.text)).toContain('England 2021 pc_plans_issued_within_20_weeks 57.8 57.9');
    expect((await events()).length).toBe(before);
    expect((await confirm(late.text)).status).toBe(303);
  });

  it('come out as CSV, for whom they are compared with', async () => {
    const { text } = await helen.get('/published-figures/figures.csv');
    expect(text).toContain('"Plans issued within 20 weeks","dfe.plan.within20w ehc.plan.within20w.cohort"');
    expect(text).toMatch(/"neighbour","851","Portsmouth",.?50/);
  });
});

describe('a file that cannot be taken', () => {
  it('is refused whole, by row and column, and the answers are kept', async () => {
    const before = (await events()).length;
    const bad = await upload(first.replace('45.9', 'half').replace('90392', '-4'), { edition: 'Mine & <b>yours</b>' });
    expect([bad.status, summaryOf(bad.text)]).toEqual([422, ['Nothing was recorded: 2 things are wrong with the file. Correct them and choose the file again']]); // prettier-ignore
    expect(textOf(bad.text)).toContain('3 plans_issued_den “-4” is not a whole number, nor x, z, c or low');
    expect(bad.text).toContain('value="Mine &amp; &lt;b&gt;yours&lt;/b&gt;"');
    const shape = await upload('child,need\n<script>alert(1)</script>,ASD');
    expect([shape.status, summaryOf(shape.text)[0]]).toEqual([422, expect.stringContaining('The file is none of those that are read')]); // prettier-ignore
    expect(textOf(shape.text)).toContain('requests.csv must name time_period');
    expect(shape.text).not.toContain('<script>alert');
    const column = await upload(first.replace('old_la_code', 'la'));
    expect(summaryOf(column.text)[0]).toContain('its first row does not name old_la_code. It must name time_period');
    expect(summaryOf((await upload('')).text)).toEqual(['The file is empty. Download it again and choose it']);
    const edition = await upload(first, { edition: 'x'.repeat(121) });
    expect([edition.status, summaryOf(edition.text)]).toEqual([422, ['The name of the publication must be 120 characters or fewer']]); // prettier-ignore
    expect(summaryOf((await upload(first, { edition: 'a\u202Eb' })).text)[0]).toContain('must not contain control characters'); // prettier-ignore
    const huge = await upload('x'.repeat(4 * 1024 * 1024 + 1));
    expect([huge.status, summaryOf(huge.text)]).toEqual([413, ['The file must be 4 MB or smaller']]);
    const tampered = await confirm((await upload(first)).text, { content: 'AAAA' });
    expect([tampered.status, summaryOf(tampered.text)]).toEqual([422, ['Choose a file']]);
    expect((await browser.post(`${importing}?csrf=${encodeURIComponent(token)}`).attach('other', Buffer.from('x'), 'x.csv')).status).toBe(422); // prettier-ignore
    expect((await events()).length).toBe(before);
  });

  it('is for managers to bring, and the figures for everyone signed in to read', async () => {
    const priya = await app.as('demo-caseworker');
    expect((await priya.get('/published-figures')).status).toBe(200);
    expect((await priya.get(importing)).status).toBe(403);
    expect((await app.visitor().get('/definitions/dfe.plan.within20w')).status).toBe(200);
  });
});

describeWithPublished('the files as they are published (needs ../shared/data/dfe-ehc-plans)', () => {
  it('are taken through the page, one after the other', async () => {
    for (const name of ['timeliness_20_week', 'requests', 'assessments', 'annual_reviews', 'statistical_neighbours'])
      await record(publishedBytes(name), {}, `${name}.csv`);
    const page = await words('/published-figures');
    expect(page).toContain('Annual reviews annual_reviews.csv 2024 153 23 November 2026');
    // The rows of the invented authority stay: the published file does not have them.
    expect(page).toContain('Northmere');
    expect(await words('/performance/plans')).toMatch(/Published for 2024: neighbours [\d.]+% · South East [\d.]+% · England 44\.4%/); // prettier-ignore
  });
});
