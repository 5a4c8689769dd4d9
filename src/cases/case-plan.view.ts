import type { HistoryEntry } from '../children/case-record.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import type { Plan } from '../../workflows/plan/plan.state.js';
import { sentenceDate, shortDate } from '../web/words/date-words.js';
import { stageWords } from '../web/words/fact-words.js';
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

export interface PlanCard {
  readonly title: string;
  readonly facts: readonly { readonly key: string; readonly value: string }[];
  readonly tables: readonly PlainTable[];
}

const outcomes: Readonly<Record<string, string>> = {
  maintain: 'Keep the plan as it is',
  amend: 'Change the plan',
  cease: 'End the plan',
};

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

/** One plan of the child as the record has it. */
export function planCard({
  stage,
  made,
  ceased,
  reviews,
  placements,
  phaseTransfers,
  amendments,
}: Plan): PlanCard {
  const tables: readonly PlainTable[] = [
    {
      caption: 'Annual reviews',
      head: ['Meeting', 'Family told of the decision', 'Outcome'],
      rows: reviews
        .toReversed()
        .map(({ meetingOn, decidedOn, outcome }) => [
          dash(meetingOn),
          dash(decidedOn),
          outcome === null ? '–' : (outcomes[outcome] ?? outcome),
        ]),
    },
    {
      caption: 'Placements',
      head: ['School or setting', 'In the plan or attended', 'From', 'To'],
      rows: placements.map(({ details, kind, enteredOn, leftOn }) => [
        details?.urn ?? details?.ukprn ?? details?.senSetting ?? details?.senSettingOther ?? '–',
        kind === 'named' ? 'Named in the plan' : 'Attended',
        dash(enteredOn),
        dash(leftOn),
      ]),
    },
    {
      caption: 'Notices of amendment',
      head: ['Sent'],
      rows: amendments.map(({ notice }) => [dash(notice.on)]),
    },
    {
      caption: 'Phase transfers',
      head: ['Due', 'Amended plan sent'],
      rows: phaseTransfers.map(({ dueOn, finalisedOn }) => [dash(dueOn), dash(finalisedOn)]),
    },
  ];
  return {
    title: made === null ? 'Plan' : `Plan of ${sentenceDate(made.on)}`,
    facts: [
      { key: 'Status', value: stageWords(stage) },
      { key: 'First made', value: made === null ? 'Not known' : sentenceDate(made.on) },
      ...(ceased === null ? [] : [{ key: 'Ended', value: sentenceDate(ceased.on) }]),
    ],
    tables: tables.filter(({ rows }) => rows.length > 0),
  };
}

const dash = (date: Parameters<typeof shortDate>[0] | null): string => (date === null ? '–' : shortDate(date));
