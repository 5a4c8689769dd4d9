import type { PlanEvent } from '../../workflows/plan/plan.events.js';
import type { PlacementTerms } from '../../workflows/plan/placement.events.js';
import type { CaseStory } from './case-story.js';
import { jo } from './demo-people.js';
import type { ShowcaseCase, ShowcaseDates } from './showcase-case.js';
import { kept } from './showcase-plans.js';
import type { Kept } from './showcase-plans.js';

/** What happened on a day, made once it is known of which child. */
export type FactTold = (story: CaseStory, dates: ShowcaseDates) => Omit<PlanEvent, 'occurredOn'>;
export type Told = readonly [on: string, fact: FactTold];

/** What is told of a plan once it was brought in, day by day. */
export function keptWith(plan: Kept, told: readonly Told[]): ShowcaseCase {
  const before = kept(plan);
  return {
    ...before,
    tell(story, dates) {
      [story.worker, story.team] = [jo, 'West team'];
      before.tell(story, dates);
      for (const [index, [on, fact]] of told.entries()) {
        const day = dates.on(on);
        const event = { ...fact(story, dates), occurredOn: day } as PlanEvent;
        story.planFacts(day, [event], { recorded: { day, minute: 9 * 60 + 15 + 7 * index } });
      }
    },
  };
}

export const fact =
  (type: PlanEvent['type'], data: object): FactTold =>
  () => ({ type, data });

const expected = fact('AdultServicesNeedJudged', { expected: 'yes' });
const asked = fact('TransitionAssessmentRequested', { requestedBy: 'authority' });
const found = (result: 'needsLikely' | 'needsNotLikely'): FactTold => fact('TransitionAssessmentCompleted', { result });
const careActAsked =
  (dueOn: string): FactTold =>
  (_, dates) => ({ type: 'CareActAssessmentRequested', data: { dueOn: dates.on(dueOn) } });

const mainstream: PlacementTerms = {
  provision: 'academyMainstream',
  boarding: 'day',
  outOfArea: false,
  authority: null,
  outsideDesignation: null,
};
const placementId = (story: CaseStory): string => story.id('placement at risk');
const placed: FactTold = (story) => ({
  type: 'PlacementStarted',
  data: { placementId: placementId(story), rank: 1, ...mainstream },
  personal: { [story.ids.child]: { setting: story.child.school.name, urn: story.child.school.urn } },
});
const farAway: FactTold = (story) => {
  const terms = { provision: 'independentSpecial', boarding: 'day', outOfArea: true, authority: '998' };
  const data = { placementId: placementId(story), rank: 1, ...terms, outsideDesignation: null };
  const personal = { [story.ids.child]: { setting: 'Kittiwake Court' } };
  return { type: 'PlacementStarted', data, personal } as unknown as Omit<PlanEvent, 'occurredOn'>;
};
const brokeDown: FactTold = (story) => ({
  type: 'PlacementEnded',
  data: { placementId: placementId(story), because: 'breakdown' },
});

/**
 * Children of whom something is recorded that chance gives to few or to none, so that every figure has somebody on either
 * side of its fraction.
 */
export const bothSides: readonly ShowcaseCase[] = [
  // Assessed in good time before 17 and a half.
  keptWith(
    { name: ['Jory', 'Penhale'], birthDate: '2008-12-08', sex: 'M', parent: 'Lowenna', school: 'Northmere College', madeOn: '2019-03-14', lastReviewedOn: '2025-12-10' },
    [['2026-01-12', expected], ['2026-01-20', asked], ['2026-04-21', found('needsNotLikely')]],
  ),
  // After 17 and a half, before 18; the care assessment was late.
  keptWith(
    { name: ['Tegen', 'Nancarrow'], birthDate: '2008-09-15', sex: 'F', parent: 'Elowen', school: 'Northmere College', madeOn: '2018-06-20', lastReviewedOn: '2025-12-11' },
    [['2026-01-13', expected], ['2026-02-03', asked], ['2026-06-23', found('needsLikely')], ['2026-07-07', careActAsked('2026-08-18')], ['2026-10-13', fact('CareActAssessmentCompleted', { eligible: true })]],
  ),
  // Not before 18; the return would lack two details of him.
  keptWith(
    { name: ['Cador', 'Trewin'], without: ['ethnicity', 'postcode'], birthDate: '2008-06-02', sex: 'M', parent: 'Senara', school: 'Northmere College', madeOn: '2017-02-09', lastReviewedOn: '2025-12-15' },
    [['2026-01-14', expected], ['2026-02-10', asked], ['2026-07-14', found('needsLikely')]],
  ),
  // The fear for the move to year 7 came true.
  keptWith(
    { name: ['Wella', 'Carne'], birthDate: '2014-11-03', sex: 'M', parent: 'Morwen', school: 'Saltings Academy', madeOn: '2021-05-11', lastReviewedOn: '2025-12-16' },
    [['2026-06-16', fact('BreakdownRiskFlagged', { because: 'unsettledByMove', ownerPost: 'Inclusion lead' })], ['2026-09-03', placed], ['2026-10-15', brokeDown]],
  ),
  // It did not.
  keptWith(
    { name: ['Kerensa', 'Bray'], birthDate: '2010-05-21', sex: 'F', parent: 'Rosen', school: 'Harbour Academy', madeOn: '2020-01-22', lastReviewedOn: '2025-12-17' },
    [['2026-03-17', fact('BreakdownRiskFlagged', { because: 'attendance', ownerPost: 'Year 11 lead' })], ['2026-09-22', fact('BreakdownRiskLifted', { because: 'settled' })]],
  ),
  // Placed away, and nobody has been there since.
  keptWith(
    { name: ['Branok', 'Tyack'], birthDate: '2012-03-22', sex: 'M', parent: 'Jenna', school: 'Harbour Academy', madeOn: '2020-11-10', lastReviewedOn: '2025-12-18' },
    [['2026-01-08', farAway]],
  ),
  // It stands.
  keptWith(
    { name: ['Myghal', 'Rowse'], birthDate: '2016-02-14', sex: 'M', parent: 'Derwa', school: 'Oak Bank Primary', madeOn: '2022-09-13', lastReviewedOn: '2025-12-18', transferBy: '02-15' },
    [['2026-10-20', fact('BreakdownRiskFlagged', { because: 'needNotMet', ownerPost: 'Inclusion lead' })]],
  ),
]; // prettier-ignore
