import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { Controller, Get } from '@nestjs/common';
import type { ModuleMetadata } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { agent } from 'supertest';
import type { Response } from 'supertest';
import type { NeedsAssessmentFactCommand } from '../../../workflows/needs-assessment/needs-assessment.commands.js';
import type { NeedsAssessment } from '../../../workflows/needs-assessment/needs-assessment.state.js';
import type { AuthoritySettings } from '../../../workflows/kernel/decider.js';
import type { Recorded } from '../../../workflows/kernel/fact.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { RequireSignIn } from '../../../src/access/access.decorators.js';
import { ChildrenModule } from '../../../src/children/children.module.js';
import { RequestIntake } from '../../../src/children/request-intake.service.js';
import { CommandHandler } from '../../../src/commands/command-handler.js';
import type { CommandContext } from '../../../src/commands/command-handler.js';
import { CommandsModule } from '../../../src/commands/commands.module.js';
import { EventStore } from '../../../src/event-store/event-store.js';
import { EventStoreModule } from '../../../src/event-store/event-store.module.js';
import { KeyStore } from '../../../src/keys/key-store.js';
import { KeysModule } from '../../../src/keys/keys.module.js';
import { ProcessManagersModule } from '../../../src/process-managers/process-managers.module.js';
import { ProjectorModule } from '../../../src/projector/projector.module.js';
import { ProjectorService } from '../../../src/projector/projector.service.js';
import { RecordingModule } from '../../../src/recording/recording.module.js';
import { configureWeb } from '../../../src/web/configure-web.js';
import { WebModule } from '../../../src/web/web.module.js';
import type { Wish } from '../../../src/recording/recording-form.js';
import { signInAs } from '../web/web-fixture.js';
import type { Browser } from '../web/web-fixture.js';
import { drawnOf, hiddenOf } from './form-reading.js';
import type { Fields } from './form-reading.js';

const instant = new Date('2026-11-23T08:41:00.000Z');
const authority = '999';

/** Stands where the case pages stand: a success banner needs a page to be shown on. */
@Controller('cases/:reference')
class CaseStub {
  @Get(['', 'plan', 'disputes', 'complaints', 'contacts'])
  @RequireSignIn()
  page(): string {
    return 'The case';
  }
}

/** A case in the store, and the assessment it is about. */
export interface TestCase {
  readonly childId: string;
  readonly reference: string;
  readonly assessmentId: string;
  readonly href: string;
}

/** A plan, a dispute, a complaint, a contact or an escalation in the store. */
export interface TestProcess {
  readonly workflow: 'plan' | 'dispute' | 'complaint' | 'contact' | 'escalation';
  readonly id: string;
  readonly href: string;
}

/** The recording forms over a real store in a folder of its own. */
export class RecordingApp {
  private constructor(
    readonly app: NestExpressApplication,
    private readonly folder: string,
  ) {}

  /** @param more modules whose pages the test reads besides. */
  static async start(
    signOffOrder: AuthoritySettings['signOffOrder'] = [],
    more: NonNullable<ModuleMetadata['imports']> = [],
  ): Promise<RecordingApp> {
    const folder = mkdtempSync(join(tmpdir(), 'ehc-recording-'));
    const now = (): Date => instant;
    const web = {
      councilName: 'Northmere Council',
      areaName: 'Northmere',
      demo: true,
      https: false,
      dataFolder: folder,
      sessionSecret: null,
      rulesInForce: 'England 2014 as amended · version 7',
      councilSignIn: null,
      now,
      developing: false,
    };
    const module = await Test.createTestingModule({
      imports: [
        EventStoreModule.forRoot({ adapter: 'sqlite', folder, clock: { now } }),
        KeysModule.forRoot({ folder, makeOwnKey: true }),
        CommandsModule.forRoot({ now, settings: { signOffOrder } }),
        ProjectorModule.forRoot({ folder }),
        ProcessManagersModule.forRoot(folder),
        ChildrenModule.forRoot({ code: authority }),
        WebModule.forRoot(web),
        RecordingModule,
        ...more,
      ],
      controllers: [CaseStub],
    }).compile();
    const app = module.createNestApplication<NestExpressApplication>({ logger: false, bodyParser: false });
    await configureWeb(app);
    await app.init();
    await app.get(ProjectorService).start();
    return new RecordingApp(app, folder);
  }

