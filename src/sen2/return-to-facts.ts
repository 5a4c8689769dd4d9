import type { ReturnFlagsStated } from '../../workflows/kernel/common-events.js';
import type { Fact, Plain } from '../../workflows/kernel/fact.js';
import type { NeedsAssessmentEvent } from '../../workflows/needs-assessment/needs-assessment.events.js';
import type { PlanEvent } from '../../workflows/plan/plan.events.js';
import type { ChildDetails, NeedDetails } from '../../workflows/child/child.events.js';
import { earliest } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { assessmentFacts, assessmentParticulars } from './assessment-facts.js';
import { datesOf } from './checks/person-checks.js';
import { isEmpty, noParticulars, together } from './desired-facts.js';
import type { DesiredPerson, DesiredStream, Particulars } from './desired-facts.js';
import { needOf, planFacts, planParticulars } from './plan-facts.js';
import { textOf } from './return-record.js';
import type { PersonRecord, ReturnHeader } from './return-record.js';
import type { RequestKeys } from './stream-keys.js';

/** A request with the ids of its streams. */
export interface NamedRequest extends RequestKeys {
  readonly needsAssessmentId: string | null;
  readonly planId: string | null;
}

export interface Naming {
  readonly personId: string;
  readonly requests: readonly NamedRequest[];
  readonly placementId: (text: string) => string;
}

const detailFields: Readonly<Record<keyof ChildDetails, string>> = {
  surname: 'Surname',
  forename: 'Forename',
  birthDate: 'PersonBirthDate',
  sex: 'Sex',
  ethnicity: 'Ethnicity',
  postcode: 'PostCode',
  upn: 'UPN',
  uln: 'UniqueLearnerNumber',
  upnUnknown: 'UPNunknown',
  yearGroup: '',
};

/** What a record that passed its checks says, as facts. Pure: the same record and names give the same facts. */
export function factsOf(record: PersonRecord, header: ReturnHeader, naming: Naming): DesiredPerson {
  const { personId } = naming;
  const needsAssessments: DesiredStream<NeedsAssessmentEvent>[] = [];
  const plans: DesiredStream<PlanEvent>[] = [];
  const told = naming.requests.findLast(({ request }) => needOf(request) !== null) ?? null;
  const need = told === null ? null : needOf(told.request);
  // What has no stream of its own goes with the first statement of the person's streams.
  let homeless = personParticulars(record, naming.requests);
  for (const named of naming.requests) {
    const { request, needsAssessmentId, planId } = named;
    let pending = together(homeless, assessmentParticulars(request));
    if (needsAssessmentId !== null) {
      const facts = [...assessmentFacts(request, header, personId), ...stated(pending, header, personId)];
      needsAssessments.push({ id: needsAssessmentId, request, facts: inOrder(facts) });
      [homeless, pending] = [noParticulars, noParticulars];
    }
    if (planId !== null) {
      const names = { planId, needsAssessmentId, childId: personId, placementId: naming.placementId };
      const particulars = together(pending, planParticulars(request, names), otherNeed(named, told, need));
      const facts = [...planFacts(request, header, names), ...stated(particulars, header, personId)];
      plans.push({ id: planId, request, facts: inOrder(facts) });
      homeless = noParticulars;
    }
  }
  const [leftOver = null] = stated(homeless, header, personId);
  const child = { details: detailsOf(record), need, recordedOn: firstDayOf(record, header), leftOver };
  return { personId, child, needsAssessments, plans };
}

/** A child has one need at a time; what another plan of the same record says differently is kept with that plan. */
function otherNeed(named: NamedRequest, told: NamedRequest | null, need: NeedDetails | null): Particulars {
  if (told === null || named === told) return noParticulars;
  const own = needOf(named.request);
  if (own === null || (own.primary === need?.primary && own.secondary === need.secondary)) return noParticulars;
  return { flags: {}, personal: { needOfThisPlan: { ...own } } };
}

function stated(particulars: Particulars, header: ReturnHeader, personId: string): ReturnFlagsStated[] {
  if (isEmpty(particulars)) return [];
  const { flags, personal } = particulars;
  const fact = {
    type: 'ReturnFlagsStated',
    occurredOn: header.referenceDate,
    data: { year: header.period, flags },
  } as const;
  return [Object.keys(personal).length === 0 ? fact : { ...fact, personal: { [personId]: personal } }];
}

/** Particulars without a field in the child's details and without a stream of their own. */
function personParticulars(record: PersonRecord, requests: readonly NamedRequest[]): Particulars {
  const personal: Record<string, Plain> = {};
  const gender = textOf(record.group, 'GenderCurrent');
  if (gender !== null) personal['genderCurrent'] = gender;
  if (record.unknown.length > 0) personal['unknown'] = record.unknown.map(({ path, value }) => ({ path, value }));
  const streamless = requests.filter(({ needsAssessmentId, planId }) => needsAssessmentId === null && planId === null);
  if (streamless.length > 0) {
    personal['historicalRequests'] = streamless.map(({ request }) => assessmentParticulars(request).flags);
  }
  return { flags: {}, personal };
}

/** The details of module 1, as given. */
export function detailsOf(record: PersonRecord): ChildDetails {
  const given = Object.entries(detailFields).map(([name, field]) => [name, textOf(record.group, field)] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== null));
}

/** The first day that the record tells anything about, but for the birth; the reference date at the latest. */
export function firstDayOf(record: PersonRecord, header: ReturnHeader): CalendarDate {
  const dates = [...datesOf(record)]
    .filter(({ name }) => name !== 'PersonBirthDate')
    .map(({ value }) => value as CalendarDate);
  return earliest([...dates, header.referenceDate]) ?? header.referenceDate;
}

/** By date, except that a stream cannot begin with anything but the fact that opens it. */
function inOrder<Event extends Fact>(facts: readonly Event[]): readonly Event[] {
  const [opening, ...others] = facts;
  if (opening === undefined) return [];
  return [
    opening,
    ...others.sort((one, other) =>
      one.occurredOn < other.occurredOn ? -1 : one.occurredOn > other.occurredOn ? 1 : 0,
    ),
  ];
}
