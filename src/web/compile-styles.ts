import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { libraryFolders } from './library-folders.js';

/**
 * The one stylesheet of the product, compiled from `styles/app.scss`. Compiling takes about a second, so the result is
 * kept under `node_modules/.cache` by the hash of everything it is made from.
 */
export async function compileStyles(): Promise<string> {
  const folder = join(libraryFolders.root, 'node_modules', '.cache', 'ehc-tracker');
  const file = join(folder, `styles-${fingerprint()}.css`);
  const kept = readIfThere(file);
  if (kept !== null) return kept;
  // Loaded only when needed: the compiler is five megabytes of code.
  const { compile, Logger } = await import('sass');
  const { css } = compile(join(libraryFolders.styles, 'app.scss'), {
    loadPaths: [libraryFolders.root, libraryFolders.govuk, libraryFolders.moj],
    style: 'compressed',
    quietDeps: true,
    logger: Logger.silent,
  });
  keep(folder, file, css);
  return css;
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const name of ['sass', 'govuk-frontend', '@ministryofjustice/frontend']) {
    hash.update(readFileSync(join(libraryFolders.root, 'node_modules', name, 'package.json')));
  }
  for (const name of readdirSync(libraryFolders.styles).sort()) {
    if (name.endsWith('.scss')) hash.update(name).update(readFileSync(join(libraryFolders.styles, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function keep(folder: string, file: string, css: string): void {
  // A read-only installation compiles at each start instead; that is slower and nothing else.
  try {
    mkdirSync(folder, { recursive: true });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, css);
    renameSync(draft, file);
  } catch {
    return;
  }
}
