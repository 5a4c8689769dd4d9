import { actionPlanDecider } from '../../../workflows/action-plan/action-plan.decider.js';
import type { ActionPlanEvent } from '../../../workflows/action-plan/action-plan.events.js';
import type { PlanDocument } from '../../../workflows/action-plan/plan-document.js';
import type { Recorded } from '../../../workflows/kernel/fact.js';
import { staffName } from '../../cases/staff-names.service.js';
import type { StaffNames } from '../../cases/staff-names.service.js';
import { instantWords, sentenceDate, shortDate } from '../../web/words/date-words.js';
import { planFormHref } from '../plan-hrefs.js';
import { ratingWords } from '../plan-rating-words.js';
import { printedAmount } from '../plan-value-words.js';
import { itemRef, partyTitle } from '../plan-words.js';
import { changeWords } from './change-words.js';
import type { OpenedPlan } from './opened-plan.js';

/** One thing that was recorded of a plan (R87). */
export interface HistoryLine {
  readonly revision: number;
  /** "Progress recorded". */
  readonly what: string;
  readonly about: string | null;
  /** What it says, line by line. */
  readonly said: readonly string[];
  readonly reason: string | null;
  /** The day it is about. */
  readonly on: string;
  readonly recorded: string;
  readonly by: string;
  /** "Struck out since", "Corrected since"; null where it stands. */
  readonly since: string | null;
  /** Null where it cannot be struck out, or not by who reads it. */
  readonly strikeHref: string | null;
}

export function authorOf({ actor }: Recorded<ActionPlanEvent>, names: StaffNames): string {
  return actor.id === 'command-line' ? 'The command line' : staffName(names, actor.id);
}

/** Everything that was recorded of a plan, the newest first. */
export function historyLines(opened: OpenedPlan): readonly HistoryLine[] {
  const { history, names, planId, records } = opened;
  const fixed = actionPlanDecider.neverCorrected ?? [];
  const corrections = new Map(history.flatMap((event) => (event.type === 'FactCorrected' ? [[event.data.correctsRevision, event.data.struck ? 'Struck out since' : 'Corrected since'] as const] : []))); // prettier-ignore
  return history.toReversed().map((event) => ({
    revision: event.revision,
    on: shortDate(event.occurredOn),
    recorded: instantWords(event.recordedAt),
    by: authorOf(event, names),
    since: corrections.get(event.revision) ?? null,
    strikeHref: records && event.type !== 'FactCorrected' && !fixed.includes(event.type) ? planFormHref(planId, 'strike', { revision: String(event.revision) }) : null, // prettier-ignore
    ...told(event, opened),
  }));
}

type Told = Pick<HistoryLine, 'what' | 'about' | 'said' | 'reason'>;
const plain: Omit<Told, 'what'> = { about: null, said: [], reason: null };

const standings = { met: 'Met', partlyMet: 'Partly met', notMet: 'Not met' } as const;
const reached = { reached: 'Reached', partly: 'Reached in part', notReached: 'Not reached' } as const;

