import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { ClockFacts } from '../../../workflows/timetable/clock.js';
import { clock, day, lines, standing } from './clock-facts.js';

describe('a minimum period', () => {
  const served = (more: Partial<ClockFacts> = {}): ClockFacts => clock('C2', '2026-11-13', more);

  it('runs through its 15th day and has then been given', () => {
    expect(standing(served(), day('2026-11-27'))).toEqual([['running', 0]]);
    expect(standing(served(), day('2026-11-28'))).toEqual([['met', 0]]);
  });

  it('is cut short by a final plan on or before that day, unless the family replied', () => {
    const asOf = day('2026-12-01');
    expect(standing(served({ completedOn: day('2026-11-27') }), asOf)).toEqual([['cutShort', 0]]);
    expect(standing(served({ completedOn: day('2026-11-28') }), asOf)).toEqual([['met', 0]]);
    const replied = served({ completedOn: day('2026-11-20'), waivedOn: day('2026-11-18') });
    expect(standing(replied, asOf)).toEqual([['met', 0]]);
    const tooLate = served({ completedOn: day('2026-11-20'), waivedOn: day('2026-11-21') });
    expect(standing(tooLate, asOf)).toEqual([['cutShort', 0]]);
  });

  it('of notice before a meeting is kept on the last day, cut short after it, and overdue while open', () => {
    const meeting = (completedOn: CalendarDate | null): ClockFacts => clock('E3', '2026-12-07', { completedOn });
    expect(standing(meeting(day('2026-11-23')))).toEqual([['met', 0]]);
    expect(standing(meeting(day('2026-11-24')), day('2026-11-25'))).toEqual([['cutShort', 1]]);
    expect(standing(meeting(null), day('2026-11-25'))).toEqual([['overdue', 2]]);
    expect(standing(meeting(null))).toEqual([['running', 0]]);
  });

  it('keeps a plan alive until the appeal is decided', () => {
    const facts = { start: '2026-03-10', appealRegisteredOn: '2026-04-01' };
    expect(lines(clock('H3', '2026-03-10', { facts }))[0]).toMatchObject({ due: null, status: 'running' });
    expect(standing(clock('H3', '2026-03-10', { facts, completedOn: day('2026-07-01') }))).toEqual([['cutShort', 0]]);
  });
});
