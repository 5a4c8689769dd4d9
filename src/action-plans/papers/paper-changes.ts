import type { ActionPlanEvent } from '../../../workflows/action-plan/action-plan.events.js';
import type { MadeChange } from '../../../workflows/action-plan/plan-changes.js';
import { stepsOf } from '../../../workflows/action-plan/plan-changes.js';
import type { PlanDocument } from '../../../workflows/action-plan/plan-document.js';
import type { Recorded } from '../../../workflows/kernel/fact.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { londonDateOf } from '../../commands/london-time.js';
import { sentenceDate } from '../../web/words/date-words.js';
import { capital } from '../../web/words/distance-words.js';
import { factClause } from '../../web/words/fact-words.js';
import { changeWords } from '../pages/change-words.js';
import type { PaperChange } from './paper.js';

export interface ChangesAsk {
  readonly history: readonly Recorded<ActionPlanEvent>[];
  readonly document: PlanDocument;
  readonly period: { readonly from: CalendarDate; readonly to: CalendarDate };
  /** Ids of what a paper about one part speaks of; null for the whole plan. */
  readonly within: ReadonlySet<string> | null;
  /** Who recorded it, in words; null where the paper names nobody. */
  readonly authorOf: ((event: Recorded<ActionPlanEvent>) => string) | null;
}

/** What was recorded in the period, the oldest first: what has changed since the last paper. Progress stands with its action. */
export function paperChanges(ask: ChangesAsk): readonly PaperChange[] {
  const { history, period, authorOf } = ask;
  return history.flatMap((event): readonly PaperChange[] => {
    const recordedOn = londonDateOf(new Date(event.recordedAt));
    if (recordedOn < period.from || recordedOn > period.to) return [];
    if (event.type === 'ProgressRecorded' || event.type === 'MeasureValueRecorded' || event.type === 'MeasureJudged') return []; // prettier-ignore
    if (!isWithin(event, ask)) return [];
    const who = authorOf === null ? '' : `, by ${authorOf(event)}`;
    return [
      {
        on: event.occurredOn,
        recordedOn,
        what: `${capital(factClause(event.type))}${who}`,
        detail: detailOf(event, ask),
        reason: reasonOf(event),
      },
    ];
  });
}

function isWithin(event: ActionPlanEvent, { within }: ChangesAsk): boolean {
  if (within === null) return true;
  switch (event.type) {
    case 'ActionPlanRevised':
      return event.data.changes.some((change) => isOfPart(change, within));
    case 'ItemCompleted':
    case 'ItemReopened':
      return within.has(event.data.itemId);
    case 'OutcomeRated':
      return within.has(event.data.measureId ?? event.data.blockId ?? '');
    case 'MilestoneRecorded':
      return within.has(event.data.milestoneId);
    case 'DateChosen':
      return within.has(event.data.timelineId);
    case 'PartyNamed':
    case 'BudgetTotalStated':
      return false;
    case 'ActionPlanDrafted':
    case 'ActionPlanLoaded':
    case 'DraftVersionIssued':
    case 'ActionPlanPublished':
    case 'ProgressRecorded':
    case 'MeasureValueRecorded':
    case 'MeasureJudged':
    case 'ActionPlanCompleted':
    case 'ActionPlanWithdrawn':
    case 'ActionPlanReopened':
    case 'FactCorrected':
      return true;
  }
}

function isOfPart({ path }: MadeChange, within: ReadonlySet<string>): boolean {
  const [list = '', id = ''] = stepsOf(path);
  return within.has(id) || ['title', 'document', 'governance'].includes(list);
}

function detailOf(event: ActionPlanEvent, { document, within }: ChangesAsk): readonly string[] {
  switch (event.type) {
    case 'ActionPlanRevised':
      return event.data.changes.filter((change) => within === null || isOfPart(change, within)).map((change) => wordsOfChange(change, document)); // prettier-ignore
    case 'ItemCompleted':
    case 'ItemReopened':
      return [`${refOf(document, event.data.itemId)}, ${sentenceDate(event.occurredOn)}`];
    case 'MilestoneRecorded':
      return document.milestones.filter(({ id }) => id === event.data.milestoneId).map(({ summary }) => summary);
    case 'OutcomeRated':
      return [event.data.measureId ?? event.data.blockId ?? ''].map((id) => refOf(document, id));
    case 'DateChosen':
      return document.timeline.filter(({ id }) => id === event.data.timelineId).map(({ sourceRef, raw }) => `${sourceRef}: ${event.data.chosen === 'timeline' ? `the timeline (${raw})` : 'the table of actions'}`); // prettier-ignore
    case 'DraftVersionIssued':
    case 'ActionPlanPublished':
      return event.data.version === null ? [] : [event.data.version];
    case 'ActionPlanDrafted':
    case 'ActionPlanLoaded':
    case 'ProgressRecorded':
    case 'MeasureValueRecorded':
    case 'MeasureJudged':
    case 'PartyNamed':
    case 'BudgetTotalStated':
    case 'ActionPlanCompleted':
    case 'ActionPlanWithdrawn':
    case 'ActionPlanReopened':
    case 'FactCorrected':
      return [];
  }
}

function reasonOf(event: ActionPlanEvent): string | null {
  const { data } = event;
  if ('reason' in data) return data.reason;
  return 'note' in data ? data.note : null;
}

/** The printed ref of an item, measure or block; its id where it has none. */
function refOf({ items, measures, outcomeAssessments }: PlanDocument, id: string): string {
  const found = [...items, ...measures, ...outcomeAssessments].find((one) => one.id === id);
  return found?.sourceRef ?? id;
}

/** A change in the words of the plan's pages. */
function wordsOfChange({ path, op, before, ...change }: MadeChange, document: PlanDocument): string {
  const after = 'value' in change ? change.value : null;
  const kind = op === 'remove' ? 'removed' : before === null && op === 'add' ? 'added' : 'changed';
  // An arrow is no letter of the font that papers are printed in.
  return changeWords(document, { path, kind, before, after }).replace(' → ', ' became ');
}
