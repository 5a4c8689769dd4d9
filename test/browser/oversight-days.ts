import type { WorkingDay } from './working-day.js';

/** Opens a case of the caseworker’s own and its clocks. @returns Its reference. */
async function openOwnCase(day: WorkingDay): Promise<string> {
  await day.isAt('Due work');
  const row = day.main.locator('tbody tr', { hasText: 'Tell family: assess or not' }).first();
  const name = await row.locator('th a').innerText();
  await row.locator('th a').click();
  await day.isAt(name);
  await day.openTab('Clocks');
  return /EHC-\d{4}-\d{4}/.exec(day.page.url())?.[0] ?? '';
}

/** A replay, figures as known, a proof, the read log; nothing recorded and no setting changed. */
export async function auditorsDay(day: WorkingDay, caseworker: WorkingDay): Promise<void> {
  const { main, page } = day;
  const reference = await openOwnCase(caseworker);
  await day.goTo('Read log', 'Read log');
  const filter = async (): Promise<readonly string[]> => {
    await main.getByLabel('Who', { exact: true }).selectOption({ label: 'Priya Nair' });
    await day.fill('Case reference', reference);
    await day.press('Apply filters');
    await page.waitForURL(/[?&]case=EHC/);
    await main.getByRole('heading', { name: 'Read log' }).waitFor();
    return day.rows('Openings of personal data').allInnerTexts();
  };
  const before = await filter();
  expect(before).toContainEqual(expect.stringMatching(/Priya Nair[\s\S]*own case[\s\S]*\/clocks/));
  await caseworker.openTab('History');
  const after = await filter();
  const ofHistory = (rows: readonly string[]): number => rows.filter((row) => row.endsWith('/history')).length;
  expect(ofHistory(after)).toBe(ofHistory(before) + 1);

  await day.goTo('Replay', 'Replay a case');
  await day.fill('Reference of the case', reference);
  await day.press('Replay this case');
  await day.isAt(/, as known on \d+ \w+ \d{4}/);
  await day.reads('Checked: nothing altered');
  const [, number = '0'] = /Event (\d+) of \d+/.exec(await main.innerText()) ?? [];
  await day.follow(`Event ${String(Number(number) - 1)}`);
  await day.reads(new RegExp(`Event ${String(Number(number) - 1)} of \\d+:`));
  const facts = await main.locator('.app-replay-table tbody tr').count();
  const onlyDifferences = main.getByRole('link', { name: /^Show only differences/ });
  const [, differences] = /\((\d+)\)/.exec(await onlyDifferences.innerText()) ?? [];
  await onlyDifferences.click();
  await main.getByRole('link', { name: 'Show every fact' }).waitFor();
  expect(await main.locator('.app-replay-table tbody tr', { hasText: 'changed' }).count()).toBe(Number(differences));
  expect(await main.locator('.app-replay-table tbody tr').allInnerTexts()).toHaveLength(Number(differences));
  expect(facts).toBeGreaterThan(Number(differences));

  await day.goTo('Figures as known', 'Figures as known on a date');
  await main.getByLabel('Measure').selectOption({ label: 'Open cases' });
  await day.press('Compare');
  await main.getByRole('heading', { name: 'Open cases', level: 2 }).waitFor();
  // What takes longer is worked out beside the page, which opens again by itself until it is done.
  await main.getByText('Known now').first().waitFor();
  expect(await main.innerText()).toMatch(/As known on[^\n]*\s+\d+\s+Known now\s+\d+/);

  await day.goTo('Proofs', 'Proofs');
  const sound = day.rows('Verifications, newest first').filter({ hasText: /Tom Adeyemi[\s\S]*Nothing altered/ });
  const soundBefore = await sound.count();
  await day.press('Verify now');
  // The page renews itself, with JavaScript and without.
  await sound.nth(soundBefore).waitFor();
  await main.getByRole('button', { name: 'Verify now' }).waitFor();

  expect(await day.open(`/cases/${reference}/notes/new`, 'You cannot use this page')).toBe(403);
  await day.reads('Caseworkers and managers can.');
  await day.goTo('Settings', 'Settings');
  await day.reads('You can read the settings. Managers and administrators change them.');
  await day.follow('Policy options', 'Policy options');
  await day.follow(/^P1 /, 'P1');
  await day.reads('Why it is a question');
  expect(await main.getByText('Change the answer').count()).toBe(0);
}

/** A person let in, given another role, and their access ended; a team formed. */
export async function administratorsDay(day: WorkingDay): Promise<void> {
  const { main, its } = day;
  const name = `${its.forename} ${its.surname}`;
  await day.isAt('People');
  await day.reads(/\d+ can sign in/);
  expect(await day.rows('People').allInnerTexts()).toContainEqual(
    expect.stringMatching(/Ruth Adler[\s\S]*Administrator/),
  );
  await day.press('Add a person');
  await day.isAt('Add a person');
  await day.press('Continue');
  await day.isRefused('Enter the person’s name');
  await day.isRefused('Choose at least one role');
  await day.fill('Name', name);
  await day.fill('E-mail address of their council account', `${its.surname}@northmere.example`);
  await main.getByLabel('Caseworker', { exact: true }).check();
  await main.getByLabel('Team', { exact: true }).selectOption('West team');
  await main.getByLabel('Why', { exact: true }).selectOption({ label: 'Joined us' });
  await day.checkAndRecord([name, 'Caseworker', 'West team', 'Joined us'], `${name} can sign in`);
  await day.isAt(name);

  await day.follow('Change roles or team', `Roles and team of ${name}`);
  await main.getByLabel('Manager', { exact: true }).check();
  await main.getByLabel('Why', { exact: true }).selectOption({ label: 'New or changed post' });
  await day.checkAndRecord(['Caseworker and manager', 'New or changed post'], `${name} is now caseworker and manager`);

  await day.follow('End their access', `End the access of ${name}`);
  await main.getByLabel('Why', { exact: true }).selectOption({ label: 'Left' });
  await day.checkAndRecord(['Left', 'They are signed out at once'], `${name} can no longer sign in`);
  const history = await day.rows('Changes of access, newest first').allInnerTexts();
  expect(history).toEqual([
    expect.stringMatching(/Access ended[\s\S]*Left[\s\S]*Ruth Adler/),
    expect.stringMatching(/Roles or team changed[\s\S]*Caseworker and manager[\s\S]*New or changed post/),
    expect.stringMatching(/Let in[\s\S]*Caseworker[\s\S]*West team[\s\S]*Joined us/),
  ]);

  await day.goTo('People', 'People');
  expect((await day.rows('People').allInnerTexts()).join()).not.toContain(name);
  await day.follow('Teams', 'Teams');
  expect(await day.rows('Teams').allInnerTexts()).toContainEqual(expect.stringMatching(/^East team/));
  await day.press('Form a team');
  await day.isAt('Form a team');
  await day.fill('Name of the team', `${its.surname} team`);
  await day.fill('Why', 'New posts');
  await day.checkAndRecord([`${its.surname} team`, 'New posts'], `There is now a team “${its.surname} team”`);
  expect(await day.rows('Teams').allInnerTexts()).toContainEqual(expect.stringContaining(`${its.surname} team`));
}
