import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';

const require = createRequire(import.meta.url);
const govuk = dirname(require.resolve('govuk-frontend/package.json'));
const moj = dirname(require.resolve('@ministryofjustice/frontend/package.json'));

/** Where the component libraries and our own templates and styles lie, from source and from a build alike. */
export const libraryFolders = {
  /** Holds `node_modules`: the MoJ styles import the GOV.UK ones by that path. */
  root: resolve(govuk, '..', '..'),
  govuk: resolve(govuk, 'dist'),
  moj,
  /** Templates are named from here: `web/layouts/layout.njk`. */
  templates: resolve(import.meta.dirname, '..'),
  client: resolve(import.meta.dirname, 'client'),
  styles: resolve(import.meta.dirname, 'styles'),
} as const;
