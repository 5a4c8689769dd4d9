import type { AdviceBody } from '../../workflows/needs-assessment/needs-assessment.events.js';

const bodies: Readonly<Record<AdviceBody, string>> = {
  parentOrYoungPerson: 'family’s views',
  education: 'school or setting',
  educationalPsychology: 'educational psychology',
  health: 'health',
  paediatrics: 'paediatrics',
  speechAndLanguage: 'speech and language therapy',
  occupationalTherapy: 'occupational therapy',
  physiotherapy: 'physiotherapy',
  camhs: 'child and adolescent mental health',
  socialCare: 'social care',
  sensoryService: 'sensory service',
  preparingForAdulthood: 'preparing for adulthood',
  other: 'another body',
};

/** Whose advice it is, within a sentence: "educational psychology". */
export function bodyWords(body: string): string {
  return body in bodies ? bodies[body as AdviceBody] : 'another body';
}
