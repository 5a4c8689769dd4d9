import type { PlanMeasure } from '../../../workflows/action-plan/plan-document.js';
import { printedDateWords } from '../../../workflows/action-plan/printed-dates.js';
import { amountWords } from '../../../workflows/action-plan/target-values.js';
import { staffName } from '../../cases/staff-names.service.js';
import type { StaffNames } from '../../cases/staff-names.service.js';
import { instantWords, sentenceDate } from '../../web/words/date-words.js';
import { count } from '../../web/words/number-words.js';
import { publishedBeside } from '../../published-figures/published-beside.view.js';
import type { PublishedBeside } from '../../published-figures/published-beside.view.js';
import type { LiveAnswer } from '../live/live-answer.js';
import type { MeasureStanding } from '../measure-standings.service.js';
import { planFormHref } from '../plan-hrefs.js';
import { ratingWords } from '../plan-rating-words.js';
import type { RatingWords } from '../plan-rating-words.js';
import { targetLine, unitLine, valueLine } from '../plan-value-words.js';
import { classWords, itemRef, measureKindWords, nodeChain } from '../plan-words.js';
import { authorOf } from './history.view.js';
import { answerLine, baselineLines, givenRatings, standingWords, suggestedWords } from './measure-rows.view.js';
import type { TargetLine } from './measure-rows.view.js';
import type { RowNote } from './item-rows.view.js';
import type { OpenedPlan } from './opened-plan.js';
import { actOn, takes } from './plan-acts.js';
import type { PlanAct } from './plan-acts.js';

/** What this person may follow from a figure. */
export interface MayOpen {
  readonly cases: boolean;
  readonly held: boolean;
  readonly published: boolean;
}

export interface MeasurePage {
  readonly summary: string;
  readonly ref: string;
  readonly chain: readonly string[];
  readonly item: { readonly text: string; readonly href: string } | null;
  readonly facts: readonly RowNote[];
  readonly baseline: readonly string[];
  readonly current: readonly string[];
  readonly comparators: readonly string[];
  readonly targets: readonly string[];
  readonly answers: readonly TargetLine[];
  readonly live: LivePart;
  readonly published: PublishedBeside | null;
  readonly suggested: { readonly rating: RatingWords | null; readonly reason: string };
  readonly ratings: readonly GivenLine[];
  readonly recorded: readonly RecordedValue[];
  readonly judgements: readonly JudgedLine[];
  readonly acts: readonly PlanAct[];
}

export interface GivenLine {
  readonly asOf: string;
  readonly rating: RatingWords;
  readonly of: string;
  readonly by: string;
  readonly reason: string | null;
  readonly suggested: RatingWords | null;
}

interface RecordedValue {
  readonly on: string;
  readonly value: string;
  readonly source: string;
  readonly note: string;
  readonly by: string;
}

interface JudgedLine {
  readonly on: string;
  readonly standing: string;
  readonly judgement: string;
  readonly evidence: string;
  readonly by: string;
}

/** The live part of the page, whatever its kind. */
export interface LivePart {
  readonly kind: LiveAnswer['kind'];
  readonly lines: readonly LiveLine[];
  readonly tables: readonly LivePartTable[];
  readonly notes: readonly string[];
  readonly facts: readonly RowNote[];
  readonly link: { readonly text: string; readonly href: string } | null;
}

interface LiveLine {
  readonly label: string;
  readonly words: string;
  readonly casesHref: string | null;
  readonly definitionHref: string | null;
  readonly definition: string | null;
  readonly headline: boolean;
}

interface LivePartTable {
  readonly head: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    readonly cells: readonly { readonly text: string; readonly href: string | null }[];
  }[];
}

export function measurePage(opened: OpenedPlan, standing: MeasureStanding, may: MayOpen, home: string): MeasurePage {
  const { document, links } = opened;
  const { measure, live, answers, published, suggested } = standing;
  const item = document.items.find(({ id }) => id === measure.itemId);
  return {
    summary: measure.summary,
    ref: measure.sourceRef ?? measure.id,
    chain: nodeChain(document, measure.nodeId ?? item?.nodeId ?? null),
    item: item === undefined ? null : { text: `${itemRef(item)} ${item.summary}`, href: links.item(item.id) },
    facts: factsOf(measure),
    baseline: baselineLines(opened, measure),
    current: measure.current.map(valueLine),
    comparators: measure.comparators.map(valueLine),
    targets: measure.targets.map(targetLine),
    answers: answers.map(answerLine), // prettier-ignore
    live: livePart(live, may, opened.names),
    published: published === null ? null : publishedBeside(published, home),
    suggested: { rating: suggestedWords(opened, standing), reason: suggested.reason },
    ratings: ratingLines(opened, measure),
    recorded: standing.recorded.map(({ on, value, unit, period, population, source, note, revision }) => ({
      on: sentenceDate(on),
      value: [amountWords(value, unit), period, population].filter((part) => part !== null).join(', '),
      source,
      note: note ?? '',
      by: byOf(opened, revision),
    })),
    judgements: standing.judgements.map(({ on, standing: came, judgement, evidence, revision }) => ({ on: sentenceDate(on), standing: standingWords[came], judgement, evidence, by: byOf(opened, revision) })), // prettier-ignore
    acts: opened.records ? actsOf(opened, measure) : [],
  };
}

