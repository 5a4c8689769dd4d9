import { dueOf } from '../../../workflows/timetable/deadlines.js';
import { specBasis } from '../../support/given-when-then.js';

const agreed = (start: string, asRule: string) => dueOf('I6', { start, asRule }, specBasis);

describe('I6: an agreement is carried out as an order of its own day would be', () => {
  it('takes the periods of reg 44 as amended from 23 March 2015', () => {
    expect(agreed('2015-03-23', 'K1').due).toMatchObject([{ date: '2015-04-06' }]);
    expect(agreed('2026-11-02', 'K3').due).toMatchObject([{ date: '2027-02-08' }]);
  });

  it('takes the four weeks of reg 44(2)(b) as made before that, and no period that did not exist', () => {
    const { counting, due } = agreed('2015-03-22', 'K1');
    expect(counting).toContain('K1old');
    expect(due).toMatchObject([{ date: '2015-04-19' }]);
    expect(agreed('2015-03-22', 'K3').due).toEqual([]);
  });
});
