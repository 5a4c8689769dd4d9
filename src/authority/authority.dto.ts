import { longestCaseworkLimit } from '../../workflows/casework/casework-limits.js';
import type { ClosurePeriod } from '../../workflows/authority/authority.events.js';
import { largestSmallestShown } from '../../workflows/authority/voice-settings.js';
import { longestComplaintLimit } from '../../workflows/complaint/complaint-limits.js';
import { highestScore, lowestScore } from '../../workflows/feedback/questionnaire.js';
import type { AuditOf, AuditorPost, Criterion, Grade } from '../../workflows/quality/audit-settings.js';
import type { LetterContentRule } from '../../workflows/letters/checklist.js';
import type { AuthoritySettings } from '../../workflows/kernel/decider.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { ClosedSetting } from '../../workflows/timetable/calendars.js';
import { policyNames } from '../../workflows/timetable/policy-options.js';
import type { PolicyName } from '../../workflows/timetable/policy-options.js';
import { choicesOf } from '../api/choices.js';
import { Choice, Choices, Day, Flag, longestName, Part, Parts, Text, WholeNumber } from '../api/dto-field.js';

type Sector = AuthoritySettings['signOffOrder'][number];

const sectors = choicesOf<Sector>({ education: true, health: true, socialCare: true });
const closedSettings = choicesOf<ClosedSetting>({ school: true, post16: true, earlyYears: true });
const contentRules = choicesOf<LetterContentRule>({ confirmed: true, everything: true });
const auditedThings = choicesOf<AuditOf>({ plan: true, advice: true, review: true });
const longestCode = 100;
export const longestReason = 1_000;
const longestWords = 2_000;

/** What every change of a setting says. */
export abstract class SettingDto {
  @Day({ help: 'The day it holds from: today or earlier' })
  on!: CalendarDate;
}

export class ChoosePolicyOptionDto extends SettingDto {
  @Choice(policyNames, { help: 'The question on which the law is silent or disputed' })
  option!: PolicyName;

  @Text(longestName, { help: 'The answer; GET /api/authority lists those there are' })
  value!: string;

  @Text(longestReason, { help: 'Why. Stands in clear: name no child' })
  reason!: string;
}

export class SetSignOffOrderDto extends SettingDto {
  @Choices(sectors, { help: 'Sectors that must sign a plan off before it is sent, in order; empty for none' })
  order!: readonly Sector[];

  @Text(longestReason, { help: 'Why. Stands in clear: name no child', optional: true, nullable: true })
  reason: string | null = null;
}

export class MilestoneWeeksDto {
  @WholeNumber(1, 20, { help: 'Week by which all advice is in; usually 12', optional: true })
  adviceIn?: number;

  @WholeNumber(1, 20, { help: 'Week by which it is decided whether to draft a plan; usually 12', optional: true })
  decisionToDraft?: number;

  @WholeNumber(1, 20, { help: 'Week by which the draft plan is prepared; usually 14', optional: true })
  draftPrepared?: number;

  @WholeNumber(1, 20, { help: 'Week by which the draft plan is sent to the family; usually 16', optional: true })
  draftServed?: number;
}

export class SetLocalMilestonesDto extends SettingDto {
  @Part(() => MilestoneWeeksDto, { help: 'Weeks other than the usual; those left out stand at their usual week' })
  weeks!: Readonly<Partial<Record<string, number>>>;

  @Text(longestReason, { help: 'Why. Stands in clear: name no child', optional: true, nullable: true })
  reason: string | null = null;
}

export class CaseworkDaysDto {
  @WholeNumber(1, longestCaseworkLimit, {
    help: 'Working days after a missed limit from which a case counts as stuck; usually 1',
    optional: true,
  })
  limitMissed?: number;

  @WholeNumber(1, longestCaseworkLimit, {
    help: 'Working days before a limit from which a case counts as stuck; usually 5',
    optional: true,
  })
  limitNear?: number;

