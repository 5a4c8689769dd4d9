import { ApiProperty } from '@nestjs/swagger';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  Matches,
  Max,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { isCalendarDate } from '../../workflows/timetable/calendar-date.js';

/** Longest text a person may write about a fact. */
export const longestText = 5_000;
/** Longest name of a post, an organisation or a place. */
export const longestName = 200;
const mostEntries = 50;

/** What a reader of the catalogue is told about one field of a command. */
export interface FieldNote {
  readonly name: string;
  readonly kind: 'day' | 'choice' | 'choices' | 'text' | 'texts' | 'flag' | 'id' | 'number' | 'parts' | 'values';
  readonly required: boolean;
  readonly nullable: boolean;
  readonly help: string;
  readonly values?: readonly string[];
  /** Most characters of a text, most entries of a list. */
  readonly most?: number;
  /** Fields of each part. */
  readonly fields?: readonly FieldNote[];
}

export interface FieldOptions {
  readonly help: string;
  /** May be left out; the field's initial value, if it has one, then stands. */
  readonly optional?: boolean;
  readonly nullable?: boolean;
}

type DtoClass = abstract new () => object;
const notes = new Map<unknown, FieldNote[]>();

/** The fields of a DTO in the order of declaration, inherited ones first. */
export function fieldsOf(dto: DtoClass): readonly FieldNote[] {
  const base: unknown = Object.getPrototypeOf(dto);
  const inherited = typeof base === 'function' && base !== Function.prototype ? fieldsOf(base as DtoClass) : [];
  return [...inherited, ...(notes.get(dto) ?? [])];
}

/** A civil date, `YYYY-MM-DD`. */
export function Day(options: FieldOptions): PropertyDecorator {
  return field('day', options, { type: String, format: 'date', example: '2026-09-28' }, [
    ValidateBy(
      { name: 'isCivilDate', validator: { validate: isCalendarDate } },
      { message: '$property must be a real date in the form YYYY-MM-DD' },
    ),
  ]);
}

export function Choice(values: readonly string[], options: FieldOptions): PropertyDecorator {
  return field(
    'choice',
    options,
    { type: String, enum: [...values] },
    [IsIn(values, { message: `$property must be one of ${values.join(', ')}` })],
    { values },
  );
}

export function Choices(values: readonly string[], options: FieldOptions): PropertyDecorator {
  return field(
    'choices',
    options,
    { type: String, enum: [...values], isArray: true },
    [
      IsIn(values, { each: true, message: `$property must be a list of any of ${values.join(', ')}` }),
      ArrayUnique({ message: '$property must not name the same choice twice' }),
      IsArray({ message: `$property must be a list of any of ${values.join(', ')}` }),
    ],
    { values },
  );
}

/** Text without surrounding space, 1 to `most` characters. */
export function Text(most: number, options: FieldOptions): PropertyDecorator {
  return field(
    'text',
    options,
    { type: String, maxLength: most, minLength: 1 },
    [Transform(({ value }) => trimmed(value)), textRule(most, false)],
    { most },
  );
}

export function Texts(most: number, options: FieldOptions): PropertyDecorator {
  return field(
    'texts',
    options,
    { type: String, isArray: true, maxItems: mostEntries },
    [
      Transform(({ value }) => (Array.isArray(value) ? value.map(trimmed) : (value as unknown))),
      textRule(most, true),
      ArrayMaxSize(mostEntries, { message: `$property must have at most ${mostEntries} entries` }),
      IsArray({ message: '$property must be a list of texts' }),
    ],
    { most: mostEntries },
  );
}

/** Text of a fixed form, upper-cased and without spaces before it is held against the pattern. */
export function Coded(pattern: RegExp, form: string, options: FieldOptions): PropertyDecorator {
  return field('text', options, { type: String, pattern: pattern.source }, [
    Transform(({ value }) =>
      typeof value === 'string' ? value.replaceAll(/\s/g, '').toUpperCase() : (value as unknown),
    ),
    Matches(pattern, { message: `$property must be ${form}` }),
  ]);
}

