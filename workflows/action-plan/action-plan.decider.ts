import { opaqueId } from '../casework/opaque-id.js';
import { isReadable, longestReason, longestSource, valueFault } from '../held-figures/figure-faults.js';
import { reject } from '../kernel/command-rejected.js';
import type { Command, Decider, DecisionBasis } from '../kernel/decider.js';
import { factDecisions } from '../kernel/fact-decider.js';
import { stageTakes } from '../kernel/stage-machine.js';
import { factOfActionPlanCommand } from './action-plan.commands.js';
import type { ActionPlanCommand, LoadPlan, RevisePlan } from './action-plan.commands.js';
import type {
  ActionPlanDrafted,
  ActionPlanEvent,
  ActionPlanLoaded,
  ActionPlanRevised,
  ActionPlanStep,
} from './action-plan.events.js';
import { evolveActionPlan } from './action-plan.evolve.js';
import { actionPlanMachine, actionPlanStages } from './action-plan.machine.js';
import { noActionPlan, partOf } from './action-plan.state.js';
import type { ActionPlan } from './action-plan.state.js';
import { changed } from './plan-changes.js';
import { planDifferences } from './plan-differences.js';
import type { PlanDocument } from './plan-document.js';
import { planFaults, ratingFaults } from './plan-faults.js';
import { isPrintedDate, longestText } from './shape.js';
import type { PlanFault } from './shape.js';

/** Changes and lines of one command at most. */
export const mostChanges = 200;
export const mostPoints = 30;

const decideFacts = factDecisions<ActionPlan, ActionPlanEvent>({
  factOfCommand: factOfActionPlanCommand,
  beginnings: ['ActionPlanDrafted', 'ActionPlanLoaded'],
  saysOutOfTurn: [],
  begun: ({ document }) => document !== null,
  stageOf: ({ stage }) => stage,
  about: () => null,
  evolve: evolveActionPlan,
  mayFollow,
  contradiction: () => null,
  references: {
    ProgressRecorded: ({ data }, state) => {
      const { item } = partIn(state, data);
      const document = documentOf(state);
      const { pointId, rag, ragScheme, points } = data;
      if (pointId !== null && !document.monitoringPoints.some(({ id }) => id === pointId)) {
        reject('plan-leads-nowhere', { kind: 'monitoringPoint', id: pointId });
      }
      const rated = data.deliverableId === null || item.deliverables?.find(({ id }) => id === data.deliverableId)?.monitoring; // prettier-ignore
      if (rated !== true && pointId !== null && rated?.every(({ point }) => point !== pointId) === true) {
        reject('deliverable-has-no-such-date', { id: pointId });
      }
      refuseRating(document, 'progress', ragScheme, rag);
      if (rag === null && points.length === 0) reject('progress-says-nothing');
      if (points.length > mostPoints) reject('progress-too-many-lines', { most: mostPoints });
      for (const point of points) refuseText(point, longestText);
    },
    ItemCompleted: ({ data }, state) => {
      partIn(state, data);
      if (state.completed.has(partOf(data))) reject('item-already-completed');
      if (data.evidence !== null) refuseText(data.evidence, longestText);
    },
    ItemReopened: ({ data }, state) => {
      partIn(state, data);
      if (!state.completed.has(partOf(data))) reject('item-not-completed');
      refuseText(data.reason, longestReason);
    },
    OutcomeRated: ({ data }, state) => {
      const document = documentOf(state);
      const { blockId, measureId, rag, ragScheme, suggested, reason } = data;
      if ((blockId === null) === (measureId === null)) reject('outcome-of-one-thing');
      refuseUnknown('outcomeAssessment', document.outcomeAssessments, blockId);
      refuseUnknown('measure', document.measures, measureId);
      refuseRating(document, 'outcome', ragScheme, rag);
      refuseRating(document, 'outcome', ragScheme, suggested);
      refuseText(reason, longestReason);
    },
    MilestoneRecorded: ({ data }, state) => {
      refuseUnknown('milestone', documentOf(state).milestones, data.milestoneId);
      refuseRating(documentOf(state), 'progress', null, data.rag);
      if (data.note !== null) refuseText(data.note, longestText);
    },
    MeasureValueRecorded: ({ data }, state) => {
      refuseUnknown('measure', documentOf(state).measures, data.measureId);
      const fault = valueFault(data.value, unitOf(data.unit));
      if (fault !== null) reject(fault.code, fault.details);
      if (data.period !== null && !/^\d{4}\/\d\d$/.test(data.period) && !isPrintedDate(data.period)) {
        reject('plan-date-malformed', { date: data.period });
      }
      for (const line of [data.unit, data.source, data.population ?? '-']) refuseText(line, longestSource);
      if (data.note !== null) refuseText(data.note, longestText);
    },
    MeasureJudged: ({ data }, state) => {
      refuseUnknown('measure', documentOf(state).measures, data.measureId);
      refuseText(data.judgement, longestText);
      refuseText(data.evidence, longestText);
    },
    DateChosen: ({ data }, state) => {
      refuseUnknown('timeline', documentOf(state).timeline, data.timelineId);
      refuseText(data.reason, longestReason);
    },
    PartyNamed: ({ data: { partyId, worker } }, state) => {
      refuseUnknown('party', documentOf(state).parties, partyId);
      if (worker !== null && !opaqueId.test(worker)) reject('person-id-not-opaque');
    },
    BudgetTotalStated: ({ data }) => {
      const fault = valueFault(data.amountGBP, 'pounds');
      if (fault !== null) reject(fault.code, fault.details);
      refuseText(data.source, longestSource);
    },
    DraftVersionIssued: ({ data }) => {
      refuseIssue(data);
    },
    ActionPlanPublished: ({ data }) => {
      refuseIssue(data);
    },
    ActionPlanCompleted: ({ data }) => {
      refuseText(data.reason, longestReason);
    },
    ActionPlanWithdrawn: ({ data }) => {
      refuseText(data.reason, longestReason);
    },
    ActionPlanReopened: ({ data }) => {
      refuseText(data.reason, longestReason);
    },
  },
  judgements: {},
});

