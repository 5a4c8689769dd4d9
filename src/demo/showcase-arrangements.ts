import type { FundingTerms } from '../../workflows/plan/funding.events.js';
import { independentSpecialists, specialSchools } from '../../workflows/plan/placement-terms.js';
import type { PlacementEnded, PlacementStarted } from '../../workflows/plan/placement.events.js';
import type { PlanEvent } from '../../workflows/plan/plan.events.js';
import type { PreferenceStep, SpecialProvision } from '../../workflows/plan/preference.events.js';
import { addDays, latest } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CaseStory } from './case-story.js';
import { actorOf } from './demo-people.js';
import type { DemoStep } from './demo-plan.js';
import { schools } from './demo-names.js';
import { HistoryWriter, workingDayAfter } from './history-writer.js';
import { chapter } from './placement-record.js';
import type { Chapter, Known } from './placement-record.js';
import type { SeededRandom } from './seeded-random.js';
import { knownOf } from './showcase-placements.js';

/**
 * The steps of a child with who pays for its plan, what the family asked for and the place it waits for. They have chance and
 * ids of their own, so that they change nothing of what was told without them.
 */
export function withArrangements(
  steps: readonly DemoStep[],
  story: CaseStory,
  chances: (part: string) => SeededRandom,
  label: string,
  now: Date,
): readonly DemoStep[] {
  const known = knownOf(steps, story);
  if (known === null || known.endedOn !== null || factsOf(steps, 'CustodyBegan').length > 0) return steps;
  const random = chances('arrangements');
  const teller: Teller = { known, story, random, steps };
  const chapters = [
    ...funding(teller),
    ...waits(teller),
    ...preferences(teller),
    ...budgets(teller),
    ...nextPlacement(teller),
  ];
  const writer = new HistoryWriter(random, `${label}|arrangements`);
  for (const { at, facts } of chapters) {
    if (at > known.today || facts.some(({ occurredOn }) => occurredOn > known.today)) continue;
    const command = { type: 'RecordHistory', facts };
    writer.tell({ workflow: 'plan', id: known.planId, at, command, actor: actorOf(story.worker), source: 'user' });
  }
  return [...steps, ...writer.steps(now)].toSorted((a, b) => a.recordedAt - b.recordedAt);
}

interface Teller {
  readonly known: Known;
  readonly story: CaseStory;
  readonly random: SeededRandom;
  readonly steps: readonly DemoStep[];
}

interface Recorded<Fact> {
  readonly fact: Fact;
  readonly recordedOn: CalendarDate;
}

function factsOf<Type extends PlanEvent['type']>(
  steps: readonly DemoStep[],
  type: Type,
): readonly Recorded<Extract<PlanEvent, { type: Type }>>[] {
  return steps.flatMap(({ command, workflow, recordedOn }) => {
    const facts = workflow === 'plan' ? ((command as { readonly facts?: readonly PlanEvent[] }).facts ?? []) : [];
    return facts.flatMap((fact) =>
      fact.type === type ? [{ fact: fact as Extract<PlanEvent, { type: Type }>, recordedOn }] : [],
    );
  });
}

/** A day of the last fourteen months on which the plan was on record. */
function lately({ known, random }: Teller): CalendarDate {
  return latest([addDays(known.today, -random.int(0, 420)), addDays(known.from, 1)]) ?? known.today;
}

/** Independent schools are mostly paid for together; a few plans are without any placement of that kind. */
function funding(teller: Teller): readonly Chapter[] {
  const { known, story, random, steps } = teller;
  const dear = factsOf(steps, 'PlacementStarted').find(({ fact }) => independentSpecialists.includes(fact.data.provision)); // prettier-ignore
  if (dear === undefined ? !random.chance(0.02) : !random.chance(0.7)) return [];
  const placementId = dear?.fact.data.placementId ?? null;
  const from = dear?.fact.occurredOn ?? lately(teller);
  const at = addDays(latest([from, dear?.recordedOn ?? from, addDays(known.from, 1)]) ?? from, random.int(1, 14));
  const agreementId = story.id('joint funding');
  const first = terms(teller, dear?.fact ?? null, from);
  const chapters = [
    agreed(teller, at, { type: 'FundingAgreementRecorded', occurredOn: from, data: { agreementId, placementId, ...first } }), // prettier-ignore
  ];
  const ended = factsOf(steps, 'PlacementEnded').find(({ fact }) => fact.data.placementId === placementId);
  let { reviewOn } = first;
  while (reviewOn !== null && reviewOn < known.today && ended === undefined && random.chance(0.55)) {
    const on = workingDayAfter(reviewOn, random.int(0, 20));
    const next = { ...first, reviewOn: yearAfter(on) };
    chapters.push(
      agreed(teller, latest([on, addDays(at, 1)]) ?? on, {
        type: 'FundingAgreementChanged',
        occurredOn: on,
        data: { agreementId, ...next },
      }),
    );
    reviewOn = next.reviewOn;
  }
  if (ended !== undefined && random.chance(0.85)) chapters.push(fundingOver(agreementId, ended, at));
  const told = chapters.at(-1)?.at ?? at;
  if (ended === undefined && random.chance(0.12)) {
    const on = addDays(told, random.int(20, 120));
    const data = { agreementId, because: random.pick(['funderLeft', 'replaced'] as const) };
    chapters.push({ at: on, facts: [{ type: 'FundingAgreementEnded', occurredOn: on, data }] });
  }
  return chapters;
}

