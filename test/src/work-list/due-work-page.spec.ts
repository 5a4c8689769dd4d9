import { caseApp } from '../cases/case-app.js';
import type { CaseApp } from '../cases/case-app.js';
import { leo, maya, zainab } from '../cases/sample-cases.js';
import type { SampleCase } from '../cases/sample-cases.js';
import type { Browser } from '../web/web-fixture.js';
import { headingOf } from '../web/web-fixture.js';

let app: CaseApp;
let priya: Browser;
let helen: Browser;
let mayas: SampleCase;

const page = async (browser: Browser, path: string): Promise<string> => {
  const { text } = await browser.get(path).expect(200);
  return text.replaceAll(/\s+/g, ' ');
};

describe('due work over recorded cases', () => {
  beforeAll(async () => {
    app = await caseApp();
    mayas = await maya(app);
    await leo(app);
    await app.settled();
    priya = await app.as('demo-caseworker');
    helen = await app.as('demo-manager');
  });
  afterAll(() => app.close());

  it('lists a caseworker’s own open limits by date, each with its law, whose turn it is and the next form', async () => {
    const text = await page(priya, '/due-work');
    expect(headingOf(text)).toBe('Due work');
    expect(text).toContain('Monday 23 November 2026 · your 2 open cases');
    expect(text.indexOf('Advice: educational psychology')).toBeLessThan(text.indexOf('Tell family if no plan'));
    expect(text).toContain('18 days overdue');
    expect(text).toContain('Psychology service');
    expect(text).toContain(`/cases/${mayas.reference}/advice/${mayas.adviceIds[0] ?? ''}/chase`);
    expect(text).toContain('EHC-2026-0001 · Year 3');
    expect(text).toContain('1<span class="govuk-visually-hidden"> overdue</span>');
  });

  it('shows a lifted limit under Later as soon as practicable, without its old date', async () => {
    const text = await page(priya, '/due-work');
    const later = text.slice(text.indexOf('id="later"'));
    expect(later).toContain('Leo Castellan');
    expect(later).toContain('As soon as practicable');
    expect(text).not.toContain('30 Oct 2026');
  });

  it('starts a manager with everyone’s work and names the caseworker instead of the stage', async () => {
    const text = await page(helen, '/due-work');
    expect(text).toContain('<th scope="col" class="govuk-table__header">Caseworker</th>');
    expect(text).toContain('data-label="Caseworker">Priya Nair');
    expect(await page(priya, '/due-work')).toContain('<th scope="col" class="govuk-table__header">Stage</th>');
  });

  it('takes new records up at once', async () => {
    expect(await page(helen, '/due-work')).not.toContain('Zainab');
    await zainab(app);
    await app.settled();
    const text = await page(helen, '/due-work');
    expect(text).toContain('Zainab Hussain-Cole');
    expect(text).toContain('Us: decide whether to assess');
    expect(await page(priya, '/due-work')).not.toContain('Zainab');
  });

  it('narrows by what the address says, counts what is left and offers the rest', async () => {
    const text = await page(priya, '/due-work?kind=noPlan');
    expect(text).not.toContain('Advice: educational psychology');
    expect(text).toContain('No decisions not to make a plan overdue.');
    expect(text).toContain('Showing 1 of 4 due dates');
    expect(text).toContain('Remove the filter </span>Decisions not to make a plan');
    expect(text).toContain('Show all kinds of work (4)');
    // The decision and the plan wait for the same advice as the advice limit itself.
    expect(await page(priya, '/due-work?waiting=psychology')).toContain('Showing 3 of 4 due dates');
    expect(await page(priya, '/due-work?stage=draftWithFamily')).not.toContain('Maya');
    expect(await page(priya, '/due-work?who=team:West%20team')).toContain('Zainab');
  });

  it('shows one group alone', async () => {
    const text = await page(priya, '/due-work?show=overdue');
    expect(text).toContain('id="overdue"');
    expect(text).toContain('Showing 1 of 4 due dates');
    expect(text).not.toContain('id="later"');
  });

  it('gives exactly what is shown as CSV', async () => {
    const { text, headers } = await priya.get('/due-work.csv?kind=advice').expect(200);
    expect(headers['content-type']).toContain('text/csv');
    expect(headers['content-disposition']).toContain('due-work-2026-11-23.csv');
    const lines = text.trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('"Overdue","Maya Thornbury","EHC-2026-0001","Year 3","Advice: educational psychology"');
    const { text: lifted } = await priya.get('/due-work.csv?stage=draftWithFamily');
    expect(lifted).not.toContain('2026-10-30');
  });

  it('is not there for an auditor and sends a stranger to sign in', async () => {
    await (await app.as('demo-auditor')).get('/due-work').expect(404);
    await app.visitor().get('/due-work').expect(302);
  });

  it('knows today alone', async () => {
    await priya
      .get('/due-work?as-at=2026-09-30&kind=plan')
      .expect(302)
      .expect('Location', '/due-work?who=me&kind=plan');
  });

  it('tells on the sign-in page what each person sees first and how the system stands', async () => {
    const text = await page(app.visitor(), '/sign-in');
    expect(text).toContain('Work due for 2 open cases, by legal date');
    expect(text).toContain('Everyone’s work: 1 legal date overdue');
    expect(text).toContain('Up to date');
  });
});

describe('due work without cases', () => {
  it('says that cases come by allocation, and to a manager that nothing is due', async () => {
    const empty = await caseApp();
    try {
      expect(await page(await empty.as('demo-caseworker'), '/due-work')).toContain(
        'You have no cases yet. They appear here when a manager allocates one.',
      );
      const text = await page(await empty.as('demo-manager'), '/due-work');
      expect(text).toContain('Nothing overdue.');
      expect(text).toContain('Nothing due later.');
      expect(await page(await empty.as('demo-manager'), '/cases')).toContain('There are no cases yet.');
    } finally {
      await empty.close();
    }
  });
});
