import type { AccessReason } from '../../workflows/authority/staff.events.js';
import { roles } from '../access/roles.js';
import type { Role } from '../access/roles.js';
import { choicesOf } from '../api/choices.js';
import { Choice, Choices, Text } from '../api/dto-field.js';

type Reason = Exclude<AccessReason, 'councilAccount'>;

const reasons = choicesOf<Reason>({
  joined: true,
  covering: true,
  newPost: true,
  movedTeam: true,
  away: true,
  left: true,
  mistake: true,
  other: true,
});
const longestNote = 500;

/** Why, as every change of access says it. */
abstract class WhyDto {
  @Choice(reasons, { help: 'Why' })
  reason!: Reason;

  @Text(longestNote, {
    help: 'In your own words; kept beside the names, not in the log',
    optional: true,
    nullable: true,
  })
  note: string | null = null;
}

export class RolesDto extends WhyDto {
  @Choices(roles, { help: 'Every role the person is to have' })
  roles!: readonly Role[];

  @Text(80, { help: 'The name of a team there is; null for none', optional: true, nullable: true })
  team: string | null = null;
}

export class NewPersonDto extends RolesDto {
  @Text(100, { help: 'The person’s name' })
  name!: string;

  @Text(254, { help: 'E-mail address of their council account' })
  email!: string;
}

export class EndDto extends WhyDto {}

export class TeamDto {
  @Text(80, { help: 'The name of the team' })
  team!: string;

  @Text(500, { help: 'Why. Stands in clear: name nobody' })
  reason!: string;
}
