import type { Placed } from '../kernel/decider.js';
import type { ActionPlanEvent, Entry } from './action-plan.events.js';
import { actionPlanStages } from './action-plan.machine.js';
import { partOf } from './action-plan.state.js';
import type { ActionPlan, PlanVersion } from './action-plan.state.js';
import { changed } from './plan-changes.js';
import type { PlanChange } from './plan-changes.js';
import type { PlanDocument } from './plan-document.js';

/** The plan after one more fact. */
export function evolveActionPlan(before: ActionPlan, event: Placed<ActionPlanEvent>): ActionPlan {
  const state = { ...before, stage: actionPlanStages.after(before.stage, event.type) };
  const { occurredOn: on, revision } = event;
  switch (event.type) {
    case 'ActionPlanDrafted':
    case 'ActionPlanLoaded':
    case 'DraftVersionIssued':
    case 'ActionPlanPublished':
    case 'ActionPlanRevised':
      return withText(state, event);
    case 'ProgressRecorded':
      return { ...state, progress: [...state.progress, { ...event.data, on, revision }] };
    case 'ItemCompleted':
      return { ...state, completed: new Map(state.completed).set(partOf(event.data), { ...event.data, on, revision }) };
    case 'ItemReopened': {
      const completed = new Map(state.completed);
      completed.delete(partOf(event.data));
      return { ...state, completed };
    }
    case 'OutcomeRated':
      return { ...state, outcomes: [...state.outcomes, { ...event.data, on, revision }] };
    case 'MilestoneRecorded': {
      const { milestoneId } = event.data;
      const told = [...(state.milestones.get(milestoneId) ?? []), { ...event.data, on, revision }];
      return { ...state, milestones: new Map(state.milestones).set(milestoneId, told) };
    }
    case 'MeasureValueRecorded':
      return { ...state, values: [...state.values, { ...event.data, on, revision }] };
    case 'MeasureJudged':
      return { ...state, judgements: [...state.judgements, { ...event.data, on, revision }] };
    case 'DateChosen':
      return {
        ...state,
        chosenDates: new Map(state.chosenDates).set(event.data.timelineId, { ...event.data, on, revision }),
      };
    case 'PartyNamed': {
      const people = new Map(state.people);
      if (event.data.worker === null) people.delete(event.data.partyId);
      else people.set(event.data.partyId, event.data.worker);
      return { ...state, people };
    }
    case 'BudgetTotalStated':
      return { ...state, budgetTotal: { ...event.data, on, revision } satisfies Entry<typeof event> };
    case 'ActionPlanCompleted':
    case 'ActionPlanWithdrawn':
      return { ...state, ended: { on, reason: event.data.reason } };
    case 'ActionPlanReopened':
      return { ...state, ended: null };
    case 'FactCorrected':
      return before;
  }
}

type OfText = Extract<
  ActionPlanEvent,
  {
    type: 'ActionPlanDrafted' | 'ActionPlanLoaded' | 'DraftVersionIssued' | 'ActionPlanPublished' | 'ActionPlanRevised';
  }
>;

function withText(state: ActionPlan, event: Placed<OfText>): ActionPlan {
  switch (event.type) {
    case 'ActionPlanDrafted':
    case 'ActionPlanLoaded': {
      const { document, reason } = event.data;
      const how = event.type === 'ActionPlanDrafted' && event.data.file === null ? 'drafted' : 'loaded';
      return { ...state, document, versions: [...state.versions, version(state, document, event, how, reason)] };
    }
    case 'DraftVersionIssued':
    case 'ActionPlanPublished': {
      const status = event.type === 'DraftVersionIssued' ? 'draft' : event.data.status;
      const document = issued(state.document, status, event);
      const how = event.type === 'DraftVersionIssued' ? 'issued' : 'published';
      return document === null
        ? state
        : { ...state, document, versions: [...state.versions, version(state, document, event, how, event.data.note)] };
    }
    case 'ActionPlanRevised':
      return state.document === null
        ? state
        : { ...state, document: changed(state.document, event.data.changes.map(asWished)).document };
  }
}

/** A change as it was wished for, without what stood before. */
function asWished({
  before: _before,
  ...change
}: Extract<OfText, { type: 'ActionPlanRevised' }>['data']['changes'][number]): PlanChange {
  return change;
}

function issued(
  document: PlanDocument | null,
  status: PlanDocument['document']['status'],
  { occurredOn, data }: Placed<Extract<OfText, { type: 'DraftVersionIssued' | 'ActionPlanPublished' }>>,
): PlanDocument | null {
  if (document === null) return null;
  return { ...document, document: { ...document.document, status, version: data.version, issued: occurredOn } };
}

function version(
  { versions }: ActionPlan,
  { document }: PlanDocument,
  { occurredOn: on, revision }: Placed<OfText>,
  how: PlanVersion['how'],
  reason: string | null,
): PlanVersion {
  const { version: name, status } = document;
  return { number: versions.length + 1, name, status, on, revision, how, reason };
}
