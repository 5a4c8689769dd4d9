import type { Placed, Questionnaire } from '../kernel/decider.js';
import type { AuditCriteriaSet, AuditOf, AuditorPostsSet, AuditScaleSet } from '../quality/audit-settings.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { PolicyName } from '../timetable/policy-options.js';
import type { CalendarFeed } from './calendar-feeds.js';
import { nobodyYet } from './staff.js';
import type { Staff } from './staff.js';
import type {
  CaseworkLimitsSet,
  ClosureGroup,
  LocalMilestonesSet,
  PolicyOptionChosen,
  SchoolClosuresRecorded,
  SettingFact,
  SignOffOrderSet,
} from './authority.events.js';
import type { LetterheadSet } from './letterhead.js';
import type { ComplaintLimitsSet, QuestionnaireSet, SmallestShownSet } from './voice-settings.js';

/** What an authority has settled for itself. */
export interface Authority {
  /** In the order of the days they hold from. */
  readonly facts: readonly Placed<SettingFact>[];
  /** Every calendar feed that was ever opened, oldest first. */
  readonly feeds: readonly CalendarFeed[];
  /** Who may sign in, and in which teams they work. */
  readonly staff: Staff;
}

export const nothingSettled: Authority = { facts: [], feeds: [], staff: nobodyYet };

/** What of the settings of audits has been settled. */
export interface AuditFactsInForce {
  readonly scale: Placed<AuditScaleSet> | null;
  readonly criteria: Readonly<Partial<Record<AuditOf, Placed<AuditCriteriaSet>>>>;
  readonly posts: Placed<AuditorPostsSet> | null;
}

/** The facts that hold on one day; null, or absent, where the authority has settled nothing. */
export interface FactsInForce {
  readonly policy: ReadonlyMap<PolicyName, Placed<PolicyOptionChosen>>;
  readonly signOff: Placed<SignOffOrderSet> | null;
  readonly milestones: Placed<LocalMilestonesSet> | null;
  readonly letterhead: Placed<LetterheadSet> | null;
  readonly complaintLimits: Placed<ComplaintLimitsSet> | null;
  /** Every one set by then: the last is asked, earlier ones may still be answered. */
  readonly questionnaires: readonly Placed<QuestionnaireSet>[];
  readonly smallestShown: Placed<SmallestShownSet> | null;
  readonly audits: AuditFactsInForce;
  /** Every one by the day it holds from: what is owed by a period is owed by that of its own day. */
  readonly casework: readonly Placed<CaseworkLimitsSet>[];
  /** One list a group, in the order of year, kind and setting. */
  readonly closures: readonly Placed<SchoolClosuresRecorded>[];
  /** How many facts about closures led to these lists. */
  readonly closuresVersion: number;
}

/** Whose day no setting lies beyond: what is in force now is what is in force on it. */
export const lastDay = '2199-12-31' as CalendarDate;

/** The facts in force on a day. Of two about one thing the later day holds, and on one day the later record. */
export function factsInForce({ facts }: Pick<Authority, 'facts'>, on: CalendarDate): FactsInForce {
  const policy = new Map<PolicyName, Placed<PolicyOptionChosen>>();
  const closures = new Map<string, Placed<SchoolClosuresRecorded>>();
  let signOff: FactsInForce['signOff'] = null;
  let milestones: FactsInForce['milestones'] = null;
  let letterhead: FactsInForce['letterhead'] = null;
  let complaintLimits: FactsInForce['complaintLimits'] = null;
  let smallestShown: FactsInForce['smallestShown'] = null;
  const questionnaires: Placed<QuestionnaireSet>[] = [];
  let audits: AuditFactsInForce = { scale: null, criteria: {}, posts: null };
  const casework: Placed<CaseworkLimitsSet>[] = [];
  let closuresVersion = 0;
  for (const fact of facts) {
    if (fact.occurredOn > on) break;
    switch (fact.type) {
      case 'PolicyOptionChosen':
        policy.set(fact.data.option, fact);
        break;
      case 'SignOffOrderSet':
        signOff = fact;
        break;
      case 'LocalMilestonesSet':
        milestones = fact;
        break;
      case 'LetterheadSet':
        letterhead = fact;
        break;
      case 'ComplaintLimitsSet':
        complaintLimits = fact;
        break;
      case 'QuestionnaireSet':
        questionnaires.push(fact);
        break;
      case 'SmallestShownSet':
        smallestShown = fact;
        break;
      case 'AuditScaleSet':
        audits = { ...audits, scale: fact };
        break;
      case 'AuditCriteriaSet':
        audits = { ...audits, criteria: { ...audits.criteria, [fact.data.of]: fact } };
        break;
      case 'AuditorPostsSet':
        audits = { ...audits, posts: fact };
        break;
      case 'CaseworkLimitsSet':
        casework.push(fact);
        break;
      case 'SchoolClosuresRecorded':
        closuresVersion += 1;
        closures.set(keyOf(fact.data), fact);
        break;
      case 'SchoolClosuresWithdrawn':
        closuresVersion += 1;
        closures.delete(keyOf(fact.data));
    }
  }
  const inOrder = [...closures].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, fact]) => fact);
  const voices = { complaintLimits, questionnaires, smallestShown };
  const ofPractice = { audits, casework, ...voices };
  return { policy, signOff, milestones, letterhead, closures: inOrder, closuresVersion, ...ofPractice };
}

/** A questionnaire as families are asked it; its version is its number in the history of settings. */
export function questionnaireOf({
  revision,
  data: { questions, positiveFrom },
}: Placed<QuestionnaireSet>): Questionnaire {
  return { version: revision + 1, questions, positiveFrom };
}

/** Tells groups apart; sorts by year first. */
export function keyOf({ academicYear, kind, setting }: ClosureGroup): string {
  return `${academicYear} ${kind} ${setting ?? ''}`;
}
