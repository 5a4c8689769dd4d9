import type { ExceptionGround } from '../../../workflows/timetable/clock.js';

const grounds: Readonly<Record<ExceptionGround, readonly [words: string, short: string]>> = {
  schoolClosure: ['school closed for 4 weeks or more', 'School closed'],
  earlyYearsClosure: ['early years setting closed for 4 weeks or more', 'Setting closed'],
  exceptionalCircumstances: ['exceptional personal circumstances', 'Exceptional circumstances'],
  absentFromArea: ['away from the area for 4 weeks or more', 'Away'],
  missedAppointment: ['missed an appointment', 'Missed appointment'],
  otherRegulation13Reason: ['another reason of regulation 13(3)', 'Exception'],
  coronavirus: ['coronavirus, in 2020', 'Coronavirus'],
};

/** The ground within a sentence: "away from the area for 4 weeks or more". */
export function groundWords(ground: ExceptionGround): string {
  return grounds[ground][0];
}

/** The ground as a label: "Away". */
export function groundInShort(ground: ExceptionGround): string {
  return grounds[ground][1];
}

/** Tells whether a text is the name of a ground. */
export function isGround(text: string): text is ExceptionGround {
  return Object.hasOwn(grounds, text);
}
