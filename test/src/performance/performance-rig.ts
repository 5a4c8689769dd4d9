import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { agent } from 'supertest';
import { ChildrenModule } from '../../../src/children/children.module.js';
import { CommandHandler } from '../../../src/commands/command-handler.js';
import type { CommandContext } from '../../../src/commands/command-handler.js';
import { configFrom } from '../../../src/config.js';
import { CoreModule } from '../../../src/core.module.js';
import { EventStore } from '../../../src/event-store/event-store.js';
import { KeyStore } from '../../../src/keys/key-store.js';
import { PerformancePagesModule } from '../../../src/performance/performance-pages.module.js';
import { ProjectorService } from '../../../src/projector/projector.service.js';
import { configureWeb } from '../../../src/web/configure-web.js';
import { WebModule } from '../../../src/web/web.module.js';
import type { NeedsAssessmentEvent } from '../../../workflows/needs-assessment/needs-assessment.events.js';
import { addDays } from '../../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { day, decidedToAssess, finalPlanSent, requestReceived } from '../../support/assessment-facts.js';
import type { Browser } from '../web/web-fixture.js';
import { signInAs } from '../web/web-fixture.js';

/** The performance pages over a real log, keys and read models in a fresh folder. */
export interface PerformanceRig {
  readonly app: NestExpressApplication;
  signedIn(person: string): Promise<Browser>;
  /** Sets the clock, which records under it from then on. */
  setNow(instant: string): void;
  /** A case whose plan went out so many days after the request; answers its stream's id. */
  planIssued(surname: string, received: string, days: number, team?: string): Promise<string>;
  correct(id: string, revision: number, occurredOn: string): Promise<void>;
  caughtUp(): Promise<void>;
}

export async function performanceRig(): Promise<PerformanceRig> {
  let now = new Date('2026-11-23T08:41:00.000Z');
  const clock = (): Date => now;
  const folder = mkdtempSync(join(tmpdir(), 'ehc-performance-'));
  const module = await Test.createTestingModule({
    imports: [
      CoreModule.forRoot(configFrom({ EHC_DATA_DIR: folder }), { access: 'write', now: clock }),
      ChildrenModule.forRoot({ code: '999' }),
      WebModule.forRoot({
        councilName: 'Northmere Council',
        areaName: 'Northmere',
        demo: true,
        https: false,
        dataFolder: folder,
        sessionSecret: null,
        rulesInForce: 'England 2014 as amended · version 7',
        councilSignIn: null,
        now: clock,
        developing: false,
      }),
      PerformancePagesModule,
    ],
  }).compile();
  const app = module.createNestApplication<NestExpressApplication>({ logger: false, bodyParser: false });
  await configureWeb(app);
  await app.init();
  const projector = app.get(ProjectorService);
  await projector.start();
  const commands = app.get(CommandHandler);
  const context = (): CommandContext => ({
    authority: '999',
    actor: { id: 'demo-caseworker', role: 'caseworker' },
    commandId: randomUUID(),
    source: 'user',
  });
  const run = async (workflow: 'child' | 'needsAssessment', id: string, command: object): Promise<void> => {
    await commands.execute(workflow, id, command as never, context());
  };
  const caughtUp = async (): Promise<void> => projector.reached(await app.get(EventStore).head());
  return {
    app,
    caughtUp,
    async signedIn(person) {
      const browser = agent(app.getHttpServer());
      await signInAs(browser, person);
      return browser;
    },
    setNow(instant) {
      now = new Date(instant);
    },
    async planIssued(surname, received, days, team = 'East team') {
      const { personId, reference } = await app
        .get(KeyStore)
        .registerPerson('999', { identifiers: {}, requestId: randomUUID(), referenceYear: 2026 });
      const details = { forename: 'Maya', surname };
      await run('child', personId, {
        type: 'RecordChild',
        on: day(received),
        data: { reference },
        personal: { [personId]: details },
      });
      const id = randomUUID();
      const at = (after: number): CalendarDate => addDays(day(received), after);
      const facts: NeedsAssessmentEvent[] = [
        { ...requestReceived(received), data: { ...requestReceived(received).data, childId: personId } },
        { type: 'CaseAllocated', occurredOn: at(0), data: { team, worker: 'demo-caseworker' } },
        decidedToAssess(at(40)),
        finalPlanSent(at(days), 'parentOrYoungPerson', 'imported'),
      ];
      await run('needsAssessment', id, { type: 'RecordHistory', facts });
      await caughtUp();
      return id;
    },
    async correct(id, revision, occurredOn) {
      await run('needsAssessment', id, {
        type: 'CorrectFact',
        revision,
        reason: 'mistyped',
        occurredOn: day(occurredOn),
      });
      await caughtUp();
    },
  };
}
