import { setTimeout as sleep } from "node:timers/promises";
import { idsInOrder } from "../id.ts";
import { ConditionsFailed, transact } from "../transact.ts";
import { findGuards } from "./find-guards.ts";
import type { FolderPath } from "./folder.schema.ts";
import { checkFolder, makeFolder, requireDepth } from "./folder-items.ts";
import { type FolderTree, planTree, type TreeNode } from "./folder-tree.ts";

const maxTries = 20;
/** What DynamoDB takes in one transaction. */
const maxWrites = 100;

export interface EnsureTree {
  parentId?: string | null | undefined;
  paths: FolderPath[];
}

/**
 * Makes the folders that the paths name and that are not there yet, with all above them; what is there
 * is found by its folded name and kept. Repeated or raced, it ends with the same folders.
 * Costs a BatchGet per hundred folders and level as far as they exist, and a transaction per 49 new ones.
 * @throws AppError NOT_FOUND (the parent), BAD_INPUT (too deep, too many)
 */
export async function ensureTree(
  userId: string,
  input: EnsureTree,
): Promise<{ folders: { path: string; folderId: string }[] }> {
  const parentId = input.parentId ?? undefined;
  const tree = planTree(input.paths);
  for (let attempt = 1; ; attempt++) {
    await requireDepth(userId, parentId, tree.levels.length);
    const ids = await findTree(userId, parentId, tree);
    try {
      for (const writes of writesFor(userId, parentId, tree, ids)) await transact(writes);
      return { folders: tree.ends.map(({ path, node }) => ({ path, folderId: idIn(ids, node) })) };
    } catch (error) {
      // Somebody else made, renamed or removed one of them meanwhile: look again at what is there.
      if (!(error instanceof ConditionsFailed) || attempt === maxTries) throw error;
      await sleep(Math.random() * 20 * attempt);
    }
  }
}

/** The ids of those that exist, by key, looked up level by level: below a missing one all are missing. */
async function findTree(
  userId: string,
  parentId: string | undefined,
  { levels }: FolderTree,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const level of levels) {
    const reachable = level.filter(({ parent }) => !parent || ids.has(parent.key));
    if (reachable.length === 0) break;
    const names = reachable.map(({ name, parent }) => ({
      name,
      parentId: parent ? ids.get(parent.key) : parentId,
    }));
    const found = await findGuards(userId, names);
    for (const [index, { key }] of reachable.entries()) {
      const folderId = found[index];
      if (folderId !== undefined) ids.set(key, folderId);
    }
  }
  return ids;
}

type Writes = Parameters<typeof transact>[0];

/** Transactions that make what is missing, parents first. Gives each of them an id in `ids`. */
function writesFor(
  userId: string,
  parentId: string | undefined,
  { levels }: FolderTree,
  ids: Map<string, string>,
): Writes[] {
  const missing = levels.flat().filter(({ key }) => !ids.has(key));
  const nextId = idsInOrder();
  const transactions: Writes[] = [];
  let writes: Writes = [];
  // Made or checked in this transaction: no item may be in one twice.
  let known = new Set<string>();
  for (const node of missing) {
    const above = node.parent ? idIn(ids, node.parent) : parentId;
    if (writes.length + 3 > maxWrites) {
      transactions.push(writes);
      writes = [];
      known = new Set();
    }
    if (above !== undefined && !known.has(above)) {
      writes.push(checkFolder(userId, above));
      known.add(above);
    }
    const folderId = nextId();
    ids.set(node.key, folderId);
    writes.push(...makeFolder(userId, { folderId, name: node.name, parentId: above }));
    known.add(folderId);
  }
  return writes.length > 0 ? [...transactions, writes] : transactions;
}

function idIn(ids: Map<string, string>, { key, name }: TreeNode): string {
  const folderId = ids.get(key);
  if (folderId === undefined) throw new Error(`The folder "${name}" has no id`);
  return folderId;
}