  @WholeNumber(1, longestCaseworkLimit, {
    help: 'Working days after advice was chased from which a case counts as stuck; usually 10',
    optional: true,
  })
  adviceSilent?: number;

  @WholeNumber(1, longestCaseworkLimit, {
    help: 'Working days after an exception from which a case counts as stuck where nothing followed; usually 5',
    optional: true,
  })
  exceptionOver?: number;

  @WholeNumber(1, longestCaseworkLimit, {
    help: 'Days without a record from which a case counts as stuck; usually 28',
    optional: true,
  })
  nothingRecorded?: number;

  @WholeNumber(1, longestCaseworkLimit, {
    help: 'Working days for the reply to an escalation; usually 5',
    optional: true,
  })
  escalationReply?: number;

  @WholeNumber(1, longestCaseworkLimit, {
    help: 'Working days without a reply after which an escalation goes to the second level; usually 10',
    optional: true,
  })
  escalationStepUp?: number;

  @WholeNumber(1, longestCaseworkLimit, { help: 'Working days to answer a call; usually 5', optional: true })
  call?: number;

  @WholeNumber(1, longestCaseworkLimit, { help: 'Working days to answer an e-mail; usually 5', optional: true })
  email?: number;

  @WholeNumber(1, longestCaseworkLimit, { help: 'Working days to answer a letter; usually 5', optional: true })
  letter?: number;
}

export class SetCaseworkLimitsDto extends SettingDto {
  @Part(() => CaseworkDaysDto, { help: 'Periods other than the usual; those left out stand at what is usual' })
  days!: Readonly<Partial<Record<string, number>>>;

  @Text(longestName, { help: 'Id of the manager for escalations nobody answers', optional: true, nullable: true })
  secondLevel: string | null = null;

  @Text(longestReason, { help: 'Why. Stands in clear: name no child', optional: true, nullable: true })
  reason: string | null = null;
}

export class ClosurePeriodDto {
  @Text(longestName, { help: 'What the closure is called, for example Summer holiday 2027' })
  name!: string;

  @Day({ help: 'First day closed' })
  firstClosedOn!: CalendarDate;

  @Day({ help: 'First day open again' })
  reopensOn!: CalendarDate;
}

/** Whose closures of which academic year. */
export abstract class ClosureGroupDto extends SettingDto {
  @WholeNumber(2014, 2100, { help: 'Calendar year in which the academic year begins: 2026 for 2026/27' })
  academicYear!: number;

  @Choice(closedSettings, { help: 'What sort of setting', optional: true })
  kind: ClosedSetting = 'school';

  @Text(longestName, {
    help: 'A setting with dates of its own; null for all of the authority',
    optional: true,
    nullable: true,
  })
  setting: string | null = null;
}

export class RecordSchoolClosuresDto extends ClosureGroupDto {
  @Parts(() => ClosurePeriodDto, { help: 'Every closure that begins in the academic year; replaces an earlier list' })
  closures!: readonly ClosurePeriod[];

  @Text(longestReason, { help: 'Why. Stands in clear: name no child', optional: true })
  reason?: string;
}

export class WithdrawSchoolClosuresDto extends ClosureGroupDto {
  @Text(longestReason, { help: 'Why. Stands in clear: name no child' })
  reason!: string;
}

export class SetLetterheadDto extends SettingDto {
  @Text(longestName, { help: 'Name of the authority as letters carry it' })
  name!: string;

  @Text(500, { help: 'Its address, line by line' })
  address!: string;

  @Text(500, { help: 'Telephone, e-mail and hours, line by line' })
  contact!: string;

  @Text(longestWords, { help: 'How an appeal is made (reg 5(3), reg 14)', optional: true, nullable: true })
  appeal: string | null = null;

  @Text(longestWords, { help: 'The mediation adviser of the area (reg 32)', optional: true, nullable: true })
  mediation: string | null = null;

  @Text(longestWords, { help: 'Who helps with a disagreement', optional: true, nullable: true })
  disagreementResolution: string | null = null;

