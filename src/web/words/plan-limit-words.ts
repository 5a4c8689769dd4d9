import type { RuleId } from '../../../workflows/timetable/rule.js';

/** The words of one limit, as `limit-words.ts` has them. */
export interface PlanLimitWords {
  readonly title: string;
  readonly inShort?: string;
  readonly period: string;
  readonly law: string;
  /** Who has to act, where it is not the authority. */
  readonly actor?: string;
}

/** Limits of a maintained plan and of a dispute, each named as something to be done. */
export const planLimits = {
  D1: { title: 'Transfer the plan to the new authority', period: 'on the day of the move, or 15 working days', law: 'reg 15(2)' },
  D2: { title: 'Write to the family about the transfer', period: '6 weeks', law: 'reg 15(4)' },
  D3: { title: 'Review the transferred plan', period: '12 months, or 3 months from the transfer', law: 'reg 15(5)' },
  D4: { title: 'Tell the new health body', period: '15 working days', law: 'reg 16', actor: 'Health body' },
  E1: { title: 'First annual review', period: '12 months', law: 's.44(1)' },
  E2: { title: 'Annual review', period: '12 months', law: 's.44(1)' },
  E3: { title: 'Invite to the review meeting', period: 'at least 2 weeks before', law: 'reg 20(3), 21(3)' },
  E4: { title: 'Send advice round before the meeting', period: 'at least 2 weeks before', law: 'reg 20(4), 21(4)' },
  E5: { title: 'Send the review report', period: '2 weeks', law: 'reg 20(7)–(9), 21(7)' },
  E6: { title: 'Tell family of the review decision', period: '4 weeks', law: 'reg 20(10), 21(9)' },
  E7: { title: 'Consider preparing for adulthood', period: 'at the review', law: 'reg 20(6), 21(6)' },
  E8: { title: 'Family’s time with the amendments', period: 'at least 15 days', law: 'reg 22(2)(c)', actor: 'Family' },
  E9: { title: 'Send the amended plan', period: '8 weeks', law: 'reg 22(3)' },
  E10: { title: 'Tell family if no amendment after all', period: '8 weeks', law: 'reg 22(4)' },
  E11: { title: 'Amended plan, from the meeting', period: '12 weeks', law: 'regs 20(10) and 22(3)' },
  E12: { title: 'Amended plan for the phase transfer', period: 'before 15 February', law: 'reg 18(1)(b)' },
  E13: { title: 'Amended plan for post-16', period: 'before 31 March', law: 'reg 18(1)(a)' },
  E14: { title: 'Amended plan for the next post-16 place', period: '5 months before', law: 'reg 18(2)' },
  E15: { title: 'Look at an under-five’s plan', period: '3 to 6 months', law: 'Code 9.178' },
  E16: { title: 'Maintain the plan after release', period: 'as soon as practicable', law: 's.48' },
  F1: { title: 'Send the amended plan, outside a review', period: '8 weeks', law: 'reg 28' },
  G1: { title: 'Tell family: assess again or not', period: '15 days', law: 'reg 25(1)' },
  H1: { title: 'Consult before ending the plan', period: 'before the decision', law: 'reg 31(1)' },
  H2: { title: 'Tell family that the plan ends', period: 'as soon as practicable', law: 'reg 31(2)' },
  H3: { title: 'Keep the plan while an appeal may come', period: 'until the time to appeal is over', law: 's.45(4)' },
  H4: { title: 'Oldest age for a plan', period: 'to the end of the school year', law: 's.46, s.83(2)' },
  I1: { title: 'Contact the mediation adviser', period: '2 months', law: 'reg 33', actor: 'Family' },
  I2: { title: 'Certificate: no mediation wanted', period: '3 working days', law: 'reg 34', actor: 'Mediation adviser' },
  I3: { title: 'Tell the health body of mediation', period: '3 working days', law: 'regs 35, 36' },
  I4: { title: 'Arrange mediation', period: '30 days', law: 'regs 35 to 38' },
  I5: { title: 'Certificate after mediation', period: '3 working days', law: 'reg 39', actor: 'Mediation adviser' },
  I7: { title: 'Carry out the other matters agreed', period: '2 weeks', law: 'reg 42(3)' },
  J1: { title: 'Appeal to the Tribunal', period: '2 months, or 1 month from the certificate', law: 'HESC Rules r.20', actor: 'Family' },
  J2: { title: 'Respond to the appeal', period: '30 working days', law: 'HESC Rules r.21' },
  K6: { title: 'Order: send the amended plan', period: '5 weeks', law: 'reg 44(2)(e)' },
  K7: { title: 'Order: name the school or college', period: '2 weeks', law: 'reg 44(2)(f)' },
  K8: { title: 'Order on ending the plan', period: 'at once; 5 weeks to amend', law: 'reg 44(2)(a), (g), (h)' },
  K10: { title: 'Answer the recommendation', period: '5 weeks', law: 'SI 2017/1306' },
  L1: { title: 'Look at how direct payments are used', period: '3 months', law: 'SI 2014/1652 reg 11' },
} as const satisfies Partial<Readonly<Record<RuleId, PlanLimitWords>>>; // prettier-ignore

/** Those a person who records something is told of: the others are content, guidance or derived. */
export const planLimitsTold: readonly string[] = [
  ...['D1', 'D2', 'D3', 'D4', 'E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E8', 'E9', 'E10', 'E12', 'E13', 'E14'],
  ...['F1', 'G1', 'H1', 'H2', 'H3', 'I1', 'I2', 'I3', 'I4', 'I5', 'I7', 'J1', 'J2', 'K6', 'K7', 'K8', 'K10', 'L1'],
];
