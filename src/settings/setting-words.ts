import { caseworkLimits } from '../../workflows/casework/casework-limits.js';
import type { CaseworkLimitsSet, ClosureGroup, SettingFact } from '../../workflows/authority/authority.events.js';
import type { VoiceSetting } from '../../workflows/authority/voice-settings.js';
import type { FactCorrected } from '../../workflows/kernel/common-events.js';
import type { AuthoritySettings } from '../../workflows/kernel/decider.js';
import type { Fact } from '../../workflows/kernel/fact.js';
import type { AuditorPost, AuditSettingFact, Criterion, Grade } from '../../workflows/quality/audit-settings.js';
import type { ClosedSetting } from '../../workflows/timetable/calendars.js';
import { usualMilestones } from '../../workflows/timetable/local-milestones.js';
import { periodWords } from '../web/words/casework-words.js';
import { shortDate } from '../web/words/date-words.js';
import { capital } from '../web/words/distance-words.js';
import { listed } from '../web/words/list-words.js';
import { answerWords, policyWords } from '../web/words/policy-words.js';
import { auditedWords } from '../web/words/quality-words.js';

export type Sector = AuthoritySettings['signOffOrder'][number];

export const sectorWords: Readonly<Record<Sector, string>> = {
  education: 'education',
  health: 'health',
  socialCare: 'social care',
};

export const kindWords: Readonly<Record<ClosedSetting, string>> = {
  school: 'Schools',
  post16: 'Colleges and other post-16 institutions',
  earlyYears: 'Early years settings',
};

/** Why an earlier record of a setting is corrected. */
export const correctionReasons: Readonly<Record<Exclude<FactCorrected['data']['reason'], 'wrongCase'>, string>> = {
  mistyped: 'It was mistyped',
  newEvidence: 'We have since learnt that it was otherwise',
  didNotHappen: 'It was never decided',
  other: 'Another reason',
};

/** "2026/27". */
export function academicYear(year: number): string {
  return `${year}/${String(year + 1).slice(2)}`;
}

/** "Schools, 2026/27", or with the name of the one setting. */
export function groupTitle({ academicYear: year, kind, setting }: ClosureGroup): string {
  return `${setting ?? kindWords[kind]}, ${academicYear(year)}`;
}

/** "Education, then health"; "Nobody has to sign off" where the list is empty. */
export function signOffWords(order: readonly Sector[]): string {
  return order.length === 0
    ? 'Nobody has to sign a plan off'
    : capital(order.map((sector) => sectorWords[sector]).join(', then '));
}

/** "Week 12, 12, 14 and 16": the milestones as they stand. */
export function milestoneWeeks(weeks: Readonly<Partial<Record<string, number>>>): string {
  return listed(usualMilestones.map(({ id, title, week }) => `${title}: week ${weeks[id] ?? week}`));
}

/** "Reply to a call: 3 working days"; what is not named stands at what is usual. */
function caseworkDetail(days: Readonly<Partial<Record<string, number>>>): string {
  const changed = caseworkLimits.flatMap(({ id, title, counted }) =>
    days[id] === undefined ? [] : [`${title}: ${periodWords(days[id], counted)}`],
  );
  return changed.length === 0 ? 'Everything as usual' : changed.join('; ');
}

const settingFacts = {
  PolicyOptionChosen: true,
  SignOffOrderSet: true,
  LocalMilestonesSet: true,
  SchoolClosuresRecorded: true,
  SchoolClosuresWithdrawn: true,
  LetterheadSet: true,
  ComplaintLimitsSet: true,
  QuestionnaireSet: true,
  SmallestShownSet: true,
  AuditScaleSet: true,
  AuditCriteriaSet: true,
  AuditorPostsSet: true,
  CaseworkLimitsSet: true,
} as const satisfies Readonly<Record<SettingFact['type'], true>>;

/** Tells the settings of these pages from whatever else stands in the authority's stream. */
export function isSettingFact(event: Fact): event is SettingFact {
  return Object.hasOwn(settingFacts, event.type);
}

export interface SettingWords {
  readonly title: string;
  readonly detail: string;
  readonly reason: string | null;
  /** Page that the setting stands on. */
  readonly href: string;
}

/** Page of the settings about complaints and feedback. */
export const voicesHref = '/settings/feedback';

