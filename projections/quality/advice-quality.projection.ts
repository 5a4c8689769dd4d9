import type { AdviceBody } from '../../workflows/needs-assessment/needs-assessment.events.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { needsAssessmentFold } from '../folds.js';
import type { Projection } from '../projection.js';
import { auditLine, inOrder } from './audit-lines.js';
import type { AuditLine } from './audit-lines.js';

/** One piece of advice that was audited. */
export interface AuditedAdvice {
  readonly adviceId: string;
  readonly body: AdviceBody;
  /** The day it had come in when it was last audited. */
  readonly receivedOn: CalendarDate | null;
  /** Oldest first; at least one. */
  readonly audits: readonly AuditLine[];
}
export interface AdviceQualityRow {
  readonly stream: string;
  readonly authority: string;
  readonly childId: string;
  readonly team: string | null;
  readonly advice: readonly AuditedAdvice[];
}

/** Audits of advice, one row an assessment that has any. */
export const adviceQualityProjection: Projection<NeedsAssessment, AdviceQualityRow> = {
  name: 'advice-quality',
  version: 1,
  of: needsAssessmentFold,
  usesBasis: false,
  row({ childId, team, advice, adviceAudits }, { stream, authority }) {
    if (childId === null || adviceAudits.length === 0) return null;
    const audited = advice.flatMap(({ adviceId, body }): readonly AuditedAdvice[] => {
      const own = adviceAudits.filter((audit) => audit.adviceId === adviceId);
      const receivedOn = own.at(-1)?.adviceReceivedOn ?? null;
      return own.length === 0 ? [] : [{ adviceId, body, receivedOn, audits: inOrder(own.map(auditLine)) }];
    });
    return { stream, authority, childId, team, advice: audited };
  },
};
