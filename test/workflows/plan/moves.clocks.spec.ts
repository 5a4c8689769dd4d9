import {
  already,
  broughtIn,
  ceased,
  decided,
  held,
  lineOf,
  made,
  moveKnown,
  planAfter,
  record,
  rulesOf,
  standing,
  transferredIn,
  transferredOut,
} from '../../support/plan-facts.js';
import { itCountsDispatch, itHasTheLimit, itTakesNoException, refusalOf } from '../../support/plan-limits.js';
import type { LimitSpec } from '../../support/plan-limits.js';

describe('D1 the old authority transfers the plan', () => {
  const late: LimitSpec = {
    rule: 'D1',
    // The family had moved before the authority knew.
    from: (start) => planAfter(made('2018-09-03'), moveKnown(start, start)),
    done: (on) => [transferredOut(on)],
    start: '2025-12-22',
    due: '2026-01-14',
    relaxedFrom: '2020-05-11',
  };
  itHasTheLimit(late);
  itTakesNoException(late);
  itCountsDispatch(late);

  it('is the day of the move where it was known fifteen working days before', () => {
    const known = planAfter(made('2024-09-03'), moveKnown('2026-10-12', '2026-11-02'));
    expect(standing(known, 'D1')).toEqual(['2026-11-02', 'overdue', 21]);
    expect(standing(known.and(transferredOut('2026-11-02')), 'D1')).toEqual(['2026-11-02', 'met', 0]);
    // A working day later the fifteen days from then govern.
    const later = planAfter(made('2024-09-03'), moveKnown('2026-10-13', '2026-11-02'));
    expect(standing(later, 'D1')).toEqual(['2026-11-02', 'overdue', 21]);
    expect(standing(planAfter(made('2024-09-03'), moveKnown('2026-10-16', '2026-11-02')), 'D1')[0]).toBe('2026-11-05');
  });

  it('shows the working day to act by where the move is on a Saturday', () => {
    const saturday = planAfter(made('2024-09-03'), moveKnown('2026-10-01', '2026-11-21'));
    expect(lineOf(saturday, 'D1')).toMatchObject({ due: '2026-11-21', actBy: '2026-11-20' });
  });

  it('ends when the family stays after all', () => {
    const stays = planAfter(
      made('2024-09-03'),
      moveKnown('2026-10-01', '2026-11-02'),
      record('CallOffMove', '2026-10-20', {}),
    );
    expect(standing(stays, 'D1')).toEqual(['2026-11-02', 'closed', 0]);
    expect(standing(stays.and(moveKnown('2026-11-01', '2026-12-01')), 'D1')).toEqual(['2026-12-01', 'running', 0]);
  });
});

describe('D2 the new authority writes to the family', () => {
  const letter: LimitSpec = {
    rule: 'D2',
    from: (start) => planAfter(broughtIn('2019-03-04', '873'), transferredIn(start, '2019-11-04')),
    done: (on) => [record('SendTransferLetter', on, { willAssess: false, reviewBy: null })],
    start: '2026-03-09',
    due: '2026-04-20',
    relaxedFrom: '2020-04-06',
  };
  itHasTheLimit(letter);
  itTakesNoException(letter);
  itCountsDispatch(letter);

  it('shows Maundy Thursday to act by for a limit on Easter Monday', () => {
    expect(lineOf(letter.from('2026-02-23'), 'D2')).toMatchObject({ due: '2026-04-06', actBy: '2026-04-02' });
  });

  it('is kept by the first letter', () => {
    const twice = letter.from('2026-03-09').and(...letter.done('2026-04-01'), ...letter.done('2026-06-01'));
    expect(standing(twice, 'D2')).toEqual(['2026-04-20', 'met', 0]);
  });
});

