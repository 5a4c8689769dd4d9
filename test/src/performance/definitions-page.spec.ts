import { readFileSync } from 'node:fs';
import { measures } from '../../../projections/measures/catalogue.js';
import { definitionsPage } from '../../../src/performance/definitions-page.js';

describe('docs/definitions.md', () => {
  it('is what the catalogue of measures says', () => {
    expect(readFileSync(new URL('../../../docs/definitions.md', import.meta.url), 'utf8')).toBe(definitionsPage());
  });

  it('names only measures that are there as see-also', () => {
    const ids = new Set(measures.map(({ id }) => id));
    expect(measures.flatMap(({ seeAlso }) => seeAlso.filter((id) => !ids.has(id)))).toEqual([]);
  });
});
