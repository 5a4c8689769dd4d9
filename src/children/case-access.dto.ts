import { longestName, longestText, Text, Texts } from '../api/dto-field.js';
import { ChildDto } from './child.dto.js';

/** Who may open a restricted case besides those it is allocated to. */
export abstract class CaseOpenersDto extends ChildDto {
  @Texts(longestName, { help: 'Ids of the people who may open the case', optional: true })
  people: readonly string[] = [];

  @Texts(longestName, { help: 'Teams whose managers may open the case, by name', optional: true })
  teams: readonly string[] = [];

  @Text(longestName, {
    help: 'Id of the manager who answers for it; whoever records it, save at the command line',
    optional: true,
  })
  manager?: string;

  @Text(longestText, { help: 'Why; sealed, and read by those who may open the case' })
  text!: string;
}

export class RestrictCaseDto extends CaseOpenersDto {}

export class ChangeCaseAccessDto extends CaseOpenersDto {}

export class LiftRestrictionDto extends ChildDto {
  @Text(longestText, { help: 'Why; sealed, and read by those who may open the case' })
  text!: string;
}
