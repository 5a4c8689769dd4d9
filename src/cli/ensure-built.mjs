// A clone has no dist/: `npm run ehc` builds it the first time, and again when a source file is newer than the build.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const built = newestIn(join(root, 'dist'), '.js');
const sources = ['src', 'workflows', 'projections'].map((folder) => newestIn(join(root, folder), ''));

if (built === 0 || Math.max(...sources) > built) {
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules/@nestjs/cli/bin/nest.js'), 'build'], {
    cwd: root,
    stdio: ['ignore', process.stderr, 'inherit'],
  });
  if (status !== 0) process.exit(1);
}

function newestIn(folder, ending) {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
      .reduce((newest, entry) => Math.max(newest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0);
  } catch {
    return 0;
  }
}
