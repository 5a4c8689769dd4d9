import type { Milestone, OutcomeBlock, PlanMeasure } from '../../../workflows/action-plan/plan-document.js';
import { schemeFor } from '../../../workflows/action-plan/plan-faults.js';
import { printedDateWords } from '../../../workflows/action-plan/printed-dates.js';
import { longestText } from '../../../workflows/action-plan/shape.js';
import { choicesFrom, dateAnswer, keysOf } from '../../recording/questions.js';
import type { Question } from '../../recording/questions.js';
import { plainLine } from '../../recording/record-form.js';
import type { AnswerReader } from '../../web/forms/answers.js';
import { sentenceDate } from '../../web/words/date-words.js';
import { measureHref, planFormHref, planHref } from '../plan-hrefs.js';
import {
  nameNoChild,
  notRated,
  optionalRow,
  planReason,
  ratingChoices,
  ratingLine,
  readRating,
  readReason,
} from './plan-form.js';
import type { PlanForm, PlanFormKind, PlanIntention, PlanPlace } from './plan-form.js';

/** What is rated: a block of measures, or one measure. */
interface Rated {
  readonly block: OutcomeBlock | null;
  readonly measure: PlanMeasure | null;
}

function ratedMeant({ document, meant }: PlanPlace): Rated | null {
  const block = document.outcomeAssessments.find(({ id }) => id === meant('block')) ?? null;
  const measure = document.measures.find(({ id }) => id === meant('measure')) ?? null;
  return (block === null) === (measure === null) ? null : { block, measure };
}

const idsOf = ({ block, measure }: Rated): { readonly blockId: string | null; readonly measureId: string | null } => ({
  blockId: block?.id ?? null,
  measureId: measure?.id ?? null,
});

/** Every measure and every item that one rating is about (R91). */
function aboutRows({ block, measure }: Rated, { document }: PlanPlace): PlanIntention['rows'] {
  if (measure !== null) return [{ key: 'Measure', value: measure.summary }];
  const items = document.items.filter(({ id }) => block?.itemIds.includes(id));
  const measures = document.measures.filter(({ id }) => block?.measureIds.includes(id));
  return [
    { key: 'Block of outcomes', value: block?.sourceRef ?? '' },
    { key: items.length === 1 ? 'Item' : `${String(items.length)} items, rated once`, value: items.map(({ sourceRef, id }) => sourceRef ?? id).join(', ') }, // prettier-ignore
    { key: 'Measures', value: measures.map(({ summary }) => summary).join('; ') || 'None' },
  ];
}

function before(rated: Rated, { document, now }: PlanPlace): string | null {
  const { blockId, measureId } = idsOf(rated);
  const told = now.state.outcomes.findLast((one) => one.blockId === blockId && one.measureId === measureId);
  if (told !== undefined) return `${ratingLine(document, 'outcome', told.rag)}, ${sentenceDate(told.on)}`;
  const printed = rated.block?.assessments.at(-1);
  return printed === undefined
    ? null
    : `${ratingLine(document, 'outcome', printed.rag)}, printed ${printedDateWords(printed.asOf)}`;
}

function outcomeForm(place: PlanPlace): PlanForm | null {
  const rated = ratedMeant(place);
  if (rated === null) return null;
  const { document, now, suggested } = place;
  const ratings = ratingChoices(document, 'outcome');
  const suggestion = suggested === null ? [] : [{ key: 'The targets suggest', value: `${suggested.code === null ? 'Nothing' : ratingLine(document, 'outcome', suggested.code)}. ${suggested.reason}` }]; // prettier-ignore
  const questions: Question[] = [
    { kind: 'answers', rows: [...aboutRows(rated, place), { key: 'Rated before', value: before(rated, place) ?? 'Never' }, ...suggestion] }, // prettier-ignore
    { kind: 'radios', name: 'rag', legend: 'Rating of what was achieved', hint: ratings.length === 0 ? 'This plan has no scheme to rate outcomes by' : 'By this plan’s own scheme', choices: ratings }, // prettier-ignore
    { kind: 'date', name: 'on', legend: 'As of which day?' },
    { ...planReason, label: 'On what is it based?', hint: `Where it is not what the targets suggest, say why. ${nameNoChild}` }, // prettier-ignore
  ];
  return {
    title: 'Rate an outcome',
    action: planFormHref(now.planId, 'outcome', { block: rated.block?.id ?? null, measure: rated.measure?.id ?? null }),
    back: rated.measure === null ? { text: document.title, href: planHref(now.planId) } : { text: 'Measure', href: measureHref(now.planId, rated.measure.id) }, // prettier-ignore
    questions,
    defaults: dateAnswer('on', now.today),
    side: [{ heading: 'A person rates', paragraphs: ['The targets may suggest a rating. It is shown beside yours, and kept with it, but it is you who gives one.', 'Progress of the work is another question, and recorded with its item.'] }], // prettier-ignore
    button: 'Record the rating',
    fieldOfCode: {
      'rating-outside-the-scheme': 'rag',
      'plan-rates-nothing': 'rag',
      'dated-in-the-future': { field: 'on', target: 'on-day' },
    },
    read: (asked) => readOutcome(asked, rated, place),
  };
}

