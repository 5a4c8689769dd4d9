import type { EarlyNotificationReceived } from '../../workflows/needs-assessment/early-notification.js';
import type { ShowcaseCase } from './showcase-case.js';

type Told = Pick<EarlyNotificationReceived['data'], 'from'> & {
  /** Days on which it came and by which it was agreed to come; written down when the request had been opened. */
  readonly on: string;
  readonly agreedBy: string | null;
  readonly recorded: string;
};

/** Young children of whom others told the authority before the request, by surname. */
const told: Readonly<Record<string, Told>> = {
  Okonjo: { from: 'communityPaediatrics', on: '2026-08-10', agreedBy: '2026-07-27', recorded: '2026-09-03 9:20' },
  Brandreth: { from: 'healthVisiting', on: '2026-05-11', agreedBy: '2026-05-18', recorded: '2026-06-24 9:20' },
  'Asante-Reid': { from: 'nursery', on: '2026-09-21', agreedBy: '2026-09-11', recorded: '2026-10-09 9:20' },
  Bhatt: { from: 'nursery', on: '2026-09-28', agreedBy: '2026-09-30', recorded: '2026-10-21 9:20' },
};

/** The showcase case with the notification that came before it, where one did. */
export function withNotifications(one: ShowcaseCase): ShowcaseCase {
  const own = told[one.child.surname];
  if (own === undefined) return one;
  return {
    ...one,
    tell(story, dates) {
      one.tell(story, dates);
      const { from, on, agreedBy, recorded } = own;
      const data = {
        notificationId: story.id('notification'),
        from,
        agreedBy: agreedBy === null ? null : dates.on(agreedBy),
      };
      const fact: EarlyNotificationReceived = { type: 'EarlyNotificationReceived', occurredOn: dates.on(on), data };
      story.assessmentFacts(dates.on(recorded.slice(0, 10)), [fact], { recorded: dates.desk(recorded) });
    },
  };
}
