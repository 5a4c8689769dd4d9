import type { Rule } from '../rule.js';
import { defineRule } from './define-rule.js';
import { dateFact } from './rule-facts.js';

/** J. Appeal. */
export const appealRules: readonly Rule[] = [
  defineRule({
    id: 'J1',
    clock: 'appeal',
    title: 'Appeal received by Tribunal',
    kind: 'deadline',
    dutyHolder: 'parent/YP',
    startsOn: 'Day 0 = decision notice SENT; alternatively day 0 = mediation certificate issued',
    mustHaveHappened: 'Application received',
    within: {
      laterOf: [
        { months: 2, counting: 'excludeStartDay', from: 'noticeSent' },
        { months: 1, counting: 'excludeStartDay', from: 'certificateIssued' },
      ],
      roll: 'HESC rule 12',
    },
    citation: 'HESC Rules 2008 (SI 2008/2699) r.20(1)(c); r.12; CFA s.51',
    note: 'Ends in August -> first working day of September; ends 25 Dec-1 Jan -> first working day after; otherwise non-working day -> next working day (r.12(2))',
    verification: 'stored',
    start: 'the day the decision notice was sent',
    facts: [
      dateFact('noticeSentOn', 'the day the decision notice was sent, if start is something else'),
      dateFact('certificateIssuedOn', 'the day a mediation certificate was issued, if any'),
    ],
  }),
  defineRule({
    id: 'J2',
    clock: 'appeal',
    title: 'LA response',
    kind: 'deadline',
    dutyHolder: 'LA',
    startsOn: 'Day 0 = Tribunal sends appeal to LA',
    mustHaveHappened: "Response filed; concession before this makes it 'unopposed'",
    within: { workingDays: 30, counting: 'excludeStartDay', excludeAugust: true },
    citation: 'HESC Rules r.21, r.12(3)',
    note: 'Directions on the registration letter override',
    verification: 'partly',
    start: 'the day the Tribunal sent the appeal to the authority',
  }),
];
