import type { Command } from 'commander';
import type { AccessReason } from '../../workflows/authority/staff.events.js';
import { roles as allRoles, roleWords } from '../access/roles.js';
import type { Role } from '../access/roles.js';
import { envelopeOf } from '../api/command-envelope.js';
import { dtoFrom } from '../api/dto-parser.js';
import { BasisService } from '../commands/basis.service.js';
import { DirectoryPeople } from '../people/directory-people.js';
import { PeopleDirectory } from '../people/people-directory.js';
import { EndDto, NewPersonDto, RolesDto, TeamDto } from '../people/people.dto.js';
import { PeopleModule } from '../people/people.module.js';
import { detailsFrom } from '../people/personal-details.js';
import { StaffList } from '../people/staff-list.service.js';
import type { StaffEntry } from '../people/staff-list.service.js';
import { StaffRegister } from '../people/staff-register.service.js';
import type { Acting } from '../people/staff-register.service.js';
import { cliActor, withServices } from './cli-context.js';
import { CliFault, exitCodes } from './exit-codes.js';
import type { Output } from './output.js';
import { refusalsInWords } from './refusals.js';

interface ChangeOptions {
  readonly reason: string;
  readonly note?: string;
  readonly commandId?: string;
  readonly json?: true;
}
interface AccessOptions extends ChangeOptions {
  readonly role: readonly string[];
  readonly team?: string;
}
type AddOptions = AccessOptions & { readonly name: string; readonly email: string };

/** What the command line may change and read. */
interface Services {
  readonly register: StaffRegister;
  readonly list: StaffList;
  readonly acting: Acting;
}

/** `ehc people` and `ehc teams`: who may sign in. Makes the first administrator of a live installation. */
export function peopleCommands(program: Command, output: Output): void {
  const people = program.command('people').description('who may sign in, and in which roles');
  people
    .command('list')
    .description('everyone who may sign in, and those who could')
    .option('--json', 'print one JSON object')
    .action((options: { json?: true }) => printPeople(options, output));
  access(changing(people.command('add'), 'joined'))
    .description('let a person sign in; the first one must be an administrator')
    .requiredOption('--name <name>', 'name of the person; kept in people.sqlite, never in the log')
    .requiredOption('--email <address>', 'e-mail address of their council account')
    .action((options: AddOptions) => add(options, output));
  access(changing(people.command('roles'), 'newPost'))
    .description('give a person these roles and this team, and no others')
    .argument('<person>', 'id or e-mail address')
    .action((person: string, options: AccessOptions) => changeRoles(person, options, output));
  changing(people.command('end'), 'left')
    .description('let a person sign in no longer')
    .argument('<person>', 'id or e-mail address')
    .action((person: string, options: ChangeOptions) => end(person, options, output));
  teamCommands(program, output);
}

function teamCommands(program: Command, output: Output): void {
  const teams = program.command('teams').description('the teams that people and cases are put into');
  teams
    .command('list')
    .description('every team with the number of its people')
    .option('--json', 'print one JSON object')
    .action(async (options: { json?: true }) => {
      const found = await reading(({ list }) => Promise.resolve(list.teams()));
      if (options.json === true) output.json({ teams: found });
      else for (const { name, people, closedOn } of found) output.line(`${name}  ${people}${closed(closedOn)}`);
    });
  for (const act of ['add', 'close'] as const) {
    teams
      .command(act)
      .description(act === 'add' ? 'form a team' : 'close a team with nobody in it')
      .argument('<team>', 'its name')
      .requiredOption('--reason <text>', 'why; stands in clear, so name nobody')
      .option('--command-id <id>', 'makes a retry safe')
      .option('--json', 'print one JSON object')
      .action(async (team: string, options: ChangeOptions) => {
        const outcome = await recording(options, ({ register, acting }) => {
          const body = dtoFrom(TeamDto, { team, reason: options.reason });
          return act === 'add'
            ? register.formTeam(body.team, body.reason, acting)
            : register.closeTeam(body.team, body.reason, acting);
        });
        if (options.json === true) output.json({ revision: outcome.revision });
        else output.line(`Recorded: the team ${team} is ${act === 'add' ? 'formed' : 'closed'}`);
      });
  }
}

