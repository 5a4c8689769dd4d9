import { reject } from '../kernel/command-rejected.js';
import type { Decider, Placed } from '../kernel/decider.js';
import { factOfAuthorityCommand } from './authority.commands.js';
import type { AuthorityCommand } from './authority.commands.js';
import type { AuthorityEvent, CaseworkLimitsSet, SettingFact } from './authority.events.js';
import { contradictionIn, faultOf } from './authority.judgements.js';
import { factsInForce, keyOf, nothingSettled } from './authority.state.js';
import type { Authority } from './authority.state.js';
import { decideCalendarFeed, evolveCalendarFeeds, isCalendarFeedCommand } from './calendar-feeds.js';
import type { CalendarFeedCommand } from './calendar-feeds.js';
import { decideStaff } from './staff.decide.js';
import { evolveStaff, isStaffCommand } from './staff.js';
import type { StaffCommand } from './staff.js';

/** What an authority settles for itself beside the law. It has no stages: any setting may follow any other. */
export const authorityDecider: Decider<
  Authority,
  AuthorityCommand | CalendarFeedCommand | StaffCommand,
  AuthorityEvent
> = {
  name: 'authority',
  initialState: nothingSettled,
  schemas: {},
  decide(command, state, { today }) {
    if (isCalendarFeedCommand(command)) return [decideCalendarFeed(command, state.feeds, today)];
    if (isStaffCommand(command)) return [decideStaff(command, state.staff, today)];
    const fact = factOf(command);
    // A setting that begins by itself one morning would change due dates without anybody having recorded anything.
    if (fact.occurredOn > today) reject('dated-in-the-future', { on: fact.occurredOn, today });
    const fault = faultOf(fact);
    if (fault !== null) reject(fault.code, fault.details);
    refuseNothing(fact, state);
    const contradiction = contradictionIn(evolve(state, { ...fact, revision: Number.MAX_SAFE_INTEGER }));
    if (contradiction !== null) reject(contradiction.code, contradiction.details);
    return [fact];
  },
  evolve,
  mayFollow: () => true,
  contradiction: contradictionIn,
};

function factOf({ type, on, data }: AuthorityCommand): SettingFact {
  return { type: factOfAuthorityCommand[type], occurredOn: on, data } as SettingFact;
}

function evolve(state: Authority, event: Placed<AuthorityEvent>): Authority {
  switch (event.type) {
    case 'FactCorrected':
      return state;
    case 'CalendarFeedOpened':
    case 'CalendarFeedRevoked':
      return { ...state, feeds: evolveCalendarFeeds(state.feeds, event) };
    case 'TeamFormed':
    case 'TeamClosed':
    case 'PersonAdmitted':
    case 'RolesChanged':
    case 'AccessEnded':
    case 'CouncilAccountBound':
    case 'CouncilAccountReleased':
      return { ...state, staff: evolveStaff(state.staff, event) };
    case 'PolicyOptionChosen':
    case 'SignOffOrderSet':
    case 'LocalMilestonesSet':
    case 'SchoolClosuresRecorded':
    case 'SchoolClosuresWithdrawn':
    case 'LetterheadSet':
    case 'ComplaintLimitsSet':
    case 'QuestionnaireSet':
    case 'SmallestShownSet':
    case 'AuditScaleSet':
    case 'AuditCriteriaSet':
    case 'AuditorPostsSet':
    case 'CaseworkLimitsSet':
      return { ...state, facts: [...state.facts, event].toSorted(byForce) };
  }
}

function byForce(a: Placed<SettingFact>, b: Placed<SettingFact>): number {
  if (a.occurredOn !== b.occurredOn) return a.occurredOn < b.occurredOn ? -1 : 1;
  return a.revision - b.revision;
}

/** Saying again what already holds would make every list anew for nothing. */
function refuseNothing(fact: SettingFact, state: Authority): void {
  const found = factsInForce(state, fact.occurredOn);
  const { policy, signOff, milestones, closures, letterhead, audits, casework } = found;
  const { complaintLimits, questionnaires, smallestShown } = found;
  switch (fact.type) {
    case 'PolicyOptionChosen':
      if (policy.get(fact.data.option)?.data.value === fact.data.value) reject('setting-already-so');
      break;
    case 'SignOffOrderSet':
      if (signOff !== null && same(signOff.data.order, fact.data.order)) reject('setting-already-so');
      break;
    case 'LocalMilestonesSet':
      if (milestones !== null && same(inOrder(milestones.data.weeks), inOrder(fact.data.weeks))) {
        reject('setting-already-so');
      }
      break;
    case 'SchoolClosuresRecorded': {
      const before = closures.find(({ data }) => keyOf(data) === keyOf(fact.data));
      if (before !== undefined && same(periods(before.data), periods(fact.data))) reject('setting-already-so');
      break;
    }
    case 'LetterheadSet':
      if (letterhead !== null && same(inOrder(letterhead.data), inOrder(fact.data))) reject('setting-already-so');
      break;
    case 'ComplaintLimitsSet':
      if (complaintLimits !== null && sameButReason(complaintLimits.data, fact.data)) reject('setting-already-so');
      break;
    case 'QuestionnaireSet': {
      const last = questionnaires.at(-1);
      if (last !== undefined && sameButReason(last.data, fact.data)) reject('setting-already-so');
      break;
    }
    case 'SmallestShownSet':
      if (smallestShown !== null && sameButReason(smallestShown.data, fact.data)) reject('setting-already-so');
      break;
    case 'AuditScaleSet':
      if (same(audits.scale?.data.grades, fact.data.grades)) reject('setting-already-so');
      break;
    case 'AuditCriteriaSet':
      if (same(audits.criteria[fact.data.of]?.data.criteria, fact.data.criteria)) reject('setting-already-so');
      break;
    case 'AuditorPostsSet':
      if (same(audits.posts?.data.posts, fact.data.posts)) reject('setting-already-so');
      break;
    case 'CaseworkLimitsSet':
      if (sameCasework(casework.at(-1) ?? null, fact)) reject('setting-already-so');
      break;
    case 'SchoolClosuresWithdrawn':
      if (closures.every(({ data }) => keyOf(data) !== keyOf(fact.data))) {
        reject('no-such-closures', { academicYear: fact.data.academicYear });
      }
  }
}

function sameCasework(before: CaseworkLimitsSet | null, fact: CaseworkLimitsSet): boolean {
  if (before === null) return false;
  const { days, secondLevel } = before.data;
  return secondLevel === fact.data.secondLevel && same(inOrder(days), inOrder(fact.data.days));
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const sameButReason = (a: { readonly reason: unknown }, b: { readonly reason: unknown }): boolean =>
  same(inOrder({ ...a, reason: null }), inOrder({ ...b, reason: null }));
const inOrder = (weeks: object): unknown => Object.entries(weeks).toSorted(([a], [b]) => (a < b ? -1 : 1));
const periods = ({ closures }: Extract<SettingFact, { type: 'SchoolClosuresRecorded' }>['data']): unknown =>
  closures.map(({ name, firstClosedOn, reopensOn }) => [name, firstClosedOn, reopensOn]);