function agreed({ story }: Teller, at: CalendarDate, fact: PlanEvent & { readonly data: FundingTerms }): Chapter {
  const personal = fact.data.otherShare > 0 ? { [story.ids.child]: { otherFunder: 'A charity for deaf children' } } : undefined; // prettier-ignore
  return { at, facts: [personal === undefined ? fact : ({ ...fact, personal } as PlanEvent)] };
}

function fundingOver(agreementId: string, { fact, recordedOn }: Recorded<PlacementEnded>, at: CalendarDate): Chapter {
  const { occurredOn } = fact;
  const data = { agreementId, because: 'placementEnded' as const };
  const told = latest([recordedOn, occurredOn, at]) ?? occurredOn;
  return { at: addDays(told, 2), facts: [{ type: 'FundingAgreementEnded', occurredOn, data }] };
}

/** The same day of the next year; the last of February where that year has no 29th. */
const yearAfter = (on: CalendarDate): CalendarDate => addDays(on, 365);

function terms({ random }: Teller, placement: PlacementStarted | null, from: CalendarDate): FundingTerms {
  const [educationShare, healthShare, careShare, otherShare] = random.pick([
    [60, 40, 0, 0],
    [50, 25, 25, 0],
    [70, 0, 30, 0],
    [50, 40, 0, 10],
  ] as const);
  const residential = placement !== null && placement.data.boarding !== 'day';
  const totalPounds = random.chance(0.8) ? 1_000 * (residential ? random.int(95, 240) : random.int(30, 75)) : null;
  // Half of them are looked at again after half a year already.
  const reviewOn = random.chance(0.9) ? addDays(from, random.pick([182, 365] as const)) : null;
  const percent = { sharedIn: 'percent', educationShare, healthShare, careShare, otherShare, totalPounds, reviewOn } as const; // prettier-ignore
  if (totalPounds === null || random.chance(0.6)) return percent;
  const pounds = (share: number): number => (totalPounds * share) / 100;
  return {
    ...percent,
    sharedIn: 'poundsAYear',
    educationShare: pounds(educationShare),
    healthShare: pounds(healthShare),
    careShare: pounds(careShare),
    otherShare: pounds(otherShare),
  };
}

/** Whoever is in a special school had waited for it; a few others wait. */
function waits(teller: Teller): readonly Chapter[] {
  const { known, story, random, steps } = teller;
  const waitId = story.id('special place');
  const started = factsOf(steps, 'PlacementStarted').find(({ fact }) => specialSchools.includes(fact.data.provision))?.fact; // prettier-ignore
  const agreedBy = random.weighted([['panel', 6], ['plan', 3], ['order', 1]] as const); // prettier-ignore
  if (started !== undefined) {
    if (!random.chance(0.5)) return [];
    const on = addDays(started.occurredOn, -random.int(10, 120));
    const provision = started.data.provision as SpecialProvision;
    return [chapter(known, on, { type: 'SpecialPlaceAgreed', occurredOn: on, data: { waitId, provision, agreedBy } })];
  }
  if (!random.chance(0.05)) return [];
  const on = latest([addDays(known.today, -random.int(5, 220)), known.madeOn]) ?? known.today;
  const provision = random.pick(['specialMaintained', 'academySpecial', 'resourcedProvision'] as const);
  const chapters = [chapter(known, on, { type: 'SpecialPlaceAgreed', occurredOn: on, data: { waitId, provision, agreedBy } })]; // prettier-ignore
  if (random.chance(0.35)) {
    const over = workingDayAfter(on, random.int(5, 40));
    const because = random.pick(['familyChose', 'needChanged', 'otherPlacement'] as const);
    const told = latest([over, addDays(chapters[0]?.at ?? on, 1)]) ?? over;
    chapters.push({
      at: told,
      facts: [{ type: 'SpecialPlaceWithdrawn', occurredOn: over, data: { waitId, because } }],
    });
  }
  return chapters;
}

const steps: readonly PreferenceStep[] = ['anotherSetting', 'waitForPlace', 'earlyReview', 'mediation', 'accepted'];

