import { Body, Controller, Headers, HttpCode, Param, Post, UseFilters } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import { RoleMissing } from '../access/access.guard.js';
import type { Person } from '../access/people.js';
import { ApiErrorFilter } from '../api/api-error.filter.js';
import { envelopeOf } from '../api/command-envelope.js';
import { CorrectionDto } from '../api/correction.dto.js';
import { Recording } from '../api/recording.service.js';
import type { RecordedAnswer } from '../api/recording.service.js';
import { ChildRecorder } from './child-recorder.service.js';

const managersOnly: readonly string[] = ['RestrictCase', 'ChangeCaseAccess', 'LiftRestriction'];

/** Recording about children. */
@ApiTags('children')
@Controller('api/children')
@UseFilters(ApiErrorFilter)
@RequireRoles('caseworker', 'manager')
export class ChildrenApiController {
  constructor(
    private readonly recorder: ChildRecorder,
    private readonly recording: Recording,
  ) {}

  @Post(':id/commands/:type')
  @HttpCode(200)
  @ApiOperation({ operationId: 'recordOnChild', summary: 'Carries out one command' })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'Command id: sending it again records nothing twice',
  })
  async record(
    @Param('id') id: string,
    @Param('type') type: string,
    @Body() body: unknown,
    @CurrentUser() person: Person,
    @Headers('idempotency-key') key?: string,
  ): Promise<RecordedAnswer> {
    if (managersOnly.includes(type) && !person.roles.includes('manager')) throw new RoleMissing(['manager']);
    const envelope = envelopeOf(body, key);
    const outcome = await this.recorder.record(id, type, envelope.fields, this.recording.contextOf(person, envelope));
    return this.recording.answerOf(envelope.commandId, outcome);
  }

  @Post(':id/corrections')
  @HttpCode(200)
  @ApiOperation({ operationId: 'correctChild', summary: 'Corrects an earlier record; both stay readable' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiBody({ type: CorrectionDto })
  async correct(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentUser() person: Person,
    @Headers('idempotency-key') key?: string,
  ): Promise<RecordedAnswer> {
    const envelope = envelopeOf(body, key);
    const outcome = await this.recorder.correct(id, envelope.fields, this.recording.contextOf(person, envelope));
    return this.recording.answerOf(envelope.commandId, outcome);
  }
}
