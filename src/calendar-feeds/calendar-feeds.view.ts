import type { CalendarFeed } from '../../workflows/authority/calendar-feeds.js';
import type { Person } from '../access/people.js';
import type { SettingIndex } from '../boards/setting-index.service.js';
import { staffName } from '../cases/staff-names.service.js';
import type { StaffNames } from '../cases/staff-names.service.js';
import { shortDate } from '../web/words/date-words.js';

/** A live feed with the way to revoke it. */
export interface FeedRow {
  readonly own: boolean;
  readonly what: string;
  readonly openedOn: string;
  readonly action: string;
}

export function feedRows(
  feeds: readonly CalendarFeed[],
  person: Pick<Person, 'id'>,
  names: StaffNames,
  index: Pick<SettingIndex, 'nameOf'>,
): readonly FeedRow[] {
  return feeds.map(({ feedId, kind, of, openedOn }) => {
    const own = kind === 'worker' && of === person.id;
    return {
      own,
      what: own
        ? 'Your due work'
        : kind === 'worker'
          ? `Due work of ${staffName(names, of)}`
          : `Reviews and transfers of ${index.nameOf(of)}`,
      openedOn: shortDate(openedOn),
      action: `/calendar-feeds/${encodeURIComponent(feedId)}/revoke`,
    };
  });
}