  @Text(longestWords, { help: 'Who gives information, advice and support', optional: true, nullable: true })
  adviceServices: string | null = null;

  @Text(longestWords, { help: 'Where schools and colleges are listed (reg 13(1))', optional: true, nullable: true })
  settingInformation: string | null = null;

  @Choice(contentRules, {
    help: 'Whether letters must also hold what our source does not confirm for their notice',
    optional: true,
  })
  content: LetterContentRule = 'confirmed';

  @Text(longestReason, { help: 'Why. Stands in clear: name no child', optional: true, nullable: true })
  reason: string | null = null;
}

export class SetComplaintLimitsDto extends SettingDto {
  @WholeNumber(1, longestComplaintLimit, { help: 'Working days for the answer at the first stage; usually 10' })
  firstStage!: number;

  @WholeNumber(1, longestComplaintLimit, { help: 'Working days for the answer at the second stage; usually 20' })
  secondStage!: number;

  @Text(longestReason, { help: 'Why. Stands in clear: name no child', optional: true, nullable: true })
  reason: string | null = null;
}

export class QuestionDto {
  @Text(40, { help: 'Short name of the question; its words never change under it' })
  id!: string;

  @Text(200, { help: 'The question, as a sentence to agree with' })
  text!: string;
}

export class SetQuestionnaireDto extends SettingDto {
  @Parts(() => QuestionDto, { help: 'What families are asked, each answered from 1 to 5' })
  questions!: readonly QuestionDto[];

  @WholeNumber(lowestScore + 1, highestScore, { help: 'Mean score from which a reply counts as positive; usually 4' })
  positiveFrom!: number;

  @Text(longestReason, { help: 'Why. Stands in clear: name no child', optional: true, nullable: true })
  reason: string | null = null;
}

export class SetSmallestShownDto extends SettingDto {
  @WholeNumber(1, largestSmallestShown, { help: 'The smallest count that is published; usually 5' })
  smallestShown!: number;

  @Text(longestReason, { help: 'Why. Stands in clear: name no child', optional: true, nullable: true })
  reason: string | null = null;
}

const codeHelp = 'A code that stands for it in audits; never changed while its meaning stays';

export class GradeDto {
  @Text(longestCode, { help: codeHelp })
  code!: string;

  @Text(longestName, { help: 'What it is called' })
  title!: string;

  @Flag({ help: 'It counts as good or better' })
  good!: boolean;
}

export class CriterionDto {
  @Text(longestCode, { help: codeHelp })
  code!: string;

  @Text(longestName, { help: 'What is looked for' })
  title!: string;
}

export class AuditorPostDto {
  @Text(longestCode, { help: codeHelp })
  code!: string;

  @Text(longestName, { help: 'What the post is called' })
  title!: string;

  @Flag({ help: 'It is a medical or clinical officer, and so audits the health part of plans' })
  clinical!: boolean;
}

export class SetAuditScaleDto extends SettingDto {
  @Parts(() => GradeDto, { help: 'The grades, worst first; those that count as good or better come last' })
  grades!: readonly Grade[];

  @Text(longestReason, { help: 'Why. Stands in clear: name no child', optional: true, nullable: true })
  reason: string | null = null;
}

export class SetAuditCriteriaDto extends SettingDto {
  @Choice(auditedThings, { help: 'Audits of what' })
  of!: AuditOf;

  @Parts(() => CriterionDto, { help: 'What such audits look at; replaces the list before' })
  criteria!: readonly Criterion[];

  @Text(longestReason, { help: 'Why. Stands in clear: name no child', optional: true, nullable: true })
  reason: string | null = null;
}

export class SetAuditorPostsDto extends SettingDto {
  @Parts(() => AuditorPostDto, { help: 'The posts that audit; replaces the list before' })
  posts!: readonly AuditorPost[];

  @Text(longestReason, { help: 'Why. Stands in clear: name no child', optional: true, nullable: true })
  reason: string | null = null;
}
