import type { HistoryEntry } from '../children/case-record.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import { dashDate as dash } from '../web/words/date-words.js';
import { settingConsulted } from './consultation-words.js';
import { recipientWords, sectorWords } from '../web/words/code-words.js';
import { fieldValue } from '../web/words/field-words.js';

export interface PlainTable {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** What a cell says, and where it leads if it is something to do. */
export type Cell = string | { readonly text: string; readonly href: string; readonly about: string };

/** The way of an assessment to its plan: drafts, schools asked, and who has the final plan. */
export function draftingTables(
  { drafts, consultations, signOffs, sent }: NeedsAssessment,
  history: readonly HistoryEntry[],
  replyHref: (consultationId: string) => string | null,
): readonly PlainTable[] {
  const tables: readonly PlainTable[] = [
    {
      caption: 'Drafts',
      head: ['Sent to the family', 'Comments received', 'Family finished', 'Meeting'],
      rows: drafts.map((draft) => [draft.served.on, draft.repliedOn, draft.finishedOn, draft.meetingHeldOn].map(dash)),
    },
    {
      caption: 'Schools and colleges consulted',
      head: ['School or college', 'Asked', 'Replied', 'Reply'],
      rows: consultations.map(({ consultationId, sent: { on }, repliedOn, view }): readonly Cell[] => {
        const setting = settingConsulted(history, consultationId) ?? 'Name not on record';
        const href = replyHref(consultationId);
        const reply = view === null ? '–' : fieldValue('view', view);
        return [
          setting,
          dash(on),
          dash(repliedOn),
          href === null ? reply : { text: 'Record its reply', href, about: setting },
        ];
      }),
    },
    {
      caption: 'Signed off',
      head: ['By', 'Post', 'When'],
      rows: signOffs.map(({ sector, post, on }) => [sectorWords[sector], post, dash(on)]),
    },
    {
      caption: 'Final plan sent',
      head: ['To', 'When', 'Appeal wording'],
      rows: sent.map(({ recipient, on, appealWordingSent }) => [
        recipientWords[recipient],
        dash(on),
        appealWordingSent ? 'Yes' : 'No',
      ]),
    },
  ];
  return tables.filter(({ rows }) => rows.length > 0);
}
