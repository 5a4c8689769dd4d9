import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, UseFilters } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { CurrentUser, RequireRoles, RequireSignIn } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { ApiErrorFilter } from '../api/api-error.filter.js';
import { dayOf, queryOf } from '../api/api-query.js';
import type { RawQuery } from '../api/api-query.js';
import { envelopeOf } from '../api/command-envelope.js';
import { CorrectionDto } from '../api/correction.dto.js';
import { Recording } from '../api/recording.service.js';
import type { RecordedAnswer } from '../api/recording.service.js';
import { BasisService } from '../commands/basis.service.js';
import { endOfLondonDay } from '../commands/london-time.js';
import { AuthorityRecorder } from './authority-recorder.service.js';
import { authoritySettings } from './authority-settings.js';
import type { AuthoritySettingsView } from './authority-settings.js';

/** What the authority has settled for itself, for programs: everyone signed in may read it, managers and administrators change it. */
@ApiTags('authority')
@Controller('api/authority')
@UseFilters(ApiErrorFilter)
@RequireRoles('manager', 'administrator')
export class AuthorityApiController {
  constructor(
    private readonly recorder: AuthorityRecorder,
    private readonly recording: Recording,
    private readonly basis: BasisService,
  ) {}

  @Get()
  @RequireSignIn()
  @ApiOperation({ operationId: 'authoritySettings', summary: 'The authority’s settings, each with its day and reason' })
  @ApiQuery({ name: 'known-on', required: false, description: 'As recorded by the end of this day' })
  settings(@Query() raw: RawQuery): AuthoritySettingsView {
    const knownOn = dayOf('known-on', queryOf(raw, ['known-on'])['known-on']) ?? null;
    return authoritySettings(this.basis.recorded(knownOn === null ? undefined : endOfLondonDay(knownOn)), knownOn);
  }

  @Post('commands/:type')
  @HttpCode(200)
  @ApiOperation({ operationId: 'changeSetting', summary: 'Changes one setting' })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'Command id: sending it again records nothing twice',
  })
  async record(
    @Param('type') type: string,
    @Body() body: unknown,
    @CurrentUser() person: Person,
    @Headers('idempotency-key') key?: string,
  ): Promise<RecordedAnswer> {
    const envelope = envelopeOf(body, key);
    const outcome = await this.recorder.record(type, envelope.fields, this.recording.contextOf(person, envelope));
    return this.recording.answerOf(envelope.commandId, outcome);
  }

  @Post('corrections')
  @HttpCode(200)
  @ApiOperation({ operationId: 'correctSetting', summary: 'Corrects an earlier record; both stay readable' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiBody({ type: CorrectionDto })
  async correct(
    @Body() body: unknown,
    @CurrentUser() person: Person,
    @Headers('idempotency-key') key?: string,
  ): Promise<RecordedAnswer> {
    const envelope = envelopeOf(body, key);
    const outcome = await this.recorder.correct(envelope.fields, this.recording.contextOf(person, envelope));
    return this.recording.answerOf(envelope.commandId, outcome);
  }
}
