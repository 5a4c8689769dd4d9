import { stageWords } from '../words/fact-words.js';
import { listed } from '../words/list-words.js';
import { text, texts } from './message-parts.js';
import type { Details, Words } from './message-parts.js';

const number = (value: Details[string] | undefined): string =>
  typeof value === 'number' ? value.toLocaleString('en-GB') : '';
const choices = (value: Details[string] | undefined): string => listed(texts(value)).replace(/ and (?=[^,]*$)/, ' or ');

const kinds: Readonly<Record<string, string>> = {
  party: 'post, group or organisation',
  node: 'theme or section',
  item: 'item',
  deliverable: 'deliverable of this item',
  measure: 'measure',
  monitoringPoint: 'monitoring date',
  milestone: 'milestone',
  timeline: 'line of the timeline',
  outcomeAssessment: 'block of outcomes',
};

/** What is wrong with the file of an action plan, or with what is recorded of one, and how to put it right. */
export const actionPlanMessages: Readonly<Record<string, Words>> = {
  // The file
  'plan-not-json': ({ why }) =>
    `The file is not JSON in UTF-8${text(why) === '' ? '' : `: it cannot be read from ${text(why)} on`}. Export it again as JSON, or check it with the editor it was written with`,
  'plan-file-empty': 'The file is empty. Choose the JSON file of the plan',
  'plan-file-too-large': ({ most }) => `The file must be ${number(most)} KB or smaller`,
  'plan-schema-unknown': ({ version }) => `This release reads plans of version 1.0, not “${text(version)}”`,
  'plan-too-large': ({ most }) =>
    `The plan is longer than the ${number(most)} characters that one plan may have. Split it`,
  'plan-field-missing': 'This field is missing',
  'plan-field-unknown': 'This release does not know this field. Take it out, or put it where it belongs',
  'plan-value-of-another-kind': ({ expected, found }) => `Must be: ${text(expected)}. The file has: ${text(found)}`,
  'plan-value-unknown': ({ value, known }) => `“${text(value)}” is not one of the values: ${choices(known)}`,
  'plan-text-too-long': ({ most }) => `Must be ${number(most)} characters or fewer`,
  'plan-list-too-long': ({ most }) => `Must have ${number(most)} entries or fewer`,
  'plan-id-malformed': ({ id }) => `“${text(id)}” is no id: use letters, figures, dots, hyphens and underscores, 80 at most`, // prettier-ignore
  'plan-name-malformed': ({ id }) => `“${text(id)}” cannot name a plan: use small letters and figures, with single hyphens between them, 60 at most`, // prettier-ignore
  'plan-name-taken': ({ id }) => `“${text(id)}” is an address of these pages. Give the plan another id`,
  'plan-date-malformed': ({ date }) => `“${text(date)}” is no date. Give 2026, 2026-09 or 2026-09-30, or two of them with a slash between`, // prettier-ignore
  'plan-id-given-twice': ({ id, first }) => `The id “${text(id)}” is given twice; it stands first at ${text(first)}`,
  'plan-leads-nowhere': ({ kind, id }) => `There is no ${kinds[text(kind)] ?? text(kind)} “${text(id)}” in this plan`,
  'plan-node-within-itself': ({ id }) => `“${text(id)}” lies within itself. Name another theme or section above it`,
  'plan-ends-before-it-begins': ({ start, end }) => `The plan must not end (${text(end)}) before it begins (${text(start)})`, // prettier-ignore
  'plan-rates-nothing': ({ of }) => `This plan has no scheme to rate ${of === 'outcome' ? 'outcomes' : 'progress'} by. Leave the rating out`, // prettier-ignore
  'rating-outside-the-scheme': ({ rag, known }) => `“${text(rag)}” is no rating of this plan. Choose ${choices(known)}`,

  // What is recorded of it
  'action-plan-not-at-this-stage': ({ stage }) => `This cannot be recorded while the plan is at “${stageWords(text(stage))}”`, // prettier-ignore
  'action-plan-not-begun': 'There is no such plan. Load or draft it first',
  'plan-of-another-name': ({ id, stands }) => `This file is the plan “${text(id)}”, not “${text(stands)}”. Load it as a plan of its own`, // prettier-ignore
  'plan-stands-already': 'The plan stands already as this file has it: there is nothing to record',
  'plan-version-needs-a-reason': 'Say why this version takes the place of the one that stands',
  'plan-changes-number': ({ most }) => `Change something, and at most ${number(most)} places at once`,
  'plan-path-leads-nowhere': ({ path }) => `There is nothing at “${text(path)}” in this plan`,
  'plan-path-names-no-list': ({ path }) => `Nothing can be added at “${text(path)}”: it is no list`,
  'plan-change-changes-nothing': ({ path }) => `“${text(path)}” stands already as it is given`,
  'plan-field-is-fixed': ({ path }) => `“${text(path)}” cannot be changed here`,
  'plan-words-missing': 'Write something: it says nothing yet',
  'deliverable-has-no-such-date': 'This deliverable is not looked at on that monitoring date. Choose another',
  'progress-says-nothing': 'Choose a rating, or say how far it has come',
  'progress-too-many-lines': ({ most }) => `Say it in ${number(most)} lines or fewer`,
  'item-already-completed': 'This is recorded as completed already',
  'item-not-completed': 'This is not recorded as completed',
  'outcome-of-one-thing': 'Rate one block of outcomes, or one measure',
};
