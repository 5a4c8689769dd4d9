import { LogWentBackwards, StoreUnavailable } from '../../../src/event-store/event-store-errors.js';
import type { ProjectorState } from '../../../src/projector/projector-progress.js';
import { stalledNotices } from '../../../src/work-list/stalled-notices.view.js';

const at = new Date('2026-11-23T08:41:00Z');
const well: ProjectorState = { position: 900, head: 900, asAt: at, stalledSince: null, error: null };
const said = (state: Partial<ProjectorState>, positionsCount = true): string =>
  stalledNotices({ ...well, ...state }, positionsCount)
    .map(({ text }) => text)
    .join(' ');

describe('what pages say of lists and figures', () => {
  it('is nothing while they keep up, or are behind by a moment', () => {
    expect(said({})).toBe('');
    expect(said({ position: 890 })).toBe('');
    expect(said({ error: new StoreUnavailable('for a moment') })).toBe('');
  });

  it('is the time they are as at once they have stood still', () => {
    const text = said({ position: 890, stalledSince: at, error: new StoreUnavailable('gone') });
    expect(text).toContain('Lists and figures are as at 23 November 2026, 8:41am.');
    expect(text).not.toContain('gone');
    expect(said({ stalledSince: at, asAt: null })).toContain('as at an earlier time');
  });

  it('is that they are catching up, with a number only where positions are numbers of events', () => {
    expect(said({ position: 100 })).toContain('800 events are still to be added');
    expect(said({ position: 100 }, false)).toBe('');
  });

  it('is that they do not match the record where the log has gone back, and what is to be done', () => {
    const text = said({ stalledSince: at, error: new LogWentBackwards(900, 800) });
    expect(text).toMatch(/as at 23 November 2026, 8:41am/);
    expect(text).toContain('ehc rebuild');
  });
});
