import { testHistories } from "./model/test-histories.ts";

testHistories("second");
