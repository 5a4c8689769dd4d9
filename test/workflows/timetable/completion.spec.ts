import { clock, lines, standing, today } from './clock-facts.js';

describe('when a duty was done', () => {
  it('is the day of dispatch, or of arrival (P4)', () => {
    const sent = clock('A1', '2026-08-17', { facts: { sentOn: '2026-09-28', receivedOn: '2026-09-30' } });
    expect(standing(sent)).toEqual([['met', 0]]);
    expect(standing(sent, today, { P4: 'arrival' })).toEqual([['metLate', 2]]);
  });

  it('is the day of the last recipient, or of the parent (P12)', () => {
    const facts = { sentToParentOn: '2026-10-30', sentToSettingOn: '2026-11-02', sentToHealthOn: '2026-10-30' };
    const sent = clock('C3', '2026-06-12', { facts: facts });
    expect(standing(sent)).toEqual([['metLate', 3]]);
    expect(standing(sent, today, { P12: 'parent' })).toEqual([['met', 0]]);
    const unsent = clock('C3', '2026-06-12', { facts: { sentToParentOn: '2026-10-30' } });
    expect(standing(unsent)).toEqual([['overdue', 24]]);
    const nobodyElse = { sentToParentOn: '2026-10-30', recipients: 'parent' };
    expect(standing(clock('C3', '2026-06-12', { facts: nobodyElse }))).toEqual([['met', 0]]);
  });

  it('falls back to the decision notice where the date P6 asks for is not known', () => {
    const reviewed = clock('E2', '2025-11-26');
    expect(lines(reviewed, today, { P6: 'meeting' })[0]).toMatchObject({ due: '2026-11-25' });
  });
});
