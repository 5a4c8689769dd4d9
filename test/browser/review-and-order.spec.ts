import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { londonDateOf } from '../../src/commands/london-time.js';
import { Installation, onEveryCombination } from '../support/installation.js';
import type { RunningApplication } from '../support/running-application.js';
import { describeInBrowser, openBrowser } from './browser.js';

const today = londonDateOf(new Date());
const daysAgo = (days: number): CalendarDate => addDays(today, -days);
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

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
  await page.locator('button[name=checked]').click();
  await page.locator('.govuk-notification-banner--success').waitFor();
}

/** What stands against the page, by axe’s own rules of WCAG 2.2 AA. */
async function faults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
  });
}

describeInBrowser('in a browser (needs Chromium)', () => {
  onEveryCombination(
    'a review from its arrangement to its closing, and an order that opens its clocks',
    (combination) => {
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

      const onCase = (path: string): string => `${caseAddress}/${path}`;
      async function follow(link: string | RegExp): Promise<void> {
        const details = page.locator('details:not([open]) > summary');
        for (let left = await details.count(); left > 0; left -= 1) await details.first().click();
        await page.locator('main').getByRole('link', { name: link }).first().click();
      }

      it('begins with a child and a plan that was made elsewhere', async () => {
        await page.goto(`${app.url}/sign-in`);
        await page.getByRole('button', { name: 'Be Priya' }).click();
        await page.goto(`${app.url}/requests/new`);
        await enterDate(page, 'receivedOn', daysAgo(3));
        await page.getByLabel('School, college or early years setting', { exact: true }).first().check();
        await page.getByLabel('Email', { exact: true }).first().check();
        await page.getByLabel('First name').fill('Ruby');
        await page.getByLabel('Last name').fill('Sallow');
        await enterDate(page, 'birthDate', '2016-11-21' as CalendarDate);
        await page.getByLabel('Female').check();
        await page.selectOption('#need', { index: 1 });
        await record(page);
        caseAddress = page.url().replace(/[?#].*$/, '');
        await page.goto(onCase('plans/new'));
        await enterDate(page, 'on', daysAgo(340));
        await record(page);
        expect(page.url()).toBe(onCase('plan'));
        expect(await page.locator('main').innerText()).toContain('First annual review');
        expect(await faults(page)).toEqual([]);
      });

      it('arranges the review with its twelve months beside it', async () => {
        await follow('Arrange a review');
        expect(await page.locator('aside').innerText()).toContain('The family must be told of the decision by');
        expect(await faults(page)).toEqual([]);
        await enterDate(page, 'on', daysAgo(7));
        await enterDate(page, 'meetingOn', daysAgo(2));
        await record(page);
        expect(await page.locator('main').innerText()).toContain('Record the review meeting');
      });

      it('records the meeting with what was contributed, the report and the decision', async () => {
        await follow('Record the review meeting');
        await page.locator('input[name=written][value=education]').check();
        await page.locator('input[name=attending][value=education]').check();
        await record(page);
        await follow('Record the report of the review');
        await enterDate(page, 'on', daysAgo(1));
        await record(page);
        await follow('Record the decision of the review');
        await page.locator('input[name=outcome][value=maintain]').check();
        await enterDate(page, 'on', today);
        await record(page);
        expect(await page.locator('main').innerText()).toContain('The plan stays as it is');
      });

      it('closes the review, whose limits are met on the tab of clocks', async () => {
        await follow('Close the review');
        await enterDate(page, 'on', today);
        await page.locator('input[name=primaryNeed][value=confirmed]').check();
        await page.locator('input[name=settingSuitable][value=suitable]').check();
        await page.fill('[name=outcomes-met]', '4');
        await page.fill('[name=outcomes-partlyMet]', '1');
        await page.fill('[name=outcomes-notMet]', '0');
        await page.locator('input[name=preparingForAdulthood][value=nothing]').check();
        await record(page);
        await page.goto(onCase('clocks'));
        const clocks = await page.locator('main').innerText();
        expect(clocks).toMatch(/Tell family the review decision[\s\S]*?Met/);
        expect(await faults(page)).toEqual([]);
      });

      it('opens the clocks of an order that follows a dispute', async () => {
        await page.goto(onCase('disputes'));
        await follow('Record that the family disputes a decision');
        await page.getByLabel('What the plan says').check();
        await enterDate(page, 'noticeSentOn', daysAgo(30));
        await enterDate(page, 'on', daysAgo(6));
        await record(page);
        await follow('Record that the Tribunal received an appeal');
        await enterDate(page, 'on', daysAgo(5));
        await page.locator('input[name=settingOnly][value=no]').check();
        await record(page);
        await follow('Record the Tribunal’s order');
        await page.locator('input[name=result][value=allowed]').check();
        await page.locator('input[name=requires][value=amendContent]').check();
        await enterDate(page, 'on', daysAgo(1));
        await record(page);
        expect(await page.locator('main').innerText()).toContain('To change what the plan says');
        expect(await faults(page)).toEqual([]);
        await page.goto(onCase('clocks'));
        expect(await page.locator('main').innerText()).toMatch(/Order: send amended plan/);
        await page.goto(onCase('plan'));
        expect(await page.locator('main').innerText()).toContain('What disputes require of this plan');
      }, 90_000);

      it('shows nothing to record on a past day', async () => {
        await page.goto(`${onCase('plan')}?as-at=${daysAgo(1)}`);
        expect(await page.locator('main').innerText()).not.toContain('What can be done now');
      });
    },
  );
});
