import type { DisputeOutcomeRecorded, OutcomeBy, Requirement } from '../../workflows/dispute/dispute-outcome.events.js';
import { choicesOf } from './choices.js';
import { Choice, Day, Id } from './dto-field.js';
import { FactDto } from './fact.dto.js';

const outcomes = choicesOf<OutcomeBy>({ order: true, concession: true, agreement: true });

/** Everything that can be required (reg 44(2)); which of it belongs where is the workflow's to say. */
export const requirements = choicesOf<Requirement>({
  assess: true,
  reassess: true,
  makePlan: true,
  reconsider: true,
  amendContent: true,
  nameSetting: true,
  continuePlan: true,
  continueAndAmend: true,
  ceasePlan: true,
});

export class RecordDisputeOutcomeDto extends FactDto {
  @Id({ help: 'The dispute that ended so' })
  disputeId!: string;

  @Choice(outcomes, { help: 'How it ended' })
  by!: OutcomeBy;

  @Choice(requirements, { help: 'What must be done because of it' })
  requires!: Requirement;

  @Day({ help: 'A date that the order, direction or agreement itself sets', optional: true, nullable: true })
  directedOn: DisputeOutcomeRecorded['data']['directedOn'] = null;
}
