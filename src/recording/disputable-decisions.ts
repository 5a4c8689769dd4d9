import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import type { Plan } from '../../workflows/plan/plan.state.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { DisputableDecision } from './recording-form.js';

/** What of an assessment a family may appeal against: its refusals, each from the day of its notice (CFA 2014 s.51(2)). */
export function decisionsOnAssessment(
  { assessDecisions, issueDecisions }: NeedsAssessment,
  stream: string,
): readonly DisputableDecision[] {
  const refused = assessDecisions.findLast(({ positive }) => !positive);
  const noPlan = issueDecisions.findLast(({ positive }) => !positive);
  return [
    ...(refused === undefined ? [] : [{ about: 'refusalToAssess', stream, noticeSentOn: refused.on } as const]),
    ...(noPlan === undefined ? [] : [{ about: 'refusalToIssue', stream, noticeSentOn: noPlan.on } as const]),
  ];
}

/** What of a plan a family may appeal against: what it says, and every refusal about it. */
export function decisionsOnPlan(plan: Plan, stream: string): readonly DisputableDecision[] {
  const { reassessments, amendments, ceasing } = plan;
  const refused = reassessments.findLast(({ decision }) => decision?.positive === false)?.decision;
  const notAmended = amendments.findLast(({ notAmendedOn }) => notAmendedOn !== null)?.notAmendedOn;
  const kept = plan.reviews.findLast(({ outcome, decidedOn }) => outcome === 'maintain' && decidedOn !== null);
  const unamended = latest([notAmended ?? null, kept?.decidedOn ?? null]);
  const content = lastSent(plan);
  const one = (
    about: DisputableDecision['about'],
    on: CalendarDate | null | undefined,
  ): readonly DisputableDecision[] => (on == null ? [] : [{ about, stream, noticeSentOn: on }]);
  return [
    ...one('planContent', content),
    ...one('settingNamed', content),
    ...one('refusalToReassess', refused?.on),
    ...one('refusalToAmend', unamended),
    ...one('ceasing', ceasing?.notice?.on),
  ];
}

/** The day on which the family was last sent the plan, as made or as amended. */
function lastSent({ amendments, amendedWithoutNotice, made }: Plan): CalendarDate | null {
  const days = [...amendments.flatMap(({ sent }) => sent), ...amendedWithoutNotice]
    .filter(({ recipient }) => recipient === 'parentOrYoungPerson')
    .map(({ on }) => on);
  return latest([made?.on ?? null, ...days]);
}

function latest(days: readonly (CalendarDate | null)[]): CalendarDate | null {
  return days.reduce<CalendarDate | null>(
    (last, day) => (day !== null && (last === null || day > last) ? day : last),
    null,
  );
}
