import { getInput, getMultilineInput } from '@actions/core';
import { type OptionValues, readOptionValues } from '../commands/option-values.ts';
import { actionInputs, type OptionName, options } from '../commands/options.ts';
import { UsageError } from '../usage-error.ts';

/**
 * The options as the workflow gives them. An empty input is one that is not given: that is how the platform passes an
 * expression without a value.
 *
 * @throws UsageError for a value that an input does not take
 */
export function readInputs(): OptionValues {
  const given = new Map<OptionName, readonly string[]>();
  for (const [input, name, shape] of actionInputs()) {
    const texts = shape.repeatable ? getMultilineInput(input) : [getInput(input)].filter((text) => text !== '');
    if (texts.length > 0) given.set(name, texts);
  }
  const values = readOptionValues(given, (name) => `input ${inputOf(name)}`);
  // It becomes part of an HTML comment, and of nothing that could close it.
  if (!/^[\w.-]{1,60}$/.test(values['comment-id'])) {
    throw new UsageError('input comment-id takes up to 60 letters, digits, ".", "_" and "-"');
  }
  return values;
}

function inputOf(name: OptionName): string {
  const shape = options[name];
  return 'input' in shape ? shape.input : name;
}
