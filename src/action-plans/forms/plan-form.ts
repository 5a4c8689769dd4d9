import { hash } from 'node:crypto';
import type { ActionPlanCommand } from '../../../workflows/action-plan/action-plan.commands.js';
import type { ActionPlanStep } from '../../../workflows/action-plan/action-plan.events.js';
import { valueAt } from '../../../workflows/action-plan/plan-changes.js';
import type { PlanDocument, PlanItem, RatedThing } from '../../../workflows/action-plan/plan-document.js';
import { schemeFor } from '../../../workflows/action-plan/plan-faults.js';
import { longestReason } from '../../../workflows/held-figures/figure-faults.js';
import type { CorrectFact } from '../../../workflows/kernel/correction.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { Person } from '../../access/people.js';
import type { Choice, Question } from '../../recording/questions.js';
import { plainLine } from '../../recording/record-form.js';
import type { RecordForm, RecordIntention } from '../../recording/record-form.js';
import type { AnswerReader } from '../../web/forms/answers.js';
import type { PlanRecord } from '../action-plan-records.service.js';
import { ratingsOf, ratingWords } from '../plan-rating-words.js';
import { itemRef, partyTitle } from '../plan-words.js';
import type { RatingSuggested } from './suggestion.js';

/** What a form about an action plan may wish for: a change of it, or that an entry be struck out. */
export type PlanWish = ActionPlanCommand | CorrectFact;
export type PlanForm = RecordForm<PlanWish>;
export type PlanIntention = RecordIntention<PlanWish>;

/** A plan as a form finds it. */
export interface PlanNow extends PlanRecord {
  readonly planId: string;
  readonly today: CalendarDate;
}

/** Where somebody stands who opens a form: the plan there is, what of it is meant, and who could be named. */
export interface PlanPlace {
  readonly now: PlanNow;
  readonly document: PlanDocument;
  /** What the address names: `?item=a2.1`. Null where it does not. */
  readonly meant: (name: string) => string | null;
  readonly staff: readonly Person[];
  /** What the targets of the outcome that is meant speak for; null where nothing is asked or known. */
  readonly suggested: RatingSuggested | null;
}

/** One form about a plan. */
export interface PlanFormKind {
  /** The fact it records: what the stage must take. Null where any stage does. */
  readonly records: ActionPlanStep['type'] | null;
  /** Null where the address names nothing of the plan. */
  readonly make: (place: PlanPlace) => PlanForm | null;
}

/** Why, wherever something that stands is changed. */
export const planReason = {
  kind: 'longText',
  name: 'reason',
  label: 'Why?',
  hint: 'Everyone who reads the plan can read it: name no child',
} as const satisfies Question;

export const nameNoChild = 'Everyone who reads the plan can read it: name no child';

export const readReason = (asked: AnswerReader, missing = 'Say why'): string | null =>
  plainLine(asked, 'reason', 'The reason', missing, longestReason);

/** Several lines of text, one a line as they were typed; null where something is wrong, which is noted. */
export function readLines(asked: AnswerReader, name: string, label: string, most: number): readonly string[] | null {
  const before = asked.faults;
  const text = plainLine(asked, name, label, null, most);
  if (asked.faults > before) return null;
  return (text ?? '').split('\n').map((line) => line.trim()).filter((line) => line !== ''); // prettier-ignore
}

export const notRated = 'none';

/** The codes of the plan's own scheme, with what they mean in this plan; none where it rates nothing. */
export function ratingChoices(document: PlanDocument, of: RatedThing): readonly Choice[] {
  const scheme = schemeFor(document, of);
  if (scheme === null) return [];
  return ratingsOf(scheme, of).map(({ code, word, meaning }) => ({ value: code, text: word, hint: meaning }));
}

/** A code with what it means in this plan: "Amber: in progress". */
export function ratingLine(document: PlanDocument, of: RatedThing, code: string | null): string {
  return code === null ? 'No rating' : ratingWords(document, of, code).text;
}

/**
 * The rating that was chosen, with the scheme it belongs to. A code outside the scheme is given on as it came, for the rules to
 * refuse in words of their own.
 */
export function readRating(
  asked: AnswerReader,
  document: PlanDocument,
  of: RatedThing,
  missing: string,
): { readonly rag: string | null; readonly ragScheme: string | null } {
  const scheme = schemeFor(document, of);
  const typed = asked.text('rag', 'The rating', scheme === null ? null : missing, 80);
  if (typed === null || typed === notRated) return { rag: null, ragScheme: null };
  return { rag: typed, ragScheme: scheme?.id ?? null };
}

/** A post, group or organisation of the plan; its code where the plan says no more. */
export function partyLine({ parties }: PlanDocument, id: string): string {
  const found = parties.find((party) => party.id === id);
  return found === undefined ? id : partyTitle(found);
}

/** An item by its reference and what it asks for. */
export const itemTitle = (item: PlanItem): string => `${itemRef(item)} ${item.summary}`;

/** A row of a check page, where there is something to say. */
export function optionalRow(key: string, value: string | null): PlanIntention['rows'] {
  return value === null || value === '' ? [] : [{ key, value }];
}

/**
 * What stands where a command would record something: the text at the paths it would change, or the latest entry about the
 * same thing.
 */
export function standsPrint(command: PlanWish, now: PlanNow): string {
  return hash('sha256', JSON.stringify([standingFor(command, now) ?? null]), 'hex').slice(0, 24);
}

function standingFor(command: PlanWish, { state, history }: PlanNow): unknown {
  const { document } = state;
  if (command.type === 'LoadPlan') return document;
  if (command.type === 'RevisePlan') {
    return command.data.changes.map(({ op, path }) => [op, path, op === 'add' || document === null ? null : valueAt(document, path)]); // prettier-ignore
  }
  if (command.type === 'CorrectFact') {
    return history.findLast((event) => event.type === 'FactCorrected' && event.data.correctsRevision === command.revision)?.revision; // prettier-ignore
  }
  const subject = subjectOf(command.data);
  return [state.stage, subject, history.findLast((event) => event.type !== 'FactCorrected' && subjectOf(event.data) === subject)?.revision]; // prettier-ignore
}

const subjects = ['itemId', 'deliverableId', 'blockId', 'measureId', 'milestoneId', 'timelineId', 'partyId'] as const;

/** What an entry is about; empty where it is about the plan as a whole. */
function subjectOf(data: object): string {
  const given = data as Readonly<Record<string, unknown>>;
  // Of the printed total there is one: the sum itself is no subject.
  const named = subjects.flatMap((name) => (typeof given[name] === 'string' ? [`${name} ${given[name]}`] : []));
  return [...named, ...('amountGBP' in given ? ['budget'] : [])].join(', ');
}
