import type { StuckRule } from '../casework/casework-limits.js';
import type { FactCorrected, Narrative, NoteAdded } from '../kernel/common-events.js';
import type { Fact } from '../kernel/fact.js';
import type { CalendarDate } from '../timetable/calendar-date.js';

/** A case that does not move was put before a manager, because it meets a rule or because somebody says so. */
export type EscalationRaised = Fact<
  'EscalationRaised',
  {
    readonly childId: string;
    /** The assessment or plan that is stuck, `needsAssessment-<id>` or `plan-<id>`; null: the case as a whole. */
    readonly aboutStream: string | null;
    /** The rule it meets, or by hand. */
    readonly rule: StuckRule | 'byHand';
    /** Id of the manager. */
    readonly to: string;
    /** The team of the case on that day. */
    readonly team: string | null;
    /** Working days for the reply, as the authority's limit stood on that day; null only on its way in. */
    readonly replyWithin: number | null;
  },
  Narrative
>;

/** The manager replied: what was decided, and by when the next step is to be done. */
export type EscalationReplied = Fact<
  'EscalationReplied',
  {
    readonly decision: 'nextStepAgreed' | 'givenToSomebodyElse' | 'helpGiven' | 'takenUpOutside' | 'noAction';
    readonly nextStepBy: CalendarDate | null;
  },
  Narrative
>;

/** It went to the second level. */
export type EscalationSteppedUp = Fact<'EscalationSteppedUp', { readonly to: string }, Narrative>;

/** It is settled. */
export type EscalationSettled = Fact<
  'EscalationSettled',
  { readonly because: 'caseMoved' | 'nothingMoreToDo' | 'noLongerOurs' },
  Narrative
>;

/** Facts that move the stage. */
export type EscalationStep = EscalationRaised | EscalationReplied | EscalationSteppedUp | EscalationSettled;
export type EscalationEvent = EscalationStep | NoteAdded | FactCorrected;
