import type { Rule } from '../rule.js';
import { defineRule } from './define-rule.js';
import { x8 } from './exception-limbs.js';

/** B. Advice and information. */
export const adviceRules: readonly Rule[] = [
  defineRule({
    id: 'B1',
    clock: 'advice',
    title: "Body responds to LA's request for co-operation/advice",
    kind: 'deadline',
    dutyHolder: 'advising body',
    startsOn: "Day 0 = day the body receives the LA's request (one clock per body)",
    mustHaveHappened: 'Advice supplied',
    within: { weeks: 6, counting: 'excludeStartDay' },
    citation: 'SEND Regs 2014 (SI 2014/1530) reg 8(1) with reg 6; Children and Families Act 2014 s.31',
    exceptions: x8,
    policies: ['P1', 'P2', 'P4'],
    relaxedIn2020: true,
    note: 'Reg 8(2) has NO school-closure limb; lifting B1 does not lift A1, C1 or C3. Reg 6(4): do not re-seek advice if giver, LA and parent/YP all accept existing advice',
    verification: 'stored',
    start: 'the day the body received the request for advice',
  }),
];
