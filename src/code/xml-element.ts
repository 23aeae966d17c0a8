import type { Guard } from './facts.ts';

/** An element of Spring's XML while it is read; whole once it is closed. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly offset: number;
  readonly parent: Element | undefined;
  guards: readonly Guard[];
  text: string;
  /** The first ones, which is all that anybody looks at. */
  readonly children: Element[];
  /** How many placeholders had been found when it began. */
  readonly usesBefore: number;
}

export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

export function childNamed({ children }: Element, name: string): Element | undefined {
  return children.find((child) => localName(child.name) === name);
}

export function childText(element: Element, name: string): string | undefined {
  return childNamed(element, name)?.text.trim();
}

export function listOf(text = ''): readonly string[] {
  return text.split(/[,;\s]+/).filter((item) => item !== '');
}
