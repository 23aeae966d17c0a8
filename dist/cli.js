#!/usr/bin/env node
// Built by scripts/build.mjs from src/; do not edit.
var __defProp = Object.defineProperty;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __esm = (fn, res, err) => function __init() {
  if (err) throw err[0];
  try {
    return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
  } catch (e) {
    throw err = [e], e;
  }
};
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};

// src/platform/code-cache.ts
var code_cache_exports = {};
__export(code_cache_exports, {
  startProgram: () => startProgram
});
function startProgram(file, variant2) {
  const { source, origin } = read(file);
  const isOff = Boolean(process.env["NODE_DISABLE_COMPILE_CACHE"]);
  const kept = (0, import_node_path.join)((0, import_node_path.dirname)((0, import_node_path.dirname)(file)), ".cache", `${variant2}.bin`);
  const known = isOff ? void 0 : keptCode(kept, origin);
  const script = new import_node_vm.Script(source, { filename: file, ...known && { cachedData: known } });
  const wrapped = script.runInThisContext();
  const module2 = { exports: {} };
  wrapped.call(module2.exports, module2.exports, (0, import_node_module.createRequire)(file), module2, file, (0, import_node_path.dirname)(file));
  const isMissing = !isOff && (known === void 0 || script.cachedDataRejected === true);
  return {
    exports: module2.exports,
    keepCode: () => {
      if (isMissing) keep(kept, origin, script.createCachedData());
    }
  };
}
function read(file) {
  const program = (0, import_node_fs.openSync)(file, "r");
  try {
    const { ino, size, mtimeMs, ctimeMs } = (0, import_node_fs.fstatSync)(program);
    const { version: version2, arch, execArgv, env } = process;
    const origin = JSON.stringify([ino, size, mtimeMs, ctimeMs, version2, arch, execArgv, env["NODE_OPTIONS"]]);
    return { source: (0, import_node_fs.readFileSync)(program, "latin1"), origin: Buffer.from(`${origin}
`) };
  } finally {
    (0, import_node_fs.closeSync)(program);
  }
}
function keptCode(kept, origin) {
  try {
    const bytes = (0, import_node_fs.readFileSync)(kept);
    const length = (bytes.length - origin.length) / 2;
    if (length <= 0 || !Number.isInteger(length) || !bytes.subarray(0, origin.length).equals(origin)) return void 0;
    const code = bytes.subarray(origin.length, origin.length + length);
    return code.equals(bytes.subarray(origin.length + length)) ? code : void 0;
  } catch {
    return void 0;
  }
}
function keep(kept, origin, code) {
  const draft = `${kept}.${process.pid}`;
  try {
    (0, import_node_fs.mkdirSync)((0, import_node_path.dirname)(kept), { recursive: true });
    const file = (0, import_node_fs.openSync)(draft, "wx", 384);
    try {
      for (const part of [origin, code, code]) (0, import_node_fs.writeSync)(file, part);
      (0, import_node_fs.fsyncSync)(file);
    } finally {
      (0, import_node_fs.closeSync)(file);
    }
    (0, import_node_fs.renameSync)(draft, kept);
  } catch {
    discard(draft);
  }
}
function discard(draft) {
  try {
    (0, import_node_fs.rmSync)(draft, { force: true });
  } catch {
  }
}
var import_node_fs, import_node_module, import_node_path, import_node_vm;
var init_code_cache = __esm({
  "src/platform/code-cache.ts"() {
    "use strict";
    import_node_fs = require("node:fs");
    import_node_module = require("node:module");
    import_node_path = require("node:path");
    import_node_vm = require("node:vm");
  }
});

// src/cli.ts
var import_node_path2 = require("node:path");

// src/version.ts
var version = "0.1.0";

// src/cli.ts
process.exitCode = 2;
var words = process.argv.slice(2);
if (words.length === 1 && words[0] === "--version") {
  process.stdout.write(`${version}
`);
  process.exitCode = 0;
} else {
  void Promise.resolve().then(() => (init_code_cache(), code_cache_exports)).then(async ({ startProgram: startProgram2 }) => {
    const program = startProgram2((0, import_node_path2.join)(__dirname, "cli-main.js"), variant());
    process.exitCode = await program.exports.main(words);
    if (process.exitCode !== 2) program.keepCode();
  });
}
function variant() {
  const first = words[0] ?? "";
  return /^[a-z]{1,20}$/.test(first) ? first : "check";
}
