import type { RuleId } from '../../../workflows/timetable/rule.js';

export interface LimitWords {
  /** As something to be done: "Send final plan". */
  readonly title: string;
  /** Where the column says already whose move it is; the title unless another is given. */
  readonly inShort?: string;
  readonly period: string;
  readonly law: string;
  /** Who has to act, where it is neither the authority nor told by the case itself. */
  readonly actor?: string;
  /** Within a sentence about the twenty weeks: "week 16". */
  readonly week?: string;
}

/** Limits of the first assessment, of a re-assessment, and of what a dispute requires of one: named with its own facts. */
type OfAssessment =
  | ('A1' | 'A2' | 'A3' | 'A4' | 'B1' | 'C1' | 'C2' | 'C3' | 'C4' | 'C5' | 'C6' | 'D5' | 'G2')
  | ('K1' | 'K2' | 'K3' | 'K4' | 'K5' | 'K9' | 'I6');

/** Limits that run once there is a plan, and in a dispute. */
export const laterLimits: Readonly<Record<Exclude<RuleId, OfAssessment>, LimitWords>> = {
  D1: { title: 'Transfer plan to new authority', period: '15 working days', law: 'reg 15(2)' },
  D2: { title: 'Write to family about the transfer', period: '6 weeks', law: 'reg 15(4)' },
  D3: { title: 'Review transferred plan', period: '12 months, or 3 from the transfer', law: 'reg 15(5)' },
  D4: { title: 'Tell new health body', period: '15 working days', law: 'reg 16', actor: 'Health body' },
  E1: { title: 'First annual review', period: '12 months', law: 'CFA 2014 s.44(1)(a)' },
  E2: { title: 'Annual review', period: '12 months', law: 'CFA 2014 s.44(1)(b)' },
  E3: { title: 'Invite to review meeting', period: 'at least 2 weeks before it', law: 'reg 20(3), 21(3)' },
  E4: { title: 'Send advice round before review', period: 'at least 2 weeks before it', law: 'reg 20(4), 21(4)' },
  E5: { title: 'Send review report', period: '2 weeks', law: 'reg 20(7)-(9), 21(7)' },
  E6: {
    title: 'Tell family the review decision',
    inShort: 'Review decision',
    period: '4 weeks',
    law: 'reg 20(10)-(11), 21(8)-(9)',
  },
  E7: { title: 'Review: preparing for adulthood', period: 'in the review, from year 9', law: 'reg 20(6), 21(6)' },
  E8: { title: 'Family’s time with the amendments', period: 'at least 15 days', law: 'reg 22(2)', actor: 'Family' },
  E9: { title: 'Send amended plan', period: '8 weeks', law: 'reg 22(3)' },
  E10: { title: 'Tell family if no amendment', period: '8 weeks', law: 'reg 22(4)-(5)' },
  E11: { title: 'Review to amended plan', period: '12 weeks', law: 'reg 20(10) with 22(3)' },
  E12: { title: 'Name school for phase transfer', period: 'before 15 February', law: 'reg 18(1)(b)' },
  E13: { title: 'Name setting for post-16 transfer', period: 'before 31 March', law: 'reg 18(1)(a)' },
  E14: { title: 'Name next post-16 setting', period: 'at least 5 months before', law: 'reg 18(2)' },
  E15: { title: 'Look again: under five', period: 'every 3 to 6 months', law: 'practice, Code 9.178' },
  E16: { title: 'Resume plan after release', period: 'as soon as practicable', law: 'CFA 2014 s.48' },
  F1: { title: 'Send amended plan, outside a review', period: '8 weeks', law: 'reg 28' },
  G1: { title: 'Tell family: re-assess or not', inShort: 'Decision to re-assess', period: '15 days', law: 'reg 25(1)' },
  H1: { title: 'Consult before ending plan', period: 'before the decision', law: 'reg 31(1)' },
  H2: { title: 'Tell family that plan ends', period: 'as soon as practicable', law: 'reg 31(2)-(3)' },
  H3: { title: 'Keep plan while appeal is open', period: 'until the time to appeal is over', law: 'CFA 2014 s.45(4)' },
  H4: { title: 'Age limit', period: '25th birthday, or the end of that school year', law: 'CFA 2014 s.46' },
  I1: { title: 'Family to contact mediation adviser', period: '2 months', law: 'reg 33', actor: 'Family' },
  I2: {
    title: 'Certificate: no mediation wanted',
    period: '3 working days',
    law: 'reg 34',
    actor: 'Mediation adviser',
  },
  I3: { title: 'Tell health body of mediation', period: '3 working days', law: 'reg 35, 36' },
  I4: { title: 'Arrange mediation', period: '30 days', law: 'reg 35-38' },
  I5: { title: 'Certificate after mediation', period: '3 working days', law: 'reg 39', actor: 'Mediation adviser' },
  I7: { title: 'Carry out other matters agreed', period: '2 weeks', law: 'reg 42(3)' },
  J1: {
    title: 'Family to appeal',
    period: '2 months, or 1 from the certificate',
    law: 'Tribunal rule 20',
    actor: 'Family',
  },
  J2: { title: 'Respond to appeal', period: '30 working days', law: 'Tribunal rule 21' },
  K1old: ordered('begin the assessment', '4 weeks', 'reg 44(2)(b) until 2015'),
  K6: ordered('send amended plan', '5 weeks', 'reg 44(2)(e)'),
  K7: ordered('name the school or type', '2 weeks', 'reg 44(2)(f)'),
  K8: { title: 'Order about ending the plan', period: 'at once, or 5 weeks', law: 'reg 44(2)(a), (g), (h)' },
  K10: { title: 'Answer recommendation', period: '5 weeks', law: 'SI 2017/1306 reg 7' },
  L1: { title: 'Review direct payments', period: '3 months', law: 'SI 2014/1652 reg 11' },
  V1: { title: 'Visit child placed out of area', period: 'usually 6 months (P13)', law: 'set here, not law' },
  V2: { title: 'Visit child who lives at school', period: 'as settled (P14)', law: 'set here, under SI 2011/1010' },
  L2: { title: 'Coronavirus relaxation', period: 'May to September 2020', law: 'SI 2020/471' },
};

/** A limit that an order of the Tribunal sets. */
export function ordered(what: string, period: string, law: string): LimitWords {
  return { title: `Order: ${what}`, period, law };
}
