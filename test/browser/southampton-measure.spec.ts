import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { EhcCommand } from '../support/ehc-command.js';
import { RunningApplication } from '../support/running-application.js';
import { chromiumPath, describeInBrowser, openBrowser } from './browser.js';

const shelf = resolve(import.meta.dirname, '../../../shared/data');
const theReturn = `${shelf}/sen2/southampton-2024.xml.gz`;
const published = ['timeliness_20_week', 'statistical_neighbours'].map((name) => `${shelf}/dfe-ehc-plans/${name}.csv`);

// The return and the published files are not part of the repository: without them this is skipped by name.
const describeWithData = existsSync(theReturn) ? describeInBrowser : describe.skip;

describeWithData('Southampton 2.1, from its return to its page (needs Chromium and ../shared/data)', () => {
  const ehc = new EhcCommand({ EHC_AUTHORITY: '852' });
  let app: RunningApplication;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    for (const words of [
      ['import', 'sen2', theReturn, '--report', 'report.csv'],
      ['import', 'dfe', ...published],
      ['plan', 'load', 'southampton'],
    ]) {
      const { code, err } = await ehc.run(...words);
      if (code !== 0) throw new Error(`ehc ${words.join(' ')}: ${err}`);
    }
    app = await RunningApplication.start({ EHC_DATA_DIR: ehc.dataFolder, EHC_AUTHORITY: '852' });
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(`${app.url}/sign-in`);
    await page.getByRole('button', { name: /Helen/ }).click();
  }, 240_000);
  afterAll(async () => {
    if (chromiumPath !== null) await browser.close();
    await app.stop();
    ehc.remove();
  });

  it('R04: shows what is printed, what others have, and what is so today, with its chart', async () => {
    await page.goto(`${app.url}/action-plans/southampton/items/a2.1`);
    await page.getByRole('link', { name: 'EHC assessments completed within 20 weeks' }).first().click();
    await page.goto(`${page.url().split('?')[0] ?? ''}?from=2024-01&to=2024-12`);
    const text = await page.locator('main').innerText();
    // Printed: no baseline, a position of June 2017, and two comparators.
    expect(text).toMatch(/Baseline\s+None printed/);
    expect(text).toMatch(/26\.3%[^\n]*June 2017/);
    expect(text).toMatch(/45\.5%[^\n]*statistical neighbours/i);
    expect(text).toMatch(/55\.5%[^\n]*national average/i);
    // Live: as the department printed it for 2024, from the cases of the return.
    expect(text).toContain('93.5%');
    // Published: England of 2024.
    expect(text).toContain('45.9%');
    expect(await page.locator('main svg').count()).toBeGreaterThan(0);
    expect(await page.getByText('Reached').count()).toBeGreaterThan(0);
  });

  it('opens to the cases behind the value, as many as it says', async () => {
    const said = /([\d,]+) of ([\d,]+)/.exec(await page.locator('.app-plan-value--first').innerText());
    await page.locator('.app-plan-value--first a', { hasText: 'Show the cases' }).click();
    const text = await page.locator('main').innerText();
    for (const number of said?.slice(1) ?? ['no number']) expect(text).toContain(number);
    expect(await page.locator('main table tbody tr').count()).toBeGreaterThan(5);
  });

  it('is read on a telephone without being moved from side to side', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto(`${app.url}/action-plans/southampton/measures/m09`);
    const [needed, there] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth] as const);
    expect(needed).toBeLessThanOrEqual(there);
  });
});
