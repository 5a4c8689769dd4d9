import { dateConflicts, overdueTasks } from '../../../workflows/action-plan/due-dates.js';
import type { ActionPlanEvent } from '../../../workflows/action-plan/action-plan.events.js';
import type { Deliverable, PlanItem } from '../../../workflows/action-plan/plan-document.js';
import { printedDateWords } from '../../../workflows/action-plan/printed-dates.js';
import type { Recorded } from '../../../workflows/kernel/fact.js';
import { instantWords, sentenceDate } from '../../web/words/date-words.js';
import { ratingWords } from '../plan-rating-words.js';
import type { RatingWords } from '../plan-rating-words.js';
import { daysOverWords, dueLine, flagWords, itemRef, lateWords, nodeChain, partyWords } from '../plan-words.js';
import { authorOf } from './history.view.js';
import { criteriaOf } from './item-rows.view.js';
import type { CriterionLine } from './item-rows.view.js';
import { notesOf, levelWords } from './item-rows.view.js';
import type { RowNote } from './item-rows.view.js';
import type { OpenedPlan } from './opened-plan.js';
import { actOn } from './plan-acts.js';
import type { PlanAct } from './plan-acts.js';
import { measureLine, outcomeBlock } from './plan-page.view.js';
import type { MeasureLine, OutcomeBlockRow } from './plan-page.view.js';

/** One telling of progress: what the plan prints, or what was recorded here, by whom and when. */
export interface ToldLine {
  readonly asOf: string;
  readonly rating: RatingWords | null;
  readonly points: readonly string[];
  /** "Printed in the plan", or who wrote it down when. */
  readonly by: string;
  /** What took its place, or that it was struck out; null where it stands. */
  readonly replaced: string | null;
}

export interface ItemPart {
  readonly id: string | null;
  readonly title: string;
  readonly criteria: readonly CriterionLine[];
  readonly due: readonly string[];
  readonly late: string | null;
  readonly told: readonly ToldLine[];
  readonly impact: string | null;
  readonly done: string | null;
  readonly acts: readonly PlanAct[];
}

export interface DateConflictLine {
  readonly ref: string;
  readonly summary: string;
  readonly href: string;
  readonly timeline: string;
  readonly table: string;
  /** What is worked to, and why; null where nobody has chosen. */
  readonly chosen: string | null;
  readonly acts: readonly PlanAct[];
}

export interface ItemPage {
  readonly summary: string;
  readonly chain: readonly string[];
  readonly steps: readonly string[];
  readonly facts: readonly RowNote[];
  readonly parts: readonly ItemPart[];
  readonly conflicts: readonly DateConflictLine[];
  readonly timeline: readonly string[];
  readonly measures: readonly MeasureLine[];
  readonly blocks: readonly OutcomeBlockRow[];
  readonly budget: readonly string[];
}

export function itemPage(opened: OpenedPlan, item: PlanItem): ItemPage {
  const { document } = opened;
  const deliverables = item.deliverables ?? [];
  return {
    summary: item.summary,
    chain: nodeChain(document, item.nodeId),
    steps: item.steps.map(({ summary }) => summary),
    facts: factsOf(opened, item),
    parts: deliverables.length === 0 ? [itemPart(opened, item, null, '')] : deliverables.map((one, at) => itemPart(opened, item, one, deliverables.length === 1 ? 'Deliverable' : `Deliverable ${String(at + 1)}`)), // prettier-ignore
    conflicts: conflictsOf(opened, item),
    timeline: document.timeline.filter(({ itemId }) => itemId === item.id).map(({ raw, summary, note }) => [`${raw}: ${summary}`, ...(note === undefined ? [] : [note])].join('; ')), // prettier-ignore
    measures: document.measures.filter(({ itemId }) => itemId === item.id).map((one) => measureLine(opened, one)),
    blocks: document.outcomeAssessments.filter(({ itemIds }) => itemIds.includes(item.id)).map((block) => outcomeBlock(opened, block)), // prettier-ignore
    budget: document.budgetLines.filter(({ itemId }) => itemId === item.id).map(({ summary, amountGBP, budget }) => `${summary}: £${amountGBP.toLocaleString('en-GB')}${budget === null ? '' : `, ${budget}`}`), // prettier-ignore
  };
}

