import { Command } from 'commander';
import { families, familiesFor } from '../../../src/cli/families.js';
import { terminalOutput } from '../../../src/cli/output.js';

describe('the families of commands', () => {
  it.each(families.map((family) => [family.words.join(', '), family] as const))(
    'know that %s begin with these words',
    async (_, { words, load }) => {
      const program = new Command();
      (await load())(program, terminalOutput);
      expect(program.commands.map((command) => command.name())).toEqual(words);
    },
  );

  it('are loaded one at a time where a command is called, and all where help is wanted or a word is wrong', () => {
    expect(familiesFor('teams').flatMap(({ words }) => words)).toEqual(['people', 'teams']);
    for (const word of [undefined, '--help', 'help', 'cse']) expect(familiesFor(word)).toEqual(families);
  });
});
