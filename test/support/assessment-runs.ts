import { CommandRejected } from '../../workflows/kernel/command-rejected.js';
import type { DecisionBasis, Placed } from '../../workflows/kernel/decider.js';
import { replay } from '../../workflows/kernel/replay.js';
import type { OutcomeBy, Requirement } from '../../workflows/dispute/dispute-outcome.events.js';
import { clocksOf } from '../../workflows/needs-assessment/needs-assessment.clocks.js';
import type {
  NeedsAssessmentCommand,
  NeedsAssessmentCommandType,
  RecordFact,
} from '../../workflows/needs-assessment/needs-assessment.commands.js';
import { needsAssessmentDecider } from '../../workflows/needs-assessment/needs-assessment.decider.js';
import type {
  AdviceBody,
  NeedsAssessmentEvent,
  ReassessmentBegan,
  ResponsibilityBegan,
} from '../../workflows/needs-assessment/needs-assessment.events.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import type { ClockFacts, Deadline, ExceptionGround } from '../../workflows/timetable/clock.js';
import { deadlinesOf } from '../../workflows/timetable/deadlines.js';
import type { RuleId } from '../../workflows/timetable/rule.js';
import { childId, day } from './assessment-facts.js';
import { specBasis } from './given-when-then.js';

/** A day after everything that the runs record. */
export const runBasis: DecisionBasis = { ...specBasis, today: day('2026-12-31') };

export type Run = readonly NeedsAssessmentCommand[];

function recording<C extends NeedsAssessmentCommandType>(
  type: C,
  on: string,
  data: RecordFact<C>['data'],
): NeedsAssessmentCommand {
  return { type, on: day(on), data } as unknown as NeedsAssessmentCommand;
}

const refusal = { reasons: ['other'], signposted: ['SENDIASS'], appealWordingSent: true } as const;

export const request = (on: string) =>
  recording('RecordRequest', on, { childId, requestedBy: 'school', channel: 'email', inYouthAccommodation: false });
export const responsible = (on: string, how: ResponsibilityBegan['data']['how'] = 'broughtToAttention') =>
  recording('RecordResponsibility', on, { childId, how });
export const reassessment = (on: string, because: ReassessmentBegan['data']['because'] = 'requested') =>
  recording('BeginReassessment', on, { childId, planId: 'plan-1', reassessmentId: 'reassessment-1', because });
export const consider = (on: string) => recording('NotifyConsideration', on, { told: ['ICB', 'Social care'] });
export const toAssess = (on: string) => recording('NotifyDecisionToAssess', on, { overturns: null });
export const notToAssess = (on: string, changes: object = {}) =>
  recording('NotifyDecisionNotToAssess', on, { ...refusal, ...changes });
export const ask = (on: string, adviceId = 'head', body: AdviceBody = 'education') =>
  recording('RequestAdvice', on, { adviceId, body, organisation: null });
export const answer = (on: string, adviceId = 'head') => recording('RecordAdvice', on, { adviceId });
export const missAppointment = (on: string, adviceId: string) => recording('RecordMissedAppointment', on, { adviceId });
export const toIssue = (on: string) => recording('NotifyDecisionToIssue', on, { overturns: null });
export const notToIssue = (on: string) =>
  recording('NotifyDecisionNotToIssue', on, { reasons: ['other'], appealWordingSent: true });
export const draft = (on: string, draftId = 'draft-1') => recording('ServeDraftPlan', on, { draftId, method: 'email' });
export const finished = (on: string, draftId = 'draft-1') =>
  recording('RecordRepresentations', on, { draftId, settingPreferred: false, finished: true });
export const consult = (on: string) => recording('ConsultSetting', on, { consultationId: 'c' });
export const reply = (on: string) =>
  recording('RecordSettingReply', on, { consultationId: 'c', view: 'canMeetNeed', grounds: [] });
export const withdraw = (on: string) => recording('WithdrawRequest', on, { by: 'family', dateKnown: true });
/** To everybody who must have it. */
export const final = (on: string): Run =>
  (['parentOrYoungPerson', 'setting', 'commissioningBody'] as const).map((recipient) =>
    recording('SendFinalPlan', on, { recipient, namesSetting: true, appealWordingSent: true }),
  );
export const outcome = (
  on: string,
  requires: Requirement,
  by: OutcomeBy = 'order',
  { disputeId = 'dispute', directedOn = null }: { disputeId?: string; directedOn?: string | null } = {},
) =>
  recording('RecordDisputeOutcome', on, {
    disputeId,
    by,
    requires,
    directedOn: directedOn === null ? null : day(directedOn),
  });

export interface Limit {
  readonly rule: RuleId;
  readonly subject?: string | null;
  /** Which of several limits of the rule; the last unless named. */
  readonly stage?: string | null;
}

export const claim = (
  { rule, subject = null }: Limit,
  limb: string,
  ground: ExceptionGround,
  [from, to]: readonly [string, string | null],
  evidenced = true,
) =>
  recording('ClaimException', to ?? from, {
    exceptionId: 'x1',
    ground,
    from: day(from),
    to: to === null ? null : day(to),
    limits: [{ rule, subject, limb }],
    evidenced,
  });

