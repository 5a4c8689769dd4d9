import { Body, Controller, Headers, HttpCode, Post, UseFilters } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { ApiErrorFilter } from '../api/api-error.filter.js';
import { envelopeOf } from '../api/command-envelope.js';
import { dtoFrom } from '../api/dto-parser.js';
import { CaseAccess } from '../case-access/case-access.service.js';
import { Recording } from '../api/recording.service.js';
import type { RecordedAnswer } from '../api/recording.service.js';
import { MatchQuestionDto, NewRequestDto } from './new-request.dto.js';
import { newRequestFrom } from './new-request.mapping.js';
import { RequestIntake } from './request-intake.service.js';
import type { PossibleMatch, RequestOutcome } from './request-intake.service.js';

/** New requests. */
@ApiTags('requests')
@Controller('api/requests')
@UseFilters(ApiErrorFilter)
@RequireRoles('caseworker', 'manager')
export class RequestsApiController {
  constructor(
    private readonly intake: RequestIntake,
    private readonly recording: Recording,
    private readonly access: CaseAccess,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiOperation({ operationId: 'recordRequest', summary: 'Records a new request and, where need be, the child' })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'Command id: sending it again records nothing twice',
  })
  @ApiBody({ type: NewRequestDto })
  async record(
    @Body() body: unknown,
    @CurrentUser() person: Person,
    @Headers('idempotency-key') key?: string,
  ): Promise<Omit<RequestOutcome, 'outcome'> & { readonly recorded: RecordedAnswer }> {
    const envelope = envelopeOf(body, key);
    const request = newRequestFrom(dtoFrom(NewRequestDto, envelope.fields));
    const { outcome, ...ids } = await this.intake.recordNewRequest(
      request,
      this.recording.contextOf(person, envelope),
      await this.access.hiddenFrom(person),
    );
    return { ...ids, recorded: await this.recording.answerOf(envelope.commandId, outcome) };
  }

  @Post('possible-matches')
  @HttpCode(200)
  @ApiOperation({ operationId: 'findPossibleMatches', summary: 'Children on file who may be the one described' })
  @ApiBody({ type: MatchQuestionDto })
  async matches(
    @Body() body: unknown,
    @CurrentUser() person: Person,
  ): Promise<{ readonly matches: readonly PossibleMatch[] }> {
    const { surname, birthDate, upn, uln } = dtoFrom(MatchQuestionDto, body);
    const known = Object.entries({ surname, birthDate, upn, uln }).filter(([, value]) => value !== undefined);
    const { authority } = this.recording.contextOf(person, envelopeOf({}));
    return {
      matches: await this.intake.possibleMatches(
        Object.fromEntries(known),
        { authority },
        await this.access.hiddenFrom(person),
      ),
    };
  }
}
