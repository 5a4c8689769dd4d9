import type { SettledBasis } from '../../workflows/authority/authority.settings.js';
import { policyNames } from '../../workflows/timetable/policy-options.js';
import { latestRules } from '../../workflows/timetable/rule-sets.js';
import type { AuthoritySettingsView, SettingSource } from '../authority/authority-settings.js';
import { staffName } from '../cases/staff-names.service.js';
import type { StaffNames } from '../cases/staff-names.service.js';
import { periodWords } from '../web/words/casework-words.js';
import { sentenceDate, shortDate } from '../web/words/date-words.js';
import { listed } from '../web/words/list-words.js';
import { isOpenQuestion } from './forms/policy.form.js';
import { answerWords, policyWords } from '../web/words/policy-words.js';
import { scaleWords, signOffWords, voicesHref } from './setting-words.js';

/** Where a setting comes from, in words: since when, by whom and why. */
export interface SourceWords {
  readonly since: string;
  readonly who: string | null;
  readonly reason: string | null;
}

/** Since when a setting holds, who recorded it and why; the usual one where nobody has. */
export function sourceWords(
  { since, reason, revision }: SettingSource,
  { history }: Pick<AuthoritySettingsView, 'history'>,
  names: StaffNames,
): SourceWords {
  if (since === null) return { since: 'The usual answer: nothing has been chosen here', who: null, reason: null };
  const actor = history.find((change) => change.revision === revision)?.actor.id ?? null;
  return { since: `Since ${sentenceDate(since)}`, who: staffName(names, actor), reason };
}

export interface PolicyLine extends SourceWords {
  readonly option: string;
  readonly title: string;
  readonly question: string;
  readonly answer: string;
  readonly usual: boolean;
  readonly open: boolean;
  readonly href: string;
}

/** The policy options with what holds. */
export function policyLines(settings: AuthoritySettingsView, names: StaffNames): readonly PolicyLine[] {
  return settings.policy.map(({ option, value, default: usual, ...source }) => ({
    option,
    title: policyWords[option].title,
    question: policyWords[option].question,
    answer: answerWords(option, value),
    usual: value === usual,
    open: isOpenQuestion(option),
    href: `/settings/policy/${option}`,
    ...sourceWords(source, settings, names),
  }));
}

interface OverviewRow {
  readonly title: string;
  readonly href: string;
  readonly line: string;
  readonly state: string;
}

function auditsRow({ audits }: AuthoritySettingsView): OverviewRow {
  return {
    title: 'Quality audits',
    href: '/settings/audits',
    line: 'The scale, the criteria and the posts of audits of plans, advice and reviews',
    state: scaleWords(audits.grades),
  };
}

function caseworkRow({ casework: { limits } }: AuthoritySettingsView): OverviewRow {
  const other = limits.filter(({ days, usual }) => days !== usual);
  const state = other.map(({ title, days, counted }) => `${title}: ${periodWords(days, counted)}`).join('; ');
  return {
    title: 'Stuck cases and replies',
    href: '/settings/casework',
    line: 'When a case counts as stuck, and by when escalations and contacts are answered',
    state: other.length === 0 ? 'As usual' : state,
  };
}

function closuresRow({ closures }: AuthoritySettingsView): OverviewRow {
  const years = [...new Set(closures.map(({ academicYear }) => academicYear))].toSorted((a, b) => a - b);
  return {
    title: 'School closures',
    href: '/settings/closures',
    line: 'What an exception for a closed school is judged by',
    state:
      years.length === 0
        ? 'None recorded'
        : `${years.length} academic ${years.length === 1 ? 'year' : 'years'}, ${String(years[0])} to ${String((years.at(-1) ?? 0) + 1)}`,
  };
}

