// Compile each JSON Schema that stands in a folder with ajv in its strict mode; print what it refuses.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
const require = createRequire(process.argv[2] + "/");
const Ajv = require("ajv/dist/2020").default;
const folder = process.argv[3];
for (const file of readdirSync(folder)) {
  if (!file.endsWith(".json")) continue;
  const schema = JSON.parse(readFileSync(`${folder}/${file}`, "utf-8"));
  if (!schema.$schema.startsWith("https://json-schema.org/")) continue; // a table's columns have a language of their own
  try {
    new Ajv({ strict: true }).compile(schema);
  } catch (error) {
    console.log(`${file}: ${error.message}`);
  }
}
