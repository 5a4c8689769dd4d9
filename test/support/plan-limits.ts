import { CommandRejected } from '../../workflows/kernel/command-rejected.js';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import type { Deadline, ExceptionGround } from '../../workflows/timetable/clock.js';
import type { RuleId } from '../../workflows/timetable/rule.js';
import { claimed, day, lineOf, standing } from './plan-facts.js';
import type { PlanStory, Step, View } from './plan-facts.js';

/** A limit of a plan as its specification tells it. */
export interface LimitSpec {
  readonly rule: RuleId;
  readonly subject?: string;
  /** The plan in which the limit runs from the day. */
  readonly from: (start: string) => PlanStory;
  /** What keeps it. */
  readonly done: (on: string) => readonly Step[];
  readonly start: string;
  readonly due: string;
  /** The working day on or before, where the last day is none. */
  readonly actBy?: string;
  /** What a late act is called: a minimum that was not given is cut short. */
  readonly late?: Deadline['status'];
  /** A start from which the limit fell within the coronavirus relaxation; null where that did not reach the limit. */
  readonly relaxedFrom: string | null;
}

const grounds: readonly ExceptionGround[] = [
  'schoolClosure',
  'earlyYearsClosure',
  'exceptionalCircumstances',
  'absentFromArea',
  'missedAppointment',
  'otherRegulation13Reason',
];

/** The code of the rejection, or null where the command is accepted. */
export function refusalOf(story: PlanStory, ...steps: readonly Step[]): string | null {
  return rejectionOf(story, ...steps)?.code ?? null;
}

export function rejectionOf(story: PlanStory, ...steps: readonly Step[]): CommandRejected | null {
  try {
    story.and(...steps);
    return null;
  } catch (error) {
    if (error instanceof CommandRejected) return error;
    throw error;
  }
}

const after = (on: string, days: number): string => addDays(day(on), days);

/** Due date, act-by, kept on the last day, late by days, and open past it. */
export function itHasTheLimit({ rule, subject, from, done, start, due, actBy, late = 'metLate' }: LimitSpec): void {
  const view: View = subject === undefined ? {} : { subject };

  it(`falls due on ${due} from ${start}`, () => {
    expect(standing(from(start), rule, { ...view, asOf: due })).toEqual([due, 'running', 0]);
    expect(lineOf(from(start), rule, view).actBy).toBe(actBy ?? due);
  });

  it('is met on the last day', () => {
    expect(standing(from(start).and(...done(due)), rule, view)).toEqual([due, 'met', 0]);
  });

  it('is late the day after, by as many days as passed', () => {
    expect(standing(from(start).and(...done(after(due, 1))), rule, view)).toEqual([due, late, 1]);
    expect(standing(from(start).and(...done(after(due, 40))), rule, view)).toEqual([due, late, 40]);
  });

  it('is overdue while it stays open', () => {
    expect(standing(from(start), rule, { ...view, asOf: after(due, 1) })).toEqual([due, 'overdue', 1]);
    expect(standing(from(start), rule, { ...view, asOf: after(due, 30) })).toEqual([due, 'overdue', 30]);
  });
}

/** No ground excuses it but, where it was relaxed, coronavirus for a limit that fell from 1 May to 25 September 2020. */
export function itTakesNoException(spec: LimitSpec): void {
  const { rule, subject = null, from, start, due, relaxedFrom } = spec;

  it.each(grounds)('is not excused by %s', (ground) => {
    const claim = claimed(ground, [after(due, -60), after(due, -2)], { rule, subject, limb: 'X44a' });
    expect(refusalOf(from(start), claim)).toBe('exception-cannot-excuse');
  });

  itTakesCoronavirus(rule, subject, from, start, due, relaxedFrom);
}

export function itTakesCoronavirus(
  rule: RuleId,
  subject: string | null,
  from: (start: string) => PlanStory,
  start: string,
  due: string,
  relaxedFrom: string | null,
): void {
  it('is not excused by coronavirus outside the relaxation of 2020', () => {
    const claim = claimed('coronavirus', [after(due, -20), due], { rule, subject, limb: 'XCOV' });
    expect(refusalOf(from(start), claim)).toBe('exception-cannot-excuse');
  });

  if (relaxedFrom === null) return;
  it('is excused by coronavirus where it fell from 1 May to 25 September 2020', () => {
    const claim = claimed('coronavirus', ['2020-03-23', null], { rule, subject, limb: 'XCOV' });
    const story = from(relaxedFrom).and(claim);
    const { due: limit, status } = lineOf(story, rule, { subject, asOf: '2020-12-01' });
    expect([limit !== null && limit >= '2020-05-01' && limit <= '2020-09-25', status]).toEqual([true, 'disapplied']);
    const unproved = from(relaxedFrom).and(
      claimed('coronavirus', ['2020-03-23', null], { rule, subject, limb: 'XCOV' }, false),
    );
    expect(lineOf(unproved, rule, { subject, asOf: '2020-12-01' }).status).not.toBe('disapplied');
  });
}

/** The workflow records the day of dispatch, so that an authority that counts arrivals (P4) sees the same line. */
export function itCountsDispatch({ rule, subject, from, done, start, due }: LimitSpec): void {
  it('counts the day it was sent whatever P4 says: no arrival is recorded', () => {
    const late = from(start).and(...done(after(due, 2)));
    const view: View = { ...(subject === undefined ? {} : { subject }), policy: { P4: 'arrival' } };
    expect(standing(late, rule, view)).toEqual(standing(late, rule, subject === undefined ? {} : { subject }));
  });
}
