import type { CalendarDate } from '../calendar-date.js';
import type { Rule, RuleFact } from '../rule.js';
import { addressees, arrival, arrivalOfNotice, receipt, startOf } from './rule-facts.js';

/** 1 September 2014: Part 3 of the Children and Families Act 2014 and the SEND Regulations 2014 came into force. */
const part3InForce = '2014-09-01' as CalendarDate;

type Given = Pick<
  Rule,
  'id' | 'clock' | 'title' | 'kind' | 'dutyHolder' | 'startsOn' | 'mustHaveHappened' | 'within' | 'citation' | 'note'
> & {
  readonly verification: Rule['verification'];
  /** What `start` means, in words for the command line. */
  readonly start: string;
  readonly facts?: readonly RuleFact[];
} & Partial<Pick<Rule, 'version' | 'exceptions' | 'policies' | 'relaxedIn2020' | 'before'>> & {
    readonly inForce?: { readonly from: string; readonly to: string | null };
  };

/** A rule with what is the same for most of them filled in: version 1, in force since Part 3, no exceptions. */
export function defineRule({ start, facts = [], inForce, ...given }: Given): Rule {
  const policies = given.policies ?? [];
  return {
    version: 1,
    exceptions: [],
    before: null,
    relaxedIn2020: false,
    ...given,
    policies,
    inForce: {
      from: (inForce?.from ?? part3InForce) as CalendarDate,
      to: (inForce?.to ?? null) as CalendarDate | null,
    },
    facts: [
      startOf(start),
      ...(policies.includes('P1') ? receipt : []),
      ...facts,
      ...(policies.includes('P4') ? arrival : []),
      ...(policies.includes('P12') ? addressees : []),
    ],
  };
}

/** For rules that run from a notice: the day it arrived, which counts only where P4 says arrival. */
export const fromNotice: readonly RuleFact[] = [arrivalOfNotice];