function factsOf({ state, names }: OpenedPlan, item: PlanItem): readonly RowNote[] {
  const party = (id: string): string => partyWords(state, id, names);
  const row = (key: string, values: readonly string[]): readonly RowNote[] =>
    values.length === 0 ? [] : [{ key, value: values.join('; ') }];
  return [
    { key: 'Lead', value: item.leads.length === 0 ? 'No lead' : item.leads.map(({ partyId }) => party(partyId)).join('; ') }, // prettier-ignore
    ...row('Note on the lead', item.leadNote === undefined ? [] : [item.leadNote]),
    ...row('Supported by', item.supporters.map(({ partyId }) => party(partyId))), // prettier-ignore
    ...row('Groups', (item.linkedGroupIds ?? []).map(party)),
    ...(item.recommendationLevel === undefined ? [] : [{ key: 'Level', value: levelWords(item) }]),
    ...(item.consultationRequired === undefined ? [] : [{ key: 'Consultation required', value: flagWords[item.consultationRequired] }]), // prettier-ignore
    ...(item.fundingRequired === undefined ? [] : [{ key: 'Funding required', value: flagWords[item.fundingRequired] }]), // prettier-ignore
    ...row('Resources', (item.resources ?? []).map(({ summary }) => summary)), // prettier-ignore
    ...notesOf(item),
  ];
}

function itemPart(opened: OpenedPlan, item: PlanItem, deliverable: Deliverable | null, title: string): ItemPart {
  const { state, document, planId, records } = opened;
  const deliverableId = deliverable?.id ?? null;
  const late = overdueTasks(state, opened.today).find((task) => task.item.id === item.id && (task.deliverable?.id ?? null) === deliverableId); // prettier-ignore
  const key = deliverableId === null ? item.id : `${item.id} ${deliverableId}`;
  const done = state.completed.get(key);
  const meant = { item: item.id, deliverable: deliverableId };
  const due = deliverable === null ? item.due : [deliverable.due];
  return {
    id: deliverableId,
    title,
    criteria: criteriaOf(opened, deliverable === null ? (item.successCriteria ?? []) : deliverable.criteria),
    due: due.length === 0 ? ['No date'] : due.map(dueLine),
    late: late === undefined ? null : `${daysOverWords(late.daysOver)}: ${lateWords[late.late]} by ${sentenceDate(late.by)}`, // prettier-ignore
    told: [...printedLines(opened, item, deliverable), ...recordedLines(opened, item, deliverable)],
    impact: document.items.find(({ id }) => id === item.id)?.deliverables?.find(({ id }) => id === deliverableId)?.progressImpact ?? null, // prettier-ignore
    done: done === undefined ? null : `Done on ${sentenceDate(done.on)}${done.evidence === null ? '' : `: ${done.evidence}`}`, // prettier-ignore
    acts: records
      ? [
          ...actOn(planId, state, { form: 'progress', text: 'Record progress', fact: 'ProgressRecorded' }, meant),
          ...(done === undefined
            ? actOn(planId, state, { form: 'complete', text: 'Record that it is done', fact: 'ItemCompleted' }, meant)
            : actOn(planId, state, { form: 'reopen-item', text: 'Open it again', fact: 'ItemReopened' }, meant)),
        ]
      : [],
  };
}

