import { settingsOnlyInModule5 } from '../return-fields.js';
import { dateOf, groupsOf, textOf } from '../return-record.js';
import { about, groupsNamed } from './return-check.js';
import type { ReturnCheck } from './return-check.js';

const settingFields = ['URN', 'UKPRN', 'SENSetting'];

/** Settings a plan names and settings a child attends. */
export const settingChecks: readonly ReturnCheck[] = [
  {
    id: 'one-identifier-a-setting',
    items: '4.7a-c, 5.7a-c',
    level: 'error',
    *find(record) {
      for (const setting of groupsNamed(record, 'PlanDetail', 'PlacementDetail')) {
        const count = settingFields.filter((field) => textOf(setting, field) !== null).length;
        if (count !== 1) yield about(setting, 'URN', 'Give exactly one of URN, UKPRN and SENSetting');
      }
    },
  },
  {
    id: 'setting-has-rank',
    items: '4.7d, 5.7d',
    level: 'error',
    *find(record) {
      for (const setting of groupsNamed(record, 'PlanDetail', 'PlacementDetail')) {
        if (textOf(setting, 'PlacementRank') === null) yield about(setting, 'PlacementRank', 'Required and not given');
      }
    },
  },
  {
    id: 'named-settings-number',
    items: '4.7',
    level: 'error',
    *find(record) {
      for (const plan of groupsNamed(record, 'NamedPlan')) {
        const details = groupsOf(plan, 'PlanDetail');
        const primary = details.filter((detail) => textOf(detail, 'PlacementRank') === '1').length;
        const extra = details[2];
        if (extra !== undefined) yield about(extra, 'URN', 'A plan names at most two settings');
        else if (details.length > 0 && primary !== 1) yield about(plan, 'PlanDetail', 'Exactly one setting has rank 1');
      }
    },
  },
  {
    id: 'setting-is-explained',
    items: '4.7c(i), 5.7c(i)',
    level: 'error',
    *find(record) {
      for (const setting of groupsNamed(record, 'PlanDetail', 'PlacementDetail')) {
        const code = textOf(setting, 'SENSetting');
        if ((code === 'OTH' || code === 'NIEO') && textOf(setting, 'SENSettingOther') === null) {
          yield about(setting, 'SENSettingOther', `Required for setting ${code}`);
        }
      }
    },
  },
  {
    id: 'setting-of-its-module',
    items: '4.7c, 5.7c',
    level: 'error',
    *find(record, { header }) {
      const birth = dateOf(record.group, 'PersonBirthDate');
      for (const setting of groupsNamed(record, 'PlanDetail', 'PlacementDetail')) {
        const code = textOf(setting, 'SENSetting') ?? '';
        if (setting.name === 'PlanDetail' && settingsOnlyInModule5.has(code)) {
          yield about(setting, 'SENSetting', `${code} is not a setting that a plan can name`);
        }
        const under16 = birth !== null && header.referenceDate < `${Number(birth.slice(0, 4)) + 16}${birth.slice(4)}`;
        if (code === 'NEET' && under16) yield about(setting, 'SENSetting', 'NEET is for ages 16 to 25');
      }
    },
  },
  {
    id: 'placement-dates-in-order',
    items: '5.7e-f',
    // Listed among the queries of the guide, but nobody leaves before arriving: it is an impossible date.
    level: 'error',
    *find(record) {
      for (const placement of groupsNamed(record, 'PlacementDetail')) {
        const [entry, leaving] = [dateOf(placement, 'EntryDate'), dateOf(placement, 'LeavingDate')];
        if (entry !== null && leaving !== null && leaving < entry) {
          yield about(placement, 'LeavingDate', `Before EntryDate ${entry}`);
        }
      }
    },
  },
  {
    id: 'primary-placements-do-not-overlap',
    items: '5.7d-f',
    level: 'query',
    *find(record) {
      for (const active of groupsNamed(record, 'ActivePlans')) {
        const primary = groupsOf(active, 'PlacementDetail')
          .filter((placement) => textOf(placement, 'PlacementRank') === '1')
          .map((placement) => ({ placement, entry: dateOf(placement, 'EntryDate') ?? '' }))
          .sort((one, other) => (one.entry < other.entry ? -1 : 1));
        for (const [index, { placement, entry }] of primary.entries()) {
          const before = primary[index - 1];
          const left = before === undefined ? '' : (dateOf(before.placement, 'LeavingDate') ?? '9999-12-31');
          if (before !== undefined && entry < left)
            yield about(placement, 'EntryDate', 'Two primary placements at once');
        }
      }
    },
  },
  {
    id: 'urn-is-valid',
    items: '4.7a-b, 5.7a-b',
    level: 'query',
    *find(record, { urnOpen, header }) {
      for (const setting of groupsNamed(record, 'PlanDetail', 'PlacementDetail')) {
        const [urn, ukprn] = [textOf(setting, 'URN'), textOf(setting, 'UKPRN')];
        const on = dateOf(setting, 'LeavingDate') ?? header.referenceDate;
        if (urn !== null && !/^\d{6}$/.test(urn)) yield about(setting, 'URN', 'A URN has six digits');
        else if (urn !== null && urnOpen?.(urn, on) === false) yield about(setting, 'URN', `Not open on ${on}`);
        if (ukprn !== null && !/^\d{8}$/.test(ukprn)) yield about(setting, 'UKPRN', 'A UKPRN has eight digits');
      }
    },
  },
];
