import { maxFolderDepth, maxTreeFolders, maxTreePaths } from "@dropify/core/files/folder.schema";
import { singlePutMaxBytes } from "@dropify/core/uploads/upload.schema";
import { expect, test } from "vitest";
import { MOST_FOLDERS, MOST_PATHS } from "../tree/ensure-folders.ts";
import { MOST_LEVELS } from "../tree/walk-tree.ts";
import { SINGLE_MAX_BYTES } from "./upload-api.ts";

// The schemas themselves would bring their validation into the page.
test("the page keeps to the server's limits", () => {
  expect(SINGLE_MAX_BYTES).toBe(singlePutMaxBytes);
  expect(MOST_LEVELS).toBe(maxFolderDepth);
  expect(MOST_PATHS).toBe(maxTreePaths);
  expect(MOST_FOLDERS).toBe(maxTreeFolders);
});
