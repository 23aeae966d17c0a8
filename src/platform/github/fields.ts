/** A field of an answer, along a way of names; `undefined` where there is none. */
export function fieldOf(data: unknown, ...way: readonly string[]): unknown {
  let inner = data;
  for (const name of way) {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, name)) return undefined;
    inner = Reflect.get(inner, name);
  }
  return inner;
}

export function textAt(data: unknown, ...way: readonly string[]): string | undefined {
  const value = fieldOf(data, ...way);
  return typeof value === 'string' ? value : undefined;
}

export function numberAt(data: unknown, ...way: readonly string[]): number | undefined {
  const value = fieldOf(data, ...way);
  return typeof value === 'number' ? value : undefined;
}

/** What an answer says about a thing that has a page. */
export interface Published {
  readonly id: number;
  readonly url: string;
}

export function publishedAt(data: unknown): Published | undefined {
  const id = numberAt(data, 'id');
  const url = textAt(data, 'html_url');
  return id === undefined || url === undefined || !/^https?:\/\/[!-~]+$/.test(url) ? undefined : { id, url };
}