function changing(command: Command, usual: AccessReason): Command {
  return command
    .option('--reason <code>', 'joined, covering, newPost, movedTeam, away, left, mistake or other', usual)
    .option('--note <text>', 'in your own words; kept in people.sqlite, never in the log')
    .option('--command-id <id>', 'makes a retry safe')
    .option('--json', 'print one JSON object');
}

function access(command: Command): Command {
  return command
    .requiredOption('--role <role...>', `one or more of ${allRoles.join(', ')}`)
    .option('--team <name>', 'the team (default: none)');
}

async function add(options: AddOptions, output: Output): Promise<void> {
  const id = await recording(options, ({ register, acting }) => {
    const { name, email, ...wish } = dtoFrom(NewPersonDto, {
      ...accessOf(options),
      name: options.name,
      email: options.email,
    });
    return register.admit(detailsFrom(name, email), wish, acting);
  });
  if (options.json === true) output.json({ id });
  else output.line(`${options.name} can sign in as ${roleWords(options.role as Role[]).toLowerCase()} (id ${id})`);
}

async function changeRoles(person: string, options: AccessOptions, output: Output): Promise<void> {
  const entry = await recording(options, async ({ register, list, acting }) => {
    const found = await personOf(person, list);
    await register.changeRoles(found.id, dtoFrom(RolesDto, accessOf(options)), acting);
    return found;
  });
  if (options.json === true) output.json({ id: entry.id });
  else output.line(`${entry.name} is now ${roleWords(options.role as Role[]).toLowerCase()}`);
}

async function end(person: string, options: ChangeOptions, output: Output): Promise<void> {
  const entry = await recording(options, async ({ register, list, acting }) => {
    const found = await personOf(person, list);
    await register.end(found.id, dtoFrom(EndDto, whyOf(options)), acting);
    return found;
  });
  if (options.json === true) output.json({ id: entry.id });
  else output.line(`${entry.name} can no longer sign in`);
}

async function printPeople(options: { json?: true }, output: Output): Promise<void> {
  const people = await reading(({ list }) => list.all());
  if (options.json === true) output.json({ people });
  else if (people.length === 0) output.line('Nobody can sign in yet: ehc people add --help');
  for (const { id, name, email, roles, team, endedOn } of options.json === true ? [] : people) {
    output.line(
      `${id}  ${name}, ${email ?? 'no address'}: ${roleWords(roles)}, ${team ?? 'no team'}${closed(endedOn)}`,
    );
  }
}

const closed = (on: string | null): string => (on === null ? '' : `, ended ${on}`);
const whyOf = ({ reason, note }: ChangeOptions): object => ({ reason, ...(note === undefined ? {} : { note }) });
const accessOf = ({ role, team, ...why }: AccessOptions): object => ({
  ...whyOf(why),
  roles: role,
  ...(team === undefined ? {} : { team }),
});

/** @throws CliFault where nobody is meant. */
async function personOf(text: string, list: StaffList): Promise<StaffEntry> {
  const wanted = text.trim().toLowerCase();
  const found = (await list.all()).find(({ id, email }) => id === wanted || email === wanted);
  if (found === undefined)
    throw new CliFault(`Nobody has the id or address ${text}: ehc people list`, exitCodes.badUsage);
  return found;
}

function recording<Result>(
  { commandId }: Pick<ChangeOptions, 'commandId'>,
  work: (services: Services) => Promise<Result>,
): Promise<Result> {
  return refusalsInWords(() => {
    const envelope = envelopeOf({}, commandId);
    return open('write', envelope.commandId, work);
  });
}

function reading<Result>(work: (services: Services) => Promise<Result>): Promise<Result> {
  return open('read', 'read', work);
}

function open<Result>(
  access: 'read' | 'write',
  commandId: string,
  work: (services: Services) => Promise<Result>,
): Promise<Result> {
  return withServices(
    {
      access,
      imports: (config) => [PeopleModule.forRoot({ folder: config.dataFolder, authority: config.authority })],
    },
    async ({ get }) => {
      const [basis, directory] = [get<BasisService>(BasisService), get<PeopleDirectory>(PeopleDirectory)];
      return work({
        register: get<StaffRegister>(StaffRegister),
        list: new StaffList(basis, directory, new DirectoryPeople(basis, directory)),
        acting: { actor: cliActor, commandId, source: 'user' },
      });
    },
  );
}
