import type { Rule } from '../rule.js';
import { defineRule, fromNotice } from './define-rule.js';
import { x27 } from './exception-limbs.js';

/** G. Re-assessment. */
export const reassessmentRules: readonly Rule[] = [
  defineRule({
    id: 'G1',
    clock: 'reassess-decision',
    title: 'Notify decision whether to re-assess',
    kind: 'deadline',
    dutyHolder: 'LA',
    startsOn: 'Day 0 = request received',
    mustHaveHappened: 'Parent/YP told',
    within: { days: 15, counting: 'excludeStartDay' },
    citation: 'SEND Regs 2014 (SI 2014/1530) reg 25(1); Children and Families Act 2014 s.44(2)',
    policies: ['P1', 'P2', 'P4', 'P5'],
    relaxedIn2020: true,
    note: 'LA may refuse if an assessment was made in the 6 months ending with the request, or not necessary: reg 24. Health body request must be met: reg 23',
    verification: 'partly',
    start: 'the day the request for re-assessment was received',
  }),
  defineRule({
    id: 'G2',
    clock: 'reassess-final',
    title: 'Final plan after re-assessment',
    kind: 'deadline',
    dutyHolder: 'LA',
    startsOn: "Day 0 = reg 25(1) notification, or LA's own s.44(3) decision",
    mustHaveHappened: 'Final plan sent',
    within: { weeks: 14, counting: 'excludeStartDay' },
    citation: 'SEND Regs 2014 (SI 2014/1530) reg 27(2)',
    exceptions: x27,
    policies: ['P4', 'P12'],
    relaxedIn2020: true,
    note: 'Runs from ACTUAL notification, not the request; the 15-day draft period and reg 8 six weeks apply inside it',
    verification: 'stored',
    start: "the day the decision to re-assess was notified, or of the authority's own decision",
    facts: fromNotice,
  }),
];
