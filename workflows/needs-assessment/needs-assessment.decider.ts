import type { Decider } from '../kernel/decider.js';
import type { NeedsAssessmentCommand } from './needs-assessment.commands.js';
import { contradictionIn } from './needs-assessment.contradictions.js';
import { decide, mayFollow } from './needs-assessment.decide.js';
import type { NeedsAssessmentEvent } from './needs-assessment.events.js';
import { evolve } from './needs-assessment.evolve.js';
import { notBegun } from './needs-assessment.state.js';
import type { NeedsAssessment } from './needs-assessment.state.js';

/** From the request (or becoming responsible) to the final plan, a refusal or another end. */
export const needsAssessmentDecider: Decider<NeedsAssessment, NeedsAssessmentCommand, NeedsAssessmentEvent> = {
  name: 'needsAssessment',
  initialState: notBegun,
  schemas: {},
  unchanging: ['LetterProduced', 'LetterSent'],
  decide,
  evolve,
  mayFollow,
  contradiction: contradictionIn,
};
