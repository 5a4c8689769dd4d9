import { randomUUID } from 'node:crypto';
import { agent } from 'supertest';
import { BreakdownsModule } from '../../../src/breakdowns/breakdowns.module.js';
import { EventStore } from '../../../src/event-store/event-store.js';
import { PerformancePagesModule } from '../../../src/performance/performance-pages.module.js';
import { ProjectorService } from '../../../src/projector/projector.service.js';
import { RecordingModule } from '../../../src/recording/recording.module.js';
import { keptPlan } from '../boards/sample-plans.js';
import type { SamplePlan } from '../boards/sample-plans.js';
import { caseApp } from '../cases/case-app.js';
import type { CaseApp } from '../cases/case-app.js';
import type { Fields } from '../recording/form-reading.js';
import { date, textOf, Visitor } from '../recording/recording-fixture.js';
import { signInAs } from '../web/web-fixture.js';

export interface MissionCase {
  readonly childId: string;
  readonly reference: string;
  readonly href: string;
  /** Id of the assessment. */
  readonly id: string;
}

interface Figure {
  readonly numerator: number;
  readonly denominator: number | null;
  readonly mean: number | null;
  readonly median: number | null;
}

/** A step that a colleague recorded before: command, day and what it says. */
export type Step = readonly [type: string, on: string, data: object];
export const assessed = (on: string): Step => ['NotifyDecisionToAssess', on, { overturns: null }];
export const willIssue = (on: string): Step => ['NotifyDecisionToIssue', on, { overturns: null }];
export const drafted = (on: string): Step => ['ServeDraftPlan', on, { draftId: randomUUID(), method: 'email' }];

/** The real application with its forms, boards and figures, and what tests of the mission's rows ask of it. */
export class MissionRig {
  private constructor(
    readonly app: CaseApp,
    readonly priya: Visitor,
    readonly helen: Visitor,
  ) {}

  static async start(): Promise<MissionRig> {
    const app = await caseApp(() => [RecordingModule, PerformancePagesModule, BreakdownsModule]);
    const visitor = async (person: string): Promise<Visitor> => {
      const browser = agent(app.app.getHttpServer());
      return new Visitor(browser, await signInAs(browser, person));
    };
    return new MissionRig(app, await visitor('demo-caseworker'), await visitor('demo-manager'));
  }

  async settled(): Promise<void> {
    await this.app.app.get(ProjectorService).reached(await this.app.app.get(EventStore).head());
  }

  /** What a page says to a manager. */
  async words(path: string): Promise<string> {
    await this.settled();
    return textOf((await this.helen.get(path)).text);
  }

  /** A caseworker fills a form in, checks it and records it. */
  async record(path: string, fields: Fields): Promise<void> {
    expect((await this.priya.recordAt(path, fields)).status).toBe(303);
  }

  async figure(id: string): Promise<Figure> {
    await this.settled();
    return (await this.helen.get(`/api/measures/${id}?from=2026-01-01&to=2026-11-23`)).body as Figure;
  }

  /** What figures gained above and below the line by what happened meanwhile. */
  async gained(ids: readonly string[], act: () => Promise<unknown>): Promise<readonly (readonly number[])[]> {
    const before = await Promise.all(ids.map((id) => this.figure(id)));
    await act();
    const after = await Promise.all(ids.map((id) => this.figure(id)));
    return after.map(({ numerator, denominator }, at) => [
      numerator - (before[at]?.numerator ?? 0),
      ...(denominator === null ? [] : [denominator - (before[at]?.denominator ?? 0)]),
    ]);
  }

  /** A request that a colleague recorded, and what happened since. */
  async requested(on: string, surname: string, ...since: readonly Step[]): Promise<MissionCase> {
    const child = await this.app.child({ forename: 'Lowen', surname, birthDate: '2018-04-12' });
    const id = randomUUID();
    const data = { childId: child.childId, requestedBy: 'school', channel: 'email', inYouthAccommodation: false };
    await this.app.record('needsAssessment', id, { type: 'RecordRequest', on, data });
    for (const [type, day, said] of since) await this.app.record('needsAssessment', id, { type, on: day, data: said });
    await this.settled();
    return { ...child, id, href: `/cases/${child.reference}` };
  }

  /** A plan that was brought in, and the address of its forms. */
  async kept(surname: string, birthDate: string): Promise<SamplePlan & { readonly href: string }> {
    const name = ['Lowen', surname] as const;
    const school = ['Oak Bank Primary', '140001'] as const;
    const plan = await keptPlan(this.app, {
      name,
      birthDate,
      school,
      madeOn: '2022-11-24',
      lastReviewedOn: '2025-11-10',
    });
    await this.settled();
    return { ...plan, href: `/cases/${plan.reference}/plans/${plan.planId}` };
  }

  /** What an event of a stream says, by its type. */
  async said<Data>(stream: string, type: string): Promise<readonly Data[]> {
    const events = await this.app.app.get(EventStore).readStream(stream);
    return events.flatMap((event) => (event.type === type ? [JSON.parse(event.clear) as Data] : []));
  }
}

/** Why something is written down weeks after it happened. */
export const late: Fields = { alreadyHappened: 'Filed late', whyLate: 'Filed late' };

/** The final plan as its form takes it. */
export function finalPlan(on: string): Fields {
  return {
    recipients: ['parentOrYoungPerson', 'commissioningBody'],
    ...date('on-parentOrYoungPerson', on),
    ...date('on-commissioningBody', on),
    namesSetting: 'no',
    appealWording: 'sent',
  };
}

/** A new request as its form takes it. */
export function newRequest(surname: string, receivedOn: string, birthDate = '2019-03-31'): Fields {
  return {
    ...date('receivedOn', receivedOn), requestedBy: 'school', channel: 'email', forename: 'Ava', surname,
    ...date('birthDate', birthDate), sex: 'F', need: 'ASD', school: 'Oak Bank Primary', parentName: 'Ms Penrose', email: 'a@example.org',
    ...late,
  }; // prettier-ignore
}
