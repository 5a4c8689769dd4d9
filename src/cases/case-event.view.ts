import { placedEntries } from '../children/case-record.js';
import type { HistoryEntry, ProcessRecord } from '../children/case-record.js';
import type { Recorded } from '../../workflows/kernel/fact.js';
import type { DecisionBasis } from '../../workflows/kernel/decider.js';
import { replay } from '../../workflows/kernel/replay.js';
import type { Deadline } from '../../workflows/timetable/clock.js';
import {
  assessmentRecorded,
  complaintRecorded,
  contactRecorded,
  disputeRecorded,
  escalationRecorded,
  planRecorded,
} from '../recording/recorded-workflow.js';
import type { RecordedWorkflow, SpokenLimit } from '../recording/recorded-workflow.js';
import { tableDate } from '../web/words/date-words.js';
import { deadlineTag } from '../web/words/deadline-tag.js';
import { clockAnchor } from './case-limits.view.js';

/** A limit that an event began, moved, met or lifted. */
export interface LimitChange {
  readonly limit: string;
  readonly before: string;
  readonly after: string;
}

/** The assessment, plan or dispute that an event is of. */
export interface ProcessOfEvent {
  readonly workflow: ProcessRecord['workflow'];
  readonly id: string;
  readonly history: readonly HistoryEntry[];
}

type Judging = Parameters<RecordedWorkflow['limits']>[2];

const recorded: Readonly<Record<ProcessRecord['workflow'], RecordedWorkflow>> = {
  needsAssessment: assessmentRecorded,
  plan: planRecorded,
  dispute: disputeRecorded,
  complaint: complaintRecorded,
  contact: contactRecorded,
  escalation: escalationRecorded,
};

/** What an event changed about the limits of its process, judged by today's date before and after it. */
export function limitChanges(
  entry: HistoryEntry,
  { workflow, history }: ProcessOfEvent,
  { basis, child }: { readonly basis: DecisionBasis; readonly child: Judging },
): readonly LimitChange[] {
  const behind = recorded[workflow];
  const standing = (until: number): readonly SpokenLimit[] => {
    const events = placedEntries(history.filter(({ revision }) => revision <= until)) as readonly Recorded[];
    return behind.limits(replay(behind.decider, events), basis, child);
  };
  const earlier = new Map(standing(entry.revision - 1).map((one) => [clockAnchor(one.limit), one]));
  return standing(entry.revision).flatMap(({ limit, title }): LimitChange[] => {
    const old = earlier.get(clockAnchor(limit))?.limit;
    const was = old === undefined ? 'Not running' : words(old, basis);
    const is = words(limit, basis);
    return was === is ? [] : [{ limit: title, before: was, after: is }];
  });
}

function words(deadline: Deadline, { today }: DecisionBasis): string {
  const date = deadline.due === null ? 'No date' : tableDate(deadline.due);
  return `${deadline.status === 'disapplied' ? 'As soon as practicable' : date} · ${deadlineTag(deadline, today).text}`;
}
