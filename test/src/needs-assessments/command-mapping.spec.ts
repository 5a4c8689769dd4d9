import { fieldsOf } from '../../../src/api/dto-field.js';
import type { FieldNote } from '../../../src/api/dto-field.js';
import { childCommandTypes, parseChildCommand } from '../../../src/children/child.command-mapping.js';
import { childDtos } from '../../../src/children/child.dtos.js';
import { parseCommand } from '../../../src/needs-assessments/needs-assessment.command-mapping.js';
import { generatedIds, needsAssessmentDtos } from '../../../src/needs-assessments/needs-assessment.dtos.js';
import { factOfChildCommand } from '../../../workflows/child/child.commands.js';
import { factOfCommand } from '../../../workflows/needs-assessment/needs-assessment.commands.js';

const child = '0d4f5b46-6d6f-4a86-8c1a-0c6f6f0f3d11';
const someId = '6b1d7c52-3c0e-4d57-9f0e-2b7f1f9a5e22';

/** A value that a field takes, made from what the catalogue says of it. */
function sampleOf({ kind, values = [], name, fields = [] }: FieldNote): unknown {
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
      return 1;
    case 'parts':
      return [Object.fromEntries(fields.map((field) => [field.name, sampleOf(field)]))];
    case 'values':
      return {};
  }
}

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

const bodyOf = (fields: readonly FieldNote[]): Record<string, unknown> =>
  Object.fromEntries(fields.map((field) => [field.name, sampleOf(field)]));

describe('bodies of commands on needs assessments', () => {
  it('exist for every command and for nothing else', () => {
    expect(Object.keys(needsAssessmentDtos).toSorted()).toEqual(Object.keys(factOfCommand).toSorted());
  });

  it.each(Object.keys(factOfCommand))('%s becomes a command that loses no field and seals free text', (type) => {
    const fields = fieldsOf(needsAssessmentDtos[type as keyof typeof needsAssessmentDtos]);
    const body = bodyOf(fields);
    const parsed = parseCommand(type, body, child);
    if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
    const { on, data, personal, alreadyHappened } = parsed.command as unknown as Record<string, Record<string, object>>;
    const content = personal?.[child] ?? {};
    const { childId, ...rest } = body;
    expect({ ...data, ...content, on, alreadyHappened }).toEqual({
      ...rest,
      ...(childId === undefined ? {} : { childId: child }),
    });
    expect(Object.keys(data ?? {})).not.toEqual(expect.arrayContaining(['text']));
    expect(Object.keys(personal ?? {})).toEqual(Object.keys(content).length === 0 ? [] : [child]);
  });

  it.each(Object.keys(factOfCommand))('%s without its required fields names each of them', (type) => {
    const fields = fieldsOf(needsAssessmentDtos[type as keyof typeof needsAssessmentDtos]);
    const parsed = parseCommand(type, {}, child);
    const required = fields.filter((field) => field.required).map(({ name }) => name);
    expect('faults' in parsed ? parsed.faults.map(({ field }) => field) : []).toEqual(expect.arrayContaining(required));
    expect(required).toContain('on');
  });

  it.each(Object.entries(generatedIds))('%s gets a new %s unless it names one', (type, field) => {
    const fields = fieldsOf(needsAssessmentDtos[type as keyof typeof generatedIds]);
    const body = bodyOf(fields.filter(({ name }) => name !== field));
    const dataOf = (newId?: () => string): Record<string, unknown> => {
      const parsed = parseCommand(type, body, child, newId);
      return 'command' in parsed ? parsed.command.data : {};
    };
    expect(dataOf()[field]).toMatch(/^[0-9a-f-]{36}$/);
    expect(dataOf()[field]).not.toBe(dataOf()[field]);
    expect(dataOf(() => someId)[field]).toBe(someId);
  });

  it('take what is left out as it is most often, and null only where the fact may hold it', () => {
    const moved = parseCommand('RecordMoveOut', { on: '2026-09-01' }, child);
    expect(moved).toMatchObject({ command: { data: { toAuthority: null, dateKnown: true } } });
    const note = parseCommand('AddNote', { on: '2026-09-01', text: null }, child);
    expect(note).toMatchObject({ faults: [{ field: 'text' }] });
  });

  it('hold text without the space around it, and refuse text of space alone', () => {
    const note = parseCommand('AddNote', { on: '2026-09-01', text: '  Rang \n' }, child);
    expect(note).toMatchObject({ command: { personal: { [child]: { text: 'Rang' } } } });
    expect(parseCommand('AddNote', { on: '2026-09-01', text: ' ' }, child)).toHaveProperty('faults');
  });

  it('do not let a person say that a plan was sent out of turn except with a reason', () => {
    const sent = { on: '2026-09-01', recipient: 'setting', namesSetting: true, outOfTurn: 'imported' };
    expect(parseCommand('SendFinalPlan', sent, child)).toMatchObject({ faults: [{ field: 'outOfTurn' }] });
  });

  it('are asked for by the name of a command', () => {
    expect(parseCommand('toString', {}, child)).toMatchObject({ faults: [{ field: 'type' }] });
    expect(parseCommand('RecordHistory', {}, child)).toMatchObject({ faults: [{ field: 'type' }] });
  });
});

describe('bodies of commands about children', () => {
  it('exist for every command and for nothing else', () => {
    expect(Object.keys(childDtos).toSorted()).toEqual(Object.keys(factOfChildCommand).toSorted());
  });

  it.each(childCommandTypes)('%s seals everything that tells who somebody is', (type) => {
    const body = bodyOf(fieldsOf(childDtos[type]));
    const parsed = parseChildCommand(type, body, child);
    if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
    const { on, data, personal } = parsed.command as unknown as Record<string, Record<string, object>>;
    const subject = type === 'RecordParent' ? someId : child;
    expect({ ...data, ...personal?.[subject], on }).toEqual(body);
    const clear = Object.keys(data ?? {});
    expect(
      clear.filter((field) => !['reference', 'parentId', 'at', 'authorityCode', 'lookedAfter'].includes(field)),
    ).toEqual([]);
  });
});
