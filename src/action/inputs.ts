import { getInput, getMultilineInput } from '@actions/core';
import { type OptionValues, readOptionValues } from '../option-values.ts';
import { actionInputs, type OptionName, options } from '../options.ts';

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
  return readOptionValues(given, (name) => `input ${inputOf(name)}`);
}

function inputOf(name: OptionName): string {
  const shape = options[name];
  return 'input' in shape ? shape.input : name;
}
