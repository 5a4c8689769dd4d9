import { exceptionsAgainst } from '../exceptions/exception-claims.js';
import type { Day, Ended } from '../kernel/day.js';
import { earliest } from '../timetable/calendar-date.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { ClockFacts } from '../timetable/clock.js';
import type { RuleId } from '../timetable/rule.js';
import { certificateForAppeal } from './dispute.outcome.js';
import { appealKnownOn, firstContactOf, unopposed } from './dispute.state.js';
import type { Certificate, Dispute, Opened } from './dispute.state.js';

type Changes = Pick<ClockFacts, 'completedOn' | 'closed'> &
  Partial<Pick<ClockFacts, 'subject' | 'directedOn'>> & { readonly facts?: Readonly<Record<string, string>> };

/**
 * The clocks of a dispute and what is known about each: the timetable counts them. What an order, an unopposed appeal or
 * an agreement requires (K1 to K9, I6) runs in the stream where it is done: see `outcomeOf`.
 */
export function disputeClocksOf(state: Dispute): readonly ClockFacts[] {
  const { opened } = state;
  if (opened === null) return [];
  return [
    ...mediationClocks(state, opened),
    ...agreementClocks(state),
    ...appealClocks(state, opened),
    ...recommendationClocks(state),
  ];
}

function mediationClocks(state: Dispute, opened: Opened): readonly ClockFacts[] {
  const { declined, requested, healthToldOn, notArranged, held } = state.mediation;
  const notice = { on: opened.noticeSentOn, revision: opened.revision };
  const stopped = stoppedOn(state);
  const onHealth = requested?.issues.includes('health') === true;
  return [
    clockOf(state, 'I1', notice, { completedOn: firstContactOf(state)?.on ?? null, closed: adviserNotNeeded(state) }),
    ...from(declined, (day) =>
      clockOf(state, 'I2', day, {
        completedOn: certificateFor(state, ['noMediationWanted'], day.on),
        closed: thoughtAgain(state) ?? stopped,
      }),
    ),
    ...from(onHealth ? requested : null, (day) =>
      clockOf(state, 'I3', day, { completedOn: healthToldOn, closed: stopped }),
    ),
    ...from(requested, (day) =>
      clockOf(state, 'I4', day, { completedOn: arrangedOn(state), closed: notToBeArranged(state) ?? stopped }),
    ),
    ...from(held ?? notArranged, (day) =>
      clockOf(state, 'I5', day, {
        completedOn: certificateFor(state, ['mediationEnded', 'couldNotBeArranged'], day.on),
        closed: stopped,
      }),
    ),
  ];
}

/** Reg 42(3): it has to be done whatever becomes of the appeal. */
function agreementClocks(state: Dispute): readonly ClockFacts[] {
  const { agreement, otherMattersDoneOn } = state.mediation;
  if (agreement?.otherMatters !== true) return [];
  const { otherMattersBy: directedOn } = agreement;
  return [clockOf(state, 'I7', agreement, { completedOn: otherMattersDoneOn, closed: overForGood(state), directedOn })];
}

function appealClocks(state: Dispute, opened: Opened): readonly ClockFacts[] {
  const { received, sent, response, conceded } = state.appeal;
  const certificateIssuedOn = certificateForAppeal(state);
  const notice = { on: opened.noticeSentOn, revision: opened.revision };
  return [
    clockOf(state, 'J1', notice, {
      facts: certificateIssuedOn === null ? {} : { certificateIssuedOn },
      completedOn: received?.on ?? null,
      closed: appealKnown(state) ?? stoppedOn(state),
    }),
    ...from(sent, (day) =>
      clockOf(state, 'J2', day, {
        completedOn: earliest([response?.on ?? null, conceded?.on ?? null]),
        closed: stoppedOn(state),
        directedOn: day.responseDirectedBy,
      }),
    ),
  ];
}

/** SI 2017/1306: recommendations come with the decision, and are owed an answer after it. */
function recommendationClocks(state: Dispute): readonly ClockFacts[] {
  return state.appeal.recommendations.map((made) =>
    clockOf(state, 'K10', made, {
      subject: made.recommendationId,
      completedOn: made.answered?.on ?? null,
      closed: overForGood(state),
    }),
  );
}

