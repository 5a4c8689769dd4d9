import type { AdviceBody } from '../../workflows/needs-assessment/needs-assessment.events.js';
import { addDays, latest } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { englandCalendar, workingDayOnOrBefore } from '../../workflows/timetable/calendars.js';
import { ageOn } from './demo-child.js';
import type { CaseStory } from './case-story.js';
import { workingDayAfter } from './history-writer.js';

/** One body's advice as it will go. */
export interface AdviceCourse {
  readonly adviceId: string;
  readonly body: AdviceBody;
  readonly askedOn: CalendarDate;
  /** Every day on which a version arrives: all but the last go back as inadequate. */
  readonly arrivals: readonly { readonly on: CalendarDate; readonly returnedOn: CalendarDate | null }[];
  readonly missedOn: CalendarDate | null;
  readonly adopted: boolean;
}

export interface DraftCourse {
  readonly draftId: string;
  readonly servedOn: CalendarDate;
  readonly repliedOn: CalendarDate | null;
  readonly finished: boolean;
  readonly meetingOn: CalendarDate | null;
}

/** The days of one assessment, worked out to the end of its story before any of it is told. */
export interface AssessmentCourse {
  readonly receivedOn: CalendarDate;
  readonly decision: { readonly on: CalendarDate; readonly positive: boolean };
  /** A refusal to assess that was overturned later. */
  readonly overturned: { readonly on: CalendarDate; readonly by: 'order' | 'mediation' | 'concession' } | null;
  readonly advice: readonly AdviceCourse[];
  readonly issue: { readonly on: CalendarDate; readonly positive: boolean } | null;
  readonly drafts: readonly DraftCourse[];
  readonly finalOn: CalendarDate | null;
  readonly ending: { readonly on: CalendarDate; readonly how: 'withdrawn' | 'movedOut' | 'died' } | null;
}

/** Median days to answer, how wide they spread, and how often the body is asked. */
const bodies: readonly (readonly [AdviceBody, median: number, spread: number, asked: number])[] = [
  ['educationalPsychology', 42, 0.38, 1],
  ['education', 24, 0.4, 1],
  ['parentOrYoungPerson', 16, 0.5, 1],
  ['socialCare', 31, 0.35, 1],
  ['paediatrics', 34, 0.35, 0.62],
  ['speechAndLanguage', 33, 0.36, 0.66],
  ['occupationalTherapy', 35, 0.36, 0.48],
  ['camhs', 38, 0.4, 0.24],
  ['physiotherapy', 34, 0.35, 0.1],
  ['sensoryService', 28, 0.3, 0.1],
];

/** Works the whole course out. A decision late or early, advice slow or quick, drafts sent twice: as chance has it. */
export function courseOf(story: CaseStory, receivedOn: CalendarDate): AssessmentCourse {
  const { random } = story;
  const decision = { on: decisionDay(story, receivedOn), positive: random.chance(0.708) };
  const overturned =
    !decision.positive && random.chance(0.09)
      ? {
          on: workingDayAfter(decision.on, random.int(60, 160)),
          by: random.pick(['order', 'mediation', 'concession'] as const),
        }
      : null;
  const ending = endingOf(story, receivedOn);
  const agreedOn = decision.positive ? decision.on : (overturned?.on ?? null);
  const nothing = { advice: [], issue: null, drafts: [], finalOn: null };
  if (agreedOn === null) {
    return { receivedOn, decision, overturned, ...nothing, ending: before(ending, decision.on) };
  }
  const advice = adviceCourses(story, agreedOn);
  const issue = { on: issueDay(story, advice, agreedOn), positive: random.chance(0.945) };
  const drafts = issue.positive ? draftCourses(story, issue.on) : [];
  const finalOn = finalDay(story, drafts.at(-1));
  return {
    receivedOn,
    decision,
    overturned,
    advice,
    issue,
    drafts,
    finalOn,
    ending: before(ending, finalOn ?? issue.on),
  };
}

function before(ending: AssessmentCourse['ending'], on: CalendarDate): AssessmentCourse['ending'] {
  return ending !== null && ending.on < on ? ending : null;
}

function endingOf(story: CaseStory, receivedOn: CalendarDate): AssessmentCourse['ending'] {
  const { random } = story;
  const how = random.weighted([['withdrawn', 6.5], ['movedOut', 1.8], ['died', 0.12], [null, 91.5]] as const); // prettier-ignore
  return how === null ? null : { how, on: workingDayAfter(receivedOn, random.int(9, random.chance(0.75) ? 38 : 110)) };
}

/** About six in seven within the six weeks, most of them in the last two. */
function decisionDay({ random }: CaseStory, receivedOn: CalendarDate): CalendarDate {
  if (random.chance(0.86)) {
    const days = Math.min(42, random.int(22, 36) + random.int(0, 12));
    return workingDayOnOrBefore(englandCalendar, addDays(receivedOn, days));
  }
  return workingDayAfter(receivedOn, 43 + random.days(10, 0.8));
}

