import { allSend, plan, senSupport } from '../series.js';
import type { Series, SeriesGroup } from '../series.js';

const yearly = {
  every: 'schoolYear',
  partName: 'Pupils',
  parts: [plan, senSupport],
  better: 'higher',
  giver: 'Department for Education',
} as const satisfies Partial<Series>;

/** What pupils reach, as the Department for Education publishes it. */
export const attainmentSeries: SeriesGroup = {
  id: 'attainment',
  title: 'Attainment',
  series: [
    {
      ...yearly,
      id: 'attainment.attainment8',
      title: 'Attainment 8 at the end of key stage 4',
      meaning: 'Mean Attainment 8 score per pupil at the end of key stage 4',
      unit: 'score',
      parts: [plan, senSupport, allSend, { code: 'noSend', title: 'Without SEND' }],
      asked: {
        portsmouth: { m12: null },
        southampton: { m15: 'allSend' },
        'south-gloucestershire': { m043: 'allSend', m044: 'plan', m070: 'senSupport', m071: 'plan' },
      },
    },
    {
      ...yearly,
      id: 'attainment.progress8',
      title: 'Progress 8 at the end of key stage 4',
      meaning:
        'Mean Progress 8 score per pupil at the end of key stage 4; below nothing is less progress than others made',
      unit: 'score',
      parts: [plan, senSupport, allSend],
      asked: { 'south-gloucestershire': { m045: 'allSend', m046: 'plan', m068: 'senSupport', m069: 'plan' } },
    },
    {
      ...yearly,
      id: 'attainment.progressOfGroups',
      title: 'Progress of pupils with SEND in other groups',
      meaning: 'Mean progress score of pupils with SEND who also belong to the group, at the end of the key stage',
      unit: 'score',
      partName: 'Group',
      parts: [
        { code: 'ks2PupilPremium', title: 'Pupil premium, key stage 2' },
        { code: 'ks4PupilPremium', title: 'Pupil premium, key stage 4' },
        { code: 'ks2Travellers', title: 'Gypsy, Roma and Traveller, key stage 2' },
        { code: 'ks4Travellers', title: 'Gypsy, Roma and Traveller, key stage 4' },
      ],
      asked: { 'south-gloucestershire': { m047: null } },
    },
    {
      ...yearly,
      id: 'attainment.englishAndMaths',
      title: 'English and maths at grade 5 or above',
      meaning: 'Of the pupils at the end of key stage 4, those with grade 5 or above in English and in maths',
      unit: 'percent',
      asked: { 'south-gloucestershire': { m072: 'senSupport', m073: 'plan' } },
    },
    {
      ...yearly,
      id: 'attainment.level2At19',
      title: 'Level 2 at 19',
      meaning: 'Of the young people who became 19 in the school year, those qualified at level 2',
      unit: 'percent',
      asked: { 'south-gloucestershire': { m074: 'senSupport', m075: 'plan' } },
    },
    {
      ...yearly,
      id: 'attainment.level3At19',
      title: 'Level 3 at 19',
      meaning: 'Of the young people who became 19 in the school year, those qualified at level 3',
      unit: 'percent',
      asked: { 'south-gloucestershire': { m076: 'senSupport', m077: 'plan' } },
    },
    {
      ...yearly,
      id: 'attainment.earlyYears',
      title: 'Early years outcomes',
      meaning: 'Mean score of children with SEND at the end of the early years foundation stage',
      unit: 'score',
      partName: null,
      parts: [],
      asked: { plymouth: { m16: null } },
    },
    {
      ...yearly,
      id: 'attainment.betterThroughSupport',
      title: 'Better outcomes through SEN Support',
      meaning: 'Outcome based plans of pupils on SEN Support that showed better outcomes in the school year',
      unit: 'count',
      partName: null,
      parts: [],
      giver: 'Schools’ own returns',
      asked: { plymouth: { m19: null } },
    },
  ],
};
