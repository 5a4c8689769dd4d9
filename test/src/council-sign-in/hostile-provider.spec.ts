import { generateKeyPair } from 'jose';
import { BasisService } from '../../../src/commands/basis.service.js';
import { CouncilProvider } from '../../../src/council-sign-in/council-provider.js';
import { SignInFailed } from '../../../src/council-sign-in/sign-in-failed.js';
import { headingOf } from '../web/web-fixture.js';
import { HostileProvider, ruthsClaims } from './hostile-provider.js';
import type { Twist } from './hostile-provider.js';
import { clientSecret, liveApplication, Visitor } from './live-application.js';
import type { LiveApplication, Page } from './live-application.js';

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const now = (): number => Math.floor(Date.now() / 1000);
const elsewhere = 'http://127.0.0.1:9';

/** Each of these is one lie; an honest provider has none. */
const lies: readonly (readonly [string, Twist, number])[] = [
  ['another issuer in the token', { claims: (claims) => ({ ...claims, iss: elsewhere }) }, 400],
  ['another audience', { claims: (claims) => ({ ...claims, aud: 'another-client' }) }, 400],
  ['several audiences for somebody else', { claims: (claims) => ({ ...claims, aud: ['ehc', 'x'], azp: 'x' }) }, 400],
  ['another nonce', { claims: (claims) => ({ ...claims, nonce: 'another' }) }, 400],
  ['no nonce', { claims: ({ nonce: _, ...claims }) => claims }, 400],
  ['no signature (alg none)', { token: (claims) => `${encoded({ alg: 'none' })}.${encoded(claims)}.` }, 400],
  ['HS256 with the public key as the secret', {
    token: async (claims, provider) =>
      provider.signed(claims, new TextEncoder().encode(await provider.publicPem()), { alg: 'HS256' }),
  }, 400],
  ['HS256 with the client secret', {
    token: (claims, provider) =>
      provider.signed(claims, new TextEncoder().encode(clientSecret.padEnd(32, ' ')), { alg: 'HS256' }),
  }, 400],
  ['a signature by another key under the same name', {
    token: async (claims, provider) => provider.signed(claims, (await generateKeyPair('RS256')).privateKey),
  }, 400],
  ['a signature by a key that nobody knows', {
    token: async (claims, provider) =>
      provider.signed(claims, (await generateKeyPair('RS256')).privateKey, { kid: 'two' }),
  }, 400],
  ['another algorithm than was agreed', {
    token: async (claims, provider) => provider.signed(claims, (await generateKeyPair('ES256')).privateKey, { alg: 'ES256' }),
  }, 400],
  ['a signature cut off', { token: async (claims, provider) => (await provider.signed(claims)).slice(0, -20) }, 400],
  ['claims changed after signing', {
    token: async (claims, provider) => {
      const [head = '', , signature = ''] = (await provider.signed(claims)).split('.');
      return `${head}.${encoded({ ...claims, name: 'Changed' })}.${signature}`;
    },
  }, 400],
  ['an expired token', { claims: (claims) => ({ ...claims, iat: now() - 900, exp: now() - 600 }) }, 400],
  ['a token made in the future', { claims: (claims) => ({ ...claims, iat: now() + 600, exp: now() + 900 }) }, 400],
  ['a token that does not hold yet', { claims: (claims) => ({ ...claims, nbf: now() + 600 }) }, 400],
  ['no expiry', { claims: ({ exp: _, ...claims }) => claims }, 400],
  ['no subject', { claims: ({ sub: _, ...claims }) => claims }, 400],
  ['an empty subject', { claims: (claims) => ({ ...claims, sub: '' }) }, 400],
  ['a subject that is no text', { claims: (claims) => ({ ...claims, sub: 7 }) }, 400],
  ['an endless subject', { claims: (claims) => ({ ...claims, sub: 'x'.repeat(300) }) }, 400],
  ['a token that is none', { token: () => 'not.a.token' }, 502],
  ['no id token', { tokenAnswer: (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"access_token":"a","token_type":"Bearer"}') }, 400],
  ['a code that the provider refuses', { tokenAnswer: (response) => response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":"invalid_grant"}') }, 400],
  ['a fault of the token endpoint', { tokenAnswer: (response) => response.writeHead(500).end('boom') }, 502],
  ['a page in the place of a token', { tokenAnswer: (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Maintenance</h1>') }, 502],
  ['half of an answer', { tokenAnswer: (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"access_token":') }, 502],
  ['a redirect of the token endpoint', { tokenAnswer: (response) => response.writeHead(302, { location: elsewhere }).end() }, 502],
  ['a body without end', { tokenAnswer: (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('['.repeat(2_000_000)) }, 502],
  ['a connection that breaks', { tokenAnswer: (response) => response.destroy() }, 502],
  ['no state', { callback: (query) => { query.delete('state'); } }, 400],
  ['another state', { callback: (query) => { query.set('state', 'another'); } }, 400],
  ['two states', { callback: (query) => { query.append('state', 'another'); } }, 400],
  ['an answer in the name of another issuer (mix-up)', { callback: (query) => { query.set('iss', elsewhere); } }, 400],
  ['an answer that does not say whose it is', { callback: (query) => { query.delete('iss'); } }, 400],
  ['no code', { callback: (query) => { query.delete('code'); } }, 400],
  ['a refusal', { callback: (query) => { query.delete('code'); query.set('error', 'access_denied'); } }, 400],
  ['a refusal with a script in it', { callback: (query) => { query.set('error', '<script>alert(1)</script>'); } }, 400],
]; // prettier-ignore

describe('a hostile provider', () => {
  let provider: HostileProvider;
  let live: LiveApplication;

  beforeAll(async () => {
    provider = await HostileProvider.start();
    live = await liveApplication(() =>
      Promise.resolve({ OIDC_ISSUER: provider.issuer, OIDC_CLIENT_SECRET: clientSecret }),
    );
    await live.admit('Ruth Adler', ruthsClaims.email, ['administrator']);
  });
  beforeEach(() => {
    provider.twist = {};
    provider.who = ruthsClaims;
  });
  afterAll(async () => {
    await live.close();
    await provider.close();
  });

  const signInOf = (visitor: Visitor, query = ''): Promise<Page> =>
    visitor.follow(`${live.url}/sign-in/council${query}`);
  const isSignedIn = async (visitor: Visitor): Promise<boolean> =>
    (await visitor.request(`${live.url}/people`)).status === 200;

  it.each(lies)('signs nobody in with %s, and says so on a plain page', async (_, twist, status) => {
    provider.twist = twist;
    const visitor = new Visitor();
    const page = await signInOf(visitor);
    expect(page.status).toBe(status);
    expect(headingOf(page.text)).not.toBe('');
    expect(page.text).not.toMatch(/<script>alert|node_modules|OAUTH_|\.js:\d+/);
    expect(await isSignedIn(visitor)).toBe(false);
  });

  it('signs in who comes with none of these lies', async () => {
    const visitor = new Visitor();
    expect((await signInOf(visitor)).status).toBe(200);
    expect(await isSignedIn(visitor)).toBe(true);
  });

  it.each([
    ['not verified', { ...ruthsClaims, sub: 'mallory', email_verified: false }],
    ['verified in words', { ...ruthsClaims, sub: 'mallory', email_verified: 'true' }],
    ['of which nothing is said', { sub: 'mallory', email: ruthsClaims.email }],
    ['that is hers, by another account', { ...ruthsClaims, sub: 'mallory' }],
    ['that nobody was added under', { ...ruthsClaims, sub: 'mallory', email: 'mallory@northmere.example' }],
  ])('lets nobody be Ruth by an address %s, and names whom to ask', async (_, who) => {
    provider.who = who;
    const visitor = new Visitor();
    const page = await signInOf(visitor);
    expect(page.status).toBe(403);
    expect(page.text).toContain('Ruth Adler');
    expect(await isSignedIn(visitor)).toBe(false);
  });

  it('does not take the code of another browser (swapped code)', async () => {
    const [victim, attacker] = [new Visitor(), new Visitor()];
    const callback = `${live.url}/sign-in/council/callback`;
    const theirs = await victim.follow(`${live.url}/sign-in/council`, { until: callback });
    const own = await attacker.follow(`${live.url}/sign-in/council`, { until: callback });
    const swapped = new URL(theirs.location ?? '');
    swapped.searchParams.set('code', new URL(own.location ?? '').searchParams.get('code') ?? '');
    expect((await victim.follow(swapped.href)).status).toBe(400);
    expect(await isSignedIn(victim)).toBe(false);
    // Nor does a whole answer to one browser sign another one in.
    expect((await new Visitor().follow(own.location ?? '')).status).toBe(400);
  });

  it('takes an answer once, and no answer after a quarter of an hour', async () => {
    const callback = `${live.url}/sign-in/council/callback`;
    const visitor = new Visitor();
    const back = await visitor.follow(`${live.url}/sign-in/council`, { until: callback });
    expect((await visitor.request(back.location ?? '')).status).toBe(303);
    expect((await visitor.request(back.location ?? '')).status).toBe(400);
    const slow = new Visitor();
    const late = await slow.follow(`${live.url}/sign-in/council`, { until: callback });
    live.wait(16 * 60_000);
    expect((await slow.request(late.location ?? '')).status).toBe(400);
  });

  it.each([
    ['/people?show=all', '/people?show=all'],
    ['//elsewhere.example/', '/'],
    ['https://elsewhere.example/', '/'],
    ['/\\elsewhere.example', '/'],
    ['javascript:alert(1)', '/'],
  ])('comes back from "%s" to %s', async (wanted, path) => {
    const visitor = new Visitor();
    const callback = `${live.url}/sign-in/council/callback`;
    const begin = `${live.url}/sign-in/council?return=${encodeURIComponent(wanted)}`;
    const back = await visitor.follow(begin, { until: callback });
    expect((await visitor.request(back.location ?? '')).location).toBe(`${live.url}${path}`);
  });

  it('leaves no trace in the log of anybody but Ruth', () => {
    const { history } = live.app.get(BasisService).recorded();
    expect(history.map(({ type }) => type)).toEqual(['PersonAdmitted', 'CouncilAccountBound']);
    expect(JSON.stringify(history)).not.toMatch(/Ruth|Adler|northmere|127\.0\.0\.1/);
  });
});

describe('the discovery of a provider', () => {
  let provider: HostileProvider;
  beforeAll(async () => {
    provider = await HostileProvider.start();
  });
  afterAll(() => provider.close());

  const settings = (issuer: string) =>
    ({ issuer, clientId: 'ehc', clientSecret: null, publicUrl: elsewhere, roleClaim: null, teamClaim: null }) as const;
  const failure = (issuer: string): Promise<unknown> =>
    new CouncilProvider(settings(issuer), () => new Date(), 1).begin().then(
      () => null,
      (error: unknown) => error,
    );

  it('is refused where it speaks for another issuer', async () => {
    provider.twist = { discovery: (document) => ({ ...document, issuer: elsewhere }) };
    expect(await failure(provider.issuer)).toMatchObject({ kind: 'notTrusted' });
  });

  it('is no answer where nothing listens, and is asked for again the next time', async () => {
    expect(await failure(elsewhere)).toBeInstanceOf(SignInFailed);
    expect(await failure(elsewhere)).toMatchObject({ kind: 'noAnswer' });
    const later = new CouncilProvider(settings(provider.issuer), () => new Date(), 1);
    provider.twist = { discovery: () => { throw new Error('down'); } }; // prettier-ignore
    await expect(later.begin()).rejects.toMatchObject({ kind: 'noAnswer' });
    provider.twist = {};
    expect((await later.begin()).address).toContain(`${provider.issuer}/authorize?`);
  });

  it('asks with a challenge, a state and a nonce that are new every time', async () => {
    const council = new CouncilProvider(settings(provider.issuer), () => new Date(), 1);
    const [one, other] = [await council.begin(), await council.begin()];
    const asked = new URL(one.address).searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(asked.get('code_challenge')).not.toBe(one.codeVerifier);
    expect([asked.get('state'), asked.get('nonce')]).toEqual([one.state, one.nonce]);
    expect(new Set([one.state, other.state, one.nonce, other.nonce]).size).toBe(4);
  });

  it('gives up on a provider that never answers', async () => {
    const council = new CouncilProvider(settings(provider.issuer), () => new Date(), 1);
    const secrets = await council.begin();
    provider.twist = { tokenAnswer: () => undefined };
    const query = `?${new URLSearchParams({ code: 'c', state: secrets.state, iss: provider.issuer }).toString()}`;
    await expect(council.finish(query, secrets)).rejects.toMatchObject({ kind: 'noAnswer' });
  });
});
