import type { Series, SeriesGroup } from '../series.js';

type Asked = Series['asked'];

/** A share that is told once a school year, of which more is better. */
function share(id: string, title: string, meaning: string, asked: Asked): Series {
  return { ...yearly, id: `programme.${id}`, title, meaning, unit: 'percent', asked };
}

function number(id: string, title: string, meaning: string, asked: Asked, more: Partial<Series> = {}): Series {
  return { ...yearly, id: `programme.${id}`, title, meaning, unit: 'count', asked, ...more };
}

const yearly = {
  every: 'schoolYear',
  partName: null,
  parts: [],
  better: 'higher',
  giver: 'Whoever runs the programme',
} as const satisfies Partial<Series>;

const south = (...measures: readonly string[]): Asked => ({
  'south-gloucestershire': Object.fromEntries(measures.map((measure) => [measure, null])),
});

/** How far training, audits by schools and programmes reach. */
export const programmeSeries: SeriesGroup = {
  id: 'programme',
  title: 'Training, schools’ own audits and programmes',
  series: [
    number('localOfferVisits', 'Visits to the Local Offer', 'Visits to the SEND pages of the Local Offer in the month', south('m004'), { every: 'month', giver: 'Website statistics' }),
    number('localOfferStaff', 'Staff trained on the Local Offer', 'Staff trained or briefed on the Local Offer in the school year', south('m005')),
    share('inclusionAudit', 'Schools that did the inclusion audit', 'Of the schools asked, those that completed and returned the inclusion audit in the school year', { portsmouth: { m08: null }, ...south('m039', 'm099') }),
    { ...number('supportQuality', 'Settings’ view of the support they get', 'Mean score that settings gave the quality of support, on the survey’s own scale', south('m040')), unit: 'score' },
    number('engagementSessions', 'Engagement sessions', 'Engagement sessions held in the school year', south('m081')),
    number('pupilSurveySchools', 'Schools in the on-line pupil survey', 'Schools whose pupils took part in the on-line survey', south('m082')),
    share('therapyPack', 'Schools trained on the Therapy Pack', 'Of the schools, those with a training day on the Therapy Pack in the last three years', { portsmouth: { m15: null } }),
    share('schoolsEngaged', 'Target schools engaged', 'Of the schools aimed at, those engaged in the programme or with the hub', { ...south('m096'), plymouth: { m15: null } }),
    share('governors', 'Governing bodies with a trained member', 'Of the governing bodies, those with a trained representative', south('m097')),
    share('inclusionConference', 'Schools at the inclusion conference', 'Of the schools, those represented at the inclusion conference', south('m098')),
    share('sencoInduction', 'SENCos at induction', 'Of the SENCos new in post, those who attended induction', south('m100')),
    share('headInduction', 'New heads at induction', 'Of the heads new in post, those who attended induction', south('m101')),
    share('headsBriefed', 'Heads briefed', 'Of the heads, those briefed in the school year', south('m102')),
    share('newTeachers', 'Newly qualified teachers trained', 'Of the newly qualified teachers, those who attended training on SEND', south('m103')),
    share('transitionViews', 'Schools content with transition', 'Of the schools that answered, those positive about transition', south('m104')),
    share('supportPlans', 'Support plans of children known to agencies', 'Of the children on SEN Support who are known to agencies, those with a support plan', south('m105')),
    share('fundProgress', 'Children progressing through the fund', 'Of the children supported by the fund, those who made progress', south('m108')),
    share('checklistViews', 'Parents content with the health checklist', 'Of the parents who answered, those positive about the checklist', south('m114')),
    share('multiAgencyTraining', 'Settings at multi-agency training', 'Of the early years settings, those that accessed multi-agency training', { plymouth: { m17: null } }),
    number('earlyYearsReferrals', 'Referrals for early years support', 'Individual referrals for early years support in the school year', { plymouth: { m18: null } }, { better: 'lower' }),
    share('sendLeadership', 'Schools whose SEND leadership is good', 'Of the schools that evaluated themselves, those that found their SEND leadership at least good', { plymouth: { m20: null } }),
  ],
}; // prettier-ignore
