import { existsSync, readdirSync, readFileSync } from 'node:fs';

const text = readFileSync('docs/coverage.md', 'utf8');
const events = readFileSync('docs/events.md', 'utf8');
const rows = text
  .split('\n')
  .filter((line) => /^\| R\d\d /.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

describe('docs/coverage.md', () => {
  it('has a line for each of the 96 requirements, in order', () => {
    const ids = Array.from({ length: 96 }, (_, index) => `R${String(index + 1).padStart(2, '0')}`);
    expect(rows.map(([, id]) => id)).toEqual(ids);
  });

  it('names tests and events that there are', () => {
    const tests = [...text.matchAll(/test\/[\w/.-]+/g)].map(([path]) => path.replace(/\.$/, ''));
    expect(tests.filter((path) => !existsSync(path))).toEqual([]);
    const named = rows.flatMap(([, , , , , cell = '']) => cell.match(/\b[A-Z][a-z]+(?:[A-Z][a-z]+)+\b/g) ?? []);
    expect(named.length).toBeGreaterThan(80);
    expect([...new Set(named)].filter((event) => !events.includes(`### ${event}\n`))).toEqual([]);
  });

  it('says of what works where it is, by which events and by which test', () => {
    const working = rows.filter(([, , , state = '']) => state.startsWith('works'));
    expect(working.filter((row) => row.slice(4, 7).some((cell) => cell === '')).map(([, id]) => id)).toEqual([]);
  });

  it('has a test named after each M row that works: it records the fact and reads the figure change', () => {
    const specs = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.spec.ts'),
    );
    const titles = specs.flatMap((path) => [
      ...readFileSync(`test/${path}`, 'utf8').matchAll(/(?:\bit|\bdescribe|\))\(\s*['"`]([^'"`\n]*)/g),
    ]);
    const named = new Set(titles.flatMap(([, title = '']) => title.match(/\bR\d\d\b/g) ?? []));
    const must = rows.filter(([, , priority, state = '']) => priority === 'M' && state.startsWith('works'));
    expect(must.length).toBeGreaterThan(25);
    expect(must.map(([, id = '']) => id).filter((id) => !named.has(id))).toEqual([]);
  });

  it('counts them rightly', () => {
    const count = (state: string): number => rows.filter(([, , , found = '']) => found.startsWith(state)).length;
    const said = `${String(count('works'))} work, ${String(count('in part'))} in part, ${String(96 - count('works') - count('in part'))} are not here yet.`;
    expect(text).toContain(said);
  });
});
