import { describe, expect, it } from '@jest/globals';
import { adviceWords, bodyWords } from '../../../../src/web/words/body-words.js';
import { fieldsOf } from '../../../../src/api/dto-field.js';
import type { FieldNote } from '../../../../src/api/dto-field.js';
import { factWorkflows } from '../../../../src/api/fact-workflows.js';
import {
  fieldLabel,
  fieldRows,
  fieldValue,
  hasCodeWords,
  hasFieldWords,
} from '../../../../src/web/words/field-words.js';
import {
  limitInSentence,
  limitLaw,
  limitName,
  limitTitle,
  limitWithPeriod,
} from '../../../../src/web/words/limit-words.js';
import { ruleIds } from '../../../../workflows/timetable/rule.js';
import { listed } from '../../../../src/web/words/list-words.js';

describe('words of bodies and limits', () => {
  it('name one body alike in lists, limits and forms', () => {
    const asked = { body: 'speechAndLanguage', organisation: 'Community trust' };
    expect(bodyWords('speechAndLanguage')).toBe('speech and language therapy');
    expect(adviceWords(asked)).toBe('speech and language therapy, Community trust');
    expect(limitTitle('B1', 'speechAndLanguage')).toBe('Advice: speech and language therapy');
    expect(limitName('B1', asked)).toBe('Advice: speech and language therapy, Community trust');
    expect(bodyWords('somebody new')).toBe('another body');
  });

  it('name one limit by what is to be done, its period, its law and its week', () => {
    expect(limitTitle('A1')).toBe('Tell family: assess or not');
    expect(limitWithPeriod('A1', null)).toBe('Decision to assess, 6 weeks');
    expect(limitLaw('C3')).toBe('20 weeks · reg 13(2)');
    expect(limitInSentence('C1', null)).toBe('week 16');
    expect(limitName('C5', null)).toBeNull();
  });

  it.each(ruleIds)('say of %s what it asks for, its period and its law', (rule) => {
    expect(limitTitle(rule)).not.toContain(rule);
    expect(limitLaw(rule)).toMatch(/^.+ · .+$/);
  });

  it('name the step of a limit that has several', () => {
    expect(limitTitle('H4', null, 'birthday')).toBe('Age limit: 25th birthday');
    expect(limitTitle('K8', null, 'atOnce')).toBe('Order about ending the plan: at once');
    expect(limitTitle('E6')).toBe('Tell family the review decision');
  });

  it('name the step of a limit that has several', () => {
    expect(limitTitle('K4', null, 'draft')).toBe('Order to make a plan: send draft plan');
    expect(limitTitle('K9', null, 'tell')).toBe('Appeal not opposed: tell family of the assessment');
    expect(limitWithPeriod('G2', null)).toBe('Send plan after re-assessment, 14 weeks');
  });
});

describe('words of fields', () => {
  it('tell codes, days, yes and no, lists and nothing', () => {
    expect(fieldLabel('requestedBy')).toBe('Who asked');
    expect(fieldValue('requestedBy', 'parentOrYoungPerson')).toBe('Parent or young person');
    expect(fieldValue('from', '2026-10-05')).toBe('5 October 2026');
    expect(fieldValue('finished', false)).toBe('No');
    expect(fieldValue('reasons', [])).toBe('None');
    expect(fieldValue('organisation', null)).toBe('–');
    expect([fieldLabel('by'), fieldValue('by', 'family')]).toEqual(['Who withdrew it', 'The family']);
    expect(fieldValue('by', 'concession', 'DisputeOutcomeRecorded')).toBe('We conceded the appeal');
    expect(fieldValue('requires', 'reconsider')).toBe('To think again whether a plan is needed');
  });

  it('leave what a person wrote as written, and take the names of other workflows apart', () => {
    expect(fieldValue('post', 'headOfService')).toBe('headOfService');
    expect(fieldLabel('somethingNew')).toBe('Something new');
    expect(fieldValue('somethingElse', 'needsChange')).toBe('Needs change');
  });

  it('tell a field by the fact it belongs to', () => {
    expect(fieldRows({ reviewId: 'r', from: 'camhs', attended: true }, 'ReviewContributionRecorded')).toEqual([
      { key: 'Who', value: 'Child and adolescent mental health' },
      { key: 'At the meeting', value: 'Yes' },
    ]);
    expect(fieldValue('ground', 'noLongerNecessary', 'CeasingConsidered')).toBe('The plan is no longer necessary');
    expect(fieldValue('ground', 'absentFromArea')).toBe('Away from the area for 4 weeks or more');
    expect(fieldValue('reason', '3', 'PlanCeased')).toBe('Moved on to higher education');
    expect(fieldRows({ about: 'ceasing', aboutStream: 'plan-1' }, 'DisputeOpened')).toEqual([
      { key: 'What the family disagrees with', value: 'The decision to end the plan' },
    ]);
    const outcomes = { outcomes: { met: 2, partlyMet: 1, notMet: 0 } };
    expect(fieldRows(outcomes, 'ReviewClosed')).toEqual([
      { key: 'Outcomes of the plan', value: 'Met: 2, Met in part: 1, Not met: 0' },
    ]);
  });

  it('are fit for a code that a later release may bring', () => {
    expect(fieldValue('ground', 'somethingElse')).toBe('Something else');
    expect(fieldValue('invited', ['somebodyNew'])).toBe('Another body');
  });

  it('show no id that only ties records together', () => {
    const limits = [{ rule: 'C3', subject: null, limb: 'X13d' }];
    expect(fieldRows({ exceptionId: 'e', limits })).toEqual([
      { key: 'Limits it excuses', value: 'Limit: Send final plan' },
    ]);
  });
});

describe.each(factWorkflows)('what is recorded on a $name', ({ dtos, factOfCommand }) => {
  const ids = (name: string): boolean => /Ids?$|^subject$|^limb$|^aboutStream$/.test(name);
  const withParts = (fields: readonly FieldNote[]): readonly FieldNote[] =>
    fields.flatMap((field) => [field, ...withParts(field.fields ?? [])]);

  it.each(Object.entries(dtos))('has words for every field and code of %s', (type, dto) => {
    const told = withParts(fieldsOf(dto)).filter(
      ({ name }) => name !== 'on' && name !== 'alreadyHappened' && !ids(name),
    );
    const fact = factOfCommand[type];
    expect(told.filter(({ name }) => !hasFieldWords(name, fact)).map(({ name }) => name)).toEqual([]);
    const unsaid = told.flatMap(({ name, values = [] }) =>
      values.filter((code) => !hasCodeWords(name, code, fact)).map((code) => `${name}: ${code}`),
    );
    expect(unsaid).toEqual([]);
  });
});

it('lists in words', () => {
  expect([listed([], 'no limit'), listed(['a']), listed(['a', 'b', 'c'])]).toEqual(['no limit', 'a', 'a, b and c']);
});