/** One SEND action plan: its text in versions, and everything that is told of it. About no child: nothing of it is sealed. */
export const actionPlanDecider: Decider<ActionPlan, ActionPlanCommand, ActionPlanEvent> = {
  name: 'action-plan',
  initialState: noActionPlan,
  schemas: {},
  // The text is corrected by another change of it, which names what stood; so are stages.
  neverCorrected: [
    'ActionPlanDrafted',
    'ActionPlanLoaded',
    'ActionPlanRevised',
    'DraftVersionIssued',
    'ActionPlanPublished',
    'ActionPlanCompleted',
    'ActionPlanWithdrawn',
    'ActionPlanReopened',
  ],
  decide(command, state, basis) {
    if (isLoad(command)) return [loaded(command, state, basis)];
    if (isRevision(command)) return [revised(command, state, basis)];
    // A plan has no steps before which another would have to come.
    if ('alreadyHappened' in command) reject('no-such-command', { command: command.type });
    const type = factOfActionPlanCommand[command.type] as ActionPlanStep['type'] | undefined;
    if (type === undefined) reject('no-such-command', { command: command.type });
    refuseStage(state, type);
    return decideFacts(command, state, basis);
  },
  evolve: evolveActionPlan,
  mayFollow,
  contradiction: () => null,
};

const isLoad = (command: Command): command is LoadPlan => command.type === 'LoadPlan';
const isRevision = (command: Command): command is RevisePlan => command.type === 'RevisePlan';

function mayFollow({ stage }: ActionPlan, fact: ActionPlanEvent): boolean {
  return stageTakes(actionPlanMachine, actionPlanStages, stage, fact);
}

