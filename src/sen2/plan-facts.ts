import type { Plain } from '../../workflows/kernel/fact.js';
import type { NeedDetails } from '../../workflows/child/child.events.js';
import type { PlacementDetails, PlanEvent } from '../../workflows/plan/plan.events.js';
import { codesAndFlags } from './assessment-facts.js';
import type { Particulars } from './desired-facts.js';
import { dateOf, flagOf, groupOf, groupsOf, textOf } from './return-record.js';
import type { ReturnGroup, ReturnHeader } from './return-record.js';

/** Names that facts about a plan need; `placementId` must be keyed, for it is made of the school's number. */
export interface PlanNames {
  readonly planId: string;
  readonly needsAssessmentId: string | null;
  readonly childId: string;
  readonly placementId: (text: string) => string;
}

const reviewOutcomes = { M: 'maintain', A: 'amend', C: 'cease' } as const;

function isReviewOutcome(code: string | null): code is keyof typeof reviewOutcomes {
  return code !== null && code in reviewOutcomes;
}

/** What modules 4 and 5 say of one plan, the opening fact first. Empty where the record names no plan. */
export function planFacts(request: ReturnGroup, header: ReturnHeader, names: PlanNames): PlanEvent[] {
  const plan = groupOf(groupOf(request, 'Assessment'), 'NamedPlan');
  const active = groupOf(request, 'ActivePlans');
  const startedOn = dateOf(plan, 'StartDate');
  if (plan === null || startedOn === null) return [];
  const { childId, needsAssessmentId } = names;
  const broughtIn = { childId, needsAssessmentId, fromAuthority: textOf(active, 'TransferLA') };
  return [
    { type: 'PlanBroughtIn', occurredOn: startedOn, data: broughtIn },
    ...placements(plan, active, names).map(({ fact }) => fact),
    ...reviewFacts(active, header),
    ...endFacts(plan),
  ];
}

interface Placement {
  readonly fact: PlanEvent & { readonly type: 'PlacementRecorded' };
  readonly group: ReturnGroup;
}

function placements(plan: ReturnGroup, active: ReturnGroup | null, names: PlanNames): readonly Placement[] {
  const startedOn = dateOf(plan, 'StartDate');
  if (startedOn === null) return [];
  const seen = new Map<string, number>();
  return [...groupsOf(plan, 'PlanDetail'), ...groupsOf(active, 'PlacementDetail')].map((group) => {
    const kind = group.name === 'PlanDetail' ? 'named' : 'attended';
    const enteredOn = dateOf(group, 'EntryDate');
    const details = placementDetails(group);
    const text = JSON.stringify([names.planId, kind, enteredOn, textOf(group, 'PlacementRank'), details]);
    const count = (seen.get(text) ?? 0) + 1;
    seen.set(text, count);
    const rank = textOf(group, 'PlacementRank');
    const data = {
      placementId: names.placementId(`${text}|${count}`),
      kind,
      rank: rank === '1' ? 1 : rank === '2' ? 2 : null,
      leftOn: dateOf(group, 'LeavingDate'),
      dateKnown: enteredOn !== null,
      senUnit: flagOf(group, 'SENunitIndicator'),
      resourcedProvision: flagOf(group, 'ResourcedProvisionIndicator'),
      residential: textOf(group, 'Res'),
      workBased: textOf(group, 'WBP'),
    } as const;
    const occurredOn = enteredOn ?? startedOn;
    return { group, fact: { type: 'PlacementRecorded', occurredOn, data, personal: { [names.childId]: details } } };
  });
}

function placementDetails(group: ReturnGroup): PlacementDetails {
  const fields = { urn: 'URN', ukprn: 'UKPRN', senSetting: 'SENSetting', senSettingOther: 'SENSettingOther' };
  const given = Object.entries(fields).map(([name, field]) => [name, textOf(group, field)] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== null));
}

