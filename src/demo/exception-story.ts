import type { ExceptionClaimed, ExcusedLimit } from '../../workflows/exceptions/exception.events.js';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { AdviceCourse, AssessmentCourse } from './assessment-course.js';
import type { CaseStory } from './case-story.js';
import { manager } from './demo-people.js';
import { evidenceTexts } from './demo-texts.js';
import { workingDayAfter } from './history-writer.js';

type Claim = Pick<ExceptionClaimed['data'], 'exceptionId' | 'ground' | 'from' | 'to' | 'limits'>;

/** One body's appointment that the child did not come to; most are claimed, and some claims do not hold. */
export function tellMissedAppointment(story: CaseStory, advice: AdviceCourse, limit: CalendarDate): void {
  const { adviceId, missedOn } = advice;
  if (missedOn === null || missedOn >= limit) return;
  story.assessment(missedOn, 'RecordMissedAppointment', { adviceId });
  if (!story.random.chance(0.7)) return;
  const limits = [{ rule: 'B1', subject: adviceId, limb: 'X8c' }] as const;
  const exceptionId = story.id(`exception ${adviceId}`);
  tellClaim(story, { exceptionId, ground: 'missedAppointment', from: missedOn, to: missedOn, limits }, limit);
}

/** Reasons of the family's own, or a closed school, that made the weeks impractical to keep. */
export function tellCaseExceptions(story: CaseStory, course: AssessmentCourse): void {
  if (course.issue === null || course.overturned !== null) return;
  const { random } = story;
  const claim = random.weighted<Claim | null>([
    [awayFromTheArea(story, course), 2.6],
    [hardTimes(story, course), 2.4],
    [closedSchool(story, course), 5],
    [null, 90],
  ]);
  // A limit that was met before the facts began cannot be excused by them.
  if (claim !== null && claim.from < course.issue.on && (claim.to ?? claim.from) < course.issue.on) {
    tellClaim(story, claim, course.issue.on);
  }
}

function awayFromTheArea(story: CaseStory, { receivedOn }: AssessmentCourse): Claim {
  const from = addDays(receivedOn, story.random.int(45, 75));
  const to = addDays(from, story.random.int(29, 36));
  return { exceptionId: story.id('exception away'), ground: 'absentFromArea', from, to, limits: weeks16And20('d') };
}

function hardTimes(story: CaseStory, { receivedOn }: AssessmentCourse): Claim {
  const from = addDays(receivedOn, story.random.int(44, 70));
  const to = addDays(from, story.random.int(6, 30));
  return {
    exceptionId: story.id('exception circumstances'),
    ground: 'exceptionalCircumstances',
    from,
    to,
    limits: weeks16And20('c'),
  };
}

/** Summer holidays, where the head was asked for advice in the weeks that count (reg 10(4)(a)). */
function closedSchool(story: CaseStory, { receivedOn, advice }: AssessmentCourse): Claim | null {
  const askedOn = advice.find(({ body }) => body === 'education')?.askedOn;
  if (askedOn === undefined) return null;
  const year = askedOn.slice(0, 4);
  const from = `${year}-07-23` as CalendarDate;
  const to = `${year}-09-01` as CalendarDate;
  if (askedOn < addDays(from, -7) || askedOn > addDays(to, -6) || askedOn > addDays(receivedOn, 112)) return null;
  return { exceptionId: story.id('exception closure'), ground: 'schoolClosure', from, to, limits: weeks16And20('a') };
}

function weeks16And20(limb: 'a' | 'c' | 'd'): readonly ExcusedLimit[] {
  return [
    { rule: 'C1', subject: null, limb: `X10${limb}` },
    { rule: 'C3', subject: null, limb: `X13${limb}` },
  ];
}

/** Claimed, evidenced, agreed and told, as far as it goes: a tenth are struck out for want of evidence. */
function tellClaim(story: CaseStory, claim: Claim, before: CalendarDate): void {
  const { random } = story;
  const { exceptionId } = claim;
  const claimedOn = workingDayAfter(claim.to ?? claim.from, random.int(1, 6));
  if (claimedOn >= before) return;
  const evidenced = random.chance(0.6);
  const data = { ...claim, evidenced };
  const told = story.assessment(claimedOn, 'ClaimException', data, {
    personal: story.note('Told to us by the family.'),
  });
  if (told === null) return;
  if (!evidenced && random.chance(0.3)) {
    const note = story.note('No evidence after two requests.');
    story.assessment(
      workingDayAfter(claimedOn, random.int(12, 25)),
      'StrikeOutException',
      { exceptionId },
      { by: manager, personal: note },
    );
    return;
  }
  const evidencedOn = workingDayAfter(claimedOn, evidenced ? 0 : random.int(2, 9));
  if (!evidenced) {
    story.assessment(
      evidencedOn,
      'EvidenceException',
      { exceptionId },
      { personal: story.note(random.pick(evidenceTexts)) },
    );
  }
  const agreedOn = workingDayAfter(evidencedOn, random.int(0, 5));
  story.assessment(agreedOn, 'AgreeException', { exceptionId }, { by: manager });
  story.assessment(workingDayAfter(agreedOn, random.int(0, 2)), 'TellFamilyOfException', { exceptionId });
}
