import type { Plan } from '../../workflows/plan/plan.state.js';
import { dashDate as dash } from '../web/words/date-words.js';
import { riskLiftedWords, riskReasonWords } from '../web/words/transition-words.js';
import type { PlainTable } from './case-plan.view.js';

/** Flags of risk that a placement breaks down, the latest first. */
export function risksTable({ transition: { risks } }: Plan): PlainTable {
  return {
    caption: 'Risk that the placement breaks down',
    head: ['Flagged', 'Why', 'Post that answers for it', 'Taken off'],
    rows: risks
      .toReversed()
      .map(({ on, because, ownerPost, lifted }) => [
        dash(on),
        riskReasonWords[because],
        ownerPost,
        lifted === null ? 'It stands' : `${dash(lifted.on)}. ${riskLiftedWords[lifted.because]}`,
      ]),
  };
}
