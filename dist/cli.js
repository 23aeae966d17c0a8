#!/usr/bin/env node
// Built by scripts/build.mjs from src/; do not edit.
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
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
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));

// src/platform/compile-cache.ts
var compile_cache_exports = {};
__export(compile_cache_exports, {
  keepCompiledCode: () => keepCompiledCode
});
function keepCompiledCode() {
  const { enableCompileCache } = import_node_module.default;
  const folder = enableCompileCache && ownFolder();
  if (folder !== void 0) enableCompileCache?.(folder);
}
function ownFolder() {
  const user = process.getuid?.();
  if (user === void 0) return void 0;
  const cache = process.env["XDG_CACHE_HOME"] ?? "";
  try {
    const folder = (0, import_node_path.join)((0, import_node_path.isAbsolute)(cache) ? cache : (0, import_node_path.join)((0, import_node_os.homedir)(), ".cache"), "keyparity");
    (0, import_node_fs.mkdirSync)(folder, { recursive: true, mode: 448 });
    const found = (0, import_node_fs.lstatSync)(folder);
    const isOwn = found.isDirectory() && found.uid === user && (found.mode & 18) === 0;
    return isOwn ? folder : void 0;
  } catch {
    return void 0;
  }
}
var import_node_fs, import_node_module, import_node_os, import_node_path;
var init_compile_cache = __esm({
  "src/platform/compile-cache.ts"() {
    "use strict";
    import_node_fs = require("node:fs");
    import_node_module = __toESM(require("node:module"), 1);
    import_node_os = require("node:os");
    import_node_path = require("node:path");
  }
});

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
  void start();
}
async function start() {
  const { keepCompiledCode: keepCompiledCode2 } = await Promise.resolve().then(() => (init_compile_cache(), compile_cache_exports));
  keepCompiledCode2();
  const { main } = await Promise.resolve().then(() => __toESM(require("./cli-main.js"), 1));
  process.exitCode = await main(words);
}
