import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DynamicModule, Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { agent } from 'supertest';
import { demoPeople, ListedPeople } from '../../../src/access/people.js';
import { AuditModule } from '../../../src/audit/audit.module.js';
import { BoardsModule } from '../../../src/boards/boards.module.js';
import { CalendarFeedsModule } from '../../../src/calendar-feeds/calendar-feeds.module.js';
import { CasesModule } from '../../../src/cases/cases.module.js';
import { ChildrenModule } from '../../../src/children/children.module.js';
import { CommandHandler } from '../../../src/commands/command-handler.js';
import type { WorkflowName } from '../../../src/commands/command-handler.js';
import { CommandsModule } from '../../../src/commands/commands.module.js';
import { EventStoreModule } from '../../../src/event-store/event-store.module.js';
import { KeyStore } from '../../../src/keys/key-store.js';
import { KeysModule } from '../../../src/keys/keys.module.js';
import { LettersModule } from '../../../src/letters/letters.module.js';
import { ProcessManagersModule } from '../../../src/process-managers/process-managers.module.js';
import { ProjectorModule } from '../../../src/projector/projector.module.js';
import { ProjectorService } from '../../../src/projector/projector.service.js';
import { configureWeb } from '../../../src/web/configure-web.js';
import { WebModule } from '../../../src/web/web.module.js';
import { FrameFacts } from '../../../src/web/web-options.js';
import { WorkFrameFacts } from '../../../src/work-list/work-frame-facts.js';
import { WorkListModule } from '../../../src/work-list/work-list.module.js';
import type { Command } from '../../../workflows/kernel/decider.js';
import type { Browser } from '../web/web-fixture.js';
import { signInAs } from '../web/web-fixture.js';

const authority = '999';

/** What a test records: `Command` with whatever else it says. */
export type AnyCommand = Command & Readonly<Record<string, unknown>>;

export interface RecordedChild {
  readonly childId: string;
  readonly reference: string;
}

/** The reading pages over the real log, keys and read models in a fresh folder, on Monday 23 November 2026. */
export interface CaseApp {
  readonly app: NestExpressApplication;
  /** Someone signed in. */
  as(person: 'demo-caseworker' | 'demo-manager' | 'demo-auditor' | 'demo-administrator'): Promise<Browser>;
  visitor(): Browser;
  child(
    details: { forename: string; surname: string; birthDate: string; upn?: string },
    recordedAt?: string,
  ): Promise<RecordedChild>;
  record(workflow: WorkflowName, id: string, command: AnyCommand, recordedAt?: string, by?: string): Promise<void>;
  /** Resolves when the pages show everything recorded. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

const usualMorning = (): Date => new Date('2026-11-23T08:41:00Z');

/**
 * @param more modules of the application that the test needs besides.
 * @param now another clock, where time passes in the test.
 */
export async function caseApp(
  more: (folder: string) => readonly (DynamicModule | Type)[] = () => [],
  now: () => Date = usualMorning,
): Promise<CaseApp> {
  const folder = mkdtempSync(join(tmpdir(), 'ehc-cases-'));
  const options = {
    councilName: 'Northmere Council', areaName: 'Northmere', demo: true, https: false, dataFolder: folder,
    sessionSecret: null, rulesInForce: 'England 2014 as amended', councilSignIn: null, now, developing: false,
  }; // prettier-ignore
  const module = await Test.createTestingModule({
    imports: [
      EventStoreModule.forRoot({ adapter: 'sqlite', folder, clock: { now } }),
      KeysModule.forRoot({ folder, makeOwnKey: true }),
      CommandsModule.forRoot({ now }),
      ProjectorModule.forRoot({ folder }),
      ProcessManagersModule.forRoot(folder),
      ChildrenModule.forRoot({ code: authority }),
      WebModule.forRoot(options, {
        people: new ListedPeople(demoPeople),
        facts: { provide: FrameFacts, useClass: WorkFrameFacts },
      }),
      WorkListModule,
      BoardsModule,
      CalendarFeedsModule,
      CasesModule,
      AuditModule,
      ...more(folder),
      LettersModule,
    ],
  }).compile();
  const app = module.createNestApplication<NestExpressApplication>({ logger: false });
  app.enableShutdownHooks();
  await configureWeb(app);
  await app.init();
  const projector = app.get(ProjectorService);
  await projector.start();
  const commands = app.get(CommandHandler);
  const keys = app.get(KeyStore);
  let last = 0;
  const record: CaseApp['record'] = async (workflow, id, command, recordedAt, by = 'demo-caseworker') => {
    const role = by === 'demo-manager' ? 'manager' : 'caseworker';
    const { events } = await commands.execute(workflow, id, command, {
      authority,
      actor: { id: by, role },
      commandId: randomUUID(),
      source: 'user',
      ...(recordedAt === undefined ? {} : { recordedAt: new Date(recordedAt) }),
    });
    last = events.at(-1)?.position ?? last;
  };
  return {
    app,
    record,
    visitor: () => agent(app.getHttpServer()),
    async as(person) {
      const browser = agent(app.getHttpServer());
      await signInAs(browser, person);
      return browser;
    },
    async child({ upn, ...details }, recordedAt) {
      const identifiers = {
        surname: details.surname,
        birthDate: details.birthDate,
        ...(upn === undefined ? {} : { upn }),
      };
      const { personId, reference } = await keys.registerPerson(authority, {
        identifiers, requestId: randomUUID(), referenceYear: 2026,
      }); // prettier-ignore
      if (reference === null) throw new Error('No reference was given');
      const personal = { [personId]: { ...details, ...(upn === undefined ? {} : { upn }) } };
      const on = (recordedAt ?? '2026-11-23').slice(0, 10);
      await record('child', personId, { type: 'RecordChild', on, data: { reference }, personal }, recordedAt);
      return { childId: personId, reference };
    },
    settled: () => projector.reached(last),
    async close() {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
