import { Injectable } from '@nestjs/common';
import { actionPlansProjection } from '../../projections/action-plans/action-plans.projection.js';
import type { ActionPlanRow } from '../../projections/action-plans/action-plans.projection.js';
import { HomeAuthority } from '../children/home-authority.js';
import { ReadModelStore } from '../projector/read-model-store.js';

/** Which action plans there are. */
@Injectable()
export class ActionPlanList {
  constructor(
    private readonly readModels: ReadModelStore,
    private readonly home: HomeAuthority,
  ) {}

  /** Every plan, by the authority that prints it and its title. */
  async rows(): Promise<readonly ActionPlanRow[]> {
    const rows: ActionPlanRow[] = [];
    for await (const page of this.readModels.all(actionPlansProjection.name)) {
      for (const { json } of page) rows.push(JSON.parse(json) as ActionPlanRow);
    }
    const words = ({ printedAuthority, title }: ActionPlanRow): string => `${printedAuthority} ${title}`;
    return rows
      .filter(({ authority }) => authority === this.home.code)
      .toSorted((a, b) => words(a).localeCompare(words(b), 'en-GB'));
  }
}
