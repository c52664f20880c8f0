import { testHistories } from "./model/test-histories.ts";

testHistories("first");
