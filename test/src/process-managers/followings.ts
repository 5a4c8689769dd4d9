import { randomUUID } from 'node:crypto';
import { assessmentIdOfReassessment, planIdOfAssessment } from '../../../src/process-managers/derived-ids.js';
import type { Fact } from '../../../workflows/kernel/fact.js';
import * as assessment from '../../support/assessment-facts.js';
import { day } from '../../support/assessment-facts.js';
import type { ManagersRig } from './managers-rig.js';

export const fact = (type: string, on: string, data: object = {}): Fact => ({ type, occurredOn: day(on), data });

export const toFinalPlan = (childId: string): readonly Fact[] => [
  { ...assessment.requestReceived('2026-02-02'), data: { ...assessment.requestReceived('2026-02-02').data, childId } },
  assessment.decidedToAssess('2026-03-10'),
  assessment.decidedToIssue('2026-05-04'),
  assessment.draftServed('2026-05-11'),
  assessment.representations('2026-05-20'),
  assessment.finalPlanSent('2026-06-15'),
];
export const refusedToAssess = (childId: string): readonly Fact[] => [
  { ...assessment.requestReceived('2026-02-02'), data: { ...assessment.requestReceived('2026-02-02').data, childId } },
  assessment.decidedNotToAssess('2026-03-10'),
];
export const opened = (childId: string, about: string, aboutStream: string): Fact =>
  fact('DisputeOpened', '2026-04-01', { childId, about, aboutStream, noticeSentOn: '2026-03-10' });
export const appeal = fact('AppealReceived', '2026-04-20', { appealNumber: null, settingOnly: false });
export const ordered = (requires: string, on = '2026-09-01'): Fact =>
  fact('TribunalOrderMade', on, { result: 'allowed', requires, directedOn: null });

/** One thing that follows: what was recorded, and what must stand in the other stream after. */
export interface Following {
  readonly what: string;
  readonly prepare: (rig: ManagersRig) => Promise<{ readonly stream: string; readonly told: readonly string[] }>;
}

export const following: readonly Following[] = [
  {
    what: 'a final plan opens the plan, which learns the cohort of its holder',
    async prepare(rig) {
      const [childId, id] = [await rig.child('2014-03-10'), randomUUID()];
      await rig.tell('needsAssessment', id, toFinalPlan(childId));
      const told = ['PlanMade 2026-06-15 process-manager', 'SchoolCohortRecorded 2026-06-15 process-manager'];
      return { stream: `plan-${planIdOfAssessment(id)}`, told };
    },
  },
  {
    what: 'an order to assess opens its clocks in the assessment',
    async prepare(rig) {
      const [childId, id, disputeId] = [await rig.child(), randomUUID(), randomUUID()];
      await rig.tell('needsAssessment', id, refusedToAssess(childId));
      await rig.tell('dispute', disputeId, [
        opened(childId, 'refusalToAssess', `needsAssessment-${id}`),
        appeal,
        ordered('assess'),
      ]);
      const told = [
        'RequestReceived 2026-02-02 demo-caseworker',
        'DecisionNotToAssessNotified 2026-03-10 demo-caseworker',
        'DisputeOutcomeRecorded 2026-09-01 process-manager',
      ];
      return { stream: `needsAssessment-${id}`, told };
    },
  },
  {
    what: 'a decision to re-assess begins an assessment',
    async prepare(rig) {
      const [childId, id, reassessmentId] = [await rig.child(), randomUUID(), randomUUID()];
      await rig.tell('plan', id, [
        fact('PlanBroughtIn', '2023-01-10', { childId, needsAssessmentId: null, fromAuthority: null }),
        fact('ReassessmentRequested', '2026-10-01', { reassessmentId, requestedBy: 'parentOrYoungPerson' }),
        fact('DecisionToReassessNotified', '2026-10-12', { reassessmentId, because: 'requested' }),
      ]);
      const stream = `needsAssessment-${assessmentIdOfReassessment(reassessmentId)}`;
      return { stream, told: ['ReassessmentBegan 2026-10-12 process-manager'] };
    },
  },
];
