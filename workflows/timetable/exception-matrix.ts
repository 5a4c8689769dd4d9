import type { ExceptionGround } from './exception-ground.js';
import { limbOf } from './exceptions.js';
import type { RuleId, RuleSet } from './rule.js';
import { latestRule } from './rule-sets.js';

/** Every ground in the order of a form, in the words of a form. */
export const exceptionGrounds: readonly { readonly ground: ExceptionGround; readonly title: string }[] = [
  { ground: 'schoolClosure', title: 'School closed 4 weeks or more, head’s advice asked for in the closure window' },
  { ground: 'earlyYearsClosure', title: 'Early years setting closed 4 weeks or more, same window' },
  { ground: 'exceptionalCircumstances', title: 'Exceptional personal circumstances' },
  { ground: 'absentFromArea', title: 'Away from the area' },
  { ground: 'missedAppointment', title: 'Missed an appointment with that body' },
  { ground: 'otherRegulation13Reason', title: 'Any other reason that would excuse the 20 weeks' },
  { ground: 'coronavirus', title: 'Coronavirus, for limits that fell from 1 May to 25 September 2020' },
];

/** What is never an exception, however often it is given as one. */
export const neverExceptions: readonly string[] = [
  'Too few staff or psychologists',
  'Late advice',
  'Panel dates',
  'A school that has not replied',
  'The family asking for more time',
  'A half-term, Christmas or Easter holiday',
];

/** A limit, or limits excused alike, as a column. */
export interface MatrixColumn {
  readonly title: string;
  readonly regulation: string;
  readonly rules: readonly RuleId[];
}

/** The limits of an assessment, a re-assessment and the Tribunal that have exceptions at all. */
export const matrixColumns: readonly MatrixColumn[] = [
  { title: 'Week 6', regulation: 'reg 5(4)', rules: ['A1', 'A2', 'D5'] },
  { title: 'Each advice', regulation: 'reg 8(2)', rules: ['B1'] },
  { title: 'Week 16', regulation: 'reg 10(4)', rules: ['C1'] },
  { title: 'Week 20', regulation: 'reg 13(3)', rules: ['C3'] },
  { title: 'Re-assessment', regulation: 'reg 27(3)', rules: ['G2'] },
  {
    title: 'Tribunal order',
    regulation: 'reg 44(3)',
    rules: ['K1', 'K1old', 'K2', 'K3', 'K4', 'K5', 'K6', 'K7', 'K8'],
  },
  { title: 'Unopposed appeal', regulation: 'reg 45(7)', rules: ['K9'] },
];

/** One ground against one column: the limb, and the least days of an absence; null where it cannot excuse. */
export interface MatrixCell {
  readonly column: MatrixColumn;
  readonly limb: string | null;
  readonly citation: string | null;
  readonly leastDays: number | null;
}

export interface MatrixRow {
  readonly ground: ExceptionGround;
  readonly title: string;
  readonly cells: readonly MatrixCell[];
}

/** What each ground can excuse, read from the rules: the table under the exception form. */
export function exceptionMatrix(
  ruleSet: RuleSet,
  columns: readonly MatrixColumn[] = matrixColumns,
  grounds: readonly ExceptionGround[] = exceptionGrounds.map(({ ground }) => ground),
): readonly MatrixRow[] {
  return exceptionGrounds
    .filter(({ ground }) => grounds.includes(ground))
    .map(({ ground, title }) => ({
      ground,
      title,
      cells: columns.map((column): MatrixCell => {
        const [first] = column.rules;
        const limb = first === undefined ? null : limbOf(latestRule(ruleSet, first), ground, ruleSet);
        return {
          column,
          limb: limb?.id ?? null,
          citation: limb?.citation ?? null,
          leastDays: limb?.leastDays ?? null,
        };
      }),
    }));
}