/** @throws CommandRejected with the first fault of the document; `planFaults` lists all of them. */
function loaded(
  { data: { document, file, reason } }: LoadPlan,
  state: ActionPlan,
  { today }: DecisionBasis,
): ActionPlanDrafted | ActionPlanLoaded {
  refuseFaults(planFaults(document));
  const type = document.document.status === 'draft' ? 'ActionPlanDrafted' : 'ActionPlanLoaded';
  const fact = { type, occurredOn: today, data: { document, file, reason } } as ActionPlanDrafted | ActionPlanLoaded;
  refuseStage(state, type);
  if (state.document !== null) {
    if (document.id !== state.document.id) reject('plan-of-another-name', { id: document.id, stands: state.document.id }); // prettier-ignore
    // The log keeps fields in an order of its own: what is compared is what they say.
    if (planDifferences(state.document, document).length === 0) reject('plan-stands-already');
    if (reason === null) reject('plan-version-needs-a-reason');
  }
  if (reason !== null) refuseText(reason, longestReason);
  return fact;
}

function revised(
  { data: { changes, reason } }: RevisePlan,
  state: ActionPlan,
  { today }: DecisionBasis,
): ActionPlanRevised {
  if (state.document === null) reject('action-plan-not-begun');
  refuseStage(state, 'ActionPlanRevised');
  if (changes.length === 0 || changes.length > mostChanges) reject('plan-changes-number', { most: mostChanges });
  refuseText(reason, longestReason);
  // What a plan is called, and what a release can read, is no text of it.
  const fixed = changes.find(({ path }) => ['/id', '/schemaVersion', '/document/status'].includes(path));
  if (fixed !== undefined) reject('plan-field-is-fixed', { path: fixed.path });
  const { document, made } = changed(state.document, changes);
  refuseFaults(planFaults(document));
  return { type: 'ActionPlanRevised', occurredOn: today, data: { changes: made, reason } };
}

/** @throws CommandRejected in words of its own: a plan is no case. */
function refuseStage({ stage, document }: ActionPlan, type: ActionPlanStep['type']): void {
  if (stageTakes(actionPlanMachine, actionPlanStages, stage, { type })) return;
  if (document === null) reject('action-plan-not-begun');
  reject('action-plan-not-at-this-stage', { stage });
}

function refuseFaults([first]: readonly PlanFault[]): void {
  if (first !== undefined) reject(first.code, { ...first.details, path: first.path });
}

function refuseRating(
  document: PlanDocument,
  of: 'progress' | 'outcome',
  scheme: string | null,
  rag: string | null,
): void {
  refuseFaults(ratingFaults(document, of, scheme, rag));
}

function refuseText(text: string, most: number): void {
  if (text.trim() === '') reject('plan-words-missing');
  if (text.length > most) reject('line-too-long', { most });
  if (!isReadable(text.replaceAll('\n', ' '))) reject('hidden-characters');
}

function refuseIssue({ version, note }: { readonly version: string | null; readonly note: string | null }): void {
  if (version !== null) refuseText(version, longestSource);
  if (note !== null) refuseText(note, longestReason);
}

function refuseUnknown(kind: string, known: readonly { readonly id: string }[], id: string | null): void {
  if (id !== null && !known.some((one) => one.id === id)) reject('plan-leads-nowhere', { kind, id });
}

function documentOf({ document }: ActionPlan): PlanDocument {
  if (document === null) reject('action-plan-not-begun');
  return document;
}

function partIn(
  state: ActionPlan,
  { itemId, deliverableId }: { readonly itemId: string; readonly deliverableId: string | null },
): { readonly item: PlanDocument['items'][number] } {
  const item = documentOf(state).items.find(({ id }) => id === itemId);
  if (item === undefined) reject('plan-leads-nowhere', { kind: 'item', id: itemId });
  refuseUnknown('deliverable', item.deliverables ?? [], deliverableId);
  return { item };
}

/** The kind of a plan's unit, as figures held elsewhere have it. */
function unitOf(unit: string): Parameters<typeof valueFault>[1] {
  if (unit === 'percent' || unit === 'count' || unit === 'weeks') return unit;
  return unit === 'gbp' ? 'pounds' : 'score';
}
