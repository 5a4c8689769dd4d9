import type { Browser, Locator, Page } from 'playwright-core';
import { PageInspector } from './page-inspector.js';

/** What differs between the day with JavaScript and the one without, so that the second finds nothing of the first. */
export interface Particulars {
  readonly scripts: boolean;
  readonly forename: string;
  readonly surname: string;
  /** Colleague to whom the manager allocates. */
  readonly colleague: string;
  /** Policy option that the manager changes. */
  readonly option: string;
}

export const eachParticulars: readonly Particulars[] = [
  { scripts: true, forename: 'Ottilie', surname: 'Merriweather', colleague: 'Marek Dvorak', option: 'P5' },
  { scripts: false, forename: 'Bertram', surname: 'Lanternfield', colleague: 'Sophie Lund', option: 'P4' },
];

/** Somebody at a browser of their own. Whatever is waited for and does not come fails the day. */
export class WorkingDay {
  private constructor(
    private readonly inspector: PageInspector,
    private readonly url: string,
    readonly its: Particulars,
  ) {}

  /** Signs in on the page for it, by the name on the button. */
  static async begin(browser: Browser, url: string, firstName: string, its: Particulars): Promise<WorkingDay> {
    const inspector = await PageInspector.of(browser, url, null, its.scripts);
    // Without JavaScript no event of the page tells of a violation; the browser says it on its console.
    inspector.page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) inspector.reports.push(message.text());
    });
    inspector.page.on('response', (response) => {
      if (response.status() >= 500) inspector.reports.push(`${response.url()}: ${String(response.status())}`);
    });
    const day = new WorkingDay(inspector, url, its);
    await day.open('/sign-in', 'Sign in to EHC tracker');
    await day.press(`Be ${firstName}`);
    return day;
  }

  get page(): Page {
    return this.inspector.page;
  }

  get main(): Locator {
    return this.page.locator('main');
  }

  /** Opens an address by typing it; hands back its status. */
  async open(path: string, heading: string | RegExp): Promise<number> {
    const answer = await this.page.goto(`${this.url}${path}`);
    await this.isAt(heading);
    return answer?.status() ?? 0;
  }

  /** Waits for the page under a heading: of a case, the child’s name. */
  async isAt(heading: string | RegExp): Promise<void> {
    await this.page.locator('h1').filter({ hasText: heading }).first().waitFor();
  }

  async press(button: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: button }).last().click();
  }

  async follow(link: string | RegExp, heading?: string | RegExp): Promise<void> {
    await this.main.getByRole('link', { name: link }).first().click();
    if (heading !== undefined) await this.isAt(heading);
  }

  /** Goes to a part of the application by its name in the main navigation. */
  async goTo(part: string, heading: string | RegExp): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: part }).click();
    await this.isAt(heading);
  }

  async openTab(tab: string): Promise<void> {
    await this.page.getByRole('navigation', { name: 'This case' }).getByRole('link', { name: tab }).click();
    await this.main.getByRole('heading', { name: tab, level: 2, exact: true }).waitFor();
  }

  async fill(label: string, words: string): Promise<void> {
    await this.main.getByLabel(label, { exact: true }).fill(words);
  }

  /** Waits until the main part of the page says it. */
  async reads(words: string | RegExp): Promise<void> {
    await this.main.filter({ hasText: words }).waitFor();
  }

  async isRefused(words: string): Promise<void> {
    await this.page.locator('.govuk-error-summary').filter({ hasText: words }).waitFor();
  }

  /** Continues to the page that shows the answers, which say all of these words, and records them there. */
  async checkAndRecord(answers: readonly string[], done: string | RegExp): Promise<void> {
    await this.press('Continue');
    const record = this.page.locator('button[name=checked]');
    await record.waitFor();
    const read = await this.main.innerText();
    for (const answer of answers) expect(read).toContain(answer);
    await record.click();
    await this.page.locator('.govuk-notification-banner--success').filter({ hasText: done }).waitFor();
  }

  rows(caption: string | RegExp): Locator {
    return this.main.getByRole('table', { name: caption }).locator('tbody tr');
  }

  /** What a download that the page links to holds. */
  async download(link: Locator): Promise<string> {
    const answer = await this.page.request.get(`${this.url}${(await link.getAttribute('href')) ?? ''}`);
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, expect.stringContaining('text/csv')]);
    return answer.text();
  }

  /** Signs out. @returns What any page of the day did that none may do. */
  async end(): Promise<readonly string[]> {
    await this.press('Sign out');
    await this.isAt('Sign in to EHC tracker');
    return this.inspector.reports;
  }

  close(): Promise<void> {
    return this.inspector.close();
  }
}