/** One family in five asked for a school in these months; most got it. */
function preferences(teller: Teller): readonly Chapter[] {
  const { random } = teller;
  if (!random.chance(0.2)) return [];
  const first = asked(teller, 'preference', lately(teller));
  const told = workingDayAfter(first.on, random.int(20, 70));
  const preferenceId = first.id;
  const result = random.weighted([['met', 13], ['notMet', 6], ['withdrawn', 1]] as const); // prettier-ignore
  const wants = result === 'notMet' ? random.pick(steps) : null;
  const by = wants === null || wants === 'accepted' ? null : addDays(told, random.int(14, 90));
  const grounds = wants === null ? [] : random.some(['unsuitable', 'incompatibleEducation', 'incompatibleResources'] as const, random.int(1, 2)); // prettier-ignore
  const answer: PlanEvent = {
    type: 'PreferenceAnswered',
    occurredOn: told,
    data: { preferenceId, result, grounds, nextStep: wants, nextStepOn: by },
  };
  const chapters = [first.chapter, { at: told, facts: [answer] }];
  if (by === null) return chapters;
  if (random.chance(0.3)) {
    const accepted = { preferenceId, nextStep: 'accepted', nextStepOn: null } as const;
    chapters.push({ at: by, facts: [{ type: 'PreferenceStepPlanned', occurredOn: by, data: accepted }] });
  } else if (random.chance(0.25)) {
    chapters.push(asked(teller, 'second preference', by).chapter);
  }
  return chapters;
}

function asked({ known, story, random }: Teller, word: string, on: CalendarDate): { readonly id: string; readonly on: CalendarDate; readonly chapter: Chapter } {
  const school = random.pick(schools);
  const provision = school.phase === 'special' ? 'specialMaintained' : school.phase === 'college' ? 'furtherEducation' : 'academyMainstream'; // prettier-ignore
  const id = story.id(word);
  const data = { preferenceId: id, provision, statedBy: random.chance(0.85) ? 'parent' : 'youngPerson' } as const;
  const personal = { [story.ids.child]: { setting: school.name, urn: school.urn } };
  return { id, on, chapter: chapter(known, on, { type: 'PreferenceRecorded', occurredOn: on, data, personal }) };
} // prettier-ignore

/** A few families asked for a personal budget. */
function budgets(teller: Teller): readonly Chapter[] {
  const { known, random } = teller;
  if (!random.chance(0.06)) return [];
  const on = lately(teller);
  const during = random.pick(['draft', 'review', 'review', 'reassessment'] as const);
  const askedBy = random.chance(0.9) ? ('parent' as const) : ('youngPerson' as const);
  const request = chapter(known, on, { type: 'PersonalBudgetAsked', occurredOn: on, data: { askedBy, during } });
  const told = workingDayAfter(request.at, random.int(10, 50));
  const agreedTo: PlanEvent = random.chance(0.6)
    ? { type: 'PersonalBudgetAgreed', occurredOn: told, data: { arrangement: random.pick(['organised', 'directPayment', 'mixed'] as const) } }
    : { type: 'PersonalBudgetRefused', occurredOn: told, data: { because: random.pick(['notSeparable', 'otherServices', 'resources'] as const) } }; // prettier-ignore
  return [request, { at: told, facts: [agreedTo] }];
}

/** Where a placement ended and the plan goes on, mostly another one begins some weeks later. */
function nextPlacement({ known, story, random, steps: told }: Teller): readonly Chapter[] {
  const ended = factsOf(told, 'PlacementEnded').at(-1);
  const began = factsOf(told, 'PlacementStarted').at(-1);
  const over = began === undefined || began.fact.data.placementId === ended?.fact.data.placementId;
  if (ended === undefined || !over || !random.chance(0.8)) return [];
  const on = workingDayAfter(ended.fact.occurredOn, random.int(5, 60));
  const at = addDays(latest([on, ended.recordedOn]) ?? on, random.int(1, 5));
  const placementId = story.id('next placement');
  // A placement of long ago would have been visited; one that began lately need not have been.
  const away = on > addDays(known.today, -120) && random.chance(0.4);
  const provision = away ? 'independentSpecial' : random.pick(['specialMaintained', 'academySpecial', 'resourcedProvision'] as const); // prettier-ignore
  const area = { outOfArea: away, authority: away ? '997' : null, outsideDesignation: null };
  const facts: PlanEvent[] = [
    { type: 'PlacementStarted', occurredOn: on, data: { placementId, rank: 1, provision, boarding: 'day', ...area } },
  ];
  if (random.chance(0.7)) {
    const poundsAYear = 1_000 * (away ? random.int(40, 75) : random.int(14, 26));
    facts.push({ type: 'PlacementCostRecorded', occurredOn: on, data: { placementId, poundsAYear } });
  }
  return [{ at, facts }];
}
