import { choicesOf } from '../api/choices.js';
import { Choice, Day, Id, longestName, longestText, Reference, Text, Texts } from '../api/dto-field.js';
import { FactDto, NarratedDto } from '../api/fact.dto.js';
import type { AuditPart } from '../../workflows/quality/audit.events.js';
import type { OutcomeArea, OutcomeResult, ProvisionDeliveryChecked } from '../../workflows/plan/quality.events.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';

type CheckedAt = ProvisionDeliveryChecked['data']['at'];

export const auditParts = choicesOf<AuditPart>({ whole: true, education: true, health: true, care: true });
const checkedAt = choicesOf<CheckedAt>({ visit: true, review: true, other: true });
const areas = choicesOf<OutcomeArea>({
  communication: true,
  cognition: true,
  socialEmotional: true,
  sensoryPhysical: true,
  independence: true,
  health: true,
  care: true,
  preparingForAdulthood: true,
});
const results = choicesOf<OutcomeResult>({ met: true, partlyMet: true, notMet: true });

/** What every audit finds. */
abstract class AuditDto extends NarratedDto {
  @Reference({ help: 'Id of this audit; one is given where it is left out', optional: true })
  auditId?: string;

  @Text(longestName, { help: 'Code of the auditor’s post; GET /api/authority lists those there are' })
  post!: string;

  @Text(longestName, { help: 'Code of the grade; GET /api/authority lists those there are' })
  grade!: string;

  @Texts(longestName, { help: 'Codes of the criteria that were met. Every criterion stands in one of the three lists' })
  met!: readonly string[];

  @Texts(longestName, { help: 'Codes of the criteria that were not met' })
  notMet!: readonly string[];

  @Texts(longestName, { help: 'Codes of the criteria that do not apply', optional: true })
  notApplicable: readonly string[] = [];
}

export class AuditPlanDto extends AuditDto {
  @Choice(auditParts, { help: 'Which part of the plan was audited; health by a medical or clinical officer' })
  part!: AuditPart;
}

export class AuditReviewDto extends AuditDto {
  @Reference({ help: 'Which review' })
  reviewId!: string;
}

export class AuditAdviceDto extends AuditDto {
  @Id({ help: 'Which advice' })
  adviceId!: string;
}

const items = 'in the words of Section F, one an entry';

export class CheckProvisionDto extends NarratedDto {
  @Reference({ help: 'Id of this check; one is given where it is left out', optional: true })
  checkId?: string;

  @Choice(checkedAt, { help: 'On which occasion it was looked at' })
  at!: CheckedAt;

  @Texts(longestName, { help: `Provision that is delivered, ${items}`, optional: true })
  deliveredItems?: readonly string[];

  @Texts(longestName, { help: `Provision that is delivered in part, ${items}`, optional: true })
  partlyItems?: readonly string[];

  @Texts(longestName, { help: `Provision that is not delivered, ${items}`, optional: true })
  notDeliveredItems?: readonly string[];
}

export class SetOutcomeDto extends FactDto {
  @Reference({ help: 'Id of this outcome; one is given where it is left out', optional: true })
  outcomeId?: string;

  @Choice(areas, { help: 'What part of life or need it is about' })
  area!: OutcomeArea;

  @Text(longestText, { help: 'The outcome that the plan seeks' })
  outcome!: string;

  @Text(longestText, { help: 'The target by which anybody can tell whether it was reached' })
  target!: string;

  @Day({ help: 'When the target is to be reached', optional: true, nullable: true })
  reachBy: CalendarDate | null = null;
}

export class ReviewOutcomeDto extends FactDto {
  @Reference({ help: 'Which outcome' })
  outcomeId!: string;

  @Reference({ help: 'In which review it was looked at; null between two reviews', optional: true, nullable: true })
  reviewId: string | null = null;

  @Choice(results, { help: 'How far it was reached' })
  result!: OutcomeResult;

  @Text(longestText, { help: 'The evidence for it' })
  evidence!: string;
}