  async close(): Promise<void> {
    await this.app.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async visitor(person = 'demo-caseworker'): Promise<Visitor> {
    const browser: Browser = agent(this.app.getHttpServer());
    return new Visitor(browser, await signInAs(browser, person));
  }

  /** A case with a request received on the day, as another colleague recorded it. */
  async caseReceived(receivedOn: CalendarDate, forename = 'Zainab', surname = 'Hussain-Cole'): Promise<TestCase> {
    const outcome = await this.app.get(RequestIntake).recordNewRequest(
      {
        receivedOn,
        requestedBy: 'parentOrYoungPerson',
        channel: 'email',
        inYouthAccommodation: false,
        notAMatch: true,
        about: {
          child: { forename, surname, birthDate: '2018-04-12', sex: 'F' },
          need: { primary: 'SLCN', secondary: null },
        },
      },
      this.context(),
    );
    const reference = outcome.reference ?? '';
    const found = { childId: outcome.childId, reference, assessmentId: outcome.needsAssessmentId };
    await this.caughtUp();
    return { ...found, href: `/cases/${reference}` };
  }

  /** A plan of the child that was brought in: made on the day, reviewed once since. */
  async planOf({ childId, href }: TestCase, madeOn: CalendarDate): Promise<TestProcess> {
    const id = randomUUID();
    const data = { childId, needsAssessmentId: null, fromAuthority: null };
    await this.recordIn('plan', id, { type: 'BringInPlan', on: madeOn, data });
    return { workflow: 'plan', id, href: `${href}/plans/${id}` };
  }

  /** A dispute of the family about a decision. */
  async disputeOf(
    { childId, href }: TestCase,
    about: string,
    aboutStream: string,
    noticeSentOn: CalendarDate,
  ): Promise<TestProcess> {
    const id = randomUUID();
    const data = { childId, about, aboutStream, noticeSentOn };
    await this.recordIn('dispute', id, { type: 'OpenDispute', on: noticeSentOn, data });
    return { workflow: 'dispute', id, href: `${href}/disputes/${id}` };
  }

  /** A complaint about the case. */
  async complaintOf({ childId, href }: TestCase, receivedOn: CalendarDate): Promise<TestProcess> {
    const id = randomUUID();
    const { personId: complainantId } = await this.app
      .get(KeyStore)
      .registerPerson(authority, { identifiers: {}, requestId: id });
    const data = { childId, complainantId, complainant: 'parent', kind: 'delay', aboutTeam: null, answerWithin: null };
    await this.recordIn('complaint', id, { type: 'RecordComplaint', on: receivedOn, data });
    return { workflow: 'complaint', id, href: `${href}/complaints/${id}` };
  }

  /** Something a colleague records of a plan, a dispute, a complaint, a contact or an escalation. */
  async recordIn(workflow: TestProcess['workflow'], id: string, ...commands: readonly Wish[]): Promise<void> {
    for (const command of commands) {
      await this.app.get(CommandHandler).execute(workflow, id, command, this.context());
    }
    await this.caughtUp();
  }

  async typesIn({ workflow, id }: TestProcess): Promise<readonly string[]> {
    return (await this.historyIn({ workflow, id })).map(({ type }) => type);
  }

  async historyIn({ workflow, id }: Pick<TestProcess, 'workflow' | 'id'>): Promise<readonly Recorded[]> {
    return (await this.app.get(CommandHandler).load(workflow, id)).history;
  }

  /** Something a colleague records meanwhile. */
  async record({ assessmentId }: TestCase, ...commands: readonly NeedsAssessmentFactCommand[]): Promise<void> {
    for (const command of commands) {
      await this.app.get(CommandHandler).execute('needsAssessment', assessmentId, command, this.context());
    }
    await this.caughtUp();
  }

  async state({ assessmentId }: TestCase): Promise<NeedsAssessment> {
    return (await this.app.get(CommandHandler).load('needsAssessment', assessmentId)).state as NeedsAssessment;
  }

  /** What the assessment's stream holds, oldest first. */
  async history({ assessmentId }: Pick<TestCase, 'assessmentId'>): Promise<readonly Recorded[]> {
    return (await this.app.get(CommandHandler).load('needsAssessment', assessmentId)).history;
  }

  async types(one: TestCase): Promise<readonly string[]> {
    return (await this.history(one)).map(({ type }) => type);
  }

  /** Position of the last event: how much the whole store holds. */
  head(): Promise<number> {
    return this.app.get(EventStore).head();
  }

  private async caughtUp(): Promise<void> {
    await this.app.get(ProjectorService).reached(await this.head());
  }

  private context(): CommandContext {
    return { authority, actor: { id: 'demo-manager', role: 'manager' }, commandId: randomUUID(), source: 'user' };
  }
}

/** One person at a browser. */
export class Visitor {
  constructor(
    private readonly browser: Browser,
    private readonly token: string,
  ) {}

  async get(path: string): Promise<Response> {
    return this.browser.get(path);
  }

  /** Opens a form and gives what it would send as it stands, without the token. */
  async formAt(path: string): Promise<Fields> {
    return hiddenOf((await this.browser.get(path).expect(200)).text);
  }

  /** Opens a form and gives everything a browser would send if nothing were changed. */
  async formAsDrawn(path: string): Promise<Fields> {
    return drawnOf((await this.browser.get(path).expect(200)).text);
  }

  post(path: string, fields: Fields): Promise<Response> {
    return this.browser
      .post(path)
      .type('form')
      .send(encoded({ csrfToken: this.token, ...fields }));
  }

  /** What a program sends. */
  async json(path: string, body: object): Promise<Response> {
    return this.browser.post(path).set('x-csrf-token', this.token).send(body);
  }

  /** Fills a form in and presses "Continue". */
  async fill(path: string, fields: Fields): Promise<Response> {
    return this.post(path, { ...(await this.formAt(path)), ...fields });
  }

  /** Presses the button of a check page that was shown. */
  confirm(path: string, check: Response): Promise<Response> {
    return this.post(path, { ...hiddenOf(check.text), checked: 'yes' });
  }

  /** The whole way: form, check page, record. */
  async recordAt(path: string, fields: Fields): Promise<Response> {
    const check = await this.fill(path, fields);
    if (!check.text.includes('Check before recording'))
      throw new Error(`No check page: ${summaryOf(check.text).join('; ')}`);
    return this.confirm(path, check);
  }
}

/** The boxes of a date question. */
export function date(name: string, iso: string): Fields {
  const [year = '', month = '', day = ''] = iso.split('-');
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
}

/** The sentences of the error summary. */
export function summaryOf(html: string): readonly string[] {
  const summary = /govuk-error-summary__list">([\s\S]*?)<\/ul>/.exec(html)?.[1] ?? '';
  return [...summary.matchAll(/<li>([\s\S]*?)<\/li>/g)].map(([, item]) => textOf(item ?? ''));
}

/** Words of a page without its tags. */
export function textOf(html: string): string {
  return html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&#39;|&apos;/g, "'")
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function encoded(fields: Fields): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of typeof value === 'string' ? [value] : value) query.append(name, one);
  }
  return query.toString();
}
