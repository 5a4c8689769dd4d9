import { Body, Controller, Headers, HttpCode, Param, Post, UseFilters } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import { RoleMissing } from '../access/access.guard.js';
import type { Person } from '../access/people.js';
import { ApiErrorFilter } from './api-error.filter.js';
import { envelopeOf } from './command-envelope.js';
import { CorrectionDto } from './correction.dto.js';
import { FactRecorder } from './fact-recorder.service.js';
import type { FactWorkflow } from './fact-workflow.js';
import { Recording } from './recording.service.js';
import type { RecordedAnswer } from './recording.service.js';

/** An exception is agreed by somebody else than the caseworker who claims it. */
const managersOnly: readonly string[] = ['AgreeException'];

const idempotencyKey = {
  name: 'Idempotency-Key',
  required: false,
  description: 'Command id: sending it again records nothing twice',
};

/** The controller through which programs record on one workflow. */
export function factApiController(workflow: FactWorkflow): Type {
  @ApiTags(`${workflow.name}s`)
  @Controller(workflow.path)
  @UseFilters(ApiErrorFilter)
  @RequireRoles('caseworker', 'manager')
  class FactApiController {
    constructor(
      private readonly recorder: FactRecorder,
      private readonly recording: Recording,
    ) {}

    @Post(':id/commands/:type')
    @HttpCode(200)
    @ApiOperation({ operationId: `${workflow.workflow}Command`, summary: 'Carries out one command' })
    @ApiHeader(idempotencyKey)
    async record(
      @Param('id') id: string,
      @Param('type') type: string,
      @Body() body: unknown,
      @CurrentUser() person: Person,
      @Headers('idempotency-key') key?: string,
    ): Promise<RecordedAnswer> {
      if (managersOnly.includes(type) && !person.roles.includes('manager')) throw new RoleMissing(['manager']);
      const envelope = envelopeOf(body, key);
      const context = this.recording.contextOf(person, envelope);
      const outcome = await this.recorder.record(workflow, id, type, envelope.fields, context);
      return this.recording.answerOf(envelope.commandId, outcome);
    }

    @Post(':id/corrections')
    @HttpCode(200)
    @ApiOperation({
      operationId: `${workflow.workflow}Correction`,
      summary: 'Corrects an earlier record; both stay readable',
    })
    @ApiHeader(idempotencyKey)
    @ApiBody({ type: CorrectionDto })
    async correct(
      @Param('id') id: string,
      @Body() body: unknown,
      @CurrentUser() person: Person,
      @Headers('idempotency-key') key?: string,
    ): Promise<RecordedAnswer> {
      const envelope = envelopeOf(body, key);
      const context = this.recording.contextOf(person, envelope);
      const outcome = await this.recorder.correct(workflow, id, envelope.fields, context);
      return this.recording.answerOf(envelope.commandId, outcome);
    }
  }
  return FactApiController;
}
