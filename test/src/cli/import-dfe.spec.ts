import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EhcCommand } from '../../support/ehc-command.js';
import { describeWithPublished, publishedPath, timelinessFile, timelinessRow } from '../../support/published-files.js';

describe('ehc import dfe', () => {
  const ehc = new EhcCommand({ EHC_AUTHORITY: '852' });
  const file = (name: string, content: string): string => {
    const path = join(ehc.folder, name);
    writeFileSync(path, content);
    return path;
  };
  const dfe = (...words: readonly string[]) => ehc.run('import', 'dfe', ...words);
  const england = timelinessRow('England', 2024, [90392, 84866, 41448, 39407, 45.9, 46.4]);
  const southampton = timelinessRow('Southampton', 2024, [336, 320, 314, 312, 93.5, 97.5]);
  afterAll(() => {
    ehc.remove();
  });

  it('says what a file would do, records it whole, and nothing the second time', async () => {
    const path = file('a.csv', timelinessFile(england, southampton));
    const done = await dfe(path, '--edition', 'EHC plans 2025', '--json');
    expect([done.code, done.json()]).toMatchObject([0, { files: [{ file: 'timeliness_20_week.csv', rows: 2, years: [2024], authorities: 1, new: 2, recorded: true }] }]); // prettier-ignore
    expect((await dfe(path)).out).toContain('Nothing recorded: Everything in the file stood already');
    const next = file('next.csv', timelinessFile(england, southampton.replace('2024', '2023')));
    for (const dry of [await dfe(next, '--dry-run'), await dfe(next, '--dry-run')])
      expect([dry.code, dry.out]).toEqual([0, expect.stringContaining('Nothing recorded: 1 new, 0 changed, 1 stood already')]); // prettier-ignore
    const later = await dfe(file('b.csv', timelinessFile(england, southampton.replace('93.5', '93.6')).replace(/\r\n(?=2024)/g, ',7\r\n').replace('ex,7', 'ex,brand_new').replace(/\r\n$/, ',7\r\n'))); // prettier-ignore
    expect([later.code, later.err]).toEqual([0, '']);
    expect(later.out).toContain('Columns not known: brand_new. They are left out');
    expect(later.out).toContain('Southampton, 2024, pc_plans_issued_within_20_weeks: 93.5 -> 93.6');
    expect(later.out).toContain('Recorded: 0 new, 1 changed (1 figure restated), 1 stood already');
  }, 120_000);

  it('refuses a file of another shape, or with a broken number, and then records none of those given with it', async () => {
    const good = file('good.csv', timelinessFile(timelinessRow('England', 2023, [80945, 76506, 39784, 38471, 49.1, 50.3]))); // prettier-ignore
    const shape = await dfe(good, file('c.csv', 'name,age\nMaya,7\n'));
    expect([shape.code, shape.out]).toEqual([1, '']);
    expect(shape.err).toContain('requests.csv must name time_period, geographic_level, country_code, region_code, region_name, old_la_code, la_name, requests_received_in_year and requests_decided_not_to_assess'); // prettier-ignore
    const broken = await dfe(good, file('d.csv', timelinessFile(england.replace('90392', 'many'))));
    expect([broken.code, broken.err]).toEqual([1, expect.stringContaining('row 2, plans_issued_den: “many” is not a whole number')]); // prettier-ignore
    expect((await dfe(good, '--dry-run', '--json')).json()).toMatchObject({ files: [{ new: 1 }] });
    expect((await dfe(join(ehc.folder, 'nothing.csv'))).code).toBe(1);
    expect((await dfe()).code).toBe(2);
    expect((await dfe(good, '--edition', 'x'.repeat(121))).code).toBe(2);
  }, 120_000);

  it('names authorities that nobody knows, and takes the rest', async () => {
    const done = await dfe(file('e.csv', 'Southampton,Portsmouth,Atlantis\nPortsmouth,Southampton,Southampton\n'));
    expect([done.code, done.out]).toEqual([3, expect.stringContaining('Names not known: Atlantis')]);
    const chosen = await ehc.run('authority', 'set-neighbours', '851,879', '--region', 'E12000008', '--reason', 'New unitary'); // prettier-ignore
    expect([chosen.code, chosen.out]).toEqual([0, 'Compared with Portsmouth and Plymouth and region E12000008\n']);
    expect((await ehc.run('authority', 'set-neighbours', '000', '--reason', 'x')).code).toBe(2);
    expect((await ehc.run('authority', 'set-neighbours', '851', '--region', 'South', '--reason', 'x')).err).toContain('“South” is not the code of a region'); // prettier-ignore
  }, 120_000);
});

describeWithPublished('ehc import dfe of the files as published (needs ../shared/data/dfe-ehc-plans)', () => {
  it('takes all five at once', async () => {
    const ehc = new EhcCommand({ EHC_AUTHORITY: '852' });
    const paths = ['timeliness_20_week', 'requests', 'assessments', 'annual_reviews', 'statistical_neighbours'].map(publishedPath); // prettier-ignore
    const done = await ehc.run('import', 'dfe', ...paths, '--json');
    expect([done.code, done.json()]).toMatchObject([0, { files: [{ new: 970 }, { new: 972 }, { new: 972 }, { new: 163 }, { new: 153 }] }]); // prettier-ignore
    expect((await ehc.run('verify', '--json')).json()).toMatchObject({ ok: true });
    ehc.remove();
  }, 120_000);
});
