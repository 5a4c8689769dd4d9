import type {
  AdviceBody,
  RefusalReason,
  Requester,
  RequestReceived,
} from '../../workflows/needs-assessment/needs-assessment.events.js';
import type { Advice, NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';

/** The bodies of reg 6(1), in its order, with the words of a form and where the law names them. */
export const adviceBodies: readonly { readonly body: AdviceBody; readonly words: string; readonly law: string }[] = [
  { body: 'parentOrYoungPerson', words: 'Child’s parent or the young person', law: 'reg 6(1)(a)' },
  { body: 'education', words: 'Head of the school, college or early years setting', law: 'reg 6(1)(b)' },
  { body: 'paediatrics', words: 'Community paediatrics', law: 'health, reg 6(1)(c)' },
  { body: 'speechAndLanguage', words: 'Speech and language therapy', law: 'health, reg 6(1)(c)' },
  { body: 'occupationalTherapy', words: 'Occupational therapy', law: 'health, reg 6(1)(c)' },
  { body: 'physiotherapy', words: 'Physiotherapy', law: 'health, reg 6(1)(c)' },
  { body: 'camhs', words: 'Child and adolescent mental health', law: 'health, reg 6(1)(c)' },
  { body: 'health', words: 'Another health service', law: 'health, reg 6(1)(c)' },
  { body: 'educationalPsychology', words: 'Educational psychology', law: 'reg 6(1)(d)' },
  { body: 'socialCare', words: 'Social care', law: 'reg 6(1)(e)' },
  { body: 'sensoryService', words: 'Teacher for hearing or sight impairment', law: 'reg 6(2)' },
  { body: 'preparingForAdulthood', words: 'Preparing for adulthood', law: 'from year 9, reg 6(1)(g)' },
  { body: 'other', words: 'Someone else', law: 'reg 6(1)(f) or (h)' },
];

/** "Educational psychology". */
export function bodyWords(body: AdviceBody): string {
  return adviceBodies.find((one) => one.body === body)?.words ?? body;
}

/** "Speech and language therapy, Northmere Community Trust". */
export function adviceWords({ body, organisation }: Pick<Advice, 'body' | 'organisation'>): string {
  return organisation === null ? bodyWords(body) : `${bodyWords(body)}, ${organisation}`;
}

const limits: Readonly<Record<string, string>> = {
  A1: 'Decision to assess, 6 weeks',
  A2: 'Decision to assess, 6 weeks',
  C1: 'Tell family if no plan, 16 weeks',
  C2: 'Family’s 15 days with the draft',
  C3: 'Send final plan, 20 weeks',
  C4: 'School or college replies, 15 days',
};

/** What a limit is called in a list of limits; null for one that no form speaks of. */
export function limitWords(rule: string, subject: string | null, { advice }: NeedsAssessment): string | null {
  if (rule !== 'B1') return limits[rule] ?? null;
  const asked = advice.find(({ adviceId }) => adviceId === subject);
  return asked === undefined
    ? 'Advice'
    : `Advice: ${adviceWords(asked).replace(/^[A-Z]/, (first) => first.toLowerCase())}`;
}

export const refusalReasons: Readonly<Record<Exclude<RefusalReason, 'notStated'>, string>> = {
  needsMetFromOrdinaryProvision: 'Needs can be met from what the setting ordinarily provides',
  noSpecialEducationalNeed: 'No special educational need was found',
  evidenceDoesNotShowNeed: 'The evidence does not show that a plan may be needed',
  notResponsible: 'We are not responsible for this child',
  other: 'Another reason',
};

export const requesterWords: Readonly<Record<Requester, string>> = {
  parentOrYoungPerson: 'Parent or young person',
  school: 'School, college or early years setting',
  health: 'Health service',
  socialCare: 'Social care',
  other: 'Someone else',
  notStated: 'Not stated',
};

export const channelWords: Readonly<Record<RequestReceived['data']['channel'], string>> = {
  email: 'Email',
  post: 'Post',
  portal: 'Online form',
  telephone: 'Telephone',
  inPerson: 'In person',
  notStated: 'Not stated',
};

/** Need codes of the SEN2 return (item 5.8a). */
export const needWords: Readonly<Record<string, string>> = {
  ASD: 'Autistic spectrum disorder',
  SLCN: 'Speech, language and communication',
  SEMH: 'Social, emotional and mental health',
  SPLD: 'Specific learning difficulty',
  MLD: 'Moderate learning difficulty',
  SLD: 'Severe learning difficulty',
  PMLD: 'Profound and multiple learning difficulty',
  HI: 'Hearing impairment',
  VI: 'Vision impairment',
  MSI: 'Multi-sensory impairment',
  PD: 'Physical disability',
  DS: 'Down syndrome',
  OTH: 'Other difficulty or disability',
};

/** "one", "one and two", "one, two and three". */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/** The choices of a question, from a table of words. */
export function choicesFrom(words: Readonly<Record<string, string>>): readonly { value: string; text: string }[] {
  return Object.entries(words).map(([value, text]) => ({ value, text }));
}

/** The keys of a table of words, with their type. */
export function keysOf<Key extends string>(words: Readonly<Record<Key, string>>): readonly Key[] {
  return Object.keys(words) as Key[];
}
