import { dateConflicts } from '../../../workflows/action-plan/due-dates.js';
import { milestoneStanding } from '../../../workflows/action-plan/standing-document.js';
import { budgetOf, planGaps } from '../../../workflows/action-plan/plan-gaps.js';
import type { GapKind } from '../../../workflows/action-plan/plan-gaps.js';
import { printedDateWords } from '../../../workflows/action-plan/printed-dates.js';
import { sentenceDate } from '../../web/words/date-words.js';
import { ratingWords } from '../plan-rating-words.js';
import type { RatingWords } from '../plan-rating-words.js';
import { gapWords, itemRef, nodeChain, partyKindWords, partyTitle, partyWords } from '../plan-words.js';
import { conflictsOf } from './item.view.js';
import type { DateConflictLine } from './item.view.js';
import type { OpenedPlan } from './opened-plan.js';
import { actOn } from './plan-acts.js';
import type { PlanAct } from './plan-acts.js';

export interface MonthOfMilestones {
  readonly month: string;
  readonly rows: readonly {
    readonly summary: string;
    readonly theme: string;
    readonly kind: string;
    /** What was last recorded of it; null where nothing is. */
    readonly standing: string | null;
    readonly rating: RatingWords | null;
    readonly acts: readonly PlanAct[];
  }[];
}

const reachedWords = { reached: 'Reached', partly: 'Reached in part', notReached: 'Not reached' } as const;

/** Milestones, and what families were to notice, month by month. */
export function milestonesByMonth(opened: OpenedPlan): readonly MonthOfMilestones[] {
  const { document, state, planId, records } = opened;
  const months = [...new Set(document.milestones.map(({ month }) => month))].toSorted();
  return months.map((month) => ({
    month: printedDateWords(month),
    rows: document.milestones
      .filter((one) => one.month === month)
      .map(({ id, nodeId, summary, kind, rag }) => {
        const told = milestoneStanding(state, id);
        return {
          summary,
          theme: nodeChain(document, nodeId).join(' › '),
          kind: kind === 'milestone' ? 'Milestone' : 'What families notice',
          standing: told === null ? null : [`${reachedWords[told.reached]}, ${sentenceDate(told.on)}`, ...(told.note === null ? [] : [told.note])].join(': '), // prettier-ignore
          rating: rag === null ? null : ratingWords(document, 'progress', rag),
          acts: records ? actOn(planId, state, { form: 'milestone', text: told === null ? 'Record' : 'Record anew', fact: 'MilestoneRecorded' }, { milestone: id }) : [], // prettier-ignore
        };
      }),
  }));
}

export interface TimelineGrid {
  readonly quarters: readonly string[];
  readonly rows: readonly {
    readonly theme: string;
    readonly cells: readonly {
      readonly quarter: string;
      readonly lines: readonly {
        readonly raw: string;
        readonly summary: string;
        readonly ref: string;
        readonly href: string;
        readonly note: string | null;
        readonly differs: boolean;
      }[];
    }[];
  }[];
  /** How the refs of the lines are known; each said once. */
  readonly refNotes: readonly string[];
}

/** The timeline: a row for each theme, a column for each quarter. */
export function timelineGrid(opened: OpenedPlan): TimelineGrid {
  const { document, state, links } = opened;
  const quarters = [...new Set(document.timeline.map(({ quarter }) => quarter))].toSorted();
  const themes = document.nodes.filter(({ id }) => document.timeline.some(({ nodeId }) => nodeId === id));
  const differing = new Set(conflictIds(opened));
  const lineIn = (themeId: string, quarter: string): TimelineGrid['rows'][number]['cells'][number]['lines'] =>
    document.timeline
      .filter((line) => line.nodeId === themeId && line.quarter === quarter)
      .map(({ id, raw, summary, sourceRef, itemId, note }) => ({
        raw,
        summary,
        ref: sourceRef,
        href: links.item(itemId),
        note: note ?? null,
        differs: differing.has(id) && !state.chosenDates.has(id),
      }));
  return {
    quarters: quarters.map(printedDateWords),
    rows: themes.map(({ id }) => ({
      theme: nodeChain(document, id).join(' › '),
      cells: quarters.map((quarter) => ({ quarter: printedDateWords(quarter), lines: lineIn(id, quarter) })),
    })),
    refNotes: [...new Set(document.timeline.flatMap(({ sourceRefStatus }) => sourceRefStatus ?? []))],
  };
}

const conflictIds = ({ state }: OpenedPlan): readonly string[] => dateConflicts(state).map(({ line }) => line.id);

