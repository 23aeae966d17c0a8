import { describe, expect, it } from 'vitest';
import { everythingPrinted } from './secrets/everything-printed.ts';
import { base64, places, prod, secret, settings, stage, usual } from './secrets/places.ts';

/* Plants a secret in every kind of place and reads all that Keyparity can print about the repository. */

/** The lines that show a text, which say more than all that was printed. */
function linesWith(text: string, planted: string): readonly string[] {
  return text.split('\n').filter((line) => line.includes(planted) || line.includes(base64(planted)));
}

/** Ways to write a secret so that YAML cannot be read: a password may begin with any of these characters. */
const faults = [
  `"${secret}`,
  `'${secret}`,
  `*${secret}`,
  `!${secret}`,
  `!!${secret} x`,
  `!<${secret} x`,
  `&${secret} &x y`,
  `@${secret}`,
  `\`${secret}`,
  `%${secret}`,
  `|${secret}`,
  `>${secret}`,
  `${secret}: x`,
  `- ${secret}`,
  `[${secret}`,
  `{${secret}`,
  `{${secret}: x, ${secret}: y}`,
  `]${secret}`,
  `? ${secret}`,
  `"\\${secret}"`,
  `"\\x${secret}"`,
  `x\n  ${secret}\n y${secret}: z`,
  `x\n\t${secret}: y`,
  `x\n${secret}`,
  `\u0000${secret}`,
  `"${secret}" ${secret}`,
  `{a: ${secret}} ${secret}`,
  `x\n<<: ${secret}`,
  `x\n<<: [${secret}]`,
];

describe('a secret is in nothing that is printed', () => {
  it.each(Object.entries(places))('planted as %s', async (_place, { files, said, isPlain }) => {
    const { plain, shown } = await everythingPrinted(files, true);
    expect(linesWith(plain, secret)).toEqual([]);
    if (isPlain !== true) expect(linesWith(shown, secret)).toEqual([]);
    expect(plain + shown).not.toContain('internal error');
    expect(plain).toContain(said);
  });

  it.each(faults)('planted in YAML that is broken: %j', async (value) => {
    const { plain, shown } = await everythingPrinted({ ...usual, ...prod(`orders:\n  password: ${value}\n`) });
    expect(linesWith(plain + shown, secret)).toEqual([]);
    expect(plain + shown).not.toContain('internal error');
  });

  // A map is read as one here, and its names are told: they are no values.
  it.each(faults.filter((fault) => !fault.endsWith('y}')))(
    'planted in a keyparity.yml that is broken: %j',
    async (value) => {
      const text = `environments:\n  stage: {}\n  prod:\n    variables:\n      ORDERS_PASSWORD: ${value}\n`;
      const { plain, shown } = await everythingPrinted({ ...usual, ...prod('a: b\n'), ...settings(text) });
      expect(linesWith(plain + shown, secret)).toEqual([]);
      expect(plain + shown).not.toContain('internal error');
    },
  );
});

describe('a value that is no secret', () => {
  const files = {
    ...usual,
    ...settings('keys:\n  orders.limit: { type: integer }\n  orders.mode: { differ: true }\n'),
    ...prod(`orders:\n  limit: ${secret}\n  mode: ${secret}\n`),
    ...stage(`orders:\n  mode: ${secret}\n`),
  };

  it('is printed where values are asked for, and else nowhere', async () => {
    const { plain, shown } = await everythingPrinted(files);
    expect(plain).not.toContain(secret);
    expect(linesWith(shown, secret).length).toBeGreaterThan(5);
  });
});
