import { longestReason } from '../../../workflows/held-figures/figure-faults.js';
import type { KeptFigure } from '../../../workflows/held-figures/held-figures.state.js';
import type { Series } from '../../../workflows/held-figures/series.js';
import { plainLine } from '../../recording/record-form.js';
import { sentenceDate } from '../../web/words/date-words.js';
import { periodWords, valueWords } from '../../web/words/held-figure-words.js';
import { figureHref, heldReason, seriesHref } from './held-form.js';
import type { HeldForm, HeldIntention } from './held-form.js';

/** Takes a figure out that should not have been recorded at all. */
export const withdrawalForm = (series: Series, figure: KeptFigure) => (): HeldForm => {
  const { part, period } = figure;
  const rows: HeldIntention['rows'] = [
    { key: 'Series', value: series.title },
    ...(series.partName === null ? [] : [{ key: series.partName, value: series.parts.find(({ code }) => code === part)?.title ?? '' }]), // prettier-ignore
    { key: 'Period', value: periodWords(series.every, period) },
    { key: 'Value', value: valueWords(figure.value, series.unit) },
    { key: 'Source', value: `${figure.source}, taken on ${sentenceDate(figure.asAt)}` },
  ];
  return {
    title: 'Take a figure out',
    action: figureHref('withdraw', figure),
    back: { text: series.title, href: seriesHref(series.id) },
    questions: [{ kind: 'answers', rows }, heldReason],
    defaults: {},
    side: [{ heading: 'What it does', paragraphs: ['The period has no figure until another is recorded. The figure stays readable in the record. If it should only be another number, record that instead.'] }], // prettier-ignore
    button: 'Take the figure out',
    fieldOfCode: { 'correction-needs-a-reason': 'reason', 'reason-too-long': 'reason' },
    read(asked) {
      const reason = plainLine(asked, 'reason', 'The reason', 'Say why the figure is taken out', longestReason);
      if (reason === null) return null;
      return {
        command: { type: 'WithdrawFigure', data: { series: series.id, part, period, reason } },
        rows: [...rows, { key: 'Why', value: reason }],
        said: 'The figure is taken out',
      };
    },
  };
};
