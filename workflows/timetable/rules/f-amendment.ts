import type { Rule } from '../rule.js';
import { defineRule, fromNotice } from './define-rule.js';

/** F. Amending outside a review. */
export const amendmentRules: readonly Rule[] = [
  defineRule({
    id: 'F1',
    clock: 'amend',
    title: 'Amend without review or re-assessment',
    kind: 'deadline',
    dutyHolder: 'LA',
    startsOn: 'Day 0 = amendment notice sent',
    mustHaveHappened: 'Reg 22 steps followed as if after a review: 15 days then final plan',
    within: { weeks: 8, counting: 'excludeStartDay' },
    citation: 'SEND Regs 2014 (SI 2014/1530) reg 28 with reg 22; Children and Families Act 2014 s.44(7)',
    policies: ['P4', 'P12'],
    relaxedIn2020: true,
    note: 'Use for change of placement mid-year and after a move',
    verification: 'knowledge',
    start: 'the day the amendment notice was sent',
    facts: fromNotice,
  }),
];
