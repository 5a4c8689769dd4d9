import type { Series, SeriesGroup } from '../series.js';

const census = {
  every: 'schoolYear',
  partName: null,
  parts: [],
  better: 'neither',
  giver: 'School census',
} as const satisfies Partial<Series>;

/** The id of the series that totals are set against. */
export const schoolPopulation = 'population.pupils';
/** The part of it that holds every pupil. */
export const everyPupil = 'all';

/** How many pupils there are, places and money. */
export const populationSeries: SeriesGroup = {
  id: 'population',
  title: 'School population, places and money',
  series: [
    {
      ...census,
      id: schoolPopulation,
      title: 'School population',
      meaning: 'Pupils on roll at the January census of the school year',
      unit: 'count',
      partName: 'School type',
      parts: [
        { code: everyPupil, title: 'All schools' },
        { code: 'nursery', title: 'Nursery' },
        { code: 'primary', title: 'Primary' },
        { code: 'secondary', title: 'Secondary' },
        { code: 'special', title: 'Special' },
        { code: 'alternative', title: 'Alternative provision' },
        { code: 'independent', title: 'Independent' },
      ],
      asked: { 'south-gloucestershire': { m001: everyPupil } },
    },
    {
      ...census,
      id: 'population.senSupport',
      title: 'Pupils on SEN Support',
      meaning: 'Of the pupils on roll at the January census, those on SEN Support; the numerator is their number',
      unit: 'percent',
      asked: { portsmouth: { m10: null }, 'south-gloucestershire': { m002: null } },
    },
    {
      ...census,
      id: 'population.plansAndSupport',
      title: 'Pupils with a plan or on SEN Support',
      meaning: 'Of the pupils on roll at the January census, those with an EHC plan or on SEN Support',
      unit: 'percent',
      asked: { southampton: { m16: null } },
    },
    {
      ...census,
      id: 'population.censusAccuracy',
      title: 'Census accuracy',
      meaning: 'Of the pupils with SEND whose census entry was checked, those whose entry was right',
      unit: 'percent',
      better: 'higher',
      giver: 'Data team',
      asked: { plymouth: { m12: null } },
    },
    {
      ...census,
      id: 'places.primaryReferralUnit',
      title: 'Places in primary referral units',
      meaning: 'Places in primary pupil referral units that there are in the school year',
      unit: 'count',
      giver: 'Commissioning team',
      asked: { kirklees: { m13: null } },
    },
    {
      ...census,
      id: 'money.sendSpend',
      title: 'Spending on SEND',
      meaning: 'What was spent on SEND in the financial year, in pounds',
      unit: 'pounds',
      every: 'financialYear',
      giver: 'Finance team',
      asked: { portsmouth: { m11: null } },
    },
    {
      ...census,
      id: 'money.highNeedsForecast',
      title: 'High needs demand forecast',
      meaning: 'What demand on the high needs block is forecast to cost in the financial year, in pounds',
      unit: 'pounds',
      every: 'financialYear',
      giver: 'Finance team',
      asked: { plymouth: { m14: null } },
    },
  ],
};
