import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseRecord, ProcessRecord } from '../../../src/children/case-record.js';
import { ApiModule, describeApi } from '../../../src/api/api.module.js';
import { ChildrenModule } from '../../../src/children/children.module.js';
import { CommandsModule } from '../../../src/commands/commands.module.js';
import { EventStoreModule } from '../../../src/event-store/event-store.module.js';
import { KeysModule } from '../../../src/keys/keys.module.js';
import { ProcessManagersModule } from '../../../src/process-managers/process-managers.module.js';
import { ProjectorModule } from '../../../src/projector/projector.module.js';
import { ProjectorService } from '../../../src/projector/projector.service.js';
import { signInAs, smallApp } from '../web/web-fixture.js';
import type { Browser, SmallApp } from '../web/web-fixture.js';

export const apiNow = new Date('2026-11-23T09:00:00.000Z');

/** An answer of the JSON interface, as a test reads it. */
export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown> & {
    readonly code: string;
    readonly message: string;
    readonly details: Record<string, never>;
  };
}

/** The application with the JSON interface over the real log, keys and read models in a fresh folder. */
export interface ApiUnderTest {
  readonly app: SmallApp['app'];
  /** A signed-in program. */
  signedIn(person: string): Promise<ApiClient>;
  visitor(): Browser;
  close(): Promise<void>;
}

export interface ApiClient {
  readonly browser: Browser;
  get(path: string): Promise<Answer>;
  post(path: string, body: object | string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
}

export async function apiUnderTest(): Promise<ApiUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), 'ehc-api-'));
  const now = (): Date => apiNow;
  const small = await smallApp(
    [],
    { dataFolder: folder, now },
    {
      imports: [
        EventStoreModule.forRoot({ adapter: 'sqlite', folder, clock: { now } }),
        KeysModule.forRoot({ folder, makeOwnKey: true }),
        CommandsModule.forRoot({ now }),
        ProjectorModule.forRoot({ adapter: 'sqlite', folder }),
        ProcessManagersModule.forRoot(folder),
        ChildrenModule.forRoot({ code: '999' }),
        ApiModule,
      ],
    },
  );
  describeApi(small.app);
  await small.app.get(ProjectorService).start();
  return {
    app: small.app,
    visitor: () => small.browser(),
    async signedIn(person) {
      const browser = small.browser();
      const token = await signInAs(browser, person);
      return {
        browser,
        get: (path) => browser.get(path),
        post: (path, body, headers = {}) =>
          browser
            .post(path)
            .set({ 'x-csrf-token': token, 'content-type': 'application/json', ...headers })
            .send(body),
      };
    },
    async close() {
      await small.app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const maya = {
  receivedOn: '2026-08-17',
  requestedBy: 'parentOrYoungPerson',
  channel: 'email',
  text: 'Her mother asks for an assessment',
  child: { surname: 'Thornbury', forename: 'Maya', birthDate: '2018-11-02' },
  parent: { name: 'Rosa Thornbury', relation: 'mother' },
  need: { primary: 'ASD' },
  setting: { name: 'Fernhill Primary' },
};

export interface NewCase {
  readonly childId: string;
  readonly reference: string;
  readonly needsAssessmentId: string;
}

/** Records a request for a child of their own name and gives the ids of the case. */
export async function newCase(client: ApiClient, changes: object = {}): Promise<NewCase> {
  const surname = `Thornbury${randomUUID().replaceAll(/[^a-f]/g, '')}`;
  const { status, body } = await client.post('/api/requests', {
    ...maya,
    child: { ...maya.child, surname },
    ...changes,
  });
  if (status !== 201) throw new Error(`Expected a new case, got ${JSON.stringify(body)}`);
  return body as unknown as NewCase;
}

/** Records on one assessment, plan or dispute, and reads the case it belongs to. */
export class ProcessUnderTest {
  constructor(
    readonly client: ApiClient,
    /** As addresses name it: "plans". */
    readonly path: string,
    readonly childId: string,
    readonly id: string = randomUUID(),
  ) {}

  act(type: string, body: object, client = this.client): Promise<Answer> {
    return client.post(`/api/${this.path}/${this.id}/commands/${type}`, body);
  }

  /** What the recorded fact says. @throws Error with the answer where it was refused. */
  async done(type: string, on: string, body: object = {}, client = this.client): Promise<Record<string, string>> {
    const answer = await this.act(type, { on, ...body }, client);
    if (answer.status !== 200) throw new Error(`${type}: ${JSON.stringify(answer.body)}`);
    const { events } = answer.body as unknown as { events: { data: Record<string, string> }[] };
    return events[0]?.data ?? {};
  }

  correct(body: object): Promise<Answer> {
    return this.client.post(`/api/${this.path}/${this.id}/corrections`, body);
  }

  async read(query = ''): Promise<ProcessRecord> {
    const record = (await this.client.get(`/api/cases/${this.childId}${query}`)).body as unknown as CaseRecord;
    const found = record.processes.find(({ id }) => id === this.id);
    if (found === undefined) throw new Error(`The case shows no process ${this.id}: ${JSON.stringify(record)}`);
    return found;
  }

  /** Every clock that the case shows of it, in short: rule, due date, status and days over. */
  async clocks(query = ''): Promise<readonly string[]> {
    const { clocks } = await this.read(query);
    return clocks.map(
      ({ rule, due, status, daysOver }) => `${rule} ${due ?? '-'} ${status}${daysOver > 0 ? ` +${daysOver}` : ''}`,
    );
  }
}
