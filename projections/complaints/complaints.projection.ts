import { replyDue } from '../../workflows/complaint/complaint-limits.js';
import type { ComplaintOutcome } from '../../workflows/complaint/complaint.events.js';
import { overStages } from '../../workflows/complaint/complaint.machine.js';
import type { ComplaintStage } from '../../workflows/complaint/complaint.machine.js';
import { replyOwed } from '../../workflows/complaint/complaint.state.js';
import type { Complaint, ReceivedComplaint } from '../../workflows/complaint/complaint.state.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { complaintFold } from '../folds.js';
import type { Projection } from '../projection.js';

/** An answer that was owed, with the last day for it. */
export interface ReplyLine {
  readonly stage: 1 | 2;
  readonly askedOn: CalendarDate;
  /** Null where no day was promised. */
  readonly due: CalendarDate | null;
  readonly answeredOn: CalendarDate | null;
  readonly outcome: ComplaintOutcome | null;
}

/** One complaint without anything that was written in it. */
export interface ComplaintRow {
  readonly stream: string;
  readonly authority: string;
  /** Null off a case. */
  readonly childId: string | null;
  readonly receivedOn: CalendarDate;
  readonly kind: ReceivedComplaint['kind'];
  readonly complainant: ReceivedComplaint['complainant'];
  readonly aboutTeam: string | null;
  readonly stage: ComplaintStage;
  readonly stageSince: CalendarDate | null;
  readonly acknowledgedOn: CalendarDate | null;
  readonly replies: readonly ReplyLine[];
  /** The last day for the answer that is owed now; null where none is. */
  readonly owedBy: CalendarDate | null;
  readonly ombudsmanOn: CalendarDate | null;
  readonly ombudsmanDecision: string | null;
  /** The day it was withdrawn or closed. */
  readonly overOn: CalendarDate | null;
  /** Recorded by mistake: no list and no figure counts it. */
  readonly mistaken: boolean;
  readonly team: string | null;
  readonly worker: string | null;
}

/** Complaints on and off a case. Its rows are few: lists read them all. */
export const complaintsProjection: Projection<Complaint, ComplaintRow> = {
  name: 'complaints',
  version: 1,
  of: complaintFold,
  usesBasis: true,
  row(state, { stream, authority }, { calendar }) {
    const { received, childId, stage, stageSince, acknowledgedOn, replies, ombudsman, closed, team, worker } = state;
    if (received === null) return null;
    const owed = replyOwed(state);
    return {
      stream,
      authority,
      childId,
      receivedOn: received.on,
      kind: received.kind,
      complainant: received.complainant,
      aboutTeam: received.aboutTeam,
      stage,
      stageSince,
      acknowledgedOn,
      replies: replies.map((reply) => ({
        stage: reply.stage,
        askedOn: reply.askedOn,
        due: replyDue(reply, calendar),
        answeredOn: reply.answered?.on ?? null,
        outcome: reply.answered?.outcome ?? null,
      })),
      owedBy: owed === null ? null : replyDue(owed, calendar),
      ombudsmanOn: ombudsman?.broughtOn ?? null,
      ombudsmanDecision: ombudsman?.decided?.decision ?? null,
      overOn: overStages.includes(stage) ? (closed?.on ?? state.withdrawnOn) : null,
      mistaken: closed?.because === 'recordedByMistake',
      team,
      worker,
    };
  },
};
