import type { Locator, Page } from 'playwright-core';
import { londonDateOf } from '../../src/commands/london-time.js';
import { knownChild } from '../support/offered-everything.js';

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
      await search(page, typed);
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

/** A request for a child who is on file already: it asks whether they are the same. */
export const requesting: Journey = {
  person: 'demo-caseworker',
  comesTo: ['/requests/new'],
  go: async (page, url, look) => {
    const { forename, surname, birthDate } = knownChild;
    await page.goto(`${url}/requests/new`);
    await answerDay(page, 'receivedOn', londonDateOf(new Date()));
    await answerDay(page, 'birthDate', birthDate);
    for (const [name, text] of Object.entries({ forename, surname })) await page.locator(`[name=${name}]`).fill(text);
    for (const value of ['school', 'email', 'F']) await page.locator(`[type=radio][value=${value}]`).check();
    await page.locator('[name=need]').selectOption('ASD');
    await goOn(page, 'Is it one of these children?', look);
  },
};

/** An exception without evidence: its three steps, what is said of the want of it, and the check before the record. */
export const claiming: Journey = {
  person: 'demo-caseworker',
  comesTo: ['/cases/:reference/exceptions/new'],
  go: async (page, url, look) => {
    await page.goto(`${url}/cases`);
    await search(page, `${knownChild.forename} ${knownChild.surname}`);
    await page.getByRole('link', { name: 'Record an exception' }).first().click();
    await page.locator('[value=absentFromArea]').check();
    await answerDay(page, 'from', londonDateOf(new Date()));
    await goOn(page, 'Which limits does this excuse?', look);
    await page.locator('[name=limits][value=C1]').check();
    await page.locator('[name=why-C1]').fill('They are abroad');
    await goOn(page, 'Evidence and agreement', look);
    for (const question of ['evidence', 'told']) await page.locator(`[name=${question}][value=no]`).check();
    await page.locator('[name=approver]').selectOption('demo-manager');
    await goOn(page, 'No evidence is attached', look);
    await goOn(page, 'Check before recording', look, /^Record it anyway/);
  },
};

async function search(page: Page, typed: string): Promise<void> {
  const box = page.locator('input[name=find]').first();
  await box.fill(typed);
  await box.press('Enter');
}

async function answerDay(page: Page, name: string, on: string): Promise<void> {
  const [year = '', month = '', day = ''] = on.split('-');
  for (const [part, text] of Object.entries({ day, month, year })) {
    await page.locator(`[name=${name}-${part}]`).fill(text);
  }
}

/** Sends the form of the page, and looks at the one that comes. */
async function goOn(page: Page, to: string, look: () => Promise<void>, button: RegExp = /^Continue/): Promise<void> {
  await press(page.locator('main'), button);
  await page.getByRole('heading', { level: 1, name: to, exact: true }).waitFor();
  await look();
}
