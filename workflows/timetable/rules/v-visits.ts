import type { Rule } from '../rule.js';
import { defineRule } from './define-rule.js';

/** No law of 2014 makes these: a placement of any age is visited. */
const sinceRecords = { from: '2000-01-01', to: null };

/** V. Visits to placements: what an authority settles for itself, never a breach of the law shown as such. */
export const visitRules: readonly Rule[] = [
  defineRule({
    id: 'V1',
    clock: 'placement-visit',
    title: 'Visit to a child placed out of area',
    kind: 'local',
    dutyHolder: 'LA',
    startsOn: 'Day 0 = last visit, or the first day of the placement',
    mustHaveHappened: 'Child visited in the placement',
    within: { months: 6, counting: 'excludeStartDay' },
    citation: 'Set by the authority; action plans ask for 6 months',
    policies: ['P13'],
    inForce: sinceRecords,
    note: 'Practice, not law: how often is settled under P13',
    verification: 'knowledge',
    start: 'the day of the last visit or, before the first one, the first day of the placement',
  }),
  defineRule({
    id: 'V2',
    clock: 'placement-visit',
    title: 'Visit to a child in a residential placement',
    kind: 'local',
    dutyHolder: 'LA',
    startsOn: 'Day 0 = last visit, or the first day of the residential placement',
    mustHaveHappened: 'Child visited in the placement',
    within: { months: 3, counting: 'excludeStartDay' },
    citation: 'Children Act 1989 s.86A; Visits to Children in Long-Term Residential Care Regs 2011 (SI 2011/1010)',
    policies: ['P14'],
    inForce: sinceRecords,
    note: 'The intervals of SI 2011/1010 are not in the stored reference: the authority settles them under P14 after looking them up. Visits to looked after children have regulations of their own (SI 2010/959)',
    verification: 'knowledge',
    start: 'the day of the last visit or, before the first one, the first day of the residential placement',
  }),
];
