import type { AdviceBody } from '../../../workflows/needs-assessment/needs-assessment.events.js';

interface BodyWords {
  /** Within a sentence: "educational psychology". */
  readonly name: string;
  /** Whom to ask, as a form offers it. */
  readonly asked: string;
  /** Where the law names it. */
  readonly law: string;
}

const health = 'health, reg 6(1)(c)';

/** The one table of the bodies of reg 6, in its order. */
const bodies: Readonly<Record<AdviceBody, BodyWords>> = {
  parentOrYoungPerson: {
    name: 'family’s views',
    asked: 'Child’s parent or the young person',
    law: 'reg 6(1)(a)',
  },
  education: {
    name: 'school or setting',
    asked: 'Head of the school, college or early years setting',
    law: 'reg 6(1)(b)',
  },
  paediatrics: { name: 'paediatrics', asked: 'Community paediatrics', law: health },
  speechAndLanguage: { name: 'speech and language therapy', asked: 'Speech and language therapy', law: health },
  occupationalTherapy: { name: 'occupational therapy', asked: 'Occupational therapy', law: health },
  physiotherapy: { name: 'physiotherapy', asked: 'Physiotherapy', law: health },
  camhs: { name: 'child and adolescent mental health', asked: 'Child and adolescent mental health', law: health },
  health: { name: 'health', asked: 'Another health service', law: health },
  educationalPsychology: { name: 'educational psychology', asked: 'Educational psychology', law: 'reg 6(1)(d)' },
  socialCare: { name: 'social care', asked: 'Social care', law: 'reg 6(1)(e)' },
  sensoryService: { name: 'sensory service', asked: 'Teacher for hearing or sight impairment', law: 'reg 6(2)' },
  preparingForAdulthood: {
    name: 'preparing for adulthood',
    asked: 'Preparing for adulthood',
    law: 'from year 9, reg 6(1)(g)',
  },
  other: { name: 'another body', asked: 'Someone else', law: 'reg 6(1)(f) or (h)' },
};

/** Every body that can be asked, in the order of reg 6(1). */
export const adviceBodies = Object.keys(bodies) as readonly AdviceBody[];

/** The bodies as a form offers them, by code. */
export const bodyNames: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(bodies).map(([body, { asked }]) => [body, asked]),
);

/** Whose advice it is, within a sentence: "educational psychology"; "another body" for one that is not known. */
export function bodyWords(body: string): string {
  return wordsOf(body).name;
}

/** The body as a form offers it: "Head of the school, college or early years setting". */
export function bodyAsked(body: AdviceBody): string {
  return bodies[body].asked;
}

/** Where the law names the body: "reg 6(1)(b)". */
export function bodyLaw(body: AdviceBody): string {
  return bodies[body].law;
}

/** "speech and language therapy, Northmere Community Trust". */
export function adviceWords({
  body,
  organisation,
}: {
  readonly body: string;
  readonly organisation: string | null;
}): string {
  return organisation === null ? bodyWords(body) : `${bodyWords(body)}, ${organisation}`;
}

const wordsOf = (body: string): BodyWords => (body in bodies ? bodies[body as AdviceBody] : bodies.other);