function readOutcome(asked: AnswerReader, rated: Rated, place: PlanPlace): PlanIntention | null {
  const { document, now, suggested } = place;
  const { rag, ragScheme } = readRating(asked, document, 'outcome', 'Choose a rating');
  if (schemeFor(document, 'outcome') === null) asked.wrong('rag', 'This plan has no scheme to rate outcomes by. Copy one into it first'); // prettier-ignore
  const on = asked.date('on', { label: 'The day', missing: 'Enter the day as of which it is rated', today: now.today });
  const reason = readReason(asked, 'Say on what the rating is based');
  if (asked.faults > 0 || on === null || reason === null) return null;
  if (rag === null || ragScheme === null) {
    asked.wrong('rag', 'Choose a rating');
    return null;
  }
  const stands = before(rated, place);
  const words = ratingLine(document, 'outcome', rag);
  const suggestedCode = suggested?.code ?? null;
  return {
    command: { type: 'RateOutcome', on, data: { ...idsOf(rated), rag, ragScheme, suggested: suggestedCode, reason } },
    rows: [
      ...aboutRows(rated, place),
      { key: 'Rating', value: words },
      ...optionalRow('The targets suggest', suggestedCode === null ? null : ratingLine(document, 'outcome', suggestedCode)), // prettier-ignore
      { key: 'As of', value: sentenceDate(on) },
      { key: 'Based on', value: reason },
    ],
    ...(stands === null ? {} : { effects: [{ what: 'Rating', now: stands, after: words }] }),
    said: 'The outcome is rated',
  };
}

/** Whether a milestone was reached. */
export const reachedWords = { reached: 'Reached', partly: 'Partly reached', notReached: 'Not reached' } as const;

function milestoneForm(place: PlanPlace): PlanForm | null {
  const { document, meant, now } = place;
  const found = document.milestones.find(({ id }) => id === meant('milestone'));
  if (found === undefined) return null;
  const told = now.state.milestones.get(found.id)?.at(-1);
  const stands = told === undefined ? null : `${reachedWords[told.reached]}, ${sentenceDate(told.on)}`;
  const ratings = ratingChoices(document, 'progress');
  const questions: Question[] = [
    { kind: 'answers', rows: [...milestoneRows(found, place), { key: 'Recorded before', value: stands ?? 'Nothing' }] },
    { kind: 'radios', name: 'reached', legend: 'Was it reached?', choices: choicesFrom(reachedWords) },
    ...(ratings.length === 0 ? [] : [{ kind: 'radios' as const, name: 'rag', legend: 'Rating', hint: 'By this plan’s own scheme', choices: [...ratings, { value: notRated, text: 'No rating' }] }]), // prettier-ignore
    { kind: 'date', name: 'on', legend: 'As of which day?' },
    { kind: 'longText', name: 'note', label: 'What families notice, or what is missing (optional)', hint: nameNoChild },
  ];
  return {
    title: 'Record a milestone',
    action: planFormHref(now.planId, 'milestone', { milestone: found.id }),
    back: { text: document.title, href: planHref(now.planId) },
    questions,
    defaults: { ...dateAnswer('on', now.today), ...(ratings.length === 0 ? {} : { rag: notRated }) },
    side: [],
    button: 'Record the milestone',
    fieldOfCode: {
      'rating-outside-the-scheme': 'rag',
      'plan-rates-nothing': 'rag',
      'dated-in-the-future': { field: 'on', target: 'on-day' },
    },
    read(asked) {
      const reached = asked.oneOf('reached', keysOf(reachedWords), 'Say whether it was reached');
      const { rag } = readRating(asked, document, 'progress', 'Choose a rating, or no rating');
      const on = asked.date('on', { label: 'The day', missing: 'Enter the day as of which it is told', today: now.today }); // prettier-ignore
      const note = plainLine(asked, 'note', 'The note', null, longestText);
      if (asked.faults > 0 || reached === null || on === null) return null;
      return {
        command: { type: 'RecordMilestone', on, data: { milestoneId: found.id, reached, rag, note } },
        rows: [
          ...milestoneRows(found, place),
          { key: 'Reached', value: reachedWords[reached] },
          ...optionalRow('Rating', rag === null ? null : ratingLine(document, 'progress', rag)),
          { key: 'As of', value: sentenceDate(on) },
          ...optionalRow('Note', note),
        ],
        ...(stands === null ? {} : { effects: [{ what: 'Reached', now: stands, after: reachedWords[reached] }] }),
        said: 'The milestone is recorded',
      };
    },
  };
}

function milestoneRows({ summary, month, nodeId }: Milestone, { document }: PlanPlace): PlanIntention['rows'] {
  const theme = document.nodes.find(({ id }) => id === nodeId);
  return [
    { key: 'Milestone', value: summary },
    { key: 'Printed for', value: [month, ...(theme === undefined ? [] : [theme.title])].join(', ') },
  ];
}

export const outcome: PlanFormKind = { records: 'OutcomeRated', make: outcomeForm };
export const milestone: PlanFormKind = { records: 'MilestoneRecorded', make: milestoneForm };
