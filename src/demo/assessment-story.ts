import { addDays } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { AssessmentCourse } from './assessment-course.js';
import { courseOf } from './assessment-course.js';
import { tellAdvice } from './advice-story.js';
import type { CaseStory } from './case-story.js';
import { panel } from './demo-people.js';
import { noteTexts, refusalTexts, withdrawalTexts } from './demo-texts.js';
import { tellOpenDispute, tellWonDispute } from './dispute-story.js';
import { tellDrafting } from './drafting-story.js';
import { tellCaseExceptions } from './exception-story.js';
import { workingDayAfter } from './history-writer.js';
import { tellOpening, tellReallocation } from './opening-story.js';

/** Tells one assessment from the request to its end, however far in the future that lies. */
export function tellAssessment(story: CaseStory, receivedOn: CalendarDate): AssessmentCourse {
  const course = courseOf(story, receivedOn);
  const { random } = story;
  tellOpening(story, receivedOn);
  story.until = course.ending?.on ?? null;
  if (random.chance(0.88)) {
    const told = ['commissioningBody', 'socialCare', 'setting'];
    const on = addDays(receivedOn, random.int(6, 19));
    // Others are told that an assessment is being considered (reg 4) only while it is.
    if (on < course.decision.on) story.assessment(on, 'NotifyConsideration', { told });
  }
  tellDecision(story, course);
  if (course.issue !== null) {
    tellAdvice(story, course);
    tellCaseExceptions(story, course);
    tellIssue(story, course.issue);
    tellDrafting(story, course);
  }
  tellEnding(story, course);
  tellNotes(story, course);
  return course;
}

/** The last day of the assessment as its course has it. */
export function lastDayOf({ decision, issue, finalOn, ending }: AssessmentCourse): CalendarDate {
  return ending?.on ?? finalOn ?? issue?.on ?? decision.on;
}

function tellDecision(story: CaseStory, { decision, overturned, receivedOn }: AssessmentCourse): void {
  const { random } = story;
  if (random.chance(0.1)) {
    const at = addDays(receivedOn, random.int(8, 30));
    if (at < decision.on)
      story.assessment(
        at,
        'AddNote',
        { kind: 'note' },
        { by: panel, personal: story.note('Listed for the next panel.') },
      );
  }
  if (decision.positive) {
    story.assessment(decision.on, 'NotifyDecisionToAssess', { overturns: null });
    return;
  }
  const reasons = random.pick([['needsMetFromOrdinaryProvision'], ['evidenceDoesNotShowNeed'], ['needsMetFromOrdinaryProvision', 'evidenceDoesNotShowNeed']] as const); // prettier-ignore
  const data = { reasons, signposted: ['localOffer', 'schoolSupportPlan', 'adviceService'], appealWordingSent: true };
  story.assessment(decision.on, 'NotifyDecisionNotToAssess', data, { personal: story.note(random.pick(refusalTexts)) });
  tellRefusalDisputed(story, decision.on, overturned);
}

/** Most families go another way; some dispute the refusal, and of those some are heard. */
function tellRefusalDisputed(
  story: CaseStory,
  noticeSentOn: CalendarDate,
  overturned: AssessmentCourse['overturned'],
): void {
  const aboutStream = `needsAssessment-${story.assessmentId}`;
  const disputed = { about: 'refusalToAssess', aboutStream, noticeSentOn, requires: 'assess' } as const;
  if (overturned === null) {
    if (story.until === null && story.random.chance(0.1)) tellOpenDispute(story, disputed);
    return;
  }
  const { by, on } = overturned;
  const endedOn = workingDayAfter(on, -story.random.int(3, 9));
  const disputeId = tellWonDispute(story, disputed, { by, on: endedOn });
  const outcomeBy = by === 'mediation' ? 'agreement' : by;
  const data = { disputeId, by: outcomeBy, requires: 'assess', directedOn: null } as const;
  story.assessmentFacts(endedOn, [{ type: 'DisputeOutcomeRecorded', occurredOn: endedOn, data }], {
    through: 'processManager',
    sameSitting: true,
  });
  story.assessment(on, 'NotifyDecisionToAssess', { overturns: by });
}

function tellIssue(story: CaseStory, { on, positive }: NonNullable<AssessmentCourse['issue']>): void {
  if (positive) {
    story.assessment(on, 'NotifyDecisionToIssue', { overturns: null });
    return;
  }
  const data = { reasons: ['needsMetFromOrdinaryProvision'], appealWordingSent: true } as const;
  story.assessment(on, 'NotifyDecisionNotToIssue', data, { personal: story.note(story.random.pick(refusalTexts)) });
}

function tellEnding(story: CaseStory, { ending }: AssessmentCourse): void {
  if (ending === null) return;
  story.until = null;
  const { random } = story;
  const { on } = ending;
  if (ending.how === 'withdrawn') {
    const data = { by: random.chance(0.85) ? 'family' : 'authorityPrompted', dateKnown: true } as const;
    story.assessment(on, 'WithdrawRequest', data, { personal: story.note(random.pick(withdrawalTexts)) });
  } else if (ending.how === 'movedOut') {
    const toAuthority = random.pick(['998', '997', '996']);
    story.assessment(on, 'RecordMoveOut', { toAuthority, dateKnown: true });
    const data = { authorityCode: toAuthority };
    story.childFacts(on, [{ type: 'ResponsibleAuthorityRecorded', occurredOn: on, data }], { sameSitting: true });
  } else {
    story.assessment(on, 'RecordDeath', {});
  }
}

function tellNotes(story: CaseStory, course: AssessmentCourse): void {
  const { random } = story;
  const last = lastDayOf(course);
  const longCase = random.chance(0.13) ? workingDayAfter(course.decision.on, random.int(10, 60)) : null;
  for (let on = workingDayAfter(course.receivedOn, random.int(4, 20)); on < last;) {
    if (longCase !== null && on > longCase && on < addDays(longCase, 40)) {
      tellReallocation(story, on);
      on = addDays(on, 41);
    }
    const kind = random.weighted([['call', 5], ['email', 4], ['note', 3], ['visit', 0.6]] as const); // prettier-ignore
    story.assessment(on, 'AddNote', { kind }, { personal: story.note(random.pick(noteTexts)) });
    on = workingDayAfter(on, random.int(9, 48));
  }
}
