import type { ExceptionLimb } from '../rule.js';

const fourWeeks = 28;
const twoWeeks = 14;

/** Reg 5(4): the 6 weeks to decide whether to assess. */
export const x5: readonly ExceptionLimb[] = [
  {
    id: 'X5a',
    citation: 'reg 5(4)(a)',
    description:
      'Advice asked of a head/principal in the window [closure start - 7d, reopening - 7d] where the school or post-16 institution closes for >= 4 continuous weeks',
    ground: 'schoolClosure',
    leastDays: fourWeeks,
  },
  {
    id: 'X5b',
    citation: 'reg 5(4)(b)',
    description: 'Same, where the person asked is the SEN lead/responsible person at an early years provider',
    ground: 'earlyYearsClosure',
    leastDays: fourWeeks,
  },
  {
    id: 'X5c',
    citation: 'reg 5(4)(c)',
    description: 'Exceptional personal circumstances of child, parent or young person within the 6 weeks',
    ground: 'exceptionalCircumstances',
    leastDays: null,
  },
  {
    id: 'X5d',
    citation: 'reg 5(4)(d)',
    description: 'Child, parent or young person out of the LA area for >= 4 continuous weeks within the 6 weeks',
    ground: 'absentFromArea',
    leastDays: fourWeeks,
  },
];

/** Reg 8(2): one body's 6 weeks to give advice. It has no closure limb. */
export const x8: readonly ExceptionLimb[] = [
  {
    id: 'X8a',
    citation: 'reg 8(2)(a)',
    description: 'Exceptional circumstances of child, parent or young person within the 6 weeks',
    ground: 'exceptionalCircumstances',
    leastDays: null,
  },
  {
    id: 'X8b',
    citation: 'reg 8(2)(b)',
    description: 'Absent from the area >= 4 continuous weeks within the 6 weeks',
    ground: 'absentFromArea',
    leastDays: fourWeeks,
  },
  {
    id: 'X8c',
    citation: 'reg 8(2)(c)',
    description: "Child/young person missed an appointment for that body's examination or test within the 6 weeks",
    ground: 'missedAppointment',
    leastDays: null,
  },
];

/** Reg 10(4): the 16 weeks to say that there will be no plan. */
export const x10 = asRegulation10('X10', 'reg 10(4)');

/** Reg 13(3), for the reasons of reg 10(4): the 20 weeks to the final plan. */
export const x13 = asRegulation10('X13', 'reg 13(3) applying reg 10(4)');

/** Reg 27(3): the 14 weeks of a re-assessment. */
export const x27 = asRegulation10('X27', 'reg 27(3)');

/** Reg 44(3): what an order requires. */
export const x44 = asRegulation44('X44', 'reg 44(3)');

/** Reg 45(7): what an unopposed appeal requires. */
export const x45 = asRegulation44('X45', 'reg 45(7)');

/** SI 2020/471, for limits that fell from 1 May to 25 September 2020. */
export const xcov: ExceptionLimb = {
  id: 'XCOV',
  citation: 'SI 2020/471',
  description: 'Reason relating to incidence or transmission of coronavirus; recorded per case',
  ground: 'coronavirus',
  leastDays: null,
};

function asRegulation10(set: string, regulation: string): readonly ExceptionLimb[] {
  return [
    {
      id: `${set}a`,
      citation: `${regulation}(a)`,
      description: 'School/post-16 closure >= 4 weeks window, as X5a',
      ground: 'schoolClosure',
      leastDays: fourWeeks,
    },
    {
      id: `${set}b`,
      citation: `${regulation}(b)`,
      description: 'Early years provider closure window, as X5b',
      ground: 'earlyYearsClosure',
      leastDays: fourWeeks,
    },
    {
      id: `${set}c`,
      citation: `${regulation}(c)`,
      description: 'Exceptional personal circumstances in the period',
      ground: 'exceptionalCircumstances',
      leastDays: null,
    },
    {
      id: `${set}d`,
      citation: `${regulation}(d)`,
      description: 'Absent from area >= 4 continuous weeks in the period',
      ground: 'absentFromArea',
      leastDays: fourWeeks,
    },
  ];
}

function asRegulation44(set: string, regulation: string): readonly ExceptionLimb[] {
  return [
    {
      id: `${set}a`,
      citation: `${regulation}(a)`,
      description: 'Exceptional personal circumstances in the relevant period',
      ground: 'exceptionalCircumstances',
      leastDays: null,
    },
    {
      id: `${set}b`,
      citation: `${regulation}(b)`,
      description: 'Absent from area >= 2 (TWO) continuous weeks in the relevant period',
      ground: 'absentFromArea',
      leastDays: twoWeeks,
    },
    {
      id: `${set}c`,
      citation: `${regulation}(c)`,
      description: 'Any reg 13(3) circumstance applies',
      ground: 'otherRegulation13Reason',
      leastDays: null,
    },
  ];
}