export function Flag(options: FieldOptions): PropertyDecorator {
  return field('flag', options, { type: Boolean }, [IsBoolean({ message: '$property must be true or false' })]);
}

export function WholeNumber(least: number, most: number, options: FieldOptions): PropertyDecorator {
  const message = `$property must be a whole number from ${least} to ${most}`;
  return field('number', options, { type: 'integer', minimum: least, maximum: most }, [
    IsInt({ message }),
    Min(least, { message }),
    Max(most, { message }),
  ]);
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** An id that this system gives out. */
export function Id(options: FieldOptions): PropertyDecorator {
  return field('id', options, { type: String, format: 'uuid' }, [
    Matches(uuid, { message: '$property must be a UUID' }),
  ]);
}

const reference = /^(?=.{3,60}$)[0-9a-z][0-9A-Za-z]*(?:-[0-9a-z]+)+$/;

/** The id by which the case knows something: one given out here, or one made for what a return or a cohort tells. */
export function Reference(options: FieldOptions): PropertyDecorator {
  return field('id', options, { type: String, pattern: reference.source }, [
    Matches(reference, { message: '$property must be an id that the record of the case shows' }),
  ]);
}

/** One part with fields of its own. */
export function Part(part: () => new () => object, options: FieldOptions): PropertyDecorator {
  return field(
    'parts',
    options,
    { type: part },
    [Type(part), ValidateNested(), IsObject({ message: '$property must be an object' })],
    { fields: fieldsOf(part()) },
  );
}

/** A list of parts with fields of their own. */
export function Parts(part: () => new () => object, options: FieldOptions): PropertyDecorator {
  return field(
    'parts',
    options,
    { type: part, isArray: true, maxItems: mostEntries },
    [
      Type(part),
      ValidateNested({ each: true }),
      IsObject({ each: true, message: '$property must be a list of objects' }),
      ArrayMaxSize(mostEntries, { message: `$property must have at most ${mostEntries} entries` }),
      IsArray({ message: '$property must be a list' }),
    ],
    { most: mostEntries, fields: fieldsOf(part()) },
  );
}

/** Values by the name of a field; the caller holds them against the fields of the fact they belong to. */
export function Values(options: FieldOptions): PropertyDecorator {
  return field('values', options, { type: Object, additionalProperties: true }, [
    ValidateBy(
      {
        name: 'isValues',
        validator: { validate: (value) => typeof value === 'object' && value !== null && !Array.isArray(value) },
      },
      { message: '$property must be an object of field names and values' },
    ),
  ]);
}

function field(
  kind: FieldNote['kind'],
  { help, optional = false, nullable = false }: FieldOptions,
  schema: ApiPropertyOptions,
  rules: readonly PropertyDecorator[],
  more: Partial<FieldNote> = {},
): PropertyDecorator {
  return (target, property) => {
    const dto = target.constructor;
    notes.set(dto, [
      ...(notes.get(dto) ?? []),
      { name: String(property), kind, required: !optional, nullable, help, ...more },
    ]);
    if (optional || nullable) {
      // Unlike @IsOptional, null counts as left out only where the fact itself may hold null.
      ValidateIf((_, value: unknown) => !(optional && value === undefined) && !(nullable && value === null))(
        target,
        property,
      );
    }
    for (const rule of rules) rule(target, property);
    ApiProperty({ ...schema, description: help, required: !optional, nullable } as ApiPropertyOptions)(
      target,
      property,
    );
  };
}

function textRule(most: number, each: boolean): PropertyDecorator {
  return ValidateBy(
    { name: 'isText', validator: { validate: (value) => isText(value, most) } },
    { each, message: `$property must be text of 1 to ${most.toLocaleString('en-GB')} characters` },
  );
}

// Neither a NUL nor half a surrogate pair comes back from every store as it went in.
const unstorable = /\0|\p{Surrogate}/u;

function isText(value: unknown, most: number): boolean {
  return typeof value === 'string' && value !== '' && value.length <= most && !unstorable.test(value);
}

function trimmed(value: unknown): unknown {
  return typeof value === 'string' ? value.trim() : value;
}
