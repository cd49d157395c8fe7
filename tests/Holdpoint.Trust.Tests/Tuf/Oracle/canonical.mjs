// Each line of the standard input is a JSON document; prints the canonical form of each in hexadecimal.
import { createInterface } from "node:readline";
import { canonicalize } from "@tufjs/canonical-json";

for await (const line of createInterface({ input: process.stdin }))
  console.log(Buffer.from(canonicalize(JSON.parse(line))).toString("hex"));
