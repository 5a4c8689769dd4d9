import { randomUUID } from 'node:crypto';
import type { Fact } from '../../../workflows/kernel/fact.js';
import type { CaseApp, RecordedChild } from '../cases/case-app.js';

export interface SamplePlan extends RecordedChild {
  readonly planId: string;
}

interface Kept {
  readonly name: readonly [forename: string, surname: string];
  readonly birthDate: string;
  readonly school: readonly [name: string, urn: string];
  readonly madeOn: string;
  readonly lastReviewedOn: string;
  /** What happened since, oldest first; `id` makes ids that stay the same for one word. */
  readonly since?: (id: (word: string) => string, childId: string) => readonly Fact[];
  readonly worker?: string;
  readonly team?: string;
}

const on = (day: string): Fact['occurredOn'] => day as Fact['occurredOn'];

/** One fact as a history takes it. */
export function fact(type: string, day: string, data: object, personal?: Fact['personal']): Fact {
  return { type, occurredOn: on(day), data, ...(personal === undefined ? {} : { personal }) };
}

/** A plan that was brought in with its last review, and what has happened since. */
export async function keptPlan(app: CaseApp, plan: Kept): Promise<SamplePlan> {
  const [forename, surname] = plan.name;
  const [name, urn] = plan.school;
  const child = await app.child({ forename, surname, birthDate: plan.birthDate }, '2025-12-22T10:30:00Z');
  const { childId } = child;
  const personal = { [childId]: { name, urn } };
  await app.record('child', childId, { type: 'RecordSetting', on: plan.madeOn, data: {}, personal });
  const planId = randomUUID();
  const ids = new Map<string, string>();
  const id = (word: string): string => {
    const known = ids.get(word) ?? randomUUID();
    ids.set(word, known);
    return known;
  };
  const facts: readonly Fact[] = [
    fact('PlanBroughtIn', plan.madeOn, { childId, needsAssessmentId: null, fromAuthority: null }),
    fact('ReviewDecisionNotified', plan.lastReviewedOn, { reviewId: id('last'), outcome: 'maintain' }),
    fact('CaseAllocated', '2026-01-05', { team: plan.team ?? 'East team', worker: plan.worker ?? 'demo-caseworker' }),
    ...(plan.since?.(id, childId) ?? []),
  ];
  await app.record('plan', planId, { type: 'RecordHistory', facts });
  return { ...child, planId };
}

const oakBank = ['Oak Bank Primary', '140001'] as const;
const harbour = ['Harbour Academy', '140002'] as const;

/** The plans of the design's pictures of Monday 23 November 2026, and one that ended. */
export async function picturedPlans(
  app: CaseApp,
): Promise<Readonly<Record<'ruby' | 'dylan' | 'noah' | 'finley' | 'hana' | 'ended', SamplePlan>>> {
  // prettier-ignore
  const held = (id: (word: string) => string, day: string, heldBy = 'setting') =>
    fact('ReviewMeetingHeld', day, { reviewId: id('next'), kind: 'annual', heldBy, yearNineOrLater: null });
  return {
    ruby: await keptPlan(app, { name: ['Ruby', 'Sallow'], birthDate: '2016-11-21', school: oakBank, madeOn: '2022-11-24', lastReviewedOn: '2025-11-22' }),
    dylan: await keptPlan(app, {
      name: ['Dylan', 'Pryce'], birthDate: '2016-03-17', school: oakBank, madeOn: '2022-11-30', lastReviewedOn: '2025-11-26',
      since: (id) => [
        fact('PhaseTransferPlanned', '2026-09-21', { transferId: id('transfer'), kind: 'primaryToSecondary', transferOn: '2027-09-01' }),
        fact('ReviewArranged', '2026-11-02', { reviewId: id('next'), kind: 'annual', heldBy: 'setting', meetingOn: '2026-11-25', yearNineOrLater: null }),
      ],
    }),
    noah: await keptPlan(app, {
      name: ['Noah', 'Pellew'], birthDate: '2012-01-24', school: harbour, madeOn: '2021-12-09', lastReviewedOn: '2025-12-04',
      since: (id) => [held(id, '2026-10-20')],
    }),
    finley: await keptPlan(app, {
      name: ['Finley', 'Rosewarne'], birthDate: '2014-02-06', school: ['=Saltings', '140003'], madeOn: '2020-10-12', lastReviewedOn: '2025-10-08', worker: 'someone-else', team: 'West team',
      since: (id) => [
        held(id, '2026-09-10', 'authority'),
        fact('ReviewDecisionNotified', '2026-09-28', { reviewId: id('next'), outcome: 'amend' }),
        fact('AmendmentNoticeSent', '2026-09-28', { reviewId: id('next'), noticeId: id('notice'), withEvidence: true }),
      ],
    }),
    hana: await keptPlan(app, {
      name: ['Hana', 'Sato-Mills'], birthDate: '2011-02-13', school: harbour, madeOn: '2019-12-17', lastReviewedOn: '2025-12-09',
      since: (id, childId) => [
        fact('PhaseTransferPlanned', '2026-09-21', { transferId: id('transfer'), kind: 'secondaryToPost16', transferOn: '2027-09-01' }),
        held(id, '2026-10-01'),
        fact('ReviewReportSent', '2026-10-09', { reviewId: id('next') }),
        fact('ReviewDecisionNotified', '2026-10-20', { reviewId: id('next'), outcome: 'maintain' }),
        fact('TransferSettingConsulted', '2026-10-23', { transferId: id('transfer'), consultationId: id('asked') }, { [childId]: { setting: 'Northmere College', urn: '140009' } }),
        fact('TransferSettingConsulted', '2026-11-20', { transferId: id('transfer'), consultationId: id('asked too') }, { [childId]: { setting: 'Foundry Sixth Form', urn: '140010' } }),
      ],
    }),
    ended: await keptPlan(app, {
      name: ['Otis', 'Kestrel'], birthDate: '2005-05-05', school: harbour, madeOn: '2018-01-09', lastReviewedOn: '2025-11-01',
      since: () => [fact('PlanCeased', '2026-06-19', { reason: '4' })],
    }),
  }; // prettier-ignore
}
