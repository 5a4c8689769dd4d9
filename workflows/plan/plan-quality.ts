import { reject } from '../kernel/command-rejected.js';
import type { Contradiction, DecisionBasis, Placed } from '../kernel/decider.js';
import { contradictionAmong } from '../kernel/facts-in-order.js';
import type { Order } from '../kernel/facts-in-order.js';
import type { Judgements } from '../kernel/fact-decider.js';
import { auditIn, clinicalFault, firstAuditFault, withYardstick } from '../quality/audits.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { PlanEvent } from './plan.events.js';
import type { ProvisionCheck } from './plan-quality.state.js';
import type { OpenPlan, Plan } from './plan.state.js';
import type { PlanQualityEvent, ProvisionDeliveryChecked } from './quality.events.js';

/** Folds one fact about the quality of a plan. */
export function foldQuality(plan: OpenPlan, event: Placed<PlanQualityEvent>): void {
  const { occurredOn: on, revision } = event;
  switch (event.type) {
    case 'PlanAudited':
      plan.audits = [...plan.audits, { ...auditIn(event), part: event.data.part }];
      return;
    case 'ReviewAudited':
      plan.reviewAudits = [...plan.reviewAudits, { ...auditIn(event), reviewId: event.data.reviewId }];
      return;
    case 'ProvisionDeliveryChecked':
      plan.provisionChecks = [...plan.provisionChecks, checkIn(event)];
      return;
    case 'OutcomeSet': {
      const { outcome, target } = contentOf(event) ?? {};
      const words = outcome === undefined || target === undefined ? null : { outcome, target };
      plan.soughtOutcomes = [...plan.soughtOutcomes, { ...event.data, set: { on, revision }, words, reviewed: [] }];
      return;
    }
    case 'OutcomeReviewed': {
      const { outcomeId, reviewId, result } = event.data;
      const found = { on, revision, reviewId, result, evidence: contentOf(event)?.evidence ?? null };
      plan.soughtOutcomes = plan.soughtOutcomes.map((one) =>
        one.outcomeId === outcomeId ? { ...one, reviewed: [...one.reviewed, found] } : one,
      );
    }
  }
}

function checkIn(event: Placed<ProvisionDeliveryChecked>): ProvisionCheck {
  const content = contentOf(event);
  const { deliveredItems = [], partlyItems = [], notDeliveredItems = [] } = content ?? {};
  return {
    on: event.occurredOn,
    revision: event.revision,
    ...event.data,
    items: content === null ? null : { deliveredItems, partlyItems, notDeliveredItems },
    text: content?.text ?? null,
  };
}

function contentOf<Content>({ personal }: { readonly personal?: Readonly<Record<string, Content>> }): Content | null {
  return personal === undefined ? null : (Object.values(personal)[0] ?? null);
}

/** What follows from the settings of the day, or from what is sealed, in a fact as it is recorded. */
export function completedPlanFact(fact: PlanEvent, basis: DecisionBasis): PlanEvent {
  if (fact.type !== 'ProvisionDeliveryChecked') return withYardstick(fact, basis);
  const { deliveredItems = [], partlyItems = [], notDeliveredItems = [] } = contentOf(fact) ?? {};
  const counted = {
    delivered: deliveredItems.length,
    partly: partlyItems.length,
    notDelivered: notDeliveredItems.length,
  };
  return { ...fact, data: { ...fact.data, counted } };
}

/** References of these facts that must lead somewhere. */
export const qualityReferences: Pick<Judgements<Plan, PlanEvent>, PlanQualityEvent['type']> = {
  PlanAudited: ({ data: { auditId } }, plan) => {
    refuseKnownAudit(plan, auditId);
  },
  ReviewAudited: ({ data: { auditId, reviewId } }, plan) => {
    refuseKnownAudit(plan, auditId);
    reviewMustHaveMet(plan, reviewId);
  },
  ProvisionDeliveryChecked: ({ data: { checkId } }, { provisionChecks }) => {
    if (provisionChecks.some((check) => check.checkId === checkId)) reject('provision-already-checked');
  },
  OutcomeSet: ({ data: { outcomeId } }, { soughtOutcomes }) => {
    if (soughtOutcomes.some((one) => one.outcomeId === outcomeId)) reject('outcome-already-set');
  },
  OutcomeReviewed: ({ data: { outcomeId, reviewId } }, plan) => {
    const outcome = plan.soughtOutcomes.find((one) => one.outcomeId === outcomeId) ?? reject('no-such-outcome');
    if (reviewId === null) return;
    reviewMustHaveMet(plan, reviewId);
    const before = outcome.reviewed.find((one) => one.reviewId === reviewId);
    if (before !== undefined) reject('outcome-already-reviewed', { on: before.on });
  },
};

function refuseKnownAudit({ audits, reviewAudits }: Plan, auditId: string): void {
  if ([...audits, ...reviewAudits].some((audit) => audit.auditId === auditId)) reject('audit-already-recorded');
}

function reviewMustHaveMet({ reviews }: Plan, reviewId: string): void {
  const review = reviews.find((one) => one.reviewId === reviewId) ?? reject('no-such-review');
  if (review.meetingOn === null) reject('review-meeting-not-held');
}

/** Why what is recorded of a plan's quality cannot be. */
export function qualityContradiction(plan: Plan): Contradiction | null {
  const madeFact = plan.broughtIn ? 'PlanBroughtIn' : 'PlanMade';
  const made = plan.made?.on;
  const metOn = (reviewId: string | null): CalendarDate | null =>
    plan.reviews.find((review) => review.reviewId === reviewId)?.meetingOn ?? null;
  const orders: Order[] = [
    ...plan.audits.map(({ on }): Order => [madeFact, made, 'PlanAudited', on]),
    ...plan.reviewAudits.map(({ on, reviewId }): Order => ['ReviewMeetingHeld', metOn(reviewId), 'ReviewAudited', on]),
    ...plan.provisionChecks.map(({ on }): Order => [madeFact, made, 'ProvisionDeliveryChecked', on]),
    ...plan.soughtOutcomes.flatMap(({ set, reviewed }): Order[] => [
      [madeFact, made, 'OutcomeSet', set.on],
      ...reviewed.flatMap(({ on, reviewId }): Order[] => [
        ['OutcomeSet', set.on, 'OutcomeReviewed', on],
        ['ReviewMeetingHeld', metOn(reviewId), 'OutcomeReviewed', on],
      ]),
    ]),
  ];
  return (
    firstAuditFault([...plan.audits, ...plan.reviewAudits]) ??
    firstOf(plan.audits, clinicalFault) ??
    firstOf(plan.provisionChecks, checkFault) ??
    contradictionAmong(orders)
  );
}

function firstOf<Item>(items: readonly Item[], faultOf: (item: Item) => Contradiction | null): Contradiction | null {
  for (const item of items) {
    const fault = faultOf(item);
    if (fault !== null) return fault;
  }
  return null;
}

function checkFault({ counted, items }: ProvisionCheck): Contradiction | null {
  const { delivered, partly, notDelivered } = counted;
  if (delivered + partly + notDelivered === 0) return { code: 'nothing-checked', details: {} };
  const agrees =
    items === null ||
    (items.deliveredItems.length === delivered &&
      items.partlyItems.length === partly &&
      items.notDeliveredItems.length === notDelivered);
  return agrees ? null : { code: 'items-do-not-add-up', details: {} };
}
