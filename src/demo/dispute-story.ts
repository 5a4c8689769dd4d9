import type { Requirement } from '../../workflows/dispute/dispute-outcome.events.js';
import type { AppealableDecision, DisputeEvent } from '../../workflows/dispute/dispute.events.js';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CaseStory } from './case-story.js';
import { workingDayAfter } from './history-writer.js';

/** A decision that the family does not accept. */
export interface Disputed {
  readonly about: AppealableDecision;
  readonly aboutStream: string;
  /** The day the notice of the decision was sent. */
  readonly noticeSentOn: CalendarDate;
  readonly requires: Requirement;
}

/** How a dispute came to its end, with the day from which what follows is counted. */
export interface Ending {
  readonly by: 'order' | 'concession' | 'mediation';
  readonly on: CalendarDate;
}

/** A dispute that led to something else than the decision disputed. */
export function tellWonDispute(story: CaseStory, disputed: Disputed, { by, on }: Ending): string {
  const disputeId = story.id(`dispute ${disputed.about}`);
  const { requires, noticeSentOn } = disputed;
  const contactOn = workingDayAfter(noticeSentOn, story.random.int(4, 14));
  open(story, disputeId, disputed, contactOn);
  if (by === 'mediation') {
    const askedOn = workingDayAfter(contactOn, story.random.int(2, 9));
    mediation(story, disputeId, askedOn, on, true);
    const data = { requires, requiredBy: null, otherMatters: false, otherMattersBy: null };
    story.disputeFacts(disputeId, on, [{ type: 'AgreementReached', occurredOn: on, data }]);
    return disputeId;
  }
  const receivedOn = appeal(story, disputeId, contactOn);
  if (by === 'concession') {
    story.disputeFacts(disputeId, on, [{ type: 'AppealConceded', occurredOn: on, data: { requires } }]);
    return disputeId;
  }
  defend(story, disputeId, receivedOn, on);
  const data = { result: 'allowed', requires, directedOn: null } as const;
  story.disputeFacts(disputeId, on, [{ type: 'TribunalOrderMade', occurredOn: on, data }]);
  return disputeId;
}

/** A dispute that changes nothing, or has not come to an end yet. */
export function tellOpenDispute(story: CaseStory, disputed: Disputed): void {
  const { random } = story;
  const disputeId = story.id(`dispute ${disputed.about}`);
  const contactOn = workingDayAfter(disputed.noticeSentOn, random.int(6, 40));
  open(story, disputeId, disputed, contactOn);
  if (random.chance(0.45)) {
    const askedOn = workingDayAfter(contactOn, random.int(1, 8));
    const heldOn = workingDayAfter(askedOn, random.chance(0.7) ? random.int(14, 29) : random.int(31, 50));
    mediation(story, disputeId, askedOn, heldOn, false);
    if (random.chance(0.5)) {
      const closedOn = workingDayAfter(heldOn, random.int(8, 30));
      story.disputeFacts(disputeId, closedOn, [
        { type: 'DisputeClosed', occurredOn: closedOn, data: { because: 'familySatisfied' } },
      ]);
      return;
    }
    defend(story, disputeId, appeal(story, disputeId, heldOn), workingDayAfter(heldOn, random.int(190, 300)));
    return;
  }
  const receivedOn = appeal(story, disputeId, contactOn);
  const hearingOn = workingDayAfter(receivedOn, random.int(140, 300));
  defend(story, disputeId, receivedOn, hearingOn);
  const orderOn = workingDayAfter(hearingOn, random.int(7, 20));
  const data = { result: 'dismissed', requires: null, directedOn: null } as const;
  story.disputeFacts(disputeId, orderOn, [{ type: 'TribunalOrderMade', occurredOn: orderOn, data }]);
}

function open(story: CaseStory, disputeId: string, disputed: Disputed, on: CalendarDate): void {
  const { about, aboutStream, noticeSentOn } = disputed;
  const data = { childId: story.ids.child, about, aboutStream, noticeSentOn };
  story.disputeFacts(disputeId, on, [
    { type: 'DisputeOpened', occurredOn: on, data },
    { type: 'CaseAllocated', occurredOn: on, data: { team: story.team, worker: story.worker.id } },
    { type: 'MediationAdviserContacted', occurredOn: on, data: {} },
  ]);
}

function mediation(
  story: CaseStory,
  disputeId: string,
  askedOn: CalendarDate,
  heldOn: CalendarDate,
  settled: boolean,
): void {
  const { random } = story;
  const onHealth = random.chance(0.3);
  const issues = onHealth ? (['education', 'health'] as const) : (['education'] as const);
  const told = workingDayAfter(askedOn, random.int(0, 4));
  const facts: (readonly [CalendarDate, DisputeEvent])[] = [
    [askedOn, { type: 'MediationRequested', occurredOn: askedOn, data: { issues } }],
  ];
  if (onHealth) facts.push([told, { type: 'HealthBodyToldOfMediation', occurredOn: told, data: {} }]);
  const arrangedOn = workingDayAfter(askedOn, random.int(4, 12));
  if (arrangedOn < heldOn) {
    const data = { heldOn, withAuthority: true };
    facts.push([arrangedOn, { type: 'MediationArranged', occurredOn: arrangedOn, data }]);
  }
  facts.push([heldOn, { type: 'MediationHeld', occurredOn: heldOn, data: { settled } }]);
  if (!settled) {
    const on = workingDayAfter(heldOn, random.int(1, 5));
    facts.push([on, { type: 'MediationCertificateIssued', occurredOn: on, data: { because: 'mediationEnded' } }]);
  }
  for (const [on, fact] of facts) story.disputeFacts(disputeId, on, [fact]);
}

/** The appeal within its time: two months from the notice, or one from the certificate. @returns the day it was received. */
function appeal(story: CaseStory, disputeId: string, after: CalendarDate): CalendarDate {
  const { random } = story;
  const receivedOn = workingDayAfter(after, random.int(5, 12));
  const sentOn = workingDayAfter(receivedOn, random.int(3, 9));
  const data = { appealNumber: null, settingOnly: false };
  story.disputeFacts(disputeId, receivedOn, [{ type: 'AppealReceived', occurredOn: receivedOn, data }]);
  story.disputeFacts(disputeId, sentOn, [
    { type: 'AppealSentToAuthority', occurredOn: sentOn, data: { responseDirectedBy: null } },
  ]);
  return receivedOn;
}

/** The response mostly in time, and a hearing if the appeal comes to one. */
function defend(story: CaseStory, disputeId: string, receivedOn: CalendarDate, heardOn: CalendarDate): void {
  const respondedOn = workingDayAfter(receivedOn, story.random.int(35, 52));
  if (respondedOn >= heardOn) return;
  story.disputeFacts(disputeId, respondedOn, [
    { type: 'AppealResponseFiled', occurredOn: respondedOn, data: { opposes: true } },
  ]);
  const arrangedOn = addDays(respondedOn, 5);
  if (arrangedOn >= heardOn) return;
  story.disputeFacts(disputeId, arrangedOn, [
    { type: 'HearingArranged', occurredOn: arrangedOn, data: { heldOn: heardOn } },
  ]);
  story.disputeFacts(disputeId, heardOn, [{ type: 'HearingHeld', occurredOn: heardOn, data: {} }]);
}
