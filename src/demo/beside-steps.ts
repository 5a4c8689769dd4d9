import { ageReachedOn } from '../../workflows/child/birthdays.js';
import type { NeedsAssessmentEvent } from '../../workflows/needs-assessment/needs-assessment.events.js';
import type { PlanEvent } from '../../workflows/plan/plan.events.js';
import { inYearNineOrLater, receptionYearOf } from '../../workflows/plan/school-cohort.js';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { WorkflowName } from '../commands/command-handler.js';
import { transitionCourse } from './adulthood-course.js';
import type { DemoStep } from './demo-plan.js';
import { commandIdOf, workingDayAfter } from './history-writer.js';
import { londonInstant, officeCloses, officeOpens, whenOpen } from './office-hours.js';
import type { SeededRandom } from './seeded-random.js';

/** What is told beside a history once that is settled, with chances of its own, so that nothing of it changes. */
export interface Beside {
  /** To the end of the story, whatever the day: a run that goes on later must tell the same. */
  readonly steps: readonly DemoStep[];
  readonly birthDate: CalendarDate;
  readonly random: SeededRandom;
  readonly label: string;
  readonly now: Date;
}

interface Fact {
  readonly type: string;
  readonly occurredOn: CalendarDate;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Visits, person-centred meetings, who was at reviews and the way to adulthood, in the order of recording with the rest. */
export function withStepsBeside(beside: Beside): readonly DemoStep[] {
  const writer = new BesideWriter(beside);
  tellOpening(writer, beside);
  tellReviews(writer, beside);
  tellAdulthood(writer, beside);
  tellViews(writer, beside);
  return [...beside.steps, ...writer.steps]
    .filter(({ recordedAt }) => recordedAt <= beside.now.getTime())
    .toSorted((a, b) => a.recordedAt - b.recordedAt);
}

class BesideWriter {
  readonly steps: DemoStep[] = [];

  private readonly taken: Set<number>;

  constructor(private readonly beside: Beside) {
    this.taken = new Set(beside.steps.map(({ recordedAt }) => recordedAt));
  }

