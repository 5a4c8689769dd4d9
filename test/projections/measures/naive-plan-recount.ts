import type { Scope } from '../../../projections/measures/measure.js';
import { ofDisputes } from './naive-dispute-recount.js';
import { ofTakingPart } from './naive-taking-part-recount.js';
import { hit, inside, noted } from './noted-facts.js';
import type { Data, Verdicts } from './noted-facts.js';
import type { PlanStory } from './naive-recount.js';
import type { AssessmentStory } from './noted-assessment.js';
import { PlanFile } from './plan-file.js';
import type { DisputeStory } from '../../support/plan-stories.js';

const plus = (from: string, days: number): string =>
  new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);

/** The day before the day so many months later; the last of a month that is too short. */
function monthsBeginning(from: string, months: number): string {
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number);
  const same = new Date(Date.UTC(year, month - 1 + months, day));
  const shorter = same.getUTCDate() !== day;
  // Day 0 of a month is the last day of the one before.
  const found = shorter ? new Date(Date.UTC(year, month + months, 0)) : new Date(same.getTime() - 86_400_000);
  return found.toISOString().slice(0, 10);
}

/**
 * Of a plan brought in nobody may have told of its first reviews: only a review within the year, or a return that tells of
 * the year it was made in, shows that the review counted from the making of the plan is on record.
 */
function firstReviewUnknown(file: PlanFile, first: string | undefined): boolean {
  if (file.first('PlanBroughtIn') === null || first === undefined) return false;
  const toldSince = file.all('ReturnFlagsStated')[0]?.data['year'] as number | undefined;
  return (
    first > monthsBeginning(file.made, 12) && !(toldSince !== undefined && Number(file.made.slice(0, 4)) >= toldSince)
  );
}

/** Every review that was owed: from when, by when, and when it was done. */
function owedReviews(file: PlanFile): readonly { since: string; due: string; done: string | null }[] {
  const decided = file.reviews
    .flatMap(({ kind, decided: on }) => (kind === 'interim' || on === null ? [] : [on]))
    .sort();
  const [moved] = file.all('PlanTransferReceived');
  return [file.made, ...decided].flatMap((since, at) => {
    const done = decided[at] ?? null;
    if (moved === undefined || moved.on < since || (done !== null && done < moved.on)) {
      const unknown = at === 0 && firstReviewUnknown(file, decided[0]);
      return unknown ? [] : [{ since, due: monthsBeginning(since, 12), done }];
    }
    const elsewhere = moved.data['lastReviewedOn'] as string | null;
    const reviewed = elsewhere !== null && elsewhere > since ? elsewhere : since;
    const [year, quarter] = [monthsBeginning(reviewed, 12), monthsBeginning(moved.on, 3)];
    return [{ since: moved.on, due: year > quarter ? year : quarter, done }];
  });
}

function stillOwed(
  file: PlanFile,
  { since, due, done }: { since: string; due: string; done: string | null },
  asAt: string,
) {
  const ended = file.ended ?? file.first('CustodyBegan');
  const overFirst = ended !== null && (done === null || ended < done) && ended <= due && ended <= asAt;
  return since <= asAt && !overFirst;
}

function byLimit(due: string, done: string | null, ends: readonly (string | null)[], scope: Scope): Verdicts {
  if (!inside(due, scope)) return [];
  if (done !== null && done <= due) return [true];
  return ends.some((on) => on !== null && on <= due) ? [] : [false];
}

const strict: Readonly<Record<string, string>> = { secondaryToPost16: '-03-30' };
const customary: Readonly<Record<string, string>> = { secondaryToPost16: '-03-31' };

function transfers(file: PlanFile, dateOf: (kind: string) => string, scope: Scope, kinds?: string): Verdicts {
  return file.changesOfPhase.flatMap(({ kind, transferOn, named, off }): Verdicts => {
    if (kinds !== undefined && kind !== kinds) return [];
    const due = `${transferOn.slice(0, 4)}${dateOf(kind)}`;
    // Called off is the reason that is given first.
    return byLimit(due, named, [off ?? file.ended], scope);
  });
}

