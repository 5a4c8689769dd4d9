import { randomUUID } from 'node:crypto';
import { BreakdownsModule } from '../../../src/breakdowns/breakdowns.module.js';
import { CommandHandler } from '../../../src/commands/command-handler.js';
import { day } from '../../support/assessment-facts.js';
import { date, RecordingApp, summaryOf, textOf } from '../recording/recording-fixture.js';
import type { TestCase, Visitor } from '../recording/recording-fixture.js';
import type { Fields } from '../recording/form-reading.js';

let app: RecordingApp;
let priya: Visitor;
let helen: Visitor;
let zainab: TestCase;

/** The numbers of one row of the page's table, as they are read. */
async function row(query: string, title: string, who = helen): Promise<readonly string[] | null> {
  return rowOf((await who.get(`/breakdowns${query}`)).text, title);
}

function rowOf(html: string, title: string): readonly string[] | null {
  const body = html.slice(html.indexOf('<tbody'));
  for (const [, cells = ''] of body.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)) {
    const [, head = ''] = /<th[^>]*>([\s\S]*?)<\/th>/.exec(cells) ?? [];
    if (textOf(head) !== title) continue;
    return [...cells.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map(([, cell = '']) =>
      textOf(cell.replaceAll(/<span class="govuk-visually-hidden">[\s\S]*?<\/span>/g, '')),
    );
  }
  return null;
}

const request = (surname: string, changes: Fields = {}): Fields => ({
  ...date('receivedOn', '2026-11-18'),
  requestedBy: 'school',
  channel: 'email',
  forename: 'Ava',
  surname,
  ...date('birthDate', '2019-03-31'),
  sex: 'F',
  need: 'ASD',
  school: 'Oak Bank Primary',
  parentName: 'Ms Penrose',
  email: 'a@example.org',
  ...changes,
});
const recordChild = (childId: string, command: object): Promise<unknown> =>
  app.app.get(CommandHandler).execute('child', childId, command as never, {
    authority: '999',
    actor: { id: 'demo-manager', role: 'manager' },
    commandId: randomUUID(),
    source: 'user',
  });
const november = '?measure=received&from=2026-11&to=2026-11';

beforeAll(async () => {
  app = await RecordingApp.start([], [BreakdownsModule]);
  [priya, helen] = [await app.visitor(), await app.visitor('demo-manager')];
  zainab = await app.caseReceived(day('2026-11-02'));
  await app.record(zainab, { type: 'AllocateCase', on: day('2026-11-03'), data: { team: 'East team', worker: null } });
});
afterAll(() => app.close());

