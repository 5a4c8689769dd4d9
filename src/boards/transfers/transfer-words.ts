import type { RuleId } from '../../../workflows/timetable/rule.js';
import type { MoveKind, MoveStep } from './transfer-moves.js';

export const kindWords: Readonly<Record<MoveKind, string>> = {
  earlyYearsToSchool: 'Early years to school',
  infantToJunior: 'Infant to junior',
  primaryToMiddle: 'Primary to middle',
  primaryToSecondary: 'Primary to secondary',
  middleToSecondary: 'Middle to secondary',
  secondaryToPost16: 'Secondary to post-16',
  post16ToPost16: 'Between post-16 settings',
  notStated: 'School move, kind not recorded',
};

export const stepWords: Readonly<Record<MoveStep, string>> = {
  review: 'Review to hold',
  decision: 'Decision to send',
  notice: 'Decision sent',
  asking: 'Asking schools',
  sent: 'Final plan sent',
};

/** The customary date within which a kind of move must be finished. */
export function beforeWords(rule: RuleId | null): string {
  if (rule === 'E12') return 'before 15 Feb';
  return rule === 'E13' ? 'before 31 Mar' : '5 months before the move';
}

export const isKind = (text: string | null): text is MoveKind => text !== null && Object.hasOwn(kindWords, text);
export const isStep = (text: string | null): text is MoveStep => text !== null && Object.hasOwn(stepWords, text);
