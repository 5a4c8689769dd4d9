import type { CalendarDate } from '../calendar-date.js';
import type { Rule } from '../rule.js';
import { defineRule } from './define-rule.js';
import { xcov } from './exception-limbs.js';

/** L. Personal budgets and temporary law. */
export const budgetAndTemporaryRules: readonly Rule[] = [
  defineRule({
    id: 'L1',
    clock: 'personal-budget',
    title: 'Review direct payments',
    kind: 'deadline',
    dutyHolder: 'LA',
    startsOn: 'First direct payment',
    mustHaveHappened: 'Making and use of payments reviewed',
    within: { months: 3, counting: 'excludeStartDay' },
    citation: 'SI 2014/1652 reg 11',
    relaxedIn2020: true,
    note: 'Request for a personal budget only while draft is open or plan is under review/re-assessment (reg 4); one reconsideration if reduced/stopped',
    verification: 'stored',
    start: 'the day of the first direct payment',
  }),
  defineRule({
    id: 'L2',
    clock: 'temporary',
    title: 'Coronavirus relaxation',
    kind: 'temporary',
    dutyHolder: 'LA',
    startsOn: 'Time limit falling within the window',
    mustHaveHappened: "Listed limits became 'as soon as reasonably practicable' if missed for a coronavirus reason",
    within: { window: ['2020-05-01' as CalendarDate, '2020-09-25' as CalendarDate] },
    citation: 'SI 2020/471',
    exceptions: [xcov],
    inForce: { from: '2020-05-01', to: '2020-09-25' },
    before: { rule: null, words: 'Before that every limit applied as it stands' },
    note: 'Historic data only; temporarily inserted reg 18A',
    verification: 'stored',
    start: 'the day on which the time limit fell',
  }),
];
