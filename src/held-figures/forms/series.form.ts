import { longestReason, longestSource } from '../../../workflows/held-figures/figure-faults.js';
import { mostParts } from '../../../workflows/held-figures/held-figures.decider.js';
import type { SeriesDefined } from '../../../workflows/held-figures/held-figures.events.js';
import type { Series } from '../../../workflows/held-figures/series.js';
import { seriesOf } from '../../../workflows/held-figures/held-figures.state.js';
import { choicesFrom, keysOf } from '../../recording/questions.js';
import { plainLine } from '../../recording/record-form.js';
import type { AnswerReader } from '../../web/forms/answers.js';
import { betterWords, everyWords, unitWords } from '../../web/words/held-figure-words.js';
import { seriesHref } from './held-form.js';
import type { HeldForm, HeldIntention, HeldNow } from './held-form.js';

/** A series of the authority's own: a new one, or one it has, in other words. */
export const seriesForm =
  (series: Series | null) =>
  (now: HeldNow): HeldForm => ({
    title: series === null ? 'Add a series of our own' : 'Change a series of our own',
    action: series === null ? '/held-figures/new-series' : `${seriesHref(series.id)}/words`,
    back: series === null ? { text: 'Figures held elsewhere', href: '/held-figures' } : { text: series.title, href: seriesHref(series.id) }, // prettier-ignore
    questions: [
      { kind: 'text', name: 'title', label: 'Title' },
      { kind: 'longText', name: 'meaning', label: 'What is counted?', hint: 'So that the giver and the reader take it alike: of whom, in which time, counted how' }, // prettier-ignore
      { kind: 'radios', name: 'unit', legend: 'What is the figure?', choices: choicesFrom(unitWords) },
      { kind: 'radios', name: 'every', legend: 'How often is it given?', choices: choicesFrom(everyWords) },
      { kind: 'text', name: 'partName', label: 'What are its parts called? (optional)', hint: 'One word, for example Service or School type', width: 20 }, // prettier-ignore
      {
        kind: 'longText',
        name: 'parts',
        label: 'The parts, one a line (optional)',
        hint: `At most ${String(mostParts)}`,
      },
      { kind: 'radios', name: 'better', legend: 'Which way is better?', choices: choicesFrom(betterWords) },
      { kind: 'text', name: 'giver', label: 'Who gives it?' },
    ],
    defaults: series === null ? {} : { ...series, partName: series.partName ?? '', parts: series.parts.map(({ title }) => title).join('\n') }, // prettier-ignore
    side: [{ heading: 'Before you add one', paragraphs: ['Every measure of the five action plans that is held elsewhere has a series already. Nothing here may be about one child.', 'Once figures are recorded, the unit, how often it is given and the parts it has stay as they are.'] }], // prettier-ignore
    button: series === null ? 'Add the series' : 'Change the series',
    fieldOfCode: {
      'series-id-malformed': 'title',
      'series-needs-words': 'title',
      'series-needs-a-meaning': 'meaning',
      'series-parts-do-not-fit': 'parts',
      'series-part-named-twice': 'parts',
      'series-holds-figures': 'unit',
    },
    read: (asked) => read(series, asked, now),
  });

function read(series: Series | null, asked: AnswerReader, { state }: HeldNow): HeldIntention | null {
  const title = plainLine(asked, 'title', 'The title', 'Enter the title', longestSource);
  const meaning = plainLine(asked, 'meaning', 'What is counted', 'Say what is counted', longestReason);
  const unit = asked.oneOf('unit', keysOf(unitWords), 'Choose what the figure is');
  const every = asked.oneOf('every', keysOf(everyWords), 'Choose how often it is given');
  const partName = plainLine(asked, 'partName', 'What the parts are called', null, 40);
  const typed = plainLine(asked, 'parts', 'The parts', null, 2_500);
  const better = asked.oneOf('better', keysOf(betterWords), 'Choose which way is better');
  const giver = plainLine(asked, 'giver', 'Who gives it', 'Say who gives it', longestSource);
  if (asked.faults > 0 || title === null || meaning === null || unit === null || every === null || better === null || giver === null) return null; // prettier-ignore
  const id = series?.id ?? `own.${codeOf(title)}`;
  if (series === null && seriesOf(state, id) !== null) {
    asked.wrong('title', 'A series of our own has this title already. Give another, or open that one');
    return null;
  }
  const lines = (typed ?? '').split('\n').map((line) => line.trim()).filter((line) => line !== ''); // prettier-ignore
  const parts = lines.map((line, at) => ({ code: series?.parts[at]?.code ?? codeOf(line), title: line }));
  const data: SeriesDefined['data'] = { id, title, meaning, unit, every, partName, parts, better, giver };
  return {
    command: { type: 'DefineSeries', data },
    rows: [
      { key: 'Title', value: title },
      { key: 'What is counted', value: meaning },
      { key: 'Figure', value: unitWords[unit] },
      { key: 'How often', value: everyWords[every] },
      ...(partName === null ? [] : [{ key: partName, value: lines.join(', ') }]),
      { key: 'Which way is better', value: betterWords[better] },
      { key: 'Who gives it', value: giver },
    ],
    said: series === null ? 'The series is added' : 'The series is changed',
  };
}

/** A code made of a title's letters and figures: "Days in hospital" is `daysInHospital`. */
function codeOf(title: string): string {
  const words = title.normalize('NFD').match(/[A-Za-z0-9]+/g) ?? [];
  const joined = words.map((word, at) => (at === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())); // prettier-ignore
  return joined.join('').slice(0, 40);
}
