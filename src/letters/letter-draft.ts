import { gap } from '../../workflows/letters/checklist.js';
import type { ChecklistItem } from '../../workflows/letters/checklist.js';
import { checklistOf, letterKinds } from '../../workflows/letters/letter-kinds.js';
import type { LetterKind, LetterPart, LetterRecipient } from '../../workflows/letters/letter.events.js';
import type { DecisionBasis } from '../../workflows/kernel/decider.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { dueOf } from '../../workflows/timetable/deadlines.js';
import type { CaseFile } from '../cases/case-file.service.js';
import { refusalReasonWords } from '../web/words/code-words.js';
import { bodyWords } from '../web/words/body-words.js';
import { settingConsulted } from '../cases/consultation-words.js';
import type { Letterhead } from './letterhead.js';
import type { LetterProcess } from './letters-on-file.js';
import { assessmentTemplates } from './templates/assessment-templates.js';
import type { LetterFacts, LetterTemplate } from './templates/letter-template.js';
import { planTemplates } from './templates/plan-templates.js';

/** Which letter is to be written, and to whom. */
export interface LetterPlace {
  readonly file: CaseFile;
  readonly process: LetterProcess;
  readonly kind: LetterKind;
  readonly about: string | null;
  readonly recipient: LetterRecipient;
  /** The parent or carer it goes to. */
  readonly parentId: string | null;
  readonly basis: DecisionBasis;
  readonly letterhead: Letterhead;
  readonly signatory: string;
}

/** A letter before anybody has changed a word. */
export interface LetterDraft {
  readonly recipientName: string;
  readonly recipientAddress: string;
  readonly salutation: string;
  readonly subject: string;
  readonly sender: string;
  readonly contact: string;
  readonly signedBy: string;
  readonly parts: readonly LetterPart[];
}

const templates: Readonly<Record<LetterKind, LetterTemplate>> = { ...assessmentTemplates, ...planTemplates };

/** The letter as the template has it, filled from what is on record. */
export function draftOf(place: LetterPlace): LetterDraft {
  const { file, kind, recipient, letterhead, signatory } = place;
  const { record, reference } = file;
  const parent = record.child?.parents.find(({ parentId }) => parentId === place.parentId);
  const setting = settingOf(place);
  const wanted: readonly string[] = checklistOf(kind, recipient).map(({ id }) => id);
  const free: readonly string[] = ['opening', 'next', 'more'];
  const name =
    parent?.name ??
    (recipient === 'parentOrYoungPerson' ? record.name : recipient === 'setting' ? (setting ?? '') : '');
  return {
    recipientName: name,
    recipientAddress: parent?.address?.split(/,\s*/).join('\n') ?? '',
    salutation: recipient === 'parentOrYoungPerson' ? `Dear ${name}` : 'Dear colleague',
    subject: `${letterKinds[kind].title}: ${record.name}, ${reference}`,
    sender: `${letterhead.name}\n${letterhead.address}`,
    contact: letterhead.contact,
    signedBy: `Yours sincerely\n${signatory}\n${letterhead.name}`,
    parts: templates[kind](factsOf(place)).filter(({ part }) => wanted.includes(part) || free.includes(part)),
  };
}

/** Whether a text still holds something to be said. */
export function hasGap(text: string): boolean {
  return gap.test(text);
}

/** The enclosures that the kind has, for this recipient. */
export function enclosuresOf(kind: LetterKind, recipient: LetterRecipient): readonly ChecklistItem[] {
  return checklistOf(kind, recipient).filter((item) => item.in === 'enclosure');
}

function factsOf(place: LetterPlace): LetterFacts {
  const { file, process, kind, about, recipient, letterhead, basis } = place;
  const review =
    process.workflow === 'plan' ? process.state.reviews.find(({ reviewId }) => reviewId === about) : undefined;
  const transfer = lastData(process, 'TransferLetterSent');
  const refusal = lastData(process, letterKinds[kind].fact);
  const { begun } = process.workflow === 'needsAssessment' ? process.state : { begun: null };
  return {
    child: file.record.name,
    recipient,
    letterhead,
    receivedOn: begun?.by === 'request' ? begun.on : null,
    lastDay: lastDayFor(kind, basis.today, basis),
    reasons: reasonsIn(refusal),
    support: textsIn(refusal['signposted']),
    adviceBody: adviceBodyOf(process, about),
    setting: settingOf(place),
    meetingOn: review?.meetingOn ?? review?.arrangedFor ?? null,
    willAssess: typeof transfer['willAssess'] === 'boolean' ? transfer['willAssess'] : null,
    reviewBy: (transfer['reviewBy'] ?? null) as CalendarDate | null,
    fromAuthority: null,
  };
}

/** The rule whose period a letter of the kind tells of. */
const periods: Readonly<Partial<Record<LetterKind, 'B1' | 'C2' | 'C4' | 'E8'>>> = {
  adviceRequest: 'B1',
  draftPlan: 'C2',
  settingConsultation: 'C4',
  transferConsultation: 'C4',
  amendmentNotice: 'E8',
};

function lastDayFor(kind: LetterKind, start: CalendarDate, basis: DecisionBasis): CalendarDate | null {
  const rule = periods[kind];
  return rule === undefined ? null : (dueOf(rule, { start }, basis).due.at(-1)?.date ?? null);
}

function settingOf({ file, process, about }: LetterPlace): string | null {
  const consulted = about === null ? null : settingConsulted(process.history, about);
  return consulted ?? file.record.child?.settings.at(-1)?.value?.name ?? null;
}

function adviceBodyOf(process: LetterProcess, about: string | null): string | null {
  if (process.workflow !== 'needsAssessment') return null;
  const asked = process.state.advice.find(({ adviceId }) => adviceId === about);
  return asked === undefined ? null : bodyWords(asked.body);
}

/** What the last fact of a type said; nothing where there is none. */
function lastData({ history }: LetterProcess, type: string): Readonly<Record<string, unknown>> {
  return (history.findLast((entry) => entry.type === type)?.data ?? {}) as Readonly<Record<string, unknown>>;
}

function reasonsIn({ reasons }: Readonly<Record<string, unknown>>): readonly string[] {
  const words: Readonly<Record<string, string>> = refusalReasonWords;
  const unsaid = ['other', 'notStated'];
  return textsIn(reasons).flatMap((code) => (unsaid.includes(code) ? [] : [words[code] ?? code]));
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
