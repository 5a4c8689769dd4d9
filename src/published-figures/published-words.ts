import type { Pooled } from '../../projections/published-figures/comparators.js';
import { count } from '../web/words/number-words.js';
import { changesNothing } from './compared-published.js';
import type { ComparedPublished } from './compared-published.js';
import type { PublishedSummary } from './published-file.js';

export const pooledWords: Readonly<Record<Pooled, string>> = {
  counts: 'all their cases together',
  percentages: 'mean of their percentages',
  mean: 'mean of one authority',
};

/** What recording a file did. */
export function importSaid(found: ComparedPublished): string {
  if (changesNothing(found)) return 'Everything in the file stood already';
  const { fresh, changed, same, restated } = found;
  const figures = restated.length === 0 ? '' : ` (${count(restated.length)} ${restated.length === 1 ? 'figure' : 'figures'} restated)`; // prettier-ignore
  return `${count(fresh)} new, ${count(changed)} changed${figures}, ${count(same)} stood already`;
}

/** What is worth knowing of a file that was read, line by line. */
export function summaryLines(summary: PublishedSummary): readonly { readonly key: string; readonly value: string }[] {
  const { rows, years, authorities, skipped, repeated, columnsUnknown, columnsMissing, namesUnknown, contradicted } = summary; // prettier-ignore
  const some = (key: string, value: string, is: boolean): readonly { key: string; value: string }[] => (is ? [{ key, value }] : []); // prettier-ignore
  return [
    { key: 'File', value: `${summary.title} (${summary.file})` },
    { key: 'Rows', value: count(rows) },
    ...some('Years', years.join(', '), years.length > 0),
    { key: 'Authorities', value: count(authorities) },
    ...some('Rows left out', `${count(skipped)}, which tell totals apart or are of other areas`, skipped > 0),
    ...some('Rows repeated', `${count(repeated)}, which say the same as another`, repeated > 0),
    ...some('Columns not known', `${columnsUnknown.join(', ')}. They are left out`, columnsUnknown.length > 0),
    ...some('Columns not there', `${columnsMissing.join(', ')}. What stands of them stays`, columnsMissing.length > 0),
    ...some('Names not known', `${namesUnknown.join(', ')}. Nothing stands beside these authorities`, namesUnknown.length > 0), // prettier-ignore
    ...some('Percentages', `${count(contradicted)} ${contradicted === 1 ? 'row has' : 'rows have'} one that does not follow from the counts beside it. They are shown as printed`, contradicted > 0), // prettier-ignore
  ];
}
