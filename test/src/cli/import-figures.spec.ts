import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EhcCommand } from '../../support/ehc-command.js';

describe('ehc import figures', () => {
  const ehc = new EhcCommand();
  const head = 'series,part,period,value,source,as at';
  const file = (name: string, ...rows: readonly string[]): string => {
    const path = join(ehc.folder, name);
    writeFileSync(path, `\uFEFF${[head, ...rows].join('\r\n')}\r\n`);
    return path;
  };
  const row = 'health.waiting18WeeksOrMore,camhs,2025-09,64,Health,2025-10-12';
  const figures = (...words: readonly string[]) => ehc.run('import', 'figures', ...words);
  afterAll(() => {
    ehc.remove();
  });

  it('records a file whole, and nothing the second time', async () => {
    const path = file('a.csv', row, row.replace('camhs', 'physiotherapy'));
    expect(await figures(path)).toMatchObject({ code: 0, out: 'Recorded: 2 new, 0 corrected, 0 stood already\n' });
    expect((await figures(path, '--json')).json()).toEqual({ new: 0, corrected: 0, same: 2, recorded: false });
    const more = file('more.csv', row, row.replace('camhs', 'paediatrics'));
    const said = 'Nothing recorded: 1 new, 0 corrected, 1 stood already\n';
    expect(await figures(more, '--dry-run')).toMatchObject({ code: 0, out: said });
    expect(await figures(more, '--dry-run')).toMatchObject({ code: 0, out: said });
  });

  it('says both values before it corrects one, and corrects it only with a reason', async () => {
    const path = file('b.csv', row.replace(',64,', ',71,'));
    const refused = await figures(path);
    expect([refused.code, refused.out]).toEqual([1, '']);
    expect(refused.err).toContain(
      'CAMHS, September 2025: 64 (Health, as at 2025-10-12) -> 71 (Health, as at 2025-10-12)',
    );
    expect(refused.err).toContain('--reason TEXT');
    expect(await figures(path, '--reason', 'Counted again')).toMatchObject({ code: 0 });
  });

  it('refuses a file with a fault whole, by row and column', async () => {
    const answer = await figures(file('c.csv', row.replace('2025-09', '2025-10'), row.replace('2025-09', '2025-13')));
    expect(answer.code).toBe(1);
    expect(answer.err).toContain('row 3, period: “2025-13” is not a period of this series');
    expect(answer.err).toContain('Nothing was recorded');
    const good = file('d.csv', row.replace('2025-09', '2025-10'));
    expect((await figures(good, '--json')).json()).toMatchObject({ new: 1 });
    expect((await figures(join(ehc.folder, 'nothing.csv'))).code).toBe(1);
  });
});
