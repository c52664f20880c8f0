import { GetItemCommand } from "dynamodb-toolbox/entity/actions/get";
import { findObject } from "./storage/stored-objects.ts";
import { UserEntity } from "./users/user.entity.ts";

export interface EngineState {
  status: "ok" | "down";
}

/** Asks each engine for something that is not there: the cheapest call that both must answer. */
export async function engineStates(): Promise<{ dynamodb: EngineState; s3: EngineState }> {
  const [dynamodb, s3] = await Promise.all([
    answers(UserEntity.build(GetItemCommand).key({ userId: "system#health" }).send()),
    answers(findObject("system/health")),
  ]);
  return { dynamodb, s3 };
}

async function answers(question: Promise<unknown>): Promise<EngineState> {
  try {
    await question;
    return { status: "ok" };
  } catch {
    return { status: "down" };
  }
}
