import { assessmentNotices } from '../../workflows/letters/assessment-notices.js';
import { noticesAndLetters } from '../../workflows/letters/letter-notices.js';
import type { Notice, NoticesAndLetters } from '../../workflows/letters/letter-notices.js';
import { letterKinds } from '../../workflows/letters/letter-kinds.js';
import type { Letter } from '../../workflows/letters/letter.state.js';
import { planNotices } from '../../workflows/letters/plan-notices.js';
import type { AssessmentOnFile, CaseFile, PlanOnFile } from '../cases/case-file.service.js';
import type { HistoryEntry } from '../children/case-record.js';
import type { SealedLetter } from './letter-hash.js';

/** An assessment or a plan with its letters. */
export type LetterProcess =
  (AssessmentOnFile & { readonly workflow: 'needsAssessment' }) | (PlanOnFile & { readonly workflow: 'plan' });

/** One letter with the record of it. */
export interface LetterOnFile {
  readonly process: LetterProcess;
  readonly letter: Letter;
  readonly entry: HistoryEntry;
}

/** The processes of a case that give notices: the plans, then the assessments, the latest first. */
export function letterProcesses({ plans, assessments }: CaseFile): readonly LetterProcess[] {
  return [
    ...plans.map((plan): LetterProcess => ({ ...plan, workflow: 'plan' })),
    ...assessments.toReversed().map((one): LetterProcess => ({ ...one, workflow: 'needsAssessment' })),
  ];
}

/** The notices of a process, those that only came with a file marked. */
export function noticesOf(process: LetterProcess): readonly Notice[] {
  const found = process.workflow === 'plan' ? planNotices(process.state) : assessmentNotices(process.state);
  return found.map((notice) => ({ ...notice, stated: notice.stated || cameWithAFile(notice, process.history) }));
}

/** Notices of a process held against its letters. */
export function comparedIn(process: LetterProcess): NoticesAndLetters {
  return noticesAndLetters(noticesOf(process), process.state.letters);
}

function cameWithAFile({ kind, on }: Notice, history: readonly HistoryEntry[]): boolean {
  const facts = history.filter(({ type, occurredOn }) => type === letterKinds[kind].fact && occurredOn === on);
  return facts.length > 0 && facts.every(({ source }) => source === 'import');
}

/** Every letter of the case, the latest first. */
export function lettersIn(file: CaseFile): readonly LetterOnFile[] {
  return letterProcesses(file)
    .flatMap((process) =>
      process.state.letters.flatMap((letter): readonly LetterOnFile[] => {
        const entry = process.history.find(({ revision }) => revision === letter.produced.revision);
        return entry === undefined ? [] : [{ process, letter, entry }];
      }),
    )
    .toSorted((a, b) => b.entry.position - a.entry.position);
}

/** What a letter says and to whom, as it was sealed; what belonged to somebody erased is absent. */
export function sealedLetter({ personal }: Pick<HistoryEntry, 'personal'>): SealedLetter {
  return Object.assign({}, ...(Object.values(personal ?? {}) as readonly object[])) as SealedLetter;
}
