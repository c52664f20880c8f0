import { expect, inject, test } from "vitest";
import type { Resource } from "./evaluate/evaluate-stage.ts";
import { allOf, roleOf, theOne } from "./evaluate/resources.ts";

const stages = inject("stages");

test.each(Object.keys(stages))("no function in %s may scan a table, drop one, or list the bucket", (name) => {
  const actions = Object.entries(stages).flatMap(([key, stage]) =>
    key === name
      ? allOf(stage, "aws:iam/role:Role").flatMap((role) =>
          roleOf(role).grants.flatMap(({ Action }) => Action),
        )
      : [],
  );

  expect(actions).toContain("dynamodb:Query");
  for (const action of ["dynamodb:Scan", "dynamodb:DeleteTable", "s3:ListBucket"])
    expect(actions).not.toContain(action);
});

test("the site may do the same under sst dev as in production", () => {
  const deployed = theOne(stages.production, "aws:iam/role:Role", "WebServerUseast1Role");
  const local = theOne(stages.dev, "aws:iam/role:Role", "WebDevServerRole");
  const withoutNames = (role: Resource) =>
    roleOf(role).grants.map(({ Action, Resource: targets }) => [Action, targets.length]);

  expect(withoutNames(local)).toEqual(withoutNames(deployed));
});

test("the sweeper cannot read a file's bytes or anybody's account", () => {
  const { grants } = roleOf(theOne(stages.production, "aws:iam/role:Role", "SweeperHandlerRole"));
  const actions = grants.flatMap(({ Action }) => Action);
  const targets = grants.flatMap(({ Resource: list }) => list);

  expect(actions).not.toContain("s3:GetObject");
  expect(actions).not.toContain("s3:PutObject");
  expect(targets.filter((target) => target.includes("AuthTable"))).toEqual([]);
});