function adviceCourses(story: CaseStory, agreedOn: CalendarDate): readonly AdviceCourse[] {
  const { random } = story;
  const older = ageOn(agreedOn, story.child.details.birthDate) >= 14;
  const asked = bodies.filter(([, , , often]) => random.chance(often)).slice(0, older ? 7 : 8);
  const firstDay = workingDayAfter(agreedOn, random.weighted([[0, 50], [1, 25], [4, 15], [11, 6]])); // prettier-ignore
  const courses = asked.map(([body, median, spread]) => adviceCourse(story, body, firstDay, median, spread));
  if (!older) return courses;
  return [...courses, adviceCourse(story, 'preparingForAdulthood', firstDay, 30, 0.4)];
}

function adviceCourse(
  story: CaseStory,
  body: AdviceBody,
  firstDay: CalendarDate,
  median: number,
  spread: number,
): AdviceCourse {
  const { random } = story;
  const askedOn = random.chance(0.9) ? firstDay : workingDayAfter(firstDay, random.int(1, 6));
  const slow = body === 'educationalPsychology' ? story.paceOn(askedOn) ** 1.35 : story.paceOn(askedOn) ** 0.6;
  const stuck = body === 'educationalPsychology' && random.chance(0.06) ? random.int(60, 280) : 0;
  const missed = ['educationalPsychology', 'paediatrics', 'speechAndLanguage', 'occupationalTherapy', 'camhs'].includes(
    body,
  );
  const missedOn = missed && random.chance(0.045) ? workingDayAfter(askedOn, random.int(14, 37)) : null;
  const days = Math.max(3, random.days(median * slow, spread) + stuck) + (missedOn === null ? 0 : random.int(14, 40));
  const arrivals = [
    {
      on: workingDayAfter(askedOn, Math.max(days, missedOn === null ? 0 : 40)),
      returnedOn: null as CalendarDate | null,
    },
  ];
  if (body !== 'parentOrYoungPerson' && random.chance(0.055)) {
    const [first] = arrivals;
    if (first !== undefined) first.returnedOn = workingDayAfter(first.on, random.int(1, 6));
    arrivals.push({ on: workingDayAfter(arrivals[0]?.on ?? askedOn, random.int(14, 34)), returnedOn: null });
  }
  return {
    adviceId: story.id(`advice ${body}`),
    body,
    askedOn,
    arrivals,
    missedOn,
    adopted:
      missedOn === null &&
      arrivals.length === 1 &&
      !['educationalPsychology', 'parentOrYoungPerson', 'education'].includes(body) &&
      random.chance(0.04),
  };
}

/** Decided when the last advice is in or, at times, without the slowest. */
function issueDay(story: CaseStory, advice: readonly AdviceCourse[], agreedOn: CalendarDate): CalendarDate {
  const { random } = story;
  const last = advice.flatMap(({ adopted, arrivals }) => (adopted ? [] : (arrivals.at(-1)?.on ?? []))).toSorted();
  const from = latest([random.chance(0.1) ? (last.at(-2) ?? null) : (last.at(-1) ?? null), addDays(agreedOn, 25)]);
  return workingDayAfter(from ?? agreedOn, random.days(5, 0.8) + 1);
}

function draftCourses(story: CaseStory, issuedOn: CalendarDate): readonly DraftCourse[] {
  const { random } = story;
  const drafts = [draftCourse(story, 1, workingDayAfter(issuedOn, 1 + random.days(7 * story.paceOn(issuedOn), 0.7)))];
  while (random.chance(0.2) && drafts.length < 3) {
    const { servedOn, repliedOn } = drafts.at(-1) ?? { servedOn: issuedOn, repliedOn: null };
    drafts.push(draftCourse(story, drafts.length + 1, workingDayAfter(repliedOn ?? servedOn, random.int(6, 24))));
  }
  return drafts;
}

function draftCourse(story: CaseStory, place: number, servedOn: CalendarDate): DraftCourse {
  const { random } = story;
  const repliedOn = random.chance(0.86) ? addDays(servedOn, random.int(3, 17)) : null;
  return {
    draftId: story.id(`draft ${place}`),
    servedOn,
    repliedOn,
    finished: repliedOn !== null && random.chance(0.35),
    meetingOn: repliedOn !== null && random.chance(0.14) ? workingDayAfter(repliedOn, random.int(3, 12)) : null,
  };
}

/** Not before the family's fifteen days are over, unless the family has said that it is content. */
function finalDay(story: CaseStory, draft: DraftCourse | undefined): CalendarDate | null {
  if (draft === undefined) return null;
  const { servedOn, repliedOn, finished, meetingOn } = draft;
  const earliest = finished && repliedOn !== null ? addDays(repliedOn, 1) : addDays(servedOn, 15);
  const from = latest([earliest, repliedOn, meetingOn]) ?? earliest;
  return workingDayAfter(from, story.random.days(4 * story.paceOn(servedOn), 0.9));
}
