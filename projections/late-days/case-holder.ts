import type { AdviceBody } from '../../workflows/needs-assessment/needs-assessment.events.js';
import type { Draft, NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';

/** Who can hold a case, in the order tables list them. */
export const holders = [
  'psychology',
  'health',
  'socialCare',
  'schools',
  'family',
  'usDecisionToAssess',
  'usDecisionToIssue',
  'usDrafting',
  'notExplained',
] as const;

export type Holder = (typeof holders)[number];

const holderOfBody: Readonly<Record<AdviceBody, Holder>> = {
  parentOrYoungPerson: 'family',
  education: 'schools',
  educationalPsychology: 'psychology',
  health: 'health',
  paediatrics: 'health',
  speechAndLanguage: 'health',
  occupationalTherapy: 'health',
  physiotherapy: 'health',
  camhs: 'health',
  socialCare: 'socialCare',
  sensoryService: 'schools',
  preparingForAdulthood: 'socialCare',
  other: 'socialCare',
};

/** Days the family has for its comments, the day of service being the first: SEND Regulations 2014 reg 13(1). */
const daysForComments = 15;

/** Someone who was asked on one day and answered on another; `until` null: never. */
interface Turn {
  readonly holder: Holder;
  readonly after: CalendarDate;
  readonly until: CalendarDate | null;
}

/**
 * Who held the case on a day. A day belongs to whoever was waited for when it began: the day of an answer still counts
 * against the one who answers. Of several at once it is the one that answered last.
 */
export function holderOn(state: NeedsAssessment, day: CalendarDate): Holder {
  const decided = state.assessDecisions.find(({ positive }) => positive)?.on ?? null;
  const agreed = state.issueDecisions.find(({ positive }) => positive)?.on ?? null;
  const drafted = state.drafts[0]?.served.on ?? null;
  if (drafted !== null && day > drafted) return afterDraft(state, day);
  if (agreed !== null && day > agreed) return drafted === null ? 'notExplained' : 'usDrafting';
  if (decided !== null && day > decided) return duringAssessment(state, day, agreed ?? drafted);
  return decided === null ? 'notExplained' : 'usDecisionToAssess';
}

function duringAssessment(state: NeedsAssessment, day: CalendarDate, ends: CalendarDate | null): Holder {
  const asked = state.advice.flatMap(({ body, requested, receivedOn }): Turn[] =>
    requested === null ? [] : [{ holder: holderOfBody[body], after: requested.on, until: receivedOn }],
  );
  // Without one record of advice nobody can say whether the days went on asking, waiting or deciding.
  if (asked.length === 0) return 'notExplained';
  const held = lastToAnswer(asked, day);
  if (held !== null) return held;
  return ends === null ? 'notExplained' : 'usDecisionToIssue';
}

function afterDraft({ drafts, consultations }: NeedsAssessment, day: CalendarDate): Holder {
  const turns: Turn[] = [
    ...drafts.map((draft): Turn => ({ holder: 'family', after: draft.served.on, until: familyDone(draft) })),
    ...consultations.map(({ sent, repliedOn }): Turn => ({ holder: 'schools', after: sent.on, until: repliedOn })),
  ];
  return lastToAnswer(turns, day) ?? 'usDrafting';
}

/** The family has its fifteen days, less where it says it is done, more while a meeting it asked for is to come. */
function familyDone({ served, finishedOn, meetingRequestedOn, meetingHeldOn }: Draft): CalendarDate | null {
  const standard = finishedOn ?? addDays(served.on, daysForComments - 1);
  if (meetingRequestedOn === null) return standard;
  return meetingHeldOn !== null && meetingHeldOn < standard ? standard : meetingHeldOn;
}

function lastToAnswer(turns: readonly Turn[], day: CalendarDate): Holder | null {
  let last: Turn | null = null;
  for (const turn of turns) {
    const holds = day > turn.after && (turn.until === null || day <= turn.until);
    if (holds && (last === null || answersLater(turn, last))) last = turn;
  }
  return last?.holder ?? null;
}

function answersLater(a: Turn, b: Turn): boolean {
  if (b.until === null) return false;
  return a.until === null || a.until > b.until;
}
