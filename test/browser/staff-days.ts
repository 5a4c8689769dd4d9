import { londonDateOf } from '../../src/commands/london-time.js';
import type { WorkingDay } from './working-day.js';

/** Numbers that a text holds, in order. */
const numbers = (text: string | null): readonly number[] => [...(text ?? '').matchAll(/\d+/g)].map(Number);

/** A child’s name as the find box takes it: "surname, forename". */
const surnameFirst = (name: string): string => name.replace(/^(\S+) (.+)$/, '$2, $1');

async function enterDate({ page }: WorkingDay, name: string, date: string): Promise<void> {
  await page.fill(`#${name}-day`, date.slice(8));
  await page.fill(`#${name}-month`, date.slice(5, 7));
  await page.fill(`#${name}-year`, date.slice(0, 4));
}

/** Due work, a case opened from it, a note, a new request, the boards. */
export async function caseworkersDay(day: WorkingDay): Promise<void> {
  const { main, page, its } = day;
  await day.isAt('Due work');
  const counter = main.getByRole('navigation', { name: 'Due work by date' }).locator('a[href="#overdue"]');
  const [overdue] = numbers(await counter.textContent());
  await counter.click();
  expect([new URL(page.url()).hash, await day.rows('Overdue').count()]).toEqual(['#overdue', overdue]);
  await main.getByRole('heading', { name: `Overdue ${String(overdue)}, oldest first` }).waitFor();

  const kind = main.getByRole('checkbox', { name: /^Decisions to assess/ });
  const [decisions = 0] = numbers(await main.locator('label', { hasText: /^\s*Decisions to assess/ }).textContent());
  expect(decisions).toBeGreaterThan(0);
  await kind.check();
  await day.press('Apply filters');
  await day.reads(new RegExp(`Showing ${String(decisions)} of \\d+ due dates`));
  const shown = await main.locator('tbody tr').allInnerTexts();
  expect(shown).toHaveLength(decisions);
  for (const row of shown) expect(row).toContain('Tell family: assess or not');

  const child = main.locator('tbody tr').first().locator('th a');
  const name = await child.innerText();
  await child.click();
  await day.isAt(name);
  const note = `The family rang about ${its.surname}`;
  await day.follow('Add a call, email or visit', 'Add a note');
  await day.press('Continue');
  await day.isRefused('Enter the note');
  await day.fill('What should be kept?', note);
  await day.checkAndRecord([note, 'A note'], 'Note added');
  await day.isAt(name);

  await page.fill('#find', surnameFirst(name));
  await day.press('Find');
  await day.isAt(`found for “${surnameFirst(name)}”`);
  await day.follow(name, name);
  await day.openTab('Clocks');
  expect(await day.rows('Clocks: Assessment').allInnerTexts()).toContainEqual(expect.stringMatching(/20 weeks/));
  await day.openTab('Advice');
  await day.reads(/asked/);
  await day.openTab('Documents');
  await main.getByRole('button', { name: 'Write a letter' }).waitFor();
  await day.openTab('History');
  await day.reads(note);
  await day.follow(/^Event \d+\s*: Note/);
  await day.reads(/Event (\d+) of \1: Note/i);
  await day.reads(/In words\s*The family rang|Note\s*The family rang/);

  await day.goTo('Due work', 'Due work');
  await day.press('Record a new request');
  await day.isAt('Record a new request');
  await enterDate(day, 'receivedOn', londonDateOf(new Date()));
  await main.getByLabel('Parent or young person', { exact: true }).check();
  await main.getByLabel('Email', { exact: true }).check();
  await day.fill('First name', its.forename);
  await day.fill('Last name', its.surname);
  await enterDate(day, 'birthDate', its.scripts ? '2017-02-14' : '2019-06-03');
  await main.getByLabel('Female').check();
  await main.getByLabel('Main need').selectOption({ label: 'Hearing impairment' });
  await day.checkAndRecord([`${its.forename} ${its.surname}`, 'Hearing impairment'], /./);
  await day.isAt(`${its.forename} ${its.surname}`);
  expect(await day.rows('Legal limits').allInnerTexts()).toContainEqual(expect.stringContaining('In 140 days'));

  await day.goTo('Reviews', 'Annual reviews');
  const late = main.getByRole('link', { name: /^Review late/ });
  const [reviewsLate] = numbers(await late.textContent());
  await late.click();
  await day.reads(new RegExp(`Showing ${String(reviewsLate)}: review late`));
  expect(await main.locator('tbody tr').count()).toBe(reviewsLate);
  await day.goTo('Transfers', /Phase transfers for September \d{4}/);
  const [transfers = 0] = numbers(await main.locator('.app-lead').textContent());
  const csv = await day.download(main.locator('a', { hasText: 'Download CSV' }).first());
  expect(transfers).toBeGreaterThan(0);
  expect(csv.trim().split('\n')).toHaveLength(transfers + 1);
}

