import { personChecks } from './checks/person-checks.js';
import { planChecks } from './checks/plan-checks.js';
import { requestChecks } from './checks/request-checks.js';
import type { CheckContext, CheckLevel, Finding, ReturnCheck } from './checks/return-check.js';
import { dateOf, groupsOf, groupOf, flagOf } from './return-record.js';
import type { PersonRecord } from './return-record.js';

/** Every check a person's record is held against. */
export const returnChecks: readonly ReturnCheck[] = [...personChecks, ...requestChecks, ...planChecks];

export interface CheckFinding extends Finding {
  readonly check: string;
  readonly level: CheckLevel;
}

/** Everything there is to say against a record; it may be taken if nothing of it is an error. */
export function findingsOf(record: PersonRecord, context: CheckContext): readonly CheckFinding[] {
  return returnChecks.flatMap((check) =>
    [...check.find(record, context)].map((finding) => ({ ...finding, check: check.id, level: check.level })),
  );
}

/** How many outcomes of a file are said to be outside the 20 weeks by exception. */
export interface ExceptionTally {
  readonly outcomes: number;
  readonly excepted: number;
}

/** A local yardstick, several times the national share (7% of plans issued in 2019): worth a question, never an error. */
const unusualShare = 0.3;
const enoughOutcomes = 20;

/** The tally with the outcomes of one more record. */
export function tallyExceptions(tally: ExceptionTally, record: PersonRecord): ExceptionTally {
  let { outcomes, excepted } = tally;
  for (const request of groupsOf(record.group, 'Requests')) {
    const assessment = groupOf(request, 'Assessment');
    if (dateOf(assessment, 'AssessmentOutcomeDate') === null) continue;
    outcomes += 1;
    if (flagOf(assessment, 'Week20') === true) excepted += 1;
  }
  return { outcomes, excepted };
}

/** A finding about the file as a whole where the share of exceptions (item 3.7) is unusually large; else null. */
export function exceptionShareFinding({ outcomes, excepted }: ExceptionTally): CheckFinding | null {
  if (outcomes < enoughOutcomes || excepted <= outcomes * unusualShare) return null;
  const reason = `An unusually large share of outcomes has exceptions to the 20 weeks (${excepted} of ${outcomes})`;
  return { line: 1, field: 'Week20', value: '', reason, check: 'exceptions-are-few', level: 'query' };
}
