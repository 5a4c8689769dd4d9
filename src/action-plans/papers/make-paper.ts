import { firstDayOf, lastDayOf } from '../../../workflows/action-plan/due-dates.js';
import type { PlanTask } from '../../../workflows/action-plan/due-dates.js';
import type { PlanMeasure } from '../../../workflows/action-plan/plan-document.js';
import { printedDateWords } from '../../../workflows/action-plan/printed-dates.js';
import { milestoneStanding, standingDocument } from '../../../workflows/action-plan/standing-document.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { staffName } from '../../cases/staff-names.service.js';
import type { Period } from '../../performance/period.js';
import { monthWords } from '../../performance/period.js';
import { sentenceDate } from '../../web/words/date-words.js';
import { listed } from '../../web/words/list-words.js';
import { nodeTitle, partyWords, periodOfPlan, planStageWords, statusWords, versionWords } from '../plan-words.js';
import type { Paper, PaperMeasure, PaperMilestone, PaperOutcome, PaperSection } from './paper.js';
import type { Making, PaperAsk } from './paper-ask.js';
import { conflictsOf, discrepanciesOf, gapsOf, overdueOf, taskRef, within } from './paper-open.js';
import { paperChanges } from './paper-changes.js';
import { paperMeasure } from './paper-measures.js';
import type { MeasureReading } from './paper-measures.js';
import { paperSummary } from './paper-summary.js';
import { taskReader } from './paper-tasks.js';
import { milestoneKindWords, ratingCell, schemesOf } from './paper-words.js';
import { documentOf, measuresOfNoPart, partsOf } from './plan-part.js';
import type { PlanPart } from './plan-part.js';
import { planUpTo } from './plan-up-to.js';

/** The whole paper. The same record, answers and day make the same paper. */
export function makePaper(ask: PaperAsk): Paper {
  const { period, today, nodeId, state } = ask;
  const plan = planUpTo(state, period.to);
  const asAt = period.to < today ? period.to : today;
  const document = documentOf(state);
  const making: Making = { ...ask, plan, document, tasks: taskReader(plan, { from: period.from, to: period.to, asAt }, ask.names) }; // prettier-ignore
  const parts = partsOf(document, nodeId);
  const sections = [...parts.map((part) => sectionOf(part, making)), ...(nodeId === null ? wholeOf(making) : [])];
  const [part] = parts;
  return {
    kind: ask.kind,
    audience: ask.audience,
    plan: {
      id: document.id,
      title: document.title,
      authority: document.authority,
      version: versionWords(document.document),
      status: statusWords[document.document.status],
      stage: planStageWords[state.stage],
      period: periodOfPlan(document),
    },
    section: nodeId === null || part === undefined ? null : { id: nodeId, title: nodeTitle(part.node) },
    period: { from: period.from, to: period.to, month: period.toMonth, words: periodWords(period) },
    known: ask.known,
    madeOn: today,
    smallestShown: ask.smallestShown,
    withheld: ask.withheld,
    schemes: schemesOf(document),
    summary: summaryOf(making, parts, sections),
    changes: changesOf(making, parts),
    sections,
    overdue: overdueOf(making, parts),
    gaps: gapsOf(making, parts),
    conflicts: conflictsOf(making, parts),
    discrepancies: discrepanciesOf(making, parts),
  };
}

function periodWords({ fromMonth, toMonth }: Period): string {
  return fromMonth === toMonth ? monthWords(toMonth) : `${monthWords(fromMonth)} to ${monthWords(toMonth)}`;
}

function sectionOf(part: PlanPart, making: Making): PaperSection {
  const { plan, document, names, tasks } = making;
  const { node, nodes } = part;
  const ids = new Set(nodes.map(({ id }) => id));
  return {
    id: node.id,
    title: nodeTitle(node),
    owners: node.ownerPartyIds === undefined ? null : listed(node.ownerPartyIds.map((id) => partyWords(plan, id, names))), // prettier-ignore
    findings: document.findings
      .filter(({ nodeId }) => ids.has(nodeId))
      .map(({ source, summary }) => `${summary} (${source})`),
    outcomes: nodes.flatMap(({ outcomes = [] }) => outcomes.map(({ summary }) => summary)),
    notes: nodes.flatMap(({ statusNotes = [], note }) => [...(note === undefined ? [] : [note]), ...statusNotes.map(({ label, summary }) => `${label}: ${summary}`)]), // prettier-ignore
    parts: nodes
      .map((within) => ({
        title: within === node ? null : nodeTitle(within),
        tasks: tasks.tasks.filter(({ item }) => item.nodeId === within.id).map((task) => tasks.of(task)),
      }))
      .filter((within) => within.tasks.length > 0),
    measures: part.measures.map((measure) => measureOf(measure, making)),
    rated: ratedOf(making, ids),
    milestones: milestonesOf(making, ids),
  };
}

