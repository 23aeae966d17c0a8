// Built by scripts/build.mjs from src/; do not edit.
// src/scout.ts
var import_node_worker_threads = require("node:worker_threads");

// src/platform/files-inside.ts
var import_node_fs = require("node:fs");
var import_node_path = require("node:path");
var largestFile = 16 * 1024 * 1024;
var longestPath = 4096;
var { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = import_node_fs.constants;
var usualSize = 64 * 1024;
function filesInside(root2) {
  const plain = /* @__PURE__ */ new Map([["", true]]);
  const isPlain = (folder) => {
    let known = plain.get(folder);
    if (known === void 0) {
      const start = folder.lastIndexOf("/", folder.length - 2) + 1;
      const name = folder.slice(0, -1);
      const mayBe = folder.length <= longestPath && start < folder.length;
      known = mayBe && isPlain(folder.slice(0, start)) && isInnerName(name, start) && isFolder(`${root2}/${name}`);
      plain.set(folder, known);
    }
    return known;
  };
  let buffer;
  const fleeting = (path) => {
    const folder = path.slice(0, path.lastIndexOf("/") + 1);
    if (!isInnerName(path, folder.length)) return void 0;
    if (O_NOFOLLOW === void 0 || !isPlain(folder)) return isInner(path) ? readThroughLinks(root2, path) : void 0;
    buffer ??= Buffer.allocUnsafeSlow(usualSize);
    let file;
    try {
      file = (0, import_node_fs.openSync)(`${root2}/${path}`, (O_RDONLY ?? 0) | O_NOFOLLOW | (O_NONBLOCK ?? 0));
      const length = (0, import_node_fs.readSync)(file, buffer, 0, usualSize, 0);
      if (length < usualSize) return length;
      const found = (0, import_node_fs.fstatSync)(file);
      return found.isFile() && found.size <= largestFile ? (0, import_node_fs.readFileSync)(file) : void 0;
    } catch {
      return file === void 0 ? readThroughLinks(root2, path) : void 0;
    } finally {
      if (file !== void 0) (0, import_node_fs.closeSync)(file);
    }
  };
  return {
    read(path) {
      const bytes = fleeting(path);
      return typeof bytes === "number" ? new Uint8Array(buffer.subarray(0, bytes)) : bytes;
    },
    readLatin1(path) {
      const bytes = fleeting(path);
      return typeof bytes === "number" ? buffer?.toString("latin1", 0, bytes) : bytes?.toString("latin1");
    }
  };
}
function isFolder(path) {
  try {
    return (0, import_node_fs.lstatSync)(path, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    return false;
  }
}
function readThroughLinks(root2, path) {
  try {
    const file = import_node_fs.realpathSync.native(`${root2}/${path}`);
    if (!file.startsWith(root2.endsWith(import_node_path.sep) ? root2 : root2 + import_node_path.sep)) return void 0;
    const found = (0, import_node_fs.lstatSync)(file);
    return found.isFile() && found.size <= largestFile ? (0, import_node_fs.readFileSync)(file) : void 0;
  } catch {
    return void 0;
  }
}
function isInnerName(path, start) {
  const name = path.length - start;
  if (name === 0 || name <= 2 && /^\.+$/.test(path.slice(start))) return false;
  if (start === 0) return isInner(path);
  return path.indexOf("\\", start) === -1 && path.indexOf("\0", start) === -1;
}
function isInner(path) {
  if (path === "" || /[\0\\]/.test(path) || /^[a-z]:/i.test(path)) return false;
  return !/(?:^|\/)\.{0,2}(?:\/|$)/.test(path);
}

// src/requirements/code/glance.ts
var largestFile2 = 2 * 1024 * 1024;
var needles = /\$\{|[eE]nv(?:ironment)?(?:\(\))?\s*\.\s*getProperty|getRequiredProperty|resolveRequiredPlaceholders|ConfigurationProperties|@(?:[\w.]+\.)?(?:PropertySource|ConditionalOnProperty|SpringBootApplication|SpringBootConfiguration|SpringCloudApplication|ComponentScan|Import|ImportResource|Enable[A-Z])|runApplication|ApplicationContext\s*\(|SpringApplication|setDefaultProperties|System\s*\.\s*setProperty|IgnoreUnresolvablePlaceholders|Property(?:Sources)?PlaceholderConfigurer|WebApplicationInitializer|DispatcherServletInitializer|EnableAutoConfiguration/;
var askers = /@(?:\w+:)?\[?\s*(?:[\w.]+\.)?(?:Value|Scheduled|Schedules|KafkaListener|RabbitListener|JmsListener|SqsListener|RetryableTopic|FeignClient|\w*Mapping|PropertySources?|ComponentScan|ImportResource|Resource|CrossOrigin|Scope|Transactional|interface)\b|annotation class/;
var configuredByCode = /spring\.config\.(?:name|(?:additional-)?location)\b/;
var silence = { asks: false, configures: false };
function glanceOf(text) {
  const match = text === void 0 || text.length > largestFile2 ? null : needles.exec(text);
  if (text === void 0 || match === null) return silence;
  return { asks: match[0] !== "${" || isWorthReading(text), configures: configuredByCode.test(text) };
}
function isBeyondAscii(text) {
  return /[^\0-\x7f]/.test(text);
}
function markOf({ asks, configures }) {
  return (asks ? 1 : 0) + (configures ? 2 : 0);
}
function isWorthReading(text) {
  const rest = needles.source.slice(needles.source.indexOf("|") + 1);
  moreNeedles ??= new RegExp(rest);
  return askers.test(text) || moreNeedles.test(text);
}
var moreNeedles;

// src/scout.ts
var { root, paths } = import_node_worker_threads.workerData;
var { readLatin1 } = filesInside(root);
var names = paths.split("\0");
var pieceLength = 512;
for (let from = 0; from < names.length; from += pieceLength) import_node_worker_threads.parentPort?.postMessage(lookFrom(from));
function lookFrom(from) {
  const end = Math.min(from + pieceLength, names.length);
  const marks = new Uint8Array(end - from);
  const texts = /* @__PURE__ */ new Map();
  for (let i = from; i < end; i++) {
    const text = readLatin1(names[i]);
    const glance = glanceOf(text);
    marks[i - from] = markOf(glance);
    if (glance.asks && text !== void 0 && !isBeyondAscii(text)) texts.set(i, text);
  }
  return { from, marks, texts };
}
