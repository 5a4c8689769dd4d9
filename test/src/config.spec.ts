import { ConfigFault, configFrom } from '../../src/config.js';

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    configFrom(environment);
  } catch (error) {
    if (error instanceof ConfigFault) return error.faults;
  }
  return [];
}

describe('the configuration', () => {
  it('is a demonstration on this machine where nothing is set', () => {
    expect(configFrom({})).toMatchObject({ mode: 'demo', host: '127.0.0.1', port: 3000, authority: '999' });
  });

  it('lists every fault at once', () => {
    const faults = faultsOf({ EHC_MODE: 'live', PORT: 'x', LOG_LEVEL: 'loud', EHC_AUTHORITY: '12', EHC_SIGN_OFF: 'a' });
    for (const name of [
      'EHC_KEY_ENCRYPTION_KEY',
      'EHC_SESSION_SECRET',
      'PORT',
      'LOG_LEVEL',
      'EHC_AUTHORITY',
      'EHC_SIGN_OFF',
    ]) {
      expect(faults.some((fault) => fault.startsWith(name))).toBe(true);
    }
  });

  it('lets a demonstration listen on no address that others can reach', () => {
    for (const HOST of ['0.0.0.0', '192.168.1.4', '::', 'ehc.northmere.example', '127.example.org'])
      expect(faultsOf({ HOST })).toHaveLength(1);
    for (const HOST of ['127.0.0.1', 'localhost', '::1']) expect(faultsOf({ HOST })).toHaveLength(0);
  });

  it('refuses a setting it does not know, so that a slip of the pen is not silence', () => {
    expect(faultsOf({ EHC_DATADIR: '/somewhere' })[0]).toContain('EHC_DATADIR');
  });

  it.each([
    ['EHC_POLICY', 'P3=day1', 'ehc authority set-policy'],
    ['EHC_SIGN_OFF', 'education', 'ehc authority set-sign-off'],
    ['EHC_MILESTONES', 'draftServed=15', 'ehc authority set-milestones'],
  ])('names the command that records what %s used to say', (name, text, command) => {
    expect(faultsOf({ [name]: text })).toEqual([expect.stringContaining(command)]);
  });

  it('reads page templates anew only for whoever develops', () => {
    expect([{}, { NODE_ENV: 'production' }].map((set) => configFrom(set).developing)).toEqual([false, false]);
    expect(configFrom({ NODE_ENV: 'development' }).developing).toBe(true);
  });

  it('takes only a key of 32 bytes', () => {
    expect(faultsOf({ EHC_KEY_ENCRYPTION_KEY: 'c2hvcnQ=' })).toHaveLength(1);
    expect(faultsOf({ EHC_KEY_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64') })).toHaveLength(0);
  });

  describe('of council sign-in', () => {
    const council = {
      OIDC_ISSUER: 'https://login.example/tenant/v2.0',
      OIDC_CLIENT_ID: 'ehc',
      EHC_PUBLIC_URL: 'https://ehc.northmere.example/',
      EHC_HTTPS: 'yes',
    };

    it('is absent, a public client, or one with a secret and roles from a claim', () => {
      expect(configFrom({}).council).toBeNull();
      expect(configFrom(council).council).toMatchObject({
        clientSecret: null,
        publicUrl: 'https://ehc.northmere.example',
        roleClaim: null,
      });
      const roles = { OIDC_ROLE_CLAIM: 'groups', OIDC_ROLES: 'cn=SEND = manager, EHC.Admins=administrator' };
      expect([...(configFrom({ ...council, ...roles }).council?.roleClaim?.roleOf ?? [])]).toEqual([
        ['cn=SEND', 'manager'],
        ['EHC.Admins', 'administrator'],
      ]);
    });

    it.each<[string, Record<string, string>]>([
      ['OIDC_ISSUER', { OIDC_ISSUER: 'http://login.example' }],
      ['OIDC_ISSUER', { OIDC_ISSUER: 'https://user:secret@login.example' }],
      ['OIDC_CLIENT_ID', { OIDC_CLIENT_ID: '' }],
      ['OIDC_CLIENT_ID', { OIDC_ISSUER: '' }],
      ['EHC_PUBLIC_URL', { EHC_PUBLIC_URL: '' }],
      ['EHC_PUBLIC_URL', { EHC_PUBLIC_URL: 'https://northmere.example/ehc' }],
      ['EHC_PUBLIC_URL', { EHC_PUBLIC_URL: 'http://ehc.northmere.example' }],
      ['EHC_PUBLIC_URL', { EHC_HTTPS: 'no' }],
      ['OIDC_ROLE_CLAIM', { OIDC_ROLE_CLAIM: 'groups' }],
      ['OIDC_ROLES', { OIDC_ROLES: 'a=manager' }],
      ['OIDC_ROLES', { OIDC_ROLE_CLAIM: 'groups', OIDC_ROLES: 'a=chief' }],
      ['OIDC_ROLES', { OIDC_ROLE_CLAIM: 'groups', OIDC_ROLES: 'a=manager,a=auditor' }],
      ['OIDC_ISUER', { OIDC_ISUER: 'https://login.example' }],
    ])('names %s where it cannot be used', (name, wrong) => {
      const faults = faultsOf({ ...council, ...wrong });
      expect(faults).toEqual([expect.stringMatching(new RegExp(`^${name}`))]);
      expect(faults.join()).not.toContain('secret@');
    });
  });
});
