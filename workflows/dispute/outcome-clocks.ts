import { exceptionsAgainst } from '../exceptions/exception-claims.js';
import type { ExceptionClaim } from '../exceptions/exception-claims.js';
import type { Day, Ended } from '../kernel/day.js';
import { earliest } from '../timetable/calendar-date.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { ClockFacts } from '../timetable/clock.js';
import type { RuleId } from '../timetable/rule.js';
import type { DisputeOutcomeRecorded, Requirement } from './dispute-outcome.events.js';

/** How a dispute about this stream ended, with the day from which its periods count. */
export interface DisputeOutcome extends Day {
  readonly disputeId: string;
  readonly by: DisputeOutcomeRecorded['data']['by'];
  readonly requires: Requirement;
  readonly directedOn: CalendarDate | null;
}

/** What has been done since about what the outcome requires; each null while it has not. */
export interface DoneSince {
  /** The family was told that there will be an assessment or re-assessment. */
  readonly toldOn?: CalendarDate | null;
  /** The family was told that there will be no plan. */
  readonly refusedOn?: CalendarDate | null;
  /** The family was told that there will be a plan. */
  readonly agreedOn?: CalendarDate | null;
  readonly draftOn?: CalendarDate | null;
  /** The final plan reached those who count. */
  readonly finalOn?: CalendarDate | null;
  readonly amendedOn?: CalendarDate | null;
  /** The plan was continued, or ended, as ordered. */
  readonly atOnceOn?: CalendarDate | null;
}

interface Running {
  readonly rule: RuleId;
  readonly facts: Readonly<Record<string, string>>;
  readonly completedOn: CalendarDate | null;
  readonly closed?: Ended;
}

/**
 * The clocks that an outcome starts in the stream where the duty is done: K1 to K8 after an order, K9 after a concession, I6
 * after an agreement, each in the reading of the rule of an order to the same effect. `only` names the rules of an order
 * that run here, where the duty is divided between two streams. The clocks end with the case (`closed`).
 */
export function outcomeClocks(
  outcome: DisputeOutcome,
  done: DoneSince,
  closed: Ended,
  exceptions: readonly ExceptionClaim[],
  only?: readonly RuleId[],
): readonly ClockFacts[] {
  const here = (rule: RuleId): boolean => only === undefined || only.includes(rule);
  return running(outcome, done, here).map(({ rule, facts, completedOn, closed: needless }) => {
    const subject = subjectOf(outcome, rule, facts);
    return {
      rule,
      subject,
      facts: { start: outcome.on, ...facts },
      startRevision: outcome.revision,
      completedOn,
      waivedOn: null,
      exceptions: exceptionsAgainst(exceptions, rule, subject),
      closed: needless ?? closed,
      supersededBy: null,
      directedOn: outcome.directedOn,
    };
  });
}

/** What an order to that effect starts. */
function asOrdered(requires: Requirement, done: DoneSince): readonly Running[] {
  const { toldOn = null, refusedOn = null, agreedOn = null, draftOn = null, finalOn = null } = done;
  const { amendedOn = null, atOnceOn = null } = done;
  switch (requires) {
    case 'assess':
    case 'reassess':
      return [
        { rule: 'K1', facts: {}, completedOn: toldOn },
        {
          rule: 'K2',
          facts: {},
          completedOn: refusedOn,
          closed: instead(earliest([agreedOn, draftOn, finalOn]), 'planWillBeIssued', refusedOn),
        },
        { rule: 'K3', facts: {}, completedOn: finalOn, closed: instead(refusedOn, 'refusedToIssue', finalOn) },
      ];
    case 'makePlan':
      return [{ rule: 'K4', facts: stage('draftOn', draftOn), completedOn: finalOn }];
    case 'reconsider':
      return [{ rule: 'K5', facts: {}, completedOn: earliest([draftOn, refusedOn, finalOn]) }];
    case 'amendContent':
      return [{ rule: 'K6', facts: {}, completedOn: amendedOn }];
    case 'nameSetting':
      return [{ rule: 'K7', facts: {}, completedOn: amendedOn }];
    case 'continuePlan':
      return [{ rule: 'K8', facts: { type: 'continue' }, completedOn: atOnceOn }];
    case 'continueAndAmend': {
      const facts = { type: 'continueAndAmend', ...stage('atOnceOn', atOnceOn) };
      return [{ rule: 'K8', facts, completedOn: amendedOn }];
    }
    case 'ceasePlan':
      return [{ rule: 'K8', facts: { type: 'dismissed' }, completedOn: atOnceOn }];
  }
}

const conceded: Readonly<Record<Requirement, string | null>> = {
  assess: 'assess',
  reassess: 'assess',
  makePlan: 'makePlan',
  reconsider: null,
  amendContent: 'content',
  nameSetting: 'school',
  continuePlan: 'cease',
  continueAndAmend: 'cease',
  ceasePlan: null,
};

function running(outcome: DisputeOutcome, done: DoneSince, here: (rule: RuleId) => boolean): readonly Running[] {
  const orders = asOrdered(outcome.requires, done);
  switch (outcome.by) {
    case 'order':
      return orders.filter(({ rule }) => here(rule));
    case 'agreement':
      // Reg 42(2) borrows no period for thinking again: an agreement to do so has the date that it states, or none.
      return orders
        .filter(({ rule }) => here(rule) && rule !== 'K5')
        .map((order) => ({ ...order, rule: 'I6', facts: { ...order.facts, asRule: order.rule } }));
    case 'concession': {
      const type = conceded[outcome.requires];
      const last = orders.at(-1);
      if (type === null || last === undefined || !here(last.rule)) return [];
      const facts = {
        type,
        ...stage('tellOn', done.toldOn),
        ...stage('refuseOn', done.refusedOn),
        ...stage('agreedOn', done.agreedOn),
        ...stage('draftOn', done.draftOn),
      };
      // Reg 45: one clock with a stage for each step, in the stream where the last step is taken; refusing to make a plan
      // ends it as the plan itself would.
      return [{ rule: 'K9', facts, completedOn: type === 'cease' ? (done.atOnceOn ?? null) : last.completedOn }];
    }
  }
}

/** Several clocks of I6 may run from one agreement: each is told by the rule it is carried out as. */
function subjectOf({ disputeId }: DisputeOutcome, rule: RuleId, { asRule }: Readonly<Record<string, string>>): string {
  return rule === 'I6' && asRule !== undefined ? `${disputeId}/${asRule}` : disputeId;
}

function stage(name: string, on: CalendarDate | null | undefined): Readonly<Record<string, string>> {
  return on == null ? {} : { [name]: on };
}

/** The other answer made this one needless. */
function instead(on: CalendarDate | null | undefined, reason: string, done: CalendarDate | null): Ended {
  return on == null || done !== null ? null : { on, reason };
}
