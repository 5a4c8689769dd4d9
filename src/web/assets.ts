import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { compileStyles } from './compile-styles.js';
import { libraryFolders } from './library-folders.js';
import { markSvg } from './mark.js';

interface Asset {
  readonly body: Buffer;
  readonly type: string;
  /** Named by its content, so that it may be kept for ever. */
  readonly forEver: boolean;
}

/** Everything under `/assets`, held in memory. */
export class Assets {
  private constructor(
    private readonly files: ReadonlyMap<string, Asset>,
    /** Addresses as pages name them, by `styles`, `govuk`, `moj`, `app`, `mark`. */
    readonly addresses: Readonly<Record<'styles' | 'govuk' | 'moj' | 'app' | 'mark', string>>,
  ) {}

  /** Compiles the styles and reads the library files that pages use: no fonts, no crown, no crest. */
  static async load(): Promise<Assets> {
    const files = new Map<string, Asset>();
    const hashed = (name: string, extension: string, body: Buffer, type: string): string => {
      const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
      const address = `/assets/${name}-${hash}.${extension}`;
      files.set(address, { body, type, forEver: true });
      return address;
    };
    const script = 'text/javascript; charset=utf-8';
    const addresses = {
      styles: hashed('styles', 'css', Buffer.from(await compileStyles()), 'text/css; charset=utf-8'),
      govuk: hashed('govuk', 'js', read(libraryFolders.govuk, 'govuk/govuk-frontend.min.js'), script),
      moj: hashed('moj', 'js', read(libraryFolders.moj, 'moj/moj-frontend.min.js'), script),
      app: ownModules(files, script),
      mark: hashed('mark', 'svg', Buffer.from(markSvg), 'image/svg+xml'),
    };
    const images = join(libraryFolders.moj, 'moj', 'assets', 'images');
    for (const name of readdirSync(images).filter((file) => /^icon-.*\.svg$/.test(file))) {
      files.set(`/assets/images/${name}`, { body: read(images, name), type: 'image/svg+xml', forEver: false });
    }
    return new Assets(files, addresses);
  }

  /** Answers requests for known files and leaves the rest to others. */
  handler(): RequestHandler {
    return (request: Request, response: Response, next: NextFunction): void => {
      const asset = request.method === 'GET' || request.method === 'HEAD' ? this.files.get(request.path) : undefined;
      if (asset === undefined) {
        next();
        return;
      }
      response.setHeader('Content-Type', asset.type);
      response.setHeader('Cache-Control', `public, max-age=${asset.forEver ? '31536000, immutable' : '86400'}`);
      response.send(asset.body);
    };
  }
}

/** Our own modules import each other by name: they stand in one folder that is named by all of them. */
function ownModules(files: Map<string, Asset>, type: string): string {
  const modules = readdirSync(libraryFolders.client)
    .filter((name) => name.endsWith('.js'))
    .map((name) => ({ name, body: read(libraryFolders.client, name) }));
  const hash = createHash('sha256');
  for (const { name, body } of modules) hash.update(`${name}\n`).update(body);
  const folder = `/assets/app-${hash.digest('hex').slice(0, 12)}`;
  for (const { name, body } of modules) files.set(`${folder}/${name}`, { body, type, forEver: true });
  return `${folder}/app.js`;
}

function read(folder: string, file: string): Buffer {
  return readFileSync(join(folder, file));
}
