import type { CalendarDate } from './calendar-date.js';
import type { Counting } from './counting.js';
import type { ExceptionGround } from './exception-ground.js';
import type { PolicyName } from './policy-options.js';

/** Every rule of the England timetable, in the order of the law; after them the limits that an authority settles itself. */
export const ruleIds = [
  ...(['A1', 'A2', 'A3', 'A4', 'B1', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'D1', 'D2', 'D3', 'D4', 'D5'] as const),
  ...(['E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7', 'E8', 'E9', 'E10', 'E11', 'E12', 'E13', 'E14', 'E15', 'E16'] as const),
  ...(['F1', 'G1', 'G2', 'H1', 'H2', 'H3', 'H4', 'I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7', 'J1', 'J2'] as const),
  ...(['K1', 'K1old', 'K2', 'K3', 'K4', 'K5', 'K6', 'K7', 'K8', 'K9', 'K10', 'L1', 'L2'] as const),
  ...(['V1', 'V2'] as const),
] as const;

export type RuleId = (typeof ruleIds)[number];

/** Only `deadline` and `minimumPeriod` can be breached; `local` is what the authority settles for itself. */
export type RuleKind =
  'deadline' | 'minimumPeriod' | 'step' | 'content' | 'guidance' | 'derived' | 'temporary' | 'local';

/** How far the rule is confirmed: by a stored source, its duration only, or from knowledge alone. */
export type Verification = 'stored' | 'partly' | 'knowledge';

/** Exactly one unit. */
export type Length =
  | { readonly weeks: number }
  | { readonly days: number }
  | { readonly workingDays: number }
  | { readonly months: number };

/** A counted period. */
export type Period = Length & {
  readonly counting?: Counting;
  /** `atLeast` makes it a floor, not a limit. */
  readonly operator?: 'atLeast';
  /** Counted backwards from day 0. */
  readonly direction?: 'before';
  readonly guidance?: true;
  readonly alternative?: 'dayOfMove';
  /** August and 25 December to 1 January do not count. */
  readonly excludeAugust?: true;
  /** The fact it runs from, where a rule runs from several. */
  readonly from?: string;
  /** A second stage from the same day 0. */
  readonly then?: Period;
};

export type FixedDate = { readonly fixed: `--${string}`; readonly operator: 'before' | 'by' };
export type Immediate = { readonly immediate: true; readonly then?: Period };
export type LaterOf = { readonly laterOf: readonly Period[]; readonly roll?: 'HESC rule 12' };
export type ByType = {
  readonly byType: Readonly<
    Record<string, { readonly weeks: number | readonly number[] } | { readonly immediate: true }>
  >;
  readonly counting: Counting;
};

/** The limit, in the form of the appendix to the statutory reference. */
export type Within =
  | Period
  | FixedDate
  | Immediate
  | LaterOf
  | ByType
  | { readonly asRule: readonly RuleId[] }
  | { readonly atSameTimeAs: RuleId }
  | { readonly asap: true }
  | { readonly until: 'appealWindowEndsOrDetermined' }
  | { readonly event: 'reviewMeeting' }
  | { readonly window: readonly [CalendarDate, CalendarDate] };

/** One limb of an exception: what it is for, and how long an absence must be for it, in days. */
export interface ExceptionLimb {
  readonly id: string;
  readonly citation: string;
  readonly description: string;
  readonly ground: ExceptionGround;
  readonly leastDays: number | null;
}

/** A date or code a rule counts from, by the name under which a workflow or the command line hands it in. */
export interface RuleFact {
  readonly name: string;
  readonly meaning: string;
  readonly required: boolean;
  readonly format: 'date' | 'time' | 'year' | 'choice' | 'choices';
  /** Allowed values of a choice. */
  readonly values?: readonly string[];
  /** `dueDate` facts move the date; `completion` facts say when the duty was done. */
  readonly purpose: 'dueDate' | 'completion';
}

/** One version of one rule of law, with its source. */
export interface Rule {
  readonly id: RuleId;
  readonly version: number;
  /** Group of rules that share a day 0. */
  readonly clock: string;
  readonly title: string;
  readonly kind: RuleKind;
  readonly dutyHolder: string;
  readonly startsOn: string;
  readonly mustHaveHappened: string;
  readonly within: Within;
  readonly citation: string;
  readonly exceptions: readonly ExceptionLimb[];
  /** Both days included; null for "to this day". */
  readonly inForce: { readonly from: CalendarDate; readonly to: CalendarDate | null };
  /** What governed before `inForce.from`: the rule to use instead, if the timetable holds it, and words for the reader. */
  readonly before: { readonly rule: RuleId | null; readonly words: string } | null;
  /** Policy options that bear on this rule. */
  readonly policies: readonly PolicyName[];
  /** Whether SI 2020/471 relaxed the limit where it fell from 1 May to 25 September 2020. */
  readonly relaxedIn2020: boolean;
  readonly note: string;
  readonly verification: Verification;
  /** The facts it counts from; the first is always `start`. */
  readonly facts: readonly RuleFact[];
}

/** All rules of a legal regime, every version of each, oldest first. */
export interface RuleSet {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly rules: Readonly<Record<RuleId, readonly Rule[]>>;
}

/** Limits that an authority settles for itself: practice, never a breach of law. */
export const localRules: readonly RuleId[] = ['V1', 'V2'];

const known: ReadonlySet<string> = new Set(ruleIds);

/** Tells whether the text is the id of a rule. */
export function isRuleId(text: string): text is RuleId {
  return known.has(text);
}

/** Only deadlines and minimum periods bind: guidance, derived lines, steps and content are never a breach. */
export function isBinding(rule: Rule): boolean {
  return rule.kind === 'deadline' || rule.kind === 'minimumPeriod';
}
