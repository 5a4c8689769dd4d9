import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { englandCalendar } from '../../../workflows/timetable/calendars.js';
import type { MilestoneFacts } from '../../../workflows/timetable/local-milestones.js';
import { milestoneLines } from '../../../workflows/timetable/local-milestones.js';
import { defaultPolicy, policyWith } from '../../../workflows/timetable/policy-options.js';

const basis = { calendar: englandCalendar, policy: defaultPolicy };
const maya: MilestoneFacts = {
  receivedOn: calendarDate('2026-08-17'),
  completedOn: { decisionToDraft: calendarDate('2026-11-11') },
  closed: null,
  supersededBy: null,
};
const today = calendarDate('2026-11-23');

describe('local milestones', () => {
  it('stand in weeks 12, 14 and 16 from the day of the request', () => {
    expect(
      milestoneLines(maya, basis, today).map(({ id, due, status, daysOver }) => [id, due, status, daysOver]),
    ).toEqual([
      ['adviceIn', '2026-11-09', 'running', 14],
      ['decisionToDraft', '2026-11-09', 'metLate', 2],
      ['draftPrepared', '2026-11-23', 'running', 0],
      ['draftServed', '2026-12-07', 'running', 0],
    ]);
  });

  it('are never a breach, and stop with the case', () => {
    const closed = { on: calendarDate('2026-11-16'), reason: 'withdrawn' };
    const lines = milestoneLines({ ...maya, completedOn: {}, closed }, basis, today);
    expect(lines.map(({ status }) => status)).toEqual(['closed', 'closed', 'closed', 'closed']);
    expect(lines.map(({ binding }) => binding)).toEqual([false, false, false, false]);
  });

  it('are the authority’s own, and follow its day 1', () => {
    const own = [{ id: 'panel', title: 'Panel', week: 13 }];
    const [line] = milestoneLines(maya, { ...basis, policy: policyWith({ P3: 'day1' }) }, today, own);
    expect(line).toMatchObject({ id: 'panel', due: '2026-11-15', actBy: '2026-11-13' });
  });
});
