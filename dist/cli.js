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
  const source = (0, import_node_fs.readFileSync)(file, "latin1");
  const place = process.env["NODE_DISABLE_COMPILE_CACHE"] ? void 0 : placeFor(file, variant2);
  const kept = place && keptCode(place);
  const script = new import_node_vm.Script(source, { filename: file, ...kept && { cachedData: kept.code } });
  const wrapped = script.runInThisContext();
  const module2 = { exports: {} };
  wrapped.call(module2.exports, module2.exports, (0, import_node_module.createRequire)(file), module2, file, (0, import_node_path.dirname)(file));
  const isMissing = kept === void 0 || script.cachedDataRejected === true;
  return {
    exports: module2.exports,
    keepCode: () => {
      const { user, system } = process.cpuUsage();
      const isLong = user + system > longRun;
      if (place === void 0 || !(isMissing || kept.isOfLongRun && !isLong)) return;
      keep(place, isLong ? ofLongRun(place.path) : place.path, () => script.createCachedData());
    }
  };
}
function ofLongRun(path) {
  return path.replace(/bin$/, "long.bin");
}
function placeFor(file, variant2) {
  try {
    const { version: version2, platform, arch, execArgv, env } = process;
    const { ino, size, mtimeMs, ctimeMs } = (0, import_node_fs.statSync)(file);
    const root = (0, import_node_path.dirname)((0, import_node_path.dirname)(file));
    if (!isOurs((0, import_node_fs.statSync)(root))) return void 0;
    const folder = (0, import_node_path.join)(root, ".cache");
    const state = [file, ino, size, mtimeMs, ctimeMs, version2, platform, arch, execArgv, env["NODE_OPTIONS"]];
    const origin = Buffer.from(`${JSON.stringify(state)}
`);
    return { folder, path: (0, import_node_path.join)(folder, `${variant2}-${version2}.bin`), origin };
  } catch {
    return void 0;
  }
}
function isOurs({ uid }) {
  return process.getuid === void 0 || uid === process.getuid();
}
function isPrivate(stats) {
  return process.getuid === void 0 || isOurs(stats) && (stats.mode & 18) === 0;
}
function keptCode({ folder, path, origin }) {
  const code = codeIn(folder, path, origin);
  if (code !== void 0) return { code, isOfLongRun: false };
  const less = codeIn(folder, ofLongRun(path), origin);
  return less && { code: less, isOfLongRun: true };
}
function codeIn(folder, path, origin) {
  try {
    const [outer, inner] = [(0, import_node_fs.lstatSync)(folder), (0, import_node_fs.lstatSync)(path)];
    if (!outer.isDirectory() || !inner.isFile() || !isPrivate(outer) || !isPrivate(inner)) return void 0;
    const bytes = (0, import_node_fs.readFileSync)(path);
    const length = (bytes.length - origin.length) / 2;
    if (length <= 0 || !Number.isInteger(length) || !bytes.subarray(0, origin.length).equals(origin)) return void 0;
    const code = bytes.subarray(origin.length, origin.length + length);
    return code.equals(bytes.subarray(origin.length + length)) ? code : void 0;
  } catch {
    return void 0;
  }
}
function keep({ folder, origin }, path, code) {
  const draft = `${path}.${process.pid}`;
  try {
    makeFolder(folder);
    if (!isPrivate((0, import_node_fs.lstatSync)(folder))) return;
    const file = (0, import_node_fs.openSync)(draft, "wx", 384);
    try {
      const bytes = code();
      (0, import_node_fs.writeFileSync)(file, Buffer.concat([origin, bytes, bytes]));
      (0, import_node_fs.fsyncSync)(file);
    } finally {
      (0, import_node_fs.closeSync)(file);
    }
    (0, import_node_fs.renameSync)(draft, path);
  } catch {
    discard(draft);
  }
}
function makeFolder(folder) {
  if ((0, import_node_fs.mkdirSync)(folder, { recursive: true, mode: 448 }) !== void 0) {
    (0, import_node_fs.writeFileSync)((0, import_node_path.join)(folder, ".gitignore"), "*\n");
    return;
  }
  for (const name of (0, import_node_fs.readdirSync)(folder)) {
    const path = (0, import_node_path.join)(folder, name);
    if (/\.bin\.\d+$/.test(name) && Date.now() - (0, import_node_fs.lstatSync)(path).mtimeMs > oneMinute) discard(path);
  }
}
function discard(draft) {
  try {
    (0, import_node_fs.rmSync)(draft, { force: true });
  } catch {
  }
}
var import_node_fs, import_node_module, import_node_path, import_node_vm, longRun, oneMinute;
var init_code_cache = __esm({
  "src/platform/code-cache.ts"() {
    "use strict";
    import_node_fs = require("node:fs");
    import_node_module = require("node:module");
    import_node_path = require("node:path");
    import_node_vm = require("node:vm");
    longRun = 5e5;
    oneMinute = 6e4;
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
    if (process.exitCode !== 2 && !words.some((word) => /^(?:-h|--help|--version)$/.test(word))) program.keepCode();
  });
}
function variant() {
  const first = words[0] ?? "";
  return /^[a-z]{1,20}$/.test(first) ? first : "check";
}
