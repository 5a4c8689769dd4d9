import type {
  documentStatuses,
  drivers,
  extractionQualities,
  feedClasses,
  flags,
  itemKinds,
  measureKinds,
  measureScopes,
  milestoneKinds,
  nodeKinds,
  operators,
  partyKinds,
  ratedThings,
  recommendationLevels,
  timescaleKinds,
} from './plan-codes.js';

/**
 * A SEND action plan as its file holds it, version 1.0: what five authorities print, in one shape. Dates are as printed: a year,
 * a month, a day, or a span of two with a slash.
 */
export interface PlanDocument {
  readonly schemaVersion: '1.0';
  readonly id: string;
  readonly authority: string;
  readonly title: string;
  readonly driver: (typeof drivers)[number];
  readonly document: {
    readonly status: (typeof documentStatuses)[number];
    readonly version: string | null;
    readonly issued: string | null;
    readonly statusAsOf: string | null;
    readonly period: { readonly start: string; readonly end: string };
  };
  readonly extraction: { readonly quality: (typeof extractionQualities)[number]; readonly notes: readonly string[] };
  readonly governance: {
    readonly owners: readonly { readonly partyId: string }[];
    readonly bodies: readonly { readonly partyId: string; readonly function: string }[];
    readonly reviewCadence: readonly { readonly frequency: string; readonly description: string }[];
  };
  readonly parties: readonly Party[];
  readonly ragSchemes: readonly RagScheme[];
  readonly codeLists: readonly CodeList[];
  readonly monitoringPoints: readonly MonitoringPoint[];
  /** Which printed column each field came from. */
  readonly columnMap: readonly { readonly source: string; readonly field: string }[];
  readonly planOutcomes?: readonly Line[];
  readonly principles?: readonly string[];
  readonly findings: readonly Finding[];
  readonly nodes: readonly PlanNode[];
  readonly items: readonly PlanItem[];
  readonly measures: readonly PlanMeasure[];
  readonly outcomeAssessments: readonly OutcomeBlock[];
  readonly milestones: readonly Milestone[];
  readonly timeline: readonly TimelineEntry[];
  readonly budgetLines: readonly BudgetLine[];
  readonly engagements: readonly Engagement[];
  readonly groups: readonly PlanGroup[];
  /** What a damaged source prints without saying which row it belongs to. */
  readonly unattributed: readonly {
    readonly field: string;
    readonly order: number;
    readonly status?: string;
    readonly text: string | null;
  }[];
  /** Where the source contradicts itself or is plainly misprinted. */
  readonly discrepancies: readonly { readonly summary: string }[];
}

export interface Line {
  readonly id: string;
  readonly order: number;
  readonly summary: string;
}

/** A post, a group or an organisation; never a person. */
export interface Party {
  readonly id: string;
  readonly kind: (typeof partyKinds)[number];
  readonly role: string | null;
  readonly organisation?: string | null;
  readonly note?: string;
  readonly listedForThemes?: readonly number[];
}

/** The codes of one plan: the same colour means other things in other plans, so a code never stands without its scheme. */
export interface RagScheme {
  readonly id: string;
  readonly appliesTo: readonly RatedThing[];
  readonly values: readonly {
    readonly code: string;
    readonly order: number;
    readonly meaning: Readonly<Partial<Record<RatedThing, string>>>;
  }[];
  readonly note?: string;
}
export type RatedThing = (typeof ratedThings)[number];

export interface CodeList {
  readonly id: string;
  readonly label: string;
  readonly values: readonly { readonly code: string; readonly meaning: string | null }[];
  readonly note?: string;
}

export interface MonitoringPoint {
  readonly id: string;
  readonly label: string;
  readonly date: string;
}

export interface Finding extends Line {
  readonly nodeId: string;
  readonly source: string;
}

export interface PlanNode {
  readonly id: string;
  readonly kind: (typeof nodeKinds)[number];
  readonly parentId: string | null;
  readonly sourceRef: string | null;
  readonly order: number;
  readonly title: string;
  readonly ownerPartyIds?: readonly string[];
  readonly outcomes?: readonly Line[];
  readonly group?: string;
  readonly statusNotes?: readonly { readonly label: string; readonly summary: string; readonly due?: Timescale }[];
  readonly note?: string;
}

/** When something is due. */
export interface Timescale {
  /** The words that are printed. */
  readonly raw: string;
  readonly kind: (typeof timescaleKinds)[number];
  readonly date: string | null;
  readonly frequency?: string;
  readonly condition?: string;
  readonly label?: string;
  /** True where the year is not printed and was worked out. */
  readonly inferred?: boolean;
}

