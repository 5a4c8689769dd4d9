import { dateOf, flagOf, groupOf, groupsOf, textOf } from '../return-record.js';
import type { PersonRecord, ReturnGroup } from '../return-record.js';
import { about } from './return-check.js';
import type { Finding, ReturnCheck } from './return-check.js';

interface RequestParts {
  readonly request: ReturnGroup;
  readonly outcome: string | null;
  readonly assessment: ReturnGroup | null;
  readonly assessmentOutcome: string | null;
  readonly plan: ReturnGroup | null;
  readonly active: ReturnGroup | null;
}

export function requestsOf(record: PersonRecord): readonly RequestParts[] {
  return groupsOf(record.group, 'Requests').map((request) => {
    const assessment = groupOf(request, 'Assessment');
    return {
      request,
      outcome: textOf(request, 'RequestOutcome'),
      assessment,
      assessmentOutcome: textOf(assessment, 'AssessmentOutcome'),
      plan: groupOf(assessment, 'NamedPlan'),
      active: groupOf(request, 'ActivePlans'),
    };
  });
}

const orders = [
  ['ReceivedDate', 'RequestOutcomeDate'],
  ['ReceivedDate', 'AssessmentOutcomeDate'],
  ['RequestOutcomeDate', 'AssessmentOutcomeDate'],
] as const;

function given(group: ReturnGroup | null, field: string): boolean {
  return textOf(group, field) !== null;
}

const check = (
  id: string,
  items: string,
  level: ReturnCheck['level'],
  find: (parts: RequestParts, header: Parameters<ReturnCheck['find']>[1]['header']) => Iterable<Finding>,
): ReturnCheck => ({
  id,
  items,
  level,
  *find(record, { header }) {
    for (const parts of requestsOf(record)) yield* find(parts, header);
  },
});

/** Modules 2 and 3: the request and the assessment. */
export const requestChecks: readonly ReturnCheck[] = [
  check('request-outcome-present', '2.5', 'error', function* ({ request, outcome }) {
    if (outcome === null) yield about(request, 'RequestOutcome', 'Required and not given');
  }),
  check('assessment-outcome-present', '3.1', 'error', function* ({ assessment, assessmentOutcome }) {
    if (assessment !== null && assessmentOutcome === null) {
      yield about(assessment, 'AssessmentOutcome', 'Required and not given');
    }
  }),
  check('received-date-present', '2.1', 'error', function* ({ request, outcome }) {
    if (outcome !== 'H' && !given(request, 'ReceivedDate')) {
      yield about(request, 'ReceivedDate', 'Required unless the request outcome is H');
    }
  }),
  // No clock and no figure hangs on it, so that a record without it is worth having.
  check('youth-accommodation-present', '2.3', 'query', function* ({ request, outcome }) {
    if (outcome !== 'H' && !given(request, 'RYA'))
      yield about(request, 'RYA', 'Required unless the request outcome is H');
  }),
  // The assessment that followed is known all the same: losing it would hide a plan that exists.
  check('request-outcome-date-present', '2.4', 'query', function* ({ request, outcome }) {
    if ((outcome === 'Y' || outcome === 'N') && !given(request, 'RequestOutcomeDate')) {
      yield about(request, 'RequestOutcomeDate', 'Required for outcome Y or N');
    }
  }),
  check('no-assessment-without-decision', '2.5', 'error', function* ({ request, outcome, assessment }) {
    if (assessment === null) return;
    const appealed = flagOf(request, 'RequestMediation') === true || flagOf(request, 'RequestTribunal') === true;
    if (outcome === 'A' || outcome === 'W' || (outcome === 'N' && !appealed)) {
      yield about(request, 'RequestOutcome', 'There is an assessment, but no decision to assess and no appeal');
    }
  }),
  check('nothing-after-export', '2.8', 'error', function* ({ request, assessment, active }) {
    if (given(request, 'Exported') && (assessment !== null || active !== null)) {
      yield about(request, 'Exported', 'The child moved away, but an assessment or plan follows');
    }
  }),
  check('assessment-outcome-date-present', '3.2', 'error', function* ({ assessment, assessmentOutcome }) {
    if (assessment === null || (assessmentOutcome !== 'Y' && assessmentOutcome !== 'N')) return;
    if (!given(assessment, 'AssessmentOutcomeDate')) {
      yield about(assessment, 'AssessmentOutcomeDate', 'Required for outcome Y or N');
    }
  }),
  // A withdrawal has its day, which some systems write here; it says more than the guide asks and harms nothing.
  check('assessment-outcome-date-unasked', '3.2', 'query', function* ({ assessment, assessmentOutcome }) {
    if (assessment === null || (assessmentOutcome !== 'A' && assessmentOutcome !== 'W')) return;
    if (given(assessment, 'AssessmentOutcomeDate')) {
      yield about(assessment, 'AssessmentOutcomeDate', 'Not expected for outcome A or W');
    }
  }),
  check(
    'plan-has-start-date',
    '3.1, 4.1',
    'error',
    function* ({ request, assessment, assessmentOutcome, plan, active }) {
      if (plan !== null && !given(plan, 'StartDate')) yield about(plan, 'StartDate', 'A plan needs its start date');
      else if (plan === null && assessment !== null && assessmentOutcome === 'Y') {
        yield about(assessment, 'AssessmentOutcome', 'A plan was issued, but NamedPlan is missing');
      } else if (plan === null && active !== null) {
        yield { ...about(request, 'ActivePlans', 'An active plan, but NamedPlan is missing'), line: active.line };
      }
    },
  ),
  check('dates-in-order', '2.1, 2.4, 3.2', 'error', function* ({ request, assessment }) {
    for (const [earlier, later] of orders) {
      const group = later === 'AssessmentOutcomeDate' ? assessment : request;
      const [first, second] = [dateOf(request, earlier), dateOf(group, later)];
      if (group !== null && first !== null && second !== null && second < first) {
        yield about(group, later, `Before ${earlier} ${first}`);
      }
    }
  }),
  // Extracts run in February often let January through. It happened, so it goes in; the figures count by date anyway.
  check('within-the-period', '2.1, 2.4, 3.2', 'query', function* ({ request, assessment }, header) {
    for (const [group, field] of periodDates(request, assessment)) {
      const on = dateOf(group, field);
      if (on !== null && on > `${header.period}-12-31` && on <= header.writtenOn) {
        yield about(group, field, `After the period of the return (calendar year ${header.period})`);
      }
    }
  }),
  check('start-is-issue-date', '3.2, 4.1', 'query', function* ({ assessment, assessmentOutcome, plan }) {
    const [issued, started] = [dateOf(assessment, 'AssessmentOutcomeDate'), dateOf(plan, 'StartDate')];
    if (plan !== null && assessmentOutcome === 'Y' && issued !== null && started !== null && issued !== started) {
      yield about(plan, 'StartDate', `Differs from the day the plan was issued, ${issued}`);
    }
  }),
];

function periodDates(
  request: ReturnGroup,
  assessment: ReturnGroup | null,
): readonly (readonly [ReturnGroup, string])[] {
  return [
    [request, 'ReceivedDate'],
    [request, 'RequestOutcomeDate'],
    ...(assessment === null ? [] : [[assessment, 'AssessmentOutcomeDate'] as const]),
  ];
}
