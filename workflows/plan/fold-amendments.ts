import type { Placed } from '../kernel/decider.js';
import { earliest } from '../timetable/calendar-date.js';
import type {
  AmendedPlanSent,
  AmendmentEvent,
  AmendmentNoticeSent,
  AmendmentRepresentationsReceived,
  DecisionNotToAmendNotified,
} from './amendment.events.js';
import { amendmentStages } from './amendment.machine.js';
import { finaliseTransfer } from './fold-phase-transfers.js';
import type { OpenPlan, Amendment } from './plan.state.js';

/** The id of a notice; a return gives none, so its place in the stream stands for it. */
export function noticeIdOf({ data, revision }: Placed<AmendmentNoticeSent>): string {
  return data.noticeId ?? `notice-${revision}`;
}

/** A notice served again begins its periods anew. */
export function foldAmendmentNotice(plan: OpenPlan, event: Placed<AmendmentNoticeSent>): void {
  const noticeId = noticeIdOf(event);
  const { occurredOn: on, revision, data } = event;
  const known = plan.amendments.find((amendment) => amendment.noticeId === noticeId);
  const amendment: Amendment = {
    noticeId,
    reviewId: data.reviewId,
    stage: amendmentStages.after(known?.stage ?? amendmentStages.initial, event.type),
    notice: { on, revision },
    withEvidence: data.withEvidence ?? null,
    wholeSince: earliest([known?.wholeSince ?? null, data.withEvidence === false ? null : on]),
    stated: data.noticeId === undefined,
    repliedOn: null,
    finishedOn: null,
    sent: known?.sent ?? [],
    notAmendedOn: known?.notAmendedOn ?? null,
  };
  plan.amendments = [...plan.amendments.filter((one) => one !== known), amendment];
}

export function foldRepresentations(plan: OpenPlan, event: Placed<AmendmentRepresentationsReceived>): void {
  const { noticeId, finished } = event.data;
  const on = event.occurredOn;
  change(plan, noticeId, event, () => ({ repliedOn: on, ...(finished ? { finishedOn: on } : {}) }));
}

export function foldNotAmended(plan: OpenPlan, event: Placed<DecisionNotToAmendNotified>): void {
  change(plan, event.data.noticeId, event, () => ({ notAmendedOn: event.occurredOn }));
}

export function foldAmendedPlan(plan: OpenPlan, event: Placed<AmendedPlanSent>): void {
  const { occurredOn: on, revision, data } = event;
  const { noticeId, transferId, recipient, namesSetting, appealWordingSent, outOfTurn } = data;
  const sent = { on, revision, recipient, namesSetting, appealWordingSent, outOfTurn };
  if (noticeId === null) plan.amendedWithoutNotice = [...plan.amendedWithoutNotice, sent];
  else change(plan, noticeId, event, (amendment) => ({ sent: [...amendment.sent, sent] }));
  if (transferId !== null) finaliseTransfer(plan, transferId, event);
}

function change(
  plan: OpenPlan,
  noticeId: string,
  { type }: AmendmentEvent,
  to: (amendment: Amendment) => Partial<Amendment>,
): void {
  plan.amendments = plan.amendments.map((amendment) =>
    amendment.noticeId === noticeId
      ? { ...amendment, ...to(amendment), stage: amendmentStages.after(amendment.stage, type) }
      : amendment,
  );
}