describe('R13 requests by age band, ethnicity, gender and need', () => {
  it('R13 counts a request under what the child is like as soon as its form was sent', async () => {
    expect(await row(`${november}&by=need`, 'Autistic spectrum disorder')).toEqual(['0', '0.0%']);
    await priya.recordAt('/requests/new', request('Penrose'));
    expect(await row(`${november}&by=need`, 'Autistic spectrum disorder')).toEqual(['1', '50.0%']);
    expect(await row(`${november}&by=age`, '5 to 10')).toEqual(['2', '100.0%']);
    expect(await row(`${november}&by=gender`, 'Girls and young women')).toEqual(['2', '100.0%']);
    expect(await row(`${november}&by=ethnicity`, 'Not known')).toEqual(['2', '100.0%']);
    expect(await row(`${november}&by=school`, 'Oak Bank Primary')).toEqual(['1', '50.0%']);
    expect(await row(`${november}&by=school-and-need`, 'Oak Bank Primary')).toEqual(['1', '0', '1']);
    const personal = { [zainab.childId]: { ethnicity: 'APKN' } };
    await recordChild(zainab.childId, { type: 'ChangeChildDetails', on: '2026-11-20', data: {}, personal });
    expect(await row(`${november}&by=ethnicity`, 'Asian or Asian British')).toEqual(['1', '50.0%']);
    expect(await row('?measure=received&from=2026-10&to=2026-10&by=need', 'All')).toEqual(['0', 'No cases']);
  });

  it('opens each number to its cases, and to nobody whose case is restricted and not theirs', async () => {
    const page = await helen.get(`/breakdowns${november}&by=need`);
    const href = /href="(\/breakdowns\/cases\?[^"]*row=ASD[^"]*)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(textOf((await helen.get(href)).text)).toContain('Ava Penrose');
    expect(textOf((await helen.get(href)).text)).not.toContain('Zainab');
    const others = '/breakdowns/cases?measure=received&by=need&from=2026-11&to=2026-11&row=SLCN';
    expect(textOf((await priya.get(others)).text)).toContain('Zainab Hussain-Cole');
    const told = { [zainab.childId]: { text: 'A colleague is family' } };
    const data = { people: ['demo-manager'], teams: [], manager: 'demo-manager' };
    await recordChild(zainab.childId, { type: 'RestrictCase', on: '2026-11-23', data, personal: told });
    const closed = textOf((await priya.get(others)).text);
    expect(closed).not.toContain('Zainab');
    expect(closed).toContain('1 restricted case is not shown');
    expect(await row(`${november}&by=need`, 'Speech, language and communication', priya)).toEqual(['1', '100.0%']);
  });

  it('says what cannot be read of an address, keeps the answers and saves nothing', async () => {
    const head = await app.head();
    const typed = '?measure=<script>&by=need-and-outcome&from=2026-13&on=31/2/2026&known=tomorrow%00&team=East%20team';
    const page = await helen.get(`/breakdowns${typed}`);
    expect(page.status).toBe(422);
    expect(summaryOf(page.text)).toEqual([
      'Choose what is counted from the list',
      'Only panel decisions can be grouped so: choose another way, or count panel decisions',
      'Enter the months as year and month, for example 2026-07, the first before the last, at most five years apart',
      'Day of the count must be a real date. February 2026 has 28 days',
      expect.stringContaining('Day it was known on must'),
    ]);
    expect(page.text).toContain('value="31/2/2026"');
    expect(page.text).not.toContain('<script>&');
    for (const address of ['/breakdowns.csv', '/breakdowns/cases', '/breakdowns/quarters.csv']) {
      expect([address, (await helen.get(`${address}?by=nothing`)).status]).toEqual([address, 404]);
    }
    expect(await app.head()).toBe(head);
  });
});

describe('R94 published tables', () => {
  it('R94 hides counts below the set number and what would give them away, on the page and in the file', async () => {
    const published = `${november}&by=gender&form=published`;
    const page = await helen.get(`/breakdowns${published}`);
    expect(rowOf(page.text, 'Girls and young women')).toEqual(['[c]', '[c]']);
    expect(rowOf(page.text, 'All')).toEqual(['[c]', '[c]']);
    expect(page.text).not.toContain('/breakdowns/cases');
    const file = (await helen.get(`/breakdowns.csv${published}`)).text;
    expect(file).toContain('Girls and young women,[c],[c]');
    expect(file).toContain('Withheld: a number from 1 to 4');
    for (let more = 1; more <= 4; more += 1) {
      await priya.recordAt('/requests/new', request(`Castellan${more}`, { ...date('birthDate', `2019-0${more}-11`) }));
    }
    expect(await row(published, 'Girls and young women')).toEqual(['6', '100.0%']);
    expect(await row(published, 'Boys and young men')).toEqual(['0', '0.0%']);
    // One of another need: its own small number is hidden with the next smallest, so that the total cannot tell it.
    expect(await row(`${november}&by=need&form=published`, 'Speech, language and communication')).toEqual([
      '[c]',
      '[c]',
    ]);
    expect(await row(`${november}&by=need&form=published`, 'Autistic spectrum disorder')).toEqual(['[c]', '[c]']);
    expect(await row(`${november}&by=need&form=published`, 'All')).toEqual(['6', '100.0%']);
  });
});

