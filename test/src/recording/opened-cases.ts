import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { Plan } from '../../../workflows/plan/plan.state.js';
import { CommandHandler } from '../../../src/commands/command-handler.js';
import { wish } from '../../../src/recording/recording-form.js';
import { RecordingApp } from './recording-fixture.js';
import type { TestCase, TestProcess, Visitor } from './recording-fixture.js';

const day = calendarDate;

/** An application with a caseworker, for all tests of a file. */
export class OpenedApp {
  app!: RecordingApp;
  priya!: Visitor;

  /** @param signOffOrder the sectors that sign off a plan before it is issued. */
  constructor(signOffOrder: Parameters<typeof RecordingApp.start>[0] = []) {
    beforeAll(async () => {
      this.app = await RecordingApp.start(signOffOrder);
      this.priya = await this.app.visitor();
    }, 60_000);
    afterAll(() => this.app.close());
  }

  /** A case in which the family was told that there will be an assessment. */
  async assessing(): Promise<TestCase> {
    const one = await this.app.caseReceived(day('2026-08-17'), 'Maya', 'Thornbury');
    await this.app.record(one, wish('NotifyDecisionToAssess', day('2026-09-24'), { overturns: null }));
    return one;
  }

  /** The same, with an educational psychologist asked for advice. */
  async asked(): Promise<TestCase & { readonly adviceId: string; readonly advice: string }> {
    const one = await this.assessing();
    const adviceId = randomUUID();
    await this.app.record(
      one,
      wish('RequestAdvice', day('2026-09-24'), { adviceId, body: 'educationalPsychology', organisation: null }),
    );
    return { ...one, adviceId, advice: `${one.href}/advice/${adviceId}` };
  }
}

/** One case, and a plan of it that is made anew before each test. */
export class OpenedPlan extends OpenedApp {
  child!: TestCase;
  plan!: TestProcess;

  constructor(of: { readonly received: string; readonly name: readonly [string, string]; readonly madeOn: string }) {
    super();
    beforeAll(async () => {
      this.child = await this.app.caseReceived(day(of.received), ...of.name);
    });
    beforeEach(async () => {
      this.plan = await this.app.planOf(this.child, day(of.madeOn));
    });
  }

  async state(): Promise<Plan> {
    return (await this.app.app.get(CommandHandler).load('plan', this.plan.id)).state as Plan;
  }

  add(type: string, on: string, data: object): Promise<void> {
    return this.app.recordIn('plan', this.plan.id, { type, on: day(on), data });
  }
}
