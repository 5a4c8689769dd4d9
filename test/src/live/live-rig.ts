import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { agent } from 'supertest';
import { RequestIntake } from '../../../src/children/request-intake.service.js';
import { CommandHandler } from '../../../src/commands/command-handler.js';
import type { CommandContext } from '../../../src/commands/command-handler.js';
import { configFrom } from '../../../src/config.js';
import { ProjectorService } from '../../../src/projector/projector.service.js';
import { startApplication } from '../../../src/start-application.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { LiveClient } from '../../support/live-client.js';
import { signInAs } from '../web/web-fixture.js';
import type { Browser } from '../web/web-fixture.js';

const authority = '301';

/** Somebody signed in: their browser, and the cookie that other requests of theirs carry. */
export interface Visitor {
  readonly browser: Browser;
  readonly cookie: string;
  readonly token: string;
}

/** A case in the store. */
export interface LiveCase {
  readonly childId: string;
  readonly reference: string;
  readonly assessmentId: string;
}

/** The whole application over a fresh folder, with a clock that the test holds, and listeners at it. */
export class LiveRig {
  private passed = 0;
  private readonly clients: LiveClient[] = [];
  app!: NestExpressApplication;
  url = '';

  private constructor(readonly folder: string) {}

  static async start(environment: Readonly<Record<string, string>> = {}): Promise<LiveRig> {
    const rig = new LiveRig(mkdtempSync(join(tmpdir(), 'ehc-live-')));
    const config = configFrom({
      EHC_DATA_DIR: rig.folder,
      EHC_AUTHORITY: authority,
      PORT: '0',
      LOG_LEVEL: 'silent',
      ...environment,
    });
    rig.app = await startApplication(config, { now: () => rig.now });
    rig.url = await rig.app.getUrl();
    return rig;
  }

  get now(): Date {
    return new Date(Date.parse('2026-11-23T08:41:00Z') + this.passed);
  }

  wait(minutes: number): void {
    this.passed += minutes * 60_000;
  }

  async close(): Promise<void> {
    for (const client of this.clients) client.close();
    await this.app.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async visitor(person = 'demo-caseworker'): Promise<Visitor> {
    const browser = agent(this.url);
    const token = await signInAs(browser, person);
    const jar = browser as unknown as { jar: { getCookies(at: object): { toValueString(): string } } };
    const cookie = jar.jar.getCookies({ domain: '127.0.0.1', path: '/', secure: false, script: false });
    return { browser, token, cookie: cookie.toValueString() };
  }

  async listen({ cookie }: Visitor, path: string, headers: Readonly<Record<string, string>> = {}): Promise<LiveClient> {
    const client = await LiveClient.open(`${this.url}${path}`, { cookie, ...headers });
    this.clients.push(client);
    return client;
  }

  /** The address that a page listens at, as the page itself says. */
  async liveAddress({ browser }: Visitor, page: string): Promise<string> {
    const { text } = await browser.get(page).expect(200);
    const found = /data-live="([^"]+)"/.exec(text)?.[1];
    if (found === undefined) throw new Error(`${page} does not listen`);
    return found.replaceAll('&amp;', '&');
  }

  /** A case whose request was received on the day. */
  async case(surname = 'Hussain-Cole', receivedOn = '2026-10-12'): Promise<LiveCase> {
    const outcome = await this.app.get(RequestIntake).recordNewRequest(
      {
        receivedOn: receivedOn as CalendarDate,
        requestedBy: 'parentOrYoungPerson',
        channel: 'email',
        inYouthAccommodation: false,
        notAMatch: true,
        about: {
          child: { forename: 'Zainab', surname, birthDate: '2018-04-12', sex: 'F' },
          need: { primary: 'SLCN', secondary: null },
        },
      },
      this.context('demo-manager'),
    );
    await this.settled(outcome.outcome.events.at(-1)?.position ?? 0);
    return { childId: outcome.childId, reference: outcome.reference ?? '', assessmentId: outcome.needsAssessmentId };
  }

  /** Records something of an assessment; gives the position of its last event. */
  async record(
    { assessmentId }: LiveCase,
    command: { readonly type: string; readonly on: string; readonly data: object },
    by = 'demo-manager',
  ): Promise<number> {
    const { events } = await this.app
      .get(CommandHandler)
      .execute('needsAssessment', assessmentId, command, this.context(by));
    const position = events.at(-1)?.position ?? 0;
    await this.settled(position);
    return position;
  }

  allocate(one: LiveCase, worker: string | null, team = 'East team'): Promise<number> {
    return this.record(one, { type: 'AllocateCase', on: '2026-11-23', data: { team, worker } });
  }

  settled(position: number): Promise<void> {
    return this.app.get(ProjectorService).reached(position);
  }

  private context(id: string): CommandContext {
    return { authority, actor: { id, role: 'manager' }, commandId: randomUUID(), source: 'user' };
  }
}

export const decisionToAssess = {
  type: 'NotifyDecisionToAssess',
  on: '2026-11-20',
  data: { overturns: null },
} as const;
