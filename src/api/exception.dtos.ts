import type { factOfExceptionCommand } from '../../workflows/exceptions/exception.events.js';
import type { DtoClass } from './dto-table.js';
import {
  AgreeExceptionDto,
  ClaimExceptionDto,
  EndExceptionDto,
  EvidenceExceptionDto,
  StrikeOutExceptionDto,
  TellFamilyOfExceptionDto,
} from './exception.dto.js';

type Table<Value> = Readonly<Record<keyof typeof factOfExceptionCommand, Value>>;

/** The bodies of the commands about exceptions, the same in every workflow that has limits. */
export const exceptionDtos = {
  ClaimException: ClaimExceptionDto,
  EvidenceException: EvidenceExceptionDto,
  AgreeException: AgreeExceptionDto,
  EndException: EndExceptionDto,
  StrikeOutException: StrikeOutExceptionDto,
  TellFamilyOfException: TellFamilyOfExceptionDto,
} as const satisfies Table<DtoClass>;

export const personalOfExceptions = {
  ClaimException: { text: true },
  EvidenceException: { text: true },
  StrikeOutException: { text: true },
} as const satisfies Partial<Table<object>>;

export const helpOfExceptions: Table<string> = {
  ClaimException: 'The law’s own reasons made a limit impractical to keep. Adds no day to anything',
  EvidenceException: 'Evidence for an exception was put on file',
  AgreeException: 'A manager agreed an exception',
  EndException: 'What was behind an exception ended',
  StrikeOutException: 'An exception was not accepted: its limits stand again',
  TellFamilyOfException: 'The family was told of the delay (Code 9.42)',
};
