import { idOf, prefixOf } from '../../projections/projection.js';
import type { DisputeOutcomeRecorded } from '../../workflows/dispute/dispute-outcome.events.js';
import { outcomeOf, progressOf } from '../../workflows/dispute/dispute.outcome.js';
import type { RequiredOutcome } from '../../workflows/dispute/dispute.outcome.js';
import type { Dispute } from '../../workflows/dispute/dispute.state.js';
import type { DisputeOutcome } from '../../workflows/dispute/outcome-clocks.js';
import type { CorrectFact } from '../../workflows/kernel/correction.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import type { DisputeProgressRecorded } from '../../workflows/plan/ceasing.events.js';
import type { Plan } from '../../workflows/plan/plan.state.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { historyOf } from './plan-opening.manager.js';
import type { ProcessManager, Reaction, Surroundings } from './process-manager.js';

/**
 * How a dispute ended opens the clocks of what must be done, in the stream of the decision that was disputed; and while a
 * decision to end a plan is disputed, the plan knows how far the dispute has come. A corrected order corrects what it opened.
 */
export const disputeOutcomes: ProcessManager = {
  name: 'dispute-outcomes',
  after: [
    'MediationCertificateIssued',
    'AgreementReached',
    'AppealReceived',
    'AppealResponseFiled',
    'AppealConceded',
    'AppealWithdrawn',
    'TribunalOrderMade',
    'DisputeClosed',
    'FactCorrected',
  ],
  async react(event, surroundings) {
    if (prefixOf(event.stream) !== 'dispute') return [];
    const disputeId = idOf(event.stream);
    const dispute = (await surroundings.stateOf('dispute', disputeId)) as Dispute;
    const target = await targetOf(dispute, surroundings);
    if (target === null) return [];
    return [
      ...outcomeReactions(disputeId, outcomeOf(dispute), target),
      ...progressReactions(disputeId, dispute, target),
    ];
  },
};

interface Target {
  readonly workflow: 'needsAssessment' | 'plan';
  readonly id: string;
  readonly outcomes: readonly DisputeOutcome[];
  /** Null where it is no plan. */
  readonly plan: Plan | null;
}

async function targetOf({ opened }: Dispute, surroundings: Surroundings): Promise<Target | null> {
  if (opened === null) return null;
  const workflow = prefixOf(opened.aboutStream);
  if (workflow !== 'needsAssessment' && workflow !== 'plan') return null;
  const id = idOf(opened.aboutStream);
  const state = (await surroundings.stateOf(workflow, id)) as NeedsAssessment | Plan;
  return { workflow, id, outcomes: state.outcomes, plan: workflow === 'plan' ? (state as Plan) : null };
}

function outcomeReactions(
  disputeId: string,
  wanted: RequiredOutcome | null,
  { workflow, id, outcomes }: Target,
): readonly Reaction[] {
  const ours = outcomes.filter((outcome) => outcome.disputeId === disputeId);
  const same = ours.find(({ by }) => by === wanted?.by);
  const reactions: Reaction[] = [];
  // What the dispute no longer holds, because it was corrected or struck out, goes from here too.
  const gone = wanted === null ? ours : ours.filter((one) => one !== same && one.on > wanted.on);
  for (const { revision, by } of gone) {
    const command: CorrectFact = { type: 'CorrectFact', revision, reason: 'other', struck: true };
    reactions.push({ workflow, id, key: `strike ${by}`, command });
  }
  if (wanted === null) return reactions;
  const { by, requires, directedOn, on } = wanted;
  if (same === undefined) {
    const fact: DisputeOutcomeRecorded = {
      type: 'DisputeOutcomeRecorded',
      occurredOn: on,
      data: { disputeId, by, requires, directedOn },
    };
    reactions.push({ workflow, id, key: `outcome ${by}`, command: historyOf(fact) });
  } else if (same.on !== on || same.requires !== requires || same.directedOn !== directedOn) {
    const command: CorrectFact = {
      type: 'CorrectFact',
      revision: same.revision,
      reason: 'other',
      occurredOn: on,
      changes: { requires, directedOn },
    };
    reactions.push({ workflow, id, key: `correct ${by} ${on} ${requires} ${directedOn ?? ''}`, command });
  }
  return reactions;
}

/** CFA 2014 s.45(4): a plan is kept alive while the decision to end it may be, or is, appealed against. */
function progressReactions(disputeId: string, dispute: Dispute, { workflow, id, plan }: Target): readonly Reaction[] {
  if (plan === null || dispute.opened?.about !== 'ceasing') return [];
  const known = plan.disputes.find((one) => one.disputeId === disputeId);
  const progress = progressOf(dispute);
  const steps = [
    ['certificateIssued', progress.certificateIssuedOn, known?.certificateIssuedOn],
    ['appealReceived', progress.appealReceivedOn, known?.appealReceivedOn],
    ['appealDetermined', progress.determinedOn, known?.determinedOn],
  ] as const satisfies readonly (readonly [
    DisputeProgressRecorded['data']['step'],
    CalendarDate | null,
    CalendarDate | null | undefined,
  ])[];
  return steps.flatMap(([step, on, before]): readonly Reaction[] => {
    if (on === null || on === before) return [];
    const fact: DisputeProgressRecorded = {
      type: 'DisputeProgressRecorded',
      occurredOn: on,
      data: { disputeId, step },
    };
    return [{ workflow, id, key: `${step} ${on}`, command: historyOf(fact) }];
  });
}
