import { EhcCommand } from './ehc-command.js';

/** Children of the invented authority that tests with processes of their own begin with: enough for every page. */
const few = 14;

/** Makes an invented authority in a data folder of its own, on the embedded log: a few children, or as many as are asked for. */
export async function smallAuthority(children = few): Promise<EhcCommand> {
  const made = new EhcCommand();
  const { code, err } = await made.run(
    'demo',
    'generate',
    '--children',
    String(children),
    '--years',
    '1',
    '--seed',
    '3',
  );
  if (code !== 0) throw new Error(`No invented authority was made: ${err}`);
  return made;
}