describe('D3 the new authority reviews the plan', () => {
  const from = (lastReviewedOn: string | null) => (start: string) =>
    planAfter(broughtIn('2019-03-04', '873'), transferredIn(start, lastReviewedOn));
  const review: LimitSpec = {
    rule: 'D3',
    from: from('2019-06-10'),
    done: (on) => [held(on), decided(on)],
    start: '2026-03-09',
    due: '2026-06-08',
    relaxedFrom: '2020-04-06',
  };
  itHasTheLimit(review);
  itTakesNoException(review);

  it('takes the later of twelve months from the last review and three months from the transfer', () => {
    expect(standing(from('2026-01-12')('2026-03-09'), 'D3')[0]).toBe('2027-01-11');
    expect(standing(from('2025-06-09')('2026-03-09'), 'D3')[0]).toBe('2026-06-08');
    expect(standing(from('2025-06-10')('2026-03-09'), 'D3')[0]).toBe('2026-06-09');
  });

  it('counts from the making of the plan where it was never reviewed', () => {
    const young = planAfter(broughtIn('2026-02-02', '873'), transferredIn('2026-03-09', null));
    expect(standing(young, 'D3')[0]).toBe('2027-02-01');
  });

  it('shows the Friday to act by for a limit on a Sunday', () => {
    expect(lineOf(from('2025-11-02')('2026-03-09'), 'D3')).toMatchObject({ due: '2026-11-01', actBy: '2026-10-30' });
  });

  it('takes the place of the yearly limit, which runs again from the review here', () => {
    const here = from('2025-06-09')('2026-03-09');
    expect(rulesOf(here)).not.toContain('E1');
    const reviewed = here.and(held('2026-05-20'), decided('2026-06-01'));
    expect(standing(reviewed, 'D3')).toEqual(['2026-06-08', 'met', 0]);
    expect(standing(reviewed, 'E2')).toEqual(['2027-05-31', 'running', 0]);
  });
});

describe('D4 the old health body tells the new one', () => {
  const health: LimitSpec = {
    rule: 'D4',
    subject: 'h1',
    from: (start) =>
      planAfter(made('2018-09-03'), record('RecordHealthMove', start, { healthMoveId: 'h1', movesOn: start })),
    done: (on) => [record('NotifyHealthBody', on, { healthMoveId: 'h1' })],
    start: '2025-12-22',
    due: '2026-01-14',
    relaxedFrom: '2020-05-11',
  };
  itHasTheLimit(health);
  itTakesNoException(health);
  itCountsDispatch(health);

  it('is the day of the move where that was known long before', () => {
    const known = planAfter(
      made('2024-09-03'),
      record('RecordHealthMove', '2026-09-01', { healthMoveId: 'h1', movesOn: '2026-11-21' }),
    );
    expect(lineOf(known, 'D4')).toMatchObject({
      due: '2026-11-21',
      actBy: '2026-11-20',
      status: 'overdue',
      daysOver: 2,
    });
  });

  it('runs for each change of health body apart', () => {
    const two = health
      .from('2025-12-22')
      .and(
        record('RecordHealthMove', '2026-06-01', { healthMoveId: 'h2', movesOn: '2026-06-01' }),
        record('NotifyHealthBody', '2026-06-05', { healthMoveId: 'h2' }),
      );
    expect(standing(two, 'D4', { subject: 'h1' })[1]).toBe('overdue');
    expect(standing(two, 'D4', { subject: 'h2' })[1]).toBe('met');
  });
});

describe('a plan that moved away', () => {
  it('stops every clock here on the day of the transfer, with the reason', () => {
    const gone = planAfter(
      made('2024-09-03'),
      held('2025-06-02'),
      moveKnown('2025-06-03', '2025-06-10'),
      transferredOut('2025-06-10'),
    );
    expect(standing(gone, 'E1')).toEqual(['2025-09-02', 'closed', 0]);
    expect(standing(gone, 'E6')).toEqual(['2025-06-30', 'closed', 0]);
    expect(standing(gone.and(ceased('2025-06-10', '5')), 'D1')[1]).toBe('met');
  });

  it('cannot be transferred before the move was known', () => {
    const back = already(transferredOut('2026-03-01'));
    expect(refusalOf(planAfter(made('2024-09-03'), moveKnown('2026-03-02', '2026-03-20')), back)).toBe(
      'before-an-earlier-fact',
    );
  });
});
