import { reject } from '../kernel/command-rejected.js';
import type { NoteAdded } from '../kernel/common-events.js';
import type { Contradiction, DecisionBasis } from '../kernel/decider.js';
import { factOfCommand } from './needs-assessment.commands.js';
import type { NeedsAssessmentCommand, NeedsAssessmentFactCommand } from './needs-assessment.commands.js';
import { contradictionIn } from './needs-assessment.contradictions.js';
import type { NeedsAssessmentEvent, NeedsAssessmentStageEvent } from './needs-assessment.events.js';
import { evolve } from './needs-assessment.evolve.js';
import { judge, judgeHistory } from './needs-assessment.judgements.js';
import { needsAssessmentMachine, needsAssessmentStages } from './needs-assessment.machine.js';
import type { NeedsAssessment } from './needs-assessment.state.js';

/** What has to be known before anything else can be recorded about a case. */
const beginnings: readonly string[] = ['RequestReceived', 'ResponsibilityBegan', 'AssessmentBroughtIn'];

/**
 * Judges a command: what the stage does not allow, what the law cannot mean and what recorded facts exclude is refused.
 * A late step never is: lateness is a fact for the clock to show.
 * @throws CommandRejected
 */
export function decide(
  command: NeedsAssessmentCommand,
  state: NeedsAssessment,
  basis: DecisionBasis,
): readonly NeedsAssessmentEvent[] {
  if (command.type === 'RecordHistory') return decideHistory(command.facts, state, basis);
  const fact = factOf(command);
  const after = recordable(fact, state, basis);
  if (command.alreadyHappened === undefined) judge(fact, state, basis);
  else judgeHistory(fact, state, basis);
  refuseContradiction(contradictionIn(after));
  return command.alreadyHappened === undefined
    ? [fact]
    : [fact, outOfTurnNote(command, command.alreadyHappened, state)];
}

function decideHistory(
  facts: readonly NeedsAssessmentEvent[],
  before: NeedsAssessment,
  basis: DecisionBasis,
): readonly NeedsAssessmentEvent[] {
  let state = before;
  for (const fact of facts) {
    const after = recordable(fact, state, basis);
    judgeHistory(fact, state, basis);
    state = after;
  }
  refuseContradiction(contradictionIn(state));
  return facts;
}

function factOf(command: NeedsAssessmentFactCommand): NeedsAssessmentEvent {
  const type = factOfCommand[command.type];
  const outOfTurn = command.alreadyHappened === undefined ? null : 'alreadyHappened';
  return {
    type,
    occurredOn: command.on,
    data: type === 'FinalPlanSent' ? { ...command.data, outOfTurn } : command.data,
    ...(command.personal === undefined ? {} : { personal: command.personal }),
  } as NeedsAssessmentEvent;
}

/** The state after the fact. Refuses what lies in the future and what the stage does not take. */
function recordable(fact: NeedsAssessmentEvent, state: NeedsAssessment, basis: DecisionBasis): NeedsAssessment {
  if (fact.occurredOn > basis.today) reject('dated-in-the-future', { on: fact.occurredOn, today: basis.today });
  if (state.begun === null && !beginnings.includes(fact.type)) reject('case-not-begun', { fact: fact.type });
  if (!mayFollow(state, fact)) reject('not-allowed-at-this-stage', { stage: state.stage, fact: fact.type });
  return evolve(state, { ...fact, revision: Number.MAX_SAFE_INTEGER });
}

/** Whether the stage takes the fact. Facts that belong to no stage may come at any time once the case began. */
export function mayFollow(state: NeedsAssessment, fact: NeedsAssessmentEvent): boolean {
  if (!needsAssessmentStages.factTypes.includes(fact.type)) return state.begun !== null;
  // XState ignores an event that the current state does not handle, without a word; can() is how we notice.
  const snapshot = needsAssessmentMachine.resolveState({ value: state.stage, context: {} });
  return snapshot.can(fact as NeedsAssessmentStageEvent);
}

function refuseContradiction(contradiction: Contradiction | null): void {
  if (contradiction !== null) reject(contradiction.code, contradiction.details);
}

function outOfTurnNote(command: NeedsAssessmentFactCommand, reason: string, state: NeedsAssessment): NoteAdded {
  if (reason.trim() === '') reject('already-happened-needs-a-reason');
  const about = state.childId ?? Object.keys(command.personal ?? {})[0] ?? '';
  return {
    type: 'NoteAdded',
    occurredOn: command.on,
    data: { kind: 'outOfTurn' },
    personal: { [about]: { text: reason } },
  };
}
