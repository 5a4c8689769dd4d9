import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { firstDue } from '../../workflows/timetable/due-dates.js';
import { adviceClocksOf } from '../../workflows/needs-assessment/needs-assessment.clocks.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import { needsAssessmentFold } from '../folds.js';
import type { Projection } from '../projection.js';

export interface AdviceItem {
  readonly adviceId: string;
  readonly body: string;
  readonly requestedOn: CalendarDate;
  readonly dueOn: CalendarDate;
  readonly receivedOn: CalendarDate | null;
  /** Reg 8(2): this body's own six weeks are lifted. */
  readonly excepted: boolean;
  /** The assessment ended before the advice came: nothing was owed after that day. */
  readonly closedOn: CalendarDate | null;
}
export interface AdviceRow {
  readonly stream: string;
  readonly authority: string;
  readonly childId: string;
  readonly team: string | null;
  readonly items: readonly AdviceItem[];
}

/** What each body was asked for, when it fell due and when it came. */
export const adviceTimelinessProjection: Projection<NeedsAssessment, AdviceRow> = {
  name: 'advice-timeliness',
  version: 3,
  of: needsAssessmentFold,
  usesBasis: true,
  row(state, { stream, authority }, basis) {
    const clocks = adviceClocksOf(state);
    if (clocks.length === 0 || state.childId === null) return null;
    const items = clocks.flatMap((clock): AdviceItem[] => {
      const advice = state.advice.find(({ adviceId }) => adviceId === clock.subject);
      if (advice?.requested == null) return [];
      const dueOn = firstDue('B1', { start: advice.requested.on }, basis);
      if (dueOn === null) return [];
      return [
        {
          adviceId: advice.adviceId,
          body: advice.body,
          requestedOn: advice.requested.on,
          dueOn,
          receivedOn: advice.receivedOn,
          excepted: clock.exceptions.length > 0,
          closedOn: advice.receivedOn === null ? (clock.closed?.on ?? null) : null,
        },
      ];
    });
    return { stream, authority, childId: state.childId, team: state.team, items };
  },
};
