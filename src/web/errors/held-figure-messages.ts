import type { PeriodKind } from '../../../workflows/held-figures/period.js';
import { periodForms } from '../words/held-figure-words.js';
import { listed } from '../words/list-words.js';
import { twoDecimalsAtMost } from '../words/number-words.js';
import { date, text, texts } from './message-parts.js';
import type { Details, Words } from './message-parts.js';

const number = (value: Details[string] | undefined): string =>
  typeof value === 'number' ? twoDecimalsAtMost(value) : '';

/** What the rules about figures held elsewhere say no to, and how to put it right. */
export const heldFigureMessages: Readonly<Record<string, Words>> = {
  'no-such-series': ({ series }) => `There is no series “${text(series)}”. Choose one of the list, or add a series of our own first`, // prettier-ignore
  'figure-needs-a-part': ({ name, known }) => `Say which ${text(name)} it is about: ${listed(texts(known)).replace(/ and (?=[^,]*$)/, ' or ')}`, // prettier-ignore
  'series-has-no-parts': ({ series, part }) =>
    `“${text(series)}” is not told apart into parts: leave “${text(part)}” out`,
  'no-such-part': ({ part, name, known }) =>
    `There is no ${text(name)} “${text(part)}” in this series. Choose ${listed(texts(known)).replace(/ and (?=[^,]*$)/, ' or ')}`,
  'no-such-period': ({ period, every }) => `“${text(period)}” is not a period of this series. Give ${periodForms[text(every) as PeriodKind]}`, // prettier-ignore
  'period-to-come': ({ period, begins }) =>
    `The period ${text(period)} begins on ${date(begins)}, which is still to come. Give one that has begun`,
  'figure-as-at-a-day-to-come': 'The day the figure was taken must be today or earlier',
  'figure-before-its-period': ({ begins }) =>
    `The day the figure was taken must be on or after ${date(begins)}, the first day of its period`,
  'figure-out-of-range': 'The value is larger than any figure of an authority. Check it',
  'figure-negative': 'The value must not be below 0',
  'percent-over-100': 'A percentage must be between 0 and 100',
  'count-not-whole': 'A count must be a whole number, 0 or more',
  'share-needs-both-numbers': 'Give both numbers that the percentage comes from, or neither',
  'share-of-nothing': 'A percentage cannot come from 0 cases. Leave the figure out, or correct the denominator',
  'share-above-its-whole': ({ numerator, denominator }) =>
    `The numerator (${number(numerator)}) must not be more than the denominator (${number(denominator)})`,
  'share-does-not-follow': ({ value, worked, numerator, denominator }) =>
    `${number(numerator)} of ${number(denominator)} is ${number(worked)}%, not ${number(value)}%. Correct the value or the numbers`,
  'figure-needs-a-source': 'Enter the source: the body that gave the figure',
  'line-too-long': ({ most }) => `Write this in ${number(most)} characters or fewer`,
  'hidden-characters': 'This holds control characters. Type it again instead of pasting it',
  'figure-given-twice': ({ period }) => `This figure is given twice for ${text(period)}. Leave one of the two out`,
  'too-many-figures': ({ most }) => `Give at most ${number(most)} figures at once`,
  'correction-needs-a-reason': 'Say why the figure that stands is corrected or taken out',
  'reason-too-long': ({ most }) => `Give the reason in ${number(most)} characters or fewer`,
  'no-such-figure': 'No figure stands for this period, so there is none to take out',
  'target-needs-steps': ({ most }) => `Give the target as 1 to ${number(most)} steps, each with its day`,
  'target-steps-out-of-order': 'Give the steps of the target in the order of their days, each day once',
  'series-id-malformed': 'Give the series a title that begins with a letter and holds letters and figures',
  'series-needs-words': ({ most }) => `Give the series, its parts and its giver each a name of ${number(most)} characters or fewer`, // prettier-ignore
  'series-needs-a-meaning': ({ most }) => `Say what is counted, in ${number(most)} characters or fewer`,
  'series-parts-do-not-fit': ({ most }) => `Give both what the parts are called and the parts (at most ${number(most)}), or neither`, // prettier-ignore
  'series-part-named-twice': 'Name each part once',
  'series-holds-figures':
    'Figures of this series are on record: its unit, its period and the parts it has must stay. Add another series instead',
};