/** The front page of the settings: what there is, and where each stands. */
export function overviewRows(
  settings: AuthoritySettingsView,
  { ruleSet, calendar }: Pick<SettledBasis, 'ruleSet' | 'calendar'>,
): readonly OverviewRow[] {
  const other = settings.policy.filter(({ value, default: usual }) => value !== usual);
  const changes = settings.history.length;
  const last = settings.history.at(-1);
  return [
    {
      title: 'Policy options',
      href: '/settings/policy',
      line: 'Questions on which the law is silent or disputed, and this authority’s answers',
      state:
        other.length === 0
          ? `All ${policyNames.length} at their usual answers`
          : `${other.length} of ${policyNames.length} not at the usual answer: ${listed(other.map(({ option }) => option))}`,
    },
    {
      title: 'Sign-off order',
      href: '/settings/sign-off',
      line: 'Who must sign a plan off before it is sent',
      state: signOffWords(settings.signOff.order),
    },
    {
      title: 'Local milestones',
      href: '/settings/milestones',
      line: 'Lines of practice inside the 20 weeks: never a breach',
      state: `Weeks ${listed(settings.milestones.weeks.map(({ week }) => String(week)))}`,
    },
    caseworkRow(settings),
    closuresRow(settings),
    voicesRow(settings),
    {
      title: 'Letters',
      href: '/settings/letters',
      line: 'Name, address and the authority’s own words on appeals, mediation and advice',
      state: settings.letterhead === null ? 'Not set: the usual words stand' : settings.letterhead.name,
    },
    auditsRow(settings),
    {
      title: 'Calendar',
      href: '/settings/calendar',
      line: 'Bank holidays in England, and how working days are counted',
      state: `${calendar.title}; version ${calendar.version}`,
    },
    {
      title: 'Rules in force',
      href: '/rules',
      line: 'Every limit with its source, its dates in force and an example',
      state: `${ruleSet.title}, version ${ruleSet.version}: ${latestRules(ruleSet).length} rules`,
    },
    {
      title: 'History of settings',
      href: '/settings/history',
      line: 'Who changed what, when and why; corrections; as known on an earlier day',
      state:
        last === undefined
          ? 'Nothing recorded'
          : `${changes} ${changes === 1 ? 'record' : 'records'}, the last of ${shortDate(last.recordedAt.slice(0, 10) as never)}`,
    },
  ];
}

function voicesRow(settings: AuthoritySettingsView): ReturnType<typeof overviewRows>[number] {
  return {
    title: 'Complaints and feedback',
    href: voicesHref,
    line: 'When complaints are answered, what families are asked, and which counts are published',
    state: `Answers in ${settings.complaintLimits.firstStage} and ${settings.complaintLimits.secondStage} working days; ${settings.questionnaire.questions.length} questions; counts from ${settings.smallestShown.smallestShown} on`,
  };
}

/** One of several settings that stand on a page together. */
export interface SettingPart {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly rows: readonly { readonly key: string; readonly value: string }[];
  readonly source: SourceWords;
  readonly change: string;
}

/** When complaints are answered, what families are asked, and which counts are published. */
export function voiceParts(settings: AuthoritySettingsView, names: StaffNames): readonly SettingPart[] {
  const { complaintLimits, questionnaire, smallestShown } = settings;
  return [
    {
      id: 'complaints',
      title: 'Answers to complaints',
      lead: 'Promised to whoever complains, beside no law. What was promised stands with each complaint.',
      rows: [
        { key: 'At the first stage', value: `${complaintLimits.firstStage} working days` },
        { key: 'At the second stage', value: `${complaintLimits.secondStage} working days` },
      ],
      source: sourceWords(complaintLimits, settings, names),
      change: `${voicesHref}/complaints`,
    },
    {
      id: 'questionnaire',
      title: 'Questionnaire for families',
      lead: `Version ${questionnaire.version}. Each question is answered from 1, not at all, to 5, very much. Earlier answers keep what their own version meant.`,
      rows: [
        ...questionnaire.questions.map(({ text }, index) => ({ key: `Question ${index + 1}`, value: text })),
        { key: 'Positive', value: `From a mean of ${questionnaire.positiveFrom}` },
      ],
      source: sourceWords(questionnaire, settings, names),
      change: `${voicesHref}/questionnaire`,
    },
    {
      id: 'publication',
      title: 'Smallest count published',
      lead: 'Smaller counts are withheld from what is made for publication, and whatever would give one away.',
      rows: [{ key: 'Smallest count shown', value: String(smallestShown.smallestShown) }],
      source: sourceWords(smallestShown, settings, names),
      change: `${voicesHref}/publication`,
    },
  ];
}
