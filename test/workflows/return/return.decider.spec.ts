import { returnDecider } from '../../../workflows/return/return.decider.js';
import { day } from '../../support/assessment-facts.js';
import { specification } from '../../support/given-when-then.js';

const given = specification(returnDecider);
const data = { year: 2024, header: { LEA: '852', DMO: 'Y', SerialNo: '001' }, persons: 3162 };

describe('a return', () => {
  it('is recorded with everything its header says, at its reference date', () => {
    given()
      .when({ type: 'RecordReturn', on: day('2025-01-16'), data })
      .then({ type: 'ReturnTakenIn', occurredOn: day('2025-01-16'), data });
  });

  it('of a year may be taken in again, and each time is kept', () => {
    const again = { ...data, header: { ...data.header, SerialNo: '002' } };
    const taken = [data, again].map(
      (each) => ({ type: 'ReturnTakenIn', occurredOn: day('2025-01-16'), data: each }) as const,
    );
    expect(given(...taken).state().takenIn).toEqual([data, again]);
  });

  it('keeps who imported which file, however often', () => {
    const counts = { persons: 4, taken: 2, alreadyHere: 0, contradicted: 0, rejected: 2, events: 17 };
    const file = { importId: 'an-import', sha256: 'ab'.repeat(32), bytes: 1_024, wholeFile: true, ...counts };
    const imported = { type: 'ReturnFileImported', occurredOn: day('2025-02-20'), data: file } as const;
    given(imported)
      .when({ type: 'RecordReturnFile', on: day('2025-02-20'), data: file })
      .then(imported);
  });

  it('cannot speak of a day that has not come', () => {
    given()
      .when({ type: 'RecordReturn', on: day('2027-01-21'), data })
      .thenRejected('dated-in-the-future');
  });
});
