import type { Request } from 'express';
import type { FactWorkflow } from '../api/fact-workflow.js';
import { begins } from '../api/fact-workflow.js';
import { factWorkflows } from '../api/fact-workflows.js';
import { isApi } from '../access/requests.js';

/** What of a case a request is about, as its address or body names it. */
export type AskedCase =
  | { readonly by: 'referenceOrId' | 'childId'; readonly text: string }
  | {
      readonly by: 'process';
      readonly workflow: FactWorkflow;
      readonly id: string;
      /** The command may bring the process into being. */
      readonly mayBegin: boolean;
    };

type Asked = Pick<Request, 'path' | 'body'> & {
  readonly params: Readonly<Record<string, unknown>>;
  readonly route?: unknown;
};

/**
 * The cases that a request is about. Whatever stands below `/cases/:reference` or `/replay/:reference`, `/api/cases/:id`, `/api/children/:id` or the
 * address of a workflow is about one, whoever adds the page; so is a body under `/api` that names a `childId`.
 */
export function casesAskedFor(request: Asked): readonly AskedCase[] {
  const { path = '' } = (request.route ?? {}) as { readonly path?: string };
  return [...inPath(path, request.params), ...inBody(request)];
}

function inPath(path: string, params: Asked['params']): readonly AskedCase[] {
  const text = (name: string): string => (typeof params[name] === 'string' ? params[name] : '');
  if (isBelow(path, '/cases/:reference') || path.startsWith('/replay/:reference')) {
    return [{ by: 'referenceOrId', text: text('reference') }];
  }
  if (isBelow(path, '/api/cases/:id')) return [{ by: 'referenceOrId', text: text('id') }];
  if (isBelow(path, '/api/children/:id')) return [{ by: 'childId', text: text('id') }];
  // Complaints have pages of their own: some are about no case.
  const workflow = factWorkflows.find(({ path: api, ownPerson, workflow: name }) =>
    [`/${api}/:id`, ...(ownPerson === undefined ? [] : [`/${name}s/:id`])].some((root) => isBelow(path, root)),
  );
  if (workflow === undefined) return [];
  const type = text('type');
  return [{ by: 'process', workflow, id: text('id'), mayBegin: type !== '' && begins(workflow, type) }];
}

function inBody(request: Asked): readonly AskedCase[] {
  const body: unknown = request.body;
  if (!isApi(request) || typeof body !== 'object' || body === null || !('childId' in body)) return [];
  // What is no id at all is for the form of the body to refuse.
  return typeof body.childId === 'string' && body.childId.length === 36 ? [{ by: 'childId', text: body.childId }] : [];
}

const isBelow = (path: string, root: string): boolean => path === root || path.startsWith(`${root}/`);
