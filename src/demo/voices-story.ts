import type { ComplaintKind, ComplaintOutcome } from '../../workflows/complaint/complaint.events.js';
import type { FeedbackStage } from '../../workflows/feedback/feedback.events.js';
import { usualQuestionnaire } from '../../workflows/feedback/questionnaire.js';
import type { Command } from '../../workflows/kernel/decider.js';
import type { Actor } from '../../workflows/kernel/fact.js';
import { addDays, daysBetween } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { actorOf, manager, priya } from './demo-people.js';
import type { DemoIds, DemoOptions, DemoStep } from './demo-plan.js';
import { commandIdOf, demoId, workingDayAfter } from './history-writer.js';
import { londonInstant } from './office-hours.js';
import type { SeededRandom } from './seeded-random.js';

/** What of a child's history families' voices are told with: chances of their own, so that nothing else changes with them. */
export interface VoicesOf {
  readonly ids: DemoIds;
  readonly label: string;
  readonly number: number;
  readonly random: SeededRandom;
  readonly options: Pick<DemoOptions, 'today' | 'now'>;
}

/** The last instant of a day: what is told up to it is the same at whatever hour it is told. */
export function endOfDay(today: CalendarDate): Date {
  return new Date(londonInstant(today, 24 * 60 - 1));
}

/**
 * The steps of a child up to now with what the family complained of and answered, in the order of recording. `told` is the
 * whole of today, so that a run that was cut short goes on as it would have gone.
 */
export function withVoices(told: readonly DemoStep[], of: VoicesOf): readonly DemoStep[] {
  if (told.length === 0) return told;
  const complaint = complaintOf(told, of);
  const steps = told.map((step, at) => silentRefusal(step, told.slice(at + 1), of));
  const before = [...steps, ...complaint].toSorted((a, b) => a.recordedAt - b.recordedAt);
  const now = of.options.now.getTime();
  return [...before, ...feedbackOf(before, of)].filter(({ recordedAt }) => recordedAt <= now);
}

/** One refusal in five was recorded from a letter that named no other support: it had already been sent. */
function silentRefusal(step: DemoStep, later: readonly DemoStep[], { random }: VoicesOf): DemoStep {
  const { type, data } = step.command as Command & { readonly data?: object };
  if (type !== 'NotifyDecisionNotToAssess' || !random.chance(0.2)) return step;
  // A correction names its place in the stream, which the note of the reason would move.
  if (later.some(({ id, command }) => id === step.id && command.type === 'CorrectFact')) return step;
  const alreadyHappened = 'The letter had gone. It names no other support.';
  const command = { ...step.command, data: { ...data, signposted: [] }, alreadyHappened };
  return { ...step, command };
}

const texts: Readonly<Record<ComplaintKind, string>> = {
  delay: 'They have waited longer than they were told and want to know why.',
  communication: 'Nobody rang back after three messages.',
  planContent: 'What the plan says of speech therapy is too vague to hold anybody to.',
  provisionNotMade: 'The one-to-one support in section F has not been in place since September.',
  transport: 'The taxi was late on six days in a month.',
  other: 'They were sent another family’s leaflet pack.',
};
const kinds = Object.keys(texts) as readonly ComplaintKind[];
const desk = 11 * 60;

/** One family in thirty complains; now and then about the service, which is on no case. */
function complaintOf(
  told: readonly DemoStep[],
  { ids, label, number, random, options }: VoicesOf,
): readonly DemoStep[] {
  const [complainantId] = ids.parents;
  const [first] = told;
  if (complainantId === undefined || first === undefined || !random.chance(1 / 30)) return [];
  const span = Math.max(1, daysBetween(first.recordedOn, options.today));
  const receivedOn = workingDayAfter(options.today, -random.int(1, Math.min(span, 500)));
  if (receivedOn <= first.recordedOn) return [];
  const offCase = number % 6 === 0;
  const kind = random.pick(kinds);
  const id = demoId(`${label}|complaint`);
  const text = { text: texts[kind] };
  const personal = offCase
    ? { [complainantId]: text }
    : { [complainantId]: { complainantContact: 'By post' }, [ids.child]: text };
  const data = { childId: offCase ? null : ids.child, complainantId, complainant: 'parent', kind, aboutTeam: null, answerWithin: null }; // prettier-ignore
  const steps: Told[] = [{ on: receivedOn, type: 'RecordComplaint', data, personal }];
  steps.push({ on: receivedOn, type: 'AllocateCase', data: { team: priya.team ?? '', worker: priya.id } });
  steps.push({ on: workingDayAfter(receivedOn, random.int(1, 3)), type: 'AcknowledgeComplaint', data: {} });
  const answeredOn = workingDayAfter(receivedOn, random.weighted([[random.int(6, 13), 6], [random.int(15, 40), 3], [400, 1]])); // prettier-ignore
  const outcome = random.pick<ComplaintOutcome>(['upheld', 'partlyUpheld', 'partlyUpheld', 'notUpheld']);
  steps.push(answer(answeredOn, outcome, offCase ? complainantId : ids.child));
  if (outcome === 'notUpheld') {
    const askedOn = workingDayAfter(answeredOn, 9);
    steps.push({ on: askedOn, type: 'TakeComplaintFurther', data: { answerWithin: null } });
    steps.push(
      answer(workingDayAfter(askedOn, random.int(18, 40)), 'partlyUpheld', offCase ? complainantId : ids.child),
    );
  } else {
    steps.push({ on: workingDayAfter(answeredOn, 30), type: 'CloseComplaint', data: { because: 'answered' } });
  }
  const by = actorOf(offCase ? manager : priya);
  const until = endOfDay(options.today);
  return placed(steps, { workflow: 'complaint', id, label: `${label}|complaint`, by, until });
}

