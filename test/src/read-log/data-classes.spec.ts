import { classOf, dataClasses } from '../../../src/read-log/data-classes.js';
import { sealedFields } from '../../support/sealed-fields.js';

describe('the classes of what is sealed', () => {
  it('name every sealed field of every event that the workflows declare', () => {
    const fields = sealedFields(process.cwd());
    expect(fields.length).toBeGreaterThan(40);
    const unnamed = fields.filter(([type, field]) => classOf(type, field) === 'other');
    // A correction may change any field: which one is not looked into.
    expect(unnamed).toEqual([['FactCorrected', 'changes']]);
  });

  it('tell a parent’s name and a school’s from a child’s, and advice from a note', () => {
    expect(classOf('ParentRecorded', 'name')).toBe('contact');
    expect(classOf('SettingRecorded', 'name')).toBe('setting');
    expect(classOf('AdviceReceived', 'text')).toBe('advice');
    expect(classOf('NoteAdded', 'text')).toBe('freeText');
    expect(classOf('SomethingNew', 'somethingNew')).toBe('other');
  });

  it('fit into the bits of a whole number', () => {
    expect(dataClasses.length).toBeLessThan(31);
  });
});