  /** Written down on the day it happened, after what came before it in its stream, by whoever wrote that. */
  tell(after: DemoStep, fact: NeedsAssessmentEvent | PlanEvent): void {
    const { random, label } = this.beside;
    const wished = fact.occurredOn > after.recordedOn ? fact.occurredOn : after.recordedOn;
    const minute = random.int(officeOpens, officeCloses - 1);
    let desk = whenOpen({ day: wished, minute });
    // At the latest on the next day somebody sits at the desk.
    if (londonInstant(desk.day, minute) <= after.recordedAt) desk = whenOpen({ day: addDays(desk.day, 1), minute });
    let recordedAt = londonInstant(desk.day, desk.minute);
    while (this.taken.has(recordedAt)) recordedAt += 1_000;
    this.taken.add(recordedAt);
    this.steps.push({
      workflow: after.workflow,
      id: after.id,
      command: { type: 'RecordHistory', facts: [fact] } as DemoStep['command'],
      commandId: commandIdOf(`${label}|beside`, this.steps.length),
      actor: after.actor,
      source: 'user',
      recordedAt,
      recordedOn: desk.day,
    });
  }
}

const isFact = (step: DemoStep): step is DemoStep & { readonly command: { readonly facts: readonly Fact[] } } =>
  'facts' in step.command;

/** The facts that people recorded of one kind of stream, with the step that recorded each. */
function factsIn(steps: readonly DemoStep[], workflow: WorkflowName): readonly (readonly [Fact, DemoStep])[] {
  return steps.flatMap((step) =>
    step.workflow === workflow && isFact(step) ? step.command.facts.map((fact) => [fact, step] as const) : [],
  );
}

/** The assessments that went ahead: a visit mostly within the weeks the authority set, a meeting before the draft. */
function tellOpening(writer: BesideWriter, { steps, random }: Beside): void {
  const begun = goingAhead(steps);
  if (begun === null) return;
  const { decided, decidedOn, before } = begun;
  const visitedOn = workingDayAfter(decidedOn, random.weighted([[random.int(3, 26), 70], [random.int(29, 60), 14]])); // prettier-ignore
  if (random.chance(0.86) && before(visitedOn)) {
    const place = random.weighted([['home', 6], ['setting', 3], ['online', 1]] as const); // prettier-ignore
    const data = { place, visitorPost: 'SEND officer' };
    writer.tell(decided, { type: 'FamilyVisitRecorded', occurredOn: visitedOn, data });
  }
  const metOn = workingDayAfter(decidedOn, random.int(30, 75));
  if (random.chance(0.63) && before(metOn)) {
    const data = { childAttended: random.chance(0.7), outcomesAgreed: random.chance(0.9) };
    writer.tell(decided, { type: 'PersonCentredMeetingHeld', occurredOn: metOn, data });
  }
}

interface GoingAhead {
  readonly decided: DemoStep;
  readonly decidedOn: CalendarDate;
  /** Whether a day lies before the draft, or before it ended without one. */
  readonly before: (on: CalendarDate) => boolean;
}

/** The decision to assess; null where there was none, or nothing may be told in between. */
function goingAhead(steps: readonly DemoStep[]): GoingAhead | null {
  const own = steps.filter(({ workflow }) => workflow === 'needsAssessment');
  // A correction names its place in the stream: what comes between would move it.
  if (own.some(({ command }) => command.type === 'CorrectFact')) return null;
  const decided = own.find(({ command }) => command.type === 'NotifyDecisionToAssess');
  const decidedOn = decided === undefined ? null : dayOf(decided);
  if (decided === undefined || decidedOn === null) return null;
  const over = own.find(({ command }) => endings.includes(command.type));
  return { decided, decidedOn, before: (on) => over === undefined || on < over.recordedOn };
}

/** Section A, in most of the assessments: told last, so that it takes no chance from what is told before. */
function tellViews(writer: BesideWriter, { steps, random }: Beside): void {
  const begun = goingAhead(steps);
  if (begun === null) return;
  const learntOn = workingDayAfter(begun.decidedOn, random.int(12, 60));
  if (!random.chance(0.78) || !begun.before(learntOn)) return;
  const ways = ['conversation', 'inWriting', 'pictures', 'observation', 'throughSomeone'] as const;
  const data = { learntHow: random.some(ways, random.int(1, 2)), learntBy: random.pick(viewsPosts) };
  writer.tell(begun.decided, { type: 'ChildViewsRecorded', occurredOn: learntOn, data });
}

const viewsPosts = ['Class teacher', 'SEND officer', 'Educational psychologist', 'SENCO'] as const;

const endings: readonly string[] = ['ServeDraftPlan', 'SendFinalPlan', 'WithdrawRequest', 'RecordMoveOut', 'RecordDeath', 'NotifyDecisionNotToIssue']; // prettier-ignore

function dayOf({ command }: DemoStep): CalendarDate | null {
  return 'on' in command ? (command.on as CalendarDate) : null;
}

function tellReviews(writer: BesideWriter, { steps, birthDate, random }: Beside): void {
  const cohort = receptionYearOf(birthDate);
  for (const [{ type, occurredOn, data }, step] of factsIn(steps, 'plan')) {
    if (type !== 'ReviewMeetingHeld' || step.source !== 'user') continue;
    const reviewId = String(data['reviewId']);
    if (random.chance(0.88)) writer.tell(step, attendance(reviewId, occurredOn, random));
    if (!inYearNineOrLater(cohort, occurredOn)) continue;
    if (random.chance(0.66)) {
      const need = (): 'needed' | 'notNeeded' | 'notKnown' => random.pick(['needed', 'notNeeded', 'notKnown']);
      const needs = { adultCare: need(), housing: need(), carer: need(), expectationsRaised: random.chance(0.7) };
      writer.tell(step, { type: 'AdulthoodNeedsRecorded', occurredOn, data: { reviewId, ...needs } });
    }
    if (random.chance(0.7)) {
      const passport = { passportExplained: random.chance(0.8), healthChecklistDone: random.chance(0.6) };
      writer.tell(step, { type: 'HospitalPassportExplained', occurredOn, data: { reviewId, ...passport } });
    }
  }
}

function attendance(reviewId: string, occurredOn: CalendarDate, random: SeededRandom): PlanEvent {
  const officerAttended = random.chance(0.46);
  const viewsGathered = random.weighted([['inPerson', 5], ['inWriting', 3], ['throughSomeone', 2], ['notGathered', 1]] as const); // prettier-ignore
  return {
    type: 'ReviewAttendanceRecorded',
    occurredOn,
    data: {
      reviewId,
      officerAttended,
      officerPost: officerAttended ? 'SEND officer' : null,
      childAttended: viewsGathered === 'inPerson' || random.chance(0.3),
      viewsGathered,
      personCentred: random.chance(0.71),
    },
  };
}

/** From 14 on, as long as the plan is kept; nothing before the plan was on record. */
function tellAdulthood(writer: BesideWriter, { steps, birthDate, random }: Beside): void {
  const facts = factsIn(steps, 'plan');
  const [, first] = facts.find(([{ type }]) => type === 'PlanMade' || type === 'PlanBroughtIn') ?? [];
  if (first === undefined) return;
  const ended = facts.find(([{ type }]) => type === 'PlanCeased' || type === 'PlanTransferredOut')?.[0].occurredOn;
  const kept = (on: CalendarDate): boolean => on > first.recordedOn && (ended === undefined || on < ended);
  for (const fact of transitionCourse(birthDate, random)) {
    // What was said before the plan came here is said again soon after.
    const anew = workingDayAfter(first.recordedOn, random.int(5, 140));
    const again = fact.occurredOn <= first.recordedOn && saidAnew.includes(fact.type);
    const told = again ? { ...fact, occurredOn: anew } : fact;
    if (kept(told.occurredOn)) writer.tell(first, told);
  }
  const fourteenOn = ageReachedOn(birthDate, 14 * 12);
  for (const [{ type, occurredOn, data }, step] of facts) {
    const toFamily = type === 'AmendedPlanSent' && data['recipient'] === 'parentOrYoungPerson';
    if ((!toFamily && type !== 'PlanMade') || occurredOn < fourteenOn || !random.chance(0.75)) continue;
    const all = ['employment', 'independentLiving', 'community', 'health'] as const;
    const areas = random.chance(0.8) ? all : random.some(all, random.int(2, 3));
    writer.tell(step, { type: 'AdulthoodFormatUsed', occurredOn, data: { issuedOn: occurredOn, areas } });
  }
  for (const [{ type, occurredOn }, step] of facts) {
    const agreedOn = workingDayAfter(occurredOn, random.int(14, 70));
    if (type !== 'TransferSettingConsulted' || !random.chance(0.45) || !kept(agreedOn)) continue;
    const data = { ownerPost: 'SEND officer' };
    writer.tell(step, { type: 'TransitionPlanAgreed', occurredOn: agreedOn, data });
  }
}

const saidAnew: readonly string[] = ['AdultServicesNeedJudged', 'InformationShared', 'TransitionPlanAgreed'];
