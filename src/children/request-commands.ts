import type { RecordChildHistory } from '../../workflows/child/child.commands.js';
import type {
  ChildDetails,
  ChildEvent,
  NeedDetails,
  ParentDetails,
  SettingDetails,
} from '../../workflows/child/child.events.js';
import type { RecordFact } from '../../workflows/needs-assessment/needs-assessment.commands.js';
import type { RequestReceived } from '../../workflows/needs-assessment/needs-assessment.events.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';

type NewChild = ChildDetails & { readonly surname: string; readonly forename: string; readonly birthDate: string };

/** A request as it came in, about a child who is on file or one who is new. */
export interface NewRequest {
  readonly receivedOn: CalendarDate;
  readonly requestedBy: RequestReceived['data']['requestedBy'];
  readonly channel: RequestReceived['data']['channel'];
  readonly inYouthAccommodation: boolean;
  readonly text?: string;
  readonly about:
    | { readonly childId: string }
    | {
        readonly child: NewChild;
        readonly parent?: ParentDetails;
        readonly need?: NeedDetails;
        readonly setting?: SettingDetails;
      };
  /** The possible matches have been looked at: this is another child. */
  readonly notAMatch?: boolean;
}

interface Ids {
  readonly childId: string;
  readonly reference: string;
  readonly parentId: string | null;
  readonly authority: string;
}

/** Everything a request says about a new child, as one command, so that it is recorded whole or not at all. */
export function recordChild(request: NewRequest, { childId, reference, parentId, authority }: Ids): RecordChildHistory {
  const { about, receivedOn: occurredOn } = request;
  if ('childId' in about) return { type: 'RecordHistory', facts: [] };
  const { child, parent, need, setting } = about;
  const facts: ChildEvent[] = [
    { type: 'ChildRecorded', occurredOn, data: { reference }, personal: { [childId]: child } },
    { type: 'ResponsibleAuthorityRecorded', occurredOn, data: { authorityCode: authority } },
  ];
  if (parent !== undefined && parentId !== null) {
    facts.push({ type: 'ParentRecorded', occurredOn, data: { parentId }, personal: { [parentId]: parent } });
  }
  if (need !== undefined) {
    facts.push({ type: 'NeedRecorded', occurredOn, data: { at: 'request' }, personal: { [childId]: need } });
  }
  if (setting !== undefined) {
    facts.push({ type: 'SettingRecorded', occurredOn, data: {}, personal: { [childId]: setting } });
  }
  return { type: 'RecordHistory', facts };
}

/** The request itself: day 0 of the clocks. */
export function recordRequest(request: NewRequest, childId: string): RecordFact<'RecordRequest'> {
  const { receivedOn: on, requestedBy, channel, inYouthAccommodation, text } = request;
  return {
    type: 'RecordRequest',
    on,
    data: { childId, requestedBy, channel, inYouthAccommodation },
    ...(text === undefined ? {} : { personal: { [childId]: { text } } }),
  };
}