function factsOf(measure: PlanMeasure): readonly RowNote[] {
  const { feed, kind, breakdown, evidence, note, reporting } = measure;
  const row = (key: string, value: string | undefined): readonly RowNote[] =>
    value === undefined || value === '' ? [] : [{ key, value }];
  return [
    { key: 'Where it comes from', value: classWords[feed.class] + (feed.kpi === null ? '' : ` (${feed.kpi})`) },
    ...row('Note on the source', feed.note),
    { key: 'Kind', value: measureKindWords[kind] },
    { key: 'Unit', value: unitLine(measure) },
    ...row('Broken down by', breakdown?.join('; ')),
    ...row('Evidence that the plan names', evidence),
    ...row('Reported', reporting),
    ...row('Note', note),
  ];
}

function byOf({ history, names }: OpenedPlan, revision: number): string {
  const event = history.find((one) => one.revision === revision);
  return event === undefined ? '' : `${authorOf(event, names)}, ${instantWords(event.recordedAt)}`;
}

function ratingLines(opened: OpenedPlan, measure: PlanMeasure): readonly GivenLine[] {
  const { document } = opened;
  return givenRatings(opened, measure).map(({ asOf, rag, ragScheme, block, revision, reason, suggested }) => ({
    asOf: printedDateWords(asOf),
    rating: ratingWords(document, 'outcome', rag, ragScheme),
    of: block === null ? 'This measure' : `Outcome of ${block}`,
    by: revision === null ? 'Printed in the plan' : byOf(opened, revision),
    reason,
    suggested: suggested === null ? null : ratingWords(document, 'outcome', suggested, ragScheme),
  }));
}

function actsOf({ planId, state, document }: OpenedPlan, { id, feed }: PlanMeasure): readonly PlanAct[] {
  const block = document.outcomeAssessments.find(({ measureIds }) => measureIds.includes(id));
  const rates = document.ragSchemes.some(({ appliesTo }) => appliesTo.includes('outcome'));
  const meant = { measure: id };
  return [
    ...(feed.class === 'C' ? actOn(planId, state, { form: 'judgement', text: 'Judge it', fact: 'MeasureJudged' }, meant) : actOn(planId, state, { form: 'value', text: 'Record a value', fact: 'MeasureValueRecorded' }, meant)), // prettier-ignore
    ...(rates && takes(state, 'OutcomeRated') ? [{ text: 'Rate the outcome', href: planFormHref(planId, 'outcome', block === undefined ? meant : { block: block.id }) }] : []), // prettier-ignore
  ];
}

const none: Omit<LivePart, 'kind'> = { lines: [], tables: [], notes: [], facts: [], link: null };

function livePart(live: LiveAnswer, may: MayOpen, names: StaffNames): LivePart {
  const open = (href: string | null): string | null => (may.cases ? href : null);
  switch (live.kind) {
    case 'figures':
      return {
        ...none,
        kind: live.kind,
        lines: live.figures.map(({ label, words, casesHref, definitionHref, population, measure }, at) => ({
          label: population === null ? label : `${label}: ${population}`,
          words,
          casesHref: open(casesHref),
          definitionHref,
          definition: `${measure.definition} (version ${String(measure.version)})`,
          headline: at === live.headline,
        })),
        notes: live.note === null ? [] : [live.note],
      };
    case 'breakdown':
      return {
        ...none,
        kind: live.kind,
        lines: [{ label: live.measure.title, words: live.words, casesHref: open(live.casesHref), definitionHref: live.definitionHref, definition: live.measure.definition, headline: true }], // prettier-ignore
        tables: [live, ...live.further].map(({ head, columns, rows }) => ({
          head,
          columns: [...columns, 'All'],
          rows: rows.map((row) => ({
            label: row.label,
            cells: [...row.cells.map((cell) => ({ text: count(cell.count), href: open(cell.casesHref) })), { text: count(row.total), href: open(row.casesHref) }], // prettier-ignore
          })),
        })),
        notes: live.note === null ? [] : [live.note],
        link: may.cases ? { text: 'The whole table', href: live.tableHref } : null,
      };
    case 'held':
      return heldPart(live, may, names);
    case 'judgement':
      return { ...none, kind: live.kind, notes: ['A person judges this measure: nothing is computed.'] };
    case 'unanswered':
      return { ...none, kind: live.kind, notes: [live.why] };
  }
}

function heldPart(live: Extract<LiveAnswer, { kind: 'held' }>, may: MayOpen, names: StaffNames): LivePart {
  const { latest, series, part, parts, words, href } = live;
  return {
    ...none,
    kind: live.kind,
    lines: [{ label: part === null ? series.title : `${series.title}: ${part}`, words, casesHref: null, definitionHref: null, definition: series.meaning, headline: true }], // prettier-ignore
    facts: latest === null ? [] : [
      { key: 'Period', value: latest.periodWords },
      { key: 'Source', value: latest.document === null ? latest.source : `${latest.source}, ${latest.document}` },
      { key: 'Taken on', value: sentenceDate(latest.asAt) },
      { key: 'Recorded', value: `${sentenceDate(latest.recordedOn)} by ${latest.author === 'command-line' ? 'the command line' : staffName(names, latest.author)}` },
    ], // prettier-ignore
    tables: parts.length === 0 ? [] : [{ head: 'Part', columns: ['Latest', 'Period'], rows: parts.map(({ title, latest: last }) => ({ label: title, cells: [{ text: last?.words ?? 'None yet', href: null }, { text: last?.periodWords ?? '–', href: null }] })) }], // prettier-ignore
    link: may.held ? { text: 'The series with all its figures', href } : null,
  };
}
