import type {
  Boarding,
  OutOfAreaReasonRecorded,
  PlacementEndReason,
  PlacementEvent,
  Provision,
  ReturnPlanned,
  VisitRecorded,
} from '../../../workflows/plan/placement.events.js';
import { authorityNames } from '../../sen2/authorities.js';
import { codes } from './field-table.js';
import type { FieldTable } from './field-table.js';

type Words<Code extends string> = Readonly<Record<Code, string>>;

/** Kinds of provision, as a form offers them and a list tells them. */
export const provisionWords: Words<Provision> = {
  mainstreamMaintained: 'Maintained mainstream school',
  academyMainstream: 'Mainstream academy or free school',
  resourcedProvision: 'Resourced provision of a mainstream school',
  senUnit: 'SEN unit or inclusion centre of a mainstream school',
  specialMaintained: 'Maintained special school',
  academySpecial: 'Special academy or free school',
  nonMaintainedSpecial: 'Non-maintained special school',
  independentSpecial: 'Independent special school',
  independentOther: 'Other independent school',
  earlyYears: 'Early years setting',
  furtherEducation: 'Further education or sixth form college',
  specialPost16: 'Independent specialist college',
  alternativeProvision: 'Alternative provision',
  educatedElsewhere: 'Taught somewhere other than a school',
  other: 'Another setting',
};

export const boardingWords: Words<Boarding> = {
  day: 'By day',
  residential38: 'Residential, 38 weeks a year',
  residential52: 'Residential, 52 weeks a year',
};

export const endReasonWords: Words<PlacementEndReason> = {
  breakdown: 'It broke down',
  movedPhase: 'Moved on to the next phase',
  movedSetting: 'Moved to another school or college',
  leftArea: 'The family left the area',
  planEnded: 'The plan ended',
  other: 'Another reason',
};

export const outOfAreaReasonWords: Words<OutOfAreaReasonRecorded['data']['because']> = {
  noLocalProvision: 'No provision of that kind in our area',
  noLocalPlace: 'No place free in our area',
  localPlacementFailed: 'A placement in our area broke down',
  familyPreference: 'The family’s preference',
  order: 'The Tribunal ordered it',
  livesThere: 'The child lives there',
  other: 'Another reason',
};

export const returnAimWords: Words<ReturnPlanned['data']['aim']> = {
  localSchool: 'To a school in our area',
  atPhaseTransfer: 'With the next phase transfer',
  localPost16: 'To post-16 education in our area',
  noReturn: 'No return is planned',
};

export const visitProgressWords: Words<VisitRecorded['data']['progress']> = {
  good: 'Getting on well',
  someConcern: 'Some concern',
  seriousConcern: 'Serious concern',
};

export const deliveredWords: Words<VisitRecorded['data']['provisionDelivered']> = {
  all: 'All of it',
  part: 'Part of it',
  none: 'None of it',
};

/** What happened to a placement, as a clause after "when" or "that". */
export const placementClauses: Words<PlacementEvent['type']> = {
  PlacementStarted: 'the placement began',
  PlacementChanged: 'the placement changed',
  PlacementEnded: 'the placement ended',
  OutOfAreaReasonRecorded: 'the reason for placing out of area was recorded',
  ReturnPlanned: 'the return to the area was planned',
  VisitRecorded: 'the visit was made',
  PlacementCostRecorded: 'the cost of the placement was recorded',
};

/** Fields of facts about placements that mean the same in all of them. */
export const placementFields: FieldTable = {
  provision: { label: 'Kind of school or setting', value: codes(provisionWords) },
  boarding: { label: 'By day or residential', value: codes(boardingWords) },
  outOfArea: { label: 'In the area of another authority' },
  authority: { label: 'Authority of that area', value: codes(Object.fromEntries(authorityNames)) },
  outsideDesignation: { label: 'Outside the school’s designation' },
  localOptionsConsidered: { label: 'Schools and colleges of our area considered' },
  fundingConsidered: { label: 'Cost and funding considered' },
  aim: { label: 'How the child comes back', value: codes(returnAimWords) },
  returnBy: { label: 'Back by' },
  seenInClass: { label: 'Seen in class' },
  progress: { label: 'Progress', value: codes(visitProgressWords) },
  provisionDelivered: { label: 'Provision in section F delivered', value: codes(deliveredWords) },
  nextVisitOn: { label: 'Next visit arranged for' },
  poundsAYear: { label: 'Pounds a year' },
};

/** Fields that mean something of their own in one of them. */
export const placementFieldsByFact: Readonly<Record<string, FieldTable>> = {
  PlacementEnded: { because: { label: 'Why it ended', value: codes(endReasonWords) } },
  OutOfAreaReasonRecorded: {
    because: { label: 'Why need could not be met here', value: codes(outOfAreaReasonWords) },
  },
  VisitRecorded: { post: { label: 'Post of who went' } },
};
