import { existsSync, readFileSync } from 'node:fs';
import { leftSomethingOut } from '../../../src/sen2/import-options.js';
import { countsOf } from './counts-of-log.js';
import { ImportRig } from './import-rig.js';

let rig: ImportRig;
beforeEach(() => {
  rig = new ImportRig();
});
afterEach(async () => {
  await rig.close();
});

const samples = ['portsmouth', 'southampton'].map((name) => `../shared/data/sen2/${name}-2024`);
const withSamples = existsSync(`${samples[0] ?? ''}.xml.gz`) ? it : it.skip;

describe('the sample returns', () => {
  for (const sample of samples) {
    withSamples(
      `${sample.split('/').at(-1) ?? ''} goes in whole, counts as expected, and adds nothing the second time`,
      async () => {
        const expected = JSON.parse(readFileSync(`${sample}.expected.json`, 'utf8')) as Record<string, number>;
        const progress: number[] = [];
        const result = await rig.import(`${sample}.xml.gz`, { onProgress: ({ done }) => progress.push(done) });
        expect(result).toMatchObject({
          persons: expected['persons'],
          taken: expected['persons'],
          rejected: 0,
          contradictions: 0,
        });
        expect(leftSomethingOut(result)).toBe(false);
        expect(progress.at(-1)).toBe(expected['persons']);
        const log = await rig.log();
        expect(result.events).toBe(log.length);
        const counted = countsOf(log);
        expect(counted).toEqual(Object.fromEntries(Object.keys(counted).map((key) => [key, expected[key]])));
        expect(await rig.import(`${sample}.xml.gz`)).toMatchObject({
          taken: 0,
          alreadyHere: expected['persons'],
          events: 0,
        });
      },
      60_000,
    );
  }
});
