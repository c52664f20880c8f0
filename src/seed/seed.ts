import { randomBytes } from "node:crypto";
import { APIError } from "better-auth/api";
import { authService } from "../server/auth/auth.ts";
import { shareSamples } from "./share-samples.ts";
import { uploadSamples } from "./upload-samples.ts";

const name = "Demo owner";
const email = "demo@dropify.example";
// Made anew each time, so that no Dropify has a password that others know.
const password = randomBytes(15).toString("base64url");

async function signUp(): Promise<string> {
  try {
    const { user } = await authService().auth.api.signUpEmail({ body: { name, email, password } });
    return user.id;
  } catch (error) {
    if (!(error instanceof APIError) || error.statusCode >= 500) throw error;
    console.error("This Dropify has an account already, so nothing was added.");
    process.exit(1);
  }
}

const userId = await signUp();
console.log(`${name}: sign in as ${email} with the password ${password} (shown only now).`);
const fileIds = await uploadSamples(userId);
console.log(`${fileIds.size} files are there.`);
for (const { sample, url } of await shareSamples({ userId, name }, fileIds))
  console.log(`Link, ${sample}: ${url}`);
