// Built by scripts/build.mjs from src/; do not edit.
// src/reports/visible-text.ts
var invisible = new RegExp("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}]|(?! )\\p{Zs}", "gu");
var ordinary = /^[ -~]*$/;
function visibleText(text3) {
  if (ordinary.test(text3)) return text3;
  return replaceInvisible(
    text3.replace(/\r\n|\n/g, "\u23CE"),
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
  );
}
function replaceInvisible(text3, replacement) {
  return text3.replace(invisible, replacement);
}
function cutEnd(text3, length) {
  if (text3.length <= length) return text3;
  return text3.slice(0, splitsPair(text3, length) ? length - 1 : length);
}
function cutMiddle(text3, length) {
  if (text3.length <= length) return text3;
  const head = Math.ceil((length - 1) / 2);
  const tail = text3.length - (length - 1 - head);
  return `${cutEnd(text3, head)}\u2026${text3.slice(splitsPair(text3, tail) ? tail + 1 : tail)}`;
}
function splitsPair(text3, index) {
  return (text3.codePointAt(index - 1) ?? 0) > 65535;
}
function widest(texts2) {
  return texts2.reduce((width, text3) => Math.max(width, text3.length), 0);
}

// src/reports/escape-workflow-command.ts
function escapeData(text3) {
  return text3.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
function escapeProperty(text3) {
  return escapeData(text3).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
function workflowCommand(name, properties, data) {
  const list = Object.entries(properties).filter(([, value]) => value !== void 0 && value !== "").map(([key, value]) => `${key}=${escapeProperty(String(value))}`).join(",");
  return `::${name}${list === "" ? "" : ` ${list}`}::${escapeData(data)}`;
}
function breakCommands(line) {
  return line.replaceAll("##[", "#\\u{23}[").replace(/^( *)::/, "$1\\u{3a}:");
}
function logLine(text3) {
  return text3.split(/\r\n|\r|\n/).map((line) => breakCommands(visibleText(line))).join("\n");
}

// src/usage-error.ts
var UsageError = class extends Error {
  name = "UsageError";
  /** What to do about it, one sentence. */
  hint;
  /** Every mistake with its place, where there are several or where they have one. */
  problems;
  constructor(message, hint, problems = []) {
    super(message);
    this.hint = hint;
    this.problems = problems;
  }
};

// src/describe-failure.ts
function describeFailure(error) {
  return failureLines(error).map((line) => `${logLine(line)}
`).join("");
}
function failureLines(error) {
  if (error instanceof UsageError) {
    return [
      `keyparity: ${error.message}`,
      ...error.problems.map((problem10) => `  ${placeOf(problem10)}  ${sentenceOf(problem10)}`),
      ...error.hint === void 0 ? [] : [error.hint]
    ];
  }
  const stack = error instanceof Error ? error.stack ?? error.message : String(error);
  return [
    "keyparity: internal error; this is a fault of Keyparity, not of your configuration. Please report these lines.",
    ...stack.split("\n")
  ];
}
function placeOf({ origin }) {
  return `${origin.path}:${origin.line}:${origin.column}`;
}
function sentenceOf({ message, suggestion }) {
  return suggestion === void 0 ? message : `${message.replace(/\.$/, "")}; ${suggestion}`;
}

// src/platform/terminal.ts
function wantsColour(stream, refused2) {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (refused2 || NO_COLOR !== void 0 && NO_COLOR !== "") return false;
  if (FORCE_COLOR !== void 0) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  return stream.isTTY && TERM !== "dumb";
}
function print(stream, text3) {
  return new Promise((resolve3, reject) => {
    const failed2 = (error) => {
      if (error.code === "EPIPE") resolve3();
      else reject(error);
    };
    stream.on("error", failed2);
    stream.write(text3, (error) => {
      if (error) failed2(error);
      else {
        stream.off("error", failed2);
        resolve3();
      }
    });
  });
}

// src/version.ts
var version = "0.1.0";

// src/cli/arguments.ts
import { parseArgs } from "node:util";

// src/closest.ts
function closest(text3, candidates) {
  let best;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const allowed2 = Math.max(1, Math.floor(Math.max(candidate.length, text3.length) / 3));
    if (Math.abs(candidate.length - text3.length) > allowed2 || allowed2 > 20) continue;
    const found = editDistance(text3.toLowerCase(), candidate.toLowerCase());
    if (found <= allowed2 && found < least) {
      best = candidate;
      least = found;
    }
  }
  return best;
}
function editDistance(from, to) {
  let beforeLast = [];
  let last = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
        cost = Math.min(cost, beforeLast[j - 2] + 1);
      }
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[to.length];
}

// src/options.ts
var commands = {
  check: {
    summary: "Judge every application and environment of the repository (the default).",
    operand: void 0
  },
  matrix: {
    summary: "Show keys \xD7 environments: own value, inherited, missing, not needed.",
    operand: void 0
  },
  rules: {
    summary: "List the rules, or explain one of them.",
    operand: "id"
  }
};
var commandNames = Object.keys(commands);
function isCommandName(word) {
  return Object.hasOwn(commands, word);
}
var judging = ["check", "matrix"];
var everyCommand = ["check", "matrix", "rules"];
var formats = ["text", "json", "markdown", "github"];
var options = {
  cwd: {
    kind: "text",
    placeholder: "DIR",
    default: ".",
    description: "The repository to judge, or the folder that is to be seen as one.",
    commands: judging,
    input: "working-directory"
  },
  config: {
    kind: "text",
    placeholder: "FILE",
    description: "The contract, relative to the repository; without it keyparity.yml, .yaml or .json at its root.",
    commands: judging,
    input: "config"
  },
  application: {
    kind: "text",
    placeholder: "NAME",
    repeatable: true,
    description: "Judge only this application.",
    commands: judging,
    input: "applications"
  },
  environment: {
    kind: "text",
    placeholder: "NAME",
    repeatable: true,
    description: "Report only what concerns this environment.",
    commands: judging,
    input: "environments"
  },
  "fail-on": {
    kind: "choice",
    values: ["error", "warning", "notice", "never"],
    default: "error",
    description: "The least severity that fails.",
    commands: ["check"],
    input: "fail-on"
  },
  format: {
    kind: "choice",
    values: formats,
    default: "text",
    description: "What is written to standard output; annotations (github) are for check alone.",
    commands: judging
  },
  output: {
    kind: "file",
    placeholder: "FORMAT=FILE",
    values: formats,
    repeatable: true,
    description: "Write one more report, for example json=report.json.",
    commands: ["check"],
    input: "outputs"
  },
  wrong: {
    kind: "switch",
    description: "Only keys that a finding is about.",
    commands: ["matrix"]
  },
  "show-values": {
    kind: "switch",
    description: "Print values of properties; those of secrets stay hidden.",
    commands: ["check"],
    input: "show-values"
  },
  "no-color": {
    kind: "switch",
    description: "Print without colours (so does the variable NO_COLOR; FORCE_COLOR forces them).",
    commands: everyCommand
  },
  "report-file": {
    kind: "text",
    placeholder: "FILE",
    description: "Where the JSON report goes: in the workspace or in RUNNER_TEMP, which is the default place.",
    commands: [],
    input: "report-file"
  },
  summary: {
    kind: "choice",
    values: ["true", "false"],
    default: "true",
    description: "Write the job summary.",
    commands: [],
    input: "summary"
  },
  help: {
    kind: "switch",
    description: "Explain a command and its options.",
    commands: everyCommand
  },
  version: {
    kind: "switch",
    description: "Print the version.",
    commands: everyCommand
  }
};
function isOptionName(word) {
  return Object.hasOwn(options, word);
}
function optionRows() {
  return Object.entries(options);
}
function optionsOf(command) {
  return optionRows().filter(([, shape]) => shape.commands.includes(command));
}

// src/option-values.ts
function readOptionValues(given, spell) {
  const values = optionRows().map(([name, shape]) => [name, readValue(shape, given.get(name) ?? [], spell(name))]);
  return Object.fromEntries(values);
}
function readValue(shape, texts2, spelled) {
  for (const text3 of texts2) {
    if (text3 === "") throw new UsageError(`${spelled} needs a value`);
    if (text3.includes("\0")) throw new UsageError(`${spelled} must not contain a NUL character`);
  }
  const last = texts2.at(-1) ?? shape.default;
  switch (shape.kind) {
    case "switch":
      return last !== void 0 && oneOf(["true", "false"], last, spelled) === "true";
    case "choice":
      return last === void 0 ? void 0 : oneOf(shape.values ?? [], last, spelled);
    case "file":
      return texts2.map((text3) => readTarget(text3, spelled));
    case "text":
      return shape.repeatable === true ? [...new Set(texts2)] : last;
  }
}
function readTarget(text3, spelled) {
  const equals = text3.indexOf("=");
  const path2 = text3.slice(equals + 1);
  if (equals < 1 || path2 === "") {
    throw new UsageError(
      `${spelled} takes FORMAT=FILE, not "${text3}"`,
      `Formats are ${formats.join(", ")}; for example ${spelled} json=report.json.`
    );
  }
  return { format: oneOf(formats, text3.slice(0, equals), spelled), path: path2 };
}
function oneOf(allowed2, text3, spelled) {
  const match = allowed2.find((value) => value === text3);
  if (match !== void 0) return match;
  const guess = closest(text3, allowed2);
  throw new UsageError(
    `${spelled} takes ${allowed2.slice(0, -1).join(", ")} or ${allowed2.at(-1)}, not "${text3}"`,
    guess === void 0 ? void 0 : `Did you mean "${guess}"?`
  );
}

// src/cli/arguments.ts
function readArguments(words2) {
  const { tokens } = parseArgs({
    args: [...words2],
    options: Object.fromEntries(
      optionRows().map(([name, shape]) => [
        name,
        { type: shape.kind === "switch" ? "boolean" : "string", ...name === "help" && { short: "h" } }
      ])
    ),
    allowPositionals: true,
    strict: false,
    tokens: true
  });
  const written2 = tokens.flatMap((token) => {
    if (token.kind !== "option") return [];
    const name = readName(token.name, token.rawName);
    return [[name, readText(name, token.value, token.inlineValue === true)]];
  });
  const positionals = tokens.flatMap((token) => token.kind === "positional" ? [token.value] : []);
  const [command, operand] = readCommand(positionals);
  const given = /* @__PURE__ */ new Map();
  for (const [name, text3] of written2) {
    refuseForeign(name, command);
    given.set(name, [...given.get(name) ?? [], text3]);
  }
  return {
    command,
    named: positionals.length > 0,
    operand,
    values: readOptionValues(given, (name) => `--${name}`)
  };
}
function readCommand(positionals) {
  const [first = "check", second2, third] = positionals;
  if (!isCommandName(first)) {
    const guess = closest(first, commandNames);
    throw new UsageError(
      `there is no command "${first}"`,
      guess === void 0 ? `Commands are ${commandNames.join(", ")}; a folder is named with --cwd.` : `Did you mean "${guess}"?`
    );
  }
  const superfluous = commands[first].operand === void 0 ? second2 : third;
  if (superfluous !== void 0) {
    throw new UsageError(
      `"${superfluous}" is one word too many for keyparity ${first}`,
      `A folder is named with --cwd; see keyparity ${first} --help.`
    );
  }
  return [first, second2];
}
function readName(name, written2) {
  if (isOptionName(name) && isForCommandLine(name)) return name;
  const guess = closest(
    name,
    optionRows().flatMap(([known3]) => isForCommandLine(known3) ? [known3] : [])
  );
  throw new UsageError(
    `there is no option ${written2}`,
    guess === void 0 ? "See keyparity --help." : `Did you mean --${guess}?`
  );
}
function isForCommandLine(name) {
  return options[name].commands.length > 0;
}
function refuseForeign(name, command) {
  const owners = options[name].commands;
  if (owners.includes(command)) return;
  throw new UsageError(
    `keyparity ${command} has no option --${name}; it belongs to ${owners.join(" and ")}`,
    `See keyparity ${command} --help.`
  );
}
function readText(name, value, inline) {
  if (options[name].kind === "switch") {
    if (value !== void 0) throw new UsageError(`--${name} takes no value`);
    return "true";
  }
  if (value === void 0 || !inline && value.startsWith("-")) throw new UsageError(`--${name} needs a value`);
  return value;
}

// src/spring/names.ts
var alreadyUniform = /^[a-z0-9]+(?:\.[a-z0-9]+)*$/;
function uniformName(key) {
  if (alreadyUniform.test(key)) return key;
  const common = uniformOfCommon(key);
  if (common !== void 0) return common;
  const elements = parseName(key, ".");
  if (isComparedByText(elements)) return uniformText(elements) === key ? key : `\\?${key}`;
  return uniformText(elements);
}
function elementsOf(key) {
  return parseName(key, ".").map((element) => element.text);
}
function listKeyOf(key) {
  const match = /\[\d+\]|\.\d+(?=[.[]|$)/.exec(key);
  return match === null ? key : key.slice(0, match.index);
}
function canonicalElements(key) {
  if (key.startsWith(".") || key.endsWith(".")) return void 0;
  const elements = parseName(key, ".");
  return elements.some((element) => element.kind === "irregular") ? void 0 : elements;
}
function canonicalText(key, elements) {
  if (elements.every((element) => element.kind === "uniform" || element.kind === "dashed") && isContiguous(elements)) {
    return key;
  }
  let text3 = "";
  for (const { kind, text: element } of elements) {
    if (isIndex(kind)) text3 += `[${element}]`;
    else text3 += text3 === "" ? element : `.${element}`;
  }
  return text3;
}
function uniformElement({ text: text3, kind }) {
  if (kind === "uniform" || isIndex(kind)) return text3;
  let uniform = "";
  for (let position2 = 0; position2 < text3.length; position2++) {
    const character = lowerCaseOf(text3.charAt(position2));
    if (isAlphanumeric(character.charCodeAt(0))) uniform += character;
  }
  return uniform;
}
function parseName(name, separator) {
  const elements = [];
  let depth = 0;
  let start = 0;
  let kind = "empty";
  const add = (end) => {
    if (end > start && kind !== "empty") elements.push({ text: name.slice(start, end), kind, start });
  };
  for (let position2 = 0; position2 < name.length; position2++) {
    const character = name.charAt(position2);
    if (character === "[") {
      if (depth === 0) {
        add(position2);
        start = position2 + 1;
        kind = "number";
      }
      depth++;
    } else if (character === "]") {
      depth--;
      if (depth === 0) {
        add(position2);
        start = position2 + 1;
        kind = "empty";
      }
    } else if (character === separator && !isIndex(kind)) {
      add(position2);
      start = position2 + 1;
      kind = "empty";
    } else {
      kind = kindWith(kind, character, position2 - start);
    }
  }
  if (depth !== 0) kind = "irregular";
  add(name.length);
  return elements;
}
function kindWith(kind, character, index) {
  const code2 = character.charCodeAt(0);
  if (isIndex(kind)) return kind === "number" && !isDigit(code2) ? "index" : kind;
  const valid = isAlphanumeric(code2) || index !== 0 && character === "-";
  if (kind === "empty" && valid) return index === 0 ? "uniform" : "irregular";
  if (kind === "uniform" && character === "-") return "dashed";
  if (valid) return kind;
  if (kind !== "empty") return "irregular";
  const lower = lowerCaseOf(character);
  return isAlphanumeric(lower.charCodeAt(0)) || index !== 0 && lower === "-" ? "irregular" : "empty";
}
function uniformOfCommon(key) {
  let uniform = "";
  let runStart = 0;
  let counted2 = false;
  let closed = false;
  for (let position2 = 0; position2 < key.length; position2++) {
    const code2 = key.charCodeAt(position2);
    if (code2 === 46 || code2 === 91) {
      if (!counted2 && !closed) return void 0;
      if (code2 === 46) {
        counted2 = false;
        closed = false;
        continue;
      }
      const end = key.indexOf("]", position2);
      if (end <= position2 + 1) return void 0;
      for (let index = position2 + 1; index < end; index++) if (!isDigit(key.charCodeAt(index))) return void 0;
      uniform += `${key.slice(runStart, position2)}.${key.slice(position2 + 1, end)}`;
      position2 = end;
      runStart = end + 1;
      counted2 = false;
      closed = true;
    } else if (closed) {
      return void 0;
    } else if (isDigit(code2) || code2 >= 97 && code2 <= 122 || code2 >= 65 && code2 <= 90) {
      counted2 = true;
    } else if (code2 === 45 || code2 === 95) {
      uniform += key.slice(runStart, position2);
      runStart = position2 + 1;
    } else {
      return void 0;
    }
  }
  return counted2 || closed ? (uniform + key.slice(runStart)).toLowerCase() : void 0;
}
function uniformText(elements) {
  let text3 = "";
  for (let index = 0; index < elements.length; index++) {
    const element = elements[index];
    const uniform = uniformElement(element);
    text3 += index === 0 ? "" : ".";
    text3 += isIndex(element.kind) ? uniform.replace(/[.\\]/g, (character) => character === "." ? "\\," : "\\\\") : uniform;
  }
  return text3 === "" && elements.length === 1 ? "\\" : text3;
}
function isComparedByText(elements) {
  return elements.length > 0 && elements.every((element) => element.kind === "uniform") && isContiguous(elements);
}
function isContiguous(elements) {
  return elements.every((element, index) => {
    const previous = elements[index - 1];
    return previous === void 0 || previous.start + previous.text.length + 1 === element.start;
  });
}
function isIndex(kind) {
  return kind === "index" || kind === "number";
}
function isDigit(code2) {
  return code2 >= 48 && code2 <= 57;
}
function isAlphanumeric(code2) {
  return code2 >= 97 && code2 <= 122 || isDigit(code2);
}
function lowerCaseOf(character) {
  return character === "\u0130" ? "i" : character.toLowerCase();
}

// src/requirements/contract/key-pattern.ts
var longestPattern = 200;
function patternProblem(text3) {
  if (text3.trim() === "") return "is empty";
  if (text3 !== text3.trim()) return "begins or ends with a blank";
  if (text3.length > longestPattern) return `is longer than ${longestPattern} characters`;
  if (!hasWildcard(text3)) return void 0;
  const segments = splitSegments(text3);
  if (segments.some(({ text: segment }) => segment === ""))
    return "has an empty segment (two dots in a row, or a dot at an end)";
  if (segments.some(({ text: segment }) => segment !== "**" && segment.includes("**"))) {
    return "has `**` inside a segment: it stands alone between dots, `*` is for a part of a segment";
  }
  return void 0;
}
function hasWildcard(text3) {
  return text3.includes("*");
}
function keyPattern(text3, naming = "relaxed") {
  if (!hasWildcard(text3)) {
    const segments2 = keySegments(text3, naming).map((segment) => ({ kind: "literal", text: segment }));
    return { text: text3, exact: true, segments: segments2, prefix: prefixOf(segments2) };
  }
  const segments = splitSegments(text3).map((segment) => segmentOf(segment, naming));
  return { text: text3, exact: false, segments, prefix: prefixOf(segments) };
}
function comparableName(key, naming) {
  return naming === "relaxed" ? uniformName(key) : key;
}
function keySegments(key, naming) {
  return naming === "exact" ? splitSegments(key).map(({ text: text3 }) => text3) : segmentsOfName(uniformName(key), key);
}
function segmentsOfName(uniform, key) {
  return uniform.includes("\\") ? parseName(key, ".").map(uniformElement) : uniform.split(".");
}
function matchesKey(pattern, key, naming = "relaxed") {
  return matchesSegments(pattern, keySegments(key, naming));
}
function matchesSegments(pattern, key) {
  const { segments } = pattern;
  let at2 = 0;
  let position2 = 0;
  let rest = -1;
  let resume = 0;
  while (position2 < key.length) {
    const segment = segments[at2];
    if (segment?.kind === "rest") {
      rest = at2++;
      resume = position2;
    } else if (segment !== void 0 && matchesSegment(segment, key[position2] ?? "")) {
      at2++;
      position2++;
    } else if (rest >= 0) {
      at2 = rest + 1;
      position2 = ++resume;
    } else {
      return false;
    }
  }
  while (segments[at2]?.kind === "rest") at2++;
  return at2 === segments.length;
}
function compareSpecificity(a, b) {
  return Number(b.exact) - Number(a.exact) || literalPrefix(b).length - literalPrefix(a).length || Number(a.text.includes("**")) - Number(b.text.includes("**")) || literalLength(b) - literalLength(a);
}
function literalPrefix(pattern) {
  return pattern.exact ? pattern.text : pattern.text.slice(0, pattern.text.indexOf("*"));
}
function literalLength(pattern) {
  return pattern.text.replaceAll("*", "").length;
}
function matchesSegment(segment, text3) {
  if (segment.kind === "literal") return segment.text === text3;
  return segment.kind === "glob" && matchesGlob(segment.pieces, text3);
}
function matchesGlob(pieces, text3) {
  const first = pieces[0] ?? "";
  const last = pieces.at(-1) ?? "";
  if (text3.length < first.length + last.length || !text3.startsWith(first) || !text3.endsWith(last)) return false;
  const end = text3.length - last.length;
  let position2 = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text3.indexOf(piece, position2);
    if (found < 0 || found + piece.length > end) return false;
    position2 = found + piece.length;
  }
  return true;
}
function segmentOf({ text: text3, index }, naming) {
  if (text3 === "**") return { kind: "rest" };
  const comparable2 = (piece) => naming === "exact" || index ? piece : comparablePiece(piece);
  return hasWildcard(text3) ? { kind: "glob", pieces: text3.split("*").map(comparable2) } : { kind: "literal", text: comparable2(text3) };
}
function comparablePiece(piece) {
  return uniformElement({ text: piece, kind: "irregular", start: 0 });
}
function prefixOf(segments) {
  const prefix = [];
  for (const segment of segments) {
    if (segment.kind !== "literal") break;
    prefix.push(segment.text);
  }
  return prefix;
}
function splitSegments(text3) {
  const segments = [];
  let start = 0;
  let position2 = 0;
  while (position2 < text3.length) {
    const end = text3[position2] === "[" ? text3.indexOf("]", position2) : -1;
    if (end >= 0) {
      if (position2 > start) segments.push({ text: text3.slice(start, position2), index: false });
      segments.push({ text: text3.slice(position2 + 1, end), index: true });
      if (end + 1 === text3.length) return segments;
      start = position2 = text3[end + 1] === "." ? end + 2 : end + 1;
    } else if (text3[position2] === ".") {
      segments.push({ text: text3.slice(start, position2), index: false });
      start = ++position2;
    } else {
      position2++;
    }
  }
  segments.push({ text: text3.slice(start), index: false });
  return segments;
}

// src/findings/exceptions.ts
function exceptionsOf(settings, suppressions, contracts, today2) {
  const locked = new Set(settings.rules.filter((rule20) => rule20.locked).map(({ rule: rule20 }) => rule20));
  const matchers = [
    ...settings.exceptions.map(({ key, rule: rule20, where: where2, applications: applications2, origin, until }) => {
      const pattern = keyPattern(key);
      return {
        use: { kind: "exception", rule: rule20, key, origin, until, expired: today2 > until },
        matched: 0,
        covers: ({ rule: found, application: application2, problem: problem10 }) => found.id === rule20 && problem10.key !== void 0 && matchesKey(pattern, problem10.key) && (applications2 === void 0 || applications2.some(({ name }) => name === application2)),
        isFor: (application2, environment2) => where2 === "all" || (contracts.get(application2)?.expand(where2).includes(environment2) ?? false)
      };
    }),
    ...suppressions.map(({ key, rule: rule20, origin, until, application: application2, environments }) => {
      const pattern = keyPattern(key);
      const expired = until !== void 0 && today2 > until;
      return {
        use: {
          kind: "suppression",
          rule: rule20,
          key,
          origin,
          expired,
          ...until !== void 0 && { until },
          ...locked.has(rule20) && { defect: "its rule is locked in keyparity.yml." }
        },
        matched: 0,
        covers: ({ rule: found, application: inside, problem: problem10 }) => found.id === rule20 && inside === application2 && problem10.key !== void 0 && matchesKey(pattern, problem10.key),
        isFor: (_, environment2) => environments.includes(environment2)
      };
    })
  ];
  return {
    covered(reported) {
      if (locked.has(reported.rule.id)) return [];
      const { environments } = reported.problem;
      const covered = /* @__PURE__ */ new Set();
      let whole = false;
      for (const matcher of matchers) {
        if (!matcher.covers(reported)) continue;
        const names3 = environments.filter((name) => matcher.isFor(reported.application, name));
        if (environments.length > 0 && names3.length === 0) continue;
        matcher.matched++;
        if (matcher.use.expired) continue;
        whole = true;
        for (const name of names3) covered.add(name);
      }
      return environments.length === 0 ? whole : environments.filter((name) => covered.has(name));
    },
    uses() {
      const uses = /* @__PURE__ */ new Map();
      for (const { use, matched } of matchers) {
        const { path: path2, line, column } = use.origin;
        const place2 = `${path2}:${line}:${column}`;
        uses.set(place2, { ...use, matched: matched + (uses.get(place2)?.matched ?? 0) });
      }
      return [...uses.values()];
    }
  };
}

// src/documents/file-tree.ts
function compareBytes(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

// src/findings/fingerprint.ts
function fingerprint(rule20, application2, key, environments) {
  return hash64([rule20, application2, key, [...environments].sort().join(" ")].join("\0"));
}
function hash64(text3) {
  let high = 2654435769;
  let low = 2246822507;
  for (let i = 0; i < text3.length; i++) {
    const unit = text3.charCodeAt(i);
    high = Math.imul(high ^ unit, 16777619);
    low = Math.imul(low ^ unit, 1540483477);
    low ^= low >>> 13;
  }
  return hex(mix(high ^ text3.length)) + hex(mix(low));
}
function mix(value) {
  let mixed = Math.imul(value ^ value >>> 16, 2146121005);
  mixed = Math.imul(mixed ^ mixed >>> 15, 2221713035);
  return (mixed ^ mixed >>> 16) >>> 0;
}
function hex(value) {
  return value.toString(16).padStart(8, "0");
}

// src/findings/judge.ts
var loudness = { error: 0, warning: 1, notice: 2 };
function judge(reported, settings, exceptions) {
  const settingOf = new Map(settings.map((setting) => [setting.rule, setting]));
  const findings = [];
  for (const item of reported) {
    const severity = severityOf(item, settingOf.get(item.rule.id));
    if (severity === void 0) continue;
    for (const { problem: problem10, status } of split(item, exceptions.covered(item))) {
      findings.push({
        ...problem10,
        rule: item.rule.id,
        severity,
        application: item.application,
        fingerprint: fingerprint(item.rule.id, item.application, identityOf(problem10), problem10.environments),
        status
      });
    }
  }
  return findings.sort(compareFindings);
}
function split({ problem: problem10 }, covered) {
  const count = typeof covered === "boolean" ? Number(covered) : covered.length;
  if (count === 0) return [{ problem: problem10, status: "new" }];
  const { environments, narrow } = problem10;
  if (typeof covered === "boolean" || count === environments.length) return [{ problem: problem10, status: "excepted" }];
  if (narrow === void 0) return [{ problem: problem10, status: "new" }];
  const open = narrow(environments.filter((name) => !covered.includes(name)));
  if (open === void 0) return [{ problem: problem10, status: "excepted" }];
  return [
    { problem: open, status: "new" },
    { problem: narrow(covered) ?? problem10, status: "excepted" }
  ];
}
function severityOf({ rule: rule20, problem: problem10 }, setting) {
  if (setting?.severity === "off") return void 0;
  const loudest = setting?.severity ?? rule20.severity;
  const ceiling = setting !== void 0 || problem10.certainty === "certain" ? loudest : ceilingOf[problem10.certainty];
  return loudness[ceiling] > loudness[loudest] ? ceiling : loudest;
}
var ceilingOf = { likely: "warning", possible: "notice" };
function identityOf(problem10) {
  return problem10.key === void 0 ? problem10.at.path : uniformName(problem10.key);
}
function compareFindings(a, b) {
  return loudness[a.severity] - loudness[b.severity] || compareBytes(a.application, b.application) || compareBytes(a.rule, b.rule) || compareBytes(a.at.path, b.at.path) || a.at.line - b.at.line || a.at.column - b.at.column || compareBytes(a.key ?? "", b.key ?? "") || compareBytes(a.environments.join(" "), b.environments.join(" "));
}
function countFindings(findings) {
  const count = (severity) => findings.filter((finding) => finding.status === "new" && finding.severity === severity).length;
  return { error: count("error"), warning: count("warning"), notice: count("notice") };
}
function blocks(findings, failOn) {
  if (failOn === "never") return false;
  return findings.some((finding) => finding.status === "new" && loudness[finding.severity] <= loudness[failOn]);
}

// src/findings/matrix.ts
function matrixOf(subject, findings, rows) {
  const { vocabulary } = subject;
  const wrong = /* @__PURE__ */ new Map();
  const keys = /* @__PURE__ */ new Map();
  const add = (key) => {
    const name = vocabulary.nameOf(key);
    if (!keys.has(name)) keys.set(name, vocabulary.words.get(name)?.key ?? key);
  };
  for (const { key, environments, application: application2, status } of findings) {
    if (key === void 0 || status !== "new" || application2 !== subject.application.name) continue;
    add(key);
    const name = vocabulary.nameOf(key);
    wrong.set(name, /* @__PURE__ */ new Set([...wrong.get(name) ?? [], ...environments]));
  }
  if (rows === "all") {
    for (const { key } of subject.requirements) add(key);
    for (const configuration of subject.configurations) {
      for (const { key, layer } of configuration.winners.values()) if (layer.kind === "environment") add(key);
    }
  }
  const demanded = /* @__PURE__ */ new Map();
  for (const { key, environments } of subject.requirements) {
    const name = vocabulary.nameOf(key);
    demanded.set(name, /* @__PURE__ */ new Set([...demanded.get(name) ?? [], ...environments]));
  }
  return [...keys].sort(([, a], [, b]) => compareBytes(a, b)).map(([name, key]) => ({
    application: subject.application.name,
    key,
    cells: subject.configurations.map((configuration) => {
      const environment2 = configuration.environment.name;
      const isMissing = wrong.get(name)?.has(environment2) === true || demanded.get(name)?.has(environment2) === true;
      return cellOf(configuration, key, isMissing);
    }),
    wrong: wrong.has(name)
  }));
}
function cellOf(configuration, key, isMissing) {
  const winner = configuration.winner(key) ?? configuration.winner(`${key}[0]`);
  if (winner !== void 0) {
    const { path: path2, line } = winner.property.origin;
    return { state: winner.layer.kind === "environment" ? "own" : "inherited", place: `${path2}:${line}` };
  }
  if (configuration.isProvided(key)) return { state: "provided" };
  if (isMissing) return { state: "missing" };
  return { state: configuration.environment.open.length > 0 ? "open" : "absent" };
}

// src/findings/summary.ts
function summaryOf({
  application: application2,
  vocabulary
}) {
  return {
    name: application2.name,
    path: application2.path,
    law: application2.relaxed ? application2.generation.name : "plain",
    keys: vocabulary.words.size,
    environments: application2.environments.map((environment2) => ({
      name: environment2.name,
      profiles: environment2.profiles,
      compared: environment2.compared,
      layers: layersOf(environment2),
      open: [...new Set(environment2.open.map(({ what }) => what))]
    }))
  };
}
function layersOf(environment2) {
  const layers = [];
  for (const { kind, source } of environment2.layers.toReversed()) {
    const path2 = source.document?.path ?? source.name;
    const last = layers.at(-1);
    if (last?.kind !== kind) layers.push({ kind, paths: [path2] });
    else if (last.paths.at(-1) !== path2) last.paths.push(path2);
  }
  return layers;
}

// src/requirements/contract/regular-expression.ts
var longestText = 4096;
var longestSource = 200;
var mostInstructions = 2e3;
function regularExpression(source) {
  if (source.length > longestSource) return { problem: `is longer than ${longestSource} characters` };
  try {
    new RegExp(source, "u");
  } catch {
    return { problem: "is not a valid regular expression" };
  }
  const parsed = parse(source);
  if ("problem" in parsed) return parsed;
  const program = assemble(parsed.expression);
  if (program === void 0) return { problem: "repeats too much: its counts multiply to thousands of states" };
  return {
    size: program.length,
    matches: (text3) => text3.length <= longestText && run(program, text3).found,
    search: (text3) => run(program, text3)
  };
}
function parse(source) {
  let at2 = 0;
  let problem10;
  const choice = () => {
    const options2 = [sequence()];
    while (source[at2] === "|") {
      at2++;
      options2.push(sequence());
    }
    return options2.length === 1 ? options2[0] : { kind: "choice", options: options2 };
  };
  const sequence = () => {
    const parts = [];
    while (at2 < source.length && source[at2] !== "|" && source[at2] !== ")" && problem10 === void 0) {
      parts.push(repeated(part()));
    }
    return { kind: "sequence", parts };
  };
  const repeated = (part2) => {
    const quantifier = take(/(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/y);
    if (quantifier === null) return part2;
    const [text3, least, comma, most] = quantifier;
    if (text3.startsWith("*")) return { kind: "repeat", part: part2, least: 0, most: Number.POSITIVE_INFINITY };
    if (text3.startsWith("+")) return { kind: "repeat", part: part2, least: 1, most: Number.POSITIVE_INFINITY };
    if (text3.startsWith("?")) return { kind: "repeat", part: part2, least: 0, most: 1 };
    const open = comma === "," && most === "";
    const end = open ? Number.POSITIVE_INFINITY : Number(comma === "," ? most : least);
    return { kind: "repeat", part: part2, least: Number(least), most: end };
  };
  const part = () => {
    const character = source[at2];
    if (character === "(") return group();
    if (character === "^" || character === "$") {
      at2++;
      return { kind: "assertion", assertion: character === "^" ? "start" : "end" };
    }
    if (character === "\\") return escaped();
    if (character === "[") return oneOf2(take(/\[(?:\\[\s\S]|[^\]\\])*\]/y)?.[0] ?? "");
    if (character === ".") return oneOf2(take(/\./y)?.[0] ?? "");
    const literal = String.fromCodePoint(source.codePointAt(at2) ?? 0);
    at2 += literal.length;
    return { kind: "character", test: (other) => other === literal };
  };
  const group = () => {
    if (take(/\(\?<?[=!]/y) !== null) problem10 = "looks around with (?\u2026), which takes unbounded time: use `not`";
    else if (take(/\((?:\?:|\?<[^>=!][^>]*>|(?!\?))/y) === null)
      problem10 = "sets flags with (?\u2026), which is not supported";
    const inner = choice();
    at2++;
    return inner;
  };
  const escaped = () => {
    const boundary = take(/\\[bB]/y)?.[0];
    if (boundary !== void 0) {
      return { kind: "assertion", assertion: boundary === "\\b" ? "boundary" : "no-boundary" };
    }
    if (/\\[1-9k]/y.test(source.slice(at2, at2 + 2))) problem10 = "refers back to a group, which takes unbounded time";
    const surrogates = "u[dD][89abAB][0-9a-fA-F]{2}\\\\u[dD][c-fC-F][0-9a-fA-F]{2}";
    const form = new RegExp(`\\\\(?:[pPu]\\{[^}]*\\}|${surrogates}|u.{4}|x.{2}|c.|[\\s\\S])`, "yu");
    return oneOf2(take(form)?.[0] ?? "");
  };
  const take = (form) => {
    form.lastIndex = at2;
    const match = form.exec(source);
    at2 += match?.[0].length ?? 0;
    return match;
  };
  const expression = choice();
  return problem10 === void 0 ? { expression } : { problem: problem10 };
}
function oneOf2(source) {
  let form;
  const known3 = /* @__PURE__ */ new Map();
  const test2 = (character) => {
    const answer = known3.get(character);
    if (answer !== void 0) return answer;
    form ??= new RegExp(`^${source}$`, "u");
    const found = form.test(character);
    known3.set(character, found);
    return found;
  };
  return { kind: "character", test: test2 };
}
function assemble(expression) {
  const program = [];
  const emit = (node) => {
    if (program.length > mostInstructions) return;
    if (node.kind === "sequence") node.parts.forEach(emit);
    else if (node.kind === "choice") emitChoice(node.options);
    else if (node.kind === "repeat") emitRepeat(node.part, node.least, node.most);
    else program.push(node);
  };
  const fork = () => {
    const instruction = { kind: "fork", targets: [] };
    program.push(instruction);
    return instruction;
  };
  const emitChoice = (options2) => {
    const entry = fork();
    const exits = options2.map((option) => {
      entry.targets = [...entry.targets, program.length];
      emit(option);
      return fork();
    });
    for (const exit of exits) exit.targets = [program.length];
  };
  const emitRepeat = (part, least, most) => {
    for (let count = 0; count < least && program.length <= mostInstructions; count++) emit(part);
    if (most === Number.POSITIVE_INFINITY) {
      const loop = program.length;
      const entry = fork();
      emit(part);
      fork().targets = [loop];
      entry.targets = [loop + 1, program.length];
      return;
    }
    const exits = [];
    for (let count = least; count < most && program.length <= mostInstructions; count++) {
      const entry = fork();
      entry.targets = [program.length];
      exits.push(entry);
      emit(part);
    }
    for (const exit of exits) exit.targets = [...exit.targets, program.length];
  };
  emit(expression);
  program.push({ kind: "found" });
  return program.length > mostInstructions ? void 0 : program;
}
function run(program, text3) {
  const entered = new Int32Array(program.length).fill(-1);
  let current = [];
  let steps = 0;
  let position2 = 0;
  let before = "";
  while (true) {
    const character = position2 < text3.length ? String.fromCodePoint(text3.codePointAt(position2) ?? 0) : "";
    const open = [0, ...current];
    const waiting = [];
    for (let state = open.pop(); state !== void 0; state = open.pop()) {
      if (entered[state] === position2) continue;
      entered[state] = position2;
      steps++;
      const instruction = program[state];
      if (instruction.kind === "found") return { found: true, steps };
      if (instruction.kind === "fork") open.push(...instruction.targets);
      else if (instruction.kind === "character") waiting.push(state);
      else if (holds(instruction.assertion, before, character)) open.push(state + 1);
    }
    if (character === "") return { found: false, steps };
    current = [];
    for (const state of waiting) {
      const instruction = program[state];
      if (instruction?.kind === "character" && instruction.test(character)) current.push(state + 1);
    }
    before = character;
    position2 += character.length;
  }
}
function holds(assertion, before, after) {
  if (assertion === "start") return before === "";
  if (assertion === "end") return after === "";
  return isWordCharacter(before) !== isWordCharacter(after) === (assertion === "boundary");
}
function isWordCharacter(character) {
  return /^\w$/.test(character);
}

// node_modules/yaml/browser/dist/nodes/identity.js
var ALIAS = /* @__PURE__ */ Symbol.for("yaml.alias");
var DOC = /* @__PURE__ */ Symbol.for("yaml.document");
var MAP = /* @__PURE__ */ Symbol.for("yaml.map");
var PAIR = /* @__PURE__ */ Symbol.for("yaml.pair");
var SCALAR = /* @__PURE__ */ Symbol.for("yaml.scalar");
var SEQ = /* @__PURE__ */ Symbol.for("yaml.seq");
var NODE_TYPE = /* @__PURE__ */ Symbol.for("yaml.node.type");
var isAlias = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === ALIAS;
var isDocument = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === DOC;
var isMap = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === MAP;
var isPair = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === PAIR;
var isScalar = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SCALAR;
var isSeq = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SEQ;
function isCollection(node) {
  if (node && typeof node === "object")
    switch (node[NODE_TYPE]) {
      case MAP:
      case SEQ:
        return true;
    }
  return false;
}
function isNode(node) {
  if (node && typeof node === "object")
    switch (node[NODE_TYPE]) {
      case ALIAS:
      case MAP:
      case SCALAR:
      case SEQ:
        return true;
    }
  return false;
}
var hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;

// node_modules/yaml/browser/dist/visit.js
var BREAK = /* @__PURE__ */ Symbol("break visit");
var SKIP = /* @__PURE__ */ Symbol("skip children");
var REMOVE = /* @__PURE__ */ Symbol("remove node");
function visit(node, visitor) {
  const visitor_ = initVisitor(visitor);
  if (isDocument(node)) {
    const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
    if (cd === REMOVE)
      node.contents = null;
  } else
    visit_(null, node, visitor_, Object.freeze([]));
}
visit.BREAK = BREAK;
visit.SKIP = SKIP;
visit.REMOVE = REMOVE;
function visit_(key, node, visitor, path2) {
  const ctrl = callVisitor(key, node, visitor, path2);
  if (isNode(ctrl) || isPair(ctrl)) {
    replaceNode(key, path2, ctrl);
    return visit_(key, ctrl, visitor, path2);
  }
  if (typeof ctrl !== "symbol") {
    if (isCollection(node)) {
      path2 = Object.freeze(path2.concat(node));
      for (let i = 0; i < node.items.length; ++i) {
        const ci = visit_(i, node.items[i], visitor, path2);
        if (typeof ci === "number")
          i = ci - 1;
        else if (ci === BREAK)
          return BREAK;
        else if (ci === REMOVE) {
          node.items.splice(i, 1);
          i -= 1;
        }
      }
    } else if (isPair(node)) {
      path2 = Object.freeze(path2.concat(node));
      const ck = visit_("key", node.key, visitor, path2);
      if (ck === BREAK)
        return BREAK;
      else if (ck === REMOVE)
        node.key = null;
      const cv = visit_("value", node.value, visitor, path2);
      if (cv === BREAK)
        return BREAK;
      else if (cv === REMOVE)
        node.value = null;
    }
  }
  return ctrl;
}
async function visitAsync(node, visitor) {
  const visitor_ = initVisitor(visitor);
  if (isDocument(node)) {
    const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
    if (cd === REMOVE)
      node.contents = null;
  } else
    await visitAsync_(null, node, visitor_, Object.freeze([]));
}
visitAsync.BREAK = BREAK;
visitAsync.SKIP = SKIP;
visitAsync.REMOVE = REMOVE;
async function visitAsync_(key, node, visitor, path2) {
  const ctrl = await callVisitor(key, node, visitor, path2);
  if (isNode(ctrl) || isPair(ctrl)) {
    replaceNode(key, path2, ctrl);
    return visitAsync_(key, ctrl, visitor, path2);
  }
  if (typeof ctrl !== "symbol") {
    if (isCollection(node)) {
      path2 = Object.freeze(path2.concat(node));
      for (let i = 0; i < node.items.length; ++i) {
        const ci = await visitAsync_(i, node.items[i], visitor, path2);
        if (typeof ci === "number")
          i = ci - 1;
        else if (ci === BREAK)
          return BREAK;
        else if (ci === REMOVE) {
          node.items.splice(i, 1);
          i -= 1;
        }
      }
    } else if (isPair(node)) {
      path2 = Object.freeze(path2.concat(node));
      const ck = await visitAsync_("key", node.key, visitor, path2);
      if (ck === BREAK)
        return BREAK;
      else if (ck === REMOVE)
        node.key = null;
      const cv = await visitAsync_("value", node.value, visitor, path2);
      if (cv === BREAK)
        return BREAK;
      else if (cv === REMOVE)
        node.value = null;
    }
  }
  return ctrl;
}
function initVisitor(visitor) {
  if (typeof visitor === "object" && (visitor.Collection || visitor.Node || visitor.Value)) {
    return Object.assign({
      Alias: visitor.Node,
      Map: visitor.Node,
      Scalar: visitor.Node,
      Seq: visitor.Node
    }, visitor.Value && {
      Map: visitor.Value,
      Scalar: visitor.Value,
      Seq: visitor.Value
    }, visitor.Collection && {
      Map: visitor.Collection,
      Seq: visitor.Collection
    }, visitor);
  }
  return visitor;
}
function callVisitor(key, node, visitor, path2) {
  if (typeof visitor === "function")
    return visitor(key, node, path2);
  if (isMap(node))
    return visitor.Map?.(key, node, path2);
  if (isSeq(node))
    return visitor.Seq?.(key, node, path2);
  if (isPair(node))
    return visitor.Pair?.(key, node, path2);
  if (isScalar(node))
    return visitor.Scalar?.(key, node, path2);
  if (isAlias(node))
    return visitor.Alias?.(key, node, path2);
  return void 0;
}
function replaceNode(key, path2, node) {
  const parent = path2[path2.length - 1];
  if (isCollection(parent)) {
    parent.items[key] = node;
  } else if (isPair(parent)) {
    if (key === "key")
      parent.key = node;
    else
      parent.value = node;
  } else if (isDocument(parent)) {
    parent.contents = node;
  } else {
    const pt = isAlias(parent) ? "alias" : "scalar";
    throw new Error(`Cannot replace node with ${pt} parent`);
  }
}

// node_modules/yaml/browser/dist/doc/directives.js
var escapeChars = {
  "!": "%21",
  ",": "%2C",
  "[": "%5B",
  "]": "%5D",
  "{": "%7B",
  "}": "%7D"
};
var escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]);
var Directives = class _Directives {
  constructor(yaml, tags2) {
    this.docStart = null;
    this.docEnd = false;
    this.yaml = Object.assign({}, _Directives.defaultYaml, yaml);
    this.tags = Object.assign({}, _Directives.defaultTags, tags2);
  }
  clone() {
    const copy = new _Directives(this.yaml, this.tags);
    copy.docStart = this.docStart;
    return copy;
  }
  /**
   * During parsing, get a Directives instance for the current document and
   * update the stream state according to the current version's spec.
   */
  atDocument() {
    const res = new _Directives(this.yaml, this.tags);
    switch (this.yaml.version) {
      case "1.1":
        this.atNextDocument = true;
        break;
      case "1.2":
        this.atNextDocument = false;
        this.yaml = {
          explicit: _Directives.defaultYaml.explicit,
          version: "1.2"
        };
        this.tags = Object.assign({}, _Directives.defaultTags);
        break;
    }
    return res;
  }
  /**
   * @param onError - May be called even if the action was successful
   * @returns `true` on success
   */
  add(line, onError) {
    if (this.atNextDocument) {
      this.yaml = { explicit: _Directives.defaultYaml.explicit, version: "1.1" };
      this.tags = Object.assign({}, _Directives.defaultTags);
      this.atNextDocument = false;
    }
    const parts = line.trim().split(/[ \t]+/);
    const name = parts.shift();
    switch (name) {
      case "%TAG": {
        if (parts.length !== 2) {
          onError(0, "%TAG directive should contain exactly two parts");
          if (parts.length < 2)
            return false;
        }
        const [handle, prefix] = parts;
        this.tags[handle] = prefix;
        return true;
      }
      case "%YAML": {
        this.yaml.explicit = true;
        if (parts.length !== 1) {
          onError(0, "%YAML directive should contain exactly one part");
          return false;
        }
        const [version3] = parts;
        if (version3 === "1.1" || version3 === "1.2") {
          this.yaml.version = version3;
          return true;
        } else {
          const isValid = /^\d+\.\d+$/.test(version3);
          onError(6, `Unsupported YAML version ${version3}`, isValid);
          return false;
        }
      }
      default:
        onError(0, `Unknown directive ${name}`, true);
        return false;
    }
  }
  /**
   * Resolves a tag, matching handles to those defined in %TAG directives.
   *
   * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
   *   `'!local'` tag, or `null` if unresolvable.
   */
  tagName(source, onError) {
    if (source === "!")
      return "!";
    if (source[0] !== "!") {
      onError(`Not a valid tag: ${source}`);
      return null;
    }
    if (source[1] === "<") {
      const verbatim = source.slice(2, -1);
      if (verbatim === "!" || verbatim === "!!") {
        onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
        return null;
      }
      if (source[source.length - 1] !== ">")
        onError("Verbatim tags must end with a >");
      return verbatim;
    }
    const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
    if (!suffix)
      onError(`The ${source} tag has no suffix`);
    const prefix = this.tags[handle];
    if (prefix) {
      try {
        return prefix + decodeURIComponent(suffix);
      } catch (error) {
        onError(String(error));
        return null;
      }
    }
    if (handle === "!")
      return source;
    onError(`Could not resolve tag: ${source}`);
    return null;
  }
  /**
   * Given a fully resolved tag, returns its printable string form,
   * taking into account current tag prefixes and defaults.
   */
  tagString(tag) {
    for (const [handle, prefix] of Object.entries(this.tags)) {
      if (tag.startsWith(prefix))
        return handle + escapeTagName(tag.substring(prefix.length));
    }
    return tag[0] === "!" ? tag : `!<${tag}>`;
  }
  toString(doc) {
    const lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [];
    const tagEntries = Object.entries(this.tags);
    let tagNames;
    if (doc && tagEntries.length > 0 && isNode(doc.contents)) {
      const tags2 = {};
      visit(doc.contents, (_key, node) => {
        if (isNode(node) && node.tag)
          tags2[node.tag] = true;
      });
      tagNames = Object.keys(tags2);
    } else
      tagNames = [];
    for (const [handle, prefix] of tagEntries) {
      if (handle === "!!" && prefix === "tag:yaml.org,2002:")
        continue;
      if (!doc || tagNames.some((tn) => tn.startsWith(prefix)))
        lines.push(`%TAG ${handle} ${prefix}`);
    }
    return lines.join("\n");
  }
};
Directives.defaultYaml = { explicit: false, version: "1.2" };
Directives.defaultTags = { "!!": "tag:yaml.org,2002:" };

// node_modules/yaml/browser/dist/doc/anchors.js
function anchorIsValid(anchor) {
  if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
    const sa = JSON.stringify(anchor);
    const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
    throw new Error(msg);
  }
  return true;
}
function anchorNames(root) {
  const anchors = /* @__PURE__ */ new Set();
  visit(root, {
    Value(_key, node) {
      if (node.anchor)
        anchors.add(node.anchor);
    }
  });
  return anchors;
}
function findNewAnchor(prefix, exclude) {
  for (let i = 1; true; ++i) {
    const name = `${prefix}${i}`;
    if (!exclude.has(name))
      return name;
  }
}
function createNodeAnchors(doc, prefix) {
  const aliasObjects = [];
  const sourceObjects = /* @__PURE__ */ new Map();
  let prevAnchors = null;
  return {
    onAnchor: (source) => {
      aliasObjects.push(source);
      prevAnchors ?? (prevAnchors = anchorNames(doc));
      const anchor = findNewAnchor(prefix, prevAnchors);
      prevAnchors.add(anchor);
      return anchor;
    },
    /**
     * With circular references, the source node is only resolved after all
     * of its child nodes are. This is why anchors are set only after all of
     * the nodes have been created.
     */
    setAnchors: () => {
      for (const source of aliasObjects) {
        const ref = sourceObjects.get(source);
        if (typeof ref === "object" && ref.anchor && (isScalar(ref.node) || isCollection(ref.node))) {
          ref.node.anchor = ref.anchor;
        } else {
          const error = new Error("Failed to resolve repeated object (this should not happen)");
          error.source = source;
          throw error;
        }
      }
    },
    sourceObjects
  };
}

// node_modules/yaml/browser/dist/doc/applyReviver.js
function applyReviver(reviver, obj, key, val) {
  if (val && typeof val === "object") {
    if (Array.isArray(val)) {
      for (let i = 0, len = val.length; i < len; ++i) {
        const v0 = val[i];
        const v1 = applyReviver(reviver, val, String(i), v0);
        if (v1 === void 0)
          delete val[i];
        else if (v1 !== v0)
          val[i] = v1;
      }
    } else if (val instanceof Map) {
      for (const k of Array.from(val.keys())) {
        const v0 = val.get(k);
        const v1 = applyReviver(reviver, val, k, v0);
        if (v1 === void 0)
          val.delete(k);
        else if (v1 !== v0)
          val.set(k, v1);
      }
    } else if (val instanceof Set) {
      for (const v0 of Array.from(val)) {
        const v1 = applyReviver(reviver, val, v0, v0);
        if (v1 === void 0)
          val.delete(v0);
        else if (v1 !== v0) {
          val.delete(v0);
          val.add(v1);
        }
      }
    } else {
      for (const [k, v0] of Object.entries(val)) {
        const v1 = applyReviver(reviver, val, k, v0);
        if (v1 === void 0)
          delete val[k];
        else if (v1 !== v0)
          val[k] = v1;
      }
    }
  }
  return reviver.call(obj, key, val);
}

// node_modules/yaml/browser/dist/nodes/toJS.js
function toJS(value, arg, ctx) {
  if (Array.isArray(value))
    return value.map((v, i) => toJS(v, String(i), ctx));
  if (value && typeof value.toJSON === "function") {
    if (!ctx || !hasAnchor(value))
      return value.toJSON(arg, ctx);
    const data = { aliasCount: 0, count: 1, res: void 0 };
    ctx.anchors.set(value, data);
    ctx.onCreate = (res2) => {
      data.res = res2;
      delete ctx.onCreate;
    };
    const res = value.toJSON(arg, ctx);
    if (ctx.onCreate)
      ctx.onCreate(res);
    return res;
  }
  if (typeof value === "bigint" && !ctx?.keep)
    return Number(value);
  return value;
}

// node_modules/yaml/browser/dist/nodes/Node.js
var NodeBase = class {
  constructor(type) {
    Object.defineProperty(this, NODE_TYPE, { value: type });
  }
  /** Create a copy of this node.  */
  clone() {
    const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
    if (this.range)
      copy.range = this.range.slice();
    return copy;
  }
  /** A plain JavaScript representation of this node. */
  toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
    if (!isDocument(doc))
      throw new TypeError("A document argument is required");
    const ctx = {
      anchors: /* @__PURE__ */ new Map(),
      doc,
      keep: true,
      mapAsMap: mapAsMap === true,
      mapKeyWarned: false,
      maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
    };
    const res = toJS(this, "", ctx);
    if (typeof onAnchor === "function")
      for (const { count, res: res2 } of ctx.anchors.values())
        onAnchor(res2, count);
    return typeof reviver === "function" ? applyReviver(reviver, { "": res }, "", res) : res;
  }
};

// node_modules/yaml/browser/dist/nodes/Alias.js
var Alias = class extends NodeBase {
  constructor(source) {
    super(ALIAS);
    this.source = source;
    Object.defineProperty(this, "tag", {
      set() {
        throw new Error("Alias nodes cannot have tags");
      }
    });
  }
  /**
   * Resolve the value of this alias within `doc`, finding the last
   * instance of the `source` anchor before this node.
   */
  resolve(doc, ctx) {
    if (ctx?.maxAliasCount === 0)
      throw new ReferenceError("Alias resolution is disabled");
    let nodes;
    if (ctx?.aliasResolveCache) {
      nodes = ctx.aliasResolveCache;
    } else {
      nodes = [];
      visit(doc, {
        Node: (_key, node) => {
          if (isAlias(node) || hasAnchor(node))
            nodes.push(node);
        }
      });
      if (ctx)
        ctx.aliasResolveCache = nodes;
    }
    let found = void 0;
    for (const node of nodes) {
      if (node === this)
        break;
      if (node.anchor === this.source)
        found = node;
    }
    if (found && ctx) {
      const { anchors, doc: doc2, maxAliasCount } = ctx;
      let data = anchors.get(found);
      if (!data) {
        toJS(found, null, ctx);
        data = anchors.get(found);
      }
      if (data?.res === void 0) {
        const msg = "This should not happen: Alias anchor was not resolved?";
        throw new ReferenceError(msg);
      }
      if (maxAliasCount >= 0) {
        data.count += 1;
        if (data.aliasCount === 0)
          data.aliasCount = getAliasCount(doc2, found, anchors);
        if (data.count * data.aliasCount > maxAliasCount) {
          const msg = "Excessive alias count indicates a resource exhaustion attack";
          throw new ReferenceError(msg);
        }
      }
    }
    return found;
  }
  toJSON(_arg, ctx) {
    if (!ctx)
      return { source: this.source };
    const source = this.resolve(ctx.doc, ctx);
    if (!source) {
      const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
      throw new ReferenceError(msg);
    }
    return ctx.anchors.get(source).res;
  }
  toString(ctx, _onComment, _onChompKeep) {
    const src = `*${this.source}`;
    if (ctx) {
      anchorIsValid(this.source);
      if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
        const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
        throw new Error(msg);
      }
      if (ctx.implicitKey)
        return `${src} `;
    }
    return src;
  }
};
function getAliasCount(doc, node, anchors) {
  if (isAlias(node)) {
    const source = node.resolve(doc);
    const anchor = anchors && source && anchors.get(source);
    return anchor ? anchor.count * anchor.aliasCount : 0;
  } else if (isCollection(node)) {
    let count = 0;
    for (const item of node.items) {
      const c = getAliasCount(doc, item, anchors);
      if (c > count)
        count = c;
    }
    return count;
  } else if (isPair(node)) {
    const kc = getAliasCount(doc, node.key, anchors);
    const vc = getAliasCount(doc, node.value, anchors);
    return Math.max(kc, vc);
  }
  return 1;
}

// node_modules/yaml/browser/dist/nodes/Scalar.js
var isScalarValue = (value) => !value || typeof value !== "function" && typeof value !== "object";
var Scalar = class extends NodeBase {
  constructor(value) {
    super(SCALAR);
    this.value = value;
  }
  toJSON(arg, ctx) {
    return ctx?.keep ? this.value : toJS(this.value, arg, ctx);
  }
  toString() {
    return String(this.value);
  }
};
Scalar.BLOCK_FOLDED = "BLOCK_FOLDED";
Scalar.BLOCK_LITERAL = "BLOCK_LITERAL";
Scalar.PLAIN = "PLAIN";
Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE";
Scalar.QUOTE_SINGLE = "QUOTE_SINGLE";

// node_modules/yaml/browser/dist/doc/createNode.js
var defaultTagPrefix = "tag:yaml.org,2002:";
function findTagObject(value, tagName, tags2) {
  if (tagName) {
    const match = tags2.filter((t) => t.tag === tagName);
    const tagObj = match.find((t) => !t.format) ?? match[0];
    if (!tagObj)
      throw new Error(`Tag ${tagName} not found`);
    return tagObj;
  }
  return tags2.find((t) => t.identify?.(value) && !t.format);
}
function createNode(value, tagName, ctx) {
  if (isDocument(value))
    value = value.contents;
  if (isNode(value))
    return value;
  if (isPair(value)) {
    const map2 = ctx.schema[MAP].createNode?.(ctx.schema, null, ctx);
    map2.items.push(value);
    return map2;
  }
  if (value instanceof String || value instanceof Number || value instanceof Boolean || typeof BigInt !== "undefined" && value instanceof BigInt) {
    value = value.valueOf();
  }
  const { aliasDuplicateObjects, onAnchor, onTagObj, schema: schema4, sourceObjects } = ctx;
  let ref = void 0;
  if (aliasDuplicateObjects && value && typeof value === "object") {
    ref = sourceObjects.get(value);
    if (ref) {
      ref.anchor ?? (ref.anchor = onAnchor(value));
      return new Alias(ref.anchor);
    } else {
      ref = { anchor: null, node: null };
      sourceObjects.set(value, ref);
    }
  }
  if (tagName?.startsWith("!!"))
    tagName = defaultTagPrefix + tagName.slice(2);
  let tagObj = findTagObject(value, tagName, schema4.tags);
  if (!tagObj) {
    if (value && typeof value.toJSON === "function") {
      value = value.toJSON();
    }
    if (!value || typeof value !== "object") {
      const node2 = new Scalar(value);
      if (ref)
        ref.node = node2;
      return node2;
    }
    tagObj = value instanceof Map ? schema4[MAP] : Symbol.iterator in Object(value) ? schema4[SEQ] : schema4[MAP];
  }
  if (onTagObj) {
    onTagObj(tagObj);
    delete ctx.onTagObj;
  }
  const node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value, ctx) : typeof tagObj?.nodeClass?.from === "function" ? tagObj.nodeClass.from(ctx.schema, value, ctx) : new Scalar(value);
  if (tagName)
    node.tag = tagName;
  else if (!tagObj.default)
    node.tag = tagObj.tag;
  if (ref)
    ref.node = node;
  return node;
}

// node_modules/yaml/browser/dist/nodes/Collection.js
function collectionFromPath(schema4, path2, value) {
  let v = value;
  for (let i = path2.length - 1; i >= 0; --i) {
    const k = path2[i];
    if (typeof k === "number" && Number.isInteger(k) && k >= 0) {
      const a = [];
      a[k] = v;
      v = a;
    } else {
      v = /* @__PURE__ */ new Map([[k, v]]);
    }
  }
  return createNode(v, void 0, {
    aliasDuplicateObjects: false,
    keepUndefined: false,
    onAnchor: () => {
      throw new Error("This should not happen, please report a bug.");
    },
    schema: schema4,
    sourceObjects: /* @__PURE__ */ new Map()
  });
}
var isEmptyPath = (path2) => path2 == null || typeof path2 === "object" && !!path2[Symbol.iterator]().next().done;
var Collection = class extends NodeBase {
  constructor(type, schema4) {
    super(type);
    Object.defineProperty(this, "schema", {
      value: schema4,
      configurable: true,
      enumerable: false,
      writable: true
    });
  }
  /**
   * Create a copy of this collection.
   *
   * @param schema - If defined, overwrites the original's schema
   */
  clone(schema4) {
    const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
    if (schema4)
      copy.schema = schema4;
    copy.items = copy.items.map((it) => isNode(it) || isPair(it) ? it.clone(schema4) : it);
    if (this.range)
      copy.range = this.range.slice();
    return copy;
  }
  /**
   * Adds a value to the collection. For `!!map` and `!!omap` the value must
   * be a Pair instance or a `{ key, value }` object, which may not have a key
   * that already exists in the map.
   */
  addIn(path2, value) {
    if (isEmptyPath(path2))
      this.add(value);
    else {
      const [key, ...rest] = path2;
      const node = this.get(key, true);
      if (isCollection(node))
        node.addIn(rest, value);
      else if (node === void 0 && this.schema)
        this.set(key, collectionFromPath(this.schema, rest, value));
      else
        throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
    }
  }
  /**
   * Removes a value from the collection.
   * @returns `true` if the item was found and removed.
   */
  deleteIn(path2) {
    const [key, ...rest] = path2;
    if (rest.length === 0)
      return this.delete(key);
    const node = this.get(key, true);
    if (isCollection(node))
      return node.deleteIn(rest);
    else
      throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
  }
  /**
   * Returns item at `key`, or `undefined` if not found. By default unwraps
   * scalar values from their surrounding node; to disable set `keepScalar` to
   * `true` (collections are always returned intact).
   */
  getIn(path2, keepScalar) {
    const [key, ...rest] = path2;
    const node = this.get(key, true);
    if (rest.length === 0)
      return !keepScalar && isScalar(node) ? node.value : node;
    else
      return isCollection(node) ? node.getIn(rest, keepScalar) : void 0;
  }
  hasAllNullValues(allowScalar) {
    return this.items.every((node) => {
      if (!isPair(node))
        return false;
      const n = node.value;
      return n == null || allowScalar && isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
    });
  }
  /**
   * Checks if the collection includes a value with the key `key`.
   */
  hasIn(path2) {
    const [key, ...rest] = path2;
    if (rest.length === 0)
      return this.has(key);
    const node = this.get(key, true);
    return isCollection(node) ? node.hasIn(rest) : false;
  }
  /**
   * Sets a value in this collection. For `!!set`, `value` needs to be a
   * boolean to add/remove the item from the set.
   */
  setIn(path2, value) {
    const [key, ...rest] = path2;
    if (rest.length === 0) {
      this.set(key, value);
    } else {
      const node = this.get(key, true);
      if (isCollection(node))
        node.setIn(rest, value);
      else if (node === void 0 && this.schema)
        this.set(key, collectionFromPath(this.schema, rest, value));
      else
        throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
    }
  }
};

// node_modules/yaml/browser/dist/stringify/stringifyComment.js
var stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
function indentComment(comment, indent) {
  if (/^\n+$/.test(comment))
    return comment.substring(1);
  return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
}
var lineComment = (str, indent, comment) => str.endsWith("\n") ? indentComment(comment, indent) : comment.includes("\n") ? "\n" + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment;

// node_modules/yaml/browser/dist/stringify/foldFlowLines.js
var FOLD_FLOW = "flow";
var FOLD_BLOCK = "block";
var FOLD_QUOTED = "quoted";
function foldFlowLines(text3, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
  if (!lineWidth || lineWidth < 0)
    return text3;
  if (lineWidth < minContentWidth)
    minContentWidth = 0;
  const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
  if (text3.length <= endStep)
    return text3;
  const folds = [];
  const escapedFolds = {};
  let end = lineWidth - indent.length;
  if (typeof indentAtStart === "number") {
    if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
      folds.push(0);
    else
      end = lineWidth - indentAtStart;
  }
  let split3 = void 0;
  let prev = void 0;
  let overflow = false;
  let i = -1;
  let escStart = -1;
  let escEnd = -1;
  if (mode === FOLD_BLOCK) {
    i = consumeMoreIndentedLines(text3, i, indent.length);
    if (i !== -1)
      end = i + endStep;
  }
  for (let ch; ch = text3[i += 1]; ) {
    if (mode === FOLD_QUOTED && ch === "\\") {
      escStart = i;
      switch (text3[i + 1]) {
        case "x":
          i += 3;
          break;
        case "u":
          i += 5;
          break;
        case "U":
          i += 9;
          break;
        default:
          i += 1;
      }
      escEnd = i;
    }
    if (ch === "\n") {
      if (mode === FOLD_BLOCK)
        i = consumeMoreIndentedLines(text3, i, indent.length);
      end = i + indent.length + endStep;
      split3 = void 0;
    } else {
      if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
        const next = text3[i + 1];
        if (next && next !== " " && next !== "\n" && next !== "	")
          split3 = i;
      }
      if (i >= end) {
        if (split3) {
          folds.push(split3);
          end = split3 + endStep;
          split3 = void 0;
        } else if (mode === FOLD_QUOTED) {
          while (prev === " " || prev === "	") {
            prev = ch;
            ch = text3[i += 1];
            overflow = true;
          }
          const j = i > escEnd + 1 ? i - 2 : escStart - 1;
          if (escapedFolds[j])
            return text3;
          folds.push(j);
          escapedFolds[j] = true;
          end = j + endStep;
          split3 = void 0;
        } else {
          overflow = true;
        }
      }
    }
    prev = ch;
  }
  if (overflow && onOverflow)
    onOverflow();
  if (folds.length === 0)
    return text3;
  if (onFold)
    onFold();
  let res = text3.slice(0, folds[0]);
  for (let i2 = 0; i2 < folds.length; ++i2) {
    const fold = folds[i2];
    const end2 = folds[i2 + 1] || text3.length;
    if (fold === 0)
      res = `
${indent}${text3.slice(0, end2)}`;
    else {
      if (mode === FOLD_QUOTED && escapedFolds[fold])
        res += `${text3[fold]}\\`;
      res += `
${indent}${text3.slice(fold + 1, end2)}`;
    }
  }
  return res;
}
function consumeMoreIndentedLines(text3, i, indent) {
  let end = i;
  let start = i + 1;
  let ch = text3[start];
  while (ch === " " || ch === "	") {
    if (i < start + indent) {
      ch = text3[++i];
    } else {
      do {
        ch = text3[++i];
      } while (ch && ch !== "\n");
      end = i;
      start = i + 1;
      ch = text3[start];
    }
  }
  return end;
}

// node_modules/yaml/browser/dist/stringify/stringifyString.js
var getFoldOptions = (ctx, isBlock2) => ({
  indentAtStart: isBlock2 ? ctx.indent.length : ctx.indentAtStart,
  lineWidth: ctx.options.lineWidth,
  minContentWidth: ctx.options.minContentWidth
});
var containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
function lineLengthOverLimit(str, lineWidth, indentLength) {
  if (!lineWidth || lineWidth < 0)
    return false;
  const limit = lineWidth - indentLength;
  const strLen = str.length;
  if (strLen <= limit)
    return false;
  for (let i = 0, start = 0; i < strLen; ++i) {
    if (str[i] === "\n") {
      if (i - start > limit)
        return true;
      start = i + 1;
      if (strLen - start <= limit)
        return false;
    }
  }
  return true;
}
function doubleQuotedString(value, ctx) {
  const json2 = JSON.stringify(value);
  if (ctx.options.doubleQuotedAsJSON)
    return json2;
  const { implicitKey } = ctx;
  const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
  const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
  let str = "";
  let start = 0;
  for (let i = 0, ch = json2[i]; ch; ch = json2[++i]) {
    if (ch === " " && json2[i + 1] === "\\" && json2[i + 2] === "n") {
      str += json2.slice(start, i) + "\\ ";
      i += 1;
      start = i;
      ch = "\\";
    }
    if (ch === "\\")
      switch (json2[i + 1]) {
        case "u":
          {
            str += json2.slice(start, i);
            const code2 = json2.substr(i + 2, 4);
            switch (code2) {
              case "0000":
                str += "\\0";
                break;
              case "0007":
                str += "\\a";
                break;
              case "000b":
                str += "\\v";
                break;
              case "001b":
                str += "\\e";
                break;
              case "0085":
                str += "\\N";
                break;
              case "00a0":
                str += "\\_";
                break;
              case "2028":
                str += "\\L";
                break;
              case "2029":
                str += "\\P";
                break;
              default:
                if (code2.substr(0, 2) === "00")
                  str += "\\x" + code2.substr(2);
                else
                  str += json2.substr(i, 6);
            }
            i += 5;
            start = i + 1;
          }
          break;
        case "n":
          if (implicitKey || json2[i + 2] === '"' || json2.length < minMultiLineLength) {
            i += 1;
          } else {
            str += json2.slice(start, i) + "\n\n";
            while (json2[i + 2] === "\\" && json2[i + 3] === "n" && json2[i + 4] !== '"') {
              str += "\n";
              i += 2;
            }
            str += indent;
            if (json2[i + 2] === " ")
              str += "\\";
            i += 1;
            start = i + 1;
          }
          break;
        default:
          i += 1;
      }
  }
  str = start ? str + json2.slice(start) : json2;
  return implicitKey ? str : foldFlowLines(str, indent, FOLD_QUOTED, getFoldOptions(ctx, false));
}
function singleQuotedString(value, ctx) {
  if (ctx.options.singleQuote === false || ctx.implicitKey && value.includes("\n") || /[ \t]\n|\n[ \t]/.test(value))
    return doubleQuotedString(value, ctx);
  const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
  const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&
${indent}`) + "'";
  return ctx.implicitKey ? res : foldFlowLines(res, indent, FOLD_FLOW, getFoldOptions(ctx, false));
}
function quotedString(value, ctx) {
  const { singleQuote } = ctx.options;
  let qs;
  if (singleQuote === false)
    qs = doubleQuotedString;
  else {
    const hasDouble = value.includes('"');
    const hasSingle = value.includes("'");
    if (hasDouble && !hasSingle)
      qs = singleQuotedString;
    else if (hasSingle && !hasDouble)
      qs = doubleQuotedString;
    else
      qs = singleQuote ? singleQuotedString : doubleQuotedString;
  }
  return qs(value, ctx);
}
var blockEndNewlines;
try {
  blockEndNewlines = new RegExp("(^|(?<!\n))\n+(?!\n|$)", "g");
} catch {
  blockEndNewlines = /\n+(?!\n|$)/g;
}
function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
  const { blockQuote, commentString, lineWidth } = ctx.options;
  if (!blockQuote || /\n[\t ]+$/.test(value)) {
    return quotedString(value, ctx);
  }
  const indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : "");
  const literal = blockQuote === "literal" ? true : blockQuote === "folded" || type === Scalar.BLOCK_FOLDED ? false : type === Scalar.BLOCK_LITERAL ? true : !lineLengthOverLimit(value, lineWidth, indent.length);
  if (!value)
    return literal ? "|\n" : ">\n";
  let chomp;
  let endStart;
  for (endStart = value.length; endStart > 0; --endStart) {
    const ch = value[endStart - 1];
    if (ch !== "\n" && ch !== "	" && ch !== " ")
      break;
  }
  let end = value.substring(endStart);
  const endNlPos = end.indexOf("\n");
  if (endNlPos === -1) {
    chomp = "-";
  } else if (value === end || endNlPos !== end.length - 1) {
    chomp = "+";
    if (onChompKeep)
      onChompKeep();
  } else {
    chomp = "";
  }
  if (end) {
    value = value.slice(0, -end.length);
    if (end[end.length - 1] === "\n")
      end = end.slice(0, -1);
    end = end.replace(blockEndNewlines, `$&${indent}`);
  }
  let startWithSpace = false;
  let startEnd;
  let startNlPos = -1;
  for (startEnd = 0; startEnd < value.length; ++startEnd) {
    const ch = value[startEnd];
    if (ch === " ")
      startWithSpace = true;
    else if (ch === "\n")
      startNlPos = startEnd;
    else
      break;
  }
  let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
  if (start) {
    value = value.substring(start.length);
    start = start.replace(/\n+/g, `$&${indent}`);
  }
  const indentSize = indent ? "2" : "1";
  let header = (startWithSpace ? indentSize : "") + chomp;
  if (comment) {
    header += " " + commentString(comment.replace(/ ?[\r\n]+/g, " "));
    if (onComment)
      onComment();
  }
  if (!literal) {
    const foldedValue = value.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`);
    let literalFallback = false;
    const foldOptions = getFoldOptions(ctx, true);
    if (blockQuote !== "folded" && type !== Scalar.BLOCK_FOLDED) {
      foldOptions.onOverflow = () => {
        literalFallback = true;
      };
    }
    const body = foldFlowLines(`${start}${foldedValue}${end}`, indent, FOLD_BLOCK, foldOptions);
    if (!literalFallback)
      return `>${header}
${indent}${body}`;
  }
  value = value.replace(/\n+/g, `$&${indent}`);
  return `|${header}
${indent}${start}${value}${end}`;
}
function plainString(item, ctx, onComment, onChompKeep) {
  const { type, value } = item;
  const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
  if (implicitKey && value.includes("\n") || inFlow && /[[\]{},]/.test(value)) {
    return quotedString(value, ctx);
  }
  if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
    return implicitKey || inFlow || !value.includes("\n") ? quotedString(value, ctx) : blockString(item, ctx, onComment, onChompKeep);
  }
  if (!implicitKey && !inFlow && type !== Scalar.PLAIN && value.includes("\n")) {
    return blockString(item, ctx, onComment, onChompKeep);
  }
  if (containsDocumentMarker(value)) {
    if (indent === "") {
      ctx.forceBlockIndent = true;
      return blockString(item, ctx, onComment, onChompKeep);
    } else if (implicitKey && indent === indentStep) {
      return quotedString(value, ctx);
    }
  }
  const str = value.replace(/\n+/g, `$&
${indent}`);
  if (actualString) {
    const test2 = (tag) => tag.default && tag.tag !== "tag:yaml.org,2002:str" && tag.test?.test(str);
    const { compat, tags: tags2 } = ctx.doc.schema;
    if (tags2.some(test2) || compat?.some(test2))
      return quotedString(value, ctx);
  }
  return implicitKey ? str : foldFlowLines(str, indent, FOLD_FLOW, getFoldOptions(ctx, false));
}
function stringifyString(item, ctx, onComment, onChompKeep) {
  const { implicitKey, inFlow } = ctx;
  const ss = typeof item.value === "string" ? item : Object.assign({}, item, { value: String(item.value) });
  let { type } = item;
  if (type !== Scalar.QUOTE_DOUBLE) {
    if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
      type = Scalar.QUOTE_DOUBLE;
  }
  const _stringify = (_type) => {
    switch (_type) {
      case Scalar.BLOCK_FOLDED:
      case Scalar.BLOCK_LITERAL:
        return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
      case Scalar.QUOTE_DOUBLE:
        return doubleQuotedString(ss.value, ctx);
      case Scalar.QUOTE_SINGLE:
        return singleQuotedString(ss.value, ctx);
      case Scalar.PLAIN:
        return plainString(ss, ctx, onComment, onChompKeep);
      default:
        return null;
    }
  };
  let res = _stringify(type);
  if (res === null) {
    const { defaultKeyType, defaultStringType } = ctx.options;
    const t = implicitKey && defaultKeyType || defaultStringType;
    res = _stringify(t);
    if (res === null)
      throw new Error(`Unsupported default string type ${t}`);
  }
  return res;
}

// node_modules/yaml/browser/dist/stringify/stringify.js
function createStringifyContext(doc, options2) {
  const opt = Object.assign({
    blockQuote: true,
    commentString: stringifyComment,
    defaultKeyType: null,
    defaultStringType: "PLAIN",
    directives: null,
    doubleQuotedAsJSON: false,
    doubleQuotedMinMultiLineLength: 40,
    falseStr: "false",
    flowCollectionPadding: true,
    indentSeq: true,
    lineWidth: 80,
    minContentWidth: 20,
    nullStr: "null",
    simpleKeys: false,
    singleQuote: null,
    trailingComma: false,
    trueStr: "true",
    verifyAliasOrder: true
  }, doc.schema.toStringOptions, options2);
  let inFlow;
  switch (opt.collectionStyle) {
    case "block":
      inFlow = false;
      break;
    case "flow":
      inFlow = true;
      break;
    default:
      inFlow = null;
  }
  return {
    anchors: /* @__PURE__ */ new Set(),
    doc,
    flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
    indent: "",
    indentStep: typeof opt.indent === "number" ? " ".repeat(opt.indent) : "  ",
    inFlow,
    options: opt
  };
}
function getTagObject(tags2, item) {
  if (item.tag) {
    const match = tags2.filter((t) => t.tag === item.tag);
    if (match.length > 0)
      return match.find((t) => t.format === item.format) ?? match[0];
  }
  let tagObj = void 0;
  let obj;
  if (isScalar(item)) {
    obj = item.value;
    let match = tags2.filter((t) => t.identify?.(obj));
    if (match.length > 1) {
      const testMatch = match.filter((t) => t.test);
      if (testMatch.length > 0)
        match = testMatch;
    }
    tagObj = match.find((t) => t.format === item.format) ?? match.find((t) => !t.format);
  } else {
    obj = item;
    tagObj = tags2.find((t) => t.nodeClass && obj instanceof t.nodeClass);
  }
  if (!tagObj) {
    const name = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
    throw new Error(`Tag not resolved for ${name} value`);
  }
  return tagObj;
}
function stringifyProps(node, tagObj, { anchors, doc }) {
  if (!doc.directives)
    return "";
  const props = [];
  const anchor = (isScalar(node) || isCollection(node)) && node.anchor;
  if (anchor && anchorIsValid(anchor)) {
    anchors.add(anchor);
    props.push(`&${anchor}`);
  }
  const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
  if (tag)
    props.push(doc.directives.tagString(tag));
  return props.join(" ");
}
function stringify(item, ctx, onComment, onChompKeep) {
  if (isPair(item))
    return item.toString(ctx, onComment, onChompKeep);
  if (isAlias(item)) {
    if (ctx.doc.directives)
      return item.toString(ctx);
    if (ctx.resolvedAliases?.has(item)) {
      throw new TypeError(`Cannot stringify circular structure without alias nodes`);
    } else {
      if (ctx.resolvedAliases)
        ctx.resolvedAliases.add(item);
      else
        ctx.resolvedAliases = /* @__PURE__ */ new Set([item]);
      item = item.resolve(ctx.doc);
    }
  }
  let tagObj = void 0;
  const node = isNode(item) ? item : ctx.doc.createNode(item, { onTagObj: (o) => tagObj = o });
  tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
  const props = stringifyProps(node, tagObj, ctx);
  if (props.length > 0)
    ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
  const str = typeof tagObj.stringify === "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : isScalar(node) ? stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep);
  if (!props)
    return str;
  return isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}
${ctx.indent}${str}`;
}

// node_modules/yaml/browser/dist/stringify/stringifyPair.js
function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
  const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
  let keyComment = isNode(key) && key.comment || null;
  if (simpleKeys) {
    if (keyComment) {
      throw new Error("With simple keys, key nodes cannot have comments");
    }
    if (isCollection(key) || !isNode(key) && typeof key === "object") {
      const msg = "With simple keys, collection cannot be used as a key value";
      throw new Error(msg);
    }
  }
  let explicitKey = !simpleKeys && (!key || keyComment && value == null && !ctx.inFlow || isCollection(key) || (isScalar(key) ? key.type === Scalar.BLOCK_FOLDED || key.type === Scalar.BLOCK_LITERAL : typeof key === "object"));
  ctx = Object.assign({}, ctx, {
    allNullValues: false,
    implicitKey: !explicitKey && (simpleKeys || !allNullValues),
    indent: indent + indentStep
  });
  let keyCommentDone = false;
  let chompKeep = false;
  let str = stringify(key, ctx, () => keyCommentDone = true, () => chompKeep = true);
  if (!explicitKey && !ctx.inFlow && str.length > 1024) {
    if (simpleKeys)
      throw new Error("With simple keys, single line scalar must not span more than 1024 characters");
    explicitKey = true;
  }
  if (ctx.inFlow) {
    if (allNullValues || value == null) {
      if (keyCommentDone && onComment)
        onComment();
      return str === "" ? "?" : explicitKey ? `? ${str}` : str;
    }
  } else if (allNullValues && !simpleKeys || value == null && explicitKey) {
    str = `? ${str}`;
    if (keyComment && !keyCommentDone) {
      str += lineComment(str, ctx.indent, commentString(keyComment));
    } else if (chompKeep && onChompKeep)
      onChompKeep();
    return str;
  }
  if (keyCommentDone)
    keyComment = null;
  if (explicitKey) {
    if (keyComment)
      str += lineComment(str, ctx.indent, commentString(keyComment));
    str = `? ${str}
${indent}:`;
  } else {
    str = `${str}:`;
    if (keyComment)
      str += lineComment(str, ctx.indent, commentString(keyComment));
  }
  let vsb, vcb, valueComment;
  if (isNode(value)) {
    vsb = !!value.spaceBefore;
    vcb = value.commentBefore;
    valueComment = value.comment;
  } else {
    vsb = false;
    vcb = null;
    valueComment = null;
    if (value && typeof value === "object")
      value = doc.createNode(value);
  }
  ctx.implicitKey = false;
  if (!explicitKey && !keyComment && isScalar(value))
    ctx.indentAtStart = str.length + 1;
  chompKeep = false;
  if (!indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && isSeq(value) && !value.flow && !value.tag && !value.anchor) {
    ctx.indent = ctx.indent.substring(2);
  }
  let valueCommentDone = false;
  const valueStr = stringify(value, ctx, () => valueCommentDone = true, () => chompKeep = true);
  let ws = " ";
  if (keyComment || vsb || vcb) {
    ws = vsb ? "\n" : "";
    if (vcb) {
      const cs = commentString(vcb);
      ws += `
${indentComment(cs, ctx.indent)}`;
    }
    if (valueStr === "" && !ctx.inFlow) {
      if (ws === "\n" && valueComment)
        ws = "\n\n";
    } else {
      ws += `
${ctx.indent}`;
    }
  } else if (!explicitKey && isCollection(value)) {
    const vs0 = valueStr[0];
    const nl0 = valueStr.indexOf("\n");
    const hasNewline = nl0 !== -1;
    const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
    if (hasNewline || !flow) {
      let hasPropsLine = false;
      if (hasNewline && (vs0 === "&" || vs0 === "!")) {
        let sp0 = valueStr.indexOf(" ");
        if (vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!") {
          sp0 = valueStr.indexOf(" ", sp0 + 1);
        }
        if (sp0 === -1 || nl0 < sp0)
          hasPropsLine = true;
      }
      if (!hasPropsLine)
        ws = `
${ctx.indent}`;
    }
  } else if (valueStr === "" || valueStr[0] === "\n") {
    ws = "";
  }
  str += ws + valueStr;
  if (ctx.inFlow) {
    if (valueCommentDone && onComment)
      onComment();
  } else if (valueComment && !valueCommentDone) {
    str += lineComment(str, ctx.indent, commentString(valueComment));
  } else if (chompKeep && onChompKeep) {
    onChompKeep();
  }
  return str;
}

// node_modules/yaml/browser/dist/log.js
function warn(logLevel, warning) {
  if (logLevel === "debug" || logLevel === "warn") {
    console.warn(warning);
  }
}

// node_modules/yaml/browser/dist/schema/yaml-1.1/merge.js
var MERGE_KEY = "<<";
var merge = {
  identify: (value) => value === MERGE_KEY || typeof value === "symbol" && value.description === MERGE_KEY,
  default: "key",
  tag: "tag:yaml.org,2002:merge",
  test: /^<<$/,
  resolve: () => Object.assign(new Scalar(Symbol(MERGE_KEY)), {
    addToJSMap: addMergeToJSMap
  }),
  stringify: () => MERGE_KEY
};
var isMergeKey = (ctx, key) => (merge.identify(key) || isScalar(key) && (!key.type || key.type === Scalar.PLAIN) && merge.identify(key.value)) && ctx?.doc.schema.tags.some((tag) => tag.tag === merge.tag && tag.default);
function addMergeToJSMap(ctx, map2, value) {
  const source = resolveAliasValue(ctx, value);
  if (isSeq(source))
    for (const it of source.items)
      mergeValue(ctx, map2, it);
  else if (Array.isArray(source))
    for (const it of source)
      mergeValue(ctx, map2, it);
  else
    mergeValue(ctx, map2, source);
}
function mergeValue(ctx, map2, value) {
  const source = resolveAliasValue(ctx, value);
  if (!isMap(source))
    throw new Error("Merge sources must be maps or map aliases");
  const srcMap = source.toJSON(null, ctx, Map);
  for (const [key, value2] of srcMap) {
    if (map2 instanceof Map) {
      if (!map2.has(key))
        map2.set(key, value2);
    } else if (map2 instanceof Set) {
      map2.add(key);
    } else if (!Object.prototype.hasOwnProperty.call(map2, key)) {
      Object.defineProperty(map2, key, {
        value: value2,
        writable: true,
        enumerable: true,
        configurable: true
      });
    }
  }
  return map2;
}
function resolveAliasValue(ctx, value) {
  return ctx && isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
}

// node_modules/yaml/browser/dist/nodes/addPairToJSMap.js
function addPairToJSMap(ctx, map2, { key, value }) {
  if (isNode(key) && key.addToJSMap)
    key.addToJSMap(ctx, map2, value);
  else if (isMergeKey(ctx, key))
    addMergeToJSMap(ctx, map2, value);
  else {
    const jsKey = toJS(key, "", ctx);
    if (map2 instanceof Map) {
      map2.set(jsKey, toJS(value, jsKey, ctx));
    } else if (map2 instanceof Set) {
      map2.add(jsKey);
    } else {
      const stringKey = stringifyKey(key, jsKey, ctx);
      const jsValue = toJS(value, stringKey, ctx);
      if (stringKey in map2)
        Object.defineProperty(map2, stringKey, {
          value: jsValue,
          writable: true,
          enumerable: true,
          configurable: true
        });
      else
        map2[stringKey] = jsValue;
    }
  }
  return map2;
}
function stringifyKey(key, jsKey, ctx) {
  if (jsKey === null)
    return "";
  if (typeof jsKey !== "object")
    return String(jsKey);
  if (isNode(key) && ctx?.doc) {
    const strCtx = createStringifyContext(ctx.doc, {});
    strCtx.anchors = /* @__PURE__ */ new Set();
    for (const node of ctx.anchors.keys())
      strCtx.anchors.add(node.anchor);
    strCtx.inFlow = true;
    strCtx.inStringifyKey = true;
    const strKey = key.toString(strCtx);
    if (!ctx.mapKeyWarned) {
      let jsonStr = JSON.stringify(strKey);
      if (jsonStr.length > 40)
        jsonStr = jsonStr.substring(0, 36) + '..."';
      warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
      ctx.mapKeyWarned = true;
    }
    return strKey;
  }
  return JSON.stringify(jsKey);
}

// node_modules/yaml/browser/dist/nodes/Pair.js
function createPair(key, value, ctx) {
  const k = createNode(key, void 0, ctx);
  const v = createNode(value, void 0, ctx);
  return new Pair(k, v);
}
var Pair = class _Pair {
  constructor(key, value = null) {
    Object.defineProperty(this, NODE_TYPE, { value: PAIR });
    this.key = key;
    this.value = value;
  }
  clone(schema4) {
    let { key, value } = this;
    if (isNode(key))
      key = key.clone(schema4);
    if (isNode(value))
      value = value.clone(schema4);
    return new _Pair(key, value);
  }
  toJSON(_, ctx) {
    const pair = ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
    return addPairToJSMap(ctx, pair, this);
  }
  toString(ctx, onComment, onChompKeep) {
    return ctx?.doc ? stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
  }
};

// node_modules/yaml/browser/dist/stringify/stringifyCollection.js
function stringifyCollection(collection, ctx, options2) {
  const flow = ctx.inFlow ?? collection.flow;
  const stringify4 = flow ? stringifyFlowCollection : stringifyBlockCollection;
  return stringify4(collection, ctx, options2);
}
function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
  const { indent, options: { commentString } } = ctx;
  const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
  let chompKeep = false;
  const lines = [];
  for (let i = 0; i < items.length; ++i) {
    const item = items[i];
    let comment2 = null;
    if (isNode(item)) {
      if (!chompKeep && item.spaceBefore)
        lines.push("");
      addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
      if (item.comment)
        comment2 = item.comment;
    } else if (isPair(item)) {
      const ik = isNode(item.key) ? item.key : null;
      if (ik) {
        if (!chompKeep && ik.spaceBefore)
          lines.push("");
        addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
      }
    }
    chompKeep = false;
    let str2 = stringify(item, itemCtx, () => comment2 = null, () => chompKeep = true);
    if (comment2)
      str2 += lineComment(str2, itemIndent, commentString(comment2));
    if (chompKeep && comment2)
      chompKeep = false;
    lines.push(blockItemPrefix + str2);
  }
  let str;
  if (lines.length === 0) {
    str = flowChars.start + flowChars.end;
  } else {
    str = lines[0];
    for (let i = 1; i < lines.length; ++i) {
      const line = lines[i];
      str += line ? `
${indent}${line}` : "\n";
    }
  }
  if (comment) {
    str += "\n" + indentComment(commentString(comment), indent);
    if (onComment)
      onComment();
  } else if (chompKeep && onChompKeep)
    onChompKeep();
  return str;
}
function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
  const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
  itemIndent += indentStep;
  const itemCtx = Object.assign({}, ctx, {
    indent: itemIndent,
    inFlow: true,
    type: null
  });
  let reqNewline = false;
  let linesAtValue = 0;
  const lines = [];
  for (let i = 0; i < items.length; ++i) {
    const item = items[i];
    let comment = null;
    if (isNode(item)) {
      if (item.spaceBefore)
        lines.push("");
      addCommentBefore(ctx, lines, item.commentBefore, false);
      if (item.comment)
        comment = item.comment;
    } else if (isPair(item)) {
      const ik = isNode(item.key) ? item.key : null;
      if (ik) {
        if (ik.spaceBefore)
          lines.push("");
        addCommentBefore(ctx, lines, ik.commentBefore, false);
        if (ik.comment)
          reqNewline = true;
      }
      const iv = isNode(item.value) ? item.value : null;
      if (iv) {
        if (iv.comment)
          comment = iv.comment;
        if (iv.commentBefore)
          reqNewline = true;
      } else if (item.value == null && ik?.comment) {
        comment = ik.comment;
      }
    }
    if (comment)
      reqNewline = true;
    let str = stringify(item, itemCtx, () => comment = null);
    reqNewline || (reqNewline = lines.length > linesAtValue || str.includes("\n"));
    if (i < items.length - 1) {
      str += ",";
    } else if (ctx.options.trailingComma) {
      if (ctx.options.lineWidth > 0) {
        reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
      }
      if (reqNewline) {
        str += ",";
      }
    }
    if (comment)
      str += lineComment(str, itemIndent, commentString(comment));
    lines.push(str);
    linesAtValue = lines.length;
  }
  const { start, end } = flowChars;
  if (lines.length === 0) {
    return start + end;
  } else {
    if (!reqNewline) {
      const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
      reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
    }
    if (reqNewline) {
      let str = start;
      for (const line of lines)
        str += line ? `
${indentStep}${indent}${line}` : "\n";
      return `${str}
${indent}${end}`;
    } else {
      return `${start}${fcPadding}${lines.join(" ")}${fcPadding}${end}`;
    }
  }
}
function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
  if (comment && chompKeep)
    comment = comment.replace(/^\n+/, "");
  if (comment) {
    const ic = indentComment(commentString(comment), indent);
    lines.push(ic.trimStart());
  }
}

// node_modules/yaml/browser/dist/nodes/YAMLMap.js
function findPair(items, key) {
  const k = isScalar(key) ? key.value : key;
  for (const it of items) {
    if (isPair(it)) {
      if (it.key === key || it.key === k)
        return it;
      if (isScalar(it.key) && it.key.value === k)
        return it;
    }
  }
  return void 0;
}
var YAMLMap = class extends Collection {
  static get tagName() {
    return "tag:yaml.org,2002:map";
  }
  constructor(schema4) {
    super(MAP, schema4);
    this.items = [];
  }
  /**
   * A generic collection parsing method that can be extended
   * to other node classes that inherit from YAMLMap
   */
  static from(schema4, obj, ctx) {
    const { keepUndefined, replacer } = ctx;
    const map2 = new this(schema4);
    const add = (key, value) => {
      if (typeof replacer === "function")
        value = replacer.call(obj, key, value);
      else if (Array.isArray(replacer) && !replacer.includes(key))
        return;
      if (value !== void 0 || keepUndefined)
        map2.items.push(createPair(key, value, ctx));
    };
    if (obj instanceof Map) {
      for (const [key, value] of obj)
        add(key, value);
    } else if (obj && typeof obj === "object") {
      for (const key of Object.keys(obj))
        add(key, obj[key]);
    }
    if (typeof schema4.sortMapEntries === "function") {
      map2.items.sort(schema4.sortMapEntries);
    }
    return map2;
  }
  /**
   * Adds a value to the collection.
   *
   * @param overwrite - If not set `true`, using a key that is already in the
   *   collection will throw. Otherwise, overwrites the previous value.
   */
  add(pair, overwrite) {
    let _pair;
    if (isPair(pair))
      _pair = pair;
    else if (!pair || typeof pair !== "object" || !("key" in pair)) {
      _pair = new Pair(pair, pair?.value);
    } else
      _pair = new Pair(pair.key, pair.value);
    const prev = findPair(this.items, _pair.key);
    const sortEntries = this.schema?.sortMapEntries;
    if (prev) {
      if (!overwrite)
        throw new Error(`Key ${_pair.key} already set`);
      if (isScalar(prev.value) && isScalarValue(_pair.value))
        prev.value.value = _pair.value;
      else
        prev.value = _pair.value;
    } else if (sortEntries) {
      const i = this.items.findIndex((item) => sortEntries(_pair, item) < 0);
      if (i === -1)
        this.items.push(_pair);
      else
        this.items.splice(i, 0, _pair);
    } else {
      this.items.push(_pair);
    }
  }
  delete(key) {
    const it = findPair(this.items, key);
    if (!it)
      return false;
    const del = this.items.splice(this.items.indexOf(it), 1);
    return del.length > 0;
  }
  get(key, keepScalar) {
    const it = findPair(this.items, key);
    const node = it?.value;
    return (!keepScalar && isScalar(node) ? node.value : node) ?? void 0;
  }
  has(key) {
    return !!findPair(this.items, key);
  }
  set(key, value) {
    this.add(new Pair(key, value), true);
  }
  /**
   * @param ctx - Conversion context, originally set in Document#toJS()
   * @param {Class} Type - If set, forces the returned collection type
   * @returns Instance of Type, Map, or Object
   */
  toJSON(_, ctx, Type) {
    const map2 = Type ? new Type() : ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
    if (ctx?.onCreate)
      ctx.onCreate(map2);
    for (const item of this.items)
      addPairToJSMap(ctx, map2, item);
    return map2;
  }
  toString(ctx, onComment, onChompKeep) {
    if (!ctx)
      return JSON.stringify(this);
    for (const item of this.items) {
      if (!isPair(item))
        throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
    }
    if (!ctx.allNullValues && this.hasAllNullValues(false))
      ctx = Object.assign({}, ctx, { allNullValues: true });
    return stringifyCollection(this, ctx, {
      blockItemPrefix: "",
      flowChars: { start: "{", end: "}" },
      itemIndent: ctx.indent || "",
      onChompKeep,
      onComment
    });
  }
};

// node_modules/yaml/browser/dist/schema/common/map.js
var map = {
  collection: "map",
  default: true,
  nodeClass: YAMLMap,
  tag: "tag:yaml.org,2002:map",
  resolve(map2, onError) {
    if (!isMap(map2))
      onError("Expected a mapping for this tag");
    return map2;
  },
  createNode: (schema4, obj, ctx) => YAMLMap.from(schema4, obj, ctx)
};

// node_modules/yaml/browser/dist/nodes/YAMLSeq.js
var YAMLSeq = class extends Collection {
  static get tagName() {
    return "tag:yaml.org,2002:seq";
  }
  constructor(schema4) {
    super(SEQ, schema4);
    this.items = [];
  }
  add(value) {
    this.items.push(value);
  }
  /**
   * Removes a value from the collection.
   *
   * `key` must contain a representation of an integer for this to succeed.
   * It may be wrapped in a `Scalar`.
   *
   * @returns `true` if the item was found and removed.
   */
  delete(key) {
    const idx = asItemIndex(key);
    if (typeof idx !== "number")
      return false;
    const del = this.items.splice(idx, 1);
    return del.length > 0;
  }
  get(key, keepScalar) {
    const idx = asItemIndex(key);
    if (typeof idx !== "number")
      return void 0;
    const it = this.items[idx];
    return !keepScalar && isScalar(it) ? it.value : it;
  }
  /**
   * Checks if the collection includes a value with the key `key`.
   *
   * `key` must contain a representation of an integer for this to succeed.
   * It may be wrapped in a `Scalar`.
   */
  has(key) {
    const idx = asItemIndex(key);
    return typeof idx === "number" && idx < this.items.length;
  }
  /**
   * Sets a value in this collection. For `!!set`, `value` needs to be a
   * boolean to add/remove the item from the set.
   *
   * If `key` does not contain a representation of an integer, this will throw.
   * It may be wrapped in a `Scalar`.
   */
  set(key, value) {
    const idx = asItemIndex(key);
    if (typeof idx !== "number")
      throw new Error(`Expected a valid index, not ${key}.`);
    const prev = this.items[idx];
    if (isScalar(prev) && isScalarValue(value))
      prev.value = value;
    else
      this.items[idx] = value;
  }
  toJSON(_, ctx) {
    const seq2 = [];
    if (ctx?.onCreate)
      ctx.onCreate(seq2);
    let i = 0;
    for (const item of this.items)
      seq2.push(toJS(item, String(i++), ctx));
    return seq2;
  }
  toString(ctx, onComment, onChompKeep) {
    if (!ctx)
      return JSON.stringify(this);
    return stringifyCollection(this, ctx, {
      blockItemPrefix: "- ",
      flowChars: { start: "[", end: "]" },
      itemIndent: (ctx.indent || "") + "  ",
      onChompKeep,
      onComment
    });
  }
  static from(schema4, obj, ctx) {
    const { replacer } = ctx;
    const seq2 = new this(schema4);
    if (obj && Symbol.iterator in Object(obj)) {
      let i = 0;
      for (let it of obj) {
        if (typeof replacer === "function") {
          const key = obj instanceof Set ? it : String(i++);
          it = replacer.call(obj, key, it);
        }
        seq2.items.push(createNode(it, void 0, ctx));
      }
    }
    return seq2;
  }
};
function asItemIndex(key) {
  let idx = isScalar(key) ? key.value : key;
  if (idx && typeof idx === "string")
    idx = Number(idx);
  return typeof idx === "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
}

// node_modules/yaml/browser/dist/schema/common/seq.js
var seq = {
  collection: "seq",
  default: true,
  nodeClass: YAMLSeq,
  tag: "tag:yaml.org,2002:seq",
  resolve(seq2, onError) {
    if (!isSeq(seq2))
      onError("Expected a sequence for this tag");
    return seq2;
  },
  createNode: (schema4, obj, ctx) => YAMLSeq.from(schema4, obj, ctx)
};

// node_modules/yaml/browser/dist/schema/common/string.js
var string = {
  identify: (value) => typeof value === "string",
  default: true,
  tag: "tag:yaml.org,2002:str",
  resolve: (str) => str,
  stringify(item, ctx, onComment, onChompKeep) {
    ctx = Object.assign({ actualString: true }, ctx);
    return stringifyString(item, ctx, onComment, onChompKeep);
  }
};

// node_modules/yaml/browser/dist/schema/common/null.js
var nullTag = {
  identify: (value) => value == null,
  createNode: () => new Scalar(null),
  default: true,
  tag: "tag:yaml.org,2002:null",
  test: /^(?:~|[Nn]ull|NULL)?$/,
  resolve: () => new Scalar(null),
  stringify: ({ source }, ctx) => typeof source === "string" && nullTag.test.test(source) ? source : ctx.options.nullStr
};

// node_modules/yaml/browser/dist/schema/core/bool.js
var boolTag = {
  identify: (value) => typeof value === "boolean",
  default: true,
  tag: "tag:yaml.org,2002:bool",
  test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
  resolve: (str) => new Scalar(str[0] === "t" || str[0] === "T"),
  stringify({ source, value }, ctx) {
    if (source && boolTag.test.test(source)) {
      const sv = source[0] === "t" || source[0] === "T";
      if (value === sv)
        return source;
    }
    return value ? ctx.options.trueStr : ctx.options.falseStr;
  }
};

// node_modules/yaml/browser/dist/stringify/stringifyNumber.js
function stringifyNumber({ format, minFractionDigits, tag, value }) {
  if (typeof value === "bigint")
    return String(value);
  const num = typeof value === "number" ? value : Number(value);
  if (!isFinite(num))
    return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
  let n = Object.is(value, -0) ? "-0" : JSON.stringify(value);
  if (!format && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
    let i = n.indexOf(".");
    if (i < 0) {
      i = n.length;
      n += ".";
    }
    let d = minFractionDigits - (n.length - i - 1);
    while (d-- > 0)
      n += "0";
  }
  return n;
}

// node_modules/yaml/browser/dist/schema/core/float.js
var floatNaN = {
  identify: (value) => typeof value === "number",
  default: true,
  tag: "tag:yaml.org,2002:float",
  test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
  resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
  stringify: stringifyNumber
};
var floatExp = {
  identify: (value) => typeof value === "number",
  default: true,
  tag: "tag:yaml.org,2002:float",
  format: "EXP",
  test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
  resolve: (str) => parseFloat(str),
  stringify(node) {
    const num = Number(node.value);
    return isFinite(num) ? num.toExponential() : stringifyNumber(node);
  }
};
var float = {
  identify: (value) => typeof value === "number",
  default: true,
  tag: "tag:yaml.org,2002:float",
  test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
  resolve(str) {
    const node = new Scalar(parseFloat(str));
    const dot = str.indexOf(".");
    if (dot !== -1 && str[str.length - 1] === "0")
      node.minFractionDigits = str.length - dot - 1;
    return node;
  },
  stringify: stringifyNumber
};

// node_modules/yaml/browser/dist/schema/core/int.js
var intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
var intResolve = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
function intStringify(node, radix, prefix) {
  const { value } = node;
  if (intIdentify(value) && value >= 0)
    return prefix + value.toString(radix);
  return stringifyNumber(node);
}
var intOct = {
  identify: (value) => intIdentify(value) && value >= 0,
  default: true,
  tag: "tag:yaml.org,2002:int",
  format: "OCT",
  test: /^0o[0-7]+$/,
  resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
  stringify: (node) => intStringify(node, 8, "0o")
};
var int = {
  identify: intIdentify,
  default: true,
  tag: "tag:yaml.org,2002:int",
  test: /^[-+]?[0-9]+$/,
  resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
  stringify: stringifyNumber
};
var intHex = {
  identify: (value) => intIdentify(value) && value >= 0,
  default: true,
  tag: "tag:yaml.org,2002:int",
  format: "HEX",
  test: /^0x[0-9a-fA-F]+$/,
  resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
  stringify: (node) => intStringify(node, 16, "0x")
};

// node_modules/yaml/browser/dist/schema/core/schema.js
var schema = [
  map,
  seq,
  string,
  nullTag,
  boolTag,
  intOct,
  int,
  intHex,
  floatNaN,
  floatExp,
  float
];

// node_modules/yaml/browser/dist/schema/json/schema.js
function intIdentify2(value) {
  return typeof value === "bigint" || Number.isInteger(value);
}
var stringifyJSON = ({ value }) => JSON.stringify(value);
var jsonScalars = [
  {
    identify: (value) => typeof value === "string",
    default: true,
    tag: "tag:yaml.org,2002:str",
    resolve: (str) => str,
    stringify: stringifyJSON
  },
  {
    identify: (value) => value == null,
    createNode: () => new Scalar(null),
    default: true,
    tag: "tag:yaml.org,2002:null",
    test: /^null$/,
    resolve: () => null,
    stringify: stringifyJSON
  },
  {
    identify: (value) => typeof value === "boolean",
    default: true,
    tag: "tag:yaml.org,2002:bool",
    test: /^true$|^false$/,
    resolve: (str) => str === "true",
    stringify: stringifyJSON
  },
  {
    identify: intIdentify2,
    default: true,
    tag: "tag:yaml.org,2002:int",
    test: /^-?(?:0|[1-9][0-9]*)$/,
    resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
    stringify: ({ value }) => intIdentify2(value) ? value.toString() : JSON.stringify(value)
  },
  {
    identify: (value) => typeof value === "number",
    default: true,
    tag: "tag:yaml.org,2002:float",
    test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
    resolve: (str) => parseFloat(str),
    stringify: stringifyJSON
  }
];
var jsonError = {
  default: true,
  tag: "",
  test: /^/,
  resolve(str, onError) {
    onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
    return str;
  }
};
var schema2 = [map, seq].concat(jsonScalars, jsonError);

// node_modules/yaml/browser/dist/schema/yaml-1.1/binary.js
var binary = {
  identify: (value) => value instanceof Uint8Array,
  // Buffer inherits from Uint8Array
  default: false,
  tag: "tag:yaml.org,2002:binary",
  /**
   * Returns a Buffer in node and an Uint8Array in browsers
   *
   * To use the resulting buffer as an image, you'll want to do something like:
   *
   *   const blob = new Blob([buffer], { type: 'image/jpeg' })
   *   document.querySelector('#photo').src = URL.createObjectURL(blob)
   */
  resolve(src, onError) {
    if (typeof atob === "function") {
      const str = atob(src.replace(/[\n\r]/g, ""));
      const buffer = new Uint8Array(str.length);
      for (let i = 0; i < str.length; ++i)
        buffer[i] = str.charCodeAt(i);
      return buffer;
    } else {
      onError("This environment does not support reading binary tags; either Buffer or atob is required");
      return src;
    }
  },
  stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
    if (!value)
      return "";
    const buf = value;
    let str;
    if (typeof btoa === "function") {
      let s = "";
      for (let i = 0; i < buf.length; ++i)
        s += String.fromCharCode(buf[i]);
      str = btoa(s);
    } else {
      throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");
    }
    type ?? (type = Scalar.BLOCK_LITERAL);
    if (type !== Scalar.QUOTE_DOUBLE) {
      const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
      const n = Math.ceil(str.length / lineWidth);
      const lines = new Array(n);
      for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
        lines[i] = str.substr(o, lineWidth);
      }
      str = lines.join(type === Scalar.BLOCK_LITERAL ? "\n" : " ");
    }
    return stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
  }
};

// node_modules/yaml/browser/dist/schema/yaml-1.1/pairs.js
function resolvePairs(seq2, onError) {
  if (isSeq(seq2)) {
    for (let i = 0; i < seq2.items.length; ++i) {
      let item = seq2.items[i];
      if (isPair(item))
        continue;
      else if (isMap(item)) {
        if (item.items.length > 1)
          onError("Each pair must have its own sequence indicator");
        const pair = item.items[0] || new Pair(new Scalar(null));
        if (item.commentBefore)
          pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}
${pair.key.commentBefore}` : item.commentBefore;
        if (item.comment) {
          const cn = pair.value ?? pair.key;
          cn.comment = cn.comment ? `${item.comment}
${cn.comment}` : item.comment;
        }
        item = pair;
      }
      seq2.items[i] = isPair(item) ? item : new Pair(item);
    }
  } else
    onError("Expected a sequence for this tag");
  return seq2;
}
function createPairs(schema4, iterable, ctx) {
  const { replacer } = ctx;
  const pairs2 = new YAMLSeq(schema4);
  pairs2.tag = "tag:yaml.org,2002:pairs";
  let i = 0;
  if (iterable && Symbol.iterator in Object(iterable))
    for (let it of iterable) {
      if (typeof replacer === "function")
        it = replacer.call(iterable, String(i++), it);
      let key, value;
      if (Array.isArray(it)) {
        if (it.length === 2) {
          key = it[0];
          value = it[1];
        } else
          throw new TypeError(`Expected [key, value] tuple: ${it}`);
      } else if (it && it instanceof Object) {
        const keys = Object.keys(it);
        if (keys.length === 1) {
          key = keys[0];
          value = it[key];
        } else {
          throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
        }
      } else {
        key = it;
      }
      pairs2.items.push(createPair(key, value, ctx));
    }
  return pairs2;
}
var pairs = {
  collection: "seq",
  default: false,
  tag: "tag:yaml.org,2002:pairs",
  resolve: resolvePairs,
  createNode: createPairs
};

// node_modules/yaml/browser/dist/schema/yaml-1.1/omap.js
var YAMLOMap = class _YAMLOMap extends YAMLSeq {
  constructor() {
    super();
    this.add = YAMLMap.prototype.add.bind(this);
    this.delete = YAMLMap.prototype.delete.bind(this);
    this.get = YAMLMap.prototype.get.bind(this);
    this.has = YAMLMap.prototype.has.bind(this);
    this.set = YAMLMap.prototype.set.bind(this);
    this.tag = _YAMLOMap.tag;
  }
  /**
   * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
   * but TypeScript won't allow widening the signature of a child method.
   */
  toJSON(_, ctx) {
    if (!ctx)
      return super.toJSON(_);
    const map2 = /* @__PURE__ */ new Map();
    if (ctx?.onCreate)
      ctx.onCreate(map2);
    for (const pair of this.items) {
      let key, value;
      if (isPair(pair)) {
        key = toJS(pair.key, "", ctx);
        value = toJS(pair.value, key, ctx);
      } else {
        key = toJS(pair, "", ctx);
      }
      if (map2.has(key))
        throw new Error("Ordered maps must not include duplicate keys");
      map2.set(key, value);
    }
    return map2;
  }
  static from(schema4, iterable, ctx) {
    const pairs2 = createPairs(schema4, iterable, ctx);
    const omap2 = new this();
    omap2.items = pairs2.items;
    return omap2;
  }
};
YAMLOMap.tag = "tag:yaml.org,2002:omap";
var omap = {
  collection: "seq",
  identify: (value) => value instanceof Map,
  nodeClass: YAMLOMap,
  default: false,
  tag: "tag:yaml.org,2002:omap",
  resolve(seq2, onError) {
    const pairs2 = resolvePairs(seq2, onError);
    const seenKeys = [];
    for (const { key } of pairs2.items) {
      if (isScalar(key)) {
        if (seenKeys.includes(key.value)) {
          onError(`Ordered maps must not include duplicate keys: ${key.value}`);
        } else {
          seenKeys.push(key.value);
        }
      }
    }
    return Object.assign(new YAMLOMap(), pairs2);
  },
  createNode: (schema4, iterable, ctx) => YAMLOMap.from(schema4, iterable, ctx)
};

// node_modules/yaml/browser/dist/schema/yaml-1.1/bool.js
function boolStringify({ value, source }, ctx) {
  const boolObj = value ? trueTag : falseTag;
  if (source && boolObj.test.test(source))
    return source;
  return value ? ctx.options.trueStr : ctx.options.falseStr;
}
var trueTag = {
  identify: (value) => value === true,
  default: true,
  tag: "tag:yaml.org,2002:bool",
  test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
  resolve: () => new Scalar(true),
  stringify: boolStringify
};
var falseTag = {
  identify: (value) => value === false,
  default: true,
  tag: "tag:yaml.org,2002:bool",
  test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
  resolve: () => new Scalar(false),
  stringify: boolStringify
};

// node_modules/yaml/browser/dist/schema/yaml-1.1/float.js
var floatNaN2 = {
  identify: (value) => typeof value === "number",
  default: true,
  tag: "tag:yaml.org,2002:float",
  test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
  resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
  stringify: stringifyNumber
};
var floatExp2 = {
  identify: (value) => typeof value === "number",
  default: true,
  tag: "tag:yaml.org,2002:float",
  format: "EXP",
  test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
  resolve: (str) => parseFloat(str.replace(/_/g, "")),
  stringify(node) {
    const num = Number(node.value);
    return isFinite(num) ? num.toExponential() : stringifyNumber(node);
  }
};
var float2 = {
  identify: (value) => typeof value === "number",
  default: true,
  tag: "tag:yaml.org,2002:float",
  test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
  resolve(str) {
    const node = new Scalar(parseFloat(str.replace(/_/g, "")));
    const dot = str.indexOf(".");
    if (dot !== -1) {
      const f = str.substring(dot + 1).replace(/_/g, "");
      if (f[f.length - 1] === "0")
        node.minFractionDigits = f.length;
    }
    return node;
  },
  stringify: stringifyNumber
};

// node_modules/yaml/browser/dist/schema/yaml-1.1/int.js
var intIdentify3 = (value) => typeof value === "bigint" || Number.isInteger(value);
function intResolve2(str, offset, radix, { intAsBigInt }) {
  const sign = str[0];
  if (sign === "-" || sign === "+")
    offset += 1;
  str = str.substring(offset).replace(/_/g, "");
  if (intAsBigInt) {
    switch (radix) {
      case 2:
        str = `0b${str}`;
        break;
      case 8:
        str = `0o${str}`;
        break;
      case 16:
        str = `0x${str}`;
        break;
    }
    const n2 = BigInt(str);
    return sign === "-" ? BigInt(-1) * n2 : n2;
  }
  const n = parseInt(str, radix);
  return sign === "-" ? -1 * n : n;
}
function intStringify2(node, radix, prefix) {
  const { value } = node;
  if (intIdentify3(value)) {
    const str = value.toString(radix);
    return value < 0 ? "-" + prefix + str.substr(1) : prefix + str;
  }
  return stringifyNumber(node);
}
var intBin = {
  identify: intIdentify3,
  default: true,
  tag: "tag:yaml.org,2002:int",
  format: "BIN",
  test: /^[-+]?0b[0-1_]+$/,
  resolve: (str, _onError, opt) => intResolve2(str, 2, 2, opt),
  stringify: (node) => intStringify2(node, 2, "0b")
};
var intOct2 = {
  identify: intIdentify3,
  default: true,
  tag: "tag:yaml.org,2002:int",
  format: "OCT",
  test: /^[-+]?0[0-7_]+$/,
  resolve: (str, _onError, opt) => intResolve2(str, 1, 8, opt),
  stringify: (node) => intStringify2(node, 8, "0")
};
var int2 = {
  identify: intIdentify3,
  default: true,
  tag: "tag:yaml.org,2002:int",
  test: /^[-+]?[0-9][0-9_]*$/,
  resolve: (str, _onError, opt) => intResolve2(str, 0, 10, opt),
  stringify: stringifyNumber
};
var intHex2 = {
  identify: intIdentify3,
  default: true,
  tag: "tag:yaml.org,2002:int",
  format: "HEX",
  test: /^[-+]?0x[0-9a-fA-F_]+$/,
  resolve: (str, _onError, opt) => intResolve2(str, 2, 16, opt),
  stringify: (node) => intStringify2(node, 16, "0x")
};

// node_modules/yaml/browser/dist/schema/yaml-1.1/set.js
var YAMLSet = class _YAMLSet extends YAMLMap {
  constructor(schema4) {
    super(schema4);
    this.tag = _YAMLSet.tag;
  }
  add(key) {
    let pair;
    if (isPair(key))
      pair = key;
    else if (key && typeof key === "object" && "key" in key && "value" in key && key.value === null)
      pair = new Pair(key.key, null);
    else
      pair = new Pair(key, null);
    const prev = findPair(this.items, pair.key);
    if (!prev)
      this.items.push(pair);
  }
  /**
   * If `keepPair` is `true`, returns the Pair matching `key`.
   * Otherwise, returns the value of that Pair's key.
   */
  get(key, keepPair) {
    const pair = findPair(this.items, key);
    return !keepPair && isPair(pair) ? isScalar(pair.key) ? pair.key.value : pair.key : pair;
  }
  set(key, value) {
    if (typeof value !== "boolean")
      throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
    const prev = findPair(this.items, key);
    if (prev && !value) {
      this.items.splice(this.items.indexOf(prev), 1);
    } else if (!prev && value) {
      this.items.push(new Pair(key));
    }
  }
  toJSON(_, ctx) {
    return super.toJSON(_, ctx, Set);
  }
  toString(ctx, onComment, onChompKeep) {
    if (!ctx)
      return JSON.stringify(this);
    if (this.hasAllNullValues(true))
      return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
    else
      throw new Error("Set items must all have null values");
  }
  static from(schema4, iterable, ctx) {
    const { replacer } = ctx;
    const set2 = new this(schema4);
    if (iterable && Symbol.iterator in Object(iterable))
      for (let value of iterable) {
        if (typeof replacer === "function")
          value = replacer.call(iterable, value, value);
        set2.items.push(createPair(value, null, ctx));
      }
    return set2;
  }
};
YAMLSet.tag = "tag:yaml.org,2002:set";
var set = {
  collection: "map",
  identify: (value) => value instanceof Set,
  nodeClass: YAMLSet,
  default: false,
  tag: "tag:yaml.org,2002:set",
  createNode: (schema4, iterable, ctx) => YAMLSet.from(schema4, iterable, ctx),
  resolve(map2, onError) {
    if (isMap(map2)) {
      if (map2.hasAllNullValues(true))
        return Object.assign(new YAMLSet(), map2);
      else
        onError("Set items must all have null values");
    } else
      onError("Expected a mapping for this tag");
    return map2;
  }
};

// node_modules/yaml/browser/dist/schema/yaml-1.1/timestamp.js
function parseSexagesimal(str, asBigInt) {
  const sign = str[0];
  const parts = sign === "-" || sign === "+" ? str.substring(1) : str;
  const num = (n) => asBigInt ? BigInt(n) : Number(n);
  const res = parts.replace(/_/g, "").split(":").reduce((res2, p) => res2 * num(60) + num(p), num(0));
  return sign === "-" ? num(-1) * res : res;
}
function stringifySexagesimal(node) {
  let { value } = node;
  let num = (n) => n;
  if (typeof value === "bigint")
    num = (n) => BigInt(n);
  else if (isNaN(value) || !isFinite(value))
    return stringifyNumber(node);
  let sign = "";
  if (value < 0) {
    sign = "-";
    value *= num(-1);
  }
  const _60 = num(60);
  const parts = [value % _60];
  if (value < 60) {
    parts.unshift(0);
  } else {
    value = (value - parts[0]) / _60;
    parts.unshift(value % _60);
    if (value >= 60) {
      value = (value - parts[0]) / _60;
      parts.unshift(value);
    }
  }
  return sign + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
}
var intTime = {
  identify: (value) => typeof value === "bigint" || Number.isInteger(value),
  default: true,
  tag: "tag:yaml.org,2002:int",
  format: "TIME",
  test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
  resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
  stringify: stringifySexagesimal
};
var floatTime = {
  identify: (value) => typeof value === "number",
  default: true,
  tag: "tag:yaml.org,2002:float",
  format: "TIME",
  test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
  resolve: (str) => parseSexagesimal(str, false),
  stringify: stringifySexagesimal
};
var timestamp = {
  identify: (value) => value instanceof Date,
  default: true,
  tag: "tag:yaml.org,2002:timestamp",
  // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
  // may be omitted altogether, resulting in a date format. In such a case, the time part is
  // assumed to be 00:00:00Z (start of day, UTC).
  test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
  resolve(str) {
    const match = str.match(timestamp.test);
    if (!match)
      throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
    const [, year, month2, day, hour2, minute, second2] = match.map(Number);
    const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0;
    let date2 = Date.UTC(year, month2 - 1, day, hour2 || 0, minute || 0, second2 || 0, millisec);
    const tz = match[8];
    if (tz && tz !== "Z") {
      let d = parseSexagesimal(tz, false);
      if (Math.abs(d) < 30)
        d *= 60;
      date2 -= 6e4 * d;
    }
    return new Date(date2);
  },
  stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
};

// node_modules/yaml/browser/dist/schema/yaml-1.1/schema.js
var schema3 = [
  map,
  seq,
  string,
  nullTag,
  trueTag,
  falseTag,
  intBin,
  intOct2,
  int2,
  intHex2,
  floatNaN2,
  floatExp2,
  float2,
  binary,
  merge,
  omap,
  pairs,
  set,
  intTime,
  floatTime,
  timestamp
];

// node_modules/yaml/browser/dist/schema/tags.js
var schemas = /* @__PURE__ */ new Map([
  ["core", schema],
  ["failsafe", [map, seq, string]],
  ["json", schema2],
  ["yaml11", schema3],
  ["yaml-1.1", schema3]
]);
var tagsByName = {
  binary,
  bool: boolTag,
  float,
  floatExp,
  floatNaN,
  floatTime,
  int,
  intHex,
  intOct,
  intTime,
  map,
  merge,
  null: nullTag,
  omap,
  pairs,
  seq,
  set,
  timestamp
};
var coreKnownTags = {
  "tag:yaml.org,2002:binary": binary,
  "tag:yaml.org,2002:merge": merge,
  "tag:yaml.org,2002:omap": omap,
  "tag:yaml.org,2002:pairs": pairs,
  "tag:yaml.org,2002:set": set,
  "tag:yaml.org,2002:timestamp": timestamp
};
function getTags(customTags, schemaName, addMergeTag) {
  const schemaTags = schemas.get(schemaName);
  if (schemaTags && !customTags) {
    return addMergeTag && !schemaTags.includes(merge) ? schemaTags.concat(merge) : schemaTags.slice();
  }
  let tags2 = schemaTags;
  if (!tags2) {
    if (Array.isArray(customTags))
      tags2 = [];
    else {
      const keys = Array.from(schemas.keys()).filter((key) => key !== "yaml11").map((key) => JSON.stringify(key)).join(", ");
      throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
    }
  }
  if (Array.isArray(customTags)) {
    for (const tag of customTags)
      tags2 = tags2.concat(tag);
  } else if (typeof customTags === "function") {
    tags2 = customTags(tags2.slice());
  }
  if (addMergeTag)
    tags2 = tags2.concat(merge);
  return tags2.reduce((tags3, tag) => {
    const tagObj = typeof tag === "string" ? tagsByName[tag] : tag;
    if (!tagObj) {
      const tagName = JSON.stringify(tag);
      const keys = Object.keys(tagsByName).map((key) => JSON.stringify(key)).join(", ");
      throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
    }
    if (!tags3.includes(tagObj))
      tags3.push(tagObj);
    return tags3;
  }, []);
}

// node_modules/yaml/browser/dist/schema/Schema.js
var sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
var Schema = class _Schema {
  constructor({ compat, customTags, merge: merge3, resolveKnownTags, schema: schema4, sortMapEntries, toStringDefaults }) {
    this.compat = Array.isArray(compat) ? getTags(compat, "compat") : compat ? getTags(null, compat) : null;
    this.name = typeof schema4 === "string" && schema4 || "core";
    this.knownTags = resolveKnownTags ? coreKnownTags : {};
    this.tags = getTags(customTags, this.name, merge3);
    this.toStringOptions = toStringDefaults ?? null;
    Object.defineProperty(this, MAP, { value: map });
    Object.defineProperty(this, SCALAR, { value: string });
    Object.defineProperty(this, SEQ, { value: seq });
    this.sortMapEntries = typeof sortMapEntries === "function" ? sortMapEntries : sortMapEntries === true ? sortMapEntriesByKey : null;
  }
  clone() {
    const copy = Object.create(_Schema.prototype, Object.getOwnPropertyDescriptors(this));
    copy.tags = this.tags.slice();
    return copy;
  }
};

// node_modules/yaml/browser/dist/stringify/stringifyDocument.js
function stringifyDocument(doc, options2) {
  const lines = [];
  let hasDirectives = options2.directives === true;
  if (options2.directives !== false && doc.directives) {
    const dir = doc.directives.toString(doc);
    if (dir) {
      lines.push(dir);
      hasDirectives = true;
    } else if (doc.directives.docStart)
      hasDirectives = true;
  }
  if (hasDirectives)
    lines.push("---");
  const ctx = createStringifyContext(doc, options2);
  const { commentString } = ctx.options;
  if (doc.commentBefore) {
    if (lines.length !== 1)
      lines.unshift("");
    const cs = commentString(doc.commentBefore);
    lines.unshift(indentComment(cs, ""));
  }
  let chompKeep = false;
  let contentComment = null;
  if (doc.contents) {
    if (isNode(doc.contents)) {
      if (doc.contents.spaceBefore && hasDirectives)
        lines.push("");
      if (doc.contents.commentBefore) {
        const cs = commentString(doc.contents.commentBefore);
        lines.push(indentComment(cs, ""));
      }
      ctx.forceBlockIndent = !!doc.comment;
      contentComment = doc.contents.comment;
    }
    const onChompKeep = contentComment ? void 0 : () => chompKeep = true;
    let body = stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
    if (contentComment)
      body += lineComment(body, "", commentString(contentComment));
    if ((body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---") {
      lines[lines.length - 1] = `--- ${body}`;
    } else
      lines.push(body);
  } else {
    lines.push(stringify(doc.contents, ctx));
  }
  if (doc.directives?.docEnd) {
    if (doc.comment) {
      const cs = commentString(doc.comment);
      if (cs.includes("\n")) {
        lines.push("...");
        lines.push(indentComment(cs, ""));
      } else {
        lines.push(`... ${cs}`);
      }
    } else {
      lines.push("...");
    }
  } else {
    let dc = doc.comment;
    if (dc && chompKeep)
      dc = dc.replace(/^\n+/, "");
    if (dc) {
      if ((!chompKeep || contentComment) && lines[lines.length - 1] !== "")
        lines.push("");
      lines.push(indentComment(commentString(dc), ""));
    }
  }
  return lines.join("\n") + "\n";
}

// node_modules/yaml/browser/dist/doc/Document.js
var Document = class _Document {
  constructor(value, replacer, options2) {
    this.commentBefore = null;
    this.comment = null;
    this.errors = [];
    this.warnings = [];
    Object.defineProperty(this, NODE_TYPE, { value: DOC });
    let _replacer = null;
    if (typeof replacer === "function" || Array.isArray(replacer)) {
      _replacer = replacer;
    } else if (options2 === void 0 && replacer) {
      options2 = replacer;
      replacer = void 0;
    }
    const opt = Object.assign({
      intAsBigInt: false,
      keepSourceTokens: false,
      logLevel: "warn",
      prettyErrors: true,
      strict: true,
      stringKeys: false,
      uniqueKeys: true,
      version: "1.2"
    }, options2);
    this.options = opt;
    let { version: version3 } = opt;
    if (options2?._directives) {
      this.directives = options2._directives.atDocument();
      if (this.directives.yaml.explicit)
        version3 = this.directives.yaml.version;
    } else
      this.directives = new Directives({ version: version3 });
    this.setSchema(version3, options2);
    this.contents = value === void 0 ? null : this.createNode(value, _replacer, options2);
  }
  /**
   * Create a deep copy of this Document and its contents.
   *
   * Custom Node values that inherit from `Object` still refer to their original instances.
   */
  clone() {
    const copy = Object.create(_Document.prototype, {
      [NODE_TYPE]: { value: DOC }
    });
    copy.commentBefore = this.commentBefore;
    copy.comment = this.comment;
    copy.errors = this.errors.slice();
    copy.warnings = this.warnings.slice();
    copy.options = Object.assign({}, this.options);
    if (this.directives)
      copy.directives = this.directives.clone();
    copy.schema = this.schema.clone();
    copy.contents = isNode(this.contents) ? this.contents.clone(copy.schema) : this.contents;
    if (this.range)
      copy.range = this.range.slice();
    return copy;
  }
  /** Adds a value to the document. */
  add(value) {
    if (assertCollection(this.contents))
      this.contents.add(value);
  }
  /** Adds a value to the document. */
  addIn(path2, value) {
    if (assertCollection(this.contents))
      this.contents.addIn(path2, value);
  }
  /**
   * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
   *
   * If `node` already has an anchor, `name` is ignored.
   * Otherwise, the `node.anchor` value will be set to `name`,
   * or if an anchor with that name is already present in the document,
   * `name` will be used as a prefix for a new unique anchor.
   * If `name` is undefined, the generated anchor will use 'a' as a prefix.
   */
  createAlias(node, name) {
    if (!node.anchor) {
      const prev = anchorNames(this);
      node.anchor = // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
      !name || prev.has(name) ? findNewAnchor(name || "a", prev) : name;
    }
    return new Alias(node.anchor);
  }
  createNode(value, replacer, options2) {
    let _replacer = void 0;
    if (typeof replacer === "function") {
      value = replacer.call({ "": value }, "", value);
      _replacer = replacer;
    } else if (Array.isArray(replacer)) {
      const keyToStr = (v) => typeof v === "number" || v instanceof String || v instanceof Number;
      const asStr = replacer.filter(keyToStr).map(String);
      if (asStr.length > 0)
        replacer = replacer.concat(asStr);
      _replacer = replacer;
    } else if (options2 === void 0 && replacer) {
      options2 = replacer;
      replacer = void 0;
    }
    const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options2 ?? {};
    const { onAnchor, setAnchors, sourceObjects } = createNodeAnchors(
      this,
      // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
      anchorPrefix || "a"
    );
    const ctx = {
      aliasDuplicateObjects: aliasDuplicateObjects ?? true,
      keepUndefined: keepUndefined ?? false,
      onAnchor,
      onTagObj,
      replacer: _replacer,
      schema: this.schema,
      sourceObjects
    };
    const node = createNode(value, tag, ctx);
    if (flow && isCollection(node))
      node.flow = true;
    setAnchors();
    return node;
  }
  /**
   * Convert a key and a value into a `Pair` using the current schema,
   * recursively wrapping all values as `Scalar` or `Collection` nodes.
   */
  createPair(key, value, options2 = {}) {
    const k = this.createNode(key, null, options2);
    const v = this.createNode(value, null, options2);
    return new Pair(k, v);
  }
  /**
   * Removes a value from the document.
   * @returns `true` if the item was found and removed.
   */
  delete(key) {
    return assertCollection(this.contents) ? this.contents.delete(key) : false;
  }
  /**
   * Removes a value from the document.
   * @returns `true` if the item was found and removed.
   */
  deleteIn(path2) {
    if (isEmptyPath(path2)) {
      if (this.contents == null)
        return false;
      this.contents = null;
      return true;
    }
    return assertCollection(this.contents) ? this.contents.deleteIn(path2) : false;
  }
  /**
   * Returns item at `key`, or `undefined` if not found. By default unwraps
   * scalar values from their surrounding node; to disable set `keepScalar` to
   * `true` (collections are always returned intact).
   */
  get(key, keepScalar) {
    return isCollection(this.contents) ? this.contents.get(key, keepScalar) : void 0;
  }
  /**
   * Returns item at `path`, or `undefined` if not found. By default unwraps
   * scalar values from their surrounding node; to disable set `keepScalar` to
   * `true` (collections are always returned intact).
   */
  getIn(path2, keepScalar) {
    if (isEmptyPath(path2))
      return !keepScalar && isScalar(this.contents) ? this.contents.value : this.contents;
    return isCollection(this.contents) ? this.contents.getIn(path2, keepScalar) : void 0;
  }
  /**
   * Checks if the document includes a value with the key `key`.
   */
  has(key) {
    return isCollection(this.contents) ? this.contents.has(key) : false;
  }
  /**
   * Checks if the document includes a value at `path`.
   */
  hasIn(path2) {
    if (isEmptyPath(path2))
      return this.contents !== void 0;
    return isCollection(this.contents) ? this.contents.hasIn(path2) : false;
  }
  /**
   * Sets a value in this document. For `!!set`, `value` needs to be a
   * boolean to add/remove the item from the set.
   */
  set(key, value) {
    if (this.contents == null) {
      this.contents = collectionFromPath(this.schema, [key], value);
    } else if (assertCollection(this.contents)) {
      this.contents.set(key, value);
    }
  }
  /**
   * Sets a value in this document. For `!!set`, `value` needs to be a
   * boolean to add/remove the item from the set.
   */
  setIn(path2, value) {
    if (isEmptyPath(path2)) {
      this.contents = value;
    } else if (this.contents == null) {
      this.contents = collectionFromPath(this.schema, Array.from(path2), value);
    } else if (assertCollection(this.contents)) {
      this.contents.setIn(path2, value);
    }
  }
  /**
   * Change the YAML version and schema used by the document.
   * A `null` version disables support for directives, explicit tags, anchors, and aliases.
   * It also requires the `schema` option to be given as a `Schema` instance value.
   *
   * Overrides all previously set schema options.
   */
  setSchema(version3, options2 = {}) {
    if (typeof version3 === "number")
      version3 = String(version3);
    let opt;
    switch (version3) {
      case "1.1":
        if (this.directives)
          this.directives.yaml.version = "1.1";
        else
          this.directives = new Directives({ version: "1.1" });
        opt = { resolveKnownTags: false, schema: "yaml-1.1" };
        break;
      case "1.2":
      case "next":
        if (this.directives)
          this.directives.yaml.version = version3;
        else
          this.directives = new Directives({ version: version3 });
        opt = { resolveKnownTags: true, schema: "core" };
        break;
      case null:
        if (this.directives)
          delete this.directives;
        opt = null;
        break;
      default: {
        const sv = JSON.stringify(version3);
        throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
      }
    }
    if (options2.schema instanceof Object)
      this.schema = options2.schema;
    else if (opt)
      this.schema = new Schema(Object.assign(opt, options2));
    else
      throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
  }
  // json & jsonArg are only used from toJSON()
  toJS({ json: json2, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
    const ctx = {
      anchors: /* @__PURE__ */ new Map(),
      doc: this,
      keep: !json2,
      mapAsMap: mapAsMap === true,
      mapKeyWarned: false,
      maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
    };
    const res = toJS(this.contents, jsonArg ?? "", ctx);
    if (typeof onAnchor === "function")
      for (const { count, res: res2 } of ctx.anchors.values())
        onAnchor(res2, count);
    return typeof reviver === "function" ? applyReviver(reviver, { "": res }, "", res) : res;
  }
  /**
   * A JSON representation of the document `contents`.
   *
   * @param jsonArg Used by `JSON.stringify` to indicate the array index or
   *   property name.
   */
  toJSON(jsonArg, onAnchor) {
    return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
  }
  /** A YAML representation of the document. */
  toString(options2 = {}) {
    if (this.errors.length > 0)
      throw new Error("Document with errors cannot be stringified");
    if ("indent" in options2 && (!Number.isInteger(options2.indent) || Number(options2.indent) <= 0)) {
      const s = JSON.stringify(options2.indent);
      throw new Error(`"indent" option must be a positive integer, not ${s}`);
    }
    return stringifyDocument(this, options2);
  }
};
function assertCollection(contents) {
  if (isCollection(contents))
    return true;
  throw new Error("Expected a YAML collection as document contents");
}

// node_modules/yaml/browser/dist/errors.js
var YAMLError = class extends Error {
  constructor(name, pos, code2, message) {
    super();
    this.name = name;
    this.code = code2;
    this.message = message;
    this.pos = pos;
  }
};
var YAMLParseError = class extends YAMLError {
  constructor(pos, code2, message) {
    super("YAMLParseError", pos, code2, message);
  }
};
var YAMLWarning = class extends YAMLError {
  constructor(pos, code2, message) {
    super("YAMLWarning", pos, code2, message);
  }
};
var prettifyError = (src, lc) => (error) => {
  if (error.pos[0] === -1)
    return;
  error.linePos = error.pos.map((pos) => lc.linePos(pos));
  const { line, col } = error.linePos[0];
  error.message += ` at line ${line}, column ${col}`;
  let ci = col - 1;
  let lineStr = src.substring(lc.lineStarts[line - 1], lc.lineStarts[line]).replace(/[\n\r]+$/, "");
  if (ci >= 60 && lineStr.length > 80) {
    const trimStart = Math.min(ci - 39, lineStr.length - 79);
    lineStr = "\u2026" + lineStr.substring(trimStart);
    ci -= trimStart - 1;
  }
  if (lineStr.length > 80)
    lineStr = lineStr.substring(0, 79) + "\u2026";
  if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
    let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
    if (prev.length > 80)
      prev = prev.substring(0, 79) + "\u2026\n";
    lineStr = prev + lineStr;
  }
  if (/[^ ]/.test(lineStr)) {
    let count = 1;
    const end = error.linePos[1];
    if (end?.line === line && end.col > col) {
      count = Math.max(1, Math.min(end.col - col, 80 - ci));
    }
    const pointer = " ".repeat(ci) + "^".repeat(count);
    error.message += `:

${lineStr}
${pointer}
`;
  }
};

// node_modules/yaml/browser/dist/compose/resolve-props.js
function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
  let spaceBefore = false;
  let atNewline = startOnNewline;
  let hasSpace = startOnNewline;
  let comment = "";
  let commentSep = "";
  let hasNewline = false;
  let reqSpace = false;
  let tab = null;
  let anchor = null;
  let tag = null;
  let newlineAfterProp = null;
  let comma = null;
  let found = null;
  let start = null;
  for (const token of tokens) {
    if (reqSpace) {
      if (token.type !== "space" && token.type !== "newline" && token.type !== "comma")
        onError(token.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
      reqSpace = false;
    }
    if (tab) {
      if (atNewline && token.type !== "comment" && token.type !== "newline") {
        onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
      }
      tab = null;
    }
    switch (token.type) {
      case "space":
        if (!flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token.source.includes("	")) {
          tab = token;
        }
        hasSpace = true;
        break;
      case "comment": {
        if (!hasSpace)
          onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
        const cb = token.source.substring(1) || " ";
        if (!comment)
          comment = cb;
        else
          comment += commentSep + cb;
        commentSep = "";
        atNewline = false;
        break;
      }
      case "newline":
        if (atNewline) {
          if (comment)
            comment += token.source;
          else if (!found || indicator !== "seq-item-ind")
            spaceBefore = true;
        } else
          commentSep += token.source;
        atNewline = true;
        hasNewline = true;
        if (anchor || tag)
          newlineAfterProp = token;
        hasSpace = true;
        break;
      case "anchor":
        if (anchor)
          onError(token, "MULTIPLE_ANCHORS", "A node can have at most one anchor");
        if (token.source.endsWith(":"))
          onError(token.offset + token.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", true);
        anchor = token;
        start ?? (start = token.offset);
        atNewline = false;
        hasSpace = false;
        reqSpace = true;
        break;
      case "tag": {
        if (tag)
          onError(token, "MULTIPLE_TAGS", "A node can have at most one tag");
        tag = token;
        start ?? (start = token.offset);
        atNewline = false;
        hasSpace = false;
        reqSpace = true;
        break;
      }
      case indicator:
        if (anchor || tag)
          onError(token, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token.source} indicator`);
        if (found)
          onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow ?? "collection"}`);
        found = token;
        atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind";
        hasSpace = false;
        break;
      case "comma":
        if (flow) {
          if (comma)
            onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`);
          comma = token;
          atNewline = false;
          hasSpace = false;
          break;
        }
      // else fallthrough
      default:
        onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.type} token`);
        atNewline = false;
        hasSpace = false;
    }
  }
  const last = tokens[tokens.length - 1];
  const end = last ? last.offset + last.source.length : offset;
  if (reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "")) {
    onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
  }
  if (tab && (atNewline && tab.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq"))
    onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
  return {
    comma,
    found,
    spaceBefore,
    comment,
    hasNewline,
    anchor,
    tag,
    newlineAfterProp,
    end,
    start: start ?? end
  };
}

// node_modules/yaml/browser/dist/compose/util-contains-newline.js
function containsNewline(key) {
  if (!key)
    return null;
  switch (key.type) {
    case "alias":
    case "scalar":
    case "double-quoted-scalar":
    case "single-quoted-scalar":
      if (key.source.includes("\n"))
        return true;
      if (key.end) {
        for (const st of key.end)
          if (st.type === "newline")
            return true;
      }
      return false;
    case "flow-collection":
      for (const it of key.items) {
        for (const st of it.start)
          if (st.type === "newline")
            return true;
        if (it.sep) {
          for (const st of it.sep)
            if (st.type === "newline")
              return true;
        }
        if (containsNewline(it.key) || containsNewline(it.value))
          return true;
      }
      return false;
    default:
      return true;
  }
}

// node_modules/yaml/browser/dist/compose/util-flow-indent-check.js
function flowIndentCheck(indent, fc, onError) {
  if (fc?.type === "flow-collection") {
    const end = fc.end[0];
    if (end.indent === indent && (end.source === "]" || end.source === "}") && containsNewline(fc)) {
      const msg = "Flow end indicator should be more indented than parent";
      onError(end, "BAD_INDENT", msg, true);
    }
  }
}

// node_modules/yaml/browser/dist/compose/util-map-includes.js
function mapIncludes(ctx, items, search) {
  const { uniqueKeys } = ctx.options;
  if (uniqueKeys === false)
    return false;
  const isEqual = typeof uniqueKeys === "function" ? uniqueKeys : (a, b) => a === b || isScalar(a) && isScalar(b) && a.value === b.value;
  return items.some((pair) => isEqual(pair.key, search));
}

// node_modules/yaml/browser/dist/compose/resolve-block-map.js
var startColMsg = "All mapping items must start at the same column";
function resolveBlockMap({ composeNode: composeNode2, composeEmptyNode: composeEmptyNode2 }, ctx, bm, onError, tag) {
  const NodeClass = tag?.nodeClass ?? YAMLMap;
  const map2 = new NodeClass(ctx.schema);
  if (ctx.atRoot)
    ctx.atRoot = false;
  let offset = bm.offset;
  let commentEnd = null;
  for (const collItem of bm.items) {
    const { start, key, sep: sep4, value } = collItem;
    const keyProps = resolveProps(start, {
      indicator: "explicit-key-ind",
      next: key ?? sep4?.[0],
      offset,
      onError,
      parentIndent: bm.indent,
      startOnNewline: true
    });
    const implicitKey = !keyProps.found;
    if (implicitKey) {
      if (key) {
        if (key.type === "block-seq")
          onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key");
        else if ("indent" in key && key.indent !== bm.indent)
          onError(offset, "BAD_INDENT", startColMsg);
      }
      if (!keyProps.anchor && !keyProps.tag && !sep4) {
        commentEnd = keyProps.end;
        if (keyProps.comment) {
          if (map2.comment)
            map2.comment += "\n" + keyProps.comment;
          else
            map2.comment = keyProps.comment;
        }
        continue;
      }
      if (keyProps.newlineAfterProp || containsNewline(key)) {
        onError(key ?? start[start.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
      }
    } else if (keyProps.found?.indent !== bm.indent) {
      onError(offset, "BAD_INDENT", startColMsg);
    }
    ctx.atKey = true;
    const keyStart = keyProps.end;
    const keyNode = key ? composeNode2(ctx, key, keyProps, onError) : composeEmptyNode2(ctx, keyStart, start, null, keyProps, onError);
    if (ctx.schema.compat)
      flowIndentCheck(bm.indent, key, onError);
    ctx.atKey = false;
    if (mapIncludes(ctx, map2.items, keyNode))
      onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
    const valueProps = resolveProps(sep4 ?? [], {
      indicator: "map-value-ind",
      next: value,
      offset: keyNode.range[2],
      onError,
      parentIndent: bm.indent,
      startOnNewline: !key || key.type === "block-scalar"
    });
    offset = valueProps.end;
    if (valueProps.found) {
      if (implicitKey) {
        if (value?.type === "block-map" && !valueProps.hasNewline)
          onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings");
        if (ctx.options.strict && keyProps.start < valueProps.found.offset - 1024)
          onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key");
      }
      const valueNode = value ? composeNode2(ctx, value, valueProps, onError) : composeEmptyNode2(ctx, offset, sep4, null, valueProps, onError);
      if (ctx.schema.compat)
        flowIndentCheck(bm.indent, value, onError);
      offset = valueNode.range[2];
      const pair = new Pair(keyNode, valueNode);
      if (ctx.options.keepSourceTokens)
        pair.srcToken = collItem;
      map2.items.push(pair);
    } else {
      if (implicitKey)
        onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values");
      if (valueProps.comment) {
        if (keyNode.comment)
          keyNode.comment += "\n" + valueProps.comment;
        else
          keyNode.comment = valueProps.comment;
      }
      const pair = new Pair(keyNode);
      if (ctx.options.keepSourceTokens)
        pair.srcToken = collItem;
      map2.items.push(pair);
    }
  }
  if (commentEnd && commentEnd < offset)
    onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content");
  map2.range = [bm.offset, offset, commentEnd ?? offset];
  return map2;
}

// node_modules/yaml/browser/dist/compose/resolve-block-seq.js
function resolveBlockSeq({ composeNode: composeNode2, composeEmptyNode: composeEmptyNode2 }, ctx, bs, onError, tag) {
  const NodeClass = tag?.nodeClass ?? YAMLSeq;
  const seq2 = new NodeClass(ctx.schema);
  if (ctx.atRoot)
    ctx.atRoot = false;
  if (ctx.atKey)
    ctx.atKey = false;
  let offset = bs.offset;
  let commentEnd = null;
  for (const { start, value } of bs.items) {
    const props = resolveProps(start, {
      indicator: "seq-item-ind",
      next: value,
      offset,
      onError,
      parentIndent: bs.indent,
      startOnNewline: true
    });
    if (!props.found) {
      if (props.anchor || props.tag || value) {
        if (value?.type === "block-seq")
          onError(props.end, "BAD_INDENT", "All sequence items must start at the same column");
        else
          onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
      } else {
        commentEnd = props.end;
        if (props.comment)
          seq2.comment = props.comment;
        continue;
      }
    }
    const node = value ? composeNode2(ctx, value, props, onError) : composeEmptyNode2(ctx, props.end, start, null, props, onError);
    if (ctx.schema.compat)
      flowIndentCheck(bs.indent, value, onError);
    offset = node.range[2];
    seq2.items.push(node);
  }
  seq2.range = [bs.offset, offset, commentEnd ?? offset];
  return seq2;
}

// node_modules/yaml/browser/dist/compose/resolve-end.js
function resolveEnd(end, offset, reqSpace, onError) {
  let comment = "";
  if (end) {
    let hasSpace = false;
    let sep4 = "";
    for (const token of end) {
      const { source, type } = token;
      switch (type) {
        case "space":
          hasSpace = true;
          break;
        case "comment": {
          if (reqSpace && !hasSpace)
            onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
          const cb = source.substring(1) || " ";
          if (!comment)
            comment = cb;
          else
            comment += sep4 + cb;
          sep4 = "";
          break;
        }
        case "newline":
          if (comment)
            sep4 += source;
          hasSpace = true;
          break;
        default:
          onError(token, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
      }
      offset += source.length;
    }
  }
  return { comment, offset };
}

// node_modules/yaml/browser/dist/compose/resolve-flow-collection.js
var blockMsg = "Block collections are not allowed within flow collections";
var isBlock = (token) => token && (token.type === "block-map" || token.type === "block-seq");
function resolveFlowCollection({ composeNode: composeNode2, composeEmptyNode: composeEmptyNode2 }, ctx, fc, onError, tag) {
  const isMap2 = fc.start.source === "{";
  const fcName = isMap2 ? "flow map" : "flow sequence";
  const NodeClass = tag?.nodeClass ?? (isMap2 ? YAMLMap : YAMLSeq);
  const coll = new NodeClass(ctx.schema);
  coll.flow = true;
  const atRoot = ctx.atRoot;
  if (atRoot)
    ctx.atRoot = false;
  if (ctx.atKey)
    ctx.atKey = false;
  let offset = fc.offset + fc.start.source.length;
  for (let i = 0; i < fc.items.length; ++i) {
    const collItem = fc.items[i];
    const { start, key, sep: sep4, value } = collItem;
    const props = resolveProps(start, {
      flow: fcName,
      indicator: "explicit-key-ind",
      next: key ?? sep4?.[0],
      offset,
      onError,
      parentIndent: fc.indent,
      startOnNewline: false
    });
    if (!props.found) {
      if (!props.anchor && !props.tag && !sep4 && !value) {
        if (i === 0 && props.comma)
          onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
        else if (i < fc.items.length - 1)
          onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`);
        if (props.comment) {
          if (coll.comment)
            coll.comment += "\n" + props.comment;
          else
            coll.comment = props.comment;
        }
        offset = props.end;
        continue;
      }
      if (!isMap2 && ctx.options.strict && containsNewline(key))
        onError(
          key,
          // checked by containsNewline()
          "MULTILINE_IMPLICIT_KEY",
          "Implicit keys of flow sequence pairs need to be on a single line"
        );
    }
    if (i === 0) {
      if (props.comma)
        onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
    } else {
      if (!props.comma)
        onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`);
      if (props.comment) {
        let prevItemComment = "";
        loop: for (const st of start) {
          switch (st.type) {
            case "comma":
            case "space":
              break;
            case "comment":
              prevItemComment = st.source.substring(1);
              break loop;
            default:
              break loop;
          }
        }
        if (prevItemComment) {
          let prev = coll.items[coll.items.length - 1];
          if (isPair(prev))
            prev = prev.value ?? prev.key;
          if (prev.comment)
            prev.comment += "\n" + prevItemComment;
          else
            prev.comment = prevItemComment;
          props.comment = props.comment.substring(prevItemComment.length + 1);
        }
      }
    }
    if (!isMap2 && !sep4 && !props.found) {
      const valueNode = value ? composeNode2(ctx, value, props, onError) : composeEmptyNode2(ctx, props.end, sep4, null, props, onError);
      coll.items.push(valueNode);
      offset = valueNode.range[2];
      if (isBlock(value))
        onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
    } else {
      ctx.atKey = true;
      const keyStart = props.end;
      const keyNode = key ? composeNode2(ctx, key, props, onError) : composeEmptyNode2(ctx, keyStart, start, null, props, onError);
      if (isBlock(key))
        onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg);
      ctx.atKey = false;
      const valueProps = resolveProps(sep4 ?? [], {
        flow: fcName,
        indicator: "map-value-ind",
        next: value,
        offset: keyNode.range[2],
        onError,
        parentIndent: fc.indent,
        startOnNewline: false
      });
      if (valueProps.found) {
        if (!isMap2 && !props.found && ctx.options.strict) {
          if (sep4)
            for (const st of sep4) {
              if (st === valueProps.found)
                break;
              if (st.type === "newline") {
                onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
                break;
              }
            }
          if (props.start < valueProps.found.offset - 1024)
            onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
        }
      } else if (value) {
        if ("source" in value && value.source?.[0] === ":")
          onError(value, "MISSING_CHAR", `Missing space after : in ${fcName}`);
        else
          onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`);
      }
      const valueNode = value ? composeNode2(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode2(ctx, valueProps.end, sep4, null, valueProps, onError) : null;
      if (valueNode) {
        if (isBlock(value))
          onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
      } else if (valueProps.comment) {
        if (keyNode.comment)
          keyNode.comment += "\n" + valueProps.comment;
        else
          keyNode.comment = valueProps.comment;
      }
      const pair = new Pair(keyNode, valueNode);
      if (ctx.options.keepSourceTokens)
        pair.srcToken = collItem;
      if (isMap2) {
        const map2 = coll;
        if (mapIncludes(ctx, map2.items, keyNode))
          onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
        map2.items.push(pair);
      } else {
        const map2 = new YAMLMap(ctx.schema);
        map2.flow = true;
        map2.items.push(pair);
        const endRange = (valueNode ?? keyNode).range;
        map2.range = [keyNode.range[0], endRange[1], endRange[2]];
        coll.items.push(map2);
      }
      offset = valueNode ? valueNode.range[2] : valueProps.end;
    }
  }
  const expectedEnd = isMap2 ? "}" : "]";
  const [ce, ...ee] = fc.end;
  let cePos = offset;
  if (ce?.source === expectedEnd)
    cePos = ce.offset + ce.source.length;
  else {
    const name = fcName[0].toUpperCase() + fcName.substring(1);
    const msg = atRoot ? `${name} must end with a ${expectedEnd}` : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
    onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg);
    if (ce && ce.source.length !== 1)
      ee.unshift(ce);
  }
  if (ee.length > 0) {
    const end = resolveEnd(ee, cePos, ctx.options.strict, onError);
    if (end.comment) {
      if (coll.comment)
        coll.comment += "\n" + end.comment;
      else
        coll.comment = end.comment;
    }
    coll.range = [fc.offset, cePos, end.offset];
  } else {
    coll.range = [fc.offset, cePos, cePos];
  }
  return coll;
}

// node_modules/yaml/browser/dist/compose/compose-collection.js
function resolveCollection(CN2, ctx, token, onError, tagName, tag) {
  const coll = token.type === "block-map" ? resolveBlockMap(CN2, ctx, token, onError, tag) : token.type === "block-seq" ? resolveBlockSeq(CN2, ctx, token, onError, tag) : resolveFlowCollection(CN2, ctx, token, onError, tag);
  const Coll = coll.constructor;
  if (tagName === "!" || tagName === Coll.tagName) {
    coll.tag = Coll.tagName;
    return coll;
  }
  if (tagName)
    coll.tag = tagName;
  return coll;
}
function composeCollection(CN2, ctx, token, props, onError) {
  const tagToken = props.tag;
  const tagName = !tagToken ? null : ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg));
  if (token.type === "block-seq") {
    const { anchor, newlineAfterProp: nl } = props;
    const lastProp = anchor && tagToken ? anchor.offset > tagToken.offset ? anchor : tagToken : anchor ?? tagToken;
    if (lastProp && (!nl || nl.offset < lastProp.offset)) {
      const message = "Missing newline after block sequence props";
      onError(lastProp, "MISSING_CHAR", message);
    }
  }
  const expType = token.type === "block-map" ? "map" : token.type === "block-seq" ? "seq" : token.start.source === "{" ? "map" : "seq";
  if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap.tagName && expType === "map" || tagName === YAMLSeq.tagName && expType === "seq") {
    return resolveCollection(CN2, ctx, token, onError, tagName);
  }
  let tag = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
  if (!tag) {
    const kt = ctx.schema.knownTags[tagName];
    if (kt?.collection === expType) {
      ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
      tag = kt;
    } else {
      if (kt) {
        onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, true);
      } else {
        onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, true);
      }
      return resolveCollection(CN2, ctx, token, onError, tagName);
    }
  }
  const coll = resolveCollection(CN2, ctx, token, onError, tagName, tag);
  const res = tag.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll;
  const node = isNode(res) ? res : new Scalar(res);
  node.range = coll.range;
  node.tag = tagName;
  if (tag?.format)
    node.format = tag.format;
  return node;
}

// node_modules/yaml/browser/dist/compose/resolve-block-scalar.js
function resolveBlockScalar(ctx, scalar, onError) {
  const start = scalar.offset;
  const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
  if (!header)
    return { value: "", type: null, comment: "", range: [start, start, start] };
  const type = header.mode === ">" ? Scalar.BLOCK_FOLDED : Scalar.BLOCK_LITERAL;
  const lines = scalar.source ? splitLines(scalar.source) : [];
  let chompStart = lines.length;
  for (let i = lines.length - 1; i >= 0; --i) {
    const content = lines[i][1];
    if (content === "" || content === "\r")
      chompStart = i;
    else
      break;
  }
  if (chompStart === 0) {
    const value2 = header.chomp === "+" && lines.length > 0 ? "\n".repeat(Math.max(1, lines.length - 1)) : "";
    let end2 = start + header.length;
    if (scalar.source)
      end2 += scalar.source.length;
    return { value: value2, type, comment: header.comment, range: [start, end2, end2] };
  }
  let trimIndent = scalar.indent + header.indent;
  let offset = scalar.offset + header.length;
  let contentStart = 0;
  for (let i = 0; i < chompStart; ++i) {
    const [indent, content] = lines[i];
    if (content === "" || content === "\r") {
      if (header.indent === 0 && indent.length > trimIndent)
        trimIndent = indent.length;
    } else {
      if (indent.length < trimIndent) {
        const message = "Block scalars with more-indented leading empty lines must use an explicit indentation indicator";
        onError(offset + indent.length, "MISSING_CHAR", message);
      }
      if (header.indent === 0)
        trimIndent = indent.length;
      contentStart = i;
      if (trimIndent === 0 && !ctx.atRoot) {
        const message = "Block scalar values in collections must be indented";
        onError(offset, "BAD_INDENT", message);
      }
      break;
    }
    offset += indent.length + content.length + 1;
  }
  for (let i = lines.length - 1; i >= chompStart; --i) {
    if (lines[i][0].length > trimIndent)
      chompStart = i + 1;
  }
  let value = "";
  let sep4 = "";
  let prevMoreIndented = false;
  for (let i = 0; i < contentStart; ++i)
    value += lines[i][0].slice(trimIndent) + "\n";
  for (let i = contentStart; i < chompStart; ++i) {
    let [indent, content] = lines[i];
    offset += indent.length + content.length + 1;
    const crlf = content[content.length - 1] === "\r";
    if (crlf)
      content = content.slice(0, -1);
    if (content && indent.length < trimIndent) {
      const src = header.indent ? "explicit indentation indicator" : "first line";
      const message = `Block scalar lines must not be less indented than their ${src}`;
      onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message);
      indent = "";
    }
    if (type === Scalar.BLOCK_LITERAL) {
      value += sep4 + indent.slice(trimIndent) + content;
      sep4 = "\n";
    } else if (indent.length > trimIndent || content[0] === "	") {
      if (sep4 === " ")
        sep4 = "\n";
      else if (!prevMoreIndented && sep4 === "\n")
        sep4 = "\n\n";
      value += sep4 + indent.slice(trimIndent) + content;
      sep4 = "\n";
      prevMoreIndented = true;
    } else if (content === "") {
      if (sep4 === "\n")
        value += "\n";
      else
        sep4 = "\n";
    } else {
      value += sep4 + content;
      sep4 = " ";
      prevMoreIndented = false;
    }
  }
  switch (header.chomp) {
    case "-":
      break;
    case "+":
      for (let i = chompStart; i < lines.length; ++i)
        value += "\n" + lines[i][0].slice(trimIndent);
      if (value[value.length - 1] !== "\n")
        value += "\n";
      break;
    default:
      value += "\n";
  }
  const end = start + header.length + scalar.source.length;
  return { value, type, comment: header.comment, range: [start, end, end] };
}
function parseBlockScalarHeader({ offset, props }, strict, onError) {
  if (props[0].type !== "block-scalar-header") {
    onError(props[0], "IMPOSSIBLE", "Block scalar header not found");
    return null;
  }
  const { source } = props[0];
  const mode = source[0];
  let indent = 0;
  let chomp = "";
  let error = -1;
  for (let i = 1; i < source.length; ++i) {
    const ch = source[i];
    if (!chomp && (ch === "-" || ch === "+"))
      chomp = ch;
    else {
      const n = Number(ch);
      if (!indent && n)
        indent = n;
      else if (error === -1)
        error = offset + i;
    }
  }
  if (error !== -1)
    onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`);
  let hasSpace = false;
  let comment = "";
  let length = source.length;
  for (let i = 1; i < props.length; ++i) {
    const token = props[i];
    switch (token.type) {
      case "space":
        hasSpace = true;
      // fallthrough
      case "newline":
        length += token.source.length;
        break;
      case "comment":
        if (strict && !hasSpace) {
          const message = "Comments must be separated from other tokens by white space characters";
          onError(token, "MISSING_CHAR", message);
        }
        length += token.source.length;
        comment = token.source.substring(1);
        break;
      case "error":
        onError(token, "UNEXPECTED_TOKEN", token.message);
        length += token.source.length;
        break;
      /* istanbul ignore next should not happen */
      default: {
        const message = `Unexpected token in block scalar header: ${token.type}`;
        onError(token, "UNEXPECTED_TOKEN", message);
        const ts = token.source;
        if (ts && typeof ts === "string")
          length += ts.length;
      }
    }
  }
  return { mode, indent, chomp, comment, length };
}
function splitLines(source) {
  const split3 = source.split(/\n( *)/);
  const first = split3[0];
  const m = first.match(/^( *)/);
  const line0 = m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first];
  const lines = [line0];
  for (let i = 1; i < split3.length; i += 2)
    lines.push([split3[i], split3[i + 1]]);
  return lines;
}

// node_modules/yaml/browser/dist/compose/resolve-flow-scalar.js
function resolveFlowScalar(scalar, strict, onError) {
  const { offset, type, source, end } = scalar;
  let _type;
  let value;
  const _onError = (rel, code2, msg) => onError(offset + rel, code2, msg);
  switch (type) {
    case "scalar":
      _type = Scalar.PLAIN;
      value = plainValue(source, _onError);
      break;
    case "single-quoted-scalar":
      _type = Scalar.QUOTE_SINGLE;
      value = singleQuotedValue(source, _onError);
      break;
    case "double-quoted-scalar":
      _type = Scalar.QUOTE_DOUBLE;
      value = doubleQuotedValue(source, _onError);
      break;
    /* istanbul ignore next should not happen */
    default:
      onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`);
      return {
        value: "",
        type: null,
        comment: "",
        range: [offset, offset + source.length, offset + source.length]
      };
  }
  const valueEnd = offset + source.length;
  const re = resolveEnd(end, valueEnd, strict, onError);
  return {
    value,
    type: _type,
    comment: re.comment,
    range: [offset, valueEnd, re.offset]
  };
}
function plainValue(source, onError) {
  let badChar = "";
  switch (source[0]) {
    /* istanbul ignore next should not happen */
    case "	":
      badChar = "a tab character";
      break;
    case ",":
      badChar = "flow indicator character ,";
      break;
    case "%":
      badChar = "directive indicator character %";
      break;
    case "|":
    case ">": {
      badChar = `block scalar indicator ${source[0]}`;
      break;
    }
    case "@":
    case "`": {
      badChar = `reserved character ${source[0]}`;
      break;
    }
  }
  if (badChar)
    onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`);
  return unfoldLines(source);
}
function singleQuotedValue(source, onError) {
  if (source[source.length - 1] !== "'" || source.length === 1)
    onError(source.length, "MISSING_CHAR", "Missing closing 'quote");
  return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
}
function unfoldLines(source) {
  const line = /(.*?)\r?\n/sy;
  let match = line.exec(source);
  if (!match)
    return source;
  let trimEnd, trimBoth;
  try {
    trimEnd = new RegExp("(?<![ 	])[ 	]+$");
    trimBoth = new RegExp("^[ 	]+|(?<![ 	])[ 	]+$", "g");
  } catch {
    trimEnd = /[ \t]+$/;
    trimBoth = /^[ \t]+|[ \t]+$/g;
  }
  let res = match[1].replace(trimEnd, "");
  let sep4 = " ";
  let pos = line.lastIndex;
  while (match = line.exec(source)) {
    const lm = match[1].replace(trimBoth, "");
    if (lm === "") {
      if (sep4 === "\n")
        res += sep4;
      else
        sep4 = "\n";
    } else {
      res += sep4 + lm;
      sep4 = " ";
    }
    pos = line.lastIndex;
  }
  const last = /[ \t]*(.*)/sy;
  last.lastIndex = pos;
  match = last.exec(source);
  return res + sep4 + (match?.[1] ?? "");
}
function doubleQuotedValue(source, onError) {
  let res = "";
  for (let i = 1; i < source.length - 1; ++i) {
    const ch = source[i];
    if (ch === "\r" && source[i + 1] === "\n")
      continue;
    if (ch === "\n") {
      const { fold, offset } = foldNewline(source, i);
      res += fold;
      i = offset;
    } else if (ch === "\\") {
      let next = source[++i];
      const cc = escapeCodes[next];
      if (cc)
        res += cc;
      else if (next === "\n") {
        next = source[i + 1];
        while (next === " " || next === "	")
          next = source[++i + 1];
      } else if (next === "\r" && source[i + 1] === "\n") {
        next = source[++i + 1];
        while (next === " " || next === "	")
          next = source[++i + 1];
      } else if (next === "x" || next === "u" || next === "U") {
        const length = next === "x" ? 2 : next === "u" ? 4 : 8;
        res += parseCharCode(source, i + 1, length, onError);
        i += length;
      } else {
        const raw = source.substr(i - 1, 2);
        onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
        res += raw;
      }
    } else if (ch === " " || ch === "	") {
      const wsStart = i;
      let next = source[i + 1];
      while (next === " " || next === "	")
        next = source[++i + 1];
      if (next !== "\n" && !(next === "\r" && source[i + 2] === "\n"))
        res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
    } else {
      res += ch;
    }
  }
  if (source[source.length - 1] !== '"' || source.length === 1)
    onError(source.length, "MISSING_CHAR", 'Missing closing "quote');
  return res;
}
function foldNewline(source, offset) {
  let fold = "";
  let ch = source[offset + 1];
  while (ch === " " || ch === "	" || ch === "\n" || ch === "\r") {
    if (ch === "\r" && source[offset + 2] !== "\n")
      break;
    if (ch === "\n")
      fold += "\n";
    offset += 1;
    ch = source[offset + 1];
  }
  if (!fold)
    fold = " ";
  return { fold, offset };
}
var escapeCodes = {
  "0": "\0",
  // null character
  a: "\x07",
  // bell character
  b: "\b",
  // backspace
  e: "\x1B",
  // escape character
  f: "\f",
  // form feed
  n: "\n",
  // line feed
  r: "\r",
  // carriage return
  t: "	",
  // horizontal tab
  v: "\v",
  // vertical tab
  N: "\x85",
  // Unicode next line
  _: "\xA0",
  // Unicode non-breaking space
  L: "\u2028",
  // Unicode line separator
  P: "\u2029",
  // Unicode paragraph separator
  " ": " ",
  '"': '"',
  "/": "/",
  "\\": "\\",
  "	": "	"
};
function parseCharCode(source, offset, length, onError) {
  const cc = source.substr(offset, length);
  const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
  const code2 = ok ? parseInt(cc, 16) : NaN;
  try {
    return String.fromCodePoint(code2);
  } catch {
    const raw = source.substr(offset - 2, length + 2);
    onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
    return raw;
  }
}

// node_modules/yaml/browser/dist/compose/compose-scalar.js
function composeScalar(ctx, token, tagToken, onError) {
  const { value, type, comment, range } = token.type === "block-scalar" ? resolveBlockScalar(ctx, token, onError) : resolveFlowScalar(token, ctx.options.strict, onError);
  const tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
  let tag;
  if (ctx.options.stringKeys && ctx.atKey) {
    tag = ctx.schema[SCALAR];
  } else if (tagName)
    tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
  else if (token.type === "scalar")
    tag = findScalarTagByTest(ctx, value, token, onError);
  else
    tag = ctx.schema[SCALAR];
  let scalar;
  try {
    const res = tag.resolve(value, (msg) => onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), ctx.options);
    scalar = isScalar(res) ? res : new Scalar(res);
  } catch (error) {
    const msg = error instanceof Error ? error.message : String(error);
    onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg);
    scalar = new Scalar(value);
  }
  scalar.range = range;
  scalar.source = value;
  if (type)
    scalar.type = type;
  if (tagName)
    scalar.tag = tagName;
  if (tag.format)
    scalar.format = tag.format;
  if (comment)
    scalar.comment = comment;
  return scalar;
}
function findScalarTagByName(schema4, value, tagName, tagToken, onError) {
  if (tagName === "!")
    return schema4[SCALAR];
  const matchWithTest = [];
  for (const tag of schema4.tags) {
    if (!tag.collection && tag.tag === tagName) {
      if (tag.default && tag.test)
        matchWithTest.push(tag);
      else
        return tag;
    }
  }
  for (const tag of matchWithTest)
    if (tag.test?.test(value))
      return tag;
  const kt = schema4.knownTags[tagName];
  if (kt && !kt.collection) {
    schema4.tags.push(Object.assign({}, kt, { default: false, test: void 0 }));
    return kt;
  }
  onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str");
  return schema4[SCALAR];
}
function findScalarTagByTest({ atKey, directives: directives2, schema: schema4 }, value, token, onError) {
  const tag = schema4.tags.find((tag2) => (tag2.default === true || atKey && tag2.default === "key") && tag2.test?.test(value)) || schema4[SCALAR];
  if (schema4.compat) {
    const compat = schema4.compat.find((tag2) => tag2.default && tag2.test?.test(value)) ?? schema4[SCALAR];
    if (tag.tag !== compat.tag) {
      const ts = directives2.tagString(tag.tag);
      const cs = directives2.tagString(compat.tag);
      const msg = `Value may be parsed as either ${ts} or ${cs}`;
      onError(token, "TAG_RESOLVE_FAILED", msg, true);
    }
  }
  return tag;
}

// node_modules/yaml/browser/dist/compose/util-empty-scalar-position.js
function emptyScalarPosition(offset, before, pos) {
  if (before) {
    pos ?? (pos = before.length);
    for (let i = pos - 1; i >= 0; --i) {
      let st = before[i];
      switch (st.type) {
        case "space":
        case "comment":
        case "newline":
          offset -= st.source.length;
          continue;
      }
      st = before[++i];
      while (st?.type === "space") {
        offset += st.source.length;
        st = before[++i];
      }
      break;
    }
  }
  return offset;
}

// node_modules/yaml/browser/dist/compose/compose-node.js
var CN = { composeNode, composeEmptyNode };
function composeNode(ctx, token, props, onError) {
  const atKey = ctx.atKey;
  const { spaceBefore, comment, anchor, tag } = props;
  let node;
  let isSrcToken = true;
  switch (token.type) {
    case "alias":
      node = composeAlias(ctx, token, onError);
      if (anchor || tag)
        onError(token, "ALIAS_PROPS", "An alias node must not specify any properties");
      break;
    case "scalar":
    case "single-quoted-scalar":
    case "double-quoted-scalar":
    case "block-scalar":
      node = composeScalar(ctx, token, tag, onError);
      if (anchor)
        node.anchor = anchor.source.substring(1);
      break;
    case "block-map":
    case "block-seq":
    case "flow-collection":
      try {
        node = composeCollection(CN, ctx, token, props, onError);
        if (anchor)
          node.anchor = anchor.source.substring(1);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        onError(token, "RESOURCE_EXHAUSTION", message);
      }
      break;
    default: {
      const message = token.type === "error" ? token.message : `Unsupported token (type: ${token.type})`;
      onError(token, "UNEXPECTED_TOKEN", message);
      isSrcToken = false;
    }
  }
  node ?? (node = composeEmptyNode(ctx, token.offset, void 0, null, props, onError));
  if (anchor && node.anchor === "")
    onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
  if (atKey && ctx.options.stringKeys && (!isScalar(node) || typeof node.value !== "string" || node.tag && node.tag !== "tag:yaml.org,2002:str")) {
    const msg = "With stringKeys, all keys must be strings";
    onError(tag ?? token, "NON_STRING_KEY", msg);
  }
  if (spaceBefore)
    node.spaceBefore = true;
  if (comment) {
    if (token.type === "scalar" && token.source === "")
      node.comment = comment;
    else
      node.commentBefore = comment;
  }
  if (ctx.options.keepSourceTokens && isSrcToken)
    node.srcToken = token;
  return node;
}
function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
  const token = {
    type: "scalar",
    offset: emptyScalarPosition(offset, before, pos),
    indent: -1,
    source: ""
  };
  const node = composeScalar(ctx, token, tag, onError);
  if (anchor) {
    node.anchor = anchor.source.substring(1);
    if (node.anchor === "")
      onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
  }
  if (spaceBefore)
    node.spaceBefore = true;
  if (comment) {
    node.comment = comment;
    node.range[2] = end;
  }
  return node;
}
function composeAlias({ options: options2 }, { offset, source, end }, onError) {
  const alias = new Alias(source.substring(1));
  if (alias.source === "")
    onError(offset, "BAD_ALIAS", "Alias cannot be an empty string");
  if (alias.source.endsWith(":"))
    onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true);
  const valueEnd = offset + source.length;
  const re = resolveEnd(end, valueEnd, options2.strict, onError);
  alias.range = [offset, valueEnd, re.offset];
  if (re.comment)
    alias.comment = re.comment;
  return alias;
}

// node_modules/yaml/browser/dist/compose/compose-doc.js
function composeDoc(options2, directives2, { offset, start, value, end }, onError) {
  const opts = Object.assign({ _directives: directives2 }, options2);
  const doc = new Document(void 0, opts);
  const ctx = {
    atKey: false,
    atRoot: true,
    directives: doc.directives,
    options: doc.options,
    schema: doc.schema
  };
  const props = resolveProps(start, {
    indicator: "doc-start",
    next: value ?? end?.[0],
    offset,
    onError,
    parentIndent: 0,
    startOnNewline: true
  });
  if (props.found) {
    doc.directives.docStart = true;
    if (value && (value.type === "block-map" || value.type === "block-seq") && !props.hasNewline)
      onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker");
  }
  doc.contents = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
  const contentEnd = doc.contents.range[2];
  const re = resolveEnd(end, contentEnd, false, onError);
  if (re.comment)
    doc.comment = re.comment;
  doc.range = [offset, contentEnd, re.offset];
  return doc;
}

// node_modules/yaml/browser/dist/compose/composer.js
function getErrorPos(src) {
  if (typeof src === "number")
    return [src, src + 1];
  if (Array.isArray(src))
    return src.length === 2 ? src : [src[0], src[1]];
  const { offset, source } = src;
  return [offset, offset + (typeof source === "string" ? source.length : 1)];
}
function parsePrelude(prelude) {
  let comment = "";
  let atComment = false;
  let afterEmptyLine = false;
  for (let i = 0; i < prelude.length; ++i) {
    const source = prelude[i];
    switch (source[0]) {
      case "#":
        comment += (comment === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source.substring(1) || " ");
        atComment = true;
        afterEmptyLine = false;
        break;
      case "%":
        if (prelude[i + 1]?.[0] !== "#")
          i += 1;
        atComment = false;
        break;
      default:
        if (!atComment)
          afterEmptyLine = true;
        atComment = false;
    }
  }
  return { comment, afterEmptyLine };
}
var Composer = class {
  constructor(options2 = {}) {
    this.doc = null;
    this.atDirectives = false;
    this.prelude = [];
    this.errors = [];
    this.warnings = [];
    this.onError = (source, code2, message, warning) => {
      const pos = getErrorPos(source);
      if (warning)
        this.warnings.push(new YAMLWarning(pos, code2, message));
      else
        this.errors.push(new YAMLParseError(pos, code2, message));
    };
    this.directives = new Directives({ version: options2.version || "1.2" });
    this.options = options2;
  }
  decorate(doc, afterDoc) {
    const { comment, afterEmptyLine } = parsePrelude(this.prelude);
    if (comment) {
      const dc = doc.contents;
      if (afterDoc) {
        doc.comment = doc.comment ? `${doc.comment}
${comment}` : comment;
      } else if (afterEmptyLine || doc.directives.docStart || !dc) {
        doc.commentBefore = comment;
      } else if (isCollection(dc) && !dc.flow && dc.items.length > 0) {
        let it = dc.items[0];
        if (isPair(it))
          it = it.key;
        const cb = it.commentBefore;
        it.commentBefore = cb ? `${comment}
${cb}` : comment;
      } else {
        const cb = dc.commentBefore;
        dc.commentBefore = cb ? `${comment}
${cb}` : comment;
      }
    }
    if (afterDoc) {
      for (let i = 0; i < this.errors.length; ++i)
        doc.errors.push(this.errors[i]);
      for (let i = 0; i < this.warnings.length; ++i)
        doc.warnings.push(this.warnings[i]);
    } else {
      doc.errors = this.errors;
      doc.warnings = this.warnings;
    }
    this.prelude = [];
    this.errors = [];
    this.warnings = [];
  }
  /**
   * Current stream status information.
   *
   * Mostly useful at the end of input for an empty stream.
   */
  streamInfo() {
    return {
      comment: parsePrelude(this.prelude).comment,
      directives: this.directives,
      errors: this.errors,
      warnings: this.warnings
    };
  }
  /**
   * Compose tokens into documents.
   *
   * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
   * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
   */
  *compose(tokens, forceDoc = false, endOffset = -1) {
    for (const token of tokens)
      yield* this.next(token);
    yield* this.end(forceDoc, endOffset);
  }
  /** Advance the composer by one CST token. */
  *next(token) {
    switch (token.type) {
      case "directive":
        this.directives.add(token.source, (offset, message, warning) => {
          const pos = getErrorPos(token);
          pos[0] += offset;
          this.onError(pos, "BAD_DIRECTIVE", message, warning);
        });
        this.prelude.push(token.source);
        this.atDirectives = true;
        break;
      case "document": {
        const doc = composeDoc(this.options, this.directives, token, this.onError);
        if (this.atDirectives && !doc.directives.docStart)
          this.onError(token, "MISSING_CHAR", "Missing directives-end/doc-start indicator line");
        this.decorate(doc, false);
        if (this.doc)
          yield this.doc;
        this.doc = doc;
        this.atDirectives = false;
        break;
      }
      case "byte-order-mark":
      case "space":
        break;
      case "comment":
      case "newline":
        this.prelude.push(token.source);
        break;
      case "error": {
        const msg = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message;
        const error = new YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg);
        if (this.atDirectives || !this.doc)
          this.errors.push(error);
        else
          this.doc.errors.push(error);
        break;
      }
      case "doc-end": {
        if (!this.doc) {
          const msg = "Unexpected doc-end without preceding document";
          this.errors.push(new YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg));
          break;
        }
        this.doc.directives.docEnd = true;
        const end = resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
        this.decorate(this.doc, true);
        if (end.comment) {
          const dc = this.doc.comment;
          this.doc.comment = dc ? `${dc}
${end.comment}` : end.comment;
        }
        this.doc.range[2] = end.offset;
        break;
      }
      default:
        this.errors.push(new YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", `Unsupported token ${token.type}`));
    }
  }
  /**
   * Call at end of input to yield any remaining document.
   *
   * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
   * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
   */
  *end(forceDoc = false, endOffset = -1) {
    if (this.doc) {
      this.decorate(this.doc, true);
      yield this.doc;
      this.doc = null;
    } else if (forceDoc) {
      const opts = Object.assign({ _directives: this.directives }, this.options);
      const doc = new Document(void 0, opts);
      if (this.atDirectives)
        this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line");
      doc.range = [0, endOffset, endOffset];
      this.decorate(doc, false);
      yield doc;
    }
  }
};

// node_modules/yaml/browser/dist/parse/cst-visit.js
var BREAK2 = /* @__PURE__ */ Symbol("break visit");
var SKIP2 = /* @__PURE__ */ Symbol("skip children");
var REMOVE2 = /* @__PURE__ */ Symbol("remove item");
function visit2(cst, visitor) {
  if ("type" in cst && cst.type === "document")
    cst = { start: cst.start, value: cst.value };
  _visit(Object.freeze([]), cst, visitor);
}
visit2.BREAK = BREAK2;
visit2.SKIP = SKIP2;
visit2.REMOVE = REMOVE2;
visit2.itemAtPath = (cst, path2) => {
  let item = cst;
  for (const [field2, index] of path2) {
    const tok = item?.[field2];
    if (tok && "items" in tok) {
      item = tok.items[index];
    } else
      return void 0;
  }
  return item;
};
visit2.parentCollection = (cst, path2) => {
  const parent = visit2.itemAtPath(cst, path2.slice(0, -1));
  const field2 = path2[path2.length - 1][0];
  const coll = parent?.[field2];
  if (coll && "items" in coll)
    return coll;
  throw new Error("Parent collection not found");
};
function _visit(path2, item, visitor) {
  let ctrl = visitor(item, path2);
  if (typeof ctrl === "symbol")
    return ctrl;
  for (const field2 of ["key", "value"]) {
    const token = item[field2];
    if (token && "items" in token) {
      for (let i = 0; i < token.items.length; ++i) {
        const ci = _visit(Object.freeze(path2.concat([[field2, i]])), token.items[i], visitor);
        if (typeof ci === "number")
          i = ci - 1;
        else if (ci === BREAK2)
          return BREAK2;
        else if (ci === REMOVE2) {
          token.items.splice(i, 1);
          i -= 1;
        }
      }
      if (typeof ctrl === "function" && field2 === "key")
        ctrl = ctrl(item, path2);
    }
  }
  return typeof ctrl === "function" ? ctrl(item, path2) : ctrl;
}

// node_modules/yaml/browser/dist/parse/cst.js
var BOM = "\uFEFF";
var DOCUMENT = "";
var FLOW_END = "";
var SCALAR2 = "";
function tokenType(source) {
  switch (source) {
    case BOM:
      return "byte-order-mark";
    case DOCUMENT:
      return "doc-mode";
    case FLOW_END:
      return "flow-error-end";
    case SCALAR2:
      return "scalar";
    case "---":
      return "doc-start";
    case "...":
      return "doc-end";
    case "":
    case "\n":
    case "\r\n":
      return "newline";
    case "-":
      return "seq-item-ind";
    case "?":
      return "explicit-key-ind";
    case ":":
      return "map-value-ind";
    case "{":
      return "flow-map-start";
    case "}":
      return "flow-map-end";
    case "[":
      return "flow-seq-start";
    case "]":
      return "flow-seq-end";
    case ",":
      return "comma";
  }
  switch (source[0]) {
    case " ":
    case "	":
      return "space";
    case "#":
      return "comment";
    case "%":
      return "directive-line";
    case "*":
      return "alias";
    case "&":
      return "anchor";
    case "!":
      return "tag";
    case "'":
      return "single-quoted-scalar";
    case '"':
      return "double-quoted-scalar";
    case "|":
    case ">":
      return "block-scalar-header";
  }
  return null;
}

// node_modules/yaml/browser/dist/parse/lexer.js
function isEmpty(ch) {
  switch (ch) {
    case void 0:
    case " ":
    case "\n":
    case "\r":
    case "	":
      return true;
    default:
      return false;
  }
}
var hexDigits = new Set("0123456789ABCDEFabcdef");
var tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
var flowIndicatorChars = new Set(",[]{}");
var invalidAnchorChars = new Set(" ,[]{}\n\r	");
var isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
var Lexer = class {
  constructor() {
    this.atEnd = false;
    this.blockScalarIndent = -1;
    this.blockScalarKeep = false;
    this.buffer = "";
    this.flowKey = false;
    this.flowLevel = 0;
    this.indentNext = 0;
    this.indentValue = 0;
    this.lineEndPos = null;
    this.next = null;
    this.pos = 0;
  }
  /**
   * Generate YAML tokens from the `source` string. If `incomplete`,
   * a part of the last line may be left as a buffer for the next call.
   *
   * @returns A generator of lexical tokens
   */
  *lex(source, incomplete = false) {
    if (source) {
      if (typeof source !== "string")
        throw TypeError("source is not a string");
      this.buffer = this.buffer ? this.buffer + source : source;
      this.lineEndPos = null;
    }
    this.atEnd = !incomplete;
    let next = this.next ?? "stream";
    while (next && (incomplete || this.hasChars(1)))
      next = yield* this.parseNext(next);
  }
  atLineEnd() {
    let i = this.pos;
    let ch = this.buffer[i];
    while (ch === " " || ch === "	")
      ch = this.buffer[++i];
    if (!ch || ch === "#" || ch === "\n")
      return true;
    if (ch === "\r")
      return this.buffer[i + 1] === "\n";
    return false;
  }
  charAt(n) {
    return this.buffer[this.pos + n];
  }
  continueScalar(offset) {
    let ch = this.buffer[offset];
    if (this.indentNext > 0) {
      let indent = 0;
      while (ch === " ")
        ch = this.buffer[++indent + offset];
      if (ch === "\r") {
        const next = this.buffer[indent + offset + 1];
        if (next === "\n" || !next && !this.atEnd)
          return offset + indent + 1;
      }
      return ch === "\n" || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
    }
    if (ch === "-" || ch === ".") {
      const dt = this.buffer.substr(offset, 3);
      if ((dt === "---" || dt === "...") && isEmpty(this.buffer[offset + 3]))
        return -1;
    }
    return offset;
  }
  getLine() {
    let end = this.lineEndPos;
    if (typeof end !== "number" || end !== -1 && end < this.pos) {
      end = this.buffer.indexOf("\n", this.pos);
      this.lineEndPos = end;
    }
    if (end === -1)
      return this.atEnd ? this.buffer.substring(this.pos) : null;
    if (this.buffer[end - 1] === "\r")
      end -= 1;
    return this.buffer.substring(this.pos, end);
  }
  hasChars(n) {
    return this.pos + n <= this.buffer.length;
  }
  setNext(state) {
    this.buffer = this.buffer.substring(this.pos);
    this.pos = 0;
    this.lineEndPos = null;
    this.next = state;
    return null;
  }
  peek(n) {
    return this.buffer.substr(this.pos, n);
  }
  *parseNext(next) {
    switch (next) {
      case "stream":
        return yield* this.parseStream();
      case "line-start":
        return yield* this.parseLineStart();
      case "block-start":
        return yield* this.parseBlockStart();
      case "doc":
        return yield* this.parseDocument();
      case "flow":
        return yield* this.parseFlowCollection();
      case "quoted-scalar":
        return yield* this.parseQuotedScalar();
      case "block-scalar":
        return yield* this.parseBlockScalar();
      case "plain-scalar":
        return yield* this.parsePlainScalar();
    }
  }
  *parseStream() {
    let line = this.getLine();
    if (line === null)
      return this.setNext("stream");
    if (line[0] === BOM) {
      yield* this.pushCount(1);
      line = line.substring(1);
    }
    if (line[0] === "%") {
      let dirEnd = line.length;
      let cs = line.indexOf("#");
      while (cs !== -1) {
        const ch = line[cs - 1];
        if (ch === " " || ch === "	") {
          dirEnd = cs - 1;
          break;
        } else {
          cs = line.indexOf("#", cs + 1);
        }
      }
      while (true) {
        const ch = line[dirEnd - 1];
        if (ch === " " || ch === "	")
          dirEnd -= 1;
        else
          break;
      }
      const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
      yield* this.pushCount(line.length - n);
      this.pushNewline();
      return "stream";
    }
    if (this.atLineEnd()) {
      const sp = yield* this.pushSpaces(true);
      yield* this.pushCount(line.length - sp);
      yield* this.pushNewline();
      return "stream";
    }
    yield DOCUMENT;
    return yield* this.parseLineStart();
  }
  *parseLineStart() {
    const ch = this.charAt(0);
    if (!ch && !this.atEnd)
      return this.setNext("line-start");
    if (ch === "-" || ch === ".") {
      if (!this.atEnd && !this.hasChars(4))
        return this.setNext("line-start");
      const s = this.peek(3);
      if ((s === "---" || s === "...") && isEmpty(this.charAt(3))) {
        yield* this.pushCount(3);
        this.indentValue = 0;
        this.indentNext = 0;
        return s === "---" ? "doc" : "stream";
      }
    }
    this.indentValue = yield* this.pushSpaces(false);
    if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
      this.indentNext = this.indentValue;
    return yield* this.parseBlockStart();
  }
  *parseBlockStart() {
    const [ch0, ch1] = this.peek(2);
    if (!ch1 && !this.atEnd)
      return this.setNext("block-start");
    if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty(ch1)) {
      const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
      this.indentNext = this.indentValue + 1;
      this.indentValue += n;
      return "block-start";
    }
    return "doc";
  }
  *parseDocument() {
    yield* this.pushSpaces(true);
    const line = this.getLine();
    if (line === null)
      return this.setNext("doc");
    let n = yield* this.pushIndicators();
    switch (line[n]) {
      case "#":
        yield* this.pushCount(line.length - n);
      // fallthrough
      case void 0:
        yield* this.pushNewline();
        return yield* this.parseLineStart();
      case "{":
      case "[":
        yield* this.pushCount(1);
        this.flowKey = false;
        this.flowLevel = 1;
        return "flow";
      case "}":
      case "]":
        yield* this.pushCount(1);
        return "doc";
      case "*":
        yield* this.pushUntil(isNotAnchorChar);
        return "doc";
      case '"':
      case "'":
        return yield* this.parseQuotedScalar();
      case "|":
      case ">":
        n += yield* this.parseBlockScalarHeader();
        n += yield* this.pushSpaces(true);
        yield* this.pushCount(line.length - n);
        yield* this.pushNewline();
        return yield* this.parseBlockScalar();
      default:
        return yield* this.parsePlainScalar();
    }
  }
  *parseFlowCollection() {
    let nl, sp;
    let indent = -1;
    do {
      nl = yield* this.pushNewline();
      if (nl > 0) {
        sp = yield* this.pushSpaces(false);
        this.indentValue = indent = sp;
      } else {
        sp = 0;
      }
      sp += yield* this.pushSpaces(true);
    } while (nl + sp > 0);
    const line = this.getLine();
    if (line === null)
      return this.setNext("flow");
    if (indent !== -1 && indent < this.indentNext && line[0] !== "#" || indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty(line[3])) {
      const atFlowEndMarker = indent === this.indentNext - 1 && this.flowLevel === 1 && (line[0] === "]" || line[0] === "}");
      if (!atFlowEndMarker) {
        this.flowLevel = 0;
        yield FLOW_END;
        return yield* this.parseLineStart();
      }
    }
    let n = 0;
    while (line[n] === ",") {
      n += yield* this.pushCount(1);
      n += yield* this.pushSpaces(true);
      this.flowKey = false;
    }
    n += yield* this.pushIndicators();
    switch (line[n]) {
      case void 0:
        return "flow";
      case "#":
        yield* this.pushCount(line.length - n);
        return "flow";
      case "{":
      case "[":
        yield* this.pushCount(1);
        this.flowKey = false;
        this.flowLevel += 1;
        return "flow";
      case "}":
      case "]":
        yield* this.pushCount(1);
        this.flowKey = true;
        this.flowLevel -= 1;
        return this.flowLevel ? "flow" : "doc";
      case "*":
        yield* this.pushUntil(isNotAnchorChar);
        return "flow";
      case '"':
      case "'":
        this.flowKey = true;
        return yield* this.parseQuotedScalar();
      case ":": {
        const next = this.charAt(1);
        if (this.flowKey || isEmpty(next) || next === ",") {
          this.flowKey = false;
          yield* this.pushCount(1);
          yield* this.pushSpaces(true);
          return "flow";
        }
      }
      // fallthrough
      default:
        this.flowKey = false;
        return yield* this.parsePlainScalar();
    }
  }
  *parseQuotedScalar() {
    const quote = this.charAt(0);
    let end = this.buffer.indexOf(quote, this.pos + 1);
    if (quote === "'") {
      while (end !== -1 && this.buffer[end + 1] === "'")
        end = this.buffer.indexOf("'", end + 2);
    } else {
      while (end !== -1) {
        let n = 0;
        while (this.buffer[end - 1 - n] === "\\")
          n += 1;
        if (n % 2 === 0)
          break;
        end = this.buffer.indexOf('"', end + 1);
      }
    }
    const qb = this.buffer.substring(0, end);
    let nl = qb.indexOf("\n", this.pos);
    if (nl !== -1) {
      while (nl !== -1) {
        const cs = this.continueScalar(nl + 1);
        if (cs === -1)
          break;
        nl = qb.indexOf("\n", cs);
      }
      if (nl !== -1) {
        end = nl - (qb[nl - 1] === "\r" ? 2 : 1);
      }
    }
    if (end === -1) {
      if (!this.atEnd)
        return this.setNext("quoted-scalar");
      end = this.buffer.length;
    }
    yield* this.pushToIndex(end + 1, false);
    return this.flowLevel ? "flow" : "doc";
  }
  *parseBlockScalarHeader() {
    this.blockScalarIndent = -1;
    this.blockScalarKeep = false;
    let i = this.pos;
    while (true) {
      const ch = this.buffer[++i];
      if (ch === "+")
        this.blockScalarKeep = true;
      else if (ch > "0" && ch <= "9")
        this.blockScalarIndent = Number(ch) - 1;
      else if (ch !== "-")
        break;
    }
    return yield* this.pushUntil((ch) => isEmpty(ch) || ch === "#");
  }
  *parseBlockScalar() {
    let nl = this.pos - 1;
    let indent = 0;
    let ch;
    loop: for (let i2 = this.pos; ch = this.buffer[i2]; ++i2) {
      switch (ch) {
        case " ":
          indent += 1;
          break;
        case "\n":
          nl = i2;
          indent = 0;
          break;
        case "\r": {
          const next = this.buffer[i2 + 1];
          if (!next && !this.atEnd)
            return this.setNext("block-scalar");
          if (next === "\n")
            break;
        }
        // fallthrough
        default:
          break loop;
      }
    }
    if (!ch && !this.atEnd)
      return this.setNext("block-scalar");
    if (indent >= this.indentNext) {
      if (this.blockScalarIndent === -1)
        this.indentNext = indent;
      else {
        this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
      }
      do {
        const cs = this.continueScalar(nl + 1);
        if (cs === -1)
          break;
        nl = this.buffer.indexOf("\n", cs);
      } while (nl !== -1);
      if (nl === -1) {
        if (!this.atEnd)
          return this.setNext("block-scalar");
        nl = this.buffer.length;
      }
    }
    let i = nl + 1;
    ch = this.buffer[i];
    while (ch === " ")
      ch = this.buffer[++i];
    if (ch === "	") {
      while (ch === "	" || ch === " " || ch === "\r" || ch === "\n")
        ch = this.buffer[++i];
      nl = i - 1;
    } else if (!this.blockScalarKeep) {
      do {
        let i2 = nl - 1;
        let ch2 = this.buffer[i2];
        if (ch2 === "\r")
          ch2 = this.buffer[--i2];
        const lastChar = i2;
        while (ch2 === " ")
          ch2 = this.buffer[--i2];
        if (ch2 === "\n" && i2 >= this.pos && i2 + 1 + indent > lastChar)
          nl = i2;
        else
          break;
      } while (true);
    }
    yield SCALAR2;
    yield* this.pushToIndex(nl + 1, true);
    return yield* this.parseLineStart();
  }
  *parsePlainScalar() {
    const inFlow = this.flowLevel > 0;
    let end = this.pos - 1;
    let i = this.pos - 1;
    let ch;
    while (ch = this.buffer[++i]) {
      if (ch === ":") {
        const next = this.buffer[i + 1];
        if (isEmpty(next) || inFlow && flowIndicatorChars.has(next))
          break;
        end = i;
      } else if (isEmpty(ch)) {
        let next = this.buffer[i + 1];
        if (ch === "\r") {
          if (next === "\n") {
            i += 1;
            ch = "\n";
            next = this.buffer[i + 1];
          } else
            end = i;
        }
        if (next === "#" || inFlow && flowIndicatorChars.has(next))
          break;
        if (ch === "\n") {
          const cs = this.continueScalar(i + 1);
          if (cs === -1)
            break;
          i = Math.max(i, cs - 2);
        }
      } else {
        if (inFlow && flowIndicatorChars.has(ch))
          break;
        end = i;
      }
    }
    if (!ch && !this.atEnd)
      return this.setNext("plain-scalar");
    yield SCALAR2;
    yield* this.pushToIndex(end + 1, true);
    return inFlow ? "flow" : "doc";
  }
  *pushCount(n) {
    if (n > 0) {
      yield this.buffer.substr(this.pos, n);
      this.pos += n;
      return n;
    }
    return 0;
  }
  *pushToIndex(i, allowEmpty) {
    const s = this.buffer.slice(this.pos, i);
    if (s) {
      yield s;
      this.pos += s.length;
      return s.length;
    } else if (allowEmpty)
      yield "";
    return 0;
  }
  *pushIndicators() {
    let n = 0;
    loop: while (true) {
      switch (this.charAt(0)) {
        case "!":
          n += yield* this.pushTag();
          n += yield* this.pushSpaces(true);
          continue loop;
        case "&":
          n += yield* this.pushUntil(isNotAnchorChar);
          n += yield* this.pushSpaces(true);
          continue loop;
        case "-":
        // this is an error
        case "?":
        // this is an error outside flow collections
        case ":": {
          const inFlow = this.flowLevel > 0;
          const ch1 = this.charAt(1);
          if (isEmpty(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
            if (!inFlow)
              this.indentNext = this.indentValue + 1;
            else if (this.flowKey)
              this.flowKey = false;
            n += yield* this.pushCount(1);
            n += yield* this.pushSpaces(true);
            continue loop;
          }
        }
      }
      break loop;
    }
    return n;
  }
  *pushTag() {
    if (this.charAt(1) === "<") {
      let i = this.pos + 2;
      let ch = this.buffer[i];
      while (!isEmpty(ch) && ch !== ">")
        ch = this.buffer[++i];
      return yield* this.pushToIndex(ch === ">" ? i + 1 : i, false);
    } else {
      let i = this.pos + 1;
      let ch = this.buffer[i];
      while (ch) {
        if (tagChars.has(ch))
          ch = this.buffer[++i];
        else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) {
          ch = this.buffer[i += 3];
        } else
          break;
      }
      return yield* this.pushToIndex(i, false);
    }
  }
  *pushNewline() {
    const ch = this.buffer[this.pos];
    if (ch === "\n")
      return yield* this.pushCount(1);
    else if (ch === "\r" && this.charAt(1) === "\n")
      return yield* this.pushCount(2);
    else
      return 0;
  }
  *pushSpaces(allowTabs) {
    let i = this.pos - 1;
    let ch;
    do {
      ch = this.buffer[++i];
    } while (ch === " " || allowTabs && ch === "	");
    const n = i - this.pos;
    if (n > 0) {
      yield this.buffer.substr(this.pos, n);
      this.pos = i;
    }
    return n;
  }
  *pushUntil(test2) {
    let i = this.pos;
    let ch = this.buffer[i];
    while (!test2(ch))
      ch = this.buffer[++i];
    return yield* this.pushToIndex(i, false);
  }
};

// node_modules/yaml/browser/dist/parse/line-counter.js
var LineCounter = class {
  constructor() {
    this.lineStarts = [];
    this.addNewLine = (offset) => this.lineStarts.push(offset);
    this.linePos = (offset) => {
      let low = 0;
      let high = this.lineStarts.length;
      while (low < high) {
        const mid = low + high >> 1;
        if (this.lineStarts[mid] < offset)
          low = mid + 1;
        else
          high = mid;
      }
      if (this.lineStarts[low] === offset)
        return { line: low + 1, col: 1 };
      if (low === 0)
        return { line: 0, col: offset };
      const start = this.lineStarts[low - 1];
      return { line: low, col: offset - start + 1 };
    };
  }
};

// node_modules/yaml/browser/dist/parse/parser.js
function includesToken(list, type) {
  for (let i = 0; i < list.length; ++i)
    if (list[i].type === type)
      return true;
  return false;
}
function findNonEmptyIndex(list) {
  for (let i = 0; i < list.length; ++i) {
    switch (list[i].type) {
      case "space":
      case "comment":
      case "newline":
        break;
      default:
        return i;
    }
  }
  return -1;
}
function isFlowToken(token) {
  switch (token?.type) {
    case "alias":
    case "scalar":
    case "single-quoted-scalar":
    case "double-quoted-scalar":
    case "flow-collection":
      return true;
    default:
      return false;
  }
}
function getPrevProps(parent) {
  switch (parent.type) {
    case "document":
      return parent.start;
    case "block-map": {
      const it = parent.items[parent.items.length - 1];
      return it.sep ?? it.start;
    }
    case "block-seq":
      return parent.items[parent.items.length - 1].start;
    /* istanbul ignore next should not happen */
    default:
      return [];
  }
}
function getFirstKeyStartProps(prev) {
  if (prev.length === 0)
    return [];
  let i = prev.length;
  loop: while (--i >= 0) {
    switch (prev[i].type) {
      case "doc-start":
      case "explicit-key-ind":
      case "map-value-ind":
      case "seq-item-ind":
      case "newline":
        break loop;
    }
  }
  while (prev[++i]?.type === "space") {
  }
  return prev.splice(i, prev.length);
}
function arrayPushArray(target, source) {
  if (source.length < 1e5)
    Array.prototype.push.apply(target, source);
  else
    for (let i = 0; i < source.length; ++i)
      target.push(source[i]);
}
function fixFlowSeqItems(fc) {
  if (fc.start.type === "flow-seq-start") {
    for (const it of fc.items) {
      if (it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind")) {
        if (it.key)
          it.value = it.key;
        delete it.key;
        if (isFlowToken(it.value)) {
          if (it.value.end)
            arrayPushArray(it.value.end, it.sep);
          else
            it.value.end = it.sep;
        } else
          arrayPushArray(it.start, it.sep);
        delete it.sep;
      }
    }
  }
}
var Parser = class {
  /**
   * @param onNewLine - If defined, called separately with the start position of
   *   each new line (in `parse()`, including the start of input).
   */
  constructor(onNewLine) {
    this.atNewLine = true;
    this.atScalar = false;
    this.indent = 0;
    this.offset = 0;
    this.onKeyLine = false;
    this.stack = [];
    this.source = "";
    this.type = "";
    this.lexer = new Lexer();
    this.onNewLine = onNewLine;
  }
  /**
   * Parse `source` as a YAML stream.
   * If `incomplete`, a part of the last line may be left as a buffer for the next call.
   *
   * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
   *
   * @returns A generator of tokens representing each directive, document, and other structure.
   */
  *parse(source, incomplete = false) {
    if (this.onNewLine && this.offset === 0)
      this.onNewLine(0);
    for (const lexeme of this.lexer.lex(source, incomplete))
      yield* this.next(lexeme);
    if (!incomplete)
      yield* this.end();
  }
  /**
   * Advance the parser by the `source` of one lexical token.
   */
  *next(source) {
    this.source = source;
    if (this.atScalar) {
      this.atScalar = false;
      yield* this.step();
      this.offset += source.length;
      return;
    }
    const type = tokenType(source);
    if (!type) {
      const message = `Not a YAML token: ${source}`;
      yield* this.pop({ type: "error", offset: this.offset, message, source });
      this.offset += source.length;
    } else if (type === "scalar") {
      this.atNewLine = false;
      this.atScalar = true;
      this.type = "scalar";
    } else {
      this.type = type;
      yield* this.step();
      switch (type) {
        case "newline":
          this.atNewLine = true;
          this.indent = 0;
          if (this.onNewLine)
            this.onNewLine(this.offset + source.length);
          break;
        case "space":
          if (this.atNewLine && source[0] === " ")
            this.indent += source.length;
          break;
        case "explicit-key-ind":
        case "map-value-ind":
        case "seq-item-ind":
          if (this.atNewLine)
            this.indent += source.length;
          break;
        case "doc-mode":
        case "flow-error-end":
          return;
        default:
          this.atNewLine = false;
      }
      this.offset += source.length;
    }
  }
  /** Call at end of input to push out any remaining constructions */
  *end() {
    while (this.stack.length > 0)
      yield* this.pop();
  }
  get sourceToken() {
    const st = {
      type: this.type,
      offset: this.offset,
      indent: this.indent,
      source: this.source
    };
    return st;
  }
  *step() {
    const top = this.peek(1);
    if (this.type === "doc-end" && top?.type !== "doc-end") {
      while (this.stack.length > 0)
        yield* this.pop();
      this.stack.push({
        type: "doc-end",
        offset: this.offset,
        source: this.source
      });
      return;
    }
    if (!top)
      return yield* this.stream();
    switch (top.type) {
      case "document":
        return yield* this.document(top);
      case "alias":
      case "scalar":
      case "single-quoted-scalar":
      case "double-quoted-scalar":
        return yield* this.scalar(top);
      case "block-scalar":
        return yield* this.blockScalar(top);
      case "block-map":
        return yield* this.blockMap(top);
      case "block-seq":
        return yield* this.blockSequence(top);
      case "flow-collection":
        return yield* this.flowCollection(top);
      case "doc-end":
        return yield* this.documentEnd(top);
    }
    yield* this.pop();
  }
  peek(n) {
    return this.stack[this.stack.length - n];
  }
  *pop(error) {
    const token = error ?? this.stack.pop();
    if (!token) {
      const message = "Tried to pop an empty stack";
      yield { type: "error", offset: this.offset, source: "", message };
    } else if (this.stack.length === 0) {
      yield token;
    } else {
      const top = this.peek(1);
      if (token.type === "block-scalar") {
        token.indent = "indent" in top ? top.indent : 0;
      } else if (token.type === "flow-collection" && top.type === "document") {
        token.indent = 0;
      }
      if (token.type === "flow-collection")
        fixFlowSeqItems(token);
      switch (top.type) {
        case "document":
          top.value = token;
          break;
        case "block-scalar":
          top.props.push(token);
          break;
        case "block-map": {
          const it = top.items[top.items.length - 1];
          if (it.value) {
            top.items.push({ start: [], key: token, sep: [] });
            this.onKeyLine = true;
            return;
          } else if (it.sep) {
            it.value = token;
          } else {
            Object.assign(it, { key: token, sep: [] });
            this.onKeyLine = !it.explicitKey;
            return;
          }
          break;
        }
        case "block-seq": {
          const it = top.items[top.items.length - 1];
          if (it.value)
            top.items.push({ start: [], value: token });
          else
            it.value = token;
          break;
        }
        case "flow-collection": {
          const it = top.items[top.items.length - 1];
          if (!it || it.value)
            top.items.push({ start: [], key: token, sep: [] });
          else if (it.sep)
            it.value = token;
          else
            Object.assign(it, { key: token, sep: [] });
          return;
        }
        /* istanbul ignore next should not happen */
        default:
          yield* this.pop();
          yield* this.pop(token);
      }
      if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token.type === "block-map" || token.type === "block-seq")) {
        const last = token.items[token.items.length - 1];
        if (last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token.indent))) {
          if (top.type === "document")
            top.end = last.start;
          else
            top.items.push({ start: last.start });
          token.items.splice(-1, 1);
        }
      }
    }
  }
  *stream() {
    switch (this.type) {
      case "directive-line":
        yield { type: "directive", offset: this.offset, source: this.source };
        return;
      case "byte-order-mark":
      case "space":
      case "comment":
      case "newline":
        yield this.sourceToken;
        return;
      case "doc-mode":
      case "doc-start": {
        const doc = {
          type: "document",
          offset: this.offset,
          start: []
        };
        if (this.type === "doc-start")
          doc.start.push(this.sourceToken);
        this.stack.push(doc);
        return;
      }
    }
    yield {
      type: "error",
      offset: this.offset,
      message: `Unexpected ${this.type} token in YAML stream`,
      source: this.source
    };
  }
  *document(doc) {
    if (doc.value)
      return yield* this.lineEnd(doc);
    switch (this.type) {
      case "doc-start": {
        if (findNonEmptyIndex(doc.start) !== -1) {
          yield* this.pop();
          yield* this.step();
        } else
          doc.start.push(this.sourceToken);
        return;
      }
      case "anchor":
      case "tag":
      case "space":
      case "comment":
      case "newline":
        doc.start.push(this.sourceToken);
        return;
    }
    const bv = this.startBlockValue(doc);
    if (bv)
      this.stack.push(bv);
    else {
      yield {
        type: "error",
        offset: this.offset,
        message: `Unexpected ${this.type} token in YAML document`,
        source: this.source
      };
    }
  }
  *scalar(scalar) {
    if (this.type === "map-value-ind") {
      const prev = getPrevProps(this.peek(2));
      const start = getFirstKeyStartProps(prev);
      let sep4;
      if (scalar.end) {
        sep4 = scalar.end;
        sep4.push(this.sourceToken);
        delete scalar.end;
      } else
        sep4 = [this.sourceToken];
      const map2 = {
        type: "block-map",
        offset: scalar.offset,
        indent: scalar.indent,
        items: [{ start, key: scalar, sep: sep4 }]
      };
      this.onKeyLine = true;
      this.stack[this.stack.length - 1] = map2;
    } else
      yield* this.lineEnd(scalar);
  }
  *blockScalar(scalar) {
    switch (this.type) {
      case "space":
      case "comment":
      case "newline":
        scalar.props.push(this.sourceToken);
        return;
      case "scalar":
        scalar.source = this.source;
        this.atNewLine = true;
        this.indent = 0;
        if (this.onNewLine) {
          let nl = this.source.indexOf("\n") + 1;
          while (nl !== 0) {
            this.onNewLine(this.offset + nl);
            nl = this.source.indexOf("\n", nl) + 1;
          }
        }
        yield* this.pop();
        break;
      /* istanbul ignore next should not happen */
      default:
        yield* this.pop();
        yield* this.step();
    }
  }
  *blockMap(map2) {
    const it = map2.items[map2.items.length - 1];
    switch (this.type) {
      case "newline":
        this.onKeyLine = false;
        if (it.value) {
          const end = "end" in it.value ? it.value.end : void 0;
          const last = Array.isArray(end) ? end[end.length - 1] : void 0;
          if (last?.type === "comment")
            end?.push(this.sourceToken);
          else
            map2.items.push({ start: [this.sourceToken] });
        } else if (it.sep) {
          it.sep.push(this.sourceToken);
        } else {
          it.start.push(this.sourceToken);
        }
        return;
      case "space":
      case "comment":
        if (it.value) {
          map2.items.push({ start: [this.sourceToken] });
        } else if (it.sep) {
          it.sep.push(this.sourceToken);
        } else {
          if (this.atIndentedComment(it.start, map2.indent)) {
            const prev = map2.items[map2.items.length - 2];
            const end = prev?.value?.end;
            if (Array.isArray(end)) {
              arrayPushArray(end, it.start);
              end.push(this.sourceToken);
              map2.items.pop();
              return;
            }
          }
          it.start.push(this.sourceToken);
        }
        return;
    }
    if (this.indent >= map2.indent) {
      const atMapIndent = !this.onKeyLine && this.indent === map2.indent;
      const atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind";
      let start = [];
      if (atNextItem && it.sep && !it.value) {
        const nl = [];
        for (let i = 0; i < it.sep.length; ++i) {
          const st = it.sep[i];
          switch (st.type) {
            case "newline":
              nl.push(i);
              break;
            case "space":
              break;
            case "comment":
              if (st.indent > map2.indent)
                nl.length = 0;
              break;
            default:
              nl.length = 0;
          }
        }
        if (nl.length >= 2)
          start = it.sep.splice(nl[1]);
      }
      switch (this.type) {
        case "anchor":
        case "tag":
          if (atNextItem || it.value) {
            start.push(this.sourceToken);
            map2.items.push({ start });
            this.onKeyLine = true;
          } else if (it.sep) {
            it.sep.push(this.sourceToken);
          } else {
            it.start.push(this.sourceToken);
          }
          return;
        case "explicit-key-ind":
          if (!it.sep && !it.explicitKey) {
            it.start.push(this.sourceToken);
            it.explicitKey = true;
          } else if (atNextItem || it.value) {
            start.push(this.sourceToken);
            map2.items.push({ start, explicitKey: true });
          } else {
            this.stack.push({
              type: "block-map",
              offset: this.offset,
              indent: this.indent,
              items: [{ start: [this.sourceToken], explicitKey: true }]
            });
          }
          this.onKeyLine = true;
          return;
        case "map-value-ind":
          if (it.explicitKey) {
            if (!it.sep) {
              if (includesToken(it.start, "newline")) {
                Object.assign(it, { key: null, sep: [this.sourceToken] });
              } else {
                const start2 = getFirstKeyStartProps(it.start);
                this.stack.push({
                  type: "block-map",
                  offset: this.offset,
                  indent: this.indent,
                  items: [{ start: start2, key: null, sep: [this.sourceToken] }]
                });
              }
            } else if (it.value) {
              map2.items.push({ start: [], key: null, sep: [this.sourceToken] });
            } else if (includesToken(it.sep, "map-value-ind")) {
              this.stack.push({
                type: "block-map",
                offset: this.offset,
                indent: this.indent,
                items: [{ start, key: null, sep: [this.sourceToken] }]
              });
            } else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
              const start2 = getFirstKeyStartProps(it.start);
              const key = it.key;
              const sep4 = it.sep;
              sep4.push(this.sourceToken);
              delete it.key;
              delete it.sep;
              this.stack.push({
                type: "block-map",
                offset: this.offset,
                indent: this.indent,
                items: [{ start: start2, key, sep: sep4 }]
              });
            } else if (start.length > 0) {
              it.sep = it.sep.concat(start, this.sourceToken);
            } else {
              it.sep.push(this.sourceToken);
            }
          } else {
            if (!it.sep) {
              Object.assign(it, { key: null, sep: [this.sourceToken] });
            } else if (it.value || atNextItem) {
              map2.items.push({ start, key: null, sep: [this.sourceToken] });
            } else if (includesToken(it.sep, "map-value-ind")) {
              this.stack.push({
                type: "block-map",
                offset: this.offset,
                indent: this.indent,
                items: [{ start: [], key: null, sep: [this.sourceToken] }]
              });
            } else {
              it.sep.push(this.sourceToken);
            }
          }
          this.onKeyLine = true;
          return;
        case "alias":
        case "scalar":
        case "single-quoted-scalar":
        case "double-quoted-scalar": {
          const fs = this.flowScalar(this.type);
          if (atNextItem || it.value) {
            map2.items.push({ start, key: fs, sep: [] });
            this.onKeyLine = true;
          } else if (it.sep) {
            this.stack.push(fs);
          } else {
            Object.assign(it, { key: fs, sep: [] });
            this.onKeyLine = true;
          }
          return;
        }
        default: {
          const bv = this.startBlockValue(map2);
          if (bv) {
            if (bv.type === "block-seq") {
              if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
                yield* this.pop({
                  type: "error",
                  offset: this.offset,
                  message: "Unexpected block-seq-ind on same line with key",
                  source: this.source
                });
                return;
              }
            } else if (atMapIndent) {
              map2.items.push({ start });
            }
            this.stack.push(bv);
            return;
          }
        }
      }
    }
    yield* this.pop();
    yield* this.step();
  }
  *blockSequence(seq2) {
    const it = seq2.items[seq2.items.length - 1];
    switch (this.type) {
      case "newline":
        if (it.value) {
          const end = "end" in it.value ? it.value.end : void 0;
          const last = Array.isArray(end) ? end[end.length - 1] : void 0;
          if (last?.type === "comment")
            end?.push(this.sourceToken);
          else
            seq2.items.push({ start: [this.sourceToken] });
        } else
          it.start.push(this.sourceToken);
        return;
      case "space":
      case "comment":
        if (it.value)
          seq2.items.push({ start: [this.sourceToken] });
        else {
          if (this.atIndentedComment(it.start, seq2.indent)) {
            const prev = seq2.items[seq2.items.length - 2];
            const end = prev?.value?.end;
            if (Array.isArray(end)) {
              arrayPushArray(end, it.start);
              end.push(this.sourceToken);
              seq2.items.pop();
              return;
            }
          }
          it.start.push(this.sourceToken);
        }
        return;
      case "anchor":
      case "tag":
        if (it.value || this.indent <= seq2.indent)
          break;
        it.start.push(this.sourceToken);
        return;
      case "seq-item-ind":
        if (this.indent !== seq2.indent)
          break;
        if (it.value || includesToken(it.start, "seq-item-ind"))
          seq2.items.push({ start: [this.sourceToken] });
        else
          it.start.push(this.sourceToken);
        return;
    }
    if (this.indent > seq2.indent) {
      const bv = this.startBlockValue(seq2);
      if (bv) {
        this.stack.push(bv);
        return;
      }
    }
    yield* this.pop();
    yield* this.step();
  }
  *flowCollection(fc) {
    const it = fc.items[fc.items.length - 1];
    if (this.type === "flow-error-end") {
      let top;
      do {
        yield* this.pop();
        top = this.peek(1);
      } while (top?.type === "flow-collection");
    } else if (fc.end.length === 0) {
      switch (this.type) {
        case "comma":
        case "explicit-key-ind":
          if (!it || it.sep)
            fc.items.push({ start: [this.sourceToken] });
          else
            it.start.push(this.sourceToken);
          return;
        case "map-value-ind":
          if (!it || it.value)
            fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
          else if (it.sep)
            it.sep.push(this.sourceToken);
          else
            Object.assign(it, { key: null, sep: [this.sourceToken] });
          return;
        case "space":
        case "comment":
        case "newline":
        case "anchor":
        case "tag":
          if (!it || it.value)
            fc.items.push({ start: [this.sourceToken] });
          else if (it.sep)
            it.sep.push(this.sourceToken);
          else
            it.start.push(this.sourceToken);
          return;
        case "alias":
        case "scalar":
        case "single-quoted-scalar":
        case "double-quoted-scalar": {
          const fs = this.flowScalar(this.type);
          if (!it || it.value)
            fc.items.push({ start: [], key: fs, sep: [] });
          else if (it.sep)
            this.stack.push(fs);
          else
            Object.assign(it, { key: fs, sep: [] });
          return;
        }
        case "flow-map-end":
        case "flow-seq-end":
          fc.end.push(this.sourceToken);
          return;
      }
      const bv = this.startBlockValue(fc);
      if (bv)
        this.stack.push(bv);
      else {
        yield* this.pop();
        yield* this.step();
      }
    } else {
      const parent = this.peek(2);
      if (parent.type === "block-map" && (this.type === "map-value-ind" && parent.indent === fc.indent || this.type === "newline" && !parent.items[parent.items.length - 1].sep)) {
        yield* this.pop();
        yield* this.step();
      } else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
        const prev = getPrevProps(parent);
        const start = getFirstKeyStartProps(prev);
        fixFlowSeqItems(fc);
        const sep4 = fc.end.splice(1, fc.end.length);
        sep4.push(this.sourceToken);
        const map2 = {
          type: "block-map",
          offset: fc.offset,
          indent: fc.indent,
          items: [{ start, key: fc, sep: sep4 }]
        };
        this.onKeyLine = true;
        this.stack[this.stack.length - 1] = map2;
      } else {
        yield* this.lineEnd(fc);
      }
    }
  }
  flowScalar(type) {
    if (this.onNewLine) {
      let nl = this.source.indexOf("\n") + 1;
      while (nl !== 0) {
        this.onNewLine(this.offset + nl);
        nl = this.source.indexOf("\n", nl) + 1;
      }
    }
    return {
      type,
      offset: this.offset,
      indent: this.indent,
      source: this.source
    };
  }
  startBlockValue(parent) {
    switch (this.type) {
      case "alias":
      case "scalar":
      case "single-quoted-scalar":
      case "double-quoted-scalar":
        return this.flowScalar(this.type);
      case "block-scalar-header":
        return {
          type: "block-scalar",
          offset: this.offset,
          indent: this.indent,
          props: [this.sourceToken],
          source: ""
        };
      case "flow-map-start":
      case "flow-seq-start":
        return {
          type: "flow-collection",
          offset: this.offset,
          indent: this.indent,
          start: this.sourceToken,
          items: [],
          end: []
        };
      case "seq-item-ind":
        return {
          type: "block-seq",
          offset: this.offset,
          indent: this.indent,
          items: [{ start: [this.sourceToken] }]
        };
      case "explicit-key-ind": {
        this.onKeyLine = true;
        const prev = getPrevProps(parent);
        const start = getFirstKeyStartProps(prev);
        start.push(this.sourceToken);
        return {
          type: "block-map",
          offset: this.offset,
          indent: this.indent,
          items: [{ start, explicitKey: true }]
        };
      }
      case "map-value-ind": {
        this.onKeyLine = true;
        const prev = getPrevProps(parent);
        const start = getFirstKeyStartProps(prev);
        return {
          type: "block-map",
          offset: this.offset,
          indent: this.indent,
          items: [{ start, key: null, sep: [this.sourceToken] }]
        };
      }
    }
    return null;
  }
  atIndentedComment(start, indent) {
    if (this.type !== "comment")
      return false;
    if (this.indent <= indent)
      return false;
    return start.every((st) => st.type === "newline" || st.type === "space");
  }
  *documentEnd(docEnd) {
    if (this.type !== "doc-mode") {
      if (docEnd.end)
        docEnd.end.push(this.sourceToken);
      else
        docEnd.end = [this.sourceToken];
      if (this.type === "newline")
        yield* this.pop();
    }
  }
  *lineEnd(token) {
    switch (this.type) {
      case "comma":
      case "doc-start":
      case "doc-end":
      case "flow-seq-end":
      case "flow-map-end":
      case "map-value-ind":
        yield* this.pop();
        yield* this.step();
        break;
      case "newline":
        this.onKeyLine = false;
      // fallthrough
      case "space":
      case "comment":
      default:
        if (token.end)
          token.end.push(this.sourceToken);
        else
          token.end = [this.sourceToken];
        if (this.type === "newline")
          yield* this.pop();
    }
  }
};

// node_modules/yaml/browser/dist/public-api.js
function parseOptions(options2) {
  const prettyErrors = options2.prettyErrors !== false;
  const lineCounter = options2.lineCounter || prettyErrors && new LineCounter() || null;
  return { lineCounter, prettyErrors };
}
function parseDocument(source, options2 = {}) {
  const { lineCounter, prettyErrors } = parseOptions(options2);
  const parser = new Parser(lineCounter?.addNewLine);
  const composer = new Composer(options2);
  let doc = null;
  for (const _doc of composer.compose(parser.parse(source), true, source.length)) {
    if (!doc)
      doc = _doc;
    else if (doc.options.logLevel !== "silent") {
      doc.errors.push(new YAMLParseError(_doc.range.slice(0, 2), "MULTIPLE_DOCS", "Source contains multiple documents; please use YAML.parseAllDocuments()"));
      break;
    }
  }
  if (prettyErrors && lineCounter) {
    doc.errors.forEach(prettifyError(source, lineCounter));
    doc.warnings.forEach(prettifyError(source, lineCounter));
  }
  return doc;
}

// src/requirements/contract/settings-tree.ts
var largestFile = 1e6;
function parseSettings(path2, text3) {
  const start = { path: path2, line: 1, column: 1 };
  if (text3.length > largestFile) return failed(`The file is larger than ${largestFile} characters.`, start);
  const lines = new LineCounter();
  const place2 = (node) => node.range ? originAt(path2, lines, node.range[0]) : start;
  try {
    const document = parseDocument(text3.replace(/^\uFEFF/, ""), {
      lineCounter: lines,
      prettyErrors: false,
      stringKeys: true,
      // Looked for below, where the name is at hand and a map of n names costs n steps.
      uniqueKeys: false
    });
    const [fault] = [...document.errors, ...document.warnings];
    if (fault !== void 0)
      return failed(faultSentence(fault.code, fault.message), originAt(path2, lines, fault.pos[0]));
    const problems = [];
    const root = treeBuilder(place2, (problem10) => problems.push(problem10))(document.contents, start);
    const empty = root.kind === "scalar" && root.value === null;
    return { root: empty ? { kind: "map", fields: /* @__PURE__ */ new Map(), origin: start } : root, problems };
  } catch (error) {
    if (error instanceof RangeError) return failed("The file is nested too deeply to be read.", start);
    throw error;
  }
}
function dataOf(node, known3 = /* @__PURE__ */ new Map()) {
  if (node.kind === "scalar") return node.value;
  if (known3.has(node)) return known3.get(node);
  if (node.kind === "list") {
    const list = node.items.map((item) => dataOf(item, known3));
    known3.set(node, list);
    return list;
  }
  const map2 = /* @__PURE__ */ Object.create(null);
  for (const [name, field2] of node.fields) map2[name] = dataOf(field2.value, known3);
  known3.set(node, map2);
  return map2;
}
function treeBuilder(place2, report) {
  const anchored = /* @__PURE__ */ new Map();
  const build = (node, parent) => {
    if (isAlias(node)) {
      const target = anchored.get(node.source);
      if (target !== void 0) return target;
      const origin = place2(node);
      report({ message: `The alias *${node.source} stands for nothing that is complete before it.`, origin });
      return { kind: "scalar", value: null, text: "", origin };
    }
    const tree = buildContent(node, parent);
    if ((isScalar(node) || isSeq(node) || isMap(node)) && node.anchor !== void 0) anchored.set(node.anchor, tree);
    return tree;
  };
  const buildContent = (node, parent) => {
    if (isMap(node)) return { kind: "map", fields: fieldsOf(node.items, place2(node)), origin: place2(node) };
    if (isSeq(node)) {
      const origin = place2(node);
      return { kind: "list", items: node.items.map((item) => build(item, origin)), origin };
    }
    if (!isScalar(node)) return { kind: "scalar", value: null, text: "", origin: parent };
    const value = scalarValue(node.value);
    const written2 = typeof value !== "string" && node.source !== void 0 ? node.source : String(value ?? "");
    return { kind: "scalar", value, text: written2, origin: value === null && written2 === "" ? parent : place2(node) };
  };
  const fieldsOf = (pairs2, parent) => {
    const fields = /* @__PURE__ */ new Map();
    for (const { key, value } of pairs2) {
      const origin = isScalar(key) ? place2(key) : parent;
      const name = isScalar(key) ? String(key.value) : "";
      const earlier = fields.get(name);
      if (earlier === void 0) fields.set(name, { name, origin, value: build(value, origin) });
      else report({ message: `"${name}" is written twice: line ${earlier.origin.line} has it already.`, origin });
    }
    return fields;
  };
  return build;
}
function scalarValue(value) {
  const plain2 = typeof value === "string" || typeof value === "number" || typeof value === "boolean" || value === null;
  return plain2 ? value : String(value);
}
function originAt(path2, lines, offset) {
  const { line, col } = lines.linePos(offset);
  return { path: path2, line: Math.max(1, line), column: Math.max(1, col) };
}
function failed(message, origin) {
  return { root: void 0, problems: [{ message, origin }] };
}
function faultSentence(code2, message) {
  const sentences = /* @__PURE__ */ new Map([
    ["TAB_AS_INDENT", "A tab indents this line: YAML takes blanks only."],
    ["MULTIPLE_DOCS", "A second document begins here: the file is one document."],
    ["NON_STRING_KEY", "This name is a list or a map: names are texts."],
    ["BLOCK_AS_IMPLICIT_KEY", "A colon within the value: put the value in quotes."],
    ["TAG_RESOLVE_FAILED", "A tag (!\u2026) has no meaning here."]
  ]);
  return sentences.get(code2) ?? `The file is not valid YAML: ${message.replace(/\.$/, "")}.`;
}

// src/requirements/contract/settings-from-tree.ts
var wordsOfValues = /* @__PURE__ */ new Set([
  "type",
  "enum",
  "const",
  "pattern",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "format",
  "not",
  "items",
  "minItems",
  "maxItems",
  "uniqueItems"
]);
function settingsFrom(path2, root, report) {
  const groups = fieldsBelow(root, "groups").map(({ name, origin, value }) => ({
    name,
    members: names(value),
    origin
  }));
  const groupNames = new Set(groups.map(({ name }) => name));
  return {
    path: path2,
    environments: fieldsBelow(root, "environments").map(environment),
    groups,
    applications: fieldsBelow(root, "applications").map((field2) => application(field2, report)),
    provided: itemsBelow(root, "provided").map((item) => ({
      keys: patterns(item, report),
      where: where(field(item, "in")),
      ...applications(item),
      by: textOf(item, "by"),
      origin: item.origin
    })),
    ignore: itemsBelow(root, "ignore").map((item) => ({
      keys: patterns(item, report),
      ...applications(item),
      reason: textOf(item, "reason"),
      origin: item.origin
    })),
    keys: fieldsBelow(root, "keys").map((field2) => keyEntry(field2, groupNames, report)),
    rules: fieldsBelow(root, "rules").map(rule),
    exceptions: itemsBelow(root, "exceptions").map((item) => exception(item, report))
  };
}
function environment({ name, value, origin }) {
  const profiles = field(value, "profiles");
  return {
    name,
    profiles: profiles === void 0 ? [name] : names(profiles).map((profile) => profile.name),
    compared: truth(value, "compared") ?? true,
    variables: fieldsBelow(value, "variables").map((variable) => ({
      name: variable.name,
      value: text(variable.value),
      origin: variable.origin
    })),
    origin
  };
}
function application({ name, value, origin }, report) {
  const path2 = field(value, "path");
  const root = path2 === void 0 ? "." : repositoryPath(".", path2, report);
  const layers = field(value, "layers");
  const environments = field(value, "environments");
  return {
    name,
    path: root,
    ...layers && { layers: itemsOf(layers).map((layer) => layerPath(root, layer, report)) },
    ...optionalText(value, "boot"),
    ...environments && { environments: names(environments) },
    origin
  };
}
function layerPath(root, node, report) {
  const path2 = text(node);
  const unknown = /\{(?!env\})[^}]*\}?/.exec(path2)?.[0];
  if (unknown !== void 0) {
    const message = `"${path2}" has ${unknown}, which stands for nothing: only {env} is replaced.`;
    report({ message, origin: node.origin });
  }
  repositoryPath(root, node, report);
  return { path: path2, origin: node.origin };
}
function repositoryPath(base, node, report) {
  const path2 = text(node);
  const fail2 = (why) => {
    report({ message: `"${path2}" ${why}.`, origin: node.origin });
    return ".";
  };
  if (path2.includes("\\")) return fail2("has a backslash: paths are written with /");
  if (/^(?:\/|~|[A-Za-z]:)/.test(path2)) return fail2("is an absolute path: paths are relative to the repository");
  if (path2.includes("\0")) return fail2("has a character that no path has");
  const steps = [];
  for (const step of `${base}/${path2}`.split("/")) {
    if (step === ".." && steps.pop() === void 0) return fail2("leaves the repository");
    if (step !== ".." && step !== "." && step !== "") steps.push(step);
  }
  return steps.length === 0 ? "." : steps.join("/");
}
function keyEntry({ name, value, origin }, groups, report) {
  patternPlace(name, origin, report);
  const deprecated = deprecation(fieldOf(value, "deprecated"), report);
  const secret = truth(value, "secret");
  const allowEmpty = truth(value, "allowEmpty");
  return {
    pattern: name,
    origin,
    ...applications(value),
    ...demand(value, "required", report),
    ...demand(value, "override", report),
    ...demand(value, "forbidden", report),
    ...demand(value, "differ", report),
    ...demand(value, "equal", report),
    ...demand(value, "together", report),
    ...secret !== void 0 && { secret },
    ...allowEmpty !== void 0 && { allowEmpty },
    values: valueRules(value, groups, origin, report),
    ...deprecated && { deprecated },
    ...optionalText(value, "why"),
    ...optionalText(value, "owner"),
    ...optionalText(value, "docs")
  };
}
function demand(entry, name, report) {
  const written2 = fieldOf(entry, name);
  if (written2 === void 0) return {};
  const { value, origin } = written2;
  const demands = {};
  if (value.kind === "scalar") demands[name] = { where: value.value === true ? "all" : [], when: [], origin };
  else if (value.kind === "list") demands[name] = { where: names(value), when: [], origin };
  else demands[name] = { where: where(field(value, "in")), when: conditions(value, report), origin };
  return demands;
}
function conditions(node, report) {
  return fieldsBelow(node, "when").map(({ name, value, origin }) => {
    if (name.includes("*")) report({ message: `"${name}" is a pattern: a condition names one key.`, origin });
    else patternPlace(name, origin, report);
    return { key: name, value: text(value), origin };
  });
}
function valueRules(entry, groups, origin, report) {
  const general = words(entry, report);
  const rules2 = general === void 0 ? [] : [{ schema: general, where: "all", origin }];
  const special = fieldsBelow(entry, "in").map((place2) => ({
    schema: words(place2.value, report) ?? {},
    where: [{ name: place2.name, origin: place2.origin }],
    origin: place2.origin,
    isGroup: groups.has(place2.name)
  }));
  special.sort((a, b) => Number(b.isGroup) - Number(a.isGroup));
  for (const { schema: schema4, where: where2, origin: origin2 } of special) rules2.push({ schema: schema4, where: where2, origin: origin2 });
  return rules2;
}
function words(node, report) {
  if (node.kind !== "map") return void 0;
  const found = [...node.fields.values()].filter(({ name }) => wordsOfValues.has(name));
  for (const { name, value } of found) {
    if (name === "pattern") checkExpression(value, report);
    if (name === "not" || name === "items") words(value, report);
  }
  checkBounds(node, "minimum", "maximum", report);
  checkBounds(node, "minLength", "maxLength", report);
  checkBounds(node, "minItems", "maxItems", report);
  return found.length === 0 ? void 0 : Object.fromEntries(found.map(({ name, value }) => [name, dataOf(value)]));
}
function checkExpression(node, report) {
  const expression = regularExpression(text(node));
  if ("problem" in expression) report({ message: `"${text(node)}" ${expression.problem}.`, origin: node.origin });
}
function checkBounds(node, lower, upper, report) {
  const [least, most] = [fieldOf(node, lower), fieldOf(node, upper)];
  if (least === void 0 || most === void 0 || Number(text(least.value)) <= Number(text(most.value))) return;
  report({ message: `No value can satisfy this: "${lower}" is above "${upper}".`, origin: least.origin });
}
function deprecation(written2, report) {
  if (written2 === void 0 || written2.value.kind === "scalar" && written2.value.value === false) return void 0;
  const until = field(written2.value, "until");
  return {
    ...optionalText(written2.value, "use"),
    ...until && { until: date(until, report) },
    origin: written2.origin
  };
}
function rule({ name, value, origin }) {
  const written2 = value.kind === "map" ? textOf(value, "severity") : text(value);
  return { rule: name, severity: severityOf2(written2), locked: truth(value, "locked") ?? false, origin };
}
function severityOf2(written2) {
  return written2 === "error" || written2 === "warning" || written2 === "notice" ? written2 : "off";
}
function exception(item, report) {
  const key = field(item, "key");
  const until = field(item, "until");
  return {
    key: key === void 0 ? "" : patternPlace(text(key), key.origin, report).pattern,
    rule: textOf(item, "rule"),
    where: where(field(item, "in")),
    ...applications(item),
    reason: textOf(item, "reason"),
    until: until === void 0 ? "" : date(until, report),
    origin: item.origin
  };
}
function date(node, report) {
  const written2 = text(node);
  if (!isDay(written2)) report({ message: `"${written2}" is no day of the calendar.`, origin: node.origin });
  return written2;
}
function isDay(written2) {
  const [, year, month2, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(written2)?.map(Number) ?? [];
  if (year === void 0 || month2 === void 0 || day === void 0 || month2 < 1 || month2 > 12) return false;
  const leap = year % 4 === 0 && year % 100 !== 0 || year % 400 === 0;
  const days2 = month2 === 2 ? leap ? 29 : 28 : [4, 6, 9, 11].includes(month2) ? 30 : 31;
  return day >= 1 && day <= days2;
}
function patterns(item, report) {
  const keys = field(item, "keys");
  return keys === void 0 ? [] : itemsOf(keys).map((key) => patternPlace(text(key), key.origin, report));
}
function patternPlace(pattern, origin, report) {
  const problem10 = patternProblem(pattern);
  if (problem10 !== void 0) report({ message: `The key "${pattern}" ${problem10}.`, origin });
  return { pattern, origin };
}
function where(node) {
  return node === void 0 ? "all" : names(node);
}
function applications(node) {
  const listed2 = field(node, "applications");
  return listed2 === void 0 ? {} : { applications: names(listed2) };
}
function names(list) {
  return itemsOf(list).map((item) => ({ name: text(item), origin: item.origin }));
}
function fieldOf(node, name) {
  return node.kind === "map" ? node.fields.get(name) : void 0;
}
function field(node, name) {
  return fieldOf(node, name)?.value;
}
function fieldsBelow(node, name) {
  const below = field(node, name);
  return below?.kind === "map" ? [...below.fields.values()] : [];
}
function itemsBelow(node, name) {
  const below = field(node, name);
  return below === void 0 ? [] : itemsOf(below);
}
function itemsOf(node) {
  return node.kind === "list" ? node.items : [];
}
function text(node) {
  return node.kind === "scalar" ? node.text : "";
}
function textOf(node, name) {
  const below = field(node, name);
  return below === void 0 ? "" : text(below);
}
function optionalText(node, name) {
  const below = field(node, name);
  const texts2 = {};
  if (below !== void 0) texts2[name] = text(below);
  return texts2;
}
function truth(node, name) {
  const below = field(node, name);
  return below?.kind === "scalar" && typeof below.value === "boolean" ? below.value : void 0;
}

// src/requirements/contract/suppression.ts
function parseSuppression(directive, knownRules = []) {
  const { origin } = directive;
  const problem10 = (message, suggestion) => ({
    problem: suggestion === void 0 ? { message, origin } : { message, origin, suggestion }
  });
  if (directive.verb !== "ignore") {
    return problem10(`"keyparity-${directive.verb}" means nothing.`, 'did you mean "keyparity-ignore"?');
  }
  const [rule20 = "", ...words2] = directive.text.split(/\s+/).filter((word2) => word2 !== "");
  if (rule20 === "") return problem10("It names no rule.");
  if (knownRules.length > 0 && !knownRules.includes(rule20)) {
    const meant = closest(rule20, knownRules);
    return problem10(`Unknown rule "${rule20}".`, meant && `did you mean "${meant}"?`);
  }
  let written2;
  let until;
  let word = words2[0];
  while (word !== void 0) {
    if (until === void 0 && word.startsWith("until=")) until = word.slice("until=".length);
    else if (written2 === void 0 && word.startsWith("key=")) written2 = word.slice("key=".length);
    else if (written2 === void 0 && until === void 0 && looksLikeKey(word)) written2 = word;
    else break;
    words2.shift();
    word = words2[0];
  }
  if (until !== void 0 && !isDay(until)) return problem10(`"${until}" is no day of the calendar as YYYY-MM-DD.`);
  const fault = written2 === void 0 ? void 0 : patternProblem(written2);
  if (fault !== void 0) return problem10(`The key "${written2}" ${fault}.`);
  if (written2 === void 0 && directive.nextLine === 0) return problem10("It names no key, and nothing follows it.");
  if (words2.length === 0) return problem10("It gives no reason.");
  return {
    rule: rule20,
    ...written2 !== void 0 && { key: written2 },
    reason: words2.join(" "),
    ...until !== void 0 && { until },
    origin
  };
}
function looksLikeKey(word) {
  return /^[\w*-][^\s,;:!?()]*$/.test(word) && (/[^.]\.[^.]/.test(word) || /\[|\*/.test(word)) && !word.endsWith(".");
}

// src/findings/suppressions.ts
function suppressionsOf(applications2, library, knownRules) {
  const suppressions = [];
  const defects = [];
  for (const application2 of applications2) {
    const dialect = application2.relaxed ? "spring-boot" : "java";
    for (const path2 of new Set(application2.documents.map((document) => document.path))) {
      const file = library.read(path2, dialect);
      for (const directive of file?.directives ?? []) {
        const suppression = parseSuppression(directive, knownRules);
        if ("problem" in suppression) {
          const { origin } = directive;
          defects.push({
            kind: "suppression",
            rule: "",
            origin,
            matched: 0,
            expired: false,
            defect: sentenceOf2(suppression.problem)
          });
          continue;
        }
        const next = file?.documents.flatMap(({ properties }) => properties).find(({ origin }) => origin.line === directive.nextLine);
        const key = suppression.key ?? next?.key;
        const environments = application2.environments.filter(({ layers }) => layers.some(({ source }) => source.document?.path === path2)).map(({ name }) => name);
        if (key !== void 0) suppressions.push({ ...suppression, key, application: application2.name, environments });
      }
    }
  }
  return { suppressions, defects };
}
function sentenceOf2({ message, suggestion }) {
  return suggestion === void 0 ? message : `${message.replace(/\.$/, "")}; ${suggestion}`;
}

// src/spring/environment-variables.ts
function variableCandidates(name, law) {
  const elements = canonicalElements(name);
  if (elements === void 0) return rawVariableCandidates(name);
  const uniform = joined(elements.map(uniformElement));
  const legacy = joined(elements.map((element) => element.text.replaceAll("-", "_")));
  const text3 = canonicalText(name, elements);
  if (law.lowerCaseVariables) return [.../* @__PURE__ */ new Set([uniform.toUpperCase(), legacy.toUpperCase(), uniform, legacy, text3])];
  return [...new Set([uniform.toUpperCase(), legacy.toUpperCase(), text3].flatMap(rawVariableCandidates))];
}
function rawVariableCandidates(name) {
  return [...new Set([name, name.toUpperCase()].flatMap(withUnderscores))];
}
function keyOfVariable(variable) {
  return mappedVariable(variable) ?? variable;
}
function mappedVariable(variable) {
  let key = "";
  for (const { text: text3 } of parseName(variable, "_")) {
    const lower = text3.toLowerCase();
    const [element, ...more] = parseName(new RegExp("^\\p{Nd}+$", "u").test(lower) ? `[${lower}]` : lower, ".");
    if (element === void 0 || more.length > 0) return void 0;
    if (element.kind === "number" || element.kind === "index") key += `[${element.text}]`;
    else key += key === "" ? element.text : `.${element.text}`;
  }
  return key === "" ? void 0 : key;
}
function variablesSource(variables2, name = "environment variables") {
  const properties = [];
  for (const [key, { value, origin }] of variables2) properties.push({ key, value, origin, valueOrigin: origin });
  return { name, kind: "variables", properties };
}
function joined(elements) {
  let text3 = "";
  for (const element of elements) text3 += text3 === "" ? element : `_${element}`;
  return text3;
}
function withUnderscores(name) {
  const withoutDots = name.replaceAll(".", "_");
  return [name, withoutDots, name.replaceAll("-", "_"), withoutDots.replaceAll("-", "_")];
}

// src/spring/generation.ts
var boot27 = {
  name: "2.7",
  legacyProfiles: true,
  cloudPlatformNone: false,
  cloudPlatforms: ["NONE", "CLOUD_FOUNDRY", "HEROKU", "SAP", "KUBERNETES", "AZURE_APP_SERVICE"],
  emptyMap: "map-object",
  lazyPlaceholders: false,
  profilesInInactiveDocuments: false,
  environmentImport: false,
  validatesProfileNames: false,
  lowerCaseVariables: false,
  groupedOuterImports: false,
  ignoresBlankLocations: false,
  hintsAnywhere: false,
  emptyTextIsObject: false
};
var boot30 = { ...boot27, name: "3.0", legacyProfiles: false };
var boot31 = {
  ...boot30,
  name: "3.1",
  cloudPlatforms: ["NONE", "CLOUD_FOUNDRY", "HEROKU", "SAP", "NOMAD", "KUBERNETES", "AZURE_APP_SERVICE"]
};
var boot33 = { ...boot31, name: "3.3", cloudPlatformNone: true };
var boot34 = { ...boot33, name: "3.4", emptyMap: "nothing", lazyPlaceholders: true };
var boot35 = {
  ...boot34,
  name: "3.5",
  profilesInInactiveDocuments: true,
  environmentImport: true,
  validatesProfileNames: true,
  lowerCaseVariables: true,
  groupedOuterImports: true
};
var boot40 = {
  ...boot35,
  name: "4.0",
  ignoresBlankLocations: true,
  cloudPlatforms: [...boot35.cloudPlatforms, "AWS_ECS"]
};
var boot41 = { ...boot40, name: "4.1", emptyMap: "empty-text", hintsAnywhere: true, emptyTextIsObject: true };
var known = [
  [4, 1, boot41],
  [4, 0, boot40],
  [3, 5, boot35],
  [3, 4, boot34],
  [3, 3, boot33],
  [3, 1, boot31],
  [3, 0, boot30]
];
var defaultGeneration = boot35;
function generationOf(version3) {
  const match = /^(\d+)(?:\.(\d+|x))?/.exec(version3);
  if (match === null) return void 0;
  const major = Number(match[1]);
  const minor = match[2] === void 0 || match[2] === "x" ? 99 : Number(match[2]);
  for (const [knownMajor, knownMinor, generation] of known) {
    if (major > knownMajor || major === knownMajor && minor >= knownMinor) return generation;
  }
  return boot27;
}

// src/applications/boot-version.ts
var version2 = String.raw`(\d+\.\d+(?:\.[\w-]+)*)`;
var mavenParent = /<artifactId>\s*spring-boot-(?:starter-parent|dependencies)\s*<\/artifactId>\s*<version>\s*([^<\s]+)\s*<\/version>/;
var gradlePlugin = new RegExp(String.raw`org\.springframework\.boot['"]?\)?\s*(?:version|:)?[\s:(]*['"]?${version2}`);
var gradleBom = new RegExp(`spring-boot-(?:dependencies|gradle-plugin):${version2}`);
var gradleProperty = new RegExp(
  String.raw`^\s*(?:ext\.)?spring_?-?boot_?-?(?:version)?\s*[=:]\s*['"]?${version2}`,
  "im"
);
var catalogVersion = new RegExp(
  String.raw`^\s*spring-?_?boot(?:-?_?version)?\s*=\s*(?:\{[^}\n]*?)?"${version2}`,
  "im"
);
var catalogPlugin = new RegExp(String.raw`org\.springframework\.boot"\s*,\s*version\s*=\s*"${version2}`);
function findGeneration(tree, paths, module) {
  for (let directory = module; ; directory = parentOf(directory)) {
    const found = versionIn(tree, paths, directory);
    const generation = found === void 0 ? void 0 : generationOf(found);
    if (generation !== void 0) return generation;
    if (directory === ".") return void 0;
  }
}
function versionIn(tree, paths, directory) {
  const text3 = (name) => {
    const path2 = directory === "." ? name : `${directory}/${name}`;
    if (!paths.has(path2)) return void 0;
    const bytes2 = tree.read(path2);
    return bytes2 === void 0 ? void 0 : new TextDecoder().decode(bytes2);
  };
  const pom = text3("pom.xml");
  if (pom !== void 0) {
    const written2 = mavenParent.exec(pom)?.[1];
    const property = written2 === void 0 ? void 0 : /^\$\{([\w.-]+)\}$/.exec(written2)?.[1];
    const resolved = property === void 0 ? written2 : mavenProperty(pom, property);
    const found = resolved ?? mavenProperty(pom, "spring-boot.version") ?? mavenProperty(pom, "spring.boot.version");
    if (found !== void 0) return found;
  }
  for (const name of [
    "build.gradle",
    "build.gradle.kts",
    "settings.gradle",
    "settings.gradle.kts",
    "gradle.properties"
  ]) {
    const script = text3(name);
    if (script === void 0) continue;
    const found = gradlePlugin.exec(script) ?? gradleBom.exec(script) ?? gradleProperty.exec(script);
    if (found !== null) return found[1];
  }
  const catalog = text3("gradle/libs.versions.toml");
  if (catalog === void 0) return void 0;
  return (catalogPlugin.exec(catalog) ?? catalogVersion.exec(catalog))?.[1];
}
function mavenProperty(pom, name) {
  const open = `<${name}>`;
  const start = pom.indexOf(open);
  if (start < 0) return void 0;
  const end = pom.indexOf("<", start + open.length);
  const text3 = pom.slice(start + open.length, end).trim();
  return /^\d/.test(text3) ? text3 : void 0;
}
function parentOf(directory) {
  const slash = directory.lastIndexOf("/");
  return slash < 0 ? "." : directory.slice(0, slash);
}

// src/applications/config-data/resources.ts
var indexes = /* @__PURE__ */ new WeakMap();
function indexOf(tree) {
  const known3 = indexes.get(tree);
  if (known3 !== void 0) return known3;
  const files = new Set(tree.list());
  const names3 = /* @__PURE__ */ new Map([["", /* @__PURE__ */ new Set()]]);
  for (const path2 of files) {
    let end = path2.lastIndexOf("/");
    while (end > 0) {
      const directory = path2.slice(0, end);
      const seen = names3.has(directory);
      if (!seen) names3.set(directory, /* @__PURE__ */ new Set());
      end = directory.lastIndexOf("/");
      const parent = end > 0 ? directory.slice(0, end) : "";
      const siblings = names3.get(parent) ?? /* @__PURE__ */ new Set();
      siblings.add(directory.slice(end + 1));
      names3.set(parent, siblings);
      if (seen) break;
    }
  }
  const directories = /* @__PURE__ */ new Map();
  for (const [directory, children] of names3) directories.set(directory, [...children].sort(compareBytes));
  const index = { files, directories };
  indexes.set(tree, index);
  return index;
}
function resourcesOf(tree, options2, read) {
  const index = indexOf(tree);
  const roots = options2.classpathRoots.map((root) => normalPath(root) ?? "");
  const workingDirectory = normalPath(options2.workingDirectory) ?? "";
  const sorted = tree.list();
  const places = /* @__PURE__ */ new Map();
  const locate2 = (location) => {
    if (location.startsWith("classpath:")) {
      const relative2 = normalPath(location.slice("classpath:".length).replace(/^\/+/, ""));
      if (relative2 === void 0) return "outside";
      const paths = roots.map((root) => join(root, relative2));
      const path3 = paths.find((candidate) => index.files.has(candidate) || index.directories.has(candidate)) ?? paths[0];
      return path3 === void 0 ? "outside" : { medium: "classpath", path: path3 };
    }
    const text3 = location.startsWith("file:") ? location.slice("file:".length) : location;
    if (text3.startsWith("/") || /^[a-zA-Z][a-zA-Z0-9*+.-]*:/.test(text3)) return "outside";
    const path2 = normalPath(join(workingDirectory, text3));
    return path2 === void 0 ? "outside" : { medium: "file", path: path2 };
  };
  return {
    file: (path2) => index.files.has(path2) ? read(path2) : void 0,
    exists: (path2) => index.files.has(path2),
    raw: (path2) => index.files.has(path2) ? tree.read(path2) : void 0,
    locate: (location) => {
      let place2 = places.get(location);
      if (place2 === void 0) {
        place2 = locate2(location);
        places.set(location, place2);
      }
      return place2;
    },
    // Whatever is in it, the directory in which the application runs is there.
    directories: (path2) => index.directories.get(path2) ?? (path2 === workingDirectory ? [] : void 0),
    filesBelow: (path2) => {
      const prefix = path2 === "" ? "" : `${path2}/`;
      return sorted.filter((candidate) => candidate.startsWith(prefix));
    }
  };
}
function join(directory, path2) {
  return directory === "" ? path2 : path2 === "" ? directory : `${directory}/${path2}`;
}
function normalPath(path2) {
  const elements = [];
  for (const element of path2.split("/")) {
    if (element === "" || element === ".") continue;
    if (element !== "..") elements.push(element);
    else if (elements.pop() === void 0) return void 0;
  }
  return elements.join("/");
}

// src/spring/lookup.ts
var documentIndexes = /* @__PURE__ */ new WeakMap();
var variableIndexes = /* @__PURE__ */ new WeakMap();
function sourceIndex(source) {
  const indexes2 = source.kind === "variables" ? variableIndexes : documentIndexes;
  const known3 = indexes2.get(source.properties);
  if (known3 !== void 0) return known3;
  const index = source.kind === "variables" ? indexOfVariables(source.properties) : indexOf2(source.properties, uniformName);
  indexes2.set(source.properties, index);
  return index;
}
function findProperty(sources2, name, law = defaultGeneration) {
  const elements = canonicalElements(name);
  if (elements === void 0) return findExact(sources2, name);
  const text3 = canonicalText(name, elements);
  const uniform = uniformName(name);
  let variables2;
  for (const source of sources2) {
    const { exact, uniform: spellings } = sourceIndex(source);
    let property;
    if (source.kind === "variables") {
      variables2 ??= variableCandidates(name, law);
      property = firstOf(exact, variables2);
    } else {
      property = exact.get(text3);
    }
    property ??= uniform === "" ? void 0 : spellings.get(uniform);
    if (property !== void 0) return { property, source };
  }
  return void 0;
}
function findExact(sources2, name) {
  let variables2;
  for (const source of sources2) {
    const { exact } = sourceIndex(source);
    if (source.kind === "variables") variables2 ??= rawVariableCandidates(name);
    const property = source.kind === "variables" ? firstOf(exact, variables2 ?? []) : exact.get(name);
    if (property !== void 0) return { property, source };
  }
  return void 0;
}
var visibleWithoutEmptyMaps = /* @__PURE__ */ new WeakMap();
function visibleProperties(document, generation) {
  if (generation.emptyMap !== "nothing") return document.properties;
  let visible = visibleWithoutEmptyMaps.get(document);
  if (visible === void 0) {
    visible = document.properties.some((property) => property.shape === "empty-map") ? document.properties.filter((property) => property.shape !== "empty-map") : document.properties;
    visibleWithoutEmptyMaps.set(document, visible);
  }
  return visible;
}
function isUnreadable({ property, source }, generation) {
  return property.shape === "empty-map" && (generation.emptyMap === "map-object" || source.kind === "json");
}
function indexOf2(properties, nameOf2) {
  const exact = /* @__PURE__ */ new Map();
  const uniform = /* @__PURE__ */ new Map();
  const rivals = /* @__PURE__ */ new Map();
  for (const property of properties) exact.set(property.key, property);
  for (const property of exact.values()) {
    const name = nameOf2(property.key);
    const first = uniform.get(name);
    if (first === void 0) {
      uniform.set(name, property);
    } else {
      const others = rivals.get(name);
      if (others === void 0) rivals.set(name, [first, property]);
      else others.push(property);
    }
  }
  for (const [name, spellings] of rivals) uniform.set(name, firstInHashSet(spellings));
  return { exact, uniform };
}
function indexOfVariables(variables2) {
  const mapped = variables2.filter(({ key }) => mappedVariable(key) !== void 0);
  const others = variables2.filter(({ key }) => mappedVariable(key) === void 0);
  return indexOf2([...mapped, ...others], (key) => uniformName(keyOfVariable(key)));
}
function firstInHashSet(properties) {
  let buckets = 16;
  while (properties.length > buckets * 0.75) buckets *= 2;
  let first = properties[0];
  let lowest = bucketOf(first.key, buckets);
  for (const property of properties) {
    const bucket = bucketOf(property.key, buckets);
    if (bucket < lowest) {
      first = property;
      lowest = bucket;
    }
  }
  return first;
}
function bucketOf(key, buckets) {
  let hash = 0;
  for (let position2 = 0; position2 < key.length; position2++) hash = 31 * hash + key.charCodeAt(position2) | 0;
  return (hash ^ hash >>> 16) & buckets - 1;
}
function firstOf(exact, names3) {
  for (const name of names3) {
    const property = exact.get(name);
    if (property !== void 0) return property;
  }
  return void 0;
}

// src/applications/listed-layers.ts
var slot = "{env}";
function joinPath(directory, relative2) {
  const parts = directory === "." ? [] : directory.split("/");
  for (const part of relative2.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.length === 0 ? "." : parts.join("/");
}
function layerListed(setting, plans, read, generation) {
  const patterns2 = (setting.layers ?? []).map((layer) => ({ ...layer, path: joinPath(setting.path, layer.path) }));
  const found = /* @__PURE__ */ new Set();
  const environments = plans.map((plan) => {
    const layers = [];
    if (plan.variables !== void 0) layers.push({ kind: "environment", source: plan.variables });
    for (const pattern of patterns2.toReversed()) {
      const path2 = pattern.path.replaceAll(slot, plan.name);
      const file = read(path2);
      if (file === void 0) continue;
      found.add(pattern.path);
      for (const document of file.documents.toReversed()) {
        layers.push({
          kind: pattern.path.includes(slot) ? "environment" : "shared",
          source: {
            name: nameOf(document),
            kind: "document",
            properties: visibleProperties(document, generation),
            document
          }
        });
      }
    }
    const home = patterns2.findLast((pattern) => pattern.path.includes(slot)) ?? patterns2.at(-1);
    return {
      name: plan.name,
      profiles: plan.profiles,
      compared: plan.compared,
      layers,
      open: [],
      failures: [],
      home: (home?.path ?? setting.path).replaceAll(slot, plan.name)
    };
  });
  const missing = patterns2.filter((pattern) => !found.has(pattern.path));
  return { environments, missing };
}
function nameOf(document) {
  return document.count > 1 ? `${document.path} (document ${document.index + 1})` : document.path;
}

// src/applications/modules.ts
var neverDeployed = /(?:^|\/)(?:node_modules|target|build|out|dist|bin|\.[^/]+|__MACOSX|test-?fixtures?|fixtures|testdata|test-?resources|archetype-resources|samples?|examples?)\//i;
var otherSourceSet = /(?:^|\/)src\/(?!main\/)[^/]*(?:test|fixture|it|aat|e2e|mock|jmh|benchmark)[^/]*\//i;
var bootFile = /^(?:config\/)?(application|bootstrap)(?:-[^/]+)?\.(?:properties|ya?ml)$/;
var resourceDirectory = /^(?:(.*)\/)?(src\/main\/resources|src\/main\/config|src\/main\/resource)\/(.+)$/;
function isOutsideProduction(path2) {
  return neverDeployed.test(path2) || otherSourceSet.test(path2);
}
function findConfiguredModules(paths) {
  const modules = /* @__PURE__ */ new Map();
  const besides = [];
  for (const path2 of paths) {
    if (!/(?:application|bootstrap)[^/]*\.(?:properties|ya?ml)$/.test(path2) || isOutsideProduction(path2)) continue;
    const match = resourceDirectory.exec(path2);
    if (match !== null) {
      const [, module = ".", root = "", inside = ""] = match;
      if (!bootFile.test(inside)) continue;
      const entry = modules.get(module) ?? { roots: /* @__PURE__ */ new Set(), files: [] };
      entry.roots.add(module === "." ? root : `${module}/${root}`);
      entry.files.push(path2);
      modules.set(module, entry);
    } else {
      const file = /^(?:(.*)\/)?((?:config\/)?(?:application)[^/]*)$/.exec(path2);
      if (file !== null && bootFile.test(file[2])) besides.push([file[1] ?? ".", path2]);
    }
  }
  for (const [directory, path2] of besides) modules.get(directory)?.files.push(path2);
  return [...modules].map(([path2, { roots, files }]) => ({
    path: path2,
    resourceRoots: [...roots].sort(compareBytes),
    files: files.sort(compareBytes)
  })).sort((a, b) => compareBytes(a.path, b.path));
}

// src/spring/conversions.ts
var longMinimum = -(2n ** 63n);
var longMaximum = 2n ** 63n - 1n;
function toInteger(text3) {
  const match = /^(?:([+-]?)(\d+)|(-?)(?:0[xX]|#)([\da-fA-F]+))$/.exec(withoutWhitespace(text3));
  if (match === null) return void 0;
  const size = match[2] === void 0 ? BigInt(`0x${match[4]}`) : BigInt(match[2]);
  const value = (match[1] ?? match[3]) === "-" ? -size : size;
  return isLong(value) ? Number(value) : void 0;
}
function toDecimal(text3) {
  const number = withoutWhitespace(text3);
  const match = /^([+-]?)(?:(NaN)|(Infinity)|((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)[fFdD]?|(0[xX].+))$/.exec(number);
  if (match === null) return void 0;
  const sign = match[1] === "-" ? -1 : 1;
  if (match[2] !== void 0) return Number.NaN;
  if (match[3] !== void 0) return sign * Number.POSITIVE_INFINITY;
  if (match[4] !== void 0) return sign * Number(match[4]);
  const hexadecimal = /^0[xX](?:([\da-fA-F]+)\.?|([\da-fA-F]*)\.([\da-fA-F]+))[pP]([+-]?\d+)[fFdD]?$/.exec(
    match[5] ?? ""
  );
  if (hexadecimal === null) return void 0;
  const fraction = hexadecimal[3] ?? "";
  const digits = Number(BigInt(`0x${hexadecimal[1] ?? hexadecimal[2]}${fraction}`));
  return sign * digits * 2 ** (Number(hexadecimal[4]) - 4 * fraction.length);
}
function toBoolean(text3) {
  switch (trimmed(text3).toLowerCase()) {
    case "true":
    case "on":
    case "yes":
    case "1":
      return true;
    case "false":
    case "off":
    case "no":
    case "0":
      return false;
    default:
      return void 0;
  }
}
var nanosecondsOf = {
  ns: 1n,
  us: 1000n,
  ms: 1000000n,
  s: 1000000000n,
  m: 60000000000n,
  h: 3600000000000n,
  d: 86400000000000n
};
var nanosecondsPerSecond = 1000000000n;
function toDuration(text3, unit = "ms") {
  const simple = /^([+-]?\d+)([a-zA-Z]{0,2})$/.exec(text3);
  const nanoseconds = simple === null ? isoDuration(text3) : simpleDuration(simple[1] ?? "", simple[2] || unit);
  return nanoseconds === void 0 ? void 0 : Number(nanoseconds) / 1e6;
}
function simpleDuration(amount2, unit) {
  const count = BigInt(amount2.replace("+", ""));
  const suffix = unit.toLowerCase();
  const length = Object.hasOwn(nanosecondsOf, suffix) ? nanosecondsOf[suffix] : void 0;
  return length === void 0 || !isLong(count) ? void 0 : withinDuration(count * length);
}
function isoDuration(text3) {
  const match = /^([-+]?)P(?:([-+]?\d+)D)?(T(?:([-+]?\d+)H)?(?:([-+]?\d+)M)?(?:([-+]?\d+)(?:[.,](\d{0,9}))?S)?)?$/i.exec(text3);
  if (match === null || match[3] === "T") return void 0;
  const [, sign, days2, , hours, minutes, seconds, fraction = ""] = match;
  const counts = [days2, hours, minutes, seconds];
  if (counts.every((count) => count === void 0)) return void 0;
  const lengths = [86400n, 3600n, 60n, 1n];
  let total = 0n;
  for (const [index, count] of counts.entries()) {
    const amount2 = BigInt((count ?? "0").replace("+", ""));
    const part = amount2 * (lengths[index] ?? 0n);
    if (!isLong(amount2) || !isLong(part)) return void 0;
    total += part;
  }
  const rest = BigInt(fraction.padEnd(9, "0"));
  const nanoseconds = total * nanosecondsPerSecond + (seconds?.startsWith("-") ? -rest : rest);
  return withinDuration(sign === "-" ? -nanoseconds : nanoseconds);
}
function withinDuration(nanoseconds) {
  const floor = nanoseconds / nanosecondsPerSecond - (nanoseconds % nanosecondsPerSecond < 0n ? 1n : 0n);
  return isLong(floor) ? nanoseconds : void 0;
}
var bytesOf = {
  "": 1n,
  B: 1n,
  KB: 2n ** 10n,
  MB: 2n ** 20n,
  GB: 2n ** 30n,
  TB: 2n ** 40n
};
function toDataSize(text3) {
  const match = /^([+-]?\d+)([a-zA-Z]{0,2})$/.exec(withoutWhitespace(text3));
  if (match === null) return void 0;
  const [, amount2 = "", suffix = ""] = match;
  const count = BigInt(amount2.replace("+", ""));
  const unit = Object.hasOwn(bytesOf, suffix) ? bytesOf[suffix] : void 0;
  return unit !== void 0 && isLong(count) && isLong(count * unit) ? Number(count * unit) : void 0;
}
function toList(text3) {
  return text3 === "" ? [] : text3.split(",").map(trimmed);
}
function trimmed(text3) {
  let [start, end] = [0, text3.length];
  while (start < end && text3.charCodeAt(start) <= 32) start++;
  while (end > start && text3.charCodeAt(end - 1) <= 32) end--;
  return text3.slice(start, end);
}
function withoutWhitespace(text3) {
  return text3.replace(/[\t-\r\x1c-\x20\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]/g, "");
}
function isLong(value) {
  return value >= longMinimum && value <= longMaximum;
}

// src/spring/profile-expression.ts
var maximumDepth = 1e3;
function parseProfileExpression(text3) {
  if (!hasText(text3)) return { malformed: `Invalid profile expression [${text3}]: must contain text` };
  const reader = { tokens: tokensOf(text3), position: 0 };
  return parse3(reader, "none", 0) ?? { malformed: `Malformed profile expression [${text3}]` };
}
function matches(expression, acceptedProfiles) {
  switch (expression.kind) {
    case "profile":
      return acceptedProfiles.has(expression.name);
    case "not":
      return !matches(expression.operand, acceptedProfiles);
    case "and":
      return expression.operands.every((operand) => matches(operand, acceptedProfiles));
    case "or":
      return expression.operands.some((operand) => matches(operand, acceptedProfiles));
  }
}
function profilesNamedIn(expression) {
  const names3 = /* @__PURE__ */ new Set();
  const visit3 = (part) => {
    if (part.kind === "profile") names3.add(part.name);
    else if (part.kind === "not") visit3(part.operand);
    else part.operands.forEach(visit3);
  };
  visit3(expression);
  return [...names3];
}
function parse3(reader, context, depth) {
  if (depth > maximumDepth) return void 0;
  let elements = [];
  let operator;
  while (reader.position < reader.tokens.length) {
    const token = reader.tokens[reader.position++];
    switch (token) {
      case "(": {
        const contents = parse3(reader, "parenthesis", depth + 1);
        if (contents === void 0 || context === "negate") return contents;
        elements.push(contents);
        break;
      }
      case "&":
      case "|":
        if (operator !== void 0 && operator !== token) return void 0;
        operator = token;
        break;
      case "!": {
        const operand = parse3(reader, "negate", depth + 1);
        if (operand === void 0) return void 0;
        elements.push({ kind: "not", operand });
        break;
      }
      case ")": {
        const merged = merge2(elements, operator);
        if (merged === void 0 || context === "parenthesis") return merged;
        elements = [merged];
        operator = void 0;
        break;
      }
      default:
        if (context === "negate") return { kind: "profile", name: token };
        elements.push({ kind: "profile", name: token });
    }
  }
  return merge2(elements, operator);
}
function merge2(elements, operator) {
  if (elements.length <= 1) return elements[0];
  return { kind: operator === "&" ? "and" : "or", operands: elements };
}
function tokensOf(text3) {
  return text3.split(/([()&|!])/).map(trimmed).filter((token) => token !== "");
}
function hasText(text3) {
  return /[^\t-\r\x1c-\x20\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]/.test(text3);
}

// src/applications/config-data/contributor.ts
function inOrder(root) {
  const reversed = [];
  const pending = [root];
  for (let node = pending.pop(); node !== void 0; node = pending.pop()) {
    reversed.push(node);
    for (const child of node.after ?? []) pending.push(child);
    for (const child of node.before ?? []) pending.push(child);
  }
  return reversed.reverse();
}
function liftProfileVariants(contributor) {
  const before = contributor.before ?? [];
  const flagged = (child) => child.profileFlag;
  if (!before.some((child) => child.before?.some(flagged) || child.after?.some(flagged))) return;
  const lifted = [];
  for (const child of before) {
    for (const phase of ["before", "after"]) {
      const children = child[phase];
      if (children === void 0) continue;
      lifted.push(...children.filter(flagged));
      child[phase] = children.filter((grandchild) => !grandchild.profileFlag);
    }
  }
  for (const node of lifted) node.profileFlag = false;
  contributor.after = [...lifted, ...contributor.after ?? []];
}

// src/applications/config-data/settings.ts
var reduced = /* @__PURE__ */ new WeakMap();
function settingsOf(source) {
  if (source.kind === "variables") return source;
  let settings = reduced.get(source.properties);
  if (settings === void 0) {
    settings = { ...source, properties: source.properties.filter(({ key }) => isSetting(key)) };
    reduced.set(source.properties, settings);
  }
  return settings;
}
function isSetting(key) {
  return /^(?:[sS](?:[pP]|[^a-zA-Z0-9])|[^a-zA-Z0-9])/.test(key) && uniformName(key).startsWith("spring.");
}
function settingNames(source) {
  return sourceIndex(settingsOf(source)).uniform;
}

// src/applications/config-data/session.ts
function contributorsOf(session) {
  session.order ??= inOrder(session.root);
  return session.order;
}
function allSettings(session) {
  return contributorsOf(session).flatMap(({ source }) => source === void 0 ? [] : settingsOf(source)).filter(({ properties }) => properties.length > 0);
}
function fail(session, failure2) {
  const { exception: exception2, message, origin } = failure2;
  const isKnown = session.failures.some(
    (known3) => known3.exception === exception2 && known3.message === message && known3.origin?.path === origin?.path && known3.origin?.line === origin?.line
  );
  if (!isKnown) session.failures.push(failure2);
}
function addOpen(session, what, origin, optional) {
  const name = `${what}\0${origin?.path}\0${origin?.line}`;
  if (session.open.has(name)) return;
  session.open.set(name, { what, ...origin && { origin }, ...optional && { optional } });
}
function failure(exception2, message, origin, cause) {
  return { exception: exception2, message, ...origin && { origin }, ...cause !== void 0 && { cause } };
}

// src/applications/config-data/binding.ts
var locationList = "org.springframework.boot.context.config.ConfigDataLocation";
function bindFailure(name, type, property, cause) {
  return failure("BindException", `Failed to bind properties under '${name}' to ${type}`, property?.origin, cause);
}
function failureOf(name, type, property, problem10) {
  return problem10.exception === "BindException" ? problem10 : bindFailure(name, type, property, causeOf(problem10));
}
function bindList(session, sources2, name, target, resolve3) {
  for (const source of sources2) {
    if (source.properties.length === 0) continue;
    const whole = findProperty([source], name, session.generation)?.property;
    if (whole !== void 0) {
      if (isUnreadable({ property: whole, source }, session.generation)) {
        const cause = "ConverterNotFoundException: No converter found capable of converting from an empty map";
        return { bound: void 0, failed: bindFailure(name, target.type, whole, cause) };
      }
      if (whole.value === "") return accepted(name, target, whole, { elements: [], names: [name] });
      const value = resolve3(whole);
      if (value.problem) return { bound: void 0, failed: failureOf(name, target.type, whole, value.problem) };
      const elements = splitAtCommas(value.text).map((text3) => ({ ...value, text: text3, property: whole }));
      return accepted(name, target, whole, { elements, names: [name] });
    }
    const list = bindIndexed(session, source, name, target, resolve3);
    if (list.failed !== void 0 || list.bound !== void 0) return list;
  }
  return { bound: void 0 };
}
function bindIndexed(session, source, name, target, resolve3) {
  const unbound = indexedChildren(source, name);
  const elements = [];
  const names3 = [];
  let failed2;
  for (let index = 0; ; index++) {
    const elementName = `${name}[${index}]`;
    const property = findProperty([source], elementName, session.generation)?.property;
    if (property === void 0) break;
    const value = resolve3(property);
    if (target.isNothing?.(value.text)) break;
    const element = { ...value, property };
    const problem10 = value.problem ?? target.refuse?.(elementName, [element]);
    if (problem10 !== void 0) failed2 ??= failureOf(elementName, target.element, property, problem10);
    unbound.delete(String(index));
    elements.push(element);
    names3.push(elementName);
  }
  const left = unbound.values().next().value;
  if (left !== void 0) {
    const keys = [...unbound.keys()].map((index) => `${name}[${index}]`).join(",");
    const cause = `UnboundConfigurationPropertiesException: The elements [${keys}] were left unbound.`;
    failed2 ??= bindFailure(name, target.type, left, cause);
  }
  const first = elements[0];
  if (first === void 0) return { bound: void 0, ...failed2 && { failed: failed2 } };
  const list = accepted(name, target, first.property, { elements, names: [...names3, name] });
  return failed2 === void 0 ? list : { ...list, failed: failed2 };
}
function accepted(name, target, property, list) {
  const refused2 = target.refuse?.(name, list.elements);
  return { bound: list, ...refused2 && { failed: bindFailure(name, target.type, property, causeOf(refused2)) } };
}
function indexedChildren(source, name) {
  const prefix = `${uniformName(name)}.`;
  const depth = parseName(name, ".").length;
  const children = /* @__PURE__ */ new Map();
  for (const [uniform, property] of settingNames(source)) {
    if (!uniform.startsWith(prefix)) continue;
    const key = source.kind === "variables" ? keyOfVariable(property.key) : property.key;
    const element = parseName(key, ".")[depth];
    if (element?.kind === "index" || element?.kind === "number") children.set(uniformElement(element), property);
  }
  return children;
}
function bindText(session, sources2, name, type, resolve3) {
  const property = findProperty(sources2, name, session.generation)?.property;
  if (property === void 0) return { bound: void 0 };
  const value = resolve3(property);
  if (value.problem) return { bound: void 0, failed: failureOf(name, type, property, value.problem) };
  return { bound: { ...value, property } };
}
function causeOf(problem10) {
  return `${problem10.exception}: ${problem10.message}`;
}
function splitAtCommas(text3) {
  if (text3 === "") return [];
  return text3.split(",").map(trimmed2);
}
function trimmed2(text3) {
  let start = 0;
  let end = text3.length;
  while (start < end && text3.charCodeAt(start) <= 32) start++;
  while (end > start && text3.charCodeAt(end - 1) <= 32) end--;
  return text3.slice(start, end);
}

// src/applications/config-data/cloud-platform.ts
function platformOf(text3, generation) {
  const name = canonical(text3);
  return generation.cloudPlatforms.find((platform) => canonical(platform) === name);
}
function canonical(text3) {
  return text3.replace(/[^\p{L}\p{Nd}]/gu, "").toLowerCase();
}
function deduceCloudPlatform(session, enforced) {
  const { generation, outer } = session;
  const name = enforced?.text.toUpperCase();
  if (name !== void 0 && generation.cloudPlatforms.includes(name)) return name;
  if (findProperty(outer, "spring.main.cloud-platform", generation) !== void 0) return void 0;
  return generation.cloudPlatforms.find((platform) => isDetected(platform, session));
}
function isDetected(platform, { outer, generation }) {
  const has = (name) => findProperty(outer, name, generation) !== void 0;
  switch (platform) {
    case "CLOUD_FOUNDRY":
      return has("VCAP_APPLICATION") || has("VCAP_SERVICES");
    case "HEROKU":
      return has("DYNO");
    case "SAP":
      return has("HC_LANDSCAPE");
    case "NOMAD":
      return has("NOMAD_ALLOC_ID");
    case "KUBERNETES":
      return outer.some(({ kind, properties }) => kind === "variables" && hasService(properties));
    case "AZURE_APP_SERVICE":
      return ["WEBSITE_SITE_NAME", "WEBSITE_INSTANCE_ID", "WEBSITE_RESOURCE_GROUP", "WEBSITE_SKU"].every(has);
    case "AWS_ECS":
      return findProperty(outer, "AWS_EXECUTION_ENV", generation)?.property.value.startsWith("AWS_ECS") ?? false;
    default:
      return false;
  }
}
function hasService(properties) {
  const names3 = new Set(properties.map(({ key }) => key));
  return properties.some(
    ({ key }) => key.endsWith("_SERVICE_HOST") && names3.has(key.replace(/_SERVICE_HOST$/, "_SERVICE_PORT"))
  );
}

// src/applications/config-data/condition.ts
function expressionOf(text3) {
  const expression = parseProfileExpression(text3);
  return "malformed" in expression ? void 0 : expression;
}
function holds2(session, condition, context) {
  if (condition === void 0) return true;
  if (context === void 0) return false;
  const { onCloudPlatform, onProfile, expressions } = condition;
  const { accepted: accepted2, cloudPlatform } = context;
  if (onCloudPlatform !== void 0) {
    const present = cloudPlatform ?? (session.generation.cloudPlatformNone ? "NONE" : void 0);
    if (onCloudPlatform !== present) return false;
  }
  if (onProfile.length === 0) return true;
  if (accepted2 === void 0) return false;
  return expressions.some((expression) => expression !== void 0 && matches(expression, accepted2));
}
function checkCondition(session, { condition }, context) {
  if (condition === void 0) return;
  const { onCloudPlatform, onProfile, expressions, origin } = condition;
  const platform = context.cloudPlatform ?? (session.generation.cloudPlatformNone ? "NONE" : void 0);
  if (onCloudPlatform !== void 0 && onCloudPlatform !== platform) {
    if (!session.strict && context.cloudPlatform === void 0 && onCloudPlatform !== "NONE") {
      addOpen(session, `document for the cloud platform ${onCloudPlatform}`, origin, true);
    }
    return;
  }
  expressions.forEach((expression, index) => {
    if (expression !== void 0) return;
    const problem10 = parseProfileExpression(onProfile[index] ?? "");
    if ("malformed" in problem10) fail(session, failure("IllegalArgumentException", problem10.malformed, origin));
  });
}

// src/applications/config-data/location.ts
var optionalPrefix = "optional:";
function locationOf(text3, origin, uncertain = false) {
  const optional = text3.startsWith(optionalPrefix);
  const value = optional ? text3.slice(optionalPrefix.length) : text3;
  if (isBlank(value)) return void 0;
  return { value, optional, uncertain, ...origin && { origin } };
}
function isBlankLocation(text3) {
  return locationOf(text3) === void 0;
}
function textOf2(location) {
  return location.optional ? optionalPrefix + location.value : location.value;
}
function membersOf(location) {
  return textOf2(location).split(";").map((member) => locationOf(member, location.origin, location.uncertain));
}
function hintOf(text3, anywhere) {
  if (anywhere) return hintAnywhere(text3);
  const match = /^(.*)\[(\.\w+)\]$/.exec(text3);
  return match === null ? { rest: text3 } : { rest: match[1], extension: match[2] };
}
function hintAnywhere(text3) {
  if (!text3.includes("[") || !text3.includes("]")) return { rest: text3 };
  let rest = "";
  let buffer = "";
  let depth = 0;
  const attributes = /* @__PURE__ */ new Map();
  for (const character of text3) {
    if (character === "[") {
      if (depth > 0) buffer += character;
      depth++;
    } else if (character === "]") {
      depth--;
      if (depth > 0) buffer += character;
      if (depth === 0) {
        const entry = buffer.trim();
        const equals = entry.indexOf("=");
        if (equals !== -1) attributes.set(entry.slice(0, equals).trim(), entry.slice(equals + 1).trim());
        else if (entry !== "") attributes.set("extension", entry);
        buffer = "";
      }
    } else if (depth > 0) {
      buffer += character;
    } else {
      rest += character;
    }
  }
  const extension = attributes.get("extension");
  const encoding = attributes.get("encoding");
  return {
    rest,
    ...extension?.startsWith(".") && { extension },
    ...encoding !== void 0 && { encoding }
  };
}
function schemeOf(value) {
  return /^([a-zA-Z][a-zA-Z0-9*]*):/.exec(value)?.[1];
}
function isBlank(text3) {
  return /^[\t-\r\x1c-\x20\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]*$/.test(text3);
}

// src/spring/placeholder-run.ts
var OPEN = /* @__PURE__ */ Symbol("open");
var maximumLength = 1e6;
var maximumWork = 16e6;
var maximumDepth2 = 400;
function newRun(lookup, mode) {
  return {
    lookup,
    mode,
    missing: /* @__PURE__ */ new Set(),
    open: /* @__PURE__ */ new Set(),
    visited: /* @__PURE__ */ new Set(),
    known: /* @__PURE__ */ new Map(),
    missed: 0,
    opened: 0,
    chain: [],
    depth: 0,
    work: 0,
    end: void 0
  };
}
function affords(run3, text3) {
  run3.work += text3.length;
  if (text3.length > maximumLength || run3.work > maximumWork || run3.depth > maximumDepth2) {
    run3.end ??= { kind: "too-large" };
  }
  return run3.end === void 0;
}
function reportMissing(run3, name, chain) {
  if (run3.missing.size === 0) run3.chain = chain();
  run3.missing.add(name);
  run3.missed++;
}
function reportOpen(run3, name) {
  run3.open.add(name);
  run3.opened++;
}
function remembered(run3, name, resolve3) {
  const known3 = run3.known.get(name);
  if (known3 !== void 0) {
    if (known3.incomplete) run3.missed++;
    if (known3.open) run3.opened++;
    return known3.value;
  }
  if (run3.depth > maximumDepth2) run3.end ??= { kind: "too-large" };
  if (run3.end !== void 0) return void 0;
  const { missed, opened } = run3;
  run3.visited.add(name);
  run3.depth++;
  const value = resolve3();
  run3.depth--;
  run3.visited.delete(name);
  run3.known.set(name, { value, incomplete: run3.missed > missed, open: run3.opened > opened });
  return value;
}
function reportCycle(run3, name, chain) {
  if (run3.mode === "strict" && run3.missing.size > 0) {
    run3.end ??= { kind: "stopped" };
    return;
  }
  const visited = [...run3.visited];
  run3.end ??= { kind: "cycle", keys: [...visited.slice(visited.indexOf(name)), name], chain };
}
function pairBraces(text3) {
  const pairs2 = /* @__PURE__ */ new Map();
  const pending = [];
  for (let position2 = 0; position2 < text3.length; position2++) {
    const code2 = text3.charCodeAt(position2);
    if (code2 === 123) {
      pending.push(position2);
    } else if (code2 === 125) {
      const opening = pending.pop();
      if (opening !== void 0) pairs2.set(opening, position2);
    }
  }
  return pairs2;
}

// src/spring/placeholders-eager.ts
function resolveEagerly(text3, run3) {
  if (!affords(run3, text3) || !text3.includes("${")) return text3;
  return resolveRange({ text: text3, pairs: pairBraces(text3) }, 0, text3.length, run3);
}
function resolveRange(source, from, to, run3) {
  const { text: text3, pairs: pairs2 } = source;
  let value = "";
  let position2 = from;
  for (let start = text3.indexOf("${", from); start !== -1 && start < to; start = text3.indexOf("${", position2)) {
    const end = pairs2.get(start + 1);
    if (end === void 0) break;
    const body = text3.slice(start + 2, end);
    if (run3.visited.has(body)) {
      reportCycle(run3, body, []);
      return "";
    }
    const resolved = remembered(run3, body, () => {
      const { missed, opened } = run3;
      const within = body.includes("${") ? resolveRange(source, start + 2, end, run3) : body;
      const incomplete = run3.missed > missed;
      if (run3.opened > opened || incomplete && run3.mode === "strict") return void 0;
      return valueFor(within, run3, () => {
        if (!incomplete) reportMissing(run3, within, () => [text3.slice(from, to)]);
      });
    });
    value += text3.slice(position2, start) + (resolved ?? text3.slice(start, end + 1));
    position2 = end + 1;
    if (!affords(run3, value)) return "";
  }
  return value + text3.slice(position2, to);
}
function valueFor(body, run3, onMissing) {
  if (!affords(run3, body)) return void 0;
  const separator = body.indexOf(":");
  let name = body;
  let value = run3.lookup(body);
  if (separator !== -1 && (value === void 0 || value === OPEN)) {
    name = body.slice(0, separator);
    value = run3.lookup(name) ?? body.slice(separator + 1);
  }
  if (typeof value === "string") return resolveEagerly(value, run3);
  if (value === OPEN) reportOpen(run3, name);
  else onMissing();
  return void 0;
}

// src/spring/placeholders-lazy.ts
var maximumNesting = 400;
function resolveLazily(text3, run3, outer = []) {
  if (!affords(run3, text3)) return "";
  const parts = parseParts(text3);
  if (parts === void 0) {
    run3.end ??= { kind: "too-large" };
    return "";
  }
  return resolveParts(parts, run3, [text3, ...outer]);
}
function parseParts(text3) {
  const pairs2 = pairBraces(text3);
  let tooDeep = false;
  const parse5 = (from, to, depth) => {
    if (depth > maximumNesting) {
      tooDeep = true;
      return [];
    }
    const parts2 = [];
    let position2 = from;
    let start = indexWithin(text3, "${", from, to);
    while (start !== -1) {
      const end = pairs2.get(start + 1);
      if (end === void 0) {
        addText(parts2, text3.slice(position2, start + 2));
        position2 = start + 2;
      } else if (start > from && text3[start - 1] === "\\") {
        addText(parts2, text3.slice(position2, start - 1));
        addText(parts2, "${");
        position2 = start + 2;
      } else {
        addText(parts2, text3.slice(position2, start));
        const body = text3.slice(start + 2, end);
        if (indexWithin(text3, "${", start + 2, end) === -1) {
          parts2.push({ kind: "simple", body, ...split2(body), offset: start });
        } else {
          parts2.push({ kind: "nested", body, ...splitParts(parse5(start + 2, end, depth + 1)), offset: start });
        }
        position2 = end + 1;
      }
      start = indexWithin(text3, "${", position2, to);
    }
    addText(parts2, text3.slice(position2, to));
    return parts2;
  };
  const parts = parse5(0, text3.length, 0);
  return tooDeep ? void 0 : parts;
}
function resolveParts(parts, run3, texts2) {
  let value = "";
  for (const part of parts) {
    if (part.kind === "text") value += part.text;
    else value += part.kind === "simple" ? resolveSimple(part, run3, texts2) : resolveNested(part, run3, texts2);
    if (!affords(run3, value)) return "";
  }
  return value;
}
function resolveSimple({ body, key, fallback }, run3, texts2) {
  const whole = body === key ? void 0 : propertyValue(body, run3, texts2, "absent");
  return whole ?? propertyValue(key, run3, texts2, "open") ?? fallback ?? unresolved(key, body, run3, texts2);
}
function resolveNested({ body, keyParts, fallbackParts }, run3, texts2) {
  const { missed, opened } = run3;
  run3.depth++;
  const key = resolveParts(keyParts, run3, texts2);
  const unknown = run3.opened > opened || run3.missed > missed && run3.mode === "strict";
  let value = unknown ? placeholder(key) : propertyValue(key, run3, texts2, "open");
  if (value === void 0 && fallbackParts !== void 0) value = resolveParts(fallbackParts, run3, texts2);
  run3.depth--;
  if (value !== void 0) return value;
  return run3.missed > missed ? placeholder(key) : unresolved(key, body, run3, texts2);
}
function propertyValue(key, run3, texts2, unknowable) {
  if (run3.end !== void 0) return "";
  const value = run3.lookup(key);
  if (value === OPEN) {
    if (unknowable === "absent") return void 0;
    reportOpen(run3, key);
    return placeholder(key);
  }
  if (value === void 0 || !value.includes("${")) return value;
  if (run3.visited.has(key)) {
    reportCycle(run3, key, texts2);
    return "";
  }
  return remembered(run3, key, () => resolveLazily(value, run3, texts2));
}
function unresolved(key, body, run3, texts2) {
  reportMissing(run3, key, () => key === body ? texts2 : [placeholder(body), ...texts2]);
  return placeholder(key);
}
function placeholder(key) {
  return `\${${key}}`;
}
function split2(text3) {
  let key = "";
  let position2 = 0;
  for (let colon = text3.indexOf(":"); colon !== -1; colon = text3.indexOf(":", position2)) {
    if (colon === 0 || text3[colon - 1] !== "\\") {
      return { key: key + text3.slice(position2, colon), fallback: text3.slice(colon + 1) };
    }
    key += `${text3.slice(position2, colon - 1)}:`;
    position2 = colon + 1;
  }
  return { key: key + text3.slice(position2), fallback: void 0 };
}
function splitParts(parts) {
  const keyParts = [];
  for (const [index, part] of parts.entries()) {
    if (part.kind !== "text") {
      keyParts.push(part);
      continue;
    }
    const { key, fallback } = split2(part.text);
    keyParts.push({ kind: "text", text: key });
    if (fallback !== void 0) {
      return { keyParts, fallbackParts: [{ kind: "text", text: fallback }, ...parts.slice(index + 1)] };
    }
  }
  return { keyParts, fallbackParts: void 0 };
}
function addText(parts, text3) {
  if (text3 === "") return;
  const last = parts.at(-1);
  if (last?.kind === "text") parts[parts.length - 1] = { kind: "text", text: last.text + text3 };
  else parts.push({ kind: "text", text: text3 });
}
function indexWithin(text3, wanted, from, to) {
  const index = text3.indexOf(wanted, from);
  return index === -1 || index + wanted.length > to ? -1 : index;
}

// src/spring/placeholders.ts
function resolvePlaceholders(text3, lookup, law, mode) {
  if (!text3.includes("${")) return { kind: "resolved", value: text3 };
  const run3 = newRun(lookup, mode);
  const value = law.lazyPlaceholders ? resolveLazily(text3, run3) : resolveEagerly(text3, run3);
  return resolutionOf(run3, run3.end === void 0 ? value : text3);
}
function resolutionOf(run3, value) {
  if (run3.end?.kind === "too-large" || run3.end?.kind === "cycle") return run3.end;
  const missing = [...run3.missing];
  const names3 = [...run3.open];
  if (missing.length > 0 && (run3.mode === "strict" || names3.length === 0)) {
    return { kind: "unresolved", missing, value, chain: run3.chain };
  }
  return names3.length > 0 ? { kind: "open", names: names3, value } : { kind: "resolved", value };
}
function messageOf(resolution) {
  if (resolution.kind === "unresolved") {
    return `Could not resolve placeholder '${resolution.missing[0]}'${quoted(resolution.chain)}`;
  }
  if (resolution.kind === "cycle") {
    const place2 = resolution.chain.length === 0 ? " in property definitions" : quoted(resolution.chain);
    return `Circular placeholder reference '${resolution.keys.at(-1)}'${place2}`;
  }
  return void 0;
}
function placeholdersIn(text3) {
  if (!text3.includes("${")) return [];
  const references = [];
  const visit3 = (part) => {
    if (part.kind === "text") return;
    const { offset } = part;
    if (part.kind === "simple") {
      references.push({ name: part.key, offset, ...part.fallback === void 0 ? {} : { default: part.fallback } });
      return;
    }
    const { keyParts, fallbackParts } = part;
    const fallback = fallbackParts === void 0 ? {} : { default: written(fallbackParts) };
    references.push({ name: written(keyParts), offset, ...fallback });
    keyParts.forEach(visit3);
    fallbackParts?.forEach(visit3);
  };
  parseParts(text3)?.forEach(visit3);
  return references;
}
function written(parts) {
  return parts.map((part) => part.kind === "text" ? part.text : `\${${part.body}}`).join("");
}
function quoted(chain) {
  return ` in value ${chain.map((text3) => `"${text3}"`).join(" <-- ")}`;
}

// src/applications/config-data/placeholders.ts
function outerResolver(session) {
  return (property) => resolveWith(
    property,
    (name) => findProperty(session.outer, name, session.generation)?.property.value,
    session,
    () => void 0
  );
}
function resolveWith(property, lookup, { generation }, problem10) {
  const opaque = property.opaque === true;
  if (!property.value.includes("${")) return { text: property.value, uncertain: opaque };
  const resolution = resolvePlaceholders(property.value, lookup, generation, "lenient");
  const found = problem10();
  if (resolution.kind === "cycle" || resolution.kind === "too-large") {
    const message = resolution.kind === "cycle" ? "Circular placeholder reference" : "Placeholders are nested too deeply";
    return { text: property.value, uncertain: true, problem: found ?? failure("IllegalArgumentException", message) };
  }
  const uncertain = opaque || resolution.kind !== "resolved";
  return { text: resolution.value, uncertain, ...found && { problem: found } };
}
function inactiveAccess(contributor, name, property) {
  const from = contributor.resource === void 0 ? "" : `' imported from location '${contributor.resource.description}`;
  return failure(
    "InactiveConfigDataAccessException",
    `Inactive property source '${contributor.source?.name}${from}' cannot contain property '${name}'`,
    property.origin
  );
}

// src/applications/config-data/activation.ts
var strings = { type: "java.lang.String[]", element: "java.lang.String" };
var javaType = "org.springframework.boot.context.config.ConfigDataProperties";
var underway = /* @__PURE__ */ new WeakSet();
function activity(session, contributor, context) {
  if (contributor.kind !== "unbound") return [holds2(session, contributor.condition, context)];
  if (underway.has(contributor)) return [true];
  const { condition, failures } = ownSettings(session, contributor, context);
  return [holds2(session, condition, context), failures[0]];
}
function isActiveNow(session, contributor, context) {
  return contributor.kind !== "unbound" && holds2(session, contributor.condition, context);
}
function bindContributor(session, contributor, context) {
  const { imports, condition, failures } = ownSettings(session, contributor, context);
  contributor.kind = "bound";
  contributor.imports = imports;
  if (condition !== void 0) contributor.condition = condition;
  for (const each of failures) fail(session, each);
}
function ownSettings(session, contributor, context) {
  const { source } = contributor;
  const settings = source === void 0 ? void 0 : settingsOf(source);
  if (settings === void 0 || settings.properties.length === 0) return { imports: [], failures: [] };
  underway.add(contributor);
  try {
    return readSettings(session, contributor, settings, context);
  } finally {
    underway.delete(contributor);
  }
}
function readSettings(session, contributor, source, context) {
  const { generation } = session;
  const resolve3 = contributorResolver(session, context, contributor);
  const failures = [];
  const take = ({ bound, failed: failed2 }) => {
    if (failed2 !== void 0) failures.push(failed2);
    return bound;
  };
  const legacy = generation.legacyProfiles ? take(bindList(session, [source], "spring.profiles", strings, resolve3)) : void 0;
  const target = {
    type: `java.util.List<${locationList}>`,
    element: locationList,
    ...!generation.ignoresBlankLocations && { isNothing: isBlankLocation }
  };
  const list = take(bindList(session, [source], "spring.config.import", target, resolve3));
  const platform = take(bindPlatform(session, source, resolve3));
  const onProfile = take(bindList(session, [source], "spring.config.activate.on-profile", strings, resolve3));
  const activates = platform !== void 0 || onProfile !== void 0;
  for (const [name, type, holdsMore] of [
    ["spring.config.activate", `${javaType}$Activate`, activates],
    ["spring.config", javaType, activates || list !== void 0]
  ]) {
    const scalar = findProperty([source], name, generation)?.property;
    const isObject = generation.emptyTextIsObject && scalar?.value === "";
    if (scalar !== void 0 && !isObject && !holdsMore && failures.length === 0) {
      failures.push(bindFailure(name, type, scalar, "ConverterNotFoundException: it is a group of keys, not a value"));
    }
  }
  const imports = (list?.elements ?? []).flatMap(
    ({ text: text3, property, uncertain }) => locationOf(text3, property.origin, uncertain) ?? []
  );
  let profiles = (onProfile?.elements ?? []).map((element) => element.text);
  const origin = onProfile?.elements[0]?.property.origin ?? platform?.origin ?? legacy?.elements[0]?.property.origin;
  if (legacy !== void 0 && legacy.elements.length > 0) {
    const at2 = legacy.elements[0]?.property.origin;
    if (profiles.length > 0) {
      const name = legacy.names.at(-2) ?? "spring.profiles";
      const message = `Property '${name}' is invalid and should be replaced with 'spring.config.activate.on-profile'`;
      failures.push(failure("InvalidConfigDataPropertyException", message, at2));
    } else if (list !== void 0 && !activates) {
      failures.push(
        failure("NullPointerException", `'spring.profiles' and 'spring.config.import' in one document`, at2)
      );
    }
    profiles = legacy.elements.map((element) => element.text);
  }
  const onCloudPlatform = platform?.name;
  if (profiles.length === 0 && onCloudPlatform === void 0 && !activates) return { imports, failures };
  const condition = {
    onProfile: profiles,
    expressions: profiles.map(expressionOf),
    ...onCloudPlatform !== void 0 && { onCloudPlatform },
    ...origin && { origin }
  };
  return { imports, condition, failures };
}
function bindPlatform(session, source, resolve3) {
  const name = "spring.config.activate.on-cloud-platform";
  const type = "org.springframework.boot.cloud.CloudPlatform";
  const { bound, failed: failed2 } = bindText(session, [source], name, type, resolve3);
  if (failed2 !== void 0 || bound === void 0) return { bound: void 0, ...failed2 && { failed: failed2 } };
  const { origin } = bound.property;
  if (bound.text === "") return { bound: void 0 };
  const platform = platformOf(bound.text, session.generation);
  if (platform !== void 0) return { bound: { name: platform, origin } };
  const cause = `ConverterFailedException: '${bound.text}' is no cloud platform`;
  return { bound: { name: bound.text, origin }, failed: bindFailure(name, type, bound.property, cause) };
}
function contributorResolver(session, context, active) {
  return (property) => {
    let refused2;
    const lookup = (name) => {
      let result = findProperty(session.outer, name, session.generation)?.property.value;
      for (const contributor of contributorsOf(session)) {
        if (contributor.source === void 0) continue;
        const found = findExact([contributor.source], name)?.property;
        if (found === void 0) continue;
        if (contributor !== active) {
          const [isTaken, problem10] = activity(session, contributor, context);
          if (problem10 !== void 0 || !isTaken) {
            refused2 ??= problem10 ?? inactiveAccess(contributor, name, found);
            continue;
          }
        }
        result ??= found.value;
      }
      return result;
    };
    return resolveWith(property, lookup, session, () => refused2);
  };
}

// src/applications/config-data/checks.ts
var replacedKeys = ["spring.profiles", "spring.profiles[0]"];
var profileKeys = ["spring.profiles.include", "spring.profiles.active", "spring.profiles.default"].flatMap((name) => [
  name,
  `${name}[0]`
]);
function checkForInvalidProperties(session) {
  for (const { source, resource, profileVariant } of contributorsOf(session)) {
    const settings = source && settingsOf(source);
    if (settings === void 0 || settings.properties.length === 0) continue;
    const from = resource === void 0 ? "" : `' imported from location '${resource.description}`;
    const refuse2 = (name, why) => {
      const property = findProperty([settings], name, session.generation)?.property;
      if (property === void 0) return;
      const message = `Property '${name}${from}' is invalid${why}`;
      fail(session, failure("InvalidConfigDataPropertyException", message, property.origin));
    };
    if (!session.generation.legacyProfiles) {
      const replacement = " and should be replaced with 'spring.config.activate.on-profile'";
      for (const name of replacedKeys) refuse2(name, replacement);
    }
    if (profileVariant) {
      for (const name of profileKeys) refuse2(name, " in a profile specific resource");
    }
  }
}
function checkMandatoryLocations(session, context) {
  const mandatory = /* @__PURE__ */ new Map();
  const found = new Set(session.foundLocations);
  for (const contributor of contributorsOf(session)) {
    if (contributor.location !== void 0) found.add(contributor.location.value);
    if (!isActiveNow(session, contributor, context)) continue;
    for (const location of contributor.imports) {
      if (!location.optional && !mandatory.has(location.value)) mandatory.set(location.value, location);
    }
  }
  const blank = session.blankLocations[0];
  if (blank !== void 0) fail(session, blank);
  if (session.ignoresMissing) return;
  for (const location of mandatory.values()) {
    if (found.has(location.value)) continue;
    const message = `Config data location '${textOf2(location)}' cannot be found`;
    fail(session, failure("ConfigDataLocationNotFoundException", message, location.origin));
  }
}

// src/documents/opaque-text.ts
var BUILD_TOKEN = /@[A-Za-z][A-Za-z0-9._-]*@/;
var PIPELINE_TOKEN = /__[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*__/;
var MARKS = [
  ["<%", "%>"],
  ["{{", "}}"],
  ["{%", "%}"]
];
function isOpaque(text3) {
  return hasTemplateMark(text3) || BUILD_TOKEN.test(text3) || PIPELINE_TOKEN.test(text3);
}
function hasTemplateMark(text3) {
  return MARKS.some(([open, close]) => {
    const start = text3.indexOf(open);
    return start !== -1 && text3.indexOf(close, start + open.length) !== -1;
  });
}
function endOfTemplateMark(text3, offset, limit) {
  const mark = MARKS.find(([open2]) => text3.startsWith(open2, offset));
  if (mark === void 0) return -1;
  const [open, close] = mark;
  for (let end = offset + open.length; end + close.length <= limit; end++) {
    if (text3.startsWith(close, end)) return end + close.length;
  }
  return -1;
}
function isTemplateControl(text3, start, end) {
  let offset = start;
  while (offset < end) {
    if (isBlank2(text3.charCodeAt(offset))) {
      offset++;
      continue;
    }
    offset = endOfTemplateMark(text3, offset, end);
    if (offset === -1) return false;
  }
  return true;
}
function isBlank2(code2) {
  return code2 === 32 || code2 === 9 || code2 === 12;
}

// src/documents/properties-syntax.ts
var BACKSLASH = 92;
var LF = 10;
var CR = 13;
function isBlank3(code2) {
  return code2 === 32 || code2 === 9 || code2 === 12;
}
function isLineEnd(code2) {
  return code2 === LF || code2 === CR;
}
function isCommentPrefix(code2) {
  return code2 === 35 || code2 === 33;
}
function isSeparator(code2) {
  return code2 === 61 || code2 === 58;
}
function endOfLine(text3, offset) {
  while (offset < text3.length && !isLineEnd(text3.charCodeAt(offset))) offset++;
  return offset;
}
function endOfLineEnd(text3, offset) {
  const isPair2 = text3.charCodeAt(offset) === CR && text3.charCodeAt(offset + 1) === LF;
  return Math.min(offset + (isPair2 ? 2 : 1), text3.length);
}
function endOfBlanks(text3, offset) {
  while (isBlank3(text3.charCodeAt(offset))) offset++;
  return offset;
}
function isContinuation(text3, offset) {
  if (text3.charCodeAt(offset) !== BACKSLASH) return false;
  return offset + 1 === text3.length || isLineEnd(text3.charCodeAt(offset + 1));
}
function endOfContinuations(text3, offset) {
  while (isContinuation(text3, offset)) offset = endOfBlanks(text3, endOfLineEnd(text3, offset + 1));
  return offset;
}
function endOfKey(text3, offset, templated) {
  let lineEnd = -1;
  while (offset < text3.length) {
    const code2 = text3.charCodeAt(offset);
    if (code2 === BACKSLASH) {
      offset = isContinuation(text3, offset) ? endOfContinuations(text3, offset) : offset + 2;
      continue;
    }
    if (isBlank3(code2) || isSeparator(code2) || isLineEnd(code2)) return offset;
    if (templated && (code2 === 60 || code2 === 123)) {
      if (offset > lineEnd) lineEnd = endOfLine(text3, offset);
      const end = endOfTemplateMark(text3, offset, lineEnd);
      templated = end !== -1;
      offset = templated ? end : offset + 1;
      continue;
    }
    offset++;
  }
  return text3.length;
}
function endOfSeparator(text3, offset) {
  const separator = endOfGap(text3, offset);
  return isSeparator(text3.charCodeAt(separator)) ? endOfGap(text3, separator + 1) : separator;
}
function endOfGap(text3, offset) {
  for (; ; ) {
    const end = endOfContinuations(text3, endOfBlanks(text3, offset));
    if (end === offset) return end;
    offset = end;
  }
}
function endOfValue(text3, offset) {
  while (offset < text3.length) {
    const code2 = text3.charCodeAt(offset);
    if (code2 === BACKSLASH)
      offset = isLineEnd(text3.charCodeAt(offset + 1)) ? endOfLineEnd(text3, offset + 1) : offset + 2;
    else if (isLineEnd(code2)) return offset;
    else offset++;
  }
  return text3.length;
}
function endOfElement(text3, offset, endOfList) {
  while (offset < endOfList) {
    const code2 = text3.charCodeAt(offset);
    if (code2 === 44) return offset;
    offset += code2 === BACKSLASH ? 2 : 1;
  }
  return endOfList;
}
function readEscape(text3, offset, end, joined4) {
  const code2 = text3.charCodeAt(offset + 1);
  switch (code2) {
    case 116:
      return { code: 9, end: offset + 2, malformed: false };
    case 110:
      return { code: LF, end: offset + 2, malformed: false };
    case 114:
      return { code: CR, end: offset + 2, malformed: false };
    case 102:
      return { code: 12, end: offset + 2, malformed: false };
    case 117:
      return readUnicodeEscape(text3, offset, end, joined4);
    default:
      return { code: code2, end: offset + 2, malformed: false };
  }
}
function readUnicodeEscape(text3, offset, end, joined4) {
  let code2 = 0;
  let next = offset + 2;
  for (let digits = 0; digits < 4; digits++) {
    if (joined4) next = endOfContinuations(text3, next);
    const digit = next < end ? hexDigit(text3.charCodeAt(next)) : -1;
    if (digit === -1) return { code: 117, end: offset + 2, malformed: true };
    code2 = code2 * 16 + digit;
    next++;
  }
  return { code: code2, end: next, malformed: false };
}
function hexDigit(code2) {
  if (code2 >= 48 && code2 <= 57) return code2 - 48;
  const letter = code2 | 32;
  return letter >= 97 && letter <= 102 ? letter - 97 + 10 : -1;
}
function withoutEscapes(text3, start, end, joined4, onMalformed) {
  const raw = text3.slice(start, end);
  if (!raw.includes("\\")) return raw;
  let unescaped = "";
  let plain2 = start;
  let offset = text3.indexOf("\\", start);
  while (offset !== -1 && offset < end) {
    unescaped += text3.slice(plain2, offset);
    if (isContinuation(text3, offset)) {
      plain2 = endOfContinuations(text3, offset);
    } else {
      const read = readEscape(text3, offset, end, joined4);
      if (read.malformed) onMalformed(offset);
      unescaped += String.fromCharCode(read.code);
      plain2 = read.end;
    }
    offset = text3.indexOf("\\", plain2);
  }
  return unescaped + text3.slice(plain2, end);
}

// src/documents/boot-comment.ts
var LF2 = 10;
var HYPHEN = 45;
var END_OF_TEXT = -1;
function readBootComment(text3, prefix, behind, repeated) {
  if (repeated) return { separator: false, next: lineBehind(text3, behind), malformed: -1 };
  let malformed = -1;
  let at2 = behind;
  let unit = { code: 0, escaped: false, next: { offset: behind, column: prefix.column + 1 }, malformed: false };
  const read = () => {
    at2 = unit.next.offset;
    unit = readUnit(text3, unit.next);
    if (unit.malformed && malformed === -1) malformed = at2;
  };
  let separator = prefix.column === 0;
  for (let hyphens = 0; separator && hyphens < 3; hyphens++) {
    read();
    separator = unit.code === HYPHEN;
  }
  if (!endsLine(unit)) read();
  if (separator && endsLine(unit)) return { separator, next: unit.next, malformed };
  if (separator && !unit.escaped && isBlank3(unit.code)) {
    const end = endOfBlanks(text3, unit.next.offset);
    if (end === text3.length || isLineEnd(text3.charCodeAt(end))) {
      const column = unit.next.column + (end - unit.next.offset) + 1;
      return { separator, next: { offset: endOfLineEnd(text3, end), column }, malformed };
    }
  }
  const ended = unit.code === LF2 || unit.code === END_OF_TEXT;
  const next = ended ? { offset: unit.next.offset, column: 0 } : lineBehind(text3, unit.next.offset);
  return { separator: false, next, malformed };
}
function readUnit(text3, cursor) {
  let { offset, column } = cursor;
  for (; ; ) {
    if (column === 0) {
      const end = endOfBlanks(text3, offset);
      column += end - offset;
      offset = end;
    }
    if (!isContinuation(text3, offset)) break;
    offset = endOfLineEnd(text3, offset + 1);
    column = 0;
  }
  if (offset === text3.length) {
    return { code: END_OF_TEXT, escaped: false, next: { offset, column }, malformed: false };
  }
  const code2 = text3.charCodeAt(offset);
  if (isLineEnd(code2)) {
    return { code: LF2, escaped: false, next: { offset: endOfLineEnd(text3, offset), column: 0 }, malformed: false };
  }
  if (code2 !== BACKSLASH) {
    return { code: code2, escaped: false, next: { offset: offset + 1, column: column + 1 }, malformed: false };
  }
  const found = readEscape(text3, offset, text3.length, false);
  return {
    code: found.code,
    escaped: true,
    next: { offset: found.end, column: column + 1 },
    malformed: found.malformed
  };
}
function endsLine(unit) {
  return unit.code === END_OF_TEXT || unit.code === LF2 && !unit.escaped;
}
function lineBehind(text3, offset) {
  return { offset: endOfLineEnd(text3, endOfLine(text3, offset)), column: 0 };
}
function advance(text3, cursor, target) {
  let { offset, column } = cursor;
  while (offset < target) {
    if (text3.charCodeAt(offset) !== BACKSLASH) {
      offset++;
      column++;
    } else if (isContinuation(text3, offset)) {
      const end = endOfLineEnd(text3, offset + 1);
      column = offset + 1 === text3.length ? column : 0;
      offset = end;
    } else {
      offset = readEscape(text3, offset, text3.length, false).end;
      column++;
    }
  }
  return { offset: target, column };
}

// src/documents/decode.ts
var CHUNK = 8192;
function decodeLatin1(bytes2) {
  const ascii = decodeUtf8(bytes2);
  if (ascii.length === bytes2.length && !ascii.includes("\uFFFD")) return ascii;
  let text3 = "";
  for (let start = 0; start < bytes2.length; start += CHUNK) {
    text3 += Reflect.apply(String.fromCharCode, void 0, bytes2.subarray(start, start + CHUNK));
  }
  return text3;
}
function decodeUtf8(bytes2) {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes2);
}

// src/documents/directives.ts
var DIRECTIVE = /^[#!]+[ \t]*keyparity-([A-Za-z][A-Za-z-]*):?(.*)$/;
function findDirectives(path2, text3, format) {
  if (!text3.includes("keyparity-")) return [];
  const directives2 = [];
  let waiting = [];
  let continued = false;
  const settle = (nextLine) => {
    for (const directive of waiting) directives2.push({ ...directive, nextLine });
    waiting = [];
  };
  for (const [index, line] of text3.split(/\r\n|\r|\n/).entries()) {
    const content = line.trim();
    const comment = !continued && (content.startsWith("#") || format === "properties" && content.startsWith("!"));
    if (comment) {
      const [, verb2, rest] = DIRECTIVE.exec(content) ?? [];
      if (verb2 === void 0 || rest === void 0) continue;
      const column = line.length - line.trimStart().length + 1;
      waiting.push({ verb: verb2, text: rest.trim(), origin: { path: path2, line: index + 1, column } });
      continue;
    }
    if (content !== "" && !continued) settle(index + 1);
    continued = format === "properties" && isContinued(line);
  }
  settle(0);
  return directives2;
}
function isContinued(line) {
  let backslashes = 0;
  while (line.charCodeAt(line.length - 1 - backslashes) === 92) backslashes++;
  return backslashes % 2 === 1;
}

// src/documents/document-collector.ts
function collectDocuments(path2) {
  const finished = [];
  let current = emptyDraft(1);
  return {
    put: (property) => {
      const earlier = current.properties.get(property.key);
      if (earlier !== void 0) current.overwritten.push(earlier);
      current.properties.set(property.key, property);
    },
    isEmpty: () => current.properties.size === 0,
    split: (line) => {
      if (current.properties.size > 0) {
        current.lastLine = line - 1;
        finished.push(current);
      }
      current = emptyDraft(line + 1);
    },
    reopen: () => {
      current = finished.pop() ?? current;
    },
    finish: (lastLine) => {
      current.lastLine = lastLine;
      const drafts = current.properties.size > 0 ? [...finished, current] : finished;
      return drafts.map((draft, index) => ({
        path: path2,
        index,
        count: drafts.length,
        firstLine: draft.firstLine,
        lastLine: draft.lastLine,
        properties: [...draft.properties.values()],
        duplicates: duplicatesOf(draft)
      }));
    }
  };
}
function emptyDraft(firstLine) {
  return { firstLine, lastLine: firstLine, properties: /* @__PURE__ */ new Map(), overwritten: [] };
}
function duplicatesOf(draft) {
  return draft.overwritten.flatMap((earlier) => {
    const winner = draft.properties.get(earlier.key);
    if (winner === void 0) return [];
    const same = earlier.value === winner.value;
    return [{ key: earlier.key, earlier: earlier.origin, later: winner.origin, same }];
  });
}

// src/documents/line-index.ts
var LF3 = 10;
var CR2 = 13;
function indexLines(text3) {
  const starts = lineStarts(text3);
  const lineAt = (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = low + high >>> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
  return {
    lineCount: starts.length,
    lineAt,
    startOf: (line) => starts[line - 1] ?? text3.length,
    originAt: (path2, offset) => {
      const line = lineAt(offset);
      return { path: path2, line, column: offset - starts[line - 1] + 1 };
    }
  };
}
function lineStarts(text3) {
  const starts = [0];
  if (!text3.includes("\r")) {
    for (let end = text3.indexOf("\n"); end !== -1; end = text3.indexOf("\n", end + 1)) starts.push(end + 1);
    return starts;
  }
  for (let offset = 0; offset < text3.length; offset++) {
    const code2 = text3.charCodeAt(offset);
    if (code2 === LF3 || code2 === CR2 && text3.charCodeAt(offset + 1) !== LF3) starts.push(offset + 1);
  }
  return starts;
}

// src/documents/properties-reader.ts
function readProperties(path2, bytes2, dialect, charset2 = "latin1") {
  const text3 = charset2 === "latin1" ? decodeLatin1(bytes2) : decodeUtf8(bytes2);
  const reading = {
    path: path2,
    text: text3,
    lines: indexLines(text3),
    boot: dialect === "spring-boot",
    documents: collectDocuments(path2),
    problems: [],
    opaque: isOpaque(text3),
    templated: hasTemplateMark(text3)
  };
  reportByteOrderMark(reading, bytes2);
  if (reading.boot) readBootLines(reading);
  else readJavaLines(reading);
  return {
    path: path2,
    format: "properties",
    documents: finishDocuments(reading),
    problems: reading.problems,
    directives: text3.includes("keyparity-") ? findDirectives(path2, readableText(bytes2, text3), "properties") : []
  };
}
function finishDocuments({ documents, text: text3, lines }) {
  const endsWithLineEnd = text3.length > 0 && isLineEnd(text3.charCodeAt(text3.length - 1));
  return documents.finish(endsWithLineEnd ? lines.lineCount - 1 : lines.lineCount);
}
function readableText(bytes2, text3) {
  const readable = decodeUtf8(bytes2);
  return readable.includes("\uFFFD") ? text3 : readable;
}
function reportByteOrderMark(reading, bytes2) {
  if (bytes2[0] !== 239 || bytes2[1] !== 187 || bytes2[2] !== 191) return;
  reading.problems.push({
    code: "byte-order-mark",
    message: "The file starts with a byte order mark, which Java reads as part of the first line.",
    origin: reading.lines.originAt(reading.path, 0),
    fatal: false
  });
}
function readJavaLines(reading) {
  const { text: text3 } = reading;
  let offset = 0;
  while (offset < text3.length) {
    offset = endOfBlanks(text3, offset);
    const code2 = text3.charCodeAt(offset);
    if (isLineEnd(code2)) {
      offset = endOfLineEnd(text3, offset);
    } else if (isCommentPrefix(code2) || isControlLine(reading, offset)) {
      offset = endOfLine(text3, offset);
    } else if (isContinuation(text3, offset)) {
      if (text3.length - offset <= 2)
        putJava(reading, { start: offset, endOfKey: offset, startOfValue: text3.length, end: text3.length });
      offset = endOfLineEnd(text3, offset + 1);
    } else if (offset < text3.length) {
      const parts = partsAt(reading, offset);
      putJava(reading, parts);
      offset = parts.end;
    }
  }
}
function putJava(reading, parts) {
  const key = textOf3(reading, parts.start, parts.endOfKey);
  const value = textOf3(reading, parts.startOfValue, parts.end);
  put(reading, parts, key, value, reading.lines.originAt(reading.path, parts.startOfValue));
}
function readBootLines(reading) {
  const { text: text3, lines, documents } = reading;
  let cursor = { offset: 0, column: 0 };
  let lastPrefix = 0;
  for (; ; ) {
    if (cursor.column === 0) cursor = advance(text3, cursor, endOfBlanks(text3, cursor.offset));
    const { offset } = cursor;
    if (offset >= text3.length) return;
    const code2 = text3.charCodeAt(offset);
    if (isContinuation(text3, offset)) {
      cursor = { offset: endOfLineEnd(text3, offset + 1), column: 0 };
      continue;
    }
    if (isLineEnd(code2)) {
      cursor = { offset: endOfLineEnd(text3, offset), column: 0 };
      lastPrefix = 0;
      continue;
    }
    const first = code2 === BACKSLASH ? readEscape(text3, offset, text3.length, false) : { code: code2, end: offset + 1 };
    if (isCommentPrefix(first.code)) {
      const comment = readBootComment(text3, cursor, first.end, first.code === lastPrefix);
      if (comment.malformed !== -1) reportMalformedEscape(reading, comment.malformed);
      if (comment.separator) {
        documents.split(lines.lineAt(offset));
      } else {
        if (documents.isEmpty()) documents.reopen();
        lastPrefix = first.code;
      }
      cursor = comment.next;
      continue;
    }
    lastPrefix = 0;
    let end = endOfLine(text3, offset);
    if (!isControlLine(reading, offset)) {
      const parts = partsAt(reading, offset);
      putBoot(reading, parts, cursor);
      end = parts.end;
    }
    cursor = { offset: endOfLineEnd(text3, end), column: 0 };
  }
}
function putBoot(reading, parts, start) {
  const { text: text3 } = reading;
  const key = trimAsJava(textOf3(reading, parts.start, parts.endOfKey));
  let cursor = advance(text3, start, parts.startOfValue);
  if (!key.endsWith("[]")) {
    const value = textOf3(reading, parts.startOfValue, parts.end);
    if (key !== "") put(reading, parts, key, value, bootValueOrigin(reading, cursor));
    return;
  }
  const name = key.slice(0, -2);
  for (let index = 0; ; index++) {
    const end = endOfElement(text3, cursor.offset, parts.end);
    put(reading, parts, `${name}[${index}]`, textOf3(reading, cursor.offset, end), bootValueOrigin(reading, cursor));
    if (end === parts.end || endOfContinuations(text3, end + 1) >= parts.end) return;
    cursor = advance(text3, cursor, endOfGap(text3, end + 1));
  }
}
function bootValueOrigin({ path: path2, text: text3, lines }, { offset, column }) {
  const line = lines.lineAt(offset);
  if (offset < text3.length) {
    return isLineEnd(text3.charCodeAt(offset)) ? { path: path2, line: line + 1, column: 0 } : { path: path2, line, column: column + 1 };
  }
  const unfinished = text3.length > 0 && !isLineEnd(text3.charCodeAt(text3.length - 1));
  return { path: path2, line: unfinished ? line + 1 : line, column: column + 1 };
}
function partsAt({ text: text3, templated }, start) {
  const endOfKeyPart = endOfKey(text3, start, templated);
  const startOfValue = endOfSeparator(text3, endOfKeyPart);
  return { start, endOfKey: endOfKeyPart, startOfValue, end: endOfValue(text3, startOfValue) };
}
function put(reading, parts, key, value, valueOrigin) {
  const origin = reading.lines.originAt(reading.path, parts.start);
  const property = { key, value, origin, valueOrigin };
  const opaque = reading.opaque && isOpaque(reading.text.slice(parts.start, parts.end));
  reading.documents.put(opaque ? { ...property, opaque } : property);
}
function isControlLine({ text: text3, templated }, offset) {
  return templated && isTemplateControl(text3, offset, endOfLine(text3, offset));
}
function textOf3(reading, start, end) {
  return withoutEscapes(reading.text, start, end, !reading.boot, (offset) => reportMalformedEscape(reading, offset));
}
function reportMalformedEscape(reading, offset) {
  reading.problems.push({
    code: "malformed-unicode-escape",
    message: "`\\u` is not followed by four hexadecimal digits, so that the file cannot be loaded.",
    origin: reading.lines.originAt(reading.path, offset),
    fatal: true
  });
}
function trimAsJava(text3) {
  let start = 0;
  let end = text3.length;
  while (start < end && text3.charCodeAt(start) <= 32) start++;
  while (end > start && text3.charCodeAt(end - 1) <= 32) end--;
  return text3.slice(start, end);
}

// src/documents/yaml-node.ts
var YamlFailure = class extends Error {
  code;
  at;
  constructor(code2, message, at2) {
    super(message);
    this.code = code2;
    this.at = at2;
  }
};

// src/documents/yaml-cursor.ts
var sentinel = "\0\0\0\0";
function columnOf(cursor) {
  return cursor.position - cursor.lineStart;
}
function isBreak(code2) {
  return code2 === 10 || code2 === 13 || code2 === 133 || code2 === 8232 || code2 === 8233;
}
function isSpaceOrEnd(code2) {
  return code2 <= 32 || code2 === 133 || code2 === 8232 || code2 === 8233;
}
function skipBreak(cursor) {
  const code2 = cursor.text.charCodeAt(cursor.position);
  if (!isBreak(code2)) return "";
  cursor.position += code2 === 13 && cursor.text.charCodeAt(cursor.position + 1) === 10 ? 2 : 1;
  cursor.lineStart = cursor.position;
  return code2 === 8232 || code2 === 8233 ? String.fromCharCode(code2) : "\n";
}
function skipLine(cursor) {
  const { text: text3 } = cursor;
  let position2 = cursor.position;
  for (; ; ) {
    const code2 = text3.charCodeAt(position2);
    if (code2 === 0 || isBreak(code2)) break;
    position2 += 1;
  }
  cursor.position = position2;
}
function isDocumentMark(cursor) {
  const { text: text3, position: position2 } = cursor;
  if (!text3.startsWith("---", position2) && !text3.startsWith("...", position2)) return false;
  return isSpaceOrEnd(text3.charCodeAt(position2 + 3));
}
function syntaxFailure(message, at2) {
  return new YamlFailure("syntax", message, at2);
}

// src/documents/yaml-scalars.ts
var booleans = /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/;
var nulls = /^(?:~|null|Null|NULL| )?$/;
var integers = /^(?:[-+]?0b_*[01][01_]*|[-+]?0_*[0-7][0-7_]*|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x_*[0-9a-fA-F][0-9a-fA-F_]*|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/;
var floats = /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+|[-+]?\.[0-9_]+(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
function implicitTag(text3) {
  const length = text3.length;
  if (length === 0) return "null";
  const first = text3.charCodeAt(0);
  if (first >= 48 && first <= 57 || first === 43 || first === 45 || first === 46) {
    if (length > 1024) return "str";
    if (first !== 46 && integers.test(text3)) return "int";
    return floats.test(text3) ? "float" : "str";
  }
  if (length > 5) return "str";
  if (booleans.test(text3)) return "bool";
  if (nulls.test(text3)) return "null";
  return text3 === "<<" ? "merge" : "str";
}
function constructScalar(node) {
  const { text: text3 } = node;
  switch (node.tag) {
    case "str":
      return { type: "String", text: text3 };
    case "null":
      return { type: "null", text: "" };
    case "bool":
      return booleanOf(text3);
    case "int":
      return integerOf(text3, node.at);
    case "float":
      return { type: "Double", text: doubleText(doubleOf(text3, node.at)) };
    case "binary":
      return { type: "byte[]", text: binaryText(text3, node.at) };
    case "timestamp":
      if (!timestamp2.test(text3)) throw invalid("a timestamp", node.at);
      return { type: "Date", text: text3 };
    default:
      throw new YamlFailure("unknown-tag", "A value has a tag that Spring cannot read.", node.at);
  }
}
function invalid(what, at2) {
  return new YamlFailure("invalid-value", `The text of a value is not ${what}, which it has to be.`, at2);
}
function booleanOf(text3) {
  const word = text3.toLowerCase();
  if (word === "true" || word === "yes" || word === "on") return { type: "Boolean", text: "true" };
  if (word === "false" || word === "no" || word === "off") return { type: "Boolean", text: "false" };
  return { type: "null", text: "" };
}
function integerOf(written2, at2) {
  let text3 = written2.includes("_") ? written2.replaceAll("_", "") : written2;
  let negative = false;
  const first = text3.charCodeAt(0);
  if (first === 45 || first === 43) {
    negative = first === 45;
    text3 = text3.slice(1);
  }
  if (text3 === "0") return { type: "Integer", text: "0" };
  if (text3.startsWith("0b")) return numberOf(negative, text3.slice(2), 2, at2);
  if (text3.startsWith("0x")) return numberOf(negative, text3.slice(2), 16, at2);
  if (text3.startsWith("0")) return numberOf(negative, text3.slice(1), 8, at2);
  if (text3.includes(":")) return numberOf(negative, sexagesimal(text3, at2), 10, at2);
  return numberOf(negative, text3, 10, at2);
}
function sexagesimal(text3, at2) {
  const digits = text3.replace(/:+$/, "").split(":").reverse();
  let sum = 0n;
  let base = 1n;
  for (const digit of digits) {
    if (!/^[-+]?[0-9]+$/.test(digit)) throw invalid("a number", at2);
    const value = BigInt(digit.replace("+", ""));
    if (BigInt.asIntN(64, value) !== value) throw invalid("a number", at2);
    sum = BigInt.asIntN(32, sum + value * base);
    base = BigInt.asIntN(32, base * 60n);
  }
  return sum.toString();
}
var digitsOf = {
  2: /^[-+]?[01]+$/,
  8: /^[-+]?[0-7]+$/,
  10: /^[-+]?[0-9]+$/,
  16: /^[-+]?[0-9a-fA-F]+$/
};
var prefixOf2 = { 2: "0b", 8: "0o", 10: "", 16: "0x" };
var maximalDigits = { 2: [31, 63], 8: [11, 21], 10: [10, 19], 16: [8, 16] };
function numberOf(negative, digits, radix, at2) {
  const length = digits.length;
  if (radix === 10 && length < 10 && /^[1-9][0-9]*$/.test(digits)) {
    return { type: "Integer", text: negative ? `-${digits}` : digits };
  }
  const signed = negative ? `-${digits}` : digits;
  if (!digitsOf[radix].test(signed)) throw invalid("a number", at2);
  const minus = signed.startsWith("-");
  const magnitude = BigInt(prefixOf2[radix] + signed.replace(/^[-+]/, ""));
  const value = minus ? -magnitude : magnitude;
  const [intDigits, longDigits] = maximalDigits[radix];
  let type = "BigInteger";
  if (length <= intDigits && BigInt.asIntN(32, value) === value) type = "Integer";
  else if (length <= longDigits && BigInt.asIntN(64, value) === value) type = "Long";
  return { type, text: value.toString() };
}
function doubleOf(written2, at2) {
  let text3 = written2.replaceAll("_", "");
  let sign = 1;
  if (text3.startsWith("-") || text3.startsWith("+")) {
    sign = text3.startsWith("-") ? -1 : 1;
    text3 = text3.slice(1);
  }
  const lower = text3.toLowerCase();
  if (lower === ".inf") return sign * Number.POSITIVE_INFINITY;
  if (lower === ".nan") return Number.NaN;
  if (!text3.includes(":")) return parseDouble(text3, at2) * sign;
  let sum = 0;
  let base = 1;
  for (const digit of text3.replace(/:+$/, "").split(":").reverse()) {
    sum += parseDouble(digit, at2) * base;
    base = Math.imul(base, 60);
  }
  return sign * sum;
}
function parseDouble(text3, at2) {
  const trimmed3 = text3.trim();
  const special = /^([-+]?)(NaN|Infinity)$/.exec(trimmed3);
  if (special !== null) return special[2] === "NaN" ? Number.NaN : Number(trimmed3);
  if (!/^[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?[fFdD]?$/.test(trimmed3)) throw invalid("a number", at2);
  return Number(trimmed3.replace(/[fFdD]$/, ""));
}
function doubleText(value) {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "Infinity" : "-Infinity";
  if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  const sign = value < 0 ? "-" : "";
  const shortest = Math.abs(value).toExponential();
  const [mantissa = "", power = "0"] = (shortest[1] === "." ? shortest : Math.abs(value).toExponential(1)).split("e");
  const exponent = Number(power);
  const digits = mantissa.replace(".", "").replace(/(?<=.)0$/, "");
  if (exponent >= 7 || exponent < -3) return `${sign}${digits[0]}.${digits.slice(1) || "0"}E${exponent}`;
  if (exponent < 0) return `${sign}0.${"0".repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  return `${sign}${whole}.${digits.slice(exponent + 1) || "0"}`;
}
var timestamp2 = /^[0-9]{4}-[0-9][0-9]?-[0-9][0-9]?(?:(?:[Tt]|[ \t]+)[0-9][0-9]?:[0-9][0-9]:[0-9][0-9](?:\.[0-9]*)?(?:[ \t]*(?:Z|(?:[-+][0-9][0-9]?(?::[0-9][0-9])?)?))?)?$/;
function binaryText(text3, at2) {
  const base64 = text3.replace(/\s/g, "");
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/.test(base64)) {
    throw invalid("Base64", at2);
  }
  return Array.from(atob(base64), (character) => character.charCodeAt(0) << 24 >> 24).join(",");
}

// src/documents/yaml-scalar-scanner.ts
function scanPlain(cursor, indent, inFlow) {
  const { text: text3 } = cursor;
  let result = "";
  let spaces = "";
  let brokeLine = false;
  while (text3.charCodeAt(cursor.position) !== 35) {
    const start = cursor.position;
    const end = endOfPlainChunk(text3, start, inFlow);
    if (end === start) break;
    brokeLine = false;
    const chunk = text3.slice(start, end);
    result = result === "" ? chunk : result + spaces + chunk;
    cursor.position = end;
    const lineStart = cursor.lineStart;
    spaces = scanPlainSpaces(cursor);
    brokeLine = cursor.lineStart !== lineStart;
    if (spaces === "" || !inFlow && columnOf(cursor) < indent) break;
  }
  return { text: result, brokeLine };
}
function endOfPlainChunk(text3, start, inFlow) {
  let end = start;
  for (; ; ) {
    const code2 = text3.charCodeAt(end);
    if (isSpaceOrEnd(code2)) return end;
    if (code2 === 58) {
      const next = text3.charCodeAt(end + 1);
      if (isSpaceOrEnd(next) || inFlow && isFlowIndicator(next)) return end;
    } else if (inFlow && (code2 === 63 || isFlowIndicator(code2))) {
      return end;
    }
    end += 1;
  }
}
function isFlowIndicator(code2) {
  return code2 === 44 || code2 === 91 || code2 === 93 || code2 === 123 || code2 === 125;
}
function scanPlainSpaces(cursor) {
  const { text: text3 } = cursor;
  const start = cursor.position;
  skipBlanksAndTabs(cursor);
  const blanks = text3.slice(start, cursor.position);
  const lineBreak = skipBreak(cursor);
  if (lineBreak === "") return blanks;
  let breaks = "";
  for (; ; ) {
    if (columnOf(cursor) === 0 && endsPlain(cursor)) return "";
    while (text3.charCodeAt(cursor.position) === 32) cursor.position += 1;
    const next = skipBreak(cursor);
    if (next === "") break;
    breaks += next;
  }
  return folded(lineBreak, breaks);
}
function endsPlain(cursor) {
  return cursor.text.startsWith("---", cursor.position) || isDocumentMark(cursor);
}
function folded(lineBreak, breaks) {
  if (lineBreak !== "\n") return lineBreak + breaks;
  return breaks === "" ? " " : breaks;
}
function skipBlanksAndTabs(cursor) {
  const { text: text3 } = cursor;
  let code2 = text3.charCodeAt(cursor.position);
  while (code2 === 32 || code2 === 9) {
    cursor.position += 1;
    code2 = text3.charCodeAt(cursor.position);
  }
}
function scanQuoted(cursor) {
  const { text: text3 } = cursor;
  const start = cursor.position;
  const quote = text3.charCodeAt(start);
  const parts = [];
  cursor.position += 1;
  for (; ; ) {
    scanQuotedText(cursor, quote, parts, start);
    if (text3.charCodeAt(cursor.position) === quote) break;
    scanQuotedSpaces(cursor, parts, start);
  }
  cursor.position += 1;
  return parts.length === 1 ? parts[0] : parts.join("");
}
function scanQuotedText(cursor, quote, parts, start) {
  const { text: text3 } = cursor;
  for (; ; ) {
    const from = cursor.position;
    let end = from;
    let code2 = text3.charCodeAt(end);
    while (!isSpaceOrEnd(code2) && code2 !== quote && !(code2 === 92 && quote === 34)) {
      end += 1;
      code2 = text3.charCodeAt(end);
    }
    if (end > from) parts.push(text3.slice(from, end));
    cursor.position = end;
    if (quote === 39 && code2 === 39 && text3.charCodeAt(end + 1) === 39) {
      parts.push("'");
      cursor.position += 2;
    } else if (quote === 34 && code2 === 92) {
      cursor.position += 1;
      scanEscape(cursor, parts, start);
    } else {
      return;
    }
  }
}
var escapes = new Map(
  Object.entries({
    "0": "\0",
    a: "\x07",
    b: "\b",
    t: "	",
    n: "\n",
    v: "\v",
    f: "\f",
    r: "\r",
    e: "\x1B",
    " ": " ",
    '"': '"',
    "\\": "\\",
    N: "\x85",
    _: "\xA0",
    L: "\u2028",
    P: "\u2029"
  })
);
var escapeDigits = new Map(Object.entries({ x: 2, u: 4, U: 8 }));
function scanEscape(cursor, parts, start) {
  const { text: text3 } = cursor;
  const character = text3.charAt(cursor.position);
  const replacement = escapes.get(character);
  if (replacement !== void 0) {
    parts.push(replacement);
    cursor.position += 1;
    return;
  }
  const digits = escapeDigits.get(character);
  if (digits !== void 0) {
    const hex2 = text3.slice(cursor.position + 1, cursor.position + 1 + digits);
    const codePoint = /^[0-9A-Fa-f]+$/.test(hex2) ? Number.parseInt(hex2, 16) : Number.NaN;
    if (!(codePoint <= 1114111)) throw syntaxFailure("A \\x, \\u or \\U escape is malformed.", cursor.position - 1);
    parts.push(String.fromCodePoint(codePoint));
    cursor.position += 1 + digits;
    return;
  }
  if (skipBreak(cursor) === "") {
    throw syntaxFailure(
      "A backslash in double quotes stands before a character that it cannot escape.",
      cursor.position - 1
    );
  }
  parts.push(scanQuotedBreaks(cursor, start));
}
function scanQuotedSpaces(cursor, parts, start) {
  const { text: text3 } = cursor;
  const from = cursor.position;
  skipBlanksAndTabs(cursor);
  const blanks = text3.slice(from, cursor.position);
  if (text3.charCodeAt(cursor.position) === 0) throw syntaxFailure("A quoted text is not closed.", start);
  const lineBreak = skipBreak(cursor);
  parts.push(lineBreak === "" ? blanks : folded(lineBreak, scanQuotedBreaks(cursor, start)));
}
function scanQuotedBreaks(cursor, start) {
  let breaks = "";
  for (; ; ) {
    if (columnOf(cursor) === 0 && isDocumentMark(cursor)) {
      throw syntaxFailure("A quoted text is not closed before the document ends.", start);
    }
    skipBlanksAndTabs(cursor);
    const lineBreak = skipBreak(cursor);
    if (lineBreak === "") return breaks;
    breaks += lineBreak;
  }
}
function scanBlock(cursor, parentIndent) {
  const { text: text3 } = cursor;
  const isFolded = text3.charCodeAt(cursor.position) === 62;
  const { chomping, increment } = scanBlockHeader(cursor);
  const minimum = Math.max(parentIndent + 1, 1);
  let breaks;
  let indent;
  if (increment === 0) {
    const detected = scanBlockIndentation(cursor);
    breaks = detected.breaks;
    indent = Math.max(minimum, detected.indent);
  } else {
    indent = minimum + increment - 1;
    breaks = scanBlockBreaks(cursor, indent);
  }
  const parts = [];
  let lineBreak = "";
  while (columnOf(cursor) === indent && text3.charCodeAt(cursor.position) !== 0) {
    parts.push(breaks);
    const from = cursor.position;
    skipLine(cursor);
    parts.push(text3.slice(from, cursor.position));
    lineBreak = skipBreak(cursor);
    breaks = scanBlockBreaks(cursor, indent);
    if (columnOf(cursor) !== indent || text3.charCodeAt(cursor.position) === 0) break;
    const folds = isFolded && lineBreak === "\n" && !startsBlank(text3, from) && !startsBlank(text3, cursor.position);
    if (!folds) parts.push(lineBreak);
    else if (breaks === "") parts.push(" ");
  }
  if (chomping !== "strip") parts.push(lineBreak);
  if (chomping === "keep") parts.push(breaks);
  return parts.join("");
}
function startsBlank(text3, offset) {
  const code2 = text3.charCodeAt(offset);
  return code2 === 32 || code2 === 9;
}
function scanBlockHeader(cursor) {
  const { text: text3 } = cursor;
  const start = cursor.position;
  const match = /[|>](?:([-+])([0-9])?|([0-9])([-+])?)?/y;
  match.lastIndex = start;
  const [whole = "", sign, digitBehind, digit, signBehind] = match.exec(text3) ?? [];
  cursor.position += whole.length;
  const increment = digitBehind ?? digit;
  const code2 = text3.charCodeAt(cursor.position);
  if (increment === "0" || code2 === 9 || !isSpaceOrEnd(code2)) {
    throw syntaxFailure("The first line of a block text has something else than its indicators.", cursor.position);
  }
  while (text3.charCodeAt(cursor.position) === 32) cursor.position += 1;
  if (text3.charCodeAt(cursor.position) === 35) skipLine(cursor);
  if (skipBreak(cursor) === "" && text3.charCodeAt(cursor.position) !== 0) {
    throw syntaxFailure("The first line of a block text has something else than its indicators.", cursor.position);
  }
  const chomp = sign ?? signBehind;
  return {
    chomping: chomp === "-" ? "strip" : chomp === "+" ? "keep" : "clip",
    increment: increment === void 0 ? 0 : Number(increment)
  };
}
function scanBlockIndentation(cursor) {
  const { text: text3 } = cursor;
  const breaks = [];
  let indent = 0;
  for (; ; ) {
    const code2 = text3.charCodeAt(cursor.position);
    if (code2 === 32) {
      cursor.position += 1;
      indent = Math.max(indent, columnOf(cursor));
    } else if (isBreak(code2)) {
      breaks.push(skipBreak(cursor));
    } else {
      return { breaks: breaks.join(""), indent };
    }
  }
}
function scanBlockBreaks(cursor, indent) {
  const { text: text3 } = cursor;
  let breaks = "";
  for (; ; ) {
    while (columnOf(cursor) < indent && text3.charCodeAt(cursor.position) === 32) cursor.position += 1;
    const lineBreak = skipBreak(cursor);
    if (lineBreak === "") return breaks;
    breaks += lineBreak;
  }
}

// src/documents/yaml-scanner.ts
var maximalKeyLength = 1024;
var YamlScanner = class {
  cursor;
  tokens = [];
  head = 0;
  taken = 0;
  indent = -1;
  indents = [];
  flowLevel = 0;
  allowSimpleKey = true;
  /** By flow level, with holes. */
  simpleKeys = [];
  done = false;
  constructor(text3) {
    this.cursor = { text: text3 + sentinel, position: text3.startsWith("\uFEFF") ? 1 : 0, lineStart: 0 };
    this.cursor.lineStart = this.cursor.position;
  }
  peek() {
    while (this.needsMore()) this.fetch();
    return this.tokens[this.head];
  }
  take() {
    const token = this.peek();
    this.head += 1;
    this.taken += 1;
    if (this.head === this.tokens.length) {
      this.tokens = [];
      this.head = 0;
    }
    return token;
  }
  needsMore() {
    if (this.done) return false;
    if (this.head === this.tokens.length) return true;
    this.dropStaleKeys();
    for (const key of this.simpleKeys) {
      if (key !== void 0) return key.number === this.taken;
    }
    return false;
  }
  add(type, at2, end, text3 = "", handle = "") {
    this.tokens.push({ type, at: at2, end, text: text3, handle });
  }
  fetch() {
    this.skipToToken();
    this.dropStaleKeys();
    this.unwind(columnOf(this.cursor));
    const code2 = this.cursor.text.charCodeAt(this.cursor.position);
    switch (code2) {
      case 0:
        this.fetchStreamEnd();
        break;
      case 91:
        this.fetchFlowStart("[");
        break;
      case 123:
        this.fetchFlowStart("{");
        break;
      case 93:
        this.fetchFlowEnd("]");
        break;
      case 125:
        this.fetchFlowEnd("}");
        break;
      case 44:
        this.fetchComma();
        break;
      case 42:
        this.fetchAnchor("alias");
        break;
      case 38:
        this.fetchAnchor("anchor");
        break;
      case 33:
        this.fetchTag();
        break;
      case 39:
      case 34:
        this.fetchQuoted();
        break;
      default:
        if (!this.fetchIndicated(code2)) this.fetchPlain(code2);
    }
  }
  /** Fetches what starts with a character that may as well start a plain scalar, or that means nothing here. */
  fetchIndicated(code2) {
    const { text: text3, position: position2, lineStart } = this.cursor;
    const inFlow = this.flowLevel > 0;
    const isAlone = isSpaceOrEnd(text3.charCodeAt(position2 + 1));
    const isMark = position2 === lineStart && isDocumentMark(this.cursor);
    if (code2 === 45 && isMark) this.fetchDocumentMark("document start");
    else if (code2 === 46 && isMark) this.fetchDocumentMark("document end");
    else if (code2 === 45 && isAlone) this.fetchEntry();
    else if (code2 === 63 && (inFlow || isAlone)) this.fetchKey();
    else if (code2 === 58 && (inFlow || isAlone)) this.fetchValue();
    else if ((code2 === 124 || code2 === 62) && !inFlow) this.fetchBlockScalar();
    else if (code2 === 37 && position2 === lineStart) this.fetchDirective();
    else return false;
    return true;
  }
  startsPlain(code2) {
    if (!isSpaceOrEnd(code2) && !"-?:,[]{}#&*!|>'\"%@`".includes(String.fromCharCode(code2))) return true;
    const next = this.cursor.text.charCodeAt(this.cursor.position + 1);
    return !isSpaceOrEnd(next) && (code2 === 45 || this.flowLevel === 0 && (code2 === 63 || code2 === 58));
  }
  /** Passes blanks, comments and line breaks, but no tabs: SnakeYAML lets none stand where a token may start. */
  skipToToken() {
    const { cursor } = this;
    for (; ; ) {
      while (cursor.text.charCodeAt(cursor.position) === 32) cursor.position += 1;
      if (cursor.text.charCodeAt(cursor.position) === 35) skipLine(cursor);
      if (skipBreak(cursor) === "") return;
      if (this.flowLevel === 0) this.allowSimpleKey = true;
    }
  }
  dropStaleKeys() {
    const { position: position2, lineStart } = this.cursor;
    for (let level = 0; level < this.simpleKeys.length; level += 1) {
      const key = this.simpleKeys[level];
      if (key === void 0) continue;
      if (key.lineStart === lineStart && position2 - key.at <= maximalKeyLength) continue;
      if (key.required) throw keyFailure(key);
      this.simpleKeys[level] = void 0;
    }
  }
  saveSimpleKey() {
    const { position: position2, lineStart } = this.cursor;
    const required = this.flowLevel === 0 && this.indent === position2 - lineStart;
    if (!this.allowSimpleKey) {
      if (required) throw syntaxFailure("A key can only stand at the start of a line.", position2);
      return;
    }
    this.removeSimpleKey();
    const number = this.taken + this.tokens.length - this.head;
    this.simpleKeys[this.flowLevel] = { number, required, at: position2, lineStart };
  }
  removeSimpleKey() {
    const key = this.simpleKeys[this.flowLevel];
    if (key === void 0) return;
    this.simpleKeys[this.flowLevel] = void 0;
    if (key.required) throw keyFailure(key);
  }
  unwind(column) {
    if (this.flowLevel > 0) return;
    while (this.indent > column) {
      this.indent = this.indents.pop() ?? -1;
      this.add("block end", this.cursor.position, this.cursor.position);
    }
  }
  addIndent(column) {
    if (this.indent >= column) return false;
    this.indents.push(this.indent);
    this.indent = column;
    return true;
  }
  fetchIndicator(type, length = 1) {
    const { position: position2 } = this.cursor;
    this.cursor.position += length;
    this.add(type, position2, this.cursor.position);
  }
  fetchStreamEnd() {
    this.unwindAll();
    this.simpleKeys.length = 0;
    this.add("stream end", this.cursor.position, this.cursor.position);
    this.done = true;
  }
  unwindAll() {
    this.unwind(-1);
    this.removeSimpleKey();
    this.allowSimpleKey = false;
  }
  fetchDocumentMark(type) {
    this.unwindAll();
    this.fetchIndicator(type, 3);
  }
  fetchFlowStart(type) {
    this.saveSimpleKey();
    this.flowLevel += 1;
    this.allowSimpleKey = true;
    this.fetchIndicator(type);
  }
  fetchFlowEnd(type) {
    this.removeSimpleKey();
    this.flowLevel -= 1;
    if (this.flowLevel < 0) throw syntaxFailure("A bracket is closed that was not opened.", this.cursor.position);
    this.allowSimpleKey = false;
    this.fetchIndicator(type);
  }
  fetchEntry() {
    this.startBlock("block sequence", "A list element cannot start here.");
    this.allowSimpleKey = true;
    this.removeSimpleKey();
    this.fetchIndicator("entry");
  }
  fetchKey() {
    this.startBlock("block mapping", "A key cannot start here.");
    this.allowSimpleKey = this.flowLevel === 0;
    this.removeSimpleKey();
    this.fetchIndicator("key");
  }
  startBlock(type, message) {
    if (this.flowLevel > 0) return;
    const { position: position2 } = this.cursor;
    if (!this.allowSimpleKey) throw syntaxFailure(message, position2);
    if (this.addIndent(columnOf(this.cursor))) this.add(type, position2, position2);
  }
  fetchValue() {
    const key = this.simpleKeys[this.flowLevel];
    if (key === void 0) {
      this.startBlock("block mapping", "A second colon on a line needs quotes around the text that it belongs to.");
      this.allowSimpleKey = this.flowLevel === 0;
    } else {
      this.simpleKeys[this.flowLevel] = void 0;
      const index = this.head + key.number - this.taken;
      const starts = [{ type: "key", at: key.at, end: key.at, text: "", handle: "" }];
      if (this.flowLevel === 0 && this.addIndent(key.at - key.lineStart)) {
        starts.unshift({ type: "block mapping", at: key.at, end: key.at, text: "", handle: "" });
      }
      this.tokens.splice(index, 0, ...starts);
      this.allowSimpleKey = false;
    }
    this.fetchIndicator("value");
  }
  fetchComma() {
    this.allowSimpleKey = true;
    this.removeSimpleKey();
    this.fetchIndicator(",");
  }
  fetchPlain(code2) {
    if (!this.startsPlain(code2)) throw syntaxFailure(tokenMessage(code2), this.cursor.position);
    this.saveSimpleKey();
    const at2 = this.cursor.position;
    const { text: text3, brokeLine } = scanPlain(this.cursor, this.indent + 1, this.flowLevel > 0);
    this.allowSimpleKey = brokeLine;
    this.add("plain", at2, this.cursor.position, text3);
  }
  fetchQuoted() {
    this.saveSimpleKey();
    this.allowSimpleKey = false;
    const at2 = this.cursor.position;
    const text3 = scanQuoted(this.cursor);
    this.add("quoted", at2, this.cursor.position, text3);
  }
  fetchBlockScalar() {
    this.allowSimpleKey = true;
    this.removeSimpleKey();
    const at2 = this.cursor.position;
    const text3 = scanBlock(this.cursor, this.indent);
    this.add("quoted", at2, this.cursor.position, text3);
  }
  fetchAnchor(type) {
    this.saveSimpleKey();
    this.allowSimpleKey = false;
    const { cursor } = this;
    const at2 = cursor.position;
    const name = nameOfAnchor(cursor.text, at2 + 1);
    cursor.position += 1 + name.length;
    const next = cursor.text.charCodeAt(cursor.position);
    if (name === "" || !(isSpaceOrEnd(next) || "?:,]}%@`".includes(String.fromCharCode(next)))) {
      throw syntaxFailure("The name of an anchor or alias has a character that it cannot have.", cursor.position);
    }
    this.add(type, at2, cursor.position, name);
  }
  fetchTag() {
    this.saveSimpleKey();
    this.allowSimpleKey = false;
    const { cursor } = this;
    const at2 = cursor.position;
    const { handle, suffix, length } = tagAt(cursor.text, at2);
    cursor.position += length;
    const next = cursor.text.charCodeAt(cursor.position);
    if (next === 9 || !isSpaceOrEnd(next)) throw tagFailure(cursor.position);
    this.add("tag", at2, cursor.position, suffix, handle);
  }
  fetchDirective() {
    this.unwindAll();
    const { cursor } = this;
    const at2 = cursor.position;
    const start = at2;
    skipLine(cursor);
    const line = cursor.text.slice(start, cursor.position);
    const match = directives.exec(line);
    const [, version3, handle, prefix] = match ?? [];
    if (match === null) throw syntaxFailure("A line that starts with % is not a directive of YAML.", at2);
    skipBreak(cursor);
    if (handle !== void 0) this.add("directive", at2, cursor.position, decodedUri(prefix ?? "", at2), handle);
    else this.add("directive", at2, cursor.position, version3 ?? "", version3 === void 0 ? "" : "YAML");
  }
};
var uri = "(?:[A-Za-z0-9_;/?:@&=+$,.!~*'()[\\]-]|%[0-9A-Fa-f]{2})+";
var directives = new RegExp(
  `^%(?:YAML +([0-9]{1,3}\\.[0-9]{1,3})(?: +(?:#.*)?)?|TAG +(!(?: |[\\w-]*!)?) +(${uri})(?: +(?:#.*)?)?|(?!(?:YAML|TAG)(?: |$))[\\w-]+(?: .*)?)$`
);
var tags = new RegExp(`!(?:<(${uri})>|([\\w-]*!)?(${uri}))`, "y");
function tagAt(text3, at2) {
  const next = text3.charCodeAt(at2 + 1);
  if (isSpaceOrEnd(next)) return { handle: "", suffix: "!", length: 1 };
  tags.lastIndex = at2;
  const match = tags.exec(text3);
  if (match === null) throw tagFailure(at2);
  const [whole, verbatim, handle, suffix] = match;
  if (verbatim !== void 0) return { handle: "", suffix: decodedUri(verbatim, at2), length: whole.length };
  return {
    handle: handle === void 0 ? "!" : `!${handle}`,
    suffix: decodedUri(suffix ?? "", at2),
    length: whole.length
  };
}
function decodedUri(text3, at2) {
  try {
    return decodeURIComponent(text3);
  } catch {
    throw tagFailure(at2);
  }
}
function nameOfAnchor(text3, start) {
  let end = start;
  for (; ; ) {
    const code2 = text3.charCodeAt(end);
    if (isSpaceOrEnd(code2) || ":,[]{}/.*&".includes(String.fromCharCode(code2))) break;
    end += 1;
  }
  return text3.slice(start, end);
}
function tagFailure(at2) {
  return syntaxFailure("A tag has a character that it cannot have.", at2);
}
function keyFailure(key) {
  return syntaxFailure("A line stands where a key is expected, but no colon follows.", key.at);
}
function tokenMessage(code2) {
  if (code2 === 9) return "A tab stands where YAML allows only blanks.";
  if (isBreak(code2)) return "A line break stands where a value is expected.";
  return "A value starts with a character that needs quotes around it.";
}

// src/documents/yaml-compose.ts
function composeYaml(text3) {
  return new Composer2(text3).documents();
}
var standardPrefix = "tag:yaml.org,2002:";
var standardTags = /* @__PURE__ */ new Set([
  ...["yaml", "merge", "set", "pairs", "omap", "binary", "int", "float"],
  ...["timestamp", "bool", "null", "str", "seq", "map"]
]);
var maximalDepth = 50;
var maximalNodes = 1e6;
var Composer2 = class {
  scanner;
  anchors = /* @__PURE__ */ new Map();
  /** Handles of the `%TAG` directives seen so far. */
  handles = /* @__PURE__ */ new Map();
  depth = 0;
  nodes = 0;
  constructor(text3) {
    this.scanner = new YamlScanner(text3);
  }
  *documents() {
    const first = this.scanner.peek();
    if (first.type !== "directive" && first.type !== "document start" && first.type !== "stream end") {
      yield this.document(0, this.composeNode(true, false));
    }
    for (; ; ) {
      while (this.nextIs("document end")) this.scanner.take();
      const start = this.scanner.peek();
      if (start.type === "stream end") return;
      this.readDirectives();
      if (this.nextIs("stream end")) return;
      const mark = this.scanner.take();
      if (mark.type !== "document start") {
        throw syntaxFailure("The line does not belong to what stands above it; check its indentation.", mark.at);
      }
      const next = this.scanner.peek();
      const isEmpty2 = ["directive", "document start", "document end", "stream end"].includes(next.type);
      yield this.document(start.at, isEmpty2 ? emptyScalar(next.at) : this.composeNode(true, false));
    }
  }
  document(from, root) {
    const to = this.scanner.peek().at;
    if (this.nextIs("document end")) this.scanner.take();
    this.anchors.clear();
    return { root, from, to };
  }
  readDirectives() {
    let version3 = false;
    this.handles = new Map(this.handles);
    this.handles.delete("!");
    this.handles.delete("!!");
    while (this.nextIs("directive")) {
      const { handle, text: text3, at: at2 } = this.scanner.take();
      if (handle === "YAML") {
        if (version3 || !text3.startsWith("1.")) throw syntaxFailure("The YAML version is not 1.x, or given twice.", at2);
        version3 = true;
      } else if (handle !== "") {
        if (this.handles.has(handle)) throw syntaxFailure("The same tag handle is declared twice.", at2);
        this.handles.set(handle, text3);
      }
    }
  }
  nextIs(type) {
    return this.scanner.peek().type === type;
  }
  /**
   * @param block Whether a block collection may follow.
   * @param indentless Whether a sequence at the indentation of the mapping around it may follow.
   */
  composeNode(block2, indentless) {
    const first = this.scanner.peek();
    if (first.type === "alias") {
      this.scanner.take();
      const target = this.anchors.get(first.text);
      if (target !== void 0) return target;
      throw new YamlFailure("undefined-alias", "An alias names an anchor that is not defined before it.", first.at);
    }
    let anchor;
    let tag;
    let token = first;
    if (token.type === "anchor") {
      anchor = this.scanner.take().text;
      token = this.scanner.peek();
    }
    if (token.type === "tag") {
      tag = this.scanner.take();
      token = this.scanner.peek();
      if (anchor === void 0 && token.type === "anchor") {
        anchor = this.scanner.take().text;
        token = this.scanner.peek();
      }
    }
    const name = tag === void 0 ? void 0 : this.tagName(tag);
    if (this.depth > maximalDepth) {
      throw new YamlFailure("too-deep", "Values are nested more than 50 levels deep, which Spring refuses.", first.at);
    }
    this.nodes += 1;
    if (this.nodes > maximalNodes) {
      throw new YamlFailure("too-large", "This file holds more values than can be judged.", first.at);
    }
    this.depth += 1;
    const node = this.composeContent(token, { at: first.at, anchor, tag: name, block: block2, indentless });
    this.depth -= 1;
    return node;
  }
  composeContent(token, properties) {
    const { at: at2, anchor, tag, block: block2 } = properties;
    switch (token.type) {
      case "plain":
      case "quoted": {
        this.scanner.take();
        const implicit = tag === "!" || tag === void 0 && token.type === "plain";
        const node = {
          kind: "scalar",
          tag: implicit ? implicitTag(token.text) : tag ?? "str",
          text: token.text,
          at: at2
        };
        return this.remember(anchor, node);
      }
      case "[":
        return this.composeSequence(properties, (items) => this.composeFlowSequence(items));
      case "{":
        return this.composeMapping(properties, true, (entries) => this.composeFlowMapping(entries));
      case "entry":
        if (properties.indentless) return this.composeSequence(properties, (items) => this.composeIndentless(items));
        break;
      case "block sequence":
        if (block2) return this.composeSequence(properties, (items) => this.composeBlockSequence(items));
        break;
      case "block mapping":
        if (block2) return this.composeMapping(properties, false, (entries) => this.composeBlockMapping(entries));
        break;
    }
    if (anchor === void 0 && tag === void 0) {
      throw syntaxFailure("A value is expected here.", token.at);
    }
    const empty = tag === void 0 || tag === "!" ? "null" : tag;
    return this.remember(anchor, { kind: "scalar", tag: empty, text: "", at: at2 });
  }
  remember(anchor, node) {
    if (anchor !== void 0) this.anchors.set(anchor, node);
    return node;
  }
  /** The short name of a standard tag, `!` for the non-specific one, `unknown` for a local tag. */
  tagName(token) {
    const { handle, text: text3, at: at2 } = token;
    if (handle === "" && text3 === "!") return "!";
    let prefix = "";
    if (handle !== "") {
      const declared = this.handles.get(handle) ?? defaultHandles.get(handle);
      if (declared === void 0) throw syntaxFailure("A tag uses a handle that is not declared.", at2);
      prefix = declared;
    }
    const tag = prefix + text3;
    if (!tag.startsWith(standardPrefix)) return "unknown";
    const name = tag.slice(standardPrefix.length);
    if (standardTags.has(name)) return name;
    throw new YamlFailure("unknown-tag", "A value has a tag that Spring does not allow.", at2);
  }
  composeSequence(properties, fill) {
    const items = [];
    const tag = collectionTag(properties.tag, "seq");
    const node = this.remember(properties.anchor, { kind: "sequence", tag, items, at: properties.at });
    fill(items);
    return node;
  }
  composeMapping(properties, flow, fill) {
    const entries = [];
    const tag = collectionTag(properties.tag, "map");
    const node = { kind: "mapping", tag, entries, merged: false, flow, at: properties.at };
    this.remember(properties.anchor, node);
    fill(entries);
    node.merged = entries.some((entry) => entry.key.tag === "merge");
    return node;
  }
  composeBlockSequence(items) {
    this.scanner.take();
    while (this.nextIs("entry")) {
      const { end } = this.scanner.take();
      const { type } = this.scanner.peek();
      items.push(type === "entry" || type === "block end" ? emptyScalar(end) : this.composeNode(true, false));
    }
    this.takeBlockEnd();
  }
  takeBlockEnd() {
    const token = this.scanner.take();
    if (token.type !== "block end") {
      throw syntaxFailure("The line does not belong to what stands above it; check its indentation.", token.at);
    }
  }
  composeIndentless(items) {
    while (this.nextIs("entry")) {
      const { end } = this.scanner.take();
      const { type } = this.scanner.peek();
      const isEmpty2 = type === "entry" || type === "key" || type === "value" || type === "block end";
      items.push(isEmpty2 ? emptyScalar(end) : this.composeNode(true, false));
    }
  }
  composeBlockMapping(entries) {
    this.scanner.take();
    while (this.nextIs("key")) {
      const key = this.composeBlockPart();
      const { type, at: at2 } = this.scanner.peek();
      let value;
      if (type === "value") value = this.composeBlockPart();
      else if (type === "plain" || type === "quoted") value = this.composeNode(true, true);
      else value = emptyScalar(at2);
      entries.push({ key, value, constructed: false });
    }
    this.takeBlockEnd();
  }
  /** What follows a key or value indicator. */
  composeBlockPart() {
    const { end } = this.scanner.take();
    const { type } = this.scanner.peek();
    if (type === "key" || type === "value" || type === "block end") return emptyScalar(end);
    return this.composeNode(true, true);
  }
  composeFlowSequence(items) {
    this.scanner.take();
    for (let isFirst = true; !this.nextIs("]"); isFirst = false) {
      if (!isFirst) this.takeComma();
      const { type, at: at2 } = this.scanner.peek();
      if (type === "key") {
        items.push(this.composePair(at2));
      } else if (type !== "]") {
        items.push(this.composeNode(false, false));
      } else {
        break;
      }
    }
    this.scanner.take();
  }
  /** `[a: 1]` is a list of a mapping. */
  composePair(at2) {
    this.depth += 1;
    const key = this.composeFlowPart("]");
    const value = this.nextIs("value") ? this.composeFlowPart("]") : emptyScalar(this.scanner.peek().at);
    this.depth -= 1;
    return {
      kind: "mapping",
      tag: "map",
      entries: [{ key, value, constructed: false }],
      merged: key.tag === "merge",
      flow: true,
      at: at2
    };
  }
  takeComma() {
    const token = this.scanner.take();
    if (token.type !== ",") throw syntaxFailure("A comma or a closing bracket is expected here.", token.at);
  }
  composeFlowMapping(entries) {
    this.scanner.take();
    for (let isFirst = true; !this.nextIs("}"); isFirst = false) {
      if (!isFirst) this.takeComma();
      const { type } = this.scanner.peek();
      if (type === "key") {
        const key = this.composeFlowPart("}");
        const value = this.nextIs("value") ? this.composeFlowPart("}") : emptyScalar(this.scanner.peek().at);
        entries.push({ key, value, constructed: false });
      } else if (type !== "}") {
        const key = this.composeNode(false, false);
        entries.push({ key, value: emptyScalar(this.scanner.peek().at), constructed: false });
      } else {
        break;
      }
    }
    this.scanner.take();
  }
  composeFlowPart(close) {
    const indicator = this.scanner.take();
    const { type } = this.scanner.peek();
    const isEmpty2 = type === "," || type === close || type === "value" && indicator.type === "key";
    return isEmpty2 ? emptyScalar(indicator.end) : this.composeNode(false, false);
  }
};
var defaultHandles = /* @__PURE__ */ new Map([
  ["!", "!"],
  ["!!", standardPrefix]
]);
function collectionTag(tag, implicit) {
  return tag === void 0 || tag === "!" ? implicit : tag;
}
function emptyScalar(at2) {
  return { kind: "scalar", tag: "null", text: "", at: at2 };
}

// src/documents/yaml-construct.ts
var maximalMergeSteps = 2e6;
var maximalKeyNodes = 2e3;
function constructDocument(root) {
  construct(root, { seen: /* @__PURE__ */ new Set(), mergeSteps: 0 });
}
function construct(node, construction) {
  if (node.kind === "scalar") {
    if (node.tag !== "str") constructScalar(node);
    return;
  }
  if (node.kind === "sequence" && node.items.length === 0) return;
  if (node.kind === "mapping") markConstructed(node);
  if (construction.seen.has(node)) return;
  construction.seen.add(node);
  if (node.kind === "sequence") constructSequence(node, construction);
  else constructMapping(node, construction);
}
function markConstructed(node) {
  if (node.entries.every((entry) => entry.constructed)) return;
  node.entries = node.entries.map(
    (entry) => entry.constructed ? entry : { key: entry.key, value: entry.value, constructed: true }
  );
}
function constructSequence(node, construction) {
  if (node.tag === "seq") {
    for (const item of node.items) construct(item, construction);
    return;
  }
  if (node.tag !== "omap" && node.tag !== "pairs") throw unknownTag(node);
  for (const entry of pairsOf(node)) {
    construct(entry.key, construction);
    construct(entry.value, construction);
  }
}
function pairsOf(node) {
  return node.items.map((item) => {
    const entry = item.kind === "mapping" && item.entries.length === 1 ? item.entries[0] : void 0;
    if (entry === void 0) {
      throw new YamlFailure("invalid-value", "An element of an ordered map is not a mapping with one key.", item.at);
    }
    return entry;
  });
}
function constructMapping(node, construction) {
  if (node.tag !== "map" && node.tag !== "set") throw unknownTag(node);
  refuseDuplicates(node, construction);
  if (node.merged) node.entries = mergedEntries(node, construction);
  node.content = node.entries;
  for (const { key, value } of node.content) {
    construct(key, construction);
    if (node.tag === "map") construct(value, construction);
  }
}
function unknownTag(node) {
  return new YamlFailure("unknown-tag", `A ${node.kind} has a tag that Spring cannot read.`, node.at);
}
function contentOf(node) {
  return node.content ?? node.entries;
}
function isMerge(entry) {
  return entry.key.tag === "merge";
}
function refuseDuplicates(node, construction) {
  if (node.entries.length < 2 && !hasCollectionKey(node)) return;
  const keys = /* @__PURE__ */ new Set();
  for (const entry of node.entries) {
    if (isMerge(entry)) continue;
    if (entry.key.kind !== "scalar") construct(entry.key, construction);
    const identity = keyIdentity(entry);
    if (keys.has(identity)) {
      throw new YamlFailure("duplicate-key", "The same key stands twice in one mapping.", entry.key.at);
    }
    keys.add(identity);
  }
}
function hasCollectionKey(node) {
  return node.entries.some((entry) => entry.key.kind !== "scalar");
}
function mergedEntries(node, construction) {
  const result = [];
  const indexOf3 = /* @__PURE__ */ new Map();
  const active = /* @__PURE__ */ new Set();
  const collect = (mapping, preferred) => {
    const entries = mapping.entries;
    if (active.has(mapping)) throw new YamlFailure("recursive-alias", "A mapping is merged into itself.", mapping.at);
    active.add(mapping);
    if (mapping.merged) mapping.entries = entries.filter((entry) => !isMerge(entry));
    construction.mergeSteps += entries.length;
    if (construction.mergeSteps > maximalMergeSteps) {
      throw new YamlFailure("too-large", "The merge keys of this file expand to too many entries.", mapping.at);
    }
    for (const entry of entries) {
      if (isMerge(entry)) {
        for (const source of mergeSources(entry.value)) collect(source, false);
        continue;
      }
      if (entry.key.kind !== "scalar") construct(entry.key, construction);
      const identity = keyIdentity(entry);
      const index = indexOf3.get(identity);
      if (index === void 0) indexOf3.set(identity, result.push(entry) - 1);
      else if (preferred) result[index] = entry;
    }
    active.delete(mapping);
  };
  collect(node, true);
  return result;
}
function mergeSources(value) {
  if (value.kind === "mapping") return [value];
  if (value.kind === "sequence") return value.items.map(mappingToMerge);
  throw mergeFailure(value);
}
function mappingToMerge(node) {
  if (node.kind === "mapping") return node;
  throw mergeFailure(node);
}
function mergeFailure(node) {
  return new YamlFailure("invalid-merge", "A merge key needs a mapping or a list of mappings.", node.at);
}
function keyScalar(entry) {
  if (entry.key.kind === "sequence" && entry.key.items.length === 0) return { type: "String", text: "" };
  if (entry.key.kind !== "scalar") return void 0;
  const scalar = constructScalar(entry.key);
  return scalar.type === "null" && !entry.constructed ? { type: "String", text: "" } : scalar;
}
function isStringKey(entry) {
  return entry.constructed && entry.key.kind === "scalar" && entry.key.tag === "str";
}
function keyIdentity(entry) {
  if (isStringKey(entry) && entry.key.kind === "scalar") return `String ${entry.key.text}`;
  const scalar = keyScalar(entry);
  const tracked = entry.constructed && entry.key.kind === "scalar" ? "" : "tracked ";
  if (scalar !== void 0) return `${tracked}${scalar.type} ${scalar.text}`;
  return `collection ${JSON.stringify(collectionIdentity(entry.key, { left: maximalKeyNodes }))}`;
}
function spend(budget2, node) {
  budget2.left -= 1;
  if (budget2.left < 0) throw new YamlFailure("too-large", "A collection that is used as a key is too large.", node.at);
}
function collectionIdentity(node, budget2) {
  spend(budget2, node);
  if (node.kind === "scalar") {
    const scalar = constructScalar(node);
    return `${scalar.type} ${scalar.text}`;
  }
  if (node.kind === "sequence") return ["list", ...node.items.map((item) => collectionIdentity(item, budget2))];
  const entries = contentOf(node).map(
    (entry) => JSON.stringify([collectionIdentity(entry.key, budget2), collectionIdentity(entry.value, budget2)])
  );
  return ["map", ...entries.sort()];
}
function collectionText(node, budget2 = { left: maximalKeyNodes }) {
  spend(budget2, node);
  if (node.kind === "scalar") return constructScalar(node).text;
  if (node.kind === "sequence") {
    if (node.items.length === 0) return "";
    return `[${node.items.map((item) => collectionText(item, budget2)).join(", ")}]`;
  }
  const keyText2 = (entry) => {
    const scalar = keyScalar(entry);
    if (scalar === void 0) return collectionText(entry.key, budget2);
    return scalar.type === "null" ? "null" : scalar.text;
  };
  if (node.tag === "set") return `[${contentOf(node).map(keyText2).join(", ")}]`;
  return `{${contentOf(node).map((entry) => `${keyText2(entry)}=${collectionText(entry.value, budget2)}`).join(", ")}}`;
}

// src/documents/yaml-decode.ts
var unprintable = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/;
function decodeYaml(bytes2) {
  const encoding = encodingOf(bytes2);
  let text3;
  try {
    text3 = new TextDecoder(encoding, { fatal: true }).decode(bytes2);
  } catch {
    text3 = new TextDecoder(encoding).decode(bytes2);
    const at3 = encoding === "utf-8" ? malformedAt(text3, bytes2) : text3.indexOf("\uFFFD");
    return { text: text3, failure: new YamlFailure("malformed-text", `This file is not ${encoding.toUpperCase()} text.`, at3) };
  }
  const at2 = text3.search(unprintable);
  if (at2 < 0) return { text: text3 };
  return { text: text3, failure: new YamlFailure("unprintable-character", "YAML does not allow this control character.", at2) };
}
function encodingOf(bytes2) {
  if (bytes2[0] === 254 && bytes2[1] === 255) return "utf-16be";
  if (bytes2[0] === 255 && bytes2[1] === 254) return "utf-16le";
  return "utf-8";
}
function malformedAt(text3, bytes2) {
  const encoder2 = new TextEncoder();
  let byteOffset = bytes2[0] === 239 && bytes2[1] === 187 && bytes2[2] === 191 ? 3 : 0;
  let from = 0;
  for (let at2 = text3.indexOf("\uFFFD"); at2 >= 0; at2 = text3.indexOf("\uFFFD", at2 + 1)) {
    byteOffset += encoder2.encode(text3.slice(from, at2)).length;
    from = at2;
    if (bytes2[byteOffset] !== 239 || bytes2[byteOffset + 1] !== 191 || bytes2[byteOffset + 2] !== 189) return at2;
  }
  return Math.max(text3.length - 1, 0);
}

// src/documents/yaml-flatten.ts
function flatteningBudget() {
  return { properties: 2e5, collections: 2e5, keyText: 64e6 };
}
var maximalDepth2 = 1e3;
function flattenDocument(root, budget2) {
  const flattening = { properties: [], active: /* @__PURE__ */ new Set(), budget: budget2 };
  if (root.kind === "mapping" && root.tag === "map") {
    flattenEntries(contentOf(root), "", false, flattening, root);
  } else if (root.kind === "sequence" && root.tag === "omap") {
    flattenEntries(pairsOf(root), "", false, flattening, root);
  } else {
    if (root.kind === "sequence" && root.items.length === 0) return void 0;
    if (root.kind === "scalar" && isEmptyText(root)) return void 0;
    flattenValue(root, "document", root.at, false, flattening);
  }
  return flattening.properties;
}
function isEmptyText(node) {
  const { type, text: text3 } = constructScalar(node);
  return text3 === "" && type !== "byte[]";
}
function put2(property, flattening) {
  const { budget: budget2 } = flattening;
  budget2.properties -= 1;
  budget2.keyText -= property.key.length;
  flattening.properties.push(property);
  if (budget2.properties < 0 || budget2.keyText < 0) {
    throw new YamlFailure("too-large", "This file expands to more properties than can be judged.", property.keyAt);
  }
}
function flattenValue(node, path2, keyAt, inList, flattening) {
  if (node.kind === "scalar") {
    const value = node.tag === "str" ? node.text : constructScalar(node).text;
    put2({ key: path2, value, keyAt, valueAt: node.at }, flattening);
    return;
  }
  if (node.kind === "sequence") {
    if (node.items.length === 0) {
      put2({ key: path2, value: "", keyAt, valueAt: node.at, shape: "empty-list" }, flattening);
    } else if (node.tag === "omap") {
      flattenEntries(pairsOf(node), path2, inList, flattening, node);
    } else {
      flattenItems(node.items, path2, flattening, node);
    }
    return;
  }
  if (node.tag === "set") {
    if (contentOf(node).length === 0) put2({ key: path2, value: "", keyAt, valueAt: node.at }, flattening);
    else flattenItems(keysOf(node), path2, flattening, node);
    return;
  }
  if (contentOf(node).length === 0) {
    put2({ key: path2, value: "", keyAt, valueAt: node.at, shape: "empty-map" }, flattening);
    return;
  }
  flattenEntries(contentOf(node), path2, inList, flattening, node);
}
function keysOf(node) {
  return contentOf(node).map((entry) => entry.key);
}
function flattenItems(items, path2, flattening, node) {
  enter(node, flattening);
  const prefix = hasText2(path2) ? path2 : "";
  let index = 0;
  for (const item of items) {
    flattenValue(item, `${prefix}[${index}]`, item.at, true, flattening);
    index += 1;
  }
  flattening.active.delete(node);
}
function flattenEntries(entries, path2, inList, flattening, node) {
  enter(node, flattening);
  const prefixed = hasText2(path2);
  if (entries.every(isStringKey)) {
    for (const { key, value } of entries) {
      if (key.kind === "scalar") flattenValue(value, joined2(path2, key.text, prefixed), key.at, inList, flattening);
    }
  } else {
    const byText = /* @__PURE__ */ new Map();
    for (const entry of entries) {
      if (inList && !isStringKey(entry)) {
        throw new YamlFailure("non-text-key", "The key of a mapping inside a list is not a text.", entry.key.at);
      }
      byText.set(keyText(entry), entry);
    }
    for (const [text3, { key, value }] of byText) {
      flattenValue(value, joined2(path2, text3, prefixed), key.at, inList, flattening);
    }
  }
  flattening.active.delete(node);
}
function enter(node, flattening) {
  if (flattening.active.has(node)) {
    throw new YamlFailure("recursive-alias", "A value contains itself by way of an alias.", node.at);
  }
  flattening.active.add(node);
  flattening.budget.collections -= 1;
  if (flattening.active.size > maximalDepth2 || flattening.budget.collections < 0) {
    throw new YamlFailure("too-large", "This file expands to more properties than can be judged.", node.at);
  }
}
function keyText(entry) {
  const scalar = keyScalar(entry);
  if (scalar === void 0) return `[${collectionText(entry.key)}]`;
  if (scalar.type === "String") return scalar.text;
  return `[${scalar.type === "null" ? "null" : scalar.text}]`;
}
function joined2(path2, key, prefixed) {
  if (!prefixed) return key;
  return key.startsWith("[") ? path2 + key : `${path2}.${key}`;
}
var javaBlank = /^[\t-\r\x1c-\x20\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]*$/;
function hasText2(path2) {
  return path2.charCodeAt(0) > 32 && path2.charCodeAt(0) < 128 ? true : !javaBlank.test(path2);
}

// src/documents/yaml-template-mask.ts
var block = 57344;
var masked = /[\ue020-\ue07e]/g;
var openings = [
  ["{{", "\uE201"],
  ["{%", "\uE202"],
  ["<%", "\uE203"]
];
var buildToken = /@[A-Za-z][A-Za-z0-9._-]*@/g;
function maskTemplates(text3) {
  if (!/\{\{|\{%|<%|@[A-Za-z]/.test(text3) || /[\ue020-\ue203]/.test(text3)) return void 0;
  const lines = text3.split(/(\r\n|[\r\n])/);
  const result = lines.map((line) => maskLine(line)).join("");
  return result === text3 ? void 0 : result;
}
function maskLine(line) {
  const start = line.search(/[^ \t]/);
  const opening = start < 0 ? void 0 : openings.find(([written2]) => line.startsWith(written2, start));
  if (opening !== void 0 && isTemplateControl(line, start, line.length)) {
    return `${" ".repeat(start)}#${opening[1]}${maskCharacters(line.slice(start + 2))}`;
  }
  return maskMarks(line).replace(buildToken, maskCharacters);
}
var closings = { "{{": "}}", "{%": "%}", "<%": "%>" };
function maskMarks(line) {
  let result = "";
  let from = 0;
  const unclosed = /* @__PURE__ */ new Set();
  for (const match of line.matchAll(/\{\{|\{%|<%/g)) {
    const opening = match[0];
    if (match.index < from || unclosed.has(opening)) continue;
    const closing = line.indexOf(closings[opening], match.index + 2);
    if (closing < 0) {
      unclosed.add(opening);
      continue;
    }
    result += line.slice(from, match.index) + maskCharacters(line.slice(match.index, closing + 2));
    from = closing + 2;
  }
  return result + line.slice(from);
}
function maskCharacters(text3) {
  return text3.replace(/[\x20-\x7e]/g, (character) => String.fromCharCode(block + character.charCodeAt(0)));
}
function unmask(text3) {
  let result = text3;
  for (const [written2, mark] of openings) result = result.replaceAll(`#${mark}`, written2);
  return result.replace(masked, (character) => String.fromCharCode(character.charCodeAt(0) - block));
}

// src/documents/yaml-reader.ts
function readYaml(path2, bytes2) {
  const { text: text3, failure: failure2 } = decodeYaml(bytes2);
  const lines = indexLines(text3);
  const content = failure2 === void 0 ? readContent(text3) : { documents: [], failure: failure2 };
  const problems = [];
  if (content.failure !== void 0) {
    const { code: code2, message, at: at2 } = content.failure;
    problems.push({ code: code2, message, origin: lines.originAt(path2, at2), fatal: true });
  }
  const count = content.documents.length;
  return {
    path: path2,
    format: "yaml",
    documents: content.documents.map((draft, index) => configDocument(path2, draft, index, count, lines)),
    problems,
    directives: findDirectives(path2, text3, "yaml")
  };
}
function readContent(text3) {
  const asWritten = readDocuments(text3);
  if (asWritten.failure === void 0 && asWritten.hasMappingKey !== true) return asWritten;
  const masked2 = maskTemplates(text3);
  if (masked2 === void 0) return asWritten;
  const { documents, failure: failure2 } = readDocuments(masked2);
  return { documents: documents.map(unmasked), ...failure2 === void 0 ? {} : { failure: failure2 } };
}
function unmasked(draft) {
  const properties = draft.properties.map((property) => ({
    ...property,
    key: unmask(property.key),
    value: unmask(property.value)
  }));
  return { ...draft, properties };
}
function readDocuments(text3) {
  const documents = [];
  const budget2 = flatteningBudget();
  let hasMappingKey = false;
  try {
    for (const document of composeYaml(text3)) {
      hasMappingKey ||= containsMappingKey(document.root, /* @__PURE__ */ new Set());
      constructDocument(document.root);
      const properties = flattenDocument(document.root, budget2);
      if (properties !== void 0) documents.push({ from: document.from, to: document.to, properties });
    }
  } catch (error) {
    if (error instanceof YamlFailure) return { documents, failure: error, hasMappingKey };
    throw error;
  }
  return { documents, hasMappingKey };
}
function containsMappingKey(node, seen) {
  if (node.kind === "scalar" || seen.has(node)) return false;
  seen.add(node);
  if (node.kind === "sequence") return node.items.some((item) => containsMappingKey(item, seen));
  return node.entries.some(({ key, value }) => key.kind === "mapping" || containsMappingKey(value, seen));
}
function configDocument(path2, draft, index, count, lines) {
  const properties = /* @__PURE__ */ new Map();
  const duplicates = [];
  for (const { key, value, keyAt, valueAt, shape } of draft.properties) {
    const earlier = properties.get(key);
    if (earlier !== void 0 && shape === "empty-map") continue;
    const property = {
      key,
      value,
      origin: lines.originAt(path2, keyAt),
      valueOrigin: lines.originAt(path2, valueAt),
      ...shape === void 0 ? {} : { shape },
      ...isOpaque(value) ? { opaque: true } : {}
    };
    properties.set(key, property);
    if (earlier !== void 0 && earlier.shape !== "empty-map") {
      duplicates.push({ key, earlier: earlier.origin, later: property.origin, same: earlier.value === value });
    }
  }
  return {
    path: path2,
    index,
    count,
    firstLine: lines.lineAt(draft.from),
    lastLine: lines.lineAt(Math.max(draft.from, draft.to - 1)),
    properties: [...properties.values()],
    duplicates
  };
}

// src/applications/config-data/wildcards.ts
function directoriesOfPattern(session, text3, wanted, { origin }) {
  const refuse2 = (what) => ({
    paths: [],
    failed: failure("IllegalStateException", `Location '${text3}' ${what}`, origin)
  });
  if (text3.startsWith("classpath*:")) return refuse2("cannot use classpath wildcards");
  if (text3.indexOf("*") !== text3.lastIndexOf("*")) return refuse2("cannot contain multiple wildcards");
  const directory = wanted === "files" ? text3.slice(0, text3.lastIndexOf("/") + 1) : text3;
  if (!directory.endsWith("*/")) return refuse2("must end with '*/'");
  const place2 = session.resources.locate(text3.slice(0, text3.indexOf("*/")));
  if (place2 === "outside") return { paths: [] };
  const names3 = (session.resources.directories(place2.path) ?? []).filter((name) => !name.startsWith(".."));
  const prefix = place2.path === "" ? "" : `${place2.path}/`;
  return { paths: names3.map((name) => prefix + name) };
}

// src/applications/config-data/special-locations.ts
function resolveSpecial(session, location) {
  if (location.value.startsWith("configtree:")) return resolveConfigTree(session, location);
  if (location.value.startsWith("env:") && session.generation.environmentImport)
    return resolveVariable(session, location);
  return void 0;
}
function resolveConfigTree(session, location) {
  const text3 = location.value.slice("configtree:".length);
  if (!text3.endsWith("/")) {
    const exception2 = session.generation.lazyPlaceholders ? "IllegalStateException" : "IllegalArgumentException";
    const message = `Config tree location '${text3}' must end with '/'`;
    return { resolved: [], failed: failure(exception2, message, location.origin) };
  }
  if (!text3.includes("*")) {
    const place2 = session.resources.locate(text3);
    const path2 = place2 === "outside" ? text3 : place2.path;
    const isThere = place2 !== "outside" && isDirectory(session, text3);
    if (!isThere && tellOutside(session, location)) return { resolved: [] };
    const hidden2 = text3.split("/").some((element) => element.startsWith(".."));
    const identity = `tree ${text3.replace(/\/+/g, "/")}`;
    return { resolved: [treeAt(location, path2, identity, isThere ? { hidden: hidden2 } : void 0)] };
  }
  const { paths, failed: failed2 } = directoriesOfPattern(session, text3, "directories", location);
  if (failed2 !== void 0) return { resolved: [], failed: failed2 };
  if (paths.length === 0 && tellOutside(session, location)) return { resolved: [] };
  return { resolved: paths.map((path2) => treeAt(location, path2, `tree /${path2}/`, { hidden: false })) };
}
function isDirectory({ resources }, text3) {
  const elements = text3.split("/");
  return elements.every((element, index) => {
    if (element !== ".." && index < elements.length - 1) return true;
    const place2 = resources.locate(elements.slice(0, index).join("/"));
    return place2 !== "outside" && resources.directories(place2.path) !== void 0;
  });
}
function treeAt(location, directory, identity, found) {
  return {
    location,
    resource: { identity, description: `config tree [${directory}]` },
    profileVariant: false,
    content: found === void 0 ? { kind: "missing" } : { kind: "tree", directory, hidden: found.hidden }
  };
}
function resolveVariable(session, location) {
  const {
    rest: name,
    extension,
    encoding
  } = hintOf(location.value.slice("env:".length), session.generation.hintsAnywhere);
  const loader = loaderOf(extension?.slice(1).toLowerCase() ?? "properties");
  if (loader === void 0) {
    const message = `File extension '${extension?.slice(1)}' is not known to any PropertySourceLoader`;
    return { resolved: [], failed: failure("IllegalStateException", message, location.origin) };
  }
  if (variableNamed(session, name) === void 0) {
    if (location.optional && session.strict) return { resolved: [] };
    if (tellOutside(session, location)) return { resolved: [] };
    const message = `Environment variable '${name}' is not set`;
    return {
      resolved: [],
      failed: failure("ConfigDataLocationNotFoundException", message, location.origin, textOf2(location))
    };
  }
  const content = { kind: "variable", name, loader, ...encoding && { encoding } };
  const resource = {
    identity: `variable ${name} ${loader}`,
    description: `system environment variable [${name}]`
  };
  return { resolved: [{ location, resource, profileVariant: false, content }] };
}
function variableNamed({ outer }, name) {
  for (const source of outer) {
    const found = source.kind === "variables" ? source.properties.findLast(({ key }) => key === name) : void 0;
    if (found !== void 0) return found;
  }
  return void 0;
}
function loaderOf(extension) {
  if (extension === "properties" || extension === "xml") return extension;
  return extension === "yml" || extension === "yaml" ? "yaml" : void 0;
}
function tellOutside(session, location) {
  if (session.strict) return false;
  addOpen(session, `import of ${location.value}`, location.origin, location.optional);
  session.foundLocations.add(location.value);
  return true;
}

// src/applications/config-data/load.ts
function load(session, { content, location }) {
  switch (content.kind) {
    case "missing":
      return void 0;
    case "empty directory":
      return [];
    case "tree":
      return [configTree(session, content.directory, content.hidden)];
    case "variable": {
      const variable = variableNamed(session, content.name);
      if (variable === void 0) return void 0;
      const bytes2 = new TextEncoder().encode(variable.value);
      const file = parse4(session, content.loader, `env:${content.name}`, bytes2, content.encoding, variable.origin);
      return file && sourcesOf(session, file).map((source) => at(source, variable.origin));
    }
    case "file": {
      const { path: path2, reference: reference2 } = content;
      if (!reference2.hinted && reference2.loader !== "xml") {
        const file2 = session.resources.file(path2);
        return file2 && sourcesOf(session, file2);
      }
      const bytes2 = session.resources.raw(path2);
      if (bytes2 === void 0) return void 0;
      const origin = { path: path2, line: 1, column: 1 };
      const file = parse4(session, reference2.loader, path2, bytes2, reference2.encoding, location.origin ?? origin);
      return file === void 0 ? [] : sourcesOf(session, file);
    }
  }
}
function parse4(session, loader, path2, bytes2, encoding, origin) {
  if (loader === "yaml") return readYaml(path2, bytes2);
  const charset2 = encoding === void 0 ? "latin1" : charsets.get(encoding.toLowerCase());
  if (loader === "xml" || charset2 === void 0) {
    addOpen(
      session,
      loader === "xml" ? `XML properties in ${path2}` : `${path2} in the character set ${encoding}`,
      origin
    );
    return void 0;
  }
  return readProperties(path2, bytes2, "spring-boot", charset2);
}
var charsets = /* @__PURE__ */ new Map([
  ["utf-8", "utf-8"],
  ["utf8", "utf-8"],
  ["us-ascii", "utf-8"],
  ["iso-8859-1", "latin1"],
  ["latin1", "latin1"]
]);
function sourcesOf(session, file) {
  for (const problem10 of file.problems) {
    if (problem10.fatal) fail(session, failure(exceptionOf(problem10, file), problem10.message, problem10.origin));
  }
  return file.documents.map((document) => sourceOf(document, session.generation));
}
function exceptionOf({ code: code2 }, { format }) {
  if (code2 === "duplicate-key") return "DuplicateKeyException";
  if (code2 === "non-text-key") return "ClassCastException";
  return format === "yaml" ? "YAMLException" : "IllegalStateException";
}
var sources = /* @__PURE__ */ new WeakMap();
function sourceOf(document, generation) {
  const known3 = sources.get(document) ?? /* @__PURE__ */ new Map();
  const existing = known3.get(generation.name);
  if (existing !== void 0) return existing;
  const number = document.count > 1 ? ` (document #${document.index})` : "";
  const source = {
    name: `${document.path}${number}`,
    kind: "document",
    properties: visibleProperties(document, generation),
    document
  };
  sources.set(document, known3.set(generation.name, source));
  return source;
}
function at(source, origin) {
  const properties = source.properties.map((property) => ({ ...property, origin, valueOrigin: origin }));
  const { document: _, ...rest } = source;
  return { ...rest, properties };
}
function configTree({ resources }, directory, hidden2) {
  const properties = [];
  const start = directory === "" ? 0 : directory.length + 1;
  for (const path2 of hidden2 ? [] : resources.filesBelow(directory)) {
    const elements = path2.slice(start).split("/");
    const bytes2 = resources.raw(path2);
    if (bytes2 === void 0 || elements.length > 100 || elements.some((element) => element.startsWith(".."))) continue;
    const text3 = withoutOnlyNewline(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes2));
    const origin = { path: path2, line: 1, column: 1 };
    properties.push({ key: elements.join("."), value: text3, origin, valueOrigin: origin });
  }
  properties.sort((a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
  return { name: `config tree ${directory}`, kind: "document", properties };
}
function withoutOnlyNewline(text3) {
  if (!text3.endsWith("\n") || text3.indexOf("\n") !== text3.length - 1) return text3;
  return text3.slice(0, text3.endsWith("\r\n") ? -2 : -1);
}

// src/applications/config-data/outside.ts
var services = /* @__PURE__ */ new Map([
  ["configserver", "config server"],
  ["vault", "Vault"],
  ["consul", "Consul"],
  ["zookeeper", "ZooKeeper"],
  ["kubernetes", "Kubernetes config maps and secrets"],
  ["aws-parameterstore", "AWS Parameter Store"],
  ["aws-secretsmanager", "AWS Secrets Manager"],
  ["aws-s3", "AWS S3"],
  ["sm", "Google Secret Manager"],
  ["azure-app-configuration", "Azure App Configuration"],
  ["azureAppConfiguration", "Azure App Configuration"],
  ["nacos", "Nacos"],
  ["polaris", "Polaris"],
  ["apollo", "Apollo"]
]);
var schemesInside = /* @__PURE__ */ new Set(["classpath", "file", "configtree", "env", "resource", "optional"]);
function isOutside(session, member, location) {
  if (session.strict) return false;
  const what = outsideName(member);
  if (what === void 0) return false;
  addOpen(session, what, location.origin, member.optional || location.optional);
  session.foundLocations.add(location.value);
  return true;
}
function outsideName({ value, uncertain }) {
  const scheme = /^([a-zA-Z][a-zA-Z0-9*+.-]*):/.exec(value)?.[1];
  const service = scheme === void 0 ? void 0 : services.get(scheme);
  if (service !== void 0) return service;
  if (scheme !== void 0 && scheme.length > 1 && !schemesInside.has(scheme) && !scheme.includes("*")) {
    return `import of ${scheme}:`;
  }
  if (uncertain) return `import of ${value}`;
  return scheme?.length === 1 && schemeOf(value) !== void 0 ? `import of ${value}` : void 0;
}

// src/applications/config-data/references.ts
var extensions = [
  ["properties", "properties"],
  ["xml", "xml"],
  ["yml", "yaml"],
  ["yaml", "yaml"]
];
function referencesOf({ configNames, generation }, members, origin, parent, profiles) {
  const references = /* @__PURE__ */ new Map();
  for (const profile of profiles ?? [void 0]) {
    for (const member of members) {
      if (member === void 0 && !generation.ignoresBlankLocations) {
        return {
          references: [],
          failed: failure("NullPointerException", "Blank location in a group", origin)
        };
      }
      const own = member ?? { value: "", optional: false, uncertain: false, ...origin && { origin } };
      const text3 = resourceLocation(own, parent);
      const found = text3.endsWith("/") ? inDirectory(own, text3, configNames, profile) : forFile(own, text3, profile, generation);
      if (found === "unknown extension") {
        return { references: [], failed: unknownExtension(own, generation) };
      }
      for (const reference2 of found) if (!references.has(reference2.text)) references.set(reference2.text, reference2);
    }
  }
  return { references: [...references.values()] };
}
function resourceLocation({ value }, parent) {
  const text3 = value.startsWith("resource:") ? value.slice("resource:".length) : value;
  if (text3.startsWith("/") || schemeOf(text3) !== void 0 || parent === void 0) return text3;
  return parent.slice(0, parent.lastIndexOf("/") + 1) + text3;
}
function inDirectory(location, directory, names3, profile) {
  return names3.flatMap(
    (name) => extensions.map(([extension, loader]) => ({
      ...reference(location, `${directory}${name}`, profile, extension, loader),
      directory
    })).reverse()
  );
}
function forFile(location, text3, profile, generation) {
  const { rest, extension: hint, encoding } = hintOf(text3, generation.hintsAnywhere);
  const file = hint === void 0 ? rest : rest + hint;
  const lower = file.toLowerCase();
  for (const [extension, loader] of extensions) {
    if (!lower.endsWith(extension)) continue;
    const root = file.slice(0, Math.max(0, file.length - extension.length - 1));
    const found = reference(location, root, profile, hint === void 0 ? extension : void 0, loader);
    return [{ ...found, hinted: hint !== void 0 || encoding !== void 0, ...encoding && { encoding } }];
  }
  return location.optional ? [] : "unknown extension";
}
function reference(location, root, profile, extension, loader) {
  const suffix = profile === void 0 || profile.trim() === "" ? "" : `-${profile}`;
  return {
    location,
    text: `${root}${suffix}${extension === void 0 ? "" : `.${extension}`}`,
    loader,
    hinted: false,
    ...profile !== void 0 && { profile }
  };
}
function unknownExtension(location, generation) {
  const asDirectory = "If the location is meant to reference a directory, it must end in '/' or File.separator";
  const known3 = ["resource:", "file:", "classpath:"].some((prefix) => location.value.startsWith(prefix));
  const short = generation.legacyProfiles || known3 || !textOf2(location).includes(":");
  const cause = short ? `File extension is not known to any PropertySourceLoader. ${asDirectory}` : `Incorrect ConfigDataLocationResolver chosen or file extension is not known to any PropertySourceLoader. ${asDirectory}. The location is being resolved using the StandardConfigDataLocationResolver, check the location prefix if a different resolver is expected`;
  return failure(
    "IllegalStateException",
    `Unable to load config data from '${textOf2(location)}'`,
    location.origin,
    `IllegalStateException: ${cause}`
  );
}

// src/applications/config-data/resolution.ts
function resolveLocation(session, location, parent, profiles) {
  const members = membersOf(location).filter((member) => member === void 0 || !isOutside(session, member, location));
  if (members.length === 0) return { resolved: [] };
  const special = resolveSpecial(session, location);
  if (special !== void 0) return special;
  const plain2 = resolveHalf(session, location, members, parent, void 0);
  if (plain2.failed !== void 0 || profiles === void 0) return plain2;
  const specific = resolveHalf(session, location, members, parent, profiles);
  return { ...specific, resolved: [...plain2.resolved, ...specific.resolved] };
}
function resolveHalf(session, location, members, parent, profiles) {
  const { references, failed: failed2 } = referencesOf(session, members, location.origin, parent, profiles);
  if (failed2 !== void 0) return { resolved: [], failed: failed2 };
  const resolved = [];
  const profileVariant = profiles !== void 0;
  const add = (reference2, path2, medium, content) => {
    resolved.push({ location, profileVariant, content, resource: resourceAt(reference2, path2, medium, content.kind) });
  };
  for (const reference2 of references) {
    if (reference2.text.includes("*")) {
      const pattern = filesOfPattern(session, reference2);
      if (pattern.failed !== void 0) return { resolved: [], failed: pattern.failed };
      for (const path3 of pattern.paths) add(reference2, path3, "file", { kind: "file", reference: reference2, path: path3 });
      continue;
    }
    const place2 = session.resources.locate(reference2.text);
    if (place2 !== "outside" && session.resources.exists(place2.path)) {
      add(reference2, place2.path, place2.medium, { kind: "file", reference: reference2, path: place2.path });
      continue;
    }
    if (reference2.profile === void 0 && mayBeOutside(session, location, reference2)) continue;
    if (reference2.location.optional || reference2.directory !== void 0 || reference2.profile !== void 0) continue;
    const path2 = place2 === "outside" ? reference2.text : place2.path;
    add(reference2, path2, place2 === "outside" ? "file" : place2.medium, { kind: "missing" });
  }
  if (resolved.length > 0) return { resolved };
  return resolveEmptyDirectories(session, location, references, profileVariant);
}
function mayBeOutside(session, location, { text: text3, directory, location: member }) {
  if (session.strict || location.origin === void 0) return false;
  const place2 = session.resources.locate(directory ?? text3);
  if (place2 !== "outside" && place2.medium === "classpath") return false;
  if (place2 !== "outside" && directory !== void 0 && session.resources.directories(place2.path) !== void 0)
    return false;
  addOpen(session, `import of ${member.value}`, location.origin, member.optional || location.optional);
  session.foundLocations.add(location.value);
  return true;
}
function resolveEmptyDirectories(session, location, references, profileVariant) {
  const resolved = /* @__PURE__ */ new Map();
  for (const reference2 of references) {
    const { directory } = reference2;
    if (directory === void 0) continue;
    const add = (path2) => {
      const resource = resourceAt(reference2, path2, "file", "empty directory");
      if (resolved.has(resource.identity)) return;
      resolved.set(resource.identity, { location, resource, profileVariant, content: { kind: "empty directory" } });
    };
    if (!reference2.text.includes("*")) {
      const place2 = session.resources.locate(directory);
      if (place2 === "outside" || place2.medium === "classpath") continue;
      if (session.resources.directories(place2.path) !== void 0) add(place2.path);
      continue;
    }
    const { paths, failed: failed2 } = directoriesOfPattern(session, directory, "directories", reference2.location);
    if (failed2 !== void 0) return { resolved: [], failed: failed2 };
    if (paths.length === 0 && !reference2.location.optional) {
      const text3 = textOf2(reference2.location);
      const message = `Config data location '${text3}' contains no subdirectories`;
      return { resolved: [], failed: failure("ConfigDataLocationNotFoundException", message, location.origin) };
    }
    for (const path2 of paths) add(path2);
  }
  return { resolved: [...resolved.values()] };
}
function filesOfPattern(session, reference2) {
  const { paths, failed: failed2 } = directoriesOfPattern(session, reference2.text, "files", reference2.location);
  const name = reference2.text.slice(reference2.text.lastIndexOf("/") + 1);
  const files = paths.map((path2) => `${path2}/${name}`).filter((path2) => session.resources.exists(path2));
  return { paths: files, ...failed2 && { failed: failed2 } };
}
function resourceAt(reference2, path2, medium, kind) {
  const classpath = medium === "classpath" ? reference2.text.replace(/^classpath:\/*/, "") : void 0;
  return {
    identity: `${kind === "empty directory" ? "directory" : "file"} ${path2}`,
    reference: reference2.text,
    description: classpath === void 0 ? `file [${path2}]` : `class path resource [${classpath}]`
  };
}

// src/applications/config-data/import-pass.ts
var maximumDepth3 = 500;
function processImports(session, context, profiles) {
  process2({ session, context, profiles }, session.root, 0);
}
function process2(pass, contributor, depth) {
  const { session, context, profiles } = pass;
  for (const child of contributor.after ?? []) process2(pass, child, depth + 1);
  for (const child of contributor.before ?? []) process2(pass, child, depth + 1);
  if (contributor.kind === "unbound") bindContributor(session, contributor, context);
  if (context !== void 0 && profiles !== void 0) checkCondition(session, contributor, context);
  const phase = profiles === void 0 ? "before" : "after";
  if (contributor.imports.length === 0 || contributor[phase] !== void 0) return;
  if (!isActiveNow(session, contributor, context)) return;
  if (depth > maximumDepth3) {
    addOpen(session, "imports that are nested too deeply", contributor.imports[0]?.origin);
    return;
  }
  const children = importAll(pass, contributor);
  contributor[phase] = children;
  if (phase === "after") liftProfileVariants(contributor);
  session.order = void 0;
  for (const child of children) process2(pass, child, depth + 1);
}
function importAll({ session, profiles }, contributor) {
  const resolved = contributor.imports.flatMap((location) => resolve(session, location, contributor, profiles));
  const children = [];
  for (const candidate of resolved.reverse()) {
    const { location, resource, profileVariant } = candidate;
    if (session.loaded.has(resource.identity)) {
      session.foundLocations.add(location.value);
      continue;
    }
    const sources2 = load(session, candidate);
    if (sources2 === void 0) {
      if (!location.optional && !session.ignoresMissing) {
        fail(session, notFound(candidate));
        session.foundLocations.add(location.value);
      }
      continue;
    }
    session.loaded.add(resource.identity);
    session.foundLocations.add(location.value);
    const profileFlag = profileVariant && candidate.content.kind !== "empty directory";
    const shared = { location, resource, profileVariant, profileFlag, imports: [] };
    if (sources2.length === 0) {
      children.push({ kind: "empty", ...shared, profileFlag: false });
    } else {
      for (const source of sources2.toReversed()) children.push({ kind: "unbound", source, ...shared });
    }
  }
  return children;
}
function resolve(session, location, { resource }, profiles) {
  const { resolved, failed: failed2 } = resolveLocation(session, location, resource?.reference, profiles);
  const isMissing = failed2?.exception === "ConfigDataLocationNotFoundException";
  if (failed2 !== void 0 && !(isMissing && (location.optional || session.ignoresMissing))) {
    fail(session, failed2);
    session.foundLocations.add(location.value);
  }
  return resolved;
}
function notFound({ location, resource }) {
  const message = `Config data resource '${resource.description}' via location '${textOf2(location)}' cannot be found`;
  return failure("ConfigDataResourceNotFoundException", message, location.origin);
}

// src/applications/config-data/initial.ts
function profilesSource(profiles) {
  const origin = { path: "SPRING_PROFILES_ACTIVE", line: 1, column: 1 };
  const property = { key: "SPRING_PROFILES_ACTIVE", value: profiles.join(","), origin, valueOrigin: origin };
  return { name: "active profiles", kind: "variables", properties: [property] };
}
var defaultLocations = [
  "optional:classpath:/;optional:classpath:/config/",
  "optional:file:./;optional:file:./config/;optional:file:./config/*/"
].flatMap((text3) => locationOf(text3) ?? []);
function openSession(input) {
  const { resources, generation, strict = false } = input;
  const outer = input.profiles === void 0 ? input.outer : [profilesSource(input.profiles), ...input.outer];
  const failures = [];
  const blankLocations = [];
  const resolve3 = outerResolver({ outer, generation });
  const take = ({ bound, failed: failed2 }) => {
    if (failed2 !== void 0) failures.push(failed2);
    return bound;
  };
  const onNotFound = take(
    bindText({ generation }, outer, "spring.config.on-not-found", "ConfigDataNotFoundAction", resolve3)
  );
  const names3 = take(
    bindList(
      { generation },
      outer,
      "spring.config.name",
      { type: "java.lang.String[]", element: "java.lang.String" },
      resolve3
    )
  );
  const configNames = names3?.elements.map((element) => element.text) ?? ["application"];
  for (const name of configNames) {
    if (name.includes("*")) {
      failures.push(
        failure(
          "IllegalStateException",
          `Config name '${name}' cannot contain '*'`,
          names3?.elements[0]?.property.origin
        )
      );
    }
  }
  const target = {
    type: `${locationList}[]`,
    element: locationList,
    ...!generation.ignoresBlankLocations && { isNothing: isBlankLocation }
  };
  const locations = (name, unset) => {
    const list = take(bindList({ generation }, outer, name, target, resolve3));
    return list === void 0 ? unset : list.elements.flatMap(({ text: text3, property, uncertain }) => {
      const location = locationOf(text3, property.origin, uncertain);
      if (location === void 0 && !generation.ignoresBlankLocations) {
        const blank = failure("NullPointerException", `Blank location in '${name}'`, property.origin);
        (generation.groupedOuterImports ? failures : blankLocations).push(blank);
      }
      return location ?? [];
    });
  };
  const imports = locations("spring.config.import", []);
  const additional = locations("spring.config.additional-location", []).toReversed();
  const base = locations("spring.config.location", defaultLocations).toReversed();
  const importGroups = generation.groupedOuterImports ? [imports] : imports.toReversed().map((location) => [location]);
  const existing = (source) => ({
    kind: "existing",
    source,
    profileVariant: false,
    profileFlag: false,
    imports: []
  });
  const initial = (imported) => ({
    kind: "initial",
    profileVariant: false,
    profileFlag: false,
    imports: imported
  });
  const root = {
    kind: "root",
    profileVariant: false,
    profileFlag: false,
    imports: [],
    before: [
      ...outer.filter(({ kind }) => kind !== "defaults").map(existing),
      ...importGroups.map(initial),
      ...[...additional, ...base].map((location) => initial([location])),
      ...outer.filter(({ kind }) => kind === "defaults").map(existing)
    ]
  };
  return {
    resources,
    generation,
    strict,
    outer,
    configNames,
    ignoresMissing: onNotFound?.text.toLowerCase() === "ignore",
    root,
    order: void 0,
    loaded: /* @__PURE__ */ new Set(),
    foundLocations: /* @__PURE__ */ new Set(),
    open: /* @__PURE__ */ new Map(),
    failures,
    blankLocations
  };
}

// src/applications/config-data/profile-names.ts
var allowed = "-_.+@";
function firstInvalid(names3) {
  for (const name of names3) {
    if (isBlank(name)) return failure("IllegalStateException", "Invalid empty profile");
    for (let index = 0; index < name.length; index++) {
      const character = String.fromCodePoint(name.codePointAt(index) ?? 0);
      const isLetterOrDigit = /^[\p{L}\p{Nd}]$/u.test(character);
      if (!isLetterOrDigit && !allowed.includes(character)) {
        const list = [...allowed].map((each) => `'${each}'`).join(", ");
        return failure(
          "IllegalStateException",
          `Profile '${name}' must contain a letter, digit or allowed char (${list})`
        );
      }
      if (!isLetterOrDigit && (index === 0 || index === name.length - 1)) {
        return failure("IllegalStateException", `Profile '${name}' must start and end with a letter or digit`);
      }
    }
  }
  return void 0;
}
function checkProfileNames(session, names3) {
  for (const name of names3) {
    const reason = isBlank(name) ? "must contain text" : name.startsWith("!") ? "must not begin with ! operator" : "";
    if (reason !== "") {
      fail(session, failure("IllegalArgumentException", `Invalid profile [${name}]: ${reason}`));
      return;
    }
  }
}

// src/applications/config-data/profiles.ts
var stringList = { type: "java.util.List<java.lang.String>", element: "java.lang.String" };
var stringSet = { type: "java.util.Set<java.lang.String>", element: "java.lang.String" };
function deduceProfiles(session, context) {
  const additional = includedProfiles(session, context);
  const deduction = {
    session,
    context,
    sources: allSettings(session),
    resolve: contributorResolver(session, context),
    validates: false
  };
  const validates2 = session.generation.validatesProfileNames && validationOf(deduction);
  const validating = { ...deduction, validates: validates2 };
  if (validates2) {
    const problem10 = firstInvalid(additional);
    if (problem10 !== void 0) {
      fail(session, wrapped("Invalid profile property value found in additional profiles", problem10, void 0));
    }
  }
  const groups = groupsOf(validating);
  const active = unique([...additional, ...profilesUnder(validating, "spring.profiles.active", [])]);
  const expanded = expand(active, groups);
  const byDefault = expand(unique(profilesUnder(validating, "spring.profiles.default", ["default"])), groups);
  return { active: expanded, default: byDefault, accepted: expanded.length > 0 ? expanded : byDefault };
}
function includedProfiles(session, context) {
  const resolve3 = contributorResolver(session, context);
  const name = "spring.profiles.include";
  const included = [];
  for (const contributor of contributorsOf(session)) {
    if (contributor.source === void 0) continue;
    const source = settingsOf(contributor.source);
    if (source.properties.length === 0) continue;
    const refuse2 = (_, elements) => session.generation.validatesProfileNames && validates(session, [source], resolve3) ? refused(session, elements) : void 0;
    const { bound, failed: failed2 } = bindList(session, [source], name, { ...stringList, refuse: refuse2 }, resolve3);
    if (failed2 !== void 0) fail(session, unwrapped(failed2));
    if (bound === void 0) continue;
    const names3 = known2(session, bound.elements);
    if (!isActiveNow(session, contributor, context)) {
      for (const refused2 of [name, `${name}[0]`]) refuseInactive(session, contributor, refused2);
    }
    included.push(...names3.map((element) => element.text));
  }
  return unique(included);
}
function validationOf({ session, context, sources: sources2, resolve: resolve3 }) {
  const name = "spring.profiles.validate";
  const found = findProperty(sources2, name, session.generation) !== void 0;
  if (found) {
    for (const contributor of contributorsOf(session)) {
      if (!isActiveNow(session, contributor, context)) refuseInactive(session, contributor, name);
    }
  }
  return validates(session, sources2, resolve3);
}
function validates(session, sources2, resolve3) {
  const { bound, failed: failed2 } = bindText(session, sources2, "spring.profiles.validate", "java.lang.Boolean", resolve3);
  if (failed2 !== void 0) fail(session, unwrapped(failed2));
  return !/^(?:false|no|off|0)$/i.test(bound?.text.trim() ?? "true");
}
function profilesUnder(deduction, name, unset) {
  const { session } = deduction;
  const isRefused = checkOuterValue(deduction, name);
  const list = bindChecked(isRefused ? { ...deduction, validates: false } : deduction, name, stringSet);
  return list === void 0 ? unset : unique(known2(session, list.elements).map((element) => element.text));
}
function checkOuterValue({ session, validates: validates2 }, name) {
  const { outer, generation } = session;
  const property = findProperty(outer, name, generation)?.property;
  if (property === void 0) return false;
  const lookup = (key) => findProperty(outer, key, generation)?.property.value;
  const resolution = resolvePlaceholders(property.value, lookup, generation, "strict");
  if (resolution.kind !== "resolved") {
    if (!session.strict) return false;
    const exception2 = generation.lazyPlaceholders ? "PlaceholderResolutionException" : "IllegalArgumentException";
    fail(session, failure(exception2, messageOf(resolution) ?? "", property.origin));
    return true;
  }
  const text3 = resolution.value.replace(/\s/g, "");
  const problem10 = validates2 && text3 !== "" ? firstInvalid(text3.split(",")) : void 0;
  if (problem10 === void 0) return false;
  fail(session, wrapped(`Invalid profile property value found in Environment under '${name}'`, problem10, property));
  return true;
}
function refused(session, elements) {
  return firstInvalid(elements.filter(({ uncertain }) => session.strict || !uncertain).map(({ text: text3 }) => text3));
}
function groupsOf(deduction) {
  const { session, sources: sources2 } = deduction;
  const root = "spring.profiles.group";
  const groups = /* @__PURE__ */ new Map();
  for (const source of sources2) {
    for (const [uniform, property] of settingNames(source)) {
      if (!uniform.startsWith(`${root}.`)) continue;
      const { group, name } = groupNamed(source, property);
      if (groups.has(group)) continue;
      const list = bindChecked(deduction, name, stringList);
      const members = known2(session, list?.elements ?? []);
      groups.set(
        group,
        members.map((element) => element.text)
      );
    }
  }
  if (groups.size > 0 && !session.generation.profilesInInactiveDocuments) {
    for (const contributor of contributorsOf(session)) {
      if (!isActiveNow(session, contributor, deduction.context)) refuseInactive(session, contributor, root);
    }
  }
  const whole = findProperty(sources2, root, session.generation)?.property;
  const emptyIsMap = session.generation.emptyTextIsObject && whole?.value === "";
  if (whole !== void 0 && groups.size === 0 && !emptyIsMap) {
    const type = "org.springframework.util.MultiValueMap<java.lang.String, java.lang.String>";
    fail(session, bindFailure(root, type, whole, "ConverterNotFoundException: it is a map of groups, not a value"));
  }
  return groups;
}
function groupNamed(source, property) {
  const key = source.kind === "variables" ? keyOfVariable(property.key) : property.key;
  const elements = parseName(key, ".").slice(3);
  const end = elements.findIndex((element, index) => index > 0 && element.kind === "number");
  const own = end === -1 ? elements : elements.slice(0, end);
  const isIndex2 = (kind) => kind === "index" || kind === "number";
  const texts2 = own.map(({ text: text3, kind }) => isIndex2(kind) ? text3 : text3.replace(/[^A-Za-z0-9_-]/g, ""));
  const name = own.map(({ text: text3, kind }) => isIndex2(kind) ? `[${text3}]` : `.${text3.toLowerCase().replace(/[^a-z0-9-]/g, "")}`).join("");
  return { group: texts2.join("."), name: `spring.profiles.group${name}` };
}
function bindChecked(deduction, name, target) {
  const { session, context, sources: sources2, resolve: resolve3, validates: validates2 } = deduction;
  const refuse2 = (read, elements) => {
    if (session.generation.profilesInInactiveDocuments) return validates2 ? refused(session, elements) : void 0;
    for (const contributor of contributorsOf(session)) {
      const access = isActiveNow(session, contributor, context) ? void 0 : accessTo(session, contributor, read);
      if (access !== void 0) return access;
    }
    return void 0;
  };
  const { bound, failed: failed2 } = bindList(session, sources2, name, { ...target, refuse: refuse2 }, resolve3);
  if (failed2 !== void 0) fail(session, unwrapped(failed2));
  return bound;
}
function refuseInactive(session, contributor, name) {
  const access = accessTo(session, contributor, name);
  if (access !== void 0) fail(session, access);
}
function accessTo(session, contributor, name) {
  if (contributor.source === void 0) return void 0;
  const property = findProperty([settingsOf(contributor.source)], name, session.generation)?.property;
  return property && inactiveAccess(contributor, name, property);
}
function known2(session, elements) {
  if (session.strict) return elements;
  return elements.filter(({ uncertain, property }) => {
    if (uncertain) addOpen(session, "profiles that are chosen outside the repository", property.origin);
    return !uncertain;
  });
}
function expand(profiles, groups) {
  const expanded = /* @__PURE__ */ new Set();
  const pending = profiles.toReversed();
  for (let profile = pending.pop(); profile !== void 0; profile = pending.pop()) {
    if (expanded.has(profile)) continue;
    expanded.add(profile);
    pending.push(...(groups.get(profile) ?? []).toReversed());
  }
  return [...expanded];
}
function unique(names3) {
  return [...new Set(names3)];
}
function wrapped(message, problem10, property) {
  return failure(problem10.exception, message, property?.origin, causeOf(problem10));
}
function unwrapped(failed2) {
  const prefix = "InactiveConfigDataAccessException: ";
  if (failed2.cause?.startsWith(prefix) !== true) return failed2;
  return failure("InactiveConfigDataAccessException", failed2.cause.slice(prefix.length), failed2.origin);
}

// src/applications/config-data/config-data.ts
function loadConfigData(input) {
  const session = openSession(input);
  processImports(session, void 0, void 0);
  const withoutProfiles = { cloudPlatform: cloudPlatformOf(session), accepted: void 0 };
  processImports(session, withoutProfiles, void 0);
  const profiles = deduceProfiles(session, withoutProfiles);
  const context = { ...withoutProfiles, accepted: new Set(profiles.accepted) };
  processImports(session, context, profiles.accepted);
  checkForInvalidProperties(session);
  checkMandatoryLocations(session, context);
  checkProfileNames(session, [...profiles.default, ...profiles.active]);
  const sources2 = [];
  const inactive = [];
  for (const contributor of contributorsOf(session)) {
    const { kind, source, location, profileVariant, condition } = contributor;
    if (kind !== "bound" || source === void 0 || location === void 0) continue;
    const loaded = {
      source,
      profileSpecific: profileVariant,
      conditional: condition !== void 0 && (condition.onProfile.length > 0 || condition.onCloudPlatform !== void 0),
      onProfile: condition?.onProfile ?? [],
      location: textOf2(location),
      ...location.origin && { importedBy: location.origin }
    };
    (isActiveNow(session, contributor, context) ? sources2 : inactive).push(loaded);
  }
  return {
    sources: sources2,
    inactive,
    profiles: profiles.accepted,
    activeProfiles: profiles.active,
    open: [...session.open.values()],
    failures: session.failures
  };
}
function cloudPlatformOf(session) {
  const name = "spring.main.cloud-platform";
  const sources2 = allSettings(session);
  const { bound, failed: failed2 } = bindText(
    session,
    sources2,
    name,
    "java.lang.String",
    contributorResolver(session, void 0)
  );
  if (failed2 !== void 0) fail(session, unwrapped(failed2));
  if (bound !== void 0) {
    for (const contributor of contributorsOf(session)) {
      if (!isActiveNow(session, contributor, void 0)) refuseInactive(session, contributor, name);
    }
  }
  return deduceCloudPlatform(session, bound);
}

// src/applications/spring-boot-layers.ts
var profileFile = /^(?:application|bootstrap)-(.+)\.(?:properties|ya?ml)$/;
function profilesOf(files) {
  const profiles = /* @__PURE__ */ new Set();
  for (const file of files) {
    const name = file.path.slice(file.path.lastIndexOf("/") + 1);
    const own = profileFile.exec(name)?.[1];
    if (own !== void 0) profiles.add(own);
    for (const document of file.documents) {
      for (const profile of profilesInDocument(document)) profiles.add(profile);
    }
  }
  return [...profiles];
}
function profilesInDocument(document) {
  const found = [];
  for (const property of document.properties) {
    if (!property.key.includes("profile")) continue;
    const name = uniformName(property.key);
    const isCondition = name === "spring.config.activate.onprofile" || name.startsWith("spring.config.activate.onprofile.") || name === "spring.profiles";
    if (isCondition) {
      for (const element of property.value.split(",")) {
        const expression = parseProfileExpression(element.trim());
        if (!("malformed" in expression)) found.push(...profilesNamedIn(expression));
      }
    } else if (name.startsWith("spring.profiles.group.")) {
      const group = /^spring\.profiles\.group\.([^.[]+)/i.exec(property.key)?.[1];
      if (group !== void 0) found.push(group);
    }
  }
  return found;
}
function layerSpringBoot(module, resources, generation, plans) {
  const loaded = plans.map((plan) => {
    const result = loadConfigData({
      resources,
      generation,
      ...plan.profiles.length > 0 && { profiles: plan.profiles },
      outer: plan.variables === void 0 ? [] : [plan.variables]
    });
    return { plan, result };
  });
  const compared = loaded.filter(({ plan }) => plan.compared);
  const readers = /* @__PURE__ */ new Map();
  for (const { result } of compared) {
    for (const { source } of result.sources) {
      if (source.document !== void 0) readers.set(source.document, (readers.get(source.document) ?? 0) + 1);
    }
  }
  return loaded.map(({ plan, result }) => {
    const layers = [];
    if (plan.variables !== void 0) layers.push({ kind: "environment", source: plan.variables });
    for (const { source, profileSpecific, conditional } of result.sources) {
      const everywhere = compared.length > 1 && readers.get(source.document) === compared.length;
      layers.push({ kind: (profileSpecific || conditional) && !everywhere ? "environment" : "shared", source });
    }
    return {
      name: plan.name,
      profiles: result.profiles,
      compared: plan.compared,
      layers,
      open: result.open,
      failures: result.failures,
      home: homeOf(module, plan, layers)
    };
  });
}
function homeOf(module, plan, layers) {
  const own = layers.find((layer) => layer.kind === "environment" && layer.source.document !== void 0);
  if (own?.source.document !== void 0) return own.source.document.path;
  const base = module.files.find((file) => /\/application\.(?:properties|ya?ml)$/.test(`/${file}`)) ?? module.files[0] ?? "";
  if (plan.profiles.length === 0) return base;
  const extension = base.slice(base.lastIndexOf("."));
  const directory = base.slice(0, base.lastIndexOf("/") + 1);
  return `${directory}application-${plan.profiles[0]}${extension}`;
}

// src/applications/stage-names.ts
var stagesInOrder = [
  ["dev", "develop", "development", "devel"],
  ["int", "integ", "integration"],
  ["test", "testing", "tst", "sit", "systest", "acc", "acceptance", "accept", "acpt"],
  ["qa", "qas", "quality", "perf", "performance"],
  ["demo", "sandbox", "sbx", "research"],
  ["uat", "aat", "pat", "ithc"],
  ["stage", "staging", "stg", "preprod", "preproduction", "pre", "preview", "pp", "canary"],
  ["prod", "production", "prd", "live"]
];
var rankOf = new Map(
  stagesInOrder.flatMap((names3, rank) => names3.map((name) => [name, rank]))
);
var region = /^(?:(?:eu|us|uk|gb|de|fr|nl|se|no|dk|fi|es|it|pl|ch|at|ie|ca|br|au|jp|sg|in|cn|kr|ap|sa|me|af|emea|apac|amer|latam|global|north|south|east|west|central|northeast|southeast|northwest|southwest|fss|sbs|gcp|aws|azure)\d*|\d+|[a-d])$/;
var joined3 = /^(pre)[-_.](prod|production|live)$/;
function stageRank(profile) {
  const name = profile.toLowerCase();
  const composite = joined3.exec(name);
  if (composite !== null) return rankOf.get("preprod");
  const [first = "", ...rest] = name.split(/[-_.]/);
  const exact = rankOf.get(first) ?? rankOf.get(first.replace(/\d+$/, ""));
  if (first === "pre" && (rest[0] === "prod" || rest[0] === "production")) {
    return rest.slice(1).every((word) => region.test(word)) ? exact : void 0;
  }
  return exact !== void 0 && rest.every((word) => region.test(word)) ? exact : void 0;
}
function isStage(profile) {
  return stageRank(profile) !== void 0;
}
var firstDelivered = rankOf.get("demo");
var firstLive = rankOf.get("stage");
var test = rankOf.get("test");
var integration = rankOf.get("int");
function isDelivered(profile) {
  return (stageRank(profile) ?? -1) >= firstDelivered;
}
function isLive(profile) {
  return (stageRank(profile) ?? -1) >= firstLive;
}
function mayBeOfTests(profile) {
  const rank = stageRank(profile);
  return rank === test || rank === integration;
}
function comparePromotion(a, b) {
  const difference = (stageRank(a) ?? stagesInOrder.length) - (stageRank(b) ?? stagesInOrder.length);
  return difference !== 0 ? difference : a < b ? -1 : a > b ? 1 : 0;
}

// src/applications/test-profiles.ts
var testSource = /(?:^|\/)src\/[^/]*test[^/]*\/.*\.(?:java|kt|groovy)$/i;
var profileNames = /@ActiveProfiles\(([^)]*)\)/g;
function profilesOfTests(tree, paths, module) {
  const profiles = /* @__PURE__ */ new Set();
  const prefix = module === "." ? "" : `${module}/`;
  const decoder = new TextDecoder("latin1");
  for (const path2 of paths) {
    if (!path2.startsWith(prefix) || !testSource.test(path2)) continue;
    const bytes2 = tree.read(path2);
    const text3 = bytes2 === void 0 ? "" : decoder.decode(bytes2);
    if (!text3.includes("@ActiveProfiles")) continue;
    for (const [, names3 = ""] of text3.matchAll(profileNames)) {
      for (const [, name = ""] of names3.matchAll(/"([^"]+)"/g)) profiles.add(name);
    }
  }
  return profiles;
}

// src/applications/discovery.ts
function discover(input) {
  const { tree, library } = input;
  const paths = tree.list();
  const pathSet = new Set(paths);
  const modules = findConfiguredModules(paths);
  const problems = [];
  const springBoot = (module, name, setting) => {
    const files = module.files.flatMap((path2) => library.read(path2, "spring-boot") ?? []);
    const generation = (setting?.boot === void 0 ? void 0 : generationOf(setting.boot)) ?? findGeneration(tree, pathSet, module.path) ?? defaultGeneration;
    const resources = resourcesOf(
      tree,
      { classpathRoots: module.resourceRoots, workingDirectory: module.path },
      (path2) => library.read(path2, "spring-boot")
    );
    const ownPlans = planEnvironments(
      input.environments,
      setting,
      files,
      () => profilesOfTests(tree, paths, module.path)
    );
    const plans = input.profiles === void 0 ? ownPlans : [...ownPlans, planOf(input.profiles)];
    const environments = layerSpringBoot(module, resources, generation, plans);
    return assemble2(name, module.path, "spring-boot", true, generation, environments, files, setting?.origin);
  };
  if (input.applications.length === 0) {
    const names3 = uniqueNames(modules.map((module) => module.path));
    const applications3 = modules.map((module, i) => springBoot(module, names3[i] ?? ownName(module, library)));
    return { applications: applications3, problems };
  }
  const applications2 = input.applications.flatMap((setting) => {
    if (setting.layers === void 0) {
      const module = modules.find((candidate) => candidate.path === setting.path);
      if (module !== void 0) return [springBoot(module, setting.name, setting)];
      const message = `There is no Spring configuration in the main resources of ${setting.path}; list its layers, or correct the path.`;
      problems.push({ message, origin: setting.origin });
      return [];
    }
    const declaredBoot = setting.boot === void 0 ? void 0 : generationOf(setting.boot);
    const read = (path2) => library.read(path2, declaredBoot === void 0 ? "java" : "spring-boot");
    const files = /* @__PURE__ */ new Map();
    const remember = (path2) => {
      const file = read(path2);
      if (file !== void 0) files.set(path2, file);
      return file;
    };
    const plans = planEnvironments(input.environments, setting, [], () => /* @__PURE__ */ new Set());
    const generation = declaredBoot ?? findGeneration(tree, pathSet, setting.path) ?? defaultGeneration;
    const { environments, missing } = layerListed(setting, plans, remember, generation);
    problems.push(...missing.map(({ path: path2, origin }) => ({ message: `No environment has a file ${path2}.`, origin })));
    const relaxed = declaredBoot !== void 0;
    return [
      assemble2(
        setting.name,
        setting.path,
        "listed",
        relaxed,
        generation,
        environments,
        [...files.values()],
        setting.origin
      )
    ];
  });
  return { applications: applications2, problems };
}
function planOf(profiles) {
  return { name: profiles.join(","), profiles, compared: false };
}
function planEnvironments(declared, setting, files, ofTests) {
  if (declared.length > 0) {
    const deployed = setting?.environments === void 0 ? void 0 : new Set(setting.environments.map(({ name }) => name));
    return declared.filter(({ name }) => deployed === void 0 || deployed.has(name)).map(({ name, profiles: profiles2, compared: compared2, variables: variables2 }) => ({
      name,
      profiles: profiles2,
      compared: compared2,
      ...variables2.length > 0 && {
        variables: variablesSource(new Map(variables2.map((variable) => [variable.name, variable])))
      }
    }));
  }
  const profiles = profilesOf(files).filter((profile) => profile !== "default");
  const compared = comparedAmong(profiles, ofTests);
  const named2 = profiles.toSorted(comparePromotion).map((profile) => ({ name: profile, profiles: [profile], compared: compared.has(profile) }));
  return compared.size > 0 ? named2 : [{ name: "default", profiles: [], compared: true }, ...named2];
}
function comparedAmong(profiles, ofTests) {
  const stages = profiles.filter(isStage);
  if (!stages.some(isDelivered)) return /* @__PURE__ */ new Set();
  const activatedByTests = stages.some(mayBeOfTests) ? ofTests() : /* @__PURE__ */ new Set();
  return new Set(stages.filter((profile) => !(mayBeOfTests(profile) && activatedByTests.has(profile))));
}
function assemble2(name, path2, kind, relaxed, generation, environments, ownFiles, origin) {
  const documents = new Set(ownFiles.flatMap((file) => file.documents));
  for (const { layers } of environments) {
    for (const { source } of layers) {
      if (source.document !== void 0) documents.add(source.document);
    }
  }
  return {
    name,
    path: path2,
    kind,
    relaxed,
    generation,
    environments,
    documents: [...documents],
    problems: ownFiles.flatMap((file) => file.problems),
    origin: origin ?? { path: ownFiles[0]?.path ?? path2, line: 1, column: 1 }
  };
}
function ownName(module, library) {
  for (const path2 of module.files) {
    for (const document of library.read(path2, "spring-boot")?.documents ?? []) {
      const name = document.properties.find(({ key }) => key === "spring.application.name")?.value.trim();
      if (name !== void 0 && /^[\w.-]+$/.test(name)) return name;
    }
  }
  return "application";
}
function uniqueNames(paths) {
  const nameWith = (path2, segments) => path2.split("/").slice(-segments).join("/");
  return paths.map((path2) => {
    if (path2 === ".") return void 0;
    for (let segments = 1; ; segments++) {
      const name = nameWith(path2, segments);
      const taken = paths.filter((other) => nameWith(other, segments) === name).length;
      if (taken === 1 || segments > path2.split("/").length) return name;
    }
  });
}

// src/documents/library.ts
function libraryOf(tree) {
  const listed2 = new Set(tree.list());
  const files = /* @__PURE__ */ new Map();
  return {
    read(path2, dialect) {
      if (!listed2.has(path2)) return void 0;
      const isYaml2 = /\.ya?ml$/i.test(path2);
      const name = isYaml2 ? path2 : `${dialect}:${path2}`;
      let file = files.get(name);
      if (file === void 0) {
        const bytes2 = tree.read(path2);
        if (bytes2 === void 0) file = unreadable(path2, isYaml2 ? "yaml" : "properties");
        else file = isYaml2 ? readYaml(path2, bytes2) : readProperties(path2, bytes2, dialect);
        files.set(name, file);
      }
      return file;
    }
  };
}
function unreadable(path2, format) {
  const message = "This file cannot be read: it leads out of the repository, is too large, or may not be opened.";
  const origin = { path: path2, line: 1, column: 1 };
  return {
    path: path2,
    format,
    documents: [],
    problems: [{ code: "unreadable", message, origin, fatal: true }],
    directives: []
  };
}

// src/requirements/contract/groups.ts
function groupMembers(groups) {
  const direct = new Map(groups.map(({ name, members }) => [name, members.map((member) => member.name)]));
  return new Map([...direct.keys()].map((name) => [name, environmentsBelow(name, direct)]));
}
function groupsWithinThemselves(groups) {
  const direct = new Map(groups.map(({ name, members }) => [name, members.map((member) => member.name)]));
  return new Set([...direct.keys()].filter((name) => reachableFrom(name, direct).has(name)));
}
function environmentsBelow(group, direct) {
  return new Set([...reachableFrom(group, direct)].filter((name) => !direct.has(name)));
}
function reachableFrom(group, direct) {
  const reached = /* @__PURE__ */ new Set();
  const open = [group];
  for (let name = open.pop(); name !== void 0; name = open.pop()) {
    for (const member of direct.get(name) ?? []) {
      if (!reached.has(member)) open.push(member);
      reached.add(member);
    }
  }
  return reached;
}

// src/requirements/contract/settings.ts
var emptySettings = {
  environments: [],
  groups: [],
  applications: [],
  provided: [],
  keys: [],
  rules: [],
  exceptions: []
};

// src/requirements/contract/names.ts
var mostProblems = 50;
function checkNames(settings, environmentNames, applicationNames) {
  return checkNamesOf(settings, [...environmentNames], [...applicationNames]);
}
function checkNamesOf(settings, environmentNames, applicationNames) {
  const problems = [];
  if (environmentNames !== void 0) {
    const known3 = [...environmentNames, ...settings.groups.map(({ name }) => name)];
    problems.push(...unknownNames(usedEnvironments(settings), known3, "environment or group"));
  }
  if (applicationNames !== void 0) {
    problems.push(...unknownNames(usedApplications(settings), applicationNames, "application"));
  }
  return problems;
}
function unknownNames(used, known3, kind) {
  const names3 = new Set(known3);
  return used.filter(({ name }) => !names3.has(name)).slice(0, mostProblems).map(({ name, origin }) => {
    if (name === "all" && kind !== "application") {
      const suggestion = "write true, or leave `in` out, for every compared environment";
      return { message: `Unknown ${kind} "all".`, origin, suggestion };
    }
    return { message: `Unknown ${kind} "${name}".`, origin, ...suggested(name, known3) };
  });
}
function suggested(name, known3) {
  const meant = closest(name, known3);
  if (meant !== void 0) return { suggestion: `did you mean "${meant}"?` };
  return known3.length === 0 || known3.length > 12 ? {} : { suggestion: `known here: ${known3.join(", ")}` };
}
function usedEnvironments(settings) {
  const named2 = (where2) => where2 === void 0 || where2 === "all" ? [] : where2;
  return [
    ...settings.groups.flatMap(({ members }) => members),
    ...settings.applications.flatMap(({ environments }) => environments ?? []),
    ...settings.provided.flatMap(({ where: where2 }) => named2(where2)),
    ...settings.keys.flatMap((entry) => [
      ...[entry.required, entry.override, entry.forbidden, entry.differ, entry.equal, entry.together].flatMap(
        (demand2) => named2(demand2?.where)
      ),
      ...entry.values.flatMap(({ where: where2 }) => named2(where2))
    ]),
    ...settings.exceptions.flatMap(({ where: where2 }) => named2(where2))
  ];
}
function usedApplications(settings) {
  const items = [...settings.keys, ...settings.provided, ...settings.ignore ?? [], ...settings.exceptions];
  return items.flatMap(({ applications: applications2 }) => applications2 ?? []);
}

// src/requirements/contract/settings-checks.ts
function checkSettings(settings, knownRules) {
  return [
    ...checkNameSpace(settings),
    ...checkGroups(settings),
    ...checkDuplicates(settings),
    ...checkRules(settings, knownRules),
    ...checkDemands(settings),
    ...checkNamesOf(
      settings,
      settings.environments.length > 0 ? settings.environments.map(({ name }) => name) : void 0,
      settings.applications.length > 0 ? settings.applications.map(({ name }) => name) : void 0
    )
  ];
}
function checkNameSpace(settings) {
  const environments = new Map(settings.environments.map(({ name, origin }) => [name, origin]));
  return settings.groups.flatMap(({ name, origin }) => {
    const other = environments.get(name);
    if (other === void 0) return [];
    return [{ message: `"${name}" is the name of an environment (line ${other.line}) and of a group.`, origin }];
  });
}
function checkGroups(settings) {
  const circular = groupsWithinThemselves(settings.groups);
  return settings.groups.filter(({ name }) => circular.has(name)).map(({ name, origin }) => ({ message: `The group "${name}" contains itself.`, origin }));
}
function checkDuplicates(settings) {
  const earlier = /* @__PURE__ */ new Map();
  return settings.keys.flatMap((entry) => {
    const { pattern, origin } = entry;
    const name = hasWildcard(pattern) ? pattern.toLowerCase() : comparableName(pattern, "relaxed");
    const other = earlier.get(name);
    if (other === void 0) {
      earlier.set(name, entry);
      return [];
    }
    const message = `"${pattern}" and "${other.pattern}" (line ${other.origin.line}) are spellings of the same key.`;
    return [{ message, origin }];
  });
}
function checkRules(settings, knownRules) {
  const locked = new Set(settings.rules.filter((rule20) => rule20.locked).map(({ rule: rule20 }) => rule20));
  const known3 = new Set(knownRules);
  const problems = [...settings.rules, ...settings.exceptions].filter(({ rule: rule20 }) => !known3.has(rule20)).map(({ rule: rule20, origin }) => ({ message: `Unknown rule "${rule20}".`, origin, ...suggested(rule20, knownRules) }));
  for (const { rule: rule20, origin } of settings.exceptions) {
    if (locked.has(rule20)) problems.push({ message: `The rule "${rule20}" is locked: it takes no exceptions.`, origin });
  }
  return problems;
}
function checkDemands(settings) {
  return settings.keys.flatMap((entry) => {
    const problems = [];
    if (entry.together !== void 0 && !hasWildcard(entry.pattern)) {
      const message = '"together" is for patterns: a single key is always there as a whole.';
      problems.push({ message, origin: entry.together.origin });
    }
    for (const demand2 of [entry.differ, entry.equal]) {
      const only = demand2 === void 0 ? void 0 : onlyEnvironment(settings, demand2);
      if (demand2 !== void 0 && only !== void 0) {
        problems.push({
          message: `Only one environment, "${only}": there is nothing to compare it with.`,
          origin: demand2.origin
        });
      }
    }
    const contradiction = entry.required?.where === "all" && entry.forbidden?.where === "all";
    if (contradiction && entry.required?.when.length === 0 && entry.forbidden?.when.length === 0) {
      const message = "No environment can satisfy this: the key is required and forbidden everywhere.";
      problems.push({ message, origin: entry.forbidden.origin });
    }
    return problems;
  });
}
function onlyEnvironment(settings, { where: where2 }) {
  if (where2 === "all" || where2.length === 0) return void 0;
  const members = groupMembers(settings.groups);
  const environments = new Set(where2.flatMap(({ name }) => [...members.get(name) ?? [name]]));
  return environments.size === 1 ? [...environments][0] : void 0;
}

// src/requirements/contract/settings-mistakes.ts
function mistakes(errors, root) {
  const problems = errors.flatMap((error) => mistake(error, root) ?? []);
  const distinct = new Map(problems.map((problem10) => [`${position(problem10.origin)} ${problem10.message}`, problem10]));
  return [...distinct.values()].sort((a, b) => a.origin.line - b.origin.line || a.origin.column - b.origin.column);
}
function mistake(error, root) {
  const { node, owner, what } = locate(error.instancePath, root);
  const at2 = (message, origin, suggestion) => suggestion === void 0 ? { message, origin } : { message, origin, suggestion };
  const limit = String(error.params["limit"]);
  switch (error.keyword) {
    case "additionalProperties":
      return unknownField(String(error.params["additionalProperty"]), error, node, what);
    case "required":
      return at2(`${what} needs the field "${String(error.params["missingProperty"])}".`, owner);
    case "type": {
      const types = texts(error.params["type"]);
      if (hasPattern(error.parentSchema)) return patternMistake(error, node, what);
      const kind = types.includes("integer") && isNumber(node) ? "a fraction" : kindOf(node);
      return at2(`${what} must be ${expectedKinds(types)}, not ${kind}.`, node.origin, intended(node, types));
    }
    case "enum": {
      const allowed2 = texts(error.params["allowedValues"]);
      const meant = node.kind === "scalar" ? nearest(node.text, allowed2) : void 0;
      return at2(`${what} must be one of ${allowed2.join(", ")}.`, node.origin, didYouMean(meant));
    }
    case "const":
      return at2(`${what} must be ${String(error.params["allowedValue"])}: no other is known here.`, node.origin);
    case "pattern":
      return patternMistake(error, node, what);
    case "minimum":
      return at2(`${what} must be at least ${limit}.`, node.origin);
    case "exclusiveMinimum":
      return at2(`${what} must be more than ${limit}.`, node.origin);
    case "maxProperties":
      return at2(`${what} has more than ${limit} names.`, owner);
    case "minItems":
      return at2(`${what} is an empty list, which says nothing.`, node.origin);
    case "minProperties":
      return at2(`${what} is empty, which says nothing.`, node.origin);
    case "minLength":
      return at2(`${what} is empty.`, node.origin);
    case "maxLength":
      return error.propertyName === void 0 ? at2(`${what} is longer than ${limit} characters.`, node.origin) : at2(`This name is longer than ${limit} characters.`, nameOrigin(node, error.propertyName));
    default:
      return void 0;
  }
}
function unknownField(field2, error, node, what) {
  const known3 = knownFields(error.parentSchema);
  const nested = node.kind === "map" ? node.fields.get(field2)?.value : void 0;
  const origin = nameOrigin(node, field2);
  const place2 = what === "The file" ? "" : ` in ${what.replace(/^An/, "an")}`;
  const message = `Unknown field "${field2}"${place2}.`;
  const meant = nearest(field2, known3);
  if (meant !== void 0) return { message, origin, suggestion: `did you mean "${meant}"?` };
  const inKey = error.instancePath.startsWith("/keys/");
  if (inKey && nested?.kind === "map") {
    return { message, origin, suggestion: "keys are written in full, as payment.gateway.url, not nested" };
  }
  return { message, origin, suggestion: `known here: ${known3.join(", ")}` };
}
function patternMistake(error, node, what) {
  if (error.propertyName === void 0) {
    const text3 = node.kind === "scalar" ? node.text : "";
    return { message: `${what} must be a day as YYYY-MM-DD, not "${text3}".`, origin: node.origin };
  }
  const allowed2 = error.instancePath.endsWith("/variables") ? "a variable has neither blanks nor an equals sign in its name" : "a name is made of letters, digits, dots, dashes and underscores, and begins with a letter or digit";
  const origin = nameOrigin(node, error.propertyName);
  return { message: `"${error.propertyName}" is no name: ${allowed2}.`, origin };
}
function locate(pointer, root) {
  let node = root;
  let owner = root.origin;
  let name = "";
  let what = "The file";
  for (const escaped of pointer.split("/").slice(1)) {
    const step = escaped.replaceAll("~1", "/").replaceAll("~0", "~");
    if (node.kind === "list") {
      node = node.items[Number(step)] ?? node;
      owner = node.origin;
      what = `An entry of "${name}"`;
    } else if (node.kind === "map") {
      const field2 = node.fields.get(step);
      node = field2?.value ?? node;
      owner = field2?.origin ?? owner;
      name = step;
      what = `"${name}"`;
    }
  }
  return { node, owner, what };
}
function nameOrigin(node, name) {
  return (node.kind === "map" ? node.fields.get(name)?.origin : void 0) ?? node.origin;
}
function knownFields(schema4) {
  if (typeof schema4 !== "object" || schema4 === null || !("properties" in schema4)) return [];
  return Object.keys(schema4.properties ?? {});
}
function hasPattern(schema4) {
  return typeof schema4 === "object" && schema4 !== null && "pattern" in schema4;
}
function isNumber(node) {
  return node.kind === "scalar" && typeof node.value === "number";
}
function nearest(word, candidates) {
  return closest(word, candidates) ?? candidates.find((candidate) => word.length > 2 && candidate.startsWith(word));
}
function expectedKinds(types) {
  const kinds = /* @__PURE__ */ new Map([
    ["boolean", "true or false"],
    ["array", "a list"],
    ["object", "a map"],
    ["string", "a text"],
    ["number", "a number"],
    ["integer", "a whole number"]
  ]);
  const words2 = types.flatMap((type) => kinds.get(type) ?? []);
  return words2.length < 2 ? words2.join("") : `${words2.slice(0, -1).join(", ")} or ${words2.at(-1)}`;
}
function kindOf(node) {
  if (node.kind === "list") return "a list";
  if (node.kind === "map") return "a map";
  if (node.value === null) return "empty";
  if (typeof node.value === "number" && !Number.isFinite(node.value)) return node.text;
  return { string: "a text", number: "a number", boolean: "true or false" }[typeof node.value];
}
function intended(node, types) {
  if (node.kind !== "scalar" || node.value === null) return void 0;
  if (types.includes("boolean") && /^(?:yes|on)$/i.test(node.text)) return didYouMean("true");
  if (types.includes("boolean") && /^(?:no|off)$/i.test(node.text)) return didYouMean("false");
  if (types.includes("array")) return `did you mean [${node.text}]?`;
  if (types.length === 1 && types[0] === "string") return `put it in quotes: "${node.text}"`;
  return void 0;
}
function didYouMean(text3) {
  return text3 === void 0 ? void 0 : `did you mean "${text3}"?`;
}
function texts(value) {
  return (Array.isArray(value) ? value : [value]).map(String);
}
function position({ line, column }) {
  return `${line}:${column}`;
}

// src/requirements/contract/settings-validator.generated.js
var validate = validate52;
var schema19 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:keyparity:keyparity.schema.json", "type": "object", "additionalProperties": false, "properties": { "$schema": { "type": "string" }, "version": { "const": 1 }, "environments": { "type": "object", "maxProperties": 500, "propertyNames": { "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$", "maxLength": 100 }, "additionalProperties": { "type": ["object", "null"], "additionalProperties": false, "properties": { "profiles": { "type": "array", "items": { "type": "string", "minLength": 1 } }, "compared": { "type": "boolean" }, "variables": { "type": "object", "propertyNames": { "pattern": "^[^=\\s]+$", "maxLength": 200 }, "additionalProperties": { "type": ["string", "number", "boolean"] } } } } }, "groups": { "type": "object", "maxProperties": 500, "propertyNames": { "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$", "maxLength": 100 }, "additionalProperties": { "$ref": "#/$defs/names" } }, "applications": { "type": "object", "maxProperties": 500, "propertyNames": { "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$", "maxLength": 100 }, "additionalProperties": { "type": ["object", "null"], "additionalProperties": false, "properties": { "path": { "type": "string", "minLength": 1 }, "layers": { "type": "array", "minItems": 1, "items": { "type": "string", "minLength": 1 } }, "boot": { "type": ["string", "number"] }, "environments": { "$ref": "#/$defs/names" } } } }, "provided": { "type": "array", "items": { "type": "object", "additionalProperties": false, "required": ["keys", "by"], "properties": { "keys": { "$ref": "#/$defs/keys" }, "in": { "$ref": "#/$defs/names" }, "applications": { "$ref": "#/$defs/applicationNames" }, "by": { "type": "string", "minLength": 1 } } } }, "ignore": { "type": "array", "items": { "type": "object", "additionalProperties": false, "required": ["keys", "reason"], "properties": { "keys": { "$ref": "#/$defs/keys" }, "applications": { "$ref": "#/$defs/applicationNames" }, "reason": { "type": "string", "minLength": 1 } } } }, "keys": { "type": "object", "additionalProperties": { "$ref": "#/$defs/key" } }, "rules": { "type": "object", "additionalProperties": { "type": ["string", "object"], "if": { "type": "string" }, "then": { "$ref": "#/$defs/severity" }, "additionalProperties": false, "required": ["severity"], "properties": { "severity": { "$ref": "#/$defs/severity" }, "locked": { "type": "boolean" } } } }, "exceptions": { "type": "array", "items": { "type": "object", "additionalProperties": false, "required": ["key", "rule", "reason", "until"], "properties": { "key": { "type": "string" }, "rule": { "type": "string", "minLength": 1 }, "in": { "$ref": "#/$defs/names" }, "applications": { "$ref": "#/$defs/applicationNames" }, "reason": { "type": "string", "minLength": 1 }, "until": { "$ref": "#/$defs/date" } } } } }, "$defs": { "key": { "type": "object", "minProperties": 1, "additionalProperties": false, "properties": { "required": { "$ref": "#/$defs/demand" }, "override": { "$ref": "#/$defs/demand" }, "forbidden": { "$ref": "#/$defs/demand" }, "differ": { "$ref": "#/$defs/demand" }, "equal": { "$ref": "#/$defs/demand" }, "together": { "$ref": "#/$defs/demand" }, "secret": { "type": "boolean" }, "allowEmpty": { "type": "boolean" }, "type": { "$ref": "#/$defs/word-type" }, "enum": { "$ref": "#/$defs/word-enum" }, "const": { "$ref": "#/$defs/word-const" }, "pattern": { "$ref": "#/$defs/word-pattern" }, "minimum": { "$ref": "#/$defs/word-minimum" }, "maximum": { "$ref": "#/$defs/word-maximum" }, "exclusiveMinimum": { "$ref": "#/$defs/word-exclusiveMinimum" }, "exclusiveMaximum": { "$ref": "#/$defs/word-exclusiveMaximum" }, "multipleOf": { "$ref": "#/$defs/word-multipleOf" }, "minLength": { "$ref": "#/$defs/word-minLength" }, "maxLength": { "$ref": "#/$defs/word-maxLength" }, "format": { "$ref": "#/$defs/word-format" }, "not": { "$ref": "#/$defs/word-not" }, "items": { "$ref": "#/$defs/word-items" }, "minItems": { "$ref": "#/$defs/word-minItems" }, "maxItems": { "$ref": "#/$defs/word-maxItems" }, "uniqueItems": { "$ref": "#/$defs/word-uniqueItems" }, "in": { "type": "object", "minProperties": 1, "additionalProperties": { "$ref": "#/$defs/words" } }, "deprecated": { "type": ["boolean", "object"], "additionalProperties": false, "minProperties": 1, "properties": { "use": { "type": "string", "minLength": 1 }, "until": { "$ref": "#/$defs/date" } } }, "applications": { "$ref": "#/$defs/applicationNames" }, "why": { "type": "string", "minLength": 1 }, "owner": { "type": "string", "minLength": 1 }, "docs": { "type": "string", "minLength": 1 } } }, "demand": { "type": ["boolean", "array", "object"], "minItems": 1, "items": { "$ref": "#/$defs/name" }, "additionalProperties": false, "minProperties": 1, "properties": { "in": { "$ref": "#/$defs/names" }, "when": { "$ref": "#/$defs/when" } } }, "words": { "type": "object", "minProperties": 1, "additionalProperties": false, "properties": { "type": { "$ref": "#/$defs/word-type" }, "enum": { "$ref": "#/$defs/word-enum" }, "const": { "$ref": "#/$defs/word-const" }, "pattern": { "$ref": "#/$defs/word-pattern" }, "minimum": { "$ref": "#/$defs/word-minimum" }, "maximum": { "$ref": "#/$defs/word-maximum" }, "exclusiveMinimum": { "$ref": "#/$defs/word-exclusiveMinimum" }, "exclusiveMaximum": { "$ref": "#/$defs/word-exclusiveMaximum" }, "multipleOf": { "$ref": "#/$defs/word-multipleOf" }, "minLength": { "$ref": "#/$defs/word-minLength" }, "maxLength": { "$ref": "#/$defs/word-maxLength" }, "format": { "$ref": "#/$defs/word-format" }, "not": { "$ref": "#/$defs/word-not" }, "items": { "$ref": "#/$defs/word-items" }, "minItems": { "$ref": "#/$defs/word-minItems" }, "maxItems": { "$ref": "#/$defs/word-maxItems" }, "uniqueItems": { "$ref": "#/$defs/word-uniqueItems" } } }, "when": { "type": "object", "minProperties": 1, "additionalProperties": { "type": ["string", "number", "boolean"] } }, "names": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/name" } }, "name": { "type": "string", "minLength": 1 }, "applicationNames": { "type": "array", "minItems": 1, "items": { "type": "string", "minLength": 1 } }, "keys": { "type": "array", "minItems": 1, "items": { "type": "string" } }, "date": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }, "severity": { "type": "string", "enum": ["error", "warning", "notice", "off"] }, "word-enum": { "type": "array", "minItems": 1, "items": { "type": ["string", "number", "boolean"] } }, "word-const": { "type": ["string", "number", "boolean"] }, "word-pattern": { "type": "string", "minLength": 1, "maxLength": 200 }, "word-minimum": { "type": "number" }, "word-maximum": { "type": "number" }, "word-exclusiveMinimum": { "type": "number" }, "word-exclusiveMaximum": { "type": "number" }, "word-multipleOf": { "type": "number", "exclusiveMinimum": 0 }, "word-minLength": { "type": "integer", "minimum": 0 }, "word-maxLength": { "type": "integer", "minimum": 0 }, "word-format": { "type": "string", "enum": ["uri", "url", "hostname", "host-port", "email", "duration", "data-size", "cron", "charset", "locale", "class-name"] }, "word-not": { "type": "object", "additionalProperties": false, "minProperties": 1, "properties": { "enum": { "type": "array", "minItems": 1, "items": { "type": ["string", "number", "boolean"] } }, "const": { "type": ["string", "number", "boolean"] }, "pattern": { "type": "string", "minLength": 1, "maxLength": 200 } } }, "word-type": { "type": "string", "enum": ["string", "integer", "number", "boolean", "array"] }, "word-items": { "type": "object", "additionalProperties": false, "minProperties": 1, "properties": { "type": { "type": "string", "enum": ["string", "integer", "number", "boolean"] }, "enum": { "$ref": "#/$defs/word-enum" }, "const": { "$ref": "#/$defs/word-const" }, "pattern": { "$ref": "#/$defs/word-pattern" }, "minimum": { "$ref": "#/$defs/word-minimum" }, "maximum": { "$ref": "#/$defs/word-maximum" }, "exclusiveMinimum": { "$ref": "#/$defs/word-exclusiveMinimum" }, "exclusiveMaximum": { "$ref": "#/$defs/word-exclusiveMaximum" }, "multipleOf": { "$ref": "#/$defs/word-multipleOf" }, "minLength": { "$ref": "#/$defs/word-minLength" }, "maxLength": { "$ref": "#/$defs/word-maxLength" }, "format": { "$ref": "#/$defs/word-format" }, "not": { "$ref": "#/$defs/word-not" } } }, "word-minItems": { "type": "integer", "minimum": 0 }, "word-maxItems": { "type": "integer", "minimum": 0 }, "word-uniqueItems": { "type": "boolean" } } };
var func1 = Object.prototype.hasOwnProperty;
var pattern3 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._-]*$", "u");
var pattern4 = new RegExp("^[^=\\s]+$", "u");
var schema20 = { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/name" } };
var schema21 = { "type": "string", "minLength": 1 };
function validate54(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate54.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (data.length < 1) {
      const err0 = { instancePath, schemaPath: "#/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema21, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: schema21.type, parentSchema: schema21, data };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate54.errors = vErrors;
  return errors === 0;
}
validate54.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate53(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate53.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (Array.isArray(data)) {
    if (data.length < 1) {
      const err0 = { instancePath, schemaPath: "#/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema20, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    const len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      if (!validate54(data[i0], { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" }, schema: schema20.type, parentSchema: schema20, data };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate53.errors = vErrors;
  return errors === 0;
}
validate53.evaluated = { "items": true, "dynamicProps": false, "dynamicItems": false };
var schema22 = { "type": "array", "minItems": 1, "items": { "type": "string" } };
function validate58(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate58.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (Array.isArray(data)) {
    if (data.length < 1) {
      const err0 = { instancePath, schemaPath: "#/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema22, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    const len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      let data0 = data[i0];
      if (typeof data0 !== "string") {
        const err1 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/type", keyword: "type", params: { type: "string" }, schema: schema22.items.type, parentSchema: schema22.items, data: data0 };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" }, schema: schema22.type, parentSchema: schema22, data };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate58.errors = vErrors;
  return errors === 0;
}
validate58.evaluated = { "items": true, "dynamicProps": false, "dynamicItems": false };
var schema23 = { "type": "array", "minItems": 1, "items": { "type": "string", "minLength": 1 } };
function validate61(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate61.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (Array.isArray(data)) {
    if (data.length < 1) {
      const err0 = { instancePath, schemaPath: "#/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema23, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    const len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      let data0 = data[i0];
      if (typeof data0 === "string") {
        if (data0.length < 1) {
          const err1 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema23.items, data: data0 };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      } else {
        const err2 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/type", keyword: "type", params: { type: "string" }, schema: schema23.items.type, parentSchema: schema23.items, data: data0 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" }, schema: schema23.type, parentSchema: schema23, data };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate61.errors = vErrors;
  return errors === 0;
}
validate61.evaluated = { "items": true, "dynamicProps": false, "dynamicItems": false };
var schema24 = { "type": "object", "minProperties": 1, "additionalProperties": false, "properties": { "required": { "$ref": "#/$defs/demand" }, "override": { "$ref": "#/$defs/demand" }, "forbidden": { "$ref": "#/$defs/demand" }, "differ": { "$ref": "#/$defs/demand" }, "equal": { "$ref": "#/$defs/demand" }, "together": { "$ref": "#/$defs/demand" }, "secret": { "type": "boolean" }, "allowEmpty": { "type": "boolean" }, "type": { "$ref": "#/$defs/word-type" }, "enum": { "$ref": "#/$defs/word-enum" }, "const": { "$ref": "#/$defs/word-const" }, "pattern": { "$ref": "#/$defs/word-pattern" }, "minimum": { "$ref": "#/$defs/word-minimum" }, "maximum": { "$ref": "#/$defs/word-maximum" }, "exclusiveMinimum": { "$ref": "#/$defs/word-exclusiveMinimum" }, "exclusiveMaximum": { "$ref": "#/$defs/word-exclusiveMaximum" }, "multipleOf": { "$ref": "#/$defs/word-multipleOf" }, "minLength": { "$ref": "#/$defs/word-minLength" }, "maxLength": { "$ref": "#/$defs/word-maxLength" }, "format": { "$ref": "#/$defs/word-format" }, "not": { "$ref": "#/$defs/word-not" }, "items": { "$ref": "#/$defs/word-items" }, "minItems": { "$ref": "#/$defs/word-minItems" }, "maxItems": { "$ref": "#/$defs/word-maxItems" }, "uniqueItems": { "$ref": "#/$defs/word-uniqueItems" }, "in": { "type": "object", "minProperties": 1, "additionalProperties": { "$ref": "#/$defs/words" } }, "deprecated": { "type": ["boolean", "object"], "additionalProperties": false, "minProperties": 1, "properties": { "use": { "type": "string", "minLength": 1 }, "until": { "$ref": "#/$defs/date" } } }, "applications": { "$ref": "#/$defs/applicationNames" }, "why": { "type": "string", "minLength": 1 }, "owner": { "type": "string", "minLength": 1 }, "docs": { "type": "string", "minLength": 1 } } };
var schema25 = { "type": ["boolean", "array", "object"], "minItems": 1, "items": { "$ref": "#/$defs/name" }, "additionalProperties": false, "minProperties": 1, "properties": { "in": { "$ref": "#/$defs/names" }, "when": { "$ref": "#/$defs/when" } } };
var schema26 = { "type": "object", "minProperties": 1, "additionalProperties": { "type": ["string", "number", "boolean"] } };
function validate69(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate69.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length < 1) {
      const err0 = { instancePath, schemaPath: "#/minProperties", keyword: "minProperties", params: { limit: 1 }, schema: 1, parentSchema: schema26, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      let data0 = data[key0];
      if (typeof data0 !== "string" && !(typeof data0 == "number" && isFinite(data0)) && typeof data0 !== "boolean") {
        const err1 = { instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/additionalProperties/type", keyword: "type", params: { type: schema26.additionalProperties.type }, schema: schema26.additionalProperties.type, parentSchema: schema26.additionalProperties, data: data0 };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema26.type, parentSchema: schema26, data };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate69.errors = vErrors;
  return errors === 0;
}
validate69.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate66(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate66.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if ((!data || typeof data != "object") && typeof data !== "boolean") {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: schema25.type }, schema: schema25.type, parentSchema: schema25, data };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (Array.isArray(data)) {
    if (data.length < 1) {
      const err1 = { instancePath, schemaPath: "#/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema25, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    const len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      if (!validate54(data[i0], { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
        errors = vErrors.length;
      }
    }
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length < 1) {
      const err2 = { instancePath, schemaPath: "#/minProperties", keyword: "minProperties", params: { limit: 1 }, schema: 1, parentSchema: schema25, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "in" || key0 === "when")) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema25, data };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.in !== void 0) {
      if (!validate53(data.in, { instancePath: instancePath + "/in", parentData: data, parentDataProperty: "in", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
        errors = vErrors.length;
      }
    }
    if (data.when !== void 0) {
      if (!validate69(data.when, { instancePath: instancePath + "/when", parentData: data, parentDataProperty: "when", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors);
        errors = vErrors.length;
      }
    }
  }
  validate66.errors = vErrors;
  return errors === 0;
}
validate66.evaluated = { "props": true, "items": true, "dynamicProps": false, "dynamicItems": false };
var schema27 = { "type": "string", "enum": ["string", "integer", "number", "boolean", "array"] };
function validate77(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate77.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data !== "string") {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: schema27.type, parentSchema: schema27, data };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (!(data === "string" || data === "integer" || data === "number" || data === "boolean" || data === "array")) {
    const err1 = { instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema27.enum }, schema: schema27.enum, parentSchema: schema27, data };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate77.errors = vErrors;
  return errors === 0;
}
validate77.evaluated = { "dynamicProps": false, "dynamicItems": false };
var schema28 = { "type": "array", "minItems": 1, "items": { "type": ["string", "number", "boolean"] } };
function validate79(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate79.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (Array.isArray(data)) {
    if (data.length < 1) {
      const err0 = { instancePath, schemaPath: "#/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema28, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    const len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      let data0 = data[i0];
      if (typeof data0 !== "string" && !(typeof data0 == "number" && isFinite(data0)) && typeof data0 !== "boolean") {
        const err1 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/type", keyword: "type", params: { type: schema28.items.type }, schema: schema28.items.type, parentSchema: schema28.items, data: data0 };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" }, schema: schema28.type, parentSchema: schema28, data };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate79.errors = vErrors;
  return errors === 0;
}
validate79.evaluated = { "items": true, "dynamicProps": false, "dynamicItems": false };
var schema29 = { "type": ["string", "number", "boolean"] };
function validate81(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate81.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data !== "string" && !(typeof data == "number" && isFinite(data)) && typeof data !== "boolean") {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: schema29.type }, schema: schema29.type, parentSchema: schema29, data };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate81.errors = vErrors;
  return errors === 0;
}
validate81.evaluated = { "dynamicProps": false, "dynamicItems": false };
var schema30 = { "type": "string", "minLength": 1, "maxLength": 200 };
function validate83(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate83.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (data.length > 200) {
      const err0 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema30, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.length < 1) {
      const err1 = { instancePath, schemaPath: "#/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema30, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: schema30.type, parentSchema: schema30, data };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate83.errors = vErrors;
  return errors === 0;
}
validate83.evaluated = { "dynamicProps": false, "dynamicItems": false };
var schema31 = { "type": "number" };
function validate85(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate85.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(typeof data == "number" && isFinite(data))) {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "number" }, schema: schema31.type, parentSchema: schema31, data };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate85.errors = vErrors;
  return errors === 0;
}
validate85.evaluated = { "dynamicProps": false, "dynamicItems": false };
var schema32 = { "type": "number" };
function validate87(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate87.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(typeof data == "number" && isFinite(data))) {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "number" }, schema: schema32.type, parentSchema: schema32, data };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate87.errors = vErrors;
  return errors === 0;
}
validate87.evaluated = { "dynamicProps": false, "dynamicItems": false };
var schema33 = { "type": "number" };
function validate89(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate89.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(typeof data == "number" && isFinite(data))) {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "number" }, schema: schema33.type, parentSchema: schema33, data };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate89.errors = vErrors;
  return errors === 0;
}
validate89.evaluated = { "dynamicProps": false, "dynamicItems": false };
var schema34 = { "type": "number" };
function validate91(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate91.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(typeof data == "number" && isFinite(data))) {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "number" }, schema: schema34.type, parentSchema: schema34, data };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate91.errors = vErrors;
  return errors === 0;
}
validate91.evaluated = { "dynamicProps": false, "dynamicItems": false };
var schema35 = { "type": "number", "exclusiveMinimum": 0 };
function validate93(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate93.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data == "number" && isFinite(data)) {
    if (data <= 0 || isNaN(data)) {
      const err0 = { instancePath, schemaPath: "#/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, schema: 0, parentSchema: schema35, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "number" }, schema: schema35.type, parentSchema: schema35, data };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate93.errors = vErrors;
  return errors === 0;
}
validate93.evaluated = { "dynamicProps": false, "dynamicItems": false };
var schema36 = { "type": "integer", "minimum": 0 };
function validate95(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate95.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "integer" }, schema: schema36.type, parentSchema: schema36, data };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (typeof data == "number" && isFinite(data)) {
    if (data < 0 || isNaN(data)) {
      const err1 = { instancePath, schemaPath: "#/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: schema36, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  }
  validate95.errors = vErrors;
  return errors === 0;
}
validate95.evaluated = { "dynamicProps": false, "dynamicItems": false };
var schema37 = { "type": "integer", "minimum": 0 };
function validate97(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate97.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "integer" }, schema: schema37.type, parentSchema: schema37, data };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (typeof data == "number" && isFinite(data)) {
    if (data < 0 || isNaN(data)) {
      const err1 = { instancePath, schemaPath: "#/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: schema37, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  }
  validate97.errors = vErrors;
  return errors === 0;
}
validate97.evaluated = { "dynamicProps": false, "dynamicItems": false };
var schema38 = { "type": "string", "enum": ["uri", "url", "hostname", "host-port", "email", "duration", "data-size", "cron", "charset", "locale", "class-name"] };
function validate99(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate99.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data !== "string") {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: schema38.type, parentSchema: schema38, data };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (!(data === "uri" || data === "url" || data === "hostname" || data === "host-port" || data === "email" || data === "duration" || data === "data-size" || data === "cron" || data === "charset" || data === "locale" || data === "class-name")) {
    const err1 = { instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema38.enum }, schema: schema38.enum, parentSchema: schema38, data };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate99.errors = vErrors;
  return errors === 0;
}
validate99.evaluated = { "dynamicProps": false, "dynamicItems": false };
var schema39 = { "type": "object", "additionalProperties": false, "minProperties": 1, "properties": { "enum": { "type": "array", "minItems": 1, "items": { "type": ["string", "number", "boolean"] } }, "const": { "type": ["string", "number", "boolean"] }, "pattern": { "type": "string", "minLength": 1, "maxLength": 200 } } };
function validate101(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate101.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length < 1) {
      const err0 = { instancePath, schemaPath: "#/minProperties", keyword: "minProperties", params: { limit: 1 }, schema: 1, parentSchema: schema39, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "enum" || key0 === "const" || key0 === "pattern")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema39, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.enum !== void 0) {
      let data0 = data.enum;
      if (Array.isArray(data0)) {
        if (data0.length < 1) {
          const err2 = { instancePath: instancePath + "/enum", schemaPath: "#/properties/enum/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema39.properties.enum, data: data0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          if (typeof data1 !== "string" && !(typeof data1 == "number" && isFinite(data1)) && typeof data1 !== "boolean") {
            const err3 = { instancePath: instancePath + "/enum/" + i0, schemaPath: "#/properties/enum/items/type", keyword: "type", params: { type: schema39.properties.enum.items.type }, schema: schema39.properties.enum.items.type, parentSchema: schema39.properties.enum.items, data: data1 };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
        }
      } else {
        const err4 = { instancePath: instancePath + "/enum", schemaPath: "#/properties/enum/type", keyword: "type", params: { type: "array" }, schema: schema39.properties.enum.type, parentSchema: schema39.properties.enum, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.const !== void 0) {
      let data2 = data.const;
      if (typeof data2 !== "string" && !(typeof data2 == "number" && isFinite(data2)) && typeof data2 !== "boolean") {
        const err5 = { instancePath: instancePath + "/const", schemaPath: "#/properties/const/type", keyword: "type", params: { type: schema39.properties.const.type }, schema: schema39.properties.const.type, parentSchema: schema39.properties.const, data: data2 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.pattern !== void 0) {
      let data3 = data.pattern;
      if (typeof data3 === "string") {
        if (data3.length > 200) {
          const err6 = { instancePath: instancePath + "/pattern", schemaPath: "#/properties/pattern/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema39.properties.pattern, data: data3 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (data3.length < 1) {
          const err7 = { instancePath: instancePath + "/pattern", schemaPath: "#/properties/pattern/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema39.properties.pattern, data: data3 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/pattern", schemaPath: "#/properties/pattern/type", keyword: "type", params: { type: "string" }, schema: schema39.properties.pattern.type, parentSchema: schema39.properties.pattern, data: data3 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
  } else {
    const err9 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema39.type, parentSchema: schema39, data };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate101.errors = vErrors;
  return errors === 0;
}
validate101.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema40 = { "type": "object", "additionalProperties": false, "minProperties": 1, "properties": { "type": { "type": "string", "enum": ["string", "integer", "number", "boolean"] }, "enum": { "$ref": "#/$defs/word-enum" }, "const": { "$ref": "#/$defs/word-const" }, "pattern": { "$ref": "#/$defs/word-pattern" }, "minimum": { "$ref": "#/$defs/word-minimum" }, "maximum": { "$ref": "#/$defs/word-maximum" }, "exclusiveMinimum": { "$ref": "#/$defs/word-exclusiveMinimum" }, "exclusiveMaximum": { "$ref": "#/$defs/word-exclusiveMaximum" }, "multipleOf": { "$ref": "#/$defs/word-multipleOf" }, "minLength": { "$ref": "#/$defs/word-minLength" }, "maxLength": { "$ref": "#/$defs/word-maxLength" }, "format": { "$ref": "#/$defs/word-format" }, "not": { "$ref": "#/$defs/word-not" } } };
function validate103(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate103.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length < 1) {
      const err0 = { instancePath, schemaPath: "#/minProperties", keyword: "minProperties", params: { limit: 1 }, schema: 1, parentSchema: schema40, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func1.call(schema40.properties, key0)) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema40, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      let data0 = data.type;
      if (typeof data0 !== "string") {
        const err2 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, schema: schema40.properties.type.type, parentSchema: schema40.properties.type, data: data0 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if (!(data0 === "string" || data0 === "integer" || data0 === "number" || data0 === "boolean")) {
        const err3 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/enum", keyword: "enum", params: { allowedValues: schema40.properties.type.enum }, schema: schema40.properties.type.enum, parentSchema: schema40.properties.type, data: data0 };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.enum !== void 0) {
      if (!validate79(data.enum, { instancePath: instancePath + "/enum", parentData: data, parentDataProperty: "enum", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate79.errors : vErrors.concat(validate79.errors);
        errors = vErrors.length;
      }
    }
    if (data.const !== void 0) {
      if (!validate81(data.const, { instancePath: instancePath + "/const", parentData: data, parentDataProperty: "const", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate81.errors : vErrors.concat(validate81.errors);
        errors = vErrors.length;
      }
    }
    if (data.pattern !== void 0) {
      if (!validate83(data.pattern, { instancePath: instancePath + "/pattern", parentData: data, parentDataProperty: "pattern", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
        errors = vErrors.length;
      }
    }
    if (data.minimum !== void 0) {
      if (!validate85(data.minimum, { instancePath: instancePath + "/minimum", parentData: data, parentDataProperty: "minimum", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate85.errors : vErrors.concat(validate85.errors);
        errors = vErrors.length;
      }
    }
    if (data.maximum !== void 0) {
      if (!validate87(data.maximum, { instancePath: instancePath + "/maximum", parentData: data, parentDataProperty: "maximum", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate87.errors : vErrors.concat(validate87.errors);
        errors = vErrors.length;
      }
    }
    if (data.exclusiveMinimum !== void 0) {
      if (!validate89(data.exclusiveMinimum, { instancePath: instancePath + "/exclusiveMinimum", parentData: data, parentDataProperty: "exclusiveMinimum", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate89.errors : vErrors.concat(validate89.errors);
        errors = vErrors.length;
      }
    }
    if (data.exclusiveMaximum !== void 0) {
      if (!validate91(data.exclusiveMaximum, { instancePath: instancePath + "/exclusiveMaximum", parentData: data, parentDataProperty: "exclusiveMaximum", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate91.errors : vErrors.concat(validate91.errors);
        errors = vErrors.length;
      }
    }
    if (data.multipleOf !== void 0) {
      if (!validate93(data.multipleOf, { instancePath: instancePath + "/multipleOf", parentData: data, parentDataProperty: "multipleOf", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate93.errors : vErrors.concat(validate93.errors);
        errors = vErrors.length;
      }
    }
    if (data.minLength !== void 0) {
      if (!validate95(data.minLength, { instancePath: instancePath + "/minLength", parentData: data, parentDataProperty: "minLength", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate95.errors : vErrors.concat(validate95.errors);
        errors = vErrors.length;
      }
    }
    if (data.maxLength !== void 0) {
      if (!validate97(data.maxLength, { instancePath: instancePath + "/maxLength", parentData: data, parentDataProperty: "maxLength", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate97.errors : vErrors.concat(validate97.errors);
        errors = vErrors.length;
      }
    }
    if (data.format !== void 0) {
      if (!validate99(data.format, { instancePath: instancePath + "/format", parentData: data, parentDataProperty: "format", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors);
        errors = vErrors.length;
      }
    }
    if (data.not !== void 0) {
      if (!validate101(data.not, { instancePath: instancePath + "/not", parentData: data, parentDataProperty: "not", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate101.errors : vErrors.concat(validate101.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err4 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema40.type, parentSchema: schema40, data };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  validate103.errors = vErrors;
  return errors === 0;
}
validate103.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema41 = { "type": "integer", "minimum": 0 };
function validate117(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate117.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "integer" }, schema: schema41.type, parentSchema: schema41, data };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (typeof data == "number" && isFinite(data)) {
    if (data < 0 || isNaN(data)) {
      const err1 = { instancePath, schemaPath: "#/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: schema41, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  }
  validate117.errors = vErrors;
  return errors === 0;
}
validate117.evaluated = { "dynamicProps": false, "dynamicItems": false };
var schema42 = { "type": "integer", "minimum": 0 };
function validate119(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate119.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "integer" }, schema: schema42.type, parentSchema: schema42, data };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (typeof data == "number" && isFinite(data)) {
    if (data < 0 || isNaN(data)) {
      const err1 = { instancePath, schemaPath: "#/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: schema42, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  }
  validate119.errors = vErrors;
  return errors === 0;
}
validate119.evaluated = { "dynamicProps": false, "dynamicItems": false };
var schema43 = { "type": "boolean" };
function validate121(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate121.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data !== "boolean") {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "boolean" }, schema: schema43.type, parentSchema: schema43, data };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate121.errors = vErrors;
  return errors === 0;
}
validate121.evaluated = { "dynamicProps": false, "dynamicItems": false };
var schema44 = { "type": "object", "minProperties": 1, "additionalProperties": false, "properties": { "type": { "$ref": "#/$defs/word-type" }, "enum": { "$ref": "#/$defs/word-enum" }, "const": { "$ref": "#/$defs/word-const" }, "pattern": { "$ref": "#/$defs/word-pattern" }, "minimum": { "$ref": "#/$defs/word-minimum" }, "maximum": { "$ref": "#/$defs/word-maximum" }, "exclusiveMinimum": { "$ref": "#/$defs/word-exclusiveMinimum" }, "exclusiveMaximum": { "$ref": "#/$defs/word-exclusiveMaximum" }, "multipleOf": { "$ref": "#/$defs/word-multipleOf" }, "minLength": { "$ref": "#/$defs/word-minLength" }, "maxLength": { "$ref": "#/$defs/word-maxLength" }, "format": { "$ref": "#/$defs/word-format" }, "not": { "$ref": "#/$defs/word-not" }, "items": { "$ref": "#/$defs/word-items" }, "minItems": { "$ref": "#/$defs/word-minItems" }, "maxItems": { "$ref": "#/$defs/word-maxItems" }, "uniqueItems": { "$ref": "#/$defs/word-uniqueItems" } } };
function validate123(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate123.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length < 1) {
      const err0 = { instancePath, schemaPath: "#/minProperties", keyword: "minProperties", params: { limit: 1 }, schema: 1, parentSchema: schema44, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func1.call(schema44.properties, key0)) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema44, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      if (!validate77(data.type, { instancePath: instancePath + "/type", parentData: data, parentDataProperty: "type", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
        errors = vErrors.length;
      }
    }
    if (data.enum !== void 0) {
      if (!validate79(data.enum, { instancePath: instancePath + "/enum", parentData: data, parentDataProperty: "enum", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate79.errors : vErrors.concat(validate79.errors);
        errors = vErrors.length;
      }
    }
    if (data.const !== void 0) {
      if (!validate81(data.const, { instancePath: instancePath + "/const", parentData: data, parentDataProperty: "const", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate81.errors : vErrors.concat(validate81.errors);
        errors = vErrors.length;
      }
    }
    if (data.pattern !== void 0) {
      if (!validate83(data.pattern, { instancePath: instancePath + "/pattern", parentData: data, parentDataProperty: "pattern", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
        errors = vErrors.length;
      }
    }
    if (data.minimum !== void 0) {
      if (!validate85(data.minimum, { instancePath: instancePath + "/minimum", parentData: data, parentDataProperty: "minimum", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate85.errors : vErrors.concat(validate85.errors);
        errors = vErrors.length;
      }
    }
    if (data.maximum !== void 0) {
      if (!validate87(data.maximum, { instancePath: instancePath + "/maximum", parentData: data, parentDataProperty: "maximum", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate87.errors : vErrors.concat(validate87.errors);
        errors = vErrors.length;
      }
    }
    if (data.exclusiveMinimum !== void 0) {
      if (!validate89(data.exclusiveMinimum, { instancePath: instancePath + "/exclusiveMinimum", parentData: data, parentDataProperty: "exclusiveMinimum", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate89.errors : vErrors.concat(validate89.errors);
        errors = vErrors.length;
      }
    }
    if (data.exclusiveMaximum !== void 0) {
      if (!validate91(data.exclusiveMaximum, { instancePath: instancePath + "/exclusiveMaximum", parentData: data, parentDataProperty: "exclusiveMaximum", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate91.errors : vErrors.concat(validate91.errors);
        errors = vErrors.length;
      }
    }
    if (data.multipleOf !== void 0) {
      if (!validate93(data.multipleOf, { instancePath: instancePath + "/multipleOf", parentData: data, parentDataProperty: "multipleOf", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate93.errors : vErrors.concat(validate93.errors);
        errors = vErrors.length;
      }
    }
    if (data.minLength !== void 0) {
      if (!validate95(data.minLength, { instancePath: instancePath + "/minLength", parentData: data, parentDataProperty: "minLength", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate95.errors : vErrors.concat(validate95.errors);
        errors = vErrors.length;
      }
    }
    if (data.maxLength !== void 0) {
      if (!validate97(data.maxLength, { instancePath: instancePath + "/maxLength", parentData: data, parentDataProperty: "maxLength", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate97.errors : vErrors.concat(validate97.errors);
        errors = vErrors.length;
      }
    }
    if (data.format !== void 0) {
      if (!validate99(data.format, { instancePath: instancePath + "/format", parentData: data, parentDataProperty: "format", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors);
        errors = vErrors.length;
      }
    }
    if (data.not !== void 0) {
      if (!validate101(data.not, { instancePath: instancePath + "/not", parentData: data, parentDataProperty: "not", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate101.errors : vErrors.concat(validate101.errors);
        errors = vErrors.length;
      }
    }
    if (data.items !== void 0) {
      if (!validate103(data.items, { instancePath: instancePath + "/items", parentData: data, parentDataProperty: "items", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate103.errors : vErrors.concat(validate103.errors);
        errors = vErrors.length;
      }
    }
    if (data.minItems !== void 0) {
      if (!validate117(data.minItems, { instancePath: instancePath + "/minItems", parentData: data, parentDataProperty: "minItems", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate117.errors : vErrors.concat(validate117.errors);
        errors = vErrors.length;
      }
    }
    if (data.maxItems !== void 0) {
      if (!validate119(data.maxItems, { instancePath: instancePath + "/maxItems", parentData: data, parentDataProperty: "maxItems", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate119.errors : vErrors.concat(validate119.errors);
        errors = vErrors.length;
      }
    }
    if (data.uniqueItems !== void 0) {
      if (!validate121(data.uniqueItems, { instancePath: instancePath + "/uniqueItems", parentData: data, parentDataProperty: "uniqueItems", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate121.errors : vErrors.concat(validate121.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema44.type, parentSchema: schema44, data };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate123.errors = vErrors;
  return errors === 0;
}
validate123.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema45 = { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" };
var pattern7 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "u");
function validate142(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate142.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (!pattern7.test(data)) {
      const err0 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }, schema: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", parentSchema: schema45, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: schema45.type, parentSchema: schema45, data };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate142.errors = vErrors;
  return errors === 0;
}
validate142.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate65(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate65.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length < 1) {
      const err0 = { instancePath, schemaPath: "#/minProperties", keyword: "minProperties", params: { limit: 1 }, schema: 1, parentSchema: schema24, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func1.call(schema24.properties, key0)) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema24, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.required !== void 0) {
      if (!validate66(data.required, { instancePath: instancePath + "/required", parentData: data, parentDataProperty: "required", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
        errors = vErrors.length;
      }
    }
    if (data.override !== void 0) {
      if (!validate66(data.override, { instancePath: instancePath + "/override", parentData: data, parentDataProperty: "override", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
        errors = vErrors.length;
      }
    }
    if (data.forbidden !== void 0) {
      if (!validate66(data.forbidden, { instancePath: instancePath + "/forbidden", parentData: data, parentDataProperty: "forbidden", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
        errors = vErrors.length;
      }
    }
    if (data.differ !== void 0) {
      if (!validate66(data.differ, { instancePath: instancePath + "/differ", parentData: data, parentDataProperty: "differ", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
        errors = vErrors.length;
      }
    }
    if (data.equal !== void 0) {
      if (!validate66(data.equal, { instancePath: instancePath + "/equal", parentData: data, parentDataProperty: "equal", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
        errors = vErrors.length;
      }
    }
    if (data.together !== void 0) {
      if (!validate66(data.together, { instancePath: instancePath + "/together", parentData: data, parentDataProperty: "together", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
        errors = vErrors.length;
      }
    }
    if (data.secret !== void 0) {
      let data6 = data.secret;
      if (typeof data6 !== "boolean") {
        const err2 = { instancePath: instancePath + "/secret", schemaPath: "#/properties/secret/type", keyword: "type", params: { type: "boolean" }, schema: schema24.properties.secret.type, parentSchema: schema24.properties.secret, data: data6 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.allowEmpty !== void 0) {
      let data7 = data.allowEmpty;
      if (typeof data7 !== "boolean") {
        const err3 = { instancePath: instancePath + "/allowEmpty", schemaPath: "#/properties/allowEmpty/type", keyword: "type", params: { type: "boolean" }, schema: schema24.properties.allowEmpty.type, parentSchema: schema24.properties.allowEmpty, data: data7 };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      if (!validate77(data.type, { instancePath: instancePath + "/type", parentData: data, parentDataProperty: "type", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
        errors = vErrors.length;
      }
    }
    if (data.enum !== void 0) {
      if (!validate79(data.enum, { instancePath: instancePath + "/enum", parentData: data, parentDataProperty: "enum", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate79.errors : vErrors.concat(validate79.errors);
        errors = vErrors.length;
      }
    }
    if (data.const !== void 0) {
      if (!validate81(data.const, { instancePath: instancePath + "/const", parentData: data, parentDataProperty: "const", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate81.errors : vErrors.concat(validate81.errors);
        errors = vErrors.length;
      }
    }
    if (data.pattern !== void 0) {
      if (!validate83(data.pattern, { instancePath: instancePath + "/pattern", parentData: data, parentDataProperty: "pattern", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
        errors = vErrors.length;
      }
    }
    if (data.minimum !== void 0) {
      if (!validate85(data.minimum, { instancePath: instancePath + "/minimum", parentData: data, parentDataProperty: "minimum", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate85.errors : vErrors.concat(validate85.errors);
        errors = vErrors.length;
      }
    }
    if (data.maximum !== void 0) {
      if (!validate87(data.maximum, { instancePath: instancePath + "/maximum", parentData: data, parentDataProperty: "maximum", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate87.errors : vErrors.concat(validate87.errors);
        errors = vErrors.length;
      }
    }
    if (data.exclusiveMinimum !== void 0) {
      if (!validate89(data.exclusiveMinimum, { instancePath: instancePath + "/exclusiveMinimum", parentData: data, parentDataProperty: "exclusiveMinimum", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate89.errors : vErrors.concat(validate89.errors);
        errors = vErrors.length;
      }
    }
    if (data.exclusiveMaximum !== void 0) {
      if (!validate91(data.exclusiveMaximum, { instancePath: instancePath + "/exclusiveMaximum", parentData: data, parentDataProperty: "exclusiveMaximum", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate91.errors : vErrors.concat(validate91.errors);
        errors = vErrors.length;
      }
    }
    if (data.multipleOf !== void 0) {
      if (!validate93(data.multipleOf, { instancePath: instancePath + "/multipleOf", parentData: data, parentDataProperty: "multipleOf", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate93.errors : vErrors.concat(validate93.errors);
        errors = vErrors.length;
      }
    }
    if (data.minLength !== void 0) {
      if (!validate95(data.minLength, { instancePath: instancePath + "/minLength", parentData: data, parentDataProperty: "minLength", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate95.errors : vErrors.concat(validate95.errors);
        errors = vErrors.length;
      }
    }
    if (data.maxLength !== void 0) {
      if (!validate97(data.maxLength, { instancePath: instancePath + "/maxLength", parentData: data, parentDataProperty: "maxLength", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate97.errors : vErrors.concat(validate97.errors);
        errors = vErrors.length;
      }
    }
    if (data.format !== void 0) {
      if (!validate99(data.format, { instancePath: instancePath + "/format", parentData: data, parentDataProperty: "format", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors);
        errors = vErrors.length;
      }
    }
    if (data.not !== void 0) {
      if (!validate101(data.not, { instancePath: instancePath + "/not", parentData: data, parentDataProperty: "not", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate101.errors : vErrors.concat(validate101.errors);
        errors = vErrors.length;
      }
    }
    if (data.items !== void 0) {
      if (!validate103(data.items, { instancePath: instancePath + "/items", parentData: data, parentDataProperty: "items", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate103.errors : vErrors.concat(validate103.errors);
        errors = vErrors.length;
      }
    }
    if (data.minItems !== void 0) {
      if (!validate117(data.minItems, { instancePath: instancePath + "/minItems", parentData: data, parentDataProperty: "minItems", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate117.errors : vErrors.concat(validate117.errors);
        errors = vErrors.length;
      }
    }
    if (data.maxItems !== void 0) {
      if (!validate119(data.maxItems, { instancePath: instancePath + "/maxItems", parentData: data, parentDataProperty: "maxItems", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate119.errors : vErrors.concat(validate119.errors);
        errors = vErrors.length;
      }
    }
    if (data.uniqueItems !== void 0) {
      if (!validate121(data.uniqueItems, { instancePath: instancePath + "/uniqueItems", parentData: data, parentDataProperty: "uniqueItems", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate121.errors : vErrors.concat(validate121.errors);
        errors = vErrors.length;
      }
    }
    if (data.in !== void 0) {
      let data25 = data.in;
      if (data25 && typeof data25 == "object" && !Array.isArray(data25)) {
        if (Object.keys(data25).length < 1) {
          const err4 = { instancePath: instancePath + "/in", schemaPath: "#/properties/in/minProperties", keyword: "minProperties", params: { limit: 1 }, schema: 1, parentSchema: schema24.properties.in, data: data25 };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        for (const key1 in data25) {
          if (!validate123(data25[key1], { instancePath: instancePath + "/in/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data25, parentDataProperty: key1, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err5 = { instancePath: instancePath + "/in", schemaPath: "#/properties/in/type", keyword: "type", params: { type: "object" }, schema: schema24.properties.in.type, parentSchema: schema24.properties.in, data: data25 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.deprecated !== void 0) {
      let data27 = data.deprecated;
      if (typeof data27 !== "boolean" && !(data27 && typeof data27 == "object" && !Array.isArray(data27))) {
        const err6 = { instancePath: instancePath + "/deprecated", schemaPath: "#/properties/deprecated/type", keyword: "type", params: { type: schema24.properties.deprecated.type }, schema: schema24.properties.deprecated.type, parentSchema: schema24.properties.deprecated, data: data27 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      if (data27 && typeof data27 == "object" && !Array.isArray(data27)) {
        if (Object.keys(data27).length < 1) {
          const err7 = { instancePath: instancePath + "/deprecated", schemaPath: "#/properties/deprecated/minProperties", keyword: "minProperties", params: { limit: 1 }, schema: 1, parentSchema: schema24.properties.deprecated, data: data27 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        for (const key2 in data27) {
          if (!(key2 === "use" || key2 === "until")) {
            const err8 = { instancePath: instancePath + "/deprecated", schemaPath: "#/properties/deprecated/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, schema: false, parentSchema: schema24.properties.deprecated, data: data27 };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
        }
        if (data27.use !== void 0) {
          let data28 = data27.use;
          if (typeof data28 === "string") {
            if (data28.length < 1) {
              const err9 = { instancePath: instancePath + "/deprecated/use", schemaPath: "#/properties/deprecated/properties/use/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema24.properties.deprecated.properties.use, data: data28 };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
          } else {
            const err10 = { instancePath: instancePath + "/deprecated/use", schemaPath: "#/properties/deprecated/properties/use/type", keyword: "type", params: { type: "string" }, schema: schema24.properties.deprecated.properties.use.type, parentSchema: schema24.properties.deprecated.properties.use, data: data28 };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
        }
        if (data27.until !== void 0) {
          if (!validate142(data27.until, { instancePath: instancePath + "/deprecated/until", parentData: data27, parentDataProperty: "until", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate142.errors : vErrors.concat(validate142.errors);
            errors = vErrors.length;
          }
        }
      }
    }
    if (data.applications !== void 0) {
      if (!validate61(data.applications, { instancePath: instancePath + "/applications", parentData: data, parentDataProperty: "applications", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors);
        errors = vErrors.length;
      }
    }
    if (data.why !== void 0) {
      let data31 = data.why;
      if (typeof data31 === "string") {
        if (data31.length < 1) {
          const err11 = { instancePath: instancePath + "/why", schemaPath: "#/properties/why/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema24.properties.why, data: data31 };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      } else {
        const err12 = { instancePath: instancePath + "/why", schemaPath: "#/properties/why/type", keyword: "type", params: { type: "string" }, schema: schema24.properties.why.type, parentSchema: schema24.properties.why, data: data31 };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.owner !== void 0) {
      let data32 = data.owner;
      if (typeof data32 === "string") {
        if (data32.length < 1) {
          const err13 = { instancePath: instancePath + "/owner", schemaPath: "#/properties/owner/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema24.properties.owner, data: data32 };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
      } else {
        const err14 = { instancePath: instancePath + "/owner", schemaPath: "#/properties/owner/type", keyword: "type", params: { type: "string" }, schema: schema24.properties.owner.type, parentSchema: schema24.properties.owner, data: data32 };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.docs !== void 0) {
      let data33 = data.docs;
      if (typeof data33 === "string") {
        if (data33.length < 1) {
          const err15 = { instancePath: instancePath + "/docs", schemaPath: "#/properties/docs/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema24.properties.docs, data: data33 };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
      } else {
        const err16 = { instancePath: instancePath + "/docs", schemaPath: "#/properties/docs/type", keyword: "type", params: { type: "string" }, schema: schema24.properties.docs.type, parentSchema: schema24.properties.docs, data: data33 };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
  } else {
    const err17 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema24.type, parentSchema: schema24, data };
    if (vErrors === null) {
      vErrors = [err17];
    } else {
      vErrors.push(err17);
    }
    errors++;
  }
  validate65.errors = vErrors;
  return errors === 0;
}
validate65.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema46 = { "type": "string", "enum": ["error", "warning", "notice", "off"] };
function validate146(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate146.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data !== "string") {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: schema46.type, parentSchema: schema46, data };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (!(data === "error" || data === "warning" || data === "notice" || data === "off")) {
    const err1 = { instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema46.enum }, schema: schema46.enum, parentSchema: schema46, data };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate146.errors = vErrors;
  return errors === 0;
}
validate146.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate52(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate52.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!func1.call(schema19.properties, key0)) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema19, data };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.$schema !== void 0) {
      let data0 = data.$schema;
      if (typeof data0 !== "string") {
        const err1 = { instancePath: instancePath + "/$schema", schemaPath: "#/properties/%24schema/type", keyword: "type", params: { type: "string" }, schema: schema19.properties.$schema.type, parentSchema: schema19.properties.$schema, data: data0 };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.version !== void 0) {
      let data1 = data.version;
      if (1 !== data1) {
        const err2 = { instancePath: instancePath + "/version", schemaPath: "#/properties/version/const", keyword: "const", params: { allowedValue: 1 }, schema: 1, parentSchema: schema19.properties.version, data: data1 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.environments !== void 0) {
      let data2 = data.environments;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (Object.keys(data2).length > 500) {
          const err3 = { instancePath: instancePath + "/environments", schemaPath: "#/properties/environments/maxProperties", keyword: "maxProperties", params: { limit: 500 }, schema: 500, parentSchema: schema19.properties.environments, data: data2 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        for (const key1 in data2) {
          const _errs7 = errors;
          if (typeof key1 === "string") {
            if (key1.length > 100) {
              const err4 = { instancePath: instancePath + "/environments", schemaPath: "#/properties/environments/propertyNames/maxLength", keyword: "maxLength", params: { limit: 100 }, schema: 100, parentSchema: schema19.properties.environments.propertyNames, data: key1, propertyName: key1 };
              if (vErrors === null) {
                vErrors = [err4];
              } else {
                vErrors.push(err4);
              }
              errors++;
            }
            if (!pattern3.test(key1)) {
              const err5 = { instancePath: instancePath + "/environments", schemaPath: "#/properties/environments/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$" }, schema: "^[A-Za-z0-9][A-Za-z0-9._-]*$", parentSchema: schema19.properties.environments.propertyNames, data: key1, propertyName: key1 };
              if (vErrors === null) {
                vErrors = [err5];
              } else {
                vErrors.push(err5);
              }
              errors++;
            }
          }
          var valid1 = _errs7 === errors;
          if (!valid1) {
            const err6 = { instancePath: instancePath + "/environments", schemaPath: "#/properties/environments/propertyNames", keyword: "propertyNames", params: { propertyName: key1 }, schema: schema19.properties.environments.propertyNames, parentSchema: schema19.properties.environments, data: data2 };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
        for (const key2 in data2) {
          let data3 = data2[key2];
          if (!(data3 && typeof data3 == "object" && !Array.isArray(data3)) && data3 !== null) {
            const err7 = { instancePath: instancePath + "/environments/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/environments/additionalProperties/type", keyword: "type", params: { type: schema19.properties.environments.additionalProperties.type }, schema: schema19.properties.environments.additionalProperties.type, parentSchema: schema19.properties.environments.additionalProperties, data: data3 };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
            for (const key3 in data3) {
              if (!(key3 === "profiles" || key3 === "compared" || key3 === "variables")) {
                const err8 = { instancePath: instancePath + "/environments/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/environments/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, schema: false, parentSchema: schema19.properties.environments.additionalProperties, data: data3 };
                if (vErrors === null) {
                  vErrors = [err8];
                } else {
                  vErrors.push(err8);
                }
                errors++;
              }
            }
            if (data3.profiles !== void 0) {
              let data4 = data3.profiles;
              if (Array.isArray(data4)) {
                const len0 = data4.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  let data5 = data4[i0];
                  if (typeof data5 === "string") {
                    if (data5.length < 1) {
                      const err9 = { instancePath: instancePath + "/environments/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/profiles/" + i0, schemaPath: "#/properties/environments/additionalProperties/properties/profiles/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema19.properties.environments.additionalProperties.properties.profiles.items, data: data5 };
                      if (vErrors === null) {
                        vErrors = [err9];
                      } else {
                        vErrors.push(err9);
                      }
                      errors++;
                    }
                  } else {
                    const err10 = { instancePath: instancePath + "/environments/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/profiles/" + i0, schemaPath: "#/properties/environments/additionalProperties/properties/profiles/items/type", keyword: "type", params: { type: "string" }, schema: schema19.properties.environments.additionalProperties.properties.profiles.items.type, parentSchema: schema19.properties.environments.additionalProperties.properties.profiles.items, data: data5 };
                    if (vErrors === null) {
                      vErrors = [err10];
                    } else {
                      vErrors.push(err10);
                    }
                    errors++;
                  }
                }
              } else {
                const err11 = { instancePath: instancePath + "/environments/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/profiles", schemaPath: "#/properties/environments/additionalProperties/properties/profiles/type", keyword: "type", params: { type: "array" }, schema: schema19.properties.environments.additionalProperties.properties.profiles.type, parentSchema: schema19.properties.environments.additionalProperties.properties.profiles, data: data4 };
                if (vErrors === null) {
                  vErrors = [err11];
                } else {
                  vErrors.push(err11);
                }
                errors++;
              }
            }
            if (data3.compared !== void 0) {
              let data6 = data3.compared;
              if (typeof data6 !== "boolean") {
                const err12 = { instancePath: instancePath + "/environments/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/compared", schemaPath: "#/properties/environments/additionalProperties/properties/compared/type", keyword: "type", params: { type: "boolean" }, schema: schema19.properties.environments.additionalProperties.properties.compared.type, parentSchema: schema19.properties.environments.additionalProperties.properties.compared, data: data6 };
                if (vErrors === null) {
                  vErrors = [err12];
                } else {
                  vErrors.push(err12);
                }
                errors++;
              }
            }
            if (data3.variables !== void 0) {
              let data7 = data3.variables;
              if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
                for (const key4 in data7) {
                  const _errs20 = errors;
                  if (typeof key4 === "string") {
                    if (key4.length > 200) {
                      const err13 = { instancePath: instancePath + "/environments/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/variables", schemaPath: "#/properties/environments/additionalProperties/properties/variables/propertyNames/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema19.properties.environments.additionalProperties.properties.variables.propertyNames, data: key4, propertyName: key4 };
                      if (vErrors === null) {
                        vErrors = [err13];
                      } else {
                        vErrors.push(err13);
                      }
                      errors++;
                    }
                    if (!pattern4.test(key4)) {
                      const err14 = { instancePath: instancePath + "/environments/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/variables", schemaPath: "#/properties/environments/additionalProperties/properties/variables/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[^=\\s]+$" }, schema: "^[^=\\s]+$", parentSchema: schema19.properties.environments.additionalProperties.properties.variables.propertyNames, data: key4, propertyName: key4 };
                      if (vErrors === null) {
                        vErrors = [err14];
                      } else {
                        vErrors.push(err14);
                      }
                      errors++;
                    }
                  }
                  var valid6 = _errs20 === errors;
                  if (!valid6) {
                    const err15 = { instancePath: instancePath + "/environments/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/variables", schemaPath: "#/properties/environments/additionalProperties/properties/variables/propertyNames", keyword: "propertyNames", params: { propertyName: key4 }, schema: schema19.properties.environments.additionalProperties.properties.variables.propertyNames, parentSchema: schema19.properties.environments.additionalProperties.properties.variables, data: data7 };
                    if (vErrors === null) {
                      vErrors = [err15];
                    } else {
                      vErrors.push(err15);
                    }
                    errors++;
                  }
                }
                for (const key5 in data7) {
                  let data8 = data7[key5];
                  if (typeof data8 !== "string" && !(typeof data8 == "number" && isFinite(data8)) && typeof data8 !== "boolean") {
                    const err16 = { instancePath: instancePath + "/environments/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/variables/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/environments/additionalProperties/properties/variables/additionalProperties/type", keyword: "type", params: { type: schema19.properties.environments.additionalProperties.properties.variables.additionalProperties.type }, schema: schema19.properties.environments.additionalProperties.properties.variables.additionalProperties.type, parentSchema: schema19.properties.environments.additionalProperties.properties.variables.additionalProperties, data: data8 };
                    if (vErrors === null) {
                      vErrors = [err16];
                    } else {
                      vErrors.push(err16);
                    }
                    errors++;
                  }
                }
              } else {
                const err17 = { instancePath: instancePath + "/environments/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/variables", schemaPath: "#/properties/environments/additionalProperties/properties/variables/type", keyword: "type", params: { type: "object" }, schema: schema19.properties.environments.additionalProperties.properties.variables.type, parentSchema: schema19.properties.environments.additionalProperties.properties.variables, data: data7 };
                if (vErrors === null) {
                  vErrors = [err17];
                } else {
                  vErrors.push(err17);
                }
                errors++;
              }
            }
          }
        }
      } else {
        const err18 = { instancePath: instancePath + "/environments", schemaPath: "#/properties/environments/type", keyword: "type", params: { type: "object" }, schema: schema19.properties.environments.type, parentSchema: schema19.properties.environments, data: data2 };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.groups !== void 0) {
      let data9 = data.groups;
      if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
        if (Object.keys(data9).length > 500) {
          const err19 = { instancePath: instancePath + "/groups", schemaPath: "#/properties/groups/maxProperties", keyword: "maxProperties", params: { limit: 500 }, schema: 500, parentSchema: schema19.properties.groups, data: data9 };
          if (vErrors === null) {
            vErrors = [err19];
          } else {
            vErrors.push(err19);
          }
          errors++;
        }
        for (const key6 in data9) {
          const _errs26 = errors;
          if (typeof key6 === "string") {
            if (key6.length > 100) {
              const err20 = { instancePath: instancePath + "/groups", schemaPath: "#/properties/groups/propertyNames/maxLength", keyword: "maxLength", params: { limit: 100 }, schema: 100, parentSchema: schema19.properties.groups.propertyNames, data: key6, propertyName: key6 };
              if (vErrors === null) {
                vErrors = [err20];
              } else {
                vErrors.push(err20);
              }
              errors++;
            }
            if (!pattern3.test(key6)) {
              const err21 = { instancePath: instancePath + "/groups", schemaPath: "#/properties/groups/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$" }, schema: "^[A-Za-z0-9][A-Za-z0-9._-]*$", parentSchema: schema19.properties.groups.propertyNames, data: key6, propertyName: key6 };
              if (vErrors === null) {
                vErrors = [err21];
              } else {
                vErrors.push(err21);
              }
              errors++;
            }
          }
          var valid8 = _errs26 === errors;
          if (!valid8) {
            const err22 = { instancePath: instancePath + "/groups", schemaPath: "#/properties/groups/propertyNames", keyword: "propertyNames", params: { propertyName: key6 }, schema: schema19.properties.groups.propertyNames, parentSchema: schema19.properties.groups, data: data9 };
            if (vErrors === null) {
              vErrors = [err22];
            } else {
              vErrors.push(err22);
            }
            errors++;
          }
        }
        for (const key7 in data9) {
          if (!validate53(data9[key7], { instancePath: instancePath + "/groups/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data9, parentDataProperty: key7, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err23 = { instancePath: instancePath + "/groups", schemaPath: "#/properties/groups/type", keyword: "type", params: { type: "object" }, schema: schema19.properties.groups.type, parentSchema: schema19.properties.groups, data: data9 };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
    }
    if (data.applications !== void 0) {
      let data11 = data.applications;
      if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
        if (Object.keys(data11).length > 500) {
          const err24 = { instancePath: instancePath + "/applications", schemaPath: "#/properties/applications/maxProperties", keyword: "maxProperties", params: { limit: 500 }, schema: 500, parentSchema: schema19.properties.applications, data: data11 };
          if (vErrors === null) {
            vErrors = [err24];
          } else {
            vErrors.push(err24);
          }
          errors++;
        }
        for (const key8 in data11) {
          const _errs31 = errors;
          if (typeof key8 === "string") {
            if (key8.length > 100) {
              const err25 = { instancePath: instancePath + "/applications", schemaPath: "#/properties/applications/propertyNames/maxLength", keyword: "maxLength", params: { limit: 100 }, schema: 100, parentSchema: schema19.properties.applications.propertyNames, data: key8, propertyName: key8 };
              if (vErrors === null) {
                vErrors = [err25];
              } else {
                vErrors.push(err25);
              }
              errors++;
            }
            if (!pattern3.test(key8)) {
              const err26 = { instancePath: instancePath + "/applications", schemaPath: "#/properties/applications/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$" }, schema: "^[A-Za-z0-9][A-Za-z0-9._-]*$", parentSchema: schema19.properties.applications.propertyNames, data: key8, propertyName: key8 };
              if (vErrors === null) {
                vErrors = [err26];
              } else {
                vErrors.push(err26);
              }
              errors++;
            }
          }
          var valid10 = _errs31 === errors;
          if (!valid10) {
            const err27 = { instancePath: instancePath + "/applications", schemaPath: "#/properties/applications/propertyNames", keyword: "propertyNames", params: { propertyName: key8 }, schema: schema19.properties.applications.propertyNames, parentSchema: schema19.properties.applications, data: data11 };
            if (vErrors === null) {
              vErrors = [err27];
            } else {
              vErrors.push(err27);
            }
            errors++;
          }
        }
        for (const key9 in data11) {
          let data12 = data11[key9];
          if (!(data12 && typeof data12 == "object" && !Array.isArray(data12)) && data12 !== null) {
            const err28 = { instancePath: instancePath + "/applications/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/applications/additionalProperties/type", keyword: "type", params: { type: schema19.properties.applications.additionalProperties.type }, schema: schema19.properties.applications.additionalProperties.type, parentSchema: schema19.properties.applications.additionalProperties, data: data12 };
            if (vErrors === null) {
              vErrors = [err28];
            } else {
              vErrors.push(err28);
            }
            errors++;
          }
          if (data12 && typeof data12 == "object" && !Array.isArray(data12)) {
            for (const key10 in data12) {
              if (!(key10 === "path" || key10 === "layers" || key10 === "boot" || key10 === "environments")) {
                const err29 = { instancePath: instancePath + "/applications/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/applications/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key10 }, schema: false, parentSchema: schema19.properties.applications.additionalProperties, data: data12 };
                if (vErrors === null) {
                  vErrors = [err29];
                } else {
                  vErrors.push(err29);
                }
                errors++;
              }
            }
            if (data12.path !== void 0) {
              let data13 = data12.path;
              if (typeof data13 === "string") {
                if (data13.length < 1) {
                  const err30 = { instancePath: instancePath + "/applications/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/path", schemaPath: "#/properties/applications/additionalProperties/properties/path/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema19.properties.applications.additionalProperties.properties.path, data: data13 };
                  if (vErrors === null) {
                    vErrors = [err30];
                  } else {
                    vErrors.push(err30);
                  }
                  errors++;
                }
              } else {
                const err31 = { instancePath: instancePath + "/applications/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/path", schemaPath: "#/properties/applications/additionalProperties/properties/path/type", keyword: "type", params: { type: "string" }, schema: schema19.properties.applications.additionalProperties.properties.path.type, parentSchema: schema19.properties.applications.additionalProperties.properties.path, data: data13 };
                if (vErrors === null) {
                  vErrors = [err31];
                } else {
                  vErrors.push(err31);
                }
                errors++;
              }
            }
            if (data12.layers !== void 0) {
              let data14 = data12.layers;
              if (Array.isArray(data14)) {
                if (data14.length < 1) {
                  const err32 = { instancePath: instancePath + "/applications/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/layers", schemaPath: "#/properties/applications/additionalProperties/properties/layers/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema19.properties.applications.additionalProperties.properties.layers, data: data14 };
                  if (vErrors === null) {
                    vErrors = [err32];
                  } else {
                    vErrors.push(err32);
                  }
                  errors++;
                }
                const len1 = data14.length;
                for (let i1 = 0; i1 < len1; i1++) {
                  let data15 = data14[i1];
                  if (typeof data15 === "string") {
                    if (data15.length < 1) {
                      const err33 = { instancePath: instancePath + "/applications/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/layers/" + i1, schemaPath: "#/properties/applications/additionalProperties/properties/layers/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema19.properties.applications.additionalProperties.properties.layers.items, data: data15 };
                      if (vErrors === null) {
                        vErrors = [err33];
                      } else {
                        vErrors.push(err33);
                      }
                      errors++;
                    }
                  } else {
                    const err34 = { instancePath: instancePath + "/applications/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/layers/" + i1, schemaPath: "#/properties/applications/additionalProperties/properties/layers/items/type", keyword: "type", params: { type: "string" }, schema: schema19.properties.applications.additionalProperties.properties.layers.items.type, parentSchema: schema19.properties.applications.additionalProperties.properties.layers.items, data: data15 };
                    if (vErrors === null) {
                      vErrors = [err34];
                    } else {
                      vErrors.push(err34);
                    }
                    errors++;
                  }
                }
              } else {
                const err35 = { instancePath: instancePath + "/applications/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/layers", schemaPath: "#/properties/applications/additionalProperties/properties/layers/type", keyword: "type", params: { type: "array" }, schema: schema19.properties.applications.additionalProperties.properties.layers.type, parentSchema: schema19.properties.applications.additionalProperties.properties.layers, data: data14 };
                if (vErrors === null) {
                  vErrors = [err35];
                } else {
                  vErrors.push(err35);
                }
                errors++;
              }
            }
            if (data12.boot !== void 0) {
              let data16 = data12.boot;
              if (typeof data16 !== "string" && !(typeof data16 == "number" && isFinite(data16))) {
                const err36 = { instancePath: instancePath + "/applications/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/boot", schemaPath: "#/properties/applications/additionalProperties/properties/boot/type", keyword: "type", params: { type: schema19.properties.applications.additionalProperties.properties.boot.type }, schema: schema19.properties.applications.additionalProperties.properties.boot.type, parentSchema: schema19.properties.applications.additionalProperties.properties.boot, data: data16 };
                if (vErrors === null) {
                  vErrors = [err36];
                } else {
                  vErrors.push(err36);
                }
                errors++;
              }
            }
            if (data12.environments !== void 0) {
              if (!validate53(data12.environments, { instancePath: instancePath + "/applications/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/environments", parentData: data12, parentDataProperty: "environments", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
                errors = vErrors.length;
              }
            }
          }
        }
      } else {
        const err37 = { instancePath: instancePath + "/applications", schemaPath: "#/properties/applications/type", keyword: "type", params: { type: "object" }, schema: schema19.properties.applications.type, parentSchema: schema19.properties.applications, data: data11 };
        if (vErrors === null) {
          vErrors = [err37];
        } else {
          vErrors.push(err37);
        }
        errors++;
      }
    }
    if (data.provided !== void 0) {
      let data18 = data.provided;
      if (Array.isArray(data18)) {
        const len2 = data18.length;
        for (let i2 = 0; i2 < len2; i2++) {
          let data19 = data18[i2];
          if (data19 && typeof data19 == "object" && !Array.isArray(data19)) {
            if (data19.keys === void 0) {
              const err38 = { instancePath: instancePath + "/provided/" + i2, schemaPath: "#/properties/provided/items/required", keyword: "required", params: { missingProperty: "keys" }, schema: schema19.properties.provided.items.required, parentSchema: schema19.properties.provided.items, data: data19 };
              if (vErrors === null) {
                vErrors = [err38];
              } else {
                vErrors.push(err38);
              }
              errors++;
            }
            if (data19.by === void 0) {
              const err39 = { instancePath: instancePath + "/provided/" + i2, schemaPath: "#/properties/provided/items/required", keyword: "required", params: { missingProperty: "by" }, schema: schema19.properties.provided.items.required, parentSchema: schema19.properties.provided.items, data: data19 };
              if (vErrors === null) {
                vErrors = [err39];
              } else {
                vErrors.push(err39);
              }
              errors++;
            }
            for (const key11 in data19) {
              if (!(key11 === "keys" || key11 === "in" || key11 === "applications" || key11 === "by")) {
                const err40 = { instancePath: instancePath + "/provided/" + i2, schemaPath: "#/properties/provided/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key11 }, schema: false, parentSchema: schema19.properties.provided.items, data: data19 };
                if (vErrors === null) {
                  vErrors = [err40];
                } else {
                  vErrors.push(err40);
                }
                errors++;
              }
            }
            if (data19.keys !== void 0) {
              if (!validate58(data19.keys, { instancePath: instancePath + "/provided/" + i2 + "/keys", parentData: data19, parentDataProperty: "keys", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
                errors = vErrors.length;
              }
            }
            if (data19.in !== void 0) {
              if (!validate53(data19.in, { instancePath: instancePath + "/provided/" + i2 + "/in", parentData: data19, parentDataProperty: "in", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
                errors = vErrors.length;
              }
            }
            if (data19.applications !== void 0) {
              if (!validate61(data19.applications, { instancePath: instancePath + "/provided/" + i2 + "/applications", parentData: data19, parentDataProperty: "applications", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors);
                errors = vErrors.length;
              }
            }
            if (data19.by !== void 0) {
              let data23 = data19.by;
              if (typeof data23 === "string") {
                if (data23.length < 1) {
                  const err41 = { instancePath: instancePath + "/provided/" + i2 + "/by", schemaPath: "#/properties/provided/items/properties/by/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema19.properties.provided.items.properties.by, data: data23 };
                  if (vErrors === null) {
                    vErrors = [err41];
                  } else {
                    vErrors.push(err41);
                  }
                  errors++;
                }
              } else {
                const err42 = { instancePath: instancePath + "/provided/" + i2 + "/by", schemaPath: "#/properties/provided/items/properties/by/type", keyword: "type", params: { type: "string" }, schema: schema19.properties.provided.items.properties.by.type, parentSchema: schema19.properties.provided.items.properties.by, data: data23 };
                if (vErrors === null) {
                  vErrors = [err42];
                } else {
                  vErrors.push(err42);
                }
                errors++;
              }
            }
          } else {
            const err43 = { instancePath: instancePath + "/provided/" + i2, schemaPath: "#/properties/provided/items/type", keyword: "type", params: { type: "object" }, schema: schema19.properties.provided.items.type, parentSchema: schema19.properties.provided.items, data: data19 };
            if (vErrors === null) {
              vErrors = [err43];
            } else {
              vErrors.push(err43);
            }
            errors++;
          }
        }
      } else {
        const err44 = { instancePath: instancePath + "/provided", schemaPath: "#/properties/provided/type", keyword: "type", params: { type: "array" }, schema: schema19.properties.provided.type, parentSchema: schema19.properties.provided, data: data18 };
        if (vErrors === null) {
          vErrors = [err44];
        } else {
          vErrors.push(err44);
        }
        errors++;
      }
    }
    if (data.ignore !== void 0) {
      let data24 = data.ignore;
      if (Array.isArray(data24)) {
        const len3 = data24.length;
        for (let i3 = 0; i3 < len3; i3++) {
          let data25 = data24[i3];
          if (data25 && typeof data25 == "object" && !Array.isArray(data25)) {
            if (data25.keys === void 0) {
              const err45 = { instancePath: instancePath + "/ignore/" + i3, schemaPath: "#/properties/ignore/items/required", keyword: "required", params: { missingProperty: "keys" }, schema: schema19.properties.ignore.items.required, parentSchema: schema19.properties.ignore.items, data: data25 };
              if (vErrors === null) {
                vErrors = [err45];
              } else {
                vErrors.push(err45);
              }
              errors++;
            }
            if (data25.reason === void 0) {
              const err46 = { instancePath: instancePath + "/ignore/" + i3, schemaPath: "#/properties/ignore/items/required", keyword: "required", params: { missingProperty: "reason" }, schema: schema19.properties.ignore.items.required, parentSchema: schema19.properties.ignore.items, data: data25 };
              if (vErrors === null) {
                vErrors = [err46];
              } else {
                vErrors.push(err46);
              }
              errors++;
            }
            for (const key12 in data25) {
              if (!(key12 === "keys" || key12 === "applications" || key12 === "reason")) {
                const err47 = { instancePath: instancePath + "/ignore/" + i3, schemaPath: "#/properties/ignore/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key12 }, schema: false, parentSchema: schema19.properties.ignore.items, data: data25 };
                if (vErrors === null) {
                  vErrors = [err47];
                } else {
                  vErrors.push(err47);
                }
                errors++;
              }
            }
            if (data25.keys !== void 0) {
              if (!validate58(data25.keys, { instancePath: instancePath + "/ignore/" + i3 + "/keys", parentData: data25, parentDataProperty: "keys", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
                errors = vErrors.length;
              }
            }
            if (data25.applications !== void 0) {
              if (!validate61(data25.applications, { instancePath: instancePath + "/ignore/" + i3 + "/applications", parentData: data25, parentDataProperty: "applications", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors);
                errors = vErrors.length;
              }
            }
            if (data25.reason !== void 0) {
              let data28 = data25.reason;
              if (typeof data28 === "string") {
                if (data28.length < 1) {
                  const err48 = { instancePath: instancePath + "/ignore/" + i3 + "/reason", schemaPath: "#/properties/ignore/items/properties/reason/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema19.properties.ignore.items.properties.reason, data: data28 };
                  if (vErrors === null) {
                    vErrors = [err48];
                  } else {
                    vErrors.push(err48);
                  }
                  errors++;
                }
              } else {
                const err49 = { instancePath: instancePath + "/ignore/" + i3 + "/reason", schemaPath: "#/properties/ignore/items/properties/reason/type", keyword: "type", params: { type: "string" }, schema: schema19.properties.ignore.items.properties.reason.type, parentSchema: schema19.properties.ignore.items.properties.reason, data: data28 };
                if (vErrors === null) {
                  vErrors = [err49];
                } else {
                  vErrors.push(err49);
                }
                errors++;
              }
            }
          } else {
            const err50 = { instancePath: instancePath + "/ignore/" + i3, schemaPath: "#/properties/ignore/items/type", keyword: "type", params: { type: "object" }, schema: schema19.properties.ignore.items.type, parentSchema: schema19.properties.ignore.items, data: data25 };
            if (vErrors === null) {
              vErrors = [err50];
            } else {
              vErrors.push(err50);
            }
            errors++;
          }
        }
      } else {
        const err51 = { instancePath: instancePath + "/ignore", schemaPath: "#/properties/ignore/type", keyword: "type", params: { type: "array" }, schema: schema19.properties.ignore.type, parentSchema: schema19.properties.ignore, data: data24 };
        if (vErrors === null) {
          vErrors = [err51];
        } else {
          vErrors.push(err51);
        }
        errors++;
      }
    }
    if (data.keys !== void 0) {
      let data29 = data.keys;
      if (data29 && typeof data29 == "object" && !Array.isArray(data29)) {
        for (const key13 in data29) {
          if (!validate65(data29[key13], { instancePath: instancePath + "/keys/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data29, parentDataProperty: key13, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate65.errors : vErrors.concat(validate65.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err52 = { instancePath: instancePath + "/keys", schemaPath: "#/properties/keys/type", keyword: "type", params: { type: "object" }, schema: schema19.properties.keys.type, parentSchema: schema19.properties.keys, data: data29 };
        if (vErrors === null) {
          vErrors = [err52];
        } else {
          vErrors.push(err52);
        }
        errors++;
      }
    }
    if (data.rules !== void 0) {
      let data31 = data.rules;
      if (data31 && typeof data31 == "object" && !Array.isArray(data31)) {
        for (const key14 in data31) {
          let data32 = data31[key14];
          if (typeof data32 !== "string" && !(data32 && typeof data32 == "object" && !Array.isArray(data32))) {
            const err53 = { instancePath: instancePath + "/rules/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/rules/additionalProperties/type", keyword: "type", params: { type: schema19.properties.rules.additionalProperties.type }, schema: schema19.properties.rules.additionalProperties.type, parentSchema: schema19.properties.rules.additionalProperties, data: data32 };
            if (vErrors === null) {
              vErrors = [err53];
            } else {
              vErrors.push(err53);
            }
            errors++;
          }
          const _errs73 = errors;
          let valid23 = true;
          const _errs74 = errors;
          if (typeof data32 !== "string") {
            const err54 = {};
            if (vErrors === null) {
              vErrors = [err54];
            } else {
              vErrors.push(err54);
            }
            errors++;
          }
          var _valid0 = _errs74 === errors;
          errors = _errs73;
          if (vErrors !== null) {
            if (_errs73) {
              vErrors.length = _errs73;
            } else {
              vErrors = null;
            }
          }
          if (_valid0) {
            const _errs76 = errors;
            if (!validate146(data32, { instancePath: instancePath + "/rules/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data31, parentDataProperty: key14, rootData, dynamicAnchors })) {
              vErrors = vErrors === null ? validate146.errors : vErrors.concat(validate146.errors);
              errors = vErrors.length;
            }
            var _valid0 = _errs76 === errors;
            valid23 = _valid0;
          }
          if (!valid23) {
            const err55 = { instancePath: instancePath + "/rules/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/rules/additionalProperties/if", keyword: "if", params: { failingKeyword: "then" }, schema: schema19.properties.rules.additionalProperties.if, parentSchema: schema19.properties.rules.additionalProperties, data: data32 };
            if (vErrors === null) {
              vErrors = [err55];
            } else {
              vErrors.push(err55);
            }
            errors++;
          }
          if (data32 && typeof data32 == "object" && !Array.isArray(data32)) {
            if (data32.severity === void 0) {
              const err56 = { instancePath: instancePath + "/rules/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/rules/additionalProperties/required", keyword: "required", params: { missingProperty: "severity" }, schema: schema19.properties.rules.additionalProperties.required, parentSchema: schema19.properties.rules.additionalProperties, data: data32 };
              if (vErrors === null) {
                vErrors = [err56];
              } else {
                vErrors.push(err56);
              }
              errors++;
            }
            for (const key15 in data32) {
              if (!(key15 === "severity" || key15 === "locked")) {
                const err57 = { instancePath: instancePath + "/rules/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/rules/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key15 }, schema: false, parentSchema: schema19.properties.rules.additionalProperties, data: data32 };
                if (vErrors === null) {
                  vErrors = [err57];
                } else {
                  vErrors.push(err57);
                }
                errors++;
              }
            }
            if (data32.severity !== void 0) {
              if (!validate146(data32.severity, { instancePath: instancePath + "/rules/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/severity", parentData: data32, parentDataProperty: "severity", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate146.errors : vErrors.concat(validate146.errors);
                errors = vErrors.length;
              }
            }
            if (data32.locked !== void 0) {
              let data34 = data32.locked;
              if (typeof data34 !== "boolean") {
                const err58 = { instancePath: instancePath + "/rules/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/locked", schemaPath: "#/properties/rules/additionalProperties/properties/locked/type", keyword: "type", params: { type: "boolean" }, schema: schema19.properties.rules.additionalProperties.properties.locked.type, parentSchema: schema19.properties.rules.additionalProperties.properties.locked, data: data34 };
                if (vErrors === null) {
                  vErrors = [err58];
                } else {
                  vErrors.push(err58);
                }
                errors++;
              }
            }
          }
        }
      } else {
        const err59 = { instancePath: instancePath + "/rules", schemaPath: "#/properties/rules/type", keyword: "type", params: { type: "object" }, schema: schema19.properties.rules.type, parentSchema: schema19.properties.rules, data: data31 };
        if (vErrors === null) {
          vErrors = [err59];
        } else {
          vErrors.push(err59);
        }
        errors++;
      }
    }
    if (data.exceptions !== void 0) {
      let data35 = data.exceptions;
      if (Array.isArray(data35)) {
        const len4 = data35.length;
        for (let i4 = 0; i4 < len4; i4++) {
          let data36 = data35[i4];
          if (data36 && typeof data36 == "object" && !Array.isArray(data36)) {
            if (data36.key === void 0) {
              const err60 = { instancePath: instancePath + "/exceptions/" + i4, schemaPath: "#/properties/exceptions/items/required", keyword: "required", params: { missingProperty: "key" }, schema: schema19.properties.exceptions.items.required, parentSchema: schema19.properties.exceptions.items, data: data36 };
              if (vErrors === null) {
                vErrors = [err60];
              } else {
                vErrors.push(err60);
              }
              errors++;
            }
            if (data36.rule === void 0) {
              const err61 = { instancePath: instancePath + "/exceptions/" + i4, schemaPath: "#/properties/exceptions/items/required", keyword: "required", params: { missingProperty: "rule" }, schema: schema19.properties.exceptions.items.required, parentSchema: schema19.properties.exceptions.items, data: data36 };
              if (vErrors === null) {
                vErrors = [err61];
              } else {
                vErrors.push(err61);
              }
              errors++;
            }
            if (data36.reason === void 0) {
              const err62 = { instancePath: instancePath + "/exceptions/" + i4, schemaPath: "#/properties/exceptions/items/required", keyword: "required", params: { missingProperty: "reason" }, schema: schema19.properties.exceptions.items.required, parentSchema: schema19.properties.exceptions.items, data: data36 };
              if (vErrors === null) {
                vErrors = [err62];
              } else {
                vErrors.push(err62);
              }
              errors++;
            }
            if (data36.until === void 0) {
              const err63 = { instancePath: instancePath + "/exceptions/" + i4, schemaPath: "#/properties/exceptions/items/required", keyword: "required", params: { missingProperty: "until" }, schema: schema19.properties.exceptions.items.required, parentSchema: schema19.properties.exceptions.items, data: data36 };
              if (vErrors === null) {
                vErrors = [err63];
              } else {
                vErrors.push(err63);
              }
              errors++;
            }
            for (const key16 in data36) {
              if (!(key16 === "key" || key16 === "rule" || key16 === "in" || key16 === "applications" || key16 === "reason" || key16 === "until")) {
                const err64 = { instancePath: instancePath + "/exceptions/" + i4, schemaPath: "#/properties/exceptions/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key16 }, schema: false, parentSchema: schema19.properties.exceptions.items, data: data36 };
                if (vErrors === null) {
                  vErrors = [err64];
                } else {
                  vErrors.push(err64);
                }
                errors++;
              }
            }
            if (data36.key !== void 0) {
              let data37 = data36.key;
              if (typeof data37 !== "string") {
                const err65 = { instancePath: instancePath + "/exceptions/" + i4 + "/key", schemaPath: "#/properties/exceptions/items/properties/key/type", keyword: "type", params: { type: "string" }, schema: schema19.properties.exceptions.items.properties.key.type, parentSchema: schema19.properties.exceptions.items.properties.key, data: data37 };
                if (vErrors === null) {
                  vErrors = [err65];
                } else {
                  vErrors.push(err65);
                }
                errors++;
              }
            }
            if (data36.rule !== void 0) {
              let data38 = data36.rule;
              if (typeof data38 === "string") {
                if (data38.length < 1) {
                  const err66 = { instancePath: instancePath + "/exceptions/" + i4 + "/rule", schemaPath: "#/properties/exceptions/items/properties/rule/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema19.properties.exceptions.items.properties.rule, data: data38 };
                  if (vErrors === null) {
                    vErrors = [err66];
                  } else {
                    vErrors.push(err66);
                  }
                  errors++;
                }
              } else {
                const err67 = { instancePath: instancePath + "/exceptions/" + i4 + "/rule", schemaPath: "#/properties/exceptions/items/properties/rule/type", keyword: "type", params: { type: "string" }, schema: schema19.properties.exceptions.items.properties.rule.type, parentSchema: schema19.properties.exceptions.items.properties.rule, data: data38 };
                if (vErrors === null) {
                  vErrors = [err67];
                } else {
                  vErrors.push(err67);
                }
                errors++;
              }
            }
            if (data36.in !== void 0) {
              if (!validate53(data36.in, { instancePath: instancePath + "/exceptions/" + i4 + "/in", parentData: data36, parentDataProperty: "in", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
                errors = vErrors.length;
              }
            }
            if (data36.applications !== void 0) {
              if (!validate61(data36.applications, { instancePath: instancePath + "/exceptions/" + i4 + "/applications", parentData: data36, parentDataProperty: "applications", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors);
                errors = vErrors.length;
              }
            }
            if (data36.reason !== void 0) {
              let data41 = data36.reason;
              if (typeof data41 === "string") {
                if (data41.length < 1) {
                  const err68 = { instancePath: instancePath + "/exceptions/" + i4 + "/reason", schemaPath: "#/properties/exceptions/items/properties/reason/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema19.properties.exceptions.items.properties.reason, data: data41 };
                  if (vErrors === null) {
                    vErrors = [err68];
                  } else {
                    vErrors.push(err68);
                  }
                  errors++;
                }
              } else {
                const err69 = { instancePath: instancePath + "/exceptions/" + i4 + "/reason", schemaPath: "#/properties/exceptions/items/properties/reason/type", keyword: "type", params: { type: "string" }, schema: schema19.properties.exceptions.items.properties.reason.type, parentSchema: schema19.properties.exceptions.items.properties.reason, data: data41 };
                if (vErrors === null) {
                  vErrors = [err69];
                } else {
                  vErrors.push(err69);
                }
                errors++;
              }
            }
            if (data36.until !== void 0) {
              if (!validate142(data36.until, { instancePath: instancePath + "/exceptions/" + i4 + "/until", parentData: data36, parentDataProperty: "until", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate142.errors : vErrors.concat(validate142.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err70 = { instancePath: instancePath + "/exceptions/" + i4, schemaPath: "#/properties/exceptions/items/type", keyword: "type", params: { type: "object" }, schema: schema19.properties.exceptions.items.type, parentSchema: schema19.properties.exceptions.items, data: data36 };
            if (vErrors === null) {
              vErrors = [err70];
            } else {
              vErrors.push(err70);
            }
            errors++;
          }
        }
      } else {
        const err71 = { instancePath: instancePath + "/exceptions", schemaPath: "#/properties/exceptions/type", keyword: "type", params: { type: "array" }, schema: schema19.properties.exceptions.type, parentSchema: schema19.properties.exceptions, data: data35 };
        if (vErrors === null) {
          vErrors = [err71];
        } else {
          vErrors.push(err71);
        }
        errors++;
      }
    }
  } else {
    const err72 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema19.type, parentSchema: schema19, data };
    if (vErrors === null) {
      vErrors = [err72];
    } else {
      vErrors.push(err72);
    }
    errors++;
  }
  validate52.errors = vErrors;
  return errors === 0;
}
validate52.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };

// src/requirements/contract/read-settings.ts
var mostProblems2 = 50;
function readSettings2(path2, text3, knownRules) {
  const { root, problems } = parseSettings(path2, text3);
  if (root === void 0 || problems.length > 0)
    return { settings: { ...emptySettings, path: path2 }, problems: inOrder2(problems) };
  if (!validate(dataOf(root))) {
    return { settings: { ...emptySettings, path: path2 }, problems: inOrder2(mistakes(validate.errors ?? [], root)) };
  }
  const found = [];
  const settings = settingsFrom(path2, root, (problem10) => found.push(problem10));
  found.push(...checkSettings(settings, knownRules));
  return { settings: withoutGroups(settings), problems: inOrder2(found) };
}
function withoutGroups(settings) {
  const members = groupMembers(settings.groups);
  const applications2 = settings.applications.map((application2) => {
    if (application2.environments === void 0) return application2;
    const distinct = /* @__PURE__ */ new Map();
    for (const { name, origin } of application2.environments) {
      for (const environment2 of members.get(name) ?? [name]) distinct.set(environment2, { name: environment2, origin });
    }
    return { ...application2, environments: [...distinct.values()] };
  });
  return { ...settings, applications: applications2 };
}
function inOrder2(problems) {
  return [...problems].sort((a, b) => a.origin.line - b.origin.line || a.origin.column - b.origin.column).slice(0, mostProblems2);
}

// src/requirements/contract/load-settings.ts
var usualNames = ["keyparity.yml", "keyparity.yaml", "keyparity.json"];
function loadSettings(tree, path2, knownRules) {
  const found = path2 === void 0 ? usualNames.filter((name) => tree.list().includes(name)) : [path2];
  const [file, other] = found;
  if (file === void 0) return emptySettings;
  if (other !== void 0) {
    throw new UsageError(`both ${file} and ${other} are here`, "Keep one of them, or name it with --config.");
  }
  const bytes2 = tree.read(file);
  if (bytes2 === void 0) {
    const candidate = closest(file, tree.list());
    throw new UsageError(
      `there is no file ${file} in the repository`,
      candidate === void 0 ? void 0 : `Did you mean ${candidate}?`
    );
  }
  const { settings, problems } = readSettings2(file, decodeUtf8(bytes2), knownRules);
  refuse(settings, problems);
  return settings;
}
function refuse(settings, problems) {
  if (problems.length === 0) return;
  const count = problems.length === 1 ? "a mistake" : `${problems.length} mistakes`;
  throw new UsageError(`${settings.path ?? "keyparity.yml"} has ${count}`, void 0, problems);
}

// src/requirements/contract/pattern-index.ts
function patternIndex(entries, naming) {
  const exact = /* @__PURE__ */ new Map();
  const byPrefix = /* @__PURE__ */ new Map();
  const prefixLengths = /* @__PURE__ */ new Set();
  for (const { pattern, item } of entries) {
    if (hasWildcard(pattern)) continue;
    const name = comparableName(pattern, naming);
    exact.set(name, [item, ...exact.get(name) ?? []]);
  }
  const patterns2 = entries.filter(({ pattern }) => hasWildcard(pattern)).map(({ pattern, item }, place2) => ({ pattern: keyPattern(pattern, naming), item, place: place2 })).sort((a, b) => compareSpecificity(a.pattern, b.pattern) || b.place - a.place);
  for (const [rank, { pattern, item }] of patterns2.entries()) {
    const { prefix } = pattern;
    prefixLengths.add(prefix.length);
    const ranked = byPrefix.get(prefix.join(".")) ?? [];
    ranked.push({ pattern, item, rank });
    byPrefix.set(prefix.join("."), ranked);
  }
  const find = (key) => {
    const named2 = exact.get(comparableName(key, naming)) ?? none;
    if (patterns2.length === 0) return named2;
    const segments = keySegments(key, naming);
    const matching = [];
    for (const length of prefixLengths) {
      for (const ranked of byPrefix.get(segments.slice(0, length).join(".")) ?? none) {
        if (matchesSegments(ranked.pattern, segments)) matching.push(ranked);
      }
    }
    if (matching.length === 0) return named2;
    return [...named2, ...matching.sort((a, b) => a.rank - b.rank).map(({ item }) => item)];
  };
  return { find };
}
var none = [];

// src/requirements/contract/provided-names.ts
function providedNames(items, naming) {
  const listed2 = items.flatMap((item) => item.keys.map(({ pattern }) => ({ pattern, item })));
  const keys = patternIndex(listed2.filter(({ pattern }) => !isVariableName(pattern)).reverse(), naming);
  const variables2 = listed2.filter(({ pattern }) => isVariableName(pattern)).map(variableOf);
  if (variables2.length === 0) return keys.find;
  const byLetters = /* @__PURE__ */ new Map();
  for (const variable of variables2.filter(({ pieces }) => pieces.length === 1)) {
    byLetters.set(variable.letters, [...byLetters.get(variable.letters) ?? [], variable]);
  }
  const patterns2 = variables2.filter(({ pieces }) => pieces.length > 1);
  return (key) => {
    const letters = lettersOf(key);
    const candidates = [
      ...byLetters.get(letters) ?? [],
      ...patterns2.filter((pattern) => letters.startsWith(pattern.letters))
    ];
    const found = candidates.filter((variable) => suppliesKey(variable, key)).map(({ item }) => item);
    const byKey = keys.find(key);
    return found.length === 0 ? byKey : [...found, ...byKey];
  };
}
function variableOf({ pattern, item }) {
  const pieces = pattern.split("*");
  return { name: pattern, pieces, letters: lettersOf(pieces[0] ?? ""), item };
}
function lettersOf(name) {
  return uniformName(name).replace(/[^a-z0-9]/g, "");
}
function suppliesKey({ name, pieces }, key) {
  const candidates = variableCandidates(key, { lowerCaseVariables: false });
  if (pieces.length > 1) return candidates.some((candidate) => matchesGlob(pieces, candidate));
  return candidates.includes(name) || uniformName(keyOfVariable(name)) === uniformName(key);
}
function isVariableName(text3) {
  return /^[A-Z_*][A-Z0-9_*]*$/.test(text3) && /[A-Z]/.test(text3);
}

// src/requirements/contract/known-keys.ts
function keysFoundIn(patterns2, keys) {
  const found = /* @__PURE__ */ new Set();
  const names3 = /* @__PURE__ */ new Map();
  const others = [];
  for (const pattern of patterns2) {
    if (hasWildcard(pattern) || isVariableName(pattern)) {
      others.push(pattern);
    } else {
      const name = uniformName(pattern);
      names3.set(name, [...names3.get(name) ?? [], pattern]);
    }
  }
  const matching = providedNames(
    others.map((pattern) => ({ keys: [{ pattern }], pattern })),
    "relaxed"
  );
  const wanted = new Set(patterns2).size;
  for (const key of keys) {
    if (found.size === wanted) break;
    for (let name = uniformName(key); name !== ""; name = parentOf2(name)) {
      for (const pattern of names3.get(name) ?? []) found.add(pattern);
    }
    if (others.length > 0) for (const { pattern } of matching(key)) found.add(pattern);
  }
  return found;
}
function parentOf2(name) {
  return name.slice(0, Math.max(0, name.lastIndexOf(".")));
}

// src/requirements/contract/unmatched-patterns.ts
function unmatchedPatterns(settings, allKeys) {
  const entries = settings.keys.filter(needsMatch);
  const ignored = (settings.ignore ?? []).flatMap(({ keys }) => keys);
  const provided = settings.provided.flatMap(({ keys }) => keys).filter(({ pattern }) => !isReadBySpringBoot(pattern));
  const found = keysFoundIn(textsOf([...entries, ...ignored, ...provided]), allKeys);
  const askedFor = keysFoundIn(
    textsOf(provided),
    textsOf(settings.keys).filter((pattern) => !hasWildcard(pattern))
  );
  const unmatched = [
    ...[...entries, ...ignored].filter(({ pattern }) => !found.has(pattern)),
    ...provided.filter(({ pattern }) => !found.has(pattern) && !askedFor.has(pattern))
  ];
  return unmatched.sort((a, b) => a.origin.line - b.origin.line || a.origin.column - b.origin.column).map(({ pattern, origin }) => ({ message: `"${pattern}" matches no key anywhere.`, origin }));
}
function textsOf(places) {
  return places.map(({ pattern }) => pattern);
}
function needsMatch(entry) {
  if (hasWildcard(entry.pattern)) return true;
  const demands = [entry.required, entry.override, entry.forbidden].filter((demand2) => demand2?.where.length !== 0);
  return demands.every((demand2) => demand2 === void 0) && entry.deprecated === void 0;
}
function isReadBySpringBoot(pattern) {
  return /^(?:spring|server|management|logging)[._]/i.test(pattern);
}

// src/requirements/contract/stray-keys.ts
function strayKeys(settings, subjects) {
  const problems = [];
  if (subjects.length > 1) {
    for (const { pattern, origin, applications: applications2, required, override } of settings.keys) {
      if (hasWildcard(pattern) || applications2 !== void 0 || (required ?? override) === void 0) continue;
      if (subjects.some(({ vocabulary }) => vocabulary.word(pattern) !== void 0)) continue;
      problems.push({
        message: `No file of any application sets ${pattern}, so nobody can tell which application needs it.`,
        origin,
        suggestion: "name the application: applications: [...]"
      });
    }
  }
  return [...problems, ...unmatchedPatterns(settings, namesIn(subjects))];
}
function* namesIn(subjects) {
  for (const { vocabulary } of subjects) {
    for (const { key, properties } of vocabulary.words.values()) {
      yield key;
      for (const { value } of properties) {
        if (value.includes("${")) yield* placeholdersIn(value).map(({ name }) => name);
      }
    }
  }
}

// src/spring/cron-expression.ts
var macros = /* @__PURE__ */ new Set([
  "@yearly",
  "@annually",
  "@monthly",
  "@weekly",
  "@daily",
  "@midnight",
  "@hourly"
]);
var months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
var days = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];
var second = { minimum: 0, maximum: 59 };
var hour = { minimum: 0, maximum: 23 };
var dayOfMonth = { minimum: 1, maximum: 31 };
var month = { minimum: 1, maximum: 12 };
var dayOfWeek = { minimum: 0, maximum: 7 };
function isCronExpression(text3) {
  const expression = trimmed(text3);
  if (macros.has(expression.toLowerCase())) return true;
  const fields = expression.split(" ").map(trimmed).filter((field2) => field2 !== "");
  const [seconds = "", minutes = "", hours = "", daysOfMonth = "", monthsOfYear = "", daysOfWeek = ""] = fields;
  return fields.length === 6 && isField(seconds, second) && isField(minutes, second) && isField(hours, hour) && isDaysOfMonth(daysOfMonth) && isField(withOrdinals(monthsOfYear, months), month) && isDaysOfWeek(withOrdinals(daysOfWeek, days));
}
function isField(text3, range) {
  return text3.split(",").every((part) => {
    const slash = part.indexOf("/");
    if (slash === -1) return isRange(part, range);
    const delta = integerOf2(part.slice(slash + 1));
    return isRange(part.slice(0, slash), range) && delta !== void 0 && delta > 0;
  });
}
function isRange(text3, range) {
  if (text3 === "*") return true;
  const hyphen = text3.indexOf("-");
  if (hyphen === -1) return isWithin(integerOf2(text3), range);
  const from = integerOf2(text3.slice(0, hyphen));
  const to = integerOf2(text3.slice(hyphen + 1));
  if (from === void 0 || to === void 0 || !isWithin(from, range) || !isWithin(to, range)) return false;
  return (range === dayOfWeek && from === 7 ? 0 : from) <= to;
}
function isDaysOfMonth(text3) {
  return isDate(text3, dayOfMonth, /[LW]/, (part) => {
    if (part === "L" || part === "LW") return true;
    if (part.includes("L")) {
      const offset = part.startsWith("L") ? integerOf2(part.slice(1)) : void 0;
      return offset !== void 0 && offset < 0;
    }
    return part.endsWith("W") && isWithin(integerOf2(part.slice(0, -1)), dayOfMonth);
  });
}
function isDaysOfWeek(text3) {
  return isDate(text3, dayOfWeek, /[L#]/, (part) => {
    if (part.includes("L")) return part.endsWith("L") && isWithin(integerOf2(part.slice(0, -1)), dayOfWeek);
    const hash = part.lastIndexOf("#");
    const ordinal = integerOf2(part.slice(hash + 1));
    return isWithin(integerOf2(part.slice(0, hash)), dayOfWeek) && ordinal !== void 0 && ordinal > 0;
  });
}
function isDate(text3, range, quartz, isQuartz) {
  if (!quartz.test(text3)) return text3 === "?" || isField(text3, range);
  return text3.split(",").every((part) => quartz.test(part) ? isQuartz(part) : part === "?" || isField(part, range));
}
function withOrdinals(text3, names3) {
  return names3.reduce((result, name, index) => result.replaceAll(name, String(index + 1)), text3.toUpperCase());
}
function isWithin(value, { minimum, maximum }) {
  return value !== void 0 && value >= minimum && value <= maximum;
}
function integerOf2(text3) {
  if (!/^[+-]?\d+$/.test(text3)) return void 0;
  const value = Number(text3);
  return value >= -(2 ** 31) && value < 2 ** 31 ? value : void 0;
}

// src/spring/formats.ts
var formats2 = {
  uri: isUri,
  url: isUrl,
  hostname: isHostname,
  "host-port": isHostPort,
  email: isEmail,
  duration: (text3) => toDuration(text3) !== void 0,
  "data-size": (text3) => toDataSize(text3) !== void 0,
  cron: isCronExpression,
  charset: isCharset,
  locale: isLocale,
  "class-name": isClassName
};
function isUri(text3) {
  return /^[a-z][a-z0-9+.-]*:(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[0-9a-f]{2}|[^\0-\x9f\s])+$/i.test(text3);
}
function isUrl(text3) {
  if (!isUri(text3)) return false;
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(text3)?.[1];
  if (authority === void 0) return false;
  const place2 = authority.slice(authority.lastIndexOf("@") + 1).replace(/:$/, "");
  return isHost(place2) || isHostPort(place2);
}
function isHostname(text3) {
  return text3.length <= 253 && /^(?!-)[a-z0-9-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9-]{1,63}(?<!-))*\.?$/i.test(text3);
}
function isHostPort(text3) {
  const colon = text3.lastIndexOf(":");
  const port = text3.slice(colon + 1);
  return colon > 0 && isHost(text3.slice(0, colon)) && /^\d{1,5}$/.test(port) && Number(port) <= 65535;
}
function isHost(text3) {
  if (text3.length > 253) return false;
  return isHostname(text3.replaceAll("_", "a")) || /^\[[0-9a-f:.]*:[0-9a-f:.]*(?:%[\w.-]+)?\]$/i.test(text3);
}
function isEmail(text3) {
  const at2 = text3.lastIndexOf("@");
  return /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/.test(text3.slice(0, at2)) && isHostname(text3.slice(at2 + 1));
}
var charset = new RegExp(
  `^(?:${[
    "utf[-_]?(?:8|16|32)(?:[-_]?[bl]e(?:[-_]bom)?)?",
    "(?:us-)?ascii",
    "latin-?(?:[1-59]|0)",
    "iso[-_]?8859[-_]?(?:[1-9]|1[0-6])",
    "iso-?2022-?(?:cn|jp|jp-2|kr)",
    "windows-(?:125[0-8]|31j|874|949|950)",
    "(?:x-)?(?:cp|ibm|ms)[-_]?\\d{2,5}",
    "cesu-?8|jis_x02(?:01|12-1990)|ibm-thai|(?:x-)?mac[a-z]+",
    "x-(?:big5|euc|ibm|iscii|iso|jis|johab|ms|pck|sjis|utf|windows)[a-z0-9_-]*",
    "koi8[-_](?:r|u)",
    "gb2312|gbk|gb18030|big5(?:-hkscs)?|euc[-_]?(?:jp|kr|cn|tw)|shift[-_]jis|sjis|johab|tis-?620"
  ].join("|")})$`,
  "i"
);
function isCharset(text3) {
  return charset.test(text3);
}
function isLocale(text3) {
  return /^[a-z]{2,8}(?:[-_][a-z]{4})?(?:[-_](?:[a-z]{2}|\d{3}))?(?:[-_#][a-z0-9]{1,8})*$/i.test(text3);
}
function isClassName(text3) {
  return /^[\p{L}\p{Nl}_$][\p{L}\p{Nl}\p{Nd}_$]*(?:\.[\p{L}\p{Nl}_$][\p{L}\p{Nl}\p{Nd}_$]*)*$/u.test(text3);
}

// src/requirements/contract/value-phrases.ts
var formatPhrases = /* @__PURE__ */ new Map([
  ["uri", "a URI with a scheme"],
  ["url", "a URL with a host"],
  ["hostname", "a host name"],
  ["host-port", "host:port"],
  ["email", "an e-mail address"],
  ["duration", "a duration such as 10s, PT10S or 500"],
  ["data-size", "a data size such as 512KB or 10MB"],
  ["cron", "a cron expression of six fields"],
  ["charset", "the name of a character set"],
  ["locale", "a locale such as de_CH"],
  ["class-name", "the name of a Java class"]
]);
function describeBounds(words2, kind) {
  if (kind === "boolean") return "true or false (Spring also takes on, off, yes, no, 1 and 0)";
  if (kind !== "integer" && kind !== "number") return "a text";
  const noun = kind === "integer" ? "an integer" : "a number";
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = words2;
  const parts = [];
  if (minimum !== void 0 && maximum !== void 0) parts.push(`from ${minimum} to ${maximum}`);
  else if (minimum !== void 0) parts.push(`of at least ${minimum}`);
  else if (maximum !== void 0) parts.push(`of at most ${maximum}`);
  if (exclusiveMinimum !== void 0) parts.push(`above ${exclusiveMinimum}`);
  if (exclusiveMaximum !== void 0) parts.push(`below ${exclusiveMaximum}`);
  if (multipleOf !== void 0) parts.push(`that is a multiple of ${multipleOf}`);
  return [noun, ...parts].join(" ");
}
function describeText(words2) {
  const not = typeof words2["not"] === "object" && words2["not"] !== null ? words2["not"] : {};
  const excluded = [...listed(not["enum"]), ..."const" in not ? [String(not["const"])] : []];
  return {
    allowed: "const" in words2 ? `exactly ${words2["const"]}` : `one of ${listed(words2["enum"]).join(", ")}`,
    excluded: `anything but ${excluded.join(", ")}`,
    form: [formatPhrases.get(words2["format"]) ?? "a text", lengthPhrase(words2)].filter((part) => part !== "").join(" "),
    pattern: `a text matching ${words2["pattern"]}`,
    mismatch: `a text not matching ${not["pattern"]}`
  };
}
function describeList(words2) {
  const { minItems, maxItems, uniqueItems } = words2;
  return `a list of ${amount(minItems, maxItems)}${uniqueItems === true ? "different " : ""}elements`;
}
function lengthPhrase(words2) {
  const { minLength, maxLength } = words2;
  return minLength === void 0 && maxLength === void 0 ? "" : `of ${amount(minLength, maxLength)}characters`;
}
function amount(least, most) {
  if (least !== void 0 && most !== void 0) return least === most ? `${least} ` : `${least} to ${most} `;
  if (least !== void 0) return `at least ${least} `;
  return most === void 0 ? "" : `at most ${most} `;
}
function listed(value) {
  return Array.isArray(value) ? value.map(String) : [];
}

// src/requirements/contract/value-rules.ts
async function loadValueJudge() {
  const { Ajv } = await import("./ajv.js");
  const ajv = new Ajv({
    meta: false,
    validateSchema: false,
    strict: false,
    allErrors: false,
    multipleOfPrecision: 9,
    code: { regExp: Object.assign(expressionForAjv, { code: "regularExpression" }) }
  });
  for (const [name, validate2] of Object.entries(formats2)) ajv.addFormat(name, { type: "string", validate: validate2 });
  const ofText = rememberedBySchema((schema4) => textExpectation(ajv, schema4));
  const ofList = rememberedBySchema((schema4) => listExpectation(ajv, schema4));
  return {
    judge: (schema4, text3) => verdict(ofText(schema4)(text3)),
    judgeList: (schema4, elements) => verdict(ofList(schema4)(elements))
  };
}
function expressionForAjv(source) {
  const expression = regularExpression(source);
  const test2 = (text3) => !("problem" in expression) && expression.matches(text3);
  return Object.assign({ test: test2 }, { toString: () => source });
}
function verdict(expected) {
  return expected === void 0 ? { ok: true } : { ok: false, expected };
}
function rememberedBySchema(compile) {
  const results = /* @__PURE__ */ new WeakMap();
  return (schema4) => {
    const known3 = results.get(schema4);
    if (known3 !== void 0) return known3;
    const result = compile(schema4);
    results.set(schema4, result);
    return result;
  };
}
function textExpectation(ajv, schema4) {
  const kind = kindOf2(schema4);
  if (kind === "array") {
    const list = listExpectation(ajv, schema4);
    return (text3) => list(toList(text3));
  }
  const not = mapOf(schema4["not"]);
  const allowed2 = ajv.compile(converted(pick(schema4, ["enum", "const"]), kind));
  const bounds = ajv.compile(pick(schema4, boundWords));
  const excludedList = excludedValues(not, kind);
  const excluded = excludedList.length === 0 ? () => false : ajv.compile({ enum: excludedList });
  const form = ajv.compile(pick(schema4, ["minLength", "maxLength", "format"]));
  const match = ajv.compile(pick(schema4, ["pattern"]));
  const mismatch = ajv.compile(pick(not, ["pattern"]));
  const phrases = { bounds: describeBounds(schema4, kind), text: describeText(schema4) };
  return (text3) => {
    const value = convert(text3, kind);
    if (value === void 0) return phrases.bounds;
    if (!allowed2(value)) return phrases.text.allowed;
    if (!bounds(value)) return phrases.bounds;
    if (excluded(value)) return phrases.text.excluded;
    if (!form(text3)) return phrases.text.form;
    if (!("pattern" in schema4 || "pattern" in not)) return void 0;
    if (text3.length > longestText)
      return `a text of at most ${longestText} characters, because a pattern is held against it`;
    if (!match(text3)) return phrases.text.pattern;
    return "pattern" in not && mismatch(text3) ? phrases.text.mismatch : void 0;
  };
}
function listExpectation(ajv, schema4) {
  const items = mapOf(schema4["items"]);
  const element = textExpectation(ajv, items);
  const list = ajv.compile(pick(schema4, ["minItems", "maxItems", "uniqueItems"]));
  return (elements) => {
    for (const text3 of elements) {
      const expected = element(text3);
      if (expected !== void 0) return `a list in which each element is ${expected}`;
    }
    return list(elements.map((text3) => convert(text3, kindOf2(items)))) ? void 0 : describeList(schema4);
  };
}
var boundWords = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];
function kindOf2(schema4) {
  const { type } = schema4;
  if (type === "integer" || type === "number" || type === "boolean" || type === "array") return type;
  if (type === "string") return "string";
  if (["items", "minItems", "maxItems", "uniqueItems"].some((word) => word in schema4)) return "array";
  if (boundWords.some((word) => word in schema4)) return "number";
  const values = [...listOf(schema4["enum"]), ..."const" in schema4 ? [schema4["const"]] : []];
  if (values.length > 0 && values.every((value) => typeof value === "number")) return "number";
  if (values.length > 0 && values.every((value) => typeof value === "boolean")) return "boolean";
  return "string";
}
function convert(text3, kind) {
  if (kind === "integer") return toInteger(text3);
  if (kind === "number") return finite(toInteger(text3) ?? toDecimal(text3));
  if (kind === "boolean") return toBoolean(text3);
  return text3;
}
function finite(value) {
  return Number.isFinite(value) ? value : void 0;
}
function converted(words2, kind) {
  const one = (value) => convert(String(value), kind) ?? value;
  return {
    ..."enum" in words2 && { enum: listOf(words2["enum"]).map(one) },
    ..."const" in words2 && { const: one(words2["const"]) }
  };
}
function excludedValues(not, kind) {
  const { enum: several, const: one } = converted(pick(not, ["enum", "const"]), kind);
  return [...listOf(several), ...one === void 0 ? [] : [one]];
}
function pick(schema4, words2) {
  return Object.fromEntries(words2.filter((word) => word in schema4).map((word) => [word, schema4[word]]));
}
function mapOf(value) {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
function listOf(value) {
  return Array.isArray(value) ? value : [];
}

// src/rules/message.ts
var code = (text3) => ({ code: text3 });
var named = (text3) => ({ name: text3 });
var place = (origin) => ({ place: origin });
var path = (text3) => ({ path: text3 });
function enumerate(parts, word = "and") {
  return parts.flatMap((part, i) => {
    if (i === 0) return [part];
    return [i === parts.length - 1 ? ` ${word} ` : ", ", part];
  });
}

// src/rules/evidence.ts
function winnerOf(configuration, key) {
  return configuration.winner(key) ?? configuration.winner(`${key}[0]`);
}
function ownValue(configuration, key) {
  const winner = winnerOf(configuration, key);
  return winner?.layer.kind === "environment" ? winner : void 0;
}
function whoSetsTheirOwn(subject, key, except) {
  return subject.compared.flatMap((configuration) => {
    const own = except.includes(configuration.environment.name) ? void 0 : ownValue(configuration, key);
    return own === void 0 ? [] : [{ environment: configuration.environment.name, origin: own.property.origin }];
  });
}
function settersText(setters) {
  return environmentsText(setters.map(({ environment: environment2 }) => environment2));
}
function settersRelated(setters) {
  return setters.map(({ environment: environment2, origin }) => ({ origin, label: `${environment2} sets it` }));
}
function environmentsText(names3) {
  return enumerate(names3.map(named));
}
function background(subject, key) {
  const { why, owner, docs } = subject.contract.termsFor(key);
  return [
    ...why === void 0 ? [] : [` Why: ${why.value}`],
    ...owner === void 0 ? [] : [" Owner: ", named(owner.value), "."],
    ...docs === void 0 ? [] : [" See ", code(docs.value), "."]
  ];
}
function layersText(configuration) {
  const paths = [...new Set(configuration.environment.layers.flatMap(({ source }) => source.document?.path ?? []))];
  return paths.length === 0 ? ["no file"] : enumerate(paths.map((path2) => ({ path: path2 })));
}
function groupedBy(items, nameOf2) {
  const groups = /* @__PURE__ */ new Map();
  for (const item of items) {
    const name = nameOf2(item);
    const group = groups.get(name);
    if (group === void 0) groups.set(name, [item]);
    else group.push(item);
  }
  return groups;
}
function narrowable(items, problemOf) {
  const problem10 = problemOf(items);
  if (items.length < 2) return problem10;
  return {
    ...problem10,
    narrow: (kept) => narrowable(
      items.filter(({ environment: environment2 }) => kept.includes(environment2)),
      problemOf
    )
  };
}
function verb(names3, singular, plural) {
  return names3.length === 1 ? singular : plural;
}
function beside(insertion) {
  return { path: insertion.path, line: Math.max(1, insertion.line - 1), column: 1 };
}
function besideOrDemand(subject, insertion, demandedAt) {
  const exists = subject.application.documents.some(({ path: path2 }) => path2 === insertion.path);
  return exists || demandedAt === void 0 ? beside(insertion) : demandedAt;
}
function hasValue(configuration, key, allowEmpty) {
  const winner = winnerOf(configuration, key);
  if (winner === void 0) return configuration.isProvided(key);
  const resolution = configuration.resolve(winner.property);
  return resolution.kind !== "resolved" || allowEmpty || resolution.value !== "";
}
function openText(configuration) {
  const [first] = configuration.environment.open;
  return first === void 0 ? [] : [" It may come from ", code(first.what), ", which the repository does not show."];
}

// src/rules/blank-override.ts
var rule2 = {
  id: "blank-override",
  summary: "An environment replaces a shared value by an empty one.",
  severity: "warning",
  *check(subject) {
    const blanks = subject.compared.flatMap((configuration) => [...blanksIn(subject, configuration)]);
    for (const group of groupedBy(blanks, ({ winner }) => subject.vocabulary.nameOf(winner.key)).values()) {
      yield narrowable(group, (some) => problem(subject, some));
    }
  }
};
function* blanksIn(subject, configuration) {
  for (const winner of configuration.winners.values()) {
    const { key, value, property, layer } = winner;
    if (layer.kind !== "environment" || value.trim() !== "" || property.shape !== void 0) continue;
    if (subject.contract.termsFor(key).allowEmpty?.value === true) continue;
    const hidden2 = configuration.stack(key).find((below) => below.layer.kind === "shared" && below.property.value.trim() !== "");
    if (hidden2 !== void 0) yield { environment: configuration.environment.name, winner, hidden: hidden2 };
  }
}
function problem(subject, blanks) {
  const { winner, hidden: hidden2 } = blanks[0];
  const names3 = blanks.map(({ environment: environment2 }) => environment2);
  return {
    key: winner.key,
    environments: names3,
    certainty: "likely",
    at: winner.property.origin,
    message: [
      ...environmentsText(names3),
      ` ${verb(names3, "sets", "set")} `,
      code(winner.key),
      " to nothing, which hides the value at ",
      place(hidden2.property.origin),
      "."
    ],
    advice: [
      "Remove the line to inherit the value, or say ",
      code("allowEmpty: true"),
      " for this key in keyparity.yml if nothing is meant.",
      ...background(subject, winner.key)
    ],
    related: [
      ...blanks.slice(1).map(({ environment: environment2, winner: { property } }) => ({
        origin: property.origin,
        label: `${environment2} sets it to nothing here`
      })),
      { origin: hidden2.property.origin, label: "the value that is hidden" }
    ]
  };
}

// src/rules/contract-keys.ts
var keysOf2 = /* @__PURE__ */ new WeakMap();
function contractKeys(subject) {
  const known3 = keysOf2.get(subject);
  if (known3 !== void 0) return known3;
  const { contract, vocabulary } = subject;
  const found = /* @__PURE__ */ new Map();
  for (const key of contract.exactKeys) {
    if (vocabulary.word(key) !== void 0) found.set(vocabulary.nameOf(key), { key, terms: contract.termsFor(key) });
  }
  if (contract.entries.length > contract.exactKeys.length) {
    for (const [name, { key }] of vocabulary.words) {
      if (found.has(name)) continue;
      const terms = contract.termsFor(key);
      if (terms.entries.length > 0) found.set(name, { key, terms });
    }
  }
  const keys = [...found.values()];
  keysOf2.set(subject, keys);
  return keys;
}

// src/rules/deprecated-key.ts
var rule3 = {
  id: "deprecated-key",
  summary: "A key that the contract calls deprecated is still set.",
  severity: "error",
  *check(subject) {
    for (const { key, terms } of contractKeys(subject)) {
      const deprecated = terms.deprecated?.value;
      if (deprecated === void 0) continue;
      const isReplacement = deprecated.use !== void 0 && subject.vocabulary.nameOf(deprecated.use) === subject.vocabulary.nameOf(key);
      const [first, ...others] = isReplacement ? [] : subject.vocabulary.word(key)?.properties ?? [];
      if (first === void 0) continue;
      const isOver = deprecated.until !== void 0 && subject.today >= deprecated.until;
      const environments = subject.configurations.filter((configuration) => configuration.below(key).length > 0).map(({ environment: environment2 }) => environment2.name);
      const problem10 = {
        key,
        environments,
        certainty: isOver ? "certain" : "likely",
        at: first.origin,
        message: [
          code(key),
          " is deprecated",
          ...deprecated.until === void 0 ? [] : [isOver ? ` since ${deprecated.until}` : `; from ${deprecated.until} on this is an error`],
          "."
        ],
        advice: [
          ...deprecated.use === void 0 ? ["Remove it."] : ["Set ", code(deprecated.use), " instead."],
          ...background(subject, key)
        ],
        related: [
          ...others.slice(0, 9).map(({ origin }) => ({ origin, label: "set here too" })),
          { origin: deprecated.origin, label: "calls it deprecated" }
        ]
      };
      yield { ...problem10, narrow: (kept) => ({ ...problem10, environments: kept }) };
    }
  }
};

// src/rules/duplicate-key.ts
var rule4 = {
  id: "duplicate-key",
  summary: "A key is written twice in one document, and the first value is lost.",
  severity: "warning",
  *check(subject) {
    const { environments } = subject.application;
    for (const document of subject.application.documents) {
      for (const { key, earlier, later, same } of document.duplicates) {
        yield {
          key,
          environments: environments.filter(
            ({ layers }) => layers.some(({ kind, source }) => kind === "environment" && source.document === document)
          ).map(({ name }) => name),
          certainty: same ? "possible" : "likely",
          at: later,
          message: [
            code(key),
            " is already set at ",
            place(earlier),
            same ? ", to the same value." : "; that value is lost."
          ],
          advice: ["Keep one of the two lines."],
          related: [{ origin: earlier, label: "the value that is lost" }]
        };
      }
    }
  }
};

// src/rules/environment-without-layers.ts
var rule5 = {
  id: "environment-without-layers",
  summary: "A declared environment has no file of its own, while other environments of the application have one.",
  severity: "error",
  *check(subject) {
    const declared = new Map(subject.declaredEnvironments.map(({ name, origin }) => [name, origin]));
    const hasOwn = (name) => subject.application.environments.some(
      (environment2) => environment2.name === name && environment2.layers.some(({ kind }) => kind === "environment")
    );
    const others = subject.compared.filter(({ environment: environment2 }) => hasOwn(environment2.name));
    if (others.length === 0) return;
    for (const { environment: environment2 } of subject.compared) {
      const origin = declared.get(environment2.name);
      if (origin === void 0 || hasOwn(environment2.name) || environment2.open.length > 0) continue;
      yield {
        environments: [environment2.name],
        certainty: "certain",
        at: origin,
        message: [
          named(environment2.name),
          " is declared, but ",
          named(subject.application.name),
          " has no file of its own for it: ",
          path(environment2.home),
          " does not exist."
        ],
        advice: [
          "Create the file, or list the environments that the application is deployed to under ",
          code(`applications.${subject.application.name}.environments`),
          "."
        ],
        related: others.slice(0, 3).map((other) => ({
          origin: { path: other.environment.home, line: 1, column: 1 },
          label: `the file of ${other.environment.name}`
        }))
      };
    }
  }
};

// src/rules/expired-exception.ts
var rule6 = {
  id: "expired-exception",
  summary: "An exception or suppression is past its last day.",
  severity: "error",
  *checkPolicy(uses) {
    for (const { kind, rule: silenced, key, origin, until, expired } of uses) {
      if (!expired) continue;
      yield {
        ...key !== void 0 && { key },
        environments: [],
        certainty: "certain",
        at: origin,
        message: [
          `This ${kind} of `,
          code(silenced),
          ...key === void 0 ? [] : [" for ", code(key)],
          ` ended on ${until}.`
        ],
        advice: ["Repair what it covered, or agree on a new last day."],
        related: []
      };
    }
  }
};

// src/rules/forbidden-key.ts
var rule7 = {
  id: "forbidden-key",
  summary: "A key is set in an environment where the contract forbids it.",
  severity: "error",
  *check(subject) {
    for (const { key, terms } of contractKeys(subject)) {
      if (terms.forbidden === void 0) continue;
      const { where: where2, origin } = terms.forbidden.value;
      const forbidden = new Set(subject.contract.expand(where2));
      const offences = subject.configurations.flatMap((configuration) => {
        const { name } = configuration.environment;
        const [winner] = forbidden.has(name) ? configuration.below(key) : [];
        return winner === void 0 ? [] : [{ environment: name, winner }];
      });
      if (offences.length > 0) yield narrowable(offences, (some) => problem2(subject, key, some, origin));
    }
  }
};
function problem2(subject, key, offences, forbiddenAt) {
  const { property, layer } = offences[0].winner;
  const names3 = offences.map(({ environment: environment2 }) => environment2);
  return {
    key,
    environments: names3,
    certainty: "certain",
    at: property.origin,
    message: [
      ...environmentsText(names3),
      ` ${verb(names3, "gets", "get")} `,
      code(key),
      ", which is forbidden there; it is set at ",
      place(property.origin),
      "."
    ],
    advice: [
      layer.kind === "shared" ? "Move it out of the layer that all environments share." : "Remove the line.",
      ...background(subject, key)
    ],
    related: [
      ...offences.slice(1).map(({ environment: environment2, winner }) => ({
        origin: winner.property.origin,
        label: `${environment2} gets it from here`
      })),
      { origin: forbiddenAt, label: "forbids it" }
    ]
  };
}

// src/rules/incomplete-group.ts
var rule8 = {
  id: "incomplete-group",
  summary: "Keys that belong together are set only in part in an environment.",
  severity: "error",
  *check(subject) {
    const grouped = contractKeys(subject).flatMap(
      ({ key, terms }) => terms.together === void 0 ? [] : [{ key, pattern: terms.together.entry.pattern, demand: terms.together.value }]
    );
    for (const [pattern, members] of groupedBy(grouped, (member) => member.pattern)) {
      const [first] = members;
      if (first === void 0) continue;
      const environments = new Set(subject.contract.expand(first.demand.where));
      const group = members.filter(
        ({ key }) => subject.compared.some((configuration) => hasValue(configuration, key, true))
      );
      const gaps = subject.compared.flatMap((configuration) => {
        const environment2 = configuration.environment.name;
        if (!environments.has(environment2)) return [];
        const missing = group.filter(({ key }) => !hasValue(configuration, key, true)).map(({ key }) => key);
        const isPart = missing.length > 0 && missing.length < group.length;
        return isPart ? [{ environment: environment2, configuration, missing }] : [];
      });
      for (const alike of groupedBy(gaps, ({ missing }) => missing.join("\n")).values()) {
        yield narrowable(alike, (some) => problem3(subject, pattern, some, first.demand.origin));
      }
    }
  }
};
function problem3(subject, pattern, gaps, demandedAt) {
  const { configuration, missing } = gaps[0];
  const [key] = missing;
  const names3 = gaps.map(({ environment: environment2 }) => environment2);
  const insertion = subject.insertionFor(configuration, key);
  return {
    key,
    environments: names3,
    certainty: "certain",
    at: beside(insertion),
    message: [
      ...environmentsText(names3),
      ` ${verb(names3, "sets", "set")} some keys of `,
      code(pattern),
      " but not ",
      ...enumerate(missing.map(code)),
      ", and they only work together."
    ],
    advice: ["Add what is missing, or remove the others.", ...background(subject, key)],
    related: [{ origin: demandedAt, label: "demands all or none" }],
    insertion
  };
}

// src/rules/legible.ts
function isLegible(application2, { failures, home }) {
  const paths = /* @__PURE__ */ new Set([home, ...failures.flatMap(({ origin }) => origin?.path ?? [])]);
  return !application2.problems.some(({ fatal, origin }) => fatal && isYaml(origin.path) && paths.has(origin.path));
}
function isYaml(path2) {
  return /\.ya?ml$/.test(path2);
}

// src/rules/invalid-file.ts
var rule9 = {
  id: "invalid-file",
  summary: "A configuration file cannot be read, or Spring would refuse to start with it.",
  severity: "error",
  *check(subject) {
    const refusals = subject.application.environments.flatMap(
      (environment2) => environment2.failures.map((failure2) => ({ environment: environment2, failure: failure2 }))
    );
    const byCause = groupedBy(
      refusals,
      ({ failure: failure2 }) => [failure2.exception, failure2.message, placeOf2(failure2.origin)].join("\n")
    );
    const byPlace = groupedBy(refusals, ({ failure: failure2 }) => placeOf2(failure2.origin));
    const told = /* @__PURE__ */ new Set();
    for (const { message, origin, fatal } of subject.application.problems) {
      told.add(placeOf2(origin));
      const names3 = [...new Set((byPlace.get(placeOf2(origin)) ?? []).map(({ environment: environment2 }) => environment2.name))];
      yield {
        environments: names3,
        certainty: fatal ? "certain" : "likely",
        at: origin,
        message: [message, ...names3.length === 0 ? [] : [" ", ...noStart(names3), "."]],
        advice: [
          fatal && isYaml(origin.path) ? "Correct the line. Until then nobody can say what else is missing there." : "Correct the line. The rest of the file was judged."
        ],
        related: []
      };
    }
    for (const group of byCause.values()) {
      if (!told.has(placeOf2(group[0]?.failure.origin))) yield refusal(subject, group);
    }
  }
};
function placeOf2(origin) {
  return origin === void 0 ? "" : `${origin.path}:${origin.line}:${origin.column}`;
}
function refusal(subject, group) {
  const { failure: failure2 } = group[0];
  const names3 = group.map(({ environment: environment2 }) => environment2.name);
  return {
    environments: names3,
    certainty: group.some(({ environment: environment2 }) => environment2.compared) ? "certain" : "possible",
    at: failure2.origin ?? subject.application.origin,
    message: [...noStart(names3), ": ", ...reasonOf(failure2), "."],
    advice: ["Spring Boot ends with ", code(failure2.exception), " before any bean is created."],
    related: []
  };
}
function noStart(names3) {
  return [...environmentsText(names3), ` ${verb(names3, "does", "do")} not start`];
}
var quotesOnlyNames = /* @__PURE__ */ new Set([
  "InvalidConfigDataPropertyException",
  "InactiveConfigDataAccessException"
]);
var reasons = [
  [/^Config data (?:location|resource)/, "a location that is imported here cannot be found"],
  [/^Config tree location/, "the location of a config tree must end with a slash"],
  [/^(?:Malformed|Invalid) profile expression/, "the profile expression is malformed"],
  [/^(?:Invalid (?:empty )?profile|Profile )/, "a profile has a name that Spring refuses"],
  [/^(?:Unable to load config data|File extension)/, "what is imported here is no kind of file that Spring can read"],
  [/^Location /, "what is imported here has a wildcard where Spring takes none"],
  [/^Environment variable/, "an environment variable that is imported here is not set"],
  [/^Could not resolve placeholder/, "a placeholder in this setting has no value"],
  [/^Circular placeholder/, "the placeholders of this setting refer to each other in a circle"],
  [/^Failed to bind/, "this setting has a value that Spring cannot use"]
];
function reasonOf({ exception: exception2, message }) {
  if (quotesOnlyNames.has(exception2)) return [code(message)];
  return [reasons.find(([beginning]) => beginning.test(message))?.[1] ?? "Spring refuses what is set here"];
}

// src/rules/secret-names.ts
var secretEnding = /(?:pass(?:word|wd|phrase|code)?|pwd|secret|secrets|credential|credentials|token|apikey|accesskey|privatekey|secretkey|encryptionkey|signingkey|sharedkey|masterkey|accountkey|storagekey|connectionstring|authkey|keystorekey|clientkey|salt|signature|webhookurl|dsn|sas)$/;
var aboutSecrets = /(?:uri|url|endpoint|path|file|location|name|id|type|header|prefix|suffix|length|size|ttl|expiry|expiration|validity|timeout|enabled|issuer|audience|alias|format|algorithm|encoder|policy|pattern|field|param|parameter|attribute|claim|version|store|provider|interval|count|limit|strategy|mode|scope)$/;
var userInfo = /\/\/[^\s/?#@]*:[^\s/?#@]+@|[?&;](?:password|pwd|accountkey|sharedaccesskey)=/i;
function isSecretName(key) {
  const elements = elementsOf(key).filter((element) => !/^\d+$/.test(element));
  const last = squeeze(elements.at(-1) ?? "");
  if (aboutSecrets.test(last)) return false;
  if (secretEnding.test(last)) return true;
  return last === "key" && /(?:api|access|private|secret|encryption|signing|shared|master)$/.test(squeeze(elements.at(-2) ?? ""));
}
function holdsCredentials(value) {
  return userInfo.test(value);
}
function squeeze(text3) {
  return text3.toLowerCase().replace(/[^a-z0-9]/g, "");
}

// src/rules/shown-values.ts
function isSecret(subject, key) {
  return subject.contract.termsFor(key).secret?.value ?? isSecretName(key);
}
function valuePart(subject, configuration, property, text3) {
  const { key, value } = property;
  const marked = subject.contract.termsFor(key).secret?.value;
  const secret = (marked ?? (isSecretName(key) || holdsCredentials(text3))) || refersToSecret(subject, configuration, value);
  return { value: text3, secret };
}
function refersToSecret(subject, configuration, value) {
  const seen = /* @__PURE__ */ new Set();
  const pending = [value];
  for (let text3 = pending.pop(); text3 !== void 0; text3 = pending.pop()) {
    for (const { name } of placeholdersIn(text3)) {
      if (isSecret(subject, name)) return true;
      if (seen.has(name)) continue;
      seen.add(name);
      const winner = configuration.winner(name);
      if (winner !== void 0) pending.push(winner.value);
    }
  }
  return false;
}
function conditionText(subject, { condition = [] }) {
  const parts = condition.map(
    ({ key, value }) => code(isSecret(subject, key) ? `${key} has the value in keyparity.yml` : `${key} is ${value}`)
  );
  return parts.length === 0 ? [] : [" because ", ...enumerate(parts)];
}

// src/rules/invalid-value.ts
var rule10 = {
  id: "invalid-value",
  summary: "The value of a key breaks what the contract says about its values.",
  severity: "error",
  *check(subject) {
    if (subject.valueJudge === void 0) return;
    for (const { key } of contractKeys(subject)) {
      const breaches = subject.configurations.flatMap((configuration) => breachOf(subject, configuration, key) ?? []);
      for (const group of groupedBy(breaches, ({ expected }) => expected).values()) {
        yield narrowable(group, (some) => problem4(subject, key, some));
      }
    }
  }
};
function problem4(subject, key, breaches) {
  const first = breaches[0];
  const names3 = breaches.map(({ environment: environment2 }) => environment2);
  return {
    key,
    environments: names3,
    certainty: "certain",
    at: first.winner.property.origin,
    message: [code(key), ` must be ${first.expected}`, ...valuesText(breaches), "."],
    advice: [`Correct the ${verb(names3, "value", "values")}.`, ...background(subject, key)],
    related: [
      ...breaches.slice(1).map(({ environment: environment2, winner }) => ({
        origin: winner.property.origin,
        label: `the value of ${environment2}`
      })),
      { origin: first.origin, label: "says what the value must be" }
    ]
  };
}
function valuesText(breaches) {
  if (breaches.some(({ value }) => value === void 0)) {
    return [", but in ", ...environmentsText(breaches.map(({ environment: environment2 }) => environment2)), " it is not"];
  }
  const lines = [
    ...groupedBy(
      breaches,
      ({
        winner: {
          property: { origin }
        }
      }) => `${origin.path}:${origin.line}`
    ).values()
  ];
  return lines.flatMap((group, i) => {
    const value = group[0]?.value;
    if (value === void 0) return [];
    const joint = i === 0 ? ", but is " : i === lines.length - 1 ? " and " : ", ";
    return [joint, value, " in ", ...environmentsText(group.map(({ environment: environment2 }) => environment2))];
  });
}
function breachOf(subject, configuration, key) {
  const environment2 = configuration.environment.name;
  const terms = subject.contract.valueTermsFor(key, environment2);
  const judge3 = subject.valueJudge;
  if (terms === void 0 || judge3 === void 0) return void 0;
  const winner = configuration.winner(key);
  const elements = winner === void 0 ? listElements(configuration, key) : [];
  const at2 = winner ?? elements[0];
  if (at2 === void 0) return void 0;
  const texts2 = (winner === void 0 ? elements : [winner]).map(({ property }) => configuration.resolve(property));
  const values = texts2.flatMap((resolution) => resolution.kind === "resolved" ? [resolution.value] : []);
  if (values.length < texts2.length || winner !== void 0 && values[0] === "") return void 0;
  const verdict2 = winner === void 0 ? judge3.judgeList(terms.schema, values) : judge3.judge(terms.schema, values[0]);
  if (verdict2.ok) return void 0;
  return {
    environment: environment2,
    winner: at2,
    expected: isSecret(subject, key) && quotesValues(terms.schema) ? "what the contract says" : verdict2.expected,
    value: winner === void 0 ? void 0 : valuePart(subject, configuration, at2.property, values[0]),
    origin: terms.origin
  };
}
function quotesValues(schema4) {
  return ["const", "enum", "pattern", "not", "items"].some((word) => word in schema4);
}
function listElements(configuration, key) {
  const elements = [];
  for (let i = 0; ; i++) {
    const element = configuration.winner(`${key}[${i}]`);
    if (element === void 0) return elements;
    elements.push(element);
  }
}

// src/rules/near-names.ts
var mostSiblings = 150;
function nearIndex(names3) {
  const bySkeleton = /* @__PURE__ */ new Map();
  const add = (skeleton, name) => {
    const known3 = bySkeleton.get(skeleton);
    if (known3 === void 0) bySkeleton.set(skeleton, [name]);
    else known3.push(name);
  };
  for (const name of names3) {
    const segments = name.split(".");
    add(`exact ${name}`, name);
    add(sortedSkeleton(segments), name);
    segments.forEach((_, i) => {
      add(holeSkeleton(segments, i), name);
      add(`without ${segments.toSpliced(i, 1).join(".")}`, name);
    });
  }
  const find = (skeleton) => {
    const found = bySkeleton.get(skeleton) ?? [];
    return found.length > mostSiblings ? [] : found;
  };
  return {
    typos(name) {
      const segments = name.split(".");
      const found = new Set(segments.length > 1 ? find(sortedSkeleton(segments)) : []);
      segments.forEach((segment, i) => {
        for (const candidate of find(holeSkeleton(segments, i))) {
          if (isSlip(candidate.split(".")[i], segment)) found.add(candidate);
        }
      });
      found.delete(name);
      return [...found];
    },
    misplaced(name) {
      const segments = name.split(".");
      const found = new Set(segments.length > 1 ? find(`without ${name}`) : []);
      if (segments.length > 2) {
        segments.forEach((_, i) => {
          for (const candidate of find(`exact ${segments.toSpliced(i, 1).join(".")}`)) found.add(candidate);
        });
      }
      found.delete(name);
      return [...found];
    }
  };
}
function sortedSkeleton(segments) {
  return `sorted ${segments.toSorted().join(".")}`;
}
function holeSkeleton(segments, hole) {
  return `hole ${segments.toSpliced(hole, 1, "").join(".")}`;
}
function isSlip(a, b) {
  if (a === b || `${a}s` === b || `${b}s` === a) return false;
  if (a.replace(/\d/g, "") === b.replace(/\d/g, "")) return false;
  const shortest = Math.min(a.length, b.length);
  const allowed2 = shortest >= 6 ? 2 : shortest >= 4 ? 1 : 0;
  return editDistance2(a, b, allowed2) <= allowed2;
}
function editDistance2(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let distance = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        distance = Math.min(distance, beforeLast[j - 2] + 1);
      }
      row.push(distance);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length];
}

// src/rules/peers.ts
var neverMissed = /^(?:logging\.|debug$|trace$)/i;
var gapsOf = /* @__PURE__ */ new WeakMap();
function loneGaps(subject) {
  const known3 = gapsOf.get(subject);
  if (known3 !== void 0) return known3;
  const gaps = findGaps(subject);
  gapsOf.set(subject, gaps);
  return gaps;
}
function findGaps(subject) {
  const { compared, vocabulary } = subject;
  const peers = compared.filter(({ environment: environment2 }) => environment2.layers.some(({ kind }) => kind === "environment"));
  if (peers.length < 3) return [];
  const own = /* @__PURE__ */ new Map();
  for (const configuration of peers) {
    for (const { key, value, layer } of configuration.winners.values()) {
      if (layer.kind !== "environment" || value.trim() === "") continue;
      const name = vocabulary.nameOf(key);
      const owners = own.get(name);
      if (owners === void 0) own.set(name, /* @__PURE__ */ new Set([configuration]));
      else owners.add(configuration);
    }
  }
  const gaps = [];
  const everywhere = [];
  for (const [name, owners] of own) {
    if (owners.size === peers.length) everywhere.push(name);
    if (owners.size !== peers.length - 1) continue;
    const word = vocabulary.words.get(name);
    const lacking = peers.find((configuration) => !owners.has(configuration));
    if (word === void 0 || lacking === void 0) continue;
    if (lacking.isProvided(word.key) || neverMissed.test(word.key)) continue;
    gaps.push({ key: word.key, name, lacking });
  }
  const gapCount = /* @__PURE__ */ new Map();
  for (const { lacking } of gaps) gapCount.set(lacking, (gapCount.get(lacking) ?? 0) + 1);
  return gaps.filter(({ lacking }) => (gapCount.get(lacking) ?? 0) <= everywhere.length);
}
function blocksOf(gaps) {
  const blocks2 = /* @__PURE__ */ new Map();
  for (const gap of gaps) {
    const block2 = emptyParent(gap) ?? gap.key;
    const name = `${gap.lacking.environment.name}
${block2}`;
    const members = blocks2.get(name);
    if (members === void 0) blocks2.set(name, [gap]);
    else members.push(gap);
  }
  return [...blocks2].flatMap(([name, members]) => {
    if (members.length < 2) return members.map((gap) => ({ members: [gap] }));
    return [{ block: name.slice(name.indexOf("\n") + 1), members }];
  });
}
function emptyParent({ key, lacking }) {
  const segments = key.split(".");
  for (let length = 2; length < segments.length; length++) {
    const parent = segments.slice(0, length).join(".");
    const isEmpty2 = !lacking.below(parent).some(({ layer }) => layer.kind === "environment");
    if (isEmpty2) return parent;
  }
  return void 0;
}
function nearMiss(subject, configuration, missing) {
  const name = subject.vocabulary.nameOf(missing);
  const { index, byName } = strangersIn(subject, configuration);
  const [nearest2] = [...index.typos(name), ...index.misplaced(name)];
  return nearest2 === void 0 ? void 0 : byName.get(nearest2);
}
var strangersOf = /* @__PURE__ */ new WeakMap();
function strangersIn(subject, configuration) {
  const known3 = strangersOf.get(configuration);
  if (known3 !== void 0) return known3;
  const byName = /* @__PURE__ */ new Map();
  for (const winner of configuration.winners.values()) {
    const { document } = winner.layer.source;
    if (winner.layer.kind !== "environment" || document === void 0) continue;
    const word = subject.vocabulary.word(winner.key);
    const onlyHere = word?.properties.every(({ origin }) => origin.path === document.path) ?? false;
    if (onlyHere && subject.contract.termsFor(winner.key).entries.length === 0) {
      byName.set(subject.vocabulary.nameOf(winner.key), winner);
    }
  }
  const strangers = { byName, index: nearIndex(byName.keys()) };
  strangersOf.set(configuration, strangers);
  return strangers;
}

// src/rules/missing-override.ts
var rule11 = {
  id: "missing-override",
  summary: "An environment does not set its own value for a key that needs one there.",
  severity: "error",
  *check(subject) {
    const { nameOf: nameOf2 } = subject.vocabulary;
    const demanded = groupedBy(
      subject.requirements.filter(({ demand: demand2 }) => demand2 === "override"),
      ({ key }) => nameOf2(key)
    );
    for (const requirements of demanded.values()) yield* byContract(subject, requirements);
    yield* byComparison(subject, new Set(demanded.keys()));
  }
};
function* byContract(subject, requirements) {
  const first = requirements[0];
  const { key } = first;
  const lacking = subject.compared.filter(
    (configuration) => requirements.some(({ environments }) => environments.includes(configuration.environment.name)) && ownValue(configuration, key) === void 0 && !configuration.isProvided(key)
  );
  const groups = groupedBy(lacking, ({ environment: environment2 }) => String(environment2.open.length > 0));
  for (const configurations of groups.values()) {
    const open = (configurations[0]?.environment.open.length ?? 0) > 0;
    yield problem5(subject, key, configurations, {
      certainty: open && first.certainty === "certain" ? "likely" : first.certainty,
      reason: [", and the contract demands a value of its own", ...conditionText(subject, first), "."],
      demandedAt: first.origin
    });
  }
}
function* byComparison(subject, settled) {
  const gaps = loneGaps(subject).filter(
    ({ key, name, lacking }) => !settled.has(name) && nearMiss(subject, lacking, key) === void 0
  );
  for (const { block: block2, members } of blocksOf(gaps)) {
    const [{ key, lacking }] = members;
    if (block2 !== void 0) {
      yield missingBlock(
        subject,
        block2,
        members.map((gap) => gap.key),
        lacking
      );
      continue;
    }
    const inherited = winnerOf(lacking, key);
    if (inherited !== void 0 && isSwitch(inherited)) continue;
    yield problem5(subject, key, [lacking], {
      // What all share is often written for production: that it has no override is weak evidence.
      certainty: inherited !== void 0 && lacking === subject.compared.at(-1) ? "possible" : "likely",
      reason: [", while every other environment sets its own."]
    });
  }
}
function isSwitch({ value }) {
  return /^(?:true|false|on|off|yes|no)$/i.test(value.trim());
}
function missingBlock(subject, block2, keys, lacking) {
  const { name } = lacking.environment;
  const [first] = keys;
  const setters = whoSetsTheirOwn(subject, first, [name]);
  const insertion = subject.insertionFor(lacking, first);
  return {
    key: block2,
    environments: [name],
    certainty: "likely",
    at: beside(insertion),
    message: [
      ...environmentsText([name]),
      " sets nothing below ",
      code(block2),
      `, while every other environment sets ${keys.length} keys there, `,
      code(first),
      " among them."
    ],
    advice: [
      "Add what the environment needs of them, or list ",
      code(`${block2}.**`),
      " under ",
      code("ignore:"),
      " in keyparity.yml."
    ],
    related: settersRelated(setters),
    insertion
  };
}
function problem5(subject, key, configurations, cause) {
  const home = configurations[0];
  const names3 = configurations.map(({ environment: environment2 }) => environment2.name);
  const setters = whoSetsTheirOwn(subject, key, names3);
  const insertion = subject.insertionFor(home, key);
  const inherited = winnerOf(home, key);
  const near = nearMiss(subject, home, key);
  return {
    key,
    environments: names3,
    certainty: cause.certainty,
    at: besideOrDemand(subject, insertion, cause.demandedAt),
    message: [
      ...environmentsText(names3),
      ` ${verb(names3, "does", "do")} not set `,
      code(key),
      ...cause.reason,
      ...inherited === void 0 ? [" Nothing else gives it a value there."] : [" It gets the value that all share from ", place(inherited.property.origin), "."],
      ...setters.length === 0 ? [] : [" Set in ", ...settersText(setters), "."],
      ...near === void 0 ? [] : [" Did you mean it with ", code(near.key), " at ", place(near.property.origin), "?"],
      ...openText(home)
    ],
    advice: [
      "Add ",
      code(key),
      " to ",
      place({ path: insertion.path, line: insertion.line, column: 1 }),
      ...names3.length > 1 ? [" (and for ", ...environmentsText(names3.slice(1)), " likewise)"] : [],
      ".",
      ...background(subject, key)
    ],
    related: [
      ...settersRelated(setters),
      ...inherited === void 0 ? [] : [{ origin: inherited.property.origin, label: "the value that all share" }],
      ...cause.demandedAt === void 0 ? [] : [{ origin: cause.demandedAt, label: "demands it" }]
    ],
    insertion,
    ...configurations.length > 1 && {
      narrow: (kept) => problem5(
        subject,
        key,
        configurations.filter(({ environment: environment2 }) => kept.includes(environment2.name)),
        cause
      )
    }
  };
}

// src/rules/missing-value.ts
var rule12 = {
  id: "missing-value",
  summary: "A key that must have a value gets none in an environment.",
  severity: "error",
  *check(subject) {
    const { nameOf: nameOf2 } = subject.vocabulary;
    const demands = groupedBy(subject.requirements, ({ key }) => nameOf2(key));
    for (const requirements of demands.values()) {
      const values = requirements.filter(({ demand: demand2 }) => demand2 === "value");
      const overriding = new Set(
        requirements.filter(({ demand: demand2 }) => demand2 === "override").flatMap(({ environments }) => environments)
      );
      if (values.length > 0) yield* problemsOf(subject, values, overriding);
    }
  }
};
function* problemsOf(subject, requirements, overriding) {
  const first = requirements[0];
  const { key } = first;
  const allowEmpty = requirements.every((requirement) => requirement.allowEmpty);
  const missing = subject.compared.filter((configuration) => {
    const { name } = configuration.environment;
    const demanded = requirements.some(({ environments }) => environments.includes(name));
    return demanded && !overriding.has(name) && !hasValue(configuration, key, allowEmpty);
  });
  const openness = groupedBy(missing, ({ environment: environment2 }) => String(environment2.open.length > 0));
  for (const configurations of openness.values()) yield problem6(subject, first, configurations);
}
function problem6(subject, requirement, configurations) {
  const { key, certainty } = requirement;
  const home = configurations[0];
  const names3 = configurations.map(({ environment: environment2 }) => environment2.name);
  const setters = whoSetsTheirOwn(subject, key, names3);
  const setting = setters.map(({ environment: environment2 }) => environment2);
  const insertion = subject.insertionFor(home, key);
  const blank = winnerOf(home, key);
  const isOpen = home.environment.open.length > 0;
  return {
    key,
    environments: names3,
    certainty: isOpen && certainty === "certain" ? "likely" : certainty,
    at: blank?.property.origin ?? besideOrDemand(subject, insertion, requirement.origin),
    message: [
      ...environmentsText(names3),
      ` ${verb(names3, "gets", "get")} ${blank === void 0 ? "no value" : "only an empty value"} for `,
      code(key),
      ", which is required",
      ...conditionText(subject, requirement),
      ".",
      ...setters.length === 0 ? [] : [" ", ...settersText(setters), ` ${verb(setting, "sets", "set")} it.`],
      ...openText(home)
    ],
    advice: [
      "Add ",
      code(key),
      " to ",
      place({ path: insertion.path, line: insertion.line, column: 1 }),
      ". Searched: ",
      ...layersText(home),
      ". Required by ",
      place(requirement.origin),
      ".",
      ...background(subject, key)
    ],
    related: [...settersRelated(setters), { origin: requirement.origin, label: "requires it" }],
    insertion,
    ...configurations.length > 1 && {
      narrow: (kept) => problem6(
        subject,
        requirement,
        configurations.filter(({ environment: environment2 }) => kept.includes(environment2.name))
      )
    }
  };
}

// src/rules/misspelled-override.ts
var rule13 = {
  id: "misspelled-override",
  summary: "An override is spelled almost, but not quite, like a key that the environment does not set.",
  severity: "warning",
  *check(subject) {
    const meantBy = suspicions(subject);
    for (const configuration of subject.compared) {
      for (const [name, stranger] of strangersIn(subject, configuration).byName) {
        const meant = meantBy(name, configuration.environment.name);
        const word = meant === void 0 ? void 0 : subject.vocabulary.words.get(meant);
        if (word === void 0 || ownValue(configuration, word.key) !== void 0) continue;
        const [elsewhere] = word.properties;
        yield {
          key: stranger.key,
          environments: [configuration.environment.name],
          certainty: "likely",
          at: stranger.property.origin,
          message: [
            named(configuration.environment.name),
            " sets ",
            code(stranger.key),
            ", which nothing else knows, and not ",
            code(word.key),
            ...elsewhere === void 0 ? ["."] : [", which stands at ", place(elsewhere.origin), "."]
          ],
          advice: ["If that is what was meant, rename it to ", code(word.key), ".", ...background(subject, word.key)],
          related: elsewhere === void 0 ? [] : [{ origin: elsewhere.origin, label: `${word.key} stands here` }]
        };
      }
    }
  }
};
function suspicions(subject) {
  const { vocabulary } = subject;
  const all = nearIndex(vocabulary.words.keys());
  const gaps = /* @__PURE__ */ new Map();
  for (const { environment: environment2 } of subject.compared) {
    const missing = loneGaps(subject).filter(({ lacking }) => lacking.environment === environment2);
    if (missing.length > 0) gaps.set(environment2.name, nearIndex(missing.map(({ name }) => name)));
  }
  const relaxed = subject.application.relaxed ? void 0 : /* @__PURE__ */ new Map();
  for (const name of relaxed === void 0 ? [] : vocabulary.words.keys()) relaxed?.set(uniformName(name), name);
  return (name, environment2) => {
    const respelled = relaxed?.get(uniformName(name));
    if (respelled !== void 0 && respelled !== name) return respelled;
    return all.typos(name)[0] ?? gaps.get(environment2)?.misplaced(name)[0];
  };
}

// src/rules/placeholder-cycle.ts
var rule14 = {
  id: "placeholder-cycle",
  summary: "Placeholders of values refer to each other in a circle.",
  severity: "error",
  *check(subject) {
    const cycles = /* @__PURE__ */ new Map();
    for (const configuration of subject.compared) {
      for (const { key, value, property } of configuration.winners.values()) {
        if (!value.includes("${")) continue;
        const resolution = configuration.resolve(property);
        if (resolution.kind === "too-large") {
          yield {
            key,
            environments: [configuration.environment.name],
            certainty: "certain",
            at: property.origin,
            message: ["The placeholders of ", code(key), " expand to more text than any value has; it was not judged."],
            advice: ["Look for values that repeat each other."],
            related: []
          };
        }
        if (resolution.kind !== "cycle") continue;
        const names3 = [...new Set(resolution.keys)].sort();
        const known3 = cycles.get(names3.join("\n"));
        const { name } = configuration.environment;
        if (known3 !== void 0) {
          if (known3.environments.at(-1) !== name) known3.environments.push(name);
          continue;
        }
        cycles.set(names3.join("\n"), {
          environments: [name],
          problem: {
            key,
            environments: [],
            certainty: "certain",
            at: property.origin,
            message: [],
            advice: ["Give one of ", ...enumerate(names3.map(code)), " a value that refers to none of the others."],
            related: names3.flatMap((other) => configuration.winner(other) ?? []).filter((other) => other.property !== property).map((other) => ({ origin: other.property.origin, label: `${other.key} is part of the circle` }))
          }
        });
      }
    }
    for (const { problem: problem10, environments } of cycles.values()) {
      const told = (names3) => ({
        ...problem10,
        environments: names3,
        message: [
          code(problem10.key ?? ""),
          " refers to itself through its placeholders; in ",
          ...environmentsText(names3),
          ", whatever reads it fails."
        ]
      });
      yield { ...told(environments), narrow: told };
    }
  }
};

// src/rules/plaintext-secret.ts
var rule15 = {
  id: "plaintext-secret",
  summary: "A secret stands in the repository as plain text.",
  severity: "error",
  *check(subject) {
    const compared = subject.compared.map(({ environment: environment2 }) => environment2);
    const live = new Set(subject.compared.filter(({ environment: environment2 }) => isJudgedByName(subject, environment2.name)));
    for (const document of subject.application.documents) {
      const readers = compared.filter(({ layers }) => layers.some(({ source }) => source.document === document));
      if (readers.length === 0) continue;
      for (const property of document.properties) {
        const { key, value, origin, opaque } = property;
        if (value === "" || opaque === true) continue;
        const marked = subject.contract.termsFor(key).secret?.value;
        const suspected = marked ?? (isSecretName(key) || holdsCredentials(value));
        if (!suspected || !hasLiteral(value)) continue;
        if (marked !== true && (isHarmless(value) || !wins(live, key, property))) continue;
        const isShared = readers.length === compared.length && compared.length > 1;
        yield {
          key,
          environments: isShared ? [] : readers.map(({ name }) => name),
          certainty: marked === true ? "certain" : "likely",
          at: origin,
          message: [
            code(key),
            marked === true ? " is marked as a secret, and its value stands here as plain text." : " looks like a secret, and its value stands here as plain text."
          ],
          advice: [
            "Replace it by a placeholder (",
            code("${...}"),
            ") or a cipher text, and change the secret: whoever can read the repository knows it.",
            ...marked === true ? [] : [" If it is none, say ", code("secret: false"), " for this key in keyparity.yml."],
            ...background(subject, key)
          ],
          related: []
        };
      }
    }
  }
};
function isJudgedByName(subject, environment2) {
  return isLive(environment2) || subject.declaredEnvironments.some(({ name }) => name === environment2);
}
function wins(configurations, key, property) {
  for (const configuration of configurations) if (configuration.winner(key)?.property === property) return true;
  return false;
}
function hasLiteral(value) {
  if (/^\s*(?:\{cipher\}|\{(?:bcrypt|pbkdf2|scrypt|argon2|sha256|ldap)[^}]*\}|ENC\(|vault:|sm:\/\/|arn:)/i.test(value))
    return false;
  const references = placeholdersIn(value);
  if (references.some((reference2) => (reference2.default ?? "").replace(/\$\{[^}]*\}/g, "").trim() !== "")) return true;
  if (references.length === 0) return true;
  return holdsCredentials(value) && !/\/\/[^\s/@]*\$\{/.test(value);
}
function isHarmless(value) {
  return /^(?:true|false|null|none|\d{1,6}|classpath:.*|file:.*|https?:\/\/[^@]*|<[^>]*>|\*+|x{3,}|change-?me|todo|tbd)$/i.test(
    value.trim()
  );
}

// src/rules/unresolved-placeholder.ts
var rule16 = {
  id: "unresolved-placeholder",
  summary: "A value refers to a key that has neither a value nor a default in an environment.",
  severity: "error",
  *check(subject) {
    const unexplained = [];
    for (const dangling of danglingReferences(subject)) {
      const givers = subject.compared.filter((configuration) => gives(configuration, dangling.name));
      if (givers.length > 0 || subject.closedWorld) yield problem7(subject, dangling, givers);
      else if (!isVariableName2(dangling.name)) unexplained.push(dangling);
    }
    if (unexplained.length > 0) yield suppliedFromElsewhere(unexplained);
  }
};
function danglingReferences(subject) {
  const found = /* @__PURE__ */ new Map();
  for (const configuration of subject.compared) {
    for (const winner of configuration.winners.values()) {
      if (!winner.value.includes("${")) continue;
      const resolution = configuration.resolve(winner.property);
      if (resolution.kind !== "unresolved") continue;
      for (const name of resolution.missing) {
        const known3 = found.get(name);
        if (known3 === void 0) found.set(name, { name, configurations: [configuration], uses: [winner] });
        else {
          if (known3.configurations.at(-1) !== configuration) known3.configurations.push(configuration);
          if (!known3.uses.some(({ property }) => property === winner.property)) known3.uses.push(winner);
        }
      }
    }
  }
  return found.values();
}
function gives(configuration, name) {
  return configuration.winner(name) !== void 0 || configuration.isProvided(name);
}
function isVariableName2(name) {
  return /^[A-Z][A-Z0-9_]*$/.test(name);
}
function problem7(subject, dangling, givers) {
  const { name, configurations, uses } = dangling;
  const home = configurations[0];
  const names3 = configurations.map(({ environment: environment2 }) => environment2.name);
  const insertion = subject.insertionFor(home, name);
  const setters = givers.flatMap((configuration) => {
    const winner = configuration.winner(name);
    return winner === void 0 ? [] : [{ environment: configuration.environment.name, origin: winner.property.origin }];
  });
  const isOpen = home.environment.open.length > 0;
  return {
    key: name,
    environments: names3,
    certainty: isOpen ? "likely" : "certain",
    at: beside(insertion),
    message: [
      ...environmentsText(names3),
      ` ${verb(names3, "gives", "give")} no value to `,
      code(name),
      ", which ",
      ...enumerate(uses.slice(0, 3).map(({ key }) => code(key))),
      ...uses.length > 3 ? [` and ${uses.length - 3} more`] : [],
      ` ${uses.length === 1 ? "refers" : "refer"} to without a default.`,
      ...givers.length === 0 ? [" Nothing in the repository gives it, and keyparity.yml does not list it as provided."] : [" It has a value in ", ...environmentsText(givers.map(({ environment: environment2 }) => environment2.name)), "."],
      ...openText(home)
    ],
    advice: [
      "Add ",
      code(name),
      " to ",
      place({ path: insertion.path, line: insertion.line, column: 1 }),
      ", or give the placeholder a default.",
      ...background(subject, name)
    ],
    related: [
      ...uses.slice(0, 5).map(({ key, property }) => ({ origin: property.origin, label: `${key} refers to it` })),
      ...settersRelated(setters)
    ],
    insertion,
    ...configurations.length > 1 && {
      narrow: (kept) => {
        const fewer = configurations.filter(({ environment: environment2 }) => kept.includes(environment2.name));
        return problem7(subject, { ...dangling, configurations: fewer }, givers);
      }
    }
  };
}
function suppliedFromElsewhere(dangling) {
  const [first] = dangling;
  const at2 = first.uses[0];
  const shown = dangling.slice(0, 5).map(({ name }) => code(name));
  return {
    environments: [],
    certainty: "possible",
    at: at2.property.origin,
    message: [
      "No environment gives a value to ",
      ...enumerate(shown),
      ...dangling.length > shown.length ? [` and ${dangling.length - shown.length} more`] : [],
      `, which ${dangling.length === 1 ? "a value refers" : "values refer"} to without a default; ${dangling.length === 1 ? "it has" : "they have"} to come from outside the repository.`
    ],
    advice: [
      "List what comes from outside under ",
      code("provided:"),
      " in keyparity.yml; from then on anything else that does not resolve is an error."
    ],
    related: dangling.slice(1, 5).flatMap(
      ({ name, uses }) => uses.slice(0, 1).map(({ property }) => ({ origin: property.origin, label: `refers to ${name}` }))
    )
  };
}

// src/rules/unused-exception.ts
var rule17 = {
  id: "unused-exception",
  summary: "An exception or suppression covers no finding.",
  severity: "warning",
  *checkPolicy(uses) {
    for (const { kind, rule: silenced, key, origin, matched, expired, defect } of uses) {
      if (matched > 0 || expired) continue;
      yield {
        ...key !== void 0 && { key },
        environments: [],
        certainty: "certain",
        at: origin,
        message: defect === void 0 ? [
          `This ${kind} of `,
          code(silenced),
          ...key === void 0 ? [] : [" for ", code(key)],
          " covers no finding."
        ] : [`This ${kind} has no effect: ${defect}`],
        advice: [adviceFor(silenced, defect)],
        related: []
      };
    }
  }
};
function adviceFor(rule20, defect) {
  if (defect === void 0) return "Remove it; it would hide the next finding of its kind.";
  if (rule20 !== "") return "Remove it.";
  return "Write rule, key and reason: keyparity-ignore missing-override some.key the reason.";
}

// src/rules/comparable-values.ts
function comparableValues(subject, key, where2) {
  const names3 = new Set(subject.contract.expand(where2));
  return subject.configurations.flatMap((configuration) => {
    const { name } = configuration.environment;
    const isKnown = names3.has(name) && isLegible(subject.application, configuration.environment);
    const winner = isKnown ? winnerOf(configuration, key) : void 0;
    if (winner === void 0) return [];
    const texts2 = configuration.below(key).map(({ property }) => configuration.resolve(property));
    const format = subject.contract.valueTermsFor(key, name)?.schema["format"];
    const parts = texts2.map(
      (resolution) => resolution.kind === "resolved" ? comparable(resolution.value, format) : void 0
    );
    return parts.includes(void 0) ? [] : [{ environment: name, origin: winner.property.origin, comparable: parts.join("\n") }];
  });
}
function comparable(text3, format) {
  const trimmed3 = text3.trim();
  if (format === "data-size") return `size ${toDataSize(trimmed3) ?? trimmed3}`;
  if (format === "duration" || /^(?:P|\d+(?:ns|us|ms|s|m|h|d)$)/i.test(trimmed3)) {
    return `duration ${toDuration(trimmed3) ?? trimmed3}`;
  }
  if (/^[-+]?\d+(?:\.\d+)?$/.test(trimmed3) && trimmed3.length <= 15) return `number ${Number(trimmed3)}`;
  return /^(?:true|false)$/i.test(trimmed3) ? trimmed3.toLowerCase() : trimmed3;
}

// src/rules/values-must-differ.ts
var rule18 = {
  id: "values-must-differ",
  summary: "Environments that must have different values for a key have the same one.",
  severity: "error",
  *check(subject) {
    for (const { key, terms } of contractKeys(subject)) {
      if (terms.differ === void 0) continue;
      const { where: where2, origin } = terms.differ.value;
      const values = comparableValues(subject, key, where2);
      for (const same of groupedBy(values, ({ comparable: comparable2 }) => comparable2).values()) {
        const found = problem8(subject, key, same, origin);
        if (found !== void 0) yield found;
      }
    }
  }
};
function problem8(subject, key, same, demandedAt) {
  const [first, second2] = same;
  if (first === void 0 || second2 === void 0) return void 0;
  const names3 = same.map(({ environment: environment2 }) => environment2);
  const isOneLine = same.every(({ origin }) => origin === first.origin);
  return {
    key,
    environments: names3,
    certainty: "certain",
    at: second2.origin,
    message: [
      ...environmentsText(names3),
      " have the same value for ",
      code(key),
      ", and each must have its own: ",
      place(first.origin),
      isOneLine ? ` serves ${same.length === 2 ? "both" : "all of them"}.` : " says the same."
    ],
    advice: ["Set the right value for each of them.", ...background(subject, key)],
    related: [
      ...same.filter((value) => value !== second2).map(({ environment: environment2, origin }) => ({ origin, label: `the value of ${environment2}` })),
      { origin: demandedAt, label: "demands different values" }
    ],
    narrow: (kept) => problem8(
      subject,
      key,
      same.filter(({ environment: environment2 }) => kept.includes(environment2)),
      demandedAt
    )
  };
}

// src/rules/values-must-equal.ts
var rule19 = {
  id: "values-must-equal",
  summary: "Environments that must have the same value for a key have different ones.",
  severity: "error",
  *check(subject) {
    for (const { key, terms } of contractKeys(subject)) {
      if (terms.equal === void 0) continue;
      const { where: where2, origin } = terms.equal.value;
      const values = comparableValues(subject, key, where2);
      const groups = [...groupedBy(values, ({ comparable: comparable2 }) => comparable2).values()];
      const [most, ...others] = groups.toSorted((a, b) => b.length - a.length);
      if (most === void 0 || others.length === 0) continue;
      yield narrowable(others.flat(), (odd) => problem9(subject, key, odd, most, origin));
    }
  }
};
function problem9(subject, key, odd, most, demandedAt) {
  const [first, ...more] = odd;
  const names3 = odd.map(({ environment: environment2 }) => environment2);
  const relatedTo = ({ environment: environment2, origin }) => ({ origin, label: `the value of ${environment2}` });
  return {
    key,
    environments: names3,
    certainty: "certain",
    at: first.origin,
    message: [
      ...environmentsText(names3),
      ` ${verb(names3, "has", "have")} another value for `,
      code(key),
      " than ",
      ...environmentsText(most.map(({ environment: environment2 }) => environment2)),
      ", and they must agree."
    ],
    advice: ["Give all of them the same value.", ...background(subject, key)],
    related: [...[...more, ...most].map(relatedTo), { origin: demandedAt, label: "demands equal values" }]
  };
}

// src/rules/index.ts
var rules = [
  rule2,
  rule3,
  rule4,
  rule5,
  rule6,
  rule7,
  rule8,
  rule9,
  rule10,
  rule11,
  rule12,
  rule13,
  rule14,
  rule15,
  rule16,
  rule17,
  rule18,
  rule19
];

// src/spring/built-in-names.ts
var prefixes = ["random.", "vcap.application.", "vcap.services."];
var names2 = /* @__PURE__ */ new Set([
  "file.encoding",
  "file.separator",
  "java.class.path",
  "java.class.version",
  "java.home",
  "java.io.tmpdir",
  "java.library.path",
  "java.runtime.name",
  "java.runtime.version",
  "java.specification.name",
  "java.specification.vendor",
  "java.specification.version",
  "java.vendor",
  "java.vendor.url",
  "java.vendor.version",
  "java.version",
  "java.version.date",
  "java.vm.name",
  "java.vm.vendor",
  "java.vm.version",
  "line.separator",
  "native.encoding",
  "os.arch",
  "os.name",
  "os.version",
  "path.separator",
  "sun.jnu.encoding",
  "user.country",
  "user.dir",
  "user.home",
  "user.language",
  "user.name",
  "user.timezone",
  // Set by a servlet container for what it runs.
  "catalina.base",
  "catalina.home",
  // LoggingSystemProperty and ApplicationPidFileWriter.
  "PID",
  "LOG_FILE",
  "LOG_PATH",
  "CONSOLE_LOG_CHARSET",
  "FILE_LOG_CHARSET",
  // ApplicationInfoPropertySource, web servers once they run, Spring Cloud.
  "spring.application.pid",
  "spring.application.version",
  "local.server.port",
  "local.management.port",
  "spring.cloud.client.hostname",
  "spring.cloud.client.ip-address",
  "config.client.version"
]);
var variables = /* @__PURE__ */ new Set([
  "APPDATA",
  "COMPUTERNAME",
  "HOME",
  "HOSTNAME",
  "JAVA_HOME",
  "JAVA_VERSION",
  "KUBERNETES_SERVICE_HOST",
  "KUBERNETES_SERVICE_PORT",
  "LANG",
  "LOCALAPPDATA",
  "LOGNAME",
  "PATH",
  "PWD",
  "SHELL",
  "TEMP",
  "TMP",
  "TMPDIR",
  "USER",
  "USERNAME",
  "USERPROFILE"
]);
function builtInName(name) {
  if (names2.has(name) || prefixes.some((prefix) => name.startsWith(prefix))) return true;
  return [...variableCandidates(name, defaultGeneration), ...rawVariableCandidates(name)].some(
    (candidate) => variables.has(candidate)
  );
}

// src/configuration/configuration.ts
function configure(application2, environment2, isProvided) {
  const sources2 = environment2.layers.map((layer) => layer.source);
  const find = (name) => application2.relaxed ? findProperty(sources2, name, application2.generation) : findExact(sources2, name);
  const nameOf2 = application2.relaxed ? uniformName : (key) => key;
  let byLayer;
  const layerNames = () => {
    byLayer ??= namesByLayer(application2, environment2.layers);
    return byLayer;
  };
  let winners;
  let names3;
  const resolutions = /* @__PURE__ */ new Map();
  const lookup = (name) => {
    const found = find(name);
    if (found !== void 0) return found.property.opaque === true ? OPEN : found.property.value;
    return isProvided(name) || builtInName(name) ? OPEN : void 0;
  };
  const configuration = {
    environment: environment2,
    get winners() {
      winners ??= collectWinners(environment2.layers, layerNames());
      return winners;
    },
    winner: (key) => configuration.winners.get(nameOf2(key)),
    below(key) {
      names3 ??= [...configuration.winners.keys()];
      const prefix = nameOf2(key);
      const found = [];
      const exact = configuration.winners.get(prefix);
      if (exact !== void 0) found.push(exact);
      for (let i = firstAtLeast(names3, `${prefix}.`); i < names3.length; i++) {
        const name = names3[i];
        if (!name.startsWith(`${prefix}.`)) break;
        found.push(configuration.winners.get(name));
      }
      return found;
    },
    stack(key) {
      const name = nameOf2(key);
      const found = [];
      for (const layer of environment2.layers) {
        const property = layerNames().get(layer)?.get(name);
        if (property !== void 0) found.push({ property, layer });
      }
      return found;
    },
    resolve(property) {
      let resolution = resolutions.get(property);
      if (resolution === void 0) {
        if (property.opaque === true) resolution = { kind: "open", names: [], value: property.value };
        else
          resolution = property.value.includes("${") ? resolvePlaceholders(property.value, lookup, application2.generation, "strict") : { kind: "resolved", value: property.value };
        resolutions.set(property, resolution);
      }
      return resolution;
    },
    isProvided
  };
  return configuration;
}
function collectWinners(layers, names3) {
  const found = /* @__PURE__ */ new Map();
  for (const layer of layers) {
    for (const [name, property] of names3.get(layer) ?? []) {
      if (!found.has(name)) found.set(name, { key: property.key, value: property.value, property, layer });
    }
  }
  return new Map([...found].sort(([a], [b]) => compareBytes(a, b)));
}
function namesByLayer(application2, layers) {
  const found = /* @__PURE__ */ new Map();
  const known3 = /* @__PURE__ */ new Map();
  for (const layer of layers) {
    if (layer.source.kind === "variables") continue;
    const index = sourceIndex(layer.source);
    const names3 = application2.relaxed ? index.uniform : index.exact;
    found.set(layer, names3);
    if (layers.some(({ source }) => source.kind === "variables"))
      for (const name of names3.keys()) known3.set(squeezed(name), name);
  }
  for (const layer of layers) {
    if (layer.source.kind !== "variables") continue;
    const names3 = layer.source.properties.map((property) => [
      known3.get(squeezed(property.key)) ?? uniformName(keyOfVariable(property.key)),
      property
    ]);
    found.set(layer, new Map(names3));
  }
  return found;
}
function squeezed(name) {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
function firstAtLeast(names3, bound) {
  let low = 0;
  let high = names3.length;
  while (low < high) {
    const middle = low + high >>> 1;
    if (compareBytes(names3[middle], bound) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

// src/configuration/vocabulary.ts
function vocabularyOf(application2) {
  const nameOf2 = application2.relaxed ? (key) => uniformName(listKeyOf(key)) : (key) => listKeyOf(key);
  let words2;
  const collect = () => {
    const found = /* @__PURE__ */ new Map();
    for (const document of application2.documents) {
      for (const property of document.properties) {
        const name = nameOf2(property.key);
        const word = found.get(name);
        if (word === void 0) found.set(name, { key: listKeyOf(property.key), properties: [property] });
        else word.properties.push(property);
      }
    }
    return found;
  };
  return {
    get words() {
      words2 ??= collect();
      return words2;
    },
    word(key) {
      words2 ??= collect();
      return words2.get(nameOf2(key));
    },
    nameOf: nameOf2
  };
}

// src/documents/yaml-insertion.ts
function yamlInsertion(text3, key, firstLine) {
  const lines = indexLines(text3);
  const documents = firstLine === void 0 ? [] : parseable(text3);
  const document = documents.find(({ from }) => lines.lineAt(from) === firstLine);
  if (document?.root.kind !== "mapping" || document.root.flow) {
    return { line: lastTextLine(text3, lines, lines.lineCount, 0) + 1, text: nestedLines(key, 0, 2) };
  }
  const place2 = deepestParent(document.root, document.to, key);
  const { mapping, rest, parentKey } = place2;
  const step = indentationStep(document.root, lines);
  if (mapping === void 0) {
    const { line, column: column2 } = lines.originAt("", parentKey.key.at);
    return { line: line + 1, text: nestedLines(rest, column2 - 1 + step, step) };
  }
  const column = lines.originAt("", mapping.entries[0]?.key.at ?? mapping.at).column - 1;
  const isFlat = rest.includes(".") && mapping.entries.some(({ key: written2 }) => forcesFlat(written2, rest));
  const end = isFlat ? endOfNeighbour(mapping, place2.end, rest) : place2.end;
  const last = lastTextLine(text3, lines, end < text3.length ? lines.lineAt(end) - 1 : lines.lineCount, column);
  return { line: last + 1, text: isFlat ? keyLine(rest, column) : nestedLines(rest, column, step) };
}
function parseable(text3) {
  const asWritten = documentsUpToFailure(text3);
  const masked2 = asWritten.failed ? maskTemplates(text3) : void 0;
  return masked2 === void 0 ? asWritten.documents : documentsUpToFailure(masked2).documents;
}
function documentsUpToFailure(text3) {
  const documents = [];
  try {
    for (const document of composeYaml(text3)) documents.push(document);
  } catch (error) {
    if (error instanceof YamlFailure) return { documents, failed: true };
    throw error;
  }
  return { documents, failed: false };
}
function deepestParent(root, documentEnd, key) {
  let mapping = root;
  let end = documentEnd;
  let rest = key;
  for (; ; ) {
    const found = parentEntry(mapping, rest);
    if (found === void 0) return { mapping, end, rest };
    const { entry, index } = found;
    const next = mapping.entries[index + 1]?.key.at ?? end;
    const { value } = entry;
    const isHere = value.at >= entry.key.at && value.at <= next;
    if (value.kind === "scalar" && value.tag === "null" && value.text === "" && isHere) {
      return { parentKey: entry, end: next, rest: found.rest };
    }
    if (value.kind !== "mapping" || value.flow || !isHere) return { mapping, end, rest };
    mapping = value;
    end = next;
    rest = found.rest;
  }
}
function parentEntry(mapping, key) {
  for (let dot = key.lastIndexOf("."); dot > 0; dot = key.lastIndexOf(".", dot - 1)) {
    const wanted = canonical2(key.slice(0, dot));
    const index = mapping.entries.findIndex(
      (entry2) => entry2.key.kind === "scalar" && canonical2(entry2.key.text) === wanted
    );
    const entry = mapping.entries[index];
    if (entry !== void 0) return { entry, index, rest: key.slice(dot + 1) };
  }
  return void 0;
}
function canonical2(name) {
  return name.replace(/[-_]/g, "").toLowerCase();
}
function forcesFlat(written2, rest) {
  return written2.kind === "scalar" && (written2.text.includes(".") || rest.startsWith(`${written2.text}.`));
}
function endOfNeighbour(mapping, end, key) {
  for (let dot = key.lastIndexOf("."); dot > 0; dot = key.lastIndexOf(".", dot - 1)) {
    const path2 = key.slice(0, dot + 1);
    const index = mapping.entries.findLastIndex(
      (entry) => entry.key.kind === "scalar" && entry.key.text.startsWith(path2)
    );
    if (index >= 0) return mapping.entries[index + 1]?.key.at ?? end;
  }
  return end;
}
function lastTextLine(text3, lines, from, column) {
  for (let line = from; line > 0; line -= 1) {
    const content = text3.slice(lines.startOf(line), lines.startOf(line + 1));
    const indentation = content.search(/[^ \t\r\n]/);
    if (indentation < 0) continue;
    if (content[indentation] !== "#" || indentation >= column) return line;
  }
  return 0;
}
function indentationStep(root, lines) {
  for (const { key, value } of root.entries) {
    if (value.kind !== "mapping" || value.flow || value.at < key.at) continue;
    const inner = lines.originAt("", value.entries[0]?.key.at ?? value.at).column;
    const step = inner - lines.originAt("", key.at).column;
    if (step > 0) return step;
  }
  return 2;
}
function nestedLines(key, column, step) {
  const segments = key.includes("[") ? [key] : key.split(".");
  return segments.map((segment, depth) => keyLine(segment, column + depth * step)).join("\n").replaceAll(": \n", ":\n");
}
function keyLine(key, column) {
  const isPlain = /^[A-Za-z_][\w./ -]*(?:\[\d+\][\w./ -]*)*$/.test(key) && implicitTag(key) === "str";
  return `${" ".repeat(column)}${isPlain ? key : JSON.stringify(key)}: `;
}

// src/documents/insertion.ts
function insertionFor(file, text3, key, document = usualDocument(file)) {
  return file.format === "yaml" ? yamlInsertion(text3, key, document?.firstLine) : propertiesInsertion(text3, key, document);
}
var activation = /^spring\.(?:config\.activate\.on-(?:profile|cloud-platform)|profiles)(?:\[\d+\])?$/;
function usualDocument(file) {
  const always = file.documents.filter(({ properties }) => !properties.some(({ key }) => activation.test(key)));
  return always.at(-1) ?? file.documents.at(-1);
}
function propertiesInsertion(text3, key, document) {
  const lines = text3.split(/\r\n|\r|\n/);
  const written2 = `${key.replace(/[\\ \t\f:=#!]/g, "\\$&")}=`;
  let neighbour = document?.properties[0];
  let longest = 0;
  for (const property of document?.properties ?? []) {
    const common = commonSegments(property.key, key);
    const isBetter = common > longest || common === longest && isBehind(property.origin.line, neighbour?.origin.line);
    if (!isBetter) continue;
    neighbour = property;
    longest = common;
  }
  if (neighbour === void 0) return { line: lastLineWithText(lines) + 1, text: written2 };
  let line = neighbour.origin.line;
  while (line < lines.length && /(?<!\\)(?:\\\\)*\\$/.test(lines[line - 1] ?? "")) line += 1;
  return { line: line + 1, text: written2 };
}
function isBehind(line, other) {
  return other === void 0 || line > other;
}
function lastLineWithText(lines) {
  let count = lines.length;
  while (count > 0 && lines[count - 1]?.trim() === "") count -= 1;
  return count;
}
function commonSegments(a, b) {
  const left = a.split(".").slice(0, -1);
  const right = b.split(".").slice(0, -1);
  const differing = left.findIndex((segment, index) => segment !== right[index]);
  return differing < 0 ? left.length : differing;
}

// src/requirements/contract/contract.ts
function contractOf(settings, environments, application2, naming = "relaxed") {
  const concerns = (item) => item.applications === void 0 || item.applications.some(({ name }) => name === application2);
  const entries = settings.keys.filter(concerns);
  const entryIndex = patternIndex(
    entries.map((entry) => ({ pattern: entry.pattern, item: entry })),
    naming
  );
  const provisions = providedNames(settings.provided.filter(concerns), naming);
  const ignores = providedNames((settings.ignore ?? []).filter(concerns), naming);
  const members = groupMembers(settings.groups);
  const compared = environments.filter((environment2) => environment2.compared).map(({ name }) => name);
  const expand2 = (where2) => {
    if (where2 === "all") return compared;
    const names3 = new Set(where2.flatMap(({ name }) => [...members.get(name) ?? [name]]));
    return environments.map(({ name }) => name).filter((name) => names3.has(name));
  };
  const covers = (where2, environment2) => where2 === "all" || expand2(where2).includes(environment2);
  const entriesFor = remembered2((key) => entryIndex.find(key));
  const termsFor = remembered2((key) => mergeTerms(entriesFor(key)));
  const sameSchema = /* @__PURE__ */ new Map();
  const valueTermsFor = (key, environment2) => mergeValues(entriesFor(key), (where2) => covers(where2, environment2), sameSchema);
  return {
    entries,
    exactKeys: entries.filter(({ pattern }) => !hasWildcard(pattern)).map(({ pattern }) => pattern),
    entriesFor,
    termsFor,
    valueTermsFor,
    expand: expand2,
    providedFor: (key, environment2) => provisions(key).find(({ where: where2 }) => covers(where2, environment2)),
    ignored: (key) => ignores(key)[0]
  };
}
function mergeTerms(entries) {
  const strongest = (field2) => {
    for (const entry of entries) {
      const value = field2(entry);
      if (value !== void 0) return { value, entry };
    }
    return void 0;
  };
  return {
    entries,
    required: strongest((entry) => entry.required),
    override: strongest((entry) => entry.override),
    forbidden: strongest((entry) => entry.forbidden),
    differ: strongest((entry) => entry.differ),
    equal: strongest((entry) => entry.equal),
    together: strongest((entry) => entry.together),
    secret: strongest((entry) => entry.secret),
    allowEmpty: strongest((entry) => entry.allowEmpty),
    deprecated: strongest((entry) => entry.deprecated),
    why: strongest((entry) => entry.why),
    owner: strongest((entry) => entry.owner),
    docs: strongest((entry) => entry.docs)
  };
}
function mergeValues(entries, holds3, sameSchema) {
  const words2 = {};
  let strongest;
  for (const entry of [...entries].reverse()) {
    for (const values of entry.values) {
      if (!holds3(values.where)) continue;
      Object.assign(words2, values.schema);
      strongest = { origin: values.origin, entry };
    }
  }
  if (strongest === void 0) return void 0;
  const text3 = JSON.stringify(words2);
  const schema4 = sameSchema.get(text3) ?? words2;
  sameSchema.set(text3, schema4);
  return { schema: schema4, ...strongest };
}
function remembered2(compute) {
  const results = /* @__PURE__ */ new Map();
  return (key) => {
    const known3 = results.get(key);
    if (known3 !== void 0) return known3;
    const result = compute(key);
    results.set(key, result);
    return result;
  };
}

// src/requirements/contract/requirements.ts
function contractRequirements(contract, vocabulary, compared, concerns) {
  const keys = /* @__PURE__ */ new Map();
  for (const key of contract.exactKeys) {
    if (concerns(key)) keys.set(vocabulary.nameOf(key), key);
  }
  if (contract.entries.some(({ pattern }) => hasWildcard(pattern))) {
    for (const [name, { key }] of vocabulary.words) if (!keys.has(name)) keys.set(name, key);
  }
  const requirements = [];
  for (const key of keys.values()) {
    const terms = contract.termsFor(key);
    if (terms.entries.length === 0) continue;
    const common = {
      key,
      source: "contract",
      allowEmpty: terms.allowEmpty?.value ?? false,
      ...terms.why !== void 0 && { why: terms.why.value },
      ...terms.owner !== void 0 && { owner: terms.owner.value },
      ...terms.docs !== void 0 && { docs: terms.docs.value }
    };
    for (const [kind, term] of [
      ["value", terms.required],
      ["override", terms.override]
    ]) {
      for (const demanded of whereItHolds(contract, term, compared)) {
        requirements.push({ ...common, ...demanded, demand: kind });
      }
    }
  }
  return requirements;
}
function whereItHolds(contract, term, compared) {
  if (term === void 0) return [];
  const { where: where2, when, origin } = term.value;
  const named2 = new Set(contract.expand(where2));
  const candidates = compared.filter(({ environment: environment2 }) => named2.has(environment2.name));
  if (when.length === 0) {
    return candidates.length === 0 ? [] : [{ environments: namesOf(candidates), certainty: "certain", origin }];
  }
  const holding = candidates.filter((configuration) => conditionHolds(configuration, when) === true);
  const unknown = candidates.filter((configuration) => conditionHolds(configuration, when) === void 0);
  const demanded = [];
  if (holding.length > 0)
    demanded.push({ environments: namesOf(holding), certainty: "certain", origin, condition: when });
  if (unknown.length > 0)
    demanded.push({ environments: namesOf(unknown), certainty: "possible", origin, condition: when });
  return demanded;
}
function conditionHolds(configuration, when) {
  let unknown = false;
  for (const { key, value } of when) {
    const winner = configuration.winner(key);
    if (winner === void 0) {
      if (!configuration.isProvided(key) && configuration.environment.open.length === 0) return false;
      unknown = true;
      continue;
    }
    const resolution = configuration.resolve(winner.property);
    if (resolution.kind !== "resolved") unknown = true;
    else if (resolution.value.trim().toLowerCase() !== value.trim().toLowerCase()) return false;
  }
  return unknown ? void 0 : true;
}
function namesOf(configurations) {
  return configurations.map(({ environment: environment2 }) => environment2.name);
}

// src/rules/subject-of.ts
function subjectOf(application2, circumstances) {
  const { tree, library, settings, today: today2, valueJudge, isAlone } = circumstances;
  const contract = contractOf(
    settings,
    application2.environments,
    application2.name,
    application2.relaxed ? "relaxed" : "exact"
  );
  const configurations = application2.environments.map(
    (environment2) => configure(application2, environment2, (key) => contract.providedFor(key, environment2.name) !== void 0)
  );
  const compared = configurations.filter(
    ({ environment: environment2 }) => environment2.compared && isLegible(application2, environment2)
  );
  const vocabulary = vocabularyOf(application2);
  const concerns = (key) => isAlone || vocabulary.word(key) !== void 0 || contract.entriesFor(key).some((entry) => entry.pattern === key && entry.applications !== void 0);
  return {
    application: application2,
    configurations,
    compared,
    vocabulary,
    contract,
    closedWorld: settings.provided.length > 0,
    declaredEnvironments: settings.environments,
    requirements: contractRequirements(contract, vocabulary, compared, concerns),
    ...valueJudge !== void 0 && { valueJudge },
    today: today2,
    insertionFor({ environment: { home, layers } }, key) {
      const file = library.read(home, application2.kind === "listed" && !application2.relaxed ? "java" : "spring-boot");
      const bytes2 = file === void 0 ? void 0 : tree.read(home);
      if (file === void 0 || bytes2 === void 0) return { path: home, line: 1, text: lineFor(home, key) };
      const text3 = file.format === "yaml" ? decodeUtf8(bytes2) : decodeLatin1(bytes2);
      const own = layers.find(({ kind, source }) => kind === "environment" && source.document?.path === home);
      return { path: home, ...insertionFor(file, text3, key, own?.source.document) };
    }
  };
}
function lineFor(path2, key) {
  return isYaml(path2) ? `${key}: ` : `${key}=`;
}

// src/prepare.ts
async function prepare(request) {
  const { tree, today: today2 } = request;
  const ruleIds = rules.map(({ id }) => id);
  const settings = loadSettings(tree, request.configPath, ruleIds);
  const library = libraryOf(tree);
  const { profiles } = request;
  const discovery = discover({ tree, library, ...settings, ...profiles !== void 0 && { profiles } });
  const environmentNames = discovery.applications.flatMap(({ environments }) => environments.map(({ name }) => name));
  const applicationNames = discovery.applications.map(({ name }) => name);
  refuse(settings, [...discovery.problems, ...checkNames(settings, environmentNames, applicationNames)]);
  const applications2 = choose(discovery.applications, request, environmentNames);
  const valueJudge = settings.keys.some(({ values }) => values.length > 0) ? await loadValueJudge() : void 0;
  const isAlone = discovery.applications.length === 1;
  const circumstances = { tree, library, settings, today: today2, valueJudge, isAlone };
  const subjects = applications2.map((application2) => subjectOf(application2, circumstances));
  if (applications2.length === discovery.applications.length) refuse(settings, strayKeys(settings, subjects));
  return { settings, library, applications: applications2, subjects };
}
function choose(all, request, environmentNames) {
  if (all.length === 0) {
    throw new UsageError(
      "there is no Spring configuration here to judge",
      "Run Keyparity at the root of the repository (--cwd), or list applications and their layers in keyparity.yml."
    );
  }
  const asked = request.applications ?? [];
  for (const name of asked)
    refuseUnknown(
      "application",
      name,
      all.map((application2) => application2.name)
    );
  for (const name of request.environments ?? []) refuseUnknown("environment", name, environmentNames);
  return asked.length === 0 ? all : all.filter(({ name }) => asked.includes(name));
}
function refuseUnknown(kind, name, known3) {
  if (known3.includes(name)) return;
  const nearest2 = closest(name, known3);
  throw new UsageError(
    `there is no ${kind} "${name}"${nearest2 === void 0 ? "" : `; did you mean "${nearest2}"?`}`,
    `There ${known3.length === 1 ? "is" : "are"}: ${[...new Set(known3)].join(", ")}.`
  );
}

// src/check.ts
async function check(request) {
  const preparation = await prepare(request);
  const findings = findingsOf(preparation, request);
  return {
    verdict: blocks(findings, request.failOn) ? "fail" : "pass",
    counts: countFindings(findings),
    applications: preparation.subjects.map(summaryOf),
    findings,
    matrix: preparation.subjects.flatMap((subject) => matrixOf(subject, findings, request.matrix ?? "wrong"))
  };
}
function findingsOf({ settings, library, applications: applications2, subjects }, request) {
  const reported = subjects.flatMap(
    (subject) => rules.flatMap((rule20) => {
      const problems = "check" in rule20 ? [...rule20.check(subject)] : [];
      return problems.filter((problem10) => isAskedFor(problem10, request) && !isIgnored(problem10, subject.contract)).map((problem10) => ({ rule: rule20, application: subject.application.name, problem: problem10 }));
    })
  );
  const contracts = new Map(subjects.map(({ application: application2, contract }) => [application2.name, contract]));
  const { suppressions, defects } = suppressionsOf(
    applications2,
    library,
    rules.map(({ id }) => id)
  );
  const exceptions = exceptionsOf(settings, suppressions, contracts, request.today);
  const judged = judge(reported, settings.rules, exceptions);
  const uses = [...exceptions.uses(), ...defects];
  const onPolicy = rules.flatMap(
    (rule20) => "checkPolicy" in rule20 ? [...rule20.checkPolicy(uses)].map((problem10) => ({ rule: rule20, application: "", problem: problem10 })) : []
  );
  return [...judged, ...judge(onPolicy, settings.rules, { covered: () => [] })].sort(compareFindings);
}
function isAskedFor({ environments }, { environments: asked = [] }) {
  return asked.length === 0 || environments.length === 0 || environments.some((name) => asked.includes(name));
}
function isIgnored({ key }, contract) {
  return key !== void 0 && contract.ignored(key) !== void 0;
}

// src/platform/today.ts
function today() {
  return (/* @__PURE__ */ new Date()).toISOString().slice(0, 10);
}

// src/platform/working-tree.ts
import { lstatSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { sep } from "node:path";

// src/platform/git.ts
import { spawnSync } from "node:child_process";
var hardened = [
  "core.fsmonitor=false",
  "core.hooksPath=/dev/null",
  "core.quotePath=false",
  "protocol.ext.allow=never",
  "safe.directory=*"
].flatMap((setting) => ["-c", setting]);
var outputLimit = 256 * 1024 * 1024;
function runGit(directory, ...words2) {
  const result = spawnSync("git", [...hardened, ...words2], {
    cwd: directory,
    env: gitEnvironment(),
    maxBuffer: outputLimit,
    stdio: ["ignore", "pipe", "ignore"],
    windowsHide: true
  });
  return result.status === 0 ? result.stdout : void 0;
}
function gitEnvironment() {
  const inherited = Object.entries(process.env).filter(([name]) => !name.toUpperCase().startsWith("GIT_"));
  return { ...Object.fromEntries(inherited), GIT_TERMINAL_PROMPT: "0", GIT_OPTIONAL_LOCKS: "0", LC_ALL: "C" };
}

// src/platform/working-tree.ts
var largestFile2 = 16 * 1024 * 1024;
var foreignFolders = /* @__PURE__ */ new Set([
  ".git",
  ".gradle",
  ".hg",
  ".idea",
  ".mvn",
  ".svn",
  ".terraform",
  ".venv",
  "build",
  "node_modules",
  "target"
]);
function workingTree(directory) {
  const root = existingFolder(directory);
  let paths;
  return {
    list() {
      paths ??= listFiles(root);
      return paths;
    },
    read: (path2) => readInside(root, path2)
  };
}
function existingFolder(directory) {
  try {
    const root = realpathSync.native(directory);
    if (lstatSync(root).isDirectory()) return root;
  } catch {
  }
  throw new UsageError(`there is no folder ${directory}`, "Name the root of the repository with --cwd.");
}
function listFiles(root) {
  const paths = filesOfGit(root) ?? [];
  return (paths.length > 0 ? paths : [...filesBelow(root, "")]).sort();
}
function filesOfGit(root) {
  const listing = runGit(root, "ls-files", "-c", "-o", "-d", "-t", "-z", "--exclude-standard", "--", ".");
  if (listing === void 0) return void 0;
  const files = /* @__PURE__ */ new Set();
  const gone = [];
  for (const entry of listing.toString("utf8").split("\0")) {
    const path2 = entry.slice(2);
    if (path2 === "") continue;
    if (entry.startsWith("R ") || entry.startsWith("S ")) gone.push(path2);
    else if (path2.endsWith("/")) for (const inner of filesBelow(root, path2)) files.add(inner);
    else files.add(path2);
  }
  for (const path2 of gone) files.delete(path2);
  return [...files];
}
function* filesBelow(root, prefix) {
  for (const entry of entriesOf(`${root}/${prefix}`)) {
    const path2 = prefix + entry.name;
    if (!entry.isDirectory()) yield path2;
    else if (!foreignFolders.has(entry.name)) yield* filesBelow(root, `${path2}/`);
  }
}
function entriesOf(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
function readInside(root, path2) {
  if (!isInner(path2)) return void 0;
  try {
    const file = realpathSync.native(`${root}/${path2}`);
    if (!file.startsWith(root.endsWith(sep) ? root : root + sep)) return void 0;
    const found = lstatSync(file);
    return found.isFile() && found.size <= largestFile2 ? readFileSync(file) : void 0;
  } catch {
    return void 0;
  }
}
function isInner(path2) {
  if (path2 === "" || /[\0\\]/.test(path2) || /^[a-z]:/i.test(path2)) return false;
  return path2.split("/").every((segment) => segment !== "" && segment !== "." && segment !== "..");
}

// src/judge.ts
async function judge2(values, matrix = "wrong") {
  const tree = workingTree(values.cwd);
  const report = await check({
    tree,
    today: today(),
    failOn: values["fail-on"],
    applications: values.application,
    environments: values.environment,
    matrix,
    ...values.config !== void 0 && { configPath: values.config }
  });
  return {
    report,
    style: { colour: false, showValues: values["show-values"], readText: (path2) => textOf4(tree, path2) }
  };
}
function textOf4(tree, path2) {
  const bytes2 = tree.read(path2);
  return bytes2 && decodeUtf8(bytes2);
}

// src/platform/report-files.ts
import { lstatSync as lstatSync2, mkdirSync, realpathSync as realpathSync2, writeFileSync } from "node:fs";
import { basename, dirname, join as join2, resolve as resolve2, sep as sep2 } from "node:path";
function writeReportFile(path2, text3) {
  try {
    mkdirSync(dirname(path2), { recursive: true });
    writeFileSync(path2, text3);
  } catch (error) {
    throw new UsageError(`cannot write ${path2}: ${reasonOf2(error)}`);
  }
}
function reasonOf2(error) {
  return error instanceof Error ? error.message.replace(/^(\w+): ([^,]*),.*$/s, "$2 ($1)") : String(error);
}

// src/platform/repository-prefix.ts
import { existsSync, realpathSync as realpathSync3 } from "node:fs";
import { dirname as dirname2, join as join3, relative, sep as sep3 } from "node:path";
function repositoryPrefix(directory) {
  const folder = realpathSync3.native(directory);
  for (let root = folder; ; root = dirname2(root)) {
    if (existsSync(join3(root, ".git"))) {
      const way = relative(root, folder);
      return way === "" ? "" : `${way.split(sep3).join("/")}/`;
    }
    if (dirname2(root) === root) return "";
  }
}

// src/reports/counts.ts
var severities = ["error", "warning", "notice"];
function countsText(counts) {
  return severities.filter((severity) => severity === "error" || counts[severity] > 0).map((severity) => counted(counts[severity], severity)).join(", ");
}
function extentText({ applications: applications2 }) {
  const sum = (count) => applications2.reduce((total, application2) => total + count(application2), 0);
  return [
    counted(applications2.length, "application"),
    counted(
      sum(({ environments }) => environments.filter(({ compared }) => compared).length),
      "environment"
    ),
    counted(
      sum(({ keys }) => keys),
      "key"
    )
  ].join(", ");
}
function unshownText({ findings }) {
  const known3 = findings.filter(({ status }) => status === "known").length;
  const excepted = findings.filter(({ status }) => status === "excepted").length;
  return [known3 > 0 ? `${known3} known before this change` : "", excepted > 0 ? `${excepted} covered by exceptions` : ""].filter((part) => part !== "").join(", ");
}
function counted(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

// src/reports/render-message.ts
var plainText = {
  words: visibleText,
  code: (text3) => `\`${visibleText(text3)}\``,
  name: visibleText,
  place: visibleText
};
function shortText(length) {
  const short = (text3) => cutMiddle(visibleText(text3), length);
  return { words: visibleText, code: (text3) => `\`${short(text3)}\``, name: short, place: short };
}
function terminalText(palette) {
  return {
    words: visibleText,
    code: (text3) => palette.bold(plainText.code(text3)),
    name: plainText.name,
    place: (text3) => palette.cyan(plainText.place(text3))
  };
}
var markdownText = {
  words: (text3) => breakLinks(
    visibleText(text3).replace(
      /[&<>|*_`[\]\\~$"@#]/g,
      (character) => character === "@" || character === "#" ? `<code>${entity(character)}</code>` : entity(character)
    )
  ),
  code: markdownCode,
  name: markdownCode,
  place: markdownCode
};
function markdownCode(text3) {
  const escaped = visibleText(text3).replace(
    /[!-+:-@[-`{-~]/g,
    (character) => character === "=" ? "=" : entity(character)
  );
  return `<code>${breakLinks(escaped)}</code>`;
}
function entity(character) {
  return `&#${character.charCodeAt(0)};`;
}
function breakLinks(markdown2) {
  return markdown2.replace(/www(?=\.)/gi, "$&<!-- -->").replace(/:(?=\/\/)|&#58;(?=\/\/)/g, "<!-- -->$&").replaceAll("&#64;", "<!-- -->&#64;");
}
var hidden = "\u2039hidden\u203A";
var longestValue = 60;
function renderMessage(message, { medium, showValues }) {
  return message.map((part) => renderPart(part, medium, showValues)).join("");
}
function renderPart(part, medium, showValues) {
  if (typeof part === "string") return medium.words(part);
  if ("code" in part) return medium.code(part.code);
  if ("name" in part) return medium.name(part.name);
  if ("place" in part) return medium.place(placeText(part.place));
  if ("path" in part) return medium.place(part.path);
  return part.secret || !showValues ? medium.words(hidden) : medium.code(cutMiddle(part.value, longestValue));
}
function placeText({ path: path2, line }) {
  return `${path2}:${line}`;
}

// src/reports/github.ts
var github = {
  name: "github",
  render: (report, style) => `${githubLines(report, style).join("\n")}
`
};
var limits = [
  ["error", 9],
  ["warning", 9],
  ["notice", 5]
];
function githubLines(report, style) {
  const findings = report.findings.filter(({ status }) => status === "new");
  const chosen = limits.flatMap(
    ([severity, limit]) => spread(findings.filter((finding) => finding.severity === severity)).slice(0, limit)
  );
  const lines = chosen.map((finding) => annotation(finding, style));
  if (chosen.length < findings.length) {
    const left = findings.length - chosen.length;
    const text3 = `${chosen.length} of ${findings.length} findings are annotated, the platform shows no more. The job summary and the report list the other ${left}.`;
    lines.push(workflowCommand("notice", { title: "keyparity" }, text3));
  }
  lines.push(logLine(`keyparity: ${report.verdict}, ${countsText(report.counts)}`));
  return lines;
}
function spread(findings) {
  const groups = /* @__PURE__ */ new Map();
  for (const finding of findings) {
    const group = JSON.stringify([finding.rule, finding.at.path]);
    const members = groups.get(group);
    if (members === void 0) groups.set(group, [finding]);
    else members.push(finding);
  }
  const rounds = [...groups.values()].flatMap((members) => members.map((finding, round) => ({ finding, round })));
  return rounds.sort((a, b) => a.round - b.round).map(({ finding }) => finding);
}
function annotation(finding, style) {
  const { at: at2 } = finding;
  return workflowCommand(
    finding.severity,
    {
      file: at2.path,
      line: Math.max(1, at2.line),
      col: Math.max(1, at2.column),
      title: annotationTitle(finding)
    },
    annotationText(finding, style)
  );
}
var longestTitle = 80;
function annotationTitle({ rule: rule20, key }) {
  if (key === void 0) return cutEnd(rule20, longestTitle);
  return `${rule20} ${cutMiddle(visibleText(key), Math.max(8, longestTitle - rule20.length - 1))}`.trimEnd();
}
var longestText2 = 3900;
var cutNote = "\u2026 (cut, see job summary)";
var longestFirstSentence = 120;
function annotationText(finding, { showValues }) {
  const { related, insertion } = finding;
  const rendering = { medium: plainText, showValues };
  const lines = [
    sentence(finding, rendering),
    ...related.map(({ origin, label }) => `${visibleText(label)}: ${visibleText(placeText(origin))}`),
    renderMessage(finding.advice, rendering)
  ];
  if (insertion !== void 0) {
    lines.push(`Add at ${visibleText(insertion.path)}:${insertion.line}`);
    lines.push(...insertion.text.split("\n").map((line) => `    ${visibleText(line)}`));
  }
  const text3 = lines.filter((line) => line !== "").join("\n");
  return text3.length <= longestText2 ? text3 : `${cutEnd(text3, longestText2 - cutNote.length)}${cutNote}`;
}
function sentence({ message }, rendering) {
  const full = renderMessage(message, rendering);
  const end = /[.!?](?= |$)/.exec(full)?.index ?? full.length;
  if (end < longestFirstSentence) return full;
  return renderMessage(message, { ...rendering, medium: shortText(40) });
}

// src/reports/json.ts
var json = {
  name: "json",
  render: (report, style) => printJson(reportObject(report, style))
};
function reportObject(report, style) {
  const { error, warning, notice } = report.counts;
  return {
    version: 1,
    verdict: report.verdict,
    counts: { error, warning, notice },
    applications: report.applications.map(applicationObject),
    findings: report.findings.map((finding) => findingObject(finding, style))
  };
}
function applicationObject({ name, path: path2, environments }) {
  return {
    name,
    path: path2,
    environments: environments.map((environment2) => ({
      name: environment2.name,
      profiles: environment2.profiles,
      compared: environment2.compared,
      layers: environment2.layers.map(({ kind, paths }) => ({ kind, paths }))
    }))
  };
}
function findingObject(finding, { showValues }) {
  const rendering = { medium: plainText, showValues };
  const { at: at2, insertion } = finding;
  return {
    rule: finding.rule,
    severity: finding.severity,
    application: finding.application,
    key: finding.key,
    environments: finding.environments,
    message: renderMessage(finding.message, rendering),
    advice: renderMessage(finding.advice, rendering),
    location: { path: at2.path, line: at2.line, column: at2.column },
    related: finding.related.map(({ origin, label }) => ({
      path: origin.path,
      line: origin.line,
      column: origin.column,
      label
    })),
    insertion: insertion && { path: insertion.path, line: insertion.line, text: insertion.text },
    fingerprint: finding.fingerprint,
    status: finding.status
  };
}
function printJson(data) {
  const text3 = JSON.stringify(data, void 0, 2).replaceAll("##[", "#\\u0023[");
  return `${text3.replace(/[^\n -~]+/g, (run3) => replaceInvisible(run3, escapeUnits))}
`;
}
function escapeUnits(character) {
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`
  ).join("");
}

// src/reports/matrix-rows.ts
function isMarked({ state, wrong }) {
  return wrong === true && state !== "missing";
}
function matrixByApplication(report, all) {
  const wrongIn = environmentsWithFindings(report);
  const matrices = new Map(
    report.applications.map((application2) => [application2.name, { application: application2, rows: [] }])
  );
  for (const row of report.matrix) {
    const matrix = matrices.get(row.application);
    if (matrix === void 0 || !(all || row.wrong)) continue;
    const { environments } = matrix.application;
    const wrong = wrongIn.get(row.application)?.get(row.key);
    const cells = wrong === void 0 ? row.cells : row.cells.map((cell, index) => ({ ...cell, wrong: wrong.has(environments[index]?.name ?? "") }));
    matrix.rows.push({ key: row.key, wrong: row.wrong, cells });
  }
  return [...matrices.values()].filter(({ rows }) => rows.length > 0);
}
function environmentsWithFindings({ findings }) {
  const applications2 = /* @__PURE__ */ new Map();
  for (const { application: application2, key, environments, status } of findings) {
    if (key === void 0 || status !== "new") continue;
    const keys = applications2.get(application2) ?? /* @__PURE__ */ new Map();
    applications2.set(application2, keys);
    keys.set(key, /* @__PURE__ */ new Set([...keys.get(key) ?? [], ...environments]));
  }
  return applications2;
}
var stateWords = {
  own: { word: "own", meaning: "the environment sets its own value" },
  inherited: { word: "inherited", meaning: "the value comes from a layer that all share" },
  provided: { word: "provided", meaning: "the value comes from outside the repository" },
  missing: { word: "missing", meaning: "needed, and nothing sets it" },
  absent: { word: "\u2013", meaning: "not there and not needed" },
  open: { word: "open", meaning: "may come from a source that the repository cannot show" }
};

// src/reports/markdown.ts
var markdown = { name: "markdown", render };
function table(head, items, row) {
  function* rows() {
    for (const item of items) yield row(item);
  }
  return { head, size: items.length, rows: rows() };
}
var budget = 9e5;
function render(report, style) {
  const findings = report.findings.filter(({ status }) => status === "new");
  const matrices = matrixByApplication(report, false);
  const tables = [findingsTable(findings, style), ...matrices.map(matrixTable)].filter(({ size }) => size > 0);
  return layOut(verdictLines(report), tables, [...legendLines(matrices), ...closingLines(report)]);
}
function markdownMatrix(matrices) {
  if (matrices.length === 0) return "No keys to show.\n";
  return layOut([], matrices.map(matrixTable), legendLines(matrices));
}
function layOut(head, tables, foot) {
  const reserve = 200;
  let left = budget - reserve - bytes([...head, ...foot]);
  const body = [];
  let unshown = 0;
  for (const { head: tableHead, size, rows } of tables) {
    const lines = [...tableHead];
    let next = bytes(tableHead) + 1;
    let shown = 0;
    for (const row of unshown === 0 ? rows : []) {
      next += bytes([row]);
      if (next > left) break;
      left -= next;
      next = 0;
      lines.push(row);
      shown += 1;
    }
    if (shown > 0) body.push(lines.join("\n"), "");
    unshown += size - shown;
  }
  if (unshown > 0)
    body.push(`${counted(unshown, "more row")} left out, the summary has a limit; the JSON report has all.`, "");
  return `${[...head, ...body, ...foot].join("\n").trimEnd()}
`;
}
var encoder = new TextEncoder();
function bytes(lines) {
  return lines.reduce((sum, line) => sum + encoder.encode(line).length + 1, 0);
}
function verdictLines(report) {
  const { applications: applications2, counts, verdict: verdict2 } = report;
  if (verdict2 === "pass" && applications2.length === 0) {
    return ["## Keyparity: nothing to check", "", "No application with Spring configuration was found.", ""];
  }
  const clean = counts.error + counts.warning + counts.notice === 0;
  const headline = clean && verdict2 === "pass" ? "every environment has what it needs" : countsText(counts);
  return [`## ${verdict2 === "pass" ? "\u2705" : "\u274C"} Keyparity: ${headline}`, "", `${extentText(report)} judged.`, ""];
}
function findingsTable(findings, style) {
  const head = [
    "### Findings",
    "",
    "| Severity | Rule | Key | Application | Environments | Where | What is wrong, and what to do |",
    "| --- | --- | --- | --- | --- | --- | --- |"
  ];
  return table(head, findings, (finding) => tableRow(findingCells(finding, style)));
}
var severityMarks = { error: "\u274C error", warning: "\u26A0\uFE0F warning", notice: "\u2139\uFE0F notice" };
function findingCells(finding, { showValues }) {
  const { key, insertion } = finding;
  const rendering = { medium: markdownText, showValues };
  const explanation2 = [
    renderMessage(finding.message, rendering),
    ...finding.related.map(
      ({ origin, label }) => `${markdownText.words(label)}: ${markdownText.place(placeText(origin))}`
    ),
    renderMessage(finding.advice, rendering),
    insertion === void 0 ? "" : `Add at ${markdownText.place(`${insertion.path}:${insertion.line}`)}`
  ].filter((part) => part !== "");
  return [
    severityMarks[finding.severity],
    markdownText.code(finding.rule),
    key === void 0 ? "" : markdownText.code(key),
    finding.application === "" ? "" : markdownText.name(finding.application),
    finding.environments.map(markdownText.name).join(", "),
    markdownText.place(placeText(finding.at)),
    explanation2.join("<br>") + (insertion === void 0 ? "" : markdownBlock(insertion.text))
  ];
}
function markdownBlock(text3) {
  return `<pre>${text3.split("\n").map(markdownText.code).join("&#10;")}</pre>`;
}
var stateMarks = {
  own: "\u2714 ",
  inherited: "",
  provided: "",
  missing: "\u274C ",
  absent: "",
  open: ""
};
function matrixTable({ application: application2, rows }) {
  const names3 = application2.environments.map(({ name, compared }) => {
    const cell = markdownText.name(name);
    return compared ? cell : `(${cell})`;
  });
  const head = [
    `### ${markdownText.name(application2.name)} in ${markdownText.place(application2.path)}`,
    "",
    tableRow(["Key", ...names3]),
    tableRow(["---", ...names3.map(() => ":-:")])
  ];
  return table(head, rows, matrixRow);
}
function matrixRow({ key, cells }) {
  return tableRow([markdownText.code(key), ...cells.map(matrixCell)]);
}
function matrixCell(cell) {
  return `${stateMarks[cell.state]}${stateWords[cell.state].word}${isMarked(cell) ? " \u26A0\uFE0F" : ""}`;
}
function tableRow(cells) {
  return `| ${cells.join(" | ")} |`;
}
function legendLines(matrices) {
  const cells = matrices.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  const used = new Set(cells.map(({ state }) => state));
  if (used.size === 0) return [];
  const meanings = Object.entries(stateWords).filter(([state]) => used.has(state)).map(([, { word, meaning }]) => `**${word}** ${meaning}`);
  if (cells.some(isMarked)) meanings.push("**\u26A0\uFE0F** a finding is about this value");
  return [`${meanings.join("; ")}.`, ""];
}
function closingLines(report) {
  const unshown = unshownText(report);
  return unshown === "" ? [] : [`Not shown: ${unshown}.`, ""];
}

// src/reports/findings-by-application.ts
function newFindingsByApplication(findings) {
  const groups = /* @__PURE__ */ new Map();
  for (const finding of findings) {
    if (finding.status !== "new") continue;
    const group = groups.get(finding.application);
    if (group === void 0) groups.set(finding.application, [finding]);
    else group.push(finding);
  }
  return groups;
}

// src/reports/palette.ts
var paint = (on, off) => (text3) => text3 === "" ? text3 : `\x1B[${on}m${text3}\x1B[${off}m`;
var plain = (text3) => text3;
var coloured = {
  bold: paint(1, 22),
  dim: paint(2, 22),
  red: paint(31, 39),
  green: paint(32, 39),
  yellow: paint(33, 39),
  blue: paint(34, 39),
  cyan: paint(36, 39)
};
var colourless = {
  bold: plain,
  dim: plain,
  red: plain,
  green: plain,
  yellow: plain,
  blue: plain,
  cyan: plain
};
function paletteFor(colour) {
  return colour ? coloured : colourless;
}
function paintSeverity(palette, severity) {
  if (severity === "error") return palette.red;
  return severity === "warning" ? palette.yellow : palette.blue;
}

// src/reports/text.ts
var text2 = { name: "text", render: render2 };
async function render2(report, style) {
  const palette = paletteFor(style.colour);
  const groups = newFindingsByApplication(report.findings);
  const lines = [verdictLine(report, palette)];
  for (const [application2, findings] of groups) {
    lines.push("", applicationLine(application2, report, palette));
    for (const finding of findings) lines.push(...findingLines(finding, style, palette), "");
    lines.pop();
  }
  const sections = [lines.map(breakCommands)];
  const patch = await patchLines([...groups.values()].flat(), style, palette);
  if (patch.length > 0) sections.push(patch);
  sections.push(closingLines2(report, palette).map(breakCommands));
  return `${sections.map((section) => section.join("\n")).join("\n\n")}
`;
}
function verdictLine(report, palette) {
  const { applications: applications2, counts, verdict: verdict2 } = report;
  const brand = palette.bold("keyparity:");
  if (verdict2 === "pass" && applications2.length === 0) {
    return `${brand} ${palette.yellow("nothing to check")}, no application with Spring configuration was found`;
  }
  if (verdict2 === "pass" && counts.error + counts.warning + counts.notice === 0) {
    return `${brand} ${palette.green("pass")}, every environment has what it needs: ${extentText(report)}`;
  }
  const word = verdict2 === "fail" ? palette.red("fail") : palette.green("pass");
  return `${brand} ${word}, ${countsText(counts)} in ${extentText(report)}`;
}
function applicationLine(name, report, palette) {
  if (name === "") return palette.bold("The repository");
  const path2 = report.applications.find((application2) => application2.name === name)?.path;
  return `${palette.bold(visibleText(name))}${path2 === void 0 ? "" : palette.dim(` (${visibleText(path2)})`)}`;
}
function findingLines(finding, { showValues }, palette) {
  const medium = terminalText(palette);
  const { at: at2, insertion, related } = finding;
  const headline = [
    paintSeverity(palette, finding.severity)(finding.severity),
    finding.rule,
    finding.key === void 0 ? "" : palette.bold(visibleText(finding.key)),
    finding.environments.map(visibleText).join(", ")
  ].filter((part) => part !== "");
  const lines = [
    `  ${headline.join("  ")}`,
    `    at ${medium.place(`${at2.path}:${at2.line}:${at2.column}`)}`,
    `    ${renderMessage(finding.message, { medium, showValues })}`
  ];
  const labels = related.map(({ label }) => visibleText(label));
  const width = widest(labels);
  related.forEach(({ origin }, index) => {
    lines.push(`      ${(labels[index] ?? "").padEnd(width)}  ${medium.place(placeText(origin))}`);
  });
  const advice = renderMessage(finding.advice, { medium, showValues });
  if (advice !== "") lines.push(`    ${palette.green("fix:")} ${advice}`);
  if (insertion !== void 0) {
    lines.push(`    ${palette.green("add:")} ${medium.place(`${insertion.path}:${insertion.line}`)}`);
    for (const line of insertion.text.split("\n")) lines.push(`      ${palette.green(`+ ${visibleText(line)}`)}`);
  }
  return lines;
}
async function patchLines(findings, { readText: readText2 }, palette) {
  const insertions = findings.flatMap(({ insertion }) => insertion === void 0 ? [] : [insertion]);
  if (readText2 === void 0 || insertions.length === 0) return [];
  const { insertionPatch } = await import("./insertion-patch.js");
  const patch = insertionPatch(insertions, readText2);
  if (patch === "") return [];
  const lines = patch.slice(0, -1).split("\n");
  return [
    `${palette.bold("Patch")} with the lines to add, their values are for you to fill in (git apply --unidiff-zero)`,
    ...lines.map((line) => /^\+(?!\+\+ )/.test(line) ? palette.green(line) : line)
  ];
}
var mostApplicationsShown = 20;
function closingLines2(report, palette) {
  const { applications: applications2, counts, verdict: verdict2 } = report;
  const lines = applicationTable(applications2.slice(0, mostApplicationsShown), palette);
  const more = applications2.length - mostApplicationsShown;
  if (more > 0) lines.push(`  and ${counted(more, "more application")}`);
  const unshown = unshownText(report);
  if (unshown !== "") lines.push(`Not shown: ${unshown}`);
  if (counts.error + counts.warning + counts.notice > 0) lines.push(palette.bold(countsText(counts)));
  const meaning = verdict2 === "fail" ? "exit code 1, something blocks" : "exit code 0, nothing blocks";
  lines.push(palette.dim(`Every key of every environment: keyparity matrix (${meaning})`));
  return lines;
}
function applicationTable(applications2, palette) {
  if (applications2.length === 0) return [];
  const rows = applications2.map(({ name, law, environments }) => ({
    name: visibleText(name),
    law: visibleText(law === "plain" ? "listed layers" : `Spring Boot ${law}`),
    environments: environments.map((environment2) => environment2.compared ? environment2.name : `(${environment2.name})`).map(visibleText).join(" "),
    open: [...new Set(environments.flatMap((environment2) => environment2.open))].map(visibleText).join(", ")
  }));
  const nameWidth = widest(rows.map(({ name }) => name));
  const lawWidth = widest(rows.map(({ law }) => law));
  return [
    palette.bold("Judged"),
    ...rows.map(({ name, law, environments, open }) => {
      const unseen = open === "" ? "" : palette.dim(`  values may also come from: ${open}`);
      return `  ${name.padEnd(nameWidth)}  ${palette.dim(law.padEnd(lawWidth))}  ${environments}${unseen}`.trimEnd();
    })
  ];
}

// src/reports/index.ts
var reporters = { text: text2, json, markdown, github };

// src/reports/prefix-paths.ts
function prefixPaths(report, prefix) {
  if (prefix === "") return report;
  const origin = (at2) => ({ ...at2, path: prefix + at2.path });
  const part = (piece) => {
    if (typeof piece === "string") return piece;
    if ("place" in piece) return { place: origin(piece.place) };
    return "path" in piece ? { path: prefix + piece.path } : piece;
  };
  const message = (parts) => parts.map(part);
  const finding = (found) => ({
    ...found,
    at: origin(found.at),
    message: message(found.message),
    advice: message(found.advice),
    related: found.related.map((related) => ({ ...related, origin: origin(related.origin) })),
    ...found.insertion && { insertion: { ...found.insertion, path: prefix + found.insertion.path } }
  });
  return { ...report, findings: report.findings.map(finding) };
}

// src/cli/terminal-style.ts
function terminalStyle(style, values) {
  const { stdout } = process;
  return {
    ...style,
    colour: wantsColour(stdout, values["no-color"]),
    ...stdout.isTTY && { width: stdout.columns }
  };
}

// src/cli/check-command.ts
async function checkCommand(values) {
  const { report, style } = await judge2(values);
  const reportFor = (format2) => format2 === "github" ? prefixPaths(report, repositoryPrefix(values.cwd)) : report;
  const { format, output } = values;
  await print(process.stdout, await reporters[format].render(reportFor(format), terminalStyle(style, values)));
  let complete = true;
  for (const target of output) {
    try {
      writeReportFile(target.path, await reporters[target.format].render(reportFor(target.format), style));
    } catch (error) {
      complete = false;
      await print(process.stderr, describeFailure(error));
    }
  }
  if (report.verdict === "fail") return 1;
  return complete ? 0 : 2;
}

// src/cli/help.ts
var examples = {
  check: [
    ["keyparity", "judge the repository in this folder"],
    ["keyparity --environment stage --fail-on warning", "only stage, and be strict"],
    ["keyparity --format github --output json=report.json", "annotations, and a report for other tools"]
  ],
  matrix: [
    ["keyparity matrix", "all keys of all applications"],
    ["keyparity matrix --application orders --format markdown", "one application, to paste into an issue"]
  ],
  rules: [
    ["keyparity rules", "every rule with its severity"],
    ["keyparity rules missing-override", "what it finds, why, and how to fix it"]
  ]
};
var exitCodes = `Exit codes
  0  nothing blocks
  1  something blocks
  2  Keyparity could not judge: a wrong command, a mistake in keyparity.yml, a fault of its own
`;
function help(command) {
  return command === void 0 ? programHelp() : commandHelp(command);
}
function programHelp() {
  return [
    "Keyparity works out what each environment of each Spring application really gets, and finds what it lacks.",
    "",
    "Usage: keyparity [command] [options]",
    "",
    "Commands",
    table2(commandNames.map((name) => [usageWord(name), commands[name].summary])),
    "Options of check",
    optionTable("check"),
    "Examples",
    table2(examples.check),
    exitCodes,
    "keyparity COMMAND --help explains the other commands.",
    ""
  ].join("\n");
}
function commandHelp(command) {
  return [
    commands[command].summary,
    "",
    `Usage: keyparity ${usageWord(command)} [options]`,
    "",
    "Options",
    optionTable(command),
    "Examples",
    table2(examples[command]),
    exitCodes
  ].join("\n");
}
function usageWord(command) {
  const { operand } = commands[command];
  return operand === void 0 ? command : `${command} [${operand}]`;
}
function optionTable(command) {
  return table2(optionsOf(command).map(([name, shape]) => [spelling(name, shape), explanation(shape)]));
}
function spelling(name, shape) {
  if (shape.kind === "switch") return `--${name}`;
  return `--${name} ${shape.placeholder ?? shape.values?.join("|")}`;
}
function explanation(shape) {
  const notes = [
    ...shape.kind === "file" ? [`formats: ${shape.values?.join(", ")}`] : [],
    ...shape.repeatable ? ["may be repeated"] : [],
    ...shape.default === void 0 ? [] : [`default: ${shape.default}`]
  ];
  return notes.length === 0 ? shape.description : `${shape.description.replace(/\.$/, "")} (${notes.join("; ")}).`;
}
function table2(rows) {
  const width = Math.min(40, Math.max(...rows.map(([left]) => left.length)));
  const lines = rows.map(
    ([left, right]) => left.length > width ? `  ${left}
  ${" ".repeat(width)}  ${right}` : `  ${left.padEnd(width)}  ${right}`
  );
  return `${lines.join("\n")}
`;
}

// src/reports/matrix.ts
function renderMatrix(report, style, { all, format }) {
  const matrices = matrixByApplication(report, all);
  if (format === "json") return printJson(matrixObject(matrices));
  if (format === "markdown") return markdownMatrix(matrices);
  return textMatrix(matrices, style);
}
function matrixObject(matrices) {
  return {
    version: 1,
    applications: matrices.map(({ application: application2, rows }) => ({
      name: application2.name,
      path: application2.path,
      environments: application2.environments.map(({ name, compared }) => ({ name, compared })),
      keys: rows.map(({ key, wrong, cells }) => ({
        key,
        wrong,
        cells: cells.map((cell) => ({ state: cell.state, wrong: cell.wrong === true, place: cell.place }))
      }))
    }))
  };
}
function textMatrix(matrices, style) {
  if (matrices.length === 0) return "No keys to show.\n";
  const palette = paletteFor(style.colour);
  const tables = matrices.map((matrix) => textTable(matrix, palette, style.width));
  const cells = matrices.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  const used = new Set(cells.map(({ state }) => state));
  const legend = Object.entries(stateWords).filter(([state]) => used.has(state)).map(([, { word, meaning }]) => `  ${word.padEnd(9)}  ${meaning}`);
  if (cells.some(isMarked)) legend.push(`  ${"!".padEnd(9)}  a finding is about this key in this environment`);
  return `${[...tables, legend].map((lines) => lines.map(breakCommands).join("\n")).join("\n\n")}
`;
}
var narrowestKey = 20;
function textTable({ application: application2, rows }, palette, width) {
  const names3 = application2.environments.map(({ name, compared }) => visibleText(compared ? name : `(${name})`));
  const columns = names3.map(
    (name, column) => Math.max(name.length, widest(rows.map(({ cells }) => cellText(cells[column]))))
  );
  const keys = rows.map(({ key }) => visibleText(key));
  const others = columns.reduce((sum, column) => sum + column + 2, 2);
  const room = width === void 0 ? Number.POSITIVE_INFINITY : Math.max(narrowestKey, width - others);
  const keyWidth = Math.min(room, widest(keys));
  const head = names3.map((name, column) => name.padEnd(columns[column] ?? 0)).join("  ");
  return [
    `${palette.bold(visibleText(application2.name))} ${palette.dim(`(${visibleText(application2.path)})`)}`,
    `  ${" ".repeat(keyWidth)}  ${palette.bold(head.trimEnd())}`,
    ...rows.map(({ cells }, row) => {
      const key = cutMiddle(keys[row] ?? "", keyWidth).padEnd(keyWidth);
      const states = cells.map((cell, column) => {
        const text3 = cellText(cell);
        const padding = column === cells.length - 1 ? "" : " ".repeat((columns[column] ?? 0) - text3.length);
        return paintCell(cell, palette)(text3) + padding;
      });
      return `  ${key}  ${states.join("  ")}`.trimEnd();
    })
  ];
}
function cellText(cell) {
  if (cell === void 0) return "";
  return `${stateWords[cell.state].word}${isMarked(cell) ? " !" : ""}`;
}
function paintCell({ state, wrong }, palette) {
  if (wrong || state === "missing") return palette.red;
  if (state === "own") return palette.green;
  return state === "open" ? palette.yellow : palette.dim;
}

// src/cli/matrix-command.ts
async function matrixCommand(values) {
  const format = oneOf(["text", "json", "markdown"], values.format, "--format");
  const { report, style } = await judge2(values, values.wrong ? "wrong" : "all");
  await print(process.stdout, renderMatrix(report, terminalStyle(style, values), { all: !values.wrong, format }));
  return 0;
}

// src/cli/rules-command.ts
import { readFileSync as readFileSync2 } from "node:fs";
function rulesCommand(id) {
  if (id !== void 0) return pageOf(id);
  const width = Math.max(...rules.map((rule20) => rule20.id.length));
  return rules.map((rule20) => `${rule20.id.padEnd(width)}  ${rule20.severity.padEnd(7)}  ${rule20.summary}
`).join("");
}
function pageOf(id) {
  if (!rules.some((rule20) => rule20.id === id)) {
    const guess = closest(
      id,
      rules.map((rule20) => rule20.id)
    );
    throw new UsageError(
      `there is no rule "${id}"`,
      guess === void 0 ? "See keyparity rules for the list." : `Did you mean "${guess}"?`
    );
  }
  return readFileSync2(new URL(`../docs/rules/${id}.md`, import.meta.url), "utf8");
}

// src/cli/main.ts
async function main(words2) {
  try {
    return await run2(readArguments(words2));
  } catch (error) {
    await print(process.stderr, describeFailure(error));
    return 2;
  }
}
async function run2(invocation) {
  const { command, values } = invocation;
  if (values.version) return say(`${version}
`);
  if (values.help) return say(help(invocation.named ? command : void 0));
  switch (command) {
    case "check":
      return checkCommand(values);
    case "matrix":
      return matrixCommand(values);
    case "rules":
      return say(rulesCommand(invocation.operand));
  }
}
async function say(text3) {
  await print(process.stdout, text3);
  return 0;
}
export {
  main
};
