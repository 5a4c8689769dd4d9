import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { CheckpointFile } from '../../../src/process-managers/checkpoint-file.js';
import { assessmentIdOfReassessment, planIdOfAssessment } from '../../../src/process-managers/derived-ids.js';
import type { Fact } from '../../../workflows/kernel/fact.js';
import type { Command } from '../../../workflows/kernel/decider.js';
import type { NeedsAssessment } from '../../../workflows/needs-assessment/needs-assessment.state.js';
import type { Plan } from '../../../workflows/plan/plan.state.js';
import * as assessment from '../../support/assessment-facts.js';
import { appeal, fact, following, opened, ordered, refusedToAssess, toFinalPlan } from './followings.js';
import { whereEventStoreDb } from '../../support/eventstoredb-server.js';
import { asPriya } from '../../support/temporary-store.js';
import { Crash, ManagersRig } from './managers-rig.js';
import type { CrashAt } from './managers-rig.js';

function followingOn(url: string | null): void {
  let rig: ManagersRig;
  beforeEach(async () => {
    rig = await ManagersRig.on(url);
  });
  afterEach(async () => {
    await rig.close();
  });

  describe.each(following)('$what', ({ prepare }) => {
    it('once, and not again however often it is looked at', async () => {
      const { stream, told } = await prepare(rig);
      await rig.managers().catchUp();
      await rig.managers().catchUp();
      rig.losePlace();
      await rig.managers().catchUp();
      expect(await rig.told(stream)).toEqual(told);
    });

    it.each(['before the write', 'after the write'] as const)(
      'also where the process dies %s',
      async (crashAt: CrashAt) => {
        const { stream, told } = await prepare(rig);
        await expect(rig.managers(crashAt).catchUp()).rejects.toThrow(Crash);
        await rig.managers().catchUp();
        expect(await rig.told(stream)).toEqual(told);
      },
    );

    it('and from two processes at once', async () => {
      const { stream, told } = await prepare(rig);
      await Promise.all([rig.managers().catchUp(), rig.managers().catchUp()]);
      expect(await rig.told(stream)).toEqual(told);
    });
  });
}

describe('what follows in another stream, on sqlite', () => {
  followingOn(null);
});

describe('what follows in another stream, on eventstoredb', () => {
  whereEventStoreDb('with a server', (url) => {
    followingOn(url);
  });
});

