import { addDays, dayNumber, daysBetween, fromDayNumber } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { workingDays } from '../../workflows/timetable/calendars.js';
import type { Basis, Deadline } from '../../workflows/timetable/clock.js';
import { dueOf } from '../../workflows/timetable/deadlines.js';
import { openStages } from '../../workflows/needs-assessment/needs-assessment.machine.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import { actDate, sentenceDate, weekdayName } from '../web/words/date-words.js';
import { capital, dayCount, distance } from '../web/words/distance-words.js';
import { stageWords } from '../web/words/fact-words.js';
import { limitTitle } from '../web/words/limit-words.js';
import { adviceOut } from './act-subjects.js';

/** One of the three facts at the head of a case. */
export interface KeyFact {
  readonly label: string;
  readonly value: string;
  readonly line: string;
  readonly tone?: 'exception' | 'late';
}

/** Limits that are the authority's own next step; a late advice body is told in the table. */
const own: ReadonlySet<string> = new Set([
  ...['A1', 'A2', 'D5', 'C1', 'C3', 'G2'],
  ...['K1', 'K2', 'K3', 'K4', 'K5', 'K9', 'I6'],
]);

/** Stage, next legal date and final plan, as they stand on a day. */
export function caseFacts(state: NeedsAssessment, deadlines: readonly Deadline[], basis: Basis): readonly KeyFact[] {
  return [stageFact(state), nextFact(state, deadlines, basis.today), planFact(state, deadlines, basis)];
}

function stageFact(state: NeedsAssessment): KeyFact {
  const { stage, stageSince, advice, drafts, ended } = state;
  const since = stageSince === null ? '' : `since ${sentenceDate(stageSince)}`;
  const value = stageWords(stage);
  if (ended !== null) {
    const day = ended.dateKnown ? sentenceDate(ended.on) : `stated in a return of ${sentenceDate(ended.on)}`;
    return { label: 'Stage', value, line: day };
  }
  if (stage === 'assessing' && advice.length > 0) {
    return {
      label: 'Stage',
      value,
      line: `${advice.length - adviceOut(state).length} of ${advice.length} received · ${since}`,
    };
  }
  const draft = drafts.at(-1);
  if (stage === 'draftWithFamily' && draft !== undefined) {
    const reply = draft.repliedOn === null ? 'no reply yet' : `reply of ${sentenceDate(draft.repliedOn)}`;
    return { label: 'Stage', value, line: `Sent ${sentenceDate(draft.served.on)} · ${reply}` };
  }
  return { label: 'Stage', value, line: capital(since) };
}

function nextFact(state: NeedsAssessment, deadlines: readonly Deadline[], today: CalendarDate): KeyFact {
  const familyTime = deadlines.find(({ rule, status }) => rule === 'C2' && status === 'running');
  if (state.stage === 'draftWithFamily' && familyTime?.due != null) {
    const line = `15 days, counting the day it was sent · ${distance(familyTime.due, today)}`;
    return { label: 'Family’s time ends', value: headingDate(familyTime.due), line };
  }
  const next = deadlines
    .filter(({ rule, status, due }) => own.has(rule) && due !== null && (status === 'running' || status === 'overdue'))
    .toSorted((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1))[0];
  if (next?.due == null) {
    const open = openStages.includes(state.stage);
    return {
      label: 'Next legal date',
      value: 'None',
      line: open ? 'No legal limit is running' : 'The assessment is over',
    };
  }
  return {
    label: 'Next legal date',
    value: headingDate(next.due),
    line: `${limitTitle(next.rule, null, next.stage)} · ${distance(next.due, today)}`,
    ...(next.status === 'overdue' ? { tone: 'late' } : {}),
  };
}

function planFact(state: NeedsAssessment, deadlines: readonly Deadline[], basis: Basis): KeyFact {
  const plan = deadlines.find(({ rule }) => rule === 'C3');
  if (plan?.due == null)
    return { label: 'Final plan', value: 'Not known', line: 'The day the request was received is not on record' };
  const { due, status, completedOn, daysOver } = plan;
  switch (status) {
    case 'met':
    case 'metLate':
      return {
        label: 'Final plan sent',
        value: completedOn === null ? 'Yes' : headingDate(completedOn),
        line:
          status === 'met'
            ? `In time: the limit was ${sentenceDate(due)}`
            : `${dayCount(daysOver)} after the limit of ${sentenceDate(due)}`,
      };
    case 'disapplied':
      return {
        label: completedOn === null ? 'Final plan' : 'Final plan sent',
        value: completedOn === null ? 'As soon as practicable' : headingDate(completedOn),
        line: `Limit of ${sentenceDate(due)} disapplied${daysOver > 0 ? ` · ${dayCount(daysOver)} past it` : ''}`,
        tone: 'exception',
      };
    case 'closed':
    case 'superseded':
      return {
        label: 'Final plan',
        value: 'Not needed',
        line: status === 'closed' ? 'No plan is to be made on this request' : 'Other limits apply now',
      };
    case 'running':
    case 'overdue':
    case 'cutShort':
      return {
        label: 'Final plan due',
        value: headingDate(due),
        line: `${capital(distance(due, basis.today))}${draftWords(state, due, basis)}`,
        ...(status === 'overdue' ? { tone: 'late' as const } : {}),
      };
  }
}

/** The last working day to send the draft so that the family's own time is over before the limit. */
function draftWords({ drafts }: NeedsAssessment, due: CalendarDate, basis: Basis): string {
  const protectedUntil = dueOf('C2', { start: due }, basis).due.at(-1)?.date ?? due;
  const last = addDays(due, -daysBetween(due, protectedUntil) - 1);
  const actBy = fromDayNumber(workingDays(basis.calendar).onOrBefore(dayNumber(last)));
  if (drafts.length > 0 || actBy < basis.today) return '';
  return ` · send draft by ${actDate(actBy).replace(/ \d{4}$/, '')} to leave 15 days`;
}

/** "Mon 7 December 2026". */
function headingDate(date: CalendarDate): string {
  return `${weekdayName(date).slice(0, 3)} ${sentenceDate(date)}`;
}