function yearSixMeetings(file: PlanFile, scope: Scope): Verdicts {
  return file.changesOfPhase.flatMap(({ kind, transferOn, named, off }): Verdicts => {
    if (kind !== 'primaryToSecondary') return [];
    const year = Number(transferOn.slice(0, 4));
    const met = file.reviews
      .flatMap(({ kind: of, met }) => (of === 'interim' || met === null ? [] : [met]))
      .filter((met) => met > `${year - 1}-02-14` && met <= (named ?? '9999'))
      .sort();
    return byLimit(`${year - 1}-12-31`, met[0] ?? null, [off ?? file.ended], scope);
  });
}

interface Reassessed {
  readonly asked: string | null;
  readonly decided: string | null;
  readonly agreed: boolean;
  readonly ended: string | null;
  readonly outcome: unknown;
}

function reassessments(file: PlanFile): readonly Reassessed[] {
  const types = ['ReassessmentRequested', 'DecisionToReassessNotified', 'DecisionNotToReassessNotified'] as const;
  const ids = new Set(types.flatMap((type) => file.all(type).map(({ data }) => data['reassessmentId'])));
  return [...ids].map((id) => {
    const about = (data: Data): boolean => data['reassessmentId'] === id;
    const yes = file.first('DecisionToReassessNotified', about);
    return {
      asked: file.first('ReassessmentRequested', about),
      decided: yes ?? file.first('DecisionNotToReassessNotified', about),
      agreed: yes !== null,
      ended: file.first('ReassessmentEnded', about),
      outcome: file.all('ReassessmentEnded').find(({ data }) => about(data))?.data['outcome'],
    };
  });
}

/** The plan lies in the drawer of the living: made, and if it came from elsewhere arrived, and not taken out again. */
function live(file: PlanFile, { asAt }: Scope): Verdicts {
  const arrived = file.first('PlanTransferReceived') ?? file.made;
  const [begun] = [file.made, arrived].sort().reverse();
  const stated = file.all('ReturnFlagsStated').findLast(({ on }) => on <= asAt);
  const inactive = stated !== undefined && (stated.data['flags'] as Data)['activePlan'] !== true;
  return hit((begun ?? '') <= asAt && (file.ended === null || file.ended > asAt) && !inactive);
}

type OfPlan = (file: PlanFile, scope: Scope) => Verdicts;
export const ofPlans: Readonly<Record<string, OfPlan>> = {
  'ehc.review.expected': (file, scope) =>
    hit(
      ...owedReviews(file).map(
        (one) => one.due >= scope.from && one.due <= scope.to && stillOwed(file, one, scope.asAt),
      ),
    ),
  'ehc.review.onTime': (file, scope) =>
    owedReviews(file)
      .filter((one) => inside(one.due, scope) && stillOwed(file, one, scope.asAt))
      .map(({ due, done }) => done !== null && done <= due),
  'ehc.review.held': (file, scope) =>
    hit(...file.reviews.map(({ kind, met }) => kind !== 'interim' && inside(met, scope))),
  ...ofTakingPart,
  'ehc.review.finalWithin12w': (file, scope) =>
    file.reviews.flatMap(({ reviewId, kind, met, outcome }) => {
      const notices = file.notices.filter((one) => one.reviewId === reviewId);
      const notice = notices.findLast(({ onlyStated }) => !onlyStated);
      // Where a return alone tells of the review, or of its notice, the amended plan may long have followed.
      if (notice === undefined && (outcome !== 'amend' || kind == null || notices.length > 0)) return [];
      if (met === null) return [];
      return byLimit(plus(met, 84), notice?.final ?? null, [notice?.dropped ?? null, file.ended], scope);
    }),
  'ehc.review.finalWithin8w': (file, scope) =>
    file.notices.flatMap(({ on, onlyStated, final, dropped }) =>
      onlyStated ? [] : byLimit(plus(on, 56), final, [dropped, file.ended], scope),
    ),
  'ehc.transfer.finalisedByStrictDate': (file, scope) => transfers(file, (kind) => strict[kind] ?? '-02-14', scope),
  'ehc.transfer.finalisedByCustomaryDate': (file, scope) =>
    transfers(file, (kind) => customary[kind] ?? '-02-15', scope),
  'ehc.plan.year6By15Feb': (file, scope) => transfers(file, () => '-02-15', scope, 'primaryToSecondary'),
  'ehc.review.year6ByDecember': yearSixMeetings,
  'ehc.reassessment.requested': (file, scope) => hit(...reassessments(file).map(({ asked }) => inside(asked, scope))),
  'ehc.reassessment.agreed': (file, scope) =>
    reassessments(file)
      .filter(({ asked, decided }) => asked !== null && inside(decided, scope))
      .map(({ agreed }) => agreed),
  'ehc.reassessment.within14w': (file, scope) =>
    reassessments(file).flatMap(({ decided, agreed, ended, outcome }): Verdicts => {
      if (decided === null || !agreed) return [];
      const inTime = ended !== null && ended <= plus(decided, 98);
      return byLimit(
        plus(decided, 98),
        outcome === 'withdrawn' ? null : ended,
        [inTime ? ended : null, file.ended],
        scope,
      );
    }),
  'ehc.plan.ceased': (file, scope) => hit(inside(file.ended, scope)),
  'ehc.plan.ceased.noReason': (file, scope) => hit(inside(file.ended, scope) && file.reason === null),
  ...Object.fromEntries(
    ['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((reason): readonly [string, OfPlan] => [
      `ehc.plan.ceased.reason${reason}`,
      (file, scope) => hit(inside(file.ended, scope) && file.reason === reason),
    ]),
  ),
  'ehc.plan.transferredOut': (file, scope) => hit(file.reason === '5' && inside(file.ended, scope)),
  ...Object.fromEntries(['byAgeAndNeed', 'bySchool', 'bySchoolAndNeed'].map((by) => [`ehc.stock.${by}`, live])),
  'ehc.plan.transferredIn': (file, scope) => hit(inside(file.first('PlanTransferReceived'), scope)),
};

