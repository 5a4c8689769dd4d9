import { listed } from '../words/list-words.js';
import { count, text, texts } from './message-parts.js';
import type { Words } from './message-parts.js';

/** What the rules about published figures say no to, and how to put it right. */
export const publishedFigureMessages: Readonly<Record<string, Words>> = {
  'no-such-published-file': ({ dataset }) => `There is no published file “${text(dataset)}”`,
  'published-columns-unknown': ({ columns }) => `The columns ${listed(texts(columns))} do not fit the file. Download it again`, // prettier-ignore
  'published-year-twice': 'The file gives a year twice. Download it again',
  'published-area-twice': ({ area, year }) =>
    `${text(area)} is given twice for ${count(year)}. Leave one of the two out`,
  'no-such-published-year': ({ year, from, to }) => `${count(year)} is not a year from ${count(from)} to ${count(to)}`,
  'published-area-code': ({ area, code }) =>
    `“${text(code)}” is not the code of ${text(area)}. Download the file again`,
  'published-value-impossible': ({ area, column, value }) => `${count(value)} cannot be ${text(column)} of ${text(area)}. Download the file again`, // prettier-ignore
  'published-file-too-large': 'The file holds more than can be recorded in one piece. Choose fewer years when you download it, and bring the years in one after the other', // prettier-ignore
  'no-neighbours': 'The file names no authority. Download it again',
  'neighbours-twice': 'The file gives the neighbours of an authority twice. Leave one of the two out',
  'no-such-region': ({ region }) => `“${text(region)}” is not the code of a region, for example E12000008`,
  'no-such-neighbour': ({ code }) => `“${text(code)}” is not the code of an authority: give three figures`,
  'too-many-neighbours': ({ most }) => `Choose at most ${count(most)} neighbours`,
  'neighbour-twice': 'Name each neighbour once',
  'choice-needs-a-reason': 'Say why these authorities are the ones to compare with',
  'edition-too-long': ({ most }) => `Give the name of the publication in ${count(most)} characters or fewer`,
};