export type Flag = (typeof flags)[number];

export interface PlanItem {
  readonly id: string;
  readonly nodeId: string;
  readonly kind: (typeof itemKinds)[number];
  readonly sourceRef: string | null;
  readonly order: number;
  readonly summary: string;
  readonly reviewRefs?: readonly string[];
  readonly probableRefs?: readonly string[];
  readonly crossRefs?: readonly string[];
  readonly sourceDamage?: string;
  readonly steps: readonly Line[];
  readonly leads: readonly { readonly partyId: string; readonly role: 'lead' }[];
  readonly leadNote?: string;
  readonly supporters: readonly { readonly partyId: string; readonly role: 'support' }[];
  readonly due: readonly Timescale[];
  readonly recommendationLevel?: (typeof recommendationLevels)[number] | null;
  readonly consultationRequired?: Flag;
  readonly fundingRequired?: Flag;
  readonly linkedGroupIds?: readonly string[];
  readonly resources?: readonly { readonly summary: string }[];
  readonly successCriteria?: readonly Criterion[];
  readonly deliverables?: readonly Deliverable[];
  readonly progress: readonly ItemProgress[];
  readonly workingNotes?: readonly string[];
  readonly note?: string;
}

export interface Criterion extends Line {
  readonly measureId: string | null;
}

export interface ItemProgress {
  readonly asOf: string;
  /** Null where words were recorded without a rating, as in a plan without a scheme. */
  readonly rag: string | null;
  readonly ragScheme: string | null;
  readonly points: readonly string[];
}

export interface Deliverable {
  readonly id: string;
  readonly order: number;
  readonly criteria: readonly Criterion[];
  readonly due: Timescale;
  /** A rating of null is none recorded, which is not "not yet started". */
  readonly monitoring: readonly { readonly point: string; readonly rag: string | null }[];
  readonly progressImpact: string | null;
}

export interface PlanMeasure {
  readonly id: string;
  readonly scope: (typeof measureScopes)[number];
  readonly itemId: string | null;
  readonly nodeId: string | null;
  readonly sourceRef: string | null;
  readonly order: number;
  readonly kind: (typeof measureKinds)[number];
  readonly summary: string;
  readonly unit: string | null;
  readonly baseline: readonly PlanValue[];
  readonly current: readonly PlanValue[];
  readonly comparators: readonly PlanValue[];
  readonly targets: readonly PlanTarget[];
  readonly breakdown?: readonly string[];
  readonly evidence?: string;
  readonly note?: string;
  readonly reporting?: string;
  readonly feed: {
    /** A: computed from events of cases. B: entered or imported. C: a judgement. */
    readonly class: (typeof feedClasses)[number];
    readonly kpi: string | null;
    readonly note?: string;
  };
}

export interface PlanValue {
  readonly value: number | null;
  readonly unit: string;
  readonly asOf?: string;
  readonly period?: string;
  readonly label?: string;
  readonly population?: string;
  readonly raw?: string;
}

export interface PlanTarget {
  readonly operator: (typeof operators)[number];
  readonly value: number | string;
  readonly unit: string;
  readonly by?: string;
  readonly relativeTo?: string;
  readonly label?: string;
}

/** Measures that are rated once, for all the items they belong to. */
export interface OutcomeBlock {
  readonly id: string;
  readonly sourceRef: string;
  readonly nodeId: string;
  readonly itemIds: readonly string[];
  readonly measureIds: readonly string[];
  readonly assessments: readonly { readonly asOf: string; readonly rag: string; readonly ragScheme: string }[];
}

export interface Milestone extends Line {
  readonly nodeId: string;
  readonly month: string;
  readonly kind: (typeof milestoneKinds)[number];
  readonly rag: string | null;
}

export interface TimelineEntry extends Line {
  readonly nodeId: string;
  readonly itemId: string;
  readonly sourceRef: string;
  readonly sourceRefStatus?: string;
  readonly quarter: string;
  readonly raw: string;
  readonly date: string | null;
  readonly kind: 'by' | 'from' | 'recurring';
  readonly frequency?: string;
  readonly note?: string;
}

export interface BudgetLine extends Line {
  readonly itemId: string;
  readonly sourceRef: string;
  readonly amountGBP: number;
  readonly budget: string | null;
}

export interface Engagement extends Line {
  readonly date: string;
  readonly partyIds: readonly string[];
}

export interface PlanGroup extends Pick<Line, 'id' | 'order'> {
  readonly label: string;
  readonly memberCount: number | null;
  readonly note: string | null;
}
