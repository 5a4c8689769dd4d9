import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EhcCommand } from '../../support/ehc-command.js';

describe('ehc timetable due', () => {
  const ehc = new EhcCommand();
  afterAll(() => {
    ehc.remove();
  });

  it('prints rule, day 0, what is due, counting, citation and options', async () => {
    const ended = await ehc.run('timetable', 'due', 'C3', '2026-08-10', '--json');
    expect(ended.code).toBe(0);
    expect(ended.json()).toMatchObject({
      rule: 'C3',
      day0: '2026-08-10',
      due: [{ stage: null, date: '2026-12-28', actBy: '2026-12-24' }],
      counting: expect.stringContaining('20 weeks') as string,
      citation: expect.stringContaining('reg 13(2)') as string,
      options: expect.objectContaining({ P3: 'day0' }) as object,
    });
  });

  it('takes a time of day and policy options', async () => {
    const late = await ehc.run('timetable', 'due', 'A1', '2026-01-16T17:30', '--option', 'P1=nextWorkingDay', '--json');
    expect(late.json()).toMatchObject({ day0: '2026-01-19', due: [{ date: '2026-03-02' }] });
  });

  it.each([
    ['a missing fact, by name', ['D3', '2026-03-02'], 'planMadeOrLastReviewed'],
    ['an unknown rule, with the rules there are', ['Z9', '2026-03-02'], 'A1'],
    ['a date that does not exist', ['A1', '2026-02-30'], '2026-02-30'],
    ['an unknown option', ['A1', '2026-03-02', '--option', 'P1=sometimes'], 'nextWorkingDay'],
    ['a fact without a value', ['D3', '2026-03-02', '--fact', 'planMadeOrLastReviewed'], 'NAME=VALUE'],
  ])('says what is wrong with %s, and ends with code 2', async (_, words, said) => {
    const { code, err, out } = await ehc.run('timetable', 'due', ...words, '--json');
    expect(code).toBe(2);
    expect(err).toContain(said);
    expect(out).toBe('');
  });
});

describe('ehc', () => {
  const ehc = new EhcCommand();
  afterAll(() => {
    ehc.remove();
  });

  it.each([
    ['an unknown command', ['frobnicate']],
    ['an unknown option', ['verify', '--loudly']],
    ['a missing argument', ['import', 'sen2']],
  ])('ends with code 2 on %s', async (_, words) => {
    expect((await ehc.run(...words)).code).toBe(2);
  });

  it('prints help and ends with code 0', async () => {
    const { code, out } = await ehc.run('--help');
    expect(code).toBe(0);
    for (const command of [
      'import',
      'measures',
      'timetable',
      'case',
      'authority',
      'verify',
      'rebuild',
      'backup',
      'demo',
    ]) {
      expect(out).toContain(command);
    }
  });

  it('says what can be recorded, with its fields', async () => {
    const { code, out } = await ehc.run('case', 'fields', 'NotifyDecisionNotToAssess');
    expect(code).toBe(0);
    expect(out).toContain('signposted');
    expect(out).toContain('required');
    expect((await ehc.run('case', 'fields', 'Nonsense')).code).toBe(2);
  });

  it('makes nothing where a command only reads and there is no store', async () => {
    const { code, err } = await ehc.run('measures', '--year', '2024');
    expect(code).toBe(1);
    expect(err).not.toContain('    at ');
  });

  it('refuses a file that is no return, with the place, and records nothing', async () => {
    const file = join(ehc.folder, 'wrong.xml');
    writeFileSync(file, '<?xml version="1.0"?>\n<Message><Header/>');
    const { code, err } = await ehc.run('import', 'sen2', file);
    expect(code).toBe(1);
    expect(err).toMatch(/line \d/);
    expect(err).not.toContain('    at ');
  });
});

