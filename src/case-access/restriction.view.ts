import type { Restriction } from '../../workflows/child/case-access.js';
import type { Person } from '../access/people.js';
import { roleWords } from '../access/roles.js';
import { caseHref, restrictionHref } from '../cases/acts.js';
import { drawn } from '../recording/questions.js';
import type { Question } from '../recording/questions.js';
import { rejectionWords } from '../web/errors/error-messages.js';
import type { RawAnswers } from '../web/forms/answers.js';

/** Longest reason that a form takes. */
export const longestReason = 2_000;

export type RestrictionAct = 'restrict' | 'change' | 'lift';

/** A case as the manager who fills in the form sees it. */
export interface RestrictedSituation {
  readonly reference: string;
  readonly childId: string;
  readonly name: string;
  readonly restriction: Restriction | null;
  readonly revision: number;
  /** Everybody who works with cases, but for the manager. */
  readonly others: readonly Person[];
}

export const actWords: Readonly<Record<RestrictionAct, { readonly title: string; readonly button: string }>> = {
  restrict: { title: 'Restrict who can open this case', button: 'Restrict the case' },
  change: { title: 'Change who can open this case', button: 'Record who can open it' },
  lift: { title: 'Lift the restriction', button: 'Lift the restriction' },
};

/** Everything the template of a recording form shows. */
export function restrictionPage(act: RestrictionAct, s: RestrictedSituation, answers: RawAnswers): object {
  const { title } = actWords[act];
  return {
    title,
    caption: null,
    section: 'cases',
    namesChildren: true,
    action: formHref(act, s.reference),
    cancel: caseHref(s.reference),
    breadcrumbs: [
      { text: 'Cases', href: '/cases' },
      { text: `${s.name}, ${s.reference}`, href: caseHref(s.reference) },
      { text: title },
    ],
    questions: drawn(questionsOf(act, s), answers),
    side: sideCards(act),
    effects: [],
    notNow: act === 'lift' && s.restriction === null ? rejectionWords('case-not-restricted') : null,
    matrix: null,
    last: true,
    ...(act === 'change' ? { liftHref: formHref('lift', s.reference) } : {}),
  };
}

export function formHref(act: RestrictionAct, reference: string): string {
  return act === 'lift' ? `${restrictionHref(reference)}/lift` : restrictionHref(reference);
}

/** Teams that a manager can name, as people belong to them. */
export function teamsOf(people: readonly Person[]): readonly string[] {
  return [...new Set(people.flatMap(({ team }) => team ?? []))].sort((a, b) => a.localeCompare(b, 'en-GB'));
}

function questionsOf(act: RestrictionAct, { others }: RestrictedSituation): readonly Question[] {
  const why: Question = {
    kind: 'longText',
    name: 'text',
    label: act === 'lift' ? 'Why is the restriction lifted?' : 'Why?',
    hint: 'Those who may open the case read this. Say no more than they need',
  };
  if (act === 'lift') return [why];
  const teams = teamsOf(others);
  return [
    {
      kind: 'checkboxes',
      name: 'people',
      legend: 'Who else may open it?',
      hint: 'You may, and so may everyone the case is allocated to. Tick nobody if that is enough',
      choices: others.map(({ id, name, roles, team }) => ({
        value: id,
        text: name,
        hint: [roleWords(roles), team].filter((part) => part !== null).join(', '),
      })),
    },
    ...(teams.length === 0
      ? []
      : [
          {
            kind: 'checkboxes',
            name: 'teams',
            legend: 'Managers of which teams?',
            hint: 'Managers of the team that the case is allocated to may open it already',
            choices: teams.map((team) => ({ value: team, text: team })),
          } as const,
        ]),
    why,
  ];
}

function sideCards(act: RestrictionAct): readonly object[] {
  const paragraphs =
    act === 'lift'
      ? ['Every caseworker, manager and auditor can open the case again, from the moment you record this.']
      : [
          'To everyone else the case is not there: not in lists, searches or downloads, and not by its address. That goes for auditors too.',
          'Figures still count it. Where a figure is opened to its cases, the page says how many are not shown.',
          'In an emergency a colleague can open it for one day by saying why. You and the auditors see who did, and review it.',
        ];
  return [{ heading: 'What this does', paragraphs }];
}
