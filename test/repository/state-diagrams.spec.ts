import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { machines, stateDiagrams } from '../support/state-diagrams.js';

const root = resolve(import.meta.dirname, '../..');
const file = join(root, 'docs/state-machines.md');

describe('docs/state-machines.md', () => {
  it('shows the machines as they are', () => {
    const made = stateDiagrams();
    if (process.env.UPDATE_DOCS === '1') writeFileSync(file, made);
    expect(readFileSync(file, 'utf8')).toBe(made);
  });

  it('leaves no machine out', () => {
    const files = readdirSync(join(root, 'workflows'), { recursive: true, encoding: 'utf8' });
    expect(machines).toHaveLength(files.filter((name) => name.endsWith('.machine.ts')).length);
  });
});
