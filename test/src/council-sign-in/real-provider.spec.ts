import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BasisService } from '../../../src/commands/basis.service.js';
import { headingOf, tokenOf } from '../web/web-fixture.js';
import { realProvider, signInAs } from './real-provider.js';
import { clientSecret, freePort, liveApplication, Visitor } from './live-application.js';
import type { LiveApplication } from './live-application.js';

const isSignedIn = async (visitor: Visitor, url: string): Promise<boolean> =>
  (await visitor.request(`${url}/people`)).status === 200;

describe('signing in at a real provider', () => {
  let provider: ChildProcess;
  let live: LiveApplication;
  let ruth: string;

  beforeAll(async () => {
    const port = await freePort();
    live = await liveApplication(async (url) => {
      provider = await realProvider(port, url);
      return { OIDC_ISSUER: `http://127.0.0.1:${port}`, OIDC_CLIENT_SECRET: clientSecret };
    });
    ruth = await live.admit('Ruth Adler', 'ruth.adler@northmere.example', ['administrator']);
  });
  afterAll(async () => {
    await live.close();
    provider.kill();
  });

  it('lets in who was added under a verified address, back to the page they wanted, under a new session id', async () => {
    const visitor = new Visitor();
    const asked = await visitor.follow(`${live.url}/people?show=all`);
    expect(asked.text).toContain('href="/sign-in/council?return=%2Fpeople%3Fshow%3Dall"');
    const planted = visitor.cookieAt(live.url);
    const page = await signInAs(visitor, live.url, 'ruth', '?return=%2Fpeople%3Fshow%3Dall');
    expect(page.url).toBe(`${live.url}/people?show=all`);
    expect(headingOf(page.text)).toBe('People');
    expect(visitor.cookieAt(live.url)).not.toBe(planted);
    // Fixation: the id that was there before signs nobody in.
    const other = new Visitor();
    other.plant(live.url, planted ?? '');
    expect(await isSignedIn(other, live.url)).toBe(false);
  });

  it('lets in nobody whose address is not verified, and no stranger', async () => {
    for (const login of ['unverified', 'stranger']) {
      const visitor = new Visitor();
      const page = await signInAs(visitor, live.url, login);
      expect(page.status).toBe(403);
      expect(headingOf(page.text)).toBe('You have not been added yet');
      expect(page.text).toContain('Ruth Adler');
      expect(await isSignedIn(visitor, live.url)).toBe(false);
    }
  });

  it('ends the session here and at the provider at sign-out; what was kept of it opens nothing', async () => {
    const visitor = new Visitor();
    const { text } = await signInAs(visitor, live.url, 'ruth');
    const kept = visitor.cookieAt(live.url) ?? '';
    const out = await visitor.request(`${live.url}/sign-out`, { csrfToken: tokenOf(text) });
    expect(out.status).toBe(200);
    expect(out.text).not.toContain('Ruth Adler');
    const address = /http-equiv="refresh" content="0; url=([^"]+)"/.exec(out.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(address).not.toContain('id_token');
    const atProvider = await visitor.follow(address);
    const action = /action="([^"]+)"/.exec(atProvider.text)?.[1] ?? '';
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(atProvider.text)?.[1] ?? '';
    const back = await visitor.follow(action, { form: { xsrf, logout: 'yes' } });
    expect(back.url).toBe(`${live.url}/sign-in`);
    const replay = new Visitor();
    replay.plant(live.url, kept);
    expect(await isSignedIn(replay, live.url)).toBe(false);
    // The provider's session is over too: it asks who it is.
    expect((await visitor.follow(`${live.url}/sign-in/council`)).text).toContain('name="login"');
  });

  it('shuts out at once whom an administrator takes out, also from a session that is open', async () => {
    const id = await live.admit('Priya Nair', 'priya.nair@northmere.example', ['manager']);
    const visitor = new Visitor();
    await signInAs(visitor, live.url, 'priya');
    expect(await isSignedIn(visitor, live.url)).toBe(true);
    await live.end(id);
    expect((await visitor.request(`${live.url}/people`)).status).toBe(401);
    expect((await signInAs(visitor, live.url, 'priya')).status).toBe(403);
    await live.admit('Priya Nair', 'priya.nair@northmere.example', ['manager']);
    // Not the old session: she signs in again.
    expect(await isSignedIn(visitor, live.url)).toBe(false);
    await signInAs(visitor, live.url, 'priya');
    expect(await isSignedIn(visitor, live.url)).toBe(true);
  });

  it('ends a session after 30 minutes without activity and after 12 hours however busy', async () => {
    const visitor = new Visitor();
    await signInAs(visitor, live.url, 'ruth');
    live.wait(29 * 60_000);
    expect(await isSignedIn(visitor, live.url)).toBe(true);
    live.wait(31 * 60_000);
    expect(await isSignedIn(visitor, live.url)).toBe(false);
    await signInAs(visitor, live.url, 'ruth');
    for (let passed = 0; passed < 12 * 60; passed += 25) {
      live.wait(25 * 60_000);
      await visitor.request(`${live.url}/people`);
    }
    expect(await isSignedIn(visitor, live.url)).toBe(false);
  });

  it('keeps names and addresses out of the log, and the directory to its owner', () => {
    const { history } = live.app.get(BasisService).recorded();
    expect(history.map(({ data }) => data)).toContainEqual({ personId: ruth });
    for (const file of readdirSync(live.folder).filter((name) => name.startsWith('events.sqlite'))) {
      const bytes = readFileSync(join(live.folder, file));
      for (const words of ['Ruth', 'Adler', 'ruth.adler', 'Priya']) expect(bytes.includes(words)).toBe(false);
    }
  });
});

describe('where the council account says who is what', () => {
  it('gives, changes and ends access as it says, and leaves others out', async () => {
    const port = await freePort();
    let provider: ChildProcess | undefined;
    const live = await liveApplication(async (url) => {
      provider = await realProvider(port, url);
      return {
        OIDC_ISSUER: `http://127.0.0.1:${port}`,
        OIDC_CLIENT_SECRET: clientSecret,
        OIDC_ROLE_CLAIM: 'groups',
        OIDC_ROLES: 'EHC.Managers=manager,EHC.Caseworkers=caseworker',
      };
    });
    try {
      const visitor = new Visitor();
      const page = await signInAs(visitor, live.url, 'grouped', '?return=%2Fpeople');
      expect(page.text).toContain('<strong>Gwen Grouped</strong> · Manager');
      expect((await signInAs(new Visitor(), live.url, 'stranger')).status).toBe(403);
      const facts = live.app.get(BasisService).recorded().history;
      expect(facts).toMatchObject([
        { type: 'PersonAdmitted', actor: { id: 'council-account', role: 'system' }, data: { roles: ['manager'] } },
        { type: 'CouncilAccountBound' },
      ]);
    } finally {
      await live.close();
      provider?.kill();
    }
  });
});
