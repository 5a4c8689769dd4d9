import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import {
  childView,
  complaintView,
  disputeView,
  needsAssessmentView,
  planView,
} from '../../projections/case-view/case-view.projection.js';
import type { CaseViewRow } from '../../projections/case-view/case-view.projection.js';
import { idOf } from '../../projections/projection.js';
import type { CaseAccess } from '../../workflows/child/case-access.js';
import type { Child } from '../../workflows/child/child.state.js';
import { HomeAuthority } from '../children/home-authority.js';
import { ProjectorService } from '../projector/projector.service.js';
import { ReadModelStore } from '../projector/read-model-store.js';
import type { SavedRow } from '../projector/read-model-store.js';
import type { CaseHolder } from './case-relation.js';

/** A child whose case is restricted, or was opened under break-glass. */
export interface RestrictedCase extends CaseAccess {
  readonly childId: string;
  /** Whose the child's assessments, plans and disputes are, by their streams. */
  readonly holders: ReadonlyMap<string, CaseHolder>;
}

type ProcessRow = CaseViewRow<CaseHolder & { readonly childId: string | null }>;
type Cases = Map<string, RestrictedCase>;

const processViews: readonly string[] = [needsAssessmentView.name, planView.name, disputeView.name, complaintView.name];

/**
 * The few cases that not everybody may open, held in memory without any name, so that leaving them out of a list costs no
 * reading. Made from the read models on first use and kept up with what is saved, in every process.
 */
@Injectable()
export class RestrictedCases implements OnModuleDestroy {
  private reading: Promise<Cases> | null = null;
  private readonly stopListening: readonly (() => void)[];

  constructor(
    private readonly readModels: ReadModelStore,
    private readonly home: HomeAuthority,
    projector: ProjectorService,
  ) {
    this.stopListening = [
      projector.onRowsSaved((rows) => {
        this.take(rows.filter(({ projection }) => projection === childView.name || processViews.includes(projection)));
      }),
      projector.onRowsReplaced(() => {
        this.reading = null;
      }),
    ];
  }

  onModuleDestroy(): void {
    for (const stop of this.stopListening) stop();
  }

  /** By child. The map goes on following what is saved: look at it before waiting for anything. */
  async all(): Promise<ReadonlyMap<string, RestrictedCase>> {
    const reading = (this.reading ??= this.read());
    try {
      return await reading;
    } catch (error) {
      // The next page tries again; until then no list is drawn.
      if (this.reading === reading) this.reading = null;
      throw error;
    }
  }

  /** Whose the child's assessments, plans and disputes are, from the read models. */
  async holdersOf(childId: string): Promise<ReadonlyMap<string, CaseHolder>> {
    const found = await Promise.all(
      processViews.map(async (view) => {
        const members = await this.readModels.range(view, { index: 'child', group: childId });
        return [
          ...(await this.readModels.getMany(
            view,
            members.map(({ key }) => key),
          )),
        ];
      }),
    );
    return new Map(found.flat().map(([stream, json]) => [stream, holderIn(json)]));
  }

  private async read(): Promise<Cases> {
    const members = await this.readModels.range(childView.name, { index: 'access', group: this.home.code });
    const rows = await this.readModels.getMany(
      childView.name,
      members.map(({ key }) => key),
    );
    const cases: Cases = new Map();
    for (const [key, json] of rows) await this.putChild(cases, key, json);
    return cases;
  }

  private take(rows: readonly SavedRow[]): void {
    if (rows.length === 0 || this.reading === null) return;
    this.reading = this.reading.then(async (cases) => {
      for (const { projection, key, json } of rows) {
        if (projection === childView.name) await this.putChild(cases, key, json);
        else putProcess(cases, key, json);
      }
      return cases;
    });
    // Whoever asks next sees the failure; here nobody waits for it.
    this.reading.catch(() => undefined);
  }

  private async putChild(cases: Cases, key: string, json: string | null): Promise<void> {
    const childId = idOf(key);
    const row = json === null ? null : (JSON.parse(json) as CaseViewRow<Child>);
    const access = row === null || row.context.authority !== this.home.code ? null : row.state;
    if (access === null || (access.restriction === null && access.breakGlass.length === 0)) {
      cases.delete(childId);
      return;
    }
    const { restriction, breakGlass } = access;
    const holders = cases.get(childId)?.holders ?? (await this.holdersOf(childId));
    cases.set(childId, { childId, restriction, breakGlass, holders });
  }
}

/** Of the processes of all children only those of the few are looked at. */
function putProcess(cases: Cases, stream: string, json: string | null): void {
  if (cases.size === 0) return;
  const childId = json === null ? null : (JSON.parse(json) as ProcessRow).state.childId;
  for (const [id, one] of cases) {
    if (id === childId && json !== null) {
      cases.set(id, { ...one, holders: new Map([...one.holders, [stream, holderIn(json)]]) });
    } else if (one.holders.has(stream)) {
      cases.set(id, { ...one, holders: new Map([...one.holders].filter(([key]) => key !== stream)) });
    }
  }
}

function holderIn(json: string): CaseHolder {
  const { team, worker } = (JSON.parse(json) as ProcessRow).state;
  return { team, worker };
}