describe('what follows in another stream', () => {
  let rig: ManagersRig;
  beforeEach(async () => {
    rig = await ManagersRig.on(null);
  });
  afterEach(async () => {
    await rig.close();
  });

  it('tells the plan how a re-assessment ended, once its decision is on record', async () => {
    const [childId, planId, reassessmentId] = [await rig.child(), randomUUID(), randomUUID()];
    await rig.tell('plan', planId, [
      fact('PlanBroughtIn', '2023-01-10', { childId, needsAssessmentId: null, fromAuthority: null }),
      fact('ReassessmentRequested', '2026-03-02', { reassessmentId, requestedBy: 'setting' }),
      fact('DecisionToReassessNotified', '2026-03-09', { reassessmentId, because: 'requested' }),
    ]);
    await rig.managers().catchUp();
    const id = assessmentIdOfReassessment(reassessmentId);
    await rig.tell('needsAssessment', id, [
      assessment.decidedToIssue('2026-05-04'),
      assessment.draftServed('2026-05-11'),
      assessment.finalPlanSent('2026-06-08'),
    ]);
    await rig.managers().catchUp();
    const plan = (await rig.commands.load('plan', planId)).state as Plan;
    expect(plan.reassessments).toMatchObject([{ stage: 'ended', ended: { on: '2026-06-08', outcome: 'planSent' } }]);
  });

  it('moves the day a plan was made with the corrected day it was sent, and strikes it out with it', async () => {
    const [childId, id] = [await rig.child(), randomUUID()];
    const { revision } = await rig.tell('needsAssessment', id, toFinalPlan(childId));
    await rig.managers().catchUp();
    const planId = planIdOfAssessment(id);
    const made = async (): Promise<string | null> =>
      ((await rig.commands.load('plan', planId)).state as Plan).made?.on ?? null;
    expect(await made()).toBe('2026-06-15');
    const correct = (change: object): Promise<unknown> =>
      rig.commands.execute(
        'needsAssessment',
        id,
        { type: 'CorrectFact', revision, reason: 'mistyped', ...change } as Command,
        asPriya(),
      );
    await correct({ occurredOn: '2026-06-18' });
    await rig.managers().catchUp();
    expect(await made()).toBe('2026-06-18');
    await correct({ struck: true });
    const managers = rig.managers();
    await managers.catchUp();
    // The cohort has been recorded since: a plan that others lean on cannot vanish without a word.
    expect(managers.refused).toMatchObject([{ manager: 'plan-opening', code: 'correction-contradicts-later-fact' }]);
  });

  it('corrects what an order opened when the order is corrected, and takes it back when it is struck out', async () => {
    const [childId, id, disputeId] = [await rig.child(), randomUUID(), randomUUID()];
    await rig.tell('needsAssessment', id, refusedToAssess(childId));
    const about = opened(childId, 'refusalToAssess', `needsAssessment-${id}`);
    const { revision } = await rig.tell('dispute', disputeId, [about, appeal, ordered('assess')]);
    await rig.managers().catchUp();
    const outcomes = async (): Promise<unknown> =>
      ((await rig.commands.load('needsAssessment', id)).state as NeedsAssessment).outcomes;
    const correct = (change: object): Promise<unknown> =>
      rig.commands.execute(
        'dispute',
        disputeId,
        { type: 'CorrectFact', revision, reason: 'mistyped', ...change } as Command,
        asPriya(),
      );
    await correct({ occurredOn: '2026-09-08', changes: { directedOn: '2026-10-30' } });
    await rig.managers().catchUp();
    expect(await outcomes()).toMatchObject([{ on: '2026-09-08', requires: 'assess', directedOn: '2026-10-30' }]);
    await correct({ struck: true });
    await rig.managers().catchUp();
    expect(await outcomes()).toEqual([]);
  });

  it('keeps its place once for all that it looked at together, and says how far it is', async () => {
    for (let child = 0; child < 3; child += 1)
      await rig.tell('needsAssessment', randomUUID(), toFinalPlan(await rig.child()));
    const save = jest.spyOn(CheckpointFile.prototype, 'save');
    const shares: number[] = [];
    await rig.managers().catchUp((share) => shares.push(share));
    const places = save.mock.calls.map(([position]) => position);
    save.mockRestore();
    // After the three plans that it opened, after their school cohorts and at the end: not after each of the six.
    expect(places).toHaveLength(3);
    expect(places.at(-1)).toBe(await rig.events.head());
    expect(shares.length).toBeGreaterThan(0);
    expect(shares.every((share) => share > 0 && share <= 1)).toBe(true);
  });

  it('opens no second plan where a return or an earlier release brought the plan in', async () => {
    const [childId, id, planId] = [await rig.child(), randomUUID(), randomUUID()];
    await rig.tell('needsAssessment', id, toFinalPlan(childId));
    await rig.tell('plan', planId, [
      fact('PlanBroughtIn', '2026-06-15', { childId, needsAssessmentId: id, fromAuthority: null }),
    ]);
    await rig.managers().catchUp();
    expect(await rig.told(`plan-${planIdOfAssessment(id)}`)).toEqual([]);
    expect(await rig.told(`plan-${planId}`)).toHaveLength(2);
  });

  it('keeps a plan alive in step with the dispute about ending it', async () => {
    const [childId, planId, disputeId] = [await rig.child(), randomUUID(), randomUUID()];
    await rig.tell('plan', planId, [
      fact('PlanBroughtIn', '2023-01-10', { childId, needsAssessmentId: null, fromAuthority: null }),
      fact('CeasingConsidered', '2026-02-02', { ground: 'noLongerNecessary' }),
      fact('CeaseConsulted', '2026-02-20', { settingConsulted: true }),
      fact('CeaseDecided', '2026-03-02', { reason: '2' }),
      fact('CeaseNoticeSent', '2026-03-10', { reason: '2', appealWordingSent: true }),
    ]);
    await rig.tell('dispute', disputeId, [
      opened(childId, 'ceasing', `plan-${planId}`),
      fact('MediationAdviserContacted', '2026-04-02'),
      fact('MediationCertificateIssued', '2026-04-08', { because: 'noMediationWanted' }),
      appeal,
      ordered('continuePlan'),
    ]);
    await rig.managers().catchUp();
    const plan = (await rig.commands.load('plan', planId)).state as Plan;
    expect(plan.disputes).toEqual([
      {
        disputeId,
        certificateIssuedOn: '2026-04-08',
        appealReceivedOn: '2026-04-20',
        determinedOn: '2026-09-01',
      },
    ]);
    expect(plan.outcomes).toMatchObject([{ disputeId, by: 'order', requires: 'continuePlan', on: '2026-09-01' }]);
  });

  it('follows as things are recorded, and says when it has', async () => {
    const [childId, id] = [await rig.child(), randomUUID()];
    const managers = rig.managers();
    managers.follow();
    const { events } = await rig.tell('needsAssessment', id, toFinalPlan(childId));
    const position = events.at(-1)?.position ?? 0;
    expect(await managers.reached(position)).toBeGreaterThan(position);
    expect(await rig.told(`plan-${planIdOfAssessment(id)}`)).toHaveLength(1);
  });

  it('learns a corrected birth date, and leaves alone what a person said', async () => {
    const childId = await rig.child('2014-03-10');
    const [one, other] = [randomUUID(), randomUUID()];
    const broughtIn = fact('PlanBroughtIn', '2023-01-10', { childId, needsAssessmentId: null, fromAuthority: null });
    await rig.tell('plan', one, [broughtIn]);
    await rig.tell('plan', other, [
      broughtIn,
      fact('SchoolCohortRecorded', '2026-01-10', { receptionYear: 2019, route: 'threeTier', by: 'person' }),
    ]);
    await rig.managers().catchUp();
    const change = { type: 'ChildDetailsChanged', occurredOn: '2026-11-20', data: {} };
    await rig.tell('child', childId, [
      { ...change, personal: { [childId]: { birthDate: '2013-03-10' } } } as unknown as Fact,
    ]);
    await rig.managers().catchUp();
    const years = async (id: string): Promise<unknown> =>
      ((await rig.commands.load('plan', id)).state as Plan).receptionYear;
    expect([await years(one), await years(other)]).toEqual([2017, 2019]);
  });
});
