import type { AdviceBody } from '../../workflows/needs-assessment/needs-assessment.events.js';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { AdviceCourse, AssessmentCourse } from './assessment-course.js';
import type { CaseStory } from './case-story.js';
import { chaseTexts, returnTexts } from './demo-texts.js';
import { tellMissedAppointment } from './exception-story.js';
import { workingDayAfter } from './history-writer.js';

/** Services by name; a school or a family is no service, and its name would say who the child is. */
const organisations: Readonly<Partial<Record<AdviceBody, string>>> = {
  educationalPsychology: 'Northmere Psychology Service',
  paediatrics: 'Northmere Community Health',
  speechAndLanguage: 'Northmere Community Health',
  occupationalTherapy: 'Northmere Community Health',
  physiotherapy: 'Northmere Community Health',
  camhs: 'Northmere Young Minds Clinic',
  socialCare: 'Children’s Social Care',
  sensoryService: 'Northmere Sensory Service',
};

export function organisationOf(body: AdviceBody): string | null {
  return organisations[body] ?? null;
}

/** What was asked of whom, and what came of it until the decision that ends the asking. */
export function tellAdvice(story: CaseStory, course: AssessmentCourse): void {
  if (course.issue === null) return;
  // After a refusal or the final plan the stage takes late arrivals alone.
  const limit = course.issue.positive ? (course.finalOn ?? course.issue.on) : course.issue.on;
  course.advice.forEach((advice, index) => {
    if (advice.adopted) tellAdopted(story, advice);
    else tellOne(story, advice, limit, index > 0);
  });
}

function tellAdopted(story: CaseStory, { adviceId, body, askedOn }: AdviceCourse): void {
  const adviceDatedOn = addDays(askedOn, -story.random.int(30, 240));
  story.assessment(askedOn, 'AdoptExistingAdvice', { adviceId, body, adviceDatedOn });
}

function tellOne(story: CaseStory, advice: AdviceCourse, limit: CalendarDate, sameSitting: boolean): void {
  const { random } = story;
  const { adviceId, body, askedOn, arrivals } = advice;
  story.assessment(askedOn, 'RequestAdvice', { adviceId, body, organisation: organisationOf(body) }, { sameSitting });
  tellMissedAppointment(story, advice, limit);
  tellChases(story, advice, limit);
  for (const { on, returnedOn } of arrivals) {
    // A last version may come after the plan has gone: it is filed all the same, but nobody sends it back any more.
    if (on >= limit && returnedOn !== null) return;
    tellArrival(story, advice, on);
    if (returnedOn !== null) {
      if (returnedOn >= limit) return;
      story.assessment(returnedOn, 'ReturnAdvice', { adviceId }, { personal: story.note(random.pick(returnTexts)) });
    } else if (random.chance(0.7)) {
      const acceptedOn = workingDayAfter(on, random.int(0, 6));
      if (acceptedOn < limit) story.assessment(acceptedOn, 'AcceptAdvice', { adviceId });
    }
  }
}

function tellArrival(story: CaseStory, { adviceId, askedOn }: AdviceCourse, on: CalendarDate): void {
  const { random } = story;
  const typedOn = addDays(on, -random.int(1, 3));
  if (!random.chance(0.008) || typedOn < askedOn) {
    story.assessment(on, 'RecordAdvice', { adviceId });
    return;
  }
  const received = story.assessment(on, 'RecordAdvice', { adviceId }, { typedOn });
  if (received !== null)
    story.correct(workingDayAfter(on, random.int(8, 20)), received, 'The letter was dated then; it came later.');
}

function tellChases(story: CaseStory, { adviceId, askedOn, arrivals }: AdviceCourse, limit: CalendarDate): void {
  const { random } = story;
  const firstArrival = arrivals[0]?.on ?? limit;
  let on = workingDayAfter(askedOn, 43 + random.int(0, 8));
  for (let count = 0; count < 4 && on < firstArrival && on < limit; count += 1) {
    const channel = random.weighted([['email', 8], ['telephone', 3]] as const); // prettier-ignore
    story.assessment(on, 'ChaseAdvice', { adviceId, channel }, { personal: story.note(random.pick(chaseTexts)) });
    on = workingDayAfter(on, random.int(7, 24));
  }
}
