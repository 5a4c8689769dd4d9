import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Browser } from 'playwright-core';
import { demoPeople } from '../../src/access/people.js';
import { RouteRules } from '../../src/access/route-rules.js';
import { configFrom } from '../../src/config.js';
import { startApplication } from '../../src/start-application.js';
import type { EhcCommand } from '../support/ehc-command.js';
import { offerEverything, searchedFor } from '../support/offered-everything.js';
import type { Beginnings } from '../support/offered-everything.js';
import { crawl, patternsOf, routeOf } from '../support/site-crawl.js';
import type { FoundPage } from '../support/site-crawl.js';
import { smallAuthority } from '../support/small-authority.js';
import { describeInBrowser, openBrowser } from './browser.js';
import { allocating, claiming, requesting, searching } from './journeys.js';
import type { Journey } from './journeys.js';
import { PageInspector } from './page-inspector.js';

/** GET routes that are no page, with what they are. */
const noPage: Readonly<Record<string, string>> = {
  '/': 'leads on to the first page of each person',
  '/health/live': 'for machines',
  '/health/ready': 'for machines',
  '/live': 'for scripts: a stream',
  '/session/left': 'for scripts',
  '/imports/:id/progress': 'for scripts',
};

/** Enough that some case is at every stage, so that every form is offered by some page. */
const manyChildren = 80;

/** Pages that show more, less or something else to people of another role. */
const differing = new Set(['/due-work', '/cases', '/cases/:reference', '/cases/:reference/history', '/performance']);

const people = demoPeople.map(({ id }) => id);

describeInBrowser('every page (needs Chromium)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  describe('of an authority with cases in every stage', () => {
    let made: EhcCommand;
    let site: Site;
    beforeAll(async () => {
      made = await smallAuthority(manyChildren);
      site = await Site.over(
        made.dataFolder,
        '999',
        [searching(searchedFor, /found for/), requesting, claiming, allocating],
        offerEverything,
      );
    }, 900_000);
    afterAll(async () => {
      await (site as Site | undefined)?.stop();
      made.remove();
    });

    it('is come to, by a link or by what somebody does', () => {
      const lost = site.routes.filter(
        ({ method, path }) => method === 'GET' && isPage(path) && !site.comesTo.has(path) && noPage[path] === undefined,
      );
      expect(lost.map(({ path }) => path)).toEqual([]);
    });

    for (const person of people) {
      it(`has nothing against it, full and with errors, for ${person}`, async () => {
        expect(await site.inspect(browser, person)).toEqual([]);
      }, 900_000);
    }
  });

  describe('of an authority without a case', () => {
    let folder: string;
    let site: Site;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'ehc-empty-'));
      site = await Site.over(folder, '998', [searching('Nobody', /^No child or case found/)]);
    }, 300_000);
    afterAll(async () => {
      await (site as Site | undefined)?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    for (const person of people) {
      it(`has nothing against it for ${person}`, async () => {
        expect(await site.inspect(browser, person)).toEqual([]);
      }, 300_000);
    }
  });
});

const formToSend = 'main form[method=post]:has(.govuk-form-group)';
const emptyForm = `{
  const form = document.querySelector('${formToSend}');
  form.noValidate = true;
  for (const field of form.elements) {
    if (field.type === 'radio' || field.type === 'checkbox') field.checked = false;
    else if (field.type !== 'hidden' && field.tagName !== 'BUTTON' && field.tagName !== 'SELECT') field.value = '';
  }
}`;

const isPage = (path: string): boolean => !path.startsWith('/api') && !/\.(?:csv|ics|pdf|txt|json)$/.test(path);

/** A running application and the pages that its people come to. */
class Site {
  private constructor(
    private readonly app: NestExpressApplication,
    private readonly url: string,
    private readonly pages: readonly FoundPage[],
    private readonly journeys: readonly Journey[],
  ) {}

  static async over(
    folder: string,
    authority: string,
    journeys: readonly Journey[],
    prepare: (url: string) => Promise<Beginnings> = () => Promise.resolve({}),
  ): Promise<Site> {
    const app = await startApplication(
      configFrom({ EHC_DATA_DIR: folder, EHC_AUTHORITY: authority, PORT: '0', LOG_LEVEL: 'error' }),
    );
    const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    const routes = app.get(RouteRules).all();
    const beginnings = await prepare(url);
    const pages: FoundPage[] = [];
    for (const person of people) pages.push(...(await crawl(url, person, routes, beginnings[person])));
    return new Site(app, url, pages, journeys);
  }

  /** The routes of the pages that are inspected. */
  get comesTo(): ReadonlySet<string> {
    return new Set([...this.pages.map(({ route }) => route), ...this.journeys.flatMap(({ comesTo }) => comesTo)]);
  }

  get routes(): ReturnType<RouteRules['all']> {
    return this.app.get(RouteRules).all();
  }

  stop(): Promise<void> {
    return this.app.close();
  }

  /** What stands against the pages of a person, each as it opens and, where it has a form, sent in empty. */
  async inspect(browser: Browser, person: string): Promise<readonly string[]> {
    const inspector = await PageInspector.of(browser, this.url, person);
    const { page } = inspector;
    const found: string[] = [];
    for (const { address } of this.pagesToInspect(person)) {
      await page.goto(`${this.url}${address}`);
      found.push(...(await inspector.faults()));
      if (!(await this.sendEmpty(inspector))) continue;
      found.push(...(await inspector.faults()));
      if ((await page.locator('.govuk-error-summary').count()) === 0) found.push(`${address} takes an empty form`);
    }
    for (const journey of this.journeys)
      if (journey.person === person) found.push(...(await this.walk(journey, inspector)));
    found.push(...inspector.reports);
    await inspector.close();
    return [...new Set(found)];
  }

  /** What stands against the pages of a journey, and which it names and did not come to. */
  private async walk({ comesTo, go }: Journey, inspector: PageInspector): Promise<readonly string[]> {
    const found: string[] = [];
    const patterns = patternsOf(this.routes);
    const seen = new Set<string | null>();
    await go(inspector.page, this.url, async () => {
      seen.add(routeOf(new URL(inspector.page.url()).pathname, patterns));
      found.push(...(await inspector.faults()));
    });
    return [...found, ...comesTo.filter((route) => !seen.has(route)).map((route) => `${route} is not come to`)];
  }

  /** What several people see much alike is inspected once; what differs by who looks, for each of them. */
  private pagesToInspect(person: string): readonly FoundPage[] {
    const before = people.slice(0, people.indexOf(person));
    const seen = new Set(this.pages.filter((one) => before.includes(one.person)).map(({ route }) => route));
    return this.pages.filter((one) => one.person === person && (differing.has(one.route) || !seen.has(one.route)));
  }

  /** Sends the page's recording form with nothing answered; false where it has none. */
  private async sendEmpty({ page }: PageInspector): Promise<boolean> {
    const form = page.locator(formToSend).first();
    if ((await form.count()) === 0) return false;
    await page.evaluate(emptyForm);
    await Promise.all([page.waitForLoadState('load'), form.locator('button').last().click()]);
    return true;
  }
}
