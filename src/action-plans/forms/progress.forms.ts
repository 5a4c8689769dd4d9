import { mostPoints } from '../../../workflows/action-plan/action-plan.decider.js';
import type { ProgressRecorded } from '../../../workflows/action-plan/action-plan.events.js';
import { partOf } from '../../../workflows/action-plan/action-plan.state.js';
import type { Deliverable, PlanDocument, PlanItem } from '../../../workflows/action-plan/plan-document.js';
import { printedDateWords } from '../../../workflows/action-plan/printed-dates.js';
import { longestText } from '../../../workflows/action-plan/shape.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { dateAnswer } from '../../recording/questions.js';
import type { Question } from '../../recording/questions.js';
import { plainLine } from '../../recording/record-form.js';
import type { AnswerReader } from '../../web/forms/answers.js';
import { sentenceDate } from '../../web/words/date-words.js';
import { itemHref, planFormHref } from '../plan-hrefs.js';
import {
  itemTitle,
  nameNoChild,
  notRated,
  optionalRow,
  planReason,
  ratingChoices,
  ratingLine,
  readLines,
  readRating,
  readReason,
} from './plan-form.js';
import type { PlanForm, PlanFormKind, PlanIntention, PlanPlace } from './plan-form.js';

/** An item, or a deliverable of one. */
interface Part {
  readonly item: PlanItem;
  readonly deliverable: Deliverable | null;
}

const noDate = 'day';

/** The item and deliverable that an address names; null where the plan has none such. */
function partMeant({ document, meant }: PlanPlace): Part | null {
  const item = document.items.find(({ id }) => id === meant('item'));
  if (item === undefined) return null;
  const asked = meant('deliverable');
  if (asked === null) return { item, deliverable: null };
  const deliverable = item.deliverables?.find(({ id }) => id === asked);
  return deliverable === undefined ? null : { item, deliverable };
}

const idsOf = ({ item, deliverable }: Part): Pick<ProgressRecorded['data'], 'itemId' | 'deliverableId'> => ({
  itemId: item.id,
  deliverableId: deliverable?.id ?? null,
});

function frameOf(
  form: string,
  part: Part,
  { now: { planId } }: PlanPlace,
): Pick<PlanForm, 'action' | 'back' | 'fieldOfCode'> {
  const { item, deliverable } = part;
  return {
    action: planFormHref(planId, form, { item: item.id, deliverable: deliverable?.id ?? null }),
    back: { text: item.sourceRef ?? item.id, href: itemHref(planId, item.id) },
    fieldOfCode: {
      'dated-in-the-future': { field: 'on', target: 'on-day' },
      'rating-outside-the-scheme': 'rag',
      'plan-rates-nothing': 'rag',
      'progress-says-nothing': 'points',
      'progress-too-many-lines': 'points',
      'deliverable-has-no-such-date': 'point',
    },
  };
}

function partRows({ item, deliverable }: Part): PlanIntention['rows'] {
  const criteria = deliverable?.criteria.map(({ summary }) => summary).join('; ') ?? null;
  return [{ key: 'Item', value: itemTitle(item) }, ...optionalRow('Deliverable', deliverable === null ? null : criteria === '' ? deliverable.id : criteria)]; // prettier-ignore
}

/** What was told before, oldest first: what the file prints, and what was recorded since. */
function toldBefore(
  part: Part,
  { document, now: { state } }: PlanPlace,
): readonly (readonly [when: string, what: string])[] {
  const words = (rag: string | null, points: readonly string[]): string =>
    [...(rag === null ? [] : [ratingLine(document, 'progress', rag)]), ...points].join('. ');
  const printed =
    part.deliverable === null
      ? part.item.progress.map(
          ({ asOf, rag, points }) => [`Printed, ${printedDateWords(asOf)}`, words(rag, points)] as const,
        )
      : part.deliverable.monitoring.flatMap(({ point, rag }) =>
          rag === null ? [] : [[`Printed, ${pointWords(document, point)}`, words(rag, [])] as const],
        );
  const told = state.progress
    .filter((entry) => partOf(entry) === partOf(idsOf(part)))
    .map(({ on, pointId, rag, points }) => [whenWords(document, pointId, on), words(rag, points)] as const);
  return [...printed, ...told];
}

const pointWords = ({ monitoringPoints }: PlanDocument, id: string): string =>
  monitoringPoints.find((point) => point.id === id)?.label ?? id;

const whenWords = (document: PlanDocument, pointId: string | null, on: CalendarDate): string =>
  `As of ${sentenceDate(on)}${pointId === null ? '' : `, for ${pointWords(document, pointId)}`}`;

function progressForm(place: PlanPlace): PlanForm | null {
  const part = partMeant(place);
  if (part === null) return null;
  const { document, now } = place;
  const before = toldBefore(part, place);
  const asked = part.deliverable?.monitoring.map(({ point }) => point);
  const points = document.monitoringPoints.filter(({ id }) => asked?.includes(id) ?? true);
  const ratings = ratingChoices(document, 'progress');
  const questions: Question[] = [
    { kind: 'answers', rows: [...partRows(part), ...(before.length === 0 ? [{ key: 'Told before', value: 'Nothing' }] : before.slice(-4).map(([key, value]) => ({ key, value })))] }, // prettier-ignore
    ...(points.length === 0 ? [] : [pointQuestion(points)]),
    { kind: 'date', name: 'on', legend: 'As of which day?', hint: points.length === 0 ? 'Today or earlier' : 'Today or earlier. It is told for the monitoring date if you chose one' }, // prettier-ignore
    ...(ratings.length === 0 ? [] : [{ kind: 'radios' as const, name: 'rag', legend: 'Rating', hint: 'By this plan’s own scheme', choices: [...ratings, { value: notRated, text: 'No rating' }] }]), // prettier-ignore
    { kind: 'longText', name: 'points', label: 'How far it has come', hint: `One point a line, at most ${String(mostPoints)}. ${nameNoChild}` }, // prettier-ignore
  ];
  return {
    title: part.deliverable === null ? 'Record progress' : 'Record progress of a deliverable',
    ...frameOf('progress', part, place),
    questions,
    defaults: {
      ...dateAnswer('on', now.today),
      point: points.find(({ id }) => id === place.meant('point'))?.id ?? noDate,
    },
    side: [{ heading: 'Progress and outcome', paragraphs: ['Progress says how far the work has come. What it has achieved is rated apart, as an outcome.', 'What you record for the same day or monitoring date takes the place of what was told of it. The earlier entry stays in the history.'] }], // prettier-ignore
    button: 'Record progress',
    read: (reader) => readProgress(reader, part, place, points),
  };
}

