import { describe, expect, it } from '@jest/globals';
import { adviceWords, bodyWords } from '../../../../src/web/words/body-words.js';
import { fieldLabel, fieldRows, fieldValue } from '../../../../src/web/words/field-words.js';
import {
  limitInSentence,
  limitLaw,
  limitName,
  limitTitle,
  limitWithPeriod,
} from '../../../../src/web/words/limit-words.js';
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
    expect([fieldLabel('by'), fieldValue('by', 'family'), fieldValue('by', 'concession')]).toEqual([
      'By',
      'The family',
      'We conceded the appeal',
    ]);
    expect(fieldValue('requires', 'reconsider')).toBe('To think again whether a plan is needed');
  });

  it('leave what a person wrote as written, and take the names of other workflows apart', () => {
    expect(fieldValue('post', 'headOfService')).toBe('headOfService');
    expect(fieldLabel('senSettingOther')).toBe('Sen setting other');
    expect(fieldValue('somethingElse', 'needsChange')).toBe('Needs change');
  });

  it('show no id that only ties records together', () => {
    const limits = [{ rule: 'C3', subject: null, limb: 'X13d' }];
    expect(fieldRows({ exceptionId: 'e', limits })).toEqual([
      { key: 'Limits it excuses', value: 'Limit: Send final plan' },
    ]);
  });
});

it('lists in words', () => {
  expect([listed([], 'no limit'), listed(['a']), listed(['a', 'b', 'c'])]).toEqual(['no limit', 'a', 'a, b and c']);
});
