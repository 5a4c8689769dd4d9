import type { Locator, Page } from 'playwright-core';

/** Pages that no link leads to, but what somebody does on another page. */
export interface Journey {
  readonly person: string;
  /** The routes of the pages it comes to. */
  readonly comesTo: readonly string[];
  /** Goes through them, and looks at each. */
  readonly go: (page: Page, url: string, look: () => Promise<void>) => Promise<void>;
}

const press = (within: Page | Locator, name: string | RegExp): Promise<void> =>
  within.getByRole('button', { name }).first().click();

const wrong = (page: Page): Locator => page.locator('.govuk-error-summary');

/** A search that leads to no one case: what was typed stands in no address. */
export function searching(typed: string, heading: RegExp): Journey {
  return {
    person: 'demo-caseworker',
    comesTo: ['/found/:key'],
    go: async (page, url, look) => {
      await page.goto(`${url}/cases`);
      const box = page.locator('input[name=find]').first();
      await box.fill(typed);
      await box.press('Enter');
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await look();
    },
  };
}

/** Cases chosen on a list are given to a colleague: form, errors, check and what came of it. */
export const allocating: Journey = {
  person: 'demo-manager',
  comesTo: ['/allocate', '/allocate/:key'],
  go: async (page, url, look) => {
    await page.goto(`${url}/cases`);
    await press(page, /^Allocate/);
    await wrong(page).waitFor();
    await look();
    await page.goto(`${url}/cases`);
    const boxes = page.locator('main input[type=checkbox][name=case]');
    for (const number of [0, 1, 2]) await boxes.nth(number).check();
    await press(page, /^Allocate/);
    const form = page.locator('form:has(input[name=step])');
    const day = form.locator('[name=on-day]');
    const today = await day.inputValue();
    await look();
    await day.fill('');
    await press(form, 'Continue');
    await wrong(page).waitFor();
    await look();
    await day.fill(today);
    await form.locator('[name=team]').selectOption('East team');
    await form.locator('[name=worker]').selectOption('demo-caseworker');
    await press(form, 'Continue');
    await page.getByRole('heading', { level: 1, name: 'Check before recording' }).waitFor();
    await look();
    await press(page.locator('main'), /^Allocate/);
    await page.waitForURL(/\/allocate\/.+/);
    await look();
  },
};
