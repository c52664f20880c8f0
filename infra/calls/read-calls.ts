import { readRawCalls } from "./read-raw-calls.ts";
import { afterParenthesis, importsOf } from "./read-source.ts";

/** What the actions of dynamodb-toolbox take of IAM, by the names under which it exports them. */
const actions = new Map<string, string | undefined>([
  ["GetItemCommand", "GetItem"],
  ["PutItemCommand", "PutItem"],
  ["UpdateItemCommand", "UpdateItem"],
  ["DeleteItemCommand", "DeleteItem"],
  ["BatchGetCommand", "BatchGetItem"],
  ["BatchWriteCommand", "BatchWriteItem"],
  // Parts of the two above.
  ["BatchGetRequest", undefined],
  ["BatchPutRequest", undefined],
  ["BatchDeleteRequest", undefined],
  // A transaction needs leave for each of its parts.
  ["PutTransaction", "PutItem"],
  ["UpdateTransaction", "UpdateItem"],
  ["DeleteTransaction", "DeleteItem"],
  ["ConditionCheck", "ConditionCheckItem"],
]);

/**
 * What a bundle by `bundleEntries` may ask of the tables and the bucket, as IAM names it:
 * "dynamodb:Query table/FilesTable/index/dueIndex", sorted, each once.
 * @throws Error when it holds a call that cannot be read: nothing is passed over
 */
export function readCalls(code: string): string[] {
  const imports = importsOf(code);
  const tables = tablesOf(code);
  const calls = [...code.matchAll(/(\w*)\.build\((\w*)/g)].flatMap(
    ({ 0: text, 1: on = "", 2: local = "", index }) => {
      const table = tables.get(on);
      const action = imports.get(local)?.name ?? "";
      if (!table) throw new Error(`Of no table: ${text}`);
      if (action === "QueryCommand")
        return queried(code, index).map((at) => `dynamodb:Query table/${table}Table${at}`);
      if (!actions.has(action)) throw new Error(`No action of a known name: ${text}`);
      const needed = actions.get(action);
      return needed ? [`dynamodb:${needed} table/${table}Table`] : [];
    },
  );
  return [...new Set([...calls, ...readRawCalls(code, imports)])].sort();
}

/** The tables by what the code calls them, and by each entity in them. */
function tablesOf(code: string): Map<string, string> {
  const names = new Map<string, string>();
  for (const [, variable = "", name = ""] of code.matchAll(
    /^ *(?:var )?(\w+) = new Table\w*\(\{[^}]*?name: env\.(\w+)_TABLE/gm,
  )) {
    names.set(variable, camelCase(name));
  }
  for (const [, entity = "", table = ""] of code.matchAll(
    /^ *(?:var )?(\w+) = new Entity\w*\(\{[^]*?table: (\w+)/gm,
  )) {
    const name = names.get(table);
    if (name) names.set(entity, name);
  }
  return names;
}

const camelCase = (name: string): string =>
  name.toLowerCase().replaceAll(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());

/** What a query goes to: "" for the table, "/index/…" for an index of it. Several where the code chooses, also from a list. */
function queried(code: string, from: number): string[] {
  const asked = afterParenthesis(code, code.indexOf(".query(", from));
  const listed = /^(\w+)\[/.exec(asked)?.[1];
  const list = code.indexOf(`\nvar ${listed} = {`);
  const text = listed ? code.slice(list, code.indexOf("\n};", list)) : asked;
  const ways = [...text.matchAll(/\{\s*(?:index: "(\w+)",\s*)?partition\b/g)].map(([, index]) =>
    index ? `/index/${index}` : "",
  );
  const named = ways.filter((way) => way).length;
  if (ways.length === 0 || named !== [...text.matchAll(/\bindex\b/g)].length) {
    throw new Error(`A query of nobody knows what: ${asked}`);
  }
  return ways;
}
