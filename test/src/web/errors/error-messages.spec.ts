import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { hasRejectionWords, rejectionWords } from '../../../../src/web/errors/error-messages.js';
import { hasFactWords, hasStageWords } from '../../../../src/web/words/fact-words.js';

const workflows = resolve(import.meta.dirname, '../../../../workflows');
const sources = readdirSync(workflows, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(join(workflows, file), 'utf8') }));

const found = (pattern: RegExp, files: (file: string) => boolean = () => true): string[] => [
  ...new Set(
    sources
      .filter(({ file }) => files(file))
      .flatMap(({ text }) => [...text.matchAll(pattern)].map(([, name]) => name ?? '')),
  ),
];

const codes = [
  ...found(/reject\(\s*'([a-z0-9-]+)'/g),
  // Grades and criteria of audits, and parts of series, have codes of their own, which nothing is rejected with.
  ...found(
    /\bcode: '([a-z0-9-]+)'/g,
    (file) => !file.startsWith('timetable') && !/(?:audit-settings|series)\.ts$/.test(file),
  ),
];

it('finds the codes that workflows reject with', () => {
  expect(codes).toContain('not-allowed-at-this-stage');
  expect(codes.length).toBeGreaterThan(30);
});

it.each(codes)('has words for the rejection "%s"', (code) => {
  expect(hasRejectionWords(code)).toBe(true);
});

it.each(found(/\bFact<\s*'([A-Za-z0-9]+)'/g))('has words for the fact %s', (type) => {
  expect(hasFactWords(type)).toBe(true);
});

it.each(found(/^ {4}([a-z][A-Za-z]+): \{/gm, (file) => file.endsWith('.machine.ts')))(
  'has words for the stage %s',
  (stage) => {
    expect(hasStageWords(stage)).toBe(true);
  },
);

it('fills in what the rejection tells', () => {
  expect(
    rejectionWords('before-an-earlier-fact', {
      fact: 'DraftPlanServed',
      on: '2026-10-01',
      earlierFact: 'RequestReceived',
      earlierOn: '2026-10-12',
    }),
  ).toBe('The date must be on or after 12 October 2026, when the request was received');
  expect(rejectionWords('fifteen-days-not-over', { earliest: '2026-11-28' })).toContain('from 28 November 2026');
});

it('tells of plans and disputes what to do, with the days and codes that the rejection tells', () => {
  const said = (code: string, details: Record<string, string | boolean | string[]>): string =>
    rejectionWords(code, details);
  expect(said('time-to-appeal-not-over', { notice: '2026-09-01', earliest: '2026-11-03' })).toContain(
    'It can end from 3 November 2026',
  );
  expect(said('time-to-appeal-not-over', { last: '2026-11-02' })).toContain('can still appeal until 2 November 2026');
  expect(said('review-contributions-missing', { missing: ['camhs', 'socialCare'] })).toContain(
    'child and adolescent mental health and social care',
  );
  expect(said('review-decided-otherwise', { outcome: 'maintain' })).toContain('“the plan stays as it is”');
  expect(said('not-allowed-at-this-stage', { stage: 'mediationDeclined' })).toContain('“Mediation declined”');
  expect(said('appeal-not-ended', { stage: 'hearingArranged' })).toContain('“Hearing arranged”');
  expect(said('requirement-only-by-order', { requires: 'ceasePlan' })).toContain('“to end the plan”');
  expect(said('nothing-to-overturn', {})).toContain('requires a re-assessment');
  expect(said('nothing-to-overturn', { requires: 'assess' })).toContain('no refusal to assess');
  expect(said('before-the-decision-notice', { on: '2026-09-01', noticeSentOn: '2026-09-02' })).toBe(
    '1 September 2026 is before 2 September 2026, when the notice of the decision was sent. Check both dates',
  );
});

it('has a true sentence for a code it does not know', () => {
  expect(rejectionWords('never-heard-of')).toContain('The rules do not allow this');
});