/** Everybody’s due work, two cases allocated, a figure to its cases, a restriction, a setting, an import refused. */
export async function managersDay(day: WorkingDay): Promise<void> {
  const { main, page, its } = day;
  await day.isAt('Due work');
  expect(await main.getByRole('radio', { name: /^Everyone/ }).isChecked()).toBe(true);
  const assessments = main.locator('tbody tr', { hasText: 'Tell family: assess or not' });
  const names = (await assessments.locator('th a').allInnerTexts()).slice(0, 2);
  expect(new Set(names).size).toBe(2);
  for (const name of names) await assessments.filter({ hasText: name }).getByRole('checkbox').check();
  await day.press('Allocate the chosen cases');
  await day.isAt('Allocate 2 cases');
  const worker = main.locator('#worker option', { hasText: its.colleague });
  await main.getByLabel('Team', { exact: true }).selectOption('East team');
  await main.getByLabel('Person', { exact: true }).selectOption((await worker.getAttribute('value')) ?? '');
  await day.press('Continue');
  await day.isAt('Check before recording');
  expect(await day.rows('What will happen').locator('th a, th').allInnerTexts()).toEqual(
    expect.arrayContaining(names.map((name) => expect.stringContaining(name) as string)),
  );
  await day.press('Allocate 2 cases');
  await day.isAt(`2 cases allocated to ${its.colleague}`);
  await day.follow('Back to the list', 'Due work');
  for (const name of names) {
    expect(await assessments.filter({ hasText: name }).innerText()).toContain(its.colleague);
  }

  await day.goTo('Performance', 'Performance');
  const figure = main.locator('dl > div', { hasText: 'Open now and past 20 weeks' }).first();
  const [past20 = 0] = numbers((await figure.locator('dd').first().textContent()) ?? '');
  expect(past20).toBeGreaterThan(0);
  await figure.getByRole('link', { name: /^Show cases/ }).click();
  await day.isAt('Cases: Open now and past 20 weeks');
  expect(await day.rows(/^\d+ cases?$/).count()).toBe(past20);
  const csv = await day.download(main.getByRole('link', { name: 'CSV', exact: true }));
  expect(csv.trim().split('\n').length).toBeGreaterThanOrEqual(past20 + 1);
  await day.follow('Definition', 'Open now and past 20 weeks');

  const [name = ''] = names;
  await page.fill('#find', surnameFirst(name));
  await day.press('Find');
  await day.follow(name, name);
  await page.goto(`${page.url()}/restriction`);
  await day.isAt('Restrict who can open this case');
  await day.fill('Why?', 'A colleague is family');
  await day.checkAndRecord(['Helen Marsh (you)', 'A colleague is family'], 'Only those you named');
  await day.isAt(/Restricted/i);
  await page.goto(`${page.url().replace(/[?#].*$/, '')}/restriction/lift`);
  await day.isAt('Lift the restriction');
  await day.fill('Why is the restriction lifted?', 'The colleague has left');
  await day.checkAndRecord(['The colleague has left'], /./);
  expect(await page.locator('h1').innerText()).not.toMatch(/Restricted/i);

  await day.goTo('Settings', 'Settings');
  await day.follow('Policy options', 'Policy options');
  await day.follow(new RegExp(`^${its.option} `), its.option);
  await day.press('Change the answer');
  await day.isAt(`Change ${its.option}`);
  const other = main.locator('input[name=value]').nth(1);
  const answer = (
    await main.locator('label', { has: page.locator(`xpath=self::*[@for="value-2"]`) }).innerText()
  ).trim();
  await other.check();
  await day.fill('Why?', `Agreed by the panel on ${its.option}`);
  await day.checkAndRecord([answer, `Agreed by the panel on ${its.option}`], /./);
  await day.open('/settings/history', 'History of settings');
  expect(await day.rows('Every change of a setting').first().innerText()).toMatch(
    new RegExp(`Helen Marsh[\\s\\S]*${its.option}[\\s\\S]*Agreed by the panel on ${its.option}`),
  );

  await day.open('/imports/new', 'Import a SEN2 return');
  await day.press('Upload and try it');
  await day.isRefused('Choose a file');
}
