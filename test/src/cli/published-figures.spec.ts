import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { EhcCommand } from '../../support/ehc-command.js';

const shelf = resolve('../shared/data/sen2');
const returns = existsSync(shelf)
  ? readdirSync(shelf).flatMap((file) => (file.endsWith('.expected.json') ? [file.replace('.expected.json', '')] : []))
  : [];

interface Expected {
  readonly la: string;
  readonly la_code: string;
  readonly year: number;
  readonly persons: number;
}
type Figures = Expected & { readonly percentages: Readonly<Record<string, number | null>> };

// The complete returns are not part of the repository: without them these tests are skipped by name.
const describeWithReturns = returns.length > 0 ? describe : describe.skip;

describeWithReturns('two real-shaped returns in one empty store (needs ../shared/data/sen2)', () => {
  const ehc = new EhcCommand();
  const expected = new Map(
    returns.map((name) => [name, JSON.parse(readFileSync(`${shelf}/${name}.expected.json`, 'utf8')) as Expected]),
  );
  afterAll(() => {
    ehc.remove();
  });

  it('are taken in whole, each person once, and again add nothing', async () => {
    for (const [name, { persons }] of expected) {
      const first = await ehc.run('import', 'sen2', `${shelf}/${name}.xml.gz`, '--report', `${name}.csv`, '--json');
      expect(first.code).toBe(0);
      expect(first.json()).toMatchObject({ persons, taken: persons, rejected: 0, contradictions: 0 });
      const again = await ehc.run('import', 'sen2', `${shelf}/${name}.xml.gz`, '--report', `${name}.csv`, '--json');
      expect(again.json()).toMatchObject({ persons, taken: 0, alreadyHere: persons, events: 0 });
    }
  }, 120_000);

  it.each([...expected])(
    'give the figures of %s that an independent count of the file gives',
    async (_, figures) => {
      const { la_code: authority, year } = figures;
      const found = (
        await ehc.run('measures', '--authority', authority, '--year', String(year), '--json')
      ).json() as Figures;
      // People in the file are the import's to count: a figure of a year knows only what happened.
      const counts = Object.fromEntries(Object.entries(figures).filter(([key]) => key !== 'persons'));
      expect(found).toMatchObject(counts);
    },
    30_000,
  );

  it('give the percentages that the department printed for Southampton', async () => {
    const { percentages } = (
      await ehc.run('measures', '--authority', '852', '--year', '2024', '--json')
    ).json() as Figures;
    expect(percentages).toMatchObject({
      issued_20wk: 93.5,
      ex_20wk: 97.5,
      issued_20wk_1yr: 6.5,
      ex_20wk_1yr: 2.5,
      decided_6wk: 89.7,
      decided_over6wk: 10.3,
      received_agreed: 57.3,
      received_refused: 4.9,
      received_undecided: 12.7,
      received_withdrawn: 25.1,
      refused_issue_16wk: null,
      review_decided_4wk: 11,
      review_decided_over4wk: 89,
    });
  });

  it('leave a log whose every hash holds, and tables that a rebuild makes identically', async () => {
    expect((await ehc.run('verify', '--json')).json()).toMatchObject({ ok: true });
    const first = (await ehc.run('rebuild', '--json')).json() as { tables: object };
    const second = (await ehc.run('rebuild', '--json')).json() as { tables: object };
    expect(second.tables).toEqual(first.tables);
  });
});
