import { fieldsOf } from '../../../src/api/dto-field.js';
import { childCommandTypes, parseChildCommand } from '../../../src/children/child.command-mapping.js';
import { childDtos } from '../../../src/children/child.dtos.js';
import { factOfChildCommand } from '../../../workflows/child/child.commands.js';
import { bodyOf, someId } from '../../support/sample-bodies.js';

const known = ['reference', 'parentId', 'at', 'authorityCode', 'lookedAfter', 'people', 'teams', 'manager'];
const child = '0d4f5b46-6d6f-4a86-8c1a-0c6f6f0f3d11';

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
    expect(clear.filter((field) => !known.includes(field))).toEqual([]);
  });
});
