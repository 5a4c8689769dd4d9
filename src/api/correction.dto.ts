import type { FactCorrected } from '../../workflows/kernel/common-events.js';
import type { CorrectFact } from '../../workflows/kernel/correction.js';
import type { Recorded } from '../../workflows/kernel/fact.js';
import type { Plain } from '../../workflows/kernel/fact.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { choicesOf } from './choices.js';
import { Choice, Day, fieldsOf, Flag, longestText, Text, Values, WholeNumber } from './dto-field.js';
import { FieldFaults, parseDto } from './dto-parser.js';
import type { DtoClass } from './dto-table.js';

type Reason = FactCorrected['data']['reason'];

const reasons = choicesOf<Reason>({
  mistyped: true,
  wrongCase: true,
  newEvidence: true,
  didNotHappen: true,
  other: true,
});

/** An earlier record was wrong. It stays in the log; this is recorded beside it and read in its place. */
export class CorrectionDto {
  @WholeNumber(0, 1_000_000, { help: 'Revision of the event that was wrong' })
  revision!: number;

  @Choice(reasons, { help: 'Why it was wrong' })
  reason!: Reason;

  @Day({ help: 'The day that should stand, where the day was wrong', optional: true })
  occurredOn?: CalendarDate;

  @Values({ help: 'Fields that should stand instead, by the names under which they were recorded', optional: true })
  changes?: Record<string, unknown>;

  @Flag({ help: 'It never happened', optional: true })
  struck = false;

  @Text(longestText, { help: 'What those who may read the case should know', optional: true })
  text?: string;
}

/** The fact to be corrected, and how bodies of its kind are read. */
export interface CorrectionTarget {
  readonly event: Recorded | undefined;
  /** The body that records such a fact; undefined where no command does. */
  readonly dto: DtoClass | undefined;
  readonly isPersonal: (field: string) => boolean;
  /** Under whose key changed personal data of the fact belongs; one and the same for every field, or field by field. */
  readonly subject: string | ((field: string) => string);
  /** The child whose case it is, or whose key stands for it off a case: an account of the correction is theirs. */
  readonly childId: string;
}

/**
 * The command that a correction asks for. Changed fields are held against the body that records such a fact.
 * @throws FieldFaults
 */
export function correctionCommand(dto: CorrectionDto, target: CorrectionTarget): CorrectFact {
  const { revision, reason, occurredOn, struck, text } = dto;
  const { clear, personal } = changedFields(dto.changes ?? {}, target);
  const about: Record<string, { text?: string; changes?: Readonly<Record<string, Plain>> }> = {};
  if (text !== undefined) about[target.childId] = { text };
  for (const [field, value] of Object.entries(personal)) {
    const subject = typeof target.subject === 'string' ? target.subject : target.subject(field);
    about[subject] = { ...about[subject], changes: { ...about[subject]?.changes, [field]: value } };
  }
  return {
    type: 'CorrectFact',
    revision,
    reason,
    struck,
    changes: clear,
    ...(occurredOn === undefined ? {} : { occurredOn }),
    ...(Object.keys(about).length === 0 ? {} : { personal: about }),
  };
}

function changedFields(
  changes: Readonly<Record<string, unknown>>,
  { event, dto, isPersonal }: CorrectionTarget,
): { readonly clear: Record<string, Plain>; readonly personal: Record<string, Plain> } {
  const names = Object.keys(changes);
  const clear: Record<string, Plain> = {};
  const personal: Record<string, Plain> = {};
  // An event that does not exist is the rules' to refuse, in their own words.
  if (names.length === 0 || event === undefined) return { clear, personal };
  const known = dto === undefined ? [] : fieldsOf(dto).map(({ name }) => name);
  const strange = names.filter((name) => !known.includes(name) || name === 'on' || name === 'alreadyHappened');
  if (dto === undefined || strange.length > 0) {
    throw new FieldFaults(strange.map((name) => fault(name, `${name} is not a field of ${event.type}`)));
  }
  const recorded = Object.entries(event.data as Readonly<Record<string, unknown>>).filter(([name]) =>
    known.includes(name),
  );
  const parsed = parseDto(dto, { on: event.occurredOn, ...Object.fromEntries(recorded), ...changes });
  const faults = 'faults' in parsed ? parsed.faults.filter(({ field }) => names.includes(rootOf(field))) : [];
  if (faults.length > 0) throw new FieldFaults(faults.map(({ field, message }) => fault(field, message)));
  const values = ('dto' in parsed ? parsed.dto : changes) as Readonly<Record<string, Plain>>;
  for (const name of names) (isPersonal(name) ? personal : clear)[name] = values[name] ?? null;
  return { clear: JSON.parse(JSON.stringify(clear)) as Record<string, Plain>, personal };
}

const fault = (field: string, message: string): { field: string; message: string } => ({
  field: `changes.${field}`,
  message,
});
const rootOf = (field: string): string => field.split('.')[0] ?? field;
