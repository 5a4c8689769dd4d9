import type { Actor } from '../../workflows/kernel/fact.js';
import type { StaffCommand } from '../../workflows/authority/staff.js';
import type { PeopleDirectory } from '../people/people-directory.js';
import { actorOf, administrator, demoWorkers, duty } from './demo-people.js';
import type { DemoWorker } from './demo-people.js';

/** One change of who works in the invented authority. */
export interface StaffStep {
  readonly command: StaffCommand;
  readonly actor: Actor;
}

const installer: Actor = { id: 'command-line', role: 'administrator' };

/** Teams and people of the invented authority, its administrator first, who then admits the others. */
export function demoStaff(): readonly StaffStep[] {
  const others = demoWorkers.filter(({ id }) => id !== administrator.id);
  const teams = [...new Set(others.flatMap(({ team }) => team ?? []))];
  const by = administrator.id;
  const commands: readonly StaffCommand[] = [
    ...teams.map((team): StaffCommand => {
      return { type: 'FormTeam', by, data: { team, reason: 'There when this system was taken up' } };
    }),
    ...others.map((worker) => admission(worker, by)),
  ];
  return [
    { command: admission(administrator, installer.id), actor: installer },
    ...commands.map((command) => ({ command, actor: actorOf(administrator) })),
  ];
}

/** Gives the invented people names in the directory where they have none yet. */
export function nameDemoPeople(directory: PeopleDirectory): void {
  for (const { id, name } of demoWorkers) {
    if (directory.get(id) !== null) continue;
    const email = `${name.toLowerCase().replaceAll(' ', '.')}@northmere.example`;
    directory.put({ id, name, email: id === duty.id ? null : email });
  }
}

function admission({ id, role, team }: DemoWorker, by: string): StaffCommand {
  return { type: 'AdmitPerson', by, data: { personId: id, roles: [role], team, reason: 'joined' } };
}
