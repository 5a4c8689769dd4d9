import {
  defaultPolicy,
  parsePolicyOption,
  policyNames,
  PolicyOptionError,
  policyQuestions,
  policyWith,
} from '../../../workflows/timetable/policy-options.js';

describe('policy options', () => {
  it('default to the first value of each of P1 to P14', () => {
    expect(policyNames).toEqual(Array.from({ length: 14 }, (_, index) => `P${index + 1}`));
    for (const name of policyNames) expect(defaultPolicy[name]).toBe(policyQuestions[name].values[0]);
  });

  it('take a value they have', () => {
    expect(parsePolicyOption('P6', 'finalAmendedPlan')).toEqual({ P6: 'finalAmendedPlan' });
    expect(policyWith({ P3: 'day1', P8: 'clearDays' })).toEqual({ ...defaultPolicy, P3: 'day1', P8: 'clearDays' });
  });

  it('refuse a value they do not have and list those they have', () => {
    expect(() => parsePolicyOption('P3', 'day2')).toThrow('P3 cannot be "day2". It can be day0 or day1');
    expect(() => parsePolicyOption('P6', '')).toThrow('decisionNotice or meeting or finalAmendedPlan');
  });

  it('refuse an option that does not exist and list those that do', () => {
    expect(() => parsePolicyOption('P15', 'x')).toThrow(/no policy option "P15".*P1, P2.*P14/);
    expect(() => parsePolicyOption('constructor', 'x')).toThrow(PolicyOptionError);
  });
});
