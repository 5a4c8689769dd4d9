import { allLetterKinds, letterKinds } from '../../workflows/letters/letter-kinds.js';
import type { LetterKind, LetterRecipient } from '../../workflows/letters/letter.events.js';
import { assessmentSubjects } from '../../workflows/letters/assessment-notices.js';
import { planSubjects } from '../../workflows/letters/plan-notices.js';
import type { LetterSubject } from '../../workflows/letters/letter-rules.js';
import { needsAssessmentDecider } from '../../workflows/needs-assessment/needs-assessment.decider.js';
import type { NeedsAssessmentEvent } from '../../workflows/needs-assessment/needs-assessment.events.js';
import { planDecider } from '../../workflows/plan/plan.decider.js';
import type { PlanEvent } from '../../workflows/plan/plan.events.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CaseFile } from '../cases/case-file.service.js';
import { address } from '../cases/query.js';
import { letterTitle } from '../web/words/letter-words.js';
import { sentenceDate } from '../web/words/date-words.js';
import { documentsHref } from './documents.view.js';
import { aboutWords } from './letter-subjects.js';
import { comparedIn, letterProcesses } from './letters-on-file.js';
import type { LetterProcess } from './letters-on-file.js';

/** A letter that could be written, to each of those it may go to. */
export interface LetterOffer {
  readonly title: string;
  readonly about: string | null;
  readonly why: string;
  readonly to: readonly { readonly text: string; readonly href: string }[];
}

export interface LetterOffers {
  /** A notice is on record, and no letter of it. */
  readonly needed: readonly LetterOffer[];
  /** The notice may come next. */
  readonly next: readonly LetterOffer[];
  readonly others: readonly LetterOffer[];
}

interface Wanted {
  readonly process: LetterProcess;
  readonly kind: LetterKind;
  readonly about: string | null;
}

/** The letters of a case, best first: what a notice lacks, what the stage may bring next, and the rest. */
export function letterOffers(file: CaseFile): LetterOffers {
  const needed = letterProcesses(file).flatMap((process) =>
    comparedIn(process)
      .notices.filter(({ notice, agreement }) => agreement === 'noLetter' && !notice.stated)
      .map(({ notice }) => ({
        process,
        kind: notice.kind,
        about: notice.about,
        on: notice.on,
        recipient: notice.recipient,
      }))
      .toSorted((a, b) => (a.on < b.on ? 1 : -1)),
  );
  const known = (one: Wanted): boolean =>
    needed.some(({ process, kind, about }) => process === one.process && kind === one.kind && about === one.about);
  const rest = letterProcesses(file)
    .flatMap((process) => allLetterKinds.flatMap((kind) => wantedOf(process, kind)))
    .filter((one) => !known(one));
  return {
    needed: needed.map((one) =>
      offer(file, one, `Recorded for ${sentenceDate(one.on)}; no letter is recorded`, one.recipient),
    ),
    next: rest.filter(mayComeNext).map((one) => offer(file, one, 'The notice can be given now')),
    others: rest.filter((one) => !mayComeNext(one)).map((one) => offer(file, one, '')),
  };
}

/** A kind of letter for each thing that it can be about; once where it is about nothing that is on record yet. */
function wantedOf(process: LetterProcess, kind: LetterKind): readonly Wanted[] {
  const { workflow, about } = letterKinds[kind];
  if (workflow !== process.workflow) return [];
  const subjects = about === undefined ? [] : subjectsOf(process, about);
  // What the fact itself brings into being is not on record before it.
  const bringsItself = about !== undefined && !['review', 'notice', 'reassessment', 'exception'].includes(about);
  if (about === undefined || bringsItself) return [{ process, kind, about: null }];
  return subjects.map((subject) => ({ process, kind, about: subject }));
}

/** Ids of what a letter of a process can be about. */
export function subjectsOf(process: LetterProcess, subject: LetterSubject): readonly string[] {
  return process.workflow === 'plan'
    ? planSubjects(process.state, subject)
    : assessmentSubjects(process.state, subject);
}

function mayComeNext({ process, kind, about }: Wanted): boolean {
  const data = { reviewId: about, noticeId: about, reassessmentId: about, exceptionId: about, transferId: null };
  const fact = { type: letterKinds[kind].fact, occurredOn: '2000-01-01' as CalendarDate, data };
  if (process.workflow === 'plan') return planDecider.mayFollow(process.state, fact as unknown as PlanEvent);
  // The stage takes them from a return alone before an assessment was agreed.
  const early = undecided.includes(process.state.stage) && afterAssessing.includes(kind);
  return !early && needsAssessmentDecider.mayFollow(process.state, fact as unknown as NeedsAssessmentEvent);
}

const undecided: readonly string[] = ['consideringRequest', 'refusedToAssess'];
const afterAssessing: readonly LetterKind[] = ['decisionNotToIssue', 'finalPlan'];

function offer(
  file: CaseFile,
  { process, kind, about }: Wanted,
  why: string,
  only: LetterRecipient | null = null,
): LetterOffer {
  const recipients = letterKinds[kind].recipients.filter(({ recipient }) => only === null || recipient === only);
  return {
    title: letterTitle(kind),
    about: aboutWords(process, about),
    why,
    to: recipients
      .flatMap(({ recipient }) => addresseesOf(file, recipient))
      .map(({ to, text }) => ({
        text,
        href: address(documentsHref(file.reference, `/new/${kind}`), [
          ['process', process.id],
          ['about', about],
          ['to', to],
        ]),
      })),
  };
}

/** Who can be meant by a recipient: every parent and carer by name, and the young person. */
export function addresseesOf(
  { record }: Pick<CaseFile, 'record'>,
  recipient: LetterRecipient,
): readonly { readonly to: string; readonly text: string }[] {
  if (recipient !== 'parentOrYoungPerson') return [{ to: recipient, text: recipientInSentence[recipient] }];
  const parents = (record.child?.parents ?? []).map(({ parentId, name, relation }) => ({
    to: parentId,
    text: `${name ?? 'Parent or carer'}${relation === undefined ? '' : `, ${relation}`}`,
  }));
  const young = { to: 'parentOrYoungPerson', text: `${record.name} (the young person)` };
  return parents.length === 0 || mayBeTold(record) ? [...parents, young] : parents;
}

const recipientInSentence: Readonly<Record<LetterRecipient, string>> = {
  parentOrYoungPerson: 'the family',
  setting: 'the school or college',
  commissioningBody: 'the health body (responsible commissioning body)',
  socialCare: 'social care',
  adviceBody: 'whoever is asked',
};

/** Rights pass to the young person after compulsory school age: the last Friday in June of year 11, at 15 or 16. */
function mayBeTold({ birthDate, asAt }: CaseFile['record']): boolean {
  return birthDate === null || Number(asAt.slice(0, 4)) - Number(birthDate.slice(0, 4)) >= 15;
}
