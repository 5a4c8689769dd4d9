import type { AuditOf, AuditSettings } from '../../../workflows/quality/audit-settings.js';
import type { AuditFindings } from '../../../workflows/quality/audit.events.js';
import type { AnswerReader } from '../../web/forms/answers.js';
import { lowerFirst } from '../../web/words/list-words.js';
import type { Question } from '../questions.js';
import type { Row, SideCard } from '../recording-form.js';

/** Fields of an audit that its form asks for in the authority’s own words. */
export const fieldsInOwnWords = ['post', 'grade', 'met', 'notMet', 'notApplicable'] as const;

const answers = { met: 'Met', notMet: 'Not met', notApplicable: 'Does not apply' } as const;
const verdicts = Object.keys(answers) as readonly (keyof typeof answers)[];
const boxOf = (code: string): string => `criterion-${code}`;

/** Who audited, the grade, and each criterion of the authority’s list. */
export function auditQuestions({ grades, criteria, posts }: AuditSettings, of: AuditOf): readonly Question[] {
  return [
    {
      kind: 'select',
      name: 'post',
      label: 'Which post did the audit?',
      hint: 'The post, not the person. A medical or clinical officer audits the health part of a plan',
      choices: [
        { value: '', text: 'Choose a post' },
        ...posts.map(({ code, title, clinical }) => ({
          value: code,
          text: `${title}${clinical ? ' (medical or clinical)' : ''}`,
        })),
      ],
    },
    {
      kind: 'radios',
      name: 'grade',
      legend: 'Which grade was given?',
      choices: grades.map(({ code, title }) => ({ value: code, text: title })),
    },
    { kind: 'heading', text: 'Criteria', hint: 'As the authority has settled them. Answer each' },
    ...criteria[of].map(({ code, title }): Question => ({
      kind: 'radios',
      name: boxOf(code),
      legend: title,
      choices: verdicts.map((verdict) => ({ value: verdict, text: answers[verdict] })),
    })),
  ];
}

type Found = Pick<AuditFindings, (typeof fieldsInOwnWords)[number]>;

/** What the audit found, and its rows for the check page; what is wrong is noted in `asked`. */
export function readAudit(
  asked: AnswerReader,
  { grades, criteria, posts }: AuditSettings,
  of: AuditOf,
): { readonly body: Partial<Found>; readonly rows: readonly Row[] } {
  const post = asked.oneOf(
    'post',
    posts.map(({ code }) => code),
    'Choose the post that did the audit',
  );
  const grade = asked.oneOf(
    'grade',
    grades.map(({ code }) => code),
    'Choose the grade that was given',
  );
  const judged = criteria[of].map(({ code, title }) => ({
    code,
    title,
    verdict: asked.oneOf(boxOf(code), verdicts, `Say whether this was met: ${lowerFirst(title)}`),
  }));
  const having = (verdict: string): readonly string[] =>
    judged.flatMap((one) => (one.verdict === verdict ? [one.code] : []));
  const titleOf = (list: readonly { readonly code: string; readonly title: string }[], code: string | null): string =>
    list.find((one) => one.code === code)?.title ?? '';
  return {
    body: {
      ...(post === null ? {} : { post }),
      ...(grade === null ? {} : { grade }),
      met: having('met'),
      notMet: having('notMet'),
      notApplicable: having('notApplicable'),
    },
    rows: [
      { key: 'Auditor’s post', value: titleOf(posts, post) },
      { key: 'Grade', value: titleOf(grades, grade) },
      ...judged.map(({ title, verdict }) => ({ key: title, value: verdict === null ? '' : answers[verdict] })),
    ],
  };
}

/** What is said beside every audit. */
export const auditCards: readonly SideCard[] = [
  {
    heading: 'What this does',
    paragraphs: [
      'It counts in the figures of quality. No limit changes.',
      'The audit keeps the scale and the criteria of today: a later change of the settings does not change what it meant.',
    ],
  },
];

/** Where a refusal of an audit belongs in its form. */
export const auditFieldsOfCodes = {
  'no-such-post': 'post',
  'health-audit-needs-clinical-officer': 'post',
  'no-such-grade': 'grade',
} as const;
