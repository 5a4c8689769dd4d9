import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The widths at which every page is inspected: 1280, and 320, which is also 1280 px at 400% zoom (WCAG 1.4.10). */
const widths = [1_280, 320] as const;

// Scripts of the page stand as text: the project's types know no document.
const reportViolations = `document.addEventListener('securitypolicyviolation', (event) =>
  reportViolation(event.documentURI + ': ' + event.violatedDirective + ' ' + event.blockedURI));`;
const widthBeyondTheWindow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

/** Opens pages in a browser and finds what is wrong with them: for axe, for the content policy, at a small width. */
export class PageInspector {
  /** What any page did against the content security policy, and what broke in a script. */
  readonly reports: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
  ) {}

  static async of(
    browser: Browser,
    url: string,
    person: string | null,
    javaScriptEnabled = true,
  ): Promise<PageInspector> {
    const context = await browser.newContext({ viewport: { width: widths[0], height: 900 }, javaScriptEnabled });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const inspector = new PageInspector(page, context);
    await page.exposeFunction('reportViolation', (words: string) => inspector.reports.push(words));
    await page.addInitScript({ content: reportViolations });
    page.on('pageerror', (error) => inspector.reports.push(`${page.url()}: ${error.message}`));
    if (person !== null) {
      await page.goto(`${url}/sign-in`);
      await page.locator(`form:has(input[name=person][value="${person}"]) button`).click();
      await page.waitForURL((address) => address.pathname !== '/sign-in');
    }
    return inspector;
  }

  /** What stands against the page as it is now, at every width. */
  async faults(): Promise<readonly string[]> {
    const found: string[] = [];
    for (const width of widths) {
      await this.page.setViewportSize({ width, height: 900 });
      const [axe, sideways] = [await this.axeFaults(), await this.sideways()];
      const where = `${new URL(this.page.url()).pathname} at ${String(width)} px`;
      found.push(...axe.map((fault) => `${where}: ${fault}`));
      if (sideways > 0) found.push(`${where}: scrolls ${String(sideways)} px sideways`);
    }
    await this.page.setViewportSize({ width: widths[0], height: 900 });
    return found;
  }

  close(): Promise<void> {
    return this.context.close();
  }

  private async axeFaults(): Promise<readonly string[]> {
    await this.page.evaluate(axeSource);
    return this.page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const { violations } = await axe.run({ resultTypes: ['violations'] });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
    });
  }

  /** How far the page itself scrolls sideways. */
  private sideways(): Promise<number> {
    return this.page.evaluate<number>(widthBeyondTheWindow);
  }
}
