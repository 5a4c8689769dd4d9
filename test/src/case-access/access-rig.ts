import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { People } from '../../../src/access/people.js';
import type { Person } from '../../../src/access/people.js';
import { describeApi } from '../../../src/api/api.module.js';
import { AppModule } from '../../../src/app.module.js';
import { configFrom } from '../../../src/config.js';
import { ProcessManagers } from '../../../src/process-managers/process-managers.service.js';
import { ProjectorService } from '../../../src/projector/projector.service.js';
import { configureWeb } from '../../../src/web/configure-web.js';
import { WebClient } from '../../support/web-client.js';

/** People of a council; the four with ids of the demo can sign in. */
export const people = {
  priya: person('demo-caseworker', 'Priya Nair', 'caseworker', 'East team'),
  helen: person('demo-manager', 'Helen Marsh', 'manager', 'East team'),
  tom: person('demo-auditor', 'Tom Adeyemi', 'auditor', null),
  ruth: person('demo-administrator', 'Ruth Adler', 'administrator', null),
  marek: person('w-marek', 'Marek Dvorak', 'caseworker', 'East team'),
  jo: person('w-jo', 'Jo Whitfield', 'caseworker', 'West team'),
  olu: person('m-olu', 'Olu Hartnell', 'manager', 'West team'),
} as const;

function person(id: string, name: string, role: Person['roles'][number], team: string | null): Person {
  return { id, name, roles: [role], team };
}

/** Everyone of the council, some of whom a test may change meanwhile. */
class ChangingPeople extends People {
  private readonly byId = new Map<string, Person>(Object.values(people).map((one) => [one.id, one]));

  override find(id: string): Promise<Person | null> {
    return Promise.resolve(this.byId.get(id) ?? null);
  }

  override holding(wanted: Person['roles']): Promise<readonly Person[]> {
    return Promise.resolve([...this.byId.values()].filter(({ roles }) => roles.some((role) => wanted.includes(role))));
  }

  set(changed: Person): void {
    this.byId.set(changed.id, changed);
  }
}

/** The whole application over a real log in a fresh folder, with no child in it, on Monday 23 November 2026. */
export class AccessRig {
  private constructor(
    readonly app: NestExpressApplication,
    readonly url: string,
    private readonly clock: { now: Date },
    private readonly folder: string,
  ) {}

  static async start(): Promise<AccessRig> {
    const folder = mkdtempSync(join(tmpdir(), 'ehc-access-'));
    const clock = { now: new Date('2026-11-23T08:41:00Z') };
    const module = await Test.createTestingModule({
      imports: [AppModule.forRoot(configFrom({ EHC_DATA_DIR: folder }), () => clock.now)],
    })
      .overrideProvider(People)
      .useValue(new ChangingPeople())
      .compile();
    const app = module.createNestApplication<NestExpressApplication>({ logger: false, bodyParser: false });
    await configureWeb(app);
    await app.get(ProjectorService).keepUp();
    app.get(ProcessManagers).follow();
    describeApi(app);
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    return new AccessRig(app, `http://127.0.0.1:${port}`, clock, folder);
  }

  async as(id: 'demo-caseworker' | 'demo-manager' | 'demo-auditor'): Promise<WebClient> {
    return WebClient.at(this.url, id);
  }

  /** The person is somebody else from now on: roles and team are asked on every request. */
  change(changed: Person): void {
    this.app.get<People, ChangingPeople>(People).set(changed);
  }

  setNow(instant: string): void {
    this.clock.now = new Date(instant);
  }

  async caughtUp(position: number): Promise<void> {
    await this.app.get(ProjectorService).reached(await this.app.get(ProcessManagers).reached(position));
  }

  async close(): Promise<void> {
    await this.app.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
