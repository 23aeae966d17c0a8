// Built by scripts/build.mjs from src/; do not edit.
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __hasOwnProp = Object.prototype.hasOwnProperty;
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
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);

// insertion-patch.js
var insertion_patch_exports = {};
__export(insertion_patch_exports, {
  insertionPatch: () => insertionPatch
});
module.exports = __toCommonJS(insertion_patch_exports);

// node_modules/diff/libesm/patch/create.js
function needsQuoting(s) {
  for (let i = 0; i < s.length; i++) {
    if (s[i] < " " || s[i] > "~" || s[i] === '"' || s[i] === "\\") {
      return true;
    }
  }
  return false;
}
function quoteFileNameIfNeeded(s) {
  if (!needsQuoting(s)) {
    return s;
  }
  let result = '"';
  const bytes = new TextEncoder().encode(s);
  let i = 0;
  while (i < bytes.length) {
    const b = bytes[i];
    if (b === 7) {
      result += "\\a";
    } else if (b === 8) {
      result += "\\b";
    } else if (b === 9) {
      result += "\\t";
    } else if (b === 10) {
      result += "\\n";
    } else if (b === 11) {
      result += "\\v";
    } else if (b === 12) {
      result += "\\f";
    } else if (b === 13) {
      result += "\\r";
    } else if (b === 34) {
      result += '\\"';
    } else if (b === 92) {
      result += "\\\\";
    } else if (b >= 32 && b <= 126) {
      result += String.fromCharCode(b);
    } else {
      result += "\\" + b.toString(8).padStart(3, "0");
    }
    i++;
  }
  result += '"';
  return result;
}
var INCLUDE_HEADERS = {
  includeIndex: true,
  includeUnderline: true,
  includeFileHeaders: true
};
function formatPatch(patch, headerOptions) {
  var _a, _b, _c, _d, _e, _f;
  if (!headerOptions) {
    headerOptions = INCLUDE_HEADERS;
  }
  if (Array.isArray(patch)) {
    if (patch.length > 1 && !headerOptions.includeFileHeaders && !patch.every((p) => p.isGit)) {
      throw new Error("Cannot omit file headers on a multi-file patch. (The result would be unparseable; how would a tool trying to apply the patch know which changes are to which file?)");
    }
    return patch.map((p) => formatPatch(p, headerOptions)).join("\n");
  }
  const ret = [];
  if (patch.isGit) {
    headerOptions = INCLUDE_HEADERS;
    if (!patch.oldFileName) {
      throw new Error("oldFileName must be specified for Git patches");
    }
    if (!patch.newFileName) {
      throw new Error("newFileName must be specified for Git patches");
    }
    let gitOldName = patch.oldFileName;
    let gitNewName = patch.newFileName;
    if (patch.isCreate && gitOldName === "/dev/null") {
      gitOldName = gitNewName.replace(/^b\//, "a/");
    } else if (patch.isDelete && gitNewName === "/dev/null") {
      gitNewName = gitOldName.replace(/^a\//, "b/");
    }
    ret.push("diff --git " + quoteFileNameIfNeeded(gitOldName) + " " + quoteFileNameIfNeeded(gitNewName));
    if (patch.isDelete) {
      ret.push("deleted file mode " + ((_a = patch.oldMode) !== null && _a !== void 0 ? _a : "100644"));
    }
    if (patch.isCreate) {
      ret.push("new file mode " + ((_b = patch.newMode) !== null && _b !== void 0 ? _b : "100644"));
    }
    if (patch.oldMode && patch.newMode && !patch.isDelete && !patch.isCreate) {
      ret.push("old mode " + patch.oldMode);
      ret.push("new mode " + patch.newMode);
    }
    if (patch.isRename) {
      ret.push("rename from " + quoteFileNameIfNeeded(((_c = patch.oldFileName) !== null && _c !== void 0 ? _c : "").replace(/^a\//, "")));
      ret.push("rename to " + quoteFileNameIfNeeded(((_d = patch.newFileName) !== null && _d !== void 0 ? _d : "").replace(/^b\//, "")));
    }
    if (patch.isCopy) {
      ret.push("copy from " + quoteFileNameIfNeeded(((_e = patch.oldFileName) !== null && _e !== void 0 ? _e : "").replace(/^a\//, "")));
      ret.push("copy to " + quoteFileNameIfNeeded(((_f = patch.newFileName) !== null && _f !== void 0 ? _f : "").replace(/^b\//, "")));
    }
  } else {
    if (headerOptions.includeIndex && patch.oldFileName == patch.newFileName && patch.oldFileName !== void 0) {
      ret.push("Index: " + patch.oldFileName);
    }
    if (headerOptions.includeUnderline) {
      ret.push("===================================================================");
    }
  }
  const hasHunks = patch.hunks.length > 0;
  if (headerOptions.includeFileHeaders && patch.oldFileName !== void 0 && patch.newFileName !== void 0 && (!patch.isGit || hasHunks)) {
    ret.push("--- " + quoteFileNameIfNeeded(patch.oldFileName) + (patch.oldHeader ? "	" + patch.oldHeader : ""));
    ret.push("+++ " + quoteFileNameIfNeeded(patch.newFileName) + (patch.newHeader ? "	" + patch.newHeader : ""));
  }
  for (let i = 0; i < patch.hunks.length; i++) {
    const hunk = patch.hunks[i];
    const oldStart = hunk.oldLines === 0 ? hunk.oldStart - 1 : hunk.oldStart;
    const newStart = hunk.newLines === 0 ? hunk.newStart - 1 : hunk.newStart;
    ret.push("@@ -" + oldStart + "," + hunk.oldLines + " +" + newStart + "," + hunk.newLines + " @@");
    for (const line of hunk.lines) {
      ret.push(line);
    }
  }
  return ret.join("\n") + "\n";
}

// src/reports/visible-text.ts
var invisible = new RegExp("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}]|(?! )\\p{Zs}", "gu");
var ordinary = /^[ -~]*$/;
function visibleText(text) {
  if (ordinary.test(text)) return text;
  return replaceInvisible(
    text.replace(/\r\n|\n/g, "\u23CE"),
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
  );
}
function replaceInvisible(text, replacement) {
  return text.replace(invisible, replacement);
}

// src/reports/escape-workflow-command.ts
function breakCommands(line) {
  return line.replaceAll("##[", "#\\u{23}[").replace(/^( *)::/, "$1\\u{3a}:");
}

// src/reports/insertion-patch.ts
function insertionPatch(insertions, readText) {
  const byPath = /* @__PURE__ */ new Map();
  for (const insertion of insertions) {
    const sameFile = byPath.get(insertion.path);
    if (sameFile === void 0) byPath.set(insertion.path, [insertion]);
    else sameFile.push(insertion);
  }
  return [...byPath.keys()].sort().map((path) => filePatch(path, byPath.get(path) ?? [], readText(path))).join("");
}
function filePatch(path, insertions, text) {
  if (!isPrintable(path)) return "";
  const lines = text === void 0 || text === "" ? 0 : text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
  const cutShort = lines > 0 && !text?.endsWith("\n");
  const end = text !== void 0 && /^[^\n]*\r\n/.test(text) ? "\r" : "";
  const hunks = [];
  let shift = 0;
  for (const [line, texts] of textsByLine(insertions, lines + 1)) {
    if (cutShort && line > lines) continue;
    const added = mergeTexts(texts);
    hunks.push({
      oldStart: line,
      oldLines: 0,
      newStart: line + shift,
      newLines: added.length,
      lines: added.map((addedLine) => `+${addedLine}${end}`)
    });
    shift += added.length;
  }
  if (hunks.length === 0) return "";
  return formatPatch(
    {
      oldFileName: text === void 0 ? "/dev/null" : `a/${path}`,
      newFileName: `b/${path}`,
      oldHeader: void 0,
      newHeader: void 0,
      hunks
    },
    { includeIndex: false, includeUnderline: false, includeFileHeaders: true }
  );
}
function textsByLine(insertions, lastLine) {
  const byLine = /* @__PURE__ */ new Map();
  for (const insertion of insertions) {
    if (!insertion.text.split("\n").every(isPrintable)) continue;
    const line = Math.min(Math.max(insertion.line, 1), lastLine);
    const texts = byLine.get(line);
    if (texts === void 0) byLine.set(line, [insertion.text]);
    else texts.push(insertion.text);
  }
  return [...byLine].sort(([a], [b]) => a - b);
}
function mergeTexts(texts) {
  const merged = [];
  let previous = [];
  for (const text of [...new Set(texts)].sort()) {
    const lines = text.split("\n");
    const differs = lines.findIndex((line, index) => line !== previous[index]);
    merged.push(...lines.slice(differs === -1 ? lines.length : differs));
    previous = lines;
  }
  return merged;
}
function isPrintable(text) {
  return visibleText(text) === text && breakCommands(text) === text;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  insertionPatch
});
