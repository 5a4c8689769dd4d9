import { Controller, Get, Render } from '@nestjs/common';
import { RequireRoles } from '../../../src/access/access.decorators.js';
import { Assets } from '../../../src/web/assets.js';
import type { SmallApp } from './web-fixture.js';
import { headingOf, signInAs, smallApp } from './web-fixture.js';

@Controller()
class Pages {
  @Get('due-work')
  @RequireRoles('caseworker', 'manager')
  @Render('web/pages/help.njk')
  dueWork(): object {
    return {};
  }

  @Get('forecast')
  @RequireRoles('manager')
  @Render('web/pages/help.njk')
  forecast(): object {
    return {};
  }
}

let small: SmallApp;
beforeAll(async () => {
  small = await smallApp(
    [Pages],
    {},
    {
      facts: {
        provide: (await import('../../../src/web/web-options.js')).FrameFacts,
        useValue: {
          position: () => null,
          overdueOf: () => Promise.resolve(6),
          noticesFor: () =>
            Promise.resolve([{ variant: 'warning', title: 'Behind', text: 'Figures are 212 events behind' }]),
          systemLines: () => Promise.resolve([{ key: 'History checked', value: 'No changes found', tag: 'green' }]),
          firstSightOf: () => Promise.resolve(null),
        },
      },
    },
  );
});
afterAll(() => small.app.close());

const paths = ['/sign-in', '/', '/no-such-page', '/help', '/api/no-such-thing', '/assets/no-such-file.css'];

it.each(paths)('sends the security headers with %s, whatever the answer', async (path) => {
  const { headers } = await small.browser().get(path);
  const policy = headers['content-security-policy'] ?? '';
  for (const directive of [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ]) {
    expect(policy).toContain(directive);
  }
  expect(policy).toMatch(/script-src 'nonce-[A-Za-z0-9+/=]+'(;|$)/);
  expect(policy).not.toContain('unsafe');
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'DENY',
    'cache-control': 'no-store',
  });
  expect(headers['permissions-policy']).toContain('camera=()');
  expect(headers['x-powered-by']).toBeUndefined();
  expect(headers['strict-transport-security']).toBeUndefined();
});

it('gives every answer a nonce of its own, and the page the same one', async () => {
  const [first, second] = [await small.browser().get('/sign-in'), await small.browser().get('/sign-in')];
  const nonce = /'nonce-([^']+)'/.exec(first.headers['content-security-policy'] ?? '')?.[1] ?? '';
  expect(first.text).toContain(`nonce="${nonce}"`);
  expect(second.headers['content-security-policy']).not.toContain(nonce);
});

it('serves styles under the name of their content, to be kept for ever, without the typeface of government', async () => {
  const page = await small.browser().get('/sign-in');
  const address = /<link rel="stylesheet" href="([^"]+)"/.exec(page.text)?.[1] ?? '';
  expect(address).toMatch(/^\/assets\/styles-[0-9a-f]{12}\.css$/);
  const styles = await small.browser().get(address).expect(200);
  expect(styles.headers['content-type']).toBe('text/css; charset=utf-8');
  expect(styles.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(styles.text).not.toMatch(/GDS Transport/i);
  expect(styles.text).not.toContain('@font-face');
  expect(styles.text).toContain('Arial,Helvetica,sans-serif');
});

it('serves neither crown nor crest', async () => {
  const { addresses } = await Assets.load();
  for (const name of ['govuk-crest.svg', 'moj-logotype-crest-2024.svg', 'govuk-logotype-crown.png']) {
    await small.browser().get(`/assets/images/${name}`).expect(404);
  }
  expect(Object.keys(addresses).sort()).toEqual(['app', 'govuk', 'mark', 'moj', 'styles']);
  await small.browser().get(addresses.mark).expect(200).expect('content-type', 'image/svg+xml');
  const page = await small.browser().get('/sign-in');
  expect(page.text).not.toMatch(/crown|gov\.uk/i);
});

it('shows each person the pages of their role that are there, the current one marked', async () => {
  const [priya, helen, tom] = [small.browser(), small.browser(), small.browser()];
  await signInAs(priya, 'demo-caseworker');
  await signInAs(helen, 'demo-manager');
  await signInAs(tom, 'demo-auditor');
  const links = (html: string): string[] =>
    [...html.matchAll(/<a class="govuk-service-navigation__link" href="([^"]+)"/g)].map(([, href]) => href ?? '');
  const due = await priya.get('/due-work').expect(200);
  expect(links(due.text)).toEqual(['/due-work']);
  expect(due.text).toMatch(/href="\/due-work"\s+aria-current="page"/);
  expect(links((await helen.get('/help')).text)).toEqual(['/due-work', '/forecast']);
  expect(links((await tom.get('/help')).text)).toEqual([]);
});

it('counts overdue dates beside "Due work", with the word for those who cannot see the badge', async () => {
  const priya = small.browser();
  await signInAs(priya, 'demo-caseworker');
  const page = await priya.get('/help');
  expect(page.text).toContain('<span class="app-count">6<span class="govuk-visually-hidden"> overdue</span></span>');
  expect(page.text).toContain('Figures are 212 events behind');
});

it('opens at the first page of the role', async () => {
  const priya = small.browser();
  await signInAs(priya, 'demo-caseworker');
  await priya.get('/').expect(302).expect('location', '/due-work');
});

it('frames a page of the past: words first, title led by the day, and the way back', async () => {
  const priya = small.browser();
  await signInAs(priya, 'demo-caseworker');
  const page = await priya.get('/due-work?who=me&as-at=2026-09-30');
  expect(page.text).toMatch(/<title>30 September 2026: Help/);
  expect(page.text).toContain('As known at the end of <strong>Wednesday 30 September 2026</strong>. Read only.');
  expect(page.text).toContain('href="/due-work?who=me"');
  expect((await priya.get('/due-work?as-at=2026-09-31')).text).not.toContain('Looking back');
});

it('has one heading, a skip link and a main part on every page', async () => {
  for (const path of ['/sign-in', '/help', '/privacy', '/accessibility', '/no-such-page']) {
    const { text } = await small.browser().get(path);
    expect(headingOf(text)).not.toBe('');
    expect(text).toContain('href="#main-content" class="govuk-skip-link"');
    expect(text).toContain('<main class="govuk-main-wrapper" id="main-content">');
  }
});

it('shows the state of the system before sign-in', async () => {
  const { text } = await small.browser().get('/sign-in');
  expect(text).toContain('No changes found');
});

it('leads back to this site alone from a page of the past', async () => {
  for (const path of [
    '//elsewhere.example/?as-at=2026-09-30',
    '//[?as-at=2026-09-30',
    '/\\\\x?as-at=2026-09-30&as-at=2026-09-30',
  ]) {
    const { status, text } = await small.browser().get(path);
    expect(status).toBeLessThan(500);
    expect(text).not.toMatch(/href="\/\/|href="\/\\\\/);
  }
});
