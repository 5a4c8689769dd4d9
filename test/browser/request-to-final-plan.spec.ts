import type { Browser, Page } from 'playwright-core';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { londonDateOf } from '../../src/commands/london-time.js';
import { Installation, onEveryCombination } from '../support/installation.js';
import type { RunningApplication } from '../support/running-application.js';
import { describeInBrowser, openBrowser } from './browser.js';

const today = londonDateOf(new Date());
const daysAgo = (days: number): CalendarDate => addDays(today, -days);

async function signIn(page: Page, url: string, name: string): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByRole('button', { name: `Be ${name}` }).click();
}

/** Day, month and year of a date question, by the name its boxes begin with. */
async function enterDate(page: Page, name: string, date: CalendarDate): Promise<void> {
  await page.fill(`#${name}-day`, date.slice(8));
  await page.fill(`#${name}-month`, date.slice(5, 7));
  await page.fill(`#${name}-year`, date.slice(0, 4));
}

/** Continues past the form, answers why it is recorded only now where that is asked, and records on the check page. */
async function record(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Continue' }).last().click();
  const why = page.getByLabel('Why is it recorded only now?');
  if (await why.isVisible()) {
    await why.fill('Brought over from the paper file');
    await page.getByRole('button', { name: 'Continue' }).last().click();
  }
  const odd = page.locator('button[name=oddSeen]');
  if (await odd.isVisible()) await odd.click();
  await page
    .getByRole('button', { name: /^(Record|Send|Ask|Add|Allocate)/ })
    .last()
    .click();
  await page.locator('.govuk-notification-banner--success').waitFor();
}

describeInBrowser('in a browser (needs Chromium)', () => {
  onEveryCombination('from a request to the final plan', (combination) => {
    let installation: Installation;
    let app: RunningApplication;
    let browser: Browser;
    let page: Page;
    let caseAddress: string;

    beforeAll(async () => {
      installation = await Installation.on(combination, {
        EHC_AUTHORITY: '998',
        EHC_AUTHORITY_NAME: 'Testshire Council',
      });
      app = await installation.start();
      browser = await openBrowser();
      page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      page.setDefaultTimeout(15_000);
    }, 120_000);
    afterAll(async () => {
      await browser.close();
      await installation.remove();
    });

    async function twentyWeekFigure(): Promise<string> {
      const manager = await (await browser.newContext()).newPage();
      await signIn(manager, app.url, 'Helen');
      await manager.goto(`${app.url}/performance?from=${daysAgo(31).slice(0, 7)}&to=${today.slice(0, 7)}`);
      const text = await manager.locator('main').innerText();
      await manager.context().close();
      return text;
    }

    it('begins without any plan to count', async () => {
      expect(await twentyWeekFigure()).toContain('No cases');
    });

    it('records the request and opens the case with its clocks running', async () => {
      await signIn(page, app.url, 'Priya');
      await page.goto(`${app.url}/requests/new`);
      await enterDate(page, 'receivedOn', daysAgo(120));
      await page.getByLabel('School, college or early years setting', { exact: true }).first().check();
      await page.getByLabel('Email', { exact: true }).first().check();
      await page.getByLabel('First name').fill('Orla');
      await page.getByLabel('Last name').fill('Quillfeather');
      await enterDate(page, 'birthDate', '2018-05-04' as CalendarDate);
      await page.getByLabel('Female').check();
      await page.selectOption('#need', { index: 1 });
      await record(page);
      caseAddress = page.url();
      expect(caseAddress).toMatch(/\/cases\/EHC-\d{4}-\d{4}/);
      expect(await page.locator('h1').innerText()).toContain('Orla Quillfeather');
      expect(await page.locator('main').innerText()).toContain('Decision to assess');
    });

    const onCase = (path: string): string => `${caseAddress.replace(/[?#].*$/, '')}/${path}`;

    it('records that there will be an assessment', async () => {
      await page.goto(onCase('decision-to-assess'));
      await page.getByLabel('Yes, carry out an assessment').check();
      await enterDate(page, 'on', daysAgo(85));
      await page.getByLabel('Email', { exact: true }).check();
      await page.selectOption('#need', { index: 1 });
      await record(page);
      expect(await page.locator('main').innerText()).toMatch(/Met/);
    });

    it('refuses a final plan while there is no draft, and keeps what was typed', async () => {
      await page.goto(onCase('final-plan'));
      await page.getByLabel('The family', { exact: true }).check();
      await enterDate(page, 'on-parentOrYoungPerson', today);
      await page.getByRole('button', { name: 'Continue' }).last().click();
      expect(await page.title()).toMatch(/^Error: /);
      expect(await page.inputValue('#on-parentOrYoungPerson-day')).toBe(today.slice(8));
    });

    it('records that there will be a plan, the draft, and what the family says', async () => {
      await page.goto(onCase('decision-to-issue'));
      await page.getByLabel('Yes, we will make a plan').check();
      await enterDate(page, 'on', daysAgo(30));
      await page.getByLabel('Email', { exact: true }).check();
      await record(page);
      await page.goto(onCase('draft-plan'));
      await enterDate(page, 'on', daysAgo(20));
      await page.getByLabel('Email', { exact: true }).check();
      await record(page);
      await page.goto(onCase('comments'));
      await enterDate(page, 'on', daysAgo(6));
      await page.getByLabel('No', { exact: true }).check();
      await page.getByLabel('Yes, they have nothing more to say').check();
      await record(page);
    }, 90_000);

    it('sends the final plan to everyone, and the case is at its end', async () => {
      await page.goto(onCase('final-plan'));
      for (const [label, name] of [
        ['The family', 'parentOrYoungPerson'],
        ['The school or college it names', 'setting'],
        ['The health body', 'commissioningBody'],
      ] as const) {
        await page.getByLabel(label, { exact: true }).check();
        await enterDate(page, `on-${name}`, today);
      }
      await page.getByLabel('Yes', { exact: true }).check();
      await page.getByLabel('Name of the school or college').fill('Fernhill Primary');
      await page.getByLabel(/told them of mediation/).check();
      await record(page);
      expect(await page.locator('main').innerText()).toMatch(/Plan sent/);
    });

    it('moves the manager’s figure: one plan of one within 20 weeks', async () => {
      let figures = await twentyWeekFigure();
      // On a slow machine the page says that it is still counting, and to open it again.
      for (let again = 0; again < 10 && figures.includes('it is being counted'); again += 1) {
        figures = await twentyWeekFigure();
      }
      expect(figures).toContain('100.0%');
      expect(figures).toContain('1 of 1');
    });

    it('shows the auditor the case as it was known before any of it', async () => {
      const auditor = await (await browser.newContext()).newPage();
      await signIn(auditor, app.url, 'Tom');
      await auditor.goto(`${caseAddress.replace(/[?#].*$/, '')}/history`);
      expect(await auditor.locator('main').innerText()).toMatch(/recorded/);
      await auditor.goto(`${caseAddress.replace(/[?#].*$/, '')}?as-at=${daysAgo(1)}`);
      expect(await auditor.locator('body').innerText()).toContain('Looking back');
      expect(await auditor.locator('main').innerText()).not.toContain('Plan sent');
      await auditor.context().close();
    });
  });
});
