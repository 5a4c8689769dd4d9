import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Response } from 'supertest';
import { demoPeople, ListedPeople } from '../../../src/access/people.js';
import type { Person } from '../../../src/access/people.js';
import type { Role } from '../../../src/access/roles.js';
import { AuthorityRecorder } from '../../../src/authority/authority-recorder.service.js';
import { ChildrenModule } from '../../../src/children/children.module.js';
import { BasisService } from '../../../src/commands/basis.service.js';
import type { RecordedSettings } from '../../../src/commands/basis.service.js';
import { CommandHandler } from '../../../src/commands/command-handler.js';
import { CommandsModule } from '../../../src/commands/commands.module.js';
import { EventStoreModule } from '../../../src/event-store/event-store.module.js';
import { KeysModule } from '../../../src/keys/keys.module.js';
import { ProcessManagersModule } from '../../../src/process-managers/process-managers.module.js';
import { ProjectorModule } from '../../../src/projector/projector.module.js';
import { ProjectorService } from '../../../src/projector/projector.service.js';
import { RulesModule } from '../../../src/rules/rules.module.js';
import { SettingsModule } from '../../../src/settings/settings.module.js';
import { drawnOf, hiddenOf } from '../recording/form-reading.js';
import type { Fields } from '../recording/form-reading.js';
import type { Browser, SmallApp } from '../web/web-fixture.js';
import { signInAs, smallApp } from '../web/web-fixture.js';

type Demo = 'demo-caseworker' | 'demo-manager' | 'demo-auditor';

/** Settings and rules over the real log in a fresh folder, on Monday 23 November 2026. */
export class SettingsRig {
  private readonly others = new Map<string, readonly Role[]>();

  private constructor(
    private readonly small: SmallApp,
    private readonly folder: string,
  ) {}

  static async start(): Promise<SettingsRig> {
    const folder = mkdtempSync(join(tmpdir(), 'ehc-settings-'));
    const now = (): Date => new Date('2026-11-23T08:41:00.000Z');
    const people = new (class extends ListedPeople {
      rig: SettingsRig | null = null;
      override async find(id: string): Promise<Person | null> {
        const person = await super.find(id);
        return person === null ? null : { ...person, roles: this.rig?.others.get(id) ?? person.roles };
      }
    })(demoPeople);
    const parts = {
      people,
      imports: [
        EventStoreModule.forRoot({ adapter: 'sqlite', folder, clock: { now } }),
        KeysModule.forRoot({ folder, makeOwnKey: true }),
        CommandsModule.forRoot({ now }),
        ProjectorModule.forRoot({ adapter: 'sqlite', folder }),
        ProcessManagersModule.forRoot(folder),
        ChildrenModule.forRoot({ code: '999' }),
        SettingsModule,
        RulesModule,
      ],
    };
    const small = await smallApp([], { dataFolder: folder, now }, parts);
    await small.app.get(ProjectorService).start();
    const rig = new SettingsRig(small, folder);
    people.rig = rig;
    return rig;
  }

  /** Gives a person of the demo other roles from now on. */
  holds(person: Demo, ...roles: readonly Role[]): void {
    this.others.set(person, roles);
  }

  async as(person: Demo): Promise<Visitor> {
    const browser = this.small.browser();
    return new Visitor(browser, await signInAs(browser, person));
  }

  visitor(): Browser {
    return this.small.browser();
  }

  recorded(): RecordedSettings {
    return this.small.app.get(BasisService).recorded();
  }

  get basis(): BasisService {
    return this.small.app.get(BasisService);
  }

  /** A colleague changes a setting meanwhile. */
  async record(type: string, body: object, recordedAt?: string): Promise<void> {
    await this.small.app.get(AuthorityRecorder, { strict: false }).record(type, body, {
      authority: '999',
      actor: { id: 'demo-manager', role: 'manager' },
      commandId: randomUUID(),
      source: 'user',
      ...(recordedAt === undefined ? {} : { recordedAt: new Date(recordedAt) }),
    });
  }

  /** Somebody opens a calendar feed: the authority's stream moves, and no setting changes. */
  async openFeed(): Promise<void> {
    const data = { feedId: randomUUID(), kind: 'worker', of: 'demo-caseworker', tokenHash: randomBytes(32).toString('hex') }; // prettier-ignore
    const command = { type: 'OpenCalendarFeed', on: '2026-11-23', data };
    await this.small.app.get(CommandHandler).execute('authority', '999', command, {
      authority: '999',
      actor: { id: 'demo-caseworker', role: 'caseworker' },
      commandId: randomUUID(),
      source: 'user',
    });
  }

  async close(): Promise<void> {
    await this.small.app.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Somebody signed in, who fills in forms as a browser does. */
export class Visitor {
  constructor(
    readonly browser: Browser,
    readonly csrfToken: string,
  ) {}

  async text(path: string, status = 200): Promise<string> {
    return (await this.browser.get(path).expect(status)).text;
  }

  post(path: string, fields: Fields): Promise<Response> {
    return this.browser.post(path).type('form').send({ csrfToken: this.csrfToken, ...fields }); // prettier-ignore
  }

  /** Opens a form and sends it with these answers in place of what it proposes. */
  async fill(path: string, answers: Fields): Promise<Response> {
    const drawn = drawnOf(await this.text(path));
    return this.post(path, { ...drawn, ...answers });
  }

  /** From the check page on: records. */
  confirm(path: string, check: Response): Promise<Response> {
    return this.post(path, { ...hiddenOf(check.text), checked: 'yes' });
  }

  /** The whole way: form, check page, record. */
  async change(path: string, answers: Fields): Promise<Response> {
    const check = await this.fill(path, answers);
    if (check.status !== 200) throw new Error(`${path} answered ${check.status}: ${errorsOf(check.text).join('; ')}`);
    return this.confirm(path, check);
  }

  async upload(path: string, name: string, content: string | Buffer): Promise<Response> {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    return await this.browser.post(`${path}?csrf=${this.csrfToken}`).attach('file', bytes, name);
  }
}

/** The lines of a page's error summary. */
export function errorsOf(html: string): readonly string[] {
  const list = /govuk-error-summary__list[^>]*>([\s\S]*?)<\/ul>/.exec(html)?.[1] ?? '';
  return [...list.matchAll(/<li>([\s\S]*?)<\/li>/g)].map(([, inner]) => wordsOf(inner ?? ''));
}

/** The words of a page, as one line. */
export function wordsOf(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** The boxes of a date. */
export function dateFields(name: string, date: string): Fields {
  const [year = '', month = '', day = ''] = date.split('-');
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
}