/** Budget lines with their sum, held against the total that is printed (R89), and who was met when. */
export function moneyPage(opened: OpenedPlan): object {
  const { document, state, names, links, planId, records } = opened;
  const budget = budgetOf(state);
  const pounds = (n: number): string => `£${n.toLocaleString('en-GB')}`;
  return {
    lines: document.budgetLines.map(({ sourceRef, summary, amountGBP, budget: from, itemId }) => ({ ref: sourceRef, summary, amount: pounds(amountGBP), from: from ?? '–', href: links.item(itemId) })), // prettier-ignore
    sum: budget === null ? null : pounds(budget.sumGBP),
    printed: budget?.printedGBP == null ? null : pounds(budget.printedGBP),
    source: state.budgetTotal?.source ?? null,
    agrees: budget?.agrees ?? null,
    difference: budget?.printedGBP == null ? null : pounds(Math.abs(Math.round((budget.sumGBP - budget.printedGBP) * 100)) / 100), // prettier-ignore
    acts: records ? actOn(planId, state, { form: 'budget-total', text: 'Record the printed total', fact: 'BudgetTotalStated' }, {}) : [], // prettier-ignore
    engagements: document.engagements.map(({ date, summary, partyIds }) => ({ date: printedDateWords(date), summary, who: partyIds.map((id) => partyWords(state, id, names)) })), // prettier-ignore
  };
}

export interface GapsPage {
  readonly gaps: readonly {
    readonly kind: string;
    readonly rows: readonly { readonly ref: string; readonly summary: string; readonly href: string }[];
  }[];
  readonly conflicts: readonly DateConflictLine[];
  readonly discrepancies: readonly string[];
  readonly unattributed: readonly { readonly field: string; readonly text: string }[];
  readonly damages: readonly { readonly ref: string; readonly href: string; readonly text: string }[];
  readonly extraction: { readonly quality: string; readonly notes: readonly string[] };
}

const order: readonly GapKind[] = ['noLead', 'leadUnnamed', 'noDate', 'dateToBeConfirmed', 'noMeasure', 'noTarget', 'noBaseline']; // prettier-ignore

/** What the plan leaves open (R92), where it says two dates (R90), and what is misprinted. */
export function gapsPage(opened: OpenedPlan): GapsPage {
  const { document, state, links } = opened;
  const found = planGaps(state);
  return {
    gaps: order
      .map((kind) => ({
        kind: gapWords[kind],
        rows: found
          .filter((gap) => gap.kind === kind)
          .flatMap(({ item, measure }) => [
            ...(item === null ? [] : [{ ref: itemRef(item), summary: item.summary, href: links.item(item.id) }]),
            ...(measure === null
              ? []
              : [{ ref: measure.sourceRef ?? measure.id, summary: measure.summary, href: links.measure(measure.id) }]),
          ]),
      })) // prettier-ignore
      .filter(({ rows }) => rows.length > 0),
    conflicts: conflictsOf(opened, null),
    discrepancies: document.discrepancies.map(({ summary }) => summary),
    unattributed: document.unattributed.map(({ field, order: at, status, text }) => ({ field: `${field} ${String(at)}`, text: [status, text].filter((part) => part != null).join(': ') || 'nothing legible' })), // prettier-ignore
    damages: document.items.flatMap((item) => (item.sourceDamage === undefined ? [] : [{ ref: itemRef(item), href: links.item(item.id), text: item.sourceDamage }])), // prettier-ignore
    extraction: { quality: document.extraction.quality === 'good' ? 'Good' : 'Damaged', notes: document.extraction.notes }, // prettier-ignore
  };
}

/** Who the plan names, who watches over it, and how its file came from the printed document. */
export function aboutPage(opened: OpenedPlan): object {
  const { document, state, names, planId, records } = opened;
  const party = (id: string): string => partyWords(state, id, names);
  const { governance } = document;
  return {
    document: [
      { key: 'Id', value: document.id },
      { key: 'Issued', value: document.document.issued === null ? 'Not printed' : printedDateWords(document.document.issued) }, // prettier-ignore
      { key: 'Status as of', value: document.document.statusAsOf === null ? 'Not printed' : printedDateWords(document.document.statusAsOf) }, // prettier-ignore
    ],
    owners: governance.owners.map(({ partyId }) => party(partyId)),
    bodies: governance.bodies.map(({ partyId, function: does }) => ({ who: party(partyId), does })),
    cadence: governance.reviewCadence.map(({ frequency, description }) => ({ frequency, description })),
    parties: document.parties.map((one) => ({
      who: partyTitle(one),
      person: state.people.has(one.id) ? party(one.id).split(': ').at(-1) : null,
      kind: partyKindWords[one.kind],
      note: [...(one.note === undefined ? [] : [one.note]), ...(one.listedForThemes === undefined ? [] : [`listed for themes ${one.listedForThemes.join(', ')}`])].join('; '), // prettier-ignore
      acts: records ? actOn(planId, state, { form: 'name-party', text: state.people.has(one.id) ? 'Name another' : 'Name a person', fact: 'PartyNamed' }, { party: one.id }) : [], // prettier-ignore
    })),
    groups: document.groups.map(({ label, memberCount, note }) => ({ label, members: memberCount === null ? 'Not printed' : String(memberCount), note: note ?? '' })), // prettier-ignore
    codeLists: document.codeLists.map(({ label, values, note }) => ({ label, note: note ?? null, values: values.map(({ code, meaning }) => ({ code, meaning: meaning ?? 'no meaning printed' })) })), // prettier-ignore
    points: document.monitoringPoints.map(({ label, date }) => ({ label, date: printedDateWords(date) })),
    columns: document.columnMap,
  };
}
