import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { decisionToAssess, LiveRig } from '../src/live/live-rig.js';
import type { LiveCase } from '../src/live/live-rig.js';
import { describeInBrowser, openBrowser } from './browser.js';

const typed = 'Grandmother said on the phone';

describeInBrowser('an open page in a browser (needs Chromium)', () => {
  let rig: LiveRig;
  let browser: Browser;
  let one: LiveCase;
  beforeAll(async () => {
    rig = await LiveRig.start();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await rig.close();
  });
  beforeEach(async () => {
    one = await rig.case();
  });

  async function signedIn(context: BrowserContext, name = 'Priya'): Promise<Page> {
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(`${rig.url}/sign-in`);
    await page.getByRole('button', { name: `Be ${name}` }).click();
    return page;
  }

  /** Somebody at a browser of their own whose clock the test holds, as the server's. */
  async function atHeldClock(
    name = 'Priya',
  ): Promise<{ context: BrowserContext; page: Page; pass: (minutes: number) => Promise<void> }> {
    const context = await browser.newContext();
    await context.clock.install({ time: rig.now });
    const page = await signedIn(context, name);
    const pass = async (minutes: number): Promise<void> => {
      rig.wait(minutes);
      for (const open of context.pages()) await open.clock.runFor(minutes * 60_000);
    };
    return { context, page, pass };
  }

  /** What a browser does when the page goes to the back, or comes to the front. */
  const turn = (state: 'hidden' | 'visible'): string =>
    `Object.defineProperty(document, 'visibilityState', { value: '${state}', configurable: true });
     document.dispatchEvent(new Event('visibilitychange'));`;

  const dialogOf = (page: Page): Locator => page.getByRole('alertdialog', { name: 'Do you need more time?' });

  /**
   * The warning once it is open. What the server said of the time left may reach the page only after its held clock went on, and
   * then it looks again as much later: that clock goes on here for as long.
   */
  async function warning(page: Page): Promise<Locator> {
    const dialog = dialogOf(page);
    for (let tries = 0; tries < 100 && !(await dialog.isVisible()); tries += 1) {
      await page.clock.runFor(15_000);
      await wait(50);
    }
    await dialog.waitFor();
    return dialog;
  }

  it('says what a colleague recorded meanwhile, moves nothing, and shows it when refreshed', async () => {
    const context = await browser.newContext();
    const page = await signedIn(context);
    await page.goto(`${rig.url}/cases/${one.reference}`);
    const before = await page.locator('#main-content').innerText();
    await rig.record(one, decisionToAssess);
    const line = page.getByRole('status').filter({ hasText: 'Since you opened this page' });
    await line.waitFor({ timeout: 2_000 });
    expect(await line.innerText()).toMatch(/somebody recorded that the family was told we would assess\.\s+Refresh/);
    expect((await page.locator('#main-content').innerText()).endsWith(before.trim().slice(-200))).toBe(true);
    await line.getByRole('link', { name: 'Refresh' }).click();
    await page.locator('[data-live]').waitFor({ state: 'attached' });
    expect(await page.locator('[data-live]').innerText()).toBe('');
    await context.close();
  });

  it('catches up when the page comes to the front again', async () => {
    const context = await browser.newContext();
    const page = await signedIn(context, 'Helen');
    await page.goto(`${rig.url}/cases`);
    await page.evaluate(turn('hidden'));
    await rig.record(one, decisionToAssess);
    await page.evaluate(turn('visible'));
    await page.getByText('1 change since you opened this page.').waitFor();
    await context.close();
  });

  it('warns 5 minutes before the end, keeps the focus in, and Escape stays', async () => {
    const { context, page, pass } = await atHeldClock();
    await page.goto(`${rig.url}/due-work`);
    await page.locator('#find').focus();
    await pass(24);
    expect(await dialogOf(page).isVisible()).toBe(false);
    await pass(1.1);
    const dialog = await warning(page);
    expect(await dialog.innerText()).toContain(
      'You will be signed out in 5 minutes. What you have typed will be kept.',
    );
    const focused = (): Promise<unknown> => page.evaluate('document.activeElement.textContent.trim()');
    expect(await focused()).toBe('Stay signed in');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Sign out');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Stay signed in');
    await page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe('Sign out');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.evaluate('document.activeElement.id')).toBe('find');
    await pass(20);
    await page.reload();
    expect(await page.locator('h1').innerText()).toBe('Due work');
    await context.close();
  });

  it('agrees with the other tabs: what is done in one counts in all', async () => {
    const { context, page, pass } = await atHeldClock();
    await page.goto(`${rig.url}/due-work`);
    const other = await context.newPage();
    await other.goto(`${rig.url}/cases`);
    await pass(25.1);
    await warning(page);
    await warning(other);
    await dialogOf(other).getByRole('button', { name: 'Stay signed in' }).click();
    await dialogOf(other).waitFor({ state: 'hidden' });
    await dialogOf(page).waitFor({ state: 'hidden' });
    await context.close();
  });

  it('keeps what is typed when the session ends, and opens the form with it again', async () => {
    const { context, page, pass } = await atHeldClock();
    await page.goto(`${rig.url}/cases/${one.reference}/notes/new`);
    await page.locator('#kind').check();
    await page.locator('#text').fill(typed);
    await page.getByText(/^Kept for you until midnight/).waitFor({ state: 'attached' });
    await pass(26);
    await warning(page);
    await page.evaluate(`document.querySelector('#text').value += ', and more'`);
    await pass(6);
    await page.getByRole('heading', { name: 'You have been signed out' }).waitFor();
    expect(await page.locator('#main-content').innerText()).toMatch(
      /Your unfinished form, Add a note, for EHC-\S+, was kept/,
    );
    await page.getByRole('button', { name: 'Sign in again' }).click();
    await page.getByRole('button', { name: 'Be Priya' }).click();
    expect(await page.locator('#text').inputValue()).toBe(`${typed}, and more`);
    expect(await page.locator('#kind').isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Throw it away' }).click();
    expect(await page.locator('#text').inputValue()).toBe('');
    await context.close();
  });

  it('keeps what was typed before the page was left, without a press of any button', async () => {
    const context = await browser.newContext();
    const page = await signedIn(context);
    await page.goto(`${rig.url}/cases/${one.reference}/notes/new`);
    await page.locator('#text').pressSequentially('left in a hurry');
    await page.goto(`${rig.url}/due-work`);
    await page.goto(`${rig.url}/cases/${one.reference}/notes/new`);
    expect(await page.locator('#text').inputValue()).toBe('left in a hurry');
    await context.close();
  });
});
