import type { Command } from 'commander';
import type { Output } from './output.js';

/** Adds its commands to the program. */
type AddCommands = (program: Command, output: Output) => void;

/** Commands that are defined together, by the first word they are called with. */
export interface CommandFamily {
  readonly words: readonly string[];
  readonly load: () => Promise<AddCommands>;
}

/** Every command, in the order of the help. What a family is made of is loaded only when it is called for: that takes longer than most commands. */
export const families: readonly CommandFamily[] = [
  { words: ['import'], load: async () => (await import('./import.command.js')).importCommand },
  { words: ['measures', 'definitions'], load: async () => (await import('./measures.command.js')).measuresCommand },
  { words: ['timetable'], load: async () => (await import('./timetable.command.js')).timetableCommand },
  { words: ['case'], load: async () => (await import('./case.command.js')).caseCommand },
  { words: ['plan'], load: async () => (await import('./plan.command.js')).planCommand },
  { words: ['authority'], load: async () => (await import('./authority.command.js')).authorityCommand },
  { words: ['people', 'teams'], load: async () => (await import('./people.command.js')).peopleCommands },
  { words: ['verify', 'rebuild', 'backup'], load: async () => (await import('./upkeep.command.js')).upkeepCommands },
  { words: ['copy'], load: async () => (await import('./copy.command.js')).copyCommand },
  { words: ['demo'], load: async () => (await import('./demo.command.js')).demoCommand },
];

/** The families that a command line calls for: all of them for help, and where the first word is no command. */
export function familiesFor(firstWord: string | undefined): readonly CommandFamily[] {
  const asked = families.filter(({ words }) => words.some((word) => word === firstWord));
  return asked.length > 0 ? asked : families;
}
