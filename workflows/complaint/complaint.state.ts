import type { Day } from '../kernel/day.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { ComplaintClosed, ComplaintOutcome, ComplaintReceived, OmbudsmanDecided } from './complaint.events.js';
import type { ComplaintStage } from './complaint.machine.js';

type Said = ComplaintReceived['data'];

export interface ReceivedComplaint extends Day {
  readonly complainant: Said['complainant'];
  readonly kind: Said['kind'];
  readonly aboutTeam: string | null;
}
/** An answer that the authority owed: at the first stage, or at the second. */
export interface Reply {
  readonly stage: 1 | 2;
  /** The day the complaint came, or the second stage was asked for. */
  readonly askedOn: CalendarDate;
  /** Working days in which it was promised; null where nothing was. */
  readonly within: number | null;
  readonly answered: (Day & { readonly outcome: ComplaintOutcome }) | null;
}

/** Everything the record says about one complaint; dates are days of the world. */
export interface Complaint {
  readonly stage: ComplaintStage;
  readonly stageSince: CalendarDate | null;
  /** Null off a case. */
  readonly childId: string | null;
  readonly complainantId: string | null;
  readonly received: ReceivedComplaint | null;
  readonly acknowledgedOn: CalendarDate | null;
  /** First the reply to the complaint, then those to every asking for the second stage. */
  readonly replies: readonly Reply[];
  readonly ombudsman: {
    readonly broughtOn: CalendarDate;
    readonly decided: { readonly on: CalendarDate; readonly decision: OmbudsmanDecided['data']['decision'] } | null;
  } | null;
  readonly withdrawnOn: CalendarDate | null;
  readonly closed: (Day & { readonly because: ComplaintClosed['data']['because'] }) | null;
  readonly team: string | null;
  readonly worker: string | null;
}

export const notReceived: Complaint = {
  stage: 'notReceived',
  stageSince: null,
  childId: null,
  complainantId: null,
  received: null,
  acknowledgedOn: null,
  replies: [],
  ombudsman: null,
  withdrawnOn: null,
  closed: null,
  team: null,
  worker: null,
};

/** The answer that is owed now; null where none is. */
export function replyOwed({ replies, stage }: Complaint): Reply | null {
  if (stage !== 'received' && stage !== 'acknowledged' && stage !== 'stageTwoAsked') return null;
  return replies.at(-1) ?? null;
}
