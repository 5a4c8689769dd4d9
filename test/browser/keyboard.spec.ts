import type { Browser, Page } from 'playwright-core';
import { LiveRig } from '../src/live/live-rig.js';
import type { LiveCase } from '../src/live/live-rig.js';
import { describeInBrowser, openBrowser } from './browser.js';

const focused = `(() => {
  const at = document.activeElement;
  const style = getComputedStyle(at);
  return {
    name: (at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent ?? '').trim(),
    id: at.id,
    classes: at.className,
    visible: style.outlineStyle !== 'none' || style.boxShadow !== 'none' || style.backgroundColor === 'rgb(255, 221, 0)' ||
      getComputedStyle(at.nextElementSibling ?? at, '::before').boxShadow !== 'none',
  };
})()`;
interface Focused {
  readonly name: string;
  readonly id: string;
  readonly classes: string;
  readonly visible: boolean;
}

describeInBrowser('with the keyboard alone (needs Chromium)', () => {
  let rig: LiveRig;
  let browser: Browser;
  let page: Page;
  let one: LiveCase;
  beforeAll(async () => {
    rig = await LiveRig.start();
    one = await rig.case('Quillfeather');
    browser = await openBrowser();
    page = await browser.newPage();
    page.setDefaultTimeout(10_000);
  });
  afterAll(async () => {
    await browser.close();
    await rig.close();
  });

  const now = (): Promise<Focused> => page.evaluate<Focused>(focused);

  /** Tabs on until the wanted thing has the focus; on the way nothing may hold it unseen. */
  async function tabTo(wanted: (at: Focused) => boolean): Promise<void> {
    for (let presses = 0; presses < 80; presses += 1) {
      await page.keyboard.press('Tab');
      const at = await now();
      if (at.id === '' && at.name === '') continue;
      expect([at.name || at.id, at.visible]).toEqual([at.name || at.id, true]);
      if (wanted(at)) return;
    }
    throw new Error('The focus does not get there');
  }
  const enter = async (): Promise<void> => {
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  };

  it('signs in, finds a case, records an act with an error in it, and puts it right', async () => {
    await page.goto(`${rig.url}/sign-in`);
    await page.keyboard.press('Tab');
    expect((await now()).name).toBe('Skip to main content');
    await tabTo(({ name }) => name === 'Be Priya');
    await enter();
    await tabTo(({ id }) => id === 'find');
    await page.keyboard.type('quillfeather, zainab');
    await enter();
    await tabTo(({ name }) => name.includes('Quillfeather'));
    await enter();
    expect(page.url()).toContain(one.reference);

    await page.goto(`${page.url()}/notes/new`);
    await tabTo(({ name, classes }) => name === 'Continue' && classes.includes('govuk-button'));
    await enter();
    expect((await now()).classes).toContain('govuk-error-summary');
    await tabTo(
      ({ name }) =>
        name.startsWith('Write') || name.startsWith('Say') || name.startsWith('Enter') || name.startsWith('Choose'),
    );
    await page.keyboard.press('Enter');
    expect(['kind', 'text']).toContain((await now()).id);
    if ((await now()).id === 'kind') {
      await page.keyboard.press('Space');
      await tabTo(({ id }) => id === 'text');
    }
    await page.keyboard.type('The family rang');
    await tabTo(({ name, classes }) => name === 'Continue' && classes.includes('govuk-button'));
    await enter();
    await tabTo(
      ({ name, classes }) => name.startsWith('Add') || (name.startsWith('Record') && classes.includes('govuk-button')),
    );
    await enter();
    const banner = await now();
    expect(banner.classes).toContain('govuk-notification-banner--success');
    expect(banner.name).toContain('Recorded');
  });
});
