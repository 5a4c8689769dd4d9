import type { Recorded } from '../../../workflows/kernel/fact.js';
import { daysBetween } from '../../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';

/** The counts of the samples' `expected.json`, made from the events alone. */
export function countsOf(log: readonly Recorded[]): Readonly<Record<string, number>> {
  const streams = new Map<string, Recorded[]>();
  for (const event of log) {
    const events = streams.get(event.stream) ?? [];
    events.push(event);
    streams.set(event.stream, events);
  }
  const counts: Record<string, number> = { persons: 0, active_plans: 0, review_meetings: 0 };
  const add = (key: string, when = true): void => {
    counts[key] = (counts[key] ?? 0) + (when ? 1 : 0);
  };
  for (const [stream, events] of streams) {
    if (stream.startsWith('child-')) add('persons');
    if (stream.startsWith('needsAssessment-')) countAssessment(events, add);
    if (stream.startsWith('plan-')) countPlan(events, add);
  }
  return counts;
}

type Add = (key: string, when?: boolean) => void;
const inYear = (on: CalendarDate | undefined): on is CalendarDate => on?.startsWith('2024') === true;

function countAssessment(events: readonly Recorded[], add: Add): void {
  const on = (...types: string[]): CalendarDate | undefined =>
    events.find(({ type }) => types.includes(type))?.occurredOn;
  const received = on('RequestReceived');
  const agreed = on('DecisionToAssessNotified');
  const refused = on('DecisionNotToAssessNotified');
  const { flags } = events.find(({ type }) => type === 'ReturnFlagsStated')?.data as {
    readonly flags: Readonly<Record<string, unknown>>;
  };
  if (received === undefined) return;
  if (inYear(received)) {
    add('requests_received');
    add('received_agreed', agreed !== undefined);
    add('received_refused', refused !== undefined);
    add('received_withdrawn', on('RequestWithdrawn') !== undefined);
    add('received_undecided', events.length === 2);
  }
  const decided = agreed ?? refused;
  if (inYear(decided)) {
    const days = daysBetween(received, decided);
    add('decided_6wk', days <= 42);
    add('decided_over6wk', days > 42);
  }
  const issued = on('FinalPlanSent');
  const appealed = ['requestTribunal', 'requestMediation', 'assessmentTribunal', 'assessmentMediation'];
  if (inYear(issued) && appealed.every((flag) => flags[flag] !== true)) {
    const days = daysBetween(received, issued);
    for (const prefix of flags['week20'] === true ? ['issued'] : ['issued', 'ex']) {
      add(prefix === 'ex' ? 'ex_issued' : 'issued');
      add(`${prefix}_20wk`, days <= 140);
      add(`${prefix}_20wk_1yr`, days > 140 && days <= 365);
      add(prefix === 'ex' ? 'ex_over_1yr' : 'issued_over_1yr', days > 365);
    }
  }
  const notIssued = on('DecisionNotToIssueNotified');
  if (inYear(notIssued)) {
    add('refused_issue_16wk', daysBetween(received, notIssued) <= 112);
    add('refused_issue_over16wk', daysBetween(received, notIssued) > 112);
  }
}

function countPlan(events: readonly Recorded[], add: Add): void {
  const meeting = events.find(({ type }) => type === 'ReviewMeetingHeld')?.occurredOn;
  const decision = events.find(({ type }) => type === 'ReviewDecisionNotified')?.occurredOn;
  const stated = events.find(({ type }) => type === 'ReturnFlagsStated')?.data as {
    readonly flags: { readonly activePlan?: boolean };
  };
  add('active_plans', stated.flags.activePlan === true);
  add('review_meetings', meeting !== undefined);
  if (meeting === undefined || decision === undefined) return;
  add('review_decided_4wk', daysBetween(meeting, decision) <= 28);
  add('review_decided_over4wk', daysBetween(meeting, decision) > 28);
}
