import { auditSettingsOf } from '../../../workflows/quality/audits.js';
import { actDate } from '../../web/words/date-words.js';
import { adviceWords } from '../../web/words/body-words.js';
import type { RecordingForm } from '../recording-form.js';
import { narrative, wish } from '../recording-form.js';
import { aboutAdvice, adviceOf, rowsOfAdvice } from './about-advice.forms.js';
import { auditCards, auditFieldsOfCodes, auditQuestions, readAudit } from './audit-questions.js';
import { dateAsked } from './shared-answers.js';

const longest = 5_000;

/** R32: advice held against the authority’s criteria. */
export const auditAdviceForm: RecordingForm = {
  key: 'auditAdvice',
  dateLabel: 'Date of the audit',
  fieldOfCode: auditFieldsOfCodes,
  preview: () => [],
  // No limit turns on an audit: when it is written down is nothing to explain.
  asksWhyLate: false,
  steps: [
    {
      questions: (s) => [
        aboutAdvice(s),
        { kind: 'date', name: 'on', legend: 'When was it audited?', hint: 'For example 23 11 2026' },
        ...auditQuestions(auditSettingsOf(s.basis), 'advice'),
        {
          kind: 'longText',
          name: 'text',
          label: 'What was found? (optional)',
          hint: 'Everyone who may open the case can read this',
        },
      ],
      side: () => auditCards,
    },
  ],
  intend: (asked, s) => {
    const on = dateAsked(asked, s, 'Date of the audit');
    const found = readAudit(asked, auditSettingsOf(s.basis), 'advice');
    const text = asked.text('text', 'What was found', null, longest);
    const read = asked.finished({ on, ...found.body });
    const advice = adviceOf(s);
    const { post = '', grade = '', met = [], notMet = [], notApplicable = [] } = found.body;
    const data = { auditId: s.newId('AuditAdvice auditId'), adviceId: advice.adviceId };
    return {
      wishes: [
        wish('AuditAdvice', read.on, { ...data, post, grade, met, notMet, notApplicable }, narrative(s.childId, text)),
      ],
      rows: [
        ...rowsOfAdvice(advice),
        { key: 'Audited', value: actDate(read.on) },
        ...found.rows,
        ...(text === null ? [] : [{ key: 'Findings', value: text }]),
      ],
      button: 'Record the audit',
      done: `Advice audited: ${adviceWords(advice)}`,
    };
  },
};
