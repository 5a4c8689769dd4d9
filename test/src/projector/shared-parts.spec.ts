import fc from 'fast-check';
import { SharedParts } from '../../../src/projector/shared-parts.js';

const leaf = fc.record({
  officer: fc.option(fc.boolean()),
  invited: fc.nat(120),
  kind: fc.constantFrom('secondaryToPost16', 'mainstreamMaintained', 'a', '2026-11-23'),
  id: fc.option(fc.constantFrom('0a1b2c3d-0000', '0a1b2c3d-0001')),
});
const flags = fc.record({ officer: fc.option(fc.boolean()), invited: fc.nat(3), family: fc.boolean() });
const item = fc.record({ on: fc.constantFrom('2026-11-23', '2026-11-24'), limit: fc.option(leaf), takingPart: flags });
const row = fc.record({
  stream: fc.string(),
  items: fc.array(item, { maxLength: 4 }),
  lists: fc.array(fc.array(fc.nat(3), { maxLength: 2 }), { maxLength: 2 }),
  names: fc.array(fc.constantFrom('parentOrYoungPerson', 'setting'), { maxLength: 3 }),
  none: fc.constant([]),
  about: fc.option(leaf),
});

describe('parts that many rows share', () => {
  it('say what the rows said, whatever came before', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
        const shared = new SharedParts();
        const held = rows.map((one) => shared.in(structuredClone(one)));
        expect(JSON.stringify(held)).toBe(JSON.stringify(rows));
      }),
    );
  });

  it('are one object where they are alike: what nobody had a part in, a limit told twice, an empty list', () => {
    const shared = new SharedParts();
    const one = () => ({
      stream: 'plan-1',
      reasons: [
        { rule: 'limitNear', limit: { rule: 'E1', due: '2026-11-23', subject: 'review-17' } },
        { rule: 'limitMissed', limit: { rule: 'E1', due: '2026-11-23', subject: 'review-17' } },
        { rule: 'limitMissed', limit: { rule: 'E1', due: '2026-11-23', subject: 'review-18' } },
      ],
      takingPart: { officer: null, invited: 4, family: true },
      amendments: [],
    });
    const [first, second] = [shared.in(one()), shared.in(one())];
    expect(first.takingPart).toBe(second.takingPart);
    expect(first.amendments).toBe(second.amendments);
    expect(first.reasons[0]?.limit).toBe(first.reasons[1]?.limit);
    expect(first.reasons[1]?.limit).not.toBe(first.reasons[2]?.limit);
    expect(() => (first.amendments as unknown[]).push('changed for every row')).toThrow(TypeError);
  });
});
