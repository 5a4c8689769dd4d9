import type { CalendarDate } from './calendar-date.js';
import { latest } from './calendar-date.js';
import type { PolicyOptions } from './policy-options.js';
import type { FactValues } from './reckoning.js';
import { asks } from './reckoning.js';
import type { Rule } from './rule.js';

const sentTo = { parent: 'sentToParentOn', setting: 'sentToSettingOn', health: 'sentToHealthOn' } as const;
const everybody = ['parent', 'setting', 'health'] as const;

/** When a duty was done, and the policy options that settled it. */
export interface Completion {
  readonly on: CalendarDate | null;
  readonly options: Partial<PolicyOptions>;
}

const noOptions: Completion['options'] = {};

/**
 * The day a duty was done: of dispatch or arrival (P4), and for a plan the day the last recipient or the parent had it
 * (P12). Where the facts do not tell them apart, `completedOn`.
 */
export function completionOf(
  rule: Rule,
  facts: FactValues,
  completedOn: CalendarDate | null,
  policy: PolicyOptions,
): Completion {
  if (asks(rule, 'P12') && everybody.some((who) => facts[sentTo[who]] !== undefined)) {
    return { on: sentToAll(facts, policy), options: { P12: policy.P12 } };
  }
  if (!asks(rule, 'P4')) return { on: completedOn, options: noOptions };
  const sent = dateOf(facts, 'sentOn') ?? completedOn;
  const received = dateOf(facts, 'receivedOn');
  if (received === null) return { on: sent, options: noOptions };
  return { on: policy.P4 === 'arrival' ? received : (sent ?? received), options: { P4: policy.P4 } };
}

/** The day one stage of several was done: its own fact (`draftOn` for `draft`), or the day the whole was. */
export function stageCompletedOn(
  stage: string,
  facts: FactValues,
  completedOn: CalendarDate | null,
): CalendarDate | null {
  return dateOf(facts, `${stage}On`) ?? completedOn;
}

function sentToAll(facts: FactValues, { P12 }: PolicyOptions): CalendarDate | null {
  if (P12 === 'parent') return dateOf(facts, sentTo.parent);
  const named = facts['recipients'];
  const required = everybody.filter((who) => named === undefined || named.split(',').includes(who));
  const days = required.map((who) => dateOf(facts, sentTo[who]));
  return days.includes(null) ? null : latest(days);
}

function dateOf(facts: FactValues, name: string): CalendarDate | null {
  return (facts[name] as CalendarDate | undefined) ?? null;
}