describe('an invented authority', () => {
  const ehc = new EhcCommand();
  afterAll(() => {
    ehc.remove();
  });
  const words = [
    'demo',
    'generate',
    '--children',
    '40',
    '--years',
    '2',
    '--seed',
    '7',
    '--today',
    '2026-11-20',
  ] as const;

  it('is made once, and verified, rebuilt and copied', async () => {
    const made = await ehc.run(...words, '--json');
    expect(made.code).toBe(0);
    const { events } = made.json() as { events: number };
    expect(events).toBeGreaterThan(400);
    expect((await ehc.run('verify', '--json')).json()).toMatchObject({ ok: true, events });
    const tables = ((await ehc.run('rebuild', '--json')).json() as { tables: object }).tables;
    expect((await ehc.run('rebuild', '--json')).json()).toMatchObject({ tables });
    const copy = join(ehc.folder, 'copy');
    expect((await ehc.run('backup', copy)).code).toBe(0);
    expect(readdirSync(copy).sort()).toEqual(['events.sqlite', 'keys.sqlite']);
    expect(statSync(join(copy, 'keys.sqlite')).mode & 0o777).toBe(0o600);
    expect((await ehc.run('backup', copy)).err).toContain('not empty');
  });

  it('has cases that can be shown with every clock, as they stand and as they stood', async () => {
    const [first] = (await ehc.run('case', 'list', '--stage', 'assessing', '--json')).json() as {
      case: string;
      reference: string;
      stream: string;
      receivedOn: string;
    }[];
    if (first === undefined) throw new Error('No case is being assessed');
    const now = (await ehc.run('case', 'show', first.reference, '--json')).json() as {
      processes: { clocks: { rule: string; due: string | null; day0: string }[] }[];
    };
    const rules = now.processes.flatMap(({ clocks }) => clocks.map(({ rule }) => rule));
    expect(rules).toEqual(expect.arrayContaining(['A1', 'C1', 'C3']));
    const before = await ehc.run('case', 'show', first.case, '--as-at', '2020-01-01', '--json');
    expect(before.json()).toMatchObject({ processes: [] });
    expect((await ehc.run('case', 'show', 'EHC-1999-0001')).code).toBe(1);
  });

  it('takes a command once, refuses what the stage does not allow with its code, and takes a correction', async () => {
    const [open] = (await ehc.run('case', 'list', '--stage', 'consideringRequest', '--json')).json() as {
      stream: string;
    }[];
    const id = open?.stream.replace('needsAssessment-', '') ?? '';
    const decide = ['case', 'record', id, 'NotifyDecisionToAssess', '--data', '{"on":"2026-11-21"}', '--command-id'];
    const recorded = await ehc.run(...decide, 'decide-once-1', '--json');
    expect(recorded.err).toBe('');
    expect(recorded.json()).toMatchObject({ replayed: false });
    expect((await ehc.run(...decide, 'decide-once-1', '--json')).json()).toMatchObject({ replayed: true });
    const twice = await ehc.run(...decide, 'decide-once-2');
    expect(twice).toMatchObject({ code: 1, err: expect.stringContaining('not-allowed-at-this-stage') as string });
    const bad = await ehc.run('case', 'record', id, 'AddNote', '--data', '{"on":"yesterday"}');
    expect(bad).toMatchObject({ code: 2, err: expect.stringContaining('on') as string });
  });

  it('holds no name in clear in the log or the read models', async () => {
    const shown = await ehc.run('case', 'list', '--limit', '1', '--json');
    const [first] = shown.json() as { case: string }[];
    const { name } = (await ehc.run('case', 'show', first?.case ?? '', '--json')).json() as { name: string };
    const surname = name.split(' ').at(-1) ?? '';
    expect(surname.length).toBeGreaterThan(2);
    for (const file of ['events.sqlite', 'read-models.sqlite', 'keys.sqlite']) {
      expect(readFileSync(join(ehc.dataFolder, file)).includes(surname)).toBe(false);
    }
  });
});
