import { daysBetween } from '../../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { ClaimedFacts } from '../../../workflows/exceptions/excusable-limits.js';
import type { ExceptionGround } from '../../../workflows/timetable/exception-ground.js';
import { exceptionGrounds } from '../../../workflows/timetable/exception-matrix.js';
import { AnswerReader, AnswersInvalid } from '../../web/forms/answers.js';
import { actDate, period, sentenceDate } from '../../web/words/date-words.js';
import { dayCount } from '../../web/words/distance-words.js';
import type { Row, Situation } from '../recording-form.js';

/** The grounds an assessment can have today; the others belong to the Tribunal and to 2020. */
export const grounds: readonly ExceptionGround[] = [
  'schoolClosure',
  'earlyYearsClosure',
  'exceptionalCircumstances',
  'absentFromArea',
  'missedAppointment',
];

type Claim = ReturnType<typeof readClaim>;
/** Step 1, read in full. */
export type ReadClaim = { [Key in keyof Claim]: NonNullable<Claim[Key]> };

export function readClaim(
  asked: AnswerReader,
  today: CalendarDate,
): { ground: ExceptionGround | null; from: CalendarDate | null; ends: { to: CalendarDate | null } } {
  const ground = asked.oneOf('ground', grounds, 'Choose the reason');
  const from = asked.date('from', { label: 'First day', missing: 'Enter the first day', today });
  const to = asked.optionalDate('to', {
    label: 'Last day',
    missing: 'Enter the last day',
    ...(from === null ? {} : { notBefore: { date: from, because: 'the first day' } }),
  });
  return { ground, from, ends: { to } };
}

/** What step 1 says, as far as it can be read; null while it cannot. */
export function claimOf(s: Situation): ClaimedFacts | null {
  try {
    const asked = new AnswerReader(s.answers);
    return factsOf(asked.finished(readClaim(asked, s.basis.today)));
  } catch (error) {
    if (error instanceof AnswersInvalid) return null;
    throw error;
  }
}

export function factsOf({ ground, from, ends }: ReadClaim): ClaimedFacts {
  return { ground, from, to: ends.to };
}

export function claimRows(claim: ClaimedFacts | null): readonly Row[] {
  if (claim === null) return [];
  const { ground, from, to } = claim;
  const dates =
    to === null
      ? `From ${sentenceDate(from)}, still going on`
      : from === to
        ? actDate(from)
        : `${period(from, to)} (${dayCount(daysBetween(from, to) + 1)})`;
  return [
    { key: 'Ground', value: new Map(groundWords()).get(ground) ?? ground },
    { key: 'Dates', value: dates },
  ];
}

export function groundWords(): readonly (readonly [ExceptionGround, string])[] {
  return exceptionGrounds
    .filter(({ ground }) => grounds.includes(ground))
    .map(({ ground, title }) => [ground, ground === 'absentFromArea' ? `${title} 4 weeks or more` : title]);
}
