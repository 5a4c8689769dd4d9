import { disputeClocksOf } from '../../workflows/dispute/dispute.clocks.js';
import { factOfDisputeCommand } from '../../workflows/dispute/dispute.commands.js';
import type { DisputeCommand } from '../../workflows/dispute/dispute.commands.js';
import { disputeDecider } from '../../workflows/dispute/dispute.decider.js';
import type { DisputeEvent } from '../../workflows/dispute/dispute.events.js';
import type { DecisionBasis } from '../../workflows/kernel/decider.js';
import { replay } from '../../workflows/kernel/replay.js';
import { calendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { deadlinesOf } from '../../workflows/timetable/deadlines.js';
import type { PolicyOptions } from '../../workflows/timetable/policy-options.js';
import { placed, specBasis } from './given-when-then.js';

export const childId = '00000000-0000-4000-8000-000000000001';
export const day = (text: string): CalendarDate => calendarDate(text);

type Made<Type extends DisputeEvent['type']> = Extract<DisputeEvent, { type: Type }>;
type DataOf<Type extends DisputeEvent['type']> = Made<Type>['data'];

function made<Type extends DisputeEvent['type']>(type: Type, on: string, data: DataOf<Type>): Made<Type> {
  return { type, occurredOn: calendarDate(on), data } as Made<Type>;
}

/** A notice of 2 March 2026 that the family disputes from the same day on, unless more is said. */
export const opened = (
  about: DataOf<'DisputeOpened'>['about'] = 'refusalToAssess',
  noticeSentOn = '2026-03-02',
  on = noticeSentOn,
): Made<'DisputeOpened'> =>
  made('DisputeOpened', on, {
    childId,
    about,
    aboutStream: about === 'refusalToAssess' || about === 'refusalToIssue' ? 'needsAssessment-n1' : 'plan-p1',
    noticeSentOn: day(noticeSentOn),
  });
export const contacted = (on: string): Made<'MediationAdviserContacted'> => made('MediationAdviserContacted', on, {});
export const declined = (on: string): Made<'MediationDeclined'> => made('MediationDeclined', on, {});
export const requested = (on: string, ...issues: DataOf<'MediationRequested'>['issues']): Made<'MediationRequested'> =>
  made('MediationRequested', on, { issues: issues.length === 0 ? ['education'] : issues });
export const healthTold = (on: string): Made<'HealthBodyToldOfMediation'> => made('HealthBodyToldOfMediation', on, {});
export const arranged = (on: string, heldOn: string, withAuthority = true): Made<'MediationArranged'> =>
  made('MediationArranged', on, { heldOn: day(heldOn), withAuthority });
export const notArranged = (on: string): Made<'MediationNotArranged'> => made('MediationNotArranged', on, {});
export const held = (on: string, settled = false): Made<'MediationHeld'> => made('MediationHeld', on, { settled });
export const certificate = (
  on: string,
  because: DataOf<'MediationCertificateIssued'>['because'] = 'noMediationWanted',
): Made<'MediationCertificateIssued'> => made('MediationCertificateIssued', on, { because });
export const agreed = (on: string, changes: Partial<DataOf<'AgreementReached'>> = {}): Made<'AgreementReached'> =>
  made('AgreementReached', on, {
    requires: null,
    requiredBy: null,
    otherMatters: false,
    otherMattersBy: null,
    ...changes,
  });
export const otherMattersDone = (on: string): Made<'OtherMattersCarriedOut'> => made('OtherMattersCarriedOut', on, {});
export const appealed = (on: string, settingOnly = false): Made<'AppealReceived'> =>
  made('AppealReceived', on, { appealNumber: 'EH999/26/00001', settingOnly });
export const appealSent = (on: string, responseDirectedBy: string | null = null): Made<'AppealSentToAuthority'> =>
  made('AppealSentToAuthority', on, {
    responseDirectedBy: responseDirectedBy === null ? null : day(responseDirectedBy),
  });
export const responded = (on: string, opposes = true): Made<'AppealResponseFiled'> =>
  made('AppealResponseFiled', on, { opposes });
export const conceded = (
  on: string,
  requires: DataOf<'AppealConceded'>['requires'] = 'assess',
): Made<'AppealConceded'> => made('AppealConceded', on, { requires });
export const appealWithdrawn = (on: string): Made<'AppealWithdrawn'> => made('AppealWithdrawn', on, { by: 'family' });
export const hearingArranged = (on: string, heldOn: string): Made<'HearingArranged'> =>
  made('HearingArranged', on, { heldOn: day(heldOn) });
export const heard = (on: string): Made<'HearingHeld'> => made('HearingHeld', on, {});
export const ordered = (on: string, changes: Partial<DataOf<'TribunalOrderMade'>> = {}): Made<'TribunalOrderMade'> =>
  made('TribunalOrderMade', on, { result: 'allowed', requires: 'assess', directedOn: null, ...changes });
export const recommended = (on: string, recommendationId = 'r1'): Made<'RecommendationMade'> =>
  made('RecommendationMade', on, { recommendationId, to: 'health' });
export const answered = (on: string, recommendationId = 'r1'): Made<'RecommendationAnswered'> =>
  made('RecommendationAnswered', on, { recommendationId, follows: 'fully' });
export const closed = (
  on: string,
  because: DataOf<'DisputeClosed'>['because'] = 'familySatisfied',
): Made<'DisputeClosed'> => made('DisputeClosed', on, { because });

const commandOf = new Map(
  Object.entries(factOfDisputeCommand).map(([command, fact]) => [fact as string, command] as const),
);

/** The command that wishes for the fact. */
export function wish(fact: DisputeEvent, alreadyHappened?: string): DisputeCommand {
  return {
    type: commandOf.get(fact.type),
    on: fact.occurredOn,
    data: fact.data,
    ...(alreadyHappened === undefined ? {} : { alreadyHappened }),
  } as unknown as DisputeCommand;
}

/** The history that these facts make when each is put to the decider as a command, on the day it happened. */
export function recorded(facts: readonly DisputeEvent[], basis: Partial<DecisionBasis> = {}): readonly DisputeEvent[] {
  const history: DisputeEvent[] = [];
  for (const fact of facts) {
    const state = replay(disputeDecider, placed(history));
    history.push(...disputeDecider.decide(wish(fact), state, { ...specBasis, ...basis }));
  }
  return history;
}

/** `[due, status, days over]` of a rule, by subject where it has one, at the end of a day. */
export function clocksOn(
  asOf: string,
  history: readonly DisputeEvent[],
  policy: Partial<PolicyOptions> = {},
): Readonly<Record<string, readonly [string | null, string, number]>> {
  const basis = { ...specBasis, policy: { ...specBasis.policy, ...policy } };
  const lines = deadlinesOf(disputeClocksOf(replay(disputeDecider, placed(history))), basis, day(asOf));
  return Object.fromEntries(
    lines.map(({ rule, subject, due, status, daysOver }) => [
      subject === null ? rule : `${rule} ${subject}`,
      [due, status, daysOver] as const,
    ]),
  );
}
