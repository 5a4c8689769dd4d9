import type { CommandRejected } from '../../workflows/kernel/command-rejected.js';
import type { Fact } from '../../workflows/kernel/fact.js';
import { daysBetween, isCalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { isRejection } from '../web/errors/error-messages.js';
import { AnswerReader, AnswersInvalid } from '../web/forms/answers.js';
import { sentenceDate } from '../web/words/date-words.js';
import { dayCount } from '../web/words/distance-words.js';
import { factClause } from '../web/words/fact-words.js';
import { couldHaveHappened, dryCorrection, dryRun } from './dry-run.js';
import type { Question } from './questions.js';
import type { AnyForm, CaseSituation, Intention, Row, Wish } from './recording-form.js';
import { narrative, wish } from './recording-form.js';

/** Days that recording may lag behind without a word. */
const lateAfterDays = 7;

/** Questions that come up only once an answer calls for them. */
export interface Extras {
  whyLate: boolean;
  itHappened: boolean;
}

export function extrasAsked({ answers }: Pick<CaseSituation, 'answers'>): Extras {
  return { whyLate: answers['whyLate'] !== undefined, itHappened: answers['alreadyHappened'] !== undefined };
}

export function extraQuestions({ whyLate, itHappened }: Extras): readonly Question[] {
  const late: Question = {
    kind: 'longText',
    name: 'whyLate',
    label: 'Why is it recorded only now?',
    hint: 'Kept as a note of the case',
  };
  const happened: Question = {
    kind: 'checkboxes',
    name: 'itHappened',
    legend: 'If it has already happened',
    hint: 'What has happened must be recorded, also where the rules say it should not have',
    choices: [
      {
        value: 'yes',
        text: 'It has already happened',
        reveals: [
          {
            kind: 'longText',
            name: 'alreadyHappened',
            label: 'What happened, and why?',
            hint: 'Kept as a note of the case',
          },
        ],
      },
    ],
  };
  return [...(whyLate ? [late] : []), ...(itHappened ? [happened] : [])];
}

/** A form read and judged: what it would record and how the case would then stand. */
export interface Judged {
  readonly intention: Intention;
  /** Null for a correction. */
  readonly facts: readonly Fact[] | null;
  readonly after: unknown;
  readonly rows: readonly Row[];
}

/**
 * Reads a form in full and judges it on the case as the person saw it. Notes in `extras` what must be asked besides.
 * @throws AnswersInvalid, CommandRejected
 */
export function readAndJudge(form: AnyForm, s: CaseSituation, extras: Extras): Judged {
  const asked = new AnswerReader(s.answers);
  const intention = form.intend(asked, s as never);
  const { wishes } = intention;
  if (!isList(wishes)) return { intention, facts: null, after: dryCorrection(wishes, s), rows: intention.rows };
  const whyLate = form.asksWhyLate === false ? null : lateNote(asked, wishes, s, extras);
  const happened = happenedReason(asked);
  asked.finish();
  const all = [...wishes, ...(whyLate === null ? [] : [whyLate.note])];
  try {
    const { facts, after } = dryRun(all, s, happened);
    const rows = [
      ...intention.rows,
      ...(whyLate === null ? [] : [{ key: 'Recorded late because', value: whyLate.reason }]),
      ...(happened === null ? [] : [{ key: 'It has already happened', value: happened }]),
    ];
    return { intention, facts, after, rows };
  } catch (error) {
    if (!isRejection(error)) throw error;
    extras.itHappened = happened !== null || couldHaveHappened(all, s);
    throw namingTheDate(error, form, wishes);
  }
}

/** Asks why something is recorded only now, where it happened more than a week ago. */
export function askWhyLate(
  asked: AnswerReader,
  happened: CalendarDate,
  today: CalendarDate,
  extras: Pick<Extras, 'whyLate'>,
): { readonly reason: string; readonly text: string } | null {
  const days = daysBetween(happened, today);
  extras.whyLate = days > lateAfterDays;
  if (!extras.whyLate) return null;
  const missing = `Say why this is recorded ${dayCount(days)} after it happened`;
  const reason = asked.text('whyLate', 'The reason', missing, 1000);
  return reason === null ? null : { reason, text: `Recorded ${dayCount(days)} after it happened: ${reason}` };
}

function lateNote(
  asked: AnswerReader,
  wishes: readonly Wish[],
  { basis, childId }: CaseSituation,
  extras: Extras,
): { readonly note: Wish; readonly reason: string } | null {
  const earliest = wishes.map(({ on }) => on).toSorted()[0] ?? basis.today;
  const why = askWhyLate(asked, earliest, basis.today, extras);
  if (why === null) return null;
  return { reason: why.reason, note: wish('AddNote', basis.today, { kind: 'note' }, narrative(childId, why.text)) };
}

function happenedReason(asked: AnswerReader): string | null {
  const ticked = asked.someOf('itHappened', ['yes'], null).length > 0;
  return ticked ? asked.text('alreadyHappened', 'What happened', 'Say what happened, and why', 1000) : null;
}

/** A date that contradicts the record is an error of the date's own field, and names the other fact. */
function namingTheDate(error: CommandRejected, form: AnyForm, wishes: readonly Wish[]): Error {
  const { code, details } = error;
  const { earlierOn, earlierFact, on, fact } = details;
  if (code !== 'before-an-earlier-fact' || !isCalendarDate(earlierOn) || !isCalendarDate(on)) return error;
  const field = form.dateField ?? 'on';
  const label = form.dateLabel ?? 'The date';
  // Ours may be the later or the earlier of the two.
  const ours = wishes.some((one) => one.on === on);
  const text = ours
    ? `${label} must be on or after ${sentenceDate(earlierOn)}, when ${clause(earlierFact)}`
    : `${label} must be on or before ${sentenceDate(on)}, when ${clause(fact)}`;
  return new AnswersInvalid([{ field, target: field === 'recipients' ? field : `${field}-day`, text }]);
}

function isList(wishes: Intention['wishes']): wishes is readonly Wish[] {
  return Array.isArray(wishes);
}

const clause = (type: unknown): string => factClause(typeof type === 'string' ? type : '');
