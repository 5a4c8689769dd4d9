/*
 * A process of its own that makes read models in SQLite anew, again and again, each time with many rows that all name the
 * making they are of. Prints a JSON line after each. Arguments: data folder, number of the first making.
 */
import { writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const dist = process.env.EHC_DIST ? pathToFileURL(`${process.env.EHC_DIST}/`) : new URL('../../dist/', import.meta.url);
const { SqliteReadModelStore } = await import(new URL('src/projector/sqlite/sqlite-read-model-store.js', dist).href);

const [folder, first] = process.argv.slice(2);
const projections = ['first', 'second'];
const store = SqliteReadModelStore.open({ folder });
for (let making = Number(first); ; making += 1) {
  store.prepareToReplace();
  const checkpoints = projections.map((projection) => ({ projection, stamp: 'v1', position: making }));
  await store.replace(projections, rows(making), checkpoints);
  writeSync(1, `${JSON.stringify({ making })}\n`);
}

function* rows(making) {
  for (const projection of projections) {
    for (let number = 0; number < 1_500; number += 1) {
      const member = `stream-${String(number).padStart(5, '0')}`;
      const entries = [{ index: 'making', group: String(making), score: number, member }];
      yield { projection, key: member, json: JSON.stringify({ making, text: 'x'.repeat(number) }), entries };
    }
  }
}
