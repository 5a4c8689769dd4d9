import { drawnOf, hiddenOf } from '../recording/form-reading.js';
import { wordsOf } from '../settings/settings-rig.js';
import { headingOf, tokenOf } from '../web/web-fixture.js';
import { WebClient } from '../../support/web-client.js';
import { RunningApplication } from '../../support/running-application.js';

/** The demonstration of another authority has its people and no case: it starts at once. */
describe('the pages about people', () => {
  let running: RunningApplication;
  let ruth: WebClient;
  let helen: WebClient;
  const person = {
    name: 'Jo Wu',
    email: 'jo.wu@northmere.example',
    roles: 'administrator',
    team: '-',
    reason: 'joined',
  };

  beforeAll(async () => {
    running = await RunningApplication.start({ EHC_AUTHORITY: '852', LOG_LEVEL: 'error' });
    ruth = await WebClient.at(running.url, 'demo-administrator');
    helen = await WebClient.at(running.url, 'demo-manager');
  });
  afterAll(() => running.stop());

  it('let a person in through a page to check, once however often it is sent', async () => {
    const form = await ruth.page('/people/new');
    const commandId = /name="commandId" value="([^"]+)"/.exec(form)?.[1] ?? '';
    const check = await ruth.submit('/people/new', { ...person, commandId });
    expect(check.text).toContain('Check before recording');
    expect(await ruth.page('/people')).not.toContain('Jo Wu');
    const sent = { ...person, commandId, checked: 'yes' };
    const [first, again] = [await ruth.submit('/people/new', sent), await ruth.submit('/people/new', sent)];
    expect([first.status, again.status]).toEqual([303, 303]);
    expect(again.headers['location']).toBe(first.headers['location']);
    expect(await ruth.page(first.headers['location'] ?? '')).toContain('jo.wu@northmere.example');
  });

  it.each([
    ['nothing', {}, 'Enter the person’s name'],
    ['a name too long', { ...person, name: 'x'.repeat(101) }, '100 characters or fewer'],
    ['a name that turns the text round', { ...person, name: 'Jo \u202EuW' }, 'can be read on one line'],
    ['a name of two lines', { ...person, name: 'Jo\u0007Wu' }, 'can be read on one line'],
    ['no address', { ...person, email: 'jo.wu' }, 'must be like name@council.gov.uk'],
    ['an address with a script', { ...person, email: '<script>@x.example' }, 'must be like name@council.gov.uk'],
    ['no role', { ...person, roles: '' }, 'Choose at least one role'],
    ['a team there is not', { ...person, team: "East'; DROP TABLE people" }, 'Choose a team, or no team'],
    ['another reason without words', { ...person, reason: 'other' }, 'Say why in your own words'],
    ['a reason that is not theirs to give', { ...person, reason: 'councilAccount' }, 'Choose a reason'],
  ])('refuse %s and say what to do, the answers kept', async (_, answers, words) => {
    const { status, text } = await ruth.submit('/people/new', { ...answers, checked: 'yes' });
    expect(status).toBe(422);
    expect(text).toContain('There is a problem');
    expect(text).toContain(words);
    expect(text).not.toContain('<script>@');
  });

  it('change roles and end access, refuse a form that is out of date, and tell the history', async () => {
    const added = await ruth.submit('/people/new', { ...person, name: 'Al', email: 'al@x.example', checked: 'yes' });
    const href = added.headers['location'] ?? '';
    const seenRevision = /name="seenRevision" value="(\d+)"/.exec(await ruth.page(`${href}/roles`))?.[1] ?? '';
    const change = { roles: ['manager', 'auditor'], team: '-', reason: 'newPost', seenRevision, checked: 'yes' };
    expect((await ruth.submit(`${href}/roles`, change)).status).toBe(303);
    const stale = await ruth.submit(`${href}/roles`, { ...change, roles: ['caseworker'] });
    expect([stale.status, headingOf(stale.text)]).toEqual([409, 'Someone else changed this person']);
    const shown = wordsOf(stale.text);
    expect(shown).toMatch(/by You What Roles or team changed .*Manager and auditor.*Yours, not saved.*Caseworker/);
    expect(shown).toContain('Yours can still be recorded');
    // Noticed before the page to check too, and the form opens again with what was chosen.
    expect((await ruth.submit(`${href}/roles`, { ...change, checked: 'no' })).status).toBe(409);
    const back = await ruth.submit(`${href}/roles`, { ...hiddenOf(stale.text), redraw: 'yes' });
    const { roles, seenRevision: now = '' } = drawnOf(back.text);
    expect([back.status, roles]).toEqual([200, 'caseworker']);
    const unseen = await ruth.submit(`${href}/return`, { ...change, reason: 'joined' });
    expect([unseen.status, wordsOf(unseen.text)]).toEqual([409, expect.stringContaining('can already sign in')]);
    const ended = { reason: 'other', note: 'Went to <b>Leeds</b>', seenRevision: now, checked: 'yes' };
    expect((await ruth.submit(`${href}/end`, ended)).status).toBe(303);
    const history = await helen.page(href);
    for (const words of ['Manager and auditor', 'Access ended', 'Went to &lt;b&gt;Leeds&lt;/b&gt;', 'Ruth Adler']) {
      expect(history).toContain(words);
    }
    expect(history).not.toContain('al@x.example');
    expect(await ruth.page('/people?show=ended')).toContain('>Al</a>');
  });

  it('do not write a name over one that somebody else wrote meanwhile', async () => {
    const added = await ruth.submit('/people/new', { ...person, name: 'Di', email: 'di@x.example', checked: 'yes' });
    const href = `${added.headers['location'] ?? ''}/details`;
    const form = drawnOf(await ruth.page(href));
    const first = { ...form, name: 'Diana', checked: 'yes' };
    expect([(await ruth.submit(href, first)).status, (await ruth.submit(href, first)).status]).toEqual([303, 303]);
    const stale = await ruth.submit(href, { ...form, name: 'Dinah', checked: 'yes' });
    expect([stale.status, headingOf(stale.text)]).toEqual([409, 'Someone else changed this person']);
    expect(wordsOf(stale.text)).toMatch(/On record now Name Diana.*Yours, not saved.*Dinah/);
    const back = drawnOf((await ruth.submit(href, { ...hiddenOf(stale.text), redraw: 'yes' })).text);
    expect(back['name']).toBe('Dinah');
    expect((await ruth.submit(href, { ...back, checked: 'yes' })).status).toBe(303);
  });

  it('form and close a team', async () => {
    const team = { team: 'North team', reason: 'More work there', checked: 'yes' };
    expect((await ruth.submit('/teams/new', team)).status).toBe(303);
    expect((await ruth.submit('/teams/new', { ...team, team: 'NORTH TEAM' })).status).toBe(422);
    expect(await helen.page('/teams')).toContain('North team');
    const path = '/teams/close?team=North+team';
    const [one, other] = [drawnOf(await ruth.page(path)), drawnOf(await ruth.page(path))];
    const closed = { ...one, reason: 'Merged', checked: 'yes' };
    expect([(await ruth.submit(path, closed)).status, (await ruth.submit(path, closed)).status]).toEqual([303, 303]);
    const stale = await ruth.submit(path, { ...other, reason: 'Too small', checked: 'yes' });
    expect([stale.status, headingOf(stale.text)]).toEqual([409, 'Someone else changed this team']);
    expect(wordsOf(stale.text)).toMatch(/The team was closed.*Merged.*Yours, not saved.*Too small/);
    expect((await ruth.get('/teams/close?team=Nowhere')).status).toBe(404);
  });

  it('are for administrators to change, for managers and auditors to read, and for nobody else', async () => {
    const priya = await WebClient.at(running.url, 'demo-caseworker');
    const tom = await WebClient.at(running.url, 'demo-auditor');
    for (const client of [helen, tom]) {
      expect(await client.page('/people')).not.toMatch(/Add a person|@northmere/);
      expect((await client.get('/people/new')).status).toBe(404);
      expect((await client.submit('/people/new', { ...person, checked: 'yes' })).status).toBe(404);
    }
    for (const path of ['/people', '/people.csv', '/people/demo-manager', '/teams', '/api/people', '/api/teams']) {
      expect((await priya.get(path)).status).toBe(404);
      expect((await tom.get(path)).status).toBe(200);
    }
    expect((await ruth.get('/people/nobody-at-all')).status).toBe(404);
    // Found from every page by those who may open them, and by nobody else.
    const navigation = async (client: WebClient): Promise<readonly string[]> =>
      [...(await client.page('/help')).matchAll(/govuk-service-navigation__link" href="([^"]+)"/g)].map(
        ([, href]) => href ?? '',
      );
    for (const client of [helen, tom]) {
      expect(await navigation(client)).toEqual(expect.arrayContaining(['/people', '/break-glass']));
    }
    expect(await navigation(ruth)).not.toContain('/break-glass');
    expect(await navigation(priya)).not.toEqual(expect.arrayContaining([expect.stringMatching(/people|break-glass/)]));
    expect(await helen.page('/break-glass')).toMatch(/href="\/break-glass"\s+aria-current="page"|app-navigation/);
    expect(tokenOf(await tom.page('/people'))).not.toBe('');
  });

  it('do the same for programs', async () => {
    const body = { name: 'Bo Li', email: 'bo.li@x.example', roles: ['caseworker'], reason: 'joined' };
    const [first, again] = await Promise.all(
      [1, 2].map(() => ruth.send('/api/people', body, { 'idempotency-key': 'admit-bo-li' })),
    );
    expect([first?.status, again?.status]).toEqual([200, 200]);
    expect(first?.body).toEqual(again?.body);
    const { id } = first?.body as { id: string };
    expect(await ruth.send('/api/people', body)).toMatchObject({
      status: 422,
      body: { code: 'person-already-admitted' },
    });
    expect(await ruth.send(`/api/people/${id}/roles`, { roles: [], reason: 'newPost' })).toMatchObject({ status: 422 });
    expect(await ruth.send(`/api/people/${id}/end`, { reason: 'left' })).toMatchObject({ status: 200 });
    expect(await ruth.send('/api/people', { ...body, name: 7 })).toMatchObject({ status: 400 });
    expect(await helen.send('/api/people', body)).toMatchObject({ status: 404 });
    const { people } = (await helen.answer('/api/people')) as { people: { id: string; endedOn: string | null }[] };
    expect(people.find((one) => one.id === id)?.endedOn).not.toBeNull();
    expect(JSON.stringify(people)).not.toContain('@x.example');
  });
});
