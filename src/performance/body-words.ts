const words: Readonly<Record<string, string>> = {
  parentOrYoungPerson: 'Parent or young person',
  education: 'School or college',
  educationalPsychology: 'Educational psychology',
  health: 'Health',
  paediatrics: 'Paediatrics',
  speechAndLanguage: 'Speech and language therapy',
  occupationalTherapy: 'Occupational therapy',
  physiotherapy: 'Physiotherapy',
  camhs: 'Child and adolescent mental health',
  socialCare: 'Social care',
  sensoryService: 'Sensory service',
  preparingForAdulthood: 'Preparing for adulthood',
  other: 'Others',
};

/** An advising body as tables name it. */
export function bodyWords(body: string): string {
  return words[body] ?? body;
}
