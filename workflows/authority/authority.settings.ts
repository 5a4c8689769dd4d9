import { caseworkWith } from '../casework/casework-limits.js';
import type { CaseworkInForce } from '../casework/casework-limits.js';
import type { DecisionBasis } from '../kernel/decider.js';
import { usualAuditSettings } from '../quality/audit-settings.js';
import type { AuditSettings } from '../quality/audit-settings.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import { withClosures } from '../timetable/calendars.js';
import type { SchoolClosure } from '../timetable/calendars.js';
import { usualMilestones } from '../timetable/local-milestones.js';
import type { LocalMilestone } from '../timetable/local-milestones.js';
import { policyWith } from '../timetable/policy-options.js';
import type { ComplaintLimits } from '../complaint/complaint-limits.js';
import type { CaseworkLimitsSet, LocalMilestonesSet } from './authority.events.js';
import { factsInForce, keyOf, questionnaireOf } from './authority.state.js';
import type { Authority, FactsInForce } from './authority.state.js';

/** Rules, calendar, options and settings without a day. */
export type SettledBasis = Omit<DecisionBasis, 'today'>;

/** The basis with the authority's own settings of a day in place of the defaults. */
export function basisInForce(
  authority: Authority,
  on: CalendarDate,
  code: string,
  defaults: SettledBasis,
): SettledBasis {
  const found = factsInForce(authority, on);
  const audits = auditSettingsIn(found);
  const options = [...found.policy].map(([option, { data }]): [string, string] => [option, data.value]);
  return {
    ruleSet: defaults.ruleSet,
    calendar:
      found.closuresVersion === 0
        ? defaults.calendar
        : withClosures(defaults.calendar, closuresOf(found, code), found.closuresVersion),
    policy: policyWith(Object.fromEntries(options), defaults.policy),
    settings: {
      ...defaults.settings,
      ...(found.signOff === null ? {} : { signOffOrder: found.signOff.data.order }),
      ...(found.letterhead === null ? {} : { letterContent: found.letterhead.data.content }),
      ...(found.complaintLimits === null ? {} : { complaintLimits: limitsOf(found.complaintLimits.data) }),
      ...(found.questionnaires.length === 0 ? {} : { questionnaires: found.questionnaires.map(questionnaireOf) }),
      ...(found.smallestShown === null ? {} : { smallestShown: found.smallestShown.data.smallestShown }),
      ...(audits === null ? {} : { audits }),
      ...(found.casework.length === 0 ? {} : { casework: found.casework.map(caseworkOf) }),
      ...(found.milestones === null ? {} : { milestones: milestonesWith(found.milestones.data.weeks) }),
    },
  };
}

const limitsOf = ({ firstStage, secondStage }: ComplaintLimits): ComplaintLimits => ({ firstStage, secondStage });

function caseworkOf({ occurredOn: from, data: { days, secondLevel } }: CaseworkLimitsSet): CaseworkInForce {
  return { ...caseworkWith(days, secondLevel), from };
}

/** The usual milestones with these weeks in place of their own. */
export function milestonesWith(weeks: LocalMilestonesSet['data']['weeks']): readonly LocalMilestone[] {
  return usualMilestones.map((milestone) => ({ ...milestone, week: weeks[milestone.id] ?? milestone.week }));
}

function closuresOf({ closures }: FactsInForce, authority: string): readonly SchoolClosure[] {
  return closures.flatMap(({ data }) =>
    data.closures.map(({ firstClosedOn, reopensOn }, index): SchoolClosure => {
      const { kind, setting } = data;
      return { id: `${keyOf(data)} ${index}`, authority, kind, setting, firstClosedOn, reopensOn };
    }),
  );
}

/** The usual scale, lists and posts of audits with what the authority has settled in their place; null where nothing is. */
export function auditSettingsIn({ audits: { scale, criteria, posts } }: FactsInForce): AuditSettings | null {
  if (scale === null && posts === null && Object.keys(criteria).length === 0) return null;
  const usual = usualAuditSettings;
  return {
    grades: scale?.data.grades ?? usual.grades,
    criteria: {
      plan: criteria.plan?.data.criteria ?? usual.criteria.plan,
      advice: criteria.advice?.data.criteria ?? usual.criteria.advice,
      review: criteria.review?.data.criteria ?? usual.criteria.review,
    },
    posts: posts?.data.posts ?? usual.posts,
  };
}
