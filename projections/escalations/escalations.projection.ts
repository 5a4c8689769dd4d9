import { usualCasework } from '../../workflows/casework/casework-limits.js';
import { afterWorkingDays } from '../../workflows/casework/working-days.js';
import type { EscalationRaised, EscalationReplied } from '../../workflows/escalation/escalation.events.js';
import type { EscalationStage } from '../../workflows/escalation/escalation.machine.js';
import type { Escalation } from '../../workflows/escalation/escalation.state.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { escalationFold } from '../folds.js';
import type { Projection } from '../projection.js';

/** One escalation with the day by which it is to be replied to: what the list and the figures read. */
export interface EscalationRow {
  readonly stream: string;
  readonly authority: string;
  readonly childId: string;
  readonly aboutStream: string | null;
  readonly rule: EscalationRaised['data']['rule'];
  readonly stage: EscalationStage;
  /** The team of the case when it was raised. */
  readonly team: string | null;
  /** The manager it is with. */
  readonly worker: string | null;
  readonly raisedOn: CalendarDate;
  readonly replyBy: CalendarDate;
  readonly steppedUpOn: CalendarDate | null;
  readonly repliedOn: CalendarDate | null;
  readonly decision: EscalationReplied['data']['decision'] | null;
  /** By when the next step is to be done, as the last reply says. */
  readonly nextStepBy: CalendarDate | null;
  readonly settledOn: CalendarDate | null;
}

/** Stuck cases before a manager, by reply and settling (R08). */
export const escalationsProjection: Projection<Escalation, EscalationRow> = {
  name: 'escalations',
  version: 1,
  of: escalationFold,
  usesBasis: true,
  row({ childId, raised, replies, steppedUp, settled, stage, team, worker }, { stream, authority }, { calendar }) {
    if (childId === null || raised === null) return null;
    const last = replies.at(-1) ?? null;
    return {
      ...{ stream, authority, childId, stage, team, worker },
      aboutStream: raised.aboutStream,
      rule: raised.rule,
      raisedOn: raised.on,
      replyBy: afterWorkingDays(raised.on, raised.replyWithin ?? usualCasework.days.escalationReply, calendar),
      steppedUpOn: steppedUp?.on ?? null,
      repliedOn: replies[0]?.on ?? null,
      decision: last?.decision ?? null,
      nextStepBy: last?.nextStepBy ?? null,
      settledOn: settled?.on ?? null,
    };
  },
};