/** What belongs to no theme: measures of the plan as a whole. */
function wholeOf(making: Making): readonly PaperSection[] {
  const measures = measuresOfNoPart(making.document).map((measure) => measureOf(measure, making));
  if (measures.length === 0) return [];
  return [{ id: 'whole-plan', title: 'Measures of the whole plan', owners: null, findings: [], outcomes: [], notes: [], parts: [], measures, rated: [], milestones: [] }]; // prettier-ignore
}

const unread: MeasureReading = {
  now: { figures: [], tables: [], why: 'Not worked out', note: null },
  course: [],
  answers: [],
  suggested: { kind: 'none', reason: 'Not worked out' },
  published: null,
};

function measureOf(measure: PlanMeasure, { readings, plan, smallestShown }: Making): PaperMeasure {
  return paperMeasure(measure, readings.get(measure.id) ?? unread, { plan, smallestShown });
}

function ratedOf({ plan, document, period }: Making, ids: ReadonlySet<string>): readonly PaperOutcome[] {
  const refs = new Map([...document.items, ...document.measures].map(({ id, sourceRef }) => [id, sourceRef ?? id]));
  const blocks = standingDocument(plan)?.outcomeAssessments ?? [];
  return blocks
    .filter(({ nodeId }) => ids.has(nodeId))
    .map(({ sourceRef, itemIds, measureIds, assessments }) => ({
      ref: sourceRef,
      items: listed(itemIds.map((id) => refs.get(id) ?? id)),
      measures: listed(measureIds.map((id) => document.measures.find((measure) => measure.id === id)?.summary ?? id)),
      ratings: assessments
        .filter(({ asOf }) => firstDayOf(asOf) <= period.to)
        .map(({ asOf, rag, ragScheme }) => ({ label: printedDateWords(asOf), rating: ratingCell(plan, 'outcome', rag, ragScheme) })), // prettier-ignore
    }));
}

function milestonesOf({ plan, document, period }: Making, ids: ReadonlySet<string>): readonly PaperMilestone[] {
  return document.milestones
    .filter(({ nodeId, month }) => ids.has(nodeId) && firstDayOf(month) <= period.to && lastDayOf(month) >= period.from)
    .map((milestone) => {
      const last = milestoneStanding(plan, milestone.id);
      return {
        month: printedDateWords(milestone.month),
        kind: milestoneKindWords[milestone.kind],
        summary: milestone.summary,
        standing: last?.reached ?? null,
        rating: ratingCell(plan, 'progress', last?.rag ?? milestone.rag),
        note: last?.note ?? null,
      };
    });
}

function summaryOf(making: Making, parts: readonly PlanPart[], sections: readonly PaperSection[]): Paper['summary'] {
  const { tasks, plan, document, names, period } = making;
  const ids = within(parts);
  const own = tasks.tasks.filter(({ item }) => ids.has(item.id));
  const done = own.filter(({ completedOn }) => completedOn !== null);
  const isOfPeriod = ({ completedOn }: PlanTask): boolean => completedOn !== null && completedOn >= period.from.slice(0, completedOn.length); // prettier-ignore
  const titles = new Map(parts.flatMap(({ node, items }) => items.map(({ id }) => [id, nodeTitle(node)])));
  return paperSummary({
    sections,
    overdue: tasks.overdue.filter(({ item }) => ids.has(item.id)),
    sectionOf: ({ item }) => titles.get(item.id) ?? '',
    leadsOf: ({ item }) => (item.leads.length === 0 ? ['No lead'] : item.leads.map(({ partyId }) => partyWords(plan, partyId, names))), // prettier-ignore
    completedInPeriod: done.filter(isOfPeriod).map(taskRef),
    completedBefore: done.filter((task) => !isOfPeriod(task)).length,
    codes: schemesOf(document).find(({ of }) => of === 'Progress')?.ratings ?? [],
  });
}

function changesOf(
  { history, document, period, nodeId, names, audience }: Making,
  parts: readonly PlanPart[],
): Paper['changes'] {
  const ids = new Set([
    ...parts.flatMap(({ nodes, items, measures }) => [...nodes, ...items, ...measures].map(({ id }) => id)),
    ...[...document.milestones, ...document.timeline, ...document.findings, ...document.outcomeAssessments].filter(({ nodeId: of }) => parts.some(({ nodes }) => nodes.some(({ id }) => id === of))).map(({ id }) => id), // prettier-ignore
  ]);
  return paperChanges({
    history,
    document,
    period,
    within: nodeId === null ? null : ids,
    authorOf: audience === 'board' ? ({ actor, source }) => (source === 'import' ? 'the command line' : staffName(names, actor.id)) : null, // prettier-ignore
  });
}

/** "as known at the end of 31 October 2026"; "as it stands on 23 November 2026". */
export function knownWords(knownOn: CalendarDate | null, today: CalendarDate): string {
  return knownOn === null
    ? `as it stands on ${sentenceDate(today)}`
    : `as known at the end of ${sentenceDate(knownOn)}`;
}