function clockOf(state: Dispute, rule: RuleId, start: Day, changes: Changes): ClockFacts {
  const { subject = null, directedOn = null, facts, completedOn, closed } = changes;
  return {
    rule,
    subject,
    facts: { start: start.on, ...facts },
    startRevision: start.revision,
    completedOn,
    waivedOn: null,
    exceptions: exceptionsAgainst(state.exceptions, rule, subject),
    closed,
    supersededBy: null,
    directedOn,
  };
}

function from<D extends Day>(day: D | null, clock: (day: D) => ClockFacts): readonly ClockFacts[] {
  return day === null ? [] : [clock(day)];
}

/** The day from which nothing more is owed on the way to a decision, and why; null while something may be. */
function stoppedOn(state: Dispute): Ended {
  const { closed, appeal } = state;
  return firstOf(
    ended(closed, closed?.because ?? ''),
    ended(appeal.withdrawn, 'appealWithdrawn'),
    ended(appeal.orders[0] ?? null, 'appealDecided'),
    ended(unopposed(state), 'appealConceded'),
  );
}

/** What an agreement or a recommendation asks for ends only with the case itself. */
function overForGood({ closed }: Dispute): Ended {
  if (closed === null || closed.because === 'familySatisfied' || closed.because === 'timeToAppealOver') return null;
  return ended(closed, closed.because);
}

/** CFA 2014 s.55(3): no adviser is needed on the setting alone, nor by a family that takes it no further. */
function adviserNotNeeded(state: Dispute): Ended {
  const { opened, closed, appeal } = state;
  const received = appeal.received;
  if (received?.settingOnly === true) return ended(received, 'notNeeded');
  if (opened?.about === 'settingNamed' && received === null) return { on: opened.noticeSentOn, reason: 'notNeeded' };
  const byFamily = closed?.because === 'familySatisfied' ? ended(closed, 'notNeeded') : null;
  const appealed = received === null ? appealKnown(state) : ended(received, 'appealReceived');
  return firstOf(byFamily, appealed, stoppedOn(state));
}

/** Somebody who asks for mediation after declining it needs no certificate that none is wanted. */
function thoughtAgain({ mediation: { declined, requested } }: Dispute): Ended {
  return declined === null || requested === null || requested.on < declined.on
    ? null
    : ended(requested, 'mediationRequested');
}

/**
 * Regs 35 to 38: mediation is arranged once somebody who may settle attends. One that was held without more has been
 * arranged as well.
 */
function arrangedOn({ mediation: { arrangements, held } }: Dispute): CalendarDate | null {
  return earliest([...arrangements.filter(({ withAuthority }) => withAuthority).map(({ on }) => on), held?.on ?? null]);
}

/** The family no longer wants it, the authority said that it cannot arrange it, or the adviser has certified so. */
function notToBeArranged({ mediation: { requested, declined, notArranged, certificates } }: Dispute): Ended {
  const given = certificates.filter(({ on }) => requested !== null && on >= requested.on);
  const laterDeclined = declined !== null && requested !== null && declined.on >= requested.on ? declined : null;
  return firstOf(
    ended(laterDeclined, 'mediationDeclined'),
    ended(notArranged, 'couldNotBeArranged'),
    ended(given[0] ?? null, 'certificateIssued'),
  );
}

function certificateFor(
  { mediation }: Dispute,
  reasons: readonly Certificate['because'][],
  since: CalendarDate,
): CalendarDate | null {
  return earliest(
    mediation.certificates.filter(({ because, on }) => reasons.includes(because) && on >= since).map(({ on }) => on),
  );
}

/** History may show an appeal without the day on which the Tribunal received it. */
function appealKnown(state: Dispute): Ended {
  const on = appealKnownOn(state);
  return on === null || state.appeal.received !== null ? null : { on, reason: 'appealReceived' };
}

function ended(day: Day | null, reason: string): Ended {
  return day === null ? null : { on: day.on, reason };
}

/** The first of several ends, in time. */
function firstOf(...ends: readonly Ended[]): Ended {
  return ends.reduce<Ended>(
    (first, end) => (end !== null && (first === null || end.on < first.on) ? end : first),
    null,
  );
}