function told(event: Recorded<ActionPlanEvent>, opened: OpenedPlan): Told {
  const { document } = opened;
  switch (event.type) {
    case 'ActionPlanDrafted':
    case 'ActionPlanLoaded':
      return { ...plain, what: event.type === 'ActionPlanLoaded' ? 'Plan loaded' : 'Draft begun', said: fileWords(event.data.document, event.data.file), reason: event.data.reason }; // prettier-ignore
    case 'ActionPlanRevised':
      return { ...plain, what: 'Text changed', said: event.data.changes.map((change) => changeWords(document, { path: change.path, kind: 'changed', before: change.before, after: change.op === 'remove' ? null : change.value })), reason: event.data.reason }; // prettier-ignore
    case 'DraftVersionIssued':
    case 'ActionPlanPublished':
      return { ...plain, what: event.type === 'DraftVersionIssued' ? 'Draft issued' : 'Plan published', said: [`Version: ${event.data.version ?? 'without a name'}`], reason: event.data.note }; // prettier-ignore
    case 'ProgressRecorded': {
      const { rag, ragScheme, points, pointId } = event.data;
      const point = document.monitoringPoints.find(({ id }) => id === pointId);
      return { ...plain, what: 'Progress recorded', about: itemWords(document, event.data), said: [...(point === undefined ? [] : [`For ${point.label}`]), ...(rag === null ? [] : [ratingWords(document, 'progress', rag, ragScheme).text]), ...points] }; // prettier-ignore
    }
    case 'ItemCompleted':
      return { ...plain, what: 'Done', about: itemWords(document, event.data), said: event.data.evidence === null ? [] : [event.data.evidence] }; // prettier-ignore
    case 'ItemReopened':
      return { ...plain, what: 'Opened again', about: itemWords(document, event.data), reason: event.data.reason };
    case 'OutcomeRated': {
      const { rag, ragScheme, suggested, blockId, measureId, reason } = event.data;
      const suggestion = suggested === null ? [] : [`Suggested: ${ratingWords(document, 'outcome', suggested, ragScheme).text}`]; // prettier-ignore
      return { what: 'Outcome rated', about: blockId === null ? measureWords(document, measureId) : `Outcome of ${document.outcomeAssessments.find(({ id }) => id === blockId)?.sourceRef ?? blockId}`, said: [ratingWords(document, 'outcome', rag, ragScheme).text, ...suggestion], reason }; // prettier-ignore
    }
    case 'MilestoneRecorded': {
      const { milestoneId, note, rag } = event.data;
      const about = document.milestones.find(({ id }) => id === milestoneId)?.summary ?? milestoneId;
      return { ...plain, what: 'Milestone', about, said: [reached[event.data.reached], ...(rag === null ? [] : [ratingWords(document, 'progress', rag).text]), ...(note === null ? [] : [note])] }; // prettier-ignore
    }
    case 'MeasureValueRecorded': {
      const { measureId, source, note, population, period } = event.data;
      return { ...plain, what: 'Value recorded', about: measureWords(document, measureId), said: [[printedAmount(event.data), period, population].filter((part) => part !== null).join(', '), `Source: ${source}`, ...(note === null ? [] : [note])] }; // prettier-ignore
    }
    case 'MeasureJudged':
      return { ...plain, what: 'Measure judged', about: measureWords(document, event.data.measureId), said: [standings[event.data.standing], event.data.judgement, `Evidence: ${event.data.evidence}`] }; // prettier-ignore
    case 'DateChosen': {
      const line = document.timeline.find(({ id }) => id === event.data.timelineId);
      return { what: 'Date chosen', about: line === undefined ? event.data.timelineId : `${line.sourceRef}: ${line.summary}`, said: [event.data.chosen === 'timeline' ? 'The timeline’s date' : 'The date of the table of actions'], reason: event.data.reason }; // prettier-ignore
    }
    case 'PartyNamed': {
      const party = document.parties.find(({ id }) => id === event.data.partyId);
      return { ...plain, what: 'Person named', about: party === undefined ? event.data.partyId : partyTitle(party), said: [event.data.worker === null ? 'Nobody' : staffName(opened.names, event.data.worker)] }; // prettier-ignore
    }
    case 'BudgetTotalStated':
      return { ...plain, what: 'Printed total recorded', said: [`£${event.data.amountGBP.toLocaleString('en-GB')}`, `Source: ${event.data.source}`] }; // prettier-ignore
    case 'ActionPlanCompleted':
      return { ...plain, what: 'Plan completed', reason: event.data.reason };
    case 'ActionPlanWithdrawn':
      return { ...plain, what: 'Plan withdrawn', reason: event.data.reason };
    case 'ActionPlanReopened':
      return { ...plain, what: 'Plan opened again', reason: event.data.reason };
    case 'FactCorrected': {
      const fields = Object.entries(event.data.changes).map(([field, value]) => `${field}: ${JSON.stringify(value)}`);
      return { ...plain, what: event.data.struck ? 'Entry struck out' : 'Entry corrected', about: `Entry ${String(event.data.correctsRevision + 1)}`, said: [...(event.data.occurredOn === null ? [] : [`The day: ${sentenceDate(event.data.occurredOn)}`]), ...fields], reason: correctionReasons[event.data.reason] }; // prettier-ignore
    }
  }
}

const correctionReasons = {
  mistyped: 'Mistyped',
  wrongCase: 'Belongs elsewhere',
  newEvidence: 'New evidence',
  didNotHappen: 'Did not happen',
  other: 'Another reason',
} as const;

function fileWords(
  document: PlanDocument,
  file: { readonly sha256: string; readonly bytes: number } | null,
): readonly string[] {
  const counts = `${String(document.items.length)} items, ${String(document.measures.length)} measures`;
  return [`Version: ${document.document.version ?? 'without a name'}; ${counts}`, ...(file === null ? [] : [`File of ${file.bytes.toLocaleString('en-GB')} bytes, SHA-256 ${file.sha256}`])]; // prettier-ignore
}

function itemWords(
  { items }: PlanDocument,
  { itemId, deliverableId }: { readonly itemId: string; readonly deliverableId: string | null },
): string {
  const item = items.find(({ id }) => id === itemId);
  if (item === undefined) return itemId;
  const deliverable = item.deliverables?.find(({ id }) => id === deliverableId);
  const of = deliverable === undefined || (item.deliverables?.length ?? 0) < 2 ? '' : `, deliverable ${String(deliverable.order)}`; // prettier-ignore
  return `${itemRef(item)} ${item.summary}${of}`;
}

function measureWords({ measures }: PlanDocument, measureId: string | null): string | null {
  return measures.find(({ id }) => id === measureId)?.summary ?? measureId;
}