/** The case after every command was judged and carried out in turn. @throws CommandRejected at the first refused. */
export function carriedOut(run: Run, basis: DecisionBasis = runBasis): NeedsAssessment {
  const history: Placed<NeedsAssessmentEvent>[] = [];
  for (const command of run) {
    const state = replay(needsAssessmentDecider, history);
    for (const fact of needsAssessmentDecider.decide(command, state, basis)) {
      history.push({ ...fact, revision: history.length });
    }
  }
  return replay(needsAssessmentDecider, history);
}

/** Every clock of the case at the end of a day. */
export function linesOn(asOf: string, run: Run): readonly Deadline[] {
  return deadlinesOf(clocksOf(carriedOut(run), runBasis.policy), runBasis, day(asOf));
}

/** `[due, status, days over]` of one limit at the end of a day; null where the case has no such limit. */
export function limitOn(
  asOf: string,
  run: Run,
  { rule, subject, stage }: Limit,
): readonly [string | null, string, number] | null {
  const line = linesOn(asOf, run).findLast(
    (one) =>
      one.rule === rule &&
      (subject === undefined || one.subject === subject) &&
      (stage === undefined || one.stage === stage),
  );
  return line === undefined ? null : [line.due, line.status, line.daysOver];
}

/** What took the place of a clock; null while nothing has. */
export function supersededBy(run: Run, rule: RuleId): ClockFacts['supersededBy'] {
  return clocksOf(carriedOut(run), runBasis.policy).find((clock) => clock.rule === rule)?.supersededBy ?? null;
}

/** The code and details with which the last command of a run is refused. */
export function refusalOf(run: Run): { readonly code: string; readonly details: object } {
  carriedOut(run.slice(0, -1));
  try {
    carriedOut(run);
  } catch (error) {
    if (error instanceof CommandRejected) {
      const { code, details } = error as CommandRejected;
      return { code, details };
    }
    throw error;
  }
  throw new Error('The command was accepted');
}

/** The limb under which each ground excuses a limit; null where it cannot. */
export type Excuses = Readonly<Record<ExceptionGround, string | null>>;

/** Reg 5, 10, 13 and 27 have the same four limbs. */
export const fourLimbs = (set: string): Excuses => ({
  schoolClosure: `${set}a`,
  earlyYearsClosure: `${set}b`,
  exceptionalCircumstances: `${set}c`,
  absentFromArea: `${set}d`,
  missedAppointment: null,
  otherRegulation13Reason: null,
  coronavirus: null,
});
/** Reg 44 and 45 have two of their own and take every reason of reg 13(3). */
export const threeLimbs = (set: string, closures = true): Excuses => ({
  schoolClosure: closures ? `${set}c` : null,
  earlyYearsClosure: closures ? `${set}c` : null,
  exceptionalCircumstances: `${set}a`,
  absentFromArea: `${set}b`,
  missedAppointment: null,
  otherRegulation13Reason: `${set}c`,
  coronavirus: null,
});

interface Excused extends Limit {
  readonly run: Run;
  /** First and last day of what got in the way. */
  readonly span: readonly [string, string];
  /** A day on which the limit has passed unmet. */
  readonly late: string;
  readonly grounds: Excuses;
  /** Grounds that are refused with another code than one that cannot excuse this limit. */
  readonly refusedWith?: Partial<Readonly<Record<ExceptionGround, string>>>;
}

/** Puts every ground of the law to one limit by command: some lift it without moving its date, the others are refused. */
export function excusedBy({ run, span, late, grounds, refusedWith = {}, ...limit }: Excused): void {
  const [lifting, refused] = [true, false].map((can) =>
    (Object.entries(grounds) as [ExceptionGround, string | null][]).filter(([, limb]) => (limb !== null) === can),
  );
  const before = limitOn(late, run, limit);

  it.each(lifting ?? [])('%s lifts it by %s once there is evidence, and adds no day', (ground, limb) => {
    expect(before?.[1]).toBe('overdue');
    const claimed = (evidenced: boolean) => [...run, claim(limit, limb ?? '', ground, span, evidenced)];
    expect(limitOn(late, claimed(true), limit)).toEqual([before?.[0], 'disapplied', before?.[2]]);
    expect(limitOn(late, claimed(false), limit)).toEqual(before);
    expect(refusalOf([...run, claim(limit, 'X1', ground, span)]).code).toBe('exception-names-another-limb');
  });

  it.each(refused ?? [])('%s cannot lift it and is refused', (ground) => {
    const code = refusedWith[ground] ?? 'exception-cannot-excuse';
    expect(refusalOf([...run, claim(limit, 'X5a', ground, span)]).code).toBe(code);
  });
}

/** No clock of these rules is running or overdue on any later day. */
export function noneRuns(run: Run, rules: readonly RuleId[]): void {
  for (const asOf of ['2026-12-31', '2028-01-01', '2199-12-31']) {
    const open = linesOn(asOf, run).filter(
      ({ rule, status }) => rules.includes(rule) && ['running', 'overdue'].includes(status),
    );
    expect(open).toEqual([]);
  }
}
