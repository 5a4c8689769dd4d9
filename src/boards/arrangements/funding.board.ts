import { liveAgreement } from '../../../projections/arrangements/arrangements.projection.js';
import type { AgreementLine } from '../../../projections/arrangements/arrangements.projection.js';
import { budgetMeasures, fundingMeasures } from '../../../projections/measures/funding.measures.js';
import { fundersOf } from '../../../workflows/plan/funding.state.js';
import type { Funder } from '../../../workflows/plan/funding.state.js';
import { addDays } from '../../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { sharedInWords, sharesWords } from '../../web/words/arrangement-words.js';
import { shortDate } from '../../web/words/date-words.js';
import { tag } from '../../web/words/deadline-tag.js';
import { count } from '../../web/words/number-words.js';
import { openPlan, planLink } from '../plan-forms.js';
import { boardShow, ownDay } from './arrangement-board.js';
import type { ArrangementBoard, Listed } from './arrangement-board.js';

type Agreement = Listed<AgreementLine>;

/** Days ahead in which a review is looked for. */
const soonDays = 56;

const termsAt = ({ row, item }: Agreement, day: CalendarDate): ReturnType<typeof liveAgreement> =>
  liveAgreement(row, item, day);
const reviewOf = (one: Agreement, day: CalendarDate): CalendarDate | null => termsAt(one, day)?.reviewOn ?? null;

/** Agreements by which several bodies pay for a plan or a placement, the review that is due soonest first. */
export const fundingBoard: ArrangementBoard<AgreementLine> = {
  path: '/funding',
  title: 'Joint funding',
  lead: (all, today) => {
    const live = all.filter((one) => termsAt(one, today) !== null);
    const pounds = live.reduce((sum, one) => sum + (termsAt(one, today)?.totalPounds ?? 0), 0);
    const known = live.filter((one) => termsAt(one, today)?.totalPounds != null).length;
    return `${count(live.length)} ${live.length === 1 ? 'agreement runs' : 'agreements run'} · £${count(pounds)} a year in the ${count(known)} that say what they cost`;
  },
  items: ({ agreements }) => agreements,
  shows: [
    boardShow('live', 'Agreements that run', false, (one, today) => termsAt(one, today) !== null),
    boardShow('reviewLate', 'Review overdue, or none set', true, (one, today) => {
      const terms = termsAt(one, today);
      return terms !== null && (terms.reviewOn === null || terms.reviewOn < today);
    }),
    boardShow('reviewSoon', 'Review in the next 8 weeks', false, (one, today) => {
      const review = reviewOf(one, today);
      return review !== null && review >= today && review <= addDays(today, soonDays);
    }),
    boardShow(
      'placementEnded',
      'The placement has ended',
      true,
      (one, today) => termsAt(one, today) !== null && hasLeft(one, today),
    ),
    boardShow(
      'ended',
      'Agreements that ended',
      false,
      (one, today) => termsAt(one, today) === null && one.item.from <= today,
    ),
  ],
  order: (one, today) => `${reviewOf(one, today) ?? '9999'} ${one.item.from} ${one.stream}`,
  head: ['Who pays', 'For', 'Runs', 'Review'],
  cells: (one, today) => {
    const { item } = one;
    const terms = termsAt(one, today) ?? item.spells.at(-1);
    const due = reviewOf(one, today);
    return [
      {
        text: terms === undefined ? '' : sharesWords(terms),
        second: terms?.totalPounds == null ? 'Cost not recorded' : `£${count(terms.totalPounds)} a year`,
      },
      {
        text: item.ofPlacement ? 'A placement' : 'The plan',
        tags: hasLeft(one, today) ? [tag('Placement ended', 'orange')] : [],
      },
      { text: `From ${shortDate(item.from)}`, second: item.endedOn === null ? '' : `To ${shortDate(item.endedOn)}` },
      {
        text: termsAt(one, today) === null ? 'Does not run' : 'None set',
        due: ownDay(due, today),
      },
    ];
  },
  next: ({ stream, item }, reference) =>
    planLink(
      item.endedOn === null
        ? { text: 'Look at it again', command: 'ChangeFundingAgreement', subject: item.agreementId }
        : openPlan,
      reference,
      stream,
    ),
  csvHead: ['Shares in', 'Education', 'Health', 'Social care', 'Another body', 'Pounds a year', 'Pays for', 'From', 'To', 'Review'], // prettier-ignore
  csv: (one, today) => {
    const { item } = one;
    const terms = termsAt(one, today) ?? item.spells.at(-1) ?? null;
    const paying = terms === null ? [] : fundersOf(terms);
    const shareOf = (funder: Funder): number => paying.find((each) => each.funder === funder)?.share ?? 0;
    return [
      terms === null ? null : sharedInWords[terms.sharedIn],
      ...(['education', 'health', 'care', 'other'] as const).map(shareOf),
      terms?.totalPounds ?? null,
      item.ofPlacement ? 'A placement' : 'The plan',
      item.from,
      item.endedOn,
      terms?.reviewOn ?? null,
    ];
  },
  measures: [...fundingMeasures, ...budgetMeasures],
  empty: 'No joint funding agreement fits what you chose. Agreements appear here once they are recorded on a plan.',
  note: 'An agreement is counted while it runs and at least two bodies pay. The day of its review is set by those who pay, not by law. Names of other bodies stand on the case.',
};

/** Whether the placement that is paid for has ended. */
function hasLeft({ item: { placementEndedOn } }: Agreement, today: CalendarDate): boolean {
  return placementEndedOn !== null && placementEndedOn < today;
}
