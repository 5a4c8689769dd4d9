import type { Browser } from '../web/web-fixture.js';
import { headingOf, tokenOf } from '../web/web-fixture.js';
import { caseApp } from './case-app.js';
import type { CaseApp } from './case-app.js';
import { leo, maya, zainab } from './sample-cases.js';
import type { SampleCase } from './sample-cases.js';

let app: CaseApp;
let priya: Browser;
let mayas: SampleCase;

beforeAll(async () => {
  app = await caseApp();
  mayas = await maya(app);
  await leo(app);
  await zainab(app);
  await app.settled();
  priya = await app.as('demo-caseworker');
});
afterAll(() => app.close());

const page = async (browser: Browser, path: string): Promise<string> => {
  const { text } = await browser.get(path).expect(200);
  return text.replaceAll(/\s+/g, ' ');
};
const find = async (browser: Browser, text: string): Promise<string> => {
  const csrfToken = tokenOf((await browser.get('/cases')).text);
  const { headers } = await browser.post('/find').type('form').send({ csrfToken, find: text }).expect(303);
  return headers['location'] ?? '';
};

describe('the list of cases', () => {
  it('shows the newest first with stage, next legal date and caseworker', async () => {
    const text = await page(priya, '/cases');
    expect(text).toContain('3 assessments, newest first');
    expect(text.indexOf('Zainab')).toBeLessThan(text.indexOf('Maya'));
    expect(text.indexOf('Maya')).toBeLessThan(text.indexOf('Leo'));
    expect(text).toContain('18 days overdue');
    expect(text).toContain('As soon as practicable');
  });

  it('narrows by stage, team and caseworker, one or several together', async () => {
    expect(await page(priya, '/cases?stage=assessing')).toContain('1 assessment that fit');
    expect(await page(priya, '/cases?team=East%20team')).not.toContain('Zainab');
    const both = await page(priya, '/cases?team=East%20team&stage=draftWithFamily');
    expect(both).toContain('Leo');
    expect(both).not.toContain('Maya');
    expect(await page(priya, '/cases?team=Nowhere')).toContain('No case fits these filters.');
  });

  it('gives the filtered list as CSV', async () => {
    const { text } = await priya.get('/cases.csv?stage=assessing').expect(200);
    expect(text.trim().split('\r\n')).toHaveLength(2);
    expect(text).toContain('"Maya Thornbury"');
  });
});

describe('finding a case', () => {
  it('goes straight to the case of a reference, a UPN or a full name', async () => {
    const path = `/cases/${mayas.reference}`;
    expect(await find(priya, mayas.reference.toLowerCase())).toBe(path);
    expect(await find(priya, 'Maya Thornbury')).toBe(path);
  });

  it('lists what a part of a name finds, under an address that says nothing of it', async () => {
    const location = await find(priya, 'castel');
    expect(location).toMatch(/^\/found\/[\w-]{24}$/);
    const text = await page(priya, location);
    expect(headingOf(text)).toBe('1 found for “castel”');
    expect(text).toContain('Leo Castellan');
  });

  it('says what is searched where nothing is found', async () => {
    const text = await page(priya, await find(priya, 'Nobody Atall'));
    expect(headingOf(text)).toBe('No child or case found for “Nobody Atall”');
  });

  it('keeps a search for the person who made it', async () => {
    const location = await find(priya, 'castel');
    await (await app.as('demo-manager')).get(location).expect(404);
  });

  it('leads to the list where nothing was typed', async () => {
    expect(await find(priya, '  ')).toBe('/cases');
  });
});

describe('the number of cases', () => {
  it('is counted again as soon as there is another one', async () => {
    expect(await page(priya, '/cases')).toContain('3 assessments, newest first');
    await zainab(app);
    await app.settled();
    expect(await page(priya, '/cases')).toContain('4 assessments, newest first');
  });
});