describe('R21 live plans by age and need on past dates', () => {
  it('R21 counts the plans of a quarter’s end under the age and need of that day, as known now or then', async () => {
    const child = await app.caseReceived(day('2026-11-03'), 'Ruby', 'Tallis');
    const need = { [child.childId]: { primary: 'SEMH', secondary: null } };
    await recordChild(child.childId, { type: 'RecordNeed', on: '2024-05-01', data: { at: 'review' }, personal: need });
    const hearing = { [child.childId]: { primary: 'HI', secondary: null } };
    await recordChild(child.childId, {
      type: 'RecordNeed',
      on: '2025-02-01',
      data: { at: 'review' },
      personal: hearing,
    });
    const before = await row('?measure=live&by=need&on=31/12/2024', 'All');
    const plan = await app.planOf(child, day('2024-06-03'));
    const ofDay = (on: string, title: string) => row(`?measure=live&by=need&on=${on}`, title);
    expect(before).toEqual(['0', 'No cases']);
    expect(await ofDay('2/6/2024', 'All')).toEqual(['0', 'No cases']);
    expect(await ofDay('31/12/2024', 'Social, emotional and mental health')).toEqual(['1', '100.0%']);
    expect(await ofDay('31/3/2025', 'Hearing impairment')).toEqual(['1', '100.0%']);
    const quarters = (await helen.get('/breakdowns/quarters?quarters=12&on=23/11/2026')).text;
    // Born on 12 April 2018: 6 years old at the end of 2024.
    expect(
      rowOf(quarters, '5 to 10, Social, emotional and mental health')?.filter((cell) => cell === '1'),
    ).toHaveLength(3);
    expect(rowOf(quarters, '5 to 10, Hearing impairment')?.at(-2)).toBe('1');
    const then = await helen.get('/breakdowns/quarters?quarters=4&on=1/11/2026&known=1/11/2026');
    expect(rowOf(then.text, 'All')).toEqual(['0', '0', '0', '0', '0']);
    const published = await helen.get('/breakdowns/quarters?quarters=4&form=published');
    expect(rowOf(published.text, '5 to 10, Hearing impairment')?.at(-2)).toBe('[c]');
    expect((await helen.get('/breakdowns/quarters.csv?quarters=4')).text).toContain('Hearing impairment');
    expect(await ofDay('23/11/2026', 'All')).toEqual(['1', '100.0%']);
    const ended = await priya.recordAt(`${plan.href}/cease-plan`, { ...date('on', '2026-11-23'), reason: '8' });
    expect(ended.status).toBe(303);
    expect(await ofDay('23/11/2026', 'All')).toEqual(['0', 'No cases']);
    expect(await ofDay('31/3/2025', 'Hearing impairment')).toEqual(['1', '100.0%']);
  });
});

