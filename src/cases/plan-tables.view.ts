import type { Plan, Review } from '../../workflows/plan/plan.state.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { capital } from '../web/words/distance-words.js';
import { bodyWords } from '../web/words/body-words.js';
import { outcomeWords, recipientWords, requirementWords } from '../web/words/code-words.js';
import { dashDate as dash } from '../web/words/date-words.js';
import { lowerFirst } from '../web/words/list-words.js';
import { reassessmentOutcomeWords, reviewOutcomeWords, suitabilityWords } from '../web/words/plan-code-words.js';
import type { PlainTable } from './case-plan.view.js';
import { adulthoodNeedWords, viewsWords } from '../web/words/transition-words.js';
import { risksTable } from './risk-table.view.js';
import { planSubjectName, reviewKindNames, reviewName } from './plan-names.js';
import { consultationsTable, nearTransfers } from './transfer-tables.view.js';

/** The parts of a plan's life, each a table; what has nothing to show is left out. */
export function planTables(plan: Plan, today: CalendarDate): readonly PlainTable[] {
  return [
    reviewsTable(plan),
    contributionsTable(plan),
    attendanceTable(plan),
    amendmentsTable(plan),
    withoutNoticeTable(plan),
    nearTransfers(plan, today),
    consultationsTable(plan),
    risksTable(plan),
    reassessmentsTable(plan),
    movesTable(plan),
    ceasingTable(plan),
    outcomesTable(plan),
    paymentsTable(plan),
    placementsTable(plan),
  ].filter(({ rows }) => rows.length > 0);
}

function reviewsTable({ reviews }: Plan): PlainTable {
  return {
    caption: 'Reviews',
    head: ['Review', 'Arranged for', 'Invited', 'Meeting', 'Report', 'Family told', 'Outcome', 'Closed'],
    rows: reviews
      .toReversed()
      .map((review) => [
        reviewWords(review),
        review.stage === 'calledOff' ? 'Called off' : dash(review.arrangedFor),
        dash(review.invitedOn),
        dash(review.meetingOn),
        dash(review.reportOn),
        dash(review.decidedOn),
        review.outcome === null ? '–' : reviewOutcomeWords[review.outcome],
        review.closed === null
          ? '–'
          : `${dash(review.closed.on)}. School or college suitable: ${lowerFirst(suitabilityWords[review.closed.settingSuitable])}`,
      ]),
  };
}

function reviewWords({ kind, heldBy }: Review): string {
  if (kind === null) return 'From a return';
  return heldBy === 'authority' ? `${reviewKindNames[kind]}, held by us` : reviewKindNames[kind];
}

const howWords = { written: 'In writing', spoken: 'Spoken', none: 'None' } as const;

/** Of reviews that are not closed, and of the last one. */
function contributionsTable({ reviews }: Plan): PlainTable {
  const shown = reviews.filter(({ stage }, index) => stage !== 'closed' || index === reviews.length - 1);
  return {
    caption: 'Contributions to the review',
    head: ['Who', 'Review meeting', 'Contribution', 'At the meeting'],
    rows: shown.flatMap(({ invited, contributions, meetingOn, arrangedFor }) => [
      ...contributions.map(({ from, contribution, attended }) => [
        capital(bodyWords(from)),
        dash(meetingOn ?? arrangedFor),
        howWords[contribution],
        attended ? 'Yes' : 'No',
      ]),
      ...invited
        .filter((body) => !contributions.some(({ from }) => from === body))
        .map((body) => [capital(bodyWords(body)), dash(meetingOn ?? arrangedFor), 'Not in yet', '–']),
    ]),
  };
}

/** Who was at the meetings, the last first. */
function attendanceTable({ reviews }: Plan): PlainTable {
  return {
    caption: 'At the review meetings',
    head: ['Review', 'Our officer', 'Child or young person', 'Their views', 'Person-centred', 'For adulthood'],
    rows: reviews.toReversed().flatMap((review) => {
      const { attendance, adulthoodNeeds, hospitalPassport } = review;
      if (attendance === null && adulthoodNeeds === null && hospitalPassport === null) return [];
      return [
        [
          reviewName(review),
          attendance === null ? '–' : (attendance.officerPost ?? 'Not there'),
          attendance === null ? '–' : attendance.childAttended ? 'There' : 'Not there',
          attendance === null ? '–' : viewsWords[attendance.viewsGathered],
          attendance === null ? '–' : attendance.personCentred ? 'Yes' : 'No',
          adulthoodWords(review),
        ],
      ];
    }),
  };
}

/** "Care needed; housing not needed; carer not known yet. Hospital passport explained". */
function adulthoodWords({ adulthoodNeeds, hospitalPassport }: Review): string {
  const needs =
    adulthoodNeeds === null
      ? []
      : [
          [
            `Care ${lowerFirst(adulthoodNeedWords[adulthoodNeeds.adultCare])}`,
            `housing ${lowerFirst(adulthoodNeedWords[adulthoodNeeds.housing])}`,
            `carer ${lowerFirst(adulthoodNeedWords[adulthoodNeeds.carer])}`,
          ].join('; '),
          ...(adulthoodNeeds.expectationsRaised ? ['Year 11 and post-16 talked about'] : []),
        ];
  const passport =
    hospitalPassport === null
      ? []
      : [
          `Hospital passport ${hospitalPassport.passportExplained ? '' : 'not '}explained`,
          `Health checklist ${hospitalPassport.healthChecklistDone ? '' : 'not '}done`,
        ];
  return [...needs, ...passport].join('. ') || '–';
}

