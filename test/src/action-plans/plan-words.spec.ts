import { daysOverWords, dueLine, dueWords, nodeChain, nodeTitle } from '../../../src/action-plans/plan-words.js';
import { ratingWords, ratingsOf } from '../../../src/action-plans/plan-rating-words.js';
import { targetLine, valueLine } from '../../../src/action-plans/plan-value-words.js';
import type { PlanNode, RagScheme } from '../../../workflows/action-plan/plan-document.js';

const node = (id: string, parentId: string | null, sourceRef: string | null, title: string): PlanNode => ({ id, parentId, sourceRef, title, kind: 'theme', order: 1 }); // prettier-ignore
const forum: RagScheme = {
  id: 'main',
  appliesTo: ['progress', 'outcome'],
  values: [
    { code: 'amber', order: 2, meaning: { progress: 'in progress', outcome: 'performance improving' } },
    { code: 'green', order: 1, meaning: { progress: 'completed', outcome: 'achieved' } },
  ],
};
const board: RagScheme = {
  id: 'brag',
  appliesTo: ['progress'],
  values: [{ code: 'green', order: 1, meaning: { progress: 'on track, no concerns' } }],
};

describe('words of due dates', () => {
  it('stands as it is printed, with what it was read as and on what it depends', () => {
    expect(dueLine({ raw: 'July 18', kind: 'by', date: '2018-07', condition: 'subject to procurement' })).toBe(
      'July 18 (by July 2018; subject to procurement)',
    );
    expect(dueLine({ raw: 'Sept', kind: 'by', date: '2018-09', inferred: true })).toContain('worked out, not printed');
  });

  it.each([
    ['from', 'from May 2018'],
    ['recurring', 'termly, from May 2018'],
    ['period', 'May 2018'],
    ['tbc', 'to be confirmed'],
    ['unscheduled', 'no date'],
  ] as const)('says of what is %s: %s', (kind, read) => {
    expect(dueWords({ raw: 'x', kind, date: '2018-05', frequency: 'termly' }).read).toBe(read);
  });

  it('counts the days that are over', () => {
    expect([daysOverWords(1), daysOverWords(1204)]).toEqual(['1 day over', '1,204 days over']);
  });
});

describe('words of ratings', () => {
  it('give each colour the meaning of its own plan', () => {
    expect(ratingWords({ ragSchemes: [forum] }, 'progress', 'green').text).toBe('Green: completed');
    expect(ratingWords({ ragSchemes: [forum] }, 'outcome', 'green').text).toBe('Green: achieved');
    expect(ratingWords({ ragSchemes: [board] }, 'progress', 'green').text).toBe('Green: on track, no concerns');
  });

  it('list a scheme in its order, without what it has no meaning for', () => {
    expect(ratingsOf(forum, 'outcome').map(({ word }) => word)).toEqual(['Green', 'Amber']);
    expect(ratingsOf(board, 'outcome')).toEqual([]);
  });
});

describe('words of values and targets', () => {
  it('say population, period and day of a value, and that none is printed', () => {
    expect(valueLine({ value: 6, unit: 'percent', population: 'special schools', period: '2016-06/2017-06' })).toBe(
      '6% (special schools), June 2016 to June 2017',
    );
    expect(valueLine({ value: null, unit: 'count', asOf: '2017-06', raw: 'to start' })).toBe(
      'Value not printed, June 2017, printed “to start”',
    );
  });

  it('say what a target wants, by when and against what', () => {
    expect(targetLine({ operator: 'change', value: -25, unit: 'percent', by: '2018-06', relativeTo: 'September 2017' })).toBe('-25% against September 2017 by June 2018'); // prettier-ignore
    expect(targetLine({ operator: '>=', value: 100, unit: 'percent', label: 'all reviews' })).toBe('at least 100% (all reviews)'); // prettier-ignore
    expect(targetLine({ operator: 'change', value: 'down', unit: 'direction' })).toBe('to go down');
  });
});

describe('words of places', () => {
  it('lead from the top, and end where nodes go in a circle', () => {
    const nodes = [node('t', null, 'Theme 3', 'Assessment'), node('p', 't', '3.2', 'Quality of plans')];
    expect(nodeChain({ nodes }, 'p')).toEqual(['Theme 3: Assessment', '3.2 Quality of plans']);
    expect(nodeChain({ nodes: [node('a', 'b', null, 'A'), node('b', 'a', null, 'B')] }, 'a')).toEqual(['B', 'A']);
    expect(nodeTitle(node('s', null, null, 'Forecasting'))).toBe('Forecasting');
  });
});
