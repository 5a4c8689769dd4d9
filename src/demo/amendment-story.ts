import type { PlanEvent } from '../../workflows/plan/plan.events.js';
import { addDays, latest } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CaseStory } from './case-story.js';
import { workingDayAfter } from './history-writer.js';

/**
 * A proposal to amend, mostly sent with the decision, and what becomes of it. @returns the day it was settled, or null where it
 * is still open.
 */
export function tellAmendment(
  story: CaseStory,
  reviewId: string | null,
  decidedOn: CalendarDate,
  from: CalendarDate,
  transferId: string | null = null,
): CalendarDate | null {
  const { random } = story;
  const noticeId = story.id(`notice ${reviewId ?? transferId ?? decidedOn}`);
  const noticeOn = random.chance(0.86) ? decidedOn : workingDayAfter(decidedOn, random.int(8, 40));
  const tell = (on: CalendarDate, ...facts: readonly PlanEvent[]): void => {
    story.planFacts(latest([on, from]) ?? on, facts);
  };
  const withEvidence = random.chance(0.94);
  tell(noticeOn, { type: 'AmendmentNoticeSent', occurredOn: noticeOn, data: { reviewId, noticeId, withEvidence } });
  if (random.chance(0.7)) {
    const on = addDays(noticeOn, random.int(4, 14));
    const data = { noticeId, settingPreferred: random.chance(0.2), finished: random.chance(0.4) };
    tell(on, { type: 'AmendmentRepresentationsReceived', occurredOn: on, data });
  }
  const settledOn = workingDayAfter(noticeOn, random.chance(0.62) ? random.int(17, 52) : random.int(57, 120));
  if (random.chance(0.06) && transferId === null) {
    const data = { noticeId, appealWordingSent: true };
    tell(settledOn, { type: 'DecisionNotToAmendNotified', occurredOn: settledOn, data });
    return settledOn;
  }
  tellAmendedPlan(story, { noticeId, transferId }, settledOn, from);
  return settledOn;
}

/** The final amended plan to everyone who must have it. */
export function tellAmendedPlan(
  story: CaseStory,
  { noticeId, transferId }: { readonly noticeId: string | null; readonly transferId: string | null },
  sentOn: CalendarDate,
  from: CalendarDate,
): void {
  const { ids, child } = story;
  const personal = { [ids.child]: { setting: child.school.name, urn: child.school.urn } };
  for (const recipient of ['parentOrYoungPerson', 'setting', 'commissioningBody'] as const) {
    const data = {
      noticeId,
      transferId,
      recipient,
      namesSetting: true,
      appealWordingSent: true,
      outOfTurn: null,
    };
    const toSetting = recipient === 'setting' ? { personal } : {};
    story.planFacts(
      latest([sentOn, from]) ?? sentOn,
      [{ type: 'AmendedPlanSent', occurredOn: sentOn, data, ...toSetting }],
      { sameSitting: recipient !== 'parentOrYoungPerson' },
    );
  }
}