function pointQuestion(points: PlanDocument['monitoringPoints']): Question {
  const choices = points.map(({ id, label, date }) => ({
    value: id,
    text: label === date ? label : `${label} (${date})`,
  }));
  return { kind: 'select', name: 'point', label: 'For which monitoring date?', choices: [{ value: noDate, text: 'None: as of a day' }, ...choices] }; // prettier-ignore
}

function readProgress(
  asked: AnswerReader,
  part: Part,
  place: PlanPlace,
  points: PlanDocument['monitoringPoints'],
): PlanIntention | null {
  const { document, now } = place;
  const point = points.length === 0 ? noDate : asked.oneOf('point', [noDate, ...points.map(({ id }) => id)], 'Choose a monitoring date, or none'); // prettier-ignore
  const on = asked.date('on', { label: 'The day', missing: 'Enter the day as of which it is told', today: now.today });
  const { rag, ragScheme } = readRating(asked, document, 'progress', 'Choose a rating, or no rating');
  const lines = readLines(asked, 'points', 'How far it has come', longestText);
  if (asked.faults > 0 || point === null || on === null || lines === null) return null;
  const pointId = point === noDate ? null : point;
  const before = now.state.progress.findLast(
    (entry) =>
      partOf(entry) === partOf(idsOf(part)) && (pointId === null ? entry.on === on : entry.pointId === pointId),
  );
  const words = ratingLine(document, 'progress', rag);
  return {
    command: { type: 'RecordProgress', on, data: { ...idsOf(part), pointId, rag, ragScheme, points: lines } },
    rows: [
      ...partRows(part),
      { key: 'As of', value: sentenceDate(on) },
      ...optionalRow('Monitoring date', pointId === null ? null : pointWords(document, pointId)),
      { key: 'Rating', value: words },
      ...optionalRow('How far it has come', lines.join('; ')),
    ],
    ...(before === undefined
      ? {}
      : { effects: [{ what: 'Rating', now: ratingLine(document, 'progress', before.rag), after: words }, { what: 'Words', now: before.points.join('; ') || 'None', after: lines.join('; ') || 'None' }] }), // prettier-ignore
    said: 'Progress is recorded',
  };
}

export const progress: PlanFormKind = { records: 'ProgressRecorded', make: progressForm };

export const complete: PlanFormKind = {
  records: 'ItemCompleted',
  make: (place) => {
    const part = partMeant(place);
    if (part === null) return null;
    const { today } = place.now;
    return {
      title: part.deliverable === null ? 'Record that an item is done' : 'Record that a deliverable is done',
      ...frameOf('complete', part, place),
      questions: [
        { kind: 'answers', rows: partRows(part) },
        { kind: 'date', name: 'on', legend: 'On which day was it done?' },
        { kind: 'longText', name: 'evidence', label: 'How is it known? (optional)', hint: nameNoChild },
      ],
      defaults: dateAnswer('on', today),
      side: [],
      button: 'Record that it is done',
      read(asked) {
        const on = asked.date('on', { label: 'The day it was done', missing: 'Enter the day it was done', today });
        const evidence = plainLine(asked, 'evidence', 'How it is known', null, longestText);
        if (asked.faults > 0 || on === null) return null;
        return {
          command: { type: 'CompleteItem', on, data: { ...idsOf(part), evidence } },
          rows: [...partRows(part), { key: 'Done on', value: sentenceDate(on) }, ...optionalRow('How it is known', evidence)], // prettier-ignore
          said: 'It is recorded as done',
        };
      },
    };
  },
};

export const reopenItem: PlanFormKind = {
  records: 'ItemReopened',
  make: (place) => {
    const part = partMeant(place);
    if (part === null) return null;
    const { today, state } = place.now;
    const done = state.completed.get(partOf(idsOf(part)));
    const rows = [...partRows(part), { key: 'Done on', value: done === undefined ? 'Not recorded as done' : sentenceDate(done.on) }]; // prettier-ignore
    return {
      title: 'Open it again',
      ...frameOf('reopen-item', part, place),
      questions: [{ kind: 'answers', rows }, planReason],
      defaults: {},
      side: [{ heading: 'What it does', paragraphs: ['It counts as not done from today. If it was never done, strike the entry out in the history instead.'] }], // prettier-ignore
      button: 'Open it again',
      read(asked) {
        const reason = readReason(asked, 'Say why it is not done after all');
        if (reason === null) return null;
        return {
          command: { type: 'ReopenItem', on: today, data: { ...idsOf(part), reason } },
          rows: [...rows, { key: 'Why', value: reason }],
          said: 'It is open again',
        };
      },
    };
  },
};
