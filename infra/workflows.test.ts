import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./evaluate/prepare-platform.ts";

const folder = join(root, ".github/workflows");
const workflows = Object.fromEntries(
  readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]),
);
const { "ci.yml": ci = "", "deploy.yml": deploy = "", "preview.yml": preview = "" } = workflows;

test("no workflow knows a key: AWS lends a role for the length of a run", () => {
  for (const text of Object.values(workflows)) {
    expect(text).not.toMatch(/AWS_(SECRET_)?ACCESS_KEY/i);
    expect(text).not.toContain("secrets.");
  }
  expect(deploy).toContain("role-to-assume: ${{ vars.AWS_DEPLOY_ROLE }}");
  expect(deploy).toContain("id-token: write");
});

test("only this repository's own pull requests get a stage, which goes when they are closed", () => {
  expect(preview).toContain("github.event.pull_request.head.repo.full_name == github.repository");
  expect(preview).not.toContain("pull_request_target");
  expect(preview).toContain("types: [opened, reopened, synchronize, closed]");
  expect(preview).toContain("github.event.action == 'closed' && 'remove' || 'deploy'");
  expect(preview).toContain("stage: pr-${{ github.event.number }}");
});

test("what is merged goes to staging behind its tests, and to production behind staging and a reviewer", () => {
  const [, staging = "", production = ""] = ci.split(/^ {2}(?:staging|production):$/m);

  expect(staging).toMatch(/if: github\.event_name == 'push'[^]*needs: test[^]*environment: staging/);
  expect(production).toMatch(/needs: staging[^]*stage: production[^]*environment: production/);
});

test("what a workflow is told by people is never part of a command's text", () => {
  for (const text of Object.values(workflows)) expect(text).not.toMatch(/run: .*\$\{\{/);
});
