import { usualCasework } from '../../workflows/casework/casework-limits.js';
import type { ContactKind } from '../../workflows/casework/casework-limits.js';
import { afterWorkingDays } from '../../workflows/casework/working-days.js';
import type { ContactClosed, ContactFrom } from '../../workflows/contact/contact.events.js';
import type { Contact } from '../../workflows/contact/contact.state.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { contactFold } from '../folds.js';
import type { Projection } from '../projection.js';

/** One contact with the day by which it is to be answered: what the list and the figure read. */
export interface ContactRow {
  readonly stream: string;
  readonly authority: string;
  readonly childId: string;
  readonly team: string | null;
  readonly worker: string | null;
  readonly kind: ContactKind;
  readonly from: ContactFrom;
  readonly receivedOn: CalendarDate;
  readonly replyBy: CalendarDate;
  readonly answeredOn: CalendarDate | null;
  readonly closed: { readonly on: CalendarDate; readonly because: ContactClosed['data']['because'] } | null;
}

/** Calls, e-mails and letters on cases, by reply (R14). */
export const contactsProjection: Projection<Contact, ContactRow> = {
  name: 'contacts',
  version: 1,
  of: contactFold,
  usesBasis: true,
  row({ childId, received, answered, closed, team, worker }, { stream, authority }, { calendar }) {
    if (childId === null || received === null) return null;
    return {
      ...{ stream, authority, childId, team, worker },
      kind: received.kind,
      from: received.from,
      receivedOn: received.on,
      replyBy: afterWorkingDays(received.on, received.replyWithin ?? usualCasework.days[received.kind], calendar),
      answeredOn: answered?.on ?? null,
      closed: closed === null ? null : { on: closed.on, because: closed.because },
    };
  },
};
