import type { Day } from './day.js';
import type { CalendarDate } from '../timetable/calendar-date.js';

export type Recipient = 'parentOrYoungPerson' | 'setting' | 'commissioningBody';

/** A final or amended plan that went to one recipient. */
export interface SentPlan extends Day {
  readonly recipient: Recipient;
  readonly namesSetting: boolean;
  readonly appealWordingSent: boolean;
  readonly outOfTurn: 'imported' | 'alreadyHappened' | null;
}

const everyone: readonly Recipient[] = ['parentOrYoungPerson', 'setting', 'commissioningBody'];

/** Reg 13(2), 22(3): to whom the plan must still be sent. A plan brought in from a return knows only the family. */
export function recipientsStillToHave(sent: readonly SentPlan[]): readonly Recipient[] {
  const [first] = sent;
  if (first === undefined || first.outOfTurn === 'imported') return [];
  const namesSetting = sent.some((one) => one.namesSetting);
  return everyone.filter(
    (recipient) => (recipient !== 'setting' || namesSetting) && !sent.some((one) => one.recipient === recipient),
  );
}

/** The day on which the plan reached the recipient that counts, by policy option P12; null while it has not. */
export function sentToThoseWhoCount(
  sent: readonly SentPlan[],
  policy: 'lastRecipient' | 'parent',
): CalendarDate | null {
  if (policy === 'parent') return sent.find(({ recipient }) => recipient === 'parentOrYoungPerson')?.on ?? null;
  if (sent.length === 0 || recipientsStillToHave(sent).length > 0) return null;
  return everyone.reduce<CalendarDate | null>((last, recipient) => {
    // A recipient who was sent the plan twice has had it since the first time.
    const first = sent.find((one) => one.recipient === recipient);
    return first !== undefined && (last === null || first.on > last) ? first.on : last;
  }, null);
}
