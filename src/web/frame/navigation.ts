import type { Person } from '../../access/people.js';
import type { Role } from '../../access/roles.js';

export interface NavigationItem {
  readonly key: string;
  readonly text: string;
  readonly href: string;
}

const casework: readonly NavigationItem[] = [
  { key: 'due-work', text: 'Due work', href: '/due-work' },
  { key: 'cases', text: 'Cases', href: '/cases' },
  { key: 'reviews', text: 'Reviews', href: '/reviews' },
  { key: 'transfers', text: 'Transfers', href: '/transfers' },
];
const settings: NavigationItem = { key: 'settings', text: 'Settings', href: '/settings' };
const performance: NavigationItem = { key: 'performance', text: 'Performance', href: '/performance' };
const actionPlans: NavigationItem = { key: 'action-plans', text: 'Action plans', href: '/action-plans' };
const people: NavigationItem = { key: 'people', text: 'People', href: '/people' };
const proofs: NavigationItem = { key: 'proofs', text: 'Proofs', href: '/proofs' };
const breakGlass: NavigationItem = { key: 'break-glass', text: 'Break-glass', href: '/break-glass' };

const items: Readonly<Record<Role, readonly NavigationItem[]>> = {
  caseworker: [...casework, performance, actionPlans],
  manager: [
    ...casework,
    performance,
    { key: 'forecast', text: 'Forecast', href: '/forecast' },
    actionPlans,
    { key: 'sen2', text: 'SEN2', href: '/sen2' },
    { key: 'imports', text: 'Import', href: '/imports' },
    people,
    breakGlass,
    settings,
  ],
  auditor: [
    { key: 'replay', text: 'Replay', href: '/replay' },
    { key: 'figures', text: 'Figures as known', href: '/figures' },
    proofs,
    { key: 'read-log', text: 'Read log', href: '/read-log' },
    breakGlass,
    performance,
    actionPlans,
    people,
    settings,
  ],
  administrator: [people, actionPlans, settings, { key: 'imports', text: 'Import', href: '/imports' }, proofs],
};

/** What a person's navigation holds, in fixed order and each item once: of the pages that are there, those of the roles. */
export function navigationOf(person: Person, opens: (path: string) => boolean): readonly NavigationItem[] {
  const all = (['caseworker', 'manager', 'auditor', 'administrator'] as const)
    .filter((role) => person.roles.includes(role))
    .flatMap((role) => items[role]);
  const once = all.filter((item, index) => all.findIndex(({ key }) => key === item.key) === index);
  return once.filter(({ href }) => opens(href));
}

/** The item that an address belongs to. */
export function isCurrent(item: NavigationItem, path: string): boolean {
  return path === item.href || path.startsWith(`${item.href}/`);
}
