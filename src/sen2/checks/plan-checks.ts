import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { dateOf, groupsOf, textOf } from '../return-record.js';
import { requestsOf } from './request-checks.js';
import { about, groupsNamed } from './return-check.js';
import type { ReturnCheck } from './return-check.js';
import { settingChecks } from './setting-checks.js';

/** Last day on which a plan may be maintained: the end of the academic year in which the person turns 25 (CFA s.46). */
function lastDayAt25(birth: CalendarDate): string {
  const year = Number(birth.slice(0, 4)) + 25;
  return `${birth.slice(5) > '08-31' ? year + 1 : year}-08-31`;
}

const lifecycleChecks: readonly ReturnCheck[] = [
  {
    id: 'cease-has-date',
    items: '4.5, 4.6',
    level: 'error',
    *find(record) {
      for (const plan of groupsNamed(record, 'NamedPlan')) {
        if (textOf(plan, 'CeaseReason') !== null && textOf(plan, 'CeaseDate') === null) {
          yield about(plan, 'CeaseDate', 'A reason for ceasing, but no date');
        }
      }
    },
  },
  {
    id: 'cease-has-reason',
    items: '4.5, 4.6',
    // The plan has ended whatever the reason was; rejecting the record would leave it looking maintained.
    level: 'query',
    *find(record) {
      for (const plan of groupsNamed(record, 'NamedPlan')) {
        if (textOf(plan, 'CeaseDate') !== null && textOf(plan, 'CeaseReason') === null) {
          yield about(plan, 'CeaseReason', 'A date of ceasing, but no reason');
        }
      }
    },
  },
  {
    id: 'cease-after-start',
    items: '4.1, 4.5',
    level: 'error',
    *find(record) {
      for (const plan of groupsNamed(record, 'NamedPlan')) {
        const [start, cease] = [dateOf(plan, 'StartDate'), dateOf(plan, 'CeaseDate')];
        if (start !== null && cease !== null && cease < start)
          yield about(plan, 'CeaseDate', `Before StartDate ${start}`);
      }
    },
  },
  {
    id: 'transferred-has-no-placement',
    items: '4.6, 5.7',
    level: 'query',
    *find(record) {
      for (const { plan, active } of requestsOf(record)) {
        if (textOf(plan, 'CeaseReason') !== '5') continue;
        for (const placement of groupsOf(active, 'PlacementDetail')) {
          if (textOf(placement, 'LeavingDate') === null) {
            yield about(placement, 'LeavingDate', 'The plan moved to another authority, but the placement is open');
          }
        }
      }
    },
  },
  {
    id: 'reviews-make-sense',
    items: '5.4a-d',
    level: 'query',
    *find(record) {
      for (const active of groupsNamed(record, 'ActivePlans')) {
        const [met, decided] = [dateOf(active, 'ReviewMeeting'), dateOf(active, 'LastReview')];
        const outcome = textOf(active, 'ReviewOutcome');
        if (met !== null && decided !== null && decided < met) {
          yield about(active, 'LastReview', `Before the review meeting on ${met}`);
        }
        if (decided !== null && outcome === null)
          yield about(active, 'ReviewOutcome', 'A review decision without outcome');
        if (decided === null && outcome !== null)
          yield about(active, 'LastReview', 'A review outcome without decision date');
        if (textOf(active, 'ReviewDraft') !== null && outcome !== 'A') {
          yield about(active, 'ReviewDraft', 'An amended draft, but the review did not decide to amend');
        }
      }
    },
  },
  {
    id: 'phase-transfer-due-date',
    items: '5.6a',
    level: 'query',
    *find(record) {
      for (const active of groupsNamed(record, 'ActivePlans')) {
        const due = dateOf(active, 'PhaseTransferDueDate');
        if (due !== null && !due.endsWith('-02-15') && !due.endsWith('-03-31')) {
          yield about(
            active,
            'PhaseTransferDueDate',
            'Neither 15 February nor 31 March (SEND Regulations 2014 reg 18)',
          );
        }
      }
    },
  },
  {
    id: 'age-is-0-to-25',
    items: '1.3',
    level: 'query',
    *find(record, { header }) {
      const birth = dateOf(record.group, 'PersonBirthDate');
      if (birth === null) return;
      for (const { request, plan } of requestsOf(record)) {
        const [received, ceased] = [dateOf(request, 'ReceivedDate'), dateOf(plan, 'CeaseDate')];
        if (received !== null && received >= `${Number(birth.slice(0, 4)) + 25}${birth.slice(4)}`) {
          yield about(request, 'ReceivedDate', 'The young person was 25 or over');
        }
        if (plan !== null && (ceased ?? header.referenceDate) > lastDayAt25(birth)) {
          yield about(plan, 'StartDate', 'The plan runs past the academic year in which the person turned 25');
        }
      }
    },
  },
];

const needChecks: readonly ReturnCheck[] = [
  {
    id: 'active-plan-is-complete',
    items: '5.7, 5.8',
    // Children between placements, or whose need is not coded, have plans all the same; hiding them would be worse.
    level: 'query',
    *find(record, { header }) {
      for (const { plan, active } of requestsOf(record)) {
        const ceased = dateOf(plan, 'CeaseDate');
        if (plan === null || (ceased !== null && ceased <= header.referenceDate)) continue;
        if (active === null) {
          yield about(plan, 'StartDate', 'The plan is maintained on survey day, but ActivePlans is missing');
          continue;
        }
        const current = groupsOf(active, 'PlacementDetail').some(
          (placement) => (dateOf(placement, 'LeavingDate') ?? header.referenceDate) >= header.referenceDate,
        );
        if (!current) yield about(active, 'PlacementDetail', 'No placement on survey day');
        if (!groupsOf(active, 'SENneed').some((need) => textOf(need, 'SENtypeRank') === '1')) {
          yield about(active, 'SENneed', 'No need of rank 1');
        }
      }
    },
  },
  {
    id: 'needs-are-distinct',
    items: '5.8a-b',
    level: 'error',
    *find(record) {
      for (const active of groupsNamed(record, 'ActivePlans')) {
        const needs = groupsOf(active, 'SENneed');
        const types = new Set(needs.map((need) => textOf(need, 'SENtype')));
        const extra = needs[2];
        if (extra !== undefined) yield about(extra, 'SENtype', 'At most two needs');
        for (const need of needs)
          if (textOf(need, 'SENtype') === null) yield about(need, 'SENtype', 'Required and not given');
        if (types.size < needs.length) yield about(active, 'SENneed', 'The two needs are the same');
      }
    },
  },
];

/** Modules 4 and 5: the plan and what is happening under it. */
export const planChecks: readonly ReturnCheck[] = [...lifecycleChecks, ...settingChecks, ...needChecks];
