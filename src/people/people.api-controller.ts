import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  NotFoundException,
  Param,
  Post,
  Query,
  UseFilters,
} from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { ApiErrorFilter } from '../api/api-error.filter.js';
import { dayOf, queryOf } from '../api/api-query.js';
import type { RawQuery } from '../api/api-query.js';
import { envelopeOf } from '../api/command-envelope.js';
import type { CommandEnvelope } from '../api/command-envelope.js';
import { dtoFrom } from '../api/dto-parser.js';
import type { CommandOutcome } from '../commands/command-handler.js';
import { EndDto, NewPersonDto, RolesDto, TeamDto } from './people.dto.js';
import { detailsFrom } from './personal-details.js';
import { StaffList } from './staff-list.service.js';
import type { StaffChange, StaffEntry, TeamEntry } from './staff-list.service.js';
import { StaffRegister } from './staff-register.service.js';
import type { Acting } from './staff-register.service.js';

/** What a program is told of a change that was recorded. */
interface StaffAnswer {
  readonly commandId: string;
  readonly revision: number;
  /** True where the command id had been carried out before: nothing was recorded a second time. */
  readonly replayed: boolean;
}

type Listed = Omit<StaffEntry, 'email'> & Partial<Pick<StaffEntry, 'email'>>;

const retrySafe = { name: 'Idempotency-Key', required: false, description: 'Command id: nothing is recorded twice' };

/** People and teams for programs. Administrators change them; managers and auditors read. */
@ApiTags('people')
@Controller('api')
@UseFilters(ApiErrorFilter)
@RequireRoles('administrator')
export class PeopleApiController {
  constructor(
    private readonly list: StaffList,
    private readonly register: StaffRegister,
  ) {}

  @Get('people')
  @RequireRoles('administrator', 'manager', 'auditor')
  @ApiOperation({ operationId: 'people', summary: 'Everyone who may sign in, or could' })
  @ApiQuery({ name: 'known-on', required: false, description: 'As recorded by the end of this day' })
  async people(@Query() raw: RawQuery, @CurrentUser() person: Person): Promise<{ readonly people: readonly Listed[] }> {
    const knownOn = dayOf('known-on', queryOf(raw, ['known-on'])['known-on']) ?? null;
    return { people: (await this.list.all(knownOn)).map((entry) => listed(entry, person)) };
  }

  @Get('people/:id')
  @RequireRoles('administrator', 'manager', 'auditor')
  @ApiOperation({ operationId: 'person', summary: 'One person with every change of their access' })
  async person(
    @Param('id') id: string,
    @CurrentUser() person: Person,
  ): Promise<Listed & { readonly history: readonly StaffChange[] }> {
    const entry = await this.list.one(id);
    if (entry === null) throw new NotFoundException();
    return { ...listed(entry, person), history: this.list.historyOf(id) };
  }

  @Get('teams')
  @RequireRoles('administrator', 'manager', 'auditor')
  @ApiOperation({ operationId: 'teams', summary: 'Every team with the number of its people' })
  teams(): { readonly teams: readonly TeamEntry[] } {
    return { teams: this.list.teams() };
  }

  @Post('people')
  @HttpCode(200)
  @ApiOperation({ operationId: 'admitPerson', summary: 'Lets a person sign in' })
  @ApiHeader(retrySafe)
  @ApiBody({ type: NewPersonDto })
  async admit(
    @Body() body: unknown,
    @CurrentUser() person: Person,
    @Headers('idempotency-key') key?: string,
  ): Promise<{ readonly commandId: string; readonly id: string }> {
    const envelope = envelopeOf(body, key);
    const { name, email, ...wish } = dtoFrom(NewPersonDto, envelope.fields);
    const id = await this.register.admit(detailsFrom(name, email), wish, actingAs(person, envelope));
    return { commandId: envelope.commandId, id };
  }

  @Post('people/:id/roles')
  @HttpCode(200)
  @ApiOperation({ operationId: 'changeRoles', summary: 'Gives a person these roles and this team, and no others' })
  @ApiHeader(retrySafe)
  @ApiBody({ type: RolesDto })
  async changeRoles(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentUser() person: Person,
    @Headers('idempotency-key') key?: string,
  ): Promise<StaffAnswer> {
    const envelope = envelopeOf(body, key);
    const wish = dtoFrom(RolesDto, envelope.fields);
    return answerOf(envelope, await this.register.changeRoles(id, wish, actingAs(person, envelope)));
  }

  @Post('people/:id/end')
  @HttpCode(200)
  @ApiOperation({ operationId: 'endAccess', summary: 'Lets a person sign in no longer' })
  @ApiHeader(retrySafe)
  @ApiBody({ type: EndDto })
  async end(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentUser() person: Person,
    @Headers('idempotency-key') key?: string,
  ): Promise<StaffAnswer> {
    const envelope = envelopeOf(body, key);
    const why = dtoFrom(EndDto, envelope.fields);
    return answerOf(envelope, await this.register.end(id, why, actingAs(person, envelope)));
  }

  @Post('people/:id/return')
  @HttpCode(200)
  @ApiOperation({ operationId: 'readmitPerson', summary: 'Lets a person whose access has ended sign in again' })
  @ApiHeader(retrySafe)
  @ApiBody({ type: RolesDto })
  async readmit(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentUser() person: Person,
    @Headers('idempotency-key') key?: string,
  ): Promise<StaffAnswer> {
    const envelope = envelopeOf(body, key);
    if ((await this.list.one(id)) === null) throw new NotFoundException();
    const wish = dtoFrom(RolesDto, envelope.fields);
    return answerOf(envelope, await this.register.readmit(id, wish, actingAs(person, envelope)));
  }

  @Post('teams')
  @HttpCode(200)
  @ApiOperation({ operationId: 'formTeam', summary: 'Forms a team' })
  @ApiHeader(retrySafe)
  @ApiBody({ type: TeamDto })
  async formTeam(
    @Body() body: unknown,
    @CurrentUser() person: Person,
    @Headers('idempotency-key') key?: string,
  ): Promise<StaffAnswer> {
    const envelope = envelopeOf(body, key);
    const { team, reason } = dtoFrom(TeamDto, envelope.fields);
    return answerOf(envelope, await this.register.formTeam(team, reason, actingAs(person, envelope)));
  }

  @Post('teams/close')
  @HttpCode(200)
  @ApiOperation({ operationId: 'closeTeam', summary: 'Closes a team with nobody in it' })
  @ApiHeader(retrySafe)
  @ApiBody({ type: TeamDto })
  async closeTeam(
    @Body() body: unknown,
    @CurrentUser() person: Person,
    @Headers('idempotency-key') key?: string,
  ): Promise<StaffAnswer> {
    const envelope = envelopeOf(body, key);
    const { team, reason } = dtoFrom(TeamDto, envelope.fields);
    return answerOf(envelope, await this.register.closeTeam(team, reason, actingAs(person, envelope)));
  }
}

function actingAs({ id }: Person, { commandId, seenRevision }: CommandEnvelope): Acting {
  return {
    actor: { id, role: 'administrator' },
    commandId,
    source: 'user',
    ...(seenRevision === undefined ? {} : { seenRevision }),
  };
}

function answerOf({ commandId }: CommandEnvelope, { revision, replayed }: CommandOutcome): StaffAnswer {
  return { commandId, revision, replayed };
}

/** Addresses are for those who admit people. */
function listed({ email, ...entry }: StaffEntry, { roles }: Person): Listed {
  return roles.includes('administrator') ? { ...entry, email } : entry;
}