function amendmentsTable(plan: Plan): PlainTable {
  return {
    caption: 'Amendments',
    head: ['Notice sent', 'Follows', 'Comments received', 'Amended plan sent', 'Where it is'],
    rows: plan.amendments
      .toReversed()
      .map(({ notice, reviewId, repliedOn, finishedOn, sent, notAmendedOn, stated }) => [
        dash(notice.on),
        reviewId === null
          ? stated
            ? 'From a return'
            : 'No review (reg 28)'
          : (planSubjectName(plan, reviewId) ?? 'A review'),
        repliedOn === null ? '–' : `${dash(repliedOn)}${finishedOn === null ? '' : ', finished'}`,
        sentWords(sent),
        notAmendedOn !== null
          ? `Not amended, told ${dash(notAmendedOn)}`
          : sent.length > 0
            ? 'Amended'
            : 'With the family',
      ]),
  };
}

function sentWords(sent: Plan['amendments'][number]['sent']): string {
  if (sent.length === 0) return '–';
  return sent.map(({ recipient, on }) => `${dash(on)} to ${lowerFirst(recipientWords[recipient])}`).join('; ');
}

function withoutNoticeTable({ amendedWithoutNotice }: Plan): PlainTable {
  return {
    caption: 'Amended plans that an order or agreement asked for',
    head: ['To', 'Sent'],
    rows: amendedWithoutNotice.map(({ recipient, on }) => [recipientWords[recipient], dash(on)]),
  };
}

function reassessmentsTable({ reassessments }: Plan): PlainTable {
  return {
    caption: 'Re-assessments',
    head: ['Asked for', 'Family told', 'Decision', 'Ended'],
    rows: reassessments.map(({ requested, decision, ended }) => [
      requested === null ? 'Not asked for' : dash(requested.on),
      dash(decision?.on),
      decision === null ? '–' : decision.positive ? 'Assess again' : 'Do not assess again',
      ended === null
        ? '–'
        : `${dash(ended.on)}: ${lowerFirst((reassessmentOutcomeWords as Readonly<Record<string, string>>)[ended.outcome] ?? ended.outcome)}`,
    ]),
  };
}

function movesTable({
  moveOut,
  transferredOutOn,
  transferIn,
  transferLetterOn,
  healthMoves,
  custody,
}: Plan): PlainTable {
  const rows: (readonly string[])[] = [];
  if (moveOut !== null) {
    const now =
      moveOut.calledOffOn !== null
        ? `Called off ${dash(moveOut.calledOffOn)}`
        : transferredOutOn === null
          ? 'Plan still here'
          : `Plan sent ${dash(transferredOutOn)}`;
    rows.push(['To another area', dash(moveOut.on), dash(moveOut.movesOn), now]);
  }
  if (transferIn !== null) {
    const letter =
      transferLetterOn === null ? 'Family not written to yet' : `Family written to ${dash(transferLetterOn)}`;
    rows.push(['From another area', dash(transferIn.on), dash(transferIn.on), letter]);
  }
  for (const { on, movesOn, notifiedOn } of healthMoves) {
    rows.push([
      'To another health body',
      dash(on),
      dash(movesOn),
      notifiedOn === null ? 'Not told yet' : `Told ${dash(notifiedOn)}`,
    ]);
  }
  if (custody !== null) {
    const released = custody.released === null ? 'In custody' : `Released ${dash(custody.released.on)}`;
    rows.push([
      'Custody',
      dash(custody.beganOn),
      dash(custody.beganOn),
      custody.resumedOn === null ? released : `Maintained again ${dash(custody.resumedOn)}`,
    ]);
  }
  return { caption: 'Moves and custody', head: ['What', 'Known from', 'On', 'Now'], rows };
}

function ceasingTable({ ceasing }: Plan): PlainTable {
  return {
    caption: 'Ending the plan',
    head: ['Family told it is considered', 'Consulted', 'Decided', 'Notice sent'],
    rows:
      ceasing === null
        ? []
        : [[ceasing.considered?.on, ceasing.consultedOn, ceasing.decided?.on, ceasing.notice?.on].map(dash)],
  };
}

function outcomesTable({ outcomes }: Plan): PlainTable {
  return {
    caption: 'What disputes require of this plan',
    head: ['Day', 'Came of', 'What it requires', 'Date it sets'],
    rows: outcomes.map(({ on, by, requires, directedOn }) => [
      dash(on),
      outcomeWords[by],
      requirementWords[requires],
      dash(directedOn),
    ]),
  };
}

function paymentsTable({ directPayments }: Plan): PlainTable {
  return {
    caption: 'Direct payments',
    head: ['Began', 'Looked at', 'Ended'],
    rows: directPayments.map(({ began, reviewedOn, endedOn }) => [dash(began.on), dash(reviewedOn), dash(endedOn)]),
  };
}

function placementsTable({ placements }: Plan): PlainTable {
  return {
    caption: 'Placements as a return says them',
    head: ['School or setting', 'In the plan or attended', 'From', 'To'],
    rows: placements.map(({ details, kind, enteredOn, leftOn }) => [
      details?.urn ?? details?.ukprn ?? details?.senSetting ?? details?.senSettingOther ?? '–',
      kind === 'named' ? 'Named in the plan' : 'Attended',
      dash(enteredOn),
      dash(leftOn),
    ]),
  };
}