describe('what requests were evaluated for', () => {
  const decided = '?from=2026-11&to=2026-11&by=need';

  it('R10 R11 counts what was evaluated before the decision, and shows the need against the threshold', async () => {
    const one = await app.caseReceived(day('2026-11-04'), 'Noah', 'Weir');
    const form = `${one.href}/request-evaluation`;
    const check = await priya.recordAt(form, {
      ordinary: 'yes', pack: 'no', threshold: 'partlyMet', severity: 'above', length: 'at', complexity: '',
      text: 'Severe at home, less so at school', ...date('on', '2026-11-10'),
    }); // prettier-ignore
    expect(check.status).toBe(303);
    const history = await app.history(one);
    expect(history.map(({ type }) => type).slice(-3)).toEqual([
      'OrdinaryProvisionEvaluated',
      'TherapyPackUseEvaluated',
      'NeedWeighed',
    ]);
    expect(history.at(-1)).toMatchObject({
      data: { threshold: 'partlyMet' },
      personal: { [one.childId]: { severity: 'above', length: 'at', text: 'Severe at home, less so at school' } },
    });
    expect(await row(`${decided}&measure=ordinary`, 'All')).toEqual(['0', '0', 'No cases']);
    await priya.recordAt(`${one.href}/decision-to-assess`, {
      decision: 'yes', ...date('on', '2026-11-19'), how: 'email', need: 'SLCN',
    }); // prettier-ignore
    expect(await row(`${decided}&measure=ordinary`, 'All')).toEqual(['1', '1', '100.0%']);
    expect(await row(`${decided}&measure=pack`, 'All')).toEqual(['1', '0', '0.0%']);
    expect(await row(`${decided}&measure=weighed`, 'All')).toEqual(['1', '1', '100.0%']);
    const at = history.findIndex(({ type }) => type === 'OrdinaryProvisionEvaluated');
    const correct = `${one.href}/corrections/new?event=${at}`;
    const asDrawn = await priya.formAsDrawn(correct);
    expect(asDrawn).toMatchObject({ 'field-evaluated': 'yes' });
  });

  it('refuses what cannot be meant and keeps the answers', async () => {
    const one = await app.caseReceived(day('2026-11-05'), 'Finley', 'Marr');
    const form = `${one.href}/request-evaluation`;
    const head = await app.head();
    const empty = await priya.fill(form, {});
    expect([empty.status, summaryOf(empty.text)]).toEqual([
      422,
      ['Enter the date it was evaluated', 'Answer at least one of the questions'],
    ]);
    const odd = await priya.fill(form, {
      ordinary: '<script>', severity: 'above', text: `${'x'.repeat(2_001)}\u202e`, ...date('on', '2026-11-31'),
    }); // prettier-ignore
    expect(odd.status).toBe(422);
    expect(summaryOf(odd.text)).toEqual([
      'Choose one of the answers to “ordinarily available provision”',
      'Reason must be 2,000 characters or fewer',
      'Date it was evaluated must be a real date. November has 30 days',
      'Say whether the need meets the local threshold',
      'Answer at least one of the questions',
    ]);
    const early = await priya.fill(form, { ordinary: 'yes', ...date('on', '2026-11-01') });
    expect(early.status).toBe(422);
    expect(summaryOf(early.text)[0]).toContain('must be on or after 5 November 2026');
    expect(await app.head()).toBe(head);
  });

  it('R27 counts decisions of panels by the need the panel took and by outcome, with what is missing locally', async () => {
    const one = await app.caseReceived(day('2026-11-06'), 'Hana', 'Doyle');
    const form = `${one.href}/panel-decisions/new`;
    expect(summaryOf((await priya.fill(form, { need: '' })).text)).toEqual([
      'Say which panel',
      'Say what it decided',
      'Choose the primary need',
      'Enter the date of the panel',
    ]);
    const done = await priya.recordAt(form, {
      panel: 'request', outcome: 'assess', need: 'HI', missing: ['emergingNeed', 'shortfall'], text: '',
      ...date('on', '2026-11-16'),
    }); // prettier-ignore
    expect(done.status).toBe(303);
    const panels = `?measure=panels&from=2026-11&to=2026-11`;
    expect(await row(`${panels}&by=need-and-outcome`, 'Hearing impairment')).toEqual(['1', '1']);
    expect(await row(`${panels}&by=need-and-sign`, 'Hearing impairment')).toEqual(['1', '1']);
    const heads = textOf((await helen.get(`/breakdowns${panels}&by=need-and-sign`)).text);
    expect(heads).toContain('Several of these');
    // The need of the child's own record is another matter.
    expect(await row('?measure=received&from=2026-11&to=2026-11&by=need', 'Hearing impairment')).toEqual(['0', '0.0%']);
    const correction = { type: 'CorrectFact', revision: (await app.history(one)).length - 1, reason: 'mistyped' };
    const personal = { [one.childId]: { changes: { need: 'VI' } } };
    await app.record(one, { ...correction, personal } as never);
    expect(await row(`${panels}&by=need-and-outcome`, 'Vision impairment')).toEqual(['1', '1']);
    expect(await row(`${panels}&by=need-and-outcome`, 'Hearing impairment')).toBeNull();
  });
});
