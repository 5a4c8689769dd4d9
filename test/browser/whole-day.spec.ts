import type { Browser } from 'playwright-core';
import type { EhcCommand } from '../support/ehc-command.js';
import { RunningApplication } from '../support/running-application.js';
import { smallAuthority } from '../support/small-authority.js';
import { describeInBrowser, openBrowser } from './browser.js';
import { administratorsDay, auditorsDay } from './oversight-days.js';
import { caseworkersDay, managersDay } from './staff-days.js';
import { eachParticulars, WorkingDay } from './working-day.js';

describeInBrowser('a whole working day (needs Chromium)', () => {
  let made: EhcCommand;
  let app: RunningApplication;
  let browser: Browser;
  let begun: WorkingDay[] = [];
  beforeAll(async () => {
    made = await smallAuthority();
    app = await RunningApplication.start({ EHC_DATA_DIR: made.dataFolder, LOG_LEVEL: 'error' });
    browser = await openBrowser();
  }, 120_000);
  afterEach(async () => {
    await Promise.all(begun.map((day) => day.close()));
    begun = [];
  });
  afterAll(async () => {
    await browser.close();
    await app.stop();
    made.remove();
  });

  describe.each(eachParticulars)('with JavaScript: $scripts', (its) => {
    async function begin(firstName: string): Promise<WorkingDay> {
      const day = await WorkingDay.begin(browser, app.url, firstName, its);
      begun.push(day);
      return day;
    }

    it('of a caseworker, who is asked to sign in when going back after signing out', async () => {
      const day = await begin('Priya');
      await caseworkersDay(day);
      expect(await day.end()).toEqual([]);
      await day.page.goBack();
      await day.isAt('You are signed out');
      await day.press('Sign in again');
      await day.isAt('Sign in to EHC tracker');
    }, 90_000);

    it('of a manager', async () => {
      const day = await begin('Helen');
      await managersDay(day);
      expect(await day.end()).toEqual([]);
    }, 90_000);

    it('of an auditor', async () => {
      const [day, caseworker] = [await begin('Tom'), await begin('Priya')];
      await auditorsDay(day, caseworker);
      expect([await day.end(), await caseworker.end()]).toEqual([[], []]);
    }, 90_000);

    it('of an administrator', async () => {
      const day = await begin('Ruth');
      await administratorsDay(day);
      expect(await day.end()).toEqual([]);
    }, 90_000);
  });
});
