import { basisInForce } from '../../../workflows/authority/authority.settings.js';
import { authorityDecider } from '../../../workflows/authority/authority.decider.js';
import type { AuthorityEvent } from '../../../workflows/authority/authority.events.js';
import { replay } from '../../../workflows/kernel/replay.js';
import { day } from '../../support/assessment-facts.js';
import { placed, specBasis } from '../../support/given-when-then.js';
import { chosen, closures, period, summer2026, withdrawn } from './authority-facts.js';

const settledOn = (on: string, ...events: readonly AuthorityEvent[]) =>
  basisInForce(replay(authorityDecider, placed(events)), day(on), '999', specBasis);

describe('the settings in force on a day', () => {
  it('are the defaults where nothing is recorded', () => {
    const { policy, calendar, settings } = settledOn('2026-11-23');
    expect({ policy, calendar, settings }).toEqual({
      policy: specBasis.policy,
      calendar: specBasis.calendar,
      settings: specBasis.settings,
    });
  });

  it('hold from their day and not before', () => {
    const events = [chosen('P3', 'day1', '2026-09-01'), chosen('P3', 'day0', '2026-10-01')];
    expect(['2026-08-31', '2026-09-01', '2026-10-01'].map((on) => settledOn(on, ...events).policy.P3)).toEqual([
      'day0',
      'day1',
      'day0',
    ]);
  });

  it('are those recorded last where two hold from one day', () => {
    expect(settledOn('2026-11-23', chosen('P3', 'day1'), chosen('P3', 'day0')).policy.P3).toBe('day0');
  });

  it('take milestones left out at their usual week, and the sign-off order as it was given', () => {
    const { settings } = settledOn(
      '2026-11-23',
      { type: 'LocalMilestonesSet', occurredOn: day('2026-11-01'), data: { weeks: { draftServed: 15 }, reason: null } },
      {
        type: 'SignOffOrderSet',
        occurredOn: day('2026-11-01'),
        data: { order: ['health', 'education'], reason: null },
      },
    );
    expect(settings.milestones?.map(({ week }) => week)).toEqual([12, 12, 14, 15]);
    expect(settings.signOffOrder).toEqual(['health', 'education']);
  });

  it('have the closures of every year and group, with a version that every change moves on', () => {
    const christmas = period('Christmas holiday', '2026-12-19', '2027-01-04');
    const events = [closures(2025, [summer2026]), closures(2026, [christmas], { kind: 'post16' })];
    const { calendar } = settledOn('2026-11-23', ...events);
    expect(calendar).toMatchObject({ id: 'england', closuresVersion: 2 });
    expect(calendar.closures).toMatchObject([
      { kind: 'school', setting: null, authority: '999', firstClosedOn: '2026-07-22', reopensOn: '2026-09-02' },
      { kind: 'post16', firstClosedOn: '2026-12-19' },
    ]);
    const after = settledOn('2026-11-23', ...events, withdrawn(2025)).calendar;
    expect(after.closures.map(({ kind }) => kind)).toEqual(['post16']);
    expect(after.closuresVersion).toBe(3);
  });
});
