import { Controller, Get, Post } from '@nestjs/common';
import { RequireRoles, RequireSignIn } from '../../../src/access/access.decorators.js';
import type { Person } from '../../../src/access/people.js';
import { demoPeople, ListedPeople } from '../../../src/access/people.js';
import type { Browser, SmallApp } from '../web/web-fixture.js';
import { headingOf, signInAs, smallApp } from '../web/web-fixture.js';

@Controller()
class Rooms {
  @Get('who')
  @RequireSignIn()
  who(): string {
    return 'in';
  }

  @Post('record')
  @RequireRoles('caseworker')
  record(): string {
    return 'recorded';
  }
}

/** People who can be taken out while they are signed in. */
class ChangingPeople extends ListedPeople {
  readonly gone = new Set<string>();

  override async find(id: string): Promise<Person | null> {
    return this.gone.has(id) ? null : super.find(id);
  }
}

const minutes = 60_000;
const people = new ChangingPeople(demoPeople);
let small: SmallApp;
beforeAll(async () => {
  small = await smallApp([Rooms], {}, { people });
});
afterAll(() => small.app.close());

/** What somebody who was signed in is told when they open a page again. */
async function toldOnComingBack(visitor: Browser): Promise<string> {
  const { text } = await visitor.get('/who').expect(401);
  return `${headingOf(text)}: ${/<\/h1>\s*<p class="govuk-body">([^<]*)/.exec(text)?.[1] ?? ''}`;
}

it('says to whoever signed out and goes back that they signed out, also after a look at the sign-in page', async () => {
  const visitor = small.browser();
  const token = await signInAs(visitor, 'demo-caseworker');
  await visitor.post('/sign-out').type('form').send({ csrfToken: token }).expect(303);
  await visitor.get('/sign-in').expect(200);
  const told = 'You are signed out: You signed out of EHC tracker.';
  expect(await toldOnComingBack(visitor)).toBe(told);
  expect(await toldOnComingBack(visitor)).toBe(told);
  const { text } = await visitor.post('/record').type('form').send({ csrfToken: token }).expect(401);
  expect(headingOf(text)).toBe('You are signed out');
  // Forgotten at the next sign-in: what ends that one is said instead.
  await signInAs(visitor, 'demo-caseworker');
  small.wait(31 * minutes);
  expect(await toldOnComingBack(visitor)).toContain('after 30 minutes without activity');
});

it('says which of the times ended a session, and still says so after a look at the sign-in page', async () => {
  const [idle, busy] = [small.browser(), small.browser()];
  await signInAs(idle, 'demo-caseworker');
  await signInAs(busy, 'demo-caseworker');
  small.wait(31 * minutes);
  const byIdle =
    'You have been signed out: This happens after 30 minutes without activity, to keep children’s records safe.';
  expect(await toldOnComingBack(idle)).toBe(byIdle);
  await idle.get('/sign-in').expect(200);
  expect(await toldOnComingBack(idle)).toBe(byIdle);
  await signInAs(busy, 'demo-caseworker');
  for (let passed = 0; passed < 12 * 60; passed += 24) {
    await busy.get('/who').expect(200);
    small.wait(24 * minutes);
  }
  expect(await toldOnComingBack(busy)).toBe(
    'You have been signed out: This happens 12 hours after signing in, whatever is done, to keep children’s records safe.',
  );
});

it('says of access that was taken away that it was, and sends whoever was never signed in to sign in', async () => {
  const [helen, stranger] = [small.browser(), small.browser()];
  await signInAs(helen, 'demo-manager');
  people.gone.add('demo-manager');
  expect(await toldOnComingBack(helen)).toContain('Your access has ended: ');
  expect(await toldOnComingBack(helen)).toContain('Your access has ended: ');
  people.gone.clear();
  await stranger.get('/sign-in').expect(200);
  await stranger.get('/who').expect(302).expect('location', '/sign-in?return=%2Fwho');
});
