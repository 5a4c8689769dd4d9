import { earliest } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { NeedsAssessmentEvent, Requester } from '../../workflows/needs-assessment/needs-assessment.events.js';
import type { Plain } from '../../workflows/kernel/fact.js';
import { groupRules, flagName } from './return-fields.js';
import type { Particulars } from './desired-facts.js';
import { dateOf, flagOf, groupOf, groupsOf, textOf } from './return-record.js';
import type { ReturnGroup, ReturnHeader } from './return-record.js';

const requesters: Readonly<Record<string, Requester>> = {
  '1': 'parentOrYoungPerson',
  '2': 'school',
  '3': 'health',
  '4': 'socialCare',
  '5': 'other',
};
/** Outcomes that a dated fact of their own tells, with the field that dates them. */
const datedRequestOutcomes = new Set(['Y', 'N', 'W']);
const datedAssessmentOutcomes = new Set(['Y', 'N', 'W']);

/** What modules 2 and 3 say of one request, the opening fact first and the others by date. */
export function assessmentFacts(request: ReturnGroup, header: ReturnHeader, childId: string): NeedsAssessmentEvent[] {
  const assessment = groupOf(request, 'Assessment');
  return [
    openingFact(request, assessment, header, childId),
    ...requestOutcomeFacts(request, header),
    ...assessmentOutcomeFacts(assessment, header),
  ];
}

function openingFact(
  request: ReturnGroup,
  assessment: ReturnGroup | null,
  header: ReturnHeader,
  childId: string,
): NeedsAssessmentEvent {
  const received = dateOf(request, 'ReceivedDate');
  if (received === null) {
    // An assessment decided on before the period was running on its first day, if nothing dates it earlier.
    const periodStart = `${header.period}-01-01` as CalendarDate;
    const known = [dateOf(request, 'RequestOutcomeDate'), dateOf(assessment, 'AssessmentOutcomeDate')];
    return { type: 'AssessmentBroughtIn', occurredOn: earliest(known) ?? periodStart, data: { childId } };
  }
  const requestedBy = requesters[textOf(request, 'RequestSource') ?? ''] ?? 'notStated';
  const inYouthAccommodation = flagOf(request, 'RYA') === true;
  return {
    type: 'RequestReceived',
    occurredOn: received,
    data: { childId, requestedBy, channel: 'notStated', inYouthAccommodation },
  };
}

function requestOutcomeFacts(request: ReturnGroup, header: ReturnHeader): NeedsAssessmentEvent[] {
  const outcome = textOf(request, 'RequestOutcome');
  const on = dateOf(request, 'RequestOutcomeDate');
  const movedTo = textOf(request, 'Exported');
  const facts: NeedsAssessmentEvent[] = [];
  if (outcome === 'Y' && on !== null) {
    facts.push({ type: 'DecisionToAssessNotified', occurredOn: on, data: { overturns: null } });
  } else if (outcome === 'N' && on !== null) {
    const data = { reasons: ['notStated'], signposted: [], appealWordingSent: false } as const;
    facts.push({ type: 'DecisionNotToAssessNotified', occurredOn: on, data });
  } else if (outcome === 'W') facts.push(withdrawn(on, header));
  // A request that was withdrawn has ended; where the child went then stands among the flags.
  if (movedTo !== null && outcome !== 'W') {
    const data = { toAuthority: movedTo, dateKnown: false };
    facts.push({ type: 'ChildMovedOut', occurredOn: header.referenceDate, data });
  }
  return facts;
}

function assessmentOutcomeFacts(assessment: ReturnGroup | null, header: ReturnHeader): NeedsAssessmentEvent[] {
  const outcome = textOf(assessment, 'AssessmentOutcome');
  const on = dateOf(assessment, 'AssessmentOutcomeDate');
  if (outcome === 'W') return [withdrawn(on, header)];
  if (on === null) return [];
  if (outcome === 'Y') {
    const namesSetting = groupsOf(groupOf(assessment, 'NamedPlan'), 'PlanDetail').some(
      (detail) => textOf(detail, 'URN') !== null || textOf(detail, 'UKPRN') !== null,
    );
    const recipient = 'parentOrYoungPerson';
    const data = { recipient, namesSetting, appealWordingSent: false, outOfTurn: 'imported' } as const;
    return [{ type: 'FinalPlanSent', occurredOn: on, data }];
  }
  if (outcome !== 'N') return [];
  return [
    { type: 'DecisionNotToIssueNotified', occurredOn: on, data: { reasons: ['notStated'], appealWordingSent: false } },
  ];
}

function withdrawn(on: CalendarDate | null, header: ReturnHeader): NeedsAssessmentEvent {
  const data = { by: 'notStated', dateKnown: on !== null } as const;
  return { type: 'RequestWithdrawn', occurredOn: on ?? header.referenceDate, data };
}

/**
 * What modules 2 and 3 say without a day of its own. The outcome codes stand here too: A and H leave no other trace, and
 * which code was stated for which year is what a frozen return is checked against.
 */
export function assessmentParticulars(request: ReturnGroup): Particulars {
  const assessment = groupOf(request, 'Assessment');
  const flags: Record<string, Plain> = { ...codesAndFlags(request), ...codesAndFlags(assessment) };
  for (const [group, outcome, dated] of [
    [request, 'RequestOutcome', datedRequestOutcomes],
    [assessment, 'AssessmentOutcome', datedAssessmentOutcomes],
  ] as const) {
    const on = textOf(group, `${outcome}Date`);
    if (on !== null && !dated.has(textOf(group, outcome) ?? '')) flags[flagName(`${outcome}Date`)] = on;
  }
  return { flags, personal: {} };
}

/** The codes and flags of a group by their names as facts; dates and texts have places of their own. */
export function codesAndFlags(group: ReturnGroup | null): Record<string, Plain> {
  const flags: Record<string, Plain> = {};
  for (const [name, { value }] of group?.fields ?? []) {
    const kind = group === null ? undefined : groupRules[group.name].fields.get(name)?.kind;
    if (kind === 'flag') flags[flagName(name)] = value === '1';
    else if (kind === 'code' || kind === 'authority') flags[flagName(name)] = value;
  }
  return flags;
}