/** Days on which families were told of something they may appeal against. */
function appealable(assessments: readonly AssessmentStory[], plans: readonly PlanStory[]): readonly string[] {
  const ofAssessments = assessments.flatMap((story) =>
    noted(story).flatMap(({ type, on, data }) =>
      ['DecisionNotToAssessNotified', 'DecisionNotToIssueNotified'].includes(type) ||
      (type === 'FinalPlanSent' && data['recipient'] === 'parentOrYoungPerson')
        ? [on]
        : [],
    ),
  );
  const ofThesePlans = plans.flatMap((story) => {
    const file = new PlanFile(story);
    return [
      ...file.reviews.filter(({ outcome }) => outcome === 'maintain').map(({ decided }) => decided),
      ...file.notices.flatMap(({ family, dropped }) => [family, dropped]),
      ...file.all('AmendedPlanSent').map(({ on, data }) => (data['noticeId'] === null ? on : null)),
      ...file.all('DecisionNotToReassessNotified').map(({ on }) => on),
      file.first('CeaseNoticeSent'),
    ];
  });
  return [...ofAssessments, ...ofThesePlans].filter((on) => on !== null);
}

/** Numerator and denominator of a figure about plans or disputes; the denominator of a count is null. */
export function recountPlans(
  id: string,
  kind: string,
  stories: {
    readonly assessments: readonly AssessmentStory[];
    readonly plans: readonly PlanStory[];
    readonly disputes: readonly DisputeStory[];
  },
  scope: Scope,
): readonly [number, number | null] {
  const { assessments, plans, disputes } = stories;
  const decisions = appealable(assessments, plans).filter((on) => inside(on, scope)).length;
  if (id === 'ehc.decisions.appealable') return [decisions, null];
  const judge = ofPlans[id];
  const verdicts =
    judge === undefined ? ofDisputes(id, disputes, scope) : plans.flatMap((story) => judge(new PlanFile(story), scope));
  const numerator = verdicts.filter(Boolean).length;
  if (kind === 'ratio') return [numerator, decisions];
  return [numerator, kind === 'count' ? null : verdicts.length];
}

/** Whether this recount knows the figure. */
export function isAboutPlans(id: string): boolean {
  return id in ofPlans || /^ehc\.(?:dispute|mediation|tribunal|decisions)\./.test(id);
}