/** One recorded setting in words. */
export function settingWords(fact: SettingFact): SettingWords {
  switch (fact.type) {
    case 'PolicyOptionChosen': {
      const { option, value, reason } = fact.data;
      const { title } = policyWords[option];
      return {
        title: `${option} ${title}`,
        detail: answerWords(option, value),
        reason,
        href: `/settings/policy/${option}`,
      };
    }
    case 'SignOffOrderSet':
      return {
        title: 'Sign-off order',
        detail: signOffWords(fact.data.order),
        reason: fact.data.reason,
        href: '/settings/sign-off',
      };
    case 'LocalMilestonesSet':
      return {
        title: 'Local milestones',
        detail: milestoneWeeks(fact.data.weeks),
        reason: fact.data.reason,
        href: '/settings/milestones',
      };
    case 'SchoolClosuresRecorded': {
      const { closures, reason } = fact.data;
      const periods = closures.map(
        ({ name, firstClosedOn, reopensOn }) => `${name}: ${shortDate(firstClosedOn)} to ${shortDate(reopensOn)}`,
      );
      return {
        title: `Closures of ${groupTitle(fact.data)}`,
        detail: periods.join('; '),
        reason: reason ?? null,
        href: '/settings/closures',
      };
    }
    case 'SchoolClosuresWithdrawn':
      return {
        title: `Closures of ${groupTitle(fact.data)}`,
        detail: 'Withdrawn: none are kept',
        reason: fact.data.reason,
        href: '/settings/closures',
      };
    case 'ComplaintLimitsSet':
    case 'QuestionnaireSet':
    case 'SmallestShownSet':
    case 'AuditScaleSet':
    case 'AuditCriteriaSet':
    case 'AuditorPostsSet':
    case 'CaseworkLimitsSet':
      return ownStandardWords(fact);
    case 'LetterheadSet':
      return {
        title: 'Letterhead and words of letters',
        detail: [fact.data.name, ...fact.data.address.split('\n')].join(', '),
        reason: fact.data.reason,
        // The page of the letterhead is its form: those who only read have it here.
        href: '/settings/history',
      };
  }
}

/** What an authority asks of itself, where no law does. */
function ownStandardWords(fact: VoiceSetting | AuditSettingFact | CaseworkLimitsSet): SettingWords {
  switch (fact.type) {
    case 'ComplaintLimitsSet': {
      const { firstStage, secondStage, reason } = fact.data;
      const detail = `${firstStage} working days at the first stage, ${secondStage} at the second`;
      return { title: 'Answers to complaints', detail, reason, href: voicesHref };
    }
    case 'QuestionnaireSet': {
      const { questions, positiveFrom, reason } = fact.data;
      const detail = `${questions.map(({ text }) => text).join('; ')}. Positive from ${positiveFrom}`;
      return { title: 'Questionnaire for families', detail, reason, href: voicesHref };
    }
    case 'SmallestShownSet': {
      const { smallestShown, reason } = fact.data;
      return { title: 'Smallest count published', detail: String(smallestShown), reason, href: voicesHref };
    }
    case 'AuditScaleSet':
      return ofAudits('Scale of audits', scaleWords(fact.data.grades), fact.data.reason);
    case 'AuditCriteriaSet': {
      const { of, criteria, reason } = fact.data;
      return ofAudits(`Criteria of audits: ${auditedWords[of].toLowerCase()}`, criteriaWords(criteria), reason);
    }
    case 'AuditorPostsSet':
      return ofAudits('Posts that audit', postsWords(fact.data.posts), fact.data.reason);
    case 'CaseworkLimitsSet': {
      const { days, reason } = fact.data;
      return { title: 'Stuck cases and replies', detail: caseworkDetail(days), reason, href: '/settings/casework' };
    }
  }
}

function ofAudits(title: string, detail: string, reason: string | null): SettingWords {
  return { title, detail, reason, href: '/settings/audits' };
}

/** "Inadequate, Good, Outstanding. Good or better: Good and Outstanding". */
export function scaleWords(grades: readonly Grade[]): string {
  const good = grades.filter((grade) => grade.good).map(({ title }) => title);
  return `${grades.map(({ title }) => title).join(', ')}. Good or better: ${listed(good)}`;
}

export function criteriaWords(criteria: readonly Criterion[]): string {
  return criteria.map(({ title }) => title).join('; ');
}

export function postsWords(posts: readonly AuditorPost[]): string {
  const clinical = posts.filter((post) => post.clinical).map(({ title }) => title);
  return `${posts.map(({ title }) => title).join(', ')}. Medical or clinical: ${listed(clinical)}`;
}
