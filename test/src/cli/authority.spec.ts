import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EhcCommand } from '../../support/ehc-command.js';

interface Settings {
  readonly policy: readonly { readonly option: string; readonly value: string; readonly reason: string | null }[];
  readonly signOff: { readonly order: readonly string[] };
  readonly milestones: { readonly weeks: readonly { readonly week: number }[] };
  readonly closures: readonly { readonly academicYear: number; readonly closures: readonly object[] }[];
  readonly casework: {
    readonly limits: readonly { readonly id: string; readonly days: number; readonly usual: number }[];
  };
  readonly history: readonly { readonly type: string; readonly actor: { readonly id: string } }[];
}

describe('ehc authority', () => {
  const ehc = new EhcCommand();
  const settings = async (...words: readonly string[]): Promise<Settings> =>
    (await ehc.run('authority', 'show', '--json', ...words)).json() as Settings;
  const policy = async (option: string, ...words: readonly string[]) =>
    (await settings(...words)).policy.find((one) => one.option === option);
  afterAll(() => {
    ehc.remove();
  });

  it('records a policy option with its reason, once for one command id', async () => {
    const words = [
      'authority',
      'set-policy',
      'P3=day1',
      '--reason',
      'As our letters say',
      '--command-id',
      'policy-0001',
    ];
    expect(await ehc.run(...words)).toMatchObject({ code: 0, out: 'Recorded; authority-999 is at revision 0\n' });
    expect((await ehc.run(...words, '--json')).json()).toMatchObject({ revision: 0, replayed: true });
    expect(await policy('P3')).toMatchObject({ value: 'day1', reason: 'As our letters say' });
    expect(await policy('P3', '--known-on', '2026-01-01')).toMatchObject({ value: 'day0', reason: null });
    expect((await settings()).history).toMatchObject([{ type: 'PolicyOptionChosen', actor: { id: 'command-line' } }]);
  });

  it('sets sign-off order and milestones, and sets them back', async () => {
    await ehc.run('authority', 'set-sign-off', 'education,health');
    await ehc.run('authority', 'set-milestones', 'adviceIn=11, draftServed=15', '--from', '2026-01-05');
    const { signOff, milestones } = await settings();
    expect(signOff.order).toEqual(['education', 'health']);
    expect(milestones.weeks.map(({ week }) => week)).toEqual([11, 12, 14, 15]);
    await ehc.run('authority', 'set-sign-off', 'none');
    await ehc.run('authority', 'set-milestones', 'usual');
    const after = await settings();
    expect(after.signOff.order).toEqual([]);
    expect(after.milestones.weeks.map(({ week }) => week)).toEqual([12, 12, 14, 16]);
  });

  it('sets the limits of casework whole, as JSON', async () => {
    const limits = JSON.stringify({ days: { email: 3 }, secondLevel: null });
    const set = ['authority', 'set-casework-limits', limits, '--reason', 'Promised on our website'];
    expect(await ehc.run(...set)).toMatchObject({ code: 0 });
    const { casework } = await settings();
    expect(casework.limits.find(({ id }) => id === 'email')).toMatchObject({ days: 3, usual: 5 });
    expect((await ehc.run('authority', 'show')).out).toMatch(/Casework limits .*email=3.*Promised on our website/);
  });

  it('takes closures from a file or from the command line, lists and withdraws them', async () => {
    const file = join(ehc.folder, 'closures.csv');
    const lines = ['name,firstClosedOn,reopensOn', '"Christmas, New Year",2026-12-19,2027-01-04', ''];
    writeFileSync(file, `\uFEFF${lines.join('\r\n')}`);
    const add = ['authority', 'closures', 'add', '--year', '2026', file, 'Summer holiday=2027-07-22..2027-09-02'];
    expect(await ehc.run(...add)).toMatchObject({ code: 0 });
    const { out } = await ehc.run('authority', 'closures', 'list');
    expect(out).toContain('Closures 2026/27 (school)');
    expect(out).toContain('2026-12-19 until reopening on 2027-01-04  Christmas, New Year');
    expect((await ehc.run('authority', 'closures', 'list', '--json')).json()).toMatchObject([
      { academicYear: 2026, kind: 'school', closures: [{}, { name: 'Summer holiday', reopensOn: '2027-09-02' }] },
    ]);
    const withdraw = ['authority', 'closures', 'withdraw', '--year', '2026', '--reason', 'Another authority’s file'];
    expect(await ehc.run(...withdraw)).toMatchObject({ code: 0 });
    expect((await settings()).closures).toEqual([]);
  });

  it('corrects an earlier record, and keeps both', async () => {
    const strike = ['authority', 'correct', '0', '--reason', 'didNotHappen', '--struck'];
    expect(await ehc.run(...strike)).toMatchObject({ code: 0 });
    expect(await policy('P3')).toMatchObject({ value: 'day0' });
    expect((await ehc.run('authority', 'show', '--history')).out).toMatch(/0 {2}PolicyOptionChosen[^]*FactCorrected/);
  });

  it.each([
    ['a value the option has not', 1, ['set-policy', 'P3=day9', '--reason', 'x'], 'day0 or day1'],
    ['a day to come', 1, ['set-policy', 'P3=day1', '--reason', 'x', '--from', '2100-01-01'], 'today or earlier'],
    ['no reason', 2, ['set-policy', 'P3=day1'], '--reason'],
    ['no value', 2, ['set-policy', 'P3', '--reason', 'x'], 'OPTION=VALUE'],
    ['an unknown option', 2, ['set-policy', 'P99=x', '--reason', 'x'], 'P12'],
    ['an unknown sector', 2, ['set-sign-off', 'police'], 'socialCare'],
    ['an unknown milestone', 2, ['set-milestones', 'tea=3'], 'tea is not a field'],
    ['a week that is none', 2, ['set-milestones', 'adviceIn'], 'MILESTONE=WEEK'],
    ['a closure without days', 2, ['closures', 'add', '--year', '2026', 'Summer'], '.csv'],
    ['a day that does not exist', 2, ['closures', 'add', '--year', '2026', 'x=2027-02-30..2027-03-02'], 'real date'],
    ['a file that is not there', 1, ['closures', 'add', '--year', '2026', 'none.csv'], 'none.csv'],
    ['a year that is none', 2, ['closures', 'add', '--year', '26', 'x=2027-02-01..2027-03-02'], '--year'],
    ['closures that are not there', 1, ['closures', 'withdraw', '--year', '2020', '--reason', 'x'], '2020'],
    ['an authority that is none', 2, ['show', '--authority', 'Leeds'], 'three figures'],
  ])(
    'says what is wrong with %s',
    async (_, code, words, said) => {
      const ended = await ehc.run('authority', ...words);
      expect(ended.err).toContain(said);
      expect(ended).toMatchObject({ code, out: '' });
      expect(ended.err).not.toContain('    at ');
    },
    30_000,
  );

  it('names the line of a file that cannot be read', async () => {
    const file = join(ehc.folder, 'wrong.csv');
    writeFileSync(file, 'name,firstClosedOn,reopensOn\nSummer,2027-07-22\n');
    const { code, err } = await ehc.run('authority', 'closures', 'add', '--year', '2026', file);
    expect([code, err]).toEqual([2, expect.stringContaining('line 2')]);
    writeFileSync(file, 'from,to\n');
    expect((await ehc.run('authority', 'closures', 'add', '--year', '2026', file)).err).toContain('must begin with');
  });

  it('keeps each authority’s settings apart', async () => {
    const words = ['authority', 'set-policy', 'P12=parent', '--reason', 'x', '--authority', '852'];
    expect(await ehc.run(...words)).toMatchObject({ code: 0, out: 'Recorded; authority-852 is at revision 0\n' });
    expect(await policy('P12')).toMatchObject({ value: 'lastRecipient' });
    expect(await policy('P12', '--authority', '852')).toMatchObject({ value: 'parent' });
  });
});
