import type { Measure, Population, Populations, Scope } from '../../projections/measures/measure.js';
import { complaintKindWords } from '../web/words/complaint-words.js';
import { feedbackStageWords } from '../web/words/feedback-words.js';
import type { DateHeads, Seen } from './seen.js';

type OfVoices = 'feedbackInvitation' | 'feedbackReply' | 'complaint' | 'complaintReply' | 'complaintOrAppeal';
type Show<P extends Population> = (item: Populations[P], measure: Measure, scope: Scope) => Seen;

/** How questionnaires and complaints behind figures are shown: what it was about, and the two days. */
export const voiceSeen: { readonly [P in OfVoices]: Show<P> } = {
  feedbackInvitation: ({ row, item: { stage, on, answeredOn } }) => ({
    childId: row.childId,
    what: feedbackStageWords[stage],
    from: on,
    to: answeredOn,
  }),
  feedbackReply: ({ row, item: { stage, on } }) => ({
    childId: row.childId,
    what: feedbackStageWords[stage],
    from: on,
    to: null,
  }),
  complaint: (row) => complaintSeen(row),
  complaintReply: ({ row, item: { stage, askedOn, answeredOn } }) => ({
    childId: row.childId,
    what: `${complaintKindWords[row.kind]}, stage ${stage}`,
    from: askedOn,
    to: answeredOn,
  }),
  complaintOrAppeal: (row) =>
    'replies' in row
      ? complaintSeen(row)
      : { childId: row.childId, what: 'Appeal', from: row.appeal?.receivedOn ?? null, to: row.appeal?.endedOn ?? null },
};

function complaintSeen({ childId, kind, receivedOn, overOn }: Populations['complaint']): Seen {
  return { childId, what: complaintKindWords[kind], from: receivedOn, to: overOn };
}

export const voiceHeads: { readonly [P in OfVoices]: (measure: Measure) => DateHeads } = {
  feedbackInvitation: () => ({ from: 'Asked', to: 'Answered' }),
  feedbackReply: () => ({ from: 'Came back', to: 'Ended' }),
  complaint: () => ({ from: 'Received', to: 'Closed or withdrawn' }),
  complaintReply: () => ({ from: 'Asked for', to: 'Answered' }),
  complaintOrAppeal: () => ({ from: 'Received', to: 'Ended' }),
};
