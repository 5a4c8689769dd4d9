import type { CaseAllocated, FactCorrected, Narrative, NoteAdded } from '../kernel/common-events.js';
import type { Fact } from '../kernel/fact.js';

export type ComplaintKind = 'delay' | 'communication' | 'planContent' | 'provisionNotMade' | 'transport' | 'other';
export type Complainant = 'parent' | 'youngPerson' | 'representative' | 'setting' | 'other';
export type ComplaintOutcome = 'upheld' | 'partlyUpheld' | 'notUpheld';

/**
 * Somebody complained about what the authority did or left undone: about a child's case, or off a case about a team or
 * a service. `occurredOn` is the day it was received. `answerWithin` is the number of working days in which an answer was
 * promised: kept with the complaint, so that another limit set later changes nothing that was promised before.
 */
export type ComplaintReceived = Fact<
  'ComplaintReceived',
  {
    /** Null off a case. */
    readonly childId: string | null;
    /** A person with a key of their own: a parent or carer on the child's record, or registered for this complaint. */
    readonly complainantId: string;
    readonly complainant: Complainant;
    readonly kind: ComplaintKind;
    /** The team it is about; null where it is about the service as a whole, or not said. */
    readonly aboutTeam: string | null;
    readonly answerWithin: number | null;
  },
  Narrative & { readonly complainantName?: string; readonly complainantContact?: string }
>;
/** The complainant was told that the complaint had come and who answers it. */
export type ComplaintAcknowledged = Fact<'ComplaintAcknowledged', object, Narrative>;
/** The authority answered: at the first stage, or at the second where it was asked for. */
export type ComplaintAnswered = Fact<
  'ComplaintAnswered',
  { readonly outcome: ComplaintOutcome },
  Narrative & {
    /** What is done about it. */
    readonly action?: string;
  }
>;
/** The complainant was not content with the first answer and asked for the second stage. */
export type ComplaintTakenFurther = Fact<'ComplaintTakenFurther', { readonly answerWithin: number | null }, Narrative>;
/** The Local Government and Social Care Ombudsman told us that the complaint had been brought to it. */
export type ComplaintTakenToOmbudsman = Fact<'ComplaintTakenToOmbudsman', object, Narrative>;
export type OmbudsmanDecided = Fact<
  'OmbudsmanDecided',
  { readonly decision: 'upheld' | 'notUpheld' | 'notInvestigated' },
  Narrative & { readonly action?: string }
>;
export type ComplaintWithdrawn = Fact<'ComplaintWithdrawn', object, Narrative>;
/** Nothing more is to come. */
export type ComplaintClosed = Fact<
  'ComplaintClosed',
  { readonly because: 'answered' | 'decidedByOmbudsman' | 'dealtWithOtherwise' | 'recordedByMistake' }
>;

export type ComplaintStageEvent =
  | ComplaintReceived
  | ComplaintAcknowledged
  | ComplaintAnswered
  | ComplaintTakenFurther
  | ComplaintTakenToOmbudsman
  | OmbudsmanDecided
  | ComplaintWithdrawn
  | ComplaintClosed;
export type ComplaintEvent = ComplaintStageEvent | CaseAllocated | NoteAdded | FactCorrected;
