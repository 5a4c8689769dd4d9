import { openToAll } from '../../../workflows/child/case-access.js';
import { childDecider } from '../../../workflows/child/child.decider.js';
import type { ChildEvent } from '../../../workflows/child/child.events.js';
import { childId, day } from '../../support/assessment-facts.js';
import { specification } from '../../support/given-when-then.js';

const given = specification(childDecider);
const why = (text = 'A parent works in the team') => ({ [childId]: { text } });
const openers = { people: ['helen', 'priya'], teams: ['West team'], manager: 'helen' };

const recorded: ChildEvent = {
  type: 'ChildRecorded',
  occurredOn: day('2026-08-17'),
  data: { reference: 'EHC-2026-0412' },
};
const restricted: ChildEvent = {
  type: 'CaseRestricted',
  occurredOn: day('2026-11-02'),
  data: openers,
  personal: why(),
};
const lifted: ChildEvent = {
  type: 'CaseRestrictionLifted',
  occurredOn: day('2026-11-16'),
  data: {},
  personal: why(),
};
const opened: ChildEvent = {
  type: 'CaseOpenedUnderBreakGlass',
  occurredOn: day('2026-11-10'),
  data: { breakGlassId: 'b1', personId: 'dan', category: 'childAtRisk', until: day('2026-11-10') },
  personal: why(),
};
const reviewed: ChildEvent = {
  type: 'BreakGlassReviewed',
  occurredOn: day('2026-11-11'),
  data: { breakGlassId: 'b1', reviewerId: 'tom', outcome: 'justified' },
  personal: why(),
};
const on = day('2026-11-23');
const review = (reviewerId: string, text = 'Looked at with Dan') =>
  ({
    type: 'ReviewBreakGlass',
    on,
    data: { breakGlassId: 'b1', reviewerId, outcome: 'justified' },
    personal: why(text),
  }) as const;

describe('a restricted case', () => {
  it('is open to all until it is restricted, and again once that is lifted', () => {
    expect(given(recorded).state()).toMatchObject(openToAll);
    expect(given(recorded, restricted).state().restriction).toEqual({ ...openers, since: '2026-11-02' });
    expect(given(recorded, restricted, lifted).state().restriction).toBeNull();
  });

  it('is restricted once, for a reason', () => {
    given(recorded)
      .when({ type: 'RestrictCase', on, data: openers, personal: why() })
      .then({ type: 'CaseRestricted', data: openers });
    given(recorded)
      .when({ type: 'RestrictCase', on, data: openers, personal: why(' ') })
      .thenRejected('access-needs-a-reason');
    given(recorded).when({ type: 'RestrictCase', on, data: openers }).thenRejected('access-needs-a-reason');
    given(recorded, restricted)
      .when({ type: 'RestrictCase', on, data: openers, personal: why() })
      .thenRejected('case-already-restricted');
  });

  it('always leaves its manager among those who may open it', () => {
    const without = { ...openers, people: ['priya'] };
    given(recorded)
      .when({ type: 'RestrictCase', on, data: without, personal: why() })
      .thenRejected('restriction-leaves-out-its-manager');
    given(recorded, restricted)
      .when({ type: 'ChangeCaseAccess', on, data: { ...openers, people: [] }, personal: why() })
      .thenRejected('restriction-leaves-out-its-manager');
  });

  it('may be opened by others than before, since the same day', () => {
    const data = { people: ['olu'], teams: [], manager: 'olu' };
    given(recorded, restricted)
      .when({ type: 'ChangeCaseAccess', on, data, personal: why() })
      .then({ type: 'CaseAccessChanged', data });
    const changed: ChildEvent = { type: 'CaseAccessChanged', occurredOn: on, data, personal: why() };
    expect(given(recorded, restricted, changed).state().restriction).toEqual({ ...data, since: '2026-11-02' });
  });

  it.each(['ChangeCaseAccess', 'LiftRestriction'] as const)('must be restricted for %s', (type) => {
    const data = type === 'ChangeCaseAccess' ? openers : {};
    given(recorded)
      .when({ type, on, data, personal: why() } as never)
      .thenRejected('case-not-restricted');
    given(recorded, restricted, lifted)
      .when({ type, on, data, personal: why() } as never)
      .thenRejected('case-not-restricted');
  });

  it('is opened under break-glass for a reason and to the end of the day alone', () => {
    const open = (until: string, personal: object | null = why()) =>
      ({
        type: 'OpenUnderBreakGlass',
        on,
        data: { breakGlassId: 'b2', personId: 'dan', category: 'audit', until: day(until) },
        ...(personal === null ? {} : { personal }),
      }) as never;
    given(recorded, restricted).when(open('2026-11-23')).then({ type: 'CaseOpenedUnderBreakGlass', occurredOn: on });
    given(recorded, restricted).when(open('2026-11-24')).thenRejected('break-glass-ends-with-the-day');
    given(recorded, restricted).when(open('2026-11-23', null)).thenRejected('access-needs-a-reason');
    given(recorded).when(open('2026-11-23')).thenRejected('case-not-restricted');
  });

  it('has each use of break-glass reviewed once, by somebody else', () => {
    given(recorded, restricted, opened).when(review('tom')).then({ type: 'BreakGlassReviewed' });
    given(recorded, restricted, opened).when(review('dan')).thenRejected('own-break-glass');
    given(recorded, restricted, opened).when(review('tom', '')).thenRejected('access-needs-a-reason');
    given(recorded, restricted).when(review('tom')).thenRejected('no-such-break-glass');
    given(recorded, restricted, opened, reviewed).when(review('helen')).thenRejected('break-glass-already-reviewed');
    // A use is to be reviewed also when the restriction is gone by then.
    given(recorded, restricted, opened, lifted).when(review('tom')).then({ type: 'BreakGlassReviewed' });
    expect(given(recorded, restricted, opened, reviewed).state().breakGlass).toEqual([
      {
        ...{ breakGlassId: 'b1', personId: 'dan', category: 'childAtRisk' },
        ...{ openedOn: '2026-11-10', until: '2026-11-10' },
        review: { reviewerId: 'tom', on: '2026-11-11', outcome: 'justified' },
      },
    ]);
  });

  it('stands as recorded: nobody opens it by correcting a record', () => {
    given(recorded, restricted)
      .when({ type: 'CorrectFact', revision: 1, reason: 'didNotHappen', struck: true })
      .thenRejected('cannot-be-corrected');
    given(recorded, restricted, opened)
      .when({ type: 'CorrectFact', revision: 2, reason: 'mistyped', changes: { category: 'audit' } })
      .thenRejected('cannot-be-corrected');
  });
});