/** What the text of the plan itself says, before anything was recorded. */
function printedLines(opened: OpenedPlan, item: PlanItem, deliverable: Deliverable | null): readonly ToldLine[] {
  const { state, document } = opened;
  const printed = state.document?.items.find(({ id }) => id === item.id);
  const line = { by: 'Printed in the plan', replaced: null };
  if (deliverable === null) {
    return (printed?.progress ?? []).map(({ asOf, rag, ragScheme, points }) => ({
      ...line,
      asOf: printedDateWords(asOf),
      rating: rag === null ? null : ratingWords(document, 'progress', rag, ragScheme),
      points,
    }));
  }
  const own = printed?.deliverables?.find(({ id }) => id === deliverable.id);
  return (own?.monitoring ?? []).map(({ point, rag }) => ({
    ...line,
    asOf: document.monitoringPoints.find(({ id }) => id === point)?.label ?? point,
    rating: rag === null ? null : ratingWords(document, 'progress', rag),
    points: [],
  }));
}

/** Everything that was recorded, the earliest first, also what was told anew or struck out since. */
function recordedLines(opened: OpenedPlan, item: PlanItem, deliverable: Deliverable | null): readonly ToldLine[] {
  const { document, history } = opened;
  const told = history.filter(
    (event): event is Extract<Recorded<ActionPlanEvent>, { type: 'ProgressRecorded' }> =>
      event.type === 'ProgressRecorded' &&
      event.data.itemId === item.id &&
      event.data.deliverableId === (deliverable?.id ?? null),
  );
  return told.map((event) => {
    const { pointId, rag, ragScheme, points } = event.data;
    const point = document.monitoringPoints.find(({ id }) => id === pointId);
    return {
      asOf: point === undefined ? sentenceDate(event.occurredOn) : `${point.label}, told on ${sentenceDate(event.occurredOn)}`, // prettier-ignore
      rating: rag === null ? null : ratingWords(document, 'progress', rag, ragScheme),
      points,
      by: `${authorOf(event, opened.names)}, ${instantWords(event.recordedAt)}`,
      replaced: replacedWords(event, told, history),
    };
  });
}

function replacedWords(
  event: Extract<Recorded<ActionPlanEvent>, { type: 'ProgressRecorded' }>,
  told: readonly Extract<Recorded<ActionPlanEvent>, { type: 'ProgressRecorded' }>[],
  history: readonly Recorded<ActionPlanEvent>[],
): string | null {
  const corrected = history.findLast((one) => one.type === 'FactCorrected' && one.data.correctsRevision === event.revision); // prettier-ignore
  if (corrected?.type === 'FactCorrected') return corrected.data.struck ? 'Struck out since' : 'Corrected since';
  const { pointId } = event.data;
  const later = told.some(
    (one) =>
      one.revision > event.revision &&
      (pointId === null ? one.occurredOn === event.occurredOn && one.data.pointId === null : one.data.pointId === pointId), // prettier-ignore
  );
  return later ? 'Told anew since' : null;
}

/** Where the timeline and the table of actions give other dates: both, and what was chosen (R90). */
export function conflictsOf(opened: OpenedPlan, item: PlanItem | null): readonly DateConflictLine[] {
  const { state, planId, records, links } = opened;
  return dateConflicts(state)
    .filter((conflict) => item === null || conflict.item.id === item.id)
    .map(({ line, table, chosen, item: { id, summary, sourceRef } }) => {
      const why = state.chosenDates.get(line.id);
      const worked = chosen === 'timeline' ? 'The timeline’s date is worked to' : 'The table’s date is worked to';
      return {
        ...{ ref: itemRef({ id, sourceRef }), summary, href: links.item(id) },
        timeline: `${line.raw}${line.date === null ? '' : ` (${printedDateWords(line.date)})`}`,
        table: table.map(dueLine).join('; '),
        chosen: chosen === null || why === undefined ? null : `${worked}: ${why.reason}`,
        acts: records ? actOn(planId, state, { form: 'choose-date', text: chosen === null ? 'Choose a date' : 'Choose anew', fact: 'DateChosen' }, { line: line.id }) : [], // prettier-ignore
      };
    });
}
