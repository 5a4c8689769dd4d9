import type { FieldNote } from '../../src/api/dto-field.js';

export const someId = '6b1d7c52-3c0e-4d57-9f0e-2b7f1f9a5e22';

/** A value that a field takes, made from what the catalogue says of it. */
function sampleOf({ kind, values = [], name, most, fields = [] }: FieldNote): unknown {
  switch (kind) {
    case 'day':
      return '2026-09-01';
    case 'choice':
      return values[0];
    case 'choices':
      return [values[0]];
    case 'text':
      return coded[name] ?? 'Words';
    case 'texts':
      return ['Words'];
    case 'flag':
      return true;
    case 'id':
      return someId;
    case 'number':
      return numbers[name] ?? 1;
    case 'parts': {
      const part = bodyOf(fields);
      // One part has no greatest number of entries.
      return most === undefined ? part : [part];
    }
    case 'values':
      return {};
  }
}

const numbers: Readonly<Record<string, number>> = { receptionYear: 2022, positiveFrom: 4 };

const coded: Readonly<Record<string, string>> = {
  sex: 'F',
  ethnicity: 'WBRI',
  upn: 'A123456789012',
  uln: '1234567890',
  reference: 'EHC-2026-0412',
  primary: 'ASD',
  secondary: 'SPLD',
  urn: '123456',
  ukprn: '12345678',
  authorityCode: '999',
};

/** A body that says something in each of the fields. */
export const bodyOf = (fields: readonly FieldNote[]): Record<string, unknown> =>
  Object.fromEntries(fields.map((field) => [field.name, sampleOf(field)]));
