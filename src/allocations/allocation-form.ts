import { localPath } from '../access/requests.js';
import type { Person } from '../access/people.js';
import type { BasisService } from '../commands/basis.service.js';
import { AnswerReader } from '../web/forms/answers.js';
import type { RawAnswers } from '../web/forms/answers.js';
import type { AllocationTarget, SeenCase } from './allocation.js';
import { isAllocatable } from './chosen-cases.service.js';

export const nobody = 'nobody';

/** Cases that were ticked, each once, in the order of the list. */
export function chosenStreams(answers: RawAnswers): readonly string[] {
  return [...new Set(textsOf(answers['case']).filter(isAllocatable))];
}

/** The answers without some of the cases, wherever they are named. */
export function withoutStreams(answers: RawAnswers, streams: readonly string[]): RawAnswers {
  if (streams.length === 0) return answers;
  const rest = (name: string): readonly string[] =>
    textsOf(answers[name]).filter((text) => !streams.includes(text.split('@', 1)[0] ?? ''));
  return { ...answers, case: rest('case'), seen: rest('seen') };
}

/** Cases as the check page showed them. */
export function seenCases(answers: RawAnswers): readonly SeenCase[] {
  const seen = new Map<string, SeenCase>();
  for (const text of textsOf(answers['seen'])) {
    const [stream = '', revision = ''] = text.split('@', 2);
    if (isAllocatable(stream) && /^\d{1,9}$/.test(revision)) seen.set(stream, { stream, revision: Number(revision) });
  }
  return [...seen.values()];
}

/** The list they were chosen from, to go back to. */
export function listOf(answers: RawAnswers): string {
  const path = localPath(answers['from']);
  return path !== null && /^\/(?:cases|due-work)(?:\?|$)/.test(path) ? path : '/cases';
}

/** @throws AnswersInvalid with what is wrong. */
export function readTarget(
  answers: RawAnswers,
  {
    teams,
    colleagues,
    basis,
  }: { readonly teams: readonly string[]; readonly colleagues: readonly Person[]; readonly basis: BasisService },
): AllocationTarget {
  const asked = new AnswerReader(answers);
  const team = asked.oneOf('team', teams, 'Choose a team');
  const worker = asked.oneOf('worker', [nobody, ...colleagues.map(({ id }) => id)], 'Choose a person, or “Nobody yet”');
  const on = asked.date('on', {
    label: 'Date of the allocation',
    missing: 'Enter the date of the allocation',
    today: basis.today,
  });
  const read = asked.finished({ team, worker, on });
  return { ...read, worker: read.worker === nobody ? null : read.worker };
}

function textsOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter((text): text is string => typeof text === 'string');
}
