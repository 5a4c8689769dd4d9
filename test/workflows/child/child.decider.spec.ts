import { childDecider } from '../../../workflows/child/child.decider.js';
import type { ChildEvent } from '../../../workflows/child/child.events.js';
import { childId, day } from '../../support/assessment-facts.js';
import { specification } from '../../support/given-when-then.js';

const given = specification(childDecider);
const about = <Content>(content: Content): Readonly<Record<string, Content>> => ({ [childId]: content });

const recorded = (on = '2026-08-17'): ChildEvent => ({
  type: 'ChildRecorded',
  occurredOn: day(on),
  data: { reference: 'EHC-2026-0412' },
  personal: about({ surname: 'Thornbury', forename: 'Maya', birthDate: '2019-03-14' }),
});
const need = (on: string, primary: string): ChildEvent => ({
  type: 'NeedRecorded',
  occurredOn: day(on),
  data: { at: 'decision' },
  personal: about({ primary, secondary: null }),
});

describe('a child', () => {
  it('is recorded once', () => {
    given(recorded())
      .when({ type: 'RecordChild', on: day('2026-08-18'), data: { reference: 'EHC-2026-0413' } })
      .thenRejected('child-already-recorded');
  });

  it('must be recorded before anything is known about it', () => {
    given()
      .when({ type: 'RecordLookedAfter', on: day('2026-08-18'), data: { lookedAfter: true } })
      .thenRejected('no-such-child');
  });

  it('cannot be known before birth, nor be born in the future', () => {
    const record = (birthDate: string, on = '2026-08-18') =>
      given().when({ type: 'RecordChild', on: day(on), data: { reference: 'r' }, personal: about({ birthDate }) });
    record('2026-08-19').thenRejected('before-birth');
    record('2027-01-01').thenRejected('birth-date-in-the-future');
    record('2019-02-30').thenRejected('birth-date-not-a-date');
    record('2026-08-18').then({ type: 'ChildRecorded' });
  });

  it('keeps what a change does not speak of, and the details as they were before', () => {
    const married: ChildEvent = {
      type: 'ChildDetailsChanged',
      occurredOn: day('2026-10-01'),
      data: {},
      personal: about({ surname: 'Castellan' }),
    };
    expect(given(recorded(), married).state()).toMatchObject({
      details: { surname: 'Castellan', forename: 'Maya', birthDate: '2019-03-14' },
      earlierDetails: [{ on: '2026-10-01', value: { surname: 'Thornbury' } }],
    });
  });

  it('has needs in the order of their days, however late one was learnt of', () => {
    const { needs } = given(recorded(), need('2026-11-01', 'ASD'), need('2026-09-01', 'SLCN')).state();
    expect(needs.map(({ on, value }) => [on, value?.primary])).toEqual([
      ['2026-09-01', 'SLCN'],
      ['2026-11-01', 'ASD'],
    ]);
  });

  it('can be read without keys: dates and the reference stand, names do not', () => {
    const { type, occurredOn, data } = recorded();
    expect(given({ type, occurredOn, data } as ChildEvent).state()).toMatchObject({
      reference: 'EHC-2026-0412',
      details: {},
    });
  });
});
