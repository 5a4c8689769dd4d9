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

  it('takes only a key of 32 bytes', () => {
    expect(faultsOf({ EHC_KEY_ENCRYPTION_KEY: 'c2hvcnQ=' })).toHaveLength(1);
    expect(faultsOf({ EHC_KEY_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64') })).toHaveLength(0);
  });
});
