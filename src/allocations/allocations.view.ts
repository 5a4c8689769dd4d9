import type { Person } from '../access/people.js';
import { childWords } from '../cases/case-list.view.js';
import type { CaseRow } from '../cases/case-list.view.js';
import { count } from '../web/words/number-words.js';
import { listed } from '../web/words/list-words.js';
import type { DueIndex } from '../work-list/due-index.js';
import type { LeftOut } from './allocation.js';
import type { Allocated, ChosenCase } from './chosen-cases.service.js';
import { nobody } from './allocation-form.js';

export interface Option {
  readonly value: string;
  readonly text: string;
  readonly selected: boolean;
}

export const kindWords: Readonly<Record<Allocated, string>> = {
  needsAssessment: 'Assessment',
  plan: 'Plan',
  dispute: 'Dispute',
};

/** "12 cases", "1 case". */
export function cases(n: number): string {
  return `${count(n)} ${n === 1 ? 'case' : 'cases'}`;
}

/** The teams that people here belong to, and those that the chosen cases are with. */
export function teamsFor(colleagues: readonly Person[], chosen: readonly ChosenCase[]): readonly string[] {
  const teams = [...colleagues.map(({ team }) => team), ...chosen.map(({ team }) => team)];
  return [...new Set(teams.filter((team) => team !== null))].toSorted((a, b) => a.localeCompare(b, 'en-GB'));
}

export function teamOptions(teams: readonly string[], index: DueIndex, asked: unknown): readonly Option[] {
  return [
    { value: '', text: 'Choose a team', selected: false },
    ...teams.map((team) => ({
      value: team,
      text: `${team}: ${openWords(index, `team:${team}`)}`,
      selected: team === asked,
    })),
  ];
}

export function workerOptions(colleagues: readonly Person[], index: DueIndex, asked: unknown): readonly Option[] {
  return [
    { value: '', text: 'Choose a person', selected: false },
    { value: nobody, text: 'Nobody yet', selected: asked === nobody },
    ...colleagues.map(({ id, name, team }) => ({
      value: id,
      text: `${[name, ...(team === null ? [] : [team])].join(', ')}: ${openWords(index, `worker:${id}`)}`,
      selected: id === asked,
    })),
  ];
}

/** "12 open cases, 40 plans and 1 dispute", counted where something is due. */
function openWords(index: DueIndex, who: string): string {
  const { assessment, plan, dispute } = index.of(who).openCases;
  return listed([
    `${count(assessment)} open ${assessment === 1 ? 'case' : 'cases'}`,
    ...(plan === 0 ? [] : [`${count(plan)} ${plan === 1 ? 'plan' : 'plans'}`]),
    ...(dispute === 0 ? [] : [`${count(dispute)} ${dispute === 1 ? 'dispute' : 'disputes'}`]),
  ]);
}

/** One case with who has it and who will. */
export interface AllocationRow extends Pick<CaseRow, 'name' | 'href' | 'second'> {
  readonly stream: string;
  readonly revision: number;
  readonly kind: string;
  readonly now: string;
}

/** "Priya Nair, East team"; "Nobody" where neither is known. */
export function holderWords(
  { team, worker }: { readonly team: string | null; readonly worker: string | null },
  names: ReadonlyMap<string, string>,
): string {
  const person = worker === null ? null : (names.get(worker) ?? 'Someone no longer listed');
  return [person, team].filter((part) => part !== null).join(', ') || 'Nobody';
}

export function allocationRow(chosen: ChosenCase, names: ReadonlyMap<string, string>): AllocationRow {
  const { stream, revision, workflow, child } = chosen;
  return { ...childWords(child), stream, revision, kind: kindWords[workflow], now: holderWords(chosen, names) };
}

/** Why a case is left out, and what to do. */
export function reasonWords({ because, words }: Pick<LeftOut, 'because' | 'words'>): string {
  switch (because) {
    case 'over':
      return words === '' ? 'It is closed: there is nothing left to do' : `Closed meanwhile. ${words}`;
    case 'already':
      return 'It is with them already';
    case 'moved':
      return `Changed by somebody else since. ${words}`;
    case 'refused':
      return words;
    case 'away':
      return 'The records could not be reached. Try again in a few minutes';
    case 'gone':
      return 'There is no such case any more';
  }
}

/** What may be different the next time. */
export function mayBeRetried({ because }: LeftOut): boolean {
  return because === 'moved' || because === 'away';
}
