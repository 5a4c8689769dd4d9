/** What invented audits found. */
export const auditFindings: readonly string[] = [
  'Needs are described clearly. Two outcomes cannot be measured as they stand.',
  'Provision names the support and the hours. The family’s words are used throughout.',
  'Health provision stands under education. To be moved to the right section at the next review.',
  'Speech and language support says “regular”: amount and frequency are missing.',
  'A clear plan that a new teacher could work with from the first day.',
  'Advice from occupational therapy is not carried over into provision.',
];

/** Provision of Section F as invented plans name it. */
export const provisionOfPlans: readonly string[] = [
  'Speech and language therapy, 30 minutes a week with a therapist',
  'Social skills group of four, 45 minutes twice a week',
  'One to one support in literacy, 20 minutes a day',
  'Movement breaks every 40 minutes, led by a trained adult',
  'Occupational therapy programme, 15 minutes three times a week',
  'Emotional literacy sessions, 40 minutes a week for two terms',
  'Teacher of the deaf, one visit each half term',
  'Visual timetable, gone through every morning',
];

/** Outcomes of Section E with a target each, and what was seen of it. */
export const outcomesSought = [
  {
    area: 'communication',
    outcome: 'Takes part in a conversation with others of the same age',
    target: 'Takes four turns in a conversation with one other child, three days out of five',
    evidence: 'Observed over two weeks by the teaching assistant: four turns on most days',
  },
  {
    area: 'cognition',
    outcome: 'Reads short texts for pleasure',
    target: 'Reads a text of 100 words with no more than five mistakes',
    evidence: 'Read three texts of 100 words with between three and seven mistakes',
  },
  {
    area: 'socialEmotional',
    outcome: 'Comes to an adult when upset instead of leaving the room',
    target: 'Leaves the room without telling an adult no more than once a week',
    evidence: 'School log of the half term: once a week or less since October',
  },
  {
    area: 'independence',
    outcome: 'Gets ready for the day without help',
    target: 'Follows a picture list of six steps alone on four mornings out of five',
    evidence: 'The family kept a chart: five steps alone, teeth with a reminder',
  },
  {
    area: 'preparingForAdulthood',
    outcome: 'Travels to college alone',
    target: 'Takes the bus alone on five days running, with a call on arrival',
    evidence: 'Travel trainer’s record: four days alone, one day with a reminder at the stop',
  },
] as const;
