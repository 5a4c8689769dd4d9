import type { Part, Series, SeriesGroup } from '../series.js';

const services: readonly Part[] = [
  { code: 'paediatrics', title: 'Community paediatrics' },
  { code: 'physiotherapy', title: 'Physiotherapy' },
  { code: 'occupationalTherapy', title: 'Occupational therapy' },
  { code: 'speechAndLanguage', title: 'Speech and language therapy' },
  { code: 'camhs', title: 'CAMHS' },
];

const ofServices = {
  every: 'month',
  partName: 'Service',
  parts: services,
  giver: 'Health provider, or integrated care board',
} as const satisfies Partial<Series>;

const alone = { partName: null, parts: [], giver: 'Health provider, or integrated care board' } as const;

/** Waiting times and checks that health services hold. */
export const healthSeries: SeriesGroup = {
  id: 'health',
  title: 'Health waiting times and checks',
  series: [
    {
      ...ofServices,
      id: 'health.seenUnder18Weeks',
      title: 'Seen within 18 weeks',
      meaning: 'Of the children and young people first seen in the month, those who had waited under 18 weeks',
      unit: 'percent',
      better: 'higher',
      asked: { 'south-gloucestershire': { m027: null } },
    },
    {
      ...ofServices,
      id: 'health.waiting18WeeksOrMore',
      title: 'Still waiting 18 weeks or more',
      meaning: 'Children and young people not yet seen at the end of the month who had waited 18 weeks or more',
      unit: 'count',
      better: 'lower',
      asked: { 'south-gloucestershire': { m028: null } },
    },
    {
      ...ofServices,
      id: 'health.waited26WeeksOrMore',
      title: 'Waited 26 weeks or more',
      meaning: 'Children and young people first seen in the month who had waited 26 weeks or more',
      unit: 'count',
      better: 'lower',
      asked: { 'south-gloucestershire': { m029: null } },
    },
    {
      ...alone,
      id: 'health.autismWait',
      title: 'Wait for an autism diagnosis',
      meaning: 'Mean weeks from referral to the outcome of the assessment, of those told the outcome in the month',
      unit: 'weeks',
      every: 'month',
      better: 'lower',
      readAgainst: { value: 26, title: '26 weeks' },
      asked: { 'south-gloucestershire': { m031: null, m094: null } },
    },
    {
      ...alone,
      id: 'health.autismWithin26Weeks',
      title: 'Autism diagnosis within 26 weeks',
      meaning: 'Of those told the outcome of an autism assessment in the month, those told within 26 weeks of referral',
      unit: 'percent',
      every: 'month',
      better: 'higher',
      asked: { 'south-gloucestershire': { m093: null } },
    },
    {
      ...alone,
      id: 'health.seenWithin3Months',
      title: 'Autism and ADHD assessments begun within 3 months',
      meaning: 'Of the autism and ADHD assessments begun in the month, those begun within 3 months of referral',
      unit: 'percent',
      every: 'month',
      better: 'higher',
      asked: { southampton: { m07: null } },
    },
    {
      ...alone,
      id: 'health.twoYearReview',
      title: 'Health visitor reviews at 2 years',
      meaning: 'Of the children who became 2½ in the quarter, those who had their 2 to 2½ year review by then',
      unit: 'percent',
      every: 'quarter',
      better: 'higher',
      asked: { 'south-gloucestershire': { m092: null } },
    },
    {
      ...alone,
      id: 'health.earlyYearsChecks',
      title: 'Early years developmental checks',
      meaning: 'Developmental checks completed in the school year',
      unit: 'count',
      every: 'schoolYear',
      better: 'higher',
      asked: { 'south-gloucestershire': { m042: null } },
    },
    {
      id: 'health.lateNotifications',
      title: 'Late notifications of young children',
      meaning: 'Notifications of children under school age who may have SEND that came later than agreed',
      unit: 'count',
      every: 'month',
      partName: 'From',
      parts: [
        { code: 'health', title: 'Health services' },
        { code: 'earlyYears', title: 'Early years settings' },
      ],
      better: 'lower',
      giver: 'Early years service',
      asked: { portsmouth: { m02: null } },
    },
    {
      id: 'health.staffTrained',
      title: 'Health and care staff trained',
      meaning:
        'Of the staff who should have had the training or briefing, those who had it by the end of the school year',
      unit: 'percent',
      every: 'schoolYear',
      partName: 'Training',
      parts: [
        { code: 'briefed', title: 'Clinical staff trained or briefed' },
        { code: 'send', title: 'SEND training' },
        { code: 'adviceTemplates', title: 'Templates for advice' },
      ],
      better: 'higher',
      giver: 'Health provider, or integrated care board',
      asked: { 'south-gloucestershire': { m062: 'briefed', m119: 'send', m120: 'adviceTemplates' } },
    },
  ],
};