function reviewFacts(active: ReturnGroup | null, header: ReturnHeader): PlanEvent[] {
  const [met, decided] = [dateOf(active, 'ReviewMeeting'), dateOf(active, 'LastReview')];
  const [draft, code] = [dateOf(active, 'ReviewDraft'), textOf(active, 'ReviewOutcome')];
  const outcome = isReviewOutcome(code) ? reviewOutcomes[code] : null;
  const meetingReview = met === null ? null : `review-${met}`;
  // A decision older than the latest meeting ended the review before it.
  const decidedReview =
    decided === null ? null : met !== null && met <= decided ? `review-${met}` : `review-${decided}`;
  const facts: PlanEvent[] = [];
  if (met !== null) facts.push({ type: 'ReviewMeetingHeld', occurredOn: met, data: { reviewId: `review-${met}` } });
  if (decided !== null && decidedReview !== null) {
    facts.push({ type: 'ReviewDecisionNotified', occurredOn: decided, data: { reviewId: decidedReview, outcome } });
  } else if (outcome !== null) {
    const reviewId = meetingReview ?? `review-stated-${header.period}`;
    facts.push({ type: 'ReviewOutcomeStated', occurredOn: header.referenceDate, data: { reviewId, outcome } });
  }
  if (draft !== null) {
    facts.push({ type: 'AmendmentNoticeSent', occurredOn: draft, data: { reviewId: decidedReview ?? meetingReview } });
  }
  const [dueOn, finalisedOn] = [dateOf(active, 'PhaseTransferDueDate'), dateOf(active, 'PhaseTransferFinalDate')];
  if (dueOn !== null || finalisedOn !== null) {
    const occurredOn = finalisedOn ?? header.referenceDate;
    facts.push({ type: 'PhaseTransferRecorded', occurredOn, data: { dueOn, finalisedOn } });
  }
  return facts;
}

function endFacts(plan: ReturnGroup): PlanEvent[] {
  const ceasedOn = dateOf(plan, 'CeaseDate');
  if (ceasedOn === null) return [];
  return [{ type: 'PlanCeased', occurredOn: ceasedOn, data: { reason: textOf(plan, 'CeaseReason') } }];
}

/** What modules 4 and 5 say without a day and without a field in another fact. */
export function planParticulars(request: ReturnGroup, names: PlanNames): Particulars {
  const plan = groupOf(groupOf(request, 'Assessment'), 'NamedPlan');
  const active = groupOf(request, 'ActivePlans');
  const flags: Record<string, Plain> = { ...codesAndFlags(plan), ...codesAndFlags(active) };
  // These two have facts of their own, with their dates.
  delete flags['ceaseReason'];
  delete flags['reviewOutcome'];
  if (active !== null) flags['activePlan'] = true;
  const attendance = (plan === null ? [] : placements(plan, active, names)).flatMap(({ group, fact }) => {
    const pattern = textOf(group, 'AttendancePattern');
    return pattern === null ? [] : [[fact.data.placementId, pattern] as const];
  });
  if (attendance.length > 0) flags['attendancePattern'] = Object.fromEntries(attendance);
  const needs = groupsOf(active, 'SENneed');
  const told = needOf(request);
  const asTold = told === null ? 0 : told.secondary === null ? 1 : 2;
  const odd = needs.length !== asTold || needs.some((need) => !isCanonical(need, told));
  const stated = needs.map((need) => ({ type: textOf(need, 'SENtype'), rank: textOf(need, 'SENtypeRank') }));
  return { flags, personal: odd ? { senNeeds: stated } : {} };
}

function isCanonical(need: ReturnGroup, told: NeedDetails | null): boolean {
  const wanted = textOf(need, 'SENtypeRank') === '1' ? told?.primary : told?.secondary;
  return textOf(need, 'SENtypeRank') !== null && textOf(need, 'SENtype') === wanted;
}

/** Primary and secondary need of an active plan; a single need without rank 1 counts as the primary one. */
export function needOf(request: ReturnGroup): NeedDetails | null {
  const needs = groupsOf(groupOf(request, 'ActivePlans'), 'SENneed');
  const first = needs.find((need) => textOf(need, 'SENtypeRank') === '1') ?? needs[0];
  const primary = textOf(first ?? null, 'SENtype');
  if (primary === null) return null;
  return { primary, secondary: textOf(needs.find((need) => need !== first) ?? null, 'SENtype') };
}
