import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ImportRegister } from '../../../src/imports/import-register.js';
import type { ImportEntry } from '../../../src/imports/import-entry.js';
import { ImportsModule } from '../../../src/imports/imports.module.js';
import { caseApp } from '../cases/case-app.js';
import type { CaseApp } from '../cases/case-app.js';
import { returnXml } from '../sen2/return-xml.js';
import type { Elements } from '../sen2/return-xml.js';
import type { Browser } from '../web/web-fixture.js';
import { tokenOf } from '../web/web-fixture.js';

export const megabyte = 1024 * 1024;

/** A return of the authority whose pages these are. */
export function ourReturn(persons: readonly Elements[]): string {
  return returnXml(persons).replace('<LEA>851<', '<LEA>999<');
}

/** What a test looks at of an answer. */
export const answered = ({ status, text }: { readonly status: number; readonly text: string }) => ({ status, text });

/** The application with imports of one megabyte at most, and a manager who is signed in. */
export class ImportApp {
  private constructor(
    readonly app: CaseApp,
    readonly folder: string,
    readonly helen: Browser,
    readonly token: string,
  ) {}

  static async start(): Promise<ImportApp> {
    let folder = '';
    const app = await caseApp((dataFolder) => {
      folder = join(dataFolder, 'imports');
      return [ImportsModule.forRoot({ dataFolder, limitBytes: megabyte })];
    });
    const helen = await app.as('demo-manager');
    return new ImportApp(app, folder, helen, tokenOf((await helen.get('/help')).text));
  }

  get register(): ImportRegister {
    return this.app.app.get(ImportRegister);
  }

  uploadTo(browser = this.helen, csrf = this.token) {
    return browser.post(`/imports/new?csrf=${encodeURIComponent(csrf)}`);
  }

  async upload(content: string | Buffer, name = 'return.xml', type = 'text/xml') {
    return this.uploadTo().attach('file', Buffer.from(content), { filename: name, contentType: type });
  }

  async post(path: string, fields: object = {}): Promise<number> {
    const sent = { csrfToken: this.token, ...fields };
    return (await this.helen.post(path).type('form').send(sent)).status;
  }

  async page(path: string): Promise<string> {
    return (await this.helen.get(path).expect(200)).text.replaceAll(/\s+/g, ' ');
  }

  entry(path: string): ImportEntry {
    const entry = this.register.find(idOf(path));
    if (entry === null) throw new Error(`There is no import ${path}`);
    return entry;
  }

  /** The page, once nothing waits or runs any more. */
  async ended(path: string): Promise<string> {
    for (let tries = 0; tries < 1_000; tries += 1) {
      const { state } = this.entry(path);
      if (state !== 'waiting' && state !== 'running') return this.page(path);
      await delay(20);
    }
    throw new Error('The import did not end');
  }

  /** Brings a file and waits for its trial run. */
  async tried(content: string | Buffer, name?: string): Promise<{ readonly path: string; readonly text: string }> {
    const { status, headers } = await this.upload(content, name);
    expect(status).toBe(303);
    const path = headers['location'] as string;
    return { path, text: await this.ended(path) };
  }

  filesKept(): readonly string[] {
    return readdirSync(this.folder);
  }
}

export function idOf(path: string): string {
  return path.split('/').at(-1) ?? '';
}