function answer(on: CalendarDate, outcome: ComplaintOutcome, subject: string): Told {
  const action = outcome === 'notUpheld' ? {} : { action: 'We apologised, and the team lead looks at the case each fortnight.' }; // prettier-ignore
  return { on, type: 'AnswerComplaint', data: { outcome }, personal: { [subject]: action } };
}

interface Told {
  readonly on: CalendarDate;
  readonly type: string;
  readonly data: object;
  readonly personal?: object;
}

interface Placing extends Pick<DemoStep, 'workflow' | 'id'> {
  readonly label: string;
  readonly by: Actor;
  readonly until: Date;
}

/** Written down on the day it happened, in the order told; without what is still to come. */
function placed(told: readonly Told[], { workflow, id, label, by: actor, until }: Placing): readonly DemoStep[] {
  const steps = told.map(({ on, type, data, personal }, at): DemoStep => {
    const command = { type, on, data, ...(personal === undefined ? {} : { personal }) } as Command;
    const recordedAt = londonInstant(on, desk + at);
    return {
      workflow,
      id,
      command,
      commandId: commandIdOf(label, at),
      actor,
      source: 'user',
      recordedAt,
      recordedOn: on,
    };
  });
  return steps.filter(({ recordedAt }) => recordedAt <= until.getTime());
}

/** Who was asked how it went, and what came back: typed in at one sitting, once the file was next in somebody's hands. */
function feedbackOf(told: readonly DemoStep[], { label, random }: VoicesOf): readonly DemoStep[] {
  const last = told.at(-1);
  if (last === undefined) return [];
  const found = [
    ...askedAfter(told, 'needsAssessment', /^SendFinalPlan$/, ['assessment'], random),
    ...askedAfter(told, 'plan', /^/, ['review', 'review', 'transition'], random),
  ];
  const steps: DemoStep[] = [];
  for (const { workflow, id, on, stage } of found) {
    const invitationId = demoId(`${label}|feedback ${workflow}`);
    const from = stage === 'transition' ? 'youngPerson' : 'parent';
    const asked = { invitationId, stage, from, sentBy: random.pick(['email', 'post', 'online']) };
    const commands: [CalendarDate, string, object][] = [[on, 'InviteFeedback', asked]];
    const cameOn = addDays(on, random.int(5, 35));
    if (random.chance(0.62) && cameOn <= last.recordedOn) {
      const mood = random.weighted([[5, 3], [4, 5], [3, 3], [2, 2]]); // prettier-ignore
      const scores = usualQuestionnaire.questions.map((question) => ({
        question: question.id,
        score: Math.max(1, Math.min(5, mood + random.int(-1, 1))),
      }));
      commands.push([cameOn, 'RecordFeedback', { replyId: demoId(`${label}|reply ${workflow}`), invitationId, stage, from, scores }]); // prettier-ignore
    }
    for (const [day, type, data] of commands) {
      const recordedAt = last.recordedAt + (steps.length + 1) * 60_000;
      if (day > last.recordedOn) continue;
      const commandId = commandIdOf(`${label}|feedback`, steps.length);
      const command = { type, on: day, data } as Command;
      steps.push({ workflow, id, command, commandId, actor: actorOf(priya), source: 'user', recordedAt, recordedOn: last.recordedOn }); // prettier-ignore
    }
  }
  return steps;
}

interface Asked extends Pick<DemoStep, 'workflow' | 'id'> {
  readonly on: CalendarDate;
  readonly stage: FeedbackStage;
}

/** Two families in five are asked, a fortnight or so after something was recorded of the process. */
function askedAfter(
  told: readonly DemoStep[],
  workflow: 'needsAssessment' | 'plan',
  type: RegExp,
  stages: readonly FeedbackStage[],
  random: SeededRandom,
): readonly Asked[] {
  const steps = told.filter((step) => step.workflow === workflow && type.test(step.command.type));
  if (steps.length === 0 || !random.chance(0.4)) return [];
  const after = random.pick(steps);
  return [{ workflow, id: after.id, on: workingDayAfter(after.recordedOn, 10), stage: random.pick(stages) }];
}
